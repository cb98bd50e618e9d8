# SPDX-License-Identifier: EUPL-1.2
"""A button that has the focus is pressed by the keys people try."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.widgets.parts import primary_button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_is_pressed_once(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[bool] = []
    button = primary_button("Open", lambda: pressed.append(True))
    qtbot.addWidget(button)
    qtbot.keyClick(button, key)
    assert pressed == [True]
