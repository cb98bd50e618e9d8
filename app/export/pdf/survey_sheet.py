# SPDX-License-Identifier: EUPL-1.2
"""The survey sheet on paper: the answers that leave, or the bare questions to discuss.

A chosen answer is a ticked box and a heavier word, so that it reads without colour and aloud.
"""

from collections.abc import Callable, Sequence
from typing import Final

from reportlab.platypus import HRFlowable, KeepTogether, Spacer, Table, TableStyle

from app.domain.periods import SurveyPeriod
from app.domain.protected import ProtectedCell, ProtectedSheet, ProtectedTable, Statement
from app.domain.questionnaire import DEFINITIONS, Definition, Kind, Unit
from app.export.labels import SheetLabels
from app.export.pdf.style import (
    ACCENT,
    LINE,
    REGULAR,
    STRONG_LINE,
    WIDTH,
    Flowable,
    Page,
    build,
    paragraph,
    styles,
)
from app.export.sheet_text import demand_protected, facts, legend

_DISCUSSED: Final = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8")
_REPLIES: Final = {
    Kind.YES_NO: (Statement.YES, Statement.NO),
    Kind.YES_NO_UNKNOWN: (Statement.YES, Statement.NO, Statement.DONT_KNOW),
}
_ID_WIDTH: Final = 36.0
_BODY_WIDTH: Final = WIDTH - _ID_WIDTH
_BOX: Final = 9.5
_BOX_COLUMN: Final = 17.0
_MANY_OPTIONS: Final = 5
"""From here on the options stand in two columns."""

_LOWER_SMALL: Final = ("TOPPADDING", (0, 0), (0, -1), 1.4)
"""Brings the small type of a first column down to the baseline of the text beside it."""

_Option = tuple[str, bool]


def survey_pdf(sheet: ProtectedSheet, labels: SheetLabels) -> bytes:
    """The sheet that leaves, as PDF bytes."""
    demand_protected(sheet)
    header = sheet.header
    def story() -> Sequence[Flowable]:
        return [
            *_heading(labels.word("title"), header.municipality, tuple(facts(sheet, labels))),
            *_sections(labels, [table.id for table in sheet.tables], answered),
            *_reading(sheet, labels),
        ]

    def answered(name: str) -> Sequence[Flowable]:
        return _answers(sheet.table(name), labels)

    return build(story, _page(labels, "title", header.municipality, "anonymous"))


def blank_pdf(municipality: str, period: SurveyPeriod, labels: SheetLabels) -> bytes:
    """The questions without answers, to print and discuss (R:4645-4661)."""
    asked = [
        name
        for name, definition in DEFINITIONS.items()
        if name in _DISCUSSED or definition.unit is Unit.MUNICIPALITY
    ]
    about = [(labels.word("period"), labels.period(period))]

    def story() -> Sequence[Flowable]:
        return [
            *_heading(labels.word("blank_title"), municipality, about),
            paragraph(labels.word("blank_note"), styles().quiet),
            *_sections(labels, asked, lambda name: _empty(DEFINITIONS[name], labels)),
        ]

    return build(story, _page(labels, "blank_title", municipality, "without_answers"))


def _page(labels: SheetLabels, title: str, municipality: str, mark: str) -> Page:
    return Page(
        title=labels.word(title),
        header_left=municipality,
        header_right=labels.word(mark),
        footer=labels.word(title),
        page_label=labels.word("page"),
        language=labels.language,
    )


def _heading(title: str, municipality: str, facts: Sequence[tuple[str, str]]) -> Sequence[Flowable]:
    style = styles()
    cells = [[paragraph(name, style.small), paragraph(value, style.body)] for name, value in facts]
    table = Table(cells, colWidths=[92, WIDTH - 92], hAlign="LEFT")
    table.setStyle(_plain(("BOTTOMPADDING", 1.5), line=_LOWER_SMALL))
    return [
        paragraph(f"{title} · {municipality}" if municipality else title, style.title),
        Spacer(1, 4),
        table,
        Spacer(1, 4),
    ]


def _sections(
    labels: SheetLabels, names: Sequence[str], body: Callable[[str], Sequence[Flowable]]
) -> Sequence[Flowable]:
    story: list[Flowable] = []
    for word, about_municipality in (("cases", False), ("municipality", True)):
        story.append(paragraph(labels.word(word), styles().section))
        for name in names:
            if (DEFINITIONS[name].unit is Unit.MUNICIPALITY) is about_municipality:
                story.append(_question(name, labels, body(name)))
    return story


def _question(name: str, labels: SheetLabels, body: Sequence[Flowable]) -> Flowable:
    style = styles()
    content: list[Flowable] = [paragraph(labels.questions[name], style.strong)]
    if name in labels.helps:
        content.append(paragraph(labels.helps[name], style.small))
    content += [Spacer(1, 4), *body]
    row = Table([[paragraph(name, style.small), content]], colWidths=[_ID_WIDTH, _BODY_WIDTH])
    row.setStyle(_plain(line=_LOWER_SMALL))
    rule = HRFlowable(width="100%", thickness=0.6, color=LINE, spaceBefore=0, spaceAfter=6)
    return KeepTogether([rule, row, Spacer(1, 8)])


def _answers(table: ProtectedTable, labels: SheetLabels) -> Sequence[Flowable]:
    if all(cell.statement is Statement.WITHHELD for cell in table.cells):
        return _not_disclosed(table, labels)
    if replies := _REPLIES.get(table.kind):
        given = table.cells[0].statement
        return [_in_a_row([(labels.statements[one], one is given) for one in replies])]
    return [_listed([_option(table, cell, labels) for cell in table.cells])]


def _option(table: ProtectedTable, cell: ProtectedCell, labels: SheetLabels) -> _Option:
    return _label(table.id, cell.code, labels), cell.statement is Statement.YES


def _not_disclosed(table: ProtectedTable, labels: SheetLabels) -> Sequence[Flowable]:
    style = styles()
    withheld = paragraph(labels.statements[Statement.WITHHELD], style.quiet)
    if table.kind in _REPLIES:
        return [withheld]
    names = " · ".join(_label(table.id, cell.code, labels) for cell in table.cells)
    return [paragraph(names, style.small), Spacer(1, 2), withheld]


def _empty(definition: Definition, labels: SheetLabels) -> Sequence[Flowable]:
    answers: Flowable
    if replies := _REPLIES.get(definition.kind):
        answers = _in_a_row([(labels.statements[one], False) for one in replies])
    elif definition.kind is Kind.COUNTS:
        answers = _to_count(definition, labels)
    else:
        answers = _listed(
            [(_label(definition.id, code, labels), False) for code in definition.categories]
        )
    story: list[Flowable] = [answers]
    if definition.kind is Kind.MANY:
        story[:0] = [paragraph(labels.word("several"), styles().small), Spacer(1, 2)]
    note = Table(
        [[paragraph(labels.word("notes"), styles().small), ""]],
        colWidths=[40, _BODY_WIDTH - 40],
        rowHeights=[22],
    )
    note.setStyle(
        _plain(("VALIGN", "BOTTOM"), line=("LINEBELOW", (1, 0), (1, 0), 0.6, STRONG_LINE))
    )
    return [*story, note]


def _label(table: str, code: str, labels: SheetLabels) -> str:
    text = labels.categories[table, code]
    return text[:1].upper() + text[1:]


def _listed(options: Sequence[_Option]) -> Flowable:
    """One option under the other; many of them in two columns, read downwards."""
    columns = 2 if len(options) >= _MANY_OPTIONS else 1
    height = -(-len(options) // columns)
    blank: list[Flowable] = ["", ""]
    rows: list[list[Flowable]] = []
    for row in range(height):
        cells: list[Flowable] = []
        for column in range(columns):
            place = column * height + row
            cells += _boxed(options[place]) if place < len(options) else blank
        rows.append(cells)
    width = _BODY_WIDTH / columns - _BOX_COLUMN
    return _options_table(rows, [_BOX_COLUMN, width] * columns)


def _in_a_row(options: Sequence[_Option]) -> Flowable:
    cells: list[Flowable] = []
    for option in options:
        cells += _boxed(option)
    return _options_table([cells], [_BOX_COLUMN, 72] * len(options))


def _boxed(option: _Option) -> list[Flowable]:
    text, chosen = option
    return [_box(chosen), paragraph(text, styles().strong if chosen else styles().body)]


def _to_count(definition: Definition, labels: SheetLabels) -> Flowable:
    rows = [
        [paragraph(_label(definition.id, code, labels), styles().body), ""]
        for code in definition.categories
    ]
    table = Table(rows, colWidths=[250, 60], rowHeights=[19] * len(rows), hAlign="LEFT")
    table.setStyle(
        _plain(("VALIGN", "BOTTOM"), line=("LINEBELOW", (1, 0), (1, -1), 0.6, STRONG_LINE))
    )
    return table


def _options_table(rows: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Flowable:
    table = Table(rows, colWidths=widths, hAlign="LEFT")
    table.setStyle(_plain(("TOPPADDING", 1), ("BOTTOMPADDING", 1)))
    for column in range(0, len(widths), 2):  # a box stands on the line of its word
        table.setStyle(TableStyle([("TOPPADDING", (column, 0), (column, -1), 2.6)]))
    return table


def _box(ticked: bool) -> Flowable:
    colour = ACCENT if ticked else STRONG_LINE
    box = Table([["✓" if ticked else ""]], colWidths=[_BOX], rowHeights=[_BOX], hAlign="LEFT")
    box.setStyle(
        _plain(
            ("FONTSIZE", 8.5),
            ("LEADING", 8.5),
            ("LEFTPADDING", 0.9),
            ("TEXTCOLOR", colour),
            ("TOPPADDING", -0.3),
            line=("BOX", (0, 0), (-1, -1), 0.8, colour),
            corners=(1.5, 1.5, 1.5, 1.5),
        )
    )
    return box


def _reading(sheet: ProtectedSheet, labels: SheetLabels) -> Sequence[Flowable]:
    style = styles()
    rules = [
        [paragraph(rule, style.small), paragraph(labels.rules[rule], style.small)]
        for rule in sheet.header.counting_rules
    ]
    table = Table(rules, colWidths=[_ID_WIDTH, _BODY_WIDTH], splitByRow=1)
    table.setStyle(_plain(("TOPPADDING", 1), ("BOTTOMPADDING", 1)))
    by_version: dict[str, list[str]] = {}
    for name, version in sheet.header.list_versions:
        by_version.setdefault(version, []).append(labels.code("list", name))
    versions = [
        paragraph(f"{labels.word('lists')} ({version}): {' · '.join(names)}", style.small)
        for version, names in by_version.items()
    ]
    return [
        KeepTogether(
            [
                paragraph(labels.word("reading"), style.section),
                *(paragraph(sentence, style.body) for sentence in legend(sheet, labels)),
            ]
        ),
        KeepTogether([paragraph(labels.word("counting"), style.section), table]),
        Spacer(1, 6),
        *versions,
    ]


def _plain(
    *settings: tuple[str, object],
    line: tuple[object, ...] | None = None,
    corners: tuple[float, ...] | None = None,
) -> TableStyle:
    """A table without lines and without padding, apart from what is given."""
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    everywhere = (
        ("FONTNAME", REGULAR),
        ("VALIGN", "TOP"),
        *((side, 0) for side in sides),
        *settings,
    )
    commands: list[tuple[object, ...]] = [
        (name, (0, 0), (-1, -1), value) for name, value in everywhere
    ]
    if line:
        commands.append(line)
    if corners:
        commands.append(("ROUNDEDCORNERS", corners))
    return TableStyle(commands)
