# SPDX-License-Identifier: EUPL-1.2
"""Follow-ups and tasks: planned, done or cancelled, found again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.errors import InvalidDraft, NotFound, Problem, TransitionRefused
from app.domain.followups import FollowUpDraft, PlanStatus, TaskDraft
from app.domain.ids import CaseId
from app.domain.machines import Refusal
from app.services import cases
from app.services.pages import case_page
from app.services.register import Register
from app.storage import followups
from app.storage.search import find
from tests.builders import DAY, NOW, a_case, a_concern, an_intervention, at

SOON = DAY + timedelta(days=14)


def test_a_follow_up_is_planned_and_done_with_its_result(register: Register) -> None:
    case = a_case(register)
    mentor = an_intervention(register, case.id)
    draft = FollowUpDraft(
        case_id=case.id,
        intervention_id=mentor.id,
        planned_on=SOON,
        form="meeting",
        with_whom="Mentoren",
    )
    follow_up = cases.plan_follow_up(register, draft, now=NOW)
    done = cases.finish_follow_up(
        register, follow_up.id, "Møder hver dag.", on=SOON, now=at(SOON)
    ).record
    assert (done.status, done.done_on, done.result) == (
        *(PlanStatus.DONE, SOON),
        "Møder hver dag.",
    )
    assert case_page(register.database, case.id).follow_ups == (done,)
    assert find(register.database, "møder hver")
    with pytest.raises(TransitionRefused) as refused:
        cases.cancel_follow_up(register, follow_up.id, now=NOW)
    assert refused.value.why is Refusal.NOT_FROM_HERE


def test_a_cancelled_follow_up_was_not_done(register: Register) -> None:
    case = a_case(register)
    follow_up = cases.plan_follow_up(
        register, FollowUpDraft(case_id=case.id, planned_on=SOON), now=NOW
    )
    cancelled = cases.cancel_follow_up(register, follow_up.id, "Aflyst.", now=NOW).record
    assert (cancelled.status, cancelled.done_on, cancelled.result) == (
        *(PlanStatus.CANCELLED, None),
        "Aflyst.",
    )


@pytest.mark.parametrize(("changes", "fault"), [
    ({"planned_on": DAY - timedelta(days=1)}, ("planned_on", Problem.BEFORE_OPENING)),
    ({"form": ""}, ("form", Problem.REQUIRED)),
    ({"form": "seance"}, ("form", Problem.UNKNOWN_CODE)),
])  # fmt: skip
def test_a_faulty_follow_up_is_refused(
    register: Register, changes: dict[str, object], fault: tuple[str, Problem]
) -> None:
    draft = FollowUpDraft(case_id=a_case(register).id, planned_on=SOON)
    with pytest.raises(InvalidDraft) as refused:
        cases.plan_follow_up(register, replace(draft, **changes), now=NOW)  # type: ignore[arg-type]
    assert refused.value.problems == (fault,)


def test_a_follow_up_names_an_intervention_of_its_own_case(register: Register) -> None:
    other = an_intervention(register, a_case(register).id)
    draft = FollowUpDraft(case_id=a_case(register).id, intervention_id=other.id, planned_on=SOON)
    with pytest.raises(InvalidDraft):
        cases.plan_follow_up(register, draft, now=NOW)


def test_tasks_belong_to_a_case_a_concern_or_nothing(register: Register) -> None:
    case, concern = a_case(register), a_concern(register)
    drafts = (
        TaskDraft(case_id=case.id, text="Ring til FGU.", due_on=SOON),
        TaskDraft(concern_id=concern.id, text="Ring tilbage.", due_on=SOON),
        TaskDraft(text="Bestil nøglekort.", due_on=SOON),
    )
    tasks = [cases.add_task(register, draft, now=NOW) for draft in drafts]
    assert case_page(register.database, case.id).tasks == (tasks[0],)
    assert find(register.database, "fgu")
    assert not find(register.database, "tilbage")
    for task in tasks:
        done = cases.finish_task(register, task.id, on=DAY, now=NOW)
        assert done.record == followups.task(register.database, task.id)
        assert done.record.status is PlanStatus.DONE


def test_a_task_is_cancelled(register: Register) -> None:
    task = cases.add_task(register, TaskDraft(text="Ring.", due_on=SOON), now=NOW)
    cancelled = cases.cancel_task(register, task.id, now=NOW).record
    assert cancelled.status is PlanStatus.CANCELLED


def test_a_task_needs_words_and_a_place_that_is_there(register: Register) -> None:
    with pytest.raises(InvalidDraft):
        cases.add_task(register, TaskDraft(text=" ", due_on=SOON), now=NOW)
    with pytest.raises(NotFound):
        cases.add_task(
            register, TaskDraft(case_id=CaseId("none"), text="Ring.", due_on=SOON), now=NOW
        )
