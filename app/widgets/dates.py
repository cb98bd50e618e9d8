# SPDX-License-Identifier: EUPL-1.2
"""Dates as people type them: "12.5.26", "12. maj 2026", "i dag"."""

import re
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = (
    ("januar", "january", "jan"),
    ("februar", "february", "feb"),
    ("marts", "march", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH_OF: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_DAYS_AWAY: Final = {
    "i dag": 0,
    "idag": 0,
    "today": 0,
    "i går": -1,
    "igår": -1,
    "yesterday": -1,
    "i forgårs": -2,
    "i morgen": 1,
    "imorgen": 1,
    "tomorrow": 1,
    "i overmorgen": 2,
}
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NUMBERS: Final = re.compile(
    r"(\d{1,2})[./\- ]\s*(\d{1,2})\.?(?:[./\- ]?\s*(\d{4}|\d{2}))?", re.ASCII
)
_RUN: Final = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_NAMED: Final = re.compile(r"(?:den\s+)?(\d{1,2})\.?\s*([a-z]+)\.?(?:\s*(\d{4}|\d{2}))?", re.ASCII)


def parse_date(text: str, today: date) -> date | None:
    """Read what was typed, or None when it is no date. A missing year is the current one.

    Two digits of a year mean at most ten years ahead, otherwise the century before.
    """
    said = " ".join(text.lower().split())
    if said in _DAYS_AWAY:
        return today + timedelta(days=_DAYS_AWAY[said])
    if match := _ISO.fullmatch(said):
        year, month, day = match.groups()
        return _date(int(day), int(month), year, today)
    if match := _NUMBERS.fullmatch(said) or _RUN.fullmatch(said):
        day, month, year = match.groups()
        return _date(int(day), int(month), year, today)
    if (match := _NAMED.fullmatch(said)) and match.group(2) in _MONTH_OF:
        return _date(int(match.group(1)), _MONTH_OF[match.group(2)], match.group(3), today)
    return None


def _date(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is None:
        full = today.year
    elif len(year) == 4:
        full = int(year)
    else:
        century = today.year // 100 * 100
        full = century + int(year)
        if full > today.year + 10:
            full -= 100
    try:
        return date(full, month, day)
    except ValueError:
        return None
