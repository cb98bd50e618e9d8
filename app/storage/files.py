# SPDX-License-Identifier: EUPL-1.2
"""Names of a register's files, and the writing of small files so that a cut leaves old or new."""

import contextlib
import errno
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from app.domain.errors import AppError, DiskFailed, DiskFull, RegisterReadOnly

KEY_FILE: Final = "register.keys"
KEY_FILE_COPY: Final = "register.keys.bak"
SEAL_FILE: Final = "register.seal"
STATUS_FILE: Final = "hvis-computeren-bliver-vaek.txt"
_DATABASE_NAME: Final = re.compile(r"register-(\d{4,9})\.db", re.ASCII)
_JOURNAL: Final = "-journal"
_PARTS: Final = (f".{KEY_FILE}", f".{SEAL_FILE}", ".register.deletions", ".restore.")
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)
_NO_WAITING: Final[int] = getattr(os, "O_NONBLOCK", 0)


def database_name(number: int) -> str:
    """The file name of the register's database with this running number."""
    return f"register-{number:04}.db"


def database_number(name: str) -> int | None:
    """The running number in a database's file name; None when it is no such name."""
    match = _DATABASE_NAME.fullmatch(name)
    if match is None or database_name(int(match[1])) != name:
        return None
    return int(match[1])


def next_database_name(folder: Path, current: str) -> str:
    """A database name after `current` that nothing in the folder has yet."""
    taken = [number for path in folder.iterdir() if (number := database_number(path.name))]
    return database_name(max([database_number(current) or 0, *taken]) + 1)


def free_name(folder: Path, name: str) -> Path:
    """`name` in the folder, with a number before it where that is taken."""
    target, number = folder / name, 1
    while target.exists():
        number += 1
        target = folder / f"{number}-{name}"
    return target


def put_aside(folder: Path, names: Iterable[str], *, kind: str) -> None:
    """Keep databases that are in no backup, as `kind-register-….db`, which nothing sweeps."""
    for name in names:
        for one in (name, name + _JOURNAL):
            with contextlib.suppress(OSError):
                (folder / one).rename(free_name(folder, f"{kind}-{one}"))


def disk_error(error: OSError) -> AppError:
    """The situation behind a failed write, as the user meets it."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull()
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return RegisterReadOnly()
    return DiskFailed(errno.errorcode.get(error.errno or 0, "OSError"))


def fsync_folder(folder: Path) -> None:
    """Make a rename or deletion in the folder survive a power cut (POSIX; Windows journals it)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _flush(handle)
    finally:
        os.close(handle)


def _flush(handle: int) -> None:
    if sys.platform == "darwin":
        # fsync leaves the drive's own cache on macOS; some network drives know only fsync.
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def read_small(path: Path, most: int) -> bytes:
    """The first bytes of a plain file. OSError; FileNotFoundError also for what is none.

    A pipe with the name of a register's file would never end.
    """
    handle = os.open(path, os.O_RDONLY | _BINARY | _NO_WAITING)
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise FileNotFoundError(errno.ENOENT, "no plain file")
        return os.read(handle, most)
    finally:
        os.close(handle)


def write_atomic(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace `path` by `data`: afterwards the old or the new content is there, never a mixture.

    `durable` waits for the disk. Raises DiskFull, RegisterReadOnly or DiskFailed, and then the
    old file is untouched and nothing is left beside it.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            if durable:
                _flush(handle)
        finally:
            os.close(handle)
        part.replace(path)
        if durable:
            fsync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise disk_error(error) from error


def remove_database(path: Path) -> None:
    """Delete a database and its journal; the caller has moved the pointer away from it."""
    for target in (path, path.with_name(path.name + _JOURNAL)):
        try:
            target.unlink(missing_ok=True)
        except OSError as error:
            raise disk_error(error) from error


def sweep(folder: Path, current: str) -> tuple[str, ...]:
    """Delete what an interrupted rotation or migration left; returns the names. Call when unlocked.

    Only numbered databases other than `current`, their journals, and half-written parts.
    """
    removed = []
    for path in sorted(folder.iterdir()):
        name = path.name.removesuffix(_JOURNAL)
        stray = name != current and database_number(name) is not None
        part = name.startswith(_PARTS) and name.endswith(".part")
        if stray or part:
            with contextlib.suppress(OSError):
                path.unlink()
                removed.append(path.name)
    return tuple(removed)
