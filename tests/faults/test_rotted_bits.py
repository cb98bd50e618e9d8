# SPDX-License-Identifier: EUPL-1.2
"""Suite 3: one bit of a register's files turns, at rest and beside a hot journal: never in silence.

Either the program refuses the register or its full check reports it, or every row of every table
is as it was acknowledged.
"""

import hashlib
import random
import shutil
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.domain.errors import AppError
from app.services.register import check_register, unlock_register
from app.storage.connection import Database
from tests.faults.disk_record import Event, Said, Write, record
from tests.faults.power_cut import Disk, materialise
from tests.faults.registers_in_hand import new_register, open_again
from tests.faults.rows import Figure, SoakSize
from tests.services.registers import CHEAP, SECRET

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="strace is Linux'")
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
JOURNAL, HEADER, RECORD = "-journal", 512, 4 + 4096 + 4
Files = dict[str, bytes]


def content(database: Database) -> bytes:
    """A digest of every row of every table."""
    digest = hashlib.sha256()
    for (table,) in database.fetchall(TABLES):
        for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608
            digest.update(repr(tuple(row)).encode())
    return digest.digest()


class Rot:
    """A recorded session; its files at any moment, and what the program says of them."""

    def __init__(self, folder: Path, commits: int) -> None:
        self.folder, self.register = folder, folder / "recorded"
        self.keys = new_register(self.register)
        shutil.copytree(self.register, folder / "start")
        self.events = record(
            "from pathlib import Path; from tests.faults.rot_session import session; "
            f"session(Path({str(self.register)!r}), {self.keys!r}, {commits})",
            self.register,
            folder / "trace",
        )
        shutil.rmtree(self.register)
        (folder / "start").rename(self.register)
        self.outcomes: Counter[str] = Counter()

    def at(self, moments: set[int]) -> dict[int, Files]:
        """All files as they are right after these calls, for a process that is killed then."""
        disk, found = Disk(self.register), {}
        for number, event in enumerate(self.events):
            disk.happened(event)
            if number in moments:
                found[number] = disk.as_it_is()
        return found

    def hot_moments(self) -> list[int]:
        """Right after a page of the database was written, while its journal has all of them."""
        found = []
        for number, event in enumerate(self.events):
            if isinstance(event, Write) and event.file == self.database and len(event.data) == 4096:
                found.append(number)
        return found

    @property
    def database(self) -> int:
        return Disk(self.register).numbers[str(self.register / "register" / "register-0001.db")]

    def opened(self, files: Files, *, unlock: bool = True) -> bytes:
        """What the program finds in these files; AppError where it refuses or reports them."""
        place = self.folder / "after"
        materialise(files, self.register, place)
        try:
            if unlock:
                unlock_register(place / "register", SECRET, floors=CHEAP)
            register = open_again(place, self.keys)
            with register.database as database:
                if not check_register(register).sound:
                    raise Reported
                return content(database)
        finally:
            shutil.rmtree(place)

    def turn(self, files: Files, path: str, byte: int, bit: int, allowed: set[bytes]) -> None:
        """Turn one bit and see."""
        turned = bytearray(files[path])
        turned[byte] ^= 1 << bit
        try:
            found = self.opened({**files, path: bytes(turned)}, unlock="keys" in path)
        except AppError:
            self.outcomes["refused or reported"] += 1
        else:
            self.outcomes["without effect" if found in allowed else "silent"] += 1

    def figure(self, what: str) -> str:
        said = ", ".join(
            f"{self.outcomes[name]} {name}"
            for name in ("refused or reported", "without effect", "silent")
        )
        return f"{self.outcomes.total():,} bits {what}: {said}"


class Reported(AppError):
    """The full check found something."""


def _is_ack(event: Event) -> bool:
    return isinstance(event, Said) and event.text.startswith("ack")


@pytest.mark.suite("3")
def test_a_rotted_bit_after_a_hundred_commits_is_never_silent(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    dice = random.Random(30)  # noqa: S311 - a repeatable test, no secret
    rot = Rot(tmp_path, 100)
    end = len(rot.events) - 1
    files = rot.at({end})[end]
    allowed = {rot.opened(files)}
    paths = [path for path, held in files.items() if held]
    assert len(paths) >= 5  # database, two key files, two seals
    for number in range(soak_size(60, 600)):
        weights = [len(files[path]) for path in paths] if number % 3 else [1] * len(paths)
        path = dice.choices(paths, weights)[0]
        rot.turn(files, path, dice.randrange(len(files[path])), dice.randrange(8), allowed)
    figure(rot.figure("after 100 commits"))
    assert rot.outcomes["silent"] == 0
    assert rot.outcomes["refused or reported"] > rot.outcomes["without effect"]


@pytest.mark.suite("3")
def test_a_rotted_bit_in_a_hot_journal_is_never_silent(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    """The journal's header and the frames of its records are hit as often as all the rest."""
    dice = random.Random(31)  # noqa: S311 - a repeatable test, no secret
    rot = Rot(tmp_path, soak_size(10, 40))
    chosen = sorted(dice.sample(rot.hot_moments(), soak_size(6, 60)))
    acks = [number for number, event in enumerate(rot.events) if _is_ack(event)]
    after = {
        moment: next((ack for ack in acks if ack > moment), len(rot.events) - 1)
        for moment in chosen
    }
    states = rot.at({*chosen, *after.values()})
    for moment in chosen:
        files = states[moment]
        journal = next(path for path in files if path.endswith(JOURNAL))
        held = files[journal]
        assert held
        allowed = {rot.opened(files), rot.opened(states[after[moment]])}
        for _ in range(soak_size(10, 20)):
            records = (len(held) - HEADER) // RECORD
            start = HEADER + dice.randrange(max(1, records)) * RECORD
            byte = dice.choice(
                [
                    dice.randrange(28),
                    start + dice.choice([0, 1, 2, 3, 4100, 4101, 4102, 4103]),
                    dice.randrange(len(held)),
                    dice.randrange(len(held)),
                ]
            )
            rot.turn(files, journal, min(byte, len(held) - 1), dice.randrange(8), allowed)
    figure(rot.figure(f"in {len(chosen)} hot journals"))
    assert rot.outcomes["silent"] == 0
