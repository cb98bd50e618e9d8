# SPDX-License-Identifier: EUPL-1.2
"""What SQLite gives back, without its types: rows, and what its error codes mean.

An error is a situation a user can act on, or a bug.
"""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, Protocol

from app.domain.errors import (
    AppError,
    DiskFailed,
    DiskFull,
    RegisterBusy,
    RegisterDamaged,
    RegisterReadOnly,
)

_SCARCE: Final = 1 << 20
_SITUATIONS: Final[dict[int, Callable[[], AppError]]] = {
    sqlite3.SQLITE_BUSY: RegisterBusy,
    sqlite3.SQLITE_LOCKED: RegisterBusy,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CORRUPT: RegisterDamaged,
    sqlite3.SQLITE_NOTADB: RegisterDamaged,
    sqlite3.SQLITE_CANTOPEN: RegisterReadOnly,
    sqlite3.SQLITE_PERM: RegisterReadOnly,
}

_BY_WORDS: Final = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "database is locked": sqlite3.SQLITE_BUSY,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
    "interrupted": sqlite3.SQLITE_INTERRUPT,
}
"""What sqlite3_errstr says; a backup that fails raises with its words and without a code."""


class StatementFailed(Exception):
    """A statement is wrong or refused by a constraint: a bug. Carries SQLite's name for it."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(f"{code}: {message}")


class ConstraintFailed(StatementFailed):
    """A CHECK, UNIQUE, NOT NULL, foreign key or trigger refused the statement."""


class Interrupted(Exception):
    """The statement was stopped by `Database.interrupt`."""


def situation(error: Exception, path: Path) -> Exception:
    """The exception to raise for one of SQLite's, met in the database at `path`."""
    code = getattr(error, "sqlite_errorcode", None)
    name = str(getattr(error, "sqlite_errorname", None) or type(error).__name__)
    base = code & 0xFF if isinstance(code, int) else _BY_WORDS.get(str(error), 0)
    if base in _SITUATIONS:
        return _SITUATIONS[base]()
    if base == sqlite3.SQLITE_READONLY:
        if can_write(path):
            return StatementFailed(name, "written outside a transaction")
        return RegisterReadOnly()
    if base == sqlite3.SQLITE_IOERR:
        with contextlib.suppress(OSError):
            if shutil.disk_usage(path.parent).free < _SCARCE:
                return DiskFull()
        return DiskFailed(name)
    if base == sqlite3.SQLITE_INTERRUPT:
        return Interrupted()
    if base == sqlite3.SQLITE_NOMEM:
        return MemoryError()
    if base == sqlite3.SQLITE_CONSTRAINT:
        return ConstraintFailed(name, str(error))
    return StatementFailed(name, str(error))


def can_write(path: Path) -> bool:
    """Whether this user may write the file and make a journal beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


class Row(Protocol):
    """One row: columns by name or place."""

    def __getitem__(self, key: str | int, /) -> Any:
        """The column's value."""

    def __len__(self) -> int:
        """How many columns."""

    def __iter__(self) -> Iterator[Any]:
        """The values in order."""

    def keys(self) -> list[str]:
        """The columns' names."""
