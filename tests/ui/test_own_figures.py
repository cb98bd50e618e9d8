# SPDX-License-Identifier: EUPL-1.2
"""The exact counts with pictures: each has its table, and there is no way out but the screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.register import Register
from app.ui.page import Command
from app.ui.pages.own_figures import OwnFiguresPage
from app.ui.parts.fixed_table import FixedTable
from tests.builders import ADULT, YOUNG, a_case
from tests.ui.rooms import Desk, desk_in
from tests.ui.test_survey_protection import take_nothing


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot) as made:
        yield made


def told(register: Register) -> None:
    a_case(register, day=date(2024, 5, 2), person=YOUNG)
    a_case(register, person=ADULT)


def figures(desk: Desk) -> OwnFiguresPage:
    page = desk.go("own_figures")
    assert isinstance(page, OwnFiguresPage)
    return page


def test_the_survey_page_leads_there_with_its_period_and_back_returns(desk: Desk) -> None:
    desk.do(told)
    survey = desk.go("survey")
    desk.press("Own figures, with pictures")
    assert isinstance(desk.page, OwnFiguresPage)
    assert "15 April 2023 – 14 April 2026, both days included" in desk.texts()
    desk.shot("own-figures")
    desk.window.back()
    desk.settle()
    assert desk.page is survey


def test_each_picture_says_its_numbers_and_has_a_table(desk: Desk) -> None:
    desk.do(told)
    page = figures(desk)
    assert page.years.accessibleDescription() == "2024: 1; 2025: 1; 2026: 2"
    assert "Received: 2" in page.funnel.accessibleDescription()
    for picture in (page.per_year, page.outcomes, page.by_age):
        assert picture.picture.isVisible()
        picture.table_button.click()
        assert picture.table.isVisible()
        assert not picture.picture.isVisible()
    assert list(page.per_year.table.rows) == [("2024", "1"), ("2025", "1"), ("2026", "2")]
    desk.shot("own-figures-tables")
    desk.press("Show as a picture: Cases per year")
    assert page.years.isVisible()


def test_it_is_marked_as_personal_data_and_the_mark_stays(desk: Desk) -> None:
    figures(desk)
    assert "These figures are exact, so they are personal data." in desk.texts()


def test_an_empty_register_says_so_instead_of_drawing_nothing(desk: Desk) -> None:
    figures(desk)
    assert "There are no cases yet." in desk.texts()
    assert "There are no concerns in the period." in desk.texts()


def test_there_is_no_way_out_but_the_screen(desk: Desk) -> None:
    desk.do(told)
    page = figures(desk)
    for picture in (page.per_year, page.outcomes, page.by_age):
        picture.table_button.click()
    assert page.primary_action() is None
    assert not set(page.commands()) & {Command.SAVE, Command.PAPER}
    take_nothing(desk)


def test_leaving_the_page_takes_the_figures_down(desk: Desk) -> None:
    desk.do(told)
    page = figures(desk)
    desk.go("today")
    assert page.years.accessibleDescription() == ""
    assert not any(table.rows for table in page.findChildren(FixedTable))
