# SPDX-License-Identifier: EUPL-1.2
"""What waits, by the day it is due: the queries behind the start page.

Every query walks an index of due days from `first` to `last` (a plus before a column keeps
SQLite from choosing another index). A hold pauses follow-ups only
(CAS-4); what belongs to a closed case is no longer due.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.ids import CaseId, ConcernId
from app.storage.codec import record
from app.storage.connection import Database, Value


class Source(StrEnum):
    """The kinds of things that can wait."""

    FOLLOW_UP = "follow_up"
    TASK = "task"
    NEXT_STEP = "next_step"
    RE_REVIEW = "re_review"
    FEEDBACK = "feedback"
    RESUME = "resume"
    WORKING_NOTE = "working_note"
    REGISTRATION_DECISION = "registration_decision"
    FORM_UNCLARIFIED = "form_unclarified"
    PRIMACY_UNCLARIFIED = "primacy_unclarified"
    DELETE_CONCERN = "delete_concern"
    DELETE_CASE = "delete_case"


SELECT_FOLLOW_UPS: Final = """
SELECT f.id, NULL AS concern_id, f.case_id, k.number, k.label, f.with_whom AS text,
    f.planned_on AS due_on
FROM follow_up f CROSS JOIN case_file k ON k.id = f.case_id
WHERE f.status = 'planned' AND f.planned_on BETWEEN :first AND :last
    AND k.status IN ('created', 'active')
ORDER BY f.planned_on LIMIT :limit
"""
SELECT_TASKS: Final = """
SELECT t.id, t.concern_id, t.case_id, coalesce(k.number, h.number, '') AS number,
    coalesce(k.label, '') AS label, t.text, t.due_on
FROM task t LEFT JOIN case_file k ON k.id = t.case_id LEFT JOIN concern h ON h.id = t.concern_id
WHERE t.status = 'planned' AND t.due_on BETWEEN :first AND :last
ORDER BY t.due_on LIMIT :limit
"""
SELECT_NEXT_STEPS: Final = """
SELECT id, NULL AS concern_id, id AS case_id, number, label, next_step AS text,
    next_step_on AS due_on
FROM case_file
WHERE next_step_on BETWEEN :first AND :last AND +status IN ('created', 'active', 'on_hold')
ORDER BY next_step_on LIMIT :limit
"""
SELECT_RE_REVIEWS: Final = """
SELECT r.id, NULL AS concern_id, r.case_id, k.number, k.label, '' AS text, r.planned_on AS due_on
FROM re_review r CROSS JOIN case_file k ON k.id = r.case_id
WHERE r.status = 'planned' AND r.planned_on BETWEEN :first AND :last
ORDER BY r.planned_on LIMIT :limit
"""
SELECT_FEEDBACK: Final = """
SELECT o.id, o.concern_id, o.case_id, coalesce(k.number, h.number, '') AS number,
    coalesce(k.label, '') AS label, o.receiver AS text, o.feedback_due AS due_on
FROM handover o LEFT JOIN case_file k ON k.id = o.case_id
    LEFT JOIN concern h ON h.id = o.concern_id
WHERE o.feedback_on IS NULL AND o.feedback_due BETWEEN :first AND :last
ORDER BY o.feedback_due LIMIT :limit
"""
SELECT_HOLDS: Final = """
SELECT p.id, NULL AS concern_id, p.case_id, k.number, k.label, p.note AS text,
    p.expected_resume AS due_on
FROM hold p CROSS JOIN case_file k ON k.id = p.case_id
WHERE p.until IS NULL AND p.expected_resume BETWEEN :first AND :last AND k.status = 'on_hold'
ORDER BY p.expected_resume LIMIT :limit
"""
SELECT_WORKING_NOTES: Final = """
SELECT id, id AS concern_id, NULL AS case_id, number, '' AS label, '' AS text,
    delete_on AS due_on
FROM concern WHERE registered = 0 AND delete_on BETWEEN :first AND :last
ORDER BY delete_on LIMIT :limit
"""
SELECT_UNDECIDED: Final = """
SELECT id, id AS concern_id, NULL AS case_id, number, '' AS label, '' AS text,
    delete_on AS due_on
FROM concern
WHERE registered = 0 AND +status = 'under_inquiry' AND delete_on BETWEEN :first AND :last
ORDER BY delete_on LIMIT :limit
"""
SELECT_FORMS: Final = """
SELECT e.id, e.concern_id, e.case_id, coalesce(k.number, h.number) AS number,
    coalesce(k.label, '') AS label, '' AS text, e.since AS due_on
FROM extremism_form e LEFT JOIN case_file k ON k.id = e.case_id
    LEFT JOIN concern h ON h.id = e.concern_id
WHERE e.form = 'not_yet_clarified' AND e.until IS NULL AND e.since BETWEEN :first AND :last
    AND (k.status IN ('created', 'active', 'on_hold') OR h.status <> 'decided')
ORDER BY e.since LIMIT :limit
"""
SELECT_PRIMACIES: Final = """
SELECT y.id, NULL AS concern_id, y.case_id, k.number, k.label, '' AS text, y.since AS due_on
FROM primacy_period y CROSS JOIN case_file k ON k.id = y.case_id
WHERE y.primacy = 'unclarified' AND y.until IS NULL AND y.since BETWEEN :first AND :last
    AND k.status IN ('created', 'active', 'on_hold')
ORDER BY y.since LIMIT :limit
"""
SELECT_CONCERN_DELETIONS: Final = """
SELECT id, id AS concern_id, NULL AS case_id, number, '' AS label, '' AS text,
    delete_on AS due_on
FROM concern WHERE registered = 1 AND delete_on BETWEEN :first AND :last
ORDER BY delete_on LIMIT :limit
"""
SELECT_CASE_DELETIONS: Final = """
SELECT id, NULL AS concern_id, id AS case_id, number, label, '' AS text, delete_on AS due_on
FROM case_file WHERE delete_on BETWEEN :first AND :last
ORDER BY delete_on LIMIT :limit
"""
SELECT_FOLLOW_UP_COUNT: Final = """
SELECT count(*) FROM follow_up f CROSS JOIN case_file k ON k.id = f.case_id
WHERE f.status = 'planned' AND f.planned_on BETWEEN :first AND :last
    AND k.status IN ('created', 'active')
"""
SELECT_TASK_COUNT: Final = """
SELECT count(*) FROM task WHERE status = 'planned' AND due_on BETWEEN :first AND :last
"""
SELECT_NEXT_STEP_COUNT: Final = """
SELECT count(*) FROM case_file
WHERE next_step_on BETWEEN :first AND :last AND +status IN ('created', 'active', 'on_hold')
"""
SELECT_RE_REVIEW_COUNT: Final = """
SELECT count(*) FROM re_review WHERE status = 'planned' AND planned_on BETWEEN :first AND :last
"""
SELECT_FEEDBACK_COUNT: Final = """
SELECT count(*) FROM handover
WHERE feedback_on IS NULL AND feedback_due BETWEEN :first AND :last
"""
SELECT_HOLD_COUNT: Final = """
SELECT count(*) FROM hold p CROSS JOIN case_file k ON k.id = p.case_id
WHERE p.until IS NULL AND p.expected_resume BETWEEN :first AND :last AND k.status = 'on_hold'
"""
SELECT_WORKING_NOTE_COUNT: Final = """
SELECT count(*) FROM concern WHERE registered = 0 AND delete_on BETWEEN :first AND :last
"""
SELECT_UNDECIDED_COUNT: Final = """
SELECT count(*) FROM concern
WHERE registered = 0 AND +status = 'under_inquiry' AND delete_on BETWEEN :first AND :last
"""
SELECT_FORM_COUNT: Final = """
SELECT count(*) FROM extremism_form e LEFT JOIN case_file k ON k.id = e.case_id
    LEFT JOIN concern h ON h.id = e.concern_id
WHERE e.form = 'not_yet_clarified' AND e.until IS NULL AND e.since BETWEEN :first AND :last
    AND (k.status IN ('created', 'active', 'on_hold') OR h.status <> 'decided')
"""
SELECT_PRIMACY_COUNT: Final = """
SELECT count(*) FROM primacy_period y CROSS JOIN case_file k ON k.id = y.case_id
WHERE y.primacy = 'unclarified' AND y.until IS NULL AND y.since BETWEEN :first AND :last
    AND k.status IN ('created', 'active', 'on_hold')
"""
SELECT_CONCERN_DELETION_COUNT: Final = """
SELECT count(*) FROM concern WHERE registered = 1 AND delete_on BETWEEN :first AND :last
"""
SELECT_CASE_DELETION_COUNT: Final = """
SELECT count(*) FROM case_file WHERE delete_on BETWEEN :first AND :last
"""

QUERIES: Final[Mapping[Source, tuple[str, str]]] = {
    Source.FOLLOW_UP: (SELECT_FOLLOW_UPS, SELECT_FOLLOW_UP_COUNT),
    Source.TASK: (SELECT_TASKS, SELECT_TASK_COUNT),
    Source.NEXT_STEP: (SELECT_NEXT_STEPS, SELECT_NEXT_STEP_COUNT),
    Source.RE_REVIEW: (SELECT_RE_REVIEWS, SELECT_RE_REVIEW_COUNT),
    Source.FEEDBACK: (SELECT_FEEDBACK, SELECT_FEEDBACK_COUNT),
    Source.RESUME: (SELECT_HOLDS, SELECT_HOLD_COUNT),
    Source.WORKING_NOTE: (SELECT_WORKING_NOTES, SELECT_WORKING_NOTE_COUNT),
    Source.REGISTRATION_DECISION: (SELECT_UNDECIDED, SELECT_UNDECIDED_COUNT),
    Source.FORM_UNCLARIFIED: (SELECT_FORMS, SELECT_FORM_COUNT),
    Source.PRIMACY_UNCLARIFIED: (SELECT_PRIMACIES, SELECT_PRIMACY_COUNT),
    Source.DELETE_CONCERN: (SELECT_CONCERN_DELETIONS, SELECT_CONCERN_DELETION_COUNT),
    Source.DELETE_CASE: (SELECT_CASE_DELETIONS, SELECT_CASE_DELETION_COUNT),
}
LIST_QUERIES: Final = tuple(query for pair in QUERIES.values() for query in pair)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits; `due_on` is its day, or for what is unclarified the day it began."""

    id: str
    concern_id: ConcernId | None
    case_id: CaseId | None
    number: str
    label: str = field(repr=False)
    text: str = field(repr=False)
    due_on: date


def waiting(
    database: Database, source: Source, *, first: date, last: date, limit: int
) -> tuple[Waiting, ...]:
    """What is due from `first` to `last`, the earliest first."""
    rows = database.fetchall(QUERIES[source][0], {**_days(first, last), "limit": limit})
    return tuple(record(Waiting, row) for row in rows)


def count(database: Database, source: Source, *, first: date, last: date) -> int:
    """How much is due from `first` to `last`."""
    return int(database.scalar(QUERIES[source][1], _days(first, last)))


def _days(first: date, last: date) -> dict[str, Value]:
    return {"first": first.isoformat(), "last": last.isoformat()}
