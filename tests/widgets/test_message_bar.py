# SPDX-License-Identifier: EUPL-1.2
"""Messages are said in words, can be taken back, and go away with Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.message_bar import Message, MessageBar, MessageKind
from app.widgets.texts import words


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("kind", list(MessageKind))
def test_a_message_says_its_kind_in_a_word(bar: MessageBar, kind: MessageKind) -> None:
    bar.show_message(Message(kind=kind, text="The disk is full."))
    assert bar.isVisible()
    assert bar.accessibleName() == f"{words(kind)}: The disk is full."


def test_undo_is_done_once(bar: MessageBar) -> None:
    undone: list[bool] = []
    bar.show_message(Message.undo("Put on hold.", "Undo", lambda: undone.append(True)))
    bar.action_button.click()
    assert undone == [True]
    assert bar.message is None
    assert not bar.isVisible()


def test_esc_takes_a_message_away(bar: MessageBar, qtbot: QtBot) -> None:
    bar.show_message(Message.error("No."))
    qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert bar.message is None


def test_a_message_that_passes_goes_by_itself(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    line, bar = QLineEdit(), MessageBar()
    column.addWidget(line)
    column.addWidget(bar)
    page.show()
    qtbot.waitExposed(page)
    line.setFocus()
    bar.show_message(Message(kind=MessageKind.SUCCESS, text="Saved.", seconds=1))
    with qtbot.waitSignal(bar.dismissed, timeout=3000):
        pass
    assert not bar.isVisible()
