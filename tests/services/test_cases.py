# SPDX-License-Identifier: EUPL-1.2
"""A case while it is open: start, change, hold, handover, primacy and anchoring by period."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.audit import Action
from app.domain.cases import Anchor, AnchoringDraft, CaseStatus, Primacy
from app.domain.closing import HoldDraft
from app.domain.errors import InvalidDraft, Problem, ReasonToOpenNeeded, TransitionRefused
from app.domain.machines import Refusal
from app.domain.periods import ONE_DAY
from app.services import cases
from app.services.register import Register
from app.services.views import CaseFilter
from app.storage import audit
from app.storage.search import find
from tests.builders import (
    ADULT,
    DAY,
    NOW,
    a_case,
    an_intervention,
    at,
    case_draft,
    closure_draft,
    handover_draft,
)

WEEK = timedelta(days=7)


def hold_draft(case: object, **changes: object) -> HoldDraft:
    draft = HoldDraft(
        case_id=case.id,  # type: ignore[attr-defined]
        since=DAY,
        reason="lost_contact",
        expected_resume=DAY + timedelta(days=60),
    )
    return replace(draft, **changes)  # type: ignore[arg-type]  # any of its fields


def test_a_case_starts_with_an_intervention_or_a_written_follow_up(register: Register) -> None:
    case = a_case(register, started=False, follow_up_only="")
    with pytest.raises(TransitionRefused) as refused:
        cases.start_case(register, case.id, on=DAY, now=NOW)
    assert refused.value.why is Refusal.NEEDS_INTERVENTION_OR_TEXT
    an_intervention(register, case.id)
    assert cases.start_case(register, case.id, on=DAY, now=NOW).record.status is CaseStatus.ACTIVE
    assert a_case(register, follow_up_only="Samtaler.").status is CaseStatus.ACTIVE


def test_changing_a_case_keeps_what_stood_and_finds_the_new_words(register: Register) -> None:
    case = a_case(register)
    draft = case_draft(goal="Læreplads", next_step="Ring til FGU", next_step_on=DAY + WEEK)
    after = cases.change_case(register, case.id, draft, now=at(DAY, 10))
    assert (after.status, after.number, after.goal) == (case.status, case.number, "Læreplads")
    row = cases.list_cases(register, CaseFilter.OPEN)[0]
    assert (row.next_step, row.next_step_on) == ("Ring til FGU", DAY + WEEK)
    assert find(register.database, "læreplads")
    page = cases.open_case_page(register, case.id, now=NOW)
    assert dict(page.history[0].before)["goal"] == ""


def test_a_corrected_opening_day_moves_what_began_with_it(register: Register) -> None:
    later = DAY + WEEK
    case = a_case(register, now=at(later), day=DAY)
    after = cases.change_case(register, case.id, case_draft(later), now=at(later))
    page = cases.open_case_page(register, case.id, now=at(later))
    assert after.opened_on == later
    assert [one.opened_on for one in page.episodes] == [later]
    assert [one.since for one in page.primacies] == [later]
    with pytest.raises(InvalidDraft):
        cases.change_case(register, case.id, case_draft(DAY - WEEK), now=at(later))


def test_the_anchoring_begins_with_the_case_and_no_case_after_its_hold(register: Register) -> None:
    later = DAY + WEEK
    case = a_case(register, now=at(later), day=DAY)
    draft = AnchoringDraft(case_id=case.id, anchor=Anchor.OUTSIDE, unit="ssp", since=DAY)
    cases.set_anchoring(register, draft, now=at(later))
    cases.change_case(register, case.id, case_draft(DAY + ONE_DAY), now=at(later))
    page = cases.open_case_page(register, case.id, now=at(later))
    assert [one.since for one in page.anchorings] == [DAY + ONE_DAY]
    cases.hold_case(register, replace(hold_draft(case), since=DAY + 2 * ONE_DAY), now=at(later))
    with pytest.raises(InvalidDraft):
        cases.change_case(register, case.id, case_draft(later), now=at(later))


def test_a_hold_has_a_reason_and_an_end_and_ends_with_resuming(register: Register) -> None:
    case = a_case(register)
    held = cases.hold_case(register, hold_draft(case), now=NOW).record
    assert held.status is CaseStatus.ON_HOLD
    back = DAY + WEEK
    resumed = cases.resume_case(register, case.id, on=back, now=at(back)).record
    assert resumed.status is CaseStatus.ACTIVE
    holds = cases.open_case_page(register, case.id, now=at(back)).holds
    assert [(one.since, one.until) for one in holds] == [(DAY, back)]


def test_a_hold_lasts_six_months_at_most(register: Register) -> None:
    case = a_case(register)
    longest = DAY + timedelta(days=183)
    too_long = hold_draft(case, expected_resume=longest + timedelta(days=1))
    with pytest.raises(TransitionRefused) as refused:
        cases.hold_case(register, too_long, now=NOW)
    assert refused.value.why is Refusal.HOLD_TOO_LONG
    held = cases.hold_case(register, hold_draft(case, expected_resume=longest), now=NOW)
    assert held.record.status is CaseStatus.ON_HOLD


@pytest.mark.parametrize(("changes", "field"), [
    ({"reason": ""}, "reason"),
    ({"reason": "holiday"}, "reason"),
    ({"expected_resume": DAY}, "expected_resume"),
])  # fmt: skip
def test_a_faulty_hold_is_refused(
    register: Register, changes: dict[str, object], field: str
) -> None:
    case = a_case(register)
    with pytest.raises(InvalidDraft) as refused:
        cases.hold_case(register, hold_draft(case, **changes), now=NOW)
    assert [name for name, _ in refused.value.problems] == [field]


def test_nothing_resumes_before_its_hold_began(register: Register) -> None:
    later = DAY + WEEK
    case = a_case(register)
    cases.hold_case(register, hold_draft(case, since=later), now=at(later))
    with pytest.raises(TransitionRefused) as refused:
        cases.resume_case(register, case.id, on=DAY, now=at(later))
    assert refused.value.why is Refusal.BEFORE_OPENING


def test_a_handover_keeps_the_case_open_and_waits_for_feedback(register: Register) -> None:
    case = a_case(register)
    draft = replace(handover_draft(DAY), case_id=case.id)
    handover = cases.hand_over(register, draft, now=NOW)
    assert find(register.database, "ravnsbæk")
    back = DAY + WEEK
    done = cases.record_feedback(
        register, handover.id, on=back, text="Ikke videre strafbart.", now=at(back)
    )
    page = cases.open_case_page(register, case.id, now=at(back))
    assert page.case.status is CaseStatus.ACTIVE
    assert page.handovers == (done,)
    assert (done.handed_on, done.feedback_on) == (DAY, back)
    for wrong in (DAY - WEEK, back + WEEK):
        with pytest.raises(InvalidDraft):
            cases.record_feedback(register, handover.id, on=wrong, text="x", now=at(back))


def test_nothing_is_handed_over_before_anybody_was_concerned(register: Register) -> None:
    case = a_case(register)
    draft = replace(handover_draft(DAY - ONE_DAY), case_id=case.id)
    with pytest.raises(InvalidDraft) as refused:
        cases.hand_over(register, draft, now=NOW)
    assert refused.value.problems == (("handed_on", Problem.BEFORE_RECEIVED),)
    assert cases.open_case_page(register, case.id, now=NOW).handovers == ()


def test_no_handover_of_a_case_that_is_not_running(register: Register) -> None:
    case = a_case(register, started=False)
    with pytest.raises(TransitionRefused):
        cases.hand_over(register, replace(handover_draft(DAY), case_id=case.id), now=NOW)


def test_primacy_ends_the_day_before_the_next_begins(register: Register) -> None:
    case = a_case(register, primacy=Primacy.UNCLARIFIED)
    later = DAY + WEEK
    cases.set_primacy(register, case.id, Primacy.PRIMARY, later, now=at(later))
    cases.set_primacy(register, case.id, Primacy.NON_PRIMARY, later, now=at(later))
    periods = cases.open_case_page(register, case.id, now=at(later)).primacies
    assert [(one.primacy, one.since, one.until) for one in periods] == [
        (Primacy.UNCLARIFIED, DAY, later - timedelta(days=1)),
        (Primacy.NON_PRIMARY, later, None),
    ]


@pytest.mark.parametrize(("days", "problem"), [
    (8, Problem.IN_FUTURE), (-1, Problem.BEFORE_OPENING), (3, Problem.BEFORE_START),
])  # fmt: skip
def test_primacy_begins_on_a_day_that_can_be(
    register: Register, days: int, problem: Problem
) -> None:
    case = a_case(register)
    now = at(DAY + WEEK)
    cases.set_primacy(register, case.id, Primacy.NON_PRIMARY, DAY + timedelta(days=5), now=now)
    with pytest.raises(InvalidDraft) as refused:
        cases.set_primacy(register, case.id, Primacy.PRIMARY, DAY + timedelta(days=days), now=now)
    assert refused.value.problems == (("since", problem),)


def test_anchoring_ends_the_day_before_unless_alongside(register: Register) -> None:
    case = a_case(register)
    later = DAY + WEEK
    now = at(later)

    def anchor(where: Anchor, unit: str, since: object, *, alongside: bool = False) -> None:
        draft = AnchoringDraft(case_id=case.id, anchor=where, unit=unit, since=since)  # type: ignore[arg-type]
        cases.set_anchoring(register, draft, alongside=alongside, now=now)

    anchor(Anchor.OUTSIDE, "ssp", DAY)
    anchor(Anchor.INSIDE, "family", DAY, alongside=True)
    found = cases.open_case_page(register, case.id, now=now).anchorings
    assert [(one.unit, one.until) for one in found] == [("ssp", None), ("family", None)]
    anchor(Anchor.INSIDE, "job_centre", later)
    found = cases.open_case_page(register, case.id, now=now).anchorings
    day_before = later - timedelta(days=1)
    assert [(one.unit, one.since, one.until) for one in found] == [
        ("ssp", DAY, day_before),
        ("family", DAY, day_before),
        ("job_centre", later, None),
    ]
    anchor(Anchor.INSIDE, "social", later)
    found = cases.open_case_page(register, case.id, now=now).anchorings
    assert [one.unit for one in found if one.until is None] == ["social"]
    with pytest.raises(InvalidDraft):
        anchor(Anchor.INSIDE, "family", DAY)


def test_lists_show_open_closed_or_all(register: Register) -> None:
    first = a_case(register, person=ADULT)
    later = DAY + WEEK
    second = a_case(register, day=later)
    cases.close_case(register, closure_draft(first.id, later), now=at(later))

    def numbers(which: CaseFilter) -> list[str]:
        return [row.number for row in cases.list_cases(register, which)]

    assert numbers(CaseFilter.OPEN) == [second.number]
    assert numbers(CaseFilter.CLOSED) == [first.number]
    assert numbers(CaseFilter.ALL) == [second.number, first.number]
    assert cases.list_cases(register, CaseFilter.ALL, offset=1, limit=1)[0].id == first.id
    assert cases.list_cases(register, CaseFilter.CLOSED)[0].label == "R.A. (1998)"


def test_a_closed_case_is_opened_for_a_reason_that_is_logged(register: Register) -> None:
    case = a_case(register)
    cases.close_case(register, closure_draft(case.id, DAY), now=NOW)
    with pytest.raises(ReasonToOpenNeeded):
        cases.open_case_page(register, case.id, now=NOW)
    with pytest.raises(InvalidDraft):
        cases.open_case_page(register, case.id, reason="curiosity", now=NOW)
    cases.open_case_page(register, case.id, reason="new_concern", now=NOW)
    latest = audit.latest(register.database, limit=1)[0]
    assert (latest.action, latest.record, latest.detail) == (
        *(Action.OPEN, case.id),
        "new_concern",
    )


def test_every_change_is_one_entry_without_words(register: Register) -> None:
    case = a_case(register)
    entries = register.head.seq
    cases.close_case(register, closure_draft(case.id, DAY, re_review=True), now=NOW)
    cases.reopen_case(register, case.id, "Han ringede selv.", on=DAY, now=NOW)
    lines = audit.latest(register.database, limit=100)
    assert register.head.seq == entries + 2
    assert "ringede" not in str(lines)
    assert "E.T.J." not in str(lines)
