# SPDX-License-Identifier: EUPL-1.2
"""How long the gate waits for a room's beat, also where the whole computer stood still."""

import os
import subprocess
import sys
import threading
import time

import pytest

from app import rounds
from app.pipes import Kind, Reason, Speaker
from app.rounds import Rounds
from app.spawn import Started
from app.ui.guard import PATIENCE_S

pytestmark = pytest.mark.alone
STOOD_STILL_S = 600.0


class Computer:
    """A steady clock that goes on while nothing runs, as Windows has it."""

    def __init__(self) -> None:
        self.away = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.away


@pytest.mark.parametrize("lives", [True, False])
def test_a_room_is_not_killed_because_the_whole_computer_stood_still(
    lives: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer()
    monkeypatch.setattr(rounds, "time", computer)
    monkeypatch.setattr(rounds, "HANG_AFTER_S", 2.0)
    control_out, control_in = os.pipe()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        watched = Rounds(None, ())
        watched._room = rounds._listening(Started(process, control_out), "room")
        room = Speaker(control_in)

        def stand_still() -> None:
            computer.away += STOOD_STILL_S
            if lives:
                threading.Timer(0.3, go_on).start()

        def go_on() -> None:
            room.say(Kind.END, reason=Reason.SLEPT)
            process.kill()
            os.close(control_in)

        room.say(Kind.BEAT)
        threading.Timer(0.4, stand_still).start()
        begun = time.monotonic()
        last = watched._watch_room()
        assert last["reason"] == (Reason.SLEPT if lives else Reason.HUNG)
        assert lives or time.monotonic() - begun < 4.0
        process.kill()
        if not lives:
            os.close(control_in)
        watched.end()


@pytest.mark.skipif(sys.platform == "win32", reason="a child inherits the pipe by its number")
@pytest.mark.parametrize(
    ("asked", "granted"),
    [(1.0, 1.0), (1e9, 2.0), (10**400, 2.0), (float("inf"), 2.0), (-5, 0.3), ("long", 0.3)],
    ids=["some", "much", "very much", "for ever", "less than none", "no number"],
)
def test_a_room_is_waited_for_as_it_asks_within_the_gates_bound(
    asked: object, granted: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "HANG_AFTER_S", 0.3)
    monkeypatch.setattr(rounds, "MOST_PATIENCE_S", 2.0)
    control_out, control_in = os.pipe()
    command = [sys.executable, "-c", "input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[control_in]) as process:
        Speaker(control_in).say(Kind.BEAT, patience=asked)
        os.close(control_in)
        too_late = threading.Timer(granted + 5.0, process.kill)
        too_late.start()
        begun = time.monotonic()
        watched = Rounds(None, ())
        watched._room = rounds._listening(Started(process, control_out), "room")
        last = watched._watch_room()
        assert last["reason"] == Reason.HUNG
        assert granted <= time.monotonic() - begun < granted + 0.9
        too_late.cancel()


def test_the_bound_is_half_a_minute() -> None:
    assert rounds.MOST_PATIENCE_S == 30.0
    assert rounds.HANG_AFTER_S < PATIENCE_S <= rounds.MOST_PATIENCE_S
