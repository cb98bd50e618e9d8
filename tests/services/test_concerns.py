# SPDX-License-Identifier: EUPL-1.2
"""Taking concerns in, and working notes with their end."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.audit import Action
from app.domain.concerns import ConcernEvent, ConcernStatus
from app.domain.errors import (
    InvalidDraft,
    NotFound,
    Problem,
    ReasonToOpenNeeded,
    TransitionRefused,
)
from app.domain.ids import ConcernId
from app.domain.inquiry import Owned
from app.domain.machines import Refusal
from app.domain.municipality import RegistrationPolicy
from app.domain.people import Role
from app.services import concerns
from app.services.register import Register, close_register
from app.services.views import ConcernFilter
from app.storage import audit
from app.storage.search import find
from tests.builders import (
    ADULT,
    DAY,
    NOW,
    a_concern,
    a_ready_concern,
    at,
    concern_draft,
    decide,
    make_register,
)


def test_a_new_concern_is_a_working_note_with_its_end(register: Register) -> None:
    concern = a_concern(register, day=DAY)
    assert concern.number == "H-2026-001"
    assert concern.status is ConcernStatus.RECEIVED
    assert not concern.registered
    assert (concern.delete_on, concern.delete_rule) == (DAY + timedelta(days=14), "working_note")
    assert concern.received_by == register.holder


def test_names_from_the_start_make_a_concern_at_once(tmp_path: Path) -> None:
    register = make_register(tmp_path, policy=RegistrationPolicy.NAME_FROM_START)
    concern = a_concern(register)
    assert concern.registered
    assert (concern.delete_on, concern.delete_rule) == (None, "")
    assert [hit.record for hit in find(register.database, "klistermærker")] == [concern.id]
    close_register(register, now=NOW, reason="command")


def test_numbers_count_up_within_the_year_of_receipt(register: Register) -> None:
    numbers = [
        a_concern(register, day=day, now=NOW).number
        for day in (date(2025, 12, 30), date(2026, 1, 2), date(2026, 1, 3))
    ]
    assert numbers == ["H-2025-001", "H-2026-001", "H-2026-002"]


def test_a_working_note_is_not_found_by_searching(register: Register) -> None:
    a_concern(register)
    assert find(register.database, "klistermærker") == ()


@pytest.mark.parametrize(("changes", "fault"), [
    ({"summary": ""}, ("summary", Problem.REQUIRED)),
    ({"source": "astrologer"}, ("source", Problem.UNKNOWN_CODE)),
    ({"received_on": DAY + timedelta(days=1)}, ("received_on", Problem.IN_FUTURE)),
])  # fmt: skip
def test_a_faulty_concern_is_refused_and_leaves_nothing(
    register: Register, changes: dict[str, object], fault: tuple[str, Problem]
) -> None:
    entries = register.head.seq
    with pytest.raises(InvalidDraft) as refused:
        concerns.receive_concern(register, concern_draft(**changes), now=NOW)
    assert refused.value.problems == (fault,)
    assert concerns.list_concerns(register, ConcernFilter.ALL) == ()
    assert register.head.seq == entries


def test_changing_a_concern_moves_the_working_notes_end_and_keeps_what_stood(
    register: Register,
) -> None:
    before = a_concern(register, day=DAY)
    draft = concern_draft(DAY - timedelta(days=2), summary="Læreren retter sig.")
    after = concerns.change_concern(register, before.id, draft, now=at(DAY, 10))
    assert after.summary == "Læreren retter sig."
    assert after.delete_on == DAY + timedelta(days=12)
    page = concerns.open_concern(register, before.id, now=at(DAY, 11))
    assert dict(page.history[0].before)["summary"] == before.summary
    assert page.concern == after


def test_a_decided_concern_is_not_moved_past_its_decision(register: Register) -> None:
    concern = a_ready_concern(register)
    later = DAY + timedelta(days=3)
    concerns.decide_outcome(
        register,
        concern.id,
        concerns.ConcernEvent.UNFOUNDED,
        "Misforståelse.",
        on=DAY,
        now=at(later),
    )
    with pytest.raises(InvalidDraft) as refused:
        concerns.change_concern(register, concern.id, concern_draft(later), now=at(later))
    assert refused.value.problems == (("received_on", Problem.TOO_LATE),)


def test_acute_keeps_the_moment_and_the_state(register: Register) -> None:
    concern = a_concern(register)
    called = at(DAY, 8, 55)
    acute = concerns.mark_acute(register, concern.id, contact_at=called, now=NOW)
    assert acute.acute
    assert acute.acute_contact_at == called
    assert acute.status is ConcernStatus.RECEIVED
    with pytest.raises(InvalidDraft):
        concerns.mark_acute(register, concern.id, contact_at=at(DAY, 23), now=NOW)


def test_a_working_note_is_prolonged_once_with_a_reason(register: Register) -> None:
    concern = a_concern(register)
    with pytest.raises(TransitionRefused) as refused:
        concerns.extend_working_note(register, concern.id, " ", now=NOW)
    assert refused.value.why is Refusal.NEEDS_REASON
    longer = concerns.extend_working_note(register, concern.id, "Venter på svar.", now=NOW)
    assert longer.extended
    assert longer.delete_on == DAY + timedelta(days=28)
    page = concerns.open_concern(register, concern.id, now=NOW)
    assert [note.text for note in page.notes] == ["Venter på svar."]
    with pytest.raises(TransitionRefused) as refused:
        concerns.extend_working_note(register, concern.id, "Igen.", now=NOW)
    assert refused.value.why is Refusal.NOT_FROM_HERE


def test_only_a_working_note_is_prolonged(register: Register) -> None:
    concern = a_ready_concern(register)
    with pytest.raises(TransitionRefused):
        concerns.extend_working_note(register, concern.id, "Venter.", now=NOW)


def test_a_meeting_needs_its_basis_and_the_decision(register: Register) -> None:
    concern = a_ready_concern(register)
    with pytest.raises(TransitionRefused) as refused:
        concerns.discuss(register, concern.id, meeting_has_basis=False, now=NOW)
    assert refused.value.why is Refusal.NEEDS_MEETING_BASIS
    on_agenda = concerns.discuss(register, concern.id, meeting_has_basis=True, now=NOW)
    assert on_agenda.status is ConcernStatus.UNDER_DISCUSSION
    back = concerns.discussed(register, concern.id, now=NOW)
    assert back.status is ConcernStatus.UNDER_INQUIRY


def test_lists_show_what_is_asked_for_and_names_only_then(register: Register) -> None:
    note = a_concern(register, day=DAY, person=ADULT)
    kept = a_ready_concern(register, day=DAY + timedelta(days=1))
    done = a_ready_concern(register, day=DAY + timedelta(days=2))
    now = at(DAY + timedelta(days=2))
    person = concerns.open_concern(register, kept.id, now=now).people[0].person
    concerns.change_person(register, person.id, replace(ADULT, name="Emil Toft Jessen"), now=now)
    concerns.decide_outcome(
        register, done.id, concerns.ConcernEvent.UNFOUNDED, "Intet.", on=now.date(), now=now
    )

    def numbers(which: ConcernFilter) -> list[str]:
        return [row.number for row in concerns.list_concerns(register, which)]

    assert numbers(ConcernFilter.ALL) == [done.number, kept.number, note.number]
    assert numbers(ConcernFilter.OPEN) == [kept.number, note.number]
    assert numbers(ConcernFilter.WORKING_NOTES) == [note.number]
    assert numbers(ConcernFilter.DECIDED) == [done.number]
    row = concerns.list_concerns(register, ConcernFilter.OPEN)[0]
    assert (row.label, row.name) == ("R.A. (1998)", "")
    named = concerns.list_concerns(register, ConcernFilter.OPEN, names=True)[0]
    assert named.name == "Emil Toft Jessen"


def test_lists_come_in_pages(register: Register) -> None:
    for n in range(5):
        a_concern(register, day=DAY - timedelta(days=n), now=NOW)
    first = concerns.list_concerns(register, ConcernFilter.ALL, limit=2)
    rest = concerns.list_concerns(register, ConcernFilter.ALL, offset=2, limit=10)
    assert [row.received_on for row in (*first, *rest)] == [
        DAY - timedelta(days=n) for n in range(5)
    ]


def test_opening_a_concern_is_logged(register: Register) -> None:
    concern = a_concern(register)
    concerns.open_concern(register, concern.id, reason="re_review", now=NOW)
    latest = audit.latest(register.database, limit=1)[0]
    assert (latest.action, latest.record, latest.detail) == (
        *(Action.OPEN, concern.id),
        "re_review",
    )
    with pytest.raises(InvalidDraft):
        concerns.open_concern(register, concern.id, reason="curiosity", now=NOW)
    with pytest.raises(NotFound):
        concerns.open_concern(register, ConcernId("none"), now=NOW)


def test_a_decided_concern_is_opened_for_a_reason_given_once_per_unlock(
    register: Register,
) -> None:
    concern = a_ready_concern(register)
    concerns.decide_outcome(
        register, concern.id, ConcernEvent.UNFOUNDED, "Misforståelse.", on=DAY, now=NOW
    )
    concerns.open_concern(register, concern.id, now=NOW)
    register.opened.clear()
    with pytest.raises(ReasonToOpenNeeded):
        concerns.open_concern(register, concern.id, now=NOW)
    for reason in ("new_concern", ""):
        concerns.open_concern(register, concern.id, reason=reason, now=NOW)
        assert audit.latest(register.database, limit=1)[0].detail == "new_concern"


def test_a_page_costs_the_same_number_of_queries_however_much_it_holds(
    register: Register,
) -> None:
    def queries(concern_id: ConcernId) -> int:
        seen: list[str] = []
        register.database._raw.set_trace_callback(seen.append)
        concerns.open_concern(register, concern_id, now=NOW)
        register.database._raw.set_trace_callback(None)
        return len(seen)

    small = a_concern(register)
    large = a_concern(register)
    for n in range(7):
        concerns.add_person(
            register,
            Owned(concern_id=large.id),
            replace(ADULT, code=f"ung {n}"),
            Role.FOCUS,
            now=NOW,
        )
    assert 10 < queries(small.id) == queries(large.id) < 40


def test_errors_hold_no_words_about_people(register: Register) -> None:
    concern = a_concern(register, person=ADULT)
    person = concerns.open_concern(register, concern.id, now=NOW).people[0].person
    with pytest.raises(InvalidDraft) as refused:
        concerns.change_person(register, person.id, replace(ADULT, name="Rikke Aastrup"), now=NOW)
    assert "Rikke" not in f"{refused.value!r} {refused.value} {person!r}"
    decide(register, concern.id, person)
    assert "Rikke" not in repr(
        concerns.change_person(register, person.id, replace(ADULT, name="Rikke Aastrup"), now=NOW)
    )
