# SPDX-License-Identifier: EUPL-1.2
"""Lists and whole records as frozen snapshots: a fixed number of queries, whatever their size."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from app.domain.audit import Action
from app.domain.cases import OPEN_STATES, TRANSITIONS, CaseStatus
from app.domain.concerns import TRANSITIONS as CONCERN_TRANSITIONS
from app.domain.concerns import ConcernStatus, Gathering, Outcome
from app.domain.errors import ReasonToOpenNeeded
from app.domain.ids import CaseId, ConcernId, PersonId
from app.domain.inquiry import Owned, RegistrationDecision
from app.domain.machines import allowed
from app.services.common import Register, writing
from app.services.places import code_problems, demand
from app.services.views import (
    CaseFilter,
    CasePage,
    CaseRow,
    ConcernFilter,
    ConcernPage,
    ConcernRow,
    PersonIn,
)
from app.storage import (
    cases,
    casework,
    closing,
    concerns,
    followups,
    history,
    inquiry,
    interventions,
    ledgers,
)
from app.storage.connection import Database, Row
from app.storage.people import people_in

_CONCERN_LISTS: Final = {
    ConcernFilter.OPEN: concerns.LIST_OPEN,
    ConcernFilter.WORKING_NOTES: concerns.LIST_WORKING_NOTES,
    ConcernFilter.DECIDED: concerns.LIST_DECIDED,
    ConcernFilter.ALL: concerns.LIST_ALL,
}
_CASE_LISTS: Final = {
    CaseFilter.OPEN: cases.LIST_OPEN,
    CaseFilter.CLOSED: cases.LIST_CLOSED,
    CaseFilter.ALL: cases.LIST_ALL,
}


def list_concerns(
    register: Register,
    which: ConcernFilter,
    *,
    offset: int = 0,
    limit: int = 100,
    names: bool = False,
) -> tuple[ConcernRow, ...]:
    """One page of the list of concerns, the latest first."""
    rows = concerns.page(register.database, _CONCERN_LISTS[which], offset=offset, limit=limit)
    return tuple(_concern_row(row, names=names) for row in rows)


def list_cases(
    register: Register,
    which: CaseFilter,
    *,
    offset: int = 0,
    limit: int = 100,
    names: bool = False,
) -> tuple[CaseRow, ...]:
    """One page of the list of cases, the latest opened (or closed) first."""
    rows = cases.page(register.database, _CASE_LISTS[which], offset=offset, limit=limit)
    return tuple(_case_row(row, names=names) for row in rows)


def open_concern(
    register: Register, concern_id: ConcernId, *, reason: str = "", now: datetime
) -> ConcernPage:
    """All of one concern; that it was opened is logged, with the code of the reason if given.

    Raises:
        ReasonToOpenNeeded: the concern is decided and no reason was chosen (REC-9).
    """
    concern = concerns.concern(register.database, concern_id)
    closed = concern.status is ConcernStatus.DECIDED
    _log_opening(register, concern_id, closed=closed, reason=reason, now=now)
    return concern_page(register.database, concern_id)


def concern_page(database: Database, concern_id: ConcernId) -> ConcernPage:
    """All of one concern that is open already."""
    concern = concerns.concern(database, concern_id)
    owner = Owned(concern_id=concern_id)
    decisions = inquiry.decisions(database, owner)
    people = _people(database, owner, decisions)
    return ConcernPage(
        concern=concern,
        people=people,
        signs=inquiry.signs(database, owner),
        resources=inquiry.resources(database, owner),
        forms=inquiry.forms(database, owner),
        assessments=inquiry.assessments(database, concern_id),
        decisions=decisions,
        notes=casework.notes(database, owner),
        handovers=closing.handovers(database, owner),
        tasks=followups.tasks(database, owner),
        disclosures=ledgers.disclosures_of_concern(database, concern_id),
        history=history.of_concern(database, concern_id, [one.person.id for one in people]),
        events=allowed(CONCERN_TRANSITIONS, concern.status),
    )


def open_case_page(
    register: Register, case_id: CaseId, *, reason: str = "", now: datetime
) -> CasePage:
    """All of one case; that it was opened is logged, with the code of the reason if given.

    Raises:
        ReasonToOpenNeeded: the case is closed and no reason was chosen (REC-9).
    """
    case = cases.case(register.database, case_id)
    closed = case.status not in OPEN_STATES
    _log_opening(register, case_id, closed=closed, reason=reason, now=now)
    return case_page(register.database, case_id)


def case_page(database: Database, case_id: CaseId) -> CasePage:
    """All of one case that is open already."""
    case = cases.case(database, case_id)
    owner = Owned(case_id=case_id)
    decisions = inquiry.decisions_of_case(database, case_id)
    people = _people(database, owner, decisions)
    return CasePage(
        case=case,
        people=people,
        concerns=tuple(
            _concern_row(row, names=False) for row in concerns.of_case(database, case_id)
        ),
        episodes=cases.episodes(database, case_id),
        primacies=cases.primacies(database, case_id),
        anchorings=cases.anchorings(database, case_id),
        forms=inquiry.forms(database, owner),
        signs=inquiry.signs(database, owner),
        resources=inquiry.resources(database, owner),
        reviews=casework.reviews(database, case_id),
        interventions=interventions.interventions(database, case_id),
        follow_ups=followups.follow_ups(database, case_id),
        notes=casework.notes(database, owner),
        tasks=followups.tasks(database, owner),
        holds=closing.holds(database, case_id),
        handovers=closing.handovers(database, owner),
        closures=closing.closures(database, case_id),
        re_reviews=closing.re_reviews(database, case_id),
        decisions=decisions,
        disclosures=ledgers.disclosures_of_case(database, case_id),
        history=history.of_case(database, case_id, [one.person.id for one in people]),
        events=allowed(TRANSITIONS, case.status),
    )


def _log_opening(
    register: Register, record: str, *, closed: bool, reason: str, now: datetime
) -> None:
    if closed and not reason and record not in register.opened:
        raise ReasonToOpenNeeded
    demand(code_problems(register, now.date(), reason=("opening_reason", reason)))
    given = reason or register.opened.get(record, "")
    with writing(register, Action.OPEN, record, detail=given, now=now):
        pass
    register.opened[record] = given


def _people(
    database: Database, owner: Owned, decisions: Iterable[RegistrationDecision]
) -> tuple[PersonIn, ...]:
    latest: dict[PersonId | None, RegistrationDecision] = {one.person_id: one for one in decisions}
    return tuple(
        PersonIn(
            person=one.person,
            role=one.role,
            involvement_id=one.involvement_id,
            decision=latest.get(one.person.id),
        )
        for one in people_in(database, owner)
    )


def _concern_row(row: Row, *, names: bool) -> ConcernRow:
    label, name = _whom(row["focus"])
    return ConcernRow(
        id=ConcernId(row["id"]),
        number=row["number"],
        received_on=date.fromisoformat(row["received_on"]),
        source=row["source"],
        label=label,
        name=name if names else "",
        status=ConcernStatus(row["status"]),
        outcome=None if row["outcome"] is None else Outcome(row["outcome"]),
        registered=bool(row["registered"]),
        acute=bool(row["acute"]),
        delete_on=_day(row["delete_on"]),
    )


def _case_row(row: Row, *, names: bool) -> CaseRow:
    return CaseRow(
        id=CaseId(row["id"]),
        number=row["number"],
        opened_on=date.fromisoformat(row["opened_on"]),
        label=row["label"],
        name=_whom(row["focus"])[1] if names else "",
        gathering=Gathering(row["gathering"]),
        status=CaseStatus(row["status"]),
        next_step=row["next_step"],
        next_step_on=_day(row["next_step_on"]),
        closed_on=_day(row["closed_on"]),
        delete_on=_day(row["delete_on"]),
    )


def _whom(focus: str) -> tuple[str, str]:
    """The label and the names out of the list's JSON of (code, name, birth year)."""
    whom = json.loads(focus)
    label = ", ".join(code if year is None else f"{code} ({year})" for code, _, year in whom)
    return label, ", ".join(name for _, name, _ in whom if name)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
