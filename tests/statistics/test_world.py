# SPDX-License-Identifier: EUPL-1.2
"""The unknown register: brute force over all registers, and invented cases count as they should."""

import random
from collections import Counter
from collections.abc import Iterable
from itertools import combinations_with_replacement, product

import pytest

from app.domain.periods import SurveyPeriod, years_until
from app.domain.protected import Profile
from app.domain.questionnaire import CROSSES
from app.domain.survey import SurveyFacts
from app.statistics.attack import Attacker
from app.statistics.certificate import Recount, Register, case_counts, choices
from app.statistics.claims import Claims
from app.statistics.counting import count
from app.statistics.graph import junction_tree
from app.statistics.ladder import tables_of
from app.statistics.protect import members
from app.statistics.seen import Sample
from app.statistics.solver import Row
from app.statistics.states import Counts, State, codes_of, fits, parts_of, states
from app.statistics.world import World
from tests.statistics.builders import LYNGSOE, day
from tests.statistics.invented import register

PERIOD = years_until(day("2026-06-30"))
FULL = tables_of(Profile.INTERVAL, crossed=True)


def one_case(**chosen: str) -> Counts:
    """What a case counts as that is in one category of each table."""
    return dict.fromkeys(chosen.items(), 1)


def kinds(tables: Iterable[str]) -> list[State]:
    """Everything a case can be in some dimensions, as the set of what it counts as."""
    options = [states(table, persons=False, long=True) for table in tables]
    return [
        frozenset().union(*filling)
        for filling in product(*options)
        if fits(dict(zip(tables, filling, strict=True)), long=True)
    ]


@pytest.mark.parametrize(
    ("dimensions", "crosses", "cases"),
    [
        (("T3", "T4"), ("T3xT4",), 3),
        (("T4", "T3", "T11"), ("T3xT4",), 2),
        (("T5", "T6", "T8"), (), 2),
        (("T2", "T3", "T4"), ("T2xT4", "T3xT4"), 1),
        (("T2", "T6"), ("T2xT6",), 2),
    ],
)
def test_bounds_agree_with_brute_force_over_all_registers(
    dimensions: tuple[str, ...], crosses: tuple[str, ...], cases: int
) -> None:
    """Every register of so many cases is counted; the attacker must know just the same."""
    tables = (*dimensions, *crosses)
    filler = one_case(T4="unknown", T11="individual", T5="not_stated", T6="not_stated")
    filler = {**filler, **one_case(T8="not_stated", T2="not_stated")}
    sample = Sample(
        tables=tables,
        members={str(number): filler for number in range(cases)},
        long=True,
    )
    world = World([sample])
    claims = Claims(world, frozenset())
    cells = [(table, code) for table in tables for code in codes_of(table)]
    registers = [
        Counter(
            cell
            for case in chosen
            for cell in cells
            if all(code in case for code in parts_of(*cell))
        )
        for chosen in combinations_with_replacement(kinds(dimensions), cases)
    ]
    chance = random.Random(5)  # noqa: S311 - repeatable, no secret
    for _ in range(12):
        truth = chance.choice(registers)
        said = {
            cell: (
                max(0, truth[cell] - chance.choice((0, 0, 1))),
                truth[cell] + chance.choice((0, 1)),
            )
            for cell in chance.sample(cells, min(len(cells), 5))
        }
        fitting = [
            one for one in registers if all(lo <= one[c] <= hi for c, (lo, hi) in said.items())
        ]
        attackers = {part: Attacker(part.problem) for part in world.parts}
        for cell, (lower, upper) in said.items():
            part, unknowns = claims.cells(*cell, 0, world.among(0))
            attackers[part].know([Row(unknowns, lower, upper)])
        for cell in cells:
            part, unknowns = claims.cells(*cell, 0, world.among(0))
            values = [one[cell] for one in fitting]
            assert attackers[part].bounds(unknowns) == (min(values), max(values)), (cell, said)


def test_every_case_of_a_register_is_a_state_of_its_world() -> None:
    """The truth is among the worlds, so the exact tables themselves are never a contradiction."""
    for seed in range(3):
        facts = register(40, seed)
        own = members(facts, PERIOD)
        world = World([Sample(tables=FULL, members=own, long=True)])
        claims = Claims(world, frozenset())
        sums: Counter[tuple[str, str]] = Counter()
        for counts in own.values():
            for table in (*FULL,):
                for code in codes_of(table):
                    needed = parts_of(table, code)
                    if len(needed) == 2:
                        sums[table, code] += all(counts.get(one) for one in needed)
                    else:
                        sums[table, code] += counts.get(needed[0], 0)
        attackers = {part: Attacker(part.problem) for part in world.parts}
        for (table, code), number in sums.items():
            if table == "T7":
                continue
            part, unknowns = claims.cells(table, code, 0, world.among(0))
            attackers[part].know([Row(unknowns, number, number)])
        assert all(attack.possible() for attack in attackers.values())


@pytest.mark.parametrize(
    "period",
    [
        PERIOD,
        years_until(day("2025-12-31"), 1),
        years_until(day("2024-02-29"), 4),
        SurveyPeriod(day("2026-03-01"), day("2026-03-02")),
        SurveyPeriod(day("2000-01-01"), day("2026-06-30")),
    ],
    ids=str,
)
def test_an_invented_register_is_counted_as_its_witness_says(period: SurveyPeriod) -> None:
    """Whatever the attacker thinks possible is a register that the real rules count like that."""
    own = members(SurveyFacts(municipality=LYNGSOE, cases=register(20, 1).cases), PERIOD)
    world = World([Sample(tables=FULL, members=own, long=True)])
    claims = Claims(world, frozenset())
    chance = random.Random(2)  # noqa: S311 - repeatable, no secret
    attackers = {part: Attacker(part.problem) for part in world.parts}
    for table in (one for one in FULL if one != "T7"):
        for code in codes_of(table):
            part, unknowns = claims.cells(table, code, 0, world.among(0))
            if chance.random() < 0.4 and not attackers[part].bounds(unknowns)[0]:
                attackers[part].know([Row(unknowns, chance.choice((0, 0, 1)))])
    witnesses = {part: attack.witnesses() for part, attack in attackers.items()}
    for choice in choices(witnesses):
        register_ = Register(world, {part: choice[part] for part in world.parts})
        recount = Recount(period, register_.cases(0, period))
        for table in (one for one in FULL if one != "T7"):
            for code in codes_of(table):
                part, unknowns = claims.cells(table, code, 0, world.among(0))
                expected = int(choice[part][list(unknowns)].sum())
                assert recount.exact.table(table).count(code) == expected, (table, code)
        assert recount.exact.cases == len(own)


def test_what_a_case_counts_as_adds_up_to_the_exact_tables() -> None:
    facts = register(40, 2)
    exact = count(facts, PERIOD)
    sums: Counter[tuple[str, str]] = Counter()
    for case in facts.cases:
        sums.update(case_counts(case, PERIOD) or {})
    for table in FULL:
        if table in CROSSES or table == "T7":
            continue
        for code in codes_of(table):
            assert exact.table(table).count(code) == sums[table, code], (table, code)


@pytest.mark.parametrize("seed", range(20))
def test_a_junction_tree_holds_every_edge_and_keeps_each_node_together(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
    nodes = [f"n{number}" for number in range(chance.randint(1, 8))]
    edges = [
        (one, other) for one in nodes for other in nodes if one < other and chance.random() < 0.3
    ]
    bags = junction_tree(nodes, edges)
    assert {node for bag in bags for node in bag.nodes} == set(nodes)
    for one, other in edges:
        assert any({one, other} <= set(bag.nodes) for bag in bags)
    for place, bag in enumerate(bags):
        assert bag.parent < place
        if bag.parent >= 0:
            shared = set(bag.nodes) & set(bags[bag.parent].nodes)
            assert set(bag.separator) == shared != set()
    for node in nodes:  # running intersection: the bags of a node are one subtree
        holding = [place for place, bag in enumerate(bags) if node in bag.nodes]
        roots = [p for p in holding if bags[p].parent not in holding]
        assert len(roots) == 1
