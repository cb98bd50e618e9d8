# SPDX-License-Identifier: EUPL-1.2
"""A whole window on a real register, in one process, driven by keyboard."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.codelists import Language
from app.domain.municipality import RegistrationPolicy
from app.services.register import Register, close_register
from app.storage.resources import load_codelists
from app.ui.backup_watch import BackupWatch
from app.ui.main_window import MainWindow
from app.ui.page import Page, Target
from app.ui.pages import page_entries
from app.widgets.forms import Form
from app.widgets.jobs import Done, Lane
from app.widgets.theme import Mode, apply_theme
from tests.builders import NOW, make_register

T = TypeVar("T")
SHOTS = os.environ.get("TOVHOLDER_SHOTS", "")


class Desk:
    """The window, its register and its clock."""

    def __init__(
        self, qtbot: QtBot, register: Register, lane: Lane, language: Language = "en"
    ) -> None:
        self.qtbot, self.register, self.lane = qtbot, register, lane
        self.language: Language = language
        self.now = NOW
        self.backups = BackupWatch(register, lane, now=lambda: self.now)
        self.window = self._window()
        self.backups.start()

    def tick(self, minutes: float = 0, *, days: int = 0) -> None:
        self.now += timedelta(minutes=minutes, days=days)

    def do(self, work: Callable[[Register], T]) -> T:
        """Work with the register on the lane, as the window does."""
        found: list[T] = []

        def take(outcome: Any) -> None:
            assert isinstance(outcome, Done), outcome
            found.append(outcome.value)

        self.lane.submit(lambda _task: work(self.register), take, self.lane)
        self.qtbot.waitUntil(lambda: bool(found))
        return found[0]

    def go(self, page: str, record_id: str | None = None, **extra: str) -> Page:
        self.window.go(Target(page=page, record_id=record_id, extra=extra))
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the lane has nothing more to do and its answers are shown."""
        self.qtbot.waitUntil(lambda: not self.lane.busy and not self.backups.running)
        self.qtbot.waitUntil(lambda: not self.backups.looking)
        QApplication.sendPostedEvents()
        self.qtbot.wait(1)

    @property
    def page(self) -> Page:
        found = self.window.page
        assert found is not None
        return found

    @property
    def message(self) -> str:
        shown = self.window.bar.message
        return shown.text if shown is not None else ""

    def button(self, text: str, within: QWidget | None = None) -> QPushButton:
        """The visible button that says so."""
        for one in (within or self.page).findChildren(QPushButton):
            if text in (one.text().strip(), one.accessibleName()) and one.isVisible():
                return one
        raise AssertionError(f"no button says {text!r}")

    def press(self, text: str, within: QWidget | None = None) -> None:
        """Press a button with the keyboard."""
        button = self.button(text, within)
        button.setFocus()
        self.key(Qt.Key.Key_Space, button)
        self.settle()

    def key(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        self.qtbot.keyClick(widget or self.focused, key)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.qtbot.keyClicks(self.focused, text)

    @property
    def focused(self) -> QWidget:
        found = self.window.focusWidget()
        assert found is not None
        return found

    def texts(self) -> str:
        """Everything that can be read on the page now."""
        from PySide6.QtWidgets import QLabel

        return "\n".join(one.text() for one in self.page.findChildren(QLabel) if one.isVisible())

    def problem(self, form: Form, name: str) -> str:
        return form[name].error

    def shot(self, name: str) -> None:
        """A picture, when the environment says where to put it."""
        if SHOTS:
            self.settle()
            self.window.grab().save(str(Path(SHOTS) / f"{name}.png"))

    def primary(self) -> QAction:
        action = self.page.primary_action()
        assert action is not None
        return action

    def lock(self) -> None:
        """Lock and unlock: another window on the same register, nothing kept in memory."""
        self.window.flush()
        self.settle()
        self.window.replace()
        self.register.opened.clear()
        self.window = self._window()

    def _window(self) -> MainWindow:
        window = MainWindow(
            register=self.register,
            codelists=load_codelists(),
            lane=self.lane,
            now=lambda: self.now,
            language=self.language,
            end_process=lambda _why: None,
            entries=page_entries(),
            backups=self.backups,
        )
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        return window


@contextmanager
def desk_in(
    folder: Path,
    qtbot: QtBot,
    *,
    policy: RegistrationPolicy = RegistrationPolicy.NAME_AT_MEASURE,
    now: datetime = NOW,
    language: Language = "en",
) -> Iterator[Desk]:
    """A window on a new register in that folder; the texts' language is installed by the caller."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, Mode.LIGHT)
    lane = Lane()
    opened: list[Any] = []
    lane.submit(lambda _task: make_register(folder, policy=policy, now=now), opened.append, lane)
    qtbot.waitUntil(lambda: bool(opened))
    assert isinstance(opened[0], Done), opened[0]
    register = opened[0].value
    desk = Desk(qtbot, register, lane, language)
    desk.now = now
    try:
        yield desk
    finally:
        desk.window.flush()
        desk.settle()
        desk.do(lambda one: close_register(one, now=desk.now, reason="quit"))
        desk.window.replace()
        desk.backups.close()
        assert lane.close()
