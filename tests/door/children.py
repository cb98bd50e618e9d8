# SPDX-License-Identifier: EUPL-1.2
"""The real door and room as child processes, with a user who types: started by the gate's tests.

`python children.py SCRIPT --door …`: SCRIPT is a JSON file {"secrets": […], "room": deed}. Each
door types the next secret (kept in a counter file); without one left it closes its window. The
room does its deed once its window is there.
"""

import ctypes
import json
import os
import signal
import sys
from contextlib import nullcontext
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.door.unlock_page import UnlockPage
from app.pipes import inherited
from app.ui.main_window import MainWindow
from app.widgets import printing

STEP_MS = 20
HELD_S = 6
"""Longer than the gate waits for a room that says nothing; the interpreter is held that long."""


def top(kind: type) -> object | None:
    for widget in QApplication.allWidgets():
        if isinstance(widget, kind) and widget.isVisible():
            return widget
    return None


def type_secret(path: Path, script: dict[str, object]) -> None:
    page = top(UnlockPage)
    if not isinstance(page, UnlockPage) or not page.passphrase.line.hasFocus():
        QTimer.singleShot(STEP_MS, lambda: type_secret(path, script))
        return
    done = path.with_suffix(".doors")
    number = int(done.read_text()) if done.exists() else 0
    done.write_text(str(number + 1))
    path.with_suffix(f".why{number}").write_text(page.why.text())
    secrets = script["secrets"]
    assert isinstance(secrets, list)
    if number >= len(secrets):
        page.window().close()
        return
    line = page.passphrase.line
    QTest.keyClicks(line, secrets[number])
    page.button.click()


def act(script: dict[str, object]) -> None:
    window = top(MainWindow)
    if not isinstance(window, MainWindow):
        QTimer.singleShot(STEP_MS, lambda: act(script))
        return
    match script["room"]:
        case "lock":
            window.lock_requested.emit()
        case "quit":
            window.close()
        case "stop":
            os.kill(os.getpid(), signal.SIGSTOP)
        case "hold" | "hold with patience" as deed:
            with printing._patience() if deed == "hold with patience" else nullcontext():
                ctypes.PyDLL(None).sleep(HELD_S)
            window.close()
        case "print":
            printing.printers()
            window.close()
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> int:
    path, role, numbers = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    script = json.loads(path.read_text())
    if role == "--door":
        from app.door.process import run_door

        later(lambda: type_secret(path, script))
        return run_door(*inherited(numbers))
    if script["room"] == "broken":
        return 1
    from app.ui.process import run_room

    later(lambda: act(script))
    return run_room(*inherited(numbers))


def later(deed: object) -> None:
    """Once the application runs: its first event loop turn fires the timer."""
    original = QApplication.exec

    def run(*_args: object) -> int:
        QTimer.singleShot(STEP_MS, deed)
        return original()

    QApplication.exec = run


if __name__ == "__main__":
    sys.exit(main())
