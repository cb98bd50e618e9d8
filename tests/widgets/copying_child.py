# SPDX-License-Identifier: EUPL-1.2
"""A window with the ways to copy text, as a process: `python copying_child.py DEED SECONDS`.

Does one deed and says "copied" on standard output; says "cleared" when the clipboard and the
selection hold nothing of its own any more. A word on standard input clears them, as a lock does.
"""

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.widgets.clipboard import ClipboardWatch

SECRET = "Sofie Lund blev set"


class Ear(QObject):
    """Hears that the room is being locked."""

    locked = Signal()

    def listen(self) -> None:
        sys.stdin.readline()
        self.locked.emit()


def keys(widget: QWidget, key: Qt.Key) -> None:
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)


def label_copied(label: QLabel) -> None:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSelection(0, len(SECRET))
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def selected(line: QLineEdit) -> None:
    """With the mouse, which on X11 copies to the primary selection."""
    end = QPoint(line.width() - 2, line.height() // 2)
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(2, line.height() // 2))
    QTest.mouseMove(line, end)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=end)


def deeds(line: QLineEdit, text: QPlainTextEdit, label: QLabel) -> dict[str, Callable[[], None]]:
    def other_data() -> None:
        data = QMimeData()
        data.setData("application/x-something", SECRET.encode())
        QGuiApplication.clipboard().setMimeData(data)

    return {
        "line": lambda: keys(line, Qt.Key.Key_C),
        "cut": lambda: keys(line, Qt.Key.Key_X),
        "text": lambda: keys(text, Qt.Key.Key_C),
        "label": lambda: label_copied(label),
        "program": lambda: QGuiApplication.clipboard().setText(SECRET),
        "data": other_data,
        "selected": lambda: selected(line),
    }


def main() -> int:
    application = QApplication(sys.argv[:1])
    watch = ClipboardWatch(application, after_ms=int(float(sys.argv[2]) * 1000))
    window = QWidget()
    line, text, label = QLineEdit(SECRET, window), QPlainTextEdit(SECRET, window), QLabel(SECRET)
    label.setParent(window)
    line.setGeometry(0, 0, 300, 30)
    window.resize(400, 400)
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    clipboard = QGuiApplication.clipboard()

    def look(_mode: QClipboard.Mode) -> None:
        if not clipboard.ownsClipboard() and not clipboard.ownsSelection():
            sys.stdout.write("cleared\n")
            sys.stdout.flush()

    deeds(line, text, label)[sys.argv[1]]()
    clipboard.changed.connect(look)
    sys.stdout.write("copied\n")
    sys.stdout.flush()
    ear = Ear()
    ear.locked.connect(watch.clear)
    threading.Thread(target=ear.listen, daemon=True).start()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
