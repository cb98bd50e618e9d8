# SPDX-License-Identifier: EUPL-1.2
"""Persons, their roles and the links between them.

There is no CPR number, religion, ethnicity or nationality on purpose (REC-5).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.ages import Birth
from app.domain.errors import Problem
from app.domain.ids import CaseId, ConcernId, PersonId, RecordId

EARLIEST_BIRTH_YEAR = 1900


class Role(StrEnum):
    """What a person is to a concern or case (REC-9)."""

    FOCUS = "focus"
    INFLUENCED = "influenced"
    FAMILY = "family"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """What may be written about a person.

    The time of birth is a year, or a month and year, or only "under/over 18 on a date" (REC-6).
    `code` is the pseudonym that lists and papers use, such as initials or "ung 3".
    """

    code: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    birth_year: int | None = field(default=None, repr=False)
    birth_month: int | None = field(default=None, repr=False)
    under_18: bool | None = field(default=None, repr=False)
    under_18_on: date | None = field(default=None, repr=False)
    gender: str = field(default="unknown", repr=False)
    municipality: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(PersonDraft):
    """A person in the register."""

    id: PersonId
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Involvement:
    """A person's role in one concern or one case (exactly one of the two ids is set)."""

    id: RecordId
    person_id: PersonId
    concern_id: ConcernId | None = None
    case_id: CaseId | None = None
    role: Role
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationDraft:
    """A link between two persons; the written reason is required (REC-9)."""

    person_id: PersonId
    other_id: PersonId
    kind: str
    since: date | None = None
    until: date | None = None
    influence: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(RelationDraft):
    """A stored link between two persons."""

    id: RecordId
    created_at: datetime
    changed_at: datetime


def initials(name: str) -> str:
    """The initials of a name, such as "E.T.J."; empty for an empty name."""
    return "".join(f"{part[0].upper()}." for part in name.split() if part[0].isalpha())


def pseudonym(person: PersonDraft) -> str:
    """What lists call a person: the code, else the initials; and the birth year where known."""
    code = person.code.strip() or initials(person.name)
    return code if person.birth_year is None else f"{code} ({person.birth_year})"


def label(people: Iterable[PersonDraft]) -> str:
    """What lists call a concern or case: the pseudonyms of the persons in focus."""
    return ", ".join(pseudonym(person) for person in people)


def birth(person: PersonDraft) -> Birth:
    """All that is known about when the person was born."""
    return Birth(
        year=person.birth_year,
        month=person.birth_month,
        under_18=person.under_18,
        stated_on=person.under_18_on,
    )


def person_problems(
    draft: PersonDraft, *, today: date, name_allowed: bool
) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft. `name_allowed` is false until a registration decision (REC-3)."""
    if not draft.code.strip() and not draft.name.strip():
        yield "code", Problem.REQUIRED
    if draft.name.strip() and not name_allowed:
        yield "name", Problem.NEEDS_DECISION
    if draft.birth_year is not None:
        if draft.birth_year > today.year:
            yield "birth_year", Problem.IN_FUTURE
        elif draft.birth_year < EARLIEST_BIRTH_YEAR:
            yield "birth_year", Problem.NOT_A_NUMBER
    if draft.birth_month is not None and not (
        draft.birth_year is not None and 1 <= draft.birth_month <= 12
    ):
        yield "birth_month", Problem.NOT_A_DATE
    if draft.under_18 is not None and draft.under_18_on is None:
        yield "under_18_on", Problem.REQUIRED
    if draft.under_18_on is not None and draft.under_18 is None:
        yield "under_18", Problem.REQUIRED
    if draft.under_18_on is not None and draft.under_18_on > today:
        yield "under_18_on", Problem.IN_FUTURE


def relation_problems(draft: RelationDraft, *, today: date) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft."""
    if draft.person_id == draft.other_id:
        yield "other_id", Problem.SAME_PERSON
    if not draft.kind:
        yield "kind", Problem.REQUIRED
    if not draft.reason.strip():
        yield "reason", Problem.NEEDS_REASON
    if draft.since and draft.since > today:
        yield "since", Problem.IN_FUTURE
    if draft.since and draft.until and draft.until < draft.since:
        yield "until", Problem.BEFORE_START
