# SPDX-License-Identifier: EUPL-1.2
"""What the frame and its pages know of each other: targets, commands, the context, the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError
from app.services.task import Task
from app.widgets.errors import sentence
from app.widgets.jobs import BugReport, Done, Failed, Job, Lane, Outcome
from app.widgets.messages import Message

if TYPE_CHECKING:
    from app.domain.codelists import CodeLists, Language
    from app.services.register import Register
    from app.ui.backup_watch import BackupWatch

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A place in the program: a page, perhaps a record, perhaps a row or part of it."""

    page: str
    record_id: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


class Command(StrEnum):
    """What the menus ask of the page that is open."""

    SAVE = "save"
    PAPER = "paper"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything a page is given; it asks for nothing else."""

    register: "Register" = field(repr=False)
    codelists: "CodeLists" = field(repr=False)
    lane: Lane
    now: Callable[[], datetime]
    language: "Language"
    end_process: Callable[[str], None]
    names_shown: Callable[[], bool]
    show_message: Callable[[Message], None]
    backups: "BackupWatch"

    def run(
        self,
        owner: QObject,
        work: Callable[["Register"], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[AppError], None] | None = None,
    ) -> Job:
        """Do short work with the register on the lane; `done` gets its value on this thread.

        `failed` takes an `AppError` (for example `form.show_error`); without it the sentence
        is shown in the message bar, as a bug always is.
        """
        return self.run_long(owner, lambda register, _task: work(register), done, failed=failed)

    def run_long(
        self,
        owner: QObject,
        work: Callable[["Register", Task], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[AppError], None] | None = None,
    ) -> Job:
        """As `run`, for work that reports progress and can be cancelled through its `Task`."""

        def receive(outcome: Outcome[T]) -> None:
            match outcome:
                case Done(value):
                    done(value)
                case Failed(error=BugReport() as report):
                    self.show_message(Message.bug(str(report)))
                case Failed(error=AppError() as error):
                    if failed is not None:
                        failed(error)
                    else:
                        self.show_message(Message.error(sentence(error)))

        return self.lane.submit(lambda task: work(self.register, task), receive, owner)


class Page(QWidget):
    """One page of the window. The constructor builds widgets and reads nothing.

    The frame makes a page when it is first opened and keeps it until the lock or a change of
    language (then every page is made anew, so `tr` is called in constructors only).
    """

    navigate_requested = Signal(Target)
    back_requested = Signal()
    message_requested = Signal(Message)
    saved = Signal()
    title_changed = Signal()
    commands_changed = Signal()
    primary_changed = Signal()
    badge_changed = Signal(int)
    work_started = Signal(Job)
    setting_chosen = Signal(str, object)
    """What the running window follows at once: ("language", "da"), ("theme", "dark"),
    ("idle_minutes", 5), ("policy", "its words")."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._target: Target | None = None
        self._job: Job | None = None

    def title(self) -> str:
        """Where the user is; never a person's name."""
        raise NotImplementedError

    def primary_action(self) -> QAction | None:
        """The page's one deed, shown as the button at its top right."""
        return None

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """What Ctrl+S, Ctrl+P and Ctrl+Shift+N do here; absent ones are greyed."""
        return {}

    def open(self, target: Target) -> None:
        """Show the target; called at every visit, also by Back (with what `place` gave)."""
        self._target = target
        self.refresh()

    def place(self) -> Target | None:
        """The target that brings the user back to exactly this view, selected row included."""
        return self._target

    def refresh(self) -> None:
        """Read again what is shown; called after an open, F2 and F5."""

    def leave(self) -> None:
        """Called before another page is shown: flush an autosave, keep nothing open."""

    def focus_first(self) -> None:
        """Put the focus where the user will want it after opening."""
        self.setFocus()

    def search_confirmed(self) -> None:
        """Enter was pressed in the frame's search box while this page was open."""
        self.focus_first()

    @property
    def busy(self) -> bool:
        """Whether the page waits for the lane; the frame shows the thin bar while it does."""
        return self._job is not None and self._job.running

    def run(
        self,
        work: "Callable[[Register], T]",
        done: Callable[[T], None],
        *,
        failed: Callable[[AppError], None] | None = None,
    ) -> Job:
        """`context.run` with this page as owner; shows the thin bar when it takes long."""
        return self.run_long(lambda register, _task: work(register), done, failed=failed)

    def run_long(
        self,
        work: "Callable[[Register, Task], T]",
        done: Callable[[T], None],
        *,
        failed: Callable[[AppError], None] | None = None,
    ) -> Job:
        """`context.run_long` with this page as owner and the thin bar watching it."""
        self._job = self.context.run_long(self, work, done, failed=failed)
        self.work_started.emit(self._job)
        return self._job

    def tell(self, message: Message) -> None:
        """Show a message in the frame's bar."""
        self.message_requested.emit(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """How the frame knows a page before it is made."""

    key: str
    factory: Callable[[Context], Page]
    title: Callable[[], str]
    icon: str = ""
    in_navigation: bool = False
    at_foot: bool = False
    beneath: str = ""
    chapter: str = ""
    """The chapter of the guide that F1 opens here."""
