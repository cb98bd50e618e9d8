# SPDX-License-Identifier: EUPL-1.2
"""The one connection to the encrypted database: opening, statements, transactions.

Opening follows security.md §4 in its order (the settings are in `engine`); SQLite's errors arrive
here as the situations of `app.domain.errors` (see `situations`).
"""

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from app.domain.errors import (
    AppError,
    NewerRegister,
    NotARegister,
    RegisterBusy,
    RegisterDamaged,
    RegisterFileMissing,
    RegisterReadOnly,
    RegisterReplaced,
    RegisterTruncated,
)
from app.storage import engine, journal
from app.storage.files import disk_error
from app.storage.result import Result
from app.storage.situations import (
    ConstraintFailed,
    Interrupted,
    Row,
    StatementFailed,
    can_write,
)
from app.storage.statements import Use, use_of
from app.storage.vault.keys import DerivedKeys

APPLICATION_ID: Final = 0x546F7668
__all__ = ["ConstraintFailed", "Database", "Interrupted", "Result", "Row", "StatementFailed"]

_PLAIN_HEADER: Final = b"SQLite format 3\0"
_open_files: Final[set[tuple[int, int]]] = set()

Value = str | int | float | bytes | None
Parameters = Mapping[str, Value]
_NOTHING: Final[Parameters] = {}


class Database:
    """An open register database; used by one thread only.

    Outside `transaction()` nothing can be written. After damage or replacement it is closed.
    """

    def __init__(self, raw: Any, path: Path, *, hot_journal: bool) -> None:
        self._raw = raw
        self._inside = False
        self._file = _file_id(path)
        self.path = path
        self.hot_journal = hot_journal
        self.after_commit: list[Callable[[], None]] = []
        self._why_closed: Exception = RuntimeError("the database is closed")
        _open_files.add(self._file)

    def __repr__(self) -> str:
        return f"Database(closed={self.closed})"

    def __enter__(self) -> "Database":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def closed(self) -> bool:
        """Whether `close` was called or an error closed it."""
        return self._raw is None

    @property
    def in_transaction(self) -> bool:
        """Whether the code runs inside `transaction()`."""
        return self._inside

    def execute(self, sql: str, parameters: Parameters = _NOTHING) -> Result:
        """Run one statement with named parameters.

        Raises the situations of `translated`, and StatementFailed for bugs.
        """
        cursor = self._cursor(sql)
        with self.translated():
            cursor.execute(sql, dict(parameters))
        return Result(cursor, self._reading)

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> Result:
        """Run one changing statement once per set of parameters."""
        cursor = self._cursor(sql)
        with self.translated():
            cursor.executemany(sql, [dict(row) for row in rows])
        return Result(cursor, self._reading)

    def fetchone(self, sql: str, parameters: Parameters = _NOTHING) -> Row | None:
        """The first row of a query, or None."""
        return self.execute(sql, parameters).fetchone()

    def fetchall(self, sql: str, parameters: Parameters = _NOTHING) -> list[Row]:
        """All rows of a query."""
        return self.execute(sql, parameters).fetchall()

    def scalar(self, sql: str, parameters: Parameters = _NOTHING) -> Any:
        """The first column of the first row; there must be one."""
        row = self.fetchone(sql, parameters)
        if row is None:
            raise LookupError("no row")
        return row[0]

    @contextlib.contextmanager
    def transaction(self) -> Iterator["Database"]:
        """All or nothing: BEGIN IMMEDIATE, then COMMIT, or ROLLBACK on any exception.

        Raises RegisterReplaced (and closes) when the file at the path is no longer the one opened.
        `after_commit` is called once the commit is on the disk, if anything was changed.
        """
        if self._inside:
            raise RuntimeError("a transaction inside a transaction")
        if self._raw is None:
            raise self._why_closed
        before = self._raw.total_changes
        try:
            self._control("BEGIN IMMEDIATE")
            self._inside = True
            yield self
            self._still_inside()
            self._same_file()
            self._control("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._inside = False
        if self._raw.total_changes != before:
            for call in self.after_commit:
                call()

    def faults(self) -> tuple[str, ...]:
        """The full check: every page's code, every table and index, every reference.

        Reads the whole file. Returns SQLite's findings, which hold no content; empty when sound.
        """
        found: list[str] = []
        for pragma in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
            rows = self.fetchall(f"PRAGMA {pragma}")
            found += [f"{pragma}: {row[0]}" for row in rows if row[0] != "ok"]
        return tuple(found)

    def copy_to(
        self,
        path: Path,
        keys: DerivedKeys,
        *,
        step: Callable[[int, int], None] | None = None,
        pages: int = 500,
    ) -> None:
        """Write the whole database to a new file under these keys' database key.

        `step(pages left, pages)` is called between the steps; it may write through this
        connection, and the copy has it too; at the last call, with 0 left, it must not. On any
        error nothing is left at `path`.
        """

        def progress(_status: int, left: int, total: int) -> None:
            if step is not None:
                step(left, total)
                if self._raw is None:
                    raise self._why_closed

        with _new_file(path), self.translated():
            engine.copy(self._raw, path, keys, pages, progress)

    def live_pages_to(self, path: Path) -> None:
        """Write what the database holds, without its free pages, to a new file under its own key.

        Raises as `copy_to` does; one torn page among the free ones is no hindrance here.
        """
        with _new_file(path), self._reading():
            engine.rewrite(self._raw, path)

    def interrupt(self) -> None:
        """Stop the running statement; the only call allowed from another thread."""
        raw = self._raw
        if raw is not None:
            raw.interrupt()

    def close(self) -> None:
        """Give the file and its lock back; harmless when closed already."""
        raw, self._raw = self._raw, None
        if raw is not None:
            _open_files.discard(self._file)
            raw.close()

    @contextlib.contextmanager
    def translated(self) -> Iterator[None]:
        """Turn sqlcipher3's exceptions into ours; closes the database when it is damaged."""
        try:
            with engine.translated(self.path), self._memory_or_damage():
                yield
        except RegisterDamaged as error:
            self._close_because(error)
            raise

    @contextlib.contextmanager
    def _memory_or_damage(self) -> Iterator[None]:
        try:
            yield
        except MemoryError:  # also what SQLCipher says of a write after a page did not verify
            if self._raw is not None:
                engine.demand_verified(self._raw)
            raise

    @contextlib.contextmanager
    def _reading(self) -> Iterator[None]:
        with self.translated():
            yield
            if self._raw is not None:
                engine.demand_verified(self._raw)

    def foreign_keys(self, *, on: bool) -> None:
        """Switch enforcement for a migration; SQLite ignores it inside a transaction."""
        if self._inside:
            raise RuntimeError("inside a transaction")
        self._control(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
        if self.scalar("PRAGMA foreign_keys") != int(on):
            raise RuntimeError("foreign_keys")

    def _cursor(self, sql: str) -> Any:
        if self._raw is None:
            raise self._why_closed
        use = use_of(sql)
        if use is Use.RESERVED:
            raise StatementFailed("SQLITE_MISUSE", "statement reserved for the connection")
        if self._inside:
            self._still_inside()
        elif use is not Use.READS:
            raise StatementFailed("SQLITE_READONLY", "written outside a transaction")
        return self._raw.cursor()

    def _control(self, sql: str) -> None:
        if self._raw is None:
            raise self._why_closed
        with self.translated():
            self._raw.execute(sql)

    def _still_inside(self) -> None:
        # A full disk makes SQLite roll back by itself; whoever caught that must not write on.
        if self._raw is None or not self._raw.in_transaction:
            raise RuntimeError("the transaction has ended already")

    def _same_file(self) -> None:
        try:
            same = _file_id(self.path) == self._file
        except FileNotFoundError:
            same = False
        except OSError as error:
            raise disk_error(error) from error
        if not same:
            self._roll_back()
            raise self._close_because(RegisterReplaced())

    def _close_because(self, error: AppError) -> AppError:
        """Close; whoever asks afterwards hears the same, not that the program is wrong."""
        self.close()
        self._why_closed = error
        return error

    def _roll_back(self) -> None:
        if self._raw is not None:
            engine.roll_back(self._raw)


def open_database(
    path: Path, keys: DerivedKeys, *, known_version: int, epoch: int | None = None
) -> Database:
    """Open a register's database, exclusively, and check that it is the one the keys belong to.

    `epoch` is what the database says of itself where a rotation has not raised it yet.
    Raises RegisterFileMissing, NotARegister, RegisterTruncated, RegisterDamaged, RegisterBusy,
    RegisterReadOnly, NewerRegister (its user_version is above `known_version`), DiskFailed.
    """
    _look_at_file(path)
    database = _opened(path, keys)
    try:
        _check_identity(database, keys.vault_id, epoch or keys.epoch, known_version)
    except BaseException:
        database.close()
        raise
    return database


def create_database(path: Path, keys: DerivedKeys) -> Database:
    """Make an empty encrypted database that only the application id marks; migrations fill it.

    Raises RegisterExists where the file is there, RegisterReadOnly, DiskFull, DiskFailed.
    """
    make_empty_file(path)
    try:
        database = _opened(path, keys)
        try:
            with database.transaction():
                database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        except BaseException:
            database.close()
            raise
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return database


def make_empty_file(path: Path) -> None:
    """Reserve the name for this user only; refuses to touch a file that is there."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise disk_error(error) from error


@contextlib.contextmanager
def _new_file(path: Path) -> Iterator[None]:
    make_empty_file(path)
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        raise


def _opened(path: Path, keys: DerivedKeys) -> Database:
    log = path.with_name(path.name + "-journal")
    hot = log.exists() and log.stat().st_size > 0
    before = _file_id(path)
    with engine.translated(path):
        raw = engine.connect(path, keys)
        try:
            engine.open_settled(raw)
            if engine.pragma(raw, "page_count") * engine.PAGE != path.stat().st_size:
                raise RegisterTruncated
            if _file_id(path) != before:
                raise RegisterReplaced
            return Database(raw, path, hot_journal=hot)
        except BaseException:
            raw.close()
            raise


def _look_at_file(path: Path) -> None:
    try:
        facts = path.lstat()
        if not stat.S_ISREG(facts.st_mode):
            raise NotARegister
        # Reading closes a handle, and that drops this process's locks on the file.
        if (facts.st_dev, facts.st_ino) in _open_files:
            raise RegisterBusy
        with path.open("rb") as file:
            first = file.read(len(_PLAIN_HEADER))
    except FileNotFoundError as error:
        raise RegisterFileMissing(path.name) from error
    except OSError as error:
        raise disk_error(error) from error
    if first == _PLAIN_HEADER:
        raise NotARegister
    if facts.st_size < engine.PAGE:
        raise RegisterTruncated
    if not can_write(path):
        raise RegisterReadOnly
    if not journal.is_whole(path.with_name(path.name + "-journal"), engine.PAGE):
        raise RegisterDamaged


def _check_identity(database: Database, vault_id: str, epoch: int, known_version: int) -> None:
    if database.scalar("PRAGMA application_id") != APPLICATION_ID:
        raise RegisterDamaged
    found = database.scalar("PRAGMA user_version")
    if found > known_version:
        raise NewerRegister(found, known_version)
    row = database.fetchone("SELECT vault_id, epoch FROM register_identity WHERE one = 1")
    if row is None or (row["vault_id"], row["epoch"]) != (vault_id, epoch):
        raise RegisterDamaged


def _file_id(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_dev, facts.st_ino
