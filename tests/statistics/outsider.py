# SPDX-License-Identifier: EUPL-1.2
"""The attacker of the tests: all that a reader of sheets can work out, and what of it is too much.

It knows every figure and word on the sheets, the legend, the counting rules (see `world`), the
floor of five, and in several releases which cases may be in both. It is written apart from the
program's own attacker and shares nothing with it but the facts and the questionnaire.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from app.domain.periods import SurveyPeriod
from app.domain.protected import Profile, ProtectedSheet, Statement
from app.domain.questionnaire import CROSSES, JOIN, definition
from app.domain.survey import SurveyFacts
from tests.statistics.integers import NO_LIMIT, Impossible, Row, Sum, Unknowns
from tests.statistics.recount import NAMED_FORMS, SIGNS, counted
from tests.statistics.statements import COUNTED, alternatives, said
from tests.statistics.world import World

SENSITIVE = (
    *(("T2", code) for code in NAMED_FORMS),
    ("T3", "handed_over"),
    ("T6", "primary"),
    *(("T12", code) for code in ("yes", "physical", "online", "physical_and_online")),
    *(("T13", code) for code in SIGNS),
    *(
        ("T15", code)
        for code in (
            "exit_programme",
            "psychiatric",
            "substance_treatment",
            "day_placement",
            "residential_placement",
        )
    ),
)
SMALL, REACH, LACK = 4, 3, 2

Release = tuple[ProtectedSheet, SurveyFacts, SurveyPeriod]


@dataclass(frozen=True)
class Known:
    """A count (of a group: those who lack the mark) that can only lie between these two."""

    where: str
    table: str
    code: str
    truth: int
    lower: int
    upper: int
    group: tuple[str, str] = ("", "")


@dataclass
class Findings:
    """Everything that came out; `tried` is how many secrets were attacked.

    `where` is the number of a release, or "1-0": counted in release 1 and not in release 0.
    `stated` holds what a Ja/nej-ark says openly (whether a category of one table occurs), and
    what is only said again by that in other words.
    """

    tried: int = 0
    exact: list[Known] = field(default_factory=list)
    exists: list[Known] = field(default_factory=list)
    below: list[Known] = field(default_factory=list)
    groups: list[Known] = field(default_factory=list)
    groups_of_the_difference: list[Known] = field(default_factory=list)
    stated: list[Known] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def leaks(self) -> Sequence[object]:
        """What must be empty."""
        return [*self.false, *self.exact, *self.exists, *self.below, *self.groups]


class Outsider:
    """One attack on some sheets together."""

    def __init__(self, releases: Sequence[Release], *, everyone_has_a_form: bool = False) -> None:
        self.releases = releases
        self.guesses = everyone_has_a_form
        sources = [(facts, period) for _sheet, facts, period in releases]
        self.world = World(sources, everyone_has_a_form=everyone_has_a_form)
        ways: list[list[Row]] = [[]]
        for number, (sheet, _facts, _period) in enumerate(releases):
            found = alternatives(self.world, number, sheet)
            ways = [[*way, *rows] for way in ways for rows in found]
        self.truth = np.array([self.world.truth[name] for name in self.world.names], dtype=float)
        if strange := set(self.world.truth) - set(self.world.names):
            raise AssertionError(f"the outsider has no cell for {sorted(map(str, strange))[:3]}")
        self._check_the_world()
        self.ways: list[Unknowns] = []
        for way in ways:
            rows = [*self.world.rows, *_kept(way)]
            unknowns = Unknowns(self.world.names, rows, self.world.parts, self.world.persons)
            try:
                unknowns.least({})
            except Impossible:
                continue
            if unknowns.fits(self.truth):
                unknowns.learn(self.truth)
            self.ways.append(unknowns)

    def false_statements(self) -> Iterator[str]:
        """Statements that the true register contradicts."""
        for number, (sheet, _facts, _period) in enumerate(self.releases):
            for (table, code), cell in said(sheet).items():
                if cell.statement is Statement.NUMBER:
                    truth = self.true(self.world.expression(number, table, code))
                    upper = NO_LIMIT if cell.upper is None else cell.upper
                    if not (cell.lower or 0) <= truth <= upper:
                        yield f"{number}: {table} {code} is {truth}, not {cell.lower}-{cell.upper}"
        if not any(way.fits(self.truth) for way in self.ways):
            yield "the sheets do not fit the register they were made from"

    def true(self, wanted: Sum) -> int:
        return sum(self.world.truth[name] * factor for name, factor in wanted.items())

    def can_be_at_most(self, wanted: Sum, limit: int) -> bool:
        return any(way.least(wanted, limit) <= limit for way in self._likeliest_first(wanted, -1))

    def can_be_at_least(self, wanted: Sum, limit: int) -> bool:
        return any(way.most(wanted, limit) >= limit for way in self._likeliest_first(wanted, 1))

    def range(self, wanted: Sum) -> tuple[int, int]:
        """All that can be known of a count: its least and its most."""
        return (
            min(way.least(wanted) for way in self.ways),
            max(way.most(wanted) for way in self.ways),
        )

    def _likeliest_first(self, wanted: Sum, sign: int) -> Sequence[Unknowns]:
        def best(way: Unknowns) -> float:
            shown = way.known @ (sign * way.vector(wanted))
            return -shown.max(initial=-NO_LIMIT)

        return self.ways if len(self.ways) == 1 else sorted(self.ways, key=best)

    def _check_the_world(self) -> None:
        for row, lower, upper in self.world.rows:
            if not lower <= self.true(row) <= upper:
                raise AssertionError(f"the outsider believes what is not so: {row}")


def findings(
    sheet: ProtectedSheet,
    facts: SurveyFacts,
    period: SurveyPeriod,
    *,
    everyone_has_a_form: bool = False,
) -> Findings:
    """What one sheet gives away."""
    return joint_findings([(sheet, facts, period)], everyone_has_a_form=everyone_has_a_form)


def joint_findings(releases: Sequence[Release], *, everyone_has_a_form: bool = False) -> Findings:
    """What the sheets give away together, the differences between them included.

    With `everyone_has_a_form` the reader takes it (if it is so) that no case is without an
    identified form: that category is not printed on a Ja/nej-ark.
    """
    outsider = Outsider(releases, everyone_has_a_form=everyone_has_a_form)
    found = Findings(false=list(outsider.false_statements()))
    if not outsider.ways or "the sheets do not" in "".join(found.false):
        return found
    for number, (sheet, facts, period) in enumerate(releases):
        if counted(facts.cases, period):
            _attack(outsider, found, number, sheet)
    for number in range(len(releases)):
        for other in range(len(releases)):
            _attack_difference(outsider, found, number, other)
    return found


def _attack(outsider: Outsider, found: Findings, number: int, sheet: ProtectedSheet) -> None:
    world = outsider.world
    yes_no = sheet.header.profile == Profile.YES_NO
    for table in COUNTED:
        for code in (*definition(table).categories, *definition(table).also):
            if (outsider.guesses, code) == (True, "none_identified"):
                continue
            open_ = table == "T1a" or (yes_no and table not in CROSSES)
            wanted = world.expression(number, table, code)
            _attack_count(outsider, found, str(number), (table, code), wanted, open_)
    for mark in SENSITIVE:
        everybody = world.expression(number, "T1a", "cases")
        marked = world.expression(number, *mark)
        _attack_group(outsider, found.groups, str(number), mark, ("", ""), everybody, marked)
        for group in world.crossed_groups(mark):
            marked = world.both(number, mark, group)
            everybody = world.expression(number, *group)
            if not yes_no or outsider.can_be_at_least(everybody, 1):
                _attack_group(outsider, found.groups, str(number), mark, group, everybody, marked)
        found.tried += 1


def _attack_difference(outsider: Outsider, found: Findings, number: int, other: int) -> None:
    """Counted in release `number` and not in `other`: each cell is a secret of its own."""
    world = outsider.world

    def only(pattern: frozenset[int]) -> bool:
        return number in pattern and other not in pattern

    where = f"{number}-{other}"
    yes_no = outsider.releases[number][0].header.profile == Profile.YES_NO
    whole = world.expression(number, "T1a", "cases", only)
    for table in COUNTED:
        for code in (*definition(table).categories, *definition(table).also):
            if not (wanted := world.expression(number, table, code, only)):
                continue
            # what a "nej" says of all, it says of some
            none = yes_no and not outsider.can_be_at_least(world.expression(number, table, code), 1)
            if not none:
                _attack_count(outsider, found, where, (table, code), wanted, open_=False)
    if whole:
        for mark in SENSITIVE:
            marked = world.expression(number, *mark, only)
            into = found.groups_of_the_difference
            _attack_group(outsider, into, where, mark, ("", ""), whole, marked)


def _attack_count(
    outsider: Outsider,
    found: Findings,
    where: str,
    cell: tuple[str, str],
    wanted: Sum,
    open_: bool,
) -> None:
    truth = outsider.true(wanted)
    if truth > SMALL:
        return
    found.tried += 1
    may_be_none = outsider.can_be_at_most(wanted, 0)
    reaches = outsider.can_be_at_least(wanted, REACH)
    if may_be_none and reaches:
        return
    lower, upper = outsider.range(wanted)
    known = Known(where, *cell, truth, lower, upper)
    if open_ and (upper == 0 or (lower >= 1 and reaches)):
        found.stated.append(known)
        return
    if (
        cell[0] in CROSSES
        and reaches | (upper == 0)
        and _says_it_again(outsider, where, cell, wanted)
    ):
        found.stated.append(known)
        return
    if lower == upper:
        found.exact.append(known)
    if lower >= 1:
        found.exists.append(known)
    if upper < REACH:
        found.below.append(known)


def _says_it_again(outsider: Outsider, where: str, cell: tuple[str, str], wanted: Sum) -> bool:
    """In a Ja/nej-ark: a part of the cell occurs nowhere, or one part is what everybody has.

    Of nobody, and of everybody, the cell says no more than the one-way table does.
    """
    if not where.isdigit() or outsider.releases[int(where)][0].header.profile != Profile.YES_NO:
        return False
    parts = zip(cell[0].split("x"), cell[1].split(JOIN), strict=True)
    for part in parts:
        alone = outsider.world.expression(int(where), *part)
        rest = Counter(alone)
        rest.subtract(wanted)
        if not outsider.can_be_at_least(alone, 1) or not outsider.can_be_at_least(rest, 1):
            return True
    return False


def _attack_group(
    outsider: Outsider,
    into: list[Known],
    where: str,
    mark: tuple[str, str],
    group: tuple[str, str],
    everybody: Sum,
    marked: Sum,
) -> None:
    lacking = dict.fromkeys((*everybody, *marked), 0)
    for name, factor in everybody.items():
        lacking[name] += factor
    for name, factor in marked.items():
        lacking[name] -= factor
    if not outsider.can_be_at_least(lacking, LACK):
        lower, upper = outsider.range(lacking)
        into.append(Known(where, *mark, outsider.true(lacking), lower, upper, group))


def _kept(rows: Sequence[Row]) -> Iterator[Row]:
    """A row about nothing at all is left out where it holds."""
    for row, lower, upper in rows:
        if row or not lower <= 0 <= upper:
            yield row, lower, upper
