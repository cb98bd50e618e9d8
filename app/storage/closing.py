# SPDX-License-Identifier: EUPL-1.2
"""Holds, handovers, closures and re-reviews as rows."""

from typing import Final

from app.domain.closing import Closure, Handover, Hold, ReReview
from app.domain.ids import CaseId, RecordId
from app.domain.inquiry import Owned
from app.storage.codec import parameters
from app.storage.connection import Database
from app.storage.rows import every, one, owned

INSERT_HOLD: Final = """
INSERT INTO hold (
    case_id, since, reason, expected_resume, note, id, created_at, changed_at, until
) VALUES (
    :case_id, :since, :reason, :expected_resume, :note, :id, :created_at, :changed_at, :until
)
"""

UPDATE_HOLD: Final = """
UPDATE hold SET
    since = :since, reason = :reason, expected_resume = :expected_resume, note = :note,
    changed_at = :changed_at, until = :until
WHERE id = :id
"""

DELETE_HOLD: Final = """
DELETE FROM hold WHERE id = :id
"""

SELECT_HOLDS: Final = """
SELECT
    case_id, since, reason, expected_resume, note, id, created_at, changed_at, until
FROM hold WHERE case_id = :case_id
"""

INSERT_HANDOVER: Final = """
INSERT INTO handover (
    concern_id, case_id, passed_to, receiver, handed_on, basis, what, consent, feedback_due,
    feedback_on, feedback, id, created_at, changed_at
) VALUES (
    :concern_id, :case_id, :passed_to, :receiver, :handed_on, :basis, :what, :consent,
    :feedback_due, :feedback_on, :feedback, :id, :created_at, :changed_at
)
"""

UPDATE_HANDOVER: Final = """
UPDATE handover SET
    passed_to = :passed_to, receiver = :receiver, handed_on = :handed_on, basis = :basis,
    what = :what, consent = :consent, feedback_due = :feedback_due, feedback_on = :feedback_on,
    feedback = :feedback, changed_at = :changed_at
WHERE id = :id
"""

DELETE_HANDOVER: Final = """
DELETE FROM handover WHERE id = :id
"""

SELECT_HANDOVER: Final = """
SELECT
    concern_id, case_id, passed_to, receiver, handed_on, basis, what, consent, feedback_due,
    feedback_on, feedback, id, created_at, changed_at
FROM handover WHERE id = :id
"""

SELECT_HANDOVERS: Final = """
SELECT
    concern_id, case_id, passed_to, receiver, handed_on, basis, what, consent, feedback_due,
    feedback_on, feedback, id, created_at, changed_at
FROM handover WHERE concern_id = :concern_id OR case_id = :case_id
"""

INSERT_CLOSURE: Final = """
INSERT INTO closure (
    case_id, closed_on, reason, came_of_it, taken_over_by, evaluated, re_review, id, created_at,
    changed_at
) VALUES (
    :case_id, :closed_on, :reason, :came_of_it, :taken_over_by, :evaluated, :re_review, :id,
    :created_at, :changed_at
)
"""

UPDATE_CLOSURE: Final = """
UPDATE closure SET
    closed_on = :closed_on, reason = :reason, came_of_it = :came_of_it,
    taken_over_by = :taken_over_by, evaluated = :evaluated, re_review = :re_review,
    changed_at = :changed_at
WHERE id = :id
"""

DELETE_CLOSURE: Final = """
DELETE FROM closure WHERE id = :id
"""

SELECT_CLOSURES: Final = """
SELECT
    case_id, closed_on, reason, came_of_it, taken_over_by, evaluated, re_review, id, created_at,
    changed_at
FROM closure WHERE case_id = :case_id
"""

INSERT_RE_REVIEW: Final = """
INSERT INTO re_review (
    id, created_at, changed_at, case_id, months, planned_on, status, done_on, forum, result,
    reason
) VALUES (
    :id, :created_at, :changed_at, :case_id, :months, :planned_on, :status, :done_on, :forum,
    :result, :reason
)
"""

UPDATE_RE_REVIEW: Final = """
UPDATE re_review SET
    changed_at = :changed_at, months = :months, planned_on = :planned_on, status = :status,
    done_on = :done_on, forum = :forum, result = :result, reason = :reason
WHERE id = :id
"""

DELETE_RE_REVIEW: Final = """
DELETE FROM re_review WHERE id = :id
"""

SELECT_RE_REVIEW: Final = """
SELECT
    id, created_at, changed_at, case_id, months, planned_on, status, done_on, forum, result,
    reason
FROM re_review WHERE id = :id
"""

SELECT_RE_REVIEWS: Final = """
SELECT
    id, created_at, changed_at, case_id, months, planned_on, status, done_on, forum, result,
    reason
FROM re_review WHERE case_id = :case_id
"""


def insert_hold(database: Database, hold: Hold) -> None:
    """Add a row."""
    database.execute(INSERT_HOLD, parameters(hold))


def update_hold(database: Database, hold: Hold) -> None:
    """Write all that may change."""
    database.execute(UPDATE_HOLD, parameters(hold))


def delete_hold(database: Database, hold_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_HOLD, {"id": hold_id})


def holds(database: Database, case_id: CaseId) -> tuple[Hold, ...]:
    """Those of one case, in the order of their dates."""
    return every(
        database, Hold, SELECT_HOLDS, {"case_id": case_id}, key=lambda r: (r.since, r.created_at)
    )


def insert_handover(database: Database, handover: Handover) -> None:
    """Add a row."""
    database.execute(INSERT_HANDOVER, parameters(handover))


def update_handover(database: Database, handover: Handover) -> None:
    """Write all that may change."""
    database.execute(UPDATE_HANDOVER, parameters(handover))


def delete_handover(database: Database, handover_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_HANDOVER, {"id": handover_id})


def handover(database: Database, handover_id: RecordId) -> Handover:
    """One row; NotFound when it is not there."""
    return one(database, Handover, SELECT_HANDOVER, {"id": handover_id}, "handover")


def handovers(database: Database, owner: Owned) -> tuple[Handover, ...]:
    """Those of one concern or case, in the order of their dates."""
    return every(
        database,
        Handover,
        SELECT_HANDOVERS,
        owned(owner),
        key=lambda r: (r.handed_on, r.created_at),
    )


def insert_closure(database: Database, closure: Closure) -> None:
    """Add a row."""
    database.execute(INSERT_CLOSURE, parameters(closure))


def update_closure(database: Database, closure: Closure) -> None:
    """Write all that may change."""
    database.execute(UPDATE_CLOSURE, parameters(closure))


def delete_closure(database: Database, closure_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_CLOSURE, {"id": closure_id})


def closures(database: Database, case_id: CaseId) -> tuple[Closure, ...]:
    """Those of one case, in the order of their dates."""
    return every(
        database,
        Closure,
        SELECT_CLOSURES,
        {"case_id": case_id},
        key=lambda r: (r.closed_on, r.created_at),
    )


def insert_re_review(database: Database, re_review: ReReview) -> None:
    """Add a row."""
    database.execute(INSERT_RE_REVIEW, parameters(re_review))


def update_re_review(database: Database, re_review: ReReview) -> None:
    """Write all that may change."""
    database.execute(UPDATE_RE_REVIEW, parameters(re_review))


def delete_re_review(database: Database, re_review_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_RE_REVIEW, {"id": re_review_id})


def re_review(database: Database, re_review_id: RecordId) -> ReReview:
    """One row; NotFound when it is not there."""
    return one(database, ReReview, SELECT_RE_REVIEW, {"id": re_review_id}, "re_review")


def re_reviews(database: Database, case_id: CaseId) -> tuple[ReReview, ...]:
    """Those of one case, in the order of their dates."""
    return every(
        database,
        ReReview,
        SELECT_RE_REVIEWS,
        {"case_id": case_id},
        key=lambda r: (r.planned_on, r.created_at),
    )
