# SPDX-License-Identifier: EUPL-1.2
"""The survey's questions: each table, how it is answered, and its categories in their order.

The wording is data (`resources/survey/`); the order is the questionnaire's own (survey.md §5.2,
5.3, 5.5), which is fixed so that answers of all municipalities can be laid beside each other.
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
"""All tables in the order of the sheet (survey.md §5.2, 5.3, 5.5)."""

CATEGORY_LISTS: Final[Mapping[str, str]] = {
    "T9": "gender",
    "T25": "forum_actor",
    "T26": "anchoring_unit",
    "T27a": "practice_model",
    "T27b": "meeting_rhythm",
    "T27d": "mandate",
}
"""Tables whose categories are the codes of a list, in the list's order."""

LISTS: Final = ("extremism_form", *sorted(CATEGORY_LISTS.values()))
"""The code lists whose versions a sheet states."""
