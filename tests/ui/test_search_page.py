# SPDX-License-Identifier: EUPL-1.2
"""The search box by keyboard: while one types, with Danish letters, closed records too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import cases
from app.services.register import Register
from app.ui.pages.search import SearchPage
from tests.builders import DAY, YOUNG, a_case, a_concern, at, closure_draft
from tests.ui.rooms import Desk, desk_in

TOLD = "Åse fra Ærøskøbing Skole har set det."


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot) as made:
        made.go("today")
        yield made


def write(desk: Desk, text: str) -> SearchPage:
    """Ctrl+K and typing."""
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert desk.focused is desk.window.header.search
    desk.type(text)
    desk.settle()
    page = desk.page
    assert isinstance(page, SearchPage)
    return page


def found(page: SearchPage) -> list[str]:
    model = page.view.model
    return sorted({model.record(row).number for row in range(model.rowCount())})


def closed_case(register: Register) -> None:
    case = a_case(register, person=YOUNG)
    cases.close_case(register, closure_draft(case.id, DAY), now=at(DAY))


def test_the_beginning_of_a_word_is_enough(desk: Desk) -> None:
    desk.do(a_case)
    page = write(desk, "klister")
    assert found(page) == ["H-2026-001", "S-2026-001"]
    desk.shot("search")


def test_typing_on_narrows_it_down(desk: Desk) -> None:
    desk.do(a_case)
    page = write(desk, "klister")
    desk.type(" xq")
    desk.settle()
    assert found(page) == []
    assert "Nothing was found." in desk.texts()
    desk.shot("search-none")


@pytest.mark.parametrize("typed", ["Ærøsk", "aeroesk", "åse", "aase"])
def test_danish_letters_are_found_as_they_are_and_spelled_out(desk: Desk, typed: str) -> None:
    desk.do(lambda register: a_case(register, founded_on=TOLD))
    page = write(desk, typed)
    assert "S-2026-001" in found(page)


def test_a_closed_case_is_found_and_said_to_be_closed(desk: Desk) -> None:
    desk.do(closed_case)
    page = write(desk, "S-2026")
    assert found(page) == ["S-2026-001"]
    hit = page.view.model.record(0)
    assert hit.closed
    assert page.view.model.columns[4].text(hit) == "Closed"


def test_working_notes_are_not_found(desk: Desk) -> None:
    desk.do(a_concern)
    page = write(desk, "klistermærker")
    assert found(page) == []


def asked_for(desk: Desk, page: SearchPage) -> list[tuple[str, str | None]]:
    asked: list[tuple[str, str | None]] = []
    page.navigate_requested.disconnect(desk.window.go)
    page.navigate_requested.connect(lambda one: asked.append((one.page, one.record_id)))
    return asked


def test_enter_opens_the_newest_hit(desk: Desk) -> None:
    case = desk.do(a_case)
    page = write(desk, "S-2026-001")
    asked = asked_for(desk, page)
    desk.key(Qt.Key.Key_Return)
    assert asked == [("case", case.id)]


def test_enter_right_after_a_key_waits_for_what_was_typed(desk: Desk) -> None:
    desk.do(a_case)
    second = desk.do(lambda register: a_case(register, founded_on=TOLD))
    page = write(desk, "S-2026-00")
    asked = asked_for(desk, page)
    desk.qtbot.keyClicks(desk.focused, "2")
    desk.key(Qt.Key.Key_Return)
    assert asked == []
    desk.settle()
    assert asked == [("case", second.id)]


def test_down_goes_to_the_hits_and_enter_opens_the_chosen_one(desk: Desk) -> None:
    case = desk.do(a_case)
    page = write(desk, "S-2026-001")
    asked = asked_for(desk, page)
    desk.key(Qt.Key.Key_Down)
    assert desk.focused is page.view.table
    desk.key(Qt.Key.Key_Return)
    assert asked == [("case", case.id)]


def test_esc_returns_to_the_page_before(desk: Desk) -> None:
    write(desk, "abc")
    desk.key(Qt.Key.Key_Escape, desk.window.header.search)
    desk.settle()
    assert desk.page.title() == "Today"


def test_back_from_a_record_shows_the_same_hits_at_the_same_row(desk: Desk) -> None:
    desk.do(a_case)
    page = write(desk, "klister")
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Down)
    left = page.view.current()
    desk.go("today")
    desk.window.back()
    desk.settle()
    assert desk.page is page
    assert page.view.current() == left


def test_the_title_never_says_what_was_searched_for(desk: Desk) -> None:
    page = write(desk, "Ærøskøbing")
    assert page.title() == "Search"
    assert "Ærø" not in desk.window.windowTitle() + desk.texts()


def test_an_empty_search_says_what_can_be_typed(desk: Desk) -> None:
    desk.go("search")
    assert "Type a name, a number or a word from a note." in desk.texts()


def test_one_line_in_the_log_for_one_search(desk: Desk) -> None:
    before = desk.register.head.seq
    write(desk, "mentor")
    desk.go("today")
    assert desk.register.head.seq == before + 1


def test_a_concern_that_became_a_case_is_said_to_be_decided(desk: Desk) -> None:
    desk.do(a_case)
    page = write(desk, "klister")
    model = page.view.model
    said = {
        (hit.number, model.columns[4].text(hit))
        for hit in map(model.record, range(model.rowCount()))
    }
    assert said == {("H-2026-001", "Decided"), ("S-2026-001", "Open")}
