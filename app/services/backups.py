# SPDX-License-Identifier: EUPL-1.2
"""Backups as a user meets them: when one is due, taking it, the second place, which are kept.

`begin` runs on the thread of the register, `finish` on any other, `record` on the register's again.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from app.domain.audit import Action
from app.domain.errors import (
    AppError,
    BackupDamaged,
    DiskFull,
    LastGoodBackup,
    TargetInside,
    TargetMissing,
)
from app.services.common import Register, publish_deletions, writing
from app.services.settings import Setting, setting
from app.services.task import Task
from app.storage import audit, backup, deletions, drafts, files, settings
from app.storage.backup import Backup, Second
from app.storage.files import disk_error, write_atomic
from app.storage.seal import vault_beside
from app.storage.vault.keyfile import NO_FLOORS, read

__all__ = [
    "Backup",
    "Copy",
    "Second",
    "back_up",
    "begin",
    "choose_second_target",
    "copy_to",
    "delete_backup",
    "due",
    "expired",
    "finish",
    "last_on_target",
    "latest",
    "latest_on_target",
    "listed",
    "newest_in",
    "record",
    "second_target",
]

_STATUS_BYTES: Final = 64 * 1024
PAUSE: Final = timedelta(minutes=30)
_DAMAGED: Final = "damaged"
"""What the log's LOCK says where a room ended because its register was found damaged."""
_PASSIVE: Final = frozenset(
    {
        *(Action.BACKUP, Action.LOCK, Action.OPEN, Action.SEARCH, Action.SHOW_NAMES),
        Action.UNLOCK,
    }
)


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class Copy:
    """What `begin` hands to `finish`; shows nothing of itself."""

    made: backup.Copy
    folder: Path
    target: Path | None
    days: int
    rotates: bool = True
    vault_id: str

    def discard(self) -> None:
        """Give it up: nothing is left of it."""
        self.made.discard()


def due(register: Register, *, now: datetime) -> bool:
    """Whether a backup should be taken now (security.md §7).

    At the first unlock of the day, where the last is over 30 minutes old and something was
    written since, and always after an unclean end. Not within 30 minutes after the room ended
    because of damage that the check in the door did not find. Cheap enough for every pause.
    """
    return register.unclean or (_wanted(register, now) and not _doubted(register, now))


def _wanted(register: Register, now: datetime) -> bool:
    # One from a time when the clock was ahead says nothing of today.
    made = _of(register, register.folder / backup.FOLDER)
    last = _newest(tuple(one for one in made if one.made_at <= now + PAUSE))
    if last is None or last.made_at.date() != now.astimezone().date():
        return True
    if abs(now - last.made_at) <= PAUSE:
        return False
    if register.head.seq < last.seq:
        return True  # an older copy was restored since
    database = register.database
    typed = drafts.latest(database, limit=1)
    return audit.wrote_since(database, last.seq, _PASSIVE) or (
        bool(typed) and typed[0].changed_at > last.made_at
    )


def _doubted(register: Register, now: datetime) -> bool:
    """Whether damage was told a moment ago and nothing was repaired: the copy alone was bad."""
    told = audit.last_of(register.database, Action.LOCK, _DAMAGED)
    if told is None or abs(now - told.at) > PAUSE:
        return False
    return not audit.of_action(register.database, Action.REPAIR, after=told.seq)


def begin(register: Register, *, now: datetime, task: Task) -> Copy:
    """Copy the register while it is in use: saves and drafts go in between and are in the copy.

    Raises WorkCancelled, KeyFileMissing, KeyFileDamaged, RegisterDamaged, DiskFull,
    RegisterReadOnly, DiskFailed; then nothing is left.
    """

    def step(left: int, pages: int) -> None:
        task.stop_if_cancelled()
        task.progress(pages - left, pages)
        if left:
            task.breathe()

    days = setting(register, Setting.BACKUP_DAYS)
    target = second_target(register)
    made = backup.begin(register.database, register.keys, register.folder, now=now, step=step)
    rotates = register.last_used is None
    return Copy(
        made=made,
        folder=register.folder,
        target=target,
        days=days,
        rotates=rotates,
        vault_id=made.keys.vault_id,
    )


def finish(copy: Copy, *, task: Task) -> Backup:
    """Check, pack, read back and name the copy, here and in the second place; then rotate.

    Uses no register, so it may run on any thread. A second place that is not there or full is
    no error: `second` says so. Raises WorkCancelled, RegisterDamaged (the register itself is not
    sound), BackupDamaged, DiskFull, RegisterReadOnly, DiskFailed; then no backup was made.
    """

    def step(done: int, total: int) -> None:
        task.stop_if_cancelled()
        task.progress(done, total)

    made_at = copy.made.made_at
    vault_id, epoch = copy.vault_id, copy.made.keys.epoch
    path = backup.finish(copy.made, step=step)
    second = _copy_out(path, copy.target, vault_id, made_at)
    _keep_status(copy, second)
    for place in _places(copy.folder, copy.target if second is Second.MADE else None):
        there = backup.listed_in(place, vault_id=vault_id, epoch=epoch)
        if copy.rotates:
            backup.rotate(there, now=made_at, days=copy.days)
    found = backup.glance(path)
    if found is None or not found.good:
        raise BackupDamaged
    return replace(found, current=True, second=second)


def record(register: Register, taken: Backup, *, now: datetime) -> None:
    """Log that a backup was made, and bring the list of deletions on its places up to date."""
    with writing(register, Action.BACKUP, detail=f"second_{taken.second}", now=now):
        pass
    register.unclean = False
    publish_deletions(register, second=taken.second is Second.MADE)


def back_up(register: Register, *, now: datetime, task: Task) -> Backup:
    """A whole backup at once, for the command line. Raises what `begin` and `finish` raise."""
    taken = finish(begin(register, now=now, task=task), task=task)
    record(register, taken, now=now)
    return taken


def copy_to(one: Backup, folder: Path) -> Path:
    """A further copy of a backup in some folder, read back there. Raises as `copy_out` does."""
    return backup.copy_out(one.path, folder, one.made_at)


def latest(register: Register) -> Backup | None:
    """The newest good backup in the register's own folder that today's keys open."""
    return _newest(_of(register, register.folder / backup.FOLDER))


def latest_on_target(register: Register) -> Backup | None:
    """The newest good backup in the second place; None where that is not there now."""
    target = second_target(register)
    keys = register.keys
    return None if target is None else newest_in(target, keys.vault_id, keys.epoch)


def newest_in(target: Path, vault_id: str, epoch: int) -> Backup | None:
    """The same for a second place that is known. Uses no register, so it may run on any thread.

    A share that does not answer takes a minute, for which nobody's save may wait.
    """
    if not deletions.is_there(target, vault_id):
        return None
    return _newest(backup.listed_in(target, vault_id=vault_id, epoch=epoch))


def last_on_target(register: Register) -> datetime | None:
    """When a backup last came to the second place, by the log; for when it is not there now."""
    database = register.database
    made = audit.last_of(database, Action.BACKUP, f"second_{Second.MADE}")
    chosen = audit.last_of(database, Action.SETTING, deletions.SECOND_TARGET)
    if made is None or (chosen is not None and chosen.seq > made.seq):
        return None
    return made.at


def listed(folder: Path, *, target: Path | None = None) -> tuple[Backup, ...]:
    """The backups of a register's folder, of that folder itself, and of a second place.

    Newest first. Needs no keys and reads a few kB of each.
    """
    try:
        key_file = read(folder, floors=NO_FLOORS).key_file
        vault_id, epoch = key_file.vault_id, key_file.epoch
    except AppError:
        vault_id, epoch = None, None
    beside = vault_beside(folder)
    if beside not in (None, vault_id):  # the key file is another register's, or there is none
        vault_id, epoch = beside, None
    found = [
        one
        for place in (folder, *_places(folder, target))
        for one in backup.listed_in(place, vault_id=vault_id, epoch=epoch)
    ]
    return tuple(sorted(found, key=backup.order, reverse=True))


def second_target(register: Register) -> Path | None:
    """The second place for backups, such as a USB drive or a share; it may not be there today."""
    return deletions.second_target(register.database)


def choose_second_target(register: Register, path: Path | None, *, now: datetime) -> None:
    """Choose the second place, or none. The folder has to exist and is never made.

    Raises TargetMissing, TargetInside, DiskFull, RegisterReadOnly, DiskFailed.
    """
    if path is not None:
        path = _usable(register, path)
    with writing(register, Action.SETTING, detail=deletions.SECOND_TARGET, now=now) as database:
        settings.set_value(database, deletions.SECOND_TARGET, str(path or ""))
        if path is not None:
            _mark(register, path)
    publish_deletions(register)


def delete_backup(register: Register, one: Backup, *, now: datetime) -> None:
    """Delete a backup that is listed. Raises LastGoodBackup, RegisterReadOnly, DiskFailed."""
    if one.good and one.current:
        others = (other for other in _all_of(register) if other.good and other.current)
        if all(other.path == one.path for other in others):
            raise LastGoodBackup
    try:
        one.path.unlink(missing_ok=True)
    except OSError as error:
        raise disk_error(error) from error
    with writing(register, Action.DELETE, detail="backup", now=now):
        pass


def expired(register: Register, *, now: datetime) -> tuple[Backup, ...]:
    """The backups past their expiry, newest first; never the last good one (RET-5)."""
    days = setting(register, Setting.BACKUP_DAYS)
    found = _all_of(register)
    last = _newest(found)
    return tuple(
        one for one in found if one != last and backup.past_its_day(one, now=now, days=days)
    )


def _all_of(register: Register) -> tuple[Backup, ...]:
    return listed(register.folder, target=second_target(register))


def _of(register: Register, place: Path) -> tuple[Backup, ...]:
    keys = register.keys
    return backup.listed_in(place, vault_id=keys.vault_id, epoch=keys.epoch)


def _newest(found: tuple[Backup, ...]) -> Backup | None:
    return next((one for one in found if one.good and one.current), None)


def _places(folder: Path, target: Path | None) -> tuple[Path, ...]:
    return (folder / backup.FOLDER, *(() if target is None else (target,)))


def _keep_status(copy: Copy, second: Second) -> None:
    """Put what is said for the day the computer is gone with the backups (HAN-3)."""
    with suppress(OSError, AppError):
        text = files.read_small(copy.folder / files.STATUS_FILE, _STATUS_BYTES)
        write_atomic(copy.folder / backup.FOLDER / files.STATUS_FILE, text)
        if second is Second.MADE and copy.target is not None:
            own = Path(files.STATUS_FILE)  # two registers may share the place
            name = f"{own.stem}-{copy.vault_id[:8]}{own.suffix}"
            write_atomic(copy.target / name, text)


def _copy_out(path: Path, target: Path | None, vault_id: str, made_at: datetime) -> Second:
    if target is None:
        return Second.NOT_CHOSEN
    if not deletions.is_there(target, vault_id):
        return Second.MISSING
    try:
        backup.copy_out(path, target, made_at)
    except TargetMissing:
        return Second.MISSING
    except DiskFull:
        return Second.FULL
    except AppError:
        return Second.FAILED
    return Second.MADE


def _usable(register: Register, path: Path) -> Path:
    try:
        found = path.resolve(strict=True)
        if not found.is_dir():
            raise TargetMissing
    except (OSError, RuntimeError) as error:
        raise TargetMissing from error
    if found.is_relative_to(register.folder.resolve()):
        raise TargetInside
    return found


def _mark(register: Register, target: Path) -> None:
    failed = deletions.publish(register.folder, register.keys, register.database, (target,))
    if failed:
        raise failed[-1]
