# SPDX-License-Identifier: EUPL-1.2
"""Suite 6-restore: a restore is killed at any moment; the old register or the restored is there."""

import random
import shutil
import time
from pathlib import Path

import pytest

from app.services import pages
from app.services.register import check_register, close_register
from app.services.views import ConcernFilter
from app.storage import files
from tests.builders import a_concern, make_register
from tests.faults.nursery import Nursery, say
from tests.faults.rows import Figure, SoakSize
from tests.services.registers import enter
from tests.services.stores import later, put_back, take

LONG = "Der skete noget. " * 2000


def restore_once(place: str, backup: str) -> None:
    """Restore, and say when it begins and when it is done."""
    say("begins")
    put_back(Path(backup), Path(place), now=later(40))
    say("done")


def state_of(place: Path) -> str:
    """Which register is there: it opens without a question, is sound, and is the only one."""
    register = enter(place, now=later(60))
    try:
        assert check_register(register).sound
        many = len(pages.list_concerns(register, ConcernFilter.ALL))
        return {2: "restored", 3: "old"}[many]
    finally:
        close_register(register, now=later(61), reason="command")


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
    whole = 1.0  # seconds a restore takes on this machine as busy as it is now; found by trying
    with Nursery() as nursery:
        while landed < kills and tried < 4 * kills:
            tried += 1
            place = tmp_path / "place"
            shutil.copytree(first, place)
            child = nursery.child(restore_once, str(place), backup)
            begun = time.monotonic()
            # Every second one in the last part, where the pointer moves.
            part = dice.uniform(0, 1) if tried % 2 else dice.uniform(0.8, 1)
            child.kill_after(part * whole, lines_first=1)
            whole = whole * 1.02 if child.killed else min(whole, time.monotonic() - begun)
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
