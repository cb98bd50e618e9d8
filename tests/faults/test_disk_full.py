# SPDX-License-Identifier: EUPL-1.2
"""Suite 7: the disk is full at every place where the program writes, with every few pages left."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.errors import AppError, DiskFull
from app.services import backups
from app.services.register import close_register
from app.services.task import Task
from tests.builders import a_concern
from tests.faults.full_disks import DEEDS, NOW, Deed, SecondRefused, leave_pages
from tests.faults.rows import Figure, SoakSize
from tests.journeys.disks import Disk, disk_of
from tests.services.registers import enter, make

MEBIBYTES = 6
STORIES = 12
MOST_PAGES = MEBIBYTES * 256


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A register with some stories and a backup, closed; and what it tells."""
    place = tmp_path_factory.mktemp("template")
    make(place, now=NOW)
    register = enter(place, now=NOW)
    told = [f"Klistermærke nummer {number}. " * 40 for number in range(STORIES)]
    told = [one.strip() for one in told]
    for one in told:
        a_concern(register, day=NOW.date(), summary=one, now=NOW)
    backups.back_up(register, now=NOW, task=Task())
    close_register(register, now=NOW, reason="quit")
    return place, told


@contextmanager
def set_out(
    kind: type[Deed], disk: Disk, template: tuple[Path, list[str]], roomy: Path
) -> Iterator[Deed]:
    """The deed prepared on an empty disk."""
    made, told = template
    tight = disk.folder / "place"
    place, other = (tight, roomy) if kind.on_disk else (roomy, tight)
    for one in (place, other):
        one.mkdir()
    if kind.has_register:
        without = shutil.ignore_patterns("backups")
        shutil.copytree(made / "state", place / "state")
        shutil.copytree(made / "register", place / "register", ignore=without)
    deed = kind(place, other, told, made / "register" / "backups")
    try:
        yield deed
    finally:
        deed.end()
        for one in (place, other):
            shutil.rmtree(one)


def refused(deed: Deed, disk: Disk, pages: int) -> bool:
    """Whether so many pages were too few; with room again all is whole, and the deed is done."""
    leave_pages(disk, pages)
    try:
        deed.act()
    except (DiskFull, SecondRefused):
        disk.make_room()
        deed.refused()
        deed.act()
        deed.done()
        return True
    except AppError as error:
        pytest.fail(f"{pages} pages free: {type(error).__name__}, where the disk is full")
    disk.make_room()
    deed.done()
    return False


@pytest.mark.suite("7")
def test_a_full_disk_loses_nothing_and_each_deed_works_when_there_is_room(
    template: tuple[Path, list[str]], tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    fillings = 0
    with disk_of(tmp_path / "disk", MEBIBYTES) as disk:
        for kind in DEEDS:
            pages = 0
            while True:
                fillings += 1
                with set_out(kind, disk, template, tmp_path / "elsewhere") as deed:
                    if not refused(deed, disk, pages):
                        break
                pages += soak_size(2, 1) + pages // soak_size(1, 16) * soak_size(7, 1)
                assert pages < MOST_PAGES
    figure(
        f"{len(DEEDS)} ways to write, {fillings} fillings: "
        "0 acknowledged lost, 0 stubs, all work again"
    )
