# SPDX-License-Identifier: EUPL-1.2
"""Suite 2: the power goes at any moment of a recorded session; the disk honours flushes only.

The control records the same session with weaker settings, and must find losses.
"""

import hashlib
import random
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.domain.errors import AppError
from app.storage import audit
from app.storage.vault import keyfile
from tests.faults.disk_record import Event, Said, record
from tests.faults.power_cut import Disk, materialise
from tests.faults.power_session import summary
from tests.faults.registers_in_hand import keys_of, new_register, open_again
from tests.faults.rows import Figure, SoakSize
from tests.services.registers import CHEAP

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace is Linux'")
SUMMARIES = "SELECT summary FROM concern"
CHANGED = "changed"


def _is_ack(event: Event) -> bool:
    return isinstance(event, Said) and event.text.startswith("ack")


class Cuts:
    """A recorded session, and what is found after cutting its power."""

    def __init__(self, folder: Path, commits: int, *, weaker: str = "") -> None:
        self.folder = folder
        self.register = folder / "recorded"
        self.states = self.lost = self.refused = self.wrong = 0
        keys = new_register(self.register)
        shutil.copytree(self.register, folder / "start")
        call = (
            "from pathlib import Path; from tests.faults.power_session import session; "
            f"session(Path({str(self.register)!r}), {keys!r}, {commits}, {weaker!r})"
        )
        self.events = record(call, self.register, folder / "trace")
        shutil.rmtree(self.register)
        (folder / "start").rename(self.register)
        said = [event.text.split() for event in self.events if isinstance(event, Said)]
        self.keys = {int(words[1]): words[2] for words in said if words[0] == "keys"}

    def cut(self, states: int, dice: random.Random, *, elsewhere: float = 0.1) -> "Cuts":
        """Look at so many different states, after acknowledgements more often than elsewhere."""
        weights = [1 if _is_ack(event) else elsewhere for event in self.events]
        moments = Counter(dice.choices(range(len(weights)), weights, k=states * 21 // 20))
        disk = Disk(self.register)
        acknowledged: list[str] = []
        seen: set[bytes] = set()
        for number, event in enumerate(self.events):
            disk.happened(event)
            if isinstance(event, Said) and _is_ack(event):
                acknowledged.append(event.text.split()[1])
            for _ in range(moments[number]):
                state = disk.after_a_cut(dice)
                mark = hashlib.sha256(repr(sorted(state.items())).encode()).digest()
                if mark not in seen:
                    seen.add(mark)
                    self.look(state, acknowledged)
        return self

    def look(self, state: dict[str, bytes], acknowledged: list[str]) -> None:
        """Open one state as the program does, and compare it with what was acknowledged."""
        self.states += 1
        place = self.folder / "after"
        materialise(state, self.register, place)
        try:
            key_file = keyfile.read(place / "register", floors=CHEAP).key_file
            with open_again(place, self.keys[key_file.epoch]).database as database:
                found = [row["summary"] for row in database.fetchall(SUMMARIES)]
                sound = database.faults() == () and not any(
                    audit.faults(database, keys_of(self.keys[key_file.epoch]).log)
                )
        except AppError:
            self.refused += 1
            return
        finally:
            shutil.rmtree(place)
        names = {one.split()[0] for one in found}
        wanted = set(acknowledged) - {CHANGED}
        self.lost += bool(wanted - names) or (CHANGED in acknowledged and key_file.epoch == 1)
        self.wrong += not sound or len(names - wanted) > 1
        self.wrong += any(one != summary(one.split()[0]) for one in found)

    def figure(self) -> str:
        return (
            f"{self.states:,} states of {len(self.events):,} calls: {self.lost} with an "
            f"acknowledged commit lost, {self.refused} refused, {self.wrong} wrong"
        )


@pytest.mark.suite("2")
def test_a_power_cut_loses_nothing_acknowledged(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    dice = random.Random(2)  # noqa: S311 - a repeatable test, no secret
    found = Cuts(tmp_path, soak_size(12, 60)).cut(soak_size(200, 4200), dice)
    figure(found.figure())
    assert found.states >= soak_size(190, 4000)
    assert (found.lost, found.refused, found.wrong) == (0, 0, 0)


@pytest.mark.suite("2")
@pytest.mark.parametrize("weaker", ["OFF", "DEFAULT"])
def test_weaker_settings_lose_what_the_simulator_finds(
    tmp_path: Path, soak_size: SoakSize, figure: Figure, weaker: str
) -> None:
    dice = random.Random(3)  # noqa: S311 - a repeatable test, no secret
    found = Cuts(tmp_path, soak_size(4, 30), weaker=weaker).cut(
        soak_size(12, 300), dice, elsewhere=0
    )
    figure(f"control, {weaker}: {found.figure()}")
    assert found.lost or found.refused or found.wrong
