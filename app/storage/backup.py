# SPDX-License-Identifier: EUPL-1.2
"""Making backups: a copy while the register is in use, checked, packed, read back, then named.

Nothing is called `.zip` before it was read back whole; what a cut leaves is a `.part`, encrypted
like the register, and swept by the next backup. `begin` needs the register's connection, `finish`
only the copy, so it may run on any thread.
"""

import contextlib
import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, auto
from pathlib import Path
from typing import Final

from app import __version__
from app.domain.errors import (
    AppError,
    BackupDamaged,
    KeyFileDamaged,
    RegisterDamaged,
    TargetMissing,
)
from app.domain.rotation import is_past, kept
from app.storage import archive, audit, files
from app.storage.archive import Manifest
from app.storage.connection import Database, make_empty_file, open_database
from app.storage.migrate import known
from app.storage.vault.keyfile import NO_FLOORS, read
from app.storage.vault.keys import DerivedKeys

FOLDER: Final = "backups"
SUFFIX: Final = ".zip"
COUNT_CONCERNS: Final = "SELECT count(*) FROM concern"
COUNT_CASES: Final = "SELECT count(*) FROM case_file"
COUNT_ENTRIES: Final = "SELECT count(*) FROM log"
_PART: Final = re.compile(r"\.\d{4}-\d\d-\d\d_\d{4}(?:-\d+)?\.[0-9a-f]{8}\.part(?:-journal)?")
_NAME: Final = re.compile(r"\d{4}-\d\d-\d\d_\d{4}(?:-\d+)?\.zip")
_in_use: Final[set[Path]] = set()
Step = Callable[[int, int], None]


class Second(StrEnum):
    """What became of the second place at one backup."""

    NOT_CHOSEN = auto()
    MADE = auto()
    MISSING = auto()
    FULL = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup as its manifest tells; `size` in bytes.

    `good`: it was read back when it was made, and its parts still have their sizes. `current`:
    what opens the register today opens it too. `second` is said of one just made only.
    """

    path: Path
    made_at: datetime
    size: int
    vault_id: str
    epoch: int
    seq: int
    receipt: str
    good: bool
    current: bool
    second: Second = Second.NOT_CHOSEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a register holds."""

    concerns: int
    cases: int
    entries: int


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class Copy:
    """The register's database copied to a part, not yet checked. Shows nothing of itself."""

    part: Path
    keys: DerivedKeys
    key_file: bytes
    made_at: datetime
    head: audit.Head

    def discard(self) -> None:
        """Give it up: nothing is left of it."""
        self.keys.wipe()
        _remove(self.part)


def begin(
    database: Database,
    keys: DerivedKeys,
    folder: Path,
    *,
    now: datetime,
    step: Step | None = None,
    live_pages_only: bool = False,
) -> Copy:
    """Copy the database and the key file as they are; what is saved meanwhile is in the copy too.

    `live_pages_only` passes over free pages, which may be torn, and is done in one step.
    `step(pages left, pages)` is called between the steps, also last with 0 left, when it must
    not write any more. Raises RegisterDamaged, DiskFull, RegisterReadOnly, DiskFailed,
    KeyFileMissing, KeyFileDamaged, and what `step` raises; then nothing is left.
    """
    place = make_folder(folder)
    sweep(place)
    key_file = read(folder, floors=NO_FLOORS).key_file
    if (key_file.vault_id, key_file.epoch) != (keys.vault_id, keys.epoch):
        raise KeyFileDamaged(altered=True)
    part = _part(place, now)
    _in_use.add(part)
    try:
        if live_pages_only:
            database.live_pages_to(part)
        else:
            database.copy_to(part, keys, step=step)
        return Copy(
            part=part,
            keys=DerivedKeys.unpack(keys.pack()),
            key_file=key_file.to_bytes(),
            made_at=now.astimezone().replace(microsecond=0),
            head=audit.head(database),
        )
    except BaseException:
        _remove(part)
        raise


def finish(copy: Copy, *, step: Step | None = None) -> Path:
    """Check the copy, pack it, read the ZIP back and give it its name; wipes the copy's keys.

    Opens the copy with a connection of its own. `step(done, total)` counts bytes. Raises
    RegisterDamaged where the register itself is no longer sound, BackupDamaged where the ZIP
    does not read back as written, DiskFull, RegisterReadOnly, DiskFailed.
    """
    place = copy.part.parent
    packed = _part(place, copy.made_at)
    _in_use.add(packed)
    try:
        facts = _facts(copy)
        archive.write(packed, copy.part, copy.key_file, facts, copy.keys)
        _read_back(packed, copy.keys, step)
        return _name(packed, place, copy.made_at)
    finally:
        _remove(packed)
        copy.discard()


def make(
    database: Database,
    keys: DerivedKeys,
    folder: Path,
    *,
    now: datetime,
    step: Step | None = None,
    live_pages_only: bool = False,
) -> Path:
    """A whole backup at once, before a rotation, a migration or a restore; returns its file.

    Raises what `begin` and `finish` raise.
    """
    copy = begin(database, keys, folder, now=now, step=step, live_pages_only=live_pages_only)
    return finish(copy)


def make_folder(folder: Path) -> Path:
    """The register's own folder of backups, 0700."""
    place = folder / FOLDER
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        place.chmod(0o700)
    except OSError as error:
        raise files.disk_error(error) from error
    return place


def copy_out(source: Path, target: Path, made_at: datetime) -> Path:
    """Copy a backup to a second place and read it back there; returns the file.

    Raises TargetMissing, BackupDamaged, DiskFull, RegisterReadOnly, DiskFailed; then no new
    `.zip` is there. The folder itself is never made.
    """
    if not target.is_dir():
        raise TargetMissing
    sweep(target)
    part = _part(target, made_at)
    _in_use.add(part)
    try:
        make_empty_file(part)
        with source.open("rb") as read_from, part.open("r+b") as write_to:
            while block := read_from.read(1 << 20):
                write_to.write(block)
        archive.flush(part)
        with archive.opened(part) as copied:
            copied.verify()
        return _name(part, target, made_at)
    except OSError as error:
        raise files.disk_error(error) from error
    finally:
        _remove(part)


def listed_in(place: Path, *, vault_id: str | None, epoch: int | None) -> tuple[Backup, ...]:
    """The backups in one folder, newest first; reads a few kB of each.

    With `vault_id` only those of that register. Without `epoch` (no whole key file is at hand)
    the latest epoch found is taken for today's.
    """
    try:
        paths = sorted(path for path in place.iterdir() if _NAME.fullmatch(path.name))
    except OSError:
        return ()
    found = [one for path in paths if (one := glance(path)) is not None]
    if vault_id is not None:
        found = [one for one in found if one.vault_id in (vault_id, "")]
    today = epoch or max((one.epoch for one in found), default=0)
    found = [replace(one, current=one.good and one.epoch == today) for one in found]
    return tuple(sorted(found, key=order, reverse=True))


def order(one: Backup) -> tuple[datetime, int, str]:
    """By when they were made; two of the same second by what they hold."""
    return one.made_at, one.seq, one.path.name


def rotate(backups: Iterable[Backup], *, now: datetime, days: int) -> tuple[Path, ...]:
    """Delete the good backups that need not stay; returns which. The one of `now` stays.

    Copies of an earlier epoch go by their expiry alone, so that they are not missed before
    somebody has seen to them; what cannot be read is left for the user to judge.
    """
    good = [one for one in backups if one.good]
    current = [one for one in good if one.current]
    stay = kept((one.made_at for one in current), now=now, days=days)
    gone = [one for one in current if one.made_at not in stay and one.made_at != now]
    older = [one for one in good if not one.current]
    if current:
        gone += [one for one in older if past_its_day(one, now=now, days=days)]
    removed = []
    for one in gone:
        with contextlib.suppress(OSError):
            one.path.unlink()
            removed.append(one.path)
    return tuple(removed)


def past_its_day(one: Backup, *, now: datetime, days: int) -> bool:
    """Whether a backup is older than its expiry (RET-5)."""
    return is_past(one.made_at, now=now, days=days)


def described(path: Path, manifest: Manifest, size: int, *, current: bool = True) -> Backup:
    """A backup by its manifest."""
    return Backup(
        path=path,
        made_at=manifest.made_at,
        size=size,
        vault_id=manifest.vault_id,
        epoch=manifest.epoch,
        seq=manifest.seq,
        receipt=manifest.receipt,
        good=True,
        current=current,
    )


def count(database: Database) -> Counts:
    """What the manifest says of the content."""
    return Counts(
        concerns=int(database.scalar(COUNT_CONCERNS)),
        cases=int(database.scalar(COUNT_CASES)),
        entries=int(database.scalar(COUNT_ENTRIES)),
    )


def sweep(place: Path) -> None:
    """Delete the parts that an interrupted backup left; those being written now stay."""
    with contextlib.suppress(OSError):
        for path in list(place.iterdir()):
            if _PART.fullmatch(path.name) and path.with_name(_stem(path.name)) not in _in_use:
                path.unlink(missing_ok=True)


def _facts(copy: Copy) -> Manifest:
    steps = known()
    with open_database(copy.part, copy.keys, known_version=len(steps)) as database:
        if database.faults() or any(audit.faults(database, copy.keys.log)):
            raise RegisterDamaged
        head = audit.head(database)
        if (head.seq, head.mac) != (copy.head.seq, copy.head.mac):
            raise RegisterDamaged
        counts = count(database)
        pages = int(database.scalar("PRAGMA page_count"))
    return Manifest(
        format=archive.FORMAT,
        program=__version__,
        vault_id=copy.keys.vault_id,
        epoch=copy.keys.epoch,
        made_at=copy.made_at,
        seq=head.seq,
        receipt=head.receipt,
        pages=pages,
        concerns=counts.concerns,
        cases=counts.cases,
        entries=counts.entries,
    )


def _read_back(packed: Path, keys: DerivedKeys, step: Step | None) -> None:
    with archive.opened(packed) as written:
        if not written.manifest.sealed_by(keys):
            raise BackupDamaged
        written.verify(step)


def _name(part: Path, place: Path, made_at: datetime) -> Path:
    stem = made_at.strftime("%Y-%m-%d_%H%M")
    path, number = place / f"{stem}{SUFFIX}", 1
    while path.exists():
        number += 1
        path = place / f"{stem}-{number}{SUFFIX}"
    try:
        part.rename(path)
        files.fsync_folder(place)
    except OSError as error:
        raise files.disk_error(error) from error
    return path


def glance(path: Path) -> Backup | None:
    """A backup by its manifest, or marked as not good; None where there is no such file."""
    try:
        with archive.opened(path) as found:
            return described(path, found.manifest, found.size, current=False)
    except AppError:
        pass
    try:
        facts = path.stat()
    except OSError:
        return None
    return Backup(
        path=path,
        made_at=datetime.fromtimestamp(facts.st_mtime).astimezone(),
        size=facts.st_size,
        vault_id="",
        epoch=0,
        seq=0,
        receipt="",
        good=False,
        current=False,
    )


def _part(place: Path, made_at: datetime) -> Path:
    stem = made_at.astimezone().strftime("%Y-%m-%d_%H%M")
    return place / f".{stem}.{secrets.token_hex(4)}.part"


def _stem(name: str) -> str:
    return name.removesuffix("-journal")


def _remove(part: Path) -> None:
    for path in (part, part.with_name(part.name + "-journal")):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
    _in_use.discard(part)
