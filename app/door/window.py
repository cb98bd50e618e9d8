# SPDX-License-Identifier: EUPL-1.2
"""The door's window: unlock, create, choose another register; it hands the keys on and ends."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.audit import Purpose
from app.domain.errors import AppError, NotARegister
from app.door.folders import ask_folder
from app.door.unlock_page import UnlockPage
from app.door.work import NewRegister, Vault, is_register
from app.pipes import DoorSpec, Handover
from app.services.task import Task
from app.widgets.errors import sentence
from app.widgets.jobs import BugReport, Busy, Done, Failed, Lane, Outcome
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message
from app.widgets.parts import link_button, row_of
from app.widgets.texts import install_language, language, tr

if TYPE_CHECKING:
    from app.domain.codelists import Language
    from app.door.create_page import CreatePage

TITLE = "Tovholder"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exits:
    """What the door does to the world outside; given by the process or by a test."""

    unlocked: Callable[[Handover], None]
    quit: Callable[[str], None]
    """Is given the window's place."""
    focused: Callable[[], None]
    language_chosen: Callable[[str], None]


class DoorWindow(QWidget):
    """One window, three pages."""

    def __init__(
        self,
        spec: DoorSpec,
        *,
        vault: Vault,
        now: Callable[[], datetime],
        exits: Exits,
        lane: Lane,
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setProperty("role", "page")
        self.setMinimumSize(560, 440)
        self.resize(QSize(1100, 760).boundedTo(self.screen().availableSize()))
        if spec.window:
            self.restoreGeometry(QByteArray(base64.b64decode(spec.window)))
        self._spec, self._vault, self._now = spec, vault, now
        self._exits, self._lane = exits, lane
        self._folder = spec.folder
        self._told_focus = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._build()

    def place(self) -> str:
        """The window's place and size, for the room."""
        return base64.b64encode(bytes(self.saveGeometry().data())).decode("ascii")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the door quits the program."""
        event.accept()
        self._exits.quit(self.place())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the gate once that the passphrase can be typed."""
        if event.type() == QEvent.Type.FocusIn:
            QTimer.singleShot(0, self._tell_focus)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        top = row_of()
        top.setContentsMargins(12, 12, 12, 0)
        other = "English" if language() == "da" else "Dansk"
        self.language_button = link_button(other, self._on_language)
        top.addWidget(self.language_button)
        self.stack = QStackedWidget()
        self.bar = MessageBar()
        bar_row = QVBoxLayout()
        bar_row.setContentsMargins(24, 0, 24, 0)
        bar_row.addWidget(self.bar)
        self._inner = QWidget()
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(top)
        inner.addLayout(bar_row)
        inner.addWidget(self.stack, 1)
        self._column.addWidget(self._inner)
        if self.isVisible():
            self._inner.show()  # only what is shown can take the focus
        self.unlock_page = UnlockPage()
        self.unlock_page.unlock_requested.connect(self._on_unlock)
        self.unlock_page.create_requested.connect(self.show_create)
        self.unlock_page.other_requested.connect(self._on_other)
        self.unlock_page.passphrase.line.installEventFilter(self)
        self.stack.addWidget(self.unlock_page)
        self.create_page: CreatePage | None = None
        if self._folder is not None:
            self.show_unlock(self._folder)
        else:
            self._show_welcome()

    def show_unlock(self, folder: Path) -> None:
        """Ask for this register's passphrase."""
        self._folder = folder
        spec = self._spec if folder == self._spec.folder else DoorSpec(folder=folder)
        self.unlock_page.show_register(folder)
        self.unlock_page.show_reason(spec)
        self.stack.setCurrentWidget(self.unlock_page)
        self.unlock_page.passphrase.line.setFocus()

    def show_create(self) -> None:
        """Open the assistant."""
        from app.door.create_page import CreatePage

        if self.create_page is None:
            self.create_page = CreatePage(self._now, cast("Language", language()))
            self.create_page.create_requested.connect(self._on_create)
            self.create_page.back_requested.connect(self._on_back)
            self.stack.addWidget(self.create_page)
        self.bar.dismiss()
        self.stack.setCurrentWidget(self.create_page)
        self.create_page.name.line.setFocus()

    def choose(self, folder: Path) -> None:
        """Take the folder the user says a register lies in."""
        if is_register(folder):
            self.bar.dismiss()
            self.show_unlock(folder)
        else:
            self.bar.show_message(Message.error(sentence(NotARegister())))

    def _show_welcome(self) -> None:
        from app.door.welcome_page import WelcomePage

        self.welcome_page = WelcomePage()
        self.welcome_page.create_requested.connect(self.show_create)
        self.welcome_page.other_requested.connect(self._on_other)
        self.welcome_page.create_button.installEventFilter(self)
        self.stack.addWidget(self.welcome_page)
        self.stack.setCurrentWidget(self.welcome_page)
        self.welcome_page.create_button.setFocus()

    def _tell_focus(self) -> None:
        if not self._told_focus:
            self._told_focus = True
            self.unlock_page.add_eye()
            self._exits.focused()

    def _on_back(self) -> None:
        if self._folder is not None:
            self.show_unlock(self._folder)
        else:
            self.stack.setCurrentWidget(self.welcome_page)

    def _on_other(self) -> None:
        start = self._folder.parent if self._folder is not None else Path.home()
        ask_folder(self, tr("Choose the register's folder"), start, self.choose)

    def _on_unlock(self, secret: str, purpose: str) -> None:
        folder = self._folder
        if folder is None:
            return
        self.unlock_page.set_working(True)

        def hand_over(packed: bytearray) -> None:
            self.unlock_page.passphrase.line.clear()
            self._hand_over(folder, purpose, packed)

        self._do(
            lambda task: self._vault.unlock(folder, secret, task),
            hand_over,
            self.unlock_page.show_error,
            self.unlock_page.busy,
        )

    def _on_create(self, order: NewRegister) -> None:
        page = self.create_page
        if page is None:
            return
        page.set_working(True)
        now = self._now()
        self._do(
            lambda task: self._vault.create(order, now, task),
            lambda packed: self._hand_over(order.folder, Purpose.CASEWORK, packed),
            page.show_error,
            page.busy,
        )

    def _do(
        self,
        work: Callable[[Task], bytearray],
        done: Callable[[bytearray], None],
        failed: Callable[[AppError], None],
        busy: Busy,
    ) -> None:
        def receive(outcome: Outcome[Any]) -> None:
            match outcome:
                case Done(value=packed):
                    done(packed)
                case Failed(error=BugReport() as report):
                    self.unlock_page.set_working(False)
                    if self.create_page is not None:
                        self.create_page.set_working(False)
                    self.bar.show_message(Message.bug(str(report)))
                case Failed(error=AppError() as error):
                    failed(error)

        busy.watch(self._lane.submit(work, receive, self))

    def _hand_over(self, folder: Path, purpose: str, packed: bytearray) -> None:
        handover = Handover(folder=folder, purpose=purpose, language=language(), packed_keys=packed)
        self._exits.unlocked(handover)

    def _on_language(self) -> None:
        install_language("en" if language() == "da" else "da")
        self._exits.language_chosen(language())
        self._spec = replace(self._spec, window="")
        old = self._inner
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._build()
