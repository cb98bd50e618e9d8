# SPDX-License-Identifier: EUPL-1.2
"""The survey's questions: each table, how it is answered, and its categories in their order.

The wording is data (`resources/survey/`); the order is the questionnaire's own (survey.md §5.2
to 5.5), which is fixed so that answers of all municipalities can be laid beside each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

NOT_STATED: Final = "not_stated"


class Unit(StrEnum):
    """What a table counts."""

    CASES = "cases"
    PERSONS = "persons"
    CONCERNS = "concerns"
    MUNICIPALITY = "municipality"


class Kind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"  # one row: yes or no
    YES_NO_UNKNOWN = "yes_no_unknown"  # one row: yes, no or don't know
    ONE = "one"  # exactly one category
    MANY = "many"  # any number of categories
    COUNTS = "counts"  # a number for each category


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One table: `categories` are asked for, `also` is counted and shown beside them (N9)."""

    id: str
    kind: Kind
    unit: Unit
    categories: tuple[str, ...]
    also: tuple[str, ...] = ()


def _table(
    name: str, kind: Kind, unit: Unit, categories: str, also: str = ""
) -> tuple[str, Definition]:
    definition = Definition(
        id=name,
        kind=kind,
        unit=unit,
        categories=tuple(categories.split()),
        also=tuple(also.split()),
    )
    return name, definition


_C, _P, _M = Unit.CASES, Unit.PERSONS, Unit.MUNICIPALITY

DEFINITIONS: Final[Mapping[str, Definition]] = dict(
    (
        _table("T1", Kind.YES_NO, _C, "handled"),
        _table("T1a", Kind.COUNTS, _C, "cases"),
        _table(
            "T2",
            Kind.MANY,
            _C,
            "right_wing left_wing extreme_islamism other_named",
            "none_identified not_yet_clarified cannot_be_clarified not_stated",
        ),
        _table("T3", Kind.YES_NO_UNKNOWN, _C, "handed_over"),
        _table("T4", Kind.ONE, _C, "both only_over only_under unknown"),
        _table("T5", Kind.MANY, _C, "inside outside both", "not_stated"),
        _table("T6", Kind.MANY, _C, "primary non_primary both", "unclarified not_stated"),
        _table(
            "T7",
            Kind.COUNTS,
            Unit.CONCERNS,
            "received became_case declined referred police_only unclarified",
            "joined_case advice_only in_progress",
        ),
        _table(
            "T8",
            Kind.COUNTS,
            _C,
            "primary_inside primary_outside non_primary_inside non_primary_outside",
            "not_stated",
        ),
        _table("T9", Kind.COUNTS, _P, "woman man other unknown"),
        _table("T10", Kind.COUNTS, _P, "under_18 over_18 unknown"),
        _table("T11", Kind.COUNTS, _C, "individual family friend_group"),
        _table(
            "T12",
            Kind.COUNTS,
            _C,
            "yes none_known not_stated physical online physical_and_online form_unknown",
        ),
        _table(
            "T13",
            Kind.MANY,
            _C,
            "violence weapons_milieu threats_pressure arson_vandalism spreads_messages "
            "extreme_company election_pressure travel_conflict absolute_solutions "
            "attends_events seeks_material injustice_narratives hero_narratives "
            "totalitarian_symbols intolerance withdrawal "
            "psychological_vulnerability general_distress crime_involvement negative_influence",
        ),
        _table(
            "T15",
            Kind.MANY,
            _C,
            "mentor_lab exit_programme support_contact individual_talks psychologist "
            "group_family_talks network_meetings family_treatment education_support "
            "employment_support work_placement other_counselling psychiatric substance_treatment "
            "day_placement residential_placement housing_offer social_pedagogical "
            "behaviour_therapy youth_events leisure trained_mentor trained_parent_coach "
            "dialogue_visits local",
        ),
        _table("T16", Kind.COUNTS, _C, "ordinary tailored both", "local_only none"),
        _table("T17", Kind.MANY, _C, "building anticipatory intervening"),
        _table("T18a", Kind.MANY, _C, "citizen close group"),
        _table("T18b", Kind.COUNTS, _C, "yes citizen municipality both no", "not_stated"),
        _table("T18c", Kind.COUNTS, _C, "yes no partly", "not_stated"),
        _table("T18d", Kind.MANY, _C, "resources motivation competences", "not_stated"),
        _table("T19", Kind.ONE, _M, "on_receipt when_qualified police_only varies"),
        _table("T20", Kind.ONE, _M, "own_register ordinary_case_file ssp police_registers none"),
        _table("T21a", Kind.ONE, _M, "yes partly no cannot_assess"),
        _table("T21b", Kind.MANY, _M, "coordinator caseworker ssp police"),
        _table("T22", Kind.YES_NO_UNKNOWN, _M, "strategy"),
        _table("T23", Kind.YES_NO_UNKNOWN, _M, "workflow"),
        _table("T24", Kind.ONE, _M, "yes establishing no unknown"),
        _table(
            "T25",
            Kind.MANY,
            _M,
            "ssp police children_youth_family social job_centre psp club_street schools "
            "integration prison_probation psychiatry other",
        ),
        _table(
            "T26",
            Kind.ONE,
            _M,
            "ssp social_family exit children_youth job_centre integration other across",
        ),
        _table("T27a", Kind.ONE, _M, "model_1 model_2 model_3"),
        _table("T27b", Kind.ONE, _M, "fixed ad_hoc"),
        _table("T27c", Kind.YES_NO_UNKNOWN, _M, "steering_group"),
        _table("T27d", Kind.ONE, _M, "ssp police municipal_authority shared"),
        _table("T27e", Kind.YES_NO_UNKNOWN, _M, "orientation"),
    )
)
"""All tables in the order of the sheet (survey.md §5.2-5.5).

T23x is not among them: the cross of T22 and T23 follows from the two answers of each municipality,
and whoever collects the sheets makes it from them.
"""

JOIN: Final = "+"
"""Between the two codes of a cell of a cross table."""


def _cross(first: str, second: str, rows: str, columns: str) -> tuple[str, Definition]:
    return _table(
        f"{first}x{second}",
        Kind.COUNTS,
        _C,
        " ".join(f"{row}{JOIN}{column}" for row in rows.split() for column in columns.split()),
    )


_FORMS: Final = "right_wing left_wing extreme_islamism other_named"
_AGES: Final = "both only_over only_under unknown"

CROSSES: Final[Mapping[str, Definition]] = dict(
    (
        _cross("T2", "T4", _FORMS, _AGES),
        _cross("T2", "T6", _FORMS, "primary non_primary"),
        _cross("T3", "T4", "handed_over", _AGES),
    )
)
"""Cross tables of cases, counted and published in the interval sheet alone (disclosure.md).

A cell's code is a code of the first table, `JOIN`, and a code of the second.
"""

CATEGORY_LISTS: Final[Mapping[str, str]] = {
    "T9": "gender",
    "T13": "sign_mapping",
    "T17": "prevention_level",
    "T19": "registration_when",
    "T20": "registration_place",
    "T21a": "partial_answer",
    "T21b": "registered_by",
    "T25": "forum_actor",
    "T26": "anchoring_unit",
    "T27a": "practice_model",
    "T27b": "meeting_rhythm",
    "T27d": "mandate",
}
"""Tables whose categories are the codes of a list, in the list's order."""

LISTS: Final = ("extremism_form", "offer", *sorted(CATEGORY_LISTS.values()))
"""The code lists whose versions a sheet states."""


def definition(table: str) -> Definition:
    """The definition of a table or a cross table; KeyError for an unknown id."""
    return DEFINITIONS[table] if table in DEFINITIONS else CROSSES[table]
