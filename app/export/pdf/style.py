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
_FRAME_PADDING: Final = 6  # reportlab insets its frames; text and tables must share one edge
LEAD: Final[float] = 34 * mm  # the column in which an entry's day stands

REGULAR: Final = "IBMPlexSans-Regular"
BOLD: Final = "IBMPlexSans-SemiBold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What stands around the text: `title` is the PDF's own property and must be neutral.

    `page_label` holds `{page}` and `{pages}`. A paper in several numbered copies has one of
    `footers` per copy instead of `footer`; each copy starts on a new page and counts from 1.
    """

    title: str
    header_left: str = ""
    header_right: str = ""
    footer: str = ""
    footers: tuple[str, ...] = ()
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
    subsection: Any
    entry: Any  # its day or other short lead stands as the bullet
    item: Any  # its bullet is a dash


@cache
def styles() -> Styles:
    """The styles, once the typeface is registered."""
    register_fonts()

    def style(name: str, font: str, size: float, leading: float, **more: Any) -> Any:
        settings = {"textColor": TEXT, "alignment": TA_LEFT, "splitLongWords": 1, **more}
        return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, **settings)

    hanging = {
        "bulletFontName": REGULAR,
        "bulletFontSize": 9.5,
        "bulletColor": QUIET,
        "spaceAfter": 4,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return Styles(
        title=style("title", BOLD, 18, 23, spaceAfter=4),
        section=style("section", BOLD, 12, 16, spaceBefore=14, spaceAfter=5, keepWithNext=1),
        body=style("body", REGULAR, 9.5, 13.5),
        strong=style("strong", BOLD, 9.5, 13.5),
        quiet=style("quiet", REGULAR, 9.5, 13.5, textColor=QUIET),
        small=style("small", REGULAR, 8, 11, textColor=QUIET),
        small_right=style("small_right", REGULAR, 8, 11, textColor=QUIET, alignment=TA_RIGHT),
        subsection=style(
            "subsection", BOLD, 9.5, 13.5, spaceBefore=7, spaceAfter=2, keepWithNext=1
        ),
        entry=style("entry", REGULAR, 9.5, 13.5, leftIndent=LEAD, **hanging),
        item=style("item", REGULAR, 9.5, 13.5, leftIndent=5 * mm, **hanging),
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
    return Paragraph(markup(text), style)


def markup(text: str) -> str:
    """Plain text as it is written inside a paragraph's markup."""
    printable = "".join(char if char.isprintable() or char == "\n" else " " for char in text)
    return escape(printable).replace("\n", "<br/>")


def quiet(marked_up: str) -> str:
    """Markup for small quiet words beside or below the text they explain."""
    return f'<font size="8" color="#{QUIET.hexval()[2:]}">{marked_up}</font>'


def strong(marked_up: str) -> str:
    """Markup for words that must not be overlooked."""
    return f'<font name="{BOLD}">{marked_up}</font>'


def build(story: Story, page: Page) -> bytes:
    """The paper as PDF bytes; nothing touches the disk, and no clock is read."""
    return build_counted(story, page)[0]


def build_counted(story: Story, page: Page) -> tuple[bytes, int]:
    """The paper and its number of pages."""
    _, pages = _lay_out(story, page, 0)
    return _lay_out(story, page, pages)


def count_pages(story: Story, page: Page) -> int:
    """How many pages the paper takes."""
    return _lay_out(story, page, 0)[1]


def text_width(text: str, font: str = REGULAR, size: float = 8) -> float:
    """The width of one line in points."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, font, size))


def fitted(text: str, width: float, font: str = REGULAR, size: float = 8) -> str:
    """One line of text, cut with an ellipsis where it is wider than `width` points."""
    line = " ".join(text.split())
    if text_width(line, font, size) <= width:
        return line
    while line and text_width(f"{line}…", font, size) > width:
        line = line[:-1].rstrip()
    return f"{line}…"


def _lay_out(story: Story, page: Page, pages: int) -> tuple[bytes, int]:
    register_fonts()
    stream = BytesIO()
    document = SimpleDocTemplate(
        stream,
        pagesize=A4,
        leftMargin=MARGIN - _FRAME_PADDING,
        rightMargin=MARGIN - _FRAME_PADDING,
        topMargin=TOP - _FRAME_PADDING,
        bottomMargin=BOTTOM - _FRAME_PADDING,
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
    footers = page.footers or (page.footer,)
    in_copy = max(1, pages // len(footers))
    copy, before = divmod(canvas.getPageNumber() - 1, in_copy)
    canvas.drawString(left, 12 * mm, footers[copy] if copy < len(footers) else footers[-1])
    label = page.page_label.format(page=before + 1, pages=in_copy)
    canvas.drawRightString(right, 12 * mm, label)
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.line(left, height - 18 * mm, right, height - 18 * mm)
    canvas.line(left, 16 * mm, right, 16 * mm)
    canvas.restoreState()
