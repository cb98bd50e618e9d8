# SPDX-License-Identifier: EUPL-1.2
"""Every state × event of every machine, against arrows written by hand from domain.md §4.6."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import pytest

from app.domain import cases, closing, concerns, followups, interventions
from app.domain.cases import CaseEvent, CaseStatus
from app.domain.closing import ReReviewEvent, ReReviewStatus
from app.domain.concerns import ConcernEvent, ConcernStatus, Outcome
from app.domain.errors import TransitionRefused
from app.domain.followups import PlanEvent, PlanStatus
from app.domain.ids import CaseId
from app.domain.interventions import InterventionEvent, InterventionStatus
from app.domain.machines import UNDO_SECONDS, Refusal, allowed
from tests.domain import machines as make


@dataclass(frozen=True)
class Machine:
    """One machine: its arrows by hand, a record in a state, facts that please, and its step."""

    arrows: str
    states: type[StrEnum]
    events: type[StrEnum]
    record: Callable[[Any], Any]
    facts: Callable[..., Any]
    apply: Callable[[Any, Any, Any], Any]

    def table(self) -> dict[tuple[str, str], str]:
        found = {}
        for line in self.arrows.strip().splitlines():
            origin, event, to = line.split()
            found[origin, event] = to
        return found


CONCERN = Machine(
    arrows="""
        received          acute                received
        received          gave_advice          counted
        received          begin_inquiry        under_inquiry
        received          police_only          police_only
        received          delete               deleted
        under_inquiry     acute                under_inquiry
        under_inquiry     police_only          police_only
        under_inquiry     discuss              under_discussion
        under_inquiry     open_case            decided
        under_inquiry     join_case            decided
        under_inquiry     unfounded            decided
        under_inquiry     cannot_be_clarified  decided
        under_inquiry     refer_municipality   decided
        under_inquiry     refer_police         decided
        under_inquiry     delete               deleted
        under_discussion  acute                under_discussion
        under_discussion  discussed            under_inquiry
        under_discussion  delete               deleted
        decided           new_information      under_inquiry
        decided           count_without_name   counted
        decided           delete               deleted
        police_only       delete               deleted
    """,
    states=ConcernStatus,
    events=ConcernEvent,
    record=make.concern,
    facts=make.concern_facts,
    apply=concerns.apply,
)
CASE = Machine(
    arrows="""
        created         start                 active
        created         close                 closed
        created         delete                deleted
        active          hold                  on_hold
        active          hand_over             active
        active          close                 closed
        active          delete                deleted
        on_hold         resume                active
        on_hold         hand_over             on_hold
        on_hold         close                 closed
        on_hold         delete                deleted
        closed          review_still_closed   closed
        closed          review_cannot_assess  closed
        closed          review_reopen         active
        closed          finally_close         finally_closed
        closed          reopen                active
        closed          delete                deleted
        finally_closed  reopen                active
        finally_closed  delete                deleted
    """,
    states=CaseStatus,
    events=CaseEvent,
    record=make.case,
    facts=make.case_facts,
    apply=cases.apply,
)
INTERVENTION = Machine(
    arrows="""
        proposed  offer      offered
        offered   accept     accepted
        offered   decline    declined
        accepted  start      running
        running   hold       on_hold
        on_hold   resume     running
        running   complete   completed
        running   interrupt  interrupted
    """,
    states=InterventionStatus,
    events=InterventionEvent,
    record=make.intervention,
    facts=make.intervention_facts,
    apply=interventions.apply,
)
RE_REVIEW = Machine(
    arrows="""
        planned  carry_out  done
        planned  cancel     cancelled
    """,
    states=ReReviewStatus,
    events=ReReviewEvent,
    record=make.re_review,
    facts=make.re_review_facts,
    apply=closing.apply,
)
FOLLOW_UP = Machine(
    arrows=RE_REVIEW.arrows,
    states=PlanStatus,
    events=PlanEvent,
    record=make.follow_up,
    facts=make.plan_facts,
    apply=followups.apply_follow_up,
)
TASK = replace(FOLLOW_UP, record=make.task, apply=followups.apply_task)
MACHINES = {
    "concern": CONCERN,
    "case": CASE,
    "intervention": INTERVENTION,
    "re_review": RE_REVIEW,
    "follow_up": FOLLOW_UP,
    "task": TASK,
}


def every_pair() -> Iterator[object]:
    for name, machine in MACHINES.items():
        for state in machine.states:
            for event in machine.events:
                yield pytest.param(name, state, event, id=f"{name}-{state}-{event}")


@pytest.mark.parametrize(("name", "state", "event"), list(every_pair()))
def test_every_state_and_event(name: str, state: StrEnum, event: StrEnum) -> None:
    machine = MACHINES[name]
    before = machine.record(state)
    expected = machine.table().get((state.value, event.value))
    if expected is None:
        with pytest.raises(TransitionRefused) as refused:
            machine.apply(before, event, machine.facts())
        assert refused.value.why is Refusal.NOT_FROM_HERE
        assert (refused.value.state, refused.value.event) == (state, event)
    else:
        assert machine.apply(before, event, machine.facts()).status == expected


@pytest.mark.parametrize(("table", "machine"), [
    (concerns.TRANSITIONS, CONCERN),
    (cases.TRANSITIONS, CASE),
    (interventions.TRANSITIONS, INTERVENTION),
    (closing.RE_REVIEW_TRANSITIONS, RE_REVIEW),
    (followups.TRANSITIONS, FOLLOW_UP),
])  # fmt: skip
def test_what_a_page_offers_are_the_arrows_from_there(table: Any, machine: Machine) -> None:
    for state in machine.states:
        offered = {event.value for event in allowed(table, state)}
        assert offered == {event for origin, event in machine.table() if origin == state.value}


YESTERDAY = make.TODAY - timedelta(days=1)
TOMORROW = make.TODAY + timedelta(days=1)
DECIDING = {"unfounded", "cannot_be_clarified", "refer_municipality", "refer_police"}
GUARDS: list[tuple[str, str, str, dict[str, Any], Refusal]] = [
    *(
        ("concern", "under_inquiry", event, {"on": TOMORROW}, Refusal.IN_FUTURE)
        for event in sorted(DECIDING | {"open_case", "join_case", "police_only"})
    ),
    *(
        ("concern", "under_inquiry", event, {"on": date(2026, 4, 13)}, Refusal.BEFORE_RECEIVED)
        for event in sorted(DECIDING | {"open_case", "join_case", "police_only"})
    ),
    *(
        ("concern", "under_inquiry", event, {"reason": "  "}, Refusal.NEEDS_REASON)
        for event in sorted(DECIDING | {"open_case", "join_case"})
    ),
    *(
        (
            *("concern", "under_inquiry", event),
            {"decisions_complete": False},
            Refusal.NEEDS_REGISTRATION_DECISION,
        )
        for event in ("open_case", "join_case", "refer_municipality", "refer_police", "discuss")
    ),
    ("concern", "received", "police_only", {"on": TOMORROW}, Refusal.IN_FUTURE),
    ("concern", "received", "gave_advice", {"on": TOMORROW}, Refusal.IN_FUTURE),
    (
        *("concern", "under_inquiry", "open_case"),
        {"founded_assessment": False},
        Refusal.NEEDS_FOUNDED_ASSESSMENT,
    ),
    ("concern", "under_inquiry", "open_case", {"primacy_set": False}, Refusal.NEEDS_PRIMACY),
    ("concern", "under_inquiry", "join_case", {"case_id": None}, Refusal.NEEDS_CASE),
    (
        *("concern", "under_inquiry", "refer_police"),
        {"handover_recorded": False},
        Refusal.NEEDS_HANDOVER,
    ),
    (
        *("concern", "under_inquiry", "refer_municipality"),
        {"handover_recorded": False},
        Refusal.NEEDS_HANDOVER,
    ),
    (
        *("concern", "under_inquiry", "discuss"),
        {"meeting_has_basis": False},
        Refusal.NEEDS_MEETING_BASIS,
    ),
    ("concern", "decided", "new_information", {"reason": ""}, Refusal.NEEDS_REASON),
    ("case", "created", "start", {"interventions": 0}, Refusal.NEEDS_INTERVENTION_OR_TEXT),
    ("case", "created", "start", {"on": TOMORROW}, Refusal.IN_FUTURE),
    ("case", "created", "start", {"on": date(2026, 4, 13)}, Refusal.BEFORE_OPENING),
    ("case", "active", "hold", {"reason": ""}, Refusal.NEEDS_REASON),
    ("case", "active", "hold", {"expected_resume": None}, Refusal.NEEDS_RESUME_DATE),
    ("case", "active", "hold", {"expected_resume": date(2026, 11, 20)}, Refusal.HOLD_TOO_LONG),
    ("case", "active", "hold", {"on": TOMORROW}, Refusal.IN_FUTURE),
    ("case", "on_hold", "resume", {"on": TOMORROW}, Refusal.IN_FUTURE),
    ("case", "active", "hand_over", {"handover_recorded": False}, Refusal.NEEDS_HANDOVER),
    ("case", "on_hold", "hand_over", {"handover_recorded": False}, Refusal.NEEDS_HANDOVER),
    ("case", "created", "close", {"reason": "handled"}, Refusal.REASON_NOT_ALLOWED_YET),
    *(
        ("case", state, "close", changed, why)
        for state in ("created", "active", "on_hold")
        for changed, why in (
            ({"reason": ""}, Refusal.NEEDS_REASON),
            ({"open_interventions": 1}, Refusal.OPEN_INTERVENTIONS),
            ({"on": TOMORROW}, Refusal.IN_FUTURE),
            ({"on": date(2026, 4, 13)}, Refusal.BEFORE_OPENING),
        )
    ),
    *(
        ("case", "closed", event, {"reason": ""}, Refusal.NEEDS_REASON)
        for event in (
            *("review_still_closed", "review_cannot_assess", "review_reopen"),
            *("finally_close", "reopen"),
        )
    ),
    ("case", "closed", "finally_close", {"final_review": False}, Refusal.NEEDS_RESULT),
    ("case", "closed", "reopen", {"on": TOMORROW}, Refusal.IN_FUTURE),
    ("case", "finally_closed", "reopen", {"reason": ""}, Refusal.NEEDS_REASON),
    ("intervention", "proposed", "offer", {"on": TOMORROW}, Refusal.IN_FUTURE),
    ("intervention", "offered", "accept", {"on": date(2026, 4, 13)}, Refusal.BEFORE_START),
    ("intervention", "offered", "decline", {"declined_by": None}, Refusal.NEEDS_RESULT),
    ("intervention", "accepted", "start", {"on": date(2026, 4, 13)}, Refusal.BEFORE_START),
    ("intervention", "running", "hold", {"on": date(2026, 4, 30)}, Refusal.BEFORE_START),
    ("intervention", "on_hold", "resume", {"on": TOMORROW}, Refusal.IN_FUTURE),
    ("intervention", "running", "complete", {"on": date(2026, 4, 30)}, Refusal.BEFORE_START),
    ("intervention", "running", "interrupt", {"reason": ""}, Refusal.NEEDS_REASON),
    ("re_review", "planned", "carry_out", {"on": TOMORROW}, Refusal.IN_FUTURE),
    ("re_review", "planned", "carry_out", {"result": None}, Refusal.NEEDS_RESULT),
    ("re_review", "planned", "carry_out", {"reason": " "}, Refusal.NEEDS_REASON),
    ("follow_up", "planned", "carry_out", {"on": TOMORROW}, Refusal.IN_FUTURE),
    ("task", "planned", "carry_out", {"on": TOMORROW}, Refusal.IN_FUTURE),
]  # fmt: skip


@pytest.mark.parametrize(("name", "state", "event", "changed", "why"), GUARDS)
def test_guard_objects_and_says_why(
    name: str, state: str, event: str, changed: dict[str, Any], why: Refusal
) -> None:
    machine = MACHINES[name]
    with pytest.raises(TransitionRefused) as refused:
        machine.apply(
            machine.record(machine.states(state)), machine.events(event), machine.facts(**changed)
        )
    assert refused.value.why is why


@pytest.mark.parametrize(("name", "state", "event", "changed"), [
    ("case", "created", "start", {"interventions": 0, "follow_up_only": "Samtaler."}),
    ("case", "created", "start", {"on": date(2026, 4, 14)}),
    ("case", "created", "close", {"reason": "erroneous"}),
    ("case", "created", "close", {"reason": "died"}),
    ("case", "active", "close", {"reason": "handled"}),
    ("case", "active", "close", {"on": date(2026, 4, 14)}),
    ("case", "active", "hold", {"expected_resume": date(2026, 11, 19)}),
    ("case", "closed", "review_still_closed", {"final_review": False}),
    ("concern", "under_inquiry", "unfounded", {"decisions_complete": False}),
    ("concern", "under_inquiry", "unfounded", {"on": date(2026, 4, 14)}),
    ("concern", "under_inquiry", "join_case", {"founded_assessment": False}),
    ("concern", "received", "begin_inquiry", {"reason": "", "decisions_complete": False}),
    ("intervention", "running", "complete", {"reason": ""}),
    ("intervention", "running", "complete", {"on": date(2026, 5, 1)}),
    ("re_review", "planned", "cancel", {"result": None, "reason": ""}),
    ("follow_up", "planned", "cancel", {"on": TOMORROW}),
])  # fmt: skip
def test_guard_lets_pass_what_it_need_not_stop(
    name: str, state: str, event: str, changed: dict[str, Any]
) -> None:
    machine = MACHINES[name]
    record = machine.record(machine.states(state))
    after = machine.apply(record, machine.events(event), machine.facts(**changed))
    assert after.status == machine.table()[state, event]


@pytest.mark.parametrize(("event", "outcome"), [
    ("open_case", "case_opened"),
    ("join_case", "joined_case"),
    ("unfounded", "unfounded"),
    ("cannot_be_clarified", "cannot_be_clarified"),
    ("refer_municipality", "referred_municipality"),
    ("refer_police", "referred_police"),
])  # fmt: skip
def test_deciding_keeps_outcome_reason_and_day(event: str, outcome: str) -> None:
    before = make.concern(ConcernStatus.UNDER_INQUIRY)
    after = concerns.apply(before, ConcernEvent(event), make.concern_facts(on=YESTERDAY))
    assert after.outcome is Outcome(outcome)
    assert (after.outcome_reason, after.decided_on) == ("Flere har set det.", YESTERDAY)
    assert after.case_id == CaseId("k")


def test_acute_marks_the_concern_and_nothing_else() -> None:
    before = make.concern(ConcernStatus.RECEIVED)
    after = concerns.apply(before, ConcernEvent.ACUTE, make.concern_facts())
    assert after == replace(before, acute=True)


def test_new_information_takes_the_decision_and_its_deletion_back() -> None:
    before = replace(
        make.concern(ConcernStatus.DECIDED), delete_on=make.TODAY, delete_rule="unfounded"
    )
    after = concerns.apply(before, ConcernEvent.NEW_INFORMATION, make.concern_facts())
    assert (after.outcome, after.decided_on, after.delete_on, after.delete_rule) == (
        *(None, None, None),
        "",
    )


def test_closing_keeps_day_and_reason_and_reopening_takes_them_back() -> None:
    closed = cases.apply(
        make.case(CaseStatus.ACTIVE), CaseEvent.CLOSE, make.case_facts(reason="handled")
    )
    assert (closed.closed_on, closed.closure_reason) == (make.TODAY, "handled")
    kept = replace(closed, delete_on=date(2029, 5, 20), delete_rule="case_adult")
    for event in (CaseEvent.REOPEN, CaseEvent.REVIEW_REOPEN):
        opened = cases.apply(kept, event, make.case_facts(reason="Nyt stævne."))
        assert (opened.closed_on, opened.closure_reason) == (None, "")
        assert (opened.delete_on, opened.delete_rule) == (None, "")


@pytest.mark.parametrize(("changed", "why"), [
    ({"concerns": 0}, Refusal.NEEDS_CONCERN),
    ({"primacy_set": False}, Refusal.NEEDS_PRIMACY),
    ({"on": TOMORROW}, Refusal.IN_FUTURE),
])  # fmt: skip
def test_a_case_is_not_opened_without(changed: dict[str, Any], why: Refusal) -> None:
    with pytest.raises(TransitionRefused) as refused:
        cases.refuse_opening(make.case_facts(**changed))
    assert refused.value.why is why


def test_a_case_is_opened_with_a_concern_and_its_primacy() -> None:
    assert cases.refuse_opening(make.case_facts()) is None


def test_intervention_keeps_its_days_and_what_came_of_it() -> None:
    def go(one: Any, event: InterventionEvent, day: date, **changes: Any) -> Any:
        return interventions.apply(one, event, make.intervention_facts(on=day, **changes))

    offered = go(make.intervention(InterventionStatus.PROPOSED), InterventionEvent.OFFER, YESTERDAY)
    assert offered.offered_on == YESTERDAY
    declined = go(offered, InterventionEvent.DECLINE, make.TODAY, reason="Vil ikke.")
    assert (declined.ended_on, declined.end_reason) == (make.TODAY, "Vil ikke.")
    assert declined.declined_by is interventions.DeclinedBy.CITIZEN
    accepted = go(offered, InterventionEvent.ACCEPT, YESTERDAY)
    running = go(accepted, InterventionEvent.START, make.TODAY)
    assert running.started_on == make.TODAY
    completed = go(running, InterventionEvent.COMPLETE, make.TODAY, reason="I lære.")
    assert (completed.ended_on, completed.result, completed.end_reason) == (
        *(make.TODAY, "I lære."),
        "",
    )
    broken = go(running, InterventionEvent.INTERRUPT, make.TODAY, reason="Flyttede.")
    assert (broken.ended_on, broken.result, broken.end_reason) == (make.TODAY, "", "Flyttede.")


def test_re_review_keeps_what_it_found() -> None:
    facts = make.re_review_facts(forum="infohus")
    done = closing.apply(make.re_review(ReReviewStatus.PLANNED), ReReviewEvent.CARRY_OUT, facts)
    assert (done.done_on, done.result, done.reason, done.forum) == (
        *(make.TODAY, closing.ReReviewResult.STILL_CLOSED),
        *("Intet nyt.", "infohus"),
    )


def test_re_review_is_overdue_from_the_day_after_and_only_while_planned() -> None:
    planned = make.re_review(ReReviewStatus.PLANNED)
    assert not planned.overdue(planned.planned_on)
    assert planned.overdue(planned.planned_on + timedelta(days=1))
    assert not make.re_review(ReReviewStatus.CANCELLED).overdue(make.TODAY)


def test_hold_pauses_follow_ups_and_never_tasks() -> None:
    late, due = PlanStatus.PLANNED, YESTERDAY
    assert followups.overdue(make.follow_up(late, due), today=make.TODAY, on_hold=False)
    assert not followups.overdue(make.follow_up(late, due), today=make.TODAY, on_hold=True)
    assert not followups.overdue(make.follow_up(late), today=make.TODAY, on_hold=False)
    assert followups.overdue(make.task(late, due), today=make.TODAY, on_hold=True)
    assert not followups.overdue(make.task(PlanStatus.DONE, due), today=make.TODAY, on_hold=False)


UNDOS: dict[str, tuple[Callable[..., Any], Machine]] = {
    "concern": (concerns.undo, CONCERN),
    "case": (cases.undo, CASE),
}
IRREVERSIBLE = {
    ("concern", "police_only"),
    ("concern", "counted"),
    ("concern", "deleted"),
    ("case", "deleted"),
}


@pytest.mark.parametrize(
    ("name", "state"), [(name, s) for name, (_, m) in UNDOS.items() for s in m.states]
)
def test_undo_gives_the_state_before_unless_something_was_removed(
    name: str, state: StrEnum
) -> None:
    undo, machine = UNDOS[name]
    now = machine.record(state)
    before = machine.record(next(iter(machine.states)))
    facts = machine.facts(seconds_since_change=UNDO_SECONDS)
    if (name, state.value) in IRREVERSIBLE:
        with pytest.raises(TransitionRefused) as refused:
            undo(now, before, facts)
        assert refused.value.why is Refusal.NOT_FROM_HERE
    else:
        assert undo(now, before, facts) == before


@pytest.mark.parametrize("name", UNDOS)
@pytest.mark.parametrize(("changed", "why"), [
    ({"seconds_since_change": UNDO_SECONDS + 0.1}, Refusal.UNDO_TOO_LATE),
    ({"changed_since": True}, Refusal.CHANGED_SINCE),
])  # fmt: skip
def test_undo_is_refused(name: str, changed: dict[str, Any], why: Refusal) -> None:
    undo, machine = UNDOS[name]
    record = machine.record(list(machine.states)[1])
    with pytest.raises(TransitionRefused) as refused:
        undo(record, record, machine.facts(**changed))
    assert refused.value.why is why
