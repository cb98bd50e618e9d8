# SPDX-License-Identifier: EUPL-1.2
"""A spreadsheet made in memory: its formats, its paper, and the ways to write a cell safely.

Text is always written as text: nothing a user typed becomes a formula or a link. No clock is read
and nothing touches the disk, so that the same content is the same bytes.
"""

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final, TypeAlias

import xlsxwriter

from app.export.sheet_text import one_line

Workbook: TypeAlias = Any  # xlsxwriter's types are not read here: its methods take anything
Worksheet: TypeAlias = Any
Format: TypeAlias = Any

BAR: Final = "#B9D3EC"
_TEXT: Final = "#1A1F27"
_QUIET: Final = "#545E6B"
_TINT: Final = "#E6EFF8"
_LINE: Final = "#9AA3AF"
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""The day of making that stands in every file: the real one would differ for the same content."""

_LINE_HEIGHT: Final = 15.0
_LARGE_LINE: Final = 21.0
_AIR: Final = 3.0
_A4: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """The looks of a cell."""

    title: Format
    strong: Format
    head: Format
    head_number: Format
    text: Format
    quiet: Format
    number: Format
    warning: Format


def in_memory(fill: Callable[[Workbook, Formats], None], *, title: str) -> bytes:
    """The bytes of the workbook that `fill` writes into; `title` is a property of the file."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_numbers": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"title": one_line(title), "author": "", "created": _EPOCH})
    fill(book, _formats(book))
    book.close()
    return stream.getvalue()


def new_page(book: Workbook, name: str, widths: Sequence[float], *, footer: str = "") -> Worksheet:
    """A worksheet that prints on A4, as wide as the paper; `footer` is a fixed word, not typed."""
    page = book.add_worksheet(name)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.hide_gridlines(2)
    page.set_paper(_A4)
    page.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{footer.replace('&', '&&')}&R&P / &N")
    return page


def text(page: Worksheet, row: int, column: int, said: str, look: Format) -> None:
    """One cell of text, without line ends."""
    page.write_string(row, column, one_line(said), look)


def line(
    page: Worksheet, row: int, widths: Sequence[float], cells: Sequence[tuple[str, Format]]
) -> None:
    """Cells of text side by side from the first column, the row as high as they need."""
    for column, (said, look) in enumerate(cells):
        text(page, row, column, said, look)
    needed = [_lines(said, width) for (said, _), width in zip(cells, widths, strict=False)]
    page.set_row(row, _LINE_HEIGHT * max(needed) + _AIR)


def beside(
    page: Worksheet,
    row: int,
    widths: Sequence[float],
    name: tuple[str, Format],
    said: tuple[str, Format],
) -> None:
    """A name in the first column, and text across all the others, as high as it needs."""
    line(page, row, (widths[0], sum(widths[1:])), [name, said])
    if len(widths) > 2:
        page.merge_range(row, 1, row, len(widths) - 1, "", said[1])
        text(page, row, 1, *said)


def heading(page: Worksheet, row: int, said: str, look: Format, columns: int, width: float) -> None:
    """A large line across `columns`, as high as its words need at `width` letters a line."""
    page.merge_range(row, 0, row, columns - 1, "", look)
    text(page, row, 0, said, look)
    page.set_row(row, _LARGE_LINE * _lines(said, width))


def _lines(said: str, width: float) -> int:
    """How many lines a cell of that width breaks the text into (a letter is about a digit wide)."""
    return max(1, len(textwrap.wrap(one_line(said), max(1, int(width)))))


def _formats(book: Workbook) -> Formats:
    plain = {"font_color": _TEXT, "valign": "top"}
    head = {**plain, "bold": True, "bg_color": _TINT, "bottom": 1, "bottom_color": _LINE}
    return Formats(
        title=book.add_format({**plain, "bold": True, "font_size": 15, "text_wrap": True}),
        strong=book.add_format({**plain, "bold": True, "text_wrap": True}),
        head=book.add_format({**head, "text_wrap": True}),
        head_number=book.add_format({**head, "align": "right", "indent": 1}),
        text=book.add_format({**plain, "text_wrap": True}),
        quiet=book.add_format({**plain, "font_color": _QUIET, "text_wrap": True}),
        number=book.add_format({**plain, "num_format": "0", "align": "right", "indent": 1}),
        warning=book.add_format({**plain, "bold": True, "text_wrap": True, "border": 1}),
    )
