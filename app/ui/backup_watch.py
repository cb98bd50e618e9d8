# SPDX-License-Identifier: EUPL-1.2
"""Backups by themselves: when one is due, its three parts on their lanes, and what the line says.

The copy is taken on the register's lane in the background, checked and packed on a lane of its
own, and recorded on the register's. A lock waits for none of it: what it cuts off is a part file
that the next backup sweeps away.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import AppError, RegisterDamaged
from app.services import backups
from app.services.backups import Backup, Second
from app.widgets.jobs import BugReport, Done, Failed, Job, Lane, Outcome

if TYPE_CHECKING:
    from app.services.backups import Copy
    from app.services.register import Register

LOOK_EVERY_MS: Final = 10_000
QUIET_S: Final = 20.0
"""How long nothing has been typed or pressed before work counts as paused."""
FIRST_AFTER_MS: Final = 3_000
NOT_DUE_FOR: Final = timedelta(minutes=1)
AFTER_A_FAILURE: Final = timedelta(minutes=30)
_TROUBLE: Final = frozenset({Second.FULL, Second.FAILED})
_USUAL_S: Final = sys.getswitchinterval()
_SHORT_S: Final = _USUAL_S / 10
"""The interpreter changes threads more often meanwhile: the check of the copy would otherwise
keep a draft waiting for 5 ms at each of its steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of the backups; `there` is the latest good one in the second place.

    `there_since` is when the last one was written there, as the log has it.
    """

    latest: Backup | None = None
    target: Path | None = None
    there: Backup | None = None
    there_since: datetime | None = None


class BackupWatch(QObject):
    """Lives as long as the room; the window's thread alone touches it.

    `idle_s` says for how many seconds the user has done nothing; without it no backup is made by
    itself, only when asked for.
    """

    changed = Signal()
    """The standing, or how far a running backup is."""
    made = Signal(Backup)
    failed = Signal(object)
    """An AppError or a BugReport; of backups that nobody asked for only the first in a row."""
    second_failed = Signal(Second)
    """The second place is full or cannot be written; said of backups that nobody asked for, once
    until one is put there again."""
    damaged = Signal()
    """The register itself was found damaged."""

    def __init__(
        self,
        register: "Register",
        lane: Lane,
        *,
        now: Callable[[], datetime],
        idle_s: Callable[[], float] | None = None,
    ) -> None:
        super().__init__()
        self._register, self._lane, self._now, self._idle_s = register, lane, now, idle_s
        self._copies: Lane | None = None
        self._second: Lane | None = None
        self._job: Job | None = None
        self._asked = self._told = self._closed = False
        self._not_before: datetime | None = None
        self._trouble: Second | None = None
        self.standing: Standing | None = None
        self.percent = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def running(self) -> bool:
        """Whether a backup is being made."""
        return self._job is not None

    @property
    def looking(self) -> bool:
        """Whether it is being looked what lies in the second place."""
        return self._second is not None and self._second.busy

    def start(self) -> None:
        """Read how the backups stand; from then on make them by themselves."""
        self.read_standing()
        if self._idle_s is not None:
            QTimer.singleShot(FIRST_AFTER_MS, self, self._first)
            self._timer.start()

    def look(self) -> None:
        """Make a backup if the work pauses and one is due."""
        if self._idle_s is not None and self._idle_s() >= QUIET_S:
            self._make_if_due()

    def read_standing(self) -> None:
        """Read anew how the backups stand."""
        self._lane.submit(lambda _task: _read_here(self._register), self._on_standing, self)

    def back_up(self) -> Job | None:
        """Make a backup now, because the user wants it; None while one is being made."""
        return self._begin(asked=True)

    def stop(self) -> None:
        """Give the running backup up."""
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop what runs and end the own lane; the register's lane is its owner's."""
        self._closed = True
        self._timer.stop()
        self.stop()
        for lane in (self._copies, self._second):
            if lane is not None:
                lane.close()
        sys.setswitchinterval(_USUAL_S)

    def _first(self) -> None:
        """The first of the day, and the one after an unclean end, wait for no pause."""
        if not self._closed:
            self._make_if_due()

    def _make_if_due(self) -> None:
        now = self._now()
        if self.running or (self._not_before is not None and now < self._not_before):
            return
        self._not_before = now + NOT_DUE_FOR
        self._lane.submit(lambda _task: backups.due(self._register, now=now), self._on_due, self)

    def _on_due(self, outcome: Outcome[bool]) -> None:
        match outcome:
            case Done(value=True):
                self._begin(asked=False)
            case Failed(error=error):
                self._on_failed(error)

    def _begin(self, *, asked: bool) -> Job | None:
        if self.running or self._closed:
            return None
        now = self._now()
        self._asked = asked
        job = self._lane.submit(
            lambda task: backups.begin(self._register, now=now, task=task),
            self._on_copy,
            self,
            background=True,
        )
        self._follow(job, 0, 50)
        return job

    def _follow(self, job: Job, first: int, last: int) -> None:
        self._job, self.percent = job, first
        sys.setswitchinterval(_SHORT_S)

        def tell(done: int, total: int) -> None:
            self.percent = first + (last - first) * done // max(1, total)
            self.changed.emit()

        job.progressed.connect(tell)
        self.changed.emit()

    def _on_copy(self, outcome: "Outcome[Copy]") -> None:
        match outcome:
            case Done(value=copy):
                self._copies = self._copies or Lane("copies")
                job = self._copies.submit(
                    lambda task: backups.finish(copy, task=task), self._on_backup, self
                )
                self._follow(job, 50, 100)
            case Failed(error=error):
                self._on_failed(error)
            case _:
                self._end()

    def _on_backup(self, outcome: Outcome[Backup]) -> None:
        match outcome:
            case Done(value=backup):
                now = self._now()
                self._lane.submit(
                    lambda _task: backups.record(self._register, backup, now=now),
                    lambda outcome: self._on_recorded(backup, outcome),
                    self,
                )
            case Failed(error=error):
                self._on_failed(error)
            case _:
                self._end()

    def _on_recorded(self, backup: Backup, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed):
            self._on_failed(outcome.error)
            return
        self._told = False
        trouble = backup.second if backup.second in _TROUBLE else None
        new = trouble is not None and trouble != self._trouble and not self._asked
        self._trouble = trouble
        self._end()
        self.made.emit(backup)
        if new:
            self.second_failed.emit(trouble)

    def _on_failed(self, error: AppError | BugReport) -> None:
        asked, told = self._asked, self._told
        self._not_before = self._now() + AFTER_A_FAILURE
        self._end()
        if isinstance(error, RegisterDamaged):
            self.damaged.emit()
        elif asked or not told:
            self._told = True
            self.failed.emit(error)

    def _end(self) -> None:
        self._job, self._asked, self.percent = None, False, 0
        sys.setswitchinterval(_USUAL_S)
        self.read_standing()
        self.changed.emit()

    def _on_standing(self, outcome: Outcome[Standing]) -> None:
        if not isinstance(outcome, Done):
            return
        read, before = outcome.value, self.standing
        if before is not None and before.target == read.target:
            read = replace(read, there=before.there)
        self.standing = read
        self.changed.emit()
        if read.target is not None and not self._closed:
            self._look_there(read.target)

    def _look_there(self, target: Path) -> None:
        """On a thread of its own: a share that does not answer holds nothing else up."""
        vault_id, epoch = self._register.keys.vault_id, self._register.keys.epoch
        self._second = self._second or Lane("second")
        self._second.submit(
            lambda _task: backups.newest_in(target, vault_id, epoch),
            lambda outcome: self._on_there(target, outcome),
            self,
        )

    def _on_there(self, target: Path, outcome: Outcome[Backup | None]) -> None:
        standing = self.standing
        if isinstance(outcome, Done) and standing is not None and standing.target == target:
            self.standing = replace(standing, there=outcome.value)
            self.changed.emit()


def read_standing(register: "Register") -> Standing:
    """How the backups stand; on the lane, for which a second place may be long in answering."""
    return replace(_read_here(register), there=backups.latest_on_target(register))


def _read_here(register: "Register") -> Standing:
    """What is known without a look at the second place."""
    target = backups.second_target(register)
    return Standing(
        latest=backups.latest(register),
        target=target,
        there_since=None if target is None else backups.last_on_target(register),
    )
