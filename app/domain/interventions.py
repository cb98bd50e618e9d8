# SPDX-License-Identifier: EUPL-1.2
"""Interventions: what is offered to a citizen, always voluntary (R:2762), and its machine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.domain.concerns import Answer
from app.domain.errors import Problem
from app.domain.ids import CaseId, RecordId
from app.domain.machines import Refusal, Transition, step


class InterventionStatus(StrEnum):
    """Where an intervention stands."""

    PROPOSED = "proposed"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    RUNNING = "running"
    ON_HOLD = "on_hold"
    COMPLETED = "completed"
    INTERRUPTED = "interrupted"
    DECLINED = "declined"


class InterventionEvent(StrEnum):
    """What can happen to an intervention."""

    OFFER = "offer"
    ACCEPT = "accept"
    DECLINE = "decline"
    START = "start"
    HOLD = "hold"
    RESUME = "resume"
    COMPLETE = "complete"
    INTERRUPT = "interrupt"


class DeclinedBy(StrEnum):
    """Who said no, or that the offer was not relevant after all."""

    CITIZEN = "citizen"
    NETWORK = "network"
    NOT_RELEVANT = "not_relevant"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionDraft:
    """What is offered; `offer`, `level`, `target` and `basis` are codes.

    The level of the prevention triangle belongs here and never to the case (R:170-174).
    Under 18 the child's and the parents' acceptance are kept apart (R:3025-3031).
    """

    case_id: CaseId
    offer: str
    level: str
    target: str
    performer: str = field(default="", repr=False)
    method: str = field(default="", repr=False)
    basis: str = ""
    offered_on: date | None = None
    child_accepts: Answer = Answer.UNKNOWN
    parents_accept: Answer = Answer.UNKNOWN
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention(InterventionDraft):
    """A stored intervention."""

    id: RecordId
    created_at: datetime
    changed_at: datetime
    status: InterventionStatus = InterventionStatus.PROPOSED
    started_on: date | None = None
    ended_on: date | None = None
    result: str = field(default="", repr=False)
    end_reason: str = field(default="", repr=False)
    declined_by: DeclinedBy | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionCircumstances:
    """What the guards look at; the two dates are taken from the record itself."""

    today: date
    on: date
    reason: str = field(default="", repr=False)
    declined_by: DeclinedBy | None = None
    offered_on: date | None = None
    started_on: date | None = None


def _when(facts: InterventionCircumstances) -> Refusal | None:
    if facts.on > facts.today:
        return Refusal.IN_FUTURE
    earliest = facts.started_on or facts.offered_on
    return Refusal.BEFORE_START if earliest is not None and facts.on < earliest else None


def _reason(facts: InterventionCircumstances) -> Refusal | None:
    return None if facts.reason.strip() else Refusal.NEEDS_REASON


def _declined_by(facts: InterventionCircumstances) -> Refusal | None:
    return None if facts.declined_by is not None else Refusal.NEEDS_RESULT


_S = InterventionStatus
_E = InterventionEvent
_Arrow = Transition[InterventionStatus, InterventionCircumstances]

TRANSITIONS: Final[Mapping[tuple[InterventionStatus, InterventionEvent], _Arrow]] = {
    (_S.PROPOSED, _E.OFFER): Transition(to=_S.OFFERED, guards=(_when,)),
    (_S.OFFERED, _E.ACCEPT): Transition(to=_S.ACCEPTED, guards=(_when,)),
    (_S.OFFERED, _E.DECLINE): Transition(to=_S.DECLINED, guards=(_when, _declined_by)),
    (_S.ACCEPTED, _E.START): Transition(to=_S.RUNNING, guards=(_when,)),
    (_S.RUNNING, _E.HOLD): Transition(to=_S.ON_HOLD, guards=(_when,)),
    (_S.ON_HOLD, _E.RESUME): Transition(to=_S.RUNNING, guards=(_when,)),
    (_S.RUNNING, _E.COMPLETE): Transition(to=_S.COMPLETED, guards=(_when,)),
    (_S.RUNNING, _E.INTERRUPT): Transition(to=_S.INTERRUPTED, guards=(_when, _reason)),
}

ENDED: Final = frozenset({_S.COMPLETED, _S.INTERRUPTED, _S.DECLINED})
"""States in which nothing is running or waiting for an answer."""

RUNNING: Final = frozenset({_S.RUNNING, _S.ON_HOLD})
"""States that must be ended before the case can be closed; what never started may stay."""


def apply(
    intervention: Intervention, event: InterventionEvent, facts: InterventionCircumstances
) -> Intervention:
    """The intervention after `event`; the only place where its status is set.

    Raises:
        TransitionRefused: the event is not possible from this state, or a guard objects.
    """
    facts = replace(facts, offered_on=intervention.offered_on, started_on=intervention.started_on)
    status = step("intervention", TRANSITIONS, intervention.status, event, facts)
    after = replace(intervention, status=status)
    if event is InterventionEvent.OFFER:
        return replace(after, offered_on=facts.on)
    if event is InterventionEvent.START:
        return replace(after, started_on=facts.on)
    if event is InterventionEvent.DECLINE:
        return replace(
            after,
            ended_on=facts.on,
            declined_by=facts.declined_by,
            end_reason=facts.reason.strip(),
        )
    if event is InterventionEvent.COMPLETE:
        return replace(after, ended_on=facts.on, result=facts.reason.strip())
    if status in ENDED:
        return replace(after, ended_on=facts.on, end_reason=facts.reason.strip())
    return after


def intervention_problems(
    draft: InterventionDraft, *, today: date
) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft."""
    for name in ("offer", "level", "target"):
        if not getattr(draft, name):
            yield name, Problem.REQUIRED
    if draft.offered_on and draft.offered_on > today:
        yield "offered_on", Problem.IN_FUTURE
