# SPDX-License-Identifier: EUPL-1.2
"""Backups for tests: taking one, a second place, restoring with a cheap key derivation."""

from datetime import datetime, timedelta
from pathlib import Path

from app.services import backups, restore
from app.services.backups import Backup
from app.services.common import Register
from app.services.task import Task
from app.storage.vault.keys import DerivedKeys
from tests.builders import NOW
from tests.services.registers import CHEAP, SECRET


def later(minutes: float = 0, *, days: int = 0) -> datetime:
    """A moment after the builders' one."""
    return NOW + timedelta(minutes=minutes, days=days)


def take(register: Register, *, now: datetime = NOW) -> Backup:
    """A whole backup."""
    return backups.back_up(register, now=now, task=Task())


def usb(register: Register, folder: Path) -> Path:
    """A second place that was chosen."""
    target = folder / "usb"
    target.mkdir()
    backups.choose_second_target(register, target, now=NOW)
    return target


def put_back(
    path: Path,
    folder: Path,
    *,
    place: str = "register",
    secret: str = SECRET,
    now: datetime = NOW,
    accepted: bool = False,
    copy_secret: str | None = None,
) -> DerivedKeys:
    """Restore a backup to the register of `registers.make(folder)`, or another place there."""
    return restore.restore(
        path,
        secret,
        folder / place,
        now=now,
        floors=CHEAP,
        state_folder=folder / "state",
        task=Task(),
        deletions_unknown_accepted=accepted,
        copy_secret=copy_secret,
    )
