# SPDX-License-Identifier: EUPL-1.2
"""Counts the register into exact tables, by rules N1-N9 of survey.md §5.1, in one pass.

Each case is marked once: under which codes of which tables it is counted. The sums are those marks
added up. Whatever is not known is counted as such, and "no" is answered only where every case says
so (N9).
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from app.domain.ages import AgeFlags, age_band, age_flags, any_flags
from app.domain.cases import Anchor, Primacy
from app.domain.periods import SurveyPeriod, any_day, value_on, values_on
from app.domain.questionnaire import CROSSES, DEFINITIONS, JOIN, NOT_STATED, Kind, Unit
from app.domain.survey import (
    Affiliation,
    AffiliationForm,
    CaseFacts,
    CriteriaAim,
    InterventionFacts,
    SurveyFacts,
)
from app.statistics.counting_parts import cells, count_concerns, municipality_tables, zeros
from app.statistics.tables import ExactCell, ExactSurvey, ExactTable, Reply

MARKED: Final = tuple(
    name
    for name, definition in DEFINITIONS.items()
    if definition.unit is Unit.CASES and name not in ("T1", "T1a")
)
"""The tables whose sums are the marks of the cases added up."""

_CROSSED: Final = tuple((name, *name.split("x")) for name in CROSSES)

_KNOWN_FORMS: Final = frozenset((*DEFINITIONS["T2"].categories, "none_identified"))

_AFFILIATION_FORMS: Final[Mapping[AffiliationForm, str]] = {
    AffiliationForm.PHYSICAL: "physical",
    AffiliationForm.ONLINE: "online",
    AffiliationForm.BOTH: "physical_and_online",
    AffiliationForm.UNKNOWN: "form_unknown",
}

_CRITERIA: Final[Mapping[CriteriaAim, frozenset[str]]] = {
    CriteriaAim.CITIZEN: frozenset(("yes", "citizen")),
    CriteriaAim.MUNICIPALITY: frozenset(("yes", "municipality")),
    CriteriaAim.BOTH: frozenset(("yes", "both")),
    CriteriaAim.NONE: frozenset(("no",)),
    CriteriaAim.NOT_STATED: frozenset((NOT_STATED,)),
}

_LOCAL: Final = "local"
_NOT_STATED: Final = frozenset((NOT_STATED,))


def count(facts: SurveyFacts, period: SurveyPeriod) -> ExactSurvey:
    """All tables of the period; LookupError for a code that a closed table does not have."""
    counted = _Cases(period)
    for case in facts.cases:
        counted.add(case)
    concerns, partial = count_concerns(facts.concerns, facts.tallies, period)
    tables = (*counted.tables(), concerns, *municipality_tables(facts.municipality))
    order = {name: number for number, name in enumerate((*DEFINITIONS, *CROSSES))}
    return ExactSurvey(
        period=period,
        cases=counted.cases,
        persons=counted.persons,
        outside_definition=counted.outside_definition,
        erroneous=counted.erroneous,
        partial=partial,
        tables=tuple(sorted(tables, key=lambda table: order[table.id])),
    )


def case_marks(case: CaseFacts, period: SurveyPeriod) -> Mapping[str, frozenset[str]] | None:
    """Table to the codes under which the case is counted; None when it is not counted at all.

    It is not counted when no episode touches the period, or it is erroneous or outside the
    definition (N2, N4). The tables are those of `MARKED`; several codes of a table may apply.
    """
    if not _exists(case, period) or case.erroneous or case.outside_definition:
        return None
    return _marks(case, period, _ages(case, period))


def _exists(case: CaseFacts, period: SurveyPeriod) -> bool:
    return any(episode.overlaps(period) for episode in case.episodes)


def _last_day(case: CaseFacts, period: SurveyPeriod) -> date:
    """The day of a snapshot: the period's last, or that of the closing (N7)."""
    return max(
        episode.last_day_until(period.end)
        for episode in case.episodes
        if episode.start <= period.end
    )


def _ages(case: CaseFacts, period: SurveyPeriod) -> AgeFlags:
    if not case.persons:
        return AgeFlags(None, None)
    last_day = _last_day(case, period)
    return any_flags(
        age_flags(one.birth, one.concern_received_on, last_day) for one in case.persons
    )


def _marks(case: CaseFacts, period: SurveyPeriod, ages: AgeFlags) -> dict[str, frozenset[str]]:
    handed_over = any(period.contains(day) for day in case.police_handovers)
    affiliation = {str(case.affiliation)}
    if case.affiliation is Affiliation.YES:
        affiliation.add(_AFFILIATION_FORMS[case.affiliation_form])
    used = [one for one in case.interventions if one.used.overlaps(period)]
    return {
        "T2": _forms(case, period),
        "T3": frozenset(("handed_over",)) if handed_over else frozenset(),
        "T4": frozenset((_age_category(ages),)),
        "T5": _places(case, period),
        "T6": _primacy(case, period),
        "T8": frozenset((_snapshot(case, _last_day(case, period)),)),
        "T11": frozenset((str(case.kind),)),
        "T12": frozenset(affiliation),
        "T13": case.signs,
        "T15": frozenset(one.offer if one.offer_group != _LOCAL else _LOCAL for one in used),
        "T16": frozenset((_offer_groups(used),)),
        "T17": frozenset(one.level for one in used),
        "T18a": frozenset(one.target for one in used),
        "T18b": _CRITERIA[case.criteria],
        "T18c": frozenset((str(case.followed_up),)),
        "T18d": _NOT_STATED if case.barriers is None else case.barriers,
    }


def _forms(case: CaseFacts, period: SurveyPeriod) -> frozenset[str]:
    forms = any_day(case.forms, period)
    # a form that was found later in the period answers "not yet clarified"
    return forms & _KNOWN_FORMS or forms or _NOT_STATED


def _places(case: CaseFacts, period: SurveyPeriod) -> frozenset[str]:
    places = frozenset(str(place) for place in any_day(case.anchoring, period))
    return places | {"both"} if len(places) == 2 else places or _NOT_STATED


def _primacy(case: CaseFacts, period: SurveyPeriod) -> frozenset[str]:
    values = frozenset(str(value) for value in any_day(case.primacy, period))
    known = values - {Primacy.UNCLARIFIED}
    return known | {"both"} if len(known) == 2 else known or values or _NOT_STATED


def _snapshot(case: CaseFacts, day: date) -> str:
    places = values_on(case.anchoring, day)
    primacy = value_on(case.primacy, day)
    if not places or primacy is None or primacy is Primacy.UNCLARIFIED:
        return NOT_STATED
    place = Anchor.INSIDE if Anchor.INSIDE in places else Anchor.OUTSIDE  # N7
    return f"{primacy}_{place}"


def _offer_groups(used: Iterable[InterventionFacts]) -> str:
    """Ordinary, tailored or both; `local_only` where neither was used but another offer was."""
    groups = {one.offer_group for one in used}
    asked = groups - {_LOCAL}
    if len(asked) == 2:
        return "both"
    if asked:
        return asked.pop()
    return "local_only" if groups else "none"


def _age_category(flags: AgeFlags) -> str:
    """T4's categories exclude each other; what is undecided is "ved ikke"."""
    if flags.under and flags.over:
        return "both"
    if flags.under is None or flags.over is None or not (flags.under or flags.over):
        return "unknown"
    return "only_under" if flags.under else "only_over"


class _Cases:
    """The running sums of one pass over the cases."""

    def __init__(self, period: SurveyPeriod) -> None:
        self.period = period
        self.cases = self.persons = self.outside_definition = self.erroneous = 0
        self.ages = AgeFlags(False, False)
        self.sums = {name: zeros(name) for name in (*MARKED, "T9", "T10", *CROSSES)}
        self.silent = dict.fromkeys(MARKED, 0)
        """Table to the number of cases that have no mark in it."""

    def add(self, case: CaseFacts) -> None:
        if not _exists(case, self.period):
            return
        if case.erroneous:
            self.erroneous += 1
            return
        if case.outside_definition:
            self.outside_definition += 1
            return
        ages = _ages(case, self.period)
        self.cases += 1
        self.ages = any_flags((self.ages, ages))
        self._fold(_marks(case, self.period, ages))
        self.persons += len(case.persons)
        for person in case.persons:
            self.sums["T9"][person.gender] += 1
            self.sums["T10"][age_band(person.birth, person.concern_received_on)] += 1

    def _fold(self, marks: Mapping[str, frozenset[str]]) -> None:
        for name, codes in marks.items():
            sums = self.sums[name]
            for code in codes:
                sums[code] += 1
            self.silent[name] += not codes
        for name, first, second in _CROSSED:
            sums = self.sums[name]
            for row in marks[first]:
                for column in marks[second]:
                    if (code := f"{row}{JOIN}{column}") in sums:
                        sums[code] += 1

    def tables(self) -> Iterable[ExactTable]:
        """The tables about cases and persons, with the answers that follow from the sums."""
        handled = Reply.YES if self.cases else Reply.NO
        yield ExactTable(
            id="T1", cells=(ExactCell(code="handled", count=self.cases, answer=handled),)
        )
        yield ExactTable(id="T1a", cells=(ExactCell(code="cases", count=self.cases),))
        for name, sums in self.sums.items():
            yield ExactTable(id=name, cells=cells(name, sums, self._answers(name, sums)))

    def _answers(self, name: str, sums: Mapping[str, int]) -> dict[str, Reply]:
        if name == "T4":  # asked of all municipalities, also those without cases
            chosen = _age_category(self.ages) if self.cases else "unknown"
            return {code: Reply.YES if code == chosen else Reply.NO for code in sums}
        if name in CROSSES or not self.cases:
            return {}
        definition = DEFINITIONS[name]
        if name == "T3":
            return {code: Reply.YES if number else Reply.NO for code, number in sums.items()}
        if definition.kind is not Kind.MANY:
            return {}
        unknown = sum(sums[code] for code in definition.also if code != "none_identified")
        if name == "T13":  # no sign written down does not mean that there was none
            unknown += self.silent[name]
        answers = {
            code: _occurs(sums[code], unknown) for code in definition.categories if code != "both"
        }
        if "both" in definition.categories:
            answers["both"] = _both(*answers.values())
        return answers


def _occurs(number: int, unknown: int) -> Reply:
    if number:
        return Reply.YES
    return Reply.DONT_KNOW if unknown else Reply.NO


def _both(*answers: Reply) -> Reply:
    """Asked of the municipality: it has had the one kind and the other (fig. 6 and 7)."""
    if Reply.NO in answers:
        return Reply.NO
    return Reply.DONT_KNOW if Reply.DONT_KNOW in answers else Reply.YES
