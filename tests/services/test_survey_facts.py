# SPDX-License-Identifier: EUPL-1.2
"""What the survey is counted from, read out of a register that was kept through the services."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from app.domain.cases import Case
from app.domain.followups import FollowUp, FollowUpDraft
from app.domain.ids import CaseId
from app.domain.inquiry import Confirmation, SignDraft
from app.domain.interventions import InterventionEvent
from app.domain.municipality import ProfileDraft
from app.domain.periods import Period
from app.domain.survey import CaseFacts, CriteriaAim, FollowedUp
from app.services import cases, concerns, settings
from app.services.common import Register
from app.services.statistics import meanings, survey_facts
from tests.builders import DAY, NOW, a_case, an_intervention, at, closure_draft

TOMORROW, LATER = DAY + timedelta(days=1), DAY + timedelta(days=30)


def only_case(register: Register, today: date = DAY) -> CaseFacts:
    (case,) = survey_facts(register, today).cases
    return case


def add_sign(
    register: Register,
    case: Case,
    sign: str,
    sign_list: str = "sign_mapping",
    status: Confirmation = Confirmation.STATED,
) -> None:
    draft = SignDraft(
        case_id=case.id,
        sign_list=sign_list,
        sign=sign,
        source="SSP",
        seen="Set to gange.",
        status=status,
    )
    concerns.add_sign(register, draft, now=NOW)


def plan(register: Register, case_id: CaseId, on: date) -> FollowUp:
    draft = FollowUpDraft(case_id=case_id, planned_on=on)
    return cases.plan_follow_up(register, draft, now=NOW)


def test_signs_of_the_case_and_of_its_concern_are_the_cases(register: Register) -> None:
    case = a_case(register)
    assert only_case(register).signs == {"totalitarian_symbols"}, "the concern's"
    add_sign(register, case, "violence")
    add_sign(register, case, "violence")
    assert only_case(register).signs == {"totalitarian_symbols", "violence"}


def test_a_refuted_sign_is_no_sign(register: Register) -> None:
    add_sign(register, a_case(register), "violence", status=Confirmation.REFUTED)
    assert "violence" not in only_case(register).signs


def test_a_sign_of_the_other_list_is_the_nearest_official_one_or_none(register: Register) -> None:
    case = a_case(register)
    add_sign(register, case, "isolates", "sign_gladsaxe")
    add_sign(register, case, "breaks_off", "sign_gladsaxe")
    assert only_case(register).signs == {"totalitarian_symbols", "withdrawal"}


def test_signs_stay_with_their_own_case(register: Register) -> None:
    first, second = a_case(register), a_case(register)
    add_sign(register, second, "violence")
    found = {one.id: one.signs for one in survey_facts(register, DAY).cases}
    assert found == {
        first.id: {"totalitarian_symbols"},
        second.id: {"totalitarian_symbols", "violence"},
    }


def test_every_official_sign_means_itself_and_nothing_means_a_sign_that_is_not(
    register: Register,
) -> None:
    official = register.codelists["sign_mapping"].codes
    signs = meanings(register.codelists).signs
    assert {code: signs["sign_mapping", code] for code in official} == {c: c for c in official}
    assert set(signs.values()) == set(official)


def test_only_what_was_started_was_used(register: Register) -> None:
    case = a_case(register)
    an_intervention(register, case.id)
    assert only_case(register).interventions == ()
    running = an_intervention(register, case.id, running=True)
    (used,) = only_case(register).interventions
    assert (used.offer, used.offer_group) == ("mentor_lab", "ordinary")
    assert (used.level, used.target) == ("anticipatory", "citizen")
    assert used.used == Period(DAY)
    cases.step_intervention(
        register,
        running.id,
        InterventionEvent.COMPLETE,
        on=LATER,
        now=at(LATER),
        reason="Han er i lære.",
    )
    assert only_case(register).interventions[0].used == Period(DAY, LATER)


def test_a_case_nobody_planned_to_follow_up_is_not_followed_up(register: Register) -> None:
    a_case(register)
    assert only_case(register).followed_up is FollowedUp.NO


def test_the_first_follow_up_to_come_says_nothing_and_overdue_says_no(register: Register) -> None:
    plan(register, a_case(register).id, TOMORROW)
    assert only_case(register, DAY).followed_up is FollowedUp.NOT_STATED
    assert only_case(register, TOMORROW).followed_up is FollowedUp.NOT_STATED
    assert only_case(register, LATER).followed_up is FollowedUp.NO


def test_done_is_yes_and_one_overdue_beside_it_makes_it_partly(register: Register) -> None:
    case = a_case(register)
    first = plan(register, case.id, DAY)
    cases.finish_follow_up(register, first.id, "Talt med skolen.", on=DAY, now=NOW)
    assert only_case(register).followed_up is FollowedUp.YES
    second = plan(register, case.id, TOMORROW)
    assert only_case(register, TOMORROW).followed_up is FollowedUp.YES
    assert only_case(register, LATER).followed_up is FollowedUp.PARTLY
    cases.cancel_follow_up(register, second.id, "Skolen har ferie.", now=NOW)
    assert only_case(register, LATER).followed_up is FollowedUp.YES


def test_what_was_planned_for_after_the_closing_is_not_overdue(register: Register) -> None:
    case = a_case(register)
    first = plan(register, case.id, DAY)
    cases.finish_follow_up(register, first.id, "Talt med skolen.", on=DAY, now=NOW)
    plan(register, case.id, LATER)
    cases.close_case(register, closure_draft(case.id, TOMORROW), now=at(TOMORROW))
    assert only_case(register, LATER + timedelta(days=1)).followed_up is FollowedUp.YES


def test_criteria_and_barriers_are_not_in_the_register_yet(register: Register) -> None:
    a_case(register)
    case = only_case(register)
    assert case.criteria is CriteriaAim.NOT_STATED
    assert case.barriers is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("registration_model", "when_qualified"),
        ("registration_place", "own_register"),
        ("radicalisation_noted", "partly"),
        ("registered_by", ("coordinator", "ssp")),
    ],
)
def test_how_the_municipality_registers_comes_from_its_profile(
    register: Register, field: str, value: object
) -> None:
    profile = settings.profile(register)
    draft = {one.name: getattr(profile, one.name) for one in fields(ProfileDraft)}
    settings.change_profile(register, ProfileDraft(**(draft | {field: value})), now=NOW)
    assert getattr(survey_facts(register).municipality, field) == value
