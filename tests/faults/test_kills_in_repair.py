# SPDX-License-Identifier: EUPL-1.2
"""Suite 6, repair: killed at any moment, it leaves the torn register or the mended one, whole."""

import random
import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.audit import Purpose
from app.domain.errors import RegisterDamaged
from app.services import repair
from app.services.register import open_register, prove_register
from app.storage.vault import unlock
from tests.builders import NOW
from tests.faults.nursery import Nursery, say
from tests.faults.rows import Figure, SoakSize
from tests.services.registers import CHEAP, SECRET
from tests.services.test_repair import free_pages, stocked, tear

AFTER = NOW + timedelta(hours=1)
OLD, NEW = "register-0001.db", "register-0002.db"


def mend(folder: str) -> None:
    """Repair the register in `folder`; says how many seconds it took."""
    place = Path(folder)
    unlocked = unlock(place / "register", SECRET, floors=CHEAP)
    say("begins")
    started = time.monotonic()
    repair.repair(place / "register", unlocked, now=AFTER, state_folder=place / "state")
    say(time.monotonic() - started)


def databases(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("register-*.db"))


@pytest.mark.suite("6-repair")
def test_a_killed_repair_leaves_exactly_one_good_state(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    dice = random.Random(6)  # noqa: S311 - a repeatable test, no secret
    whole = tmp_path / "whole"
    path = stocked(whole)
    unlocked = unlock(path.parent, SECRET, floors=CHEAP)
    _, leaves = free_pages(path, bytes(unlocked.keys().database))
    tear(path, leaves[0])
    wanted = soak_size(10, 150)
    outcomes = {OLD: 0, NEW: 0}
    bad = kills = number = 0
    with Nursery() as nursery:
        shutil.copytree(whole, tmp_path / "first")
        child = nursery.child(mend, str(tmp_path / "first"))
        lasted = float(child.finish()[-1])
        while kills < wanted or not all(outcomes.values()):
            number += 1
            folder = tmp_path / str(number)
            shutil.copytree(whole, folder)
            child = nursery.child(mend, str(folder))
            part = dice.uniform(0, 1.1) if number % 2 else dice.uniform(0.9, 1.05)
            said = child.kill_after(part * lasted, lines_first=1)
            kills += child.killed
            if not child.killed:
                lasted = float(said[-1])
            bad += not is_one_good_state(folder, outcomes, done=len(said) > 1)
            shutil.rmtree(folder)
    figure(
        f"{kills} kills, {number - kills} came too late: {outcomes[OLD]} before and "
        f"{outcomes[NEW]} after the pointer moved, {bad} bad"
    )
    assert not bad


def is_one_good_state(folder: Path, outcomes: dict[str, int], *, done: bool) -> bool:
    """The torn register as it was, which can be mended, or the mended one.

    What is left over of a repair before the pointer moved is swept when the register is opened.
    """
    place, state = folder / "register", folder / "state"
    unlocked = unlock(place, SECRET, floors=CHEAP)
    current = unlocked.key_file.db_file
    outcomes[current] += 1
    if current == OLD:
        try:
            prove_register(place, unlocked.keys(), full=True, state_folder=state)
        except RegisterDamaged:
            torn = OLD in databases(place) and not done
        else:
            return False
        if not torn or not repair.examine(place, unlocked).torn_free_pages_only:
            return False
        unlocked = repair.repair(place, unlocked, now=AFTER, state_folder=state)
    now_it_is = unlocked.key_file.db_file
    proof = prove_register(place, unlocked.keys(), full=True, state_folder=state)
    register = open_register(
        place, unlocked.keys(), Purpose.CASEWORK, now=AFTER, state_folder=state
    )
    with register.database as database:
        rows = database.scalar("SELECT count(*) FROM concern")
    return rows == 60 and databases(place) == [now_it_is] and proof.entries == register.head.seq - 1
