# SPDX-License-Identifier: EUPL-1.2
"""A clock that was wrong, a torn page before a restore, a sync program that is halfway."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.audit import Purpose
from app.domain.errors import OlderCopy, RegisterBusy
from app.services import backups, drafts, keys
from app.services.common import Register
from app.services.register import open_register, prove_register, unlock_keys, unlock_register
from app.services.restore_keys import fetch_keys
from app.storage.files import KEY_FILE, KEY_FILE_COPY, SEAL_FILE
from app.storage.vault import recovery, unlock
from tests.builders import NOW
from tests.services.registers import CHEAP, SECRET, enter, make
from tests.services.stores import closed, later, numbers, put_back, take
from tests.services.test_repair import free_pages, stocked, tear


@pytest.mark.parametrize("wrong", [timedelta(days=365), timedelta(days=-3650)])
def test_backups_go_on_as_usual_once_a_wrong_clock_is_right_again(
    wrong: timedelta, register: Register
) -> None:
    take(register, now=NOW + wrong)
    made = 0
    for minute in range(1, 20):
        if backups.due(register, now=later(minute)):
            take(register, now=later(minute))
            made += 1
    assert made == 1


def test_a_backup_under_a_clock_that_lags_behind_is_there_and_stays(register: Register) -> None:
    for day in range(0, 120, 4):
        take(register, now=later(days=day))
    taken = take(register, now=later(days=-3650))
    assert taken.path.is_file()
    assert not backups.due(register, now=later(1, days=-3650))


def test_a_register_with_a_torn_free_page_is_backed_up_before_a_restore_replaces_it(
    tmp_path: Path,
) -> None:
    path = stocked(tmp_path)
    register = enter(tmp_path, now=later(10))
    held = numbers(register)
    taken = take(register, now=later(11))
    closed(register)
    _trunks, leaves = free_pages(
        path, bytes(unlock(path.parent, SECRET, floors=CHEAP).keys().database)
    )
    tear(path, leaves[len(leaves) // 2])
    put_back(taken.path, tmp_path, now=later(40))
    newest = backups.listed(path.parent)[0]
    assert newest.path != taken.path
    assert newest.good
    put_back(newest.path, tmp_path, now=later(50))
    again = enter(tmp_path, now=later(51))
    assert numbers(again) == held
    closed(again)


def test_what_a_sync_program_brought_before_the_key_file_is_not_swept_away(tmp_path: Path) -> None:
    """Another computer has changed the keys; its key file is still on the way."""
    make(tmp_path)
    here, there = tmp_path / "register", tmp_path / "there"
    shutil.copytree(here, there)
    changed = unlock_keys(here, SECRET, floors=CHEAP)
    for minute in (1, 2):
        changed = keys.add_recovery(
            here,
            changed,
            recovery.generate(),
            now=later(minute),
            cost=CHEAP,
            floors=CHEAP,
            state_folder=tmp_path / "state",
        )
    for name in ("register-0002.db", "register.seal"):
        shutil.copy(here / name, there / name)
    older = unlock_register(there, SECRET, floors=CHEAP)
    with pytest.raises(OlderCopy):
        prove_register(there, older, state_folder=tmp_path / "other")
    with pytest.raises(OlderCopy):
        open_register(there, older, Purpose.CASEWORK, now=later(3), state_folder=tmp_path / "other")
    assert (there / "register-0002.db").read_bytes() == (here / "register-0002.db").read_bytes()


def test_a_register_in_use_is_not_replaced_where_its_keys_were_lost_meanwhile(
    tmp_path: Path,
) -> None:
    make(tmp_path)
    register = enter(tmp_path)
    taken = take(register)
    for name in (KEY_FILE, KEY_FILE_COPY):
        (tmp_path / "register" / name).unlink()
    with pytest.raises(RegisterBusy):
        fetch_keys(taken.path, SECRET, tmp_path / "register", floors=CHEAP)
    with pytest.raises(RegisterBusy):
        put_back(taken.path, tmp_path, now=later(40), accepted=True)
    drafts.save_draft(register, "f", {"summary": "Bagefter."}, now=later(41))
    closed(register)
    assert fetch_keys(taken.path, SECRET, tmp_path / "register", floors=CHEAP)
    again = enter(tmp_path, now=later(42))
    assert drafts.load_draft(again, "f") is not None
    closed(again)


def test_a_database_that_nothing_names_is_put_aside_by_a_restore(tmp_path: Path) -> None:
    """Another register's, whose key file and seal are gone: its backups may hold its keys."""
    make(tmp_path)
    register = enter(tmp_path)
    taken = take(register)
    closed(register)
    elsewhere = make(tmp_path / "other")
    theirs = (elsewhere / "register-0001.db").read_bytes()
    for name in (KEY_FILE, KEY_FILE_COPY, SEAL_FILE):
        (elsewhere / name).unlink()
    put_back(taken.path, tmp_path / "other", now=later(40), accepted=True)
    assert (elsewhere / "other-register-0001.db").read_bytes() == theirs
    closed(enter(tmp_path / "other", now=later(41)))
    assert (elsewhere / "other-register-0001.db").read_bytes() == theirs
