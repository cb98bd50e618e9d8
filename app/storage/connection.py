# SPDX-License-Identifier: EUPL-1.2
"""The one connection to the encrypted database; the only importer of sqlcipher3.

Opening follows security.md §4 in its order, and every setting is read back. SQLite's error codes
become the situations of `app.domain.errors` here and nowhere else.
"""

import contextlib
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Protocol

import sqlcipher3

from app.domain.errors import (
    AppError,
    DiskFailed,
    DiskFull,
    NewerRegister,
    NotARegister,
    RegisterBusy,
    RegisterDamaged,
    RegisterFileMissing,
    RegisterReadOnly,
    RegisterReplaced,
    RegisterTruncated,
)
from app.storage.files import disk_error
from app.storage.vault.keys import DerivedKeys

APPLICATION_ID: Final = 0x546F7668
PAGE: Final = 4096
_PLAIN_HEADER: Final = b"SQLite format 3\0"
_BUSY_SECONDS: Final = 0.25
_SCARCE: Final = 1 << 20
_READ_SCHEMA: Final = "SELECT count(*) FROM sqlite_schema"
# (pragma, written, read back)
_SETTINGS: Final = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
)
_CONTROL: Final = frozenset({"BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"})
_REFUSED: Final = _CONTROL | {"ATTACH", "DETACH", "VACUUM", "REPLACE"}
_open_files: Final[set[tuple[int, int]]] = set()

Value = str | int | float | bytes | None
Parameters = Mapping[str, Value]
_NOTHING: Final[Parameters] = {}


class StatementFailed(Exception):
    """A statement is wrong or refused by a constraint: a bug. Carries SQLite's name for it."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(f"{code}: {message}")


class ConstraintFailed(StatementFailed):
    """A CHECK, UNIQUE, NOT NULL, foreign key or trigger refused the statement."""


class Interrupted(Exception):
    """The statement was stopped by `Database.interrupt`."""


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


class Result:
    """What a statement gave: rows to fetch, or how many rows it changed."""

    __slots__ = ("_cursor", "_database")

    def __init__(self, database: "Database", cursor: Any) -> None:
        self._database, self._cursor = database, cursor

    @property
    def rowcount(self) -> int:
        """Rows changed by INSERT, UPDATE or DELETE."""
        return int(self._cursor.rowcount)

    @property
    def lastrowid(self) -> int:
        """The integer key of the row just inserted."""
        return int(self._cursor.lastrowid)

    def fetchone(self) -> Row | None:
        """The next row, or None."""
        with self._database.translated():
            row: Row | None = self._cursor.fetchone()
            return row

    def fetchall(self) -> list[Row]:
        """All rows that are left."""
        with self._database.translated():
            rows: list[Row] = self._cursor.fetchall()
            return rows

    def __iter__(self) -> Iterator[Row]:
        while (row := self.fetchone()) is not None:
            yield row


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
        return Result(self, cursor)

    def executemany(self, sql: str, rows: Iterable[Parameters]) -> Result:
        """Run one changing statement once per set of parameters."""
        cursor = self._cursor(sql)
        with self.translated():
            cursor.executemany(sql, [dict(row) for row in rows])
        return Result(self, cursor)

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
        self._control("PRAGMA query_only=OFF")
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
            if self._raw is not None:
                self._control("PRAGMA query_only=ON")
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
        connection. On any error nothing is left at `path`.
        """

        def progress(_status: int, left: int, total: int) -> None:
            if step is not None:
                step(left, total)

        make_empty_file(path)
        try:
            with self.translated():
                target = _connect(path, keys)
                try:
                    _apply_settings(target)
                    self._raw.backup(target, pages=pages, progress=progress)
                finally:
                    target.close()
        except BaseException:
            path.unlink(missing_ok=True)
            path.with_name(path.name + "-journal").unlink(missing_ok=True)
            raise

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
            yield
        except sqlcipher3.Error as error:
            ours = _situation(error, self.path)
            if isinstance(ours, RegisterDamaged):
                self.close()
            raise ours from error
        except sqlcipher3.Warning as error:
            raise StatementFailed("SQLITE_MISUSE", "more than one statement") from error

    def foreign_keys(self, *, on: bool) -> None:
        """Switch enforcement for a migration; SQLite ignores it inside a transaction."""
        if self._inside:
            raise RuntimeError("inside a transaction")
        self._control(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
        if self.scalar("PRAGMA foreign_keys") != int(on):
            raise RuntimeError("foreign_keys")

    def _cursor(self, sql: str) -> Any:
        if self._raw is None:
            raise RuntimeError("the database is closed")
        if sql.split(None, 1)[0].upper() in _REFUSED:
            raise StatementFailed("SQLITE_MISUSE", "statement reserved for the connection")
        if self._inside:
            self._still_inside()
        return self._raw.cursor()

    def _control(self, sql: str) -> None:
        if self._raw is None:
            raise RuntimeError("the database is closed")
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
            self.close()
            raise RegisterReplaced

    def _roll_back(self) -> None:
        if self._raw is not None and self._raw.in_transaction:
            with contextlib.suppress(sqlcipher3.Error):
                self._raw.execute("ROLLBACK")


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


def _opened(path: Path, keys: DerivedKeys) -> Database:
    journal = path.with_name(path.name + "-journal")
    hot = journal.exists() and journal.stat().st_size > 0
    before = _file_id(path)
    raw: Any = None
    try:
        raw = _connect(path, keys)
        _first_read(raw)
        _apply_settings(raw)
        raw.execute("BEGIN EXCLUSIVE")
        raw.execute("COMMIT")
        raw.execute("PRAGMA query_only=ON")
        _expect(raw, "query_only", 1)
        _expect(raw, "auto_vacuum", 0)
        if _pragma(raw, "page_count") * PAGE != path.stat().st_size:
            raise RegisterTruncated
        raw.row_factory = sqlcipher3.Row
        if _file_id(path) != before:
            raise RegisterReplaced
        return Database(raw, path, hot_journal=hot)
    except BaseException as error:
        if raw is not None:
            raw.close()
        if isinstance(error, sqlcipher3.Error):
            raise _situation(error, path) from error
        raise


def _connect(path: Path, keys: DerivedKeys) -> Any:
    raw = sqlcipher3.connect(str(path), isolation_level=None, timeout=_BUSY_SECONDS)
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute("PRAGMA cipher_memory_security = ON")
        _expect(raw, "cipher_memory_security", "1")
        if not _pragma(raw, "cipher_version"):
            raise RuntimeError("this SQLite cannot encrypt")
        set_raw_key(raw, keys.database_key())
    except BaseException:
        raw.close()
        raise
    return raw


def set_raw_key(raw: Any, key: bytearray) -> None:
    """Give SQLCipher its key in the x'…' form of 64 hex digits, and wipe it.

    One digit less would silently be taken for a passphrase (security.md §1.5).
    """
    digits = key[2:-1]
    if len(key) != 67 or key[:2] != b"x'" or key[-1:] != b"'" or digits.strip(b"0123456789abcdef"):
        raise ValueError("not a raw key")
    try:
        raw.set_key(key)
    finally:
        key[:] = bytes(len(key))
        digits[:] = bytes(len(digits))


def _first_read(raw: Any) -> None:
    try:
        raw.execute(_READ_SCHEMA).fetchall()
    except sqlcipher3.DatabaseError as error:
        if error.sqlite_errorcode != sqlcipher3.SQLITE_CORRUPT:
            raise
        # Page 1 verified. If the schema can be read once SQLite ignores the file's size, the
        # size is what is wrong.
        raw.execute("PRAGMA writable_schema = ON")
        with contextlib.suppress(sqlcipher3.Error):
            raw.execute(_READ_SCHEMA).fetchall()
            raise RegisterTruncated from error
        raise


def _apply_settings(raw: Any) -> None:
    for name, written, read_back in _SETTINGS:
        raw.execute(f"PRAGMA {name} = {written}")
        _expect(raw, name, read_back)
    _expect(raw, "cipher_page_size", str(PAGE))


def _pragma(raw: Any, name: str) -> Any:
    row = raw.execute(f"PRAGMA {name}").fetchone()
    return None if row is None else row[0]


def _expect(raw: Any, name: str, value: object) -> None:
    found = _pragma(raw, name)
    if found != value:
        raise RuntimeError(f"PRAGMA {name} is {found!r}")


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
    if facts.st_size < PAGE:
        raise RegisterTruncated
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise RegisterReadOnly


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


def _situation(error: Any, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    name = str(getattr(error, "sqlite_errorname", None) or type(error).__name__)
    base = code & 0xFF if isinstance(code, int) else None
    known: dict[int, Callable[[], AppError]] = {
        sqlcipher3.SQLITE_BUSY: RegisterBusy,
        sqlcipher3.SQLITE_LOCKED: RegisterBusy,
        sqlcipher3.SQLITE_FULL: DiskFull,
        sqlcipher3.SQLITE_CORRUPT: RegisterDamaged,
        sqlcipher3.SQLITE_NOTADB: RegisterDamaged,
        sqlcipher3.SQLITE_CANTOPEN: RegisterReadOnly,
        sqlcipher3.SQLITE_PERM: RegisterReadOnly,
    }
    if base in known:
        return known[base]()
    if base == sqlcipher3.SQLITE_READONLY:
        writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        if writable and path.exists():
            return StatementFailed(name, "written outside a transaction")
        return RegisterReadOnly()
    if base == sqlcipher3.SQLITE_IOERR:
        with contextlib.suppress(OSError):
            if shutil.disk_usage(path.parent).free < _SCARCE:
                return DiskFull()
        return DiskFailed(name)
    if base == sqlcipher3.SQLITE_INTERRUPT:
        return Interrupted()
    if base == sqlcipher3.SQLITE_NOMEM:
        return MemoryError()
    if base == sqlcipher3.SQLITE_CONSTRAINT:
        return ConstraintFailed(name, str(error))
    return StatementFailed(name, str(error))
