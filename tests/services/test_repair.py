# SPDX-License-Identifier: EUPL-1.2
"""Torn free pages are mended quietly; real damage is told apart and read around."""

import random
import shutil
import struct
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.audit import Action
from app.domain.errors import OlderCopy, RegisterDamaged
from app.services import repair
from app.services.register import check_register, close_register, prove_register
from app.services.task import Task, WorkCancelled
from app.storage import audit
from app.storage.vault import unlock
from tests.builders import DAY, NOW, a_concern
from tests.services.registers import CHEAP, SECRET, enter, make, plain_bytes

PAGE, USED = 4096, 4016


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def stocked(folder: Path) -> Path:
    """A register with concerns and, after a deletion, many free pages; closed. Its database."""
    make(folder, now=NOW)
    register = enter(folder, now=NOW)
    for number in range(60):
        summary = f"Nummer {number}. " + "En lang beskrivelse af hvad der skete. " * (
            250 if number == 7 else 20
        )
        a_concern(register, day=DAY, now=NOW, summary=summary)
    with register.database.transaction() as database:
        database.execute("CREATE TABLE padding (text TEXT) STRICT")
        database.executemany(
            "INSERT INTO padding (text) VALUES (:text)", [{"text": "x" * 3000} for _ in range(60)]
        )
    with register.database.transaction() as database:
        database.execute("DROP TABLE padding")
    close_register(register, now=later(5), reason="command")
    return folder / "register" / "register-0001.db"


def free_pages(path: Path, key: bytes) -> tuple[list[int], list[int]]:
    """The numbers of the free list's trunks and leaves (SQLite file format, 1.5)."""
    plain = plain_bytes(path, key)
    start = -16  # of page 1, whose first 16 bytes are the salt

    def page(number: int) -> bytes:
        first = start + (number - 1) * USED
        return plain[first : first + USED]

    trunks, leaves = [], []
    (following,) = struct.unpack(">I", plain[32 + start : 36 + start])
    while following:
        trunks.append(following)
        content = page(following)
        following, count = struct.unpack(">II", content[:8])
        leaves += struct.unpack(f">{count}I", content[8 : 8 + 4 * count])
    return trunks, leaves


def tear(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE + 512 : page * PAGE] = random.Random(page).randbytes(PAGE - 512)  # noqa: S311
    path.write_bytes(content)


def opened(folder: Path):
    return unlock(folder / "register", SECRET, floors=CHEAP)


@pytest.mark.parametrize("which", ["leaf", "trunk"])
def test_a_torn_free_page_is_mended_and_nothing_else_changes(tmp_path: Path, which: str) -> None:
    path = stocked(tmp_path)
    unlocked = opened(tmp_path)
    state = tmp_path / "state"
    trunks, leaves = free_pages(path, bytes(unlocked.keys().database))
    assert len(leaves) > 20
    tear(path, trunks[0] if which == "trunk" else leaves[len(leaves) // 2])
    torn = path.read_bytes()
    with pytest.raises(RegisterDamaged):
        prove_register(path.parent, unlocked.keys(), full=True, state_folder=state)

    found = repair.examine(path.parent, unlocked)
    assert found.torn_free_pages_only
    assert found.damaged == ()
    assert found.readable["concern"] == (60, 60)
    assert path.read_bytes() == torn

    mended = repair.repair(path.parent, unlocked, now=later(9), state_folder=state)
    assert not any(unlocked.master)
    assert not path.exists()
    assert mended.key_file.db_file == "register-0002.db"
    prove_register(path.parent, mended.keys(), full=True, state_folder=state)
    register = enter(tmp_path, now=later(10))
    assert check_register(register).sound
    assert not register.unclean
    entries = audit.latest(register.database, limit=3)
    assert [entry.action for entry in entries] == [Action.UNLOCK, Action.REPAIR, Action.LOCK]
    assert register.database.scalar("SELECT count(*) FROM concern") == 60
    assert register.database.scalar("PRAGMA freelist_count") == 0
    close_register(register, now=later(11), reason="command")


def test_every_torn_page_is_either_free_and_mended_or_told_and_left(tmp_path: Path) -> None:
    path = stocked(tmp_path / "whole")
    unlocked = opened(tmp_path / "whole")
    trunks, leaves = free_pages(path, bytes(unlocked.keys().database))
    free = {*trunks, *leaves}
    pages = path.stat().st_size // PAGE
    live = [page for page in range(2, pages + 1) if page not in free]
    mended = left = 0
    for page in [*random.Random(3).sample(live, 8), *random.Random(4).sample(leaves, 3)]:  # noqa: S311
        folder = tmp_path / str(page)
        shutil.copytree(tmp_path / "whole", folder)
        copy = folder / "register" / path.name
        tear(copy, page)
        torn = copy.read_bytes()
        one = opened(folder)
        found = repair.examine(copy.parent, one)
        assert copy.read_bytes() == torn
        assert found.torn_free_pages_only == (page in free)
        assert bool(found.damaged) == (page not in free)
        try:
            new = repair.repair(copy.parent, one, now=later(9), state_folder=folder / "state")
        except RegisterDamaged:
            left += 1
            assert page not in free
            assert any(one.master)
            assert copy.read_bytes() == torn
            assert [found.name for found in copy.parent.glob("*.db")] == [path.name]
        else:  # an index of a table without rows holds nothing either
            mended += 1
            prove_register(copy.parent, new.keys(), full=True, state_folder=folder / "state")
        shutil.rmtree(folder)
    assert mended >= 3  # the free ones
    assert left >= 2


def test_what_can_be_read_is_counted_around_the_damage(tmp_path: Path) -> None:
    """Concerns of 800 characters lie a few to a page: one torn page loses those, not the rest."""
    path = stocked(tmp_path)
    unlocked = opened(tmp_path)
    whole = path.read_bytes()
    seen = []
    for page in range(len(whole) // PAGE - 90, len(whole) // PAGE - 60, 9):
        path.write_bytes(whole)
        tear(path, page)
        found = repair.examine(path.parent, unlocked)
        if "concern" in found.damaged and found.readable:
            seen.append(found.readable["concern"])
            assert found.readable["log"][0] == found.readable["log"][1]
    assert seen
    assert all(of == 60 for _, of in seen)
    assert all(50 <= readable < 60 for readable, _ in seen)


def test_a_sound_register_is_not_called_torn(tmp_path: Path) -> None:
    path = stocked(tmp_path)
    keys = opened(tmp_path).keys()
    found = repair.examine(path.parent, keys)
    assert (found.torn_free_pages_only, found.damaged) == (False, ())
    assert any(keys.database)


def test_a_register_whose_first_page_is_gone_has_nothing_to_read(tmp_path: Path) -> None:
    path = stocked(tmp_path)
    tear(path, 1)
    found = repair.examine(path.parent, opened(tmp_path))
    assert not found.torn_free_pages_only
    assert "concern" in found.damaged
    assert found.readable == {}


def test_a_repair_makes_no_older_copy_the_truth(tmp_path: Path) -> None:
    path = stocked(tmp_path)
    older = path.read_bytes()
    register = enter(tmp_path, now=later(6))
    a_concern(register, now=later(7))
    close_register(register, now=later(8), reason="command")
    path.write_bytes(older)
    unlocked = opened(tmp_path)
    _, leaves = free_pages(path, bytes(unlocked.keys().database))
    tear(path, leaves[0])
    torn = path.read_bytes()
    with pytest.raises(OlderCopy):
        repair.repair(path.parent, unlocked, now=later(9), state_folder=tmp_path / "state")
    assert path.read_bytes() == torn


def test_a_stopped_repair_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    path = stocked(tmp_path)
    unlocked = opened(tmp_path)
    _, leaves = free_pages(path, bytes(unlocked.keys().database))
    tear(path, leaves[0])
    before = {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    task = Task()
    task.cancel()
    with pytest.raises(WorkCancelled):
        repair.repair(
            path.parent, unlocked, now=later(9), task=task, state_folder=tmp_path / "state"
        )
    assert {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()} == before


def test_a_rotten_journal_is_left_where_it_is(tmp_path: Path) -> None:
    """Opening would roll it back in part: what it undoes could never be told again."""
    path = stocked(tmp_path)
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(bytes.fromhex("d9d505f920a163d6 00000001") + bytes(5000))
    before = path.read_bytes(), journal.read_bytes()
    unlocked = opened(tmp_path)
    with pytest.raises(RegisterDamaged):
        prove_register(path.parent, unlocked.keys(), state_folder=tmp_path / "state")
    found = repair.examine(path.parent, unlocked)
    assert not found.torn_free_pages_only
    assert "concern" in found.damaged
    with pytest.raises(RegisterDamaged):
        repair.repair(path.parent, unlocked, now=later(9), state_folder=tmp_path / "state")
    assert (path.read_bytes(), journal.read_bytes()) == before
