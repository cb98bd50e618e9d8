# SPDX-License-Identifier: EUPL-1.2
"""After a page is opened the focus stands on something that shows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.header import Header
from tests.builders import a_case, a_concern
from tests.ui.rooms import Desk, desk_in

_PAGES = (
    *("today", "concerns", "cases", "year", "settings", "survey", "profile"),
    *("new_concern", "search"),
)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot) as made:
        yield made


def seen(desk: Desk) -> bool:
    focused = desk.focused
    return focused.isVisible() and focused.focusPolicy() != Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("name", _PAGES)
def test_the_focus_is_seen_on_an_empty_page(desk: Desk, name: str) -> None:
    desk.go("concerns")
    if desk.window.has_page(name):
        desk.go(name)
    assert seen(desk)


def test_where_nothing_waits_the_deed_of_the_page_has_the_focus(desk: Desk) -> None:
    desk.go("cases")
    QTest.keyClick(desk.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert isinstance(desk.focused.parentWidget(), Header)
    assert desk.focused.accessibleName() == "New concern"


@pytest.mark.parametrize("inquiry", [False, True])
def test_an_opened_concern_has_the_focus_in_its_work(desk: Desk, inquiry: bool) -> None:
    concern = desk.do(lambda register: a_concern(register, inquiry=inquiry))
    desk.go("concerns")
    page = desk.go("concern", concern.id)
    assert seen(desk)
    assert page.isAncestorOf(desk.focused)


def test_an_opened_case_has_the_focus(desk: Desk) -> None:
    case = desk.do(a_case)
    page = desk.go("case", case.id)
    assert seen(desk)
    assert page.isAncestorOf(desk.focused)


def test_a_focus_on_what_is_just_being_shown_stays_there(desk: Desk) -> None:
    """A layout shows what is put into it when events next come round; work may end before."""
    page, card, row = desk.go("cases"), QWidget(), QPushButton("New")
    QVBoxLayout(card).addWidget(row)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(card)
    row.setFocus()
    assert not row.isVisible()
    desk.window._keep_focus_seen()
    assert desk.focused is row
