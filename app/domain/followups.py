# SPDX-License-Identifier: EUPL-1.2
"""Follow-ups, tasks and their one machine: planned, then done or cancelled; overdue is derived."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.domain.errors import Problem
from app.domain.ids import CaseId, RecordId
from app.domain.inquiry import Owned
from app.domain.machines import Refusal, Transition, step


class PlanStatus(StrEnum):
    """Where something planned stands."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


class PlanEvent(StrEnum):
    """What can happen to something planned."""

    CARRY_OUT = "carry_out"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpDraft:
    """A follow-up in a case, perhaps of one intervention; `form` is a code (R:4539-4551)."""

    case_id: CaseId
    intervention_id: RecordId | None = None
    planned_on: date
    form: str = "meeting"
    with_whom: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(FollowUpDraft):
    """A stored follow-up."""

    id: RecordId
    created_at: datetime
    changed_at: datetime
    status: PlanStatus = PlanStatus.PLANNED
    done_on: date | None = None
    result: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft(Owned):
    """Something to do by a date; may stand alone."""

    text: str = field(repr=False)
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(TaskDraft):
    """A stored task."""

    id: RecordId
    created_at: datetime
    changed_at: datetime
    status: PlanStatus = PlanStatus.PLANNED
    done_on: date | None = None
    result: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCircumstances:
    """What the guards look at."""

    today: date
    on: date
    result: str = field(default="", repr=False)


def _when(facts: PlanCircumstances) -> Refusal | None:
    return Refusal.IN_FUTURE if facts.on > facts.today else None


TRANSITIONS: Final[
    Mapping[tuple[PlanStatus, PlanEvent], Transition[PlanStatus, PlanCircumstances]]
] = {
    (PlanStatus.PLANNED, PlanEvent.CARRY_OUT): Transition(to=PlanStatus.DONE, guards=(_when,)),
    (PlanStatus.PLANNED, PlanEvent.CANCEL): Transition(to=PlanStatus.CANCELLED),
}


def apply_follow_up(follow_up: FollowUp, event: PlanEvent, facts: PlanCircumstances) -> FollowUp:
    """The follow-up after `event`.

    Raises:
        TransitionRefused: the event is not possible from this state, or a guard objects.
    """
    status = step("follow_up", TRANSITIONS, follow_up.status, event, facts)
    done_on = facts.on if event is PlanEvent.CARRY_OUT else None
    return replace(follow_up, status=status, done_on=done_on, result=facts.result.strip())


def apply_task(task: Task, event: PlanEvent, facts: PlanCircumstances) -> Task:
    """The task after `event`.

    Raises:
        TransitionRefused: the event is not possible from this state, or a guard objects.
    """
    status = step("task", TRANSITIONS, task.status, event, facts)
    done_on = facts.on if event is PlanEvent.CARRY_OUT else None
    return replace(task, status=status, done_on=done_on, result=facts.result.strip())


def overdue(planned: FollowUp | Task, *, today: date, on_hold: bool) -> bool:
    """Whether it should have been done before `today`; a hold pauses follow-ups only (CAS-4)."""
    if planned.status is not PlanStatus.PLANNED:
        return False
    if isinstance(planned, FollowUp):
        return not on_hold and planned.planned_on < today
    return planned.due_on < today


def follow_up_problems(draft: FollowUpDraft, *, opened_on: date) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft."""
    if draft.planned_on < opened_on:
        yield "planned_on", Problem.BEFORE_OPENING
    if not draft.form:
        yield "form", Problem.REQUIRED


def task_problems(draft: TaskDraft) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft."""
    if not draft.text.strip():
        yield "text", Problem.NEEDS_TEXT
