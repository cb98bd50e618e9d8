# SPDX-License-Identifier: EUPL-1.2
"""The survey sheet on paper: the answers that leave, numbers as words beside their intervals."""

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import KeepTogether, Spacer, Table, TableStyle

from app.domain.protected import ProtectedCell, ProtectedSheet, ProtectedTable, Statement
from app.domain.questionnaire import CROSSES, JOIN
from app.export.labels import SheetLabels
from app.export.pdf.interval_bars import bar, scale
from app.export.pdf.style import LINE, STRONG_LINE, Flowable, build, paragraph, styles, text_width
from app.export.pdf.survey_blank import blank_pdf
from app.export.pdf.survey_parts import (
    BODY_WIDTH,
    ID_WIDTH,
    REPLIES,
    heading,
    in_a_row,
    label,
    listed,
    page,
    plain,
    sections,
)
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
)

__all__ = ["blank_pdf", "survey_pdf"]

_BAR_WIDTH: Final = 150.0
_SHORT_BAR: Final = 84.0
_LONG: Final = 300.0  # points of a category from which on the words get more room than the bar
_VALUE_WIDTH: Final = 84.0
_TERM_WIDTH: Final = 118.0
_TICKED: Final = {Statement.YES, Statement.NO}


def survey_pdf(sheet: ProtectedSheet, labels: SheetLabels) -> bytes:
    """The sheet that leaves, as PDF bytes."""
    by_id = {table.id: table for table in tables(sheet)}
    demand_protected(sheet)
    municipality = sheet.header.municipality

    def answered(name: str) -> Sequence[Flowable]:
        return _answers(by_id[name], labels)

    def story() -> Sequence[Flowable]:
        return [
            *heading(labels.word("title"), municipality, tuple(facts(sheet, labels))),
            *sections(labels, list(by_id), answered),
            *_reading(sheet, labels),
        ]

    return build(story, page(labels, "title", municipality, "anonymous"))


def _answers(table: ProtectedTable, labels: SheetLabels) -> Sequence[Flowable]:
    stated = [interval(cell) for cell in table.cells]  # refuses what states more than it says
    said = {cell.statement for cell in table.cells}
    if said == {Statement.WITHHELD}:
        return _not_disclosed(table, labels)
    if table.id in CROSSES:
        return [_matrix(table, labels)]
    replies = REPLIES.get(table.kind, ())
    if len(table.cells) == 1 and said <= set(replies):
        given = table.cells[0].statement
        return [in_a_row([(labels.statements[one], one is given) for one in replies])]
    if said <= _TICKED and not any(stated):
        ticked = ((cell, cell.statement is Statement.YES) for cell in table.cells)
        return [listed([(label(table.id, cell.code, labels), yes) for cell, yes in ticked])]
    return [_rows(table, labels)]


def _not_disclosed(table: ProtectedTable, labels: SheetLabels) -> Sequence[Flowable]:
    style = styles()
    withheld = paragraph(labels.statements[Statement.WITHHELD], style.quiet)
    if len(table.cells) == 1:
        return [withheld]
    names = " · ".join(label(table.id, cell.code, labels) for cell in table.cells)
    return [paragraph(names, style.small), Spacer(1, 2), withheld]


def _rows(table: ProtectedTable, labels: SheetLabels) -> Flowable:
    """A line for each category: what it is, what is said of it, and a number as its bar."""
    style = styles()
    stated = [interval(cell) for cell in table.cells]
    names = [label(table.id, cell.code, labels) for cell in table.cells]
    long = max(text_width(name, size=style.body.fontSize) for name in names) > _LONG
    width = _SHORT_BAR if long else _BAR_WIDTH
    unit = scale([one for one in stated if one is not None], width)
    rows = [
        [
            paragraph(name, style.body),
            _value(cell, labels),
            "" if one is None else bar(one, unit, width),
        ]
        for name, cell, one in zip(names, table.cells, stated, strict=True)
    ]
    widths = [BODY_WIDTH - _VALUE_WIDTH - width, _VALUE_WIDTH, width]
    grid = Table(rows, colWidths=widths, hAlign="LEFT")
    line = ("LINEBELOW", (0, 0), (-1, -2), 0.4, LINE)
    grid.setStyle(
        plain(("TOPPADDING", 1.2), ("BOTTOMPADDING", 2.2), ("VALIGN", "MIDDLE"), line=line)
    )
    grid.setStyle(TableStyle([("RIGHTPADDING", (0, 0), (0, -1), 14)]))
    return grid


def _value(cell: ProtectedCell, labels: SheetLabels) -> Flowable:
    withheld = cell.statement is Statement.WITHHELD
    return paragraph(sheet_text(cell, labels), styles().quiet if withheld else styles().strong)


def _matrix(table: ProtectedTable, labels: SheetLabels) -> Flowable:
    """The first question downwards, the second across."""
    style = styles()
    first, second = table.id.split("x")
    cells = {tuple(cell.code.split(JOIN)): cell for cell in table.cells}
    down, across = (list(dict.fromkeys(codes[side] for codes in cells)) for side in (0, 1))

    def named(question: str, code: str) -> str:
        return beginning(labels.categories[question, code])

    rows = [["", *(paragraph(named(second, code), style.small) for code in across)]]
    rows += [
        [
            paragraph(named(first, code), style.body),
            *(
                _value(cells[code, other], labels) if (code, other) in cells else ""
                for other in across
            ),
        ]
        for code in down
    ]
    lead = 150.0
    widths = [lead, *([(BODY_WIDTH - lead) / len(across)] * len(across))]
    grid = Table(rows, colWidths=widths, hAlign="LEFT")
    style_of = plain(("TOPPADDING", 2), ("BOTTOMPADDING", 3), ("VALIGN", "TOP"))
    style_of.add("LINEBELOW", (0, 0), (-1, 0), 0.8, STRONG_LINE)
    style_of.add("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE)
    style_of.add("VALIGN", (0, 0), (-1, 0), "BOTTOM")
    grid.setStyle(style_of)
    return grid


def _reading(sheet: ProtectedSheet, labels: SheetLabels) -> Sequence[Flowable]:
    style = styles()
    all_tables = tables(sheet)
    said = legend(sheet, labels)
    if any(cell.statement is Statement.NUMBER for table in all_tables for cell in table.cells):
        said.append(labels.word("legend_bars"))
    said.append(labels.word("legend_box"))
    story: list[Flowable] = [
        _together(labels.word("reading"), [paragraph(sentence, style.body) for sentence in said])
    ]
    if broken := breaks(sheet, labels):
        sentences = [paragraph(one.sentence, style.body) for one in broken]
        story.append(_together(labels.word("breaks"), sentences))
    rules = [(rule, labels.rules[rule]) for rule in sheet.header.counting_rules]
    meanings = [(term.name, term.meaning) for term in terms(sheet, labels)]
    fingerprint = f"{labels.word('fingerprint')}: {sheet.header.policy_sha256}"
    made = [protection(sheet, labels), fingerprint, *lists_by_version(sheet, labels)]
    story.append(_together(labels.word("counting"), [_pairs(rules, ID_WIDTH)]))
    story.append(_together(labels.word("terms"), [_pairs(meanings, _TERM_WIDTH)]))
    story.append(
        _together(labels.word("protection"), [paragraph(line, style.small) for line in made])
    )
    return story


def _together(head: str, body: Sequence[Flowable]) -> Flowable:
    return KeepTogether([paragraph(head, styles().section), *body])


def _pairs(pairs: Sequence[tuple[str, str]], lead: float) -> Flowable:
    small = styles().small
    rows = [[paragraph(name, small), paragraph(text, small)] for name, text in pairs]
    grid = Table(rows, colWidths=[lead, ID_WIDTH + BODY_WIDTH - lead], splitByRow=1)
    grid.setStyle(plain(("TOPPADDING", 1), ("BOTTOMPADDING", 1)))
    return grid
