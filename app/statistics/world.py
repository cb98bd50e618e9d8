# SPDX-License-Identifier: EUPL-1.2
"""The unknown register as counts per state: what the attacker of one or more releases reasons on.

The totals per membership pattern are taken as known, so the proof also holds against whoever knows
how many cases there are and how many are new. With them known, dimensions that nothing ties
together are independent: each such part is a problem of its own. Worlds that are left out here
(with more further persons in a case than there are, say) only make the attacker stronger than
anybody is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from app.statistics.attack import Problem
from app.statistics.graph import Bag, junction_tree
from app.statistics.seen import EXTRA, GATHERED, UNDECIDED, Pattern, Sample, Seen, Where
from app.statistics.solver import Row
from app.statistics.states import TAILORED, TIED, USED, Code, State, codes_of, fits, states


@dataclass(frozen=True, slots=True)
class Block:
    """The unknowns of one clique for one pattern: from `start`, one per filling of its nodes."""

    pattern: Pattern
    bag: Bag
    start: int
    fillings: tuple[tuple[State, ...], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Extra:
    """The unknown further persons of one pattern, by gender and by age."""

    pattern: Pattern
    name: str
    start: int

    @property
    def genders(self) -> tuple[Code, ...]:
        """The codes of T9."""
        return tuple(("T9", code) for code in codes_of("T9"))

    @property
    def ages(self) -> tuple[Code, ...]:
        """The codes of T10."""
        return tuple(("T10", code) for code in codes_of("T10"))

    def cell(self, code: Code) -> int:
        """The unknown of a gender or an age."""
        return self.start + (*self.genders, *self.ages).index(code)


_MANY: Final = 10  # further persons of one age in a case that is deleted
_SIZE: Final = len(codes_of("T9")) + len(codes_of("T10"))


class Part:
    """Dimensions that hang together, as a problem of their own."""

    def __init__(self, world: Seen, nodes: Sequence[str]) -> None:
        self.nodes = tuple(nodes)
        self._world = world
        self.blocks: list[Block] = []
        self.extras: list[Extra] = []
        self._size = 0
        self._rows: list[Row] = []
        for pattern, number in world.patterns.items():
            self._unfold(pattern, number)
        for pattern in world.patterns:
            self._tie(pattern)
        self.problem = Problem(self._size, tuple(self._rows))

    def cells(self, where: Where, patterns: Iterable[Pattern], release: int) -> tuple[int, ...]:
        """The unknowns of the cases that are in these states in a release, by its values."""
        found: list[int] = []
        for pattern in patterns:
            wanted = {self._world.name(node, release): chosen for node, chosen in where.items()}
            block = self._smallest(pattern, wanted)
            places = [(block.bag.nodes.index(name), chosen) for name, chosen in wanted.items()]
            found += [
                block.start + number
                for number, filling in enumerate(block.fillings)
                if all(filling[place] in chosen for place, chosen in places)
            ]
        return tuple(found)

    def further(self, code: Code, patterns: Iterable[Pattern], release: int) -> tuple[int, ...]:
        """The unknowns of further persons of a gender or age."""
        name = self._world.name(EXTRA, release)
        chosen = set(patterns)
        return tuple(
            one.cell(code) for one in self.extras if one.name == name and one.pattern in chosen
        )

    def _smallest(self, pattern: Pattern, wanted: Iterable[str]) -> Block:
        names = set(wanted)
        holding = [
            block
            for block in self.blocks
            if block.pattern == pattern and names <= set(block.bag.nodes)
        ]
        return min(holding, key=lambda block: len(block.fillings))

    def _unfold(self, pattern: Pattern, number: int) -> None:
        """The cliques of a pattern, and that their tables agree."""
        world = self._world
        names = world.names(self.nodes, pattern)
        blocks: list[Block] = []
        for bag in junction_tree(list(names), world.edges(self.nodes, pattern)):
            options = [world.states(names[node]) for node in bag.nodes]
            fillings = tuple(
                filling
                for filling in product(*options)
                if self._fits(pattern, dict(zip(bag.nodes, filling, strict=True)))
            )
            block = Block(pattern, bag, self._size, fillings)
            self._size += len(fillings)
            if bag.parent < 0:
                everything = range(block.start, block.start + len(fillings))
                self._rows.append(Row(tuple(everything), number, number))
            else:
                self._agree(blocks[bag.parent], block)
            blocks.append(block)
        self.blocks += blocks

    def _fits(self, pattern: Pattern, chosen: Mapping[str, State]) -> bool:
        world = self._world
        for release in pattern:
            own = {
                node: chosen[name]
                for node in self.nodes
                if (name := world.name(node, release)) in chosen
            }
            if not fits(own, long=world.long):
                return False
        return True

    def _agree(self, parent: Block, child: Block) -> None:
        sums: dict[tuple[State, ...], tuple[list[int], list[int]]] = {}
        for side, block in enumerate((parent, child)):
            places = [block.bag.nodes.index(name) for name in child.bag.separator]
            for number, filling in enumerate(block.fillings):
                key = tuple(filling[place] for place in places)
                sums.setdefault(key, ([], []))[side].append(block.start + number)
        for above, below in sums.values():
            weights = (1,) * len(above) + (-1,) * len(below)
            self._rows.append(Row((*above, *below), 0, 0, weights))

    def _tie(self, pattern: Pattern) -> None:
        done: set[tuple[str, ...]] = set()
        for table, tie in (("T16", self._tie_offers), ("T9", self._tie_persons)):
            for release in pattern:
                if table not in self.nodes or table not in self._world.samples[release].tables:
                    continue
                group = next(one for one in TIED if table in one)
                tied = [node for node in self.nodes if node.split(".")[0] in group]
                names = (self._world.name(node, release) for node in (*tied, EXTRA))
                key = (table, *names)
                if key not in done:
                    done.add(key)
                    tie(pattern, release)

    def _tie_offers(self, pattern: Pattern, release: int) -> None:
        """An offer of a group was used in just the cases that T16 says it of (T15-T18a)."""
        patterns = (pattern,)

        def used(*codes: str) -> tuple[int, ...]:
            return self.cells({"T16": having("T16", *codes)}, patterns, release)

        def mark(table: str, code: str) -> tuple[int, ...]:
            chosen = having(f"{table}.{code}", code)
            return self.cells({f"{table}.{code}": chosen}, patterns, release)

        offers = codes_of("T15")
        helped = used("ordinary", "tailored", "both", "local_only")
        ordinary = [code for code in offers if code not in (*TAILORED, "local")]
        for marks, cases in (
            ([mark("T15", code) for code in ordinary], used(*USED["ordinary"])),
            ([mark("T15", code) for code in TAILORED], used(*USED["tailored"])),
            ([mark("T17", code) for code in codes_of("T17")], helped),
            ([mark("T18a", code) for code in codes_of("T18a")], helped),
        ):
            self._spread(marks, cases)
        local = mark("T15", "local")
        self._rows.append(at_most(local, helped))
        self._rows.append(at_most(used(*USED["local"]), local))

    def _spread(self, marks: Sequence[tuple[int, ...]], cases: tuple[int, ...]) -> None:
        """Every one of the cases has a mark, and nobody else has."""
        for mark in marks:
            self._rows.append(at_most(mark, cases))
        self._rows.append(at_most(cases, tuple(cell for mark in marks for cell in mark)))

    def _tie_persons(self, pattern: Pattern, release: int) -> None:
        """Further persons, no more than there are, in a case whose age (T4) stays what it is.

        Deleted cases may have had any number.
        """
        most, deleted = self._world.company(pattern, release), pattern in self._world.gone
        if not most and not deleted:
            return
        extra = Extra(pattern, self._world.name(EXTRA, release), self._size)
        self._size += _SIZE
        self.extras.append(extra)
        if not deleted:
            self._rows += [Row((extra.cell(c),), 0, most[c]) for c in (*extra.genders, *extra.ages)]
        genders = tuple(map(extra.cell, extra.genders))
        ages = tuple(map(extra.cell, extra.ages))
        weights = (1,) * len(genders) + (-1,) * len(ages)
        self._rows.append(Row((*genders, *ages), 0, 0, weights))
        hosts = self._world.hosts(pattern, release)
        sharing = sum(one is UNDECIDED for age, one in hosts.items() if most["T10", age])
        for age, hosting in hosts.items():
            taking = self._hosting(hosting, pattern, release)
            if most["T10", age]:
                self._rows.append(Row(taking, sharing if hosting is UNDECIDED else 1))
            if deleted:
                weights = (*(_MANY for _ in taking), -1)
                self._rows.append(Row((*taking, extra.cell(("T10", age))), 0, None, weights))

    def _hosting(
        self, hosting: frozenset[State], pattern: Pattern, release: int
    ) -> tuple[int, ...]:
        where: dict[str, frozenset[State]] = {"T4": hosting}
        if self._world.gathered:
            where["T11"] = frozenset(frozenset({code}) for code in GATHERED)
        return self.cells(where, (pattern,), release)


class World(Seen):
    """Some releases together, and the parts that their dimensions fall into."""

    def __init__(
        self, samples: Sequence[Sample], gone: Mapping[Pattern, int] | None = None
    ) -> None:
        super().__init__(samples, gone)
        self.parts = tuple(Part(self, nodes) for nodes in self.split())

    def part(self, node: str) -> Part:
        """The part a dimension belongs to."""
        return next(part for part in self.parts if node in part.nodes)


def having(node: str, *categories: str, persons: bool = False) -> frozenset[State]:
    """The states of a dimension under which a case is counted in one of the categories."""
    table = node.split(".")[0]
    wanted = {(table, category) for category in categories}
    return frozenset(state for state in states(node, persons=persons, long=True) if state & wanted)


def at_most(smaller: Sequence[int], larger: Sequence[int]) -> Row:
    """That one sum is no more than another."""
    shared = set(smaller) & set(larger)
    less = [cell for cell in smaller if cell not in shared]
    more = [cell for cell in larger if cell not in shared]
    return Row((*more, *less), 0, None, (1,) * len(more) + (-1,) * len(less))
