# SPDX-License-Identifier: EUPL-1.2
"""What every state machine shares: transitions as data, guards, and one way to step.

A machine is a mapping `(state, event) -> Transition`. A guard looks at a frozen value of facts and
answers with a `Refusal`, or None when it has no objection. Nothing else sets a status.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from app.domain.errors import TransitionRefused

S = TypeVar("S", bound=StrEnum)
E = TypeVar("E", bound=StrEnum)
F = TypeVar("F")


class Refusal(StrEnum):
    """Why a step cannot be taken now; each has a sentence that says what to do."""

    NOT_FROM_HERE = "not_from_here"
    NEEDS_REASON = "needs_reason"
    NEEDS_FOUNDED_ASSESSMENT = "needs_founded_assessment"
    NEEDS_REGISTRATION_DECISION = "needs_registration_decision"
    NEEDS_HANDOVER = "needs_handover"
    NEEDS_MEETING_BASIS = "needs_meeting_basis"
    NEEDS_CASE = "needs_case"
    NEEDS_CONCERN = "needs_concern"
    NEEDS_PRIMACY = "needs_primacy"
    NEEDS_INTERVENTION_OR_TEXT = "needs_intervention_or_text"
    NEEDS_RESUME_DATE = "needs_resume_date"
    NEEDS_RESULT = "needs_result"
    NEEDS_ACCEPTANCE = "needs_acceptance"
    OPEN_INTERVENTIONS = "open_interventions"
    IN_FUTURE = "in_future"
    BEFORE_OPENING = "before_opening"
    BEFORE_START = "before_start"
    BEFORE_RECEIVED = "before_received"
    HOLD_TOO_LONG = "hold_too_long"
    REASON_NOT_ALLOWED_YET = "reason_not_allowed_yet"
    UNDO_TOO_LATE = "undo_too_late"
    CHANGED_SINCE = "changed_since"
    WRONG_POLICY = "wrong_policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Generic[S, F]):
    """One arrow: where it leads and what must hold."""

    to: S
    guards: tuple[Callable[[F], Refusal | None], ...] = ()


def step(
    machine: str,
    table: Mapping[tuple[S, E], Transition[S, F]],
    state: S,
    event: E,
    facts: F,
) -> S:
    """The state after `event`.

    Raises:
        TransitionRefused: there is no such arrow, or a guard objects.
    """
    arrow = table.get((state, event))
    if arrow is None:
        raise TransitionRefused(machine, state, event, Refusal.NOT_FROM_HERE)
    for guard in arrow.guards:
        if (why := guard(facts)) is not None:
            raise TransitionRefused(machine, state, event, why)
    return arrow.to


def allowed(table: Mapping[tuple[S, E], Transition[S, F]], state: S) -> tuple[E, ...]:
    """The events that have an arrow from `state`, in table order (guards not asked)."""
    return tuple(event for (origin, event) in table if origin == state)


UNDO_SECONDS = 10
"""How long a change of state may be undone (domain.md §4.6 «fortryd»)."""
