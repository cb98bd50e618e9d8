# SPDX-License-Identifier: EUPL-1.2
"""The guard locks after idling, after a sleep and when the gate is gone; work keeps it away."""

import threading

from app.pipes import Reason
from app.ui.guard import GAP_S, Guard


class Clocks:
    def __init__(self) -> None:
        self.wall = 1_000_000.0
        self.steady = 50.0
        self.beats = 0
        self.gate_is_there = True
        self.ended: list[Reason] = []

    def guard(self, minutes: int = 10) -> Guard:
        return Guard(
            beat=self.beat,
            end_process=self.ended.append,
            idle_minutes=minutes,
            wall_clock=lambda: self.wall,
            steady_clock=lambda: self.steady,
        )

    def beat(self) -> bool:
        self.beats += 1
        return self.gate_is_there

    def advance(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


def test_it_beats_while_all_is_well() -> None:
    clocks = Clocks()
    guard = clocks.guard()
    for _ in range(100):
        clocks.advance(1)
        assert guard.tick() is None
    assert clocks.beats == 100


def test_it_locks_after_the_idle_time_and_not_before() -> None:
    clocks = Clocks()
    guard = clocks.guard(minutes=1)
    for _ in range(59):
        clocks.advance(1)
        assert guard.tick() is None
    clocks.advance(1)
    assert guard.tick() is Reason.IDLE


def test_using_the_program_keeps_it_open() -> None:
    clocks = Clocks()
    guard = clocks.guard(minutes=1)
    for _ in range(300):
        clocks.advance(1)
        guard.touch()
        assert guard.tick() is None


def test_a_jump_of_the_clock_means_the_computer_slept() -> None:
    clocks = Clocks()
    guard = clocks.guard()
    clocks.wall += GAP_S + 1
    assert guard.tick() is Reason.SLEPT


def test_without_a_gate_nothing_stays_open() -> None:
    clocks = Clocks()
    guard = clocks.guard()
    clocks.gate_is_there = False
    assert guard.tick() is Reason.LOCKED


def test_its_thread_ends_the_process_by_itself() -> None:
    ended = threading.Event()
    clocks = Clocks()
    clocks.gate_is_there = False
    guard = Guard(beat=clocks.beat, end_process=lambda _reason: ended.set(), idle_minutes=10)
    guard.start()
    assert ended.wait(5)
    guard.stop()
