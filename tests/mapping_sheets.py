# SPDX-License-Identifier: EUPL-1.2
"""89 invented municipalities whose sheets have the counts behind the mapping's percentages.

The counts are found backwards from the figures (R:1252-1902, 3675-3975): whole numbers of
municipalities that give each printed percentage. What is left out of a sheet, and which numbers
cannot be met at all, is said in `test_collect_mapping.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from app.domain.periods import SurveyPeriod
from app.domain.protected import (
    SEAL,
    ProtectedCell,
    ProtectedSheet,
    ProtectedTable,
    SheetHeader,
    Statement,
)
from app.domain.questionnaire import DEFINITIONS, LISTS
from app.export.labels import sheet_labels
from app.export.sheets import json_bytes
from app.storage.resources import load_codelists

PERIOD: Final = SurveyPeriod(date(2014, 1, 1), date(2016, 12, 31))
LABELS: Final = sheet_labels("da", load_codelists())

YES, NO, DONT_KNOW, WITHHELD = (
    Statement.YES,
    Statement.NO,
    Statement.DONT_KNOW,
    Statement.WITHHELD,
)

# all municipalities, those with cases
REGIONS: Final = {
    "hovedstaden": (28, 22),
    "midtjylland": (18, 16),
    "nordjylland": (11, 7),
    "sjaelland": (12, 11),
    "syddanmark": (20, 18),
}
# right-wing, left-wing, Islamism, another: yes among how many that answered
FORMS: Final = {
    "hovedstaden": ((5, 21), (1, 21), (20, 22), (6, 21)),
    "midtjylland": ((3, 16), (0, 16), (15, 16), (1, 16)),
    "nordjylland": ((3, 6), (0, 6), (5, 6), (1, 6)),
    "sjaelland": ((1, 11), (0, 11), (9, 11), (4, 11)),
    "syddanmark": ((4, 15), (0, 15), (12, 15), (3, 15)),
}
# yes, no, don't know; the rest with cases did not answer
POLICE: Final = {
    "hovedstaden": (15, 5, 0),
    "midtjylland": (11, 5, 0),
    "nordjylland": (5, 2, 0),
    "sjaelland": (8, 3, 0),
    "syddanmark": (11, 3, 1),
}
# both, only over, only under, don't know or no cases
AGES: Final = {
    "hovedstaden": (14, 5, 0, 9),
    "midtjylland": (14, 2, 0, 2),
    "nordjylland": (2, 3, 1, 5),
    "sjaelland": (8, 3, 0, 1),
    "syddanmark": (11, 2, 3, 4),
}
# inside, outside, both
PLACES: Final = {
    "hovedstaden": (13, 22, 13),
    "midtjylland": (11, 13, 8),
    "nordjylland": (5, 7, 5),
    "sjaelland": (7, 11, 7),
    "syddanmark": (12, 15, 9),
}
# primary, non-primary, both
PRIMACY: Final = {
    "hovedstaden": (13, 20, 11),
    "midtjylland": (10, 13, 7),
    "nordjylland": (5, 7, 5),
    "sjaelland": (6, 10, 5),
    "syddanmark": (12, 15, 9),
}
STRATEGY: Final = (53, 25, 7)
WORKFLOW: Final = (51, 29, 9)
FORUM: Final = (46, 20, 20, 3)
ACTORS: Final = (81, 67, 66, 58, 56, 30, 28, 25, 20, 15, 12, 9)
# large, medium and small municipalities: table 1 by rows (workflow), columns (action plan)
TABLE_1: Final = {
    "large": (4, 0, 0, 0, 0, 0, 0, 0, 1),
    "medium": (27, 5, 3, 9, 10, 1, 2, 1, 0),
    "small": (9, 2, 1, 2, 8, 0, 3, 0, 1),
}

Answers = dict[str, dict[str, Statement]]


@dataclass(kw_only=True)
class Municipality:
    """An invented municipality and what its sheet answers."""

    name: str
    region: str
    handled: bool
    size: str = "medium"
    answers: Answers = field(default_factory=dict)

    def say(self, table: str, statements: Iterable[Statement]) -> None:
        self.answers[table] = dict(zip(DEFINITIONS[table].categories, statements, strict=True))

    def choose(self, table: str, code: str) -> None:
        codes = DEFINITIONS[table].categories
        self.say(table, (YES if one == code else NO for one in codes))


def mapping(table_1: bool = False) -> list[Municipality]:
    """The municipalities; with `table_1` T22 and T23 are those of the mapping's table 1."""
    country = [one for region in REGIONS for one in _region(region)]
    for place, one in enumerate(country):
        one.say("T22", [_of(STRATEGY, place)])
        one.say("T23", [_of(WORKFLOW, place)])
        forum = [
            code
            for code, n in zip(DEFINITIONS["T24"].categories, FORUM, strict=True)
            for _ in range(n)
        ]
        one.choose("T24", forum[place])
        one.say("T25", [YES if place < n else NO for n in ACTORS])
    if table_1:
        sizes = [
            (size, cell)
            for size, cells in TABLE_1.items()
            for cell, n in enumerate(cells)
            for _ in range(n)
        ]
        for one, (size, cell) in zip(country, sizes, strict=True):
            one.size = size
            one.say("T23", [(YES, NO, DONT_KNOW)[cell // 3]])
            one.say("T22", [(YES, NO, DONT_KNOW)[cell % 3]])
    return country


def write(folder: Path, municipalities: Iterable[Municipality]) -> None:
    """The sheets as the program itself writes them."""
    folder.mkdir(exist_ok=True)
    for place, one in enumerate(municipalities):
        (folder / f"indberetning_{place:03}.json").write_bytes(json_bytes(sheet(one), LABELS))


def sheet(one: Municipality, period: SurveyPeriod = PERIOD) -> ProtectedSheet:
    tables: Mapping[str, Mapping[str, Statement]] = {
        "T1": {"handled": YES if one.handled else NO},
        **one.answers,
    }
    return protected(
        one.name,
        {
            table: [ProtectedCell(code=code, statement=said) for code, said in cells.items()]
            for table, cells in tables.items()
        },
        region=one.region,
        size=one.size,
        period=period,
    )


def protected(
    name: str,
    tables: Mapping[str, Iterable[ProtectedCell]],
    *,
    region: str = "midtjylland",
    size: str = "small",
    profile: str = "ja_nej",
    period: SurveyPeriod = PERIOD,
) -> ProtectedSheet:
    """A sheet with these cells, as if the protection had let them out."""
    header = SheetHeader(
        schema_version="2",
        municipality=name,
        region=region,
        police_district="oestjylland",
        size_class=size,
        period=period,
        registration_policy="name_at_measure",
        profile=profile,
        policy_version="1",
        counting_rules=("N1", "N2"),
        list_versions=tuple((one, load_codelists()[one].version) for one in LISTS),
        partial=False,
        policy_sha256="0" * 64,
        k=5,
        r=3,
        group=2,
    )
    order = [*DEFINITIONS]
    return ProtectedSheet(
        header=header,
        tables=tuple(
            ProtectedTable(id=table, kind=DEFINITIONS[table].kind, cells=tuple(cells), seal=SEAL)
            for table, cells in sorted(tables.items(), key=lambda row: order.index(row[0]))
        ),
        seal=SEAL,
    )


def _region(region: str) -> list[Municipality]:
    total, with_cases = REGIONS[region]
    found = [
        Municipality(
            name=f"{region.capitalize()} Opdigtet {place}",
            region=region,
            handled=place < with_cases,
        )
        for place in range(total)
    ]
    ages = [
        code
        for code, n in zip(DEFINITIONS["T4"].categories, AGES[region], strict=True)
        for _ in range(n)
    ]
    for place, one in enumerate(found):
        one.choose("T4", ages[place])
        if not one.handled:
            for table in ("T2", "T3", "T5", "T6"):
                one.say(table, (WITHHELD for _ in DEFINITIONS[table].categories))
            continue
        one.say("T2", (_of((yes, of - yes), place) for yes, of in FORMS[region]))
        one.say("T3", [_of(POLICE[region], place)])
        one.say("T5", _kinds(PLACES[region], place))
        one.say("T6", _kinds(PRIMACY[region], place))
    return found


def _of(counts: Iterable[int], place: int) -> Statement:
    """The answer of the municipality at that place; whoever comes after all counts gave none."""
    for statement, count in zip((YES, NO, DONT_KNOW), counts, strict=False):
        if place < count:
            return statement
        place -= count
    return WITHHELD


def _kinds(counts: tuple[int, int, int], place: int) -> tuple[Statement, Statement, Statement]:
    """The one kind, the other, both: those with both first, then those with the first alone."""
    first, _second, both = counts
    if place < both:
        return YES, YES, YES
    return (YES, NO, NO) if place < first else (NO, YES, NO)
