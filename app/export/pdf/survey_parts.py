# SPDX-License-Identifier: EUPL-1.2
"""What the answered and the bare survey sheet are set from: head, question, boxes to tick.

A chosen answer is a ticked box and a heavier word, so that it reads without colour and aloud.
"""

from collections.abc import Callable, Sequence
from typing import Final

from reportlab.platypus import HRFlowable, Indenter, KeepTogether, Spacer, Table, TableStyle

from app.domain.protected import Statement
from app.domain.questionnaire import CROSSES, Kind, Unit, definition
from app.export.labels import SheetLabels
from app.export.pdf.style import (
    ACCENT,
    BOLD,
    LINE,
    REGULAR,
    STRONG_LINE,
    WIDTH,
    Flowable,
    Page,
    paragraph,
    styles,
    text_width,
)
from app.export.sheet_text import beginning

REPLIES: Final = {
    Kind.YES_NO: (Statement.YES, Statement.NO),
    Kind.YES_NO_UNKNOWN: (Statement.YES, Statement.NO, Statement.DONT_KNOW),
}
ID_WIDTH: Final = 36.0
BODY_WIDTH: Final = WIDTH - ID_WIDTH
_FACT_WIDTH: Final = 112.0
_BOX: Final = 9.5
_BOX_COLUMN: Final = 17.0
_MANY_OPTIONS: Final = 5
"""From here on the options may stand in two columns."""

_LINES: Final = 1.7  # of a column that an option may take beside others
_GUTTER: Final = 10.0

LOWER_SMALL: Final = ("TOPPADDING", (0, 0), (0, -1), 1.4)
"""Brings the small type of a first column down to the baseline of the text beside it."""

Option = tuple[str, bool]


def page(labels: SheetLabels, title: str, municipality: str, mark: str) -> Page:
    """What stands around the sheet; `title` and `mark` name its words."""
    return Page(
        title=labels.word(title),
        header_left=municipality,
        header_right=labels.word(mark),
        footer=labels.word(title),
        page_label=labels.word("page"),
        language=labels.language,
    )


def heading(title: str, municipality: str, facts: Sequence[tuple[str, str]]) -> Sequence[Flowable]:
    """The title and what the sheet is about."""
    style = styles()
    cells = [[paragraph(name, style.small), paragraph(value, style.body)] for name, value in facts]
    table = Table(cells, colWidths=[_FACT_WIDTH, WIDTH - _FACT_WIDTH], hAlign="LEFT")
    table.setStyle(plain(("BOTTOMPADDING", 1.5), line=LOWER_SMALL))
    return [
        paragraph(f"{title} · {municipality}" if municipality else title, style.title),
        Spacer(1, 4),
        table,
        Spacer(1, 4),
    ]


def sections(
    labels: SheetLabels, names: Sequence[str], body: Callable[[str], Sequence[Flowable]]
) -> Sequence[Flowable]:
    """The questions under their heads: about cases, about the municipality, across."""
    story: list[Flowable] = []
    for word in ("cases", "municipality", "across"):
        here = [name for name in names if _section(name) == word]
        lead = [paragraph(labels.word(word), styles().section)]
        for name in here:  # the head stands on the page of its first question
            story.append(KeepTogether([*lead, *_question(name, labels, body(name))]))
            lead = []
    return story


def _section(name: str) -> str:
    if name in CROSSES:
        return "across"
    return "municipality" if definition(name).unit is Unit.MUNICIPALITY else "cases"


def label(table: str, code: str, labels: SheetLabels) -> str:
    """A category as it begins a line."""
    return beginning(labels.category(table, code))


def _question(name: str, labels: SheetLabels, body: Sequence[Flowable]) -> Sequence[Flowable]:
    style = styles()
    asked: list[Flowable] = [paragraph(labels.question(name), style.strong)]
    if name in labels.helps:
        asked.append(paragraph(labels.helps[name], style.small))
    row = Table([[paragraph(name, style.small), asked]], colWidths=[ID_WIDTH, BODY_WIDTH])
    row.setStyle(plain(line=LOWER_SMALL))
    rule = HRFlowable(width="100%", thickness=0.6, color=LINE, spaceBefore=0, spaceAfter=6)
    within = [Indenter(left=ID_WIDTH), *body, Indenter(left=-ID_WIDTH)]
    return [rule, row, Spacer(1, 4), *within, Spacer(1, 8)]


def listed(options: Sequence[Option]) -> Flowable:
    """One option under the other; many short ones in two columns, read downwards."""
    columns = columns_of([text for text, _ in options])
    height = -(-len(options) // columns)
    blank: list[Flowable] = ["", ""]
    rows: list[list[Flowable]] = []
    for row in range(height):
        cells: list[Flowable] = []
        for column in range(columns):
            place = column * height + row
            cells += _boxed(options[place]) if place < len(options) else blank
        rows.append(cells)
    width = BODY_WIDTH / columns - _BOX_COLUMN
    table = _options_table(rows, [_BOX_COLUMN, width] * columns)
    table.setStyle(TableStyle([("RIGHTPADDING", (1, 0), (1, -1), _GUTTER)]))
    return table


def columns_of(options: Sequence[str]) -> int:
    """In how many columns options stand: two where there are many and none is long."""
    room = _LINES * (BODY_WIDTH / 2 - _BOX_COLUMN - _GUTTER)
    size = styles().strong.fontSize
    short = all(text_width(text, BOLD, size) <= room for text in options)
    return 2 if short and len(options) >= _MANY_OPTIONS else 1


def in_a_row(options: Sequence[Option]) -> Flowable:
    """A few short options side by side."""
    cells: list[Flowable] = []
    for option in options:
        cells += _boxed(option)
    return _options_table([cells], [_BOX_COLUMN, 72] * len(options))


def _boxed(option: Option) -> list[Flowable]:
    text, chosen = option
    return [_box(chosen), paragraph(text, styles().strong if chosen else styles().body)]


def _options_table(rows: Sequence[Sequence[Flowable]], widths: Sequence[float]) -> Flowable:
    table = Table(rows, colWidths=widths, hAlign="LEFT")
    table.setStyle(plain(("TOPPADDING", 1), ("BOTTOMPADDING", 1)))
    for column in range(0, len(widths), 2):  # a box stands on the line of its word
        table.setStyle(TableStyle([("TOPPADDING", (column, 0), (column, -1), 2.6)]))
    return table


def _box(ticked: bool) -> Flowable:
    colour = ACCENT if ticked else STRONG_LINE
    box = Table([["✓" if ticked else ""]], colWidths=[_BOX], rowHeights=[_BOX], hAlign="LEFT")
    box.setStyle(
        plain(
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


def plain(
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
