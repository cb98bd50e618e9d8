# SPDX-License-Identifier: EUPL-1.2
"""A journal that SQLite would pass over in silence is told from one that never counted.

The journals are SQLite's own, taken from under an open transaction of the standard library's.
"""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.storage.journal import is_whole

PAGE, SECTOR = 4096, 512


def journal_of(folder: Path, *, changes: int = 1) -> Path:
    """A copy of a flushed journal; `changes` large ones make SQLite flush so many times."""
    raw = sqlite3.connect(folder / "plain.db", isolation_level=None)
    raw.execute(f"PRAGMA page_size = {PAGE}")
    raw.execute("PRAGMA journal_mode = TRUNCATE")
    raw.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)")
    raw.executemany("INSERT INTO t (text) VALUES (?)", [("x" * 3000,)] * 100)
    raw.execute("PRAGMA cache_size = 5")
    raw.execute("BEGIN IMMEDIATE")
    for change in range(changes):
        first, last = 50 * change, 50 * change + 30
        raw.execute("UPDATE t SET text = upper(text) WHERE id BETWEEN ? AND ?", (first, last))
    copy = folder / "copy-journal"
    shutil.copy(folder / "plain.db-journal", copy)
    raw.execute("ROLLBACK")
    raw.close()
    return copy


@pytest.mark.parametrize("changes", [1, 2])
def test_a_journal_of_a_killed_process_is_whole(tmp_path: Path, changes: int) -> None:
    path = journal_of(tmp_path, changes=changes)
    assert path.stat().st_size > 10 * PAGE
    assert is_whole(path, PAGE)


def test_one_turned_bit_that_sqlite_decides_by_is_noticed(tmp_path: Path) -> None:
    path = journal_of(tmp_path)
    content = path.read_bytes()
    pages = int.from_bytes(content[16:20], "big")
    record = SECTOR  # the first; the later ones may not have been flushed
    number = [record + at for at in range(4)]
    checksum = [record + 4 + PAGE + at for at in range(4)]
    sampled = [record + 4 + PAGE - 200]
    for byte in [*range(12), *range(12, 16), *range(20, 28), *number, *checksum, *sampled]:
        for bit in range(8):
            turned = bytearray(content)
            turned[byte] ^= 1 << bit
            path.write_bytes(turned)
            if byte in number and 1 <= int.from_bytes(turned[record : record + 4], "big") <= pages:
                continue  # another page's number: that page will not verify
            assert not is_whole(path, PAGE), (byte, bit)


@pytest.mark.parametrize(
    "never_flushed", [b"", b"\0" * 12, b"\0" * SECTOR, b"\0" * SECTOR + b"x" * 9000, b"short"]
)
def test_what_was_never_flushed_is_of_no_consequence(tmp_path: Path, never_flushed: bytes) -> None:
    path = tmp_path / "some-journal"
    path.write_bytes(never_flushed)
    assert is_whole(path, PAGE)


def test_a_first_sector_of_anything_was_never_flushed(tmp_path: Path) -> None:
    path = journal_of(tmp_path)
    dice = random.Random(5)  # noqa: S311 - a repeatable test, no secret
    content = path.read_bytes()
    for _ in range(50):
        path.write_bytes(dice.randbytes(SECTOR) + content[SECTOR:])
        assert is_whole(path, PAGE)


def test_a_cut_journal_that_was_flushed_is_not_whole(tmp_path: Path) -> None:
    path = journal_of(tmp_path)
    content = path.read_bytes()
    records = int.from_bytes(content[8:12], "big")
    for size in (SECTOR, SECTOR + 1, SECTOR + records * (PAGE + 8) - 1):
        path.write_bytes(content[:size])
        assert not is_whole(path, PAGE)


def test_no_journal_is_no_trouble(tmp_path: Path) -> None:
    assert is_whole(tmp_path / "none-journal", PAGE)
