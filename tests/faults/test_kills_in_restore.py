# SPDX-License-Identifier: EUPL-1.2
"""Suite 6-restore: a restore is killed at any moment; the old register or the restored is there."""

import random
import shutil
import time
from pathlib import Path

import pytest

from app.services import pages, restore
from app.services.register import check_register, close_register
from app.services.task import Task
from app.services.views import ConcernFilter
from app.storage import files
from tests.builders import a_concern, make_register
from tests.faults.nursery import Nursery, say
from tests.faults.rows import Figure, SoakSize
from tests.services.registers import CHEAP, SECRET, enter
from tests.services.stores import later, take

LONG = "Der skete noget. " * 2000


def restore_once(place: str, backup: str) -> None:
    """Restore, and say each step; after the last one the pointer moves."""
    restore.restore(
        Path(backup),
        SECRET,
        Path(place) / "register",
        now=later(40),
        floors=CHEAP,
        state_folder=Path(place) / "state",
        task=Task(lambda done, total: say(f"{done} of {total}")),
        deletions_unknown_accepted=True,
    )


def state_of(place: Path) -> str:
    """Which register is there: it opens without a question, is sound, and is the only one."""
    register = enter(place, now=later(60))
    try:
        assert check_register(register).sound
        many = len(pages.list_concerns(register, ConcernFilter.ALL))
        return {2: "restored", 3: "old"}[many]
    finally:
        close_register(register, now=later(61), reason="command")


def pointer_moves(folder: Path) -> None:
    """Return at the moment in which the key file is replaced."""
    before, until = (folder / files.KEY_FILE).stat().st_ino, time.monotonic() + 30
    while (folder / files.KEY_FILE).stat().st_ino == before:
        assert time.monotonic() < until


def leftovers(place: Path) -> set[str]:
    """What does not belong into a register's folder, once it has been opened."""
    databases = [one.name for one in place.iterdir() if files.database_number(one.name)]
    parts = {one.name for one in place.rglob("*.part*")}
    return parts if len(databases) == 1 else parts | set(databases)


@pytest.mark.suite("6-restore")
def test_a_restore_that_is_killed_leaves_exactly_one_good_state(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    dice = random.Random(6)  # noqa: S311 - a repeatable test, no secret
    first = tmp_path / "first"
    register = make_register(first)
    for _ in range(2):
        a_concern(register, summary=LONG)
    taken = take(register)
    a_concern(register, summary=LONG)
    close_register(register, now=later(30), reason="command")
    backup = str(shutil.copy(taken.path, tmp_path / taken.path.name))
    kills = soak_size(10, 150)
    found = {"old": 0, "restored": 0}
    bad: list[str] = []
    landed = tried = 0
    with Nursery() as nursery:
        shutil.copytree(first, tmp_path / "trial")
        steps = len(nursery.child(restore_once, str(tmp_path / "trial"), backup).finish())
        # Seconds from the first and from the last step to the end on this machine, as busy as it
        # is now; found by trying.
        lasts = {1: 1.0, steps: 0.2}
        while landed < kills and tried < 4 * kills:
            tried += 1
            place = tmp_path / "place"
            shutil.copytree(first, place)
            child = nursery.child(restore_once, str(place), backup)
            lines = 1 if tried % 3 == 0 else steps
            if tried % 3 == 1:
                pointer_moves(place / "register")
            waited = dice.uniform(0, 0.004 if tried % 3 == 1 else lasts[lines])
            child.kill_after(waited, lines_first=lines)
            lasts[lines] = lasts[lines] * 1.02 if child.killed else min(waited, lasts[lines])
            try:
                state = state_of(place)
            except Exception as error:
                bad.append(f"{tried}: {error!r}")
            else:
                landed += child.killed
                found[state] += child.killed
            bad += [f"{tried}: {one}" for one in leftovers(place / "register")]
            shutil.rmtree(place)
    figure(
        f"{landed} kills: {found['old']} as before, {found['restored']} restored, {len(bad)} bad"
    )
    assert not bad
    assert landed == kills
