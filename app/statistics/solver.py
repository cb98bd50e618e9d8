# SPDX-License-Identifier: EUPL-1.2
"""The linear and integer solver behind one small face; nothing else in the program knows it.

It answers with a status and numbers and is never believed: whoever asks checks every answer in
whole numbers (app.statistics.attack).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

import highspy
import numpy as np
from highspy import HighsModelStatus, HighsVarType
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]

_ENDLESS: Final = float("inf")
_SECONDS: Final = 20.0  # for one question; longer counts as no answer


@dataclass(frozen=True, slots=True)
class Row:
    """A bound on a weighted sum of unknowns: lower <= sum <= upper (None: no upper bound)."""

    cells: tuple[int, ...]
    lower: int = field(default=0, repr=False)
    upper: int | None = field(default=None, repr=False)
    weights: tuple[int, ...] | None = None


class Solver(Protocol):
    """Minimises a weighted sum of unknowns that are whole, not negative, and within the rows."""

    def add(self, rows: Sequence[Row]) -> None:
        """Bounds that hold from now on."""

    def drop(self, number: int) -> None:
        """Forget the latest `number` rows."""

    def minimise(self, costs: Real, *, whole: bool, gap: float = 0.0) -> Real | None:
        """The unknowns at the least cost, None where there is no answer, whatever the reason.

        Without `whole` the unknowns may be fractions. With a `gap` the cost may lie above the least
        by that share of it.
        """


MakeSolver = Callable[[int, Real], Solver]
"""(number of unknowns, upper bound of each) → a solver without rows."""


class _Silent(highspy.Highs):
    """Leaves out what the library's constructor does: print before it can be told not to."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()


class Highs:
    """HiGHS (Q. Huangfu, J. Hall, 2018), silent, on one thread, with a fixed seed."""

    def __init__(self, size: int, upper: Real) -> None:
        self._highs = _Silent()
        for name, value in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", 0),
            ("mip_abs_gap", 0.0),
        ):
            self._highs.setOptionValue(name, value)
        self._all = np.arange(size, dtype=np.int32)
        self._rows = 0
        self._highs.addVars(size, np.zeros(size), upper)

    def add(self, rows: Sequence[Row]) -> None:
        """See `Solver`."""
        for row in rows:
            weights = row.weights or (1,) * len(row.cells)
            self._highs.addRow(
                float(row.lower),
                _ENDLESS if row.upper is None else float(row.upper),
                len(row.cells),
                np.array(row.cells, dtype=np.int32),
                np.array(weights, dtype=np.float64),
            )
        self._rows += len(rows)

    def drop(self, number: int) -> None:
        """See `Solver`."""
        if number:
            gone = np.arange(self._rows - number, self._rows, dtype=np.int32)
            self._highs.deleteRows(number, gone)
            self._rows -= number

    def minimise(self, costs: Real, *, whole: bool, gap: float = 0.0) -> Real | None:
        """See `Solver`."""
        highs = self._highs
        highs.changeColsCost(len(self._all), self._all, costs)
        highs.setOptionValue("mip_rel_gap", gap)
        if whole:
            self._declare(HighsVarType.kInteger)
        # the clock runs on from question to question
        highs.setOptionValue("time_limit", highs.getRunTime() + _SECONDS)
        try:
            highs.run()
            if highs.getModelStatus() != HighsModelStatus.kOptimal:
                return None
            return np.array(highs.getSolution().col_value, dtype=np.float64)
        finally:
            if whole:
                self._declare(HighsVarType.kContinuous)

    def _declare(self, kind: HighsVarType) -> None:
        kinds = np.full(len(self._all), int(kind), dtype=np.uint8)
        self._highs.changeColsIntegrality(len(self._all), self._all, kinds)
