# SPDX-License-Identifier: EUPL-1.2
"""The start page by keyboard: what waits, in words, and the way to it and back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.concerns import ConcernEvent
from app.services import concerns
from app.services.register import Register
from app.services.views import CardKind
from app.ui.page import Target
from app.ui.pages.all_due import AllDuePage
from app.ui.pages.today import TodayPage
from app.ui.parts.due import DueRow
from tests.builders import NOW, a_case, a_ready_concern, at
from tests.ui.rooms import Desk, desk_in
from tests.ui.waiting import OPENED, TODAY, busy_register, follow_up


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot) as made:
        yield made


def today(desk: Desk) -> TodayPage:
    page = desk.go("today")
    assert isinstance(page, TodayPage)
    return page


def wanted(desk: Desk) -> list[Target]:
    asked: list[Target] = []
    desk.page.navigate_requested.disconnect(desk.window.go)
    desk.page.navigate_requested.connect(asked.append)
    return asked


def test_an_empty_register_says_that_nothing_waits(desk: Desk) -> None:
    today(desk)
    assert "Nothing is waiting, and no deadline is set." in desk.texts()
    desk.shot("today-empty")


def test_with_nothing_due_the_next_deadline_is_named(desk: Desk) -> None:
    def plan(register: object) -> None:
        case = a_case(desk.register, day=OPENED)
        follow_up(desk.register, case, 30)

    desk.do(plan)
    today(desk)
    assert "Nothing is waiting. The next deadline is 14 May." in desk.texts()


def test_a_deadline_next_year_says_the_year(desk: Desk) -> None:
    def plan(register: object) -> None:
        case = a_case(desk.register, day=OPENED)
        follow_up(desk.register, case, 300)

    desk.do(plan)
    today(desk)
    day = TODAY + timedelta(days=300)
    assert f"{day.day} February {day.year}" in desk.texts()


def test_each_card_has_its_number_and_at_most_three_lines(desk: Desk) -> None:
    desk.do(busy_register)
    page = today(desk)
    shown = {card.kind: (card.accessibleName(), len(card.rows)) for card in page.cards}
    assert shown == {
        CardKind.OVERDUE: ("4 should have been done before today", 3),
        CardKind.TODAY: ("1 to do today", 1),
        CardKind.NEXT_14_DAYS: ("2 to do in the next 14 days", 2),
        CardKind.DRAFTS: ("1 begun and not saved", 1),
        CardKind.DECISIONS_MISSING: ("1 waiting for a decision", 1),
    }
    desk.shot("today")


def test_what_is_due_for_deletion_is_said_to_be_a_duty(desk: Desk) -> None:
    def close(register: Register) -> None:
        concern = a_ready_concern(register, day=OPENED)
        at_close = at(OPENED)
        concerns.decide_outcome(
            register, concern.id, ConcernEvent.UNFOUNDED, "Ro.", on=OPENED, now=at_close
        )

    desk.do(close)
    desk.tick(days=160)
    page = today(desk)
    card = next(one for one in page.cards if one.kind is CardKind.DELETIONS)
    assert card.accessibleName() == "1 due for deletion within 30 days"
    assert "Deleting them in time is a duty." in desk.texts()
    desk.shot("today-deletions")


def test_the_navigation_counts_what_is_overdue_or_due_today(desk: Desk) -> None:
    desk.do(busy_register)
    today(desk)
    assert "Today, 5" in [
        one.accessibleName()
        for one in desk.window.navigation.findChildren(type(desk.window.header.lock))
    ]


def test_the_first_row_has_the_focus_and_enter_opens_its_case(desk: Desk) -> None:
    first, _second, _note = desk.do(busy_register)
    today(desk)
    asked = wanted(desk)
    row = desk.focused
    assert isinstance(row, DueRow)
    assert row.accessibleName() == "Follow-up: klasselæreren. S-2026-001 · E.T.J. (2008). 10 April"
    desk.key(Qt.Key.Key_Space)
    assert [(one.page, one.record_id) for one in asked] == [("case", first.id)]
    assert asked[0].extra["noun"] == "follow_up"


def test_a_day_nobody_is_at_work_is_explained(desk: Desk) -> None:
    desk.do(busy_register)
    page = today(desk)
    assert page.cards[0].rows[0].accessibleDescription() == (
        "The day itself is 11 April, when nobody is at work."
    )


def test_a_draft_leads_back_to_its_form(desk: Desk) -> None:
    desk.do(busy_register)
    page = today(desk)
    asked = wanted(desk)
    draft = next(card for card in page.cards if card.kind is CardKind.DRAFTS).rows[0]
    draft.setFocus()
    desk.key(Qt.Key.Key_Space)
    assert [one.page for one in asked] == ["new_concern"]


def test_show_all_opens_the_list_and_back_returns(desk: Desk) -> None:
    desk.do(busy_register)
    today(desk)
    desk.press("Show all: 4 should have been done before today")
    page = desk.page
    assert isinstance(page, AllDuePage)
    assert page.title() == "Should have been done before today"
    assert page.view.model.rowCount() == 4
    assert desk.focused is page.view.table
    desk.shot("all-due")
    desk.window.back()
    desk.settle()
    assert isinstance(desk.page, TodayPage)


def test_the_list_opens_a_record_and_keeps_its_row(desk: Desk) -> None:
    _first, second, _note = desk.do(busy_register)
    page = desk.go("all_due", card="overdue")
    assert isinstance(page, AllDuePage)
    asked = wanted(desk)
    desk.key(Qt.Key.Key_Down)
    desk.key(Qt.Key.Key_Return)
    assert [(one.page, one.record_id) for one in asked] == [("case", second.id)]
    place = page.place()
    assert place is not None
    page.open(place)
    desk.settle()
    assert page.view.current().case_id == second.id


def test_a_new_concern_is_the_page_s_one_deed(desk: Desk) -> None:
    today(desk)
    desk.primary().trigger()
    desk.settle()
    assert desk.window.current_target() is not None
    assert desk.page.title() == "New concern"


def test_reading_again_keeps_the_focus_on_the_same_row(desk: Desk) -> None:
    desk.do(busy_register)
    page = today(desk)
    page.cards[0].rows[1].setFocus()
    page.refresh()
    desk.settle()
    assert desk.focused is page.cards[0].rows[1]


def test_on_a_narrow_window_the_cards_stand_in_one_column(desk: Desk) -> None:
    desk.do(busy_register)
    page = today(desk)
    desk.window.resize(760, 800)
    desk.settle()
    assert len({card.x() for card in page.cards}) == 1
    assert NOW.date() == TODAY
