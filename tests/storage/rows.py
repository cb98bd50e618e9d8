# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the nouns share: a concern, a case, persons, and the change of a record."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from app.domain.audit import Purpose
from app.domain.cases import Case, CaseStatus
from app.domain.concerns import Concern, ConcernStatus
from app.domain.ids import CaseId, ConcernId, PersonId, RecordId
from app.domain.inquiry import Owned
from app.domain.people import Person
from app.storage import cases, concerns, history, people
from app.storage.connection import Database
from tests.services.registers import opened

DAY = date(2026, 4, 14)
LATER = date(2026, 4, 20)
STAMP = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
STAMPS: dict[str, Any] = {"created_at": STAMP, "changed_at": STAMP}
CONCERN = Owned(concern_id=ConcernId("concern"))
CASE = Owned(case_id=CaseId("case"))
IN_CASE = CaseId("case")


def a_concern(record_id: str = "concern", **changes: Any) -> Concern:
    concern = Concern(
        id=ConcernId(record_id),
        number=f"H-2026-{record_id}",
        received_on=DAY,
        registered=True,
        status=ConcernStatus.RECEIVED,
        **STAMPS,
    )
    return replace(concern, **changes)


def a_case(record_id: str = "case", **changes: Any) -> Case:
    case = Case(
        id=CaseId(record_id),
        number=f"S-2026-{record_id}",
        opened_on=DAY,
        status=CaseStatus.ACTIVE,
        **STAMPS,
    )
    return replace(case, **changes)


def a_person(record_id: str = "person", **changes: Any) -> Person:
    return replace(Person(id=PersonId(record_id), code="ung 3", **STAMPS), **changes)


@contextmanager
def stocked(folder: Path) -> Iterator[Database]:
    """A register with one concern, one case and two persons, inside a transaction."""
    with opened(folder) as register, register.database.transaction() as database:
        history.set_context(
            database, at=STAMP, holder="Birgit", purpose=Purpose.CASEWORK, reason=""
        )
        concerns.insert_concern(database, a_concern())
        cases.insert_case(database, a_case())
        people.insert_person(database, a_person())
        people.insert_person(database, a_person("other"))
        yield database


def change_and_compare(
    database: Database,
    before: Any,
    after: Any,
    *,
    table: str,
    update: Callable[[Database, Any], None],
    read: Callable[[Database, Any], Any],
) -> None:
    """Write `after` over `before`, which differ in every field that may change.

    The row reads back as `after`, and the history holds what each changed field was.
    """
    update(database, after)
    assert read(database, before.id) == after
    kept = {
        row["key"]
        for row in database.fetchall(
            "SELECT key FROM history, json_each(before) WHERE noun = :noun AND record = :record",
            {"noun": table, "record": before.id},
        )
    }
    changed = {
        field.name
        for field in fields(after)
        if getattr(after, field.name) != getattr(before, field.name)
    }
    assert changed - {"changed_at", "label"} <= kept  # the label is made anew from who is in it


def by_id(found: tuple[Any, ...], record_id: RecordId) -> Any:
    """One of several records."""
    return next(one for one in found if one.id == record_id)
