# SPDX-License-Identifier: EUPL-1.2
"""What is known about a birth, and what follows from it about being under 18 (survey.md N8).

The register never holds a birthday. From a year, a month and year, or "under/over 18 on a date"
follows a window of days on which the person turns 18; a question the window cannot decide is
answered None. For counting, a month counts from its first day. Someone is 18 on the 18th birthday.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.domain.concerns import Answer
from app.domain.periods import add_years

ADULT_AT: Final = 18


class AgeBand(StrEnum):
    """Age on a given day as the survey asks for it; `ADULT` is 18 or over."""

    UNDER_18 = "under_18"
    ADULT = "over_18"
    UNKNOWN = "unknown"


STATED_BANDS: Final[Mapping[Answer, AgeBand]] = {
    Answer.YES: AgeBand.UNDER_18,
    Answer.NO: AgeBand.ADULT,
    Answer.UNKNOWN: AgeBand.UNKNOWN,
}
"""The band that an answer to "Under 18?" puts a concern in (REC-2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Birth:
    """All that is known: a year, perhaps a month, perhaps "under/over 18" on a date; or nothing."""

    year: int | None = field(default=None, repr=False)
    month: int | None = field(default=None, repr=False)
    under_18: bool | None = field(default=None, repr=False)
    stated_on: date | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if self.month is not None and (self.year is None or not 1 <= self.month <= 12):
            raise ValueError("a birth month needs a year and lies between 1 and 12")
        if (self.under_18 is None) != (self.stated_on is None):
            raise ValueError('"under/over 18" needs its date')


def eighteenth_birthday_window(birth: Birth) -> tuple[date | None, date | None]:
    """The first and last day the 18th birthday can fall on; None where there is no bound.

    Facts that contradict each other leave no day: the first is then after the last.
    """
    earliest: date | None = None
    latest: date | None = None
    if birth.year is not None:
        turns = birth.year + ADULT_AT
        first_month, last_month = (birth.month, birth.month) if birth.month else (1, 12)
        earliest = date(turns, first_month, 1)
        latest = _last_of_month(turns, last_month)
    if birth.stated_on is not None and birth.under_18:
        # born on that day at the latest; who was born on 29 February is 18 by 1 March
        turns_next = birth.stated_on + timedelta(days=1)
        turns_last = add_years(turns_next, ADULT_AT)
        earliest = max(earliest or turns_next, turns_next)
        latest = min(latest or turns_last, turns_last)
    elif birth.stated_on is not None:
        latest = min(latest or birth.stated_on, birth.stated_on)
    return earliest, latest


def under_18_on(birth: Birth, day: date) -> bool | None:
    """Whether the person is under 18 on that day; None when that cannot be decided (N8)."""
    earliest, latest = eighteenth_birthday_window(birth)
    if earliest and latest and earliest > latest:
        return None
    if birth.month is not None:
        latest = earliest  # a month counts from its first day
    if earliest is not None and day < earliest:
        return True
    if latest is not None and day >= latest:
        return False
    return None


def may_be_under(birth: Birth, years: int, day: date) -> bool:
    """Whether a known year (or month) leaves it possible to be under that age on the day."""
    if birth.year is None:
        return False
    return day < _last_of_month(birth.year + years, birth.month or 12)


def twentieth_birthday(birth: Birth, concern_received: date) -> date | None:
    """The earliest possible one, of somebody who may have been under 18 when the concern came."""
    earliest, _latest = eighteenth_birthday_window(birth)
    if earliest is None or under_18_on(birth, concern_received) is False:
        return None
    return add_years(earliest, 2)


def age_band(birth: Birth, day: date) -> AgeBand:
    """The answer to "under or over 18?" on that day."""
    under = under_18_on(birth, day)
    if under is None:
        return AgeBand.UNKNOWN
    return AgeBand.UNDER_18 if under else AgeBand.ADULT


@dataclass(frozen=True, slots=True)
class AgeFlags:
    """Whether under-18s and adults occur: yes, no, or (None) cannot be decided."""

    under: bool | None
    over: bool | None


def age_flags(birth: Birth, concern_received: date, last_day: date) -> AgeFlags:
    """Both flags of one person: age when the concern came, and turning 18 by `last_day` (N8)."""
    at_concern = under_18_on(birth, concern_received)
    at_last = under_18_on(birth, max(concern_received, last_day))
    return AgeFlags(at_concern, None if at_last is None else not at_last)


def any_flags(flags: Iterable[AgeFlags]) -> AgeFlags:
    """The flags of several persons together; one that is undecided never becomes "no" (N9)."""
    under: bool | None = False
    over: bool | None = False
    for one in flags:
        under, over = _or(under, one.under), _or(over, one.over)
    return AgeFlags(under, over)


def _or(left: bool | None, right: bool | None) -> bool | None:
    if left or right:
        return True
    return None if left is None or right is None else False


def _last_of_month(year: int, month: int) -> date:
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return following - timedelta(days=1)
