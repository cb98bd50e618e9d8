# SPDX-License-Identifier: EUPL-1.2
"""Restoring: into the register, a new folder, with the emergency key alone, across a rotation."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.audit import Action, Purpose
from app.domain.errors import (
    AppError,
    BackupDamaged,
    CurrentPassphraseNeeded,
    FolderNotEmpty,
    NotABackup,
    OlderPassphraseNeeded,
    RegisterBusy,
    RegisterExists,
    WrongPassphrase,
)
from app.services import backups, restore
from app.services.register import check_register, create_register, open_register
from app.services.task import Task, WorkCancelled
from app.storage import audit, register_folder
from app.storage.vault import recovery, unlock
from tests.builders import NOW, a_concern, make_register
from tests.services.registers import CHEAP, HOLDER, PROFILE, SECRET, enter
from tests.services.stores import closed, later, numbers, put_back, take

MARK = "Smedevænget"
OTHER_SECRET = "en helt anden adgangskode"


def rotate(folder: Path, *, secret: str | None = None) -> None:
    """Everybody's master key anew, perhaps a new passphrase too."""
    unlocked = unlock(folder / "register", SECRET, floors=CHEAP)
    register_folder.rotate_register(
        folder / "register",
        unlocked,
        rewrite=lambda copy, _old, new: audit.rechain(copy, new.log) and None,
        secret=secret,
        cost=CHEAP,
        floors=CHEAP,
    )


def test_what_came_after_the_backup_is_gone_and_the_log_says_why(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    first = a_concern(register)
    taken = take(register)
    a_concern(register)
    closed(register)
    keys = put_back(taken.path, tmp_path, now=later(40))
    assert keys.db_file == "register-0002.db"
    again = enter(tmp_path, now=later(41))
    assert numbers(again) == [first.number]
    log = audit.latest(again.database)
    assert [one.action for one in log[:2]] == [Action.UNLOCK, Action.RESTORE]
    assert not again.unclean
    assert check_register(again).sound
    closed(again)
    left = sorted(path.name for path in (tmp_path / "register").glob("register-*.db"))
    assert left == ["register-0002.db"]


def test_the_register_as_it_was_is_backed_up_before_it_is_replaced(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    taken = take(register)
    kept = a_concern(register)
    closed(register)
    put_back(taken.path, tmp_path, now=later(40))
    newest = backups.listed(tmp_path / "register")[0]
    assert newest.path != taken.path
    put_back(newest.path, tmp_path, now=later(50))
    again = enter(tmp_path, now=later(51))
    assert numbers(again) == [kept.number]
    closed(again)


def test_the_zip_and_the_emergency_key_alone_give_the_register_back(tmp_path: Path) -> None:
    key = recovery.generate()
    keys = create_register(
        tmp_path / "register",
        SECRET,
        PROFILE,
        holder=HOLDER,
        now=NOW,
        recovery=key,
        cost=CHEAP,
        floors=CHEAP,
        state_folder=tmp_path / "state",
    )
    register = open_register(
        tmp_path / "register", keys, Purpose.CASEWORK, now=NOW, state_folder=tmp_path / "state"
    )
    kept = a_concern(register, summary=MARK)
    taken = take(register)
    closed(register)
    elsewhere = tmp_path / "another machine"
    elsewhere.mkdir()
    shutil.move(taken.path, elsewhere / taken.path.name)
    shutil.rmtree(tmp_path / "register")
    shutil.rmtree(tmp_path / "state")
    keys = put_back(elsewhere / taken.path.name, elsewhere, secret=key.lower(), accepted=True)
    again = open_register(
        elsewhere / "register",
        keys,
        Purpose.CASEWORK,
        now=later(50),
        state_folder=elsewhere / "state",
    )
    assert numbers(again) == [kept.number]
    assert check_register(again).sound
    closed(again)
    assert unlock(elsewhere / "register", SECRET, floors=CHEAP).key_file.epoch == 1


@pytest.mark.parametrize("secret", [None, OTHER_SECRET])
def test_a_copy_from_before_a_change_of_keys_comes_under_todays(
    tmp_path: Path, secret: str | None
) -> None:
    register = make_register(tmp_path)
    kept = a_concern(register)
    taken = take(register)
    closed(register)
    rotate(tmp_path, secret=secret)
    today = secret or SECRET
    assert [one.current for one in backups.listed(tmp_path / "register")] == [False]
    if secret is not None:
        with pytest.raises(OlderPassphraseNeeded):
            put_back(taken.path, tmp_path, secret=today, accepted=True)
        with pytest.raises(CurrentPassphraseNeeded):
            put_back(taken.path, tmp_path, secret=SECRET, accepted=True)
        with pytest.raises(WrongPassphrase):
            put_back(taken.path, tmp_path, secret="noget helt tredje", accepted=True)
    keys = put_back(taken.path, tmp_path, secret=today, copy_secret=SECRET, accepted=True)
    assert keys.epoch == 2
    keys = unlock(tmp_path / "register", today, floors=CHEAP).keys()
    again = open_register(
        tmp_path / "register",
        keys,
        register.purpose,
        now=later(50),
        state_folder=tmp_path / "state",
    )
    assert numbers(again) == [kept.number]
    assert check_register(again).sound
    take(again, now=later(60))
    closed(again)


def test_a_lost_key_file_comes_back_with_the_copy(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    kept = a_concern(register)
    taken = take(register)
    closed(register)
    for name in ("register.keys", "register.keys.bak"):
        (tmp_path / "register" / name).unlink()
    with pytest.raises(WrongPassphrase):
        put_back(taken.path, tmp_path, secret=OTHER_SECRET)
    put_back(taken.path, tmp_path)
    again = enter(tmp_path, now=later(41))
    assert numbers(again) == [kept.number]
    closed(again)


def test_a_rehearsal_restores_everything_and_leaves_nothing(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    a_concern(register)
    taken = take(register)
    before = {path: path.read_bytes() for path in register.folder.iterdir() if path.is_file()}
    names = set(taken.path.parent.iterdir())
    seen: list[tuple[int, int]] = []
    tried = restore.rehearse(
        taken.path, SECRET, now=later(5), floors=CHEAP, task=Task(lambda *at: seen.append(at))
    )
    assert (tried.concerns, tried.cases, tried.entries) == (1, 0, 3)
    assert tried.made_at == taken.made_at
    assert seen
    assert set(taken.path.parent.iterdir()) == names
    assert {path: path.read_bytes() for path in before} == before
    with pytest.raises(WrongPassphrase):
        restore.rehearse(taken.path, OTHER_SECRET, now=NOW, floors=CHEAP, task=Task())
    closed(register)


def test_a_register_that_is_open_elsewhere_is_not_replaced(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    taken = take(register)
    with pytest.raises(RegisterBusy):
        put_back(taken.path, tmp_path)
    a_concern(register)
    closed(register)


def test_a_restore_that_is_stopped_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    taken = take(register)
    kept = a_concern(register)
    closed(register)
    task = Task(lambda done, total: task.cancel() if total and done == total else None)
    with pytest.raises(WorkCancelled):
        restore.restore(
            taken.path,
            SECRET,
            tmp_path / "register",
            now=later(40),
            floors=CHEAP,
            state_folder=tmp_path / "state",
            task=task,
        )
    again = enter(tmp_path, now=later(41))
    assert numbers(again) == [kept.number]
    closed(again)
    assert not list((tmp_path / "register").glob(".*"))


def test_other_folders_are_left_alone(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    taken = take(register)
    closed(register)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/brev.txt").write_text("Kære Viggo", encoding="utf-8")
    with pytest.raises(FolderNotEmpty):
        put_back(taken.path, tmp_path, place="letters", accepted=True)
    make_register(tmp_path / "second").database.close()
    with pytest.raises(RegisterExists):
        put_back(taken.path, tmp_path, place="second/register")


def _nothing(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_bytes(b"Hej\n" * 3000)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-5000])


def _head_only(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (_nothing, NotABackup),
        (_text, NotABackup),
        (Path.unlink, NotABackup),
        (_cut, BackupDamaged),
        (_head_only, BackupDamaged),
        (_flip, BackupDamaged),
    ],
)
def test_what_is_no_whole_backup_is_refused(
    tmp_path: Path, spoil: Callable[[Path], None], error: type[AppError]
) -> None:
    register = make_register(tmp_path)
    taken = take(register)
    closed(register)
    spoil(taken.path)
    with pytest.raises(error):
        restore.look(taken.path)
    with pytest.raises(error):
        restore.rehearse(taken.path, SECRET, now=NOW, floors=CHEAP, task=Task())
    with pytest.raises(error):
        put_back(taken.path, tmp_path)
    enter(tmp_path, now=later(50)).database.close()


def test_a_copy_from_after_a_change_of_keys_brings_its_keys_with_it(tmp_path: Path) -> None:
    """The folder holds an older copy of the register; the backup is further on."""
    make_register(tmp_path).database.close()
    older = shutil.copytree(tmp_path / "register", tmp_path / "older")
    rotate(tmp_path)
    register = enter(tmp_path, now=later(1), accept_older="checked")
    kept = a_concern(register)
    taken = take(register)
    closed(register)
    path = Path(shutil.copy(taken.path, tmp_path / "copy.zip"))
    shutil.rmtree(tmp_path / "register")
    shutil.copytree(older, tmp_path / "register")
    keys = put_back(path, tmp_path)
    assert keys.epoch == 2
    again = enter(tmp_path, now=later(50))
    assert numbers(again) == [kept.number]
    closed(again)
    assert len(backups.listed(tmp_path / "register")) == 1  # what was there before


def test_a_backup_that_was_unpacked_can_be_restored_where_it_lies(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    kept = a_concern(register)
    taken = take(register)
    closed(register)
    with zipfile.ZipFile(taken.path) as packed:
        packed.extractall(tmp_path / "unpacked")
    keys = put_back(taken.path, tmp_path, place="unpacked", accepted=True)
    again = open_register(
        tmp_path / "unpacked",
        keys,
        Purpose.CASEWORK,
        now=later(50),
        state_folder=tmp_path / "state",
    )
    assert numbers(again) == [kept.number]
    closed(again)
