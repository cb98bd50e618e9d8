# SPDX-License-Identifier: EUPL-1.2
"""A page that does not verify gives no row and no copy, wherever it lies in what is read.

SQLCipher itself gives zeros for it and fails at the next page only.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3

from app.domain.errors import RegisterDamaged
from app.storage import engine
from app.storage.connection import Database
from app.storage.vault import Unlocked
from tests.storage.vault_builders import DATABASE, make, work

PAGE = 4096
LONG = "abc " * 2500  # the row's own page and two more
ONE = "SELECT note FROM parent WHERE id = 'long'"


@pytest.fixture
def unlocked(tmp_path: Path) -> Unlocked:
    """A register with one long note, in the folder `r`."""
    unlocked = make(tmp_path / "r")
    with work(tmp_path / "r", unlocked) as database, database.transaction():
        database.execute("INSERT INTO parent (id, note) VALUES ('long', :note)", {"note": LONG})
    return unlocked


def each_page_damaged(path: Path) -> Iterator[int]:
    """Damage one page after the other, the first one excepted, which nothing opens."""
    whole = path.read_bytes()
    for page in range(2, len(whole) // PAGE + 1):
        content = bytearray(whole)
        content[(page - 1) * PAGE + 300] ^= 1
        path.write_bytes(content)
        yield page


def fetch_one(database: Database) -> str:
    row = database.fetchone(ONE)
    assert row is not None
    return str(row["note"])


def fetch_all(database: Database) -> str:
    return str(database.fetchall(ONE)[0]["note"])


def iterate(database: Database) -> str:
    return "".join(str(row["note"]) for row in database.execute(ONE))


@pytest.mark.parametrize("read", [fetch_one, fetch_all, iterate])
def test_no_page_of_a_long_text_is_read_as_zeros(tmp_path: Path, unlocked: Unlocked, read) -> None:
    refused = 0
    for _ in each_page_damaged(tmp_path / "r" / DATABASE):
        try:
            with work(tmp_path / "r", unlocked) as database:
                found = read(database)
        except RegisterDamaged:
            refused += 1
        else:
            assert found == LONG
    assert refused >= 3


def test_sqlcipher_alone_would_give_zeros(tmp_path: Path, unlocked: Unlocked) -> None:
    """The control: without the look at its status a damaged text is read without an error."""
    path = tmp_path / "r" / DATABASE
    altered = 0
    for _ in each_page_damaged(path):
        raw = engine.connect(path, unlocked.keys())
        try:
            altered += raw.execute(ONE).fetchall()[0][0] != LONG
        except sqlcipher3.DatabaseError as error:
            altered += error.sqlite_errorcode != sqlite3.SQLITE_CORRUPT
        finally:
            raw.close()
    assert altered == 1


def test_a_database_with_a_damaged_page_is_never_copied(tmp_path: Path, unlocked: Unlocked) -> None:
    """A copy would hold zeros from that page on, each page of it verifying."""
    copy = tmp_path / "copy.db"
    for _ in each_page_damaged(tmp_path / "r" / DATABASE):
        for pages in (1, 500):
            with pytest.raises(RegisterDamaged), work(tmp_path / "r", unlocked) as database:
                database.copy_to(copy, unlocked.keys(), pages=pages)
            assert not copy.exists()


def test_a_change_that_read_a_damaged_page_is_not_kept(tmp_path: Path, unlocked: Unlocked) -> None:
    path = tmp_path / "r" / DATABASE
    refused = 0
    for _ in each_page_damaged(path):
        torn = path.read_bytes()
        try:
            with work(tmp_path / "r", unlocked) as database:
                with database.transaction():
                    database.execute("UPDATE parent SET note = note || '!' WHERE id = 'long'")
                assert fetch_all(database) == f"{LONG}!"
        except RegisterDamaged:
            refused += 1
            assert path.read_bytes() == torn
    assert refused >= 3
