# SPDX-License-Identifier: EUPL-1.2
"""Closing, re-review, hold and handover: what stands between a case's stretches of work."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.domain.cases import NO_RE_REVIEW
from app.domain.errors import Problem
from app.domain.ids import CaseId, RecordId
from app.domain.inquiry import Owned, Stored
from app.domain.machines import Refusal, Transition, step


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldDraft:
    """A pause with a reason (code) and an expected end (R:2939-2945)."""

    case_id: CaseId
    since: date
    reason: str
    expected_resume: date
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold(HoldDraft):
    """A stored hold; `until` is the day it ended."""

    id: RecordId
    created_at: datetime
    changed_at: datetime
    until: date | None = None


class Consent(StrEnum):
    """Consent to a handover."""

    NOT_REQUIRED = "not_required"
    GIVEN = "given"
    NOT_GIVEN = "not_given"


class HandoverTo(StrEnum):
    """Who takes over."""

    POLICE = "police"
    MUNICIPAL_UNIT = "municipal_unit"
    OTHER_MUNICIPALITY = "other_municipality"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverDraft(Owned):
    """Passing a concern or case on (R:1496-1514, 3798-3806; G:113); `basis` is a code (REC-4)."""

    passed_to: HandoverTo
    receiver: str = field(repr=False)
    handed_on: date
    basis: str
    what: str = field(repr=False)
    consent: Consent = Consent.NOT_REQUIRED
    feedback_due: date | None = None
    feedback_on: date | None = None
    feedback: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(HandoverDraft):
    """A stored handover."""

    id: RecordId
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureDraft:
    """Closing a case: its two questions (CAS-1) and the re-review question.

    `came_of_it` answers «Hvad kom der ud af det?», `taken_over_by` «Hvem tager over?».
    """

    case_id: CaseId
    closed_on: date
    reason: str
    came_of_it: str = field(default="", repr=False)
    taken_over_by: str = field(default="", repr=False)
    evaluated: bool = False
    re_review: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure(ClosureDraft):
    """A stored closure."""

    id: RecordId
    created_at: datetime
    changed_at: datetime


class ReReviewStatus(StrEnum):
    """Where a re-review stands; overdue is derived, never stored."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


class ReReviewEvent(StrEnum):
    """What can happen to a re-review."""

    CARRY_OUT = "carry_out"
    CANCEL = "cancel"


class ReReviewResult(StrEnum):
    """What a re-review found (R:4569-4577)."""

    STILL_CLOSED = "still_closed"
    REOPENED = "reopened"
    CANNOT_ASSESS = "cannot_assess"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReReview(Stored):
    """A look back at a closed case, `months` after closing: no new look-ups (CAS-1)."""

    case_id: CaseId
    months: int
    planned_on: date
    status: ReReviewStatus = ReReviewStatus.PLANNED
    done_on: date | None = None
    forum: str = ""
    result: ReReviewResult | None = None
    reason: str = field(default="", repr=False)

    def overdue(self, today: date) -> bool:
        """Whether it is planned for a day before `today`."""
        return self.status is ReReviewStatus.PLANNED and self.planned_on < today


@dataclass(frozen=True, slots=True, kw_only=True)
class ReReviewCircumstances:
    """What the guards of the re-review machine look at."""

    today: date
    on: date
    result: ReReviewResult | None = None
    reason: str = field(default="", repr=False)
    forum: str = ""


def _result(facts: ReReviewCircumstances) -> Refusal | None:
    if facts.on > facts.today:
        return Refusal.IN_FUTURE
    if facts.result is None:
        return Refusal.NEEDS_RESULT
    return None if facts.reason.strip() else Refusal.NEEDS_REASON


RE_REVIEW_TRANSITIONS: Final[
    Mapping[tuple[ReReviewStatus, ReReviewEvent], Transition[ReReviewStatus, ReReviewCircumstances]]
] = {
    (ReReviewStatus.PLANNED, ReReviewEvent.CARRY_OUT): Transition(
        to=ReReviewStatus.DONE, guards=(_result,)
    ),
    (ReReviewStatus.PLANNED, ReReviewEvent.CANCEL): Transition(to=ReReviewStatus.CANCELLED),
}


def apply(review: ReReview, event: ReReviewEvent, facts: ReReviewCircumstances) -> ReReview:
    """The re-review after `event`; the only place where its status is set.

    Raises:
        TransitionRefused: the event is not possible from this state, or a guard objects.
    """
    after = replace(
        review, status=step("re_review", RE_REVIEW_TRANSITIONS, review.status, event, facts)
    )
    if event is ReReviewEvent.CARRY_OUT:
        return replace(
            after,
            done_on=facts.on,
            result=facts.result,
            reason=facts.reason.strip(),
            forum=facts.forum,
        )
    return after


RE_REVIEW_MONTHS: Final = (6, 12)
"""The source's examples «efter fx seks måneder eller 12 måneder» (R:4573); a setting."""


def re_review_offered(reason: str) -> bool:
    """Whether the closing form asks about re-review at all (CAS-1)."""
    return bool(reason) and reason not in NO_RE_REVIEW


def re_review_default(practice_model: str) -> bool:
    """The preselected answer: yes in model 3, no otherwise (CAS-1)."""
    return practice_model.endswith("3")


def closure_problems(
    draft: ClosureDraft, *, opened_on: date, today: date
) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft."""
    if draft.closed_on > today:
        yield "closed_on", Problem.IN_FUTURE
    if draft.closed_on < opened_on:
        yield "closed_on", Problem.BEFORE_OPENING
    if not draft.reason:
        yield "reason", Problem.NEEDS_REASON
    if not draft.came_of_it.strip():
        yield "came_of_it", Problem.NEEDS_TEXT


def hold_problems(draft: HoldDraft, *, today: date) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft."""
    if draft.since > today:
        yield "since", Problem.IN_FUTURE
    if not draft.reason:
        yield "reason", Problem.NEEDS_REASON
    if draft.expected_resume <= draft.since:
        yield "expected_resume", Problem.BEFORE_START


def handover_problems(
    draft: HandoverDraft, *, received_on: date | None = None, today: date
) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft; `received_on` is when its first concern came."""
    if draft.handed_on > today:
        yield "handed_on", Problem.IN_FUTURE
    if received_on and draft.handed_on < received_on:
        yield "handed_on", Problem.BEFORE_RECEIVED
    for name in ("receiver", "basis", "what"):
        if not getattr(draft, name).strip():
            yield name, Problem.REQUIRED
    if draft.feedback_on and draft.feedback_on < draft.handed_on:
        yield "feedback_on", Problem.BEFORE_START
