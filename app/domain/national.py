# SPDX-License-Identifier: EUPL-1.2
"""The national figures: of how many municipalities each answer is true, at least and at most.

They stand here because statistics counts them and export writes them, and the two know nothing of
each other. Every share is an exact fraction; it is rounded only where it is shown.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from app.domain.periods import SurveyPeriod

OPTIONS: Final = ("ja", "nej", "ved_ikke")
"""The rows of a figure that asks one question, with the values of the file."""


class Split(StrEnum):
    """By what the municipalities are laid apart; the values are those of the file."""

    COUNTRY = "land"
    REGION = "region"
    SIZE = "stoerrelse"
    DISTRICT = "politikreds"


class Fault(StrEnum):
    """Why a file is not counted."""

    NOT_A_FILE = "not_a_file"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    BROKEN_JSON = "broken_json"
    NOT_A_NUMBER = "not_a_number"
    REPEATED_KEY = "repeated_key"
    TOO_DEEP = "too_deep"
    UNKNOWN_VERSION = "unknown_version"
    NOT_THE_FORM = "not_the_form"
    NO_NAME = "no_name"
    BAD_PERIOD = "bad_period"
    NO_FIRST_ANSWER = "no_first_answer"
    CONTRADICTION = "contradiction"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    OTHER_PERIOD = "other_period"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A file that is not counted; `detail` is another file, a table, a version or a place in it."""

    file: str
    fault: Fault
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownCode:
    """A counted sheet whose region, district or size no list has: it stands in no such group."""

    file: str
    split: Split
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One row of a figure, within one group of municipalities.

    `yes`, `no` and `dont_know` answered for certain; `withheld` said "oplyses ikke", or a number
    that decides nothing (0-4); `absent` had no such table. `sure` is how many gave this row's
    answer for certain, `could` how many of the undecided may have given it.
    """

    code: str
    yes: int
    no: int
    dont_know: int
    withheld: int
    absent: int
    sure: int
    could: int

    @property
    def n(self) -> int:
        """The municipalities the row is a share of."""
        return self.answered + self.withheld + self.absent

    @property
    def answered(self) -> int:
        """Those of them whose answer is certain."""
        return self.yes + self.no + self.dont_know

    @property
    def least(self) -> Fraction | None:
        """The share if none of the undecided gave this answer; None of no municipality."""
        return Fraction(self.sure, self.n) if self.n else None

    @property
    def most(self) -> Fraction | None:
        """The share if every undecided one that may have given this answer did."""
        return Fraction(self.sure + self.could, self.n) if self.n else None

    @property
    def among_answers(self) -> Fraction | None:
        """The share of those whose answer is certain, which is how the mapping counted in 2017."""
        return Fraction(self.sure, self.answered) if self.answered else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of a figure for the country or a part of it; `code` is empty for "not stated"."""

    split: Split
    code: str
    municipalities: int
    shares: tuple[Share, ...]

    def share(self, code: str) -> Share:
        """The row with that code; LookupError if the figure has none."""
        for share in self.shares:
            if share.code == code:
                return share
        raise LookupError(f"no row {code!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalFigure:
    """One figure or table of the mapping: the country first, then its parts that have sheets."""

    id: str
    table: str
    with_cases: bool
    groups: tuple[Group, ...]

    def group(self, split: Split, code: str = "") -> Group:
        """One group; LookupError if no municipality of it has a sheet."""
        for group in self.groups:
            if (group.split, group.code) == (split, code):
                return group
        raise LookupError(f"no group {split}:{code}")

    def of(self, split: Split) -> tuple[Group, ...]:
        """The groups of one split, in the order of its list."""
        return tuple(group for group in self.groups if group.split is split)


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalFigures:
    """All figures of one period, from `sheets` municipalities."""

    period: SurveyPeriod
    sheets: int
    with_cases: int
    figures: tuple[NationalFigure, ...]

    def figure(self, name: str) -> NationalFigure:
        """The figure with that id; LookupError if there is none."""
        for figure in self.figures:
            if figure.id == name:
                return figure
        raise LookupError(f"no figure {name!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What came of a pile of sheets: the figures, or none, and every file that is not in them.

    `tied` are periods that equally many sheets have, where nobody said which is wanted.
    """

    figures: NationalFigures | None
    left_out: tuple[LeftOut, ...]
    unknown_codes: tuple[UnknownCode, ...]
    tied: tuple[SurveyPeriod, ...] = ()


def whole_percent(share: Fraction) -> int:
    """The nearest whole percent, half up, as the mapping shows it."""
    return (200 * share.numerator + share.denominator) // (2 * share.denominator)


def percent_bounds(least: Fraction, most: Fraction) -> tuple[int, int]:
    """Whole percents that stay true: the nearest where the share is known, else outwards."""
    if least == most:
        return whole_percent(least), whole_percent(least)
    return (100 * least).__floor__(), (100 * most).__ceil__()
