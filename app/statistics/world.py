# SPDX-License-Identifier: EUPL-1.2
"""The unknown register as counts per state: what the attacker of one or more releases reasons on.

A case has a membership pattern: the releases that counted it. The totals per pattern are taken as
known, so the proof also holds against whoever knows how many cases there are and how many are new.
With them known, dimensions that nothing ties together are independent: each such part is a problem
of its own. A dimension whose value was changed for some case between two releases is one dimension
per release; all others are one. Worlds that are left out here (with more further persons in a case
than there are, say) only make the attacker stronger than anybody is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import Final

from app.domain.questionnaire import CROSSES
from app.statistics.attack import Problem
from app.statistics.graph import Bag, junction_tree
from app.statistics.solver import Row
from app.statistics.states import (
    EDGES,
    OFFERS,
    PERSONS,
    TAILORED,
    TIED,
    USED,
    Code,
    Counts,
    State,
    about_cases,
    codes_of,
    fits,
    node_states,
    nodes_of,
    others,
    states,
)

Pattern = tuple[int, ...]
Where = Mapping[str, frozenset[State]]
"""Dimension to the states of it that are meant."""

_GATHERED: Final = frozenset({("T11", "family"), ("T11", "friend_group")})
_EXTRA: Final = "others"


def _led(*pairs: tuple[str, str]) -> frozenset[State]:
    return frozenset(frozenset({("T4", age), ("T10", lead)}) for age, lead in pairs)


HOSTS: Final[Mapping[str, frozenset[State]]] = {
    "under_18": _led(("both", "under_18"), ("only_under", "under_18"), ("unknown", "under_18")),
    "over_18": _led(("both", "under_18"), ("only_over", "over_18")),
    "unknown": _led(("both", "under_18"), ("unknown", "under_18"), ("unknown", "unknown")),
}
"""Age of a further person to the states of T4 that stay what they are with it."""

UNDECIDED: Final = _led(("unknown", "unknown"))
"""Cases that can take in children or adults, but not both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What one release counted: the tables of its profile, and each case's counts by its key."""

    tables: tuple[str, ...]
    members: Mapping[str, Counts] = field(repr=False)
    long: bool


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


_EXTRA_SIZE: Final = len(codes_of("T9")) + len(codes_of("T10"))


class Part:
    """Dimensions that hang together, as a problem of their own."""

    def __init__(self, world: "World", nodes: Sequence[str]) -> None:
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
        name = self._world.name(_EXTRA, release)
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
        for release in pattern:
            key = tuple(self._world.name(node, release) for node in (*self.nodes, _EXTRA))
            if key in done:
                continue
            done.add(key)
            tables = self._world.samples[release].tables
            if "T16" in self.nodes and "T16" in tables:
                self._tie_offers(pattern, release)
            if "T9" in self.nodes and "T9" in tables:
                self._tie_persons(pattern, release)

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
        """Further persons, no more than there are, in a case whose age (T4) stays what it is."""
        most = self._world.company(pattern, release)
        if not most:
            return
        extra = Extra(pattern, self._world.name(_EXTRA, release), self._size)
        self._size += _EXTRA_SIZE
        self.extras.append(extra)
        for code in (*extra.genders, *extra.ages):
            self._rows.append(Row((extra.cell(code),), 0, most[code]))
        genders = tuple(map(extra.cell, extra.genders))
        ages = tuple(map(extra.cell, extra.ages))
        weights = (1,) * len(genders) + (-1,) * len(ages)
        self._rows.append(Row((*genders, *ages), 0, 0, weights))
        for hosts, number in self._world.hosts(pattern, release).items():
            where: dict[str, frozenset[State]] = {"T4": hosts}
            if self._world.gathered:
                where["T11"] = frozenset(frozenset({code}) for code in _GATHERED)
            self._rows.append(Row(self.cells(where, (pattern,), release), number))


class World:
    """Some releases together: the patterns of their cases and the parts of their dimensions.

    `gone` are the cases that have been deleted since, by the releases that counted them.
    """

    def __init__(
        self, samples: Sequence[Sample], gone: Mapping[Pattern, int] | None = None
    ) -> None:
        self.samples = tuple(samples)
        self.long = all(sample.long for sample in samples)
        tables = {table for sample in samples for table in sample.tables}
        self.persons = bool(tables & set(PERSONS))
        keys: dict[str, list[int]] = {}
        for number, sample in enumerate(samples):
            for key in sample.members:
                keys.setdefault(key, []).append(number)
        self._keys: dict[Pattern, list[str]] = {}
        for key, releases in keys.items():
            self._keys.setdefault(tuple(releases), []).append(key)
        found = Counter({pattern: len(own) for pattern, own in self._keys.items()})
        found.update(gone or {})
        self.patterns: dict[Pattern, int] = dict(sorted(found.items()))
        self.gathered = all(
            _GATHERED & counts.keys() or sum(n for c, n in counts.items() if c[0] == "T9") <= 1
            for sample in samples
            for counts in sample.members.values()
        )
        self._of = [self._nodes(sample.tables) for sample in samples]
        self._changed = self._find_changed(keys)
        self._more = self._find_more()
        self.parts = tuple(Part(self, nodes) for nodes in self._split())

    def part(self, node: str) -> Part:
        """The part a dimension belongs to."""
        return next(part for part in self.parts if node in part.nodes)

    def company(self, pattern: Pattern, release: int) -> Counter[Code]:
        """How many further persons the cases of a pattern have, by gender and by age."""
        found: Counter[Code] = Counter()
        for counts in self._members(pattern, release):
            found.update(others(counts))
        return found

    def hosts(self, pattern: Pattern, release: int) -> dict[frozenset[State], int]:
        """How many cases there must be, in which states of T4, to take the further persons in."""
        found: Counter[frozenset[State]] = Counter()
        company = self.company(pattern, release)
        own = [
            node_states(counts, ("T4",), persons=True)["T4"]
            for counts in self._members(pattern, release)
            if not self.gathered or _GATHERED & counts.keys()
        ]
        for age, hosting in HOSTS.items():
            if company["T10", age]:
                taking = hosting if hosting & set(own) else UNDECIDED
                found[taking] = found[taking] + 1 if taking == UNDECIDED else 1
        return found

    def _members(self, pattern: Pattern, release: int) -> Iterator[Counts]:
        for key in self._keys.get(pattern, ()):
            yield self.samples[release].members[key]

    def states(self, node: str) -> tuple[State, ...]:
        """What a case can be in a dimension, and whatever else some case is."""
        known = states(node, persons=self.persons, long=self.long)
        return (*known, *(one for one in self._more.get(node, ()) if one not in known))

    def among(self, release: int) -> tuple[Pattern, ...]:
        """The patterns that a release counted."""
        return tuple(pattern for pattern in self.patterns if release in pattern)

    def name(self, node: str, release: int) -> str:
        """A dimension as one release saw it."""
        return f"{node}@{release}" if node in self._changed else node

    def names(self, nodes: Iterable[str], pattern: Pattern) -> dict[str, str]:
        """The dimensions that the cases of a pattern have, by name."""
        return {
            self.name(node, release): node
            for node in nodes
            for release in pattern
            if node in self._of[release]
        }

    def edges(self, nodes: Iterable[str], pattern: Pattern) -> list[tuple[str, str]]:
        """Which of them must be seen together."""
        among = set(nodes)
        return [
            (self.name(one, release), self.name(other, release))
            for release in pattern
            for one, other in self._pairs(release)
            if one in among and other in among
        ]

    def _pairs(self, release: int) -> list[tuple[str, str]]:
        tables = self.samples[release].tables
        crossed = [nodes_of(table) for table in tables if table in CROSSES]
        known = self._of[release]
        return [
            (one, other) for one, other in (*EDGES, *crossed) if one in known and other in known
        ]

    def _nodes(self, tables: Sequence[str]) -> tuple[str, ...]:
        found = dict.fromkeys(node for table in about_cases(tables) for node in nodes_of(table))
        return tuple(found)

    def _find_changed(self, keys: Mapping[str, list[int]]) -> frozenset[str]:
        changed: set[str] = set()
        for key, releases in keys.items():
            if len(releases) == 1:
                continue
            seen: dict[str, object] = {}
            for release in releases:
                counts, nodes = self.samples[release].members[key], self._of[release]
                own: dict[str, object] = dict(node_states(counts, nodes, persons=self.persons))
                if "T9" in nodes:
                    own[_EXTRA] = tuple(sorted(others(counts).items()))
                changed |= {node for node, state in own.items() if seen.get(node, state) != state}
                seen |= own
        if any(node.split(".")[0] in OFFERS for node in changed):
            changed |= {one for own in self._of for one in own if one.split(".")[0] in OFFERS}
        return frozenset(changed)

    def _find_more(self) -> dict[str, tuple[State, ...]]:
        """The combinations of forms that occur, whether or not they are among the usual ones."""
        occurring = {
            frozenset(code for code in counts if code[0] == "T2")
            for sample in self.samples
            for counts in sample.members.values()
        }
        return {"T2": tuple(sorted(occurring, key=sorted))}

    def _split(self) -> list[list[str]]:
        """Dimensions that hang together, in the order of the sheet."""
        nodes = list(dict.fromkeys(node for own in self._of for node in own))
        pairs = [pair for release in range(len(self.samples)) for pair in self._pairs(release)]
        for tied in TIED:
            one_of = [node for node in nodes if node.split(".")[0] in tied]
            pairs += pairwise(one_of)
        group = {node: {node} for node in nodes}
        for one, other in pairs:
            if group[one] is not group[other]:
                group[one] |= group[other]
                for node in group[other]:
                    group[node] = group[one]
        distinct: list[set[str]] = []
        for node in nodes:
            if not any(node in known for known in distinct):
                distinct.append(group[node])
        return [[node for node in nodes if node in one] for one in distinct]


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
