# SPDX-License-Identifier: EUPL-1.2
"""Writes the confidential sheet: a spreadsheet that is encrypted before anything of it leaves.

There is no writer of it without a passphrase. The spreadsheet is made and encrypted in memory
(ECMA-376 Agile: AES-256, the passphrase hashed 100,000 times with SHA-512 and a random salt).
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

from msoffcrypto.format.ooxml import OOXMLFile

from app.domain.confidential import ConfidentialCell, ConfidentialSurvey, ConfidentialTable
from app.domain.questionnaire import definition
from app.export import workbook as book_of
from app.export.labels import SheetLabels
from app.export.sheet_text import beginning, plain_name, unit_line
from app.export.workbook import Formats, Workbook, Worksheet

_WIDTHS: Final = (52, 14, 18, 36)
_OVERVIEW: Final = (34, 88)
_ACROSS: Final = 92


def confidential_xlsx(survey: ConfidentialSurvey, labels: SheetLabels, passphrase: str) -> bytes:
    """The exact answers as an encrypted spreadsheet; ValueError without a passphrase."""
    if type(survey) is not ConfidentialSurvey:
        raise TypeError("only a confidential survey is written")
    if not passphrase.strip():
        raise ValueError("a confidential sheet needs a passphrase")

    def fill(book: Workbook, formats: Formats) -> None:
        _overview(book, formats, survey, labels)
        for table in survey.tables:
            _table_page(book, formats, survey, table, labels)

    plain = book_of.in_memory(fill, title=labels.word("confidential_title"))
    encrypted = BytesIO()
    OOXMLFile(BytesIO(plain)).encrypt(passphrase, encrypted)
    return encrypted.getvalue()


def confidential_name(survey: ConfidentialSurvey) -> str:
    """`fortroligt_<kommune>_<slutdato>.xlsx`, in letters every system can store."""
    return f"fortroligt_{plain_name(survey.municipality)}_{survey.period.end.isoformat()}.xlsx"


def _overview(
    book: Workbook, formats: Formats, survey: ConfidentialSurvey, labels: SheetLabels
) -> None:
    page = _page(book, labels.word("overview"), _OVERVIEW, labels)
    row = _head(page, formats, survey, labels, _OVERVIEW)
    note = labels.word("confidential_note")
    book_of.line(page, row, _OVERVIEW, [("", formats.text), (note, formats.strong)])
    row += 2
    for rule in survey.counting_rules:
        book_of.line(
            page, row, _OVERVIEW, [(rule, formats.quiet), (labels.rules[rule], formats.text)]
        )
        row += 1
    if survey.partial:
        partial = (labels.word("legend_partial"), formats.text)
        book_of.line(page, row, _OVERVIEW, [("", formats.quiet), partial])
        row += 1
    for name, version in survey.list_versions:
        said = [(labels.code("list", name), formats.quiet), (version, formats.text)]
        book_of.line(page, row, _OVERVIEW, said)
        row += 1


def _table_page(
    book: Workbook,
    formats: Formats,
    survey: ConfidentialSurvey,
    table: ConfidentialTable,
    labels: SheetLabels,
) -> None:
    page = _page(book, table.id, _WIDTHS, labels)
    row = _head(page, formats, survey, labels, _WIDTHS)
    question = f"{table.id} · {labels.question(table.id)}"
    book_of.heading(page, row, question, formats.title, len(_WIDTHS), _ACROSS)
    book_of.text(page, row + 1, 0, unit_line(definition(table.id).unit, labels), formats.quiet)
    row += 3
    for column, word in enumerate(("category", "number", "answer", "code")):
        look = formats.head_number if word == "number" else formats.head
        book_of.text(page, row, column, labels.word(word), look)
    for cell in table.cells:
        row += 1
        _cell_row(page, formats, row, table, cell, labels)


def _cell_row(
    page: Worksheet,
    formats: Formats,
    row: int,
    table: ConfidentialTable,
    cell: ConfidentialCell,
    labels: SheetLabels,
) -> None:
    category = beginning(labels.category(table.id, cell.code))
    book_of.line(page, row, _WIDTHS, [(category, formats.text)])
    if cell.count is not None:
        page.write_number(row, 1, cell.count, formats.number)
    answer = "" if cell.answer is None else labels.statements[cell.answer]
    book_of.text(page, row, 2, answer, formats.text)
    book_of.text(page, row, 3, cell.code, formats.quiet)


def _page(book: Workbook, name: str, widths: tuple[float, ...], labels: SheetLabels) -> Worksheet:
    page = book_of.new_page(book, name, widths, footer=labels.word("personal"))
    page.set_header(f"&C&B{labels.word('personal').replace('&', '&&')}")
    page.freeze_panes(1, 0)  # what this is stays in sight
    return page


def _head(
    page: Worksheet,
    formats: Formats,
    survey: ConfidentialSurvey,
    labels: SheetLabels,
    widths: tuple[float, ...],
) -> int:
    """What stands on top of every page; the first row below it."""
    warning = labels.word("personal")
    book_of.heading(page, 0, warning, formats.warning, len(widths), _ACROSS)
    row = 1
    for name, said in _facts(survey, labels):
        book_of.beside(page, row, widths, (name, formats.quiet), (said, formats.text))
        row += 1
    return row + 1


def _facts(survey: ConfidentialSurvey, labels: SheetLabels) -> Iterator[tuple[str, str]]:
    draft = survey.draft
    yield labels.word("confidential_title"), survey.municipality
    recipient = labels.code("recipient", draft.recipient)
    yield labels.word("recipient"), f"{draft.recipient_name} ({recipient})"
    yield labels.word("legal_basis"), draft.legal_basis
    yield labels.word("necessity"), draft.necessity
    yield labels.word("period"), labels.period(survey.period)
    yield labels.word("made_on"), labels.day(survey.made_on)
