# SPDX-License-Identifier: EUPL-1.2
"""Fetching the key file alone out of a backup, for a register that is whole but for its keys.

Where only the key file was lost, restoring the whole backup would lose what was written since.
"""

import contextlib
from pathlib import Path

from app.domain.errors import (
    AppError,
    BackupDamaged,
    DiskFailed,
    KeyFileDamaged,
    KeyFileMissing,
    NotARegister,
    RegisterBusy,
    RegisterReadOnly,
    UnsafeKeyParameters,
)
from app.services.task import Task
from app.storage import archive, files
from app.storage.connection import open_database
from app.storage.migrate import known
from app.storage.vault import FLOORS, Cost, Unlocked, keyfile
from app.storage.vault.vault import open_key_file, repointed


def fetch_keys(
    path: Path,
    secret: str,
    folder: Path,
    *,
    altered: bool = False,
    floors: Cost = FLOORS,
    task: Task | None = None,
) -> bool:
    """Give a folder the key file of a backup, if that opens the database there; say whether.

    False, and nothing is changed, where the folder's own key file is whole and belongs to the same
    register (unless it is known to be `altered`), and where its database does not open: then the
    whole backup has to be restored. The key file of another register is put aside, never
    overwritten. Raises what opening the backup and its key file raises, RegisterBusy,
    RegisterReadOnly, DiskFull, DiskFailed.
    """
    work = task or Task()
    with archive.opened(path) as found:
        try:
            key_file = keyfile.parse(found.key_file(), floors=floors)
        except KeyFileDamaged as error:
            raise BackupDamaged(altered=True) from error
    own = _own(folder, floors)
    if own == key_file.vault_id and not altered:
        return False
    names = _databases(folder)
    if not names:
        return False
    unlocked = open_key_file(key_file, secret, progress=work.progress)
    try:
        name = next((name for name in names if _opens(folder, unlocked, name)), None)
        if name is None:
            return False
        if own not in (None, key_file.vault_id):
            _put_aside(folder)
        keyfile.write(folder, repointed(unlocked, name).key_file)
    finally:
        unlocked.wipe()
    return True


def _own(folder: Path, floors: Cost) -> str | None:
    """Which register the folder's whole key file is of; None where there is none to use."""
    try:
        return keyfile.read(folder, floors=floors).key_file.vault_id
    except (KeyFileDamaged, KeyFileMissing, NotARegister, UnsafeKeyParameters):
        return None


def _databases(folder: Path) -> list[str]:
    """The numbered databases in the folder, the latest first."""
    try:
        names = [one.name for one in folder.iterdir()]
    except OSError:
        return []
    numbered = [(number, name) for name in names if (number := files.database_number(name))]
    return [name for _number, name in sorted(numbered, reverse=True)]


def _opens(folder: Path, unlocked: Unlocked, name: str) -> bool:
    keys = repointed(unlocked, name).keys()
    try:
        with open_database(folder / name, keys, known_version=len(known())):
            return True
    except (RegisterBusy, RegisterReadOnly, DiskFailed):  # it may be the one; nobody knows yet
        raise
    except AppError:
        return False
    finally:
        keys.wipe()


def _put_aside(folder: Path) -> None:
    """Keep another register's key file: it may be the only one there is."""
    for name in (files.KEY_FILE, files.KEY_FILE_COPY):
        with contextlib.suppress(FileNotFoundError):
            (folder / name).rename(files.free_name(folder, f"other-{name}"))
