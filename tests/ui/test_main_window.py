# SPDX-License-Identifier: EUPL-1.2
"""The frame: where one is, the way back to the same row, shortcuts, narrow windows, no names."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.actions import make_action
from app.ui.backup_watch import BackupWatch
from app.ui.main_window import MainWindow
from app.ui.page import Command, Context, Page, PageEntry, Target
from app.widgets.jobs import Lane
from app.widgets.messages import Message
from app.widgets.texts import install_language
from app.widgets.theme import Mode, apply_theme

NOW = datetime(2026, 11, 21, 14, 7, tzinfo=UTC)


class Sheet(Page):
    """A page that remembers what was asked of it."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context)
        self.name = name
        self.done: list[str] = []
        self.opened: list[Target] = []
        self.row = ""
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)
        self._deed = make_action(self, f"Create {name}", lambda: self.done.append("primary"))

    def title(self) -> str:
        return self.name

    def primary_action(self) -> QAction | None:
        return self._deed if self.name == "cases" else None

    def commands(self) -> Mapping[Command, object]:
        return {Command.SAVE: lambda: self.done.append("save")} if self.name == "case" else {}

    def open(self, target: Target) -> None:
        self.opened.append(target)
        self.row = target.extra.get("row", "")
        super().open(target)

    def place(self) -> Target | None:
        return Target(page=self.name, record_id=None, extra={"row": self.row})

    def refresh(self) -> None:
        self.done.append("refresh")

    def leave(self) -> None:
        self.done.append("leave")

    def focus_first(self) -> None:
        self.line.setFocus()


def entry(key: str, **more: object) -> PageEntry:
    return PageEntry(
        key=key, factory=lambda context: Sheet(context, key), title=key.title, icon="house", **more
    )


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    install_language("en")
    apply_theme(qapp, Mode.LIGHT)
    lane = Lane("test")
    made = MainWindow(
        register=object(),
        codelists={},
        lane=lane,
        now=lambda: NOW,
        language="en",
        end_process=lambda _reason: None,
        entries=[
            entry("today", in_navigation=True),
            entry("cases", in_navigation=True),
            entry("settings", in_navigation=True, at_foot=True),
            entry("case", beneath="cases"),
            entry("search"),
            entry("new_concern"),
        ],
        backups=BackupWatch(object(), lane, now=lambda: NOW),
    )
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.go(Target(page="today"))
    yield made
    made.replace()
    assert lane.close()


def sheet(window: MainWindow) -> Sheet:
    page = window.page
    assert isinstance(page, Sheet)
    return page


def press(window: MainWindow, qtbot: QtBot, key: Qt.Key, *modifiers: str) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for name in modifiers:
        held |= getattr(Qt.KeyboardModifier, f"{name}Modifier")
    qtbot.keyClick(window.focusWidget() or window, key, held)


def test_back_returns_to_the_same_row(window: MainWindow, qtbot: QtBot) -> None:
    window.go(Target(page="cases"))
    cases = sheet(window)
    cases.row = "r7"
    window.go(Target(page="case", record_id="r7"))
    assert sheet(window).name == "case"
    press(window, qtbot, Qt.Key.Key_Left, "Alt")
    assert sheet(window) is cases
    assert cases.opened[-1].extra == {"row": "r7"}
    press(window, qtbot, Qt.Key.Key_Left, "Alt")
    assert sheet(window).name == "today"
    press(window, qtbot, Qt.Key.Key_Left, "Alt")
    assert sheet(window).name == "today"


def test_a_page_is_told_before_it_is_left(window: MainWindow) -> None:
    today = sheet(window)
    window.go(Target(page="cases"))
    assert today.done[-1] == "leave"


def test_pages_are_reached_by_number(window: MainWindow, qtbot: QtBot) -> None:
    for key, name in ((Qt.Key.Key_2, "cases"), (Qt.Key.Key_3, "settings"), (Qt.Key.Key_1, "today")):
        press(window, qtbot, key, "Control")
        assert sheet(window).name == name
        assert window.header.title.text() == name


def test_shortcuts_do_what_the_page_offers(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, Qt.Key.Key_S, "Control")
    assert "save" not in sheet(window).done
    window.go(Target(page="case"))
    press(window, qtbot, Qt.Key.Key_S, "Control")
    assert "save" in sheet(window).done
    press(window, qtbot, Qt.Key.Key_F5)
    assert sheet(window).done[-1] == "refresh"
    press(window, qtbot, Qt.Key.Key_N, "Control")
    assert sheet(window).name == "new_concern"


def test_locking_is_asked_for_by_key_and_by_button(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lock_requested):
        press(window, qtbot, Qt.Key.Key_L, "Control")
    with qtbot.waitSignal(window.lock_requested):
        window.header.lock.click()


def test_closing_the_window_asks_to_quit_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.quit_requested):
        window.close()
    assert window.isVisible()


def test_typing_in_the_search_keeps_the_focus_and_esc_returns(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go(Target(page="cases"))
    press(window, qtbot, Qt.Key.Key_K, "Control")
    assert window.header.search.hasFocus()
    qtbot.keyClicks(window.header.search, "hol")
    assert sheet(window).name == "search"
    assert [target.extra["text"] for target in sheet(window).opened] == ["h", "ho", "hol"]
    assert window.header.search.hasFocus()
    qtbot.keyClick(window.header.search, Qt.Key.Key_Escape)
    assert sheet(window).name == "cases"
    assert window.header.search.text() == ""


def test_the_primary_deed_follows_the_page(window: MainWindow) -> None:
    buttons = [b for b in window.header.findChildren(type(window.header.lock)) if b.isVisible()]
    assert "Create cases" not in [button.text() for button in buttons]
    window.go(Target(page="cases"))
    buttons = [b for b in window.header.findChildren(type(window.header.lock)) if b.isVisible()]
    button = next(button for button in buttons if button.text() == "Create cases")
    button.click()
    assert "primary" in sheet(window).done


def test_names_are_shown_until_they_are_hidden_and_it_is_told(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.names_switched) as told:
        press(window, qtbot, Qt.Key.Key_F2)
    assert told.args == [True]
    assert sheet(window).context.names_shown()
    assert sheet(window).done[-1] == "refresh"
    press(window, qtbot, Qt.Key.Key_F2)
    assert not sheet(window).context.names_shown()


def test_a_narrow_window_keeps_the_words_for_screen_readers(window: MainWindow) -> None:
    window.resize(900, 700)
    assert window.navigation.width() < 100
    names = [b.accessibleName() for b in window.navigation.findChildren(type(window.header.lock))]
    assert names == ["Today", "Cases", "Settings"]
    window.resize(1280, 800)
    assert window.navigation.width() == 208


def test_what_waits_is_counted_in_the_navigation(window: MainWindow) -> None:
    sheet(window).badge_changed.emit(4)
    names = [b.accessibleName() for b in window.navigation.findChildren(type(window.header.lock))]
    assert names[0] == "Today, 4"


def test_the_title_never_holds_a_name(window: MainWindow) -> None:
    window.go(Target(page="case", record_id="r1"))
    assert window.windowTitle() == "Tovholder"


def test_the_policy_and_saving_stand_in_the_status_line(window: MainWindow) -> None:
    window.show_policy("Name at a measure")
    sheet(window).saved.emit()
    said = window.statusBar().findChildren(type(window.header.title))[0].text()
    assert said == "Name at a measure  ·  Saved 14:07"


def test_esc_takes_the_message_away(window: MainWindow, qtbot: QtBot) -> None:
    sheet(window).tell(Message.error("No."))
    assert window.bar.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.bar.isVisible()


def test_every_shortcut_is_listed_once(window: MainWindow) -> None:
    keys = [a.shortcut().toString() for a in window.menus.all_actions() if a.shortcut().toString()]
    assert len(keys) == len(set(keys))
    wanted = {"Ctrl+K", "Ctrl+N", "Ctrl+L", "Ctrl+P", "Ctrl+S", "F1", "F2", "Alt+Left"}
    assert wanted <= set(keys)


def test_nothing_is_listed_that_no_page_does(window: MainWindow) -> None:
    listed = {action.text().replace("&", "") for action in window.menus.all_actions()}
    assert "Next language remark" not in listed
    assert set(Command) == {Command.SAVE, Command.PAPER, Command.NOTE}


def test_every_button_has_a_name(window: MainWindow) -> None:
    window.show_message(Message.undo("Put on hold.", "Undo", lambda: None))
    shown = [b for b in window.findChildren(type(window.header.lock)) if not b.isHidden()]
    assert len(shown) > 4
    for button in shown:
        assert button.accessibleName()


def test_the_search_page_marks_no_page_of_the_navigation(window: MainWindow) -> None:
    def marked() -> list[str]:
        buttons = window.navigation.findChildren(QPushButton)
        return [one.accessibleName() for one in buttons if one.isChecked()]

    window.go(Target(page="case"))
    assert marked() == ["Cases"]
    window.go(Target(page="search"))
    assert marked() == []
    window.back()
    assert marked() == ["Cases"]


def test_tab_goes_from_the_deed_through_the_search_to_the_lock(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.go(Target(page="cases"))
    press(window, qtbot, Qt.Key.Key_K, "Control")
    press(window, qtbot, Qt.Key.Key_Tab)
    assert window.header.lock.hasFocus()
    for _ in range(2):
        press(window, qtbot, Qt.Key.Key_Backtab, "Shift")
    focused = window.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Create cases"


def covered(window: MainWindow, widget: QWidget) -> bool:
    def place(one: QWidget) -> QRect:
        return QRect(one.mapTo(window, QPoint(0, 0)), one.size())

    return place(window.bar).intersects(place(widget))


@pytest.mark.parametrize("foot", [False, True])
def test_a_message_floats_and_moves_and_covers_nothing_that_is_used(
    window: MainWindow, foot: bool
) -> None:
    shown = sheet(window)
    layout = shown.layout()
    assert layout is not None
    side = Qt.AlignmentFlag.AlignBottom if foot else Qt.AlignmentFlag.AlignTop
    layout.setAlignment(shown.line, side)
    QApplication.sendPostedEvents()
    shown.line.setFocus()
    before = window.stack.geometry(), shown.line.geometry()
    shown.tell(Message.error("The file could not be written. " * 6))
    QApplication.sendPostedEvents()
    assert (window.stack.geometry(), shown.line.geometry()) == before
    assert not covered(window, shown.line)
    over = QRect(window.stack.mapTo(window, QPoint(0, 0)), window.stack.size())
    bar = QRect(window.bar.mapTo(window, QPoint(0, 0)), window.bar.size())
    assert over.contains(bar)
