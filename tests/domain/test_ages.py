# SPDX-License-Identifier: EUPL-1.2
"""Under or over 18 on a day, from the little that is known about a birth (survey.md N8)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ages import (
    AgeBand,
    AgeFlags,
    Birth,
    age_band,
    age_flags,
    any_flags,
    eighteenth_birthday_window,
    under_18_on,
)


@pytest.mark.parametrize(
    ("birth", "day", "expected"),
    [
        # a month counts from its first day
        (Birth(year=2006, month=9), date(2024, 8, 31), True),
        (Birth(year=2006, month=9), date(2024, 9, 1), False),
        (Birth(year=2006, month=12), date(2024, 11, 30), True),
        (Birth(year=2006, month=12), date(2024, 12, 1), False),
        (Birth(year=2004, month=2), date(2022, 1, 31), True),
        (Birth(year=2004, month=2), date(2022, 2, 1), False),
        # a year alone leaves the year of the 18th birthday open, until its last day
        (Birth(year=2008), date(2025, 12, 31), True),
        (Birth(year=2008), date(2026, 1, 1), None),
        (Birth(year=2008), date(2026, 10, 4), None),
        (Birth(year=2008), date(2026, 12, 30), None),
        (Birth(year=2008), date(2026, 12, 31), False),
        (Birth(year=2008), date(2027, 1, 1), False),
        # "under 18 on a date": under before it, open after it, over when 18 years have gone
        (Birth(under_18=True, stated_on=date(2024, 5, 1)), date(2020, 1, 1), True),
        (Birth(under_18=True, stated_on=date(2024, 5, 1)), date(2024, 5, 1), True),
        (Birth(under_18=True, stated_on=date(2024, 5, 1)), date(2024, 5, 2), None),
        (Birth(under_18=True, stated_on=date(2024, 5, 1)), date(2042, 5, 1), None),
        (Birth(under_18=True, stated_on=date(2024, 5, 1)), date(2042, 5, 2), False),
        # born on 29 February 2024 at the latest: 18 by 1 March 2042 at the latest
        (Birth(under_18=True, stated_on=date(2024, 2, 29)), date(2042, 2, 28), None),
        (Birth(under_18=True, stated_on=date(2024, 2, 29)), date(2042, 3, 1), False),
        # "over 18 on a date": exactly that day counts as over, before it is open
        (Birth(under_18=False, stated_on=date(2024, 5, 1)), date(2024, 4, 30), None),
        (Birth(under_18=False, stated_on=date(2024, 5, 1)), date(2024, 5, 1), False),
        # two facts together decide more than each alone
        (Birth(year=2008, under_18=False, stated_on=date(2026, 6, 1)), date(2026, 7, 1), False),
        (Birth(year=2008, under_18=True, stated_on=date(2026, 6, 1)), date(2026, 5, 1), True),
        (Birth(year=2008, under_18=True, stated_on=date(2026, 6, 1)), date(2026, 7, 1), None),
        # facts that contradict each other decide nothing
        (Birth(year=2008, under_18=False, stated_on=date(2024, 1, 1)), date(2020, 1, 1), None),
        (Birth(), date(2024, 1, 1), None),
    ],
)
def test_what_can_be_decided_is_decided(birth: Birth, day: date, expected: bool | None) -> None:
    assert under_18_on(birth, day) is expected


def test_the_age_band_has_a_word_for_what_is_not_known() -> None:
    assert age_band(Birth(year=2010), date(2026, 1, 1)) is AgeBand.UNDER_18
    assert age_band(Birth(year=1990), date(2026, 1, 1)) is AgeBand.ADULT
    assert age_band(Birth(), date(2026, 1, 1)) is AgeBand.UNKNOWN


def test_the_window_asks_when_in_the_year_somebody_turns_18() -> None:
    assert eighteenth_birthday_window(Birth(year=2008)) == (date(2026, 1, 1), date(2026, 12, 31))
    october = Birth(year=2008, month=10)
    assert eighteenth_birthday_window(october) == (date(2026, 10, 1), date(2026, 10, 31))
    february = Birth(year=2006, month=2)
    assert eighteenth_birthday_window(february) == (date(2024, 2, 1), date(2024, 2, 29))
    assert eighteenth_birthday_window(Birth()) == (None, None)


@pytest.mark.parametrize(
    ("birth", "received", "last_day", "expected"),
    [
        (Birth(year=2006, month=9), date(2024, 2, 2), date(2026, 6, 30), AgeFlags(True, True)),
        (Birth(year=2006, month=1), date(2022, 5, 1), date(2023, 7, 1), AgeFlags(True, False)),
        (Birth(year=2006, month=9), date(2024, 2, 2), date(2024, 9, 1), AgeFlags(True, True)),
        (Birth(year=2006, month=9), date(2024, 2, 2), date(2024, 8, 31), AgeFlags(True, False)),
        (Birth(year=1990), date(2024, 2, 2), date(2026, 6, 30), AgeFlags(False, True)),
        (Birth(year=2006), date(2024, 2, 2), date(2026, 6, 30), AgeFlags(None, True)),
        (Birth(year=2008), date(2024, 2, 2), date(2026, 6, 30), AgeFlags(True, None)),
        (Birth(), date(2024, 2, 2), date(2026, 6, 30), AgeFlags(None, None)),
        # a case that is older than its concern's date here is a mistake, never a younger person
        (Birth(year=2006, month=9), date(2024, 10, 1), date(2024, 1, 1), AgeFlags(False, True)),
    ],
)
def test_turning_18_during_the_case_sets_both_flags(
    birth: Birth, received: date, last_day: date, expected: AgeFlags
) -> None:
    assert age_flags(birth, received, last_day) == expected


def test_an_undecided_flag_never_becomes_no() -> None:
    both = any_flags((AgeFlags(True, False), AgeFlags(None, None)))
    assert both == AgeFlags(True, None)
    assert any_flags(()) == AgeFlags(False, False)


@pytest.mark.parametrize(
    "facts",
    [
        {"month": 3},
        {"year": 2008, "month": 0},
        {"year": 2008, "month": 13},
        {"under_18": True},
        {"stated_on": date(2024, 1, 1)},
    ],
)
def test_half_a_fact_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="needs"):
        Birth(**facts)  # type: ignore[arg-type]


def test_a_birth_does_not_show_itself() -> None:
    assert "2008" not in repr(Birth(year=2008, month=10))


@given(
    born=st.dates(date(1950, 1, 1), date(2020, 12, 31)),
    day=st.dates(date(1960, 1, 1), date(2060, 12, 31)),
    stated=st.dates(date(1960, 1, 1), date(2060, 12, 31)),
    knows_year=st.booleans(),
    knows_band=st.booleans(),
)
def test_whatever_is_answered_is_true(
    born: date, day: date, stated: date, knows_year: bool, knows_band: bool
) -> None:
    """For a real birthday, no decided answer contradicts it (months apart, which are rounded)."""
    turns = (
        date(born.year + 18, 3, 1)
        if (born.month, born.day) == (2, 29) and (born.year + 18) % 4
        else born.replace(year=born.year + 18)
    )
    if stated < born:
        stated = born + timedelta(days=1)
    birth = Birth(
        year=born.year if knows_year else None,
        under_18=stated < turns if knows_band else None,
        stated_on=stated if knows_band else None,
    )
    answer = under_18_on(birth, day)
    assert answer in (None, day < turns)
