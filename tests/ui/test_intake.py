# SPDX-License-Identifier: EUPL-1.2
"""Taking a concern in by keyboard: what is kept, what is not, and what survives a lock."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.concerns import Answer, ConcernStatus
from app.services import concerns, drafts, search
from app.services.views import ConcernFilter, ConcernRow
from app.ui.pages.new_concern import DRAFT, NewConcernPage
from app.widgets.texts import date_text
from tests.services.registers import SECRET
from tests.ui.rooms import Desk, desk_in

STORY = "En mand satte klistermærker op ved Smedevænget."


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot) as made:
        yield made


def intake(desk: Desk) -> NewConcernPage:
    page = desk.go("new_concern")
    assert isinstance(page, NewConcernPage)
    return page


def listed(desk: Desk) -> tuple[ConcernRow, ...]:
    return desk.do(lambda register: concerns.list_concerns(register, ConcernFilter.ALL))


def tell(desk: Desk, page: NewConcernPage, story: str = STORY, source: str = "Teacher") -> None:
    """Type the story, go on with Tab, choose who tells by its first letters."""
    desk.type(story)
    desk.key(Qt.Key.Key_Tab)
    assert desk.focused is page.form["source"].editor.target()
    desk.type(source)


def sums(desk: Desk) -> dict[tuple[str, str], int]:
    rows = desk.do(
        lambda register: register.database.fetchall("SELECT dimension, code, count FROM tally", {})
    )
    return {(row["dimension"], row["code"]): row["count"] for row in rows}


def test_the_cursor_stands_in_the_story_and_112_stands_on_top(desk: Desk) -> None:
    page = intake(desk)
    assert desk.focused is page.form["summary"].editor.target()
    assert "Call 112" in desk.texts()
    assert "41 74 90 90" in desk.texts()
    desk.shot("intake-empty")


def test_a_concern_is_taken_in_by_keyboard_alone(desk: Desk) -> None:
    page = intake(desk)
    tell(desk, page)
    desk.key(Qt.Key.Key_Tab)
    desk.key(Qt.Key.Key_Left)
    while desk.focused is not page.what_now.look_into_it:
        desk.key(Qt.Key.Key_Tab)
    desk.shot("intake-filled")
    desk.key(Qt.Key.Key_Space)
    desk.settle()
    (row,) = listed(desk)
    assert row.status is ConcernStatus.UNDER_INQUIRY
    assert not row.registered
    assert row.delete_on == desk.now.date() + timedelta(days=14)
    taken = desk.do(lambda register: concerns.open_concern(register, row.id, now=desk.now)).concern
    assert (taken.summary, taken.source, taken.received_on) == (STORY, "teacher", desk.now.date())
    assert taken.reporter_saw is Answer.NO
    assert taken.under_18 is Answer.UNKNOWN
    assert desk.do(lambda register: drafts.load_draft(register, DRAFT)) is None


def test_tab_leads_from_the_story_through_every_question_to_the_three_ways_on(desk: Desk) -> None:
    page = intake(desk)
    passed = []
    for _step in range(16):
        desk.key(Qt.Key.Key_Tab)
        passed.append(desk.focused)
    wanted = [page.form[name].editor for name in ("source", "reporter_saw", "channel", "under_18")]
    order = [next(i for i, w in enumerate(passed) if e is w or e.isAncestorOf(w)) for e in wanted]
    assert order == sorted(order)
    three = [page.what_now.give_advice, page.what_now.look_into_it, page.what_now.call_police]
    assert [button for button in passed if button in three] == three


@pytest.mark.parametrize("kind", ["no text", "no source", "future"])
def test_errors_stand_beside_their_field_and_nothing_is_lost(desk: Desk, kind: str) -> None:
    page = intake(desk)
    tell(desk, page, story="" if kind == "no text" else STORY)
    if kind == "no source":
        page.form.fill({"source": None})
    if kind == "future":
        page.form.fill({"received_on": desk.now.date() + timedelta(days=1)})
    desk.press("Look into it")
    name = {"no text": "summary", "no source": "source", "future": "received_on"}[kind]
    assert page.form[name].error
    assert desk.focused is page.form[name].editor.target()
    assert listed(desk) == ()
    if kind == "future":
        assert "future" in page.form[name].error
        assert page.form.values()["summary"] == STORY
        desk.shot("intake-error")


def test_advice_leaves_nothing_but_sums(desk: Desk, tmp_path: Path) -> None:
    page = intake(desk)
    tell(desk, page)
    page.form.fill({"under_18": "yes"})
    page.leave()
    desk.settle()
    assert desk.do(lambda register: drafts.load_draft(register, DRAFT)) is not None
    desk.press("Gave advice – close")
    assert desk.focused is page.advice.no
    assert "cannot be brought back" in desk.texts()
    desk.shot("intake-advice")
    desk.press("Close and keep no text")
    assert listed(desk) == ()
    assert desk.do(lambda register: drafts.list_drafts(register)) == ()
    assert desk.do(lambda register: search.search(register, "Smedevænget")) == ()
    assert sums(desk)[("source", "teacher")] == 1
    assert sums(desk)[("age_band", "under_18")] == 1
    assert "without a name" in desk.message
    assert desk.page.title() == "Concerns"
    page = intake(desk)
    assert page.form.values()["summary"] == ""


def test_advice_needs_a_source_but_no_text(desk: Desk) -> None:
    page = intake(desk)
    desk.press("Gave advice – close")
    assert page.form["source"].error
    assert not page.form["summary"].error
    page.form.fill({"source": "citizen"})
    desk.press("Gave advice – close")
    desk.press("Back to the text")
    assert sums(desk) == {}
    assert desk.focused is page.what_now.give_advice


def test_the_draft_survives_a_lock_and_is_offered(desk: Desk) -> None:
    page = intake(desk)
    tell(desk, page)
    page.form.fill({"received_on": "32.13.26"})
    page._autosave.touch()
    desk.tick(3)
    desk.press("I have called – log it")
    desk.lock()
    desk.tick(45)
    page = intake(desk)
    assert page.form.values()["summary"] == STORY
    assert page.form.values()["source"] == "teacher"
    assert page.form["received_on"].editor.line.text() == "32.13.26"
    assert "This is your draft" in desk.texts()
    assert "Called" in desk.texts()
    assert desk.focused is page.form["summary"].editor.target()
    desk.shot("intake-draft")


def test_dropping_the_draft_can_be_undone(desk: Desk) -> None:
    page = intake(desk)
    tell(desk, page)
    desk.lock()
    page = intake(desk)
    desk.press("Start again")
    assert page.form.values()["summary"] == ""
    assert desk.do(lambda register: drafts.load_draft(register, DRAFT)) is None
    desk.window.bar.action_button.click()
    desk.settle()
    assert page.form.values()["summary"] == STORY
    assert desk.do(lambda register: drafts.load_draft(register, DRAFT)) is not None


def test_a_draft_can_be_set_aside_when_the_next_one_calls(desk: Desk) -> None:
    page = intake(desk)
    tell(desk, page)
    desk.lock()
    page = intake(desk)
    desk.press("Keep it as received")
    (row,) = listed(desk)
    assert row.status is ConcernStatus.RECEIVED
    assert page.form.values()["summary"] == ""
    assert desk.focused is page.form["summary"].editor.target()
    assert row.number in desk.message


def test_a_pasted_cpr_number_is_found_and_taken_out(desk: Desk) -> None:
    page = intake(desk)
    QApplication.clipboard().setText("Hun hedder A.S. (120498-1234) og bor i Lyngsø.")
    page.form.story.paper.paste()
    assert page.form.cpr.isVisible()
    page.form.fill({"source": "teacher"})
    desk.press("Look into it")
    assert "CPR" in page.form["summary"].error
    assert listed(desk) == ()
    desk.shot("intake-cpr")
    desk.press("Remove it")
    assert page.form.values()["summary"] == "Hun hedder A.S. () og bor i Lyngsø."
    assert not page.form.cpr.isVisible()
    page.form.story.paper.undo()
    assert page.form.cpr.isVisible()


def test_an_acute_call_is_logged_and_goes_with_the_concern(desk: Desk) -> None:
    page = intake(desk)
    tell(desk, page)
    desk.press("I have called – log it")
    at = desk.now
    desk.tick(5)
    desk.press("Look into it")
    (row,) = listed(desk)
    assert row.acute
    taken = desk.do(lambda register: concerns.open_concern(register, row.id, now=desk.now)).concern
    assert taken.acute_contact_at == at


def test_calling_the_police_coordinator_shows_whom_and_keeps_the_text(desk: Desk) -> None:
    page = intake(desk)
    tell(desk, page)
    desk.press("Call the police coordinator")
    assert "not in the municipality's profile" in desk.texts()
    assert page.form.values()["summary"] == STORY


def test_the_end_of_the_working_note_is_said_beforehand(desk: Desk) -> None:
    intake(desk)
    assert date_text(desk.now.date() + timedelta(days=14)) in desk.texts()
    assert SECRET not in desk.texts()


def test_the_list_says_what_to_do_when_it_is_empty(desk: Desk) -> None:
    desk.go("concerns")
    assert "No concern waits" in desk.texts()
    desk.shot("concerns-empty")
    desk.press("New concern")
    assert isinstance(desk.page, NewConcernPage)
