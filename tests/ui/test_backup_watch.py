# SPDX-License-Identifier: EUPL-1.2
"""Backups by themselves: when, that nothing is held up, what the line says, and when they fail."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.audit import Action, Purpose
from app.pipes import Reason
from app.services import backups, concerns
from app.services.backups import Backup, Second
from app.services.common import writing
from app.services.register import Register, close_register, unlock_register
from app.services.task import Task
from app.ui.application import Room, Setting, build_room
from app.ui.backup_watch import AFTER_A_FAILURE, NOT_DUE_FOR, QUIET_S, BackupWatch
from app.widgets.jobs import Done
from tests.builders import NOW, a_concern, concern_draft
from tests.journeys.disks import disk_of
from tests.services.registers import CHEAP, SECRET, enter, make
from tests.ui.rooms import Desk, desk_in

ZIPS = "register/backups/*.zip"


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot) as made:
        yield made


class Idle:
    """For how long nobody did anything, as the test says."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def idle() -> Idle:
    return Idle()


@pytest.fixture
def watch(desk: Desk, idle: Idle) -> Iterator[BackupWatch]:
    """A watch that makes backups by itself, beside the desk's own."""
    made = BackupWatch(desk.register, desk.lane, now=lambda: desk.now, idle_s=idle)
    made.read_standing()
    yield made
    made.close()


def settle(desk: Desk, watch: BackupWatch) -> None:
    desk.qtbot.waitUntil(lambda: not watch.running and not desk.lane.busy)


def zips(tmp_path: Path) -> list[str]:
    return sorted(one.name for one in tmp_path.glob(ZIPS))


def test_the_first_of_the_day_is_made_and_recorded(
    desk: Desk, watch: BackupWatch, tmp_path: Path
) -> None:
    made: list[Backup] = []
    watch.made.connect(made.append)
    watch._first()
    desk.qtbot.waitUntil(lambda: bool(made))
    settle(desk, watch)
    assert [one.path.name for one in made] == zips(tmp_path)
    assert made[0].good
    assert watch.standing is not None
    assert watch.standing.latest is not None
    assert watch.standing.latest.path == made[0].path
    assert not desk.do(lambda register: backups.due(register, now=desk.now))


def test_one_is_made_when_work_pauses_and_something_was_written(
    desk: Desk, watch: BackupWatch, idle: Idle, tmp_path: Path
) -> None:
    watch._first()
    settle(desk, watch)
    desk.qtbot.waitUntil(lambda: len(zips(tmp_path)) == 1)
    desk.tick(31)
    idle.seconds = QUIET_S
    watch.look()
    settle(desk, watch)
    assert len(zips(tmp_path)) == 1, "nothing was written since"
    desk.do(a_concern)
    desk.tick(minutes=NOT_DUE_FOR.total_seconds() / 60)
    idle.seconds = QUIET_S - 1
    watch.look()
    settle(desk, watch)
    assert len(zips(tmp_path)) == 1, "somebody is typing"
    idle.seconds = QUIET_S
    watch.look()
    desk.qtbot.waitUntil(lambda: len(zips(tmp_path)) == 2)
    settle(desk, watch)


def test_after_an_unclean_end_one_is_made_whatever_the_hour(
    desk: Desk, watch: BackupWatch, tmp_path: Path
) -> None:
    watch._first()
    desk.qtbot.waitUntil(lambda: len(zips(tmp_path)) == 1)
    settle(desk, watch)
    desk.register.unclean = True
    desk.tick(2)
    watch._first()
    desk.qtbot.waitUntil(lambda: len(zips(tmp_path)) == 2)
    settle(desk, watch)
    assert not desk.register.unclean


def test_a_save_that_is_asked_for_meanwhile_is_done_before_and_is_in_the_copy(
    desk: Desk, tmp_path: Path
) -> None:
    """The order of the real parts: copy begins, a concern is saved, the copy ends with it."""
    desk.do(fill)
    begun, go = threading.Event(), threading.Event()
    order: list[str] = []

    class Held(Task):
        """A task whose first breath waits until the test has asked for something else."""

        def breathe(self) -> None:
            begun.set()
            assert go.wait(5)
            super().breathe()

    def copy(task: Task) -> object:
        held = Held(on_breath=task.breathe)
        made = backups.begin(desk.register, now=desk.now, task=held)
        order.append("copied")
        return made

    found: list[object] = []
    desk.lane.submit(copy, found.append, desk.lane, background=True)
    assert begun.wait(5)
    desk.lane.submit(
        lambda _task: order.append(
            concerns.receive_concern(desk.register, concern_draft(), now=desk.now).number
        ),
        lambda _outcome: None,
        desk.lane,
    )
    go.set()
    desk.qtbot.waitUntil(lambda: bool(found))
    assert order == ["H-2026-001", "copied"]
    outcome = found[0]
    assert isinstance(outcome, Done)
    taken = backups.finish(outcome.value, task=Task())
    assert taken.seq == desk.register.head.seq


def fill(register: Register) -> None:
    """More pages than one step of the copy takes."""
    with register.database.transaction():
        register.database.execute("CREATE TABLE filler (content BLOB)")
        for _one in range(12):
            register.database.execute("INSERT INTO filler VALUES (zeroblob(400000))")


def test_a_lock_gives_the_backup_up_and_leaves_no_named_file(
    desk: Desk, watch: BackupWatch, tmp_path: Path
) -> None:
    desk.do(fill)
    watch.back_up()
    desk.lane.stop_background()
    settle(desk, watch)
    assert zips(tmp_path) == []
    assert list((tmp_path / "register").glob("backups/.*.part*")) == []


def test_the_line_says_when_and_leads_to_the_page(desk: Desk) -> None:
    desk.settle()
    line = desk.window.backup_line
    assert line.text() == "No backup yet"
    desk.backups.back_up()
    assert line.text() == "Taking a backup … 0 %"
    desk.settle()
    assert line.text() == "Latest backup today 09:00"
    desk.shot("line-today")
    desk.tick(days=40)
    desk.backups.changed.emit()
    assert line.text() == "Latest backup 14 April"
    line.setFocus()
    desk.key(Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.title() == "Backups"


def test_the_second_place_is_always_named(desk: Desk, tmp_path: Path) -> None:
    line = desk.window.backup_line
    place = tmp_path / "drive"
    place.mkdir()
    desk.do(lambda register: backups.choose_second_target(register, place, now=desk.now))
    desk.backups.read_standing()
    desk.settle()
    assert line.text() == "No backup yet  ·  Second place: no backup yet"
    desk.backups.back_up()
    desk.settle()
    assert line.text() == "Latest backup today 09:00  ·  Second place: today 09:00"
    place.rename(tmp_path / "away")
    desk.tick(days=1)
    desk.backups.back_up()
    desk.settle()
    assert (
        line.text()
        == "Latest backup today 09:00  ·  Second place: not seen now, last used 14 April"
    )
    desk.shot("line-missing")
    (tmp_path / "away").rename(place)
    desk.backups.read_standing()
    desk.settle()
    assert line.text() == "Latest backup today 09:00  ·  Second place: yesterday 09:00"


def test_a_failure_that_nobody_asked_for_is_said_once_and_not_tried_at_once(
    desk: Desk, idle: Idle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = BackupWatch(desk.register, desk.lane, now=lambda: desk.now, idle_s=idle)
    told: list[object] = []
    watch.failed.connect(told.append)
    folder = tmp_path / "register" / "backups"
    folder.write_text("")  # no folder can be made where a file is
    watch._first()
    desk.qtbot.waitUntil(lambda: bool(told))
    settle(desk, watch)
    watch._first()
    settle(desk, watch)
    assert len(told) == 1
    desk.tick(AFTER_A_FAILURE.total_seconds() / 60)
    watch._first()
    settle(desk, watch)
    assert len(told) == 1, "it was said already"
    watch.back_up()
    desk.qtbot.waitUntil(lambda: len(told) == 2)
    settle(desk, watch)
    folder.unlink()
    watch.back_up()
    desk.qtbot.waitUntil(lambda: len(zips(tmp_path)) == 1)
    settle(desk, watch)
    assert len(told) == 2
    watch.close()


def test_a_full_second_place_is_said_once_until_a_backup_is_put_there_again(
    tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[Second] = []
    # the disk first: only threads that begin after it see it
    with disk_of(tmp_path / "usb", 4) as usb, desk_in(tmp_path, qtbot) as desk:
        desk.backups.second_failed.connect(told.append)

        def one_more() -> None:
            desk.tick(1)
            desk.backups._begin(asked=False)
            desk.settle()

        desk.do(lambda one: backups.choose_second_target(one, usb.folder, now=desk.now))
        usb.fill()
        one_more()
        one_more()
        assert told == [Second.FULL]
        assert desk.message.startswith("The second place is full")
        usb.make_room()
        one_more()
        usb.fill()
        one_more()
        assert told == [Second.FULL, Second.FULL]


def test_damage_found_in_the_copy_ends_the_room(desk: Desk, tmp_path: Path) -> None:
    ended: list[str] = []
    object.__setattr__(desk.window.context, "end_process", ended.append)
    break_the_log(desk)
    desk.backups.back_up()
    desk.qtbot.waitUntil(lambda: bool(ended))
    desk.settle()
    assert ended == ["damaged"]
    assert zips(tmp_path) == []


def break_the_log(desk: Desk) -> None:
    """An entry rewritten behind the program's back."""

    def edit(register: Register) -> None:
        with register.database.transaction():
            register.database.execute("DROP TRIGGER log_is_never_rewritten")
            register.database.execute("UPDATE log SET detail = 'other' WHERE seq = 1")

    desk.do(edit)


def a_room(tmp_path: Path, ended: list[tuple[Reason, str]]) -> Room:
    return build_room(
        unlock_register(tmp_path / "register", SECRET, floors=CHEAP),
        setting=Setting(
            folder=tmp_path / "register",
            purpose=Purpose.CASEWORK,
            preferences=tmp_path / "preferences.json",
            now=lambda: NOW,
            state_folder=tmp_path / "state",
            idle_s=lambda: 0.0,
        ),
        end_process=lambda reason, _place, text: ended.append((reason, text)),
        language="en",
    )


def test_the_room_makes_the_first_one_of_the_day_and_ends_without_waiting_for_another(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.backup_watch.FIRST_AFTER_MS", 0)
    make(tmp_path)
    ended: list[tuple[Reason, str]] = []
    room = a_room(tmp_path, ended)
    with qtbot.waitSignal(room.opened):
        pass
    assert room.backups is not None
    with qtbot.waitSignal(room.backups.made):
        pass
    assert len(zips(tmp_path)) == 1
    assert room.backups.back_up() is not None
    room.end(Reason.LOCKED)
    qtbot.waitUntil(lambda: bool(ended))
    assert ended[0] == (Reason.LOCKED, "")
    room.close()
    assert len(zips(tmp_path)) == 1
    again = enter(tmp_path)
    assert not again.unclean
    close_register(again, now=NOW, reason="quit")
    assert list((tmp_path / "register" / "backups").glob(".*.part*")) == []


def test_after_damage_that_the_door_did_not_find_the_next_backup_waits(
    desk: Desk, watch: BackupWatch, tmp_path: Path
) -> None:
    """The copy alone is bad: without the wait the room would end every few seconds, for ever."""

    def end_and_come_back(register: Register) -> None:
        with writing(register, Action.LOCK, detail=Reason.DAMAGED, now=desk.now):
            pass
        with writing(register, Action.UNLOCK, now=desk.now):
            pass

    desk.do(end_and_come_back)
    desk.do(a_concern)
    watch._first()
    settle(desk, watch)
    desk.tick(29)
    watch._first()
    settle(desk, watch)
    assert zips(tmp_path) == []
    desk.tick(2)
    watch._first()
    desk.qtbot.waitUntil(lambda: len(zips(tmp_path)) == 1)
    settle(desk, watch)


def test_after_a_repair_the_next_backup_waits_for_nothing(desk: Desk) -> None:
    def end_and_come_back(register: Register) -> None:
        with writing(register, Action.LOCK, detail=Reason.DAMAGED, now=desk.now):
            pass
        assert not backups.due(register, now=desk.now)
        with writing(register, Action.REPAIR, now=desk.now):
            pass

    desk.do(end_and_come_back)
    assert desk.do(lambda register: backups.due(register, now=desk.now))


def test_the_log_says_that_a_room_ended_because_of_damage(tmp_path: Path, qtbot: QtBot) -> None:
    make(tmp_path)
    ended: list[tuple[Reason, str]] = []
    room = a_room(tmp_path, ended)
    with qtbot.waitSignal(room.opened):
        pass
    room.end(Reason.DAMAGED)
    qtbot.waitUntil(lambda: bool(ended))
    room.close()
    again = enter(tmp_path)
    assert not again.unclean
    assert not backups.due(again, now=NOW)
    assert backups.due(again, now=NOW + 2 * backups.PAUSE)
    close_register(again, now=NOW, reason="quit")


def test_a_second_place_that_does_not_answer_holds_nothing_up(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "share"
    place.mkdir()
    desk.do(lambda register: backups.choose_second_target(register, place, now=desk.now))
    desk.backups.back_up()
    desk.settle()
    asked: list[str] = []
    answers = threading.Event()

    def slow(event: str, facts: tuple[object, ...]) -> None:
        if event == "os.listdir" and str(facts[0]) == str(place) and not answers.is_set():
            asked.append(threading.current_thread().name)
            answers.wait(20)

    sys.addaudithook(slow)  # stays, and does nothing once the share has answered
    try:
        desk.backups.read_standing()
        desk.qtbot.waitUntil(lambda: bool(asked))
        assert desk.do(lambda register: a_concern(register, now=desk.now)).number
        assert desk.backups.looking
    finally:
        answers.set()
    desk.settle()
    assert desk.backups.standing is not None
    assert desk.backups.standing.there is not None
    assert asked == ["lane-second"]
