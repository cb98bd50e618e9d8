# SPDX-License-Identifier: EUPL-1.2
"""Backups: what is in one, what is saved meanwhile, the second place, when one is due, expiry."""

import json
import stat
import threading
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.audit import Action
from app.domain.errors import (
    BackupUnpacked,
    KeyFileDamaged,
    LastGoodBackup,
    NotARegister,
    RegisterDamaged,
    TargetInside,
    TargetMissing,
)
from app.services import backups, concerns, drafts
from app.services.backups import Second
from app.services.common import Register, writing
from app.services.register import check_register, unlock_register
from app.services.settings import Setting, change_setting
from app.services.task import Task, WorkCancelled
from app.storage import audit, backup
from tests.builders import NOW, a_concern, concern_draft
from tests.services.registers import CHEAP, SECRET
from tests.services.stores import later, take, usb

MARK = "Smedevænget 14"


def test_a_backup_is_a_zip_of_four_stored_parts_named_after_its_minute(
    register: Register, tmp_path: Path
) -> None:
    a_concern(register, summary=MARK, reporter_name="Viggo Damgaard")
    taken = take(register)
    assert taken.path == tmp_path / "register/backups" / f"{_stem(NOW)}.zip"
    assert stat.S_IMODE(taken.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(taken.path.parent.stat().st_mode) == 0o700
    with zipfile.ZipFile(taken.path) as packed:
        assert packed.namelist() == ["LÆS MIG.txt", "register.keys", "register.db", "manifest.json"]
        assert {one.compress_type for one in packed.infolist()} == {zipfile.ZIP_STORED}
        assert packed.read("register.keys") == (tmp_path / "register/register.keys").read_bytes()
        manifest = json.loads(packed.read("manifest.json"))
        words = packed.read("LÆS MIG.txt").decode("utf-8")
    assert (manifest["concerns"], manifest["cases"], manifest["entries"]) == (1, 0, 3)
    assert manifest["receipt"].startswith("3 · ")
    assert "nødnøglen" in words
    assert "recovery key" in words
    content = taken.path.read_bytes()
    assert not any(one.encode() in content for one in (MARK, "Damgaard", "Smedev", "Lyngsø"))
    assert (taken.good, taken.current, taken.seq) == (True, True, 3)


def test_a_second_backup_of_the_same_minute_gets_a_suffix(register: Register) -> None:
    first, second = take(register), take(register)
    assert second.path.name == f"{_stem(NOW)}-2.zip"
    assert [one.path for one in backups.listed(register.folder)] == [second.path, first.path]


def test_what_is_saved_during_the_copy_succeeds_and_is_in_it(register: Register) -> None:
    while register.database.path.stat().st_size < 6 << 20:
        with register.database.transaction():
            register.database.execute(
                "INSERT INTO setting (name, value) VALUES (:name, :value)",
                {"name": f"x{register.database.path.stat().st_size}", "value": "y" * 500_000},
            )
    saved = []

    def save() -> None:
        made = concerns.receive_concern(register, concern_draft(summary=MARK), now=NOW)
        drafts.save_draft(register, f"f{len(saved)}", {"summary": MARK}, now=NOW)
        saved.append(made)

    copy = backups.begin(register, now=NOW, task=Task(on_breath=save))
    found = []
    thread = threading.Thread(target=lambda: found.append(backups.finish(copy, task=Task())))
    thread.start()
    thread.join()
    assert len(saved) >= 2
    assert found[0].seq == register.head.seq
    with zipfile.ZipFile(found[0].path) as packed:
        assert json.loads(packed.read("manifest.json"))["concerns"] == len(saved)
    backups.record(register, found[0], now=NOW)
    assert audit.head(register.database).action is Action.BACKUP
    assert check_register(register).sound


def test_a_backup_that_is_stopped_leaves_nothing(register: Register) -> None:
    task = Task()
    task.cancel()
    with pytest.raises(WorkCancelled):
        backups.begin(register, now=NOW, task=task)
    copy = backups.begin(register, now=NOW, task=Task())
    with pytest.raises(WorkCancelled):
        backups.finish(copy, task=task)
    assert not list((register.folder / "backups").iterdir())


def test_parts_that_a_cut_left_are_swept_and_nothing_else(register: Register) -> None:
    place = backup.make_folder(register.folder)
    for name in (".2026-04-14_0900.0a1b2c3d.part", ".2026-04-14_0900.0a1b2c3d.part-journal"):
        (place / name).write_bytes(b"x")
    (place / "2026-04-14_0859 kopi.part").write_bytes(b"mine")
    taken = take(register)
    names = {path.name for path in place.iterdir()}
    assert {name for name in names if name.endswith((".part", "-journal"))} == {
        "2026-04-14_0859 kopi.part"
    }
    assert taken.path.name in names


def test_a_copy_that_does_not_verify_is_never_named(register: Register) -> None:
    copy = backups.begin(register, now=NOW, task=Task())
    content = bytearray(copy.made.part.read_bytes())
    content[5 * 4096 + 100] ^= 1
    copy.made.part.write_bytes(content)
    with pytest.raises(RegisterDamaged):
        backups.finish(copy, task=Task())
    assert not list((register.folder / "backups").iterdir())
    assert backups.latest(register) is None


def test_a_register_whose_key_file_is_damaged_says_so_instead_of_making_a_useless_copy(
    register: Register,
) -> None:
    for name in ("register.keys", "register.keys.bak"):
        (register.folder / name).write_bytes(b"{}")
    with pytest.raises(KeyFileDamaged):
        take(register)


def test_a_broken_log_makes_no_backup(register: Register) -> None:
    a_concern(register)
    database = register.database
    with database.transaction():
        database.execute("DROP TRIGGER log_is_never_rewritten")
        database.execute("UPDATE log SET holder = 'En anden' WHERE seq = 2")
    with pytest.raises(RegisterDamaged):
        take(register)


def test_the_second_place_gets_the_same_file_and_the_list_of_deletions(
    register: Register, tmp_path: Path
) -> None:
    target = usb(register, tmp_path)
    assert backups.second_target(register) == target
    taken = take(register)
    assert taken.second is Second.MADE
    assert (target / taken.path.name).read_bytes() == taken.path.read_bytes()
    assert backups.latest_on_target(register) is not None
    listed = backups.listed(register.folder, target=target)
    assert {one.path.parent for one in listed} == {taken.path.parent, target}
    assert list(target.glob("register-*.deletions"))


def test_a_second_place_that_is_gone_is_no_error_and_is_never_made(
    register: Register, tmp_path: Path
) -> None:
    target = usb(register, tmp_path)
    first = take(register)
    target.rename(tmp_path / "in the drawer")
    taken = take(register, now=later(40))
    assert taken.second is Second.MISSING
    assert taken.good
    assert not target.exists()
    assert backups.latest_on_target(register) is None
    (tmp_path / "in the drawer").rename(target)
    on_target = backups.latest_on_target(register)
    assert on_target is not None
    assert on_target.made_at == first.made_at
    assert take(register, now=later(80)).second is Second.MADE


def test_the_empty_folder_where_a_drive_was_mounted_is_not_the_drive(
    register: Register, tmp_path: Path
) -> None:
    target = usb(register, tmp_path)
    target.rename(tmp_path / "in the drawer")
    target.mkdir()
    assert take(register).second is Second.MISSING
    assert not list(target.iterdir())


def test_the_second_place_has_to_exist_and_to_lie_elsewhere(
    register: Register, tmp_path: Path
) -> None:
    with pytest.raises(TargetMissing):
        backups.choose_second_target(register, tmp_path / "nowhere", now=NOW)
    for inside in (register.folder, backup.make_folder(register.folder)):
        with pytest.raises(TargetInside):
            backups.choose_second_target(register, inside, now=NOW)
    assert backups.second_target(register) is None
    usb(register, tmp_path)
    backups.choose_second_target(register, None, now=NOW)
    assert backups.second_target(register) is None
    assert take(register).second is Second.NOT_CHOSEN


def test_another_registers_backups_in_the_second_place_are_left_alone(
    register: Register, tmp_path: Path
) -> None:
    target = usb(register, tmp_path)
    (tmp_path / "other").mkdir()
    from tests.services.registers import opened

    with opened(tmp_path / "other") as other:
        backups.choose_second_target(other, target, now=NOW)
        take(other, now=later(days=-200))
        theirs = backups.latest_on_target(other)
        assert theirs is not None
        for number in range(12):
            take(register, now=later(number))
        assert theirs.path.exists()
        assert backups.latest_on_target(other) == theirs
    assert len(list(target.glob("*.deletions"))) == 2
    assert len(list(target.glob("*.zip"))) == 11


def test_old_backups_go_when_a_new_one_is_made(register: Register) -> None:
    taken = [take(register, now=later(days=day)) for day in (-100, -80, -40, *range(-10, 1))]
    names = {one.path for one in backups.listed(register.folder)}
    assert taken[0].path not in names  # past 90 days
    assert {one.path for one in taken[1:]} == names


def test_the_expiry_is_a_setting_and_what_is_past_it_is_listed(register: Register) -> None:
    old, new = take(register, now=later(days=-20)), take(register, now=later(days=-19))
    assert backups.expired(register, now=NOW) == ()
    change_setting(register, Setting.BACKUP_DAYS, 14, now=NOW)
    assert [one.path for one in backups.expired(register, now=NOW)] == [old.path]
    backups.delete_backup(register, old, now=NOW)
    with pytest.raises(LastGoodBackup):
        backups.delete_backup(register, new, now=NOW)
    assert [one.path for one in backups.listed(register.folder)] == [new.path]
    assert audit.head(register.database).action is Action.DELETE


def test_a_damaged_file_is_listed_as_not_good_and_counts_for_nothing(register: Register) -> None:
    good = take(register)
    worse = take(register, now=later(5))
    with worse.path.open("r+b") as file:
        file.truncate(worse.size - 4096)
    listed = backups.listed(register.folder)
    assert {one.path: one.good for one in listed} == {good.path: True, worse.path: False}
    latest = backups.latest(register)
    assert latest is not None
    assert latest.path == good.path


def test_when_a_backup_is_due(register: Register) -> None:
    assert backups.due(register, now=NOW)
    take(register)
    assert not backups.due(register, now=later(1))
    assert not backups.due(register, now=later(45))  # nothing was written since
    with writing(register, Action.OPEN, now=later(46)):
        pass
    assert not backups.due(register, now=later(47))
    drafts.save_draft(register, "f", {"summary": MARK}, now=later(48))
    assert backups.due(register, now=later(49))
    take(register, now=later(49))
    a_concern(register, now=later(50))
    assert not backups.due(register, now=later(60))
    assert backups.due(register, now=later(80))
    take(register, now=later(80))
    assert backups.due(register, now=later(days=1))
    register.unclean = True
    assert backups.due(register, now=later(81))
    take(register, now=later(82))
    assert not register.unclean


def test_a_folder_with_backups_only_is_no_register(register: Register, tmp_path: Path) -> None:
    taken = take(register)
    with pytest.raises(NotARegister):
        unlock_register(taken.path.parent, SECRET, floors=CHEAP)
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(taken.path) as packed:
        packed.extractall(unpacked)
    with pytest.raises(BackupUnpacked):
        unlock_register(unpacked, SECRET, floors=CHEAP)


def _stem(moment: datetime) -> str:
    return moment.astimezone(UTC).astimezone().strftime("%Y-%m-%d_%H%M")
