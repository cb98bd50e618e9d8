# SPDX-License-Identifier: EUPL-1.2
"""From counts per state to single cases: clique tables are glued along their junction tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice

from app.statistics.seen import UNDECIDED, Pattern
from app.statistics.solver import Whole
from app.statistics.states import TAILORED, USED, Code, State, codes_of
from app.statistics.world import Block, Extra, Part, World


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
    """Further persons go to a case whose age stays what it is with them."""
    release = next(one for one in extra.pattern if world.name("others", one) == extra.name)
    genders = [code for _, code in extra.genders for code in _times(extra, ("T9", code), witness)]
    hosts = world.hosts(extra.pattern, release)
    taken: set[int] = set()
    for age, wanted in hosts.items():
        number = len(_times(extra, ("T10", age), witness))
        for row in rows:
            alone = row.state("T11", release) == frozenset({("T11", "individual")})
            if not number or row.state("T4", release) not in wanted or id(row) in taken:
                continue
            if world.gathered and alone:
                continue
            row.others.setdefault(extra.name, []).extend(
                (genders.pop(), age) for _ in range(number)
            )
            if wanted is UNDECIDED:
                taken.add(id(row))
            break


def _times(extra: Extra, code: Code, witness: Whole) -> list[str]:
    return [code[1]] * int(witness[extra.cell(code)])
