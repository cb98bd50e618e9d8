# SPDX-License-Identifier: EUPL-1.2
"""Tab goes through a page as it reads, whatever was put in last."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.parts import Card, PageBody, quiet_button


def press_tab(qtbot: QtBot, page: QWidget, *, back: bool = False) -> str:
    focused = page.window().focusWidget()
    assert focused is not None
    shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(focused, Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, shift)
    now = page.window().focusWidget()
    assert isinstance(now, QPushButton)
    return now.text()


def test_what_is_put_in_later_is_reached_where_it_stands(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    before, page = QPushButton("before", outer), QWidget(outer)
    page.move(0, 40)
    body = PageBody(page)
    story, people = Card(quiet_button("story")), Card(quiet_button("person"))
    body.add(story, people)
    page.resize(400, 300)
    outer.resize(420, 360)
    with qtbot.waitExposed(outer):
        outer.show()
    outer.activateWindow()
    later = quiet_button("change it")
    story.add(later)
    qtbot.waitUntil(later.isVisible)
    before.setFocus()
    assert [press_tab(qtbot, outer) for _ in range(4)] == ["story", "change it", "person", "before"]
    back = [press_tab(qtbot, outer, back=True) for _ in range(3)]
    assert back == ["person", "change it", "story"]
