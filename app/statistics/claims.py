# SPDX-License-Identifier: EUPL-1.2
"""What a sheet says and what must stay open, as rows and demands on the unknown register."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.protected import Danger, ProtectedCell, Secret, Statement
from app.domain.questionnaire import CROSSES, definition
from app.statistics.attack import Demand
from app.statistics.seen import Pattern
from app.statistics.solver import Row
from app.statistics.states import (
    PERSONS,
    Code,
    Counts,
    State,
    about_cases,
    codes_of,
    node_of,
    parts_of,
)
from app.statistics.world import Part, World

NEW, GONE = "new", "gone"
"""Groups of GROUP secrets that are no category: counted now and not then, and the other way."""


class Bound(StrEnum):
    """Which way a small count must stay open."""

    ZERO = "zero"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Ask:
    """One demand's name: the secret, the release whose values are meant, among which cases."""

    secret: Secret
    bound: Bound
    release: int
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """The thresholds under which a release is held."""

    k: int
    r: int
    group: int


class Claims:
    """Cells of tables on one world."""

    def __init__(self, world: World, sensitive: frozenset[Code]) -> None:
        self.world, self._sensitive = world, sensitive

    def cells(
        self, table: str, code: str, release: int, patterns: Sequence[Pattern]
    ) -> tuple[Part, tuple[int, ...]]:
        """The unknowns that a count is the sum of, and the part they are of."""
        where = {}
        for one in parts_of(table, code):
            where[node_of(one)] = self._with(one)
        part = self.world.part(next(iter(where)))
        found = part.cells(where, patterns, release)
        if table in PERSONS:
            found += part.further((table, code), patterns, release)
        return part, found

    def lacking(self, ask: Ask, *, visible: bool) -> tuple[Part, tuple[int, ...]]:
        """The unknowns of a group's cases that lack the mark.

        `visible`: a case of no identified ideology does not count as lacking a form, because a
        sheet that answers yes and no for the four forms does not show that it can be one.
        """
        secret = ask.secret
        mark = (secret.table, secret.code)
        node = node_of(mark)
        lacking = frozenset(self.world.states(node)) - self._with(mark)
        if visible and node == "T2":
            lacking -= {frozenset({("T2", "none_identified")})}
        where = {node: lacking}
        if secret.group_table not in ("", NEW, GONE):
            group = (secret.group_table, secret.group_code)
            where[node_of(group)] = self._with(group)
        part = self.world.part(node)
        return part, part.cells(where, ask.patterns, ask.release)

    def rows(
        self, table: str, cells: Iterable[ProtectedCell], release: int
    ) -> Iterator[tuple[Part, Row]]:
        """What a table says. Nothing for what is withheld or about something else than cases."""
        patterns = self.world.among(release)
        answers = {cell.code: cell.statement for cell in cells}
        if table == "T4" and Statement.YES in answers.values():
            yield from self._ages(answers, release, patterns)
            return
        for cell in cells:
            if cell.statement is Statement.NUMBER:
                part, unknowns = self.cells(table, cell.code, release, patterns)
                yield part, Row(unknowns, cell.lower or 0, cell.upper)
            elif cell.statement is not Statement.WITHHELD and cell.code != "both":
                yield from self._answer(table, cell, release, patterns)

    def _answer(
        self, table: str, cell: ProtectedCell, release: int, patterns: Sequence[Pattern]
    ) -> Iterator[tuple[Part, Row]]:
        """Yes: at least one. No: none, and of none it is unknown. Else none, and some unknown."""
        part, unknowns = self.cells(table, cell.code, release, patterns)
        if cell.statement is Statement.YES:
            yield part, Row(unknowns, 1)
            return
        yield part, Row(unknowns, 0, 0)
        open_codes = [code for code in definition(table).also if code not in _KNOWN]
        if not open_codes:
            return
        undecided: frozenset[State] = frozenset().union(
            *(self._with((table, code)) for code in open_codes)
        )
        unclear = part.cells({node_of((table, open_codes[0])): undecided}, patterns, release)
        if cell.statement is Statement.NO:
            yield part, Row(unclear, 0, 0)
        else:
            yield part, Row(unclear, 1)

    def _ages(
        self, answers: Mapping[str, Statement], release: int, patterns: Sequence[Pattern]
    ) -> Iterator[tuple[Part, Row]]:
        """T4 is answered for the municipality as a whole: who occurs in any case."""

        def cells(code: str) -> tuple[int, ...]:
            return self.cells("T4", code, release, patterns)[1]

        part = self.world.part("T4")
        if answers.get("both") is Statement.YES:
            for one in ("only_under", "only_over"):
                yield part, Row((*cells("both"), *cells(one)), 1)
            return
        for code, answer in answers.items():
            if answer is not Statement.YES:
                yield part, Row(cells(code), 0, 0)

    def asks(
        self,
        release: int,
        tables: Sequence[str],
        limits: Limits,
        truth: "Truth",
        earlier: Sequence[int] = (),
        large: Collection[Code] = (),
    ) -> Iterator[Ask]:
        """Everything that must stay open of a release, and of its difference to earlier ones.

        `large` are counts of an earlier release that were published as not small: with cases
        deleted since, the register alone no longer tells.
        """
        everybody = self.world.among(release)
        for table in about_cases(tables):
            for code in codes_of(table):
                small = truth.count(table, code, release, everybody) < limits.k
                if small and (table, code) not in large:
                    yield from _both(Danger.COUNT, table, code, release, everybody)
            yield from self._groups(table, release, everybody)
        for other in earlier:
            groups = (
                (Danger.NEW, NEW, release, tuple(p for p in everybody if other not in p)),
                (
                    Danger.GONE,
                    GONE,
                    other,
                    tuple(p for p in self.world.among(other) if release not in p),
                ),
            )
            shared = [one for one in tables if one in self.world.samples[other].tables]
            for danger, group, seen_in, patterns in groups:
                if not patterns:
                    continue
                for table in about_cases(shared):
                    for code in codes_of(table):
                        if truth.count(table, code, seen_in, patterns) < limits.k:
                            yield from _both(danger, table, code, seen_in, patterns)
                        if (table, code) in self._sensitive:
                            secret = Secret(
                                danger=Danger.GROUP, table=table, code=code, group_table=group
                            )
                            yield Ask(secret, Bound.MORE, seen_in, patterns)

    def demand(self, ask: Ask, limits: Limits, *, visible: bool) -> tuple[Part, Demand]:
        """An ask on the unknowns; a group smaller than a threshold can only be asked its size."""
        secret = ask.secret
        size = sum(self.world.patterns[pattern] for pattern in ask.patterns)
        if secret.danger is Danger.GROUP:
            part, unknowns = self.lacking(ask, visible=visible)
            return part, Demand(ask, unknowns, at_least=min(limits.group, size))
        part, unknowns = self.cells(secret.table, secret.code, ask.release, ask.patterns)
        if ask.bound is Bound.ZERO:
            return part, Demand(ask, unknowns, at_most=0)
        return part, Demand(ask, unknowns, at_least=min(limits.r, size))

    def _groups(self, table: str, release: int, patterns: tuple[Pattern, ...]) -> Iterator[Ask]:
        """That (nearly) everybody has a mark: of all, or in a cross table of one category."""
        if table not in CROSSES:
            for code in codes_of(table):
                if (table, code) in self._sensitive:
                    secret = Secret(danger=Danger.GROUP, table=table, code=code)
                    yield Ask(secret, Bound.MORE, release, patterns)
            return
        for cell in codes_of(table):
            one, other = parts_of(table, cell)
            for mark, group in ((one, other), (other, one)):
                if mark in self._sensitive:
                    secret = Secret(
                        danger=Danger.GROUP,
                        table=mark[0],
                        code=mark[1],
                        group_table=group[0],
                        group_code=group[1],
                    )
                    yield Ask(secret, Bound.MORE, release, patterns)

    def _with(self, code: Code) -> frozenset[State]:
        return frozenset(state for state in self.world.states(node_of(code)) if code in state)


class Truth:
    """The true counts by release and pattern, of the cases that are still in the register."""

    def __init__(self, world: World) -> None:
        self._sums: Counter[tuple[int, Pattern, str, str]] = Counter()
        patterns: dict[str, Pattern] = {}
        for number, sample in enumerate(world.samples):
            for key in sample.members:
                patterns[key] = (*patterns.get(key, ()), number)
        for number, sample in enumerate(world.samples):
            crosses = [table for table in sample.tables if table in CROSSES]
            for key, counts in sample.members.items():
                pattern = patterns[key]
                for (table, code), count in counts.items():
                    self._sums[number, pattern, table, code] += count
                for table in crosses:
                    for code in _crossed(table, counts):
                        self._sums[number, pattern, table, code] += 1

    def count(self, table: str, code: str, release: int, patterns: Iterable[Pattern]) -> int:
        """How many count in a category as a release saw them, of the cases of some patterns."""
        return sum(self._sums[release, pattern, table, code] for pattern in patterns)


def _crossed(table: str, counts: Counts) -> Iterator[str]:
    for code in codes_of(table):
        one, other = parts_of(table, code)
        if counts.get(one) and counts.get(other):
            yield code


def _both(
    danger: Danger, table: str, code: str, release: int, patterns: tuple[Pattern, ...]
) -> Iterator[Ask]:
    secret = Secret(danger=danger, table=table, code=code)
    yield Ask(secret, Bound.ZERO, release, patterns)
    yield Ask(secret, Bound.MORE, release, patterns)


_KNOWN: Final = frozenset({"none_identified"})


def asked(demand: Demand) -> Ask:
    """What a demand asks."""
    if not isinstance(demand.name, Ask):
        raise TypeError(demand.name)
    return demand.name
