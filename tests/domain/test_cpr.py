# SPDX-License-Identifier: EUPL-1.2
"""CPR numbers are found by their pattern, and nothing else is taken for one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.cpr import Span, find, without


@pytest.mark.parametrize(
    "text",
    [
        "120498-1234",
        "1204981234",
        "120498 1234",
        "120498 - 1234",
        "120498–1234",
        "290200-4321",
        "310199-0000",
        "720498-1234",
    ],
)
def test_a_date_and_four_digits_are_found_however_they_are_written(text: str) -> None:
    assert find(f"Hun hedder Alma ({text}), siger Pia.") == (Span(17, 17 + len(text)),)


@pytest.mark.parametrize(
    "text",
    [
        "320198-1234",
        "121398-1234",
        "000098-1234",
        "300299-1234",
        "290201-1234",
        "41 74 90 90",
        "12049812345",
        "912049812341",
        "12.04.98-1234",
        "S-2026-0142",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find(text) == ()


def test_all_of_them_are_taken_out_and_the_rest_stays() -> None:
    text = "A 120498-1234 og B 0101011234."
    assert without(text, "…") == "A … og B …."
    assert without("Intet her.") == "Intet her."


@given(st.text())
def test_nothing_is_left_after_taking_them_out(text: str) -> None:
    assert find(without(text, "…")) == ()


@given(
    st.dates(date(1800, 1, 1), date(2099, 12, 31)),
    st.text(alphabet="abc ,.", max_size=20),
    st.integers(0, 9999),
)
def test_every_birthday_is_found_at_its_place(born: date, before: str, last: int) -> None:
    number = f"{born.day:02}{born.month:02}{born.year % 100:02}-{last:04}"
    assert find(before + number) == (Span(len(before), len(before) + 11),)
