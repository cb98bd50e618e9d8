# SPDX-License-Identifier: EUPL-1.2
"""From counts per state to single cases: clique tables are glued along their junction tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice

from app.statistics.solver import Whole
from app.statistics.states import TAILORED, USED, Code, State, codes_of
from app.statistics.world import Block, Extra, Part, Pattern, World

_MORE_OF_ONE_AGE = 8


@dataclass(slots=True)
class Row:
    """One invented case: its state in every dimension, by name, and its further persons."""

    states: dict[str, State] = field(default_factory=dict)
    others: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    versions: dict[tuple[str, int], str] = field(default_factory=dict)

    def state(self, node: str, release: int) -> State | None:
        """The state in a dimension as a release saw it; None where it has no such dimension."""
        return self.states.get(self.versions.get((node, release), node))

    def persons(self, release: int) -> list[tuple[str, str]]:
        """Gender and age (codes of T9 and T10) of the further persons."""
        return self.others.get(self.versions.get(("others", release), "others"), [])


def unfold(world: World, pattern: Pattern, choice: Mapping[Part, Whole]) -> list[Row]:
    """The cases of a pattern; every part has the same number of them."""
    rows = [Row() for _ in range(world.patterns[pattern])]
    nodes = [node for part in world.parts for node in part.nodes]
    versions = {
        (node, release): world.name(node, release)
        for release in pattern
        for node in (*nodes, "others")
    }
    for row in rows:
        row.versions = versions
    for part in world.parts:
        witness = choice[part]
        for block in part.blocks:
            if block.pattern == pattern and not _is_offer(block):
                _glue(rows, block, witness)
    for part in world.parts:
        witness = choice[part]
        for release in pattern:
            _spread_offers(world, part, pattern, release, rows, witness)
        for extra in part.extras:
            if extra.pattern == pattern:
                _place_persons(world, extra, rows, witness)
    return rows


def _is_offer(block: Block) -> bool:
    return any(
        name.split("@")[0].split(".")[0] in ("T15", "T17", "T18a") for name in block.bag.nodes
    )


def _glue(rows: Sequence[Row], block: Block, witness: Whole) -> None:
    """Give each row, by what it already is in the separator, one filling of the clique."""
    waiting: dict[tuple[State, ...], list[Row]] = {}
    for row in rows:
        waiting.setdefault(tuple(row.states[name] for name in block.bag.separator), []).append(row)
    places = [block.bag.nodes.index(name) for name in block.bag.separator]
    for number, filling in enumerate(block.fillings):
        among = waiting.get(tuple(filling[place] for place in places), [])
        for _ in range(int(witness[block.start + number])):
            row = among.pop()
            row.states.update(zip(block.bag.nodes, filling, strict=True))


def _spread_offers(
    world: World,
    part: Part,
    pattern: Pattern,
    release: int,
    rows: Sequence[Row],
    witness: Whole,
) -> None:
    if "T16" not in part.nodes or "T16" not in world.samples[release].tables:
        return
    if world.name("T15.local", release) in (rows[0].states if rows else {}):
        return

    def used(*codes: str) -> list[Row]:
        wanted = {("T16", code) for code in codes}
        return [row for row in rows if (row.state("T16", release) or frozenset()) & wanted]

    def number(node: str) -> int:
        table, category = node.split(".")
        chosen = frozenset({frozenset({(table, category)})})
        return sum(int(witness[cell]) for cell in part.cells({node: chosen}, (pattern,), release))

    ordinary = [code for code in codes_of("T15") if code not in (*TAILORED, "local")]
    helped = used("ordinary", "tailored", "both", "local_only")
    for table, codes, cases in (
        ("T15", ordinary, used(*USED["ordinary"])),
        ("T15", TAILORED, used(*USED["tailored"])),
        ("T17", codes_of("T17"), helped),
        ("T18a", codes_of("T18a"), helped),
    ):
        turn = cycle(cases)
        for code in codes:
            node = f"{table}.{code}"
            marked = list(islice(turn, number(node)))
            _mark(rows, world.name(node, release), (table, code), marked)
    only = used(*USED["local"])
    rest = [row for row in helped if row not in only]
    marked = [*only, *rest][: number("T15.local")]
    _mark(rows, world.name("T15.local", release), ("T15", "local"), marked)


def _mark(rows: Sequence[Row], name: str, code: Code, marked: Sequence[Row]) -> None:
    chosen = {id(row) for row in marked}
    for row in rows:
        row.states[name] = frozenset({code}) if id(row) in chosen else frozenset()


def _place_persons(world: World, extra: Extra, rows: Sequence[Row], witness: Whole) -> None:
    """Further persons go to cases whose age stays what it is with them."""
    release = next(one for one in extra.pattern if world.name("others", one) == extra.name)
    genders = [
        code for code in codes_of("T9") for _ in range(int(witness[extra.cell(("T9", code))]))
    ]
    young, adult = (int(witness[cell]) for cell in extra.takers)

    def hosts(*wanted: tuple[str, str]) -> list[Row]:
        found = []
        for row in rows:
            age, kind = row.state("T4", release), row.state("T11", release)
            alone = kind == frozenset({("T11", "individual")})
            if age is None or (world.gathered and alone):
                continue
            if any(("T4", one) in age and ("T10", lead) in age for one, lead in wanted):
                found.append(row)
        return found

    undecided = hosts(("unknown", "unknown"))
    both = ("both", "under_18")
    taking = {
        "under_18": [
            *hosts(both, ("only_under", "under_18"), ("unknown", "under_18")),
            *undecided[:young],
        ],
        "over_18": [
            *hosts(both, ("only_over", "over_18")),
            *undecided[young : young + adult],
        ],
        "unknown": [*hosts(both, ("unknown", "under_18")), *undecided],
    }
    for age, cases in taking.items():
        number = int(witness[extra.cell(("T10", age))])
        places = [row for _ in range(_MORE_OF_ONE_AGE) for row in cases][:number]
        for row in places:
            row.others.setdefault(extra.name, []).append((genders.pop(), age))
