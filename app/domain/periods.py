# SPDX-License-Identifier: EUPL-1.2
"""Periods of days, values that hold for a period, and the survey's ways to choose one.

Both days of a period belong to it; a period without an end still runs.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

T = TypeVar("T")

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included; `end` None: it still runs."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError("a period ends before it starts")

    def contains(self, day: date) -> bool:
        """Whether the day belongs to the period."""
        return self.start <= day and (self.end is None or day <= self.end)

    def overlaps(self, other: "Period") -> bool:
        """Whether at least one day belongs to both."""
        return (other.end is None or self.start <= other.end) and (
            self.end is None or other.start <= self.end
        )

    def last_day_until(self, day: date) -> date:
        """The last day of the period that is not after `day` (the period starts by then)."""
        return day if self.end is None or day < self.end else self.end


@dataclass(frozen=True, slots=True)
class SurveyPeriod(Period):
    """A period that is counted: it has an end, the day the count is made up (N1)."""

    end: date

    def cuts(self, other: Period) -> bool:
        """Whether a part of `other`, but not all of it, lies in this period."""
        whole = self.start <= other.start and other.end is not None and other.end <= self.end
        return self.overlaps(other) and not whole


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value that holds for a period."""

    value: T
    period: Period


def any_day(dated: Iterable[Dated[T]], within: Period) -> frozenset[T]:
    """The values that hold on at least one day of `within` (N6)."""
    return frozenset(one.value for one in dated if one.period.overlaps(within))


def values_on(dated: Iterable[Dated[T]], day: date) -> frozenset[T]:
    """The values that hold on that day (N7)."""
    return frozenset(one.value for one in dated if one.period.contains(day))


def value_on(dated: Iterable[Dated[T]], day: date) -> T | None:
    """The value that holds on that day; of several the one that began last."""
    holding = [one for one in dated if one.period.contains(day)]
    return max(holding, key=lambda one: one.period.start).value if holding else None


def add_years(day: date, years: int) -> date:
    """The same day `years` later (or earlier); 29 February becomes 28 February at need."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def years_until(end: date, years: int = 3) -> SurveyPeriod:
    """The whole years that end with that day (N1: end - 3 years + 1 day)."""
    return SurveyPeriod(add_years(end, -years) + ONE_DAY, end)


def calendar_years(last: int, count: int = 1) -> SurveyPeriod:
    """`count` calendar years, of which `last` is the last (N1's option: three)."""
    return SurveyPeriod(date(last - count + 1, 1, 1), date(last, 12, 31))


def half_year(day: date) -> Period:
    """The half-year the day lies in, the unit of nameless sums (REC-2)."""
    if day.month <= 6:
        return Period(date(day.year, 1, 1), date(day.year, 6, 30))
    return Period(date(day.year, 7, 1), date(day.year, 12, 31))
