# SPDX-License-Identifier: EUPL-1.2
"""The nameless one-way sums per half-year (REC-2): one count per dimension, never a row per call.

The dimensions are counted apart, so nothing here says which age band came with which form.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from app.domain.periods import Period, half_year
from app.domain.survey import OUTSIDE_DEFINITION, TallyFacts
from app.storage.connection import Database

INSERT_ONE: Final = """
INSERT INTO tally (half_year, dimension, code, count) VALUES (:half_year, :dimension, :code, 1)
ON CONFLICT (half_year, dimension, code) DO UPDATE SET count = count + 1
"""
SELECT_OUTCOMES: Final = """
SELECT half_year, code, count FROM tally WHERE dimension = 'outcome' ORDER BY half_year, code
"""
DELETE_BEFORE: Final = "DELETE FROM tally WHERE half_year < :half_year"


def add(
    database: Database,
    *,
    day: date,
    source: str,
    age_band: str,
    outcome: str,
    forms: Iterable[str] = (),
    outside_definition: bool = False,
) -> None:
    """Count one concern of the half-year `day` lies in; codes only, empty ones are passed over.

    `outcome` is an `Outcome`, or the status `police_only` or `counted` (advice without a name).
    What is outside the definition is counted apart, as that alone (REC-7, N4).
    """
    marks = [("source", source), ("age_band", age_band), ("outcome", outcome)]
    marks += [("form", form) for form in sorted(set(forms))]
    if outside_definition:
        marks = [("outcome", OUTSIDE_DEFINITION)]
    database.executemany(
        INSERT_ONE,
        [
            {"half_year": _name(day), "dimension": dimension, "code": code}
            for dimension, code in marks
            if code
        ],
    )


def outcomes(database: Database) -> tuple[TallyFacts, ...]:
    """The sums by outcome, as the survey counts them."""
    return tuple(
        TallyFacts(half_year=_period(row["half_year"]), outcome=row["code"], count=row["count"])
        for row in database.execute(SELECT_OUTCOMES)
    )


def drop_before(database: Database, day: date) -> int:
    """Delete the sums of every half-year before the one `day` lies in; returns how many."""
    return database.execute(DELETE_BEFORE, {"half_year": _name(day)}).rowcount


def _name(day: date) -> str:
    return f"{day.year:04}-{1 if day.month <= 6 else 2}"


def _period(name: str) -> Period:
    year, half = name.split("-")
    return half_year(date(int(year), 1 if half == "1" else 7, 1))
