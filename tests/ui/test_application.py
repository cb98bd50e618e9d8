# SPDX-License-Identifier: EUPL-1.2
"""The room built in one process: it opens the register, shows the window, and ends by reason."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.audit import Action, Purpose
from app.domain.errors import RegisterBusy
from app.pipes import Reason
from app.services.register import unlock_register
from app.services.settings import Setting as RegisterSetting
from app.services.settings import change_setting
from app.storage import preferences
from app.ui.application import Room, Setting, build_room
from app.ui.page import Context, Page, PageEntry, Target
from app.widgets.errors import sentence
from app.widgets.texts import install_language, language
from app.widgets.theme import Mode, apply_theme
from tests.services.registers import CHEAP, SECRET, enter, make

NOW = datetime(2026, 11, 21, 14, 7, tzinfo=UTC)


class Named(Page):
    """An empty page with a title."""

    def __init__(self, context: Context, key: str) -> None:
        super().__init__(context)
        self._key = key

    def title(self) -> str:
        return self._key.title()


def entries() -> list[PageEntry]:
    return [
        PageEntry(
            key=key,
            factory=lambda context, key=key: Named(context, key),
            title=key.title,
            icon="house",
            in_navigation=True,
        )
        for key in ("today", "cases")
    ]


class Ends:
    def __init__(self) -> None:
        self.calls: list[tuple[Reason, str]] = []

    def __call__(self, reason: Reason, _window: str, text: str) -> None:
        self.calls.append((reason, text))


@pytest.fixture
def ends() -> Ends:
    return Ends()


def room_in(tmp_path: Path, folder: Path, ends: Ends) -> Room:
    install_language("en")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, Mode.LIGHT)
    return build_room(
        unlock_register(folder, SECRET, floors=CHEAP),
        setting=Setting(
            folder=folder,
            purpose=Purpose.CASEWORK,
            preferences=tmp_path / "preferences.json",
            now=lambda: NOW,
            state_folder=tmp_path / "state",
        ),
        end_process=ends,
        language="en",
        entries=entries,
    )


@pytest.mark.parametrize("reason", [Reason.LOCKED, Reason.QUIT])
def test_the_room_opens_and_ends_with_its_register_closed(
    reason: Reason, tmp_path: Path, qtbot: QtBot, ends: Ends
) -> None:
    folder = make(tmp_path)
    room = room_in(tmp_path, folder, ends)
    with qtbot.waitSignal(room.opened):
        pass
    assert room.window is not None
    assert room.window.isVisible()
    if reason is Reason.LOCKED:
        room.window.header.lock.click()
    else:
        room.window.close()
    qtbot.waitUntil(lambda: bool(ends.calls))
    assert ends.calls[0] == (reason, "")
    assert not room.window.isVisible()
    room.close()
    again = enter(tmp_path)
    assert not again.unclean
    again.database.close()


def test_a_register_that_will_not_open_ends_the_room_with_a_sentence(
    tmp_path: Path, qtbot: QtBot, ends: Ends
) -> None:
    folder = make(tmp_path)
    keys = unlock_register(folder, SECRET, floors=CHEAP)
    first = enter(tmp_path)
    room = build_room(
        keys,
        setting=Setting(
            folder=folder,
            purpose=Purpose.CASEWORK,
            preferences=tmp_path / "preferences.json",
            now=lambda: NOW,
            state_folder=tmp_path / "state",
        ),
        end_process=ends,
        language="en",
        entries=entries,
    )
    qtbot.waitUntil(lambda: bool(ends.calls), timeout=15_000)
    assert ends.calls == [(Reason.REFUSED, sentence(RegisterBusy()))]
    room.close()
    first.database.close()


def test_another_language_keeps_the_place(tmp_path: Path, qtbot: QtBot, ends: Ends) -> None:
    folder = make(tmp_path)
    room = room_in(tmp_path, folder, ends)
    with qtbot.waitSignal(room.opened):
        pass
    assert room.window is not None
    room.window.go(Target(page="cases"))
    room.window.language_chosen.emit("da")
    assert language() == "da"
    assert room.window.current_target() == Target(page="cases")
    assert preferences.load(tmp_path / "preferences.json").language == "da"
    room.window.theme_chosen.emit("dark")
    assert preferences.load(tmp_path / "preferences.json").theme == "dark"
    room.close()
    install_language("en")
    assert ends.calls == []


def test_showing_names_stands_in_the_log(tmp_path: Path, qtbot: QtBot, ends: Ends) -> None:
    folder = make(tmp_path)
    room = room_in(tmp_path, folder, ends)
    with qtbot.waitSignal(room.opened):
        pass
    assert room.window is not None
    assert room.register is not None
    before = room.register.head.seq
    qtbot.keyClick(room.window, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: not room.lane.busy)
    assert room.register.head.seq == before + 1
    assert room.register.head.action == Action.SHOW_NAMES
    room.close()


def test_the_register_says_after_how_long_the_room_locks(
    tmp_path: Path, qtbot: QtBot, ends: Ends
) -> None:
    folder = make(tmp_path)
    first = enter(tmp_path)
    change_setting(first, RegisterSetting.IDLE_MINUTES, 3, now=NOW)
    first.database.close()
    room = room_in(tmp_path, folder, ends)
    with qtbot.waitSignal(room.idle_minutes_changed) as heard:
        pass
    assert heard.args == [3]
    assert room.window is not None
    with qtbot.waitSignal(room.idle_minutes_changed) as heard:
        room.window.idle_minutes_chosen.emit(5)
    assert heard.args == [5]
    assert not (tmp_path / "preferences.json").exists()
    room.close()
