# SPDX-License-Identifier: EUPL-1.2
"""The running numbers of concerns and cases: H-2026-001, S-2026-001, never given twice."""

from enum import StrEnum
from typing import Final

from app.storage.connection import Database

INSERT_NEXT: Final = """
INSERT INTO number_sequence (series, year, latest) VALUES (:series, :year, 1)
ON CONFLICT (series, year) DO UPDATE SET latest = latest + 1
RETURNING latest
"""


class Series(StrEnum):
    """What is numbered: henvendelser and sager."""

    CONCERN = "H"
    CASE = "S"


def next_number(database: Database, series: Series, year: int) -> str:
    """The next number of the series in the year of the event; taken even if the record goes."""
    latest = int(database.scalar(INSERT_NEXT, {"series": series.value, "year": year}))
    return f"{series}-{year:04}-{latest:03}"
