# SPDX-License-Identifier: EUPL-1.2
"""The real door and room, with a user who types until the room is in a state that resists locking.

`python lock_children.py SCRIPT --door …`: SCRIPT is a JSON file with the secret, the state, and a
named pipe. The room opens the pipe when its window is there and writes one line to it just before
the lock is asked for: when, by the steady clock, and what it had typed at which moment. The pipe's
end is the room's end.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.pipes import inherited
from app.ui.application import Room
from app.ui.page import Target
from tests.door.children import later, top, type_secret

TYPING_MS = 60
LONG_SQL = """
WITH RECURSIVE steps (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM steps WHERE n < 100000000000)
SELECT count(*) FROM steps
"""


class Refuses(QDialog):
    """A dialog that will not be closed."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()

    def reject(self) -> None:
        """Esc does not help either."""


class Typist:
    """Types one word after another into the story of a new concern, and then makes it difficult."""

    def __init__(self, room: Room, script: dict[str, Any]) -> None:
        self.room = room
        self.pipe = os.open(script["pipe"], os.O_WRONLY)
        self.typed: list[tuple[float, str]] = []
        self.state: Callable[[], None] = getattr(self, script["state"])
        self.until = time.monotonic() + script["seconds"]
        assert room.window is not None
        self.window = room.window
        self.window.go(Target(page="new_concern"))
        self.timer = QTimer(self.window, interval=TYPING_MS)
        self.timer.timeout.connect(self.step)
        self.timer.start()

    def step(self) -> None:
        if time.monotonic() >= self.until:
            self.timer.stop()
            self.state()
            return
        line = self.window.focusWidget()
        if isinstance(line, QWidget):
            QTest.keyClicks(line, f"w{len(self.typed)} ")
            self.typed.append((time.monotonic(), f"w{len(self.typed)}"))

    def ask(self, how: Callable[[], object]) -> None:
        """Write when it was asked, and ask."""
        line = json.dumps({"at": time.monotonic(), "typed": self.typed}) + "\n"
        os.write(self.pipe, line.encode())
        how()

    def press_keys(self) -> None:
        window = QApplication.focusWindow()
        assert window is not None
        self.ask(lambda: QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier))

    def lock_session(self) -> None:
        """As the desktop does; from another process, which goes on whatever happens here."""
        bus = os.environ["DBUS_SESSION_BUS_ADDRESS"]
        said = ("/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true")
        command = ["dbus-send", f"--bus={bus}", "--type=signal", *said]
        self.ask(lambda: subprocess.Popen(command))

    def dialog(self, kind: type[QDialog] = QDialog, parent: QWidget | None = None) -> QDialog:
        made = kind(parent or self.window)
        QVBoxLayout(made).addWidget(QLineEdit())
        return made

    def modal(self) -> None:
        QTimer.singleShot(200, self.press_keys)
        self.dialog().exec()

    def nested(self) -> None:
        outer = self.dialog()
        QTimer.singleShot(100, lambda: self.dialog(parent=outer).exec())
        QTimer.singleShot(300, self.press_keys)
        outer.exec()

    def refused(self) -> None:
        def close() -> None:
            refusing.close()
            assert refusing.isVisible()
            self.press_keys()

        QTimer.singleShot(200, close)
        refusing = self.dialog(Refuses)
        refusing.exec()

    def busy(self) -> None:
        self.lock_session()
        while True:
            pass

    def sql(self) -> None:
        register = self.room.register
        assert register is not None
        self.room.lane.submit(
            lambda _task: register.database.scalar(LONG_SQL), lambda _outcome: None, self.room
        )
        QTimer.singleShot(200, self.press_keys)

    def held(self) -> None:
        self.lock_session()
        ctypes.PyDLL(None).sleep(120)

    def stopped(self) -> None:
        self.ask(lambda: os.kill(os.getpid(), signal.SIGSTOP))

    def dragging(self) -> None:
        """A menu is open, text is dragged, and the mouse button is down."""
        page = self.window.page
        assert page is not None
        QTest.mousePress(page, Qt.MouseButton.LeftButton)
        drag = QDrag(page)
        data = QMimeData()
        data.setText("dragged")
        drag.setMimeData(data)
        menu = QMenu(page)
        menu.addAction("Copy")
        QTimer.singleShot(100, drag.exec)
        QTimer.singleShot(300, self.lock_session)
        menu.exec(page.mapToGlobal(page.rect().center()))


def main() -> int:
    path, role, numbers = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    script = json.loads(path.read_text())
    if role == "--door":
        from app.door.process import run_door

        later(lambda: type_secret(path, script))
        return run_door(*inherited(numbers))
    from app.ui.process import run_room

    later(lambda: wait_for_room(script))
    return run_room(*inherited(numbers))


def wait_for_room(script: dict[str, Any]) -> None:
    from app.ui.main_window import MainWindow

    window = top(MainWindow)
    if not isinstance(window, MainWindow) or QApplication.focusWindow() is None:
        QTimer.singleShot(20, lambda: wait_for_room(script))
        return
    global typist
    typist = Typist(room_of(), script)


def room_of() -> Room:
    import gc

    return next(one for one in gc.get_objects() if isinstance(one, Room))


if __name__ == "__main__":
    sys.exit(main())
