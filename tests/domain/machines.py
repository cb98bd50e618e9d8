# SPDX-License-Identifier: EUPL-1.2
"""Records in any state, and facts to which no guard objects, for the tests of the machines."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from app.domain.cases import Case, CaseCircumstances, CaseStatus
from app.domain.closing import ReReview, ReReviewCircumstances, ReReviewResult, ReReviewStatus
from app.domain.concerns import Concern, ConcernCircumstances, ConcernStatus, Outcome
from app.domain.followups import FollowUp, PlanCircumstances, PlanStatus, Task
from app.domain.ids import CaseId, ConcernId, RecordId
from app.domain.interventions import (
    DeclinedBy,
    Intervention,
    InterventionCircumstances,
    InterventionStatus,
)

TODAY = date(2026, 5, 20)
OPENED = date(2026, 4, 14)
STAMP = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)
STAMPS: dict[str, Any] = {"created_at": STAMP, "changed_at": STAMP}


def concern(status: ConcernStatus) -> Concern:
    decided = status is ConcernStatus.DECIDED
    return Concern(
        id=ConcernId("c"),
        number="H-2026-001",
        received_on=OPENED,
        registered=True,
        status=status,
        outcome=Outcome.UNFOUNDED if decided else None,
        outcome_reason="Intet set eller hørt." if decided else "",
        decided_on=TODAY if decided else None,
        **STAMPS,
    )


def concern_facts(**changes: Any) -> ConcernCircumstances:
    """All conditions hold, unless changed."""
    facts = ConcernCircumstances(
        today=TODAY,
        on=TODAY,
        reason="Flere har set det.",
        founded_assessment=True,
        decisions_complete=True,
        meeting_has_basis=True,
        case_id=CaseId("k"),
        primacy_set=True,
        handover_recorded=True,
    )
    return replace(facts, **changes)


def case(status: CaseStatus) -> Case:
    closed = status in {CaseStatus.CLOSED, CaseStatus.FINALLY_CLOSED}
    return Case(
        id=CaseId("k"),
        number="S-2026-001",
        opened_on=OPENED,
        status=status,
        closed_on=date(2026, 5, 10) if closed else None,
        closure_reason="handled" if closed else "",
        delete_on=date(2029, 5, 10) if closed else None,
        delete_rule="case_adult" if closed else "",
        **STAMPS,
    )


def case_facts(**changes: Any) -> CaseCircumstances:
    """All conditions hold, unless changed; the reason closes a case that never started too."""
    facts = CaseCircumstances(
        today=TODAY,
        on=TODAY,
        reason="moved",
        concerns=1,
        primacy_set=True,
        interventions=1,
        expected_resume=date(2026, 8, 1),
        latest_resume=date(2026, 11, 19),
        handover_recorded=True,
        final_review=True,
    )
    return replace(facts, **changes)


def intervention(status: InterventionStatus) -> Intervention:
    began = status in {
        InterventionStatus.RUNNING,
        InterventionStatus.ON_HOLD,
        InterventionStatus.COMPLETED,
        InterventionStatus.INTERRUPTED,
    }
    return Intervention(
        id=RecordId("i"),
        case_id=CaseId("k"),
        offer="mentor_lab",
        level="anticipatory",
        target="citizen",
        status=status,
        offered_on=None if status is InterventionStatus.PROPOSED else OPENED,
        started_on=date(2026, 5, 1) if began else None,
        **STAMPS,
    )


def intervention_facts(**changes: Any) -> InterventionCircumstances:
    """All conditions hold, unless changed."""
    facts = InterventionCircumstances(
        today=TODAY, on=TODAY, reason="Flyttede.", declined_by=DeclinedBy.CITIZEN
    )
    return replace(facts, **changes)


def re_review(status: ReReviewStatus) -> ReReview:
    return ReReview(
        id=RecordId("r"),
        case_id=CaseId("k"),
        months=6,
        planned_on=date(2026, 5, 19),
        status=status,
        **STAMPS,
    )


def re_review_facts(**changes: Any) -> ReReviewCircumstances:
    """All conditions hold, unless changed."""
    facts = ReReviewCircumstances(
        today=TODAY, on=TODAY, result=ReReviewResult.STILL_CLOSED, reason="Intet nyt."
    )
    return replace(facts, **changes)


def follow_up(status: PlanStatus, planned_on: date = TODAY) -> FollowUp:
    return FollowUp(
        id=RecordId("f"), case_id=CaseId("k"), planned_on=planned_on, status=status, **STAMPS
    )


def task(status: PlanStatus, due_on: date = TODAY) -> Task:
    return Task(id=RecordId("t"), text="Ring til skolen.", due_on=due_on, status=status, **STAMPS)


def plan_facts(**changes: Any) -> PlanCircumstances:
    """All conditions hold, unless changed."""
    return replace(PlanCircumstances(today=TODAY, on=TODAY, result="Gik godt."), **changes)
