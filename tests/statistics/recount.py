# SPDX-License-Identifier: EUPL-1.2
"""Says of each case in which cells of the outsider's tables it lies; read from survey.md anew.

It shares no code with `app.statistics`, so a mistake in the counting shows as a false statement.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations

from app.domain.ages import under_18_on
from app.domain.periods import SurveyPeriod, any_day, value_on, values_on
from app.domain.questionnaire import DEFINITIONS
from app.domain.survey import CaseFacts, PersonFacts

Flag = bool | None
Marks = frozenset[tuple[str, str]]

NAMED_FORMS = ("right_wing", "left_wing", "extreme_islamism", "other_named")
_KNOWN_FORMS = (*NAMED_FORMS, "none_identified")
_UNKNOWN_FORMS = ("not_yet_clarified", "cannot_be_clarified")
_SEEN_AS = {"physical": "physical", "online": "online", "both": "physical_and_online"}

SIGNS = DEFINITIONS["T13"].categories
OFFERS = DEFINITIONS["T15"].categories
TAILORED = ("trained_mentor", "trained_parent_coach", "dialogue_visits")
LOCAL = "local"
ORDINARY = tuple(one for one in OFFERS if one not in TAILORED and one != LOCAL)
LEVELS = DEFINITIONS["T17"].categories
TARGETS = DEFINITIONS["T18a"].categories
BARRIERS = DEFINITIONS["T18d"].categories
BANDS = ("under_18", "over_18", "unknown")
GENDERS = DEFINITIONS["T9"].categories


def _subsets(codes: Iterable[str]) -> list[frozenset[str]]:
    """All but the empty one."""
    kept = tuple(codes)
    return [
        frozenset(one)
        for one in chain.from_iterable(combinations(kept, n + 1) for n in range(len(kept)))
    ]


# what one case can be, attribute by attribute: states that exclude each other
POLICE = (False, True)
AGES: tuple[tuple[Flag, Flag], ...] = (
    (True, True),
    (True, False),
    (False, True),
    (True, None),
    (None, True),
    (None, None),
)
"""Whether the case has somebody under 18, and somebody over (None: cannot be said)."""
FORMS = (*_subsets(_KNOWN_FORMS), *_subsets(_UNKNOWN_FORMS), frozenset({"not_stated"}))
PRIMACY = ("primary", "non_primary", "both", "unclarified", "not_stated")
_PLACES = ("inside", "outside", "both", "not_stated")
_SNAPSHOTS = (*DEFINITIONS["T8"].categories, "not_stated")
SPOTS = tuple(
    (place, shot)
    for place in _PLACES
    for shot in _SNAPSHOTS
    if shot == "not_stated" or place == "both" or shot.endswith(f"_{place}")
)
"""Where the case was handled in the period, and what it was on the last day."""


def age_codes(flags: tuple[Flag, Flag]) -> str:
    if flags[0] and flags[1]:
        return "both"
    if None in flags:
        return "unknown"
    return "only_under" if flags[0] else "only_over"


def _occurring(state: str) -> set[str]:
    return {"inside", "outside", "primary", "non_primary"} if state == "both" else {state}


def fits(primacy: str, spot: tuple[str, str]) -> bool:
    """What was so on the last day was so on some day."""
    shot = spot[1]
    if shot == "not_stated":
        return True
    return shot.rsplit("_", 1)[0] in _occurring(primacy) & {"primary", "non_primary"}


def _both(table: str, state: str, kinds: tuple[str, str]) -> Marks:
    codes = (*kinds, "both") if state == "both" else (state,)
    return frozenset((table, code) for code in codes)


def _affiliation(state: str) -> Marks:
    codes = (state,) if state in ("none_known", "not_stated") else ("yes", state)
    return frozenset(("T12", code) for code in codes)


def _criteria(state: str) -> Marks:
    codes = (state,) if state in ("no", "not_stated") else ("yes", state)
    return frozenset(("T18b", code) for code in codes)


@dataclass(frozen=True)
class Attribute:
    states: tuple[Hashable, ...]
    marks: Callable[..., Marks]


def _one(table: str) -> Callable[[str], Marks]:
    return lambda state: frozenset({(table, state)})


ATTRIBUTES: Mapping[str, Attribute] = {
    "police": Attribute(
        POLICE, lambda state: frozenset({("T3", "handed_over")} if state else set())
    ),
    "age": Attribute(AGES, lambda state: frozenset({("T4", age_codes(state))})),
    "form": Attribute(FORMS, lambda state: frozenset(("T2", code) for code in state)),
    "primacy": Attribute(PRIMACY, lambda state: _both("T6", state, ("primary", "non_primary"))),
    "spot": Attribute(
        SPOTS, lambda state: _both("T5", state[0], ("inside", "outside")) | {("T8", state[1])}
    ),
    "kind": Attribute(DEFINITIONS["T11"].categories, _one("T11")),
    "affiliation": Attribute(
        (*_SEEN_AS.values(), "form_unknown", "none_known", "not_stated"), _affiliation
    ),
    "criteria": Attribute(("citizen", "municipality", "both", "no", "not_stated"), _criteria),
    "followed": Attribute(("yes", "no", "partly", "not_stated"), _one("T18c")),
    "effort": Attribute(("ordinary", "tailored", "both", "local_only", "none"), _one("T16")),
    "barred": Attribute(
        (True, False), lambda state: frozenset(set() if state else {("T18d", "not_stated")})
    ),
}
"""The attributes with states; marks that come beside them (signs, offers, …) are `BESIDE`."""

BESIDE: Mapping[str, tuple[str, ...]] = {
    "T13": SIGNS,
    "T15": OFFERS,
    "T17": LEVELS,
    "T18a": TARGETS,
    "T18d": BARRIERS,
}


@dataclass(frozen=True)
class CaseState:
    """One counted case: its state in every attribute, its marks beside them, its persons."""

    states: Mapping[str, Hashable]
    beside: Mapping[str, frozenset[str]]
    bands: Counter[str]
    genders: Counter[str]


def counted(cases: Iterable[CaseFacts], period: SurveyPeriod) -> dict[str, CaseState]:
    """The cases that count in the period (N2, N4), by id."""
    return {
        case.id: state_of(case, period)
        for case in cases
        if not case.erroneous
        and not case.outside_definition
        and any(one.start <= period.end and (one.end or period.end) >= period.start
                for one in case.episodes)
    }  # fmt: skip


def state_of(case: CaseFacts, period: SurveyPeriod) -> CaseState:
    last = max(
        min(one.end or period.end, period.end) for one in case.episodes if one.start <= period.end
    )
    forms = any_day(case.forms, period)
    places = any_day(case.anchoring, period)
    kinds = {str(one) for one in any_day(case.primacy, period)}
    sure = kinds & {"primary", "non_primary"}
    used = [one for one in case.interventions if one.used.overlaps(period)]
    groups = {one.offer_group for one in used}
    affiliation = str(case.affiliation)
    return CaseState(
        states={
            "police": any(period.start <= day <= period.end for day in case.police_handovers),
            "age": _flags(case.persons, last),
            "form": forms & set(_KNOWN_FORMS) or forms or frozenset({"not_stated"}),
            "primacy": _name(sure) or ("unclarified" if kinds else "not_stated"),
            "spot": (_name({str(one) for one in places}) or "not_stated", _snapshot(case, last)),
            "kind": str(case.kind),
            "affiliation": _SEEN_AS.get(case.affiliation_form, "form_unknown")
            if affiliation == "yes"
            else affiliation,
            "criteria": str(case.criteria),
            "followed": str(case.followed_up),
            "effort": _name(groups - {LOCAL}) or ("local_only" if groups else "none"),
            "barred": case.barriers is not None,
        },
        beside={
            "T13": case.signs,
            "T15": frozenset(LOCAL if one.offer_group == LOCAL else one.offer for one in used),
            "T17": frozenset(one.level for one in used),
            "T18a": frozenset(one.target for one in used),
            "T18d": case.barriers or frozenset(),
        },
        bands=Counter(_band(one) for one in case.persons),
        genders=Counter(one.gender for one in case.persons),
    )


def _name(codes: Iterable[str]) -> str:
    kept = set(codes)
    return "both" if len(kept) == 2 else "".join(kept)


def _snapshot(case: CaseFacts, day: date) -> str:
    places = {str(one) for one in values_on(case.anchoring, day)}
    primacy = value_on(case.primacy, day)
    if not places or primacy is None or primacy == "unclarified":
        return "not_stated"
    return f"{primacy}_{'inside' if 'inside' in places else 'outside'}"


def _band(person: PersonFacts) -> str:
    under = under_18_on(person.birth, person.concern_received_on)
    return "unknown" if under is None else "under_18" if under else "over_18"


def _flags(persons: Iterable[PersonFacts], last: date) -> tuple[Flag, Flag]:
    """Somebody under 18 when the concern came; somebody over by the last day (N8)."""
    under, over = set(), set()
    for one in persons:
        received = one.concern_received_on
        under.add(under_18_on(one.birth, received))
        at_last = under_18_on(one.birth, max(received, last))
        over.add(None if at_last is None else not at_last)
    return _any(under), _any(over)


def _any(values: set[Flag]) -> Flag:
    if True in values:
        return True
    return None if None in values or not values else False
