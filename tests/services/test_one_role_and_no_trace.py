# SPDX-License-Identifier: EUPL-1.2
"""A person stands once where they belong, and what is taken out leaves no trace in the file."""

from dataclasses import replace
from datetime import timedelta

from app.domain.inquiry import Owned, SignDraft
from app.domain.people import PersonDraft, Role
from app.domain.periods import years_until
from app.services import cases, concerns, people
from app.services.common import Register
from app.services.statistics import survey_facts
from app.statistics.counting import count
from app.storage import cases as case_rows
from app.storage import people as person_rows
from app.storage.search import find
from tests.builders import DAY, NOW, YOUNG, a_case, a_concern, case_draft, closure_draft
from tests.services.registers import plain_bytes

SEEN = "Hjørringbrix"


def bytes_of(register: Register) -> bytes:
    return plain_bytes(register.database.path, bytes(register.keys.database))


def a_sign(concern_id: str, **changes: object) -> SignDraft:
    draft = SignDraft(
        concern_id=concern_id,  # type: ignore[arg-type]  # a new type over str
        sign_list="sign_mapping",
        sign="totalitarian_symbols",
        observed_on=DAY,
        source="læreren",
        seen=SEEN,
    )
    return replace(draft, **changes)  # type: ignore[arg-type]  # any of its fields


def test_a_sign_that_is_taken_out_takes_its_versions_along(register: Register) -> None:
    concern = a_concern(register)
    sign = concerns.add_sign(register, a_sign(concern.id), now=NOW)
    concerns.change_sign(register, sign.id, a_sign(concern.id, seen="Noget andet."), now=NOW)
    assert SEEN.encode() in bytes_of(register)
    concerns.remove_sign(register, sign.id, now=NOW)
    assert SEEN.encode() not in bytes_of(register)


def test_versions_of_signs_go_with_the_person_they_are_about(register: Register) -> None:
    concern = a_concern(register, person=YOUNG)
    (known,) = concerns.open_concern(register, concern.id, now=NOW).people
    about = {"person_id": known.person.id}
    sign = concerns.add_sign(register, a_sign(concern.id, **about), now=NOW)
    concerns.change_sign(register, sign.id, a_sign(concern.id, seen="Andet.", **about), now=NOW)
    concerns.remove_person(register, known.involvement_id, now=NOW)
    assert SEEN.encode() not in bytes_of(register)


def test_no_version_of_a_case_names_somebody_who_was_taken_out(register: Register) -> None:
    case = a_case(register)
    owner = Owned(case_id=case.id)
    people.add_person(register, owner, PersonDraft(code="Q.Z.X."), Role.FOCUS, now=NOW)
    concern_id, _received = case_rows.linked_concerns(register.database, case.id)[0]
    for place in (owner, Owned(concern_id=concern_id)):
        for one in person_rows.people_in(register.database, place):
            people.remove_person(register, one.involvement_id, now=NOW)
    assert case_rows.case(register.database, case.id).label == ""
    assert b"Q.Z.X." not in bytes_of(register)
    assert YOUNG.code.encode() not in bytes_of(register)


def test_a_person_has_one_role_in_a_case_and_is_counted_once(register: Register) -> None:
    case = a_case(register)
    owner = Owned(case_id=case.id)
    (known,) = person_rows.people_in(register.database, owner)
    people.add_known_person(register, owner, known.person.id, Role.FOCUS, now=NOW)
    assert count(survey_facts(register), years_until(DAY)).persons == 1
    people.add_known_person(register, owner, known.person.id, Role.FAMILY, now=NOW)
    (now_there,) = person_rows.people_in(register.database, owner)
    assert now_there.role is Role.FAMILY
    assert case_rows.case(register.database, case.id).label == ""
    assert count(survey_facts(register), years_until(DAY)).persons == 0


def test_undoing_a_closing_keeps_what_a_person_is_called_now(register: Register) -> None:
    case = a_case(register)
    (known,) = person_rows.people_in(register.database, Owned(case_id=case.id))
    closed = cases.close_case(register, closure_draft(case.id, DAY), now=NOW)
    people.change_person(register, known.person.id, PersonDraft(code="ung 3"), now=NOW)
    assert closed.undo is not None
    cases.undo(register, closed.undo, now=NOW + timedelta(seconds=3))
    assert case_rows.case(register.database, case.id).label == "ung 3"


def test_a_page_of_a_case_shows_nothing_of_itself_in_a_traceback(register: Register) -> None:
    case = a_case(register)
    cases.change_case(register, case.id, case_draft(goal=SEEN), now=NOW)
    cases.change_case(register, case.id, case_draft(goal=""), now=NOW)
    shown = repr(cases.open_case_page(register, case.id, now=NOW)) + repr(
        find(register.database, "e")
    )
    for text in (SEEN, YOUNG.code, case_draft().founded_on):
        assert text not in shown
