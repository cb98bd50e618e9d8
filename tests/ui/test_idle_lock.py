# SPDX-License-Identifier: EUPL-1.2
"""Typing and pointing in any window of the room count as using the program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.idle_lock import ActivityWatch


def test_a_key_in_a_focused_window_counts(qtbot: QtBot, qapp: QApplication) -> None:
    touched: list[bool] = []
    watch = ActivityWatch(qapp, lambda: touched.append(True))
    first, second = QLineEdit(), QLineEdit()
    for line in (first, second):
        qtbot.addWidget(line)
        with qtbot.waitActive(line):
            line.show()
            line.activateWindow()
        touched.clear()
        handle = line.windowHandle()
        assert handle is not None
        qtbot.keyClick(handle, Qt.Key.Key_A)
        assert touched
    watch.deleteLater()
