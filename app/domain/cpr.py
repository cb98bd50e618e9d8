# SPDX-License-Identifier: EUPL-1.2
"""Finding CPR numbers in text, so that their removal can be offered (REC-5).

The last four digits are not checked: since 2007 valid numbers need not pass modulus 11.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_PATTERN: Final = re.compile(
    r"(?<![0-9])([0-9]{2})([0-9]{2})([0-9]{2})"
    r"[ \u00a0]?[-\u2010-\u2015]?[ \u00a0]?([0-9]{4})(?![0-9])"
)
_CENTURIES: Final = (1800, 1900, 2000)
_REPLACEMENT_DAYS: Final = 60
"""Replacement numbers for people without a CPR number have 60 added to the day."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a number stands in the text: `text[start:end]`."""

    start: int
    end: int


def find(text: str) -> tuple[Span, ...]:
    """Every run of ten digits that begins with a date, written with or without a hyphen."""
    return tuple(_spans(text))


def without(text: str, by: str = "") -> str:
    """The text with each number replaced."""
    for span in reversed(find(text)):
        text = text[: span.start] + by + text[span.end :]
    return text


def _spans(text: str) -> Iterator[Span]:
    for match in _PATTERN.finditer(text):
        day, month, year = (int(part) for part in match.groups()[:3])
        if day > _REPLACEMENT_DAYS:
            day -= _REPLACEMENT_DAYS
        if any(_is_date(century + year, month, day) for century in _CENTURIES):
            yield Span(match.start(), match.end())


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
