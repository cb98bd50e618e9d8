# SPDX-License-Identifier: EUPL-1.2
"""Concerns as rows: one, a page of the list, and taking one out without a trace."""

from typing import Final

from app.domain.concerns import Concern
from app.domain.ids import CaseId, ConcernId
from app.storage.codec import parameters
from app.storage.connection import Database, Row
from app.storage.rows import one

INSERT_CONCERN: Final = """
INSERT INTO concern (
    received_on, source, channel, summary, reporter_name, reporter_contact, reporter_withheld,
    reporter_saw, under_18, gathering, acute, acute_contact_at, notification, notification_on,
    notification_by, outside_definition, crime_risk, id, number, registered, status, outcome,
    outcome_reason, decided_on, case_id, received_by, extended, delete_on, delete_rule,
    created_at, changed_at
) VALUES (
    :received_on, :source, :channel, :summary, :reporter_name, :reporter_contact,
    :reporter_withheld, :reporter_saw, :under_18, :gathering, :acute, :acute_contact_at,
    :notification, :notification_on, :notification_by, :outside_definition, :crime_risk, :id,
    :number, :registered, :status, :outcome, :outcome_reason, :decided_on, :case_id, :received_by,
    :extended, :delete_on, :delete_rule, :created_at, :changed_at
)
"""

UPDATE_CONCERN: Final = """
UPDATE concern SET
    received_on = :received_on, source = :source, channel = :channel, summary = :summary,
    reporter_name = :reporter_name, reporter_contact = :reporter_contact,
    reporter_withheld = :reporter_withheld, reporter_saw = :reporter_saw, under_18 = :under_18,
    gathering = :gathering, acute = :acute, acute_contact_at = :acute_contact_at,
    notification = :notification, notification_on = :notification_on,
    notification_by = :notification_by, outside_definition = :outside_definition,
    crime_risk = :crime_risk, registered = :registered, status = :status, outcome = :outcome,
    outcome_reason = :outcome_reason, decided_on = :decided_on, case_id = :case_id,
    extended = :extended, delete_on = :delete_on, delete_rule = :delete_rule,
    changed_at = :changed_at
WHERE id = :id
"""

DELETE_CONCERN: Final = """
DELETE FROM concern WHERE id = :id
"""

SELECT_CONCERN: Final = """
SELECT
    received_on, source, channel, summary, reporter_name, reporter_contact, reporter_withheld,
    reporter_saw, under_18, gathering, acute, acute_contact_at, notification, notification_on,
    notification_by, outside_definition, crime_risk, id, number, registered, status, outcome,
    outcome_reason, decided_on, case_id, received_by, extended, delete_on, delete_rule,
    created_at, changed_at
FROM concern WHERE id = :id
"""

LIST_ALL: Final = """
SELECT
    id, number, received_on, source, status, outcome, registered, acute, delete_on,
    (
        SELECT json_group_array(json_array(person.code, person.name, person.birth_year))
        FROM involvement JOIN person ON person.id = involvement.person_id
        WHERE involvement.concern_id = concern.id AND involvement.role = 'focus'
    ) AS focus
FROM concern
ORDER BY received_on DESC, number DESC LIMIT :limit OFFSET :offset
"""

LIST_OPEN: Final = """
SELECT
    id, number, received_on, source, status, outcome, registered, acute, delete_on,
    (
        SELECT json_group_array(json_array(person.code, person.name, person.birth_year))
        FROM involvement JOIN person ON person.id = involvement.person_id
        WHERE involvement.concern_id = concern.id AND involvement.role = 'focus'
    ) AS focus
FROM concern WHERE outcome IS NULL
ORDER BY received_on DESC, number DESC LIMIT :limit OFFSET :offset
"""

LIST_WORKING_NOTES: Final = """
SELECT
    id, number, received_on, source, status, outcome, registered, acute, delete_on,
    (
        SELECT json_group_array(json_array(person.code, person.name, person.birth_year))
        FROM involvement JOIN person ON person.id = involvement.person_id
        WHERE involvement.concern_id = concern.id AND involvement.role = 'focus'
    ) AS focus
FROM concern WHERE registered = 0 AND outcome IS NULL
ORDER BY received_on DESC, number DESC LIMIT :limit OFFSET :offset
"""

LIST_DECIDED: Final = """
SELECT
    id, number, received_on, source, status, outcome, registered, acute, delete_on,
    (
        SELECT json_group_array(json_array(person.code, person.name, person.birth_year))
        FROM involvement JOIN person ON person.id = involvement.person_id
        WHERE involvement.concern_id = concern.id AND involvement.role = 'focus'
    ) AS focus
FROM concern WHERE outcome IS NOT NULL
ORDER BY received_on DESC, number DESC LIMIT :limit OFFSET :offset
"""

LIST_OF_CASE: Final = """
SELECT
    id, number, received_on, source, status, outcome, registered, acute, delete_on, '[]' AS focus
FROM concern WHERE id IN (SELECT concern_id FROM case_concern WHERE case_id = :case_id)
"""

LIST_QUERIES: Final = (LIST_ALL, LIST_OPEN, LIST_WORKING_NOTES, LIST_DECIDED)


def insert_concern(database: Database, concern: Concern) -> None:
    """Add a row."""
    database.execute(INSERT_CONCERN, parameters(concern))


def update_concern(database: Database, concern: Concern) -> None:
    """Write all that may change."""
    database.execute(UPDATE_CONCERN, parameters(concern))


def delete_concern(database: Database, concern_id: ConcernId) -> None:
    """Take the row out, with all that hangs on it."""
    database.execute(DELETE_CONCERN, {"id": concern_id})


def concern(database: Database, concern_id: ConcernId) -> Concern:
    """One row; NotFound when it is not there."""
    return one(database, Concern, SELECT_CONCERN, {"id": concern_id}, "concern")


def page(database: Database, sql: str, *, offset: int, limit: int) -> list[Row]:
    """One page of a list, by one of `LIST_QUERIES`; `focus` is JSON of (code, name, year)."""
    return database.fetchall(sql, {"offset": offset, "limit": limit})


def of_case(database: Database, case_id: CaseId) -> list[Row]:
    """The concerns a case came from, as rows of the list, oldest first."""
    rows = database.fetchall(LIST_OF_CASE, {"case_id": case_id})
    return sorted(rows, key=lambda r: (r["received_on"], r["number"]))
