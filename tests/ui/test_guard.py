# SPDX-License-Identifier: EUPL-1.2
"""The guard locks after idling, a sleep, without the gate and when told; work keeps it away."""

import threading
from collections.abc import Sequence

import pytest

from app.pipes import Reason
from app.ui.guard import GAP_S, PATIENCE_S, Guard


class Clocks:
    def __init__(self) -> None:
        self.wall = 1_000_000.0
        self.steady = 50.0
        self.beats: list[float] = []
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

    def beat(self, patience_s: float) -> bool:
        self.beats.append(patience_s)
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
    assert clocks.beats == [0.0] * 100


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


def test_a_beat_in_between_asks_for_the_patience_too() -> None:
    clocks = Clocks()
    guard = clocks.guard()
    with guard.patient():
        assert guard.tick() is None
    assert guard.tick() is None
    assert clocks.beats == [PATIENCE_S, PATIENCE_S, 0.0, 0.0]


def test_the_patience_is_over_when_the_call_fails() -> None:
    clocks = Clocks()
    with pytest.raises(OSError, match="no printer"), clocks.guard().patient():
        raise OSError("no printer")
    assert clocks.beats == [PATIENCE_S, 0.0]


@pytest.mark.parametrize("within", [True, False])
def test_a_call_that_took_long_is_no_sleep(within: bool) -> None:
    clocks = Clocks()
    guard = clocks.guard()
    with guard.patient():
        clocks.advance(PATIENCE_S)
        assert not within or guard.tick() is None
    assert guard.tick() is None
    clocks.wall += GAP_S + 1
    assert guard.tick() is Reason.SLEPT


def test_a_sleep_during_such_a_call_is_noticed() -> None:
    clocks = Clocks()
    guard = clocks.guard()
    with guard.patient():
        clocks.wall += PATIENCE_S + GAP_S + 1
        assert guard.tick() is Reason.SLEPT
    assert asleep_in_a_call() == [Reason.SLEPT]


def test_idling_and_a_lost_gate_lock_during_such_a_call() -> None:
    clocks = Clocks()
    guard = clocks.guard(minutes=1)
    with guard.patient():
        clocks.steady += 60
        assert guard.tick() is Reason.IDLE
        guard.touch()
        clocks.gate_is_there = False
        assert guard.tick() is Reason.LOCKED


def test_once_the_end_has_begun_no_call_is_waited_for() -> None:
    clocks = Clocks()
    guard = clocks.guard()
    guard.end(Reason.SESSION)
    with guard.patient():
        pass
    assert set(clocks.beats) == {0.0}


def test_without_a_gate_nothing_stays_open() -> None:
    clocks = Clocks()
    guard = clocks.guard()
    clocks.gate_is_there = False
    assert guard.tick() is Reason.LOCKED


def test_its_thread_ends_the_process_by_itself() -> None:
    clocks = Clocks()
    clocks.gate_is_there = False
    assert ended_by(clocks) == ([Reason.LOCKED], [Reason.LOCKED])


def test_it_asks_the_window_first_and_waits_for_no_answer() -> None:
    assert ended_by(Clocks(), told=[Reason.SESSION]) == ([Reason.SESSION], [Reason.SESSION])


def test_the_first_reason_stands() -> None:
    told = [Reason.SWITCHED, Reason.SESSION]
    assert ended_by(Clocks(), told=told) == ([Reason.SWITCHED], [Reason.SWITCHED])


def test_a_guard_that_is_stopped_while_the_window_saves_ends_nothing() -> None:
    clocks = Clocks()
    asked = threading.Event()
    guard = Guard(beat=clocks.beat, end_process=clocks.ended.append, idle_minutes=10, grace_s=3600)
    guard.ask_first(lambda _reason: asked.set())
    guard.start()
    guard.end(Reason.SESSION)
    assert asked.wait(5)
    guard.stop()
    assert not clocks.ended


def test_who_quits_is_given_more_time_than_who_locks() -> None:
    quick, slow = Clocks(), Clocks()
    over = threading.Event()
    guards = [
        Guard(
            beat=clocks.beat,
            end_process=lambda reason, clocks=clocks: (clocks.ended.append(reason), over.set()),
            idle_minutes=10,
            grace_s=0.01,
            leisure_s=3600,
        )
        for clocks in (quick, slow)
    ]
    for guard, reason in zip(guards, (Reason.LOCKED, Reason.QUIT), strict=True):
        guard.start()
        guard.end(reason)
    assert over.wait(5)
    for guard in guards:
        guard.stop()
    assert (quick.ended, slow.ended) == ([Reason.LOCKED], [])


def asleep_in_a_call() -> list[Reason]:
    """With what the process ended when only the call's own end could notice the sleep."""
    clocks = Clocks()
    over = threading.Event()
    guard = Guard(
        beat=clocks.beat,
        end_process=lambda reason: (clocks.ended.append(reason), over.set()),
        idle_minutes=10,
        wall_clock=lambda: clocks.wall,
        steady_clock=lambda: clocks.steady,
        grace_s=0.01,
    )
    with guard.patient():
        clocks.wall += PATIENCE_S + GAP_S + 1
    guard.start()
    assert over.wait(5)
    guard.stop()
    return clocks.ended


def ended_by(clocks: Clocks, told: Sequence[Reason] = ()) -> tuple[list[Reason], list[Reason]]:
    """What the window was asked, and with what the process ended."""
    asked: list[Reason] = []
    over = threading.Event()

    def end(reason: Reason) -> None:
        clocks.ended.append(reason)
        over.set()

    guard = Guard(beat=clocks.beat, end_process=end, idle_minutes=10, grace_s=0.01)
    guard.ask_first(asked.append)
    for reason in told:
        guard.end(reason)
    guard.start()
    assert over.wait(5)
    guard.stop()
    return asked, clocks.ended
