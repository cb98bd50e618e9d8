# SPDX-License-Identifier: EUPL-1.2
"""Invented registers of every size, the odd ones, and registers that change between two dates.

Nobody in them exists. A seed gives the same register on every machine.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.ages import Birth
from app.domain.cases import Anchor, Primacy
from app.domain.concerns import ConcernStatus, Gathering, Outcome
from app.domain.periods import Dated, Period, SurveyPeriod, half_year, years_until
from app.domain.survey import (
    Affiliation,
    AffiliationForm,
    CaseFacts,
    ConcernFacts,
    CriteriaAim,
    FollowedUp,
    InterventionFacts,
    PersonFacts,
    SurveyFacts,
    TallyFacts,
)
from tests.statistics.builders import LYNGSOE
from tests.statistics.recount import (
    BARRIERS,
    LEVELS,
    ORDINARY,
    SIGNS,
    TAILORED,
    TARGETS,
    counted,
)

PERIOD = years_until(date(2026, 6, 30))
SIZES = (5, 12, 20, 40, 60, 200, 1000)
OF_EACH = 8

_LOCAL_OFFERS = ("counselling_12b", "family_therapy", "relatives_coach", "police_dialogue")
_OFTEN = ("mentor_lab", "individual_talks", "network_meetings", "education_support", "leisure")


@dataclass(frozen=True)
class Mix:
    """How a municipality's cases tend to be; each register draws its own."""

    islamism: float
    police: float
    primary: float
    inside: float
    woman: float
    young: float
    unknown: float
    signs: float
    offers: float


def _mix(chance: random.Random) -> Mix:
    between = chance.uniform
    return Mix(
        islamism=between(0.5, 0.85),
        police=between(0.15, 0.75),
        primary=between(0.3, 0.7),
        inside=between(0.3, 0.7),
        woman=between(0.15, 0.5),
        young=between(0.25, 0.7),
        unknown=between(0.0, 0.15),
        signs=between(0.08, 0.3),
        offers=between(0.4, 0.9),
    )


def register(size: int, seed: int = 0, period: SurveyPeriod = PERIOD) -> SurveyFacts:
    """A register in which exactly `size` cases count in the period, among others that do not."""
    chance = random.Random(f"register {size} {seed}")  # noqa: S311 - repeatable
    mix = _mix(chance)
    cases = [_case(chance, mix, str(number), period) for number in range(size)]
    for number in range(size // 10 + 1):
        strange = _case(chance, mix, f"strange {number}", period)
        cases.append(replace(strange, erroneous=number % 2 == 0, outside_definition=number % 2 > 0))
        earlier = _case(chance, mix, f"earlier {number}", years_until(date(2022, 6, 30)))
        cases.append(_before(earlier, period))
    chance.shuffle(cases)
    return SurveyFacts(
        municipality=LYNGSOE,
        cases=tuple(cases),
        concerns=tuple(_concern(chance, period) for _ in range(2 * size)),
        tallies=tuple(_tallies(chance, size, period)),
    )


def registers(
    sizes: Sequence[int] = SIZES, each: int = OF_EACH
) -> Iterator[tuple[str, SurveyFacts]]:
    for size in sizes:
        for seed in range(each):
            yield f"{size} cases, seed {seed}", register(size, seed)


def odd_registers() -> Iterator[tuple[str, SurveyFacts]]:
    """Those at the edge: nothing, too little, and nothing that differs."""
    twenty = register(20, 100)
    in_period = [one for one in twenty.cases if counted([one], PERIOD)]
    one = in_period[0]
    yield "no cases", replace(twenty, cases=(), concerns=(), tallies=())
    yield "one case", replace(twenty, cases=(one,))
    yield "four cases", replace(twenty, cases=tuple(in_period[:4]))
    for size in (5, 20):
        alike = tuple(replace(one, id=str(number)) for number in range(size))
        yield f"{size} alike", replace(twenty, cases=alike)
        unknown = tuple(
            CaseFacts(
                id=str(number),
                episodes=(Period(date(2025, 1, 1)),),
                persons=(PersonFacts(concern_received_on=date(2025, 1, 1)),),
            )
            for number in range(size)
        )
        yield f"{size} of which nothing is known", replace(twenty, cases=unknown)
    form = (Dated("extreme_islamism", Period(date(2020, 1, 1))),)
    yield (
        "everybody one form",
        replace(twenty, cases=tuple(replace(case, forms=form) for case in in_period)),
    )
    handed = (date(2025, 5, 5),)
    yield (
        "everybody handed to the police",
        replace(twenty, cases=tuple(replace(one, police_handovers=handed) for one in in_period)),
    )
    children = tuple(
        replace(
            one,
            persons=tuple(
                replace(
                    person, birth=Birth(year=2015, month=1), concern_received_on=date(2025, 1, 1)
                )
                for person in one.persons
            ),
        )
        for one in in_period
    )
    yield "everybody a child", replace(twenty, cases=children)


@dataclass(frozen=True)
class Moment:
    """A register as it was when a sheet of that period was made."""

    facts: SurveyFacts
    period: SurveyPeriod


def series(size: int, seed: int = 0) -> tuple[Moment, ...]:
    """The same register at three dates, with periods that overlap.

    In between, cases are added, closed, corrected and deleted: each step changes at least five.
    """
    chance = random.Random(f"series {size} {seed}")  # noqa: S311 - repeatable
    mix = _mix(chance)
    first = register(size, 1000 + seed, years_until(date(2025, 12, 31)))
    dates = [Moment(first, years_until(date(2025, 12, 31)))]
    for step, end in enumerate((date(2026, 6, 30), date(2026, 12, 31)), start=1):
        dates.append(Moment(_later(chance, mix, dates[-1].facts, step, end), years_until(end)))
    return tuple(dates)


def grown(size: int, more: int, seed: int = 0, *, corrected: int = 0) -> tuple[Moment, Moment]:
    """The same period twice: `more` cases came to the register afterwards, some were corrected."""
    chance = random.Random(f"grown {size} {more} {seed}")  # noqa: S311 - repeatable
    before = register(size, 2000 + seed)
    new = [_case(chance, _mix(chance), f"new {number}", PERIOD) for number in range(more)]
    cases = list(before.cases)
    inside = [number for number, one in enumerate(cases) if counted([one], PERIOD)]
    for number in inside[:corrected]:
        other = _case(chance, _mix(chance), cases[number].id, PERIOD)
        cases[number] = replace(cases[number], forms=other.forms, signs=other.signs)
    after = replace(before, cases=(*cases, *new))
    return Moment(before, PERIOD), Moment(after, PERIOD)


def _later(
    chance: random.Random, mix: Mix, facts: SurveyFacts, step: int, end: date
) -> SurveyFacts:
    cases = list(facts.cases)
    chance.shuffle(cases)
    several = max(5, len(cases) // 8)
    cases = cases[several:]  # deleted
    for number in range(several):  # corrected, and closed
        case = cases[number]
        forms = _forms(chance, mix, Period(case.episodes[0].start))
        last = case.episodes[-1]
        closed = last.end or end - timedelta(days=chance.randrange(1, 180))
        episodes = (*case.episodes[:-1], Period(last.start, max(closed, last.start)))
        cases[number] = replace(case, forms=forms, episodes=episodes)
    recent = SurveyPeriod(end - timedelta(days=180), end)
    new = [_case(chance, mix, f"{step} {number}", recent) for number in range(several + 2)]
    return replace(
        facts,
        cases=(*cases, *new),
        concerns=(*facts.concerns, *(_concern(chance, recent) for _ in range(2 * several))),
    )


def _case(chance: random.Random, mix: Mix, name: str, period: SurveyPeriod) -> CaseFacts:
    """One that counts in the period: it began before it, in it, or goes on after it."""
    days = (period.end - period.start).days
    opened = period.start + timedelta(days=chance.randrange(-200, days + 1))
    closes = chance.random()
    earliest = max(opened, period.start)
    end = earliest + timedelta(days=chance.randrange(0, 500)) if closes < 0.65 else None
    episodes = [Period(opened, end)]
    if end and chance.random() < 0.15:
        again = end + timedelta(days=chance.randrange(30, 300))
        episodes.append(Period(again, None))
    whole = Period(opened, episodes[-1].end)
    kind, number = _gathering(chance)
    return CaseFacts(
        id=name,
        kind=kind,
        episodes=tuple(episodes),
        forms=_forms(chance, mix, whole),
        anchoring=_turning(chance, whole, Anchor.INSIDE, Anchor.OUTSIDE, mix.inside, mix.unknown),
        primacy=_primacies(chance, mix, whole),
        police_handovers=_handovers(chance, mix, whole, period),
        persons=tuple(_person(chance, mix, opened) for _ in range(number)),
        **_affiliation(chance, mix),
        signs=frozenset(
            sign
            for place, sign in enumerate(SIGNS)
            if chance.random() < mix.signs * (2 if place % 5 == 0 else 0.7)
        ),
        interventions=tuple(_interventions(chance, mix, whole)),
        criteria=_drawn(chance, CriteriaAim, (30, 10, 20, 25, 15)),
        followed_up=_drawn(chance, FollowedUp, (45, 20, 20, 15)),
        barriers=None
        if chance.random() < 0.2
        else frozenset(one for one in BARRIERS if chance.random() < 0.3),
    )


def _drawn(chance: random.Random, values: type, weights: tuple[int, ...]) -> str:
    return chance.choices(list(values), weights)[0]


def _before(case: CaseFacts, period: SurveyPeriod) -> CaseFacts:
    """The case closed for good before the period."""
    latest = period.start - timedelta(days=1)
    first = min(case.episodes[0].start, latest)
    return replace(case, episodes=(Period(first, latest),))


def _gathering(chance: random.Random) -> tuple[Gathering, int]:
    kind = chance.choices(list(Gathering), (80, 12, 8))[0]
    return kind, 1 if kind is Gathering.INDIVIDUAL else chance.randrange(2, 5)


def _forms(chance: random.Random, mix: Mix, whole: Period) -> tuple[Dated[str], ...]:
    rest = (1 - mix.islamism) / 10
    weights = (mix.islamism, 5 * rest, rest, 1.5 * rest, rest, 1.5 * rest)
    codes = (
        "extreme_islamism",
        "right_wing",
        "left_wing",
        "other_named",
        "none_identified",
        "not_yet_clarified",
    )
    chosen = chance.choices(codes, weights)
    if chance.random() < 0.06:
        chosen = list(dict.fromkeys((*chosen, *chance.choices(codes[:4], (1, 2, 1, 1)))))
    if chance.random() < mix.unknown / 5:
        chosen = ["cannot_be_clarified"]
    return tuple(Dated(code, whole) for code in chosen)


def _turning(
    chance: random.Random, whole: Period, first: object, second: object, share: float, gap: float
) -> tuple[Dated, ...]:
    """One of two values, or the one and later the other; now and then nobody has said."""
    if chance.random() < gap:
        return ()
    values = [first, second] if chance.random() < share else [second, first]
    length = ((whole.end or date(2027, 6, 30)) - whole.start).days
    if length < 2 or chance.random() > 0.3:
        return (Dated(values[0], whole),)
    turn = whole.start + timedelta(days=chance.randrange(1, length))
    return (
        Dated(values[0], Period(whole.start, turn - timedelta(days=1))),
        Dated(values[1], Period(turn, whole.end)),
    )


def _primacies(chance: random.Random, mix: Mix, whole: Period) -> tuple[Dated[Primacy], ...]:
    if chance.random() < mix.unknown / 2:
        return (Dated(Primacy.UNCLARIFIED, whole),)
    return _turning(
        chance, whole, Primacy.PRIMARY, Primacy.NON_PRIMARY, mix.primary, mix.unknown / 3
    )


def _handovers(
    chance: random.Random, mix: Mix, whole: Period, period: SurveyPeriod
) -> tuple[date, ...]:
    if chance.random() > mix.police:
        return ()
    first = max(whole.start, period.start)
    last = max(first, min(whole.end or period.end, period.end))
    return (first + timedelta(days=chance.randrange((last - first).days + 1)),)


def _person(chance: random.Random, mix: Mix, opened: date) -> PersonFacts:
    received = opened - timedelta(days=chance.randrange(0, 30))
    age = chance.randrange(12, 18) if chance.random() < mix.young else chance.randrange(18, 45)
    birth = Birth(year=received.year - age, month=chance.randrange(1, 13))
    draw = chance.random()
    if draw < mix.unknown:
        birth = Birth()
    elif draw < mix.unknown + 0.1:
        birth = Birth(year=birth.year)
    elif draw < mix.unknown + 0.15:
        birth = Birth(under_18=age < 18, stated_on=received)
    gender = "woman" if chance.random() < mix.woman else "man"
    if chance.random() < 0.04:
        gender = chance.choice(("other", "unknown"))
    return PersonFacts(gender=gender, birth=birth, concern_received_on=received)


def _affiliation(chance: random.Random, mix: Mix) -> dict[str, object]:
    known = chance.choices(list(Affiliation), (60, 25, 15))[0]
    form = chance.choices(list(AffiliationForm), (60, 15, 15, 10))[0]
    return {"affiliation": known, "affiliation_form": form}


def _interventions(chance: random.Random, mix: Mix, whole: Period) -> Iterator[InterventionFacts]:
    while chance.random() < mix.offers:
        group = chance.choices(("ordinary", "tailored", "local"), (70, 18, 12))[0]
        if group == "ordinary":
            offer = chance.choice(_OFTEN if chance.random() < 0.6 else ORDINARY)
        else:
            offer = chance.choice(TAILORED if group == "tailored" else _LOCAL_OFFERS)
        yield InterventionFacts(
            offer=offer,
            offer_group=group,
            level=chance.choices(LEVELS, (20, 50, 30))[0],
            target=chance.choices(TARGETS, (70, 22, 8))[0],
            used=whole,
        )


_OUTCOMES = (
    (ConcernStatus.DECIDED, Outcome.CASE_OPENED),
    (ConcernStatus.DECIDED, Outcome.JOINED_CASE),
    (ConcernStatus.DECIDED, Outcome.UNFOUNDED),
    (ConcernStatus.DECIDED, Outcome.CANNOT_BE_CLARIFIED),
    (ConcernStatus.DECIDED, Outcome.REFERRED_MUNICIPALITY),
    (ConcernStatus.DECIDED, Outcome.REFERRED_POLICE),
    (ConcernStatus.POLICE_ONLY, None),
    (ConcernStatus.UNDER_INQUIRY, None),
)


def _concern(chance: random.Random, period: SurveyPeriod) -> ConcernFacts:
    days = (period.end - period.start).days
    status, outcome = chance.choices(_OUTCOMES, (40, 6, 22, 6, 8, 4, 8, 6))[0]
    received = period.start + timedelta(days=chance.randrange(days + 1))
    return ConcernFacts(received_on=received, status=status, outcome=outcome)


def _tallies(chance: random.Random, size: int, period: SurveyPeriod) -> Iterator[TallyFacts]:
    for outcome in (Outcome.UNFOUNDED, ConcernStatus.COUNTED):
        day = period.start + timedelta(days=chance.randrange(400))
        yield TallyFacts(
            half_year=half_year(day), outcome=str(outcome), count=chance.randrange(size // 5 + 2)
        )
