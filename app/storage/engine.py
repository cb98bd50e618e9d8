# SPDX-License-Identifier: EUPL-1.2
"""SQLCipher itself: a keyed connection with every setting read back; the only user of sqlcipher3.

Only `connection` and `repair` use this.
"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import sqlcipher3

from app.domain.errors import RegisterDamaged, RegisterTruncated
from app.storage.situations import StatementFailed, situation
from app.storage.vault.keys import DerivedKeys

PAGE: Final = 4096
_BUSY_SECONDS: Final = 0.25
_READ_SCHEMA: Final = "SELECT count(*) FROM sqlite_schema"
# (pragma, written, read back)
_SETTINGS: Final = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("fullfsync", "ON", 1),  # for macOS, where a plain fsync leaves the drive's own cache
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
)


def connect(path: Path, keys: DerivedKeys) -> Any:
    """A keyed connection that has read nothing yet; SQLCipher's own log is off."""
    raw = sqlcipher3.connect(str(path), isolation_level=None, timeout=_BUSY_SECONDS)
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute("PRAGMA cipher_memory_security = ON")
        _expect(raw, "cipher_memory_security", "1")
        if not pragma(raw, "cipher_version"):
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


def open_settled(raw: Any) -> None:
    """The opening in its order: the key proves right, settings, the exclusive lock.

    Raises RegisterTruncated, and sqlcipher3's own for `translated`.
    """
    _first_read(raw)
    apply_settings(raw)
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")
    _expect(raw, "auto_vacuum", 0)
    raw.row_factory = sqlcipher3.Row


def _first_read(raw: Any) -> None:
    try:
        raw.execute(_READ_SCHEMA).fetchall()
    except sqlcipher3.DatabaseError as error:
        if error.sqlite_errorcode != sqlcipher3.SQLITE_CORRUPT:
            raise
        # Page 1 verified, for a wrong key or a changed header is no database. This reads that
        # page alone and compares the size written there with the file's.
        try:
            raw.execute("PRAGMA user_version").fetchone()
        except sqlcipher3.DatabaseError:
            raise RegisterTruncated from error
        raise


def apply_settings(raw: Any) -> None:
    """Set and read back everything of security.md §4."""
    for name, written, read_back in _SETTINGS:
        raw.execute(f"PRAGMA {name} = {written}")
        _expect(raw, name, read_back)
    _expect(raw, "cipher_page_size", str(PAGE))


def pragma(raw: Any, name: str) -> Any:
    """A setting or fact of the database; None where SQLite answers nothing."""
    row = raw.execute(f"PRAGMA {name}").fetchone()
    return None if row is None else row[0]


def _expect(raw: Any, name: str, value: object) -> None:
    found = pragma(raw, name)
    if found != value:
        raise RuntimeError(f"PRAGMA {name} is {found!r}")


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn sqlcipher3's exceptions about the database at `path` into ours."""
    try:
        yield
    except sqlcipher3.Error as error:
        raise situation(error, path) from error
    except sqlcipher3.Warning as error:
        raise StatementFailed("SQLITE_MISUSE", "more than one statement") from error


def roll_back(raw: Any) -> None:
    """End a transaction if there is one; what went wrong before is the news, not this."""
    if raw.in_transaction:
        with contextlib.suppress(sqlcipher3.Error):
            raw.execute("ROLLBACK")


def demand_verified(raw: Any) -> None:
    """Raise RegisterDamaged where a page that was read since the opening did not verify.

    SQLCipher hands out zeros for such a page and complains about the next one only: the last
    page of a long text, or of a backup, would be taken for good, and a backup go on with zeros.
    """
    if raw.execute("PRAGMA cipher_status").fetchone()[0] != "1":
        raise RegisterDamaged


def copy(
    raw: Any, path: Path, keys: DerivedKeys, pages: int, progress: Callable[..., None]
) -> None:
    """Copy the whole database page by page into the empty file `path` under its own key.

    Raises RegisterDamaged where a page of the source does not verify, a free one too.
    """
    target = connect(path, keys)
    try:
        apply_settings(target)
        raw.backup(target, pages=pages, progress=progress)
        demand_verified(raw)
    finally:
        target.close()


def rewrite(raw: Any, path: Path) -> None:
    """Write every live page to the empty file `path` under the same key; reads no free page."""
    raw.execute("VACUUM INTO ?", (str(path),))
