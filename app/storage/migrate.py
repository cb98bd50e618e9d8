# SPDX-License-Identifier: EUPL-1.2
"""Brings a database's schema forward, one numbered SQL file per version, never back.

A file `NNNN_why.sql` runs statement by statement in one transaction together with its
`user_version`, with foreign keys off (rebuilding a parent would cascade its children away); before
the commit every reference is checked, and every table that was there must have as many rows as
before unless the file says `-- changes rows of: table, table`. 0001 must create

    CREATE TABLE register_identity(
        one INTEGER PRIMARY KEY CHECK (one = 1), vault_id TEXT NOT NULL, epoch INTEGER NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT
"""

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from app.domain.errors import NewerRegister
from app.storage.connection import Database

FOLDER: Final = Path(__file__).parent / "migrations"
_FILE_NAME: Final = re.compile(r"(\d{4})_[a-z0-9_]+\.sql", re.ASCII)
_CHANGES: Final = re.compile(r"^-- changes rows of:(.*)$", re.MULTILINE)
_COMMENT: Final = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)


class MigrationFailed(Exception):
    """A migration lost rows or left a broken reference: a bug; nothing of it was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema."""

    version: int
    name: str
    statements: tuple[str, ...]
    changes: frozenset[str] = frozenset()


def split(script: str) -> tuple[str, ...]:
    """The statements of an SQL script; semicolons in strings, comments and triggers stay inside."""
    statements = []
    current = ""
    for piece in re.split(r"(?<=;)", script):
        current += piece
        if sqlite3.complete_statement(current):
            if _COMMENT.sub("", current).strip(" \t\r\n;"):
                statements.append(current.strip())
            current = ""
    if _COMMENT.sub("", current).strip():
        raise MigrationFailed("the last statement has no end")
    return tuple(statements)


def load(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """All migrations of a folder in order; their numbers have no gap."""
    found: list[Migration] = []
    for path in sorted(folder.glob("*.sql")):
        match = _FILE_NAME.fullmatch(path.name)
        if match is None or int(match[1]) != len(found) + 1:
            raise MigrationFailed(path.name)
        script = path.read_text(encoding="utf-8")
        named = ",".join(_CHANGES.findall(script)).split(",")
        found.append(
            Migration(
                version=int(match[1]),
                name=path.name,
                statements=split(script),
                changes=frozenset(name.strip() for name in named if name.strip()),
            )
        )
    return tuple(found)


@cache
def known() -> tuple[Migration, ...]:
    """The migrations of this program."""
    return load()


def version_of(database: Database) -> int:
    """The schema version the database is at."""
    return int(database.scalar("PRAGMA user_version"))


def migrate(database: Database, migrations: Sequence[Migration]) -> int:
    """Apply the migrations the database lacks; returns how many.

    Raises NewerRegister, MigrationFailed, and what the statements raise; the database is then at
    the last version that succeeded.
    """
    start = version_of(database)
    if start > len(migrations):
        raise NewerRegister(start, len(migrations))
    pending = migrations[start:]
    for migration in pending:
        database.foreign_keys(on=False)
        try:
            with database.transaction():
                _apply(database, migration)
        finally:
            if not database.closed:
                database.foreign_keys(on=True)
    return len(pending)


def _apply(database: Database, migration: Migration) -> None:
    before = _row_counts(database)
    for statement in migration.statements:
        database.execute(statement)
    after = _row_counts(database)
    for table in before.keys() - migration.changes:
        if after.get(table) != before[table]:
            raise MigrationFailed(f"{migration.name}: rows of {table}")
    if database.fetchone("PRAGMA foreign_key_check") is not None:
        raise MigrationFailed(f"{migration.name}: foreign keys")
    database.execute(f"PRAGMA user_version = {migration.version:d}")


def _row_counts(database: Database) -> dict[str, int]:
    tables = database.fetchall(
        """SELECT name, printf('SELECT count(*) FROM "%w"', name) AS query FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"""
    )
    return {str(table["name"]): int(database.scalar(table["query"])) for table in tables}
