# SPDX-License-Identifier: EUPL-1.2
"""Typing and pointing in any window of the room count as using the program; Ctrl+L locks in all."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.ui.actions import make_action
from app.ui.idle_lock import ActivityWatch


def test_a_key_in_a_focused_window_counts(qtbot: QtBot, qapp: QApplication) -> None:
    touched: list[bool] = []
    watch = ActivityWatch(qapp, lambda: touched.append(True), lambda: None)
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


def test_the_lock_keys_work_in_a_dialog_over_a_dialog(qtbot: QtBot, qapp: QApplication) -> None:
    locked: list[str] = []
    watch = ActivityWatch(qapp, lambda: None, lambda: locked.append("keys"))
    window = QMainWindow()
    make_action(window, "Lock", lambda: locked.append("menu"), "Ctrl+L")
    qtbot.addWidget(window)
    first, second = QDialog(window), QDialog(window)
    for dialog in (first, second):
        dialog.setModal(True)
        QVBoxLayout(dialog).addWidget(QLineEdit())
    for one, by in ((window, "menu"), (first, "keys"), (second, "keys")):
        one.show()
        one.activateWindow()
        qtbot.waitUntil(lambda one=one: qapp.focusWindow() == one.windowHandle())
        locked.clear()
        press_lock(qapp)
        assert locked == [by]
    watch.deleteLater()


def press_lock(application: QApplication) -> None:
    """As the window system does: to the native window that has the focus."""
    window = application.focusWindow()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
