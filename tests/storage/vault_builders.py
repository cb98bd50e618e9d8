# SPDX-License-Identifier: EUPL-1.2
"""Registers for the tests of vault and connection: real files, a cheap key derivation."""

from datetime import UTC, datetime
from pathlib import Path

from app.storage.connection import Database
from app.storage.migrate import Migration, split
from app.storage.register_folder import create_register, open_register
from app.storage.vault import Cost, Unlocked, unlock

DATABASE = "register-0001.db"
CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
SECRET = "abe bøg cykel drage elg"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

FIRST = Migration(
    version=1,
    name="0001_first.sql",
    statements=split(
        """
        CREATE TABLE register_identity (
            one INTEGER PRIMARY KEY CHECK (one = 1), vault_id TEXT NOT NULL,
            epoch INTEGER NOT NULL, created_at TEXT NOT NULL
        ) STRICT;
        CREATE TABLE parent (id TEXT PRIMARY KEY, note TEXT NOT NULL DEFAULT '') STRICT;
        CREATE TABLE child (
            id TEXT PRIMARY KEY, parent TEXT NOT NULL REFERENCES parent (id) ON DELETE CASCADE
        ) STRICT;
        """
    ),
)
SCHEMA = (FIRST,)


def make(folder: Path, *, secret: str = SECRET) -> Unlocked:
    return create_register(
        folder, secret, label="Asta Bro", now=NOW, cost=CHEAP, floors=CHEAP, migrations=SCHEMA
    )


def enter(folder: Path, secret: str = SECRET) -> Unlocked:
    return unlock(folder, secret, floors=CHEAP)


def work(folder: Path, unlocked: Unlocked) -> Database:
    return open_register(folder, unlocked.keys(), migrations=SCHEMA)


def fill(database: Database, parents: int, note: str = "x" * 900) -> None:
    with database.transaction():
        database.executemany(
            "INSERT INTO parent (id, note) VALUES (:id, :note)",
            [{"id": f"p{number}", "note": note} for number in range(parents)],
        )
        database.executemany(
            "INSERT INTO child (id, parent) VALUES (:id, :parent)",
            [{"id": f"c{number}", "parent": f"p{number}"} for number in range(parents)],
        )


def filled(folder: Path, rows: int = 60) -> Unlocked:
    unlocked = make(folder)
    with work(folder, unlocked) as database:
        fill(database, rows)
    return unlocked


def parents(database: Database) -> int:
    return int(database.scalar("SELECT count(*) FROM parent"))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith("-journal"))
