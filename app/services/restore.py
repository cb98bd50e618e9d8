# SPDX-License-Identifier: EUPL-1.2
"""Looking at a backup, trying it, and restoring it; for the door and the command line.

The register is untouched until the pointer moves: a cut at any place leaves the old one or the
restored one, whole.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain.errors import (
    AppError,
    BackupDamaged,
    BackupUnpacked,
    CurrentPassphraseNeeded,
    DeletionsUnknown,
    FolderNotEmpty,
    KeyFileDamaged,
    KeyFileMissing,
    NewerRegister,
    NotARegister,
    OlderPassphraseNeeded,
    RecoveryKeyMistyped,
    RegisterDamaged,
    RegisterExists,
    RegisterFileMissing,
    RegisterReadOnly,
    RegisterTruncated,
    UnsafeKeyParameters,
    WrongPassphrase,
)
from app.services.task import Task
from app.storage import archive, backup, deletions, files, register_folder
from app.storage import restore as storage
from app.storage.archive import Archive
from app.storage.backup import Backup
from app.storage.connection import Database, open_database
from app.storage.migrate import known
from app.storage.seal import default_state_folder, read_seals, vault_beside, write_seal
from app.storage.vault import FLOORS, Cost, KeyFile, Unlocked, keyfile
from app.storage.vault.keys import DerivedKeys
from app.storage.vault.vault import open_key_file, repointed

__all__ = ["Rehearsed", "look", "rehearse", "restore"]

_KEY_FILES: Final = frozenset({files.KEY_FILE, files.KEY_FILE_COPY})
_LEFTOVERS: Final = frozenset(
    {
        *(backup.FOLDER, deletions.FILE, files.SEAL_FILE, "hvis-computeren-bliver-vaek.txt"),
        *("desktop.ini", "Thumbs.db"),
    }
)
_SECRET_FAILS: Final = (WrongPassphrase, RecoveryKeyMistyped)
_UNREADABLE: Final = (RegisterDamaged, RegisterTruncated, RegisterFileMissing, NotARegister)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What a restore would give."""

    concerns: int
    cases: int
    entries: int
    made_at: datetime


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class _Ways:
    """What opens the backup, the register once it is restored, and the register as it is."""

    copy: DerivedKeys
    new: Unlocked
    now: DerivedKeys | None = None
    current: KeyFile | None

    def wipe(self) -> None:
        self.copy.wipe()
        self.new.wipe()
        if self.now is not None:
            self.now.wipe()


def look(path: Path) -> Backup:
    """What a backup says of itself, every byte compared with its sums; needs no keys.

    Raises NotABackup, BackupDamaged, NewerRegister, DiskFailed.
    """
    with archive.opened(path) as found:
        found.verify()
        return backup.described(path, found.manifest, found.size)


def rehearse(
    path: Path, secret: str, *, now: datetime, floors: Cost = FLOORS, task: Task
) -> Rehearsed:
    """Restore into an encrypted part that is thrown away; the register is untouched.

    Raises WrongPassphrase, RecoveryKeyMistyped, what `look` raises, WorkCancelled, DiskFull.
    """
    with archive.opened(path) as found:
        unlocked = open_key_file(_key_file(found, floors), secret, progress=_quiet(task))
        keys = unlocked.keys()
        unlocked.wipe()
        try:
            _genuine(found, keys)
            with storage.rebuilt(
                found, keys, keys, _room_beside(path), gone=(), now=now, step=_steps(task)
            ) as rebuilt:
                return Rehearsed(
                    concerns=rebuilt.counts.concerns,
                    cases=rebuilt.counts.cases,
                    entries=rebuilt.counts.entries,
                    made_at=found.manifest.made_at,
                )
        finally:
            keys.wipe()


def restore(
    path: Path,
    secret: str,
    folder: Path,
    *,
    now: datetime,
    floors: Cost = FLOORS,
    state_folder: Path | None = None,
    task: Task,
    deletions_unknown_accepted: bool = False,
    copy_secret: str | None = None,
) -> DerivedKeys:
    """Make a backup the register of `folder`, or of a new folder; returns what opens it.

    Where the folder's key file is whole, `secret` has to open it and everybody in it can open the
    restored register; `copy_secret` opens a backup from before a change of keys. Otherwise the
    backup's key file becomes the register's. A register that still opens is backed up first;
    where that fails its file stays, as `damaged-register-….db`. What was deleted since is deleted
    again.

    Raises DeletionsUnknown unless accepted, WrongPassphrase, RecoveryKeyMistyped,
    OlderPassphraseNeeded, CurrentPassphraseNeeded, RegisterExists (another register is there),
    FolderNotEmpty, FolderImpossible, RegisterBusy, what `look` raises, WorkCancelled, DiskFull,
    RegisterReadOnly; then the folder's register is as it was.
    """
    with archive.opened(path) as found, contextlib.ExitStack() as stack:
        ways = _ways(found, folder, secret, copy_secret, floors, task)
        stack.callback(ways.wipe)
        _genuine(found, ways.copy)
        held = stack.enter_context(_held(folder, ways))
        gone = _gone(found, path, folder, ways, held, accepted=deletions_unknown_accepted)
        _make_folder(folder, found.manifest.vault_id, ours=ways.current is not None)
        saved = held is not None and _backed_up(held, ways, folder, now, task)
        state = state_folder or default_state_folder()
        seals = read_seals(folder, ways.new.keys(), state_folder=state)
        rebuilt = stack.enter_context(
            storage.rebuilt(
                found,
                ways.copy,
                ways.new.keys(),
                folder,
                gone=gone,
                seal=seals[0].head if seals else b"",
                now=now,
                step=_steps(task),
            )
        )
        task.stop_if_cancelled()
        unknown = ways.current is None and vault_beside(folder) is None
        keys = _switch(folder, ways, rebuilt.part)
        if held is not None:
            held.close()
        if unknown:
            numbered = [one.name for one in folder.iterdir() if files.database_number(one.name)]
            files.put_aside(folder, set(numbered) - {keys.db_file}, kind="other")
        elif ways.current is not None and not saved:
            files.put_aside(folder, (ways.current.db_file,), kind="damaged")
        write_seal(
            folder,
            keys,
            seq=rebuilt.head.seq,
            head=rebuilt.head.mac,
            state_folder=state,
        )
        files.sweep(folder, keys.db_file)
        return keys


def _ways(
    found: Archive, folder: Path, secret: str, copy_secret: str | None, floors: Cost, task: Task
) -> _Ways:
    progress = _quiet(task)
    key_file = _key_file(found, floors)
    current = _current(folder, floors)
    if current is not None and current.vault_id != key_file.vault_id:
        raise RegisterExists
    if current is None or current.epoch < key_file.epoch:
        opened = open_key_file(key_file, copy_secret or secret, progress=progress)
        today = None if current is None else _keys_of(current, secret, task)
        return _Ways(copy=opened.keys(), new=opened, now=today, current=current)
    try:
        new = open_key_file(current, secret, progress=progress)
    except _SECRET_FAILS:
        if _keys_of(key_file, secret, task) is not None:
            raise CurrentPassphraseNeeded from None
        raise
    if found.manifest.sealed_by(new.keys()):
        return _Ways(copy=new.keys(), new=new, now=new.keys(), current=current)
    try:
        opened = open_key_file(key_file, copy_secret or secret, progress=progress)
    except _SECRET_FAILS as error:
        new.wipe()
        if copy_secret is not None:
            raise
        raise OlderPassphraseNeeded(found.manifest.made_at) from error
    copy = opened.keys()
    opened.wipe()
    return _Ways(copy=copy, new=new, now=new.keys(), current=current)


def _keys_of(key_file: KeyFile, secret: str, task: Task) -> DerivedKeys | None:
    try:
        opened = open_key_file(key_file, secret, progress=_quiet(task))
    except AppError:
        return None
    keys = opened.keys()
    opened.wipe()
    return keys


def _key_file(found: Archive, floors: Cost) -> KeyFile:
    try:
        key_file = keyfile.parse(found.key_file(), floors=floors)
    except KeyFileDamaged as error:
        raise BackupDamaged(altered=True) from error
    if (key_file.vault_id, key_file.epoch) != (found.manifest.vault_id, found.manifest.epoch):
        raise BackupDamaged(altered=True)
    return key_file


def _current(folder: Path, floors: Cost) -> KeyFile | None:
    try:
        return keyfile.read(folder, floors=floors).key_file
    except (NotARegister, KeyFileMissing, KeyFileDamaged, UnsafeKeyParameters, BackupUnpacked):
        return None


def _genuine(found: Archive, keys: DerivedKeys) -> None:
    if not found.manifest.sealed_by(keys):
        raise BackupDamaged(altered=True)


@contextlib.contextmanager
def _held(folder: Path, ways: _Ways) -> Iterator[Database | None]:
    """The register as it is, open so that nobody works in it meanwhile; None if unreadable."""
    database = None
    if ways.now is not None:
        keys = ways.now
        with contextlib.suppress(*_UNREADABLE):
            database = open_database(folder / keys.db_file, keys, known_version=len(known()))
    else:
        _nobody_works_in(folder, ways.copy)
    try:
        yield database
    finally:
        if database is not None:
            database.close()


def _nobody_works_in(folder: Path, keys: DerivedKeys) -> None:
    """Raise RegisterBusy where a database of the folder is open, which shows before its key."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if files.database_number(path.name):
            with contextlib.suppress(*_UNREADABLE, RegisterReadOnly, NewerRegister):
                open_database(path, keys, known_version=len(known())).close()


def _gone(
    found: Archive,
    path: Path,
    folder: Path,
    ways: _Ways,
    held: Database | None,
    *,
    accepted: bool,
) -> tuple[deletions.Deletion, ...]:
    """Every deletion known here, once.

    The register itself knows all that was deleted in it, also where an earlier restore has set
    its log back; without it the list in its folder has to be newer than the backup. A list beside
    the backup is heeded too, but may be as old as the backup: it was perhaps away ever since.
    """
    gone: list[deletions.Deletion] = []
    told = accepted
    if held is not None:
        with contextlib.suppress(RegisterDamaged):
            gone += deletions.all_of(held)
            told = True
    for keys in (ways.new.keys(), ways.copy):
        own = deletions.read(folder, keys)
        told = told or (own is not None and own.seq > found.manifest.seq)
        lists = [own, deletions.read(path.parent.parent, keys)]
        for place in {folder / backup.FOLDER, path.parent}:
            lists += deletions.read_near(place, keys)
        gone += [deletion for one in lists if one is not None for deletion in one.deletions]
    if not told:
        raise DeletionsUnknown(found.manifest.made_at)
    return tuple({one.record: one for one in gone}.values())


def _make_folder(folder: Path, vault_id: str, *, ours: bool) -> None:
    """Where the register's files are or were, or a new or empty folder."""
    if not folder.is_dir():
        register_folder.try_folder(folder)
        try:
            folder.mkdir(mode=0o700, parents=True)
        except OSError as error:
            raise files.disk_error(error) from error
        return
    if not ours and vault_beside(folder) not in (None, vault_id):
        raise RegisterExists
    names = {one.name for one in folder.iterdir()}
    if not any(files.database_number(name) or name in _KEY_FILES for name in names) and any(
        name not in _LEFTOVERS and not name.startswith(".") for name in names
    ):
        raise FolderNotEmpty


def _backed_up(held: Database, ways: _Ways, folder: Path, now: datetime, task: Task) -> bool:
    """Back the register up as it is; whether that could be done."""
    keys = ways.now
    if keys is None:
        return False
    with contextlib.suppress(*_UNREADABLE):
        try:
            backup.make(held, keys, folder, now=now, step=_steps(task))
        except RegisterDamaged:  # where only free pages are torn, all is there
            task.stop_if_cancelled()
            held.close()
            path = folder / keys.db_file
            with open_database(path, keys, known_version=len(known())) as again:
                backup.make(again, keys, folder, now=now, live_pages_only=True)
        return True
    return False


def _switch(folder: Path, ways: _Ways, part: Path) -> DerivedKeys:
    """Name the part, move the pointer; until then nothing has changed."""
    name = files.next_database_name(folder, ways.new.key_file.db_file)
    final = repointed(ways.new, name)
    target = folder / name
    try:
        part.rename(target)
        files.fsync_folder(folder)
        keyfile.write(folder, final.key_file)
    except BaseException as error:
        if keyfile.points_at(folder) != name:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise files.disk_error(error) from error
        raise
    finally:
        keys = final.keys()
        final.wipe()
    return keys


def _room_beside(path: Path) -> Path:
    place = path.resolve().parent
    if os.access(place, os.W_OK):
        return place
    state = default_state_folder()
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise files.disk_error(error) from error
    return state


def _steps(task: Task) -> Callable[[int, int], None]:
    def step(done: int, total: int) -> None:
        task.stop_if_cancelled()
        task.progress(done, total)

    return step


def _quiet(task: Task) -> Callable[[int, int], None]:
    """A key derivation does not say how far it is, only that it goes on."""

    def progress(_done: int, _of: int) -> None:
        task.stop_if_cancelled()
        task.progress(0, 0)

    return progress
