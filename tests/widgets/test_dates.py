# SPDX-License-Identifier: EUPL-1.2
"""Dates are read as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.dates import parse_date

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12.5.26", date(2026, 5, 12)),
        ("12-05-2026", date(2026, 5, 12)),
        ("12/5 2026", date(2026, 5, 12)),
        ("12. maj 2026", date(2026, 5, 12)),
        ("12 May 2026", date(2026, 5, 12)),
        ("den 3. okt", date(2026, 10, 3)),
        ("120526", date(2026, 5, 12)),
        ("2026-05-12", date(2026, 5, 12)),
        ("12.5", date(2026, 5, 12)),
        ("i dag", TODAY),
        ("I går", TODAY - timedelta(days=1)),
        ("tomorrow", TODAY + timedelta(days=1)),
        ("1.1.99", date(1999, 1, 1)),
    ],
)
def test_a_typed_date_is_understood(text: str, day: date) -> None:
    assert parse_date(text, TODAY) == day


@pytest.mark.parametrize(
    "text", ["", "32.1.26", "29.2.2026", "snart", "12.13.2026", "1.2.3.4", "٣.٤.٢٠٢٦"]
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert parse_date(text, TODAY) is None


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2036, 12, 31)))
def test_every_way_to_write_a_day_gives_it_back(day: date) -> None:
    assert parse_date(f"{day.day}.{day.month}.{day.year}", TODAY) == day
    assert parse_date(day.isoformat(), TODAY) == day


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(text: str) -> None:
    parse_date(text, TODAY)
