# SPDX-License-Identifier: EUPL-1.2
"""A page is as tall as its texts: nothing beneath a text narrower than its column is cut."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.forms import Form, LineEdit
from app.widgets.parts import Card, EmptyState, PageBody, Text, bring_into_view
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


def test_an_empty_state_shows_its_whole_sentence(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Mode.LIGHT)
    empty = EmptyState(LONG[:80], "Begin", lambda: None)
    qtbot.addWidget(empty)
    empty.resize(1000, 500)
    with qtbot.waitExposed(empty):
        empty.show()
    said = next(label for label in empty.findChildren(Text))
    assert said.height() >= said.heightForWidth(said.width())
    assert abs(said.geometry().center().x() - empty.rect().center().x()) <= 1


def test_of_what_is_taller_than_the_page_the_beginning_is_seen(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Mode.LIGHT)
    page = QWidget()
    qtbot.addWidget(page)
    body = PageBody(page)
    title = Text("The title")
    tall = Card(title, *(Text(LONG) for _ in range(40)))
    body.add(*(Text(LONG) for _ in range(40)), tall)
    page.resize(600, 400)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: body.verticalScrollBar().maximum() > tall.y())
    bring_into_view(tall)
    assert title.visibleRegion().boundingRect().height() == title.height()
    assert title.mapTo(page, title.rect().topLeft()).y() < 100
