# SPDX-License-Identifier: EUPL-1.2
"""Closing, re-review and reopening, played on the scenarios' invented people."""

from datetime import date, timedelta

import pytest

from app.domain.cases import Case, CaseStatus, Primacy
from app.domain.closing import HoldDraft, ReReview, ReReviewResult, ReReviewStatus
from app.domain.errors import InvalidDraft, Problem, TransitionRefused
from app.domain.followups import FollowUpDraft
from app.domain.interventions import InterventionEvent, InterventionStatus
from app.domain.machines import Refusal
from app.domain.people import PersonDraft
from app.services import cases, people
from app.services.pages import case_page
from app.services.register import Register
from app.services.views import CasePage
from app.storage.search import find
from tests.builders import ADULT, DAY, NOW, YOUNG, a_case, an_intervention, at, closure_draft

OPENED = date(2025, 9, 2)
CLOSED = date(2026, 5, 5)


def page_of(register: Register, case: Case) -> CasePage:
    return case_page(register.database, case.id)


def closed_case(register: Register, *, re_review: bool = True) -> Case:
    """Rikke's case, closed on 5 May 2026."""
    case = a_case(register, day=OPENED, person=ADULT)
    draft = closure_draft(case.id, CLOSED, re_review=re_review)
    return cases.close_case(register, draft, now=at(CLOSED)).record


def planned(register: Register, case: Case) -> list[ReReview]:
    return [
        one for one in page_of(register, case).re_reviews if one.status is ReReviewStatus.PLANNED
    ]


def test_a_closed_case_keeps_day_reason_and_what_came_of_it(register: Register) -> None:
    case = closed_case(register)
    assert (case.status, case.closed_on, case.closure_reason) == (
        *(CaseStatus.CLOSED, CLOSED),
        "handled",
    )
    page = page_of(register, case)
    assert [one.came_of_it for one in page.closures] == ["Han er i lære nu."]
    assert [(one.opened_on, one.closed_on) for one in page.episodes] == [(OPENED, CLOSED)]
    assert case.id in {hit.case_id for hit in find(register.database, "lære nu")}


def test_an_adults_case_goes_three_years_after_closing_with_its_concern(
    register: Register,
) -> None:
    case = closed_case(register)
    assert (case.delete_on, case.delete_rule) == (date(2029, 5, 5), "case_adult")
    assert page_of(register, case).concerns[0].delete_on == date(2029, 5, 5)


def test_emil_who_turned_eighteen_goes_on_his_twentieth_birthday(register: Register) -> None:
    case = a_case(register, day=DAY, person=YOUNG)
    emil = page_of(register, case).people[0].person
    asked = date(2026, 10, 3)
    answer = PersonDraft(
        code="E.T.J.", birth_year=2008, birth_month=10, under_18=True, under_18_on=asked
    )
    people.change_person(register, emil.id, answer, now=at(asked))
    ended = date(2027, 2, 1)
    closed = cases.close_case(register, closure_draft(case.id, ended), now=at(ended)).record
    assert (closed.delete_on, closed.delete_rule) == (date(2028, 10, 4), "twentieth_birthday")


@pytest.mark.parametrize(("person", "ends", "rule"), [
    (PersonDraft(code="ung", birth_year=2010), date(2028, 4, 14), "case_minor"),
    (PersonDraft(code="ung", birth_year=2008), date(2028, 1, 1), "twentieth_birthday"),
    (
        PersonDraft(code="ung", under_18=True, under_18_on=DAY),
        date(2028, 4, 14),
        "case_minor",
    ),
    (PersonDraft(code="ukendt"), date(2029, 4, 14), "case_adult"),
])  # fmt: skip
def test_the_young_go_earlier(
    register: Register, person: PersonDraft, ends: date, rule: str
) -> None:
    case = a_case(register, person=person)
    closed = cases.close_case(register, closure_draft(case.id, DAY), now=NOW).record
    assert (closed.delete_on, closed.delete_rule) == (ends, rule)


def test_re_reviews_are_planned_after_six_and_twelve_months_if_wanted(register: Register) -> None:
    case = closed_case(register)
    assert [(one.months, one.planned_on) for one in planned(register, case)] == [
        (6, date(2026, 11, 5)),
        (12, date(2027, 5, 5)),
    ]
    assert planned(register, closed_case(register, re_review=False)) == []


@pytest.mark.parametrize("reason", ["moved", "died", "erroneous", "police"])
def test_no_re_review_is_planned_after(register: Register, reason: str) -> None:
    case = a_case(register)
    draft = closure_draft(case.id, DAY, reason=reason, re_review=True)
    closed = cases.close_case(register, draft, now=NOW).record
    assert planned(register, closed) == []
    assert not page_of(register, closed).closures[0].re_review


def test_a_re_review_is_overdue_from_the_day_after(register: Register) -> None:
    first = planned(register, closed_case(register))[0]
    assert not first.overdue(date(2026, 11, 5))
    assert first.overdue(date(2026, 11, 16))


def test_the_last_still_closed_closes_for_good_and_moves_no_deletion(register: Register) -> None:
    case = closed_case(register)
    first, last = planned(register, case)
    for review, day, status in (
        (first, date(2026, 11, 17), CaseStatus.CLOSED),
        (last, date(2027, 5, 10), CaseStatus.FINALLY_CLOSED),
    ):
        after = cases.carry_out_re_review(
            register,
            review.id,
            ReReviewResult.STILL_CLOSED,
            "Intet nyt.",
            on=day,
            forum="Lone",
            now=at(day),
        )
        assert after.status is status
        assert (after.delete_on, after.closed_on) == (date(2029, 5, 5), CLOSED)
    done = page_of(register, case).re_reviews
    assert [(one.result, one.forum) for one in done] == [(ReReviewResult.STILL_CLOSED, "Lone")] * 2


def test_closing_for_good_cancels_a_re_review_that_was_never_held(register: Register) -> None:
    case = closed_case(register)
    day = date(2027, 5, 10)
    last = planned(register, case)[1]
    cases.carry_out_re_review(
        register, last.id, ReReviewResult.STILL_CLOSED, "Intet nyt.", on=day, now=at(day)
    )
    assert [one.status for one in page_of(register, case).re_reviews] == [
        ReReviewStatus.CANCELLED,
        ReReviewStatus.DONE,
    ]


def test_what_cannot_be_assessed_leaves_the_case_closed(register: Register) -> None:
    case = closed_case(register)
    day = date(2027, 5, 6)
    after = cases.carry_out_re_review(
        register,
        planned(register, case)[1].id,
        ReReviewResult.CANNOT_ASSESS,
        "Ingen at spørge.",
        on=day,
        now=at(day),
    )
    assert after.status is CaseStatus.CLOSED


def test_a_re_review_that_reopens_begins_anew(register: Register) -> None:
    case = closed_case(register)
    day = date(2026, 11, 17)
    after = cases.carry_out_re_review(
        register,
        planned(register, case)[0].id,
        ReReviewResult.REOPENED,
        "Nyt stævne.",
        on=day,
        now=at(day),
    )
    assert after.status is CaseStatus.ACTIVE
    page = page_of(register, case)
    assert [one.status for one in page.re_reviews] == [
        ReReviewStatus.DONE,
        ReReviewStatus.CANCELLED,
    ]
    assert [one.opened_on for one in page.episodes] == [OPENED, day]


@pytest.mark.parametrize(("result", "reason", "days", "why"), [
    (ReReviewResult.STILL_CLOSED, " ", 0, Refusal.NEEDS_REASON),
    (ReReviewResult.STILL_CLOSED, "Intet.", 1, Refusal.IN_FUTURE),
])  # fmt: skip
def test_a_faulty_re_review_is_refused(
    register: Register, result: ReReviewResult, reason: str, days: int, why: Refusal
) -> None:
    case = closed_case(register)
    review = planned(register, case)[0]
    day = date(2026, 11, 17)
    with pytest.raises(TransitionRefused) as refused:
        cases.carry_out_re_review(
            register, review.id, result, reason, on=day + timedelta(days=days), now=at(day)
        )
    assert refused.value.why is why
    assert planned(register, case)[0] == review


def test_reopening_cancels_re_reviews_and_the_deletion(register: Register) -> None:
    case = closed_case(register)
    day = date(2027, 5, 3)
    opened = cases.reopen_case(register, case.id, "Stævne 30. april.", on=day, now=at(day)).record
    assert opened.status is CaseStatus.ACTIVE
    assert (opened.closed_on, opened.closure_reason, opened.delete_on, opened.delete_rule) == (
        *(None, "", None),
        "",
    )
    page = page_of(register, case)
    assert planned(register, case) == []
    assert [(one.opened_on, one.closed_on) for one in page.episodes] == [
        (OPENED, CLOSED),
        (day, None),
    ]
    assert page.concerns[0].delete_on is None
    assert [note.text for note in page.notes] == ["Stævne 30. april."]


@pytest.mark.parametrize(("reason", "day", "why"), [
    ("", date(2027, 5, 3), Refusal.NEEDS_REASON),
    ("Nyt.", date(2027, 5, 4), Refusal.IN_FUTURE),
    ("Nyt.", date(2026, 5, 4), Refusal.BEFORE_OPENING),
])  # fmt: skip
def test_reopening_is_refused(register: Register, reason: str, day: date, why: Refusal) -> None:
    case = closed_case(register)
    with pytest.raises(TransitionRefused) as refused:
        cases.reopen_case(register, case.id, reason, on=day, now=at(date(2027, 5, 3)))
    assert refused.value.why is why


def test_a_case_that_was_finally_closed_can_be_reopened_and_closed_again(
    register: Register,
) -> None:
    case = closed_case(register)
    day = date(2027, 5, 10)
    last = planned(register, case)[1]
    cases.carry_out_re_review(
        register, last.id, ReReviewResult.STILL_CLOSED, "Intet nyt.", on=day, now=at(day)
    )
    cases.reopen_case(register, case.id, "Nyt stævne.", on=day, now=at(day))
    with pytest.raises(InvalidDraft) as refused:
        cases.close_case(register, closure_draft(case.id, CLOSED), now=at(day))
    assert refused.value.problems == (("closed_on", Problem.BEFORE_OPENING),)
    again = cases.close_case(register, closure_draft(case.id, day), now=at(day)).record
    assert again.delete_on == date(2030, 5, 10)
    assert len(page_of(register, case).closures) == 2


def test_running_interventions_keep_a_case_open(register: Register) -> None:
    case = a_case(register)
    running = an_intervention(register, case.id, running=True)
    with pytest.raises(TransitionRefused) as refused:
        cases.close_case(register, closure_draft(case.id, DAY), now=NOW)
    assert refused.value.why is Refusal.OPEN_INTERVENTIONS
    page = page_of(register, case)
    assert page.case.status is CaseStatus.ACTIVE
    assert (page.closures, page.interventions) == ((), (running,))


def test_closing_ends_the_named_interventions_and_leaves_what_never_began(
    register: Register,
) -> None:
    case = a_case(register)
    mentor = an_intervention(register, case.id, running=True)
    paused = an_intervention(register, case.id, running=True)
    idea = an_intervention(register, case.id)
    cases.step_intervention(register, paused.id, InterventionEvent.HOLD, on=DAY, now=NOW)
    cases.close_case(
        register,
        closure_draft(case.id, DAY),
        endings={
            mentor.id: (InterventionEvent.COMPLETE, "Læreplads fundet."),
            paused.id: (InterventionEvent.INTERRUPT, "Flyttede."),
        },
        now=NOW,
    )
    found = {one.id: one for one in page_of(register, case).interventions}
    assert found[mentor.id].status is InterventionStatus.COMPLETED
    assert (found[mentor.id].ended_on, found[mentor.id].result) == (DAY, "Læreplads fundet.")
    assert found[paused.id].status is InterventionStatus.INTERRUPTED
    assert found[paused.id].end_reason == "Flyttede."
    assert found[idea.id].status is InterventionStatus.PROPOSED


def test_an_ending_without_its_reason_closes_nothing(register: Register) -> None:
    case = a_case(register)
    mentor = an_intervention(register, case.id, running=True)
    with pytest.raises(TransitionRefused) as refused:
        cases.close_case(
            register,
            closure_draft(case.id, DAY),
            endings={mentor.id: (InterventionEvent.INTERRUPT, "")},
            now=NOW,
        )
    assert refused.value.why is Refusal.NEEDS_REASON
    assert page_of(register, case).case.status is CaseStatus.ACTIVE


@pytest.mark.parametrize(("changes", "field"), [
    ({"closed_on": DAY - timedelta(days=1)}, "closed_on"),
    ({"closed_on": DAY + timedelta(days=1)}, "closed_on"),
    ({"reason": ""}, "reason"),
    ({"reason": "bored"}, "reason"),
    ({"came_of_it": ""}, "came_of_it"),
])  # fmt: skip
def test_a_faulty_closing_is_refused(
    register: Register, changes: dict[str, object], field: str
) -> None:
    case = a_case(register)
    with pytest.raises(InvalidDraft) as refused:
        cases.close_case(register, closure_draft(case.id, DAY, **changes), now=NOW)
    assert [name for name, _ in refused.value.problems] == [field]


def test_a_case_that_never_started_is_closed_for_few_reasons(register: Register) -> None:
    case = a_case(register, started=False)
    with pytest.raises(TransitionRefused) as refused:
        cases.close_case(register, closure_draft(case.id, DAY), now=NOW)
    assert refused.value.why is Refusal.REASON_NOT_ALLOWED_YET
    draft = closure_draft(case.id, DAY, reason="erroneous")
    assert cases.close_case(register, draft, now=NOW).record.status is CaseStatus.CLOSED


def test_closing_ends_a_hold_and_nothing_new_begins_in_a_closed_case(register: Register) -> None:
    case = a_case(register)
    hold = HoldDraft(
        case_id=case.id,
        since=DAY,
        reason="lost_contact",
        expected_resume=DAY + timedelta(days=30),
    )
    cases.hold_case(register, hold, now=NOW)
    cases.close_case(register, closure_draft(case.id, DAY), now=NOW)
    assert [one.until for one in page_of(register, case).holds] == [DAY]
    with pytest.raises(TransitionRefused):
        an_intervention(register, case.id)
    with pytest.raises(TransitionRefused):
        cases.plan_follow_up(register, FollowUpDraft(case_id=case.id, planned_on=DAY), now=NOW)


def test_no_closing_before_the_hold_began(register: Register) -> None:
    case = a_case(register)
    later = DAY + timedelta(days=7)
    hold = HoldDraft(
        case_id=case.id,
        since=later,
        reason="lost_contact",
        expected_resume=later + timedelta(days=30),
    )
    cases.hold_case(register, hold, now=at(later))
    with pytest.raises(InvalidDraft) as refused:
        cases.close_case(register, closure_draft(case.id, DAY), now=at(later))
    assert refused.value.problems == (("closed_on", Problem.BEFORE_OPENING),)


def test_primacy_goes_on_through_a_reopening(register: Register) -> None:
    case = closed_case(register)
    day = date(2027, 5, 3)
    cases.reopen_case(register, case.id, "Stævne.", on=day, now=at(day))
    assert [(one.primacy, one.until) for one in page_of(register, case).primacies] == [
        (Primacy.PRIMARY, None)
    ]
