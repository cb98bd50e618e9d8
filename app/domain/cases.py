# SPDX-License-Identifier: EUPL-1.2
"""Cases: the record, and the machine from opening to final closing (domain.md §4.6)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.domain.concerns import Gathering, refuse_undo
from app.domain.errors import Problem, TransitionRefused
from app.domain.ids import CaseId, RecordId
from app.domain.inquiry import Stored
from app.domain.machines import Refusal, Transition, step


class Primacy(StrEnum):
    """Whether radicalisation drives the case (R:308-316); unclarified for 30 days at most."""

    PRIMARY = "primary"
    NON_PRIMARY = "non_primary"
    UNCLARIFIED = "unclarified"


class Anchor(StrEnum):
    """Inside or outside the authority area (R:1684-1706)."""

    INSIDE = "inside"
    OUTSIDE = "outside"


class CaseStatus(StrEnum):
    """Where a case stands."""

    CREATED = "created"
    ACTIVE = "active"
    ON_HOLD = "on_hold"
    CLOSED = "closed"
    FINALLY_CLOSED = "finally_closed"
    DELETED = "deleted"


class CaseEvent(StrEnum):
    """What can happen to a case."""

    START = "start"
    HOLD = "hold"
    RESUME = "resume"
    HAND_OVER = "hand_over"
    CLOSE = "close"
    REVIEW_STILL_CLOSED = "review_still_closed"
    REVIEW_CANNOT_ASSESS = "review_cannot_assess"
    REVIEW_REOPEN = "review_reopen"
    FINALLY_CLOSE = "finally_close"
    REOPEN = "reopen"
    DELETE = "delete"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDraft:
    """What is written about a case as a whole; lists and `affiliation…` hold codes.

    `founded_on` is the written reason why there are grounds for further action (R:222-226).
    """

    opened_on: date
    gathering: Gathering = Gathering.INDIVIDUAL
    founded_on: str = field(default="", repr=False)
    responsible: str = field(default="", repr=False)
    other_concerns: tuple[str, ...] = field(default=(), repr=False)
    affiliation: str = field(default="not_stated", repr=False)
    affiliation_form: str = field(default="", repr=False)
    affiliation_path: str = field(default="", repr=False)
    travelled: bool = field(default=False, repr=False)
    outside_definition: bool = False
    goal: str = field(default="", repr=False)
    next_step: str = field(default="", repr=False)
    next_step_on: date | None = None
    follow_up_only: str = field(default="", repr=False)
    journal_reference: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(CaseDraft):
    """A case in the register; `label` is what lists show of whom it is about (initials)."""

    id: CaseId
    number: str
    status: CaseStatus
    label: str = field(default="", repr=False)
    closed_on: date | None = None
    closure_reason: str = ""
    delete_on: date | None = None
    delete_rule: str = ""
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode(Stored):
    """One stretch in which the case was open; both days included (survey.md N2)."""

    case_id: CaseId
    opened_on: date
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrimacyPeriod(Stored):
    """What the case was on each day of a period, both days included."""

    case_id: CaseId
    primacy: Primacy
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchoringDraft:
    """Where a case is handled from a day on; `unit` is a code of the anchoring units or text."""

    case_id: CaseId
    anchor: Anchor
    unit: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchoring(AnchoringDraft):
    """A stored anchoring."""

    id: RecordId
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCircumstances:
    """What the guards of the machine look at; made by the service from the register."""

    today: date
    on: date
    opened_on: date | None = None
    reason: str = field(default="", repr=False)
    concerns: int = 0
    primacy_set: bool = False
    interventions: int = 0
    open_interventions: int = 0
    follow_up_only: str = field(default="", repr=False)
    expected_resume: date | None = None
    latest_resume: date | None = None
    handover_recorded: bool = False
    final_review: bool = False
    seconds_since_change: float = 0.0
    changed_since: bool = False


CLOSABLE_BEFORE_START: Final = frozenset({"erroneous", "died", "moved"})
"""Reasons for which a case that never started may be closed (domain.md §4.6)."""

NO_RE_REVIEW: Final = frozenset({"erroneous", "died", "moved", "police"})
"""Closing reasons after which no re-review is ever planned (CAS-1)."""

MAX_HOLD_DAYS: Final = 183
"""A hold lasts at most six months (CAS-4, a proposal)."""


def _when(facts: CaseCircumstances) -> Refusal | None:
    if facts.on > facts.today:
        return Refusal.IN_FUTURE
    if facts.opened_on is not None and facts.on < facts.opened_on:
        return Refusal.BEFORE_OPENING
    return None


def _reason(facts: CaseCircumstances) -> Refusal | None:
    return None if facts.reason.strip() else Refusal.NEEDS_REASON


def _work(facts: CaseCircumstances) -> Refusal | None:
    if facts.interventions or facts.follow_up_only.strip():
        return None
    return Refusal.NEEDS_INTERVENTION_OR_TEXT


def _resume_date(facts: CaseCircumstances) -> Refusal | None:
    if facts.expected_resume is None:
        return Refusal.NEEDS_RESUME_DATE
    if facts.latest_resume is not None and facts.expected_resume > facts.latest_resume:
        return Refusal.HOLD_TOO_LONG
    return None


def _handover(facts: CaseCircumstances) -> Refusal | None:
    return None if facts.handover_recorded else Refusal.NEEDS_HANDOVER


def _interventions_ended(facts: CaseCircumstances) -> Refusal | None:
    return Refusal.OPEN_INTERVENTIONS if facts.open_interventions else None


def _never_started(facts: CaseCircumstances) -> Refusal | None:
    return None if facts.reason in CLOSABLE_BEFORE_START else Refusal.REASON_NOT_ALLOWED_YET


def _last_review(facts: CaseCircumstances) -> Refusal | None:
    return None if facts.final_review else Refusal.NEEDS_RESULT


_S = CaseStatus
_E = CaseEvent
_Arrow = Transition[CaseStatus, CaseCircumstances]
_CLOSE = (_when, _reason, _interventions_ended)

TRANSITIONS: Final[Mapping[tuple[CaseStatus, CaseEvent], _Arrow]] = {
    (_S.CREATED, _E.START): Transition(to=_S.ACTIVE, guards=(_when, _work)),
    (_S.ACTIVE, _E.HOLD): Transition(to=_S.ON_HOLD, guards=(_when, _reason, _resume_date)),
    (_S.ON_HOLD, _E.RESUME): Transition(to=_S.ACTIVE, guards=(_when,)),
    (_S.ACTIVE, _E.HAND_OVER): Transition(to=_S.ACTIVE, guards=(_handover,)),
    (_S.ON_HOLD, _E.HAND_OVER): Transition(to=_S.ON_HOLD, guards=(_handover,)),
    (_S.CREATED, _E.CLOSE): Transition(to=_S.CLOSED, guards=(*_CLOSE, _never_started)),
    (_S.ACTIVE, _E.CLOSE): Transition(to=_S.CLOSED, guards=_CLOSE),
    (_S.ON_HOLD, _E.CLOSE): Transition(to=_S.CLOSED, guards=_CLOSE),
    (_S.CLOSED, _E.REVIEW_STILL_CLOSED): Transition(to=_S.CLOSED, guards=(_when, _reason)),
    (_S.CLOSED, _E.REVIEW_CANNOT_ASSESS): Transition(to=_S.CLOSED, guards=(_when, _reason)),
    (_S.CLOSED, _E.REVIEW_REOPEN): Transition(to=_S.ACTIVE, guards=(_when, _reason)),
    (_S.CLOSED, _E.FINALLY_CLOSE): Transition(
        to=_S.FINALLY_CLOSED, guards=(_when, _reason, _last_review)
    ),
    (_S.CLOSED, _E.REOPEN): Transition(to=_S.ACTIVE, guards=(_when, _reason)),
    (_S.FINALLY_CLOSED, _E.REOPEN): Transition(to=_S.ACTIVE, guards=(_when, _reason)),
    **{(s, _E.DELETE): Transition(to=_S.DELETED) for s in list(_S)[:5]},
}
"""Arrows of domain.md §4.6. `UNDO` is not here: it leads to the state before, by `undo`."""

OPEN_STATES: Final = frozenset({_S.CREATED, _S.ACTIVE, _S.ON_HOLD})


def refuse_opening(facts: CaseCircumstances) -> None:
    """Guard of the first arrow (concern → created): at least one concern, primacy set.

    Raises:
        TransitionRefused: one of them is missing, or the day lies in the future.
    """
    why = (
        Refusal.NEEDS_CONCERN
        if not facts.concerns
        else Refusal.NEEDS_PRIMACY
        if not facts.primacy_set
        else _when(facts)
    )
    if why is not None:
        raise TransitionRefused("case", "none", "open_case", why)


def apply(case: Case, event: CaseEvent, facts: CaseCircumstances) -> Case:
    """The case after `event`; the only place where its status is set.

    Raises:
        TransitionRefused: the event is not possible from this state, or a guard objects.
    """
    facts = replace(facts, opened_on=facts.opened_on or case.opened_on)
    after = replace(case, status=step("case", TRANSITIONS, case.status, event, facts))
    if event is CaseEvent.CLOSE:
        return replace(after, closed_on=facts.on, closure_reason=facts.reason)
    if event in {CaseEvent.REOPEN, CaseEvent.REVIEW_REOPEN}:
        return replace(after, closed_on=None, closure_reason="", delete_on=None, delete_rule="")
    return after


def undo(case: Case, before: Case, facts: CaseCircumstances) -> Case:
    """`before` again, for ten seconds and only while nothing else has happened (§4.6 «fortryd»).

    Raises:
        TransitionRefused: too late, or something happened since.
    """
    refuse_undo("case", case.status, facts.seconds_since_change, facts.changed_since)
    if case.status is CaseStatus.DELETED:
        raise TransitionRefused("case", case.status, "undo", Refusal.NOT_FROM_HERE)
    return before


def case_problems(
    draft: CaseDraft, *, today: date, received_on: date | None = None
) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft; `received_on` is when its first concern came."""
    if draft.opened_on > today:
        yield "opened_on", Problem.IN_FUTURE
    if received_on and draft.opened_on < received_on:
        yield "opened_on", Problem.BEFORE_RECEIVED
    if not draft.founded_on.strip():
        yield "founded_on", Problem.NEEDS_REASON
    if draft.affiliation == "yes" and not draft.affiliation_form:
        yield "affiliation_form", Problem.REQUIRED
    if draft.next_step_on and not draft.next_step.strip():
        yield "next_step", Problem.NEEDS_TEXT


def anchoring_problems(
    draft: AnchoringDraft, *, opened_on: date, today: date
) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft."""
    if not draft.unit.strip():
        yield "unit", Problem.REQUIRED
    if draft.since > today:
        yield "since", Problem.IN_FUTURE
    if draft.since < opened_on:
        yield "since", Problem.BEFORE_OPENING
    if draft.until and draft.until < draft.since:
        yield "until", Problem.BEFORE_START
