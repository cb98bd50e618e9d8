# SPDX-License-Identifier: EUPL-1.2
"""Undo: for ten seconds, everything back, and not once something else has happened."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.domain.audit import Action
from app.domain.cases import Case, CaseStatus
from app.domain.casework import NoteDraft
from app.domain.closing import HoldDraft
from app.domain.concerns import ConcernEvent
from app.domain.errors import TransitionRefused
from app.domain.followups import FollowUpDraft, TaskDraft
from app.domain.interventions import InterventionEvent
from app.domain.machines import Refusal
from app.services import cases, concerns
from app.services.pages import case_page
from app.services.register import Register
from app.services.views import CasePage, Changed
from app.storage import audit
from app.storage.search import find
from tests.builders import (
    DAY,
    NOW,
    a_case,
    a_ready_concern,
    an_intervention,
    closure_draft,
    concern_draft,
    handover_draft,
)

SOON = NOW + timedelta(seconds=10)
LATE = NOW + timedelta(seconds=10, milliseconds=1)


def close(register: Register, case: Case) -> Changed[Any]:
    running = [
        one.id
        for one in case_page(register.database, case.id).interventions
        if one.status == "running"
    ]
    return cases.close_case(
        register,
        closure_draft(case.id, DAY, re_review=True),
        endings=dict.fromkeys(running, (InterventionEvent.COMPLETE, "Færdig.")),
        now=NOW,
    )


def hold(register: Register, case: Case) -> Changed[Any]:
    until = DAY + timedelta(days=30)
    draft = HoldDraft(case_id=case.id, since=DAY, reason="lost_contact", expected_resume=until)
    return cases.hold_case(register, draft, now=NOW)


def resume(register: Register, case: Case) -> Changed[Any]:
    hold(register, case)
    return cases.resume_case(register, case.id, on=DAY, now=NOW)


def reopen(register: Register, case: Case) -> Changed[Any]:
    close(register, case)
    return cases.reopen_case(register, case.id, "Ny viden.", on=DAY, now=NOW)


def step(register: Register, case: Case) -> Changed[Any]:
    one = an_intervention(register, case.id)
    return cases.step_intervention(register, one.id, InterventionEvent.OFFER, on=DAY, now=NOW)


def follow_up(register: Register, case: Case) -> Changed[Any]:
    one = cases.plan_follow_up(register, FollowUpDraft(case_id=case.id, planned_on=DAY), now=NOW)
    return cases.finish_follow_up(register, one.id, "Gik godt.", on=DAY, now=NOW)


def task(register: Register, case: Case) -> Changed[Any]:
    one = cases.add_task(register, TaskDraft(case_id=case.id, text="Ring.", due_on=DAY), now=NOW)
    return cases.finish_task(register, one.id, on=DAY, now=NOW)


def without_stamps(page: CasePage) -> CasePage:
    """The page as a reader sees it: no times of change, no history."""

    def plain(records: Any) -> Any:
        return tuple(replace(one, changed_at=NOW) for one in records)

    names = ("episodes", "interventions", "follow_ups", "notes", "tasks", "holds", "closures")
    changes: dict[str, Any] = {name: plain(getattr(page, name)) for name in names}
    changes["re_reviews"] = plain(page.re_reviews)
    return replace(page, case=replace(page.case, changed_at=NOW), history=(), **changes)


@pytest.mark.parametrize("deed", [close, hold])
def test_undoing_gives_the_whole_case_back(
    register: Register, deed: Callable[[Register, Case], Changed[Any]]
) -> None:
    case = a_case(register)
    an_intervention(register, case.id, running=True)
    before = without_stamps(case_page(register.database, case.id))
    change = deed(register, case)
    assert change.undo is not None
    cases.undo(register, change.undo, now=SOON)
    after = case_page(register.database, case.id)
    assert without_stamps(after) == before
    assert len(after.history) >= 2
    assert not find(register.database, "lære nu")
    assert find(register.database, case.number)


@pytest.mark.parametrize("deed", [resume, reopen, step, follow_up, task])
def test_undoing_takes_back_the_last_step_only(
    register: Register, deed: Callable[[Register, Case], Changed[Any]]
) -> None:
    case = a_case(register)
    change = deed(register, case)
    done = case_page(register.database, case.id)
    assert change.undo is not None
    cases.undo(register, change.undo, now=SOON)
    after = case_page(register.database, case.id)
    assert without_stamps(after) != without_stamps(done)
    for record in change.undo.before:
        names = ("interventions", "follow_ups", "tasks", "holds", "re_reviews", "concerns")
        rows = [after.case, *(row for name in names for row in getattr(after, name))]
        found = next(row for row in rows if row.id == record.id)  # type: ignore[attr-defined]
        if hasattr(found, "status"):
            assert found.status == record.status  # type: ignore[attr-defined]
    assert not find(register.database, "ny viden")


def test_undoing_an_outcome_takes_its_handover_back(register: Register) -> None:
    concern = a_ready_concern(register)
    before = concerns.open_concern(register, concern.id, now=NOW)
    change = concerns.decide_outcome(
        register,
        concern.id,
        ConcernEvent.REFER_POLICE,
        "Trusler.",
        on=DAY,
        handover=handover_draft(DAY),
        now=NOW,
    )
    assert change is not None
    assert change.undo is not None
    cases.undo(register, change.undo, now=SOON)
    after = concerns.open_concern(register, concern.id, now=NOW)
    assert replace(after.concern, changed_at=NOW) == replace(before.concern, changed_at=NOW)
    assert after.handovers == ()
    assert not find(register.database, "ravnsbæk")


def test_undoing_a_joined_case_unlinks_it(register: Register) -> None:
    case = a_case(register)
    concern = a_ready_concern(register)
    change = concerns.decide_outcome(
        register, concern.id, ConcernEvent.JOIN_CASE, "Samme.", on=DAY, case_id=case.id, now=NOW
    )
    assert change is not None
    assert change.undo is not None
    cases.undo(register, change.undo, now=SOON)
    assert len(case_page(register.database, case.id).concerns) == 1


def test_undo_comes_too_late_after_ten_seconds(register: Register) -> None:
    case = a_case(register)
    change = close(register, case)
    assert change.undo is not None
    with pytest.raises(TransitionRefused) as refused:
        cases.undo(register, change.undo, now=LATE)
    assert refused.value.why is Refusal.UNDO_TOO_LATE
    assert case_page(register.database, case.id).case.status is CaseStatus.CLOSED


def test_undo_is_refused_once_something_else_happened_to_the_case(register: Register) -> None:
    case = a_case(register)
    change = close(register, case)
    assert change.undo is not None
    note = NoteDraft(case_id=case.id, noted_on=DAY, text="Ringede.")
    cases.add_note(register, note, now=NOW)
    with pytest.raises(TransitionRefused) as refused:
        cases.undo(register, change.undo, now=SOON)
    assert refused.value.why is Refusal.CHANGED_SINCE
    page = case_page(register.database, case.id)
    assert page.case.status is CaseStatus.CLOSED
    assert len(page.closures) == 1


def test_undo_is_refused_once_its_concern_was_changed(register: Register) -> None:
    case = a_case(register)
    closed = close(register, case)
    (linked,) = case_page(register.database, case.id).concerns
    concerns.change_concern(register, linked.id, concern_draft(summary="Ny viden."), now=NOW)
    assert closed.undo is not None
    with pytest.raises(TransitionRefused):
        cases.undo(register, closed.undo, now=SOON)
    page = concerns.open_concern(register, linked.id, now=NOW)
    assert page.concern.summary == "Ny viden."


def test_looking_and_other_cases_do_not_stand_in_the_way(register: Register) -> None:
    case, other = a_case(register), a_case(register)
    change = close(register, case)
    cases.open_case_page(register, case.id, reason="retention", now=NOW)
    close(register, other)
    assert change.undo is not None
    cases.undo(register, change.undo, now=SOON)
    assert case_page(register.database, case.id).case.status is CaseStatus.ACTIVE
    assert case_page(register.database, other.id).case.status is CaseStatus.CLOSED


def test_undo_is_logged_and_happens_once(register: Register) -> None:
    case = a_case(register)
    change = close(register, case)
    assert change.undo is not None
    cases.undo(register, change.undo, now=SOON)
    latest = audit.latest(register.database, limit=1)[0]
    assert (latest.action, latest.record) == (Action.UNDO, case.id)
    with pytest.raises(TransitionRefused):
        cases.undo(register, change.undo, now=SOON)
