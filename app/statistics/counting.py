# SPDX-License-Identifier: EUPL-1.2
"""Counts the register into exact tables, by rules N1-N9 of survey.md §5.1, in one pass.

Whatever is not known is counted as such, and "no" is answered only where every case says so (N9).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from app.domain.ages import AgeFlags, age_band, age_flags, any_flags
from app.domain.cases import Anchor, Primacy
from app.domain.concerns import ConcernStatus, Outcome
from app.domain.periods import SurveyPeriod, any_day, value_on, values_on
from app.domain.questionnaire import DEFINITIONS, NOT_STATED, Kind
from app.domain.survey import (
    OUTSIDE_DEFINITION,
    Affiliation,
    AffiliationForm,
    CaseFacts,
    ConcernFacts,
    MunicipalityFacts,
    SurveyFacts,
    TallyFacts,
)
from app.statistics.tables import ExactCell, ExactSurvey, ExactTable, Reply

_KNOWN_FORMS: Final = frozenset((*DEFINITIONS["T2"].categories, "none_identified"))

_AFFILIATION_FORMS: Final[Mapping[AffiliationForm, str]] = {
    AffiliationForm.PHYSICAL: "physical",
    AffiliationForm.ONLINE: "online",
    AffiliationForm.BOTH: "physical_and_online",
    AffiliationForm.UNKNOWN: "form_unknown",
}

_OUTCOMES: Final[Mapping[str, str]] = {
    Outcome.CASE_OPENED: "became_case",
    Outcome.JOINED_CASE: "joined_case",
    Outcome.UNFOUNDED: "declined",
    Outcome.CANNOT_BE_CLARIFIED: "unclarified",
    Outcome.REFERRED_MUNICIPALITY: "referred",
    Outcome.REFERRED_POLICE: "referred",
    ConcernStatus.POLICE_ONLY: "police_only",
    ConcernStatus.COUNTED: "advice_only",
}
"""Outcome of a concern, or the status that stands for one, to the category of T7."""

_KEPT_ONLY_AS_SUMS: Final = frozenset((ConcernStatus.COUNTED, ConcernStatus.DELETED))

_ASKED_OF_MUNICIPALITY: Final[Mapping[str, str]] = {
    "T22": "strategy",
    "T23": "workflow",
    "T24": "forum",
    "T26": "anchoring_unit",
    "T27a": "practice_model",
    "T27b": "meeting_rhythm",
    "T27c": "steering_group",
    "T27d": "mandate",
    "T27e": "political_orientation",
}
"""Table to the field of `MunicipalityFacts` that answers it."""

_REPLIES: Final[Mapping[str, Reply]] = {
    "yes": Reply.YES,
    "no": Reply.NO,
    "unknown": Reply.DONT_KNOW,
}


def count(facts: SurveyFacts, period: SurveyPeriod) -> ExactSurvey:
    """All tables of the period; LookupError for a code that a closed table does not have."""
    counted = _Cases(period)
    for case in facts.cases:
        counted.add(case)
    concerns, partial = _count_concerns(facts.concerns, facts.tallies, period)
    tables = (
        *counted.tables(),
        ExactTable(id="T7", cells=_cells("T7", concerns, {})),
        *_municipality(facts.municipality),
    )
    order = list(DEFINITIONS)
    return ExactSurvey(
        period=period,
        cases=counted.cases,
        persons=counted.persons,
        outside_definition=counted.outside_definition,
        erroneous=counted.erroneous,
        partial=partial,
        tables=tuple(sorted(tables, key=lambda table: order.index(table.id))),
    )


class _Cases:
    """The running sums of one pass over the cases."""

    _TABLES: Final = ("T2", "T4", "T5", "T6", "T8", "T9", "T10", "T11", "T12")

    def __init__(self, period: SurveyPeriod) -> None:
        self.period = period
        self.cases = self.persons = self.outside_definition = self.erroneous = 0
        self.handed_over = 0
        self.ages = AgeFlags(False, False)
        self.sums = {name: _zeros(name) for name in self._TABLES}

    def add(self, case: CaseFacts) -> None:
        if not any(episode.overlaps(self.period) for episode in case.episodes):
            return
        if case.erroneous:
            self.erroneous += 1
            return
        if case.outside_definition:
            self.outside_definition += 1
            return
        self.cases += 1
        self.handed_over += any(self.period.contains(day) for day in case.police_handovers)
        last_day = max(
            episode.last_day_until(self.period.end)
            for episode in case.episodes
            if episode.start <= self.period.end
        )
        self._add_forms(case)
        self._add_place_and_primacy(case)
        self._add_snapshot(case, last_day)
        self._add_persons(case, last_day)
        self.sums["T11"][case.kind] += 1
        self.sums["T12"][case.affiliation] += 1
        if case.affiliation is Affiliation.YES:
            self.sums["T12"][_AFFILIATION_FORMS[case.affiliation_form]] += 1

    def _add_forms(self, case: CaseFacts) -> None:
        forms = any_day(case.forms, self.period)
        # a form that was found later in the period answers "not yet clarified"
        for form in forms & _KNOWN_FORMS or forms or {NOT_STATED}:
            self.sums["T2"][form] += 1

    def _add_place_and_primacy(self, case: CaseFacts) -> None:
        places = any_day(case.anchoring, self.period)
        for place in places or {NOT_STATED}:
            self.sums["T5"][place] += 1
        self.sums["T5"]["both"] += len(places) == 2
        values = any_day(case.primacy, self.period)
        known = values - {Primacy.UNCLARIFIED}
        for value in known or values or {NOT_STATED}:
            self.sums["T6"][value] += 1
        self.sums["T6"]["both"] += len(known) == 2

    def _add_snapshot(self, case: CaseFacts, day: date) -> None:
        places = values_on(case.anchoring, day)
        primacy = value_on(case.primacy, day)
        if not places or primacy is None or primacy is Primacy.UNCLARIFIED:
            self.sums["T8"][NOT_STATED] += 1
            return
        place = Anchor.INSIDE if Anchor.INSIDE in places else Anchor.OUTSIDE  # N7
        self.sums["T8"][f"{primacy}_{place}"] += 1

    def _add_persons(self, case: CaseFacts, last_day: date) -> None:
        self.persons += len(case.persons)
        for person in case.persons:
            self.sums["T9"][person.gender] += 1
            self.sums["T10"][age_band(person.birth, person.concern_received_on)] += 1
        flags = any_flags(
            age_flags(one.birth, one.concern_received_on, last_day) for one in case.persons
        )
        if not case.persons:
            flags = AgeFlags(None, None)
        self.ages = any_flags((self.ages, flags))
        self.sums["T4"][_age_category(flags)] += 1

    def tables(self) -> Iterable[ExactTable]:
        """The tables about cases and persons, with the answers that follow from the sums."""
        handled = Reply.YES if self.cases else Reply.NO
        yield ExactTable(
            id="T1", cells=(ExactCell(code="handled", count=self.cases, answer=handled),)
        )
        yield ExactTable(id="T3", cells=(self._handover(),))
        for name, sums in self.sums.items():
            yield ExactTable(id=name, cells=_cells(name, sums, self._answers(name, sums)))

    def _handover(self) -> ExactCell:
        answer = None
        if self.cases:
            answer = Reply.YES if self.handed_over else Reply.NO
        return ExactCell(code="handed_over", count=self.handed_over, answer=answer)

    def _answers(self, name: str, sums: Mapping[str, int]) -> dict[str, Reply]:
        if name == "T4":  # asked of all municipalities, also those without cases
            chosen = _age_category(self.ages) if self.cases else "unknown"
            return {code: Reply.YES if code == chosen else Reply.NO for code in sums}
        definition = DEFINITIONS[name]
        if definition.kind is not Kind.MANY or not self.cases:
            return {}
        unknown = sum(sums[code] for code in definition.also if code != "none_identified")
        answers = {
            code: _occurs(sums[code], unknown) for code in definition.categories if code != "both"
        }
        if "both" in definition.categories:
            answers["both"] = _both(*answers.values())
        return answers


def _zeros(name: str) -> dict[str, int]:
    definition = DEFINITIONS[name]
    return dict.fromkeys((*definition.categories, *definition.also), 0)


def _cells(
    name: str, sums: Mapping[str, int], answers: Mapping[str, Reply]
) -> tuple[ExactCell, ...]:
    definition = DEFINITIONS[name]
    return tuple(
        ExactCell(code=code, count=sums[code], answer=answers.get(code))
        for code in (*definition.categories, *definition.also)
    )


def _age_category(flags: AgeFlags) -> str:
    """T4's categories exclude each other; what is undecided is "ved ikke"."""
    if flags.under and flags.over:
        return "both"
    if flags.under is None or flags.over is None or not (flags.under or flags.over):
        return "unknown"
    return "only_under" if flags.under else "only_over"


def _occurs(number: int, unknown: int) -> Reply:
    if number:
        return Reply.YES
    return Reply.DONT_KNOW if unknown else Reply.NO


def _both(*answers: Reply) -> Reply:
    """Asked of the municipality: it has had the one kind and the other (fig. 6 and 7)."""
    if Reply.NO in answers:
        return Reply.NO
    return Reply.DONT_KNOW if Reply.DONT_KNOW in answers else Reply.YES


def _count_concerns(
    concerns: Iterable[ConcernFacts], tallies: Iterable[TallyFacts], period: SurveyPeriod
) -> tuple[dict[str, int], bool]:
    sums = _zeros("T7")
    partial = False
    for concern in concerns:
        if not period.contains(concern.received_on) or concern.status in _KEPT_ONLY_AS_SUMS:
            continue
        if concern.status is ConcernStatus.DECIDED and concern.outcome is not None:
            category = _OUTCOMES[concern.outcome]
        else:
            category = _OUTCOMES.get(concern.status, "in_progress")
        sums["received"] += 1
        sums[category] += 1
    for tally in tallies:
        if tally.outcome == OUTSIDE_DEFINITION or not period.overlaps(tally.half_year):
            continue
        if period.cuts(tally.half_year):
            partial = True
            continue
        sums["received"] += tally.count
        sums[_OUTCOMES[tally.outcome]] += tally.count
    return sums, partial


def _municipality(facts: MunicipalityFacts) -> Iterable[ExactTable]:
    for name, asked in _ASKED_OF_MUNICIPALITY.items():
        definition = DEFINITIONS[name]
        given: str = getattr(facts, asked)
        if definition.kind is Kind.YES_NO_UNKNOWN:
            answers = {definition.categories[0]: _REPLIES[given]} if given else {}
        else:
            answers = _chosen(name, {given} if given else set())
        yield _answered(name, answers)
    yield _answered("T25", _chosen("T25", set(facts.forum_actors)))


def _answered(name: str, answers: Mapping[str, Reply]) -> ExactTable:
    return ExactTable(
        id=name,
        cells=tuple(
            ExactCell(code=code, answer=answers.get(code)) for code in DEFINITIONS[name].categories
        ),
    )


def _chosen(name: str, given: set[str]) -> dict[str, Reply]:
    """Yes to what was chosen and no to the rest; nothing when nothing was chosen."""
    if not given:
        return {}
    categories = DEFINITIONS[name].categories
    if strange := given - set(categories):
        if "other" not in categories:
            raise LookupError(f"table {name} has no category {sorted(strange)[0]!r}")
        given = given & set(categories) | {"other"}
    return {code: Reply.YES if code in given else Reply.NO for code in categories}
