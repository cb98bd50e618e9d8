# SPDX-License-Identifier: EUPL-1.2
"""How inquiries end, and that nothing is left of what ends without registration."""

from datetime import date, timedelta

import pytest

from app.domain.cases import CaseStatus
from app.domain.casework import NoteDraft
from app.domain.closing import HandoverTo
from app.domain.concerns import Answer, Concern, ConcernEvent, ConcernStatus, Outcome
from app.domain.errors import InvalidDraft, NotFound, TransitionRefused
from app.domain.inquiry import Decision, FormDraft, Owned
from app.domain.machines import Refusal
from app.domain.people import Role
from app.services import cases, concerns
from app.services.drafts import load_draft, save_draft
from app.services.register import Register
from app.services.views import ConcernFilter
from app.storage import survey
from app.storage.search import find
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
    concern_draft,
    decide,
    handover_draft,
)
from tests.services.registers import plain_bytes

EMPTY_AFTER = (
    *("concern", "person", "involvement", "note", "extremism_form", "draft", "history"),
    *("search_entry", "registration_decision", "sign_observation"),
)


def sums(register: Register) -> dict[tuple[str, str, str], int]:
    rows = register.database.fetchall("SELECT half_year, dimension, code, count FROM tally")
    return {(row[0], row[1], row[2]): row[3] for row in rows}


def left_over(register: Register) -> dict[str, int]:
    counts = {
        table: register.database.scalar(f"SELECT count(*) FROM {table}")  # noqa: S608  our tables
        for table in EMPTY_AFTER
    }
    return {table: count for table, count in counts.items() if count}


def a_full_working_note(register: Register, day: date, summary: str) -> Concern:
    """A working note with everything that could be left behind."""
    concern = a_concern(register, day=day, summary=summary, person=ADULT, inquiry=True)
    concerns.add_form(
        register, FormDraft(concern_id=concern.id, form="right_wing", since=day), now=at(day)
    )
    cases.add_note(
        register, NoteDraft(concern_id=concern.id, noted_on=day, text=summary), now=at(day)
    )
    concerns.change_concern(
        register, concern.id, concern_draft(day, summary=summary + " Mere."), now=at(day)
    )
    save_draft(register, "concern:1", {"summary": summary}, concern_id=concern.id, now=at(day))
    return concern


def test_advice_keeps_sums_only(register: Register) -> None:
    save_draft(register, "concern:new", {"summary": "Halv sætning"}, now=NOW)
    concerns.give_advice(
        register,
        concern_draft(date(2026, 3, 3), summary=""),
        forms=("right_wing",),
        form_key="concern:new",
        now=NOW,
    )
    assert sums(register) == {
        ("2026-1", "source", "teacher"): 1,
        ("2026-1", "age_band", "under_18"): 1,
        ("2026-1", "form", "right_wing"): 1,
        ("2026-1", "outcome", "counted"): 1,
    }
    assert left_over(register) == {}
    assert load_draft(register, "concern:new") is None


def test_sums_are_apart_and_add_up_over_the_half_year(register: Register) -> None:
    calls = [
        (date(2026, 1, 1), "teacher", Answer.YES),
        (date(2026, 4, 2), "police", Answer.NO),
        (date(2025, 12, 31), "teacher", Answer.UNKNOWN),
    ]
    for day, source, under in calls:
        draft = concern_draft(day, source=source, under_18=under)
        concerns.give_advice(register, draft, now=NOW)
    assert sums(register) == {
        ("2026-1", "source", "teacher"): 1,
        ("2026-1", "source", "police"): 1,
        ("2026-1", "age_band", "under_18"): 1,
        ("2026-1", "age_band", "over_18"): 1,
        ("2026-1", "outcome", "counted"): 2,
        ("2025-2", "source", "teacher"): 1,
        ("2025-2", "age_band", "unknown"): 1,
        ("2025-2", "outcome", "counted"): 1,
    }


def test_advice_needs_a_day_and_a_source_but_no_story(register: Register) -> None:
    draft = concern_draft(DAY + timedelta(days=1), source="", summary="")
    with pytest.raises(InvalidDraft) as refused:
        concerns.give_advice(register, draft, now=NOW)
    assert {field for field, _ in refused.value.problems} == {"received_on", "source"}
    assert sums(register) == {}


def test_advice_on_a_received_concern_removes_it(register: Register) -> None:
    concern = a_concern(register, person=ADULT)
    concerns.give_advice_on(register, concern.id, now=NOW)
    assert left_over(register) == {}
    assert sums(register)["2026-1", "outcome", "counted"] == 1


def test_advice_is_no_way_out_of_an_inquiry(register: Register) -> None:
    concern = a_concern(register, inquiry=True)
    with pytest.raises(TransitionRefused):
        concerns.give_advice_on(register, concern.id, now=NOW)
    assert sums(register) == {}


def test_the_anonymous_neighbour_leaves_one_count_and_no_word(register: Register) -> None:
    came, ended = date(2026, 1, 13), date(2026, 1, 15)
    told = "Klistermærker ved Smedevænget 14, bil AB 12 345."
    concern = a_full_working_note(register, came, told)
    left = concerns.decide_outcome(
        register,
        concern.id,
        ConcernEvent.CANNOT_BE_CLARIFIED,
        "Intet at gå videre med.",
        on=ended,
        now=at(ended),
    )
    assert left is None
    assert left_over(register) == {}
    assert find(register.database, "Smedevænget") == find(register.database, "AB 12") == ()
    assert sums(register)["2026-1", "outcome", "cannot_be_clarified"] == 1
    assert sums(register)["2026-1", "form", "right_wing"] == 1
    with pytest.raises(NotFound):
        concerns.open_concern(register, concern.id, now=at(ended))


def test_two_unfounded_concerns_about_one_woman_are_two_counts(register: Register) -> None:
    for day in (date(2026, 4, 20), date(2026, 5, 11)):
        concern = a_full_working_note(register, day, "Kom ikke til samtalen.")
        assert concerns.known_people(register, "R.A.", now=at(day)) == ()
        concerns.decide_outcome(
            register, concern.id, ConcernEvent.UNFOUNDED, "Intet set.", on=day, now=at(day)
        )
    assert left_over(register) == {}
    assert sums(register)["2026-1", "outcome", "unfounded"] == 2


def test_a_person_who_is_in_a_case_survives_the_note(register: Register) -> None:
    case = a_case(register, person=YOUNG)
    person = cases.open_case_page(register, case.id, now=NOW).people[0].person
    concern = a_concern(register, inquiry=True)
    concerns.add_known_person(
        register, Owned(concern_id=concern.id), person.id, Role.MENTIONED, now=NOW
    )
    concerns.decide_outcome(
        register, concern.id, ConcernEvent.UNFOUNDED, "Intet set.", on=DAY, now=NOW
    )
    assert cases.open_case_page(register, case.id, now=NOW).people[0].person == person


def test_registered_with_the_police_only_is_a_tick(register: Register) -> None:
    concern = a_full_working_note(register, DAY, "Opslag på nettet.")
    concerns.police_only(register, concern.id, now=NOW)
    assert left_over(register) == {}
    assert sums(register)["2026-1", "outcome", "police_only"] == 1


@pytest.mark.parametrize(("event", "ends", "rule"), [
    (ConcernEvent.UNFOUNDED, date(2026, 10, 14), "unfounded"),
    (ConcernEvent.CANNOT_BE_CLARIFIED, date(2026, 10, 14), "unfounded"),
    (ConcernEvent.REFER_MUNICIPALITY, date(2027, 4, 14), "passed_on"),
    (ConcernEvent.REFER_POLICE, date(2027, 4, 14), "passed_on"),
])  # fmt: skip
def test_a_registered_concern_says_when_it_is_deleted(
    register: Register, event: ConcernEvent, ends: date, rule: str
) -> None:
    concern = a_ready_concern(register)
    changed = concerns.decide_outcome(
        register, concern.id, event, "Sådan.", on=DAY, handover=handover_draft(DAY), now=NOW
    )
    assert changed is not None
    assert changed.record.status is ConcernStatus.DECIDED
    assert (changed.record.delete_on, changed.record.delete_rule) == (ends, rule)
    page = concerns.open_concern(register, concern.id, now=NOW)
    assert page.concern == changed.record
    referred = rule == "passed_on"
    assert [one.passed_to for one in page.handovers] == [HandoverTo.POLICE] * referred
    assert sums(register) == {}


def test_a_referral_needs_its_handover(register: Register) -> None:
    concern = a_ready_concern(register)
    with pytest.raises(TransitionRefused) as refused:
        concerns.decide_outcome(
            register, concern.id, ConcernEvent.REFER_POLICE, "Trusler.", on=DAY, now=NOW
        )
    assert refused.value.why is Refusal.NEEDS_HANDOVER


def test_a_referral_without_registration_keeps_the_agreed_feedback(register: Register) -> None:
    concern = a_concern(register, person=ADULT, inquiry=True)
    person = concerns.open_concern(register, concern.id, now=NOW).people[0].person
    decide(register, concern.id, person, decision=Decision.POLICE_ONLY)
    changed = concerns.decide_outcome(
        register,
        concern.id,
        ConcernEvent.REFER_POLICE,
        "Trusler.",
        on=DAY,
        handover=handover_draft(DAY),
        now=NOW,
    )
    assert changed is not None
    assert not changed.record.registered
    assert changed.record.delete_on == date(2027, 4, 14)
    assert concerns.list_concerns(register, ConcernFilter.WORKING_NOTES) == ()
    assert find(register.database, "klistermærker") == find(register.database, "opslagene") == ()
    counted = [one.outcome for one in survey.concern_facts(register.database)]
    assert counted == [Outcome.REFERRED_POLICE]


def test_an_outcome_needs_a_reason(register: Register) -> None:
    concern = a_concern(register, inquiry=True)
    with pytest.raises(TransitionRefused) as refused:
        concerns.decide_outcome(register, concern.id, ConcernEvent.UNFOUNDED, " ", on=DAY, now=NOW)
    assert refused.value.why is Refusal.NEEDS_REASON
    assert concerns.open_concern(register, concern.id, now=NOW).concern == concern


def test_joining_a_case_links_the_concern(register: Register) -> None:
    case = a_case(register)
    concern = a_ready_concern(register, day=DAY + timedelta(days=20), person=YOUNG)
    day = concern.received_on
    changed = concerns.decide_outcome(
        register,
        concern.id,
        ConcernEvent.JOIN_CASE,
        "Samme unge.",
        on=day,
        case_id=case.id,
        now=at(day),
    )
    assert changed is not None
    assert changed.record.outcome is Outcome.JOINED_CASE
    assert changed.record.case_id == case.id
    linked = cases.open_case_page(register, case.id, now=at(day)).concerns
    assert [row.received_on for row in linked] == [DAY, day]


def test_joining_a_closed_case_follows_its_deletion_and_shows_its_state(
    register: Register,
) -> None:
    case = a_case(register, person=ADULT)
    cases.close_case(register, closure_draft(case.id, DAY), now=NOW)
    concern = a_ready_concern(register, person=ADULT)
    changed = concerns.decide_outcome(
        register, concern.id, ConcernEvent.JOIN_CASE, "Samme.", on=DAY, case_id=case.id, now=NOW
    )
    assert changed is not None
    assert changed.record.delete_on == date(2029, 4, 14)
    page = cases.open_case_page(register, case.id, reason="new_concern", now=NOW)
    assert page.case.status is CaseStatus.CLOSED


def test_a_working_note_joins_no_case(register: Register) -> None:
    case = a_case(register)
    concern = a_concern(register, inquiry=True)
    decide(register, concern.id, None, decision=Decision.DO_NOT_REGISTER)
    with pytest.raises(TransitionRefused) as refused:
        concerns.decide_outcome(
            register, concern.id, ConcernEvent.JOIN_CASE, "Samme.", on=DAY, case_id=case.id,
            now=NOW,
        )  # fmt: skip
    assert refused.value.why is Refusal.NEEDS_REGISTRATION_DECISION


def test_new_information_opens_a_decided_concern_again(register: Register) -> None:
    concern = a_ready_concern(register)
    concerns.decide_outcome(
        register, concern.id, ConcernEvent.UNFOUNDED, "Intet set.", on=DAY, now=NOW
    )
    again = concerns.new_information(register, concern.id, "Ny video.", now=NOW)
    assert again.status is ConcernStatus.UNDER_INQUIRY
    assert (again.outcome, again.delete_on, again.delete_rule) == (None, None, "")
    page = concerns.open_concern(register, concern.id, now=NOW)
    assert [note.text for note in page.notes] == ["Ny video."]
    assert page.concern == again


def test_what_became_a_case_is_taken_up_in_the_case(register: Register) -> None:
    case = a_case(register)
    row = cases.open_case_page(register, case.id, now=NOW).concerns[0]
    with pytest.raises(TransitionRefused):
        concerns.new_information(register, row.id, "Ny video.", now=NOW)


def test_what_is_gone_is_gone_from_the_pages_of_the_file(register: Register) -> None:
    concern = a_full_working_note(register, DAY, "Klistermærker ved Smedevænget 14.")
    key = bytes(register.keys.database)
    path = register.folder / register.keys.db_file
    words = ("Smedevænget".encode(), b"smedevaenget", b"R.A.")
    assert words[0] in plain_bytes(path, key)
    concerns.decide_outcome(
        register, concern.id, ConcernEvent.UNFOUNDED, "Intet set.", on=DAY, now=NOW
    )
    left = plain_bytes(path, key)
    assert not [word for word in words if word in left]


def test_a_registered_concern_passed_to_the_police_leaves_no_searched_word(
    register: Register,
) -> None:
    concern = a_ready_concern(register)
    key = bytes(register.keys.database)
    path = register.folder / register.keys.db_file
    concerns.police_only(register, concern.id, now=NOW)
    left = plain_bytes(path, key)
    assert not [word for word in ("Klistermærker".encode(), b"klistermaerker") if word in left]
    assert find(register.database, "E.T.J.") == ()
