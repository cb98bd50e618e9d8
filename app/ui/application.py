# SPDX-License-Identifier: EUPL-1.2
"""The room: the opened register, its lane and its window; built the same by process and test."""

import base64
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QByteArray, QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.domain.audit import Purpose
from app.domain.codelists import Language
from app.domain.errors import AppError
from app.pipes import Reason
from app.services import settings
from app.services.names import log_names_shown
from app.services.register import Register, close_register, open_register
from app.services.resume import Place, keep_place, kept_place
from app.services.status_file import Facts, facts, status_text
from app.storage import preferences
from app.storage.preferences import Preferences
from app.storage.resources import load_codelists
from app.storage.vault.keys import DerivedKeys
from app.ui.backup_watch import BackupWatch
from app.ui.main_window import MainWindow
from app.ui.page import PageEntry, Target
from app.ui.pages import page_entries
from app.widgets.errors import sentence
from app.widgets.jobs import BugReport, Done, Failed, Lane, Outcome
from app.widgets.messages import Message, MessageKind
from app.widgets.texts import date_text, install_language, tr, words
from app.widgets.theme import Mode, apply_theme

PATIENCE_MS: Final = 80
"""How long what runs on the lane when the end begins may go on before it is interrupted."""
START: Final = Target(page="today")
PLACE_AFTER_MS: Final = 1000
EndProcess = Callable[[Reason, str, str], None]
"""Ends the process: the reason, the window's place, a sentence for the next door."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and how a room runs; tests and the demo give their own."""

    folder: Path
    purpose: Purpose
    preferences: Path
    now: Callable[[], datetime]
    state_folder: Path | None = None
    start: Target = START
    window: str = ""
    accept_older: str = ""
    idle_s: Callable[[], float] | None = None
    """Seconds since the user did something; without it no backup is made by itself."""


class Room(QObject):
    """The register in memory and the window on it, until `end_process`."""

    opened = Signal()
    idle_minutes_changed = Signal(int)
    screen_sharing_changed = Signal(bool)
    ending = Signal(str)
    """The end has begun: whoever guards it sees to it that it comes."""
    end_requested = Signal(str)
    """As `end`, from any thread."""

    def __init__(
        self,
        keys: DerivedKeys,
        *,
        setting: Setting,
        end_process: EndProcess,
        language: Language,
        entries: Callable[[], Sequence[PageEntry]] = page_entries,
    ) -> None:
        super().__init__()
        self._setting, self._end_process = setting, end_process
        self._entries = entries
        self._language = language
        self._ended = False
        self._kept: Place | None = None
        self._idle_minutes = settings.BOUNDS[settings.Setting.IDLE_MINUTES].proposed
        self._conversation_minutes = 0
        self._facts: Facts | None = None
        self._place_timer = QTimer(self, interval=PLACE_AFTER_MS, singleShot=True)
        self._place_timer.timeout.connect(self._keep_place)
        self._impatience = QTimer(self, interval=PATIENCE_MS)
        self.end_requested.connect(self._on_end_requested)
        self.lane = Lane()
        self.register: Register | None = None
        self.backups: BackupWatch | None = None
        self.window: MainWindow | None = None
        self.lane.submit(lambda _task: self._open_register(keys), self._on_register, self)

    def place(self) -> str:
        """The window's place and size, for the next door."""
        if self.window is None:
            return self._setting.window
        return base64.b64encode(bytes(self.window.saveGeometry().data())).decode("ascii")

    def status(self) -> str:
        """What the file beside the register will say; from any thread."""
        said, standing = self._facts, self.backups.standing if self.backups is not None else None
        if said is None:
            return ""
        latest = standing.latest if standing is not None else None
        return status_text(
            said,
            locked=self._setting.now(),
            backup=latest.made_at if latest is not None else None,
            second=standing.target if standing is not None else None,
        )

    def end(self, reason: Reason, text: str = "") -> None:
        """Save what is typed, close the register and end; the guard sets the limit to it."""
        if self._ended:
            return
        self._ended = True
        self.ending.emit(reason)
        self.lane.stop_background()
        self._clear_the_way()
        place = self.place()
        if self.window is not None:
            self.window.flush()
            self._keep_place(quit_there=reason is Reason.QUIT)
            self.window.hide()
        register, now = self.register, self._setting.now()
        if register is None:
            self._end_process(reason, place, text)
            return
        self.lane.submit(lambda _task: self._state(register), lambda _outcome: None, self)
        self.lane.submit(
            lambda _task: close_register(register, now=now, reason=reason),
            lambda _outcome: self._end_process(reason, place, text),
            self,
        )

    def close(self) -> None:
        """Take window and lane down within a living process; for tests and the demo."""
        if self.window is not None:
            self.window.replace()
            self.window = None
        register, now = self.register, self._setting.now()
        if register is not None and not self._ended:
            self.lane.submit(
                lambda _task: close_register(register, now=now, reason=Reason.QUIT),
                lambda _outcome: None,
                self,
            )
        self._ended = True
        for timer in (self._place_timer, self._impatience):
            timer.stop()  # the room may be collected on another thread, which timers do not survive
        if self.backups is not None:
            self.backups.close()
        self.lane.close()

    def set_language(self, language: str) -> None:
        """Speak another language: the window is made anew at the same place."""
        install_language(language)
        self._language = cast(Language, language)
        self._remember(lambda liked: replace(liked, language=language))
        target = self.window.current_target() if self.window is not None else None
        self._show_window(target or self._setting.start)

    def set_theme(self, mode: str) -> None:
        """Light, dark or as the system."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, Mode(mode))
        self._remember(lambda liked: replace(liked, theme=mode))

    def _clear_the_way(self) -> None:
        """Interrupt what is read at length before the drafts, but never what is written."""
        register = self.register
        if register is None:
            return
        database, clear = register.database, threading.Event()

        def interrupt() -> None:
            if not clear.is_set() and not database.in_transaction:
                database.interrupt()

        self._impatience.timeout.connect(interrupt)
        self._impatience.start()
        self.lane.submit(lambda _task: clear.set(), lambda _outcome: self._impatience.stop(), self)

    def _state(self, register: Register) -> None:
        self._facts = facts(register, now=self._setting.now())

    def _on_end_requested(self, reason: str) -> None:
        self.end(Reason(reason))

    def _keep_place(self, *, quit_there: bool = False) -> None:
        """Remember where the user is, for the next unlock."""
        register = self.register
        target = self.window.current_target() if self.window is not None else None
        if register is None or target is None:
            return
        place = Place(
            page=target.page, record_id=target.record_id, extra=target.extra, quit=quit_there
        )
        self.lane.submit(lambda _task: keep_place(register, place), lambda _outcome: None, self)

    def _open_register(self, keys: DerivedKeys) -> Register:
        setting = self._setting
        register = open_register(
            setting.folder,
            keys,
            setting.purpose,
            now=setting.now(),
            accept_older=setting.accept_older,
            state_folder=setting.state_folder,
        )
        self._kept = kept_place(register)
        return register

    def _on_register(self, outcome: Outcome[Register]) -> None:
        match outcome:
            case Done(value=register):
                self.register = register
                self.backups = BackupWatch(
                    register, self.lane, now=self._setting.now, idle_s=self._setting.idle_s
                )
                self._begin()
                self.opened.emit()
                self.backups.start()
                self.lane.submit(lambda _task: self._state(register), lambda _outcome: None, self)
                self.lane.submit(
                    lambda _task: settings.setting(register, settings.Setting.IDLE_MINUTES),
                    self._on_idle_minutes,
                    self,
                )
                self.lane.submit(
                    lambda _task: settings.setting(register, settings.Setting.SCREEN_SHARING),
                    self._on_screen_sharing,
                    self,
                )
            case Failed(error=BugReport() as report):
                self._end_process(Reason.REFUSED, self.place(), Message.bug(str(report)).text)
            case Failed(error=AppError() as error):
                self._end_process(Reason.REFUSED, self.place(), sentence(error))

    def _begin(self) -> None:
        """Go on where this holder was locked out; after a quit, offer to."""
        kept, start = self._kept, self._setting.start
        self._show_window(start)
        window = self.window
        if window is not None and self.register is not None and self.register.last_used:
            day = date_text(self.register.last_used.date())
            said = tr(
                "The register was last used on {day}. If that is wrong, put the computer's clock "
                "right. Nothing is deleted by itself this time."
            )
            window.show_message(Message.warning(said.format(day=day)))
            return
        if kept is None or window is None or not window.has_page(kept.page):
            return
        target = Target(page=kept.page, record_id=kept.record_id, extra=kept.extra)
        if start != START or target.page == START.page:
            return
        if kept.quit:
            message = Message(
                kind=MessageKind.INFO,
                text=tr("Last time you stopped on another page."),
                action=tr("Go on where you left off"),
                on_action=lambda: window.go(target),
            )
        else:
            window.go(target)
            said = tr("You are back where you left off.")
            message = Message(kind=MessageKind.INFO, text=said, seconds=10)
        window.show_message(message)

    def _on_idle_minutes(self, outcome: Outcome[int]) -> None:
        """What this register wants; unread, the proposed minutes go on."""
        if isinstance(outcome, Done):
            self._choose_idle_minutes(outcome.value)

    def _on_screen_sharing(self, outcome: Outcome[int]) -> None:
        if isinstance(outcome, Done):
            self.screen_sharing_changed.emit(bool(outcome.value))

    def _choose_idle_minutes(self, minutes: int) -> None:
        self._idle_minutes = minutes
        self._tell_minutes()

    def _tell_minutes(self) -> None:
        self.idle_minutes_changed.emit(self._conversation_minutes or self._idle_minutes)
        if self.window is not None:
            self.window.show_conversation(self._conversation_minutes)

    def _on_conversation(self, begun: bool) -> None:
        """The lock waits longer from now until it is switched off, or the lock."""
        register = self.register
        if register is None:
            return

        def receive(outcome: Outcome[int]) -> None:
            self._conversation_minutes = outcome.value if isinstance(outcome, Done) else 0
            self._tell_minutes()

        name = settings.Setting.CONVERSATION_MINUTES
        self.lane.submit(
            lambda _task: settings.setting(register, name) if begun else 0, receive, self
        )

    def _show_window(self, target: Target) -> None:
        register, backups = self.register, self.backups
        if register is None or backups is None:
            return
        place, old = self.place(), self.window
        window = MainWindow(
            register=register,
            codelists=load_codelists(),
            lane=self.lane,
            now=self._setting.now,
            language=self._language,
            end_process=lambda reason: self.end(Reason(reason)),
            entries=self._entries(),
            backups=backups,
        )
        window.lock_requested.connect(lambda: self.end(Reason.LOCKED))
        window.quit_requested.connect(lambda: self.end(Reason.QUIT))
        window.theme_chosen.connect(self.set_theme)
        window.language_chosen.connect(self.set_language)
        window.idle_minutes_chosen.connect(self._choose_idle_minutes)
        window.screen_sharing_chosen.connect(self.screen_sharing_changed)
        window.conversation_switched.connect(self._on_conversation)
        window.place_changed.connect(self._place_timer.start)
        window.names_switched.connect(self._on_names)
        window.resize(QSize(1280, 820).boundedTo(window.screen().availableSize()))
        if place:
            window.restoreGeometry(QByteArray(base64.b64decode(place)))
        window.show_policy(words(register.profile.policy))
        self.window = window
        window.show_conversation(self._conversation_minutes)
        window.show()
        window.go(target)
        if old is not None:
            old.replace()

    def _on_names(self, shown: bool) -> None:
        if shown and self.window is not None:
            now = self._setting.now()
            self.window.context.run(
                self, lambda register: log_names_shown(register, now=now), lambda _none: None
            )

    def _remember(self, change: Callable[[Preferences], Preferences]) -> None:
        path = self._setting.preferences
        preferences.save(change(preferences.load(path)), path)


def build_room(
    keys: DerivedKeys,
    *,
    setting: Setting,
    end_process: EndProcess,
    language: Language = "da",
    entries: Callable[[], Sequence[PageEntry]] = page_entries,
) -> Room:
    """Open a register and show its window; `opened` is emitted when both are there."""
    return Room(keys, setting=setting, end_process=end_process, language=language, entries=entries)
