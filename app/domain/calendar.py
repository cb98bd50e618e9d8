# SPDX-License-Identifier: EUPL-1.2
"""Danish holidays by rule, and counting in working days; knows no clock.

Two sets, on purpose. `danish_holidays` holds the public holidays only: deadlines set by law are
counted with them, and so never come out later than the law allows. `municipal_closing_days` are
days on which a town hall is usually shut although they are not public holidays (Grundlovsdag,
24 and 31 December); add them where a reminder should fall on a day when somebody is at work.
"""

from collections.abc import Iterable, Set
from datetime import date, timedelta
from typing import Final

_LAST_GREAT_PRAYER_DAY: Final = 2023
_SATURDAY: Final = 5


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (a + 11 * h) // 319
    n = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + n + 90) // 25
    return date(year, month, (h - m + n + month + 19) % 32)


def danish_holidays(years: Iterable[int]) -> frozenset[date]:
    """The public holidays of the given years, Sundays among them included."""
    return frozenset(day for year in years for day in _holidays(year))


def municipal_closing_days(years: Iterable[int]) -> frozenset[date]:
    """Grundlovsdag, 24 and 31 December of the given years."""
    return frozenset(
        date(year, month, day) for year in years for month, day in ((6, 5), (12, 24), (12, 31))
    )


def is_working_day(day: date, holidays: Set[date]) -> bool:
    """Monday to Friday and not among the holidays."""
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(day: date, n: int, holidays: Set[date]) -> date:
    """The n-th working day after `day` (before it if n is negative); `day` itself never counts.

    The holidays must cover every year that is passed through. With n = 0 the day is returned as
    it is, working day or not.
    """
    step = timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        day += step
        left -= is_working_day(day, holidays)
    return day


def _holidays(year: int) -> Iterable[date]:
    easter = easter_sunday(year)
    yield date(year, 1, 1)
    # Maundy Thursday, Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday and Monday.
    yield from (easter + timedelta(days=n) for n in (-3, -2, 0, 1, 39, 49, 50))
    if year <= _LAST_GREAT_PRAYER_DAY:
        yield easter + timedelta(days=26)
    yield date(year, 12, 25)
    yield date(year, 12, 26)
