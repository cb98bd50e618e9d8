# SPDX-License-Identifier: EUPL-1.2
"""Hears that the computer's session is locked, put to sleep or left, and says so at once.

On Linux over the session bus and the system bus, on a thread of its own, so that a window that is
busy holds nothing up. Without a bus nothing is heard, and the guard's clock remains.
"""

import itertools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import SLOT, QObject, QThread, Slot

from app.pipes import Reason

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

# What freedesktop.org's idle specification names, and the desktops that kept a name of their own.
SCREEN_SAVERS: Final = tuple(
    f"org.{owner}.ScreenSaver" for owner in ("freedesktop", "gnome", "cinnamon", "mate", "kde")
)
_LOGIN: Final = "org.freedesktop.login1"
_LOGIN_PATH: Final = "/org/freedesktop/login1"
_MANAGER: Final = f"{_LOGIN}.Manager"
_SESSION: Final = f"{_LOGIN}.Session"
_POWER: Final = "org.freedesktop.UPower"
_POWER_PATH: Final = "/org/freedesktop/UPower"
_PROPERTIES: Final = "org.freedesktop.DBus.Properties"
_SYSTEM_SOCKETS: Final = ("/run/dbus/system_bus_socket", "/var/run/dbus/system_bus_socket")
_number: Final = itertools.count(1)
_ears: "Final[list[_Ear]]" = []
"""Never emptied: QtDBus calls an object that goes from a thread of its own, and so kills Python."""
_ANSWER_WITHIN_MS: Final = 2000

End = Callable[[Reason], None]
Take = Callable[[Any], None]


class SessionWatch:
    """Watches from `start` on; calls `end` on its own thread."""

    def __init__(self, end: End) -> None:
        self._thread = QThread()
        self._thread.setObjectName("session")
        ear = _Ear(end)
        ear.moveToThread(self._thread)
        self._thread.started.connect(ear.begin)
        _ears.append(ear)

    def start(self) -> None:
        """Begin; costs the window's thread next to nothing."""
        self._thread.start()

    def stop(self) -> None:
        """Stop watching; for tests."""
        self._thread.quit()
        self._thread.wait()


def watch_session(end: End) -> object | None:
    """Watch this system's session; keep what is returned. None where there is nothing to hear."""
    if sys.platform == "win32":
        from app.ui.windows_session import WindowsSession

        return WindowsSession(end)
    if sys.platform != "linux":
        return None
    watch = SessionWatch(end)
    watch.start()
    return watch


class _Ear(QObject):
    """Lives on the watch's thread, where a call to a slow bus hurts nobody."""

    def __init__(self, end: End) -> None:
        super().__init__()
        self._end = end
        self._system: QDBusConnection | None = None
        self._session_path = ""
        self._asked: dict[QDBusPendingCallWatcher, Take] = {}
        self._brake: Any = None
        """Holds the computer's sleep up until this process is gone; login1 waits 5 s at most."""

    @Slot()
    def begin(self) -> None:
        """Ask both buses; the one that is not there is passed over."""
        session = _bus(_session_address())
        self._system = system = _bus(_system_address())
        if session is not None:
            for saver in SCREEN_SAVERS:
                self._hear(session, "", "", saver, "ActiveChanged")
        if system is None:
            return
        self._hear(system, _LOGIN, _LOGIN_PATH, _MANAGER, "PrepareForSleep")
        self._hear(system, _POWER, _POWER_PATH, _PROPERTIES, "PropertiesChanged")
        self._call(
            (_LOGIN, _LOGIN_PATH, _MANAGER, "Inhibit"),
            ("sleep", "Tovholder", "Lock", "delay"),
            self._keep,
        )
        # `auto` is also found by programs that the desktop started outside the session.
        self._property(_LOGIN, f"{_LOGIN_PATH}/session/auto", _SESSION, "Id", self._find_session)

    @Slot("QDBusMessage")
    def heard(self, message: "QDBusMessage") -> None:
        """One signal from a bus."""
        first: Any = next(iter(message.arguments()), None)
        match message.member():
            case "ActiveChanged" if first is True:
                self._end(Reason.SESSION)
            case "Lock":
                self._end(Reason.SESSION)
            case "PrepareForSleep" if first is True:
                self._end(Reason.SUSPENDED)
            case "PropertiesChanged" if first == _POWER:
                self._property(_POWER, _POWER_PATH, _POWER, "LidIsClosed", self._on_lid)
            case "PropertiesChanged" if first == _SESSION:
                self._property(_LOGIN, self._session_path, _SESSION, "Active", self._on_active)

    def _on_lid(self, closed: Any) -> None:
        if closed is True:
            self._end(Reason.SUSPENDED)

    def _on_active(self, active: Any) -> None:
        if active is False:
            self._end(Reason.SWITCHED)

    def _hear(
        self, bus: "QDBusConnection", service: str, path: str, interface: str, name: str
    ) -> None:
        slot: Any = SLOT("heard(QDBusMessage)")  # typed as bytes, taken as str
        bus.connect(service, path, interface, name, self, slot)

    def _keep(self, brake: Any) -> None:
        self._brake = brake

    def _find_session(self, name: Any) -> None:
        name = name or os.environ.get("XDG_SESSION_ID")
        if name:
            self._call((_LOGIN, _LOGIN_PATH, _MANAGER, "GetSession"), (name,), self._hear_session)

    def _hear_session(self, path: Any) -> None:
        if path is not None and self._system is not None:
            self._session_path = str(path.path())
            self._hear(self._system, _LOGIN, self._session_path, _SESSION, "Lock")
            self._hear(self._system, _LOGIN, self._session_path, _PROPERTIES, "PropertiesChanged")

    def _property(self, service: str, path: str, interface: str, name: str, then: Take) -> None:
        self._call(
            (service, path, _PROPERTIES, "Get"),
            (interface, name),
            lambda value: then(value.variant() if value is not None else None),
        )

    def _call(self, method: tuple[str, str, str, str], values: tuple[str, ...], then: Take) -> None:
        """Ask, and go on with the first value of the answer: None where there is none.

        Nothing waits: a blocking call would hold the interpreter, and with it the window.
        """
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        if self._system is None:
            return
        message = QDBusMessage.createMethodCall(*method)
        message.setArguments(list(values))
        call = self._system.asyncCall(message, _ANSWER_WITHIN_MS)
        watcher = QDBusPendingCallWatcher(call, self)
        self._asked[watcher] = then
        watcher.finished.connect(self._on_answer)

    def _on_answer(self, watcher: "QDBusPendingCallWatcher") -> None:
        then = self._asked.pop(watcher)
        failed = watcher.isError()
        then(None if failed else next(iter(watcher.reply().arguments()), None))
        watcher.deleteLater()


def _bus(address: str) -> "QDBusConnection | None":
    """A connection to the bus at a socket of this computer, never another kind of address."""
    if not address or not all(one.startswith("unix:") for one in address.split(";")):
        return None
    try:
        from PySide6.QtDBus import QDBusConnection
    except ImportError:
        return None
    bus = QDBusConnection.connectToBus(address, f"tovholder-{next(_number)}")
    return bus if bus.isConnected() else None


def _session_address() -> str:
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    places = (f"{folder}/bus",) if folder else ()
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or _socket(places)


def _system_address() -> str:
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or _socket(_SYSTEM_SOCKETS)


def _socket(places: tuple[str, ...]) -> str:
    return next((f"unix:path={place}" for place in places if Path(place).exists()), "")
