# SPDX-License-Identifier: EUPL-1.2
"""The lane: one thing at a time, outcomes as values, on the window's thread, never to the gone."""

import threading
from collections.abc import Callable, Iterator
from itertools import count

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskFull
from app.services.task import Task, WorkCancelled
from app.widgets.jobs import BugReport, Busy, Cancelled, Done, Failed, Lane, Outcome


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    made = Lane("test")
    yield made
    assert made.close()


def test_work_runs_elsewhere_and_its_value_comes_home(lane: Lane, qtbot: QtBot) -> None:
    seen: list[tuple[object, threading.Thread]] = []
    lane.submit(
        lambda _task: threading.current_thread().name,
        lambda outcome: seen.append((outcome, threading.current_thread())),
        lane,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(Done("lane-test"), threading.main_thread())]
    assert not lane.busy


def test_one_thing_at_a_time_in_order(lane: Lane, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(50):
        lane.submit(lambda _task, number=number: done.append(number), lambda _outcome: None, lane)
    qtbot.waitUntil(lambda: not lane.busy)
    assert done == list(range(50))


def test_an_expected_error_is_an_outcome(lane: Lane, qtbot: QtBot) -> None:
    found: list[Outcome[None]] = []

    def work(_task: Task) -> None:
        raise DiskFull

    lane.submit(work, found.append, lane)
    qtbot.waitUntil(lambda: bool(found))
    assert isinstance(found[0], Failed)
    assert isinstance(found[0].error, DiskFull)


def test_a_bug_is_told_without_its_message(lane: Lane, qtbot: QtBot) -> None:
    found: list[Outcome[None]] = []

    def work(_task: Task) -> None:
        raise ValueError("Ida Holm, 12 years")

    lane.submit(work, found.append, lane)
    qtbot.waitUntil(lambda: bool(found))
    assert isinstance(found[0], Failed)
    assert isinstance(found[0].error, BugReport)
    assert found[0].error.kind == "ValueError"
    assert found[0].error.line > 0
    assert "Ida" not in str(found[0])


def test_a_widget_that_is_gone_hears_nothing(lane: Lane, qtbot: QtBot) -> None:
    heard: list[object] = []
    owner, gate = QObject(), threading.Event()
    lane.submit(lambda _task: gate.wait(5), heard.append, owner)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert heard == []


def test_work_is_cancelled_between_its_steps(lane: Lane, qtbot: QtBot) -> None:
    started, found = threading.Event(), []

    def work(task: Task) -> None:
        started.set()
        while True:
            task.stop_if_cancelled()

    job = lane.submit(work, found.append, lane)
    assert started.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: bool(found))
    assert found == [Cancelled()]
    assert not job.running


def test_progress_arrives_while_the_work_runs(lane: Lane, qtbot: QtBot) -> None:
    go = threading.Event()

    def work(task: Task) -> None:
        task.progress(2, 5)
        go.wait(5)

    job = lane.submit(work, lambda _outcome: None, lane)
    with qtbot.waitSignal(job.progressed) as told:
        pass
    assert told.args == [2, 5]
    go.set()
    qtbot.waitUntil(lambda: not lane.busy)


def test_closing_cancels_what_waits(qtbot: QtBot) -> None:
    lane, started, done = Lane("closing"), threading.Event(), []

    def slow(task: Task) -> None:
        started.set()
        while True:
            task.stop_if_cancelled()

    lane.submit(slow, done.append, lane)
    lane.submit(lambda _task: done.append("ran"), done.append, lane)
    assert started.wait(5)
    assert lane.close()
    assert done == []


def test_a_short_job_shows_no_bar_and_a_long_one_offers_to_stop(lane: Lane, qtbot: QtBot) -> None:
    busy = Busy()
    qtbot.addWidget(busy)
    go = threading.Event()
    busy.watch(lane.submit(lambda _task: go.wait(10), lambda _outcome: None, lane))
    assert not busy.isVisible()
    qtbot.waitUntil(busy.isVisible, timeout=Busy.BAR_AFTER_MS * 5)
    assert not busy.words.isVisible()
    qtbot.waitUntil(busy.words.isVisible, timeout=Busy.WORDS_AFTER_MS * 2)
    go.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert not busy.isVisible()


def test_what_is_asked_during_long_background_work_is_done_before_it_ends(
    lane: Lane, qtbot: QtBot
) -> None:
    started, go = threading.Event(), threading.Event()
    done: list[object] = []
    threads: set[str] = set()
    numbers = count()

    def long(task: Task) -> None:
        started.set()
        assert go.wait(5)
        threads.add(threading.current_thread().name)
        task.breathe()
        done.append("long")

    def short(number: int) -> None:
        threads.add(threading.current_thread().name)
        done.append(number)

    told: list[object] = []
    lane.submit(long, lambda _outcome: told.append("long"), lane, background=True)
    assert started.wait(5)
    for _number in range(3):
        lane.submit(lambda _task: short(next(numbers)), lambda _outcome: told.append(0), lane)
    go.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert done == [0, 1, 2, "long"]
    assert told == [0, 0, 0, "long"]
    assert threads == {"lane-test"}


def test_background_work_waits_for_the_rest_and_for_its_like(lane: Lane, qtbot: QtBot) -> None:
    started, go = threading.Event(), threading.Event()
    done: list[str] = []

    def first(_task: Task) -> None:
        started.set()
        assert go.wait(5)

    def background(name: str) -> Callable[[Task], None]:
        def work(task: Task) -> None:
            done.append(f"{name} begins")
            task.breathe()
            done.append(f"{name} ends")

        return work

    lane.submit(first, lambda _outcome: None, lane)
    assert started.wait(5)
    for name in ("one", "two"):
        lane.submit(background(name), lambda _outcome: None, lane, background=True)
    lane.submit(lambda _task: done.append("ordinary"), lambda _outcome: None, lane)
    go.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert done == ["ordinary", "one begins", "one ends", "two begins", "two ends"]


def test_background_work_that_is_stopped_lets_nothing_in_and_what_follows_comes_after(
    lane: Lane, qtbot: QtBot
) -> None:
    started, done = threading.Event(), list[str]()

    def long(task: Task) -> None:
        started.set()
        try:
            while True:
                task.breathe()
        finally:
            done.append("stopped")

    outcomes: list[Outcome[None]] = []
    lane.submit(long, outcomes.append, lane, background=True)
    assert started.wait(5)
    lane.stop_background()
    lane.submit(lambda _task: done.append("after"), lambda _outcome: None, lane)
    qtbot.waitUntil(lambda: not lane.busy)
    assert done == ["stopped", "after"]
    assert outcomes == [Cancelled()]


def test_work_in_between_that_fails_leaves_the_background_work_alone(
    lane: Lane, qtbot: QtBot
) -> None:
    started, go = threading.Event(), threading.Event()
    found: list[object] = []

    def long(task: Task) -> str:
        started.set()
        assert go.wait(5)
        task.breathe()
        return "whole"

    def short(_task: Task) -> None:
        raise DiskFull

    lane.submit(long, found.append, lane, background=True)
    assert started.wait(5)
    lane.submit(short, found.append, lane)
    go.set()
    qtbot.waitUntil(lambda: not lane.busy)
    assert isinstance(found[0], Failed)
    assert found[1] == Done("whole")


def test_closing_ends_background_work_at_its_next_breath(qtbot: QtBot) -> None:
    lane, started, done = Lane("closing"), threading.Event(), list[object]()

    def long(task: Task) -> None:
        started.set()
        while True:
            task.breathe()

    for _one in range(2):
        lane.submit(long, done.append, lane, background=True)
    lane.submit(lambda _task: None, done.append, lane)
    assert started.wait(5)
    assert lane.close(1.0)
    assert done == []


def test_work_that_is_not_in_the_background_lets_nothing_in_between() -> None:
    Task().breathe()
    stopped = Task()
    stopped.cancel()
    with pytest.raises(WorkCancelled):
        stopped.breathe()
