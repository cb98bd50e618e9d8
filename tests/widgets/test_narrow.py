# SPDX-License-Identifier: EUPL-1.2
"""What has no room: rows stand beneath each other, a long answer ends in dots and is told whole."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.forms import Choice, Form, LineEdit

LONG = "The concern is held to have been dealt with and to be of no current interest"


def shown(qtbot: QtBot, form: Form, width: int) -> QWidget:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addWidget(form)
    column.addStretch(1)
    holder.resize(width, 500)
    with qtbot.waitExposed(holder):
        holder.show()
    return holder


def test_fields_of_a_row_stand_beneath_each_other_where_it_is_narrow(qtbot: QtBot) -> None:
    form = Form()
    first = form.add("first", "First", LineEdit(width=300))
    second = form.add("second", "Second", LineEdit(width=300))
    form.add_row("first", "second")
    holder = shown(qtbot, form, 760)
    assert first.y() == second.y()
    assert second.x() >= first.x() + 300
    holder.resize(420, 500)
    qtbot.waitUntil(lambda: second.x() == first.x())
    assert second.y() >= first.geometry().bottom()
    assert holder.width() == 420
    assert form.height() >= second.geometry().bottom()
    holder.resize(760, 500)
    qtbot.waitUntil(lambda: first.y() == second.y())


def test_a_long_answer_ends_in_dots_and_the_tool_tip_has_it_all(qtbot: QtBot) -> None:
    choice = Choice([(1, "Short"), (2, LONG)], width=260)
    form = Form()
    form.add("why", "Why?", choice)
    holder = shown(qtbot, form, 600)
    choice.set_value(2)
    said = choice.combo.shown_text()
    assert said.endswith("…")
    assert LONG.startswith(said[:-1])
    assert choice.combo.toolTip() == LONG
    choice.set_value(1)
    assert choice.combo.shown_text() == "Short"
    assert holder.isAncestorOf(choice.combo)
