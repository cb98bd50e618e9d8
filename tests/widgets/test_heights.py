# SPDX-License-Identifier: EUPL-1.2
"""A page is as tall as its texts: nothing beneath a text narrower than its column is cut."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.forms import Form, LineEdit
from app.widgets.parts import Card, PageBody, Text
from app.widgets.theme import TEXT_WIDTH, Mode, apply_theme

LONG = "A sentence longer than a line of text and shorter than the column it stands in. " * 2


def test_what_stands_beneath_a_wrapped_text_is_whole(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Mode.LIGHT)
    page = QWidget()
    qtbot.addWidget(page)
    body = PageBody(page)
    form = Form()
    form.add("name", "Name", LineEdit(), help=LONG)
    line = form["name"].editor.target()
    card = Card(Text(LONG), form)
    body.add(Text(LONG), card)
    body.add_stretch()
    page.resize(2 * TEXT_WIDTH + 200, 500)
    assert TEXT_WIDTH < page.fontMetrics().horizontalAdvance(LONG) < 2 * TEXT_WIDTH
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: line.height() == line.sizeHint().height())
    assert card.height() >= card.heightForWidth(card.width())
    assert form.height() >= form.heightForWidth(form.width())
