# SPDX-License-Identifier: EUPL-1.2
"""What one case can be, dimension by dimension: the states that the counting rules allow.

A dimension is named after its table; a table whose categories are marks of their own has one
dimension per mark ("T13.violence"). A state is the set of (table, category) under which a case is
counted. T10 is counted from the same dimension as T4: the first focus person decides the case's
age unless others do (`app.statistics.world` lets a case have more persons).
"""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations
from typing import Final

from app.domain.questionnaire import CROSSES, DEFINITIONS, JOIN, Unit, definition

Code = tuple[str, str]
State = frozenset[Code]
Counts = Mapping[Code, int]
"""What one case counts as: 1 for each category of a case, the number of persons for T9 and T10."""

MARKS: Final = ("T13", "T15", "T17", "T18a")
"""Tables whose categories are independent marks, each a dimension of its own."""

PERSONS: Final = ("T9", "T10")
USED: Final[Mapping[str, tuple[str, ...]]] = {
    "ordinary": ("ordinary", "both"),
    "tailored": ("tailored", "both"),
    "local": ("local_only",),
}
"""Group of offers to the categories of T16 that say an offer of that group was used."""

TAILORED: Final = ("trained_mentor", "trained_parent_coach", "dialogue_visits")
EDGES: Final = (
    ("T5", "T6"),
    ("T6", "T8"),
    ("T5", "T8"),
    ("T4", "T9"),
    ("T4", "T11"),
)
"""Dimensions that the counting rules tie together."""

OFFERS: Final = ("T15", "T16", "T17", "T18a")
TIED: Final = (OFFERS, ("T4", "T9", "T11"))
"""Tables whose margins are tied by sums (`app.statistics.world`)."""

_UNDECIDED: Final = ("not_yet_clarified", "cannot_be_clarified")
FORMS: Final = (*DEFINITIONS["T2"].categories, "none_identified")
"""What a case can be of several at once."""


def node_of(code: Code) -> str:
    """The dimension that decides whether a case is counted in a category."""
    table, category = code
    if table in MARKS:
        return f"{table}.{category}"
    return "T4" if table == "T10" else table


def nodes_of(table: str) -> tuple[str, ...]:
    """The dimensions of a table."""
    if table in CROSSES:
        return tuple(table.split("x"))
    return tuple(dict.fromkeys(node_of((table, code)) for code in codes_of(table)))


def codes_of(table: str) -> tuple[str, ...]:
    """The categories of a table that are counted: asked for, and shown beside them."""
    asked = definition(table)
    return (*asked.categories, *asked.also)


def about_cases(tables: Iterable[str]) -> tuple[str, ...]:
    """Those of the tables that the world of cases and persons decides (not T1, T1a, T7)."""
    return tuple(
        table
        for table in tables
        if table not in ("T1", "T1a") and definition(table).unit in (Unit.CASES, Unit.PERSONS)
    )


def parts_of(table: str, code: str) -> tuple[Code, ...]:
    """The one category, or for a cell of a cross table the two, that a case must be counted in."""
    if table not in CROSSES:
        return ((table, code),)
    return tuple(zip(table.split("x"), code.split(JOIN), strict=True))


@cache
def states(node: str, *, persons: bool, long: bool) -> tuple[State, ...]:
    """What a case can be in one dimension; `persons`: T9 and T10 are counted as well.

    `long`: the period has more than one day, so that a value can differ on the last. Of forms there
    is one here; the combinations that occur in a register are added by its world.
    """
    if "." in node:
        table, category = node.split(".")
        return (frozenset(), frozenset({(table, category)}))
    match node:
        case "T2":
            named = [(form,) for form in FORMS]
            undecided = [(_UNDECIDED[0],), (_UNDECIDED[1],), _UNDECIDED, ("not_stated",)]
            return tuple(_state("T2", *codes) for codes in [*named, *undecided])
        case "T3":
            return (frozenset(), _state("T3", "handed_over"))
        case "T4":
            if not persons:
                return tuple(_state("T4", code) for code in codes_of("T4"))
            leads = {
                "both": ("under_18",),
                "only_over": ("over_18",),
                "only_under": ("under_18",),
                "unknown": ("unknown", "under_18", "") if long else ("unknown", ""),
            }
            return tuple(
                _state("T4", code) | (_state("T10", lead) if lead else frozenset())
                for code in codes_of("T4")
                for lead in leads[code]
            )
        case "T5":
            both = _state("T5", "inside", "outside", "both")
            return (
                _state("T5", "inside"),
                _state("T5", "outside"),
                both,
                _state("T5", "not_stated"),
            )
        case "T6":
            both = _state("T6", "primary", "non_primary", "both")
            single = ("primary", "non_primary", "unclarified", "not_stated")
            return (*(_state("T6", code) for code in single), both)
        case "T9":
            return (*(_state("T9", code) for code in codes_of("T9")), frozenset())
        case "T12":
            forms = ("physical", "online", "physical_and_online", "form_unknown")
            return (
                *(_state("T12", "yes", form) for form in forms),
                _state("T12", "none_known"),
                _state("T12", "not_stated"),
            )
        case "T18b":
            return (
                *(_state("T18b", "yes", aim) for aim in ("citizen", "municipality", "both")),
                _state("T18b", "no"),
                _state("T18b", "not_stated"),
            )
        case "T18d":
            heads = DEFINITIONS["T18d"].categories
            chosen_heads = [
                chosen for size in range(len(heads) + 1) for chosen in combinations(heads, size)
            ]
            return (*(_state("T18d", *one) for one in chosen_heads), _state("T18d", "not_stated"))
    return tuple(_state(node, code) for code in codes_of(node))


def fits(chosen: Mapping[str, State], *, long: bool) -> bool:
    """Whether one case can be all of this at once, by the counting rules."""
    if "T4" in chosen and "T9" in chosen:
        nobody = not any(table == "T10" for table, _ in chosen["T4"])
        if nobody != (not chosen["T9"]):
            return False
    if "T8" not in chosen:
        return True
    return _snapshot_fits(chosen.get("T5"), chosen.get("T6"), chosen["T8"], long=long)


def _snapshot_fits(
    places: State | None, kinds: State | None, snapshot: State, *, long: bool
) -> bool:
    """N7: the last day's values were true on at least one day (N6)."""
    ((_, code),) = snapshot
    if code == "not_stated":
        known = places != _state("T5", "not_stated") and kinds is not None
        decided = (kinds is not None and ("T6", "both") in kinds) or kinds in _DECIDED
        return long or not (known and decided)
    kind, place = code.rsplit("_", 1)
    if places is not None and ("T5", place) not in places:
        return False
    if place == "outside" and places is not None and ("T5", "inside") in places and not long:
        return False
    return kinds is None or ("T6", kind) in kinds


def node_states(counts: Counts, nodes: Iterable[str], *, persons: bool) -> dict[str, State]:
    """What a counted case is in each of the dimensions."""
    found: dict[str, State] = {}
    for node in nodes:
        if node == "T9":
            found[node] = _first("T9", counts)
        elif node == "T4":
            (age,) = (code for table, code in counts if table == "T4")
            found[node] = _state("T4", age) | (_lead(age, counts) if persons else frozenset())
        elif "." in node:
            table, category = node.split(".")
            code = (table, category)
            found[node] = frozenset({code}) if counts.get(code) else frozenset()
        else:
            found[node] = frozenset(code for code in counts if code[0] == node)
    return found


def others(counts: Counts) -> Counts:
    """The persons of a case beside the one that its dimensions speak of."""
    (age,) = (code for table, code in counts if table == "T4")
    lead = _lead(age, counts) | _first("T9", counts)
    return {
        code: number - (code in lead)
        for code, number in counts.items()
        if code[0] in PERSONS and number > (code in lead)
    }


def _lead(age: str, counts: Counts) -> State:
    wanted = {"both": ("under_18",), "only_over": ("over_18",), "only_under": ("under_18",)}
    for band in wanted.get(age, ("unknown", "under_18")):
        if counts.get(("T10", band)):
            return _state("T10", band)
    return frozenset()


def _first(table: str, counts: Counts) -> State:
    for code in codes_of(table):
        if counts.get((table, code)):
            return _state(table, code)
    return frozenset()


def _state(table: str, *categories: str) -> State:
    return frozenset((table, category) for category in categories)


_DECIDED: Final = (_state("T6", "primary"), _state("T6", "non_primary"))
