# SPDX-License-Identifier: EUPL-1.2
"""Choosing the period of a count: whole calendar years, one or three, and what is remembered."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.periods import SurveyPeriod, calendar_years, years_until
from app.ui.parts.survey_period import PeriodChoice, Span
from tests.builders import DAY
from tests.ui.rooms import Desk, desk_in


@pytest.fixture
def choice(tmp_path: Path, qtbot: QtBot) -> Iterator[PeriodChoice]:
    with desk_in(tmp_path, qtbot) as desk:
        yield made(desk)


def made(desk: Desk) -> PeriodChoice:
    choice = PeriodChoice(desk.window.context)
    desk.qtbot.addWidget(choice)
    choice.show()
    return choice


@pytest.mark.parametrize(
    ("span", "period"),
    [
        (Span.THREE_YEARS, years_until(DAY, 3)),
        (Span.TWO_YEARS, years_until(DAY, 2)),
        (Span.FOUR_YEARS, years_until(DAY, 4)),
        (Span.CALENDAR_YEAR, calendar_years(2025)),
    ],
)
def test_every_preset_is_a_period_at_once(
    choice: PeriodChoice, span: Span, period: SurveyPeriod
) -> None:
    choice.span.set_value(span)
    assert choice.period() == period


def test_three_whole_calendar_years_are_chosen_by_their_first_and_last(
    choice: PeriodChoice,
) -> None:
    choice.span.set_value(Span.CALENDAR_YEAR)
    choice.whole.set_value(3)
    assert choice.years.isVisible()
    assert not choice.year.isVisible()
    assert choice.period() == calendar_years(2025, 3)
    choice.years.set_value(2024)
    assert choice.period() == calendar_years(2024, 3)
    choice.whole.set_value(1)
    assert choice.year.isVisible()
    assert choice.period() == calendar_years(2025)


def test_days_are_asked_for_only_where_they_decide(choice: PeriodChoice) -> None:
    choice.span.set_value(Span.CALENDAR_YEAR)
    assert choice.whole.isVisible()
    assert not choice.end.isVisible()
    choice.span.set_value(Span.TWO_YEARS)
    assert not choice.whole.isVisible()
    assert choice.end.isVisible()


@pytest.mark.parametrize("whole", [1, 3])
def test_the_choice_is_remembered(tmp_path: Path, qtbot: QtBot, whole: int) -> None:
    with desk_in(tmp_path, qtbot) as desk:
        first, second = made(desk), made(desk)
        first.span.set_value(Span.CALENDAR_YEAR)
        first.whole.set_value(whole)
        (first.year if whole == 1 else first.years).set_value(2022)
        second.restore(first.extra())
        assert second.period() == first.period() == calendar_years(2022, whole)
