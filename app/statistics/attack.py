# SPDX-License-Identifier: EUPL-1.2
"""What an outsider can work out: for frozen unknowns and rows, what each sum can still be.

A problem is a number of unknown counts and the rows that are known about them. A demand says that
a sum must still be able to be so small, or so large. It is open when whole numbers have been found
that keep every row and meet it; that is checked here in whole numbers, so a solver that answers
wrongly, or not at all, can only make a demand count as closed (disclosure.md, rules 2 and 9).
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from math import ceil, floor
from typing import Final

import numpy as np
from numpy.typing import NDArray

from app.statistics.solver import Highs, MakeSolver, Real, Row, Solver, Whole

_NEAR: Final = 1e-6
_ENDLESS: Final = 2**62
_GAP: Final = 0.7  # good enough where many demands are tried at once


@dataclass(frozen=True, slots=True)
class Problem:
    """`size` unknown whole counts that are not negative, and what is known of them for certain."""

    size: int
    rows: tuple[Row, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Demand:
    """A sum of unknowns that must still be able to be at most, or at least, a bound.

    `name` is whatever the asker wants to know it by. Exactly one bound is given.
    """

    name: object
    cells: tuple[int, ...]
    at_most: int | None = None
    at_least: int | None = None

    def met_by(self, value: int) -> bool:
        """Whether a sum of that value meets the demand."""
        if self.at_least is not None:
            return value >= self.at_least
        return self.at_most is not None and value <= self.at_most


class Contradiction(Exception):
    """No whole numbers keep all rows, so nothing that is said about them can be trusted."""


class Attacker:
    """Tries to close demands under rows that come and go; remembers every witness it has seen."""

    def __init__(
        self,
        problem: Problem,
        demands: Sequence[Demand] = (),
        *,
        make: MakeSolver = Highs,
        between: Callable[[], None] = lambda: None,
    ) -> None:
        self.problem, self.demands = problem, tuple(demands)
        self._make, self._between = make, between
        self._rows: list[Row] = list(problem.rows)
        self._known = [Known(problem.rows, problem.size)]
        self._large = [place for place, one in enumerate(demands) if one.at_least is not None]
        self._sums = _matrix([one.cells for one in demands], problem.size)
        self._pool: list[Whole] = []
        self._solver: Solver | None = None

    def seed(self, exempt: frozenset[object] = frozenset()) -> None:
        """Look for witnesses of as many demands as go together; what they meet later is saved."""
        self._left(exempt)

    def relax(self, exempt: frozenset[object] = frozenset()) -> None:
        """Ask of what is closed already only that nothing more becomes known of it.

        Raises:
            Contradiction: as `bounds`.
        """
        demands = list(self.demands)
        for place in self._left(exempt):
            self._between()
            if self._alone(demands[place]):
                continue
            eased = _eased(demands[place], *self.outline(demands[place].cells))
            if not self._alone(eased):
                eased = _eased(eased, *self.bounds(eased.cells))
            demands[place] = eased
        self.demands, self._solver = tuple(demands), None

    @contextmanager
    def knowing(self, rows: Sequence[Row]) -> Iterator[None]:
        """What holds while the block runs."""
        self.know(rows)
        try:
            yield
        finally:
            self._known.pop()
            self._forget(len(rows))

    def know(self, rows: Sequence[Row]) -> None:
        """What holds from now on."""
        self._rows += rows
        self._known.append(Known(rows, self.problem.size))
        if self._solver is not None:
            self._solver.add(rows)

    def closed(self, exempt: frozenset[object] = frozenset()) -> Demand | None:
        """The first demand that cannot be shown to be open; None where all are open.

        Demands whose name is exempt need not be.
        """
        for place in self._left(exempt):
            self._between()
            if not self._alone(self.demands[place]):
                return self.demands[place]
        return None

    def bounds(self, cells: Sequence[int]) -> tuple[int, int]:
        """The least and the most a sum can be.

        Raises:
            Contradiction: the rows allow nothing, or the solver gives no answer.
        """
        costs = self._costs(cells)
        low, high = self._best(costs), self._best(-costs)
        if low is None or high is None:
            raise Contradiction
        chosen = np.array(cells, dtype=np.intp)
        return int(low[chosen].sum()), int(high[chosen].sum())

    def outline(self, cells: Sequence[int]) -> tuple[int, int]:
        """Bounds that hold, if perhaps not the closest: quickly found, for saying why.

        Raises:
            Contradiction: the solver gives no answer.
        """
        costs, chosen = self._costs(cells), list(cells)
        low, high = self._ask(costs), self._ask(-costs)
        if low is None or high is None:
            raise Contradiction
        least, most = float(low[chosen].sum()), float(high[chosen].sum())
        return ceil(least - _NEAR), floor(most + _NEAR)

    def possible(self) -> bool:
        """Whether some whole numbers keep all rows."""
        return bool(self._standing()) or self._best(np.zeros(self.problem.size)) is not None

    def witnesses(self, exempt: frozenset[object] = frozenset()) -> tuple[Whole, ...]:
        """Few witnesses that together meet every demand and keep every row; empty if none do.

        With no demand at all, one witness where there is one.
        """
        standing = self._standing()
        missing = np.array([one.name not in exempt for one in self.demands], dtype=bool)
        if not missing.any():
            any_one = standing[0] if standing else self._best(np.zeros(self.problem.size))
            return () if any_one is None else (any_one,)
        met = np.array([self._met(one) for one in standing], dtype=bool)
        chosen: list[Whole] = []
        while missing.any():
            gains = (met & missing).sum(axis=1) if len(standing) else np.zeros(0)
            if not gains.size or not gains.max():
                return ()
            best_one = int(gains.argmax())
            chosen.append(standing[best_one])
            missing &= ~met[best_one]
        return tuple(chosen)

    def _left(self, exempt: frozenset[object]) -> list[int]:
        """The demands that no witness meets, after trying many at once as long as that helps."""
        asked = [n for n, one in enumerate(self.demands) if one.name not in exempt]
        missing = self._unmet(self._standing(), asked)
        while missing:
            left = self._unmet(self._together(missing), missing)
            if len(left) == len(missing):
                break
            missing = left
        return missing

    def _met(self, witness: Whole) -> NDArray[np.bool_]:
        sums = self._sums @ witness
        return np.array(
            [one.met_by(int(value)) for one, value in zip(self.demands, sums, strict=True)],
            dtype=bool,
        )

    def _unmet(self, witnesses: Sequence[Whole], among: Sequence[int]) -> list[int]:
        met = np.zeros(len(self.demands), dtype=bool)
        for witness in witnesses:
            met |= self._met(witness)
        return [place for place in among if not met[place]]

    def _standing(self) -> list[Whole]:
        """The known witnesses that keep every row, the latest first."""
        return [one for one in reversed(self._pool) if self._keeps(one)]

    def _keeps(self, witness: Whole) -> bool:
        return all(known.keeps(witness) for known in self._known)

    def _together(self, missing: Sequence[int]) -> list[Whole]:
        """Witnesses that try to meet many demands at once."""
        small = np.zeros(self.problem.size)
        for place in missing:
            if self.demands[place].at_most is not None:
                small[list(self.demands[place].cells)] += 1.0
        large = [place for place in missing if self.demands[place].at_least is not None]
        nothing = np.zeros(self.problem.size)
        found = []
        for costs, helped in ((small, ()), (nothing, large)):
            if not costs.any() and not helped:
                continue
            self._between()
            witness = self._try(costs, helped)
            if witness is None:
                witness = self._try(costs, helped, whole=True, gap=_GAP)
            found.append(witness)
        return [one for one in found if one is not None]

    def _alone(self, demand: Demand) -> bool:
        """Whether a witness meets one demand, tried once more from scratch where none does.

        Where not even fractions meet it, no whole numbers do.
        """
        costs = self._costs(demand.cells)
        if demand.at_least is not None:
            costs = -costs
        for _ in range(2):
            answer = self._ask(costs)
            if answer is not None:
                witness = self._checked(answer)
                if witness is not None:
                    return demand.met_by(int(witness[list(demand.cells)].sum()))
                return self._relaxed(demand, answer) and self._found(demand)
            self._solver = None
        return False

    def _found(self, demand: Demand) -> bool:
        """Whether there are whole numbers that meet a demand; any will do."""
        row = Row(demand.cells, demand.at_least or 0, demand.at_most)
        with self.knowing([row]):
            return self._try(np.zeros(self.problem.size), whole=True) is not None

    @staticmethod
    def _relaxed(demand: Demand, values: Real) -> bool:
        total = float(values[list(demand.cells)].sum())
        if demand.at_least is not None:
            return total > demand.at_least - _NEAR
        return demand.at_most is not None and total < demand.at_most + _NEAR

    def _best(self, costs: Real) -> Whole | None:
        """Whole numbers at the least cost, tried once more from scratch where there is none."""
        for _ in range(2):
            witness = self._try(costs)
            if witness is not None:
                return witness
            witness = self._try(costs, whole=True)
            if witness is not None:
                return witness
            self._solver = None
        return None

    def _try(
        self, costs: Real, large: Sequence[int] = (), *, whole: bool = False, gap: float = 0.0
    ) -> Whole | None:
        answer = self._ask(costs, large, whole=whole, gap=gap)
        return None if answer is None else self._checked(answer)

    def _ask(
        self, costs: Real, large: Sequence[int] = (), *, whole: bool = False, gap: float = 0.0
    ) -> Real | None:
        """What the solver says, not checked yet; None where it says nothing of use."""
        solver = self._open_solver()
        full = np.concatenate([costs, np.zeros(len(self._large))])
        for place in large:
            full[self.problem.size + self._large.index(place)] = -1.0
        answer = solver.minimise(full, whole=whole, gap=gap)
        if answer is None or len(answer) < self.problem.size:
            return None
        values = answer[: self.problem.size]
        return values if np.isfinite(values).all() else None

    def _checked(self, values: Real) -> Whole | None:
        """The answer as a witness that is remembered; None where it is none."""
        witness = np.rint(values).astype(np.int64)
        if np.abs(values - witness).max(initial=0.0) > _NEAR or not self._keeps(witness):
            return None
        self._pool.append(witness)
        return witness

    def _open_solver(self) -> Solver:
        """The unknowns, and for each demand of at least b a helper of at most b and the sum."""
        if self._solver is None:
            size, most = self.problem.size, [self.demands[one].at_least for one in self._large]
            upper = np.concatenate([np.full(size, np.inf), np.array(most, dtype=np.float64)])
            solver = self._make(size + len(most), upper)
            solver.add(
                [
                    Row(
                        (*self.demands[place].cells, size + helper),
                        weights=(*(1 for _ in self.demands[place].cells), -1),
                    )
                    for helper, place in enumerate(self._large)
                ]
            )
            solver.add(self._rows)
            self._solver = solver
        return self._solver

    def _forget(self, number: int) -> None:
        if number:
            del self._rows[-number:]
            if self._solver is not None:
                self._solver.drop(number)

    def _costs(self, cells: Sequence[int]) -> Real:
        costs = np.zeros(self.problem.size)
        costs[list(cells)] = 1.0
        return costs


class Known:
    """Rows in whole numbers: whether a witness keeps them all, without any solver."""

    def __init__(self, rows: Sequence[Row], size: int) -> None:
        self.weights = np.zeros((len(rows), size), dtype=np.int64)
        for number, row in enumerate(rows):
            self.weights[number, list(row.cells)] = 1 if row.weights is None else row.weights
        self.lower = np.array([row.lower for row in rows], dtype=np.int64)
        self.upper = np.array([_ENDLESS if r.upper is None else r.upper for r in rows], np.int64)

    def keeps(self, witness: Whole) -> bool:
        """Whether whole numbers that are not negative keep every row."""
        sums = self.weights @ witness
        within = (self.lower <= sums) & (sums <= self.upper)
        return bool((witness >= 0).all() and within.all())


def _eased(demand: Demand, lower: int, upper: int) -> Demand:
    if demand.at_least is None:
        return replace(demand, at_most=lower)
    return replace(demand, at_least=upper)


def _matrix(sums: Sequence[tuple[int, ...]], size: int) -> Whole:
    matrix = np.zeros((len(sums), size), dtype=np.int64)
    for place, cells in enumerate(sums):
        matrix[place, list(cells)] = 1
    return matrix
