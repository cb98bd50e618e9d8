# SPDX-License-Identifier: EUPL-1.2
"""The emergency key on one sheet of paper: what it opens, how it is sealed, used and renewed.

The key stands in nine numbered groups; digits are underlined, because 2, 5 and 6 are read as Z, S
and G. The PDF's own properties say nothing of what it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, Spacer, Table, TableStyle

from app.export.labels import RecoveryLabels
from app.export.pdf import style
from app.export.pdf.style import Flowable

_COLUMNS: Final = 3
_KEY_SIZE: Final = 29
_ROW: Final[float] = 17 * mm
_MOST_OF_A_PATH: Final = 150
_WRITING_LINE: Final[float] = 9 * mm
_NUMBER_WIDTH: Final[float] = 6 * mm
_FACT_WIDTH: Final[float] = 30 * mm
_STEP_WIDTH: Final[float] = 6 * mm
_BARE: Final = tuple(
    (f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """What stands on the sheet: `key` as it was generated, nine groups with spaces between.

    `place` says where the register is; without `keeper` there is a line to write the name on.
    """

    register: str
    key: str = field(repr=False)
    made_on: date
    keeper: str = field(default="", repr=False)
    place: str = ""


def recovery_sheet_pdf(sheet: RecoverySheet, labels: RecoveryLabels) -> bytes:
    """The sheet as PDF bytes, one page of A4; in memory only.

    Raises ValueError for what is no key of nine groups of four.
    """
    groups = sheet.key.split(" ")
    if [len(group) for group in groups] != [4] * 9:
        raise ValueError("not a recovery key as it is printed")
    page = style.Page(
        title=labels.word("footer"),
        header_left=style.fitted(sheet.register, style.WIDTH * 0.55),
        header_right=labels.word("mark"),
        footer=labels.word("footer"),
        page_label=labels.word("page"),
        language=labels.language,
    )
    return style.build(lambda: list(_story(sheet, labels, groups)), page)


def _story(
    sheet: RecoverySheet, labels: RecoveryLabels, groups: Sequence[str]
) -> Iterator[Flowable]:
    look = style.styles()
    yield style.paragraph(labels.word("title"), look.title)
    yield Spacer(1, 2)
    yield _facts(sheet, labels)
    yield Spacer(1, 8)
    yield _caution(labels)
    yield Spacer(1, 8)
    yield _key(groups)
    yield Spacer(1, 5)
    yield style.paragraph(labels.word("alphabet"), look.quiet)
    for part in ("purpose", "sealing", "using", "after"):
        yield style.paragraph(labels.word(f"{part}_title"), look.section)
        if part in labels.steps:
            yield _steps(labels.steps[part])
        else:
            yield style.paragraph(labels.word(part), look.body)


def _facts(sheet: RecoverySheet, labels: RecoveryLabels) -> Flowable:
    look = style.styles()
    width = style.WIDTH - _FACT_WIDTH
    place = sheet.place
    if len(place) > _MOST_OF_A_PATH:  # its end says most
        place = f"…{place[-_MOST_OF_A_PATH:]}"
    given = [
        ("register", style.fitted(sheet.register, width, size=look.body.fontSize)),
        ("made", labels.day(sheet.made_on)),
        ("place", place),
        ("keeper", style.fitted(sheet.keeper, width, size=look.body.fontSize)),
    ]
    shown = [(name, value) for name, value in given if value or name == "keeper"]
    rows = [
        [
            style.paragraph(labels.word(name), look.quiet),
            style.paragraph(value, look.body),
        ]
        for name, value in shown
    ]
    heights = [None] * (len(rows) - 1) + [None if sheet.keeper else _WRITING_LINE]
    table = Table(
        rows,
        colWidths=[_FACT_WIDTH, width],
        rowHeights=heights,
        hAlign="LEFT",
    )
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -2), "TOP"),
        ("VALIGN", (0, -1), (-1, -1), "BOTTOM"),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
    ]
    if not sheet.keeper:
        commands.append(("LINEBELOW", (1, -1), (1, -1), 0.6, style.STRONG_LINE))
    table.setStyle(TableStyle([*_BARE, *commands]))
    return table


def _caution(labels: RecoveryLabels) -> Flowable:
    look = style.styles()
    said = [
        style.paragraph(labels.word("caution"), look.strong),
        style.paragraph(labels.word("caution_more"), look.body),
    ]
    return Table(
        [[said]],
        colWidths=[style.WIDTH],
        style=TableStyle(
            [
                ("BACKGROUND", (0, 0), (-1, -1), style.TINT),
                ("LINEBEFORE", (0, 0), (0, -1), 2, style.ACCENT),
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
            ]
        ),
    )


def _key(groups: Sequence[str]) -> Flowable:
    """Three groups to a row, read along the row, each with its number before it."""
    look = style.styles()
    large = _large(look)
    cells: list[Flowable] = []
    for number, group in enumerate(groups, 1):
        cells += [style.paragraph(str(number), look.quiet), _group(group, large)]
    width = 2 * _COLUMNS
    rows = [cells[start : start + width] for start in range(0, len(cells), width)]
    column = style.WIDTH / _COLUMNS - _NUMBER_WIDTH
    table = Table(rows, colWidths=[_NUMBER_WIDTH, column] * _COLUMNS, rowHeights=_ROW)
    inner = [
        ("LINEAFTER", (place, 0), (place, -1), 0.6, style.LINE) for place in range(1, width - 1, 2)
    ]
    table.setStyle(
        TableStyle(
            [
                *_BARE,
                ("BOX", (0, 0), (-1, -1), 1, style.STRONG_LINE),
                ("LINEBELOW", (0, 0), (-1, -2), 0.6, style.LINE),
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 8),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
                *inner,
            ]
        )
    )
    return table


def _large(look: style.Styles) -> Any:
    return look.strong.clone("key", fontSize=_KEY_SIZE, leading=_KEY_SIZE * 1.2)


def _group(group: str, large: Any) -> Flowable:
    marked = [f"<u>{letter}</u>" if letter.isdigit() else letter for letter in group]
    return Paragraph("\u00a0".join(marked), large)


def _steps(steps: Sequence[str]) -> Flowable:
    look = style.styles()
    rows = [
        [style.paragraph(f"{number}.", look.quiet), style.paragraph(step, look.body)]
        for number, step in enumerate(steps, 1)
    ]
    table = Table(rows, colWidths=[_STEP_WIDTH, style.WIDTH - _STEP_WIDTH], hAlign="LEFT")
    table.setStyle(
        TableStyle(
            [*_BARE, ("BOTTOMPADDING", (0, 0), (-1, -1), 2), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        )
    )
    return table
