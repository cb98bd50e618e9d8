# SPDX-License-Identifier: EUPL-1.2
"""What some releases counted, seen together: who is in which, and what was changed in between.

A case has a membership pattern: the releases that counted it. A dimension whose value was changed
for some case between two releases is one dimension per release; all others are one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Final

from app.domain.questionnaire import CROSSES
from app.statistics.states import (
    EDGES,
    FORMS,
    OFFERS,
    PERSONS,
    TIED,
    Code,
    Counts,
    State,
    about_cases,
    node_states,
    nodes_of,
    others,
    states,
)

Pattern = tuple[int, ...]
Where = Mapping[str, frozenset[State]]
"""Dimension to the states of it that are meant."""

GATHERED: Final = frozenset({("T11", "family"), ("T11", "friend_group")})
EXTRA: Final = "others"


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


class Seen:
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
        self.gone: Mapping[Pattern, int] = gone or {}
        found.update(self.gone)
        self.patterns: dict[Pattern, int] = dict(sorted(found.items()))
        self.gathered = all(
            GATHERED & counts.keys() or sum(n for c, n in counts.items() if c[0] == "T9") <= 1
            for sample in samples
            for counts in sample.members.values()
        )
        self.peopled = all(
            any(table == "T9" for table, _ in counts)
            for sample in samples
            for counts in sample.members.values()
        )
        self._of = [self._nodes(sample.tables) for sample in samples]
        self._changed = self._find_changed(keys)
        self._more = self._find_more()

    def company(self, pattern: Pattern, release: int) -> Counter[Code]:
        """How many further persons the cases of a pattern have, by gender and by age."""
        found: Counter[Code] = Counter()
        for counts in self._members(pattern, release):
            found.update(others(counts))
        return found

    def hosts(self, pattern: Pattern, release: int) -> dict[str, frozenset[State]]:
        """Age of a further person to the states of T4 that take it in.

        Cases of unknown age do so only where no other case of the pattern can.
        """
        company = self.company(pattern, release)
        own = {
            node_states(counts, ("T4",), persons=True)["T4"]
            for counts in self._members(pattern, release)
            if not self.gathered or GATHERED & counts.keys()
        }
        return {
            age: UNDECIDED if company["T10", age] and not hosting & own else hosting
            for age, hosting in HOSTS.items()
        }

    def _members(self, pattern: Pattern, release: int) -> Iterator[Counts]:
        for key in self._keys.get(pattern, ()):
            yield self.samples[release].members[key]

    def states(self, node: str) -> tuple[State, ...]:
        """What a case can be in a dimension, and whatever else some case is.

        Where every case has a person in focus, whoever reads the sheet may take that for granted.
        """
        known = states(node, persons=self.persons, long=self.long)
        if self.persons and self.peopled and node in ("T4", "T9"):
            wanted = "T10" if node == "T4" else "T9"
            known = tuple(one for one in known if any(table == wanted for table, _ in one))
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
                    own[EXTRA] = tuple(sorted(others(counts).items()))
                changed |= {node for node, state in own.items() if seen.get(node, state) != state}
                seen |= own
        if changed & {"T4", "T9", "T11"}:  # further persons belong to a case of a certain age
            changed.add(EXTRA)
        if any(node.split(".")[0] in OFFERS for node in changed):
            changed |= {one for own in self._of for one in own if one.split(".")[0] in OFFERS}
        return frozenset(changed)

    def _find_more(self) -> dict[str, tuple[State, ...]]:
        """The combinations of forms that occur; of deleted cases nobody knows, so any two forms."""
        occurring = {
            frozenset({("T2", one), ("T2", other)})
            for one, other in combinations(FORMS, 2)
            if self.gone
        }
        occurring |= {
            frozenset(code for code in counts if code[0] == "T2")
            for sample in self.samples
            for counts in sample.members.values()
        }
        return {"T2": tuple(sorted(occurring, key=sorted))}

    def split(self) -> list[list[str]]:
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
