# SPDX-License-Identifier: EUPL-1.2
"""The concern or case something belongs to, and what of it can be searched for.

A working note is never searchable (REC-1). Signs, resources, forms, assessments and closures are
found through the entry of their concern or case; notes, persons and plans have their own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from app.domain.cases import Case
from app.domain.casework import ConcernReview, Note
from app.domain.closing import Handover
from app.domain.concerns import Concern
from app.domain.errors import InvalidDraft, NotFound, Problem
from app.domain.followups import FollowUp, Task
from app.domain.inquiry import Owned
from app.domain.interventions import Intervention
from app.domain.people import label, pseudonym
from app.services.common import Register
from app.services.views import Noun
from app.storage import (
    cases,
    casework,
    closing,
    concerns,
    followups,
    inquiry,
    interventions,
    people,
    search,
)
from app.storage.connection import Database
from app.storage.people import PersonRole

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Searchable = Note | ConcernReview | Intervention | FollowUp | Task | Handover


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The concern or the case that an `Owned` names; exactly one is set."""

    owner: Owned
    concern: Concern | None = None
    case: Case | None = None

    @property
    def id(self) -> str:
        """The id that the log names."""
        return str(self.owner.concern_id or self.owner.case_id)

    @property
    def searchable(self) -> bool:
        """Whether what belongs here is entered into the search."""
        return self.concern is None or self.concern.registered

    @property
    def earliest(self) -> date:
        """The day it was received or opened."""
        if self.case is not None:
            return self.case.opened_on
        return self.concern.received_on if self.concern is not None else date.min


def place_of(database: Database, owner: Owned) -> Place:
    """The concern or case; raises NotFound when it is not there or none is named."""
    if owner.case_id is not None:
        return Place(owner=Owned(case_id=owner.case_id), case=cases.case(database, owner.case_id))
    if owner.concern_id is None:
        raise NotFound("concern")
    found = concerns.concern(database, owner.concern_id)
    return Place(owner=Owned(concern_id=found.id), concern=found)


def demand(problems: Iterable[tuple[str, Problem]]) -> None:
    """Raise InvalidDraft with every fault, if there is one."""
    if found := tuple(problems):
        raise InvalidDraft(found)


def written(draft: "DataclassInstance", kind: "type[DataclassInstance]") -> dict[str, Any]:
    """The fields of a draft, to make or replace a record with; `kind` is the draft's class."""
    return {field.name: getattr(draft, field.name) for field in fields(kind)}


def code_problems(
    register: Register, today: date, **codes: tuple[str, str]
) -> Iterator[tuple[str, Problem]]:
    """The faults of fields that hold a code: field = (list, code); an empty code is passed over."""
    for name, (list_name, code) in codes.items():
        known = register.codelists.get(list_name)
        if code and known is not None and (problem := known.problem(code, today)):
            yield name, problem


def index_place(database: Database, place: Place) -> None:
    """Enter the concern or case itself anew, with its signs, resources, forms, assessments."""
    if not place.searchable:
        return
    seen = [
        *(one.seen for one in inquiry.signs(database, place.owner)),
        *(one.seen for one in inquiry.resources(database, place.owner)),
        *(
            text
            for one in inquiry.forms(database, place.owner)
            for text in (one.other_text, one.legitimised)
        ),
    ]
    if place.case is not None:
        _index_case(database, place.case, seen)
    elif place.concern is not None:
        _index_concern(database, place.concern, seen)


def index_all(database: Database, place: Place) -> None:
    """Enter everything of a concern or case: when it becomes searchable, or after an undo."""
    if not place.searchable:
        return
    index_place(database, place)
    for one in people.people_in(database, place.owner):
        index_person(database, place, one)
    found: list[Searchable] = [
        *casework.notes(database, place.owner),
        *followups.tasks(database, place.owner),
        *closing.handovers(database, place.owner),
    ]
    if place.case is not None:
        found += casework.reviews(database, place.case.id)
        found += interventions.interventions(database, place.case.id)
        found += followups.follow_ups(database, place.case.id)
    for record in found:
        index_record(database, place, record)


def index_person(database: Database, place: Place, one: PersonRole) -> None:
    """Enter a person of a concern or case under code, initials (also as ETJ) and name."""
    if place.searchable:
        called = pseudonym(one.person)
        search.index(
            database,
            noun=Noun.PERSON,
            record=one.involvement_id,
            day=place.earliest,
            text=(called, called.replace(".", ""), one.person.name, one.person.contact),
            concern_id=place.owner.concern_id,
            case_id=place.owner.case_id,
            person_id=one.person.id,
        )


def index_record(database: Database, place: Place, record: Searchable) -> None:
    """Enter something that has its own entry."""
    if place.searchable:
        noun, day, text = _entry(record)
        search.index(
            database,
            noun=noun,
            record=record.id,
            day=day or place.earliest,
            text=text,
            concern_id=place.owner.concern_id,
            case_id=place.owner.case_id,
        )


def relabel(database: Database, case: Case) -> str:
    """What lists call the case now, from its persons in focus."""
    return label(
        one.person
        for one in people.people_in(database, Owned(case_id=case.id))
        if one.role == "focus"
    )


def _index_concern(database: Database, concern: Concern, seen: list[str]) -> None:
    written = [
        text
        for one in inquiry.assessments(database, concern.id)
        for text in (one.known, one.missing, one.risk, one.resilience, one.conclusion)
    ]
    reporter = () if concern.reporter_withheld else (concern.reporter_name,)
    search.index(
        database,
        noun=Noun.CONCERN,
        record=concern.id,
        day=concern.received_on,
        text=(
            concern.number,
            concern.summary,
            concern.crime_risk,
            concern.outcome_reason,
            *reporter,
            *written,
            *seen,
        ),
        concern_id=concern.id,
    )


def _index_case(database: Database, case: Case, seen: list[str]) -> None:
    written = [
        text
        for one in closing.closures(database, case.id)
        for text in (one.came_of_it, one.taken_over_by)
    ]
    search.index(
        database,
        noun=Noun.CASE,
        record=case.id,
        day=case.opened_on,
        text=(
            case.number,
            case.label,
            case.founded_on,
            case.responsible,
            case.goal,
            case.next_step,
            case.follow_up_only,
            case.journal_reference,
            *written,
            *seen,
        ),
        case_id=case.id,
    )


def _entry(record: Searchable) -> tuple[Noun, date | None, tuple[str, ...]]:
    match record:
        case Note():
            return (
                Noun.NOTE,
                record.noted_on,
                (record.text, record.source, record.against, record.assessment),
            )
        case ConcernReview():
            return (
                Noun.REVIEW,
                record.reviewed_on,
                (record.whats_new, record.conclusion, record.next_step),
            )
        case Intervention():
            return (
                Noun.INTERVENTION,
                record.started_on or record.offered_on,
                (record.performer, record.method, record.note, record.result, record.end_reason),
            )
        case FollowUp():
            return Noun.FOLLOW_UP, record.planned_on, (record.with_whom, record.result)
        case Task():
            return Noun.TASK, record.due_on, (record.text, record.result)
        case Handover():
            return Noun.HANDOVER, record.handed_on, (record.receiver, record.what, record.feedback)
