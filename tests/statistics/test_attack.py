# SPDX-License-Identifier: EUPL-1.2
"""The attacker works out exactly what can be worked out: published tables, and brute force."""

import json
import random
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.statistics.attack import Attacker, Contradiction, Demand, Problem
from app.statistics.solver import Real, Row

INSTANCES = Path(__file__).parents[1] / "data" / "disclosure"
TABLES = sorted(path.stem for path in INSTANCES.glob("*.json"))


def instance(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((INSTANCES / f"{name}.json").read_text(encoding="utf-8"))
    return data


def attacker(data: dict[str, Any], hidden: Sequence[str], **said: Row) -> Attacker:
    """All cells as unknowns, the sums that are known, and what is published of them."""
    place = {cell: number for number, cell in enumerate(data["cells"])}
    rows = [
        Row((place[total], *(place[part] for part in parts)), 0, 0, (-1, *(1 for _ in parts)))
        for total, parts in data["relations"]
    ]
    for cell, count in data["cells"].items():
        if cell not in hidden:
            rows.append(Row((place[cell],), count, count))
        elif data.get("hidden_are_positive"):
            rows.append(Row((place[cell],), 1))
    return Attacker(Problem(len(place), (*rows, *said.values())))


def bounds(data: dict[str, Any], hidden: Sequence[str]) -> dict[str, tuple[int, int]]:
    attack = attacker(data, hidden)
    return {cell: attack.bounds((number,)) for number, cell in enumerate(data["cells"])}


@pytest.mark.parametrize("name", [n for n in TABLES if "expected_bounds" in instance(n)])
def test_the_bounds_of_published_tables_are_those_of_the_literature(name: str) -> None:
    data = instance(name)
    found = bounds(data, data["suppressed"])
    assert {cell: list(found[cell]) for cell in data["expected_bounds"]} == data["expected_bounds"]


@pytest.mark.parametrize("name", [n for n in TABLES if "expected_unsafe" in instance(n)])
def test_unsafe_cells_are_known_exactly_and_safe_patterns_are_not(name: str) -> None:
    data = instance(name)
    found = bounds(data, data["suppressed"])
    exact = {cell for cell in data["suppressed"] if found[cell][0] == found[cell][1]}
    assert exact >= set(data["expected_unsafe"])
    if safe := data.get("expected_safe_after"):
        found = bounds(data, safe)
        assert all(found[cell][0] < found[cell][1] for cell in data["expected_unsafe"])


def test_the_protection_interval_of_the_fischetti_salazar_pattern_holds() -> None:
    data = instance("fischetti_salazar_3x3")
    (cell,) = data["optimum"]["protect"]
    count, found = data["cells"][cell], bounds(data, data["suppressed"])
    assert found[cell][0] <= count - data["optimum"]["LPL"]
    assert found[cell][1] >= count + data["optimum"]["UPL"]
    for fewer in data["suppressed"]:
        left = [one for one in data["suppressed"] if one != fewer]
        lower, upper = bounds(data, left)[cell]
        assert lower == upper == count  # four cells are needed, as the paper says


def test_a_group_that_is_all_alike_is_closed_and_one_with_an_exception_is_nearly() -> None:
    data = instance("handbook_group_disclosure")
    place = {cell: number for number, cell in enumerate(data["cells"])}
    for status, expected in data["group_expected"].items():
        part, full = place[f"{status}|Part"], place[f"{status}|Full"]
        for lacking in (1, 2):
            problem = attacker(data, ()).problem
            attack = Attacker(problem, [Demand(status, (part,), at_least=lacking)])
            closed = attack.closed() is not None
            assert closed == (expected == "group" or lacking == 2), (status, lacking)
        assert attacker(data, ()).bounds((full,))[0] == data["cells"][f"{status}|Full"]


def test_the_least_secondary_suppression_of_the_sdctable_microdata_is_three() -> None:
    """Every pattern of two more hidden cells leaves A|female exact, some pattern of three not."""
    data = instance("sdctable_microdata1")
    (primary,) = data["optimum"]["protect"]
    others = [cell for cell in data["cells"] if cell != primary and "T" not in cell]

    def open_with(*hidden: str) -> bool:
        lower, upper = bounds(data, (primary, *hidden))[primary]
        return lower < upper

    assert not any(open_with(one, other) for one in others for other in others if one < other)
    assert open_with("A|male", "C|male", "C|female")


def _random_problem(chance: random.Random) -> tuple[Problem, int]:
    """A few unknowns with a known total and some statements that one true filling fits."""
    size, total = chance.randint(3, 6), chance.randint(1, 5)
    truth = [0] * size
    for _ in range(total):
        truth[chance.randrange(size)] += 1
    rows = [Row(tuple(range(size)), total, total)]
    for _ in range(chance.randint(1, 5)):
        cells = tuple(sorted(chance.sample(range(size), chance.randint(1, size))))
        weights = tuple(chance.choice((1, 1, 1, -1, 2)) for _ in cells)
        value = sum(truth[cell] * weight for cell, weight in zip(cells, weights, strict=True))
        lower = value - chance.choice((0, 0, 1, 2))
        upper = chance.choice((None, value, value, value + 1))
        rows.append(Row(cells, lower, upper, weights))
    return Problem(size, tuple(rows)), total


def _fillings(problem: Problem, total: int) -> Iterator[tuple[int, ...]]:
    for filling in product(range(total + 1), repeat=problem.size):
        for row in problem.rows:
            weights = row.weights or (1,) * len(row.cells)
            value = sum(filling[c] * w for c, w in zip(row.cells, weights, strict=True))
            if value < row.lower or (row.upper is not None and value > row.upper):
                break
        else:
            yield filling


def test_every_bound_agrees_with_brute_force() -> None:
    """150 random instances, each cell and some sums: at least 1,500 bounds, all equal."""
    chance = random.Random(17)  # noqa: S311 - repeatable, no secret
    compared = 0
    for _ in range(150):
        problem, total = _random_problem(chance)
        fillings = list(_fillings(problem, total))
        attack = Attacker(problem)
        sums = [(cell,) for cell in range(problem.size)]
        sums += [tuple(sorted(chance.sample(range(problem.size), 2))) for _ in range(2)]
        for cells in sums:
            values = [sum(filling[cell] for cell in cells) for filling in fillings]
            assert attack.bounds(cells) == (min(values), max(values)), (problem, cells)
            compared += 2
    assert compared >= 1500


def test_a_demand_is_open_just_when_some_filling_meets_it() -> None:
    chance = random.Random(3)  # noqa: S311 - repeatable, no secret
    for _ in range(60):
        problem, total = _random_problem(chance)
        fillings = list(_fillings(problem, total))
        for cell, bound in product(range(problem.size), range(total + 1)):
            for demand in (
                Demand("small", (cell,), at_most=bound),
                Demand("large", (cell,), at_least=bound),
            ):
                attack = Attacker(problem, [demand])
                possible = any(demand.met_by(filling[cell]) for filling in fillings)
                assert (attack.closed() is None) == possible


def test_few_witnesses_meet_every_demand() -> None:
    problem = Problem(4, (Row((0, 1, 2, 3), 6, 6),))
    demands = [Demand(f"{c} 0", (c,), at_most=0) for c in range(4)]
    demands += [Demand(f"{c} 3", (c,), at_least=3) for c in range(4)]
    attack = Attacker(problem, demands)
    assert attack.closed() is None
    witnesses = attack.witnesses()
    assert 2 <= len(witnesses) <= 4
    for demand in demands:
        assert any(demand.met_by(int(one[list(demand.cells)].sum())) for one in witnesses)


def test_rows_that_no_register_fits_are_a_contradiction() -> None:
    attack = Attacker(Problem(2, (Row((0, 1), 5, 5), Row((0,), 4), Row((1,), 4))))
    assert not attack.possible()
    with pytest.raises(Contradiction):
        attack.bounds((0,))


class Silent:
    """A solver that never answers: out of time, infeasible, or out of order."""

    def __init__(self, size: int, upper: Real) -> None:
        self.size = size

    def add(self, rows: Sequence[Row]) -> None: ...

    def drop(self, number: int) -> None: ...

    def minimise(self, costs: Real, *, whole: bool, gap: float = 0.0) -> Real | None:
        return None


class Lying(Silent):
    """A solver that always names the same corner, whatever is asked and whatever is known."""

    def minimise(self, costs: Real, *, whole: bool, gap: float = 0.0) -> Real | None:
        return np.full(self.size, 3.0)


class Broken(Silent):
    """A solver that answers with what is no number."""

    def minimise(self, costs: Real, *, whole: bool, gap: float = 0.0) -> Real | None:
        return np.full(self.size, np.nan)


@pytest.mark.parametrize("make", [Silent, Lying, Broken])
def test_a_solver_that_fails_closes_what_it_is_asked(make: type[Silent]) -> None:
    problem = Problem(3, (Row((0, 1, 2), 5, 5),))
    attack = Attacker(problem, [Demand("open", (0,), at_most=0)], make=make)
    assert attack.closed() is not None
    assert attack.witnesses() == ()
    assert Attacker(problem, attack.demands).closed() is None
