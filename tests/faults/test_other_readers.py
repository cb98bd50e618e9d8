# SPDX-License-Identifier: EUPL-1.2
"""Suite 13: whoever has the key can read a register without this program, to the last row."""

from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import pytest

from app.domain.casework import NoteDraft
from app.services import casework
from app.services.demo import fill
from app.services.register import Register, close_register, unlock_register
from app.storage.register_folder import open_register
from app.storage.vault.keys import DerivedKeys
from tests.builders import DAY, NOW, a_case, make_register
from tests.faults.rows import Figure, SoakSize
from tests.faults.sqlite_pages import NotAuthentic, Pages, Row
from tests.services.registers import CHEAP, SECRET

Tables = dict[str, Counter[Row]]


def by_sqlcipher(place: Path, keys: DerivedKeys) -> Tables:
    """What the program's own engine reads."""
    with open_register(place, keys) as database:
        names = [row["name"] for row in database.fetchall("SELECT name FROM pragma_table_list")]
        return {
            name: Counter(tuple(row) for row in database.fetchall(whole(name)))
            for name in names
            if is_table(database.fetchone, name)
        }


def whole(name: str) -> str:
    """All of a table; its name comes from the schema."""
    return f'SELECT * FROM "{name}"'  # noqa: S608 - no parameter can name a table


def is_table(fetchone: Any, name: str) -> bool:
    """A table with pages of its own: no view, no virtual one, none of SQLite's."""
    found = fetchone(
        "SELECT 1 FROM sqlite_schema WHERE name = :name AND type = 'table' AND rootpage > 0",
        {"name": name},
    )
    return found is not None and not name.startswith("sqlite_")


def by_another_engine(database: Path, key: bytes) -> Tables:
    """What SQLite3 Multiple Ciphers reads, told only the cipher and the key."""
    with closing(apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READONLY)) as other:
        other.pragma("cipher", "sqlcipher")
        other.pragma("legacy", 4)
        other.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        assert other.pragma("integrity_check") == "ok"
        names = other.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"
        )
        return {
            name: Counter(other.execute(whole(name)))
            for (name,) in list(names)
            if not name.startswith("sqlite_")
        }


def by_hand(database: Path, key: bytes, place: Path, keys: DerivedKeys) -> Tables:
    """What the pure-Python reader reads; only how columns are ordered is asked of the program."""
    pages = Pages(database, key)
    found: Tables = {}
    with open_register(place, keys) as open_database:
        for name, root in pages.schema().items():
            if name.startswith("sqlite_"):
                continue
            columns = open_database.fetchall(
                "SELECT cid, pk, type FROM pragma_table_info(:name)", {"name": name}
            )
            (without_rowid,) = open_database.fetchall(
                "SELECT wr FROM pragma_table_list WHERE name = :name", {"name": name}
            )
            found[name] = Counter(
                _as_declared(rowid, row, columns, without_rowid=bool(without_rowid["wr"]))
                for rowid, row in pages.cells(root)
            )
    return found


def _as_declared(rowid: int, row: Row, columns: list[Any], *, without_rowid: bool) -> Row:
    if without_rowid:  # the key's columns are stored first
        key = sorted((c for c in columns if c["pk"]), key=lambda c: c["pk"])
        stored = [c["cid"] for c in key] + [c["cid"] for c in columns if not c["pk"]]
        return tuple(row[stored.index(place)] for place in range(len(columns)))
    keys = [c["cid"] for c in columns if c["pk"]]
    alias = [c["cid"] for c in columns if c["pk"] and c["type"] == "INTEGER" and len(keys) == 1]
    return tuple(rowid if place in alias else value for place, value in enumerate(row))


def stories(register: Register, *, whole: bool) -> None:
    """Something in many tables, and notes that run over many pages."""
    if whole:
        fill(register, today=DAY)
    case = a_case(register)
    for length in (1, 500, 4_000, 40_000):
        draft = NoteDraft(case_id=case.id, noted_on=DAY, text="Ærø blåbær " * length)
        casework.add_note(register, draft, now=NOW)


@pytest.mark.suite("13")
def test_every_row_is_the_same_for_three_readers(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    register = make_register(tmp_path)
    stories(register, whole=soak_size(0, 1) == 1)
    close_register(register, now=NOW, reason="quit")
    place = tmp_path / "register"
    keys = unlock_register(place, SECRET, floors=CHEAP)
    database, key = place / keys.db_file, bytes(keys.database)
    ours = by_sqlcipher(place, keys)
    others = {
        "a second engine": by_another_engine(database, key),
        "pure Python": by_hand(database, key, place, keys),
    }
    rows = sum(table.total() for table in ours.values())
    different = [
        f"{reader}: {name}"
        for reader, found in others.items()
        for name in ours.keys() | found.keys()
        if ours.get(name) != found.get(name)
    ]
    figure(f"{rows:,} rows in {len(ours)} tables, {len(different)} tables read differently")
    assert rows > 50
    assert not different


@pytest.mark.suite("13")
def test_a_page_that_was_changed_is_not_read(tmp_path: Path, figure: Figure) -> None:
    register = make_register(tmp_path)
    close_register(register, now=NOW, reason="quit")
    place = tmp_path / "register"
    keys = unlock_register(place, SECRET, floors=CHEAP)
    database = place / keys.db_file
    content = bytearray(database.read_bytes())
    content[4096 * 3 + 100] ^= 1
    database.write_bytes(content)
    with pytest.raises(NotAuthentic) as found:
        Pages(database, bytes(keys.database))
    assert found.value.args == (4,)
    figure("a changed page is refused")
