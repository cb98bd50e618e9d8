# SPDX-License-Identifier: EUPL-1.2
"""What a user does with follow-ups and tasks: plan one, finish it, or cancel it."""

from dataclasses import replace
from datetime import date, datetime

from app.domain.audit import Action
from app.domain.errors import InvalidDraft, Problem
from app.domain.followups import (
    FollowUp,
    FollowUpDraft,
    PlanCircumstances,
    PlanEvent,
    Task,
    TaskDraft,
    apply_follow_up,
    apply_task,
    follow_up_problems,
    task_problems,
)
from app.domain.ids import RecordId
from app.domain.inquiry import Owned
from app.services.common import Changed, Register, new_id, writing
from app.services.interventions import open_case_place
from app.services.places import Place, code_problems, demand, index_record, place_of, written
from app.services.undo import undo_of
from app.services.views import Noun
from app.storage import followups, interventions


def plan_follow_up(register: Register, draft: FollowUpDraft, *, now: datetime) -> FollowUp:
    """Plan a follow-up of a case, perhaps of one of its interventions.

    Raises:
        InvalidDraft: a field is wrong.
        TransitionRefused: the case is closed.
    """
    place = open_case_place(register.database, draft.case_id, "plan_follow_up")
    demand(
        [
            *follow_up_problems(draft, opened_on=place.earliest),
            *code_problems(register, now.date(), form=("follow_up_form", draft.form)),
        ]
    )
    if draft.intervention_id is not None:
        about = interventions.intervention(register.database, draft.intervention_id)
        if about.case_id != draft.case_id:
            raise InvalidDraft([("intervention_id", Problem.UNKNOWN_CODE)])
    follow_up = FollowUp(
        **written(draft, FollowUpDraft), id=new_id(RecordId), created_at=now, changed_at=now
    )
    with writing(register, Action.CREATE, place.id, detail=Noun.FOLLOW_UP, now=now) as database:
        followups.insert_follow_up(database, follow_up)
        index_record(database, place, follow_up)
    return follow_up


def finish_follow_up(
    register: Register, follow_up_id: RecordId, result: str, *, on: date, now: datetime
) -> Changed[FollowUp]:
    """Note that a follow-up was done, when, and what came of it."""
    facts = PlanCircumstances(today=now.date(), on=on, result=result)
    return _step_follow_up(register, follow_up_id, PlanEvent.CARRY_OUT, facts, now)


def cancel_follow_up(
    register: Register, follow_up_id: RecordId, reason: str = "", *, now: datetime
) -> Changed[FollowUp]:
    """Note that a planned follow-up will not take place, perhaps why."""
    facts = PlanCircumstances(today=now.date(), on=now.date(), result=reason)
    return _step_follow_up(register, follow_up_id, PlanEvent.CANCEL, facts, now)


def add_task(register: Register, draft: TaskDraft, *, now: datetime) -> Task:
    """Note something to do by a day; it may stand alone."""
    demand(task_problems(draft))
    place = _place(register, draft)
    task = Task(**written(draft, TaskDraft), id=new_id(RecordId), created_at=now, changed_at=now)
    with writing(register, Action.CREATE, _id(place), detail=Noun.TASK, now=now) as database:
        followups.insert_task(database, task)
        if place is not None:
            index_record(database, place, task)
    return task


def finish_task(
    register: Register, task_id: RecordId, result: str = "", *, on: date, now: datetime
) -> Changed[Task]:
    """Note that a task was done."""
    facts = PlanCircumstances(today=now.date(), on=on, result=result)
    return _step_task(register, task_id, PlanEvent.CARRY_OUT, facts, now)


def cancel_task(
    register: Register, task_id: RecordId, reason: str = "", *, now: datetime
) -> Changed[Task]:
    """Note that a task is no longer needed, perhaps why."""
    facts = PlanCircumstances(today=now.date(), on=now.date(), result=reason)
    return _step_task(register, task_id, PlanEvent.CANCEL, facts, now)


def _step_follow_up(
    register: Register,
    follow_up_id: RecordId,
    event: PlanEvent,
    facts: PlanCircumstances,
    now: datetime,
) -> Changed[FollowUp]:
    before = followups.follow_up(register.database, follow_up_id)
    follow_up = replace(apply_follow_up(before, event, facts), changed_at=now)
    place = place_of(register.database, Owned(case_id=before.case_id))
    with writing(register, Action.STATUS, place.id, detail=Noun.FOLLOW_UP, now=now) as database:
        followups.update_follow_up(database, follow_up)
        index_record(database, place, follow_up)
    return Changed(record=follow_up, undo=undo_of(register, place.owner, (before,), now=now))


def _step_task(
    register: Register,
    task_id: RecordId,
    event: PlanEvent,
    facts: PlanCircumstances,
    now: datetime,
) -> Changed[Task]:
    before = followups.task(register.database, task_id)
    task = replace(apply_task(before, event, facts), changed_at=now)
    place = _place(register, before)
    with writing(register, Action.STATUS, _id(place), detail=Noun.TASK, now=now) as database:
        followups.update_task(database, task)
        if place is not None:
            index_record(database, place, task)
    undo = None if place is None else undo_of(register, place.owner, (before,), now=now)
    return Changed(record=task, undo=undo)


def _place(register: Register, owner: Owned) -> Place | None:
    if owner.concern_id is None and owner.case_id is None:
        return None
    return place_of(register.database, owner)


def _id(place: Place | None) -> str:
    return "" if place is None else place.id
