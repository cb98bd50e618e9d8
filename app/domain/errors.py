# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong in ways a user can act on; anything else that is raised is a bug.

An error carries facts as attributes, never words: the sentences live in `app.widgets.errors`.
"""

from collections.abc import Iterable
from enum import StrEnum


class AppError(Exception):
    """An expected failure: one class per situation a user can act on."""


class Problem(StrEnum):
    """What is wrong with one field of a form."""

    REQUIRED = "required"
    IN_FUTURE = "in_future"
    IN_PAST = "in_past"
    BEFORE_OPENING = "before_opening"
    BEFORE_START = "before_start"
    BEFORE_RECEIVED = "before_received"
    TOO_LATE = "too_late"
    TOO_LONG = "too_long"
    NOT_A_DATE = "not_a_date"
    NOT_A_NUMBER = "not_a_number"
    UNKNOWN_CODE = "unknown_code"
    RETIRED_CODE = "retired_code"
    NEEDS_REASON = "needs_reason"
    NEEDS_TEXT = "needs_text"
    NEEDS_DECISION = "needs_decision"
    CPR_NUMBER = "cpr_number"
    SAME_PERSON = "same_person"


class InvalidDraft(AppError):
    """A form could not be saved; says what is wrong with which field."""

    def __init__(self, problems: Iterable[tuple[str, Problem]]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(f"{name}: {problem}" for name, problem in self.problems))


class NotFound(AppError):
    """A record that was asked for is not in the register (any more)."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(kind)


class TransitionRefused(AppError):
    """A state machine refused an event; says the machine, the state, the event and why."""

    def __init__(self, machine: str, state: str, event: str, why: str) -> None:
        self.machine, self.state, self.event, self.why = machine, state, event, why
        super().__init__(f"{machine}: {state} + {event}: {why}")
