# SPDX-License-Identifier: EUPL-1.2
"""Backups and real disks: a full, protected or missing second place, a protected drive."""

import shutil
from pathlib import Path

import pytest

from app.domain.errors import DiskFull, RegisterReadOnly, TargetMissing
from app.services import backups, restore
from app.services.backups import Second
from app.services.common import Register
from app.services.register import close_register
from app.services.task import Task
from tests.builders import NOW, a_concern, make_register
from tests.journeys.disks import disk_of
from tests.services.registers import CHEAP, SECRET
from tests.services.stores import later, put_back, take


def zips(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir() if path.suffix == ".zip")


def test_a_full_second_place_gets_no_stub_and_the_backup_stands(
    register: Register, tmp_path: Path
) -> None:
    with disk_of(tmp_path / "usb", 4) as usb:
        backups.choose_second_target(register, usb.folder, now=NOW)
        first = take(register)
        usb.fill()
        full = take(register, now=later(40))
        assert (first.second, full.second) == (Second.MADE, Second.FULL)
        assert full.path.exists()
        assert zips(usb.folder) == [first.path.name]
        assert not list(usb.folder.glob(".*"))
        usb.make_room()
        assert take(register, now=later(80)).second is Second.MADE


def test_a_protected_second_place_is_told_apart(register: Register, tmp_path: Path) -> None:
    with disk_of(tmp_path / "usb", 4) as usb:
        backups.choose_second_target(register, usb.folder, now=NOW)
        usb.protect()
        assert take(register).second is Second.FAILED
        usb.release()
        assert take(register, now=later(40)).second is Second.MADE
        backups.choose_second_target(register, None, now=NOW)
        usb.protect()
        with pytest.raises(RegisterReadOnly):
            backups.choose_second_target(register, usb.folder, now=NOW)
        assert backups.second_target(register) is None


def test_a_drive_that_was_taken_out_is_missing_though_its_folder_is_there(
    register: Register, tmp_path: Path
) -> None:
    with disk_of(tmp_path / "usb", 4) as usb:
        backups.choose_second_target(register, usb.folder, now=NOW)
        assert take(register).second is Second.MADE
    assert (tmp_path / "usb").is_dir()
    assert take(register, now=later(40)).second is Second.MISSING
    assert not list((tmp_path / "usb").iterdir())
    (tmp_path / "usb").rmdir()
    with pytest.raises(TargetMissing):
        backups.choose_second_target(register, tmp_path / "usb", now=NOW)


def test_a_full_disk_leaves_no_stub_and_the_work_goes_on(tmp_path: Path) -> None:
    with disk_of(tmp_path / "disk", 4) as disk:
        register = make_register(disk.folder)
        good = take(register)
        disk.fill()
        with pytest.raises(DiskFull):
            take(register, now=later(40))
        assert zips(register.folder / "backups") == [good.path.name]
        assert not list((register.folder / "backups").glob(".*"))
        disk.make_room()
        a_concern(register)
        assert take(register, now=later(80)).good
        close_register(register, now=later(90), reason="command")


def test_a_protected_drive_is_good_enough_to_try_and_to_restore_from(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    a_concern(register)
    taken = take(register)
    close_register(register, now=later(5), reason="command")
    with disk_of(tmp_path / "usb", 4) as usb:
        path = Path(shutil.copy(taken.path, usb.folder))
        usb.protect()
        assert restore.look(path).good
        tried = restore.rehearse(path, SECRET, now=NOW, floors=CHEAP, task=Task())
        assert tried.concerns == 1
        put_back(path, tmp_path, place="new", accepted=True)
        with pytest.raises(RegisterReadOnly):
            put_back(path, usb.folder, place="new", accepted=True)
    assert (tmp_path / "new" / "register.keys").is_file()
