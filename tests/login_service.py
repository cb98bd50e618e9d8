# SPDX-License-Identifier: EUPL-1.2
"""A login service as a process of its own: `python login_service.py ADDRESS CALLS`.

It knows one session and gives out what holds the sleep up. Each line on standard input is JSON:
{"signal": [path, interface, name, value…]} is said on the bus, {"set": {property: value}} changes
what it answers. The names of the methods it was asked for are appended to the file CALLS.
"""

import json
import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

LOGIN = "org.freedesktop.login1"
POWER = "org.freedesktop.UPower"
PATH = "/org/freedesktop/login1"
OURS = f"{PATH}/session/_32"
OTHERS = f"{PATH}/session/_37"


class Login(QDBusVirtualObject):
    """Answers for everything beneath /org/freedesktop."""

    def __init__(self, address: str, calls: Path) -> None:
        super().__init__()
        self.properties: dict[str, Any] = {"Active": True, "Id": "2", "LidIsClosed": False}
        self._calls = calls
        self.bus = QDBusConnection.connectToBus(address, "login")
        option = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert self.bus.registerVirtualObject("/org/freedesktop", self, option)
        assert self.bus.registerService(LOGIN)
        assert self.bus.registerService(POWER)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        values = message.arguments()
        answer: Any
        match message.member():
            case "Get":
                answer = QDBusVariant(self.properties[values[1]])
            case "GetSession":
                answer = QDBusObjectPath(OURS)
            case "Inhibit":
                answer = QDBusUnixFileDescriptor(0)
            case _:
                return False
        with self._calls.open("a") as calls:
            calls.write(f"{message.member()}\n")
        reply = message.createReply()
        reply.setArguments([answer])
        return connection.send(reply)

    def obey(self, line: str) -> None:
        order = json.loads(line)
        self.properties |= order.get("set", {})
        if "signal" in order:
            path, interface, name, *values = order["signal"]
            message = QDBusMessage.createSignal(path, interface, name)
            message.setArguments(values)
            assert self.bus.send(message)


class Ear(QObject):
    """Hands lines from the thread that reads them to the one that obeys."""

    said = Signal(str)

    def listen(self) -> None:
        for line in sys.stdin:
            self.said.emit(line)


def main() -> int:
    application = QCoreApplication(sys.argv[:1])
    login, ear = Login(sys.argv[1], Path(sys.argv[2])), Ear()
    ear.said.connect(login.obey, Qt.ConnectionType.QueuedConnection)
    threading.Thread(target=ear.listen, daemon=True).start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
