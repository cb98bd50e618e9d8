# SPDX-License-Identifier: EUPL-1.2
"""Cases by the releases that counted them, and what goes with what in one case."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.statistics.recount import (
    ATTRIBUTES,
    BESIDE,
    LEVELS,
    LOCAL,
    ORDINARY,
    TAILORED,
    TARGETS,
    CaseState,
    age_codes,
)

Pattern = frozenset[int]

OF = {
    "T2": "form",
    "T3": "police",
    "T4": "age",
    "T5": "spot",
    "T6": "primacy",
    "T8": "spot",
    "T11": "kind",
    "T12": "affiliation",
    "T16": "effort",
    "T18b": "criteria",
    "T18c": "followed",
    "T18d": "barred",
}


@dataclass(frozen=True)
class Patterned:
    """The cases of one pattern, and for each attribute in which releases it is the same."""

    pattern: Pattern
    cases: Sequence[Mapping[int, CaseState]]

    def version(self, release: int, what: Callable[[CaseState], object]) -> int:
        return next(
            other
            for other in sorted(self.pattern)
            if all(what(case[other]) == what(case[release]) for case in self.cases)
        )

    def of(self, release: int, attribute: str) -> int:
        return self.version(release, lambda case: case.states[attribute])

    def beside(self, release: int, table: str) -> int:
        attribute = "barred" if table == "T18d" else "effort"
        if table == "T13":
            return self.version(release, lambda case: case.beside[table])
        return self.version(release, lambda case: (case.beside[table], case.states[attribute]))

    def people(self, release: int) -> int:
        return self.version(release, lambda case: (case.bands, case.genders))


def patterned(releases: Sequence[Mapping[str, CaseState]]) -> Iterator[Patterned]:
    found: dict[Pattern, list[Mapping[int, CaseState]]] = defaultdict(list)
    for name in sorted({name for cases in releases for name in cases}):
        states = {number: cases[name] for number, cases in enumerate(releases) if name in cases}
        found[frozenset(states)].append(states)
    if len(releases) == 1:
        _ = found[frozenset({0})]
    for pattern in sorted(found, key=sorted):
        yield Patterned(pattern, found[pattern])


def has(case: CaseState, table: str, code: str) -> bool:
    if table in BESIDE and code in BESIDE[table]:
        return code in case.beside[table]
    name = OF[table]
    return (table, code) in ATTRIBUTES[name].marks(case.states[name])


def may_have(mark: str, effort: str) -> bool:
    """Which offers go with T16's answer."""
    if mark in ORDINARY:
        return effort in ("ordinary", "both")
    return effort in ("tailored", "both") if mark in TAILORED else True


def at_least_one(table: str, effort: str) -> Iterator[Sequence[str]]:
    if table == "T17":
        yield LEVELS
    elif table == "T18a":
        yield TARGETS
    else:
        if effort in ("ordinary", "both"):
            yield ORDINARY
        if effort in ("tailored", "both"):
            yield TAILORED
        if effort == "local_only":
            yield (LOCAL,)


def may_be_in(flags: tuple, band: str) -> bool:
    """Whether a case with these ages can have somebody in that band when the concern came."""
    if age_codes(flags) in ("only_under", "only_over"):
        return band == ("under_18" if flags[0] else "over_18")
    if flags == (True, None):
        return band != "over_18"  # who was over then is over now
    if flags == (None, True):
        return band != "under_18"
    return flags == (True, True) or band == "unknown"
