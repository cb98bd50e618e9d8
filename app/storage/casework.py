# SPDX-License-Identifier: EUPL-1.2
"""Reviews and notes as rows."""

from typing import Final

from app.domain.casework import ConcernReview, Note
from app.domain.ids import CaseId, RecordId
from app.domain.inquiry import Owned
from app.storage.codec import parameters
from app.storage.connection import Database
from app.storage.rows import every, one, owned

INSERT_REVIEW: Final = """
INSERT INTO concern_review (
    case_id, reviewed_on, whats_new, direction, conclusion, next_step, id, created_at, changed_at,
    author
) VALUES (
    :case_id, :reviewed_on, :whats_new, :direction, :conclusion, :next_step, :id, :created_at,
    :changed_at, :author
)
"""

SELECT_REVIEW: Final = """
SELECT
    case_id, reviewed_on, whats_new, direction, conclusion, next_step, id, created_at, changed_at,
    author
FROM concern_review WHERE id = :id
"""

SELECT_REVIEWS: Final = """
SELECT
    case_id, reviewed_on, whats_new, direction, conclusion, next_step, id, created_at, changed_at,
    author
FROM concern_review WHERE case_id = :case_id
"""

INSERT_NOTE: Final = """
INSERT INTO note (
    concern_id, case_id, noted_on, text, source, against, assessment, internal, status, id,
    created_at, changed_at, author, addendum_to
) VALUES (
    :concern_id, :case_id, :noted_on, :text, :source, :against, :assessment, :internal, :status,
    :id, :created_at, :changed_at, :author, :addendum_to
)
"""

UPDATE_NOTE: Final = """
UPDATE note SET
    noted_on = :noted_on, text = :text, source = :source, against = :against,
    assessment = :assessment, internal = :internal, status = :status, changed_at = :changed_at
WHERE id = :id
"""

DELETE_NOTE: Final = """
DELETE FROM note WHERE id = :id
"""

SELECT_NOTE: Final = """
SELECT
    concern_id, case_id, noted_on, text, source, against, assessment, internal, status, id,
    created_at, changed_at, author, addendum_to
FROM note WHERE id = :id
"""

SELECT_NOTES: Final = """
SELECT
    concern_id, case_id, noted_on, text, source, against, assessment, internal, status, id,
    created_at, changed_at, author, addendum_to
FROM note WHERE concern_id = :concern_id OR case_id = :case_id
"""


def insert_review(database: Database, review: ConcernReview) -> None:
    """Add a row."""
    database.execute(INSERT_REVIEW, parameters(review))


def review(database: Database, review_id: RecordId) -> ConcernReview:
    """One row; NotFound when it is not there."""
    return one(database, ConcernReview, SELECT_REVIEW, {"id": review_id}, "review")


def reviews(database: Database, case_id: CaseId) -> tuple[ConcernReview, ...]:
    """Those of one case, in the order of their dates."""
    return every(
        database,
        ConcernReview,
        SELECT_REVIEWS,
        {"case_id": case_id},
        key=lambda r: (r.reviewed_on, r.created_at),
    )


def insert_note(database: Database, note: Note) -> None:
    """Add a row."""
    database.execute(INSERT_NOTE, parameters(note))


def update_note(database: Database, note: Note) -> None:
    """Write all that may change."""
    database.execute(UPDATE_NOTE, parameters(note))


def delete_note(database: Database, note_id: RecordId) -> None:
    """Take the row out, with its addenda."""
    database.execute(DELETE_NOTE, {"id": note_id})


def note(database: Database, note_id: RecordId) -> Note:
    """One row; NotFound when it is not there."""
    return one(database, Note, SELECT_NOTE, {"id": note_id}, "note")


def notes(database: Database, owner: Owned) -> tuple[Note, ...]:
    """Those of one concern or case, in the order of their dates."""
    return every(
        database, Note, SELECT_NOTES, owned(owner), key=lambda r: (r.noted_on, r.created_at)
    )
