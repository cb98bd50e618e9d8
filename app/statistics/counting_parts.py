# SPDX-License-Identifier: EUPL-1.2
"""The parts of a count that no case has a say in: concerns, the municipality, and empty tables."""

from collections.abc import Iterable, Mapping
from typing import Final

from app.domain.concerns import ConcernStatus, Outcome
from app.domain.periods import SurveyPeriod
from app.domain.questionnaire import Kind, definition
from app.domain.survey import OUTSIDE_DEFINITION, ConcernFacts, MunicipalityFacts, TallyFacts
from app.statistics.tables import ExactCell, ExactTable, Reply

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

_WHEN_REGISTERED: Final[Mapping[str, str]] = {
    "on_receipt": "on_receipt",
    "when_qualified": "when_qualified",
    "police_unless_measure": "police_only",
    "no_practice": "varies",
}
"""Registration model of the profile to the answer of T19; the other models say where, not when."""

PROFILE_FIELDS: Final[Mapping[str, str]] = {
    "T19": "registration_model",
    "T20": "registration_place",
    "T21a": "radicalisation_noted",
    "T21b": "registered_by",
    "T22": "strategy",
    "T23": "workflow",
    "T24": "forum",
    "T25": "forum_actors",
    "T26": "anchoring_unit",
    "T27a": "practice_model",
    "T27b": "meeting_rhythm",
    "T27c": "steering_group",
    "T27d": "mandate",
    "T27e": "political_orientation",
}
"""Every table about the municipality to the field of `MunicipalityFacts` that answers it."""

_REPLIES: Final[Mapping[str, Reply]] = {
    "yes": Reply.YES,
    "no": Reply.NO,
    "unknown": Reply.DONT_KNOW,
}


def zeros(name: str) -> dict[str, int]:
    """A table in which nothing is counted yet."""
    asked = definition(name)
    return dict.fromkeys((*asked.categories, *asked.also), 0)


def cells(
    name: str, sums: Mapping[str, int], answers: Mapping[str, Reply]
) -> tuple[ExactCell, ...]:
    """The cells of a table in their order."""
    asked = definition(name)
    return tuple(
        ExactCell(code=code, count=sums[code], answer=answers.get(code))
        for code in (*asked.categories, *asked.also)
    )


def count_concerns(
    concerns: Iterable[ConcernFacts], tallies: Iterable[TallyFacts], period: SurveyPeriod
) -> tuple[ExactTable, bool]:
    """T7, and whether the period cuts a half-year of nameless sums, which is then left out (N3)."""
    sums = zeros("T7")
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
    return ExactTable(id="T7", cells=cells("T7", sums, {})), partial


def municipality_tables(facts: MunicipalityFacts) -> Iterable[ExactTable]:
    """What the municipality answers about itself; a question nobody answered has no answer."""
    for name, field in PROFILE_FIELDS.items():
        asked = definition(name)
        said = getattr(facts, field)
        if name == "T19":
            said = _WHEN_REGISTERED.get(said, "")
        if asked.kind is Kind.YES_NO_UNKNOWN:
            yield _answered(name, {asked.categories[0]: _REPLIES[said]} if said else {})
        else:
            given = (said,) if isinstance(said, str) else said
            yield _answered(name, _chosen(name, {code for code in given if code}))


def _answered(name: str, answers: Mapping[str, Reply]) -> ExactTable:
    return ExactTable(
        id=name,
        cells=tuple(
            ExactCell(code=code, answer=answers.get(code)) for code in definition(name).categories
        ),
    )


def _chosen(name: str, given: set[str]) -> dict[str, Reply]:
    """Yes to what was chosen and no to the rest; nothing when nothing was chosen."""
    if not given:
        return {}
    categories = definition(name).categories
    if strange := given - set(categories):
        if "other" not in categories:
            raise LookupError(f"table {name} has no category {sorted(strange)[0]!r}")
        given = given & set(categories) | {"other"}
    return {code: Reply.YES if code in given else Reply.NO for code in categories}
