# SPDX-License-Identifier: EUPL-1.2
"""The session's end is heard over real buses: locked, put to sleep, lid closed, another user."""

import queue
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.pipes import Reason
from app.ui.session_watch import SCREEN_SAVERS, SessionWatch
from tests.buses import Login, bus_in, login_at, tell
from tests.login_service import LOGIN, OTHERS, OURS, PATH, POWER

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the buses of a Linux desktop")
PROPERTIES = "org.freedesktop.DBus.Properties"
SESSION = f"{LOGIN}.Session"


class Watched:
    """A watch at work, and what it heard."""

    def __init__(self, session: str, login: Login) -> None:
        self.session, self.login = session, login
        self.reasons: queue.SimpleQueue[Reason] = queue.SimpleQueue()
        self.threads: list[QThread] = []
        self.watch = SessionWatch(self._end)
        self.watch.start()

    def next(self) -> Reason:
        return self.reasons.get(timeout=5)

    def _end(self, reason: Reason) -> None:
        self.threads.append(QThread.currentThread())
        self.reasons.put(reason)


@pytest.fixture
def watched(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    system_folder = tmp_path / "system"
    with (
        bus_in(tmp_path / "session") as session,
        bus_in(system_folder) as system,
        login_at(system, system_folder) as login,
    ):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", system)
        found = Watched(session, login)
        try:
            qtbot.waitUntil(lambda: _hears(found))
            yield found
        finally:
            found.watch.stop()


def _hears(found: Watched) -> bool:
    """Whether a lock of our own session is heard, which is the last that is asked for.

    What was heard of it is forgotten: the sleep comes behind it on the same wire.
    """
    found.login.signal(OURS, SESSION, "Lock")
    if found.reasons.empty():
        return False
    found.login.signal(PATH, f"{LOGIN}.Manager", "PrepareForSleep", True)
    while found.next() is not Reason.SUSPENDED:
        pass
    found.threads.clear()
    return True


@pytest.mark.parametrize("saver", SCREEN_SAVERS)
def test_a_screen_saver_that_comes_on_ends_the_session(watched: Watched, saver: str) -> None:
    tell(watched.session, "/ScreenSaver", f"{saver}.ActiveChanged", "boolean:false")
    tell(watched.session, "/ScreenSaver", f"{saver}.ActiveChanged", "boolean:true")
    assert watched.next() is Reason.SESSION
    assert watched.reasons.empty()


def test_our_own_session_is_locked_and_not_another(watched: Watched) -> None:
    watched.login.signal(OTHERS, SESSION, "Lock")
    watched.login.signal(PATH, f"{LOGIN}.Manager", "PrepareForSleep", False)
    watched.login.signal(OURS, SESSION, "Unlock")
    watched.login.signal(OURS, SESSION, "Lock")
    assert watched.next() is Reason.SESSION
    assert watched.reasons.empty()


def test_the_computer_goes_to_sleep(watched: Watched) -> None:
    watched.login.signal(PATH, f"{LOGIN}.Manager", "PrepareForSleep", True)
    assert watched.next() is Reason.SUSPENDED


def test_the_lid_is_closed(watched: Watched, qtbot: QtBot) -> None:
    watched.login.set(LidIsClosed=True)
    watched.login.signal("/org/freedesktop/UPower", PROPERTIES, "PropertiesChanged", POWER, {}, [])
    qtbot.waitUntil(lambda: not watched.reasons.empty())
    assert watched.next() is Reason.SUSPENDED


def test_another_user_comes_to_the_front(watched: Watched, qtbot: QtBot) -> None:
    watched.login.signal(OURS, PROPERTIES, "PropertiesChanged", SESSION, {}, [])
    watched.login.set(Active=False)
    watched.login.signal(OURS, PROPERTIES, "PropertiesChanged", SESSION, {}, [])
    qtbot.waitUntil(lambda: not watched.reasons.empty())
    assert watched.next() is Reason.SWITCHED


def test_sleep_waits_until_the_room_is_gone(watched: Watched) -> None:
    assert "Inhibit" in watched.login.calls


def test_a_window_that_is_busy_does_not_hold_it_up(watched: Watched, qapp: QApplication) -> None:
    """No event loop runs here while `next` waits: the watch has a thread of its own."""
    tell(watched.session, "/ScreenSaver", f"{SCREEN_SAVERS[0]}.ActiveChanged", "boolean:true")
    assert watched.next() is Reason.SESSION
    assert watched.threads[0] is not qapp.thread()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("", id="no bus"),
        pytest.param("unix:path=/nowhere/at/all", id="a bus that is gone"),
        pytest.param("tcp:host=127.0.0.1,port=9", id="a bus on a network"),
        pytest.param("unixexec:path=/bin/false", id="a bus that is a command"),
    ],
)
def test_without_a_bus_of_this_computer_nothing_is_heard_and_nothing_said(
    address: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address or "unix:path=/nowhere/at/all")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    ended: list[Reason] = []
    watch = SessionWatch(ended.append)
    watch.start()
    watch.stop()
    assert ended == []
