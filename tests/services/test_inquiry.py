# SPDX-License-Identifier: EUPL-1.2
"""Signs, resources, forms, assessments, and the decision that makes a note a concern."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.concerns import Answer
from app.domain.errors import InvalidDraft, NotFound, Problem
from app.domain.inquiry import (
    AssessmentDraft,
    Confirmation,
    Decision,
    FormDraft,
    Owned,
    RegistrationDraft,
    ResourceDraft,
    SignDraft,
)
from app.domain.people import PersonDraft, Role
from app.services import cases, concerns
from app.services.guards import decisions_complete
from app.services.register import Register
from app.storage.search import find
from tests.builders import ADULT, DAY, NOW, a_case, a_concern, assess, at, decide


def sign_draft(**changes: object) -> SignDraft:
    draft = SignDraft(
        sign_list="sign_mapping", sign="violence", source="skolen", seen="Skubbede og truede."
    )
    return replace(draft, **changes)  # type: ignore[arg-type]  # any of its fields


def test_registering_here_makes_the_note_a_concern_that_is_found(register: Register) -> None:
    concern = a_concern(register, person=ADULT, inquiry=True)
    person = concerns.open_concern(register, concern.id, now=NOW).people[0].person
    concerns.add_sign(register, sign_draft(concern_id=concern.id), now=NOW)
    decide(register, concern.id, person)
    page = concerns.open_concern(register, concern.id, now=NOW)
    assert page.concern.registered
    assert (page.concern.delete_on, page.concern.delete_rule) == (None, "")
    assert page.people[0].decision == page.decisions[0]
    for text in ("klistermærker", "skubbede", "R.A.", concern.number):
        assert {hit.concern_id for hit in find(register.database, text)} == {concern.id}, text


@pytest.mark.parametrize("decision", [
    Decision.POLICE_ONLY, Decision.DO_NOT_REGISTER,
])  # fmt: skip
def test_other_decisions_leave_it_a_working_note(register: Register, decision: Decision) -> None:
    concern = a_concern(register)
    decide(register, concern.id, None, decision=decision)
    page = concerns.open_concern(register, concern.id, now=NOW)
    assert not page.concern.registered
    assert page.concern.delete_on is not None
    assert find(register.database, "klistermærker") == ()


def test_decisions_are_complete_when_everybody_in_focus_or_named_has_one(
    register: Register,
) -> None:
    concern = a_concern(register)
    owner = Owned(concern_id=concern.id)
    database = register.database
    assert not decisions_complete(database, concern.id)
    decide(register, concern.id, None)
    assert decisions_complete(database, concern.id)
    first = concerns.add_person(register, owner, ADULT, Role.FOCUS, now=NOW)
    assert not decisions_complete(database, concern.id)
    decide(register, concern.id, first)
    concerns.add_person(register, owner, PersonDraft(code="ung 3"), Role.MENTIONED, now=NOW)
    assert decisions_complete(database, concern.id)


def test_a_child_under_fifteen_needs_the_leaders_approval(register: Register) -> None:
    concern = a_concern(register, person=PersonDraft(code="ung 1", birth_year=2012))
    person = concerns.open_concern(register, concern.id, now=NOW).people[0].person
    draft = RegistrationDraft(
        concern_id=concern.id,
        person_id=person.id,
        decided_on=DAY,
        decision=Decision.REGISTER_HERE,
        what="Vurderingen.",
        reason="Støtte.",
        basis="child_act",
    )
    with pytest.raises(InvalidDraft) as refused:
        concerns.decide_registration(register, draft, now=NOW)
    assert refused.value.problems == (("approved_by", Problem.REQUIRED),)
    approved = replace(draft, approved_by="Henning Krabbe")
    decision = concerns.decide_registration(register, approved, now=NOW)
    assert decision.author == register.holder


def test_signs_are_changed_with_history_and_removed(register: Register) -> None:
    case = a_case(register)
    sign = concerns.add_sign(register, sign_draft(case_id=case.id), now=NOW)
    draft = sign_draft(seen="Råbte.", status=Confirmation.CONFIRMED)
    changed = concerns.change_sign(register, sign.id, draft, now=at(DAY, 10))
    assert (changed.case_id, changed.seen) == (case.id, "Råbte.")
    assert find(register.database, "råbte")
    assert not find(register.database, "skubbede")
    page = cases.open_case_page(register, case.id, now=NOW)
    assert dict(page.history[0].before)["seen"] == "Skubbede og truede."
    concerns.remove_sign(register, sign.id, now=NOW)
    assert not find(register.database, "råbte")
    with pytest.raises(NotFound):
        concerns.remove_sign(register, sign.id, now=NOW)


def test_a_sign_is_chosen_from_its_own_list(register: Register) -> None:
    concern = a_concern(register)
    with pytest.raises(InvalidDraft) as refused:
        concerns.add_sign(
            register, sign_draft(concern_id=concern.id, sign_list="sign_gladsaxe"), now=NOW
        )
    assert refused.value.problems == (("sign", Problem.UNKNOWN_CODE),)


def test_resources_are_changed_and_removed(register: Register) -> None:
    case = a_case(register)
    draft = ResourceDraft(case_id=case.id, kind="leisure", seen="Spiller håndbold.")
    resource = concerns.add_resource(register, draft, now=NOW)
    assert find(register.database, "håndbold")
    changed = concerns.change_resource(
        register, resource.id, replace(draft, seen="Spiller skak."), now=NOW
    )
    assert changed.seen == "Spiller skak."
    concerns.remove_resource(register, resource.id, now=NOW)
    assert not find(register.database, "skak")


def test_a_clarified_form_ends_not_yet_clarified_the_day_before(register: Register) -> None:
    concern = a_concern(register)
    later = DAY + timedelta(days=20)

    def add(form: str, since: object) -> None:
        draft = FormDraft(concern_id=concern.id, form=form, since=since)  # type: ignore[arg-type]
        concerns.add_form(register, draft, now=at(later))

    add("not_yet_clarified", DAY)
    add("left_wing", later)
    add("right_wing", later)
    forms = concerns.open_concern(register, concern.id, now=at(later)).forms
    assert sorted((one.form, one.since, one.until) for one in forms) == [
        ("left_wing", later, None),
        ("not_yet_clarified", DAY, later - timedelta(days=1)),
        ("right_wing", later, None),
    ]


def test_unclarified_for_less_than_a_day_leaves_no_period(register: Register) -> None:
    concern = a_concern(register)
    for form in ("not_yet_clarified", "right_wing"):
        draft = FormDraft(concern_id=concern.id, form=form, since=DAY)
        concerns.add_form(register, draft, now=NOW)
    forms = concerns.open_concern(register, concern.id, now=NOW).forms
    assert [one.form for one in forms] == ["right_wing"]


def test_another_form_from_a_later_day_ends_the_first_the_day_before(register: Register) -> None:
    case = a_case(register)
    later = DAY + timedelta(days=10)
    form = cases.open_case_page(register, case.id, now=NOW).forms[0]
    draft = FormDraft(case_id=case.id, form="left_wing", since=later)
    concerns.change_form(register, form.id, draft, now=at(later))
    found = cases.open_case_page(register, case.id, now=at(later)).forms
    assert [(one.form, one.since, one.until) for one in found] == [
        ("right_wing", DAY, later - timedelta(days=1)),
        ("left_wing", later, None),
    ]


def test_what_another_form_legitimises_is_found(register: Register) -> None:
    case = a_case(register)
    draft = FormDraft(
        case_id=case.id,
        form="other_named",
        other_form="climate",
        legitimised="Hærværk mod minkfarme.",
        since=DAY,
    )
    form = concerns.add_form(register, draft, now=NOW)
    assert find(register.database, "minkfarme")
    concerns.change_form(register, form.id, replace(draft, legitimised="Blokader."), now=NOW)
    assert not find(register.database, "minkfarme")
    assert find(register.database, "blokader")


def test_a_form_is_corrected_in_place(register: Register) -> None:
    case = a_case(register)
    form = cases.open_case_page(register, case.id, now=NOW).forms[0]
    draft = FormDraft(case_id=case.id, form="left_wing", since=DAY)
    concerns.change_form(register, form.id, draft, now=NOW)
    found = cases.open_case_page(register, case.id, now=NOW).forms
    assert [(one.id, one.form) for one in found] == [(form.id, "left_wing")]


def test_a_form_ends_within_its_time(register: Register) -> None:
    case = a_case(register)
    form = cases.open_case_page(register, case.id, now=NOW).forms[0]
    assert concerns.end_form(register, form.id, DAY, now=NOW).until == DAY
    for wrong in (DAY + timedelta(days=1), DAY - timedelta(days=1)):
        with pytest.raises(InvalidDraft):
            concerns.end_form(register, form.id, wrong, now=NOW)


def test_assessments_stand_beside_each_other_and_are_found(register: Register) -> None:
    concern = a_concern(register, inquiry=True)
    decide(register, concern.id, None)
    assess(register, concern.id, founded=Answer.NO)
    assess(register, concern.id, founded=Answer.YES, now=at(DAY, 10))
    page = concerns.open_concern(register, concern.id, now=NOW)
    assert [one.founded for one in page.assessments] == [Answer.NO, Answer.YES]
    assert page.assessments[0].author == register.holder
    assert find(register.database, "grundlag samtale")


def test_an_assessment_before_the_concern_came_is_refused(register: Register) -> None:
    concern = a_concern(register, inquiry=True)
    draft = AssessmentDraft(
        concern_id=concern.id,
        assessed_on=DAY - timedelta(days=1),
        conclusion="For tidligt.",
        founded=Answer.NO,
    )
    with pytest.raises(InvalidDraft) as refused:
        concerns.assess(register, draft, now=NOW)
    assert refused.value.problems == (("assessed_on", Problem.BEFORE_RECEIVED),)
