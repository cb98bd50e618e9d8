# SPDX-License-Identifier: EUPL-1.2
"""Cases and their periods as rows: episodes, primacy, anchoring, and the list's pages."""

from datetime import date
from typing import Final

from app.domain.cases import Anchoring, Case, Episode, PrimacyPeriod
from app.domain.ids import CaseId, ConcernId, RecordId
from app.storage.codec import parameters
from app.storage.connection import Database, Row
from app.storage.rows import every, one

INSERT_CASE: Final = """
INSERT INTO case_file (
    opened_on, gathering, founded_on, responsible, other_concerns, affiliation, affiliation_form,
    affiliation_path, travelled, outside_definition, goal, next_step, next_step_on,
    follow_up_only, journal_reference, id, number, status, label, closed_on, closure_reason,
    delete_on, delete_rule, created_at, changed_at
) VALUES (
    :opened_on, :gathering, :founded_on, :responsible, :other_concerns, :affiliation,
    :affiliation_form, :affiliation_path, :travelled, :outside_definition, :goal, :next_step,
    :next_step_on, :follow_up_only, :journal_reference, :id, :number, :status, :label, :closed_on,
    :closure_reason, :delete_on, :delete_rule, :created_at, :changed_at
)
"""

UPDATE_CASE: Final = """
UPDATE case_file SET
    opened_on = :opened_on, gathering = :gathering, founded_on = :founded_on,
    responsible = :responsible, other_concerns = :other_concerns, affiliation = :affiliation,
    affiliation_form = :affiliation_form, affiliation_path = :affiliation_path,
    travelled = :travelled, outside_definition = :outside_definition, goal = :goal,
    next_step = :next_step, next_step_on = :next_step_on, follow_up_only = :follow_up_only,
    journal_reference = :journal_reference, status = :status, label = :label,
    closed_on = :closed_on, closure_reason = :closure_reason, delete_on = :delete_on,
    delete_rule = :delete_rule, changed_at = :changed_at
WHERE id = :id
"""

SELECT_CASE: Final = """
SELECT
    opened_on, gathering, founded_on, responsible, other_concerns, affiliation, affiliation_form,
    affiliation_path, travelled, outside_definition, goal, next_step, next_step_on,
    follow_up_only, journal_reference, id, number, status, label, closed_on, closure_reason,
    delete_on, delete_rule, created_at, changed_at
FROM case_file WHERE id = :id
"""

INSERT_EPISODE: Final = """
INSERT INTO episode (
    id, created_at, changed_at, case_id, opened_on, closed_on
) VALUES (
    :id, :created_at, :changed_at, :case_id, :opened_on, :closed_on
)
"""

UPDATE_EPISODE: Final = """
UPDATE episode SET
    changed_at = :changed_at, opened_on = :opened_on, closed_on = :closed_on
WHERE id = :id
"""

DELETE_EPISODE: Final = """
DELETE FROM episode WHERE id = :id
"""

SELECT_EPISODES: Final = """
SELECT
    id, created_at, changed_at, case_id, opened_on, closed_on
FROM episode WHERE case_id = :case_id
"""

INSERT_PRIMACY: Final = """
INSERT INTO primacy_period (
    id, created_at, changed_at, case_id, primacy, since, until
) VALUES (
    :id, :created_at, :changed_at, :case_id, :primacy, :since, :until
)
"""

UPDATE_PRIMACY: Final = """
UPDATE primacy_period SET
    changed_at = :changed_at, primacy = :primacy, since = :since, until = :until
WHERE id = :id
"""

DELETE_PRIMACY: Final = """
DELETE FROM primacy_period WHERE id = :id
"""

SELECT_PRIMACIES: Final = """
SELECT
    id, created_at, changed_at, case_id, primacy, since, until
FROM primacy_period WHERE case_id = :case_id
"""

INSERT_ANCHORING: Final = """
INSERT INTO anchoring (
    case_id, anchor, unit, since, until, id, created_at, changed_at
) VALUES (
    :case_id, :anchor, :unit, :since, :until, :id, :created_at, :changed_at
)
"""

UPDATE_ANCHORING: Final = """
UPDATE anchoring SET
    anchor = :anchor, unit = :unit, since = :since, until = :until, changed_at = :changed_at
WHERE id = :id
"""

DELETE_ANCHORING: Final = """
DELETE FROM anchoring WHERE id = :id
"""

SELECT_ANCHORINGS: Final = """
SELECT
    case_id, anchor, unit, since, until, id, created_at, changed_at
FROM anchoring WHERE case_id = :case_id
"""

LIST_ALL: Final = """
SELECT
    id, number, opened_on, label, gathering, status, next_step, next_step_on, closed_on, delete_on,
    (
        SELECT json_group_array(json_array(person.code, person.name, person.birth_year))
        FROM involvement JOIN person ON person.id = involvement.person_id
        WHERE involvement.case_id = case_file.id AND involvement.role = 'focus'
    ) AS focus
FROM case_file
ORDER BY opened_on DESC, number DESC LIMIT :limit OFFSET :offset
"""

LIST_OPEN: Final = """
SELECT
    id, number, opened_on, label, gathering, status, next_step, next_step_on, closed_on, delete_on,
    (
        SELECT json_group_array(json_array(person.code, person.name, person.birth_year))
        FROM involvement JOIN person ON person.id = involvement.person_id
        WHERE involvement.case_id = case_file.id AND involvement.role = 'focus'
    ) AS focus
FROM case_file WHERE closed_on IS NULL
ORDER BY opened_on DESC, number DESC LIMIT :limit OFFSET :offset
"""

LIST_CLOSED: Final = """
SELECT
    id, number, opened_on, label, gathering, status, next_step, next_step_on, closed_on, delete_on,
    (
        SELECT json_group_array(json_array(person.code, person.name, person.birth_year))
        FROM involvement JOIN person ON person.id = involvement.person_id
        WHERE involvement.case_id = case_file.id AND involvement.role = 'focus'
    ) AS focus
FROM case_file WHERE closed_on IS NOT NULL
ORDER BY closed_on DESC, number DESC LIMIT :limit OFFSET :offset
"""

LIST_QUERIES: Final = (LIST_ALL, LIST_OPEN, LIST_CLOSED)

INSERT_CASE_CONCERN: Final = """
INSERT INTO case_concern (case_id, concern_id, received_on)
VALUES (:case_id, :concern_id, :received_on)
"""

UPDATE_CASE_CONCERN: Final = """
UPDATE case_concern SET received_on = :received_on WHERE concern_id = :concern_id
"""

DELETE_CASE_CONCERN: Final = """
DELETE FROM case_concern WHERE case_id = :case_id AND concern_id = :concern_id
"""

SELECT_CASE_CONCERNS: Final = """
SELECT concern_id, received_on FROM case_concern WHERE case_id = :case_id
"""


def insert_case(database: Database, case: Case) -> None:
    """Add a row."""
    database.execute(INSERT_CASE, parameters(case))


def update_case(database: Database, case: Case) -> None:
    """Write all that may change."""
    database.execute(UPDATE_CASE, parameters(case))


def case(database: Database, case_id: CaseId) -> Case:
    """One row; NotFound when it is not there."""
    return one(database, Case, SELECT_CASE, {"id": case_id}, "case")


def insert_episode(database: Database, episode: Episode) -> None:
    """Add a row."""
    database.execute(INSERT_EPISODE, parameters(episode))


def update_episode(database: Database, episode: Episode) -> None:
    """Write all that may change."""
    database.execute(UPDATE_EPISODE, parameters(episode))


def delete_episode(database: Database, episode_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_EPISODE, {"id": episode_id})


def episodes(database: Database, case_id: CaseId) -> tuple[Episode, ...]:
    """Those of one case, in the order of their dates."""
    return every(
        database,
        Episode,
        SELECT_EPISODES,
        {"case_id": case_id},
        key=lambda r: (r.opened_on, r.created_at),
    )


def insert_primacy(database: Database, primacy: PrimacyPeriod) -> None:
    """Add a row."""
    database.execute(INSERT_PRIMACY, parameters(primacy))


def update_primacy(database: Database, primacy: PrimacyPeriod) -> None:
    """Write all that may change."""
    database.execute(UPDATE_PRIMACY, parameters(primacy))


def delete_primacy(database: Database, primacy_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_PRIMACY, {"id": primacy_id})


def primacies(database: Database, case_id: CaseId) -> tuple[PrimacyPeriod, ...]:
    """Those of one case, in the order of their dates."""
    return every(
        database,
        PrimacyPeriod,
        SELECT_PRIMACIES,
        {"case_id": case_id},
        key=lambda r: (r.since, r.created_at),
    )


def insert_anchoring(database: Database, anchoring: Anchoring) -> None:
    """Add a row."""
    database.execute(INSERT_ANCHORING, parameters(anchoring))


def update_anchoring(database: Database, anchoring: Anchoring) -> None:
    """Write all that may change."""
    database.execute(UPDATE_ANCHORING, parameters(anchoring))


def delete_anchoring(database: Database, anchoring_id: RecordId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_ANCHORING, {"id": anchoring_id})


def anchorings(database: Database, case_id: CaseId) -> tuple[Anchoring, ...]:
    """Those of one case, in the order of their dates."""
    return every(
        database,
        Anchoring,
        SELECT_ANCHORINGS,
        {"case_id": case_id},
        key=lambda r: (r.since, r.created_at),
    )


def page(database: Database, sql: str, *, offset: int, limit: int) -> list[Row]:
    """One page of a list, by one of `LIST_QUERIES`; `focus` is JSON of (code, name, year)."""
    return database.fetchall(sql, {"offset": offset, "limit": limit})


def link_concern(
    database: Database, case_id: CaseId, concern_id: ConcernId, received_on: date
) -> None:
    """Note that the case came from, or was joined by, a concern."""
    database.execute(
        INSERT_CASE_CONCERN,
        {"case_id": case_id, "concern_id": concern_id, "received_on": received_on.isoformat()},
    )


def redate_concern(database: Database, concern_id: ConcernId, received_on: date) -> None:
    """The concern came on another day, for every case it belongs to."""
    database.execute(
        UPDATE_CASE_CONCERN,
        {"concern_id": concern_id, "received_on": received_on.isoformat()},
    )


def unlink_concern(database: Database, case_id: CaseId, concern_id: ConcernId) -> None:
    """Take the link back; the concern itself stays."""
    database.execute(DELETE_CASE_CONCERN, {"case_id": case_id, "concern_id": concern_id})


def linked_concerns(database: Database, case_id: CaseId) -> tuple[tuple[ConcernId, date], ...]:
    """The concerns of a case with the days they were received, oldest first."""
    rows = database.fetchall(SELECT_CASE_CONCERNS, {"case_id": case_id})
    found = ((ConcernId(r["concern_id"]), date.fromisoformat(r["received_on"])) for r in rows)
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))
