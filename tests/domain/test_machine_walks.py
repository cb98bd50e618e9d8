# SPDX-License-Identifier: EUPL-1.2
"""Random walks through the machines: whatever happens, a record stays true to itself."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from app.domain import cases, concerns, interventions
from app.domain.cases import Case, CaseEvent, CaseStatus
from app.domain.concerns import Concern, ConcernEvent, ConcernStatus
from app.domain.errors import TransitionRefused
from app.domain.interventions import Intervention, InterventionEvent, InterventionStatus
from tests.domain import machines as make

days = st.integers(-40, 400).map(lambda n: make.OPENED + timedelta(days=n))
reasons = st.sampled_from(["", "handled", "moved", "erroneous"])


class Walk(RuleBasedStateMachine):
    """What the three walks share: a refused event changes nothing; an end stays the end."""

    def step(self, apply: Any, record: Any, event: Any, facts: Any) -> Any:
        try:
            after = apply(record, event, facts)
        except TransitionRefused:
            return record
        assert after.id == record.id
        assert record.status not in {"deleted", "counted"}
        return after


class CaseWalk(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.case: Case = make.case(CaseStatus.CREATED)
        self.before: Case = self.case

    @rule(
        event=st.sampled_from(CaseEvent),
        on=days,
        reason=reasons,
        running=st.integers(0, 1),
        final=st.booleans(),
        resume=st.none() | days,
    )
    def happen(
        self, event: CaseEvent, on: date, reason: str, running: int, final: bool, resume: date
    ) -> None:
        facts = make.case_facts(
            on=on,
            today=on,
            reason=reason,
            open_interventions=running,
            final_review=final,
            expected_resume=resume,
            latest_resume=on + timedelta(days=183),
        )
        self.before = self.case
        self.case = self.step(cases.apply, self.case, event, facts)

    @rule()
    def take_back(self) -> None:
        try:
            self.case = cases.undo(self.case, self.before, make.case_facts())
        except TransitionRefused:
            assert self.case.status is CaseStatus.DELETED
        self.before = self.case

    @invariant()
    def closed_exactly_when_it_has_a_closing_day(self) -> None:
        if self.case.status is not CaseStatus.DELETED:
            closed = self.case.status in {CaseStatus.CLOSED, CaseStatus.FINALLY_CLOSED}
            assert closed == (self.case.closed_on is not None) == bool(self.case.closure_reason)

    @invariant()
    def never_closed_before_it_was_opened(self) -> None:
        assert self.case.closed_on is None or self.case.closed_on >= self.case.opened_on


class ConcernWalk(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.concern: Concern = make.concern(ConcernStatus.RECEIVED)

    @rule(
        event=st.sampled_from(ConcernEvent),
        on=days,
        reason=reasons,
        decided=st.booleans(),
        founded=st.booleans(),
        handover=st.booleans(),
    )
    def happen(
        self, event: ConcernEvent, on: date, reason: str, decided: bool, founded: bool,
        handover: bool,
    ) -> None:  # fmt: skip
        facts = make.concern_facts(
            on=on,
            today=on,
            reason=reason,
            decisions_complete=decided,
            founded_assessment=founded,
            handover_recorded=handover,
        )
        before = self.concern
        self.concern = self.step(concerns.apply, before, event, facts)
        if event is ConcernEvent.OPEN_CASE and self.concern is not before:
            assert decided
            assert founded

    @invariant()
    def decided_exactly_when_it_has_an_outcome(self) -> None:
        if self.concern.status not in {ConcernStatus.COUNTED, ConcernStatus.DELETED}:
            decided = self.concern.status is ConcernStatus.DECIDED
            assert decided == (self.concern.outcome is not None)
            assert decided == (self.concern.decided_on is not None)

    @invariant()
    def never_decided_before_it_was_received_nor_without_a_reason(self) -> None:
        if self.concern.decided_on is not None:
            assert self.concern.decided_on >= self.concern.received_on
            assert self.concern.outcome_reason


class InterventionWalk(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.one: Intervention = replace(
            make.intervention(InterventionStatus.PROPOSED), offered_on=None
        )

    @rule(event=st.sampled_from(InterventionEvent), on=days, reason=reasons)
    def happen(self, event: InterventionEvent, on: date, reason: str) -> None:
        facts = make.intervention_facts(on=on, today=on, reason=reason)
        self.one = self.step(interventions.apply, self.one, event, facts)

    @invariant()
    def days_stand_in_order(self) -> None:
        known = [self.one.offered_on, self.one.started_on, self.one.ended_on]
        in_order = [day for day in known if day is not None]
        assert in_order == sorted(in_order)

    @invariant()
    def ended_exactly_when_it_has_a_last_day(self) -> None:
        assert (self.one.status in interventions.ENDED) == (self.one.ended_on is not None)


TestCaseWalk = CaseWalk.TestCase
TestConcernWalk = ConcernWalk.TestCase
TestInterventionWalk = InterventionWalk.TestCase
