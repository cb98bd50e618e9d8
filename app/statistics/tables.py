# SPDX-License-Identifier: EUPL-1.2
"""Frozen tables of exact counts, which never leave the program.

An exact table has no writer, and its repr shows no count. The one place that puts exact counts
into words is `app.statistics.survey.internal_json`.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.periods import SurveyPeriod


class Reply(StrEnum):
    """An exact answer; the values are those of the file."""

    YES = "ja"
    NO = "nej"
    DONT_KNOW = "ved_ikke"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactCell:
    """One category: how many, and what the exact answer would be (None: not asked)."""

    code: str
    count: int | None = field(default=None, repr=False)
    answer: Reply | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactTable:
    """One table, counted. Zero categories are present; the order is the definition's."""

    id: str
    cells: tuple[ExactCell, ...] = field(repr=False)

    def cell(self, code: str) -> ExactCell:
        """The cell of a category; LookupError if the table has no such category."""
        for cell in self.cells:
            if cell.code == code:
                return cell
        raise LookupError(f"table {self.id} has no category {code!r}")

    def count(self, code: str) -> int | None:
        """The exact count of a category; None in tables about the municipality."""
        return self.cell(code).count

    def answer(self, code: str) -> Reply | None:
        """The exact answer of a category; None where none can be given."""
        return self.cell(code).answer


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactSurvey:
    """All tables of one period, and what was kept out of them (N4).

    `partial`: the period cuts a half-year of nameless sums, which are then left out.
    """

    period: SurveyPeriod
    cases: int = field(repr=False)
    persons: int = field(repr=False)
    outside_definition: int = field(repr=False)
    erroneous: int = field(repr=False)
    partial: bool
    tables: tuple[ExactTable, ...] = field(repr=False)

    def table(self, name: str) -> ExactTable:
        """The table with that id; LookupError if there is none."""
        for table in self.tables:
            if table.id == name:
                return table
        raise LookupError(f"no table {name!r}")
