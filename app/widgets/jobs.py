# SPDX-License-Identifier: EUPL-1.2
"""The one worker lane: everything that uses the register happens there, one thing at a time.

Long work in the background lets what waits go in between, on the same thread, when it breathes.
Outcomes are values, delivered on the window's thread, never to a widget that is gone.
"""

import queue
import threading
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.errors import AppError
from app.services.task import Task, WorkCancelled
from app.widgets.parts import Text, quiet_button
from app.widgets.texts import tr

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BugReport:
    """What may be told of a fault in the program: no message, no values, no locals."""

    kind: str
    module: str
    line: int

    @classmethod
    def of(cls, error: BaseException) -> "BugReport":
        """Describe an error by its type and the innermost line of this program."""
        frames = traceback.extract_tb(error.__traceback__, limit=None)
        own = [frame for frame in frames if "app" in PurePath(frame.filename).parts] or frames
        if not own:
            return cls(type(error).__name__, "", 0)
        return cls(type(error).__name__, PurePath(own[-1].filename).stem, own[-1].lineno or 0)

    def __str__(self) -> str:
        return f"{self.kind} ({self.module}:{self.line})"


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The work ended and this is what it gave."""

    value: T = field(repr=False)


@dataclass(frozen=True, slots=True)
class Failed:
    """The work raised: an `AppError` to show as a sentence, or a bug to report."""

    error: AppError | BugReport


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The work was asked to stop, and did."""


Outcome = Done[T] | Failed | Cancelled


class Job(QObject):
    """The window's end of one piece of work; lives on the window's thread."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task
        self.running = True

    def cancel(self) -> None:
        """Ask the work to stop; the outcome says whether it did."""
        self._task.cancel()


@dataclass(frozen=True, slots=True)
class _Order:
    work: Callable[[Task], Any]
    task: Task
    job: Job
    owner: QObject
    on_done: Callable[[Any], None]
    background: bool


class Lane(QObject):
    """One thread and its queue. Create, use and close it on the window's thread."""

    _finished = Signal(object, object)
    _progressed = Signal(object, int, int)

    def __init__(self, name: str = "register") -> None:
        super().__init__()
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._pending: list[_Order] = []
        # Touched on the thread only: background work that waits, and what was taken too early.
        self._later: deque[_Order] = deque()
        self._held: _Order | None = None
        self._closing = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name=f"lane-{name}", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether work waits, runs, or has an outcome on the way."""
        return bool(self._pending)

    def submit(
        self,
        work: Callable[[Task], T],
        on_done: Callable[[Outcome[T]], None],
        owner: QObject,
        *,
        background: bool = False,
    ) -> Job:
        """Queue work. `on_done` is called with its outcome unless `owner` is gone by then.

        Work in the background is begun when nothing else waits, and whenever it breathes
        (`Task.breathe`), the ordinary work that waits by then is done first, in its order.
        """
        holder: list[Job] = []
        task: Task = Task(
            lambda done, total: self._progressed.emit(holder[0], done, total),
            on_breath=(lambda: self._let_in(task)) if background else None,
        )
        job = Job(task)
        holder.append(job)
        order = _Order(work, task, job, owner, on_done, background)
        self._pending.append(order)
        self._orders.put(order)
        return job

    def stop_background(self) -> None:
        """Ask all work in the background to stop; what is submitted from now on follows it."""
        for order in self._pending:
            if order.background:
                order.task.cancel()

    def close(self, timeout: float = 10.0) -> bool:
        """Cancel what waits, end the thread; say whether it ended in time."""
        for order in self._pending:
            order.task.cancel()
        self._orders.put(None)
        self._thread.join(timeout)
        self._pending.clear()
        return not self._thread.is_alive()

    def _work(self) -> None:
        while not self._closing:
            order = self._take(wait=not self._later)
            if order is None and self._later and not self._closing:
                order = self._later.popleft()
            if order is not None:
                self._do(order)
            del order

    def _let_in(self, during: Task) -> None:
        """Do the ordinary work that waits, unless `during` was stopped before it was asked for."""
        while (order := self._take(wait=False)) is not None:
            if during.cancelled:
                self._held = order
                return
            self._do(order)
            del order

    def _take(self, *, wait: bool) -> _Order | None:
        """The next ordinary work; None when there is none or when the lane closes."""
        if (held := self._held) is not None:
            self._held = None
            return held
        while not self._closing:
            try:
                order = self._orders.get(block=wait)
            except queue.Empty:
                return None
            if order is None:
                self._closing = True
            elif order.background:
                self._later.append(order)
                wait = False
            else:
                return order
        return None

    def _do(self, order: _Order) -> None:
        self._finished.emit(order, _outcome(order))

    @Slot(object, object)
    def _deliver(self, order: _Order, outcome: Any) -> None:
        if order not in self._pending:
            return  # the lane was closed meanwhile
        self._pending.remove(order)
        order.job.running = False
        order.job.ended.emit()
        if isValid(order.owner):
            order.on_done(outcome)

    @Slot(object, int, int)
    def _on_progress(self, job: Job, done: int, total: int) -> None:
        if job.running:
            job.progressed.emit(done, total)


_STOP: Final = Cancelled()


def _outcome(order: _Order) -> Outcome[Any]:
    if order.task.cancelled:
        return _STOP
    try:
        return Done(order.work(order.task))
    except WorkCancelled:
        return _STOP
    except AppError as error:
        return Failed(error.with_traceback(None))
    except Exception as error:
        return Failed(BugReport.of(error))


class Busy(QWidget):
    """Loading in place: nothing at first, a thin bar after 300 ms, words and cancel after 3 s."""

    BAR_AFTER_MS: Final = 300
    WORDS_AFTER_MS: Final = 3000

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(tr("Working"))
        column.addWidget(self.bar)
        self.words = QWidget()
        row = QHBoxLayout(self.words)
        row.setContentsMargins(0, 4, 0, 4)
        row.addWidget(Text(tr("This takes a moment …"), "quiet", wrap=False))
        row.addWidget(quiet_button(tr("Stop"), self._on_stop))
        row.addStretch(1)
        column.addWidget(self.words)
        self._bar_timer = self._timer(self.BAR_AFTER_MS, self._on_bar)
        self._words_timer = self._timer(self.WORDS_AFTER_MS, self._on_words)
        self.clear()

    def watch(self, job: Job) -> None:
        """Show this job until it ends, in place of the one before."""
        shown = self.isVisible()
        self._forget()
        if not job.running:
            self.clear()
            return
        self._job = job
        self.bar.setRange(0, 0)
        job.progressed.connect(self._on_progress)
        job.ended.connect(self.clear)
        if not shown:
            self._bar_timer.start()
        self._words_timer.start()

    def clear(self) -> None:
        """Show nothing."""
        self._forget()
        self._bar_timer.stop()
        self._words_timer.stop()
        self.words.hide()
        self.hide()

    def _timer(self, after: int, on_timeout: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(on_timeout)
        return timer

    def _forget(self) -> None:
        if self._job is not None:
            self._job.progressed.disconnect(self._on_progress)
            self._job.ended.disconnect(self.clear)
            self._job = None

    def _on_bar(self) -> None:
        self.show()

    def _on_words(self) -> None:
        self.words.show()
        self.show()

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
