# SPDX-License-Identifier: EUPL-1.2
"""The frame of the window: menus, navigation, header, message bar, the stacked pages, status line.

It knows no page by itself: pages come as `PageEntry`s and are made when first opened.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.pipes import Reason
from app.ui.dialogs.shortcuts import ShortcutsDialog
from app.ui.floating_bar import FloatingBar
from app.ui.header import Header
from app.ui.menus import Menus
from app.ui.navigation import Navigation
from app.ui.page import Command, Context, Page, PageEntry, Target
from app.ui.parts.backup_words import failed_message, line_text, second_trouble
from app.widgets.jobs import BugReport, Busy, Job, Lane
from app.widgets.messages import Message
from app.widgets.parts import Button, Rule, Text
from app.widgets.tab_order import tab_stops
from app.widgets.texts import time_text, tr
from app.widgets.theme import COLLAPSE_BELOW

if TYPE_CHECKING:
    from app.domain.codelists import CodeLists, Language
    from app.domain.errors import AppError
    from app.services.backups import Second
    from app.services.register import Register
    from app.ui.backup_watch import BackupWatch

TITLE: Final = "Tovholder"
_MOST_BACK: Final = 50


class MainWindow(QMainWindow):
    """The working window."""

    lock_requested = Signal()
    quit_requested = Signal()
    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    idle_minutes_chosen = Signal(int)
    names_switched = Signal(bool)
    conversation_switched = Signal(bool)
    screen_sharing_chosen = Signal(bool)
    place_changed = Signal()

    def __init__(
        self,
        *,
        register: "Register",
        codelists: "CodeLists",
        lane: Lane,
        now: Callable[[], datetime],
        language: "Language",
        end_process: Callable[[str], None],
        entries: Sequence[PageEntry],
        backups: "BackupWatch",
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(760, 520)
        self._entries = {entry.key: entry for entry in entries}
        self._pages: dict[str, Page] = {}
        self._past: list[Target] = []
        self._current: Page | None = None
        self._names_shown = False
        self._replaced = False
        self._status = {"policy": "", "conversation": "", "saved": ""}
        self.bar = FloatingBar()
        self.context = Context(
            register=register,
            codelists=codelists,
            lane=lane,
            now=now,
            language=language,
            end_process=end_process,
            names_shown=lambda: self._names_shown,
            show_message=self.bar.show_message,
            backups=backups,
        )
        self._after_work = QTimer(self)  # a job ends before its page shows what it gave
        self._after_work.setSingleShot(True)
        self._after_work.timeout.connect(self._keep_focus_seen)
        self._build(entries)
        self.menus = Menus(self)
        backups.changed.connect(self._on_backups)
        backups.failed.connect(self._on_backup_failed)
        backups.second_failed.connect(self._on_second_failed)
        backups.damaged.connect(self._on_damaged)
        self._on_backups()

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        return self._current

    def has_page(self, key: str) -> bool:
        """Whether there is such a page."""
        return key in self._entries

    def navigation_titles(self) -> list[tuple[str, str]]:
        """The pages of the navigation as (key, title), in their order."""
        return [(e.key, e.title()) for e in self._entries.values() if e.in_navigation]

    def go(self, target: Target, *, keep_focus: bool = False) -> None:
        """Open a target; the place left is remembered for Back."""
        if self._current is not None and not (
            keep_focus and self._current is self._pages.get(target.page)
        ):
            place = self._current.place()
            if place is not None:
                self._past = [*self._past[1 - _MOST_BACK :], place]
        self._open(target, keep_focus=keep_focus)

    def back(self) -> None:
        """Return to the place before this one, to the same row."""
        if self._past:
            self._open(self._past.pop())

    def current_target(self) -> Target | None:
        """Where the user is, for a window that takes over from this one."""
        return self._current.place() if self._current is not None else None

    def refresh(self) -> None:
        """Read the open page again."""
        if self._current is not None:
            self._current.refresh()

    def do(self, command: Command) -> None:
        """Carry out what a menu asks of the open page."""
        if self._current is not None and command in (commands := self._current.commands()):
            commands[command]()

    def switch_names(self) -> None:
        """Show names, or stop showing them; the room logs it."""
        self._names_shown = not self._names_shown
        self.menus.names.setChecked(self._names_shown)
        self.names_switched.emit(self._names_shown)
        self.refresh()

    def switch_conversation(self) -> None:
        """Lock later, or as usual again; the room says how long with `show_conversation`."""
        self.conversation_switched.emit(self.menus.conversation.isChecked())

    def show_conversation(self, minutes: int) -> None:
        """Say in the status line that the lock waits longer; 0 minutes: as usual."""
        said = tr("In a conversation: locks after {minutes} minutes without use")
        self.menus.conversation.setChecked(bool(minutes))
        self._tell_status("conversation", said.format(minutes=minutes) if minutes else "")

    def focus_search(self) -> None:
        """Go into the search box."""
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def help(self) -> None:
        """The guide's chapter about this page, or the shortcuts where there is none yet."""
        key = next((k for k, p in self._pages.items() if p is self._current), "")
        chapter = self._entries[key].chapter if key else ""
        if chapter and self.has_page("guide"):
            self.go(Target(page="guide", extra={"chapter": chapter}))
        else:
            self.show_shortcuts()

    def show_shortcuts(self) -> None:
        """The list of shortcuts."""
        ShortcutsDialog(self.menus.all_actions(), self).open()

    def show_message(self, message: Message) -> None:
        """Show a message above the page."""
        self.bar.show_message(message)

    def show_policy(self, text: str) -> None:
        """The registration policy, at the left of the status line."""
        self._tell_status("policy", text)

    def flush(self) -> None:
        """Let the open page hand its unsaved typing to the lane."""
        if self._current is not None:
            self._current.leave()

    def replace(self) -> None:
        """Close because another window of this room takes over."""
        self._replaced = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window ends the program, in the same order as Quit."""
        if self._replaced:
            event.accept()
        else:
            event.ignore()
            self.quit_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows icons alone in the navigation."""
        super().resizeEvent(event)
        self.navigation.set_collapsed(self.width() < COLLAPSE_BELOW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else wants takes the message away."""
        if event.key() == Qt.Key.Key_Escape and self.bar.message is not None:
            self.bar.dismiss()
        else:
            super().keyPressEvent(event)

    def _build(self, entries: Sequence[PageEntry]) -> None:
        self.navigation = Navigation(entries)
        self.navigation.chosen.connect(lambda key: self.go(Target(page=key)))
        self.header = Header()
        self.header.back_requested.connect(self.back)
        self.header.lock_requested.connect(self.lock_requested)
        self.header.search_changed.connect(self._on_search)
        self.header.search_left.connect(self._on_search_left)
        self.header.search_entered.connect(self._on_search_entered)
        self.header.search_confirmed.connect(self._on_search_confirmed)
        self.busy = Busy()
        self.stack = QStackedWidget()
        above = QWidget()
        space = QVBoxLayout(above)
        space.setContentsMargins(32, 12, 24, 0)
        space.setSpacing(8)
        space.addWidget(self.busy)
        right = QWidget()
        right.setProperty("role", "canvas")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, Rule(), above):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        self.bar.float_over(self.stack)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(right, 1)
        self.setCentralWidget(whole)
        self._status_text = Text("", "small", wrap=False)
        self._status_text.setContentsMargins(8, 4, 0, 4)
        self.backup_line = Button("", lambda: self.go(Target(page="backups")), role="status")
        self.statusBar().addWidget(self._status_text)
        self.statusBar().addWidget(self.backup_line)
        self.statusBar().setSizeGripEnabled(False)

    def _make(self, key: str) -> Page:
        page = self._entries[key].factory(self.context)
        page.setProperty("role", "page")
        page.navigate_requested.connect(self.go)
        page.back_requested.connect(self.back)
        page.message_requested.connect(self.bar.show_message)
        page.saved.connect(self._on_saved)
        page.title_changed.connect(self._follow)
        page.commands_changed.connect(self._follow)
        page.primary_changed.connect(self._follow)
        page.badge_changed.connect(lambda number: self.navigation.set_badge(key, number))
        page.setting_chosen.connect(self._on_setting)
        page.work_started.connect(lambda job: self._on_work(page, job))
        self._pages[key] = page
        self.stack.addWidget(page)
        return page

    def _open(self, target: Target, *, keep_focus: bool = False) -> None:
        page = self._pages.get(target.page) or self._make(target.page)
        if self._current is not None and self._current is not page:
            self._current.leave()
            self.bar.dismiss()
        self.busy.clear()
        self._current = page
        self.stack.setCurrentWidget(page)
        entry = self._entries[target.page]
        self.navigation.light(entry.beneath or target.page)
        page.open(target)
        self._follow()
        self.place_changed.emit()
        if not keep_focus:
            if target.page != "search":
                self.header.search.clear()
            page.focus_first()
            self._keep_focus_seen()

    def _keep_focus_seen(self) -> None:
        """Where a page has left the focus on nothing one can see, put it on its first thing."""
        page, focused = self._current, self.focusWidget()
        if page is None or page.busy:
            return
        shows = focused is not None and focused.focusPolicy() != Qt.FocusPolicy.NoFocus
        if shows and _is_seen(focused):
            return
        first = next(tab_stops(page), None)
        if first is not None:
            first.setFocus()
        else:
            self.header.focus_deed()

    def _follow(self) -> None:
        page = self._current
        if page is None:
            return
        self.header.title.setText(page.title())
        self.header.set_back(bool(self._past))
        self.header.set_primary(page.primary_action())
        self.menus.follow(dict(page.commands()))

    def _on_work(self, page: Page, job: Job) -> None:
        if page is self._current:
            self.busy.watch(job)
            job.ended.connect(self._after_work.start)

    def _on_setting(self, name: str, value: object) -> None:
        match name, value:
            case "language", str(chosen):
                self.language_chosen.emit(chosen)
            case "theme", str(chosen):
                self.theme_chosen.emit(chosen)
            case "policy", str(said):
                self.show_policy(said)
            case "idle_minutes", int(minutes):
                self.idle_minutes_chosen.emit(minutes)
            case "screen_sharing", bool(shown):
                self.screen_sharing_chosen.emit(shown)

    def _on_saved(self) -> None:
        at = time_text(self.context.now())
        self._tell_status("saved", tr("Saved {time}").format(time=at))

    def _on_backups(self) -> None:
        said = line_text(self.context.backups, self.context.now())
        self.backup_line.setText(said)
        self.backup_line.setAccessibleName(said)
        self.backup_line.setVisible(bool(said))
        self._show_status()

    def _on_backup_failed(self, error: "AppError | BugReport") -> None:
        self.show_message(failed_message(error))

    def _on_second_failed(self, second: "Second") -> None:
        self.show_message(Message.warning(second_trouble(second)))

    def _on_damaged(self) -> None:
        self.context.end_process(Reason.DAMAGED)

    def _tell_status(self, part: str, text: str) -> None:
        self._status[part] = text
        self._show_status()

    def _show_status(self) -> None:
        said = [text for text in self._status.values() if text]
        more = "  ·" if said and self.backup_line.text() else ""
        self._status_text.setText("  ·  ".join(said) + more)
        self._status_text.setVisible(bool(said))

    def _on_search(self, text: str) -> None:
        if not self.has_page("search"):
            return
        if text.strip():
            self.go(Target(page="search", extra={"text": text}), keep_focus=True)
        elif self._current is self._pages.get("search"):
            self._on_search_left()

    def _on_search_left(self) -> None:
        if self._current is not None and self._current is self._pages.get("search"):
            self.back()
        elif self._current is not None:
            self._current.focus_first()

    def _on_search_entered(self) -> None:
        if self._current is not None:
            self._current.focus_first()

    def _on_search_confirmed(self) -> None:
        if self._current is not None:
            self._current.search_confirmed()


def _is_seen(widget: QWidget) -> bool:
    """Whether it is shown, or will be: a layout shows what is new in it a moment later."""
    told = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    found: QWidget | None = widget
    while found is not None and not found.isVisible():
        if found.isHidden() and found.testAttribute(told):
            return False
        found = found.parentWidget()
    return found is not None
