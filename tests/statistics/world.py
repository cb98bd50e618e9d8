# SPDX-License-Identifier: EUPL-1.2
"""The unknown register as a reader of one or several sheets sees it: cells and their arithmetic.

There is one set of cells for each *pattern*: the releases in which a case was counted. Within a
pattern, cells are counts of small tables (police x age, age x form, form x primacy, primacy x
place and last day) whose margins agree, and of marks beside them. The reader is taken to guess
right which patterns are empty, which answers nobody's case changed between two releases, and
that every case has a person in focus; at will also that none is without an identified form.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from app.domain.periods import SurveyPeriod
from app.domain.questionnaire import CROSSES, JOIN
from app.domain.survey import SurveyFacts
from tests.statistics import concerns
from tests.statistics.integers import NO_LIMIT, Row, Sum
from tests.statistics.patterns import (
    OF,
    Pattern,
    Patterned,
    at_least_one,
    has,
    may_be_in,
    may_have,
    patterned,
)
from tests.statistics.recount import (
    AGES,
    ATTRIBUTES,
    BANDS,
    BESIDE,
    GENDERS,
    LEVELS,
    OFFERS,
    TARGETS,
    counted,
    fits,
)

Key = tuple[Hashable, ...]

PAIRS = (("police", "age"), ("age", "form"), ("form", "primacy"), ("primacy", "spot"))
_LINKED = {name for pair in PAIRS for name in pair}
_ALONE = tuple(name for name in ATTRIBUTES if name not in _LINKED)
_CROSSED = {"T2xT4": ("age", "form"), "T2xT6": ("form", "primacy"), "T3xT4": ("police", "age")}
_CROWD = 30
"""Nobody expects more persons than that in one case."""
_EFFORTS = ("ordinary", "tailored", "both", "local_only")

Source = tuple[SurveyFacts, SurveyPeriod]


class World:
    """Names of the unknowns, the rows that always hold, and the true values."""

    def __init__(self, sources: Sequence[Source], *, everyone_has_a_form: bool = False) -> None:
        everybody = [counted(facts.cases, period) for facts, period in sources]
        states = [state for cases in everybody for state in cases.values()]
        self.sources = sources
        self.rows: list[Row] = []
        self.truth: Counter[Key] = Counter()
        self._names: dict[Key, None] = {}
        self._person = all(state.bands for state in states)
        self.groups = list(patterned(everybody))
        for group in self.groups:
            self._build(group)
        self.concerns = concerns.Concerns(sources)
        self._names.update(dict.fromkeys(self.concerns.names))
        self.rows += self.concerns.rows
        self.truth.update(self.concerns.truth)
        self._within_each_other()
        if everyone_has_a_form and not any(has(one, "T2", "none_identified") for one in states):
            for release in range(len(sources)):
                self.rows.append((self.expression(release, "T2", "none_identified"), 0, 0))

    @property
    def names(self) -> Sequence[Key]:
        return list(self._names)

    @property
    def persons(self) -> set[Key]:
        """The unknowns about persons: whatever the cases are, these are filled in last."""
        return {key for key in self._names if key[0] in ("person", "band", "gender")}

    @property
    def parts(self) -> Mapping[Key, str]:
        """Groups of unknowns that are tied to each other by more than the number of cases."""
        return {key: _part_of(key) for key in self._names}

    def expression(
        self, release: int, table: str, code: str, only: Callable[[Pattern], bool] | None = None
    ) -> Sum:
        """The count of a cell in a release, as a sum of unknowns."""
        if table == "T7":
            return self.concerns.expression(release, code, only)
        total: Counter[Key] = Counter()
        for group in self.groups:
            if release in group.pattern and (only is None or only(group.pattern)):
                total.update(self._part(group, release, table, code))
        return total

    def both(self, release: int, mark: tuple[str, str], group: tuple[str, str]) -> Sum:
        """How many of the group have the mark; the two tables are crossed with each other."""
        for cross, _pair in _CROSSED.items():
            first, second = cross.split("x")
            if (first, second) == (mark[0], group[0]):
                return self.expression(release, cross, f"{mark[1]}{JOIN}{group[1]}")
            if (first, second) == (group[0], mark[0]):
                return self.expression(release, cross, f"{group[1]}{JOIN}{mark[1]}")
        raise LookupError(mark, group)

    def crossed_groups(self, mark: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """The categories of the tables with which the mark's table is crossed."""
        found: dict[tuple[str, str], None] = {}
        for cross, definition in CROSSES.items():
            tables = cross.split("x")
            if mark[0] in tables:
                other = 1 - tables.index(mark[0])
                for code in definition.categories:
                    found[(tables[other], code.split(JOIN)[other])] = None
        yield from found

    def _part(self, group: Patterned, release: int, table: str, code: str) -> Counter[Key]:
        pattern = group.pattern
        if table in ("T1", "T1a"):
            return Counter({("cases", pattern): 1})
        if table in _CROSSED:
            first, second = table.split("x")
            row, column = code.split(JOIN)
            pair = _CROSSED[table]
            wanted = {OF[first]: (first, row), OF[second]: (second, column)}
            return self._sum_of_pair(
                group,
                release,
                pair,
                lambda states: all(
                    wanted[name] in ATTRIBUTES[name].marks(state)
                    for name, state in zip(pair, states, strict=True)
                ),
            )
        if table in ("T9", "T10"):
            key = ("gender" if table == "T9" else "band", pattern, group.people(release), code)
            return Counter({key: 1})
        if table in BESIDE and code in BESIDE[table]:
            return Counter(dict.fromkeys(self._beside_keys(group, release, table, code), 1))
        name = OF[table]
        return self._margin(
            group, release, name, lambda state: (table, code) in ATTRIBUTES[name].marks(state)
        )

    def flags(self, release: int, wanted: Callable[[tuple], bool]) -> Sum:
        """How many cases have such ages."""
        total: Counter[Key] = Counter()
        for group in self.groups:
            if release in group.pattern:
                total.update(self._margin(group, release, "age", wanted))
        return total

    def _margin(
        self, group: Patterned, release: int, name: str, wanted: Callable[..., bool]
    ) -> Counter[Key]:
        if name in _ALONE:
            version = group.of(release, name)
            return Counter(
                {
                    ("state", group.pattern, name, version, state): 1
                    for state in ATTRIBUTES[name].states
                    if wanted(state)
                }
            )
        pair = next(pair for pair in PAIRS if name in pair)
        place = pair.index(name)
        return self._sum_of_pair(group, release, pair, lambda states: wanted(states[place]))

    def _sum_of_pair(
        self,
        group: Patterned,
        release: int,
        pair: tuple[str, str],
        wanted: Callable[[tuple], bool],
    ) -> Counter[Key]:
        return Counter(
            {key: 1 for key, states in self._pair_cells(group, release, pair) if wanted(states)}
        )

    def _pair_cells(
        self, group: Patterned, release: int, pair: tuple[str, str]
    ) -> Iterator[tuple[Key, tuple]]:
        versions = tuple(group.of(release, name) for name in pair)
        for first in ATTRIBUTES[pair[0]].states:
            for second in ATTRIBUTES[pair[1]].states:
                if pair != ("primacy", "spot") or fits(first, second):
                    yield ("pair", group.pattern, pair, versions, first, second), (first, second)

    def _beside_keys(self, group: Patterned, release: int, table: str, code: str) -> Iterator[Key]:
        version = group.beside(release, table)
        if table in ("T13", "T18d"):
            yield ("mark", group.pattern, table, version, code)
            return
        for effort in _EFFORTS:
            if table != "T15" or may_have(code, effort):
                yield ("mark", group.pattern, table, version, code, effort)

    def _name(self, keys: Iterable[Key]) -> None:
        self._names.update(dict.fromkeys(keys))

    def _equal(self, first: Sum, second: Sum, least: float = 0, most: float = 0) -> None:
        """`least` <= first - second <= `most`."""
        row = Counter(first)
        row.subtract(second)
        kept = {key: factor for key, factor in row.items() if factor}
        if kept:
            self.rows.append((kept, least, most))

    def _build(self, group: Patterned) -> None:
        whole = {("cases", group.pattern): 1}
        self._name(whole)
        self.truth["cases", group.pattern] += len(group.cases)
        seen: set[object] = set()
        for release in sorted(group.pattern):
            for pair in PAIRS:
                self._build_pair(group, release, pair, whole, seen)
            for name in _ALONE:
                key = (name, group.of(release, name))
                if key in seen:
                    continue
                seen.add(key)
                cells = self._margin(group, release, name, lambda _state: True)
                self._name(cells)
                self._equal(cells, whole)
                for case in group.cases:
                    state = case[release].states[name]
                    self.truth["state", group.pattern, name, key[1], state] += 1
            for table in BESIDE:
                key = (table, group.beside(release, table))
                if key not in seen:
                    seen.add(key)
                    self._build_beside(group, release, table, whole)
            self._build_people(group, release, seen)

    def _build_pair(
        self,
        group: Patterned,
        release: int,
        pair: tuple[str, str],
        whole: Sum,
        seen: set[object],
    ) -> None:
        versions = tuple(group.of(release, name) for name in pair)
        if (pair, versions) in seen:
            return
        seen.add((pair, versions))
        cells = dict(self._pair_cells(group, release, pair))
        self._name(cells)
        self._equal(dict.fromkeys(cells, 1), whole)
        for case in group.cases:
            states = tuple(case[release].states[name] for name in pair)
            self.truth["pair", group.pattern, pair, versions, *states] += 1
        for place, name in enumerate(pair):
            margin = {
                state: {key: 1 for key, states in cells.items() if states[place] == state}
                for state in ATTRIBUTES[name].states
            }
            first = ("margin", name, versions[place])
            earlier = next(
                (one for one in seen if isinstance(one, _Margin) and one.of == first), None
            )
            if earlier is None:
                seen.add(_Margin(first, margin))
                continue
            for state, cells_there in margin.items():
                self._equal(cells_there, earlier.cells[state])

    def _build_beside(self, group: Patterned, release: int, table: str, whole: Sum) -> None:
        for code in BESIDE[table]:
            self._name(self._beside_keys(group, release, table, code))
        for case in group.cases:
            for code in case[release].beside[table]:
                key: Key = ("mark", group.pattern, table, group.beside(release, table), code)
                if table not in ("T13", "T18d"):
                    key = (*key, case[release].states["effort"])
                self.truth[key] += 1
        if table == "T13":
            for code in BESIDE[table]:
                keys = dict.fromkeys(self._beside_keys(group, release, table, code), 1)
                self._equal(keys, whole, -NO_LIMIT)
        elif table == "T18d":
            asked = self._margin(group, release, "barred", bool)
            for code in BESIDE[table]:
                keys = dict.fromkeys(self._beside_keys(group, release, table, code), 1)
                self._equal(keys, asked, -NO_LIMIT)
        else:
            for effort in _EFFORTS:
                self._with_effort(group, release, table, effort)

    def _with_effort(self, group: Patterned, release: int, table: str, effort: str) -> None:
        """Where an offer was used there is an offer, a level and a target."""
        cases = self._margin(group, release, "effort", lambda state: state == effort)
        version = group.beside(release, table)
        for codes in at_least_one(table, effort):
            keys = {("mark", group.pattern, table, version, code, effort): 1 for code in codes}
            self._equal(keys, cases, 0, NO_LIMIT)
        for code in BESIDE[table]:
            if table != "T15" or may_have(code, effort):
                key = ("mark", group.pattern, table, version, code, effort)
                self._equal({key: 1}, cases, -NO_LIMIT)

    def _build_people(self, group: Patterned, release: int, seen: set[object]) -> None:
        people = group.people(release)
        ages = group.of(release, "age")
        pattern = group.pattern
        if ("people", people) not in seen:
            seen.add(("people", people))
            bands = {("band", pattern, people, band): 1 for band in BANDS}
            genders = {("gender", pattern, people, gender): 1 for gender in GENDERS}
            self._name((*bands, *genders))
            self._equal(bands, genders)
            for case in group.cases:
                for band, number in case[release].bands.items():
                    self.truth["band", pattern, people, band] += number
                for gender, number in case[release].genders.items():
                    self.truth["gender", pattern, people, gender] += number
        if ("people", people, ages) in seen:
            return
        seen.add(("people", people, ages))
        for case in group.cases:
            flags = case[release].states["age"]
            for band, number in case[release].bands.items():
                self.truth["person", pattern, people, ages, flags, band] += number
        cells = {
            (flags, band): ("person", pattern, people, ages, flags, band)
            for flags in AGES
            for band in BANDS
            if may_be_in(flags, band)
        }
        self._name(cells.values())
        for band in BANDS:
            parts = {key: 1 for (_flags, one), key in cells.items() if one == band}
            self._equal(parts, {("band", pattern, people, band): 1})
        for flags in AGES:
            band = "under_18" if flags[0] else "over_18" if flags[0] is False else "unknown"
            cases = self._margin(group, release, "age", lambda state, flags=flags: state == flags)
            for one in BANDS:
                if (flags, one) in cells:
                    many = Counter({key: _CROWD * factor for key, factor in cases.items()})
                    self._equal({cells[flags, one]: 1}, many, -NO_LIMIT)
            if self._person or flags != (None, None):
                self._equal({cells[flags, band]: 1}, cases, 0, NO_LIMIT)

    def _within_each_other(self) -> None:
        """What was so on some day of a period was so on some day of a period around it."""
        for group in self.groups:
            for inner, outer in combinations(sorted(group.pattern), 2):
                first, second = self.sources[inner][1], self.sources[outer][1]
                if second.start <= first.start and first.end <= second.end:
                    self._grows(group, inner, outer)

    def _grows(self, group: Patterned, inner: int, outer: int) -> None:
        for table, codes in (
            ("T2", ("right_wing", "left_wing", "extreme_islamism", "other_named")),
            ("T3", ("handed_over",)),
            ("T5", ("inside", "outside", "both")),
            ("T6", ("primary", "non_primary", "both")),
            ("T15", OFFERS),
            ("T17", LEVELS),
            ("T18a", TARGETS),
        ):
            for code in codes:
                if all(
                    has(case[outer], table, code) or not has(case[inner], table, code)
                    for case in group.cases
                ):
                    self._equal(
                        self._part(group, inner, table, code),
                        self._part(group, outer, table, code),
                        -NO_LIMIT,
                    )


@dataclass(frozen=True, eq=False)
class _Margin:
    of: tuple[str, str, int]
    cells: Mapping[Hashable, Sum]


def _part_of(key: Key) -> str:
    kind = str(key[0])
    if kind == "state":
        return {"effort": "offers", "barred": "T18d"}.get(str(key[2]), str(key[2]))
    if kind == "mark":
        return {"T13": f"T13 {key[4]}", "T18d": "T18d"}.get(str(key[2]), "offers")
    return kind
