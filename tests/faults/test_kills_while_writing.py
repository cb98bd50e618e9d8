# SPDX-License-Identifier: EUPL-1.2
"""Suite 1: a process that writes through the services is killed at any moment, again and again."""

import random
import shutil
from pathlib import Path

import pytest

from app.domain.errors import AppError
from app.services import concerns, drafts
from app.services.register import check_register, close_register
from tests.builders import NOW, concern_draft
from tests.faults.nursery import Nursery, say
from tests.faults.registers_in_hand import new_register, open_again
from tests.faults.rows import Figure, SoakSize

ROUNDS_PER_REGISTER = 25  # a longer life makes the checks slow, not sharper
SUMMARIES = "SELECT summary FROM concern"


def write_on(folder: str, keys: str, life: int) -> None:
    """Receive concerns for ever, short and of several pages; acknowledge each."""
    register = open_again(Path(folder), keys)
    say("ready")
    for number in range(10_000):
        name = f"{life}-{number}."
        long = " Der skete noget." * (600 if number % 4 == 3 else 3)
        concerns.receive_concern(register, concern_draft(summary=name + long), now=NOW)
        say(name)
        if number % 3 == 2:
            drafts.save_draft(register, "concern:new", {"summary": name}, now=NOW)
        if number % 6 == 5:
            drafts.drop_draft(register, "concern:new")


@pytest.mark.suite("1")
def test_nothing_acknowledged_is_lost_to_kill_9(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    dice = random.Random(1)  # noqa: S311 - a repeatable test, no secret
    wanted = soak_size(50, 1000)
    kills = commits = lost = bad = alarms = 0
    with Nursery() as nursery:
        for life in range(wanted):
            if life % ROUNDS_PER_REGISTER == 0:
                folder = tmp_path / str(life)
                keys = new_register(folder)
                acknowledged: set[str] = set()
            child = nursery.child(write_on, str(folder), keys, life)
            first = dice.choice([0, 1, 2, 4, 6, 8])
            said = child.kill_after(dice.uniform(0, 0.03), lines_first=first)
            assert child.killed
            kills += 1
            acknowledged.update(line for line in said if "-" in line)
            try:
                register = open_again(folder, keys)
            except AppError:
                alarms += 1
                continue
            found = {
                row["summary"].split(".")[0] + "." for row in register.database.fetchall(SUMMARIES)
            }
            lost += len(acknowledged - found)
            bad += not check_register(register).sound
            bad += len(found - acknowledged) > 1 + life % ROUNDS_PER_REGISTER
            if life % ROUNDS_PER_REGISTER == ROUNDS_PER_REGISTER - 1:
                commits += len(acknowledged)
                close_register(register, now=NOW, reason="command")
                shutil.rmtree(folder)
            else:
                register.database.close()
                register.keys.wipe()
    figure(
        f"{kills:,} kills, {commits:,} acknowledged commits: {lost} lost, {bad} bad, "
        f"{alarms} false alarms"
    )
    assert (lost, bad, alarms) == (0, 0, 0)
    assert commits > wanted
