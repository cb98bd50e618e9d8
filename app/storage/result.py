# SPDX-License-Identifier: EUPL-1.2
"""What a statement gives back: its rows, none of which comes from a page that did not verify."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Final

from app.storage.situations import Row

_AT_A_TIME: Final = 100


class Result:
    """Rows to fetch, or how many rows were changed.

    `reading` surrounds each fetch; it turns errors into ours and refuses what did not verify.
    """

    __slots__ = ("_cursor", "_reading")

    def __init__(self, cursor: Any, reading: Callable[[], AbstractContextManager[None]]) -> None:
        self._cursor, self._reading = cursor, reading

    @property
    def rowcount(self) -> int:
        """Rows changed by INSERT, UPDATE or DELETE."""
        return int(self._cursor.rowcount)

    @property
    def lastrowid(self) -> int:
        """The integer key of the row just inserted."""
        return int(self._cursor.lastrowid)

    def fetchone(self) -> Row | None:
        """The next row, or None."""
        with self._reading():
            row: Row | None = self._cursor.fetchone()
        return row

    def fetchall(self) -> list[Row]:
        """All rows that are left."""
        with self._reading():
            rows: list[Row] = self._cursor.fetchall()
        return rows

    def __iter__(self) -> Iterator[Row]:
        while True:
            with self._reading():
                rows: list[Row] = self._cursor.fetchmany(_AT_A_TIME)
            if not rows:
                return
            yield from rows
