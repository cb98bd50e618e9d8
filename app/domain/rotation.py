# SPDX-License-Identifier: EUPL-1.2
"""Which backups are kept: the latest, one a day, one a week, none past its expiry (RET-5)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

LATEST: Final = 10
DAILY: Final = 14
WEEKLY: Final = 8


def kept(made: Iterable[datetime], *, now: datetime, days: int) -> frozenset[datetime]:
    """Those of the backups made at these moments that stay (security.md §7).

    The 10 latest, the last of each of the 14 latest days and of the 8 latest weeks that have one,
    by the date where they were made; none older than `days`, but always the last one.
    """
    newest_first = sorted(set(made), reverse=True)
    if not newest_first:
        return frozenset()
    chosen = set(newest_first[:LATEST])
    by_day: dict[date, datetime] = {}
    by_week: dict[tuple[int, int], datetime] = {}
    for one in newest_first:
        by_day.setdefault(one.date(), one)
        by_week.setdefault(one.isocalendar()[:2], one)
    chosen |= {by_day[day] for day in list(by_day)[:DAILY]}
    chosen |= {by_week[week] for week in list(by_week)[:WEEKLY]}
    past = {one for one in newest_first[1:] if is_past(one, now=now, days=days)}
    return frozenset(chosen - past)


def is_past(made: datetime, *, now: datetime, days: int) -> bool:
    """Whether a backup of that moment is older than its expiry."""
    return now - made > timedelta(days=days)
