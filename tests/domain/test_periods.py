# SPDX-License-Identifier: EUPL-1.2
"""Periods have both their days, and the survey's periods are the ones N1 names."""

from datetime import date

import pytest

from app.domain.periods import (
    Dated,
    Period,
    SurveyPeriod,
    add_years,
    any_day,
    calendar_years,
    half_year,
    value_on,
    values_on,
    years_until,
)

SURVEY = SurveyPeriod(date(2023, 7, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2022, 1, 10), date(2023, 6, 30), False),  # ends a day early
        (date(2022, 5, 1), date(2023, 7, 1), True),  # ends on the first day
        (date(2026, 6, 30), None, True),  # starts on the last day
        (date(2026, 7, 1), None, False),  # starts a day late
        (date(2020, 1, 1), None, True),
        (date(2024, 1, 1), date(2024, 1, 1), True),
    ],
)
def test_one_shared_day_is_an_overlap(start: date, end: date | None, expected: bool) -> None:
    assert Period(start, end).overlaps(SURVEY) is expected
    assert SURVEY.overlaps(Period(start, end)) is expected


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Period(date(2024, 1, 2), date(2024, 1, 1))


@pytest.mark.parametrize(
    ("end", "years", "start"),
    [
        (date(2026, 6, 30), 3, date(2023, 7, 1)),
        (date(2026, 12, 31), 3, date(2024, 1, 1)),
        (date(2024, 2, 29), 3, date(2021, 3, 1)),
        (date(2026, 6, 30), 2, date(2024, 7, 1)),
        (date(2026, 6, 30), 4, date(2022, 7, 1)),
        (date(2026, 6, 30), 1, date(2025, 7, 1)),
    ],
)
def test_whole_years_end_with_the_day_asked(end: date, years: int, start: date) -> None:
    assert years_until(end, years) == SurveyPeriod(start, end)


def test_calendar_years_are_whole() -> None:
    assert calendar_years(2025) == SurveyPeriod(date(2025, 1, 1), date(2025, 12, 31))
    assert calendar_years(2025, 3) == SurveyPeriod(date(2023, 1, 1), date(2025, 12, 31))


def test_half_years_and_what_cuts_them() -> None:
    first = half_year(date(2024, 6, 30))
    assert first == Period(date(2024, 1, 1), date(2024, 6, 30))
    assert half_year(date(2024, 7, 1)) == Period(date(2024, 7, 1), date(2024, 12, 31))
    assert not SURVEY.cuts(first)
    assert SurveyPeriod(date(2024, 6, 30), date(2025, 1, 1)).cuts(first)
    assert not SurveyPeriod(date(2024, 7, 1), date(2025, 1, 1)).cuts(first)


def test_29_february_has_its_day_in_other_years() -> None:
    assert add_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_values_of_a_day_and_of_any_day() -> None:
    dated = (
        Dated("outside", Period(date(2024, 1, 1), date(2024, 12, 31))),
        Dated("inside", Period(date(2024, 12, 31))),
    )
    assert value_on(dated, date(2024, 6, 1)) == "outside"
    assert value_on(dated, date(2024, 12, 31)) == "inside"
    assert values_on(dated, date(2024, 12, 31)) == {"inside", "outside"}
    assert value_on(dated, date(2023, 12, 31)) is None
    assert any_day(dated, Period(date(2024, 1, 1), date(2024, 12, 30))) == {"outside"}
    assert any_day(dated, Period(date(2024, 1, 1), date(2025, 1, 1))) == {"inside", "outside"}
