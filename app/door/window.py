# SPDX-License-Identifier: EUPL-1.2
"""The door's window: the frame around its pages, and the one way in which they do long work."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import AppError, NotARegister
from app.door.entry import Entry
from app.door.idle import IdleWatch
from app.door.pages import PAGES
from app.door.unlock_page import UnlockPage
from app.door.work import Vault, is_register
from app.pipes import DoorSpec, Handover
from app.services.task import Task
from app.widgets.errors import sentence
from app.widgets.jobs import BugReport, Busy, Done, Failed, Lane, Outcome
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message
from app.widgets.parts import link_button, row_of
from app.widgets.tab_order import tab_stops
from app.widgets.texts import install_language, language, tr

if TYPE_CHECKING:
    from app.door.create_page import CreatePage
    from app.door.welcome_page import WelcomePage

TITLE = "Tovholder"
_DISK_AFTER_MS: Final = 700
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exits:
    """What the door does to the world outside; given by the process or by a test."""

    unlocked: Callable[[Handover], None]
    quit: Callable[[str], None]
    """Is given the window's place."""
    focused: Callable[[], None]
    language_chosen: Callable[[str], None]


class DoorWindow(QWidget):
    """One window; its pages are made when they are first shown (`pages.PAGES`)."""

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
        self.spec, self.vault, self.now = spec, vault, now
        self.exits, self.lane = exits, lane
        self.folder = spec.folder
        self.entry = Entry(self)
        self.idle = IdleWatch(now, self)
        self.idle.expired.connect(self.entry.expire)
        self._told_focus = self._disk_is_open = False
        self.page_name = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._build()

    @property
    def create_page(self) -> "CreatePage | None":
        """The assistant, where it was shown."""
        return self._made.get("create")

    @property
    def welcome_page(self) -> "WelcomePage | None":
        """The page of a first start, where it was shown."""
        return self._made.get("welcome")

    def place(self) -> str:
        """The window's place and size, for the room."""
        return base64.b64encode(bytes(self.saveGeometry().data())).decode("ascii")

    def showEvent(self, event: QShowEvent) -> None:
        """From now on it is noticed when nobody uses the door."""
        super().showEvent(event)
        self.idle.watch(self.windowHandle())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the door quits the program."""
        event.accept()
        self.exits.quit(self.place())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the gate once that the passphrase can be typed."""
        if event.type() == QEvent.Type.FocusIn:
            QTimer.singleShot(0, self._tell_focus)
        return super().eventFilter(watched, event)

    def show_page(self, name: str) -> Any:
        """Show a page and put the focus on what it begins with; returns the page."""
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = PAGES[name](self)
            self.stack.addWidget(page)
        self.bar.dismiss()
        self.stack.setCurrentWidget(page)
        self.page_name = name
        self.language_button.setVisible(name in ("unlock", "welcome", "create"))
        self.focus_on(page)
        return page

    def show_anew(self, name: str) -> Any:
        """Show a page as if it were the first time."""
        self.drop_page(name)
        return self.show_page(name)

    def focus_on(self, page: QWidget) -> None:
        """Put the focus on what a page begins with, unless the page knows better."""
        begin = getattr(page, "focus_first", None)
        first = next(tab_stops(page), None)
        if begin is not None:
            begin()
        elif first is not None:
            first.setFocus()

    def busy(self) -> Busy:
        """Where the page that is shown says that work goes on."""
        shown: Any = self.stack.currentWidget()
        busy: Busy = shown.busy
        return busy

    def drop_page(self, name: str) -> None:
        """Forget a page, so that it is made anew when it is shown next."""
        page = self._made.pop(name, None)
        if page is not None:
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()

    def show_unlock(self, folder: Path) -> None:
        """Ask for this register's passphrase."""
        self.folder = folder
        spec = self.spec if folder == self.spec.folder else DoorSpec(folder=folder)
        self.unlock_page.show_register(folder)
        self.unlock_page.show_reason(spec)
        self.show_page("unlock")

    def show_first(self) -> None:
        """The page this door begins with."""
        if self.folder is not None:
            self.show_unlock(self.folder)
        else:
            self.show_page("welcome")

    def show_create(self) -> None:
        """Open the assistant."""
        self.show_page("create")

    def choose(self, folder: Path) -> None:
        """Take the folder the user says a register lies in."""
        if is_register(folder):
            self.show_unlock(folder)
        else:
            self.bar.show_message(Message.error(sentence(NotARegister())))

    def choose_folder(self) -> None:
        """Ask in which folder a register lies."""
        from app.door.folders import ask_folder

        start = self.folder.parent if self.folder is not None else Path.home()
        ask_folder(self, tr("Choose the register's folder"), start, self.choose)

    def do(
        self,
        work: Callable[[Task], T],
        done: Callable[[T], object],
        failed: Callable[[AppError], object],
        busy: Busy,
        stopped: Callable[[], object],
    ) -> None:
        """Work on the lane for the page that shows `busy`; exactly one of the three follows.

        `stopped` also follows a fault of the program, which is told here.
        """
        button = self.language_button
        button.setEnabled(False)  # another language makes the pages anew

        def receive(outcome: Outcome[T]) -> None:
            button.setEnabled(True)
            match outcome:
                case Done(value=value):
                    done(value)
                case Failed(error=AppError() as error):
                    failed(error)
                case _:
                    stopped()
                    if isinstance(outcome, Failed) and isinstance(outcome.error, BugReport):
                        self.bar.show_message(Message.bug(str(outcome.error)))

        busy.watch(self.lane.submit(work, receive, self))

    def hand_over(
        self, folder: Path, purpose: str, packed: bytearray, *, accept_older: str = ""
    ) -> None:
        """Give the room its keys; the door ends."""
        self.exits.unlocked(
            Handover(
                folder=folder,
                purpose=purpose,
                language=language(),
                accept_older=accept_older,
                packed_keys=packed,
            )
        )

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
        self._made: dict[str, Any] = {}
        self.unlock_page: UnlockPage = PAGES["unlock"](self)
        self._made["unlock"] = self.unlock_page
        self.stack.addWidget(self.unlock_page)
        self.unlock_page.passphrase.line.installEventFilter(self)
        self.unlock_page.warn_of_disk(self._disk_is_open)
        if self._told_focus:
            self.unlock_page.add_eye()  # in another language, too
        self.show_first()

    def _tell_focus(self) -> None:
        if not self._told_focus:
            self._told_focus = True
            self.unlock_page.add_eye()
            self.exits.focused()
            QTimer.singleShot(_DISK_AFTER_MS, self, self._ask_of_disk)

    def _ask_of_disk(self) -> None:
        """Once nobody waits for the page: is what lies on this disk encrypted a second time?"""
        folder = self.folder
        if folder is not None and not self.lane.busy:
            self.lane.submit(lambda _task: self.vault.disk_is_open(folder), self._say_of_disk, self)

    def _say_of_disk(self, outcome: Outcome[bool]) -> None:
        self._disk_is_open = outcome == Done(True)
        self.unlock_page.warn_of_disk(self._disk_is_open)

    def _on_language(self) -> None:
        install_language("en" if language() == "da" else "da")
        self.exits.language_chosen(language())
        self.spec = replace(self.spec, window="")
        old = self._inner
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()
        self._build()
