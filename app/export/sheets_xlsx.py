# SPDX-License-Identifier: EUPL-1.2
"""Writes a protected sheet as a spreadsheet, in memory: an overview, then a page for each table."""

from collections.abc import Iterator
from typing import Final

from app.domain.protected import ProtectedCell, ProtectedSheet, ProtectedTable
from app.domain.questionnaire import CROSSES, JOIN, definition
from app.export import workbook as book_of
from app.export.labels import SheetLabels
from app.export.sheet_text import (
    beginning,
    breaks,
    demand_protected,
    facts,
    interval,
    legend,
    lists_by_version,
    protection,
    sheet_text,
    tables,
    terms,
    unit_line,
)
from app.export.workbook import Formats, Workbook, Worksheet

_WIDTHS: Final = (52, 18, 16, 16, 30)
_OVERVIEW: Final = (30, 92)
_ACROSS: Final = 92
"""Letters of a heading on one line across a page."""

_HEAD_ROW: Final = 3
"""The row of a table's head; what is above stays in sight with it."""


def xlsx_bytes(sheet: ProtectedSheet, labels: SheetLabels) -> bytes:
    """The sheet as a workbook; every number stands as its interval and as a text."""
    demand_protected(sheet)
    all_tables = tables(sheet)

    def fill(book: Workbook, formats: Formats) -> None:
        _overview(book, formats, sheet, labels)
        for table in all_tables:
            _table_page(book, formats, table, labels)

    return book_of.in_memory(fill, title=labels.word("title"))


def _overview(book: Workbook, formats: Formats, sheet: ProtectedSheet, labels: SheetLabels) -> None:
    page = book_of.new_page(
        book, labels.word("overview"), _OVERVIEW, footer=labels.word("anonymous")
    )
    title = f"{labels.word('title')} · {sheet.header.municipality}".removesuffix(" · ")
    book_of.heading(page, 0, title, formats.title, len(_OVERVIEW), _ACROSS)
    row = 1
    book_of.text(page, row, 0, labels.word("anonymous"), formats.quiet)
    for name, value in facts(sheet, labels):
        row += 1
        book_of.line(page, row, _OVERVIEW, [(name, formats.quiet), (value, formats.text)])
    for word, lines in _sections(sheet, labels):
        row += 2
        book_of.text(page, row, 0, labels.word(word), formats.strong)
        for lead, line in lines:
            row += 1
            book_of.line(page, row, _OVERVIEW, [(lead, formats.quiet), (line, formats.text)])
    row += 2
    book_of.text(page, row, 0, labels.word("table"), formats.head)
    book_of.text(page, row, 1, labels.word("question"), formats.head)
    for table in tables(sheet):
        row += 1
        asked = labels.question(table.id)
        book_of.line(page, row, _OVERVIEW, [(table.id, formats.text), (asked, formats.text)])
        page.write_url(row, 0, f"internal:'{table.id}'!A1", string=table.id)


def _sections(
    sheet: ProtectedSheet, labels: SheetLabels
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    yield "reading", [("", sentence) for sentence in legend(sheet, labels)]
    if broken := breaks(sheet, labels):
        yield "breaks", [("", one.sentence) for one in broken]
    yield "counting", [(rule, labels.rules[rule]) for rule in sheet.header.counting_rules]
    yield "terms", [(term.name, term.meaning) for term in terms(sheet, labels)]
    yield (
        "protection",
        [
            ("", protection(sheet, labels)),
            (labels.word("fingerprint"), sheet.header.policy_sha256),
            *(("", line) for line in lists_by_version(sheet, labels)),
        ],
    )


def _table_page(
    book: Workbook, formats: Formats, table: ProtectedTable, labels: SheetLabels
) -> None:
    page = book_of.new_page(book, table.id, _WIDTHS, footer=labels.word("anonymous"))
    question = f"{table.id} · {labels.question(table.id)}"
    book_of.heading(page, 0, question, formats.title, len(_WIDTHS), _ACROSS)
    unit = unit_line(definition(table.id).unit, labels)
    book_of.text(page, 1, 0, unit, formats.quiet)
    for column, word in enumerate(("category", "answer", "from", "to", "code")):
        look = formats.head_number if word in ("from", "to") else formats.head
        book_of.text(page, _HEAD_ROW, column, labels.word(word), look)
    page.freeze_panes(_HEAD_ROW + 1, 0)
    page.repeat_rows(0, _HEAD_ROW)
    first = _HEAD_ROW + 1
    for row, cell in enumerate(table.cells, first):
        _cell_row(page, formats, row, table, cell, labels)
    _bars(page, first, table)
    if table.id in CROSSES:
        _matrix(page, formats, first + len(table.cells) + 1, table, labels)


def _cell_row(
    page: Worksheet,
    formats: Formats,
    row: int,
    table: ProtectedTable,
    cell: ProtectedCell,
    labels: SheetLabels,
) -> None:
    said = (beginning(labels.category(table.id, cell.code)), sheet_text(cell, labels))
    book_of.line(page, row, _WIDTHS, [(one, formats.text) for one in said])
    for column, bound in enumerate(interval(cell) or (), 2):
        if bound is not None:
            page.write_number(row, column, bound, formats.number)
    book_of.text(page, row, 4, cell.code, formats.quiet)


def _bars(page: Worksheet, first: int, table: ProtectedTable) -> None:
    """A light bar behind each bound, all of one scale: longer means more."""
    stated = [one for cell in table.cells if (one := interval(cell)) is not None]
    longest = max((upper or lower for lower, upper in stated), default=0)
    if len(stated) > 1 and longest:
        bar = {
            "type": "data_bar",
            "bar_solid": True,
            "bar_color": book_of.BAR,
            "bar_border_color": book_of.BAR,
            "min_type": "num",
            "min_value": 0,
            "max_type": "num",
            "max_value": longest,
        }
        page.conditional_format(first, 2, first + len(table.cells) - 1, 3, bar)


def _matrix(
    page: Worksheet, formats: Formats, top: int, table: ProtectedTable, labels: SheetLabels
) -> None:
    """The same answers once more, the first question downwards and the second across."""
    sides = table.id.split("x")
    cells = {tuple(cell.code.split(JOIN)): cell for cell in table.cells}
    rows, columns = (list(dict.fromkeys(codes[side] for codes in cells)) for side in (0, 1))
    book_of.text(page, top, 0, labels.question(table.id), formats.head)
    for place, code in enumerate(columns, 1):
        named = beginning(labels.categories[sides[1], code])
        book_of.text(page, top, place, named, formats.head)
    for row, first in enumerate(rows, top + 1):
        book_of.text(page, row, 0, beginning(labels.categories[sides[0], first]), formats.text)
        for place, second in enumerate(columns, 1):
            if (cell := cells.get((first, second))) is not None:
                book_of.text(page, row, place, sheet_text(cell, labels), formats.text)
