# SPDX-License-Identifier: EUPL-1.2
"""Danish holidays and working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.calendar import (
    add_working_days,
    danish_holidays,
    easter_sunday,
    is_working_day,
    municipal_closing_days,
)

HOLIDAYS = danish_holidays(range(1990, 2102))


@pytest.mark.parametrize(
    "day",
    [
        date(1954, 4, 18),
        date(1981, 4, 19),
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2011, 4, 24),
        date(2026, 4, 5),
        date(2038, 4, 25),
        date(2049, 4, 18),
    ],
)
def test_easter_falls_on_the_known_days(day: date) -> None:
    assert easter_sunday(day.year) == day


def test_the_holidays_of_2026_are_these_ten() -> None:
    assert sorted(danish_holidays([2026])) == [
        date(2026, 1, 1),
        date(2026, 4, 2),
        date(2026, 4, 3),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 5, 14),
        date(2026, 5, 24),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_great_prayer_day_ended_with_2023() -> None:
    assert date(2023, 5, 5) in danish_holidays([2023])
    assert easter_sunday(2024) + timedelta(days=26) not in danish_holidays([2024])


def test_closing_days_are_kept_apart_from_holidays() -> None:
    closing = municipal_closing_days([2026])
    assert closing == {date(2026, 6, 5), date(2026, 12, 24), date(2026, 12, 31)}
    assert not closing & danish_holidays([2026])


def test_seven_working_days_over_easter() -> None:
    assert add_working_days(date(2026, 3, 30), 7, HOLIDAYS) == date(2026, 4, 13)


def test_a_day_never_counts_itself_and_none_is_none() -> None:
    friday, saturday = date(2026, 5, 8), date(2026, 5, 9)
    assert add_working_days(friday, 1, HOLIDAYS) == date(2026, 5, 11)
    assert add_working_days(saturday, 0, HOLIDAYS) == saturday
    assert add_working_days(date(2026, 5, 11), -1, HOLIDAYS) == friday


@given(st.dates(date(1995, 1, 1), date(2095, 1, 1)), st.integers(1, 60))
def test_counting_forward_passes_exactly_that_many_working_days(day: date, n: int) -> None:
    end = add_working_days(day, n, HOLIDAYS)
    passed = [day + timedelta(days=d) for d in range(1, (end - day).days + 1)]
    assert sum(is_working_day(one, HOLIDAYS) for one in passed) == n
    assert is_working_day(end, HOLIDAYS)
