# SPDX-License-Identifier: EUPL-1.2
"""Persons: names only after a decision, known persons, and nobody left behind."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import InvalidDraft, NotFound, Problem
from app.domain.inquiry import Decision, Owned, SignDraft
from app.domain.municipality import RegistrationPolicy
from app.domain.people import PersonDraft, RelationDraft, Role
from app.services import cases, concerns, people
from app.services.register import Register, close_register
from app.storage import people as rows
from app.storage.search import find, index
from tests.builders import (
    ADULT,
    DAY,
    NOW,
    YOUNG,
    a_case,
    a_concern,
    a_ready_concern,
    at,
    closure_draft,
    decide,
    make_register,
)

NAMED = replace(ADULT, name="Rikke Aastrup")


def test_a_name_waits_for_the_registration_decision(register: Register) -> None:
    concern = a_concern(register)
    owner = Owned(concern_id=concern.id)
    with pytest.raises(InvalidDraft) as refused:
        people.add_person(register, owner, NAMED, Role.FOCUS, now=NOW)
    assert refused.value.problems == (("name", Problem.NEEDS_DECISION),)
    person = people.add_person(register, owner, ADULT, Role.FOCUS, now=NOW)
    with pytest.raises(InvalidDraft):
        people.change_person(register, person.id, NAMED, now=NOW)
    decide(register, concern.id, person)
    assert people.change_person(register, person.id, NAMED, now=NOW).name == "Rikke Aastrup"


@pytest.mark.parametrize("decision", [
    Decision.POLICE_ONLY, Decision.DO_NOT_REGISTER,
])  # fmt: skip
def test_another_decision_allows_no_name(register: Register, decision: Decision) -> None:
    concern = a_concern(register, person=ADULT)
    person = concerns.open_concern(register, concern.id, now=NOW).people[0].person
    decide(register, concern.id, person, decision=decision)
    with pytest.raises(InvalidDraft):
        people.change_person(register, person.id, NAMED, now=NOW)


def test_the_decision_about_one_person_names_nobody_else(register: Register) -> None:
    concern = a_concern(register, person=ADULT)
    owner = Owned(concern_id=concern.id)
    friend = people.add_person(register, owner, PersonDraft(code="ung 3"), Role.MENTIONED, now=NOW)
    decide(
        register, concern.id, concerns.open_concern(register, concern.id, now=NOW).people[0].person
    )
    with pytest.raises(InvalidDraft):
        people.change_person(register, friend.id, PersonDraft(code="ung 3", name="Ida"), now=NOW)


def test_the_latest_decision_counts_and_a_name_there_already_may_stay(register: Register) -> None:
    concern = a_concern(register, person=ADULT)
    person = concerns.open_concern(register, concern.id, now=NOW).people[0].person
    decide(register, concern.id, person)
    people.change_person(register, person.id, NAMED, now=NOW)
    decide(register, concern.id, person, decision=Decision.DO_NOT_REGISTER, now=at(DAY, 10))
    with pytest.raises(InvalidDraft):
        people.change_person(register, person.id, replace(NAMED, name="Rikke A."), now=at(DAY, 11))
    kept = people.change_person(
        register, person.id, replace(NAMED, contact="mobil"), now=at(DAY, 11)
    )
    assert kept.contact == "mobil"


def test_names_from_the_start_need_no_decision(tmp_path: Path) -> None:
    register = make_register(tmp_path, policy=RegistrationPolicy.NAME_FROM_START)
    concern = a_concern(register)
    draft = PersonDraft(name="Rikke  Aastrup ", birth_year=1998)
    person = people.add_person(register, Owned(concern_id=concern.id), draft, Role.FOCUS, now=NOW)
    assert (person.name, person.code) == ("Rikke Aastrup", "R.A.")
    assert [hit.concern_id for hit in find(register.database, "aastrup")] == [concern.id]
    close_register(register, now=NOW, reason="command")


def test_a_person_taken_out_everywhere_is_gone(register: Register) -> None:
    concern = a_concern(register, person=ADULT)
    found = concerns.open_concern(register, concern.id, now=NOW).people[0]
    people.remove_person(register, found.involvement_id, now=NOW)
    with pytest.raises(NotFound):
        rows.person(register.database, found.person.id)
    assert concerns.open_concern(register, concern.id, now=NOW).people == ()


def test_signs_of_a_person_who_is_gone_are_not_found_either(register: Register) -> None:
    case = a_case(register)
    person = people.add_person(
        register, Owned(case_id=case.id), PersonDraft(code="ung 3"), Role.MENTIONED, now=NOW
    )
    sign = SignDraft(
        case_id=case.id, sign_list="sign_mapping", sign="violence", person_id=person.id,
        source="skolen", seen="Truede med bat.",
    )  # fmt: skip
    concerns.add_sign(register, sign, now=NOW)
    assert find(register.database, "bat")
    page = cases.open_case_page(register, case.id, now=NOW)
    people.remove_person(register, page.people[-1].involvement_id, now=NOW)
    assert find(register.database, "bat") == ()


def test_a_person_in_another_case_stays_when_taken_out_of_one(register: Register) -> None:
    case = a_case(register, person=ADULT)
    in_case = cases.open_case_page(register, case.id, now=NOW).people[0]
    people.remove_person(register, in_case.involvement_id, now=NOW)
    assert rows.person(register.database, in_case.person.id) == in_case.person
    page = cases.open_case_page(register, case.id, now=NOW)
    assert page.people == ()
    assert page.case.label == ""


def test_the_case_is_called_after_those_in_focus(register: Register) -> None:
    case = a_case(register, person=YOUNG)
    assert case.label == "E.T.J. (2008)"
    owner = Owned(case_id=case.id)
    people.add_person(register, owner, PersonDraft(code="mor"), Role.FAMILY, now=NOW)
    people.add_person(register, owner, PersonDraft(code="ung 3"), Role.FOCUS, now=NOW)
    page = cases.open_case_page(register, case.id, now=NOW)
    assert page.case.label == "E.T.J. (2008), ung 3"
    assert [one.role for one in page.people] == [Role.FOCUS, Role.FOCUS, Role.FAMILY]
    people.change_person(
        register, page.people[0].person.id, replace(YOUNG, birth_year=2009), now=NOW
    )
    assert cases.open_case_page(register, case.id, now=NOW).case.label == "E.T.J. (2009), ung 3"


def test_known_persons_are_found_by_the_beginning_of_name_or_code(register: Register) -> None:
    case = a_case(register, person=ADULT)
    person = cases.open_case_page(register, case.id, now=NOW).people[0].person
    people.change_person(register, person.id, NAMED, now=NOW)
    for text in ("rik", "åstr", "Aastrup rikke", "R.A.", "RA", "ra 1998"):
        found = people.known_people(register, text, now=NOW)
        assert {one.number for one in found} == {case.number, "H-2026-001"}, text
        assert {one.id for one in found} == {person.id}
        assert {one.label for one in found} == {"R.A. (1998)"}
    assert people.known_people(register, "Birger", now=NOW) == ()


def test_known_persons_are_found_among_many_newer_texts_of_the_same_word(
    register: Register,
) -> None:
    case = a_case(register, person=ADULT)
    person = cases.open_case_page(register, case.id, now=NOW).people[0].person
    people.change_person(register, person.id, NAMED, now=NOW)
    with register.database.transaction():
        for number in range(250):
            index(
                register.database,
                noun="note",
                record=str(number),
                day=NOW.date(),
                text="Rikke kom igen.",
                case_id=case.id,
            )
    found = people.known_people(register, "Rikke", now=NOW)
    assert {one.id for one in found} == {person.id}


def test_a_known_closed_case_is_shown_to_exist(register: Register) -> None:
    case = a_case(register, person=ADULT)
    cases.close_case(register, closure_draft(case.id, DAY), now=NOW)
    known = {one.number: one.closed for one in people.known_people(register, "R.A.", now=NOW)}
    assert known == {case.number: True, "H-2026-001": True}


def test_a_link_between_persons_needs_its_reason(register: Register) -> None:
    concern = a_ready_concern(register)
    owner = Owned(concern_id=concern.id)
    one, other = (
        people.add_person(register, owner, PersonDraft(code=code), Role.MENTIONED, now=NOW)
        for code in ("ung 1", "ung 2")
    )
    draft = RelationDraft(person_id=one.id, other_id=other.id, kind="friend", reason="Følges ad.")
    with pytest.raises(InvalidDraft):
        people.link_people(register, replace(draft, reason=""), now=NOW)
    link = people.link_people(register, draft, now=NOW)
    assert rows.relations(register.database, other.id) == (link,)
    people.unlink_people(register, link, now=NOW)
    assert rows.relations(register.database, one.id) == ()
