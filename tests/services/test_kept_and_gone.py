# SPDX-License-Identifier: EUPL-1.2
"""Drafts, settings, searching, and what is counted and deleted by itself."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.audit import Action
from app.domain.concerns import ConcernDraft
from app.domain.errors import InvalidDraft
from app.domain.inquiry import FormDraft, Owned
from app.domain.municipality import RegistrationPolicy
from app.domain.people import Role
from app.domain.retention import RetentionRule
from app.services import concerns, drafts
from app.services.common import Register
from app.services.register import close_register
from app.services.search import log_search, search
from app.services.settings import Setting, change_setting, keeping, setting
from app.services.views import ConcernFilter, Noun
from app.storage import audit, tally
from tests.builders import (
    ADULT,
    DAY,
    NOW,
    a_concern,
    at,
    make_register,
)
from tests.services.registers import enter


def test_a_draft_goes_with_its_concern(register: Register) -> None:
    note = a_concern(register)
    drafts.save_draft(register, f"concern:{note.id}", {}, concern_id=note.id, now=NOW)
    concerns.give_advice_on(register, note.id, now=NOW)
    assert drafts.list_drafts(register) == ()


def reopened(folder: Path, register: Register, now: datetime) -> Register:
    close_register(register, now=NOW, reason="quit")
    return enter(folder, now=now)


def test_working_notes_are_counted_and_deleted_when_their_day_has_come(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    gone = a_concern(register, person=ADULT)
    kept = a_concern(register, day=DAY + timedelta(days=1), now=at(DAY + timedelta(days=1)))
    concerns.add_form(
        register, FormDraft(concern_id=gone.id, form="right_wing", since=DAY), now=NOW
    )
    drafts.save_draft(register, "x", {"a": 1}, concern_id=gone.id, now=NOW)
    register = reopened(tmp_path, register, at(DAY + timedelta(days=13)))
    assert len(concerns.list_concerns(register, ConcernFilter.ALL)) == 2
    register = reopened(tmp_path, register, at(DAY + timedelta(days=14)))
    database = register.database
    assert [row.id for row in concerns.list_concerns(register, ConcernFilter.ALL)] == [kept.id]
    assert database.scalar("SELECT count(*) FROM person") == 0
    assert database.scalar("SELECT count(*) FROM draft") == 0
    assert (
        database.scalar("SELECT count(*) FROM history WHERE concern_id = :id", {"id": gone.id}) == 0
    )
    last = audit.latest(database, limit=1)[0]
    assert (last.action, last.record, last.detail) == (Action.DELETE, gone.id, "working_note")
    (counted,) = tally.outcomes(database)
    assert (counted.outcome, counted.count) == ("cannot_be_clarified", 1)
    sums = {
        (row["dimension"], row["code"]): row["count"]
        for row in database.fetchall("SELECT dimension, code, count FROM tally")
    }
    assert sums == {
        ("source", "teacher"): 1,
        ("age_band", "under_18"): 1,
        ("outcome", "cannot_be_clarified"): 1,
        ("form", "right_wing"): 1,
    }
    close_register(register, now=NOW, reason="quit")


def test_sums_are_dropped_by_whole_half_years(register: Register) -> None:
    with register.database.transaction() as database:
        for day in (date(2020, 6, 30), date(2020, 7, 1), date(2026, 1, 1)):
            tally.add(database, day=day, source="", age_band="unknown", outcome="counted")
        assert tally.drop_before(database, date(2020, 12, 31)) == 2
    assert [one.half_year.start for one in tally.outcomes(register.database)] == [
        date(2020, 7, 1),
        date(2026, 1, 1),
    ]


def test_a_setting_has_a_proposal_and_bounds(register: Register) -> None:
    assert setting(register, Setting.IDLE_MINUTES) == 10
    change_setting(register, Setting.IDLE_MINUTES, 5, now=NOW)
    assert setting(register, Setting.IDLE_MINUTES) == 5
    with pytest.raises(InvalidDraft):
        change_setting(register, Setting.IDLE_MINUTES, 16, now=NOW)
    change_setting(register, Setting.CASE_ADULT_MONTHS, 24, now=NOW)
    assert keeping(register)[RetentionRule.CASE_ADULT].months == 24
    assert keeping(register)[RetentionRule.WORKING_NOTE].days == 14


def test_a_working_note_is_not_found_and_a_registered_concern_is(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    concerns.receive_concern(
        register,
        ConcernDraft(received_on=DAY, source="teacher", summary="Smedevænget 14"),
        now=NOW,
    )
    assert search(register, "smedev") == ()
    close_register(register, now=NOW, reason="quit")
    (tmp_path / "b").mkdir()
    register = make_register(tmp_path / "b", policy=RegistrationPolicy.NAME_FROM_START)
    concern = a_concern(register, person=ADULT, summary="Smedevænget 14")
    concerns.add_person(register, Owned(concern_id=concern.id), ADULT, Role.FAMILY, now=NOW)
    (hit,) = search(register, "smedev")
    assert (hit.noun, hit.concern_id, hit.number) == (Noun.CONCERN, concern.id, concern.number)
    assert hit.label == "R.A. (1998)"
    assert not hit.closed
    log_search(register, now=NOW)
    assert audit.latest(register.database, limit=1)[0].action is Action.SEARCH
    close_register(register, now=NOW, reason="quit")
