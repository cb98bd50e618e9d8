# SPDX-License-Identifier: EUPL-1.2
"""Which backups stay: 10 latest, 14 daily, 8 weekly, none past its expiry, always the last."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.rotation import kept

NOW = datetime(2026, 11, 22, 16, tzinfo=UTC)


def ago(*, days: float = 0, hours: float = 0) -> datetime:
    return NOW - timedelta(days=days, hours=hours)


def test_the_ten_latest_of_one_day_stay() -> None:
    made = [ago(hours=number / 2) for number in range(25)]
    assert kept(made, now=NOW, days=90) == set(made[:10])


def test_the_last_of_each_of_fourteen_days_stays() -> None:
    last = [ago(days=day) for day in range(20)]
    first = [ago(days=day, hours=3) for day in range(20)]
    stay = kept([*last, *first], now=NOW, days=90)
    assert set(last[:14]) <= stay
    assert not any(one in stay for one in first[5:])  # the five latest days hold the ten latest


def test_the_last_of_each_of_eight_weeks_stays() -> None:
    made = [ago(days=day) for day in range(80)]  # NOW is a Sunday, a week's last day
    stay = kept(made, now=NOW, days=90)
    assert {made[7 * week] for week in range(8)} <= stay
    assert len(stay) == 14 + 6
    assert max(NOW - one for one in stay) == timedelta(days=49)


@pytest.mark.parametrize(("days", "stays"), [(90, True), (91, False)])
def test_a_backup_goes_when_it_is_past_its_expiry(days: int, stays: bool) -> None:
    assert (ago(days=days) in kept([NOW, ago(days=days)], now=NOW, days=90)) is stays


def test_the_last_one_never_goes() -> None:
    assert kept([ago(days=900), ago(days=800)], now=NOW, days=14) == {ago(days=800)}
    assert kept([], now=NOW, days=14) == frozenset()


@given(
    st.lists(st.integers(-5, 400_000), max_size=80).map(
        lambda all_minutes: [NOW - timedelta(minutes=one) for one in all_minutes]
    ),
    st.integers(14, 365),
)
def test_what_stays_was_there_and_holds_the_last(made: list[datetime], days: int) -> None:
    stay = kept(made, now=NOW, days=days)
    assert stay <= set(made)
    assert len(stay) <= 10 + 14 + 8
    assert not made or max(made) in stay
    assert all(NOW - one <= timedelta(days=days) for one in stay if one != max(made))
    assert kept(stay, now=NOW, days=days) == stay
