# SPDX-License-Identifier: EUPL-1.2
"""A restore over a register that cannot be backed up any more keeps its file as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import AppError
from app.services import backups
from app.services.register import check_register
from app.storage.connection import open_database
from app.storage.migrate import known
from app.storage.vault import unlock
from tests.builders import a_concern
from tests.services.registers import CHEAP, SECRET, enter
from tests.services.stores import closed, later, numbers, put_back, take
from tests.services.test_repair import PAGE, free_pages, stocked, tear

KEPT = "damaged-register-0001.db"


def _torn(path: Path) -> None:
    """A live page near the end, which opening does not read."""
    key = bytes(unlock(path.parent, SECRET, floors=CHEAP).keys().database)
    trunks, leaves = free_pages(path, key)
    pages = path.stat().st_size // PAGE
    tear(path, max(set(range(2, pages + 1)) - {*trunks, *leaves}))


def _altered(path: Path) -> None:
    """Every page is whole, but an entry of the log was rewritten."""
    keys = unlock(path.parent, SECRET, floors=CHEAP).keys()
    with open_database(path, keys, known_version=len(known())) as database, database.transaction():
        database.execute("DROP TRIGGER log_is_never_rewritten")
        database.execute("UPDATE log SET detail = 'other' WHERE seq = 2")


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 9 * PAGE])


@pytest.mark.parametrize("spoil", [_torn, _altered, _cut])
def test_a_damaged_register_is_kept_beside_the_restored_one(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    path = stocked(tmp_path)
    folder = path.parent
    register = enter(tmp_path)
    taken = take(register)
    there = numbers(register)
    a_concern(register)
    closed(register)
    spoil(path)
    damaged = path.read_bytes()
    put_back(taken.path, tmp_path, now=later(40), accepted=True)
    assert (folder / KEPT).read_bytes() == damaged
    again = enter(tmp_path, now=later(41))
    assert numbers(again) == there
    assert check_register(again).sound
    closed(again)
    assert sorted(one.name for one in folder.glob("*.db")) == [KEPT, "register-0002.db"]
    assert (folder / KEPT).read_bytes() == damaged
    assert [one.path for one in backups.listed(folder)] == [taken.path]


def test_a_restore_that_fails_leaves_the_damaged_register_where_it_was(tmp_path: Path) -> None:
    path = stocked(tmp_path)
    register = enter(tmp_path)
    taken = take(register)
    closed(register)
    _torn(path)
    damaged = path.read_bytes()
    content = bytearray(taken.path.read_bytes())
    content[len(content) // 2] ^= 1
    taken.path.write_bytes(content)
    with pytest.raises(AppError):
        put_back(taken.path, tmp_path, now=later(40), accepted=True)
    assert path.read_bytes() == damaged
    assert [one.name for one in path.parent.glob("*.db")] == [path.name]


def test_where_it_could_be_backed_up_no_second_file_is_kept(tmp_path: Path) -> None:
    path = stocked(tmp_path)
    register = enter(tmp_path)
    taken = take(register)
    closed(register)
    _trunks, leaves = free_pages(
        path, bytes(unlock(path.parent, SECRET, floors=CHEAP).keys().database)
    )
    tear(path, leaves[len(leaves) // 2])
    put_back(taken.path, tmp_path, now=later(40))
    assert [one.name for one in path.parent.glob("*.db")] == ["register-0002.db"]
    assert len(backups.listed(path.parent)) == 2
