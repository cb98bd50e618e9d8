# SPDX-License-Identifier: EUPL-1.2
"""Protected sheets for the writers' tests: one of each profile, and any that can be thought of."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from hypothesis import strategies as st

from app.domain.periods import SurveyPeriod
from app.domain.protected import (
    SEAL,
    Profile,
    ProtectedCell,
    ProtectedSheet,
    ProtectedTable,
    SheetHeader,
    Statement,
)
from app.domain.questionnaire import CROSSES, DEFINITIONS, LISTS, Definition, Kind, Unit, definition
from app.export.labels import SheetLabels, sheet_labels
from app.storage.resources import load_codelists

DANISH: Final = sheet_labels("da", load_codelists())
ENGLISH: Final = sheet_labels("en", load_codelists())
PERIOD: Final = SurveyPeriod(date(2023, 7, 1), date(2026, 6, 30))
ALL: Final = {**DEFINITIONS, **CROSSES}

Cells = Mapping[str, ProtectedCell]


def said(code: str, statement: Statement) -> ProtectedCell:
    return ProtectedCell(code=code, statement=statement)


def number(code: str, lower: int, upper: int | None) -> ProtectedCell:
    return ProtectedCell(code=code, statement=Statement.NUMBER, lower=lower, upper=upper)


def header(**changed: object) -> SheetHeader:
    given: dict[str, object] = {
        "schema_version": "2",
        "municipality": "Lyngsø Kommune",
        "region": "midtjylland",
        "police_district": "midt_og_vestjylland",
        "size_class": "small",
        "period": PERIOD,
        "registration_policy": "name_at_measure",
        "profile": "interval",
        "policy_version": "1",
        "counting_rules": tuple(f"N{rule}" for rule in range(1, 10)),
        "list_versions": tuple((name, load_codelists()[name].version) for name in LISTS),
        "partial": False,
        "policy_sha256": "0123456789abcdef" * 4,
        "k": 5,
        "r": 3,
        "group": 2,
    }
    return SheetHeader(**{**given, **changed})  # type: ignore[arg-type]


def sheet(tables: Mapping[str, Iterable[ProtectedCell]], **changed: object) -> ProtectedSheet:
    return ProtectedSheet(
        header=header(**changed),
        tables=tuple(
            ProtectedTable(id=name, kind=definition(name).kind, cells=tuple(cells), seal=SEAL)
            for name, cells in tables.items()
        ),
        seal=SEAL,
    )


def interval_sheet(**changed: object) -> ProtectedSheet:
    """Every table, with every step of the ladder somewhere in it."""
    steps = ((7, 7), (5, 9), (0, 4), (5, None), (35, 39), (128, 128))

    def cells(one: Definition, place: int) -> Iterable[ProtectedCell]:
        if one.id == "T1":
            yield said("handled", Statement.YES)
        elif one.unit is Unit.MUNICIPALITY:
            yield from answered(one)
        elif one.id == "T11":
            yield from (said(code, Statement.WITHHELD) for code in one.categories)
        else:
            for turn, code in enumerate((*one.categories, *one.also), place):
                lower, upper = steps[turn % len(steps)]
                yield (
                    said(code, Statement.WITHHELD) if turn % 7 == 6 else number(code, lower, upper)
                )

    return sheet(
        {name: tuple(cells(one, place)) for place, (name, one) in enumerate(ALL.items())}, **changed
    )


def yes_no_sheet(**changed: object) -> ProtectedSheet:
    """The survey's own sheet: yes, no or nothing; and the total as a band."""

    def cells(one: Definition) -> Iterable[ProtectedCell]:
        if one.id == "T1a":
            yield number("cases", 10, 14)
        elif one.id == "T4":
            yield from (said(code, Statement.WITHHELD) for code in one.categories)
        elif one.id == "T5":
            for code, given in zip(one.categories, ("ja", "nej", "oplyses_ikke"), strict=True):
                yield said(code, Statement(given))
        else:
            yield from answered(one)

    kept = ("T1", "T1a", "T2", "T3", "T4", "T5", "T6")
    return sheet(
        {
            name: tuple(cells(one))
            for name, one in DEFINITIONS.items()
            if name in kept or one.unit is Unit.MUNICIPALITY
        },
        **{"profile": "ja_nej", **changed},
    )


def answered(one: Definition) -> Iterable[ProtectedCell]:
    """The first category yes, the others no; of one question nothing is known."""
    if one.id == "T27e":
        return (said(code, Statement.DONT_KNOW) for code in one.categories)
    return (
        said(code, Statement.YES if code == one.categories[0] else Statement.NO)
        for code in one.categories
    )


def statements(sheet: ProtectedSheet) -> list[tuple[str, str, str, int | None, int | None]]:
    """Everything a sheet says, for comparing: table, category, answer and interval."""
    return [
        (table.id, cell.code, cell.statement.value, cell.lower, cell.upper)
        for table in sheet.tables
        for cell in table.cells
    ]


_NUMBERS: Final = st.one_of(
    st.integers(5, 400).map(lambda exact: (exact, exact)),
    st.integers(1, 60).map(lambda band: (band * 5, band * 5 + 4)),
    st.just((0, 4)),
    st.just((5, None)),
)


@st.composite
def any_cell(draw: Callable[..., Any], code: str, answers: tuple[Statement, ...]) -> ProtectedCell:
    statement = draw(st.sampled_from(answers))
    if statement is not Statement.NUMBER:
        return ProtectedCell(code=code, statement=statement)
    lower, upper = draw(_NUMBERS)
    return number(code, lower, upper)


_PLACES: Final = st.text(max_size=30)
_EXAMPLES: Final = st.lists(st.text(min_size=1, max_size=20), max_size=2).map(tuple)


@st.composite
def any_sheet(
    draw: Callable[..., Any],
    place: st.SearchStrategy[str] = _PLACES,
    examples: st.SearchStrategy[tuple[str, ...]] = _EXAMPLES,
) -> ProtectedSheet:
    """A sheet of a few tables, of any profile, with anything a cell may say."""
    names = draw(st.lists(st.sampled_from(list(ALL)), min_size=1, max_size=6, unique=True))
    tables: dict[str, list[ProtectedCell]] = {}
    for name in sorted(names, key=list(ALL).index):
        one = ALL[name]
        plain = (Statement.YES, Statement.NO, Statement.WITHHELD)
        if one.kind is Kind.YES_NO_UNKNOWN:
            plain = (*plain, Statement.DONT_KNOW)
        counted = (Statement.NUMBER, Statement.NUMBER, Statement.WITHHELD)
        as_counted = name in CROSSES or (
            one.unit is not Unit.MUNICIPALITY and name != "T1" and draw(st.booleans())
        )
        codes = (*one.categories, *one.also) if as_counted else one.categories
        tables[name] = [draw(any_cell(code, counted if as_counted else plain)) for code in codes]
    return sheet(
        tables,
        municipality=draw(place),
        profile=draw(st.sampled_from([one.value for one in Profile])),
        partial=draw(st.booleans()),
        examples=draw(examples),
    )


def labels_of(language: str) -> SheetLabels:
    return DANISH if language == "da" else ENGLISH
