# SPDX-License-Identifier: EUPL-1.2
"""Whether every secret stays open under a set of statements, part by part."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.statistics.attack import Attacker, Contradiction, Demand, Problem
from app.statistics.claims import Ask, asked
from app.statistics.solver import MakeSolver, Row, Whole

Statements = Sequence[tuple[object, Row]]
"""Part and row; a part is any object with a `problem`."""


@dataclass(frozen=True, slots=True)
class Closing:
    """A secret that statements close, and what its sum would be known to lie between."""

    ask: Ask
    lower: int = field(repr=False)
    upper: int = field(repr=False)


class Audit:
    """The attackers of all parts, and what they have been told for good."""

    def __init__(
        self,
        problems: Mapping[object, Problem],
        demands: Iterable[tuple[object, Demand]],
        *,
        make: MakeSolver,
        between: Callable[[], None],
    ) -> None:
        self._problems, self._make, self._between = problems, make, between
        self._demands: dict[object, list[Demand]] = {part: [] for part in problems}
        for part, demand in demands:
            self._demands[part].append(demand)
        self._told: dict[object, list[Row]] = {part: [] for part in problems}
        self._attackers = {part: self._fresh(part) for part in problems}

    def possible(self) -> bool:
        """Whether some register fits all that was told."""
        return all(attacker.possible() for attacker in self._attackers.values())

    def closing(
        self, statements: Statements, exempt: frozenset[object] = frozenset()
    ) -> Closing | None:
        """The first secret that more statements would close; None where all stay open."""
        for part, rows in _by_part(statements).items():
            attacker = self._attackers[part]
            with attacker.knowing(rows):
                demand = attacker.closed(exempt)
                if demand is not None:
                    return self._described(attacker, demand)
        return None

    def seed(self, statements: Statements, exempt: frozenset[object] = frozenset()) -> None:
        """Collect registers that fit many statements at once; they will fit fewer as well."""
        for part, rows in _by_part(statements).items():
            attacker = self._attackers[part]
            with attacker.knowing(rows):
                attacker.seed(exempt)

    def tell(self, statements: Statements) -> None:
        """Statements that are made."""
        for part, rows in _by_part(statements).items():
            self._told[part] += rows
            self._attackers[part].know(rows)

    def redundant(self, statements: Statements) -> bool:
        """Whether what was told implies these already."""
        for part, rows in _by_part(statements).items():
            attacker = self._attackers[part]
            for row in rows:
                lower, upper = attacker.bounds(row.cells)
                if lower < row.lower or (row.upper is not None and upper > row.upper):
                    return False
        return True

    def proof(self, exempt: frozenset[object] = frozenset()) -> Mapping[object, tuple[Whole, ...]]:
        """For each part witnesses that open all its secrets, found anew in a fresh solver.

        Raises:
            Contradiction: there are none for some part.
        """
        found = {}
        for part in self._problems:
            attacker = self._fresh(part)
            attacker.know(self._told[part])
            witnesses = () if attacker.closed(exempt) else attacker.witnesses(exempt)
            if not witnesses:
                raise Contradiction
            found[part] = witnesses
        return found

    def relax(self, exempt: frozenset[object] = frozenset()) -> None:
        """Of secrets that earlier sheets close, ask only that no more becomes known of them.

        Raises:
            Contradiction: the solver gives no answer.
        """
        for part, attacker in self._attackers.items():
            attacker.relax(exempt)
            self._demands[part] = list(attacker.demands)

    def all_open(self, exempt: frozenset[object] = frozenset()) -> bool:
        """Whether what was told leaves every secret open."""
        return all(attacker.closed(exempt) is None for attacker in self._attackers.values())

    def demands(self, exempt: frozenset[object] = frozenset()) -> list[Demand]:
        """What has to stay open in the end."""
        return [one for own in self._demands.values() for one in own if one.name not in exempt]

    def _fresh(self, part: object) -> Attacker:
        return Attacker(
            self._problems[part], self._demands[part], make=self._make, between=self._between
        )

    def _described(self, attacker: Attacker, demand: Demand) -> Closing:
        lower, upper = attacker.outline(demand.cells)
        return Closing(asked(demand), lower, upper)


def _by_part(statements: Statements) -> dict[object, list[Row]]:
    found: dict[object, list[Row]] = {}
    for part, row in statements:
        found.setdefault(part, []).append(row)
    return found
