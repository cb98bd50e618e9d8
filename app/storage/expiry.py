# SPDX-License-Identifier: EUPL-1.2
"""Deleting a concern for good: its rows, versions and drafts, its words, and who is only in it.

It is counted without a name, and the list of deletions says that it is gone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.ages import STATED_BANDS
from app.domain.concerns import Answer, ConcernStatus, Outcome
from app.domain.ids import ConcernId
from app.storage import deletions, search, tally
from app.storage.codec import record
from app.storage.connection import Database

SELECT_EXPIRED: Final = """
SELECT id, delete_rule FROM concern
WHERE registered = 0 AND delete_on <= :today ORDER BY delete_on
"""
SELECT_COUNTED: Final = """
SELECT received_on, source, under_18, outcome, outside_definition FROM concern
WHERE id = :concern_id
"""
SELECT_FORMS: Final = "SELECT DISTINCT form FROM extremism_form WHERE concern_id = :concern_id"
SELECT_PERSONS: Final = """
SELECT person_id FROM involvement WHERE concern_id = :concern_id
"""
DELETE_PERSON: Final = """
DELETE FROM person WHERE id = :id
    AND NOT EXISTS (SELECT 1 FROM involvement WHERE person_id = :id)
"""
SELECT_ORPHAN: Final = """
SELECT 1 FROM person p WHERE p.id = :id
    AND NOT EXISTS (SELECT 1 FROM involvement i WHERE i.person_id = p.id)
"""
DELETE_LOOSE_DRAFTS: Final = """
DELETE FROM draft
WHERE concern_id IS NULL AND case_id IS NULL AND substr(changed_at, 1, 10) <= :day
"""
DELETE_CONCERN: Final = "DELETE FROM concern WHERE id = :concern_id"
LIST_QUERIES: Final = (SELECT_EXPIRED, SELECT_PERSONS)
_OUTCOMES: Final = frozenset(
    {*Outcome, ConcernStatus.COUNTED.value, ConcernStatus.POLICE_ONLY.value}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    """A working note whose day has come, and the rule that says so."""

    id: ConcernId
    delete_rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counted:
    """What is counted of a concern without a name."""

    received_on: date
    source: str
    under_18: Answer
    outcome: Outcome | None
    outside_definition: bool


def expired(database: Database, today: date) -> tuple[Expired, ...]:
    """The working notes to be deleted by that day."""
    rows = database.fetchall(SELECT_EXPIRED, {"today": today.isoformat()})
    return tuple(record(Expired, row) for row in rows)


def forms_of(database: Database, concern_id: str) -> tuple[str, ...]:
    """The codes of the forms a concern names, as the sums count them."""
    rows = database.fetchall(SELECT_FORMS, {"concern_id": concern_id})
    return tuple(row["form"] for row in rows)


def forget_concern(database: Database, concern_id: str, *, rule: str, on_day: date) -> bool:
    """Count a concern in its half-year's sums and delete it for good; False where it is gone.

    `rule` is why: the outcome that ended it, or the retention rule whose day came. What was not
    decided counts as not clarified (REC-2). The same call does it again in a restored copy.
    """
    deletions.record(database, record=concern_id, kind=deletions.CONCERN, rule=rule, on_day=on_day)
    row = database.fetchone(SELECT_COUNTED, {"concern_id": concern_id})
    if row is None:
        return False
    counted = record(_Counted, row)
    tally.add(
        database,
        day=counted.received_on,
        source=counted.source,
        age_band=STATED_BANDS[counted.under_18],
        outcome=counted.outcome or (rule if rule in _OUTCOMES else Outcome.CANNOT_BE_CLARIFIED),
        forms=forms_of(database, concern_id),
        outside_definition=counted.outside_definition,
    )
    delete_concern(database, concern_id)
    return True


def replay(database: Database, gone: Iterable[deletions.Deletion]) -> int:
    """Delete again what a restored copy brought back; returns how many were there (RET-3).

    A draft that belongs to no record may be what a deleted concern was written from, or a call
    that ended as a number: those from before the last deletion go too. What this version of the
    program cannot delete stays on the list alone.
    """
    gone = tuple(gone)
    found = 0
    if gone:
        day = max(one.on_day for one in gone).isoformat()
        database.execute(DELETE_LOOSE_DRAFTS, {"day": day})
    for one in gone:
        if one.kind == deletions.CONCERN:
            found += forget_concern(database, one.record, rule=one.rule, on_day=one.on_day)
        else:
            deletions.record(
                database, record=one.record, kind=one.kind, rule=one.rule, on_day=one.on_day
            )
    return found


def delete_concern(database: Database, concern_id: str) -> None:
    """Take a concern out of the file, and the persons who are in nothing else."""
    persons = database.fetchall(SELECT_PERSONS, {"concern_id": concern_id})
    search.unindex_concern(database, concern_id)
    database.execute(DELETE_CONCERN, {"concern_id": concern_id})
    for row in persons:
        person_id = row["person_id"]
        if database.fetchone(SELECT_ORPHAN, {"id": person_id}) is not None:
            search.unindex_person(database, person_id)
            database.execute(DELETE_PERSON, {"id": person_id})
