# SPDX-License-Identifier: EUPL-1.2
"""Smallest and largest value of a sum of whole unknowns under rows of bounds, found exactly.

The linear program is asked first; where its answer is not whole, the integer program is.
"""

import math
from collections.abc import Collection, Hashable, Mapping, Sequence

import highspy
import numpy as np

Sum = Mapping[Hashable, int]
Row = tuple[Sum, float, float]

NO_LIMIT = float("inf")
_CLOSE = 1e-6


class Impossible(Exception):
    """No whole numbers fit the rows."""


class Unsolved(Exception):
    """The solver did not finish, so nothing may be concluded."""


class Unknowns:
    """Unknown counts (0, 1, 2, …) by name and the rows that bound them.

    `late` are names that are filled in after the rest: they make the programs hard to solve in
    whole numbers, and seldom matter. `parts` says which names have little to
    do with each other. What is found is exact with and without them.
    """

    def __init__(
        self,
        names: Sequence[Hashable],
        rows: Sequence[Row],
        parts: Mapping[Hashable, str],
        late: Collection[Hashable] = (),
    ) -> None:
        self.names = list(names)
        self.place = {name: number for number, name in enumerate(self.names)}
        self.rows = list(rows)
        self.known = np.zeros((0, len(self.names)))
        """Solutions found so far, one a line: what they show needs no solver."""
        self._late = np.array([name in late for name in self.names])
        self._parts = np.array([parts[name] for name in self.names])
        early_rows = [row for row in self.rows if not any(one in late for one in row[0])]
        late_rows = [row for row in self.rows if any(one in late for one in row[0])]
        self._early = self._program(early_rows)
        self._steady = (self._program(early_rows), self._program(early_rows, whole=True))
        self._filling = self._program(late_rows)
        self._relaxed = self._program(self.rows)
        self._whole: highspy.Highs | None = None

    def vector(self, wanted: Sum) -> np.ndarray:
        costs = np.zeros(len(self.names))
        for name, factor in wanted.items():
            costs[self.place[name]] += factor
        return costs

    def fits(self, values: np.ndarray) -> bool:
        return all(lower <= self.vector(row) @ values <= upper for row, lower, upper in self.rows)

    def learn(self, values: np.ndarray) -> None:
        self.known = np.vstack((self.known, values))

    def least(self, wanted: Sum, enough: float = -NO_LIMIT) -> int:
        """The least value of the sum; with `enough`, whatever tells whether it can be that low."""
        return self._least(self.vector(wanted), enough)

    def most(self, wanted: Sum, enough: float = NO_LIMIT) -> int:
        """The most; a number too large for any register stands for no limit."""
        return -self._least(-self.vector(wanted), -enough)

    def _least(self, costs: np.ndarray, enough: float) -> int:
        if len(self.known) and (seen := (self.known @ costs).min()) <= enough:
            return round(seen)
        values = None
        if not costs[self._late].any():
            values = self._solve(self._early, costs)
            bound = values @ costs
            lowest = math.ceil(bound - _CLOSE)
            if lowest > enough > -NO_LIMIT:
                return lowest
            values = self._filled(values)
            if values is None:
                values = self._steadied(costs, max(enough, lowest))
        if values is None:
            values = self._solve(self._relaxed, costs)
        if not _is_whole(values):
            self._whole = self._whole or self._program(self.rows, whole=True)
            values = self._solve(self._whole, costs, enough)
        values = values.round()
        self.learn(values)
        return round(values @ costs)

    def _steadied(self, costs: np.ndarray, enough: float) -> np.ndarray | None:
        """A solution that is low enough and like a known one but in the parts that are asked for.

        It is looked for among few of the solutions; that there is none here means nothing.
        """
        asked = np.isin(self._parts, np.unique(self._parts[costs != 0]))
        still = np.flatnonzero(~asked & ~self._late).astype(np.int32)
        moving = np.flatnonzero(asked & ~self._late).astype(np.int32)
        for kept in (*self.known[:1], *self.known[:-4:-1]):
            for program in self._steady:
                program.changeColsBounds(len(still), still, kept[still], kept[still])
                size = len(moving)
                program.changeColsBounds(size, moving, np.zeros(size), np.full(size, _TOO_LARGE))
            try:
                found = self._solve(self._steady[0], costs)
                if found @ costs > enough + _CLOSE:
                    continue
                if not _is_whole(found[moving]):
                    found = self._solve(self._steady[1], costs, enough)
                filled = self._filled(found)
            except Impossible:
                continue
            if filled is not None and round(filled @ costs) <= enough:
                return filled
        return None

    def _filled(self, values: np.ndarray) -> np.ndarray | None:
        """The late ones beside the others as they are; None where there are none that fit."""
        early = ~self._late
        if not _is_whole(values[early]):
            return None
        places = np.flatnonzero(early).astype(np.int32)
        kept = values[early].round()
        self._filling.changeColsBounds(len(places), places, kept, kept)
        try:
            found = self._solve(self._filling, np.zeros(len(values)))
        except Impossible:
            return None
        return found if _is_whole(found) else None

    def _solve(
        self, program: highspy.Highs, costs: np.ndarray, enough: float = -NO_LIMIT
    ) -> np.ndarray:
        every = np.arange(len(costs), dtype=np.int32)
        program.changeColsCost(len(costs), every, costs)
        program.setOptionValue("objective_target", enough)
        # the solver counts the time of all its runs together
        program.setOptionValue("time_limit", program.getRunTime() + _SECONDS)
        program.run()
        status = program.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise Impossible
        if status not in _FOUND:
            raise Unsolved(str(status))
        return np.asarray(program.getSolution().col_value)

    def _program(self, rows: Sequence[Row], *, whole: bool = False) -> highspy.Highs:
        program = highspy.Highs()
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", 1),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 0.5),
            ("simplex_strategy", 1 if whole else 4),
            ("presolve", "on" if whole else "off"),
        ):
            program.setOptionValue(option, value)
        size = len(self.names)
        problem = highspy.HighsLp()
        problem.num_col_ = size
        problem.num_row_ = len(rows)
        problem.col_cost_ = np.zeros(size)
        problem.col_lower_ = np.zeros(size)
        problem.col_upper_ = np.full(size, float(_TOO_LARGE))
        problem.row_lower_ = np.array([max(row[1], -highspy.kHighsInf) for row in rows])
        problem.row_upper_ = np.array([min(row[2], highspy.kHighsInf) for row in rows])
        starts, columns, factors = [0], [], []
        for row, _lower, _upper in rows:
            columns += [self.place[name] for name in row]
            factors += list(row.values())
            starts.append(len(columns))
        problem.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        problem.a_matrix_.num_col_ = size
        problem.a_matrix_.num_row_ = len(rows)
        problem.a_matrix_.start_ = np.array(starts)
        problem.a_matrix_.index_ = np.array(columns, dtype=np.int32)
        problem.a_matrix_.value_ = np.array(factors, dtype=float)
        if whole:
            problem.integrality_ = [highspy.HighsVarType.kInteger] * size
        program.passModel(problem)
        return program


def _is_whole(values: np.ndarray) -> bool:
    return bool(np.abs(values - values.round()).max(initial=0) <= _CLOSE)


_FOUND = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kObjectiveTarget)
_TOO_LARGE = 100_000
_SECONDS = 60.0
