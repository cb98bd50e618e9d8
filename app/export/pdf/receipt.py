# SPDX-License-Identifier: EUPL-1.2
"""The log's receipt on one page, for the second key holder to keep away from the computer.

It tells how far the log had come and nothing about anybody in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import Spacer, Table, TableStyle

from app.export.pdf.style import (
    ACCENT,
    BOLD,
    LINE,
    STRONG_LINE,
    TINT,
    WIDTH,
    Flowable,
    Page,
    build,
    paragraph,
    styles,
)

_LABEL: Final[float] = 42 * mm
_LARGE: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSheet:
    """Every word on the paper: `code` stands large, `sections` are (heading, text)."""

    language: str
    title: str
    register: str
    facts: Sequence[tuple[str, str]]
    code: str
    sections: Sequence[tuple[str, str]]
    signed: Sequence[str]
    """What is filled in by hand, each above its own line."""
    page_label: str


def receipt_pdf(sheet: ReceiptSheet) -> bytes:
    """The paper as PDF bytes, made in memory."""

    def story() -> Sequence[Flowable]:
        style = styles()
        facts = Table(
            [
                [paragraph(name, style.small), paragraph(said, style.body)]
                for name, said in sheet.facts
            ],
            colWidths=[_LABEL, WIDTH - _LABEL],
            hAlign="LEFT",
        )
        facts.setStyle(_plain([("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE)]))
        code = Table([[sheet.code]], colWidths=[WIDTH], rowHeights=[24 * mm], hAlign="LEFT")
        code.setStyle(
            TableStyle(
                [
                    ("FONT", (0, 0), (-1, -1), BOLD, _LARGE),
                    ("TEXTCOLOR", (0, 0), (-1, -1), ACCENT),
                    ("ALIGN", (0, 0), (-1, -1), "CENTER"),
                    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 16),
                    ("BACKGROUND", (0, 0), (-1, -1), TINT),
                    ("BOX", (0, 0), (-1, -1), 0.6, LINE),
                ]
            )
        )
        return [
            paragraph(f"{sheet.title} · {sheet.register}", style.title),
            Spacer(1, 6),
            facts,
            Spacer(1, 8 * mm),
            code,
            Spacer(1, 4 * mm),
            *(
                flow
                for heading, text in sheet.sections
                for flow in (paragraph(heading, style.section), paragraph(text, style.body))
            ),
            Spacer(1, 24 * mm),
            _to_sign(sheet.signed),
        ]

    return build(
        story,
        Page(
            title=sheet.title,
            header_left=sheet.register,
            header_right=sheet.title,
            footer=sheet.code,
            page_label=sheet.page_label,
            language=sheet.language,
        ),
    )


def _to_sign(labels: Sequence[str]) -> Flowable:
    gap = 8 * mm
    width = (WIDTH - gap * (len(labels) - 1)) / len(labels)
    cells: list[object] = []
    widths: list[float] = []
    lines = []
    for label in labels:
        if cells:
            cells.append("")
            widths.append(gap)
        lines.append(("LINEABOVE", (len(cells), 0), (len(cells), 0), 0.6, STRONG_LINE))
        cells.append(paragraph(label, styles().small))
        widths.append(width)
    table = Table([cells], colWidths=widths, hAlign="LEFT")
    table.setStyle(_plain(lines))
    return table


def _plain(more: Sequence[tuple[object, ...]]) -> TableStyle:
    return TableStyle(
        [
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *more,
        ]
    )
