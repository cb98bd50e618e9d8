# SPDX-License-Identifier: EUPL-1.2
"""A damaged database read around its damage, and one with torn free pages written anew.

After a page that does not verify SQLCipher gives nothing but errors until the file is opened
again, so each table is looked at with a connection that is renewed after each failure. A table
is read by its row numbers, which its indexes know too, in ranges that are halved around damage.
"""

import contextlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.domain.errors import RegisterDamaged, RegisterFileMissing, RegisterTruncated
from app.storage import engine, files, journal
from app.storage.connection import Database, open_database
from app.storage.migrate import known
from app.storage.register_folder import Fill, drop, switch
from app.storage.situations import StatementFailed
from app.storage.vault import vault
from app.storage.vault.keys import DerivedKeys
from app.storage.vault.vault import Unlocked

NOUNS: Final = ("concern", "case_file", "person", "note", "disclosure", "log")
"""The tables whose rows are counted for the user."""

_SEARCH: Final = "search_entry"
_AT_A_TIME: Final = 256
_MOST_FAILURES: Final = 300  # each takes an opening of the file, some 10 ms
_TABLES: Final = """
SELECT name, wr FROM pragma_table_list
WHERE schema = 'main' AND type IN ('table', 'shadow') AND name <> 'sqlite_schema' ORDER BY name
"""
_INDEXES: Final = "SELECT name FROM pragma_index_list(:name) WHERE partial = 0"
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What a reading found. `readable`: of each noun, how many rows can be read, and of how many.

    `unverified` says that pages do not verify or are not accounted for; where no table is damaged
    these are free pages.
    """

    unverified: bool
    tables: tuple[str, ...]
    readable: Mapping[str, tuple[int, int]]


def read_around(folder: Path, keys: DerivedKeys, *, step: Step) -> Damage:
    """Look at every table and count what can be read of each noun; changes nothing.

    `step(done, of)` is called between the tables. A register that does not even show its tables
    has all of them damaged. Raises RegisterFileMissing, RegisterBusy, RegisterReadOnly,
    DiskFailed, and what `step` raises.
    """
    path = folder / keys.db_file
    if not path.is_file():
        raise RegisterFileMissing(path.name)
    if not journal.is_whole(path.with_name(path.name + "-journal"), engine.PAGE):
        return Damage(unverified=True, tables=NOUNS, readable={})  # reading would roll it back
    if path.stat().st_size < engine.PAGE:  # SQLite would begin a new database in it
        return Damage(unverified=True, tables=NOUNS, readable={})
    with contextlib.closing(_Reader(path, keys)) as reader:
        tables = reader.rows(_TABLES)
        if not tables:
            return Damage(unverified=True, tables=NOUNS, readable={})
        damaged: list[str] = []
        readable = {}
        for done, (table, without_rowid) in enumerate(tables):
            step(done, len(tables))
            noun = _SEARCH if table.startswith("search") else table
            if not reader.is_sound(table):
                damaged.append(noun)
                if noun in NOUNS and not without_rowid:
                    readable[noun] = reader.count_around(table)
            elif noun in NOUNS:
                rows = reader.rows(f'SELECT count(*) FROM "{table}"') or [(0,)]  # noqa: S608
                readable[noun] = (rows[0][0], rows[0][0])
        damaged += reader.without_parents()
        return Damage(
            unverified=reader.has_unverified_pages(),
            tables=tuple(dict.fromkeys(damaged)),
            readable={noun: readable[noun] for noun in NOUNS if noun in readable},
        )


def rewrite(folder: Path, unlocked: Unlocked, *, before: Fill, change: Fill) -> Unlocked:
    """Write the live pages to the next numbered file and move the pointer to it.

    `before(database, keys)` looks at the database as it is; `change(copy, keys)` writes into the
    copy, which is checked afterwards. Returns what opens the register now. Raises RegisterDamaged
    where a live page is damaged, and what `open_database`, `before` and `change` raise; then the
    register is as it was.
    """
    keys = unlocked.keys()
    version = len(known())
    with open_database(folder / keys.db_file, keys, known_version=version) as old:
        before(old, keys)
        new = vault.repointed(unlocked, files.next_database_name(folder, keys.db_file))
        switch(
            folder,
            old,
            new,
            lambda copy: change(copy, keys),
            epoch=keys.epoch,
            known_version=version,
            live_pages_only=True,
        )
    drop(folder / keys.db_file)
    keys.wipe()
    return new


def opened(folder: Path, keys: DerivedKeys) -> Database:
    """The database as the program opens it, torn free pages and all."""
    return open_database(folder / keys.db_file, keys, known_version=len(known()))


class _Reader:
    """A connection that is opened anew whenever damage has spoilt it."""

    def __init__(self, path: Path, keys: DerivedKeys) -> None:
        self._path, self._keys = path, keys
        self._raw: Any = None

    def close(self) -> None:
        raw, self._raw = self._raw, None
        if raw is not None:
            raw.close()

    def rows(self, sql: str, values: Mapping[str, object] | None = None) -> list[Any] | None:
        """The rows of a query; None where damage was met. Other trouble is raised."""
        try:
            with engine.translated(self._path):
                if self._raw is None:
                    self._raw = engine.connect(self._path, self._keys)
                    engine.open_settled(self._raw)
                    self._raw.row_factory = None
                    self._raw.execute("PRAGMA query_only = ON")
                found: list[Any] = self._raw.execute(sql, values or {}).fetchall()
                engine.demand_verified(self._raw)
                return found
        except (RegisterDamaged, RegisterTruncated, StatementFailed, MemoryError):
            self.close()
            return None

    def is_sound(self, table: str) -> bool:
        """Whether every page of the table and of its indexes verifies and fits."""
        return self.rows(f"PRAGMA integrity_check('{table}')") == [("ok",)]

    def without_parents(self) -> list[str]:
        rows = self.rows("PRAGMA foreign_key_check")
        return [] if rows is None else [str(row[0]) for row in rows]

    def has_unverified_pages(self) -> bool:
        """Whether the whole-file checks find anything, be it among the free pages."""
        checks = ("PRAGMA cipher_integrity_check", "PRAGMA integrity_check")
        return any(self.rows(check) not in ([], [("ok",)]) for check in checks)

    def count_around(self, table: str) -> tuple[int, int]:
        """How many rows of a damaged table can be read in full, and how many there should be.

        Large ranges go first; where damage lies everywhere the small ones are given up.
        """
        indexes = self.rows(_INDEXES, {"name": table}) or []
        known_rows: set[int] = set()
        for (index,) in indexes:
            sql = f'SELECT rowid FROM "{table}" INDEXED BY "{index}"'  # noqa: S608
            known_rows.update(row[0] for row in self.rows(sql) or [])
        numbers = sorted(known_rows or set(self._ends(table)))
        ranges = deque(numbers[at : at + _AT_A_TIME] for at in range(0, len(numbers), _AT_A_TIME))
        sql = f'SELECT * FROM "{table}" NOT INDEXED WHERE rowid BETWEEN :first AND :last'  # noqa: S608
        readable = failures = 0
        while ranges and failures < _MOST_FAILURES:
            some = ranges.popleft()
            rows = self.rows(sql, {"first": some[0], "last": some[-1]})
            if rows is not None:
                readable += len(rows)
                continue
            failures += 1
            half = len(some) // 2
            ranges.extend(part for part in (some[:half], some[half:]) if half)
        return readable, len(numbers)

    def _ends(self, table: str) -> Iterator[int]:
        """Row numbers from both ends up to the damage, where no index knows them."""
        for order, compare in (("ASC", ">"), ("DESC", "<")):
            at: int | None = None
            while True:
                where = "" if at is None else f"WHERE rowid {compare} {at:d}"
                sql = (
                    f'SELECT rowid FROM "{table}" NOT INDEXED {where} '  # noqa: S608
                    f"ORDER BY rowid {order} LIMIT 1"
                )
                row = self.rows(sql)
                if not row:
                    break
                at = row[0][0]
                yield row[0][0]
