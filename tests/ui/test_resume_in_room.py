# SPDX-License-Identifier: EUPL-1.2
"""After the unlock the room opens where it was locked; after a quit it offers to."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.audit import Purpose
from app.domain.closing import ClosureDraft
from app.domain.concerns import ConcernDraft
from app.pipes import Reason
from app.services import cases
from app.services.concerns import receive_concern
from app.services.register import close_register, unlock_register
from app.services.resume import kept_place
from app.services.settings import BOUNDS
from app.services.settings import Setting as RegisterSetting
from app.ui.application import Room, Setting, build_room
from app.ui.page import Target
from app.ui.pages.case import CaseDetail
from app.ui.pages.new_concern import NewConcernPage
from tests.services.registers import CHEAP, NOW, SECRET, TODAY, enter, make
from tests.ui.case_stories import small_case

SetUp = Callable[[], Room]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path)


@pytest.fixture
def concern_id(tmp_path: Path, folder: Path) -> str:
    register = enter(tmp_path)
    draft = ConcernDraft(received_on=TODAY, source="teacher", summary="Har vist et flag.")
    found = receive_concern(register, draft, now=NOW)
    close_register(register, now=NOW, reason="quit")
    return found.id


@pytest.fixture
def unlock(tmp_path: Path, folder: Path, qtbot: QtBot) -> Iterator[SetUp]:
    rooms: list[Room] = []  # a room that is collected on the next one's lane would take Qt down

    def enter_room() -> Room:
        room = build_room(
            unlock_register(folder, SECRET, floors=CHEAP),
            setting=Setting(
                folder=folder,
                purpose=Purpose.CASEWORK,
                preferences=tmp_path / "preferences.json",
                now=lambda: NOW,
                state_folder=tmp_path / "state",
            ),
            end_process=lambda *_facts: None,
            language="en",
        )
        rooms.append(room)
        with qtbot.waitSignal(room.opened):
            pass
        qtbot.waitUntil(lambda: not room.lane.busy)
        return room

    yield enter_room
    rooms.clear()
    gc.collect()


def leave(room: Room, reason: Reason, qtbot: QtBot) -> None:
    room.end(reason)
    qtbot.waitUntil(lambda: not room.lane.busy)
    room.close()


def where(room: Room) -> Target | None:
    assert room.window is not None
    return room.window.current_target()


def said(room: Room) -> tuple[str, str]:
    assert room.window is not None
    message = room.window.bar.message
    return (message.text, message.action) if message is not None else ("", "")


@pytest.mark.parametrize("reason", [Reason.LOCKED, Reason.IDLE, Reason.SUSPENDED])
def test_work_goes_on_where_the_room_was_locked(
    reason: Reason, unlock: SetUp, concern_id: str, qtbot: QtBot
) -> None:
    room = unlock()
    assert room.window is not None
    room.window.go(Target(page="concern", record_id=concern_id))
    leave(room, reason, qtbot)
    room = unlock()
    place = where(room)
    assert place is not None
    assert (place.page, place.record_id) == ("concern", concern_id)
    assert said(room) == ("You are back where you left off.", "")
    leave(room, Reason.QUIT, qtbot)


def test_a_case_that_needs_a_reason_asks_for_it_again(
    unlock: SetUp, tmp_path: Path, folder: Path, qtbot: QtBot
) -> None:
    register = enter(tmp_path)
    case = small_case(register, now=NOW)
    draft = ClosureDraft(
        case_id=case.id, closed_on=TODAY, reason="erroneous", came_of_it="Slåfejl."
    )
    cases.close_case(register, draft, now=NOW)
    close_register(register, now=NOW, reason="quit")
    room = unlock()
    assert room.window is not None
    room.window.go(Target(page="case", record_id=case.id))
    leave(room, Reason.SESSION, qtbot)
    room = unlock()
    assert room.window is not None
    page = room.window.page
    assert isinstance(page, CaseDetail)
    assert page.ask.isVisible()
    assert said(room) == ("You are back where you left off.", "")
    leave(room, Reason.QUIT, qtbot)


def test_a_record_that_is_gone_is_not_looked_for(
    unlock: SetUp, tmp_path: Path, concern_id: str, qtbot: QtBot
) -> None:
    room = unlock()
    assert room.window is not None
    room.window.go(Target(page="concern", record_id=concern_id))
    leave(room, Reason.LOCKED, qtbot)
    register = enter(tmp_path)
    with register.database.transaction() as database:
        database.execute("DELETE FROM concern WHERE id = :id", {"id": concern_id})
    close_register(register, now=NOW, reason="quit")
    room = unlock()
    place = where(room)
    assert place is not None
    assert place.page == "today"
    assert said(room) == ("", "")
    leave(room, Reason.QUIT, qtbot)


def test_after_a_quit_today_is_shown_with_a_way_back(
    unlock: SetUp, concern_id: str, qtbot: QtBot
) -> None:
    room = unlock()
    assert room.window is not None
    room.window.go(Target(page="concern", record_id=concern_id))
    leave(room, Reason.QUIT, qtbot)
    room = unlock()
    assert room.window is not None
    place = where(room)
    assert place is not None
    assert place.page == "today"
    assert said(room)[1] == "Go on where you left off"
    room.window.bar.action_button.click()
    place = where(room)
    assert place is not None
    assert place.record_id == concern_id
    leave(room, Reason.QUIT, qtbot)


def test_a_room_that_was_killed_is_taken_up_at_the_last_place(unlock: SetUp, qtbot: QtBot) -> None:
    room = unlock()
    assert room.window is not None
    room.window.go(Target(page="survey"))
    pages: list[str] = []
    register = room.register
    assert register is not None

    def look(_task: object) -> None:
        place = kept_place(register)
        pages.append(place.page if place is not None else "")

    def is_kept() -> bool:
        if not room.lane.busy:
            room.lane.submit(look, lambda _outcome: None, room)
        return "survey" in pages

    qtbot.waitUntil(is_kept)
    room.lane.submit(lambda _task: register.database.close(), lambda _outcome: None, room)
    qtbot.waitUntil(lambda: not room.lane.busy)
    room.close()
    room = unlock()
    place = where(room)
    assert place is not None
    assert place.page == "survey"
    leave(room, Reason.QUIT, qtbot)


def test_a_conversation_makes_the_lock_wait_until_it_is_over(
    unlock: SetUp, qtbot: QtBot, folder: Path
) -> None:
    room = unlock()
    assert room.window is not None
    minutes = {name: BOUNDS[name].proposed for name in RegisterSetting}
    action = room.window.menus.conversation
    with qtbot.waitSignal(room.idle_minutes_changed) as heard:
        action.trigger()
    assert heard.args == [minutes[RegisterSetting.CONVERSATION_MINUTES]]
    assert action.isChecked()
    assert (
        "In a conversation: locks after 30 minutes"
        in room.window.statusBar().findChild(type(room.window._status_text)).text()
    )
    room.window.idle_minutes_chosen.emit(5)
    assert room.window.menus.conversation.isChecked()
    with qtbot.waitSignal(room.idle_minutes_changed) as heard:
        action.trigger()
    assert heard.args == [5]
    assert not action.isChecked()
    leave(room, Reason.QUIT, qtbot)
    room = unlock()
    assert room.window is not None
    assert not room.window.menus.conversation.isChecked()
    leave(room, Reason.QUIT, qtbot)


def test_after_the_unlock_the_cursor_stands_in_the_story_that_was_begun(
    unlock: SetUp, qtbot: QtBot
) -> None:
    room = unlock()
    assert room.window is not None
    room.window.go(Target(page="new_concern"))
    page = room.window.page
    assert isinstance(page, NewConcernPage)
    qtbot.keyClicks(page.form["summary"].editor.target(), "Han siger, at")
    leave(room, Reason.LOCKED, qtbot)
    room = unlock()
    assert room.window is not None
    page = room.window.page
    assert isinstance(page, NewConcernPage)
    qtbot.waitUntil(lambda: page.form["summary"].editor.value() == "Han siger, at")
    story = page.form["summary"].editor.target()
    assert room.window.focusWidget() is story
    qtbot.keyClicks(story, " alt")
    assert page.form["summary"].editor.value() == "Han siger, at alt"
    leave(room, Reason.QUIT, qtbot)
