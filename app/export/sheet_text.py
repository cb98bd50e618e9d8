# SPDX-License-Identifier: EUPL-1.2
"""What every format of a protected sheet says alike: the wording of a cell, legend, terms, breaks.

Every function takes what is protected and refuses anything else, also at run time: what was not
protected has no writer.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.protected import ProtectedCell, ProtectedSheet, ProtectedTable, Statement
from app.domain.questionnaire import CROSSES, Unit
from app.export.labels import REGION, ListChange, SheetLabels

PARTIAL: Final = "delvis_registrering"
"""The note of a period that cuts a half-year of nameless sums."""

_FORMULA_STARTS: Final = frozenset("=+-@＝＋－＠")
_LETTERS: Final = {"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th"}
_ALWAYS: Final = ("extremism", "radicalisation", "concern", "case")
_TERMS: Final = {
    "primary": ("T6", "T8", "T2xT6"),
    "non_primary": ("T6", "T8", "T2xT6"),
    "inside_authority": ("T5", "T8"),
    "outside_authority": ("T5", "T8"),
    "intervention": ("T15", "T16", "T17", "T18a", "T18b", "T18c", "T18d"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An official term and what it means."""

    code: str
    name: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A day within the period on which a code list changed, and what that means."""

    list_name: str
    day: date
    sentence: str


def demand_protected(sheet: ProtectedSheet) -> None:
    """TypeError for everything that is not a protected sheet, for callers mypy has not seen."""
    if type(sheet) is not ProtectedSheet:
        raise TypeError("only a protected sheet is written")


def tables(sheet: ProtectedSheet) -> tuple[ProtectedTable, ...]:
    """The sheet's tables, those of two questions last."""
    demand_protected(sheet)
    return tuple(sorted(sheet.tables, key=lambda table: table.id in CROSSES))


def interval(cell: ProtectedCell) -> tuple[int, int | None] | None:
    """What the number lies between (no upper limit: None); None where no number is stated.

    ValueError for a figure beside an answer that states none, and for what is no interval: such
    a cell is a fault of its maker, and nothing of it is written.
    """
    if type(cell) is not ProtectedCell:
        raise TypeError("only a protected cell is written")
    lower, upper = cell.lower, cell.upper
    if cell.statement is not Statement.NUMBER:
        if lower is not None or upper is not None:
            raise ValueError("a figure beside an answer that states none")
        return None
    if lower is None or lower < 0 or (upper is not None and upper < lower):
        raise ValueError("a number without an interval")
    return lower, upper


def sheet_text(cell: ProtectedCell, labels: SheetLabels) -> str:
    """The one wording of a cell: 7, 5–9, 0–4, 5 eller flere, Ja, Oplyses ikke."""
    stated = interval(cell)
    if stated is None:
        return labels.statements[cell.statement]
    lower, upper = stated
    if upper is None:
        return labels.word("or_more").format(number=lower)
    return str(lower) if lower == upper else f"{lower}–{upper}"


def legend(sheet: ProtectedSheet, labels: SheetLabels) -> list[str]:
    """What the reader must know; the same sentences in every format."""
    stated = [interval(cell) for table in tables(sheet) for cell in table.cells]
    numbers = {one for one in stated if one is not None}
    said: list[str] = []
    for lower, upper in sorted(one for one in numbers if one[1] is not None and one[0] < one[1]):
        several = [str(number) for number in range(lower, (upper or lower) + 1)]
        if lower == 0:  # the class of small numbers; a band explains itself beside it
            among = labels.word("last_of").format(numbers=", ".join(several[:-1]), last=several[-1])
            said.append(
                labels.word("legend_interval").format(interval=f"{lower}–{upper}", numbers=among)
            )
    for lower in sorted(one[0] for one in numbers if one[1] is None):
        more = labels.word("or_more").format(number=lower)
        said.append(labels.word("legend_more").format(more=more, number=lower))
    said.append(labels.word("legend_numbers" if numbers else "legend_true"))
    said += [labels.word("legend_withheld"), labels.word("legend_case")]
    if sheet.header.partial:
        said.append(labels.word("legend_partial"))
    return said


def notes(sheet: ProtectedSheet) -> list[str]:
    """The notes of the sheet, codes only."""
    return [PARTIAL] if sheet.header.partial else []


def terms(sheet: ProtectedSheet, labels: SheetLabels) -> tuple[Term, ...]:
    """The official definitions of the terms that the sheet's tables use."""
    asked = {table.id for table in tables(sheet)}
    used = (*_ALWAYS, *(term for term, where in _TERMS.items() if asked.intersection(where)))
    return tuple(
        Term(code=code, name=labels.definitions[code][0], meaning=labels.definitions[code][1])
        for code in used
    )


def breaks(sheet: ProtectedSheet, labels: SheetLabels) -> tuple[Break, ...]:
    """Where a code list of the sheet changed within its period, in order of time."""
    demand_protected(sheet)
    header = sheet.header
    listed = {name for name, _version in header.list_versions}

    def touches(change: ListChange) -> bool:
        if not header.period.start < change.day <= header.period.end:
            return False
        if change.list_name == REGION:
            return header.region in change.codes
        return change.list_name in listed

    return tuple(
        Break(list_name=one.list_name, day=one.day, sentence=_broken(one, labels))
        for one in labels.changes
        if touches(one)
    )


def facts(sheet: ProtectedSheet, labels: SheetLabels) -> Iterator[tuple[str, str]]:
    """The head of the sheet in words: its name and its value."""
    demand_protected(sheet)
    header = sheet.header
    yield labels.word("period"), labels.period(header.period)
    for name in ("region", "police_district", "size_class", "registration_policy"):
        yield labels.word(name), beginning(labels.code(name, getattr(header, name)))
    if header.examples:
        yield labels.word("examples"), " · ".join(header.examples)
    said = labels.word("version_text").format(
        schema=header.schema_version,
        profile=labels.word(f"profile_{header.profile}"),
        policy=header.policy_version,
    )
    yield labels.word("version"), said


def protection(sheet: ProtectedSheet, labels: SheetLabels) -> str:
    """The policy the sheet was made under, in a sentence."""
    header = sheet.header
    return labels.word("protection_text").format(
        policy=header.policy_version, k=header.k, r=header.r, group=header.group
    )


def lists_by_version(sheet: ProtectedSheet, labels: SheetLabels) -> Iterator[str]:
    """The code lists with their versions, those of one version together."""
    by_version: dict[str, list[str]] = {}
    for name, version in sheet.header.list_versions:
        by_version.setdefault(version, []).append(labels.code("list", name))
    for version, names in by_version.items():
        yield f"{labels.word('lists')} ({version}): {' · '.join(names)}"


def unit_line(unit: Unit, labels: SheetLabels) -> str:
    """What a table counts, in a sentence."""
    if unit is Unit.MUNICIPALITY:
        return labels.word("own_answer")
    return labels.word("counted_in").format(unit=labels.word(f"unit_{unit.value}"))


def beginning(text: str) -> str:
    """The text as it begins a line: with a capital."""
    return text[:1].upper() + text[1:]


def file_name(sheet: ProtectedSheet, extension: str) -> str:
    """`indberetning_<kommune>_<slutdato>.<extension>`, in letters every system can store."""
    demand_protected(sheet)
    place = plain_name(sheet.header.municipality)
    return f"indberetning_{place}_{sheet.header.period.end.isoformat()}.{extension}"


def one_line(text: str) -> str:
    """Text on one line, without anything that cannot be printed."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def safe_field(field: str) -> str:
    """A field no spreadsheet takes for a formula, on one line."""
    line = one_line(field)
    return f"'{line}" if line[:1] in _FORMULA_STARTS and line else line


def plain_name(name: str) -> str:
    """A municipality's name in small letters a to z, digits and hyphens."""
    composed = unicodedata.normalize("NFC", name).lower()
    spelled = "".join(_LETTERS.get(char, char) for char in composed)
    without_marks = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    words = "".join(char if char.isalnum() else " " for char in without_marks).split()
    return "-".join(words)[:60] or "kommune"


def _broken(change: ListChange, labels: SheetLabels) -> str:
    both = change.added and change.retired
    word = "break_list" if both else "break_added" if change.added else "break_retired"
    joined = f" {labels.word('and')} "
    return labels.word(word).format(
        list=labels.code("list", change.list_name),
        day=labels.day(change.day),
        added=joined.join(change.added),
        retired=joined.join(change.retired),
    )
