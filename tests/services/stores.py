# SPDX-License-Identifier: EUPL-1.2
"""Backups for tests: taking one, a second place, restoring with a cheap key derivation."""

from datetime import datetime, timedelta
from pathlib import Path

from app.services import backups, pages, restore
from app.services.backups import Backup
from app.services.common import Register
from app.services.register import close_register
from app.services.task import Task
from app.services.views import ConcernFilter
from app.storage.vault import unlock
from app.storage.vault.keys import DerivedKeys
from tests.builders import NOW
from tests.services.registers import CHEAP, SECRET, plain_bytes


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


def numbers(register: Register) -> list[str]:
    """The numbers of all concerns."""
    return sorted(row.number for row in pages.list_concerns(register, ConcernFilter.ALL))


def found(folder: Path, words: str, place: str = "register") -> int:
    """How often the words stand anywhere in the decrypted file, free pages too."""
    keys = unlock(folder / place, SECRET, floors=CHEAP).keys()
    return plain_bytes(folder / place / keys.db_file, bytes(keys.database)).count(words.encode())


def closed(register: Register) -> None:
    """Close it in good order."""
    close_register(register, now=later(30), reason="command")
