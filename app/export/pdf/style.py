# SPDX-License-Identifier: EUPL-1.2
"""What every paper shares: the typeface, colours, type sizes, page frame, and bytes in memory.

Papers are set in two weights of one typeface; a story is a function because laying it out
consumes it, and it is laid out twice so that the first page knows how many follow.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Final, TypeAlias
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from app import RESOURCES

Flowable: TypeAlias = Any  # reportlab carries no types
Story: TypeAlias = Callable[[], Sequence[Flowable]]

TEXT: Final = HexColor("#1A1F27")
QUIET: Final = HexColor("#545E6B")
LINE: Final = HexColor("#DCE0E6")
STRONG_LINE: Final = HexColor("#9AA3AF")
ACCENT: Final = HexColor("#0059B3")
TINT: Final = HexColor("#F3F6FA")

PAGE_WIDTH: Final[float] = A4[0]
MARGIN: Final[float] = 20 * mm
TOP: Final[float] = 26 * mm
BOTTOM: Final[float] = 22 * mm
WIDTH: Final[float] = PAGE_WIDTH - 2 * MARGIN

REGULAR: Final = "IBMPlexSans-Regular"
BOLD: Final = "IBMPlexSans-SemiBold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands around the text: `title` is the PDF's own property and must be neutral.

    `page_label` holds `{page}` and `{pages}`.
    """

    title: str
    header_left: str = ""
    header_right: str = ""
    footer: str = ""
    page_label: str = "{page}/{pages}"
    language: str = "da"


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The paragraph styles; nobody else sets a type size."""

    title: Any
    section: Any
    body: Any
    strong: Any
    quiet: Any
    small: Any
    small_right: Any


@cache
def styles() -> Styles:
    """The styles, once the typeface is registered."""
    register_fonts()

    def style(name: str, font: str, size: float, leading: float, **more: Any) -> Any:
        settings = {"textColor": TEXT, "alignment": TA_LEFT, "splitLongWords": 1, **more}
        return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **settings)

    return Styles(
        title=style("title", BOLD, 18, 23, spaceAfter=4),
        section=style("section", BOLD, 12, 16, spaceBefore=14, spaceAfter=5, keepWithNext=1),
        body=style("body", REGULAR, 9.5, 13.5),
        strong=style("strong", BOLD, 9.5, 13.5),
        quiet=style("quiet", REGULAR, 9.5, 13.5, textColor=QUIET),
        small=style("small", REGULAR, 8, 11, textColor=QUIET),
        small_right=style("small_right", REGULAR, 8, 11, textColor=QUIET, alignment=TA_RIGHT),
    )


@cache
def register_fonts() -> None:
    """Make the bundled typeface known; reportlab embeds the glyphs that are used."""
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(RESOURCES / "fonts" / f"{name}.ttf")))
    # there is no slanted face: emphasis is weight, never slant
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR)


def missing_glyphs(text: str) -> frozenset[str]:
    """Characters the embedded typeface cannot draw (control characters aside)."""
    register_fonts()
    known = pdfmetrics.getFont(REGULAR).face.charToGlyph
    return frozenset(char for char in text if char.isprintable() and ord(char) not in known)


def paragraph(text: str, style: Any) -> Flowable:
    """A paragraph of plain text: what the user typed is never read as markup."""
    printable = "".join(char if char.isprintable() or char == "\n" else " " for char in text)
    return Paragraph(escape(printable).replace("\n", "<br/>"), style)


def build(story: Story, page: Page) -> bytes:
    """The paper as PDF bytes; nothing touches the disk, and no clock is read."""
    return build_counted(story, page)[0]


def build_counted(story: Story, page: Page) -> tuple[bytes, int]:
    """The paper and its number of pages."""
    _, pages = _lay_out(story, page, 0)
    return _lay_out(story, page, pages)


def _lay_out(story: Story, page: Page, pages: int) -> tuple[bytes, int]:
    register_fonts()
    stream = BytesIO()
    document = SimpleDocTemplate(
        stream,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=TOP,
        bottomMargin=BOTTOM,
        title=page.title,
        author="",
        subject="",
        creator="Tovholder",
        lang=page.language,
        invariant=1,  # no creation time: the same paper is the same bytes
        initialFontName=REGULAR,
    )

    def frame(canvas: Any, _document: Any) -> None:
        _draw_frame(canvas, page, pages)

    document.build(list(story()), onFirstPage=frame, onLaterPages=frame)
    return stream.getvalue(), int(document.page)


def _draw_frame(canvas: Any, page: Page, pages: int) -> None:
    left, right, height = MARGIN, PAGE_WIDTH - MARGIN, A4[1]
    canvas.saveState()
    canvas.setFont(REGULAR, 8)
    canvas.setFillColor(QUIET)
    canvas.drawString(left, height - 15 * mm, page.header_left)
    canvas.drawRightString(right, height - 15 * mm, page.header_right)
    canvas.drawString(left, 12 * mm, page.footer)
    label = page.page_label.format(page=canvas.getPageNumber(), pages=pages)
    canvas.drawRightString(right, 12 * mm, label)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(left, height - 18 * mm, right, height - 18 * mm)
    canvas.line(left, 16 * mm, right, 16 * mm)
    canvas.restoreState()
