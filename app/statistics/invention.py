# SPDX-License-Identifier: EUPL-1.2
"""Invented cases: facts that are counted as a given state, for the registers of the proof."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice

from app.domain.ages import Birth
from app.domain.cases import Anchor, Primacy
from app.domain.concerns import ConcernStatus, Gathering, Outcome
from app.domain.periods import Dated, Period, SurveyPeriod, add_years
from app.domain.survey import (
    Affiliation,
    AffiliationForm,
    CaseFacts,
    ConcernFacts,
    CriteriaAim,
    FollowedUp,
    InterventionFacts,
    PersonFacts,
    TallyFacts,
)
from app.statistics.states import TAILORED, State, codes_of
from app.statistics.unfolding import Row

_FORMS = {
    "physical": AffiliationForm.PHYSICAL,
    "online": AffiliationForm.ONLINE,
    "physical_and_online": AffiliationForm.BOTH,
    "form_unknown": AffiliationForm.UNKNOWN,
}
_CONCERNS = {
    "became_case": Outcome.CASE_OPENED,
    "joined_case": Outcome.JOINED_CASE,
    "declined": Outcome.UNFOUNDED,
    "unclarified": Outcome.CANNOT_BE_CLARIFIED,
    "referred": Outcome.REFERRED_MUNICIPALITY,
}


def invented_case(row: Row, release: int, period: SurveyPeriod, name: str) -> CaseFacts:
    """A case of a row as one release counts it in its period."""
    first, last = period.start, _last_day(period)
    whole, before = Period(first, last), Period(first, max(first, last - timedelta(days=1)))

    def codes(node: str) -> frozenset[str]:
        return frozenset(code for _, code in row.state(node, release) or ())

    snapshot = next(iter(codes("T8")), "")
    ages = row.state("T4", release) or frozenset()
    kind = next(iter(codes("T11")), "individual")
    return CaseFacts(
        id=name,
        kind=Gathering(kind),
        episodes=(whole,),
        forms=tuple(Dated(form, whole) for form in sorted(codes("T2") - {"not_stated"})),
        anchoring=_anchoring(codes("T5"), snapshot, whole, before),
        primacy=_primacy(codes("T6"), codes("T5"), snapshot, whole, before),
        police_handovers=(first,) if "handed_over" in codes("T3") else (),
        persons=_persons(ages, codes("T9"), row.persons(release), first, last),
        affiliation=_affiliation(codes("T12")),
        affiliation_form=next(
            (form for code, form in _FORMS.items() if code in codes("T12")),
            AffiliationForm.UNKNOWN,
        ),
        signs=_marked(row, "T13", release),
        interventions=tuple(_interventions(row, release, whole)),
        criteria=_criteria(codes("T18b")),
        followed_up=FollowedUp(next(iter(codes("T18c")), "not_stated")),
        barriers=None if "not_stated" in codes("T18d") else codes("T18d"),
    )


def invented_concerns(
    counts: dict[str, int], period: SurveyPeriod
) -> tuple[tuple[ConcernFacts, ...], tuple[TallyFacts, ...]]:
    """Concerns that are counted like this in T7."""
    concerns: list[ConcernFacts] = []
    tallies = []
    for code, number in counts.items():
        outcome = _CONCERNS.get(code)
        if code in ("advice_only", "police_only"):
            kept = ConcernStatus.COUNTED if code == "advice_only" else ConcernStatus.POLICE_ONLY
            span = Period(period.start, period.end)
            tallies += [TallyFacts(half_year=span, outcome=kept, count=number)] * bool(number)
        elif code != "received":
            status = ConcernStatus.DECIDED if outcome else ConcernStatus.RECEIVED
            one = ConcernFacts(received_on=period.start, status=status, outcome=outcome)
            concerns += [one] * number
    return tuple(concerns), tuple(tallies)


def _last_day(period: SurveyPeriod) -> date:
    """The last day, or the day before New Year's Eve: a birth year alone decides on that day."""
    last = period.end
    if (last.month, last.day) == (12, 31) and last > period.start:
        return last - timedelta(days=1)
    return last


def _anchoring(
    places: frozenset[str], snapshot: str, whole: Period, before: Period
) -> tuple[Dated[Anchor], ...]:
    if places >= {"inside", "outside"}:
        inside = before if snapshot.endswith("_outside") else whole
        return (Dated(Anchor.INSIDE, inside), Dated(Anchor.OUTSIDE, whole))
    return tuple(Dated(Anchor(place), whole) for place in sorted(places - {"not_stated"}))


def _primacy(
    kinds: frozenset[str],
    places: frozenset[str],
    snapshot: str,
    whole: Period,
    before: Period,
) -> tuple[Dated[Primacy], ...]:
    """Values whose last day is as the snapshot says: of two that hold, the first is taken."""
    named = sorted(kinds - {"not_stated", "both"})
    if snapshot == "not_stated" and "not_stated" not in places:
        return tuple(
            Dated(Primacy(kind), whole if kind == "unclarified" else before) for kind in named
        )
    named.sort(key=lambda kind: not snapshot.startswith(f"{kind}_"))
    return tuple(Dated(Primacy(kind), whole) for kind in named)


def _persons(
    ages: State,
    genders: frozenset[str],
    others: Iterable[tuple[str, str]],
    first: date,
    last: date,
) -> tuple[PersonFacts, ...]:
    """The persons in focus; on a sheet without T9 and T10 (no age band) as few as T4 needs."""
    age = next(code for table, code in ages if table == "T4")
    band = next((code for table, code in ages if table == "T10"), _BANDS.get(age, ""))
    early = add_years(first, -12)
    if not band:
        return ()
    if age == "both":  # under 18 when the concern came, and an adult by now
        lead = PersonFacts(birth=Birth(year=early.year - 10), concern_received_on=early)
    elif (age, band) == ("unknown", "under_18"):  # may or may not have turned 18 by now
        received = add_years(date(last.year, 1, 1), -5)
        lead = PersonFacts(birth=Birth(year=last.year - 18), concern_received_on=received)
    else:
        lead = _person(band, first, last)
    return (
        replace(lead, gender=next(iter(genders), "unknown")),
        *(replace(_person(code, first, last), gender=other) for other, code in others),
    )


_BANDS = {"only_over": "over_18", "only_under": "under_18", "both": "under_18"}


def _person(band: str, first: date, last: date) -> PersonFacts:
    """Somebody who is an adult, a child or of unknown age, and is so all the time."""
    if band == "over_18":
        return PersonFacts(birth=Birth(year=first.year - 40), concern_received_on=first)
    if band == "under_18":
        return PersonFacts(birth=Birth(year=last.year), concern_received_on=last)
    return PersonFacts(concern_received_on=first)


def _affiliation(codes: frozenset[str]) -> Affiliation:
    for one in (Affiliation.YES, Affiliation.NONE_KNOWN):
        if one.value in codes:
            return one
    return Affiliation.NOT_STATED


def _criteria(codes: frozenset[str]) -> CriteriaAim:
    return CriteriaAim(next((code for code in sorted(codes) if code != "yes"), "not_stated"))


def _marked(row: Row, table: str, release: int) -> frozenset[str]:
    return frozenset(code for code in codes_of(table) if row.state(f"{table}.{code}", release))


def _interventions(row: Row, release: int, used: Period) -> Iterable[InterventionFacts]:
    """As few as have every offer, level and target group."""
    offers = sorted(_marked(row, "T15", release))
    levels = sorted(_marked(row, "T17", release))
    targets = sorted(_marked(row, "T18a", release))
    if not (offers and levels and targets):
        return
    number = max(len(offers), len(levels), len(targets))
    for offer, level, target in islice(
        zip(cycle(offers), cycle(levels), cycle(targets), strict=False), number
    ):
        group = "ordinary"
        if offer in TAILORED or offer == "local":
            group = "local" if offer == "local" else "tailored"
        yield InterventionFacts(
            offer="counselling_12b" if offer == "local" else offer,
            offer_group=group,
            level=level,
            target=target,
            used=used,
        )
