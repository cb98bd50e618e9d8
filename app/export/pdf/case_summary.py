# SPDX-License-Identifier: EUPL-1.2
"""The case summary for Infohus Kommune (MEE-2) as a PDF of at most two pages per copy.

Nothing is cut in silence: where room runs out, the oldest entries of the longest lists give way
and a line says how many; a text that is shortened says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reportlab.lib.units import mm
from reportlab.platypus import PageBreak, Paragraph, Spacer, Table, TableStyle

from app.export.pdf import style
from app.export.pdf.case_summary_content import Block, Content, Entry, content
from app.export.pdf.style import Flowable
from app.export.records import CaseSummary, Labels, Paper

MOST_PAGES: Final = 2
_HEAD_TEXT: Final = 160  # characters; the head must not grow without bounds
_HEAD_LABEL: Final[float] = 42 * mm
_NO_LIMIT: Final = 1_000_000
# tried in turn: (longest text in characters, entries each list keeps before texts are shortened)
_STEPS: Final = ((_NO_LIMIT, 6), (1_500, 6), (700, 5), (350, 4), (160, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """How long a text and how long a list may be."""

    text: int
    entries: int


def case_summary(summary: CaseSummary, labels: Labels) -> Paper:
    """The paper in `summary.copies` numbered copies, one after the other."""
    if summary.copies < 1:
        raise ValueError("a paper has at least one copy")
    said = content(summary, labels)
    page = _page(summary, labels)
    room = _room(summary, labels, said, page)

    def all_copies() -> list[Flowable]:
        one = [list(_story(summary, labels, said, room)) for _ in range(summary.copies)]
        return [flow for copy in one for flow in (PageBreak(), *copy)][1:]

    pdf, pages = style.build_counted(all_copies, page)
    blocks = [block for part in said.parts for block in part.blocks]
    return Paper(
        name=summary.record_number,
        pdf=pdf,
        pages=pages // summary.copies,
        copies=summary.copies,
        earlier=sum(max(0, len(block.entries) - room.entries) for block in blocks),
        shortened=any(
            len(text) > room.text
            for block in blocks
            for entry in block.entries[max(0, len(block.entries) - room.entries) :]
            for text in (entry.text, *entry.about)
        ),
        unconfirmed=said.unconfirmed,
        words=said.words,
        glyphs=style.missing_glyphs("".join(e.words for block in blocks for e in block.entries)),
    )


def _page(summary: CaseSummary, labels: Labels) -> style.Page:
    covered = summary.recipient.covered
    return style.Page(
        title=summary.record_number,
        header_left=labels.header_covered if covered else labels.header_other,
        footers=tuple(_footer(summary, labels, copy) for copy in range(1, summary.copies + 1)),
        page_label=labels.page,
        language=labels.language,
    )


def _footer(summary: CaseSummary, labels: Labels, copy: int) -> str:
    before = labels.copy.format(copy=copy, copies=summary.copies)
    after = labels.seal.format(seal=summary.seal)
    room = style.WIDTH - 24 * mm  # the page number stands to the right
    rest = style.text_width(f"{before} ·  · {after}")
    to = style.fitted(labels.to.format(recipient=summary.recipient.name), room - rest)
    return f"{before} · {to} · {after}"


def _room(summary: CaseSummary, labels: Labels, said: Content, page: style.Page) -> _Room:
    """The most that fits on two pages: whole texts before long lists, both before neither."""
    longest = max((len(b.entries) for part in said.parts for b in part.blocks), default=0)

    def fits(room: _Room) -> bool:
        pages = style.count_pages(lambda: list(_story(summary, labels, said, room)), page)
        return pages <= MOST_PAGES

    for text, fewest in _STEPS:
        least = _Room(text=text, entries=min(fewest, longest))
        if not fits(least):
            continue
        low, high = least.entries, longest
        while low < high:
            middle = (low + high + 1) // 2
            if fits(_Room(text=text, entries=middle)):
                low = middle
            else:
                high = middle - 1
        return _Room(text=text, entries=low)
    raise AssertionError("even without a single entry the paper takes more than two pages")


def _story(summary: CaseSummary, labels: Labels, said: Content, room: _Room) -> Iterator[Flowable]:
    look = style.styles()
    yield style.paragraph(labels.title, look.title)
    yield _head(summary, labels, said)
    yield Spacer(0, 8)
    yield _caution(summary, labels)
    for part in said.parts:
        yield style.paragraph(part.heading, look.section)
        for block in part.blocks:
            yield from _block(summary, labels, block, room)


def _head(summary: CaseSummary, labels: Labels, said: Content) -> Flowable:
    look = style.styles()
    pairs = [
        (labels.record, summary.record_number),
        (labels.citizen, summary.citizen),
        (labels.form, ", ".join(said.forms)),
        (labels.recipient, summary.recipient.name),
        (labels.printed, labels.time(summary.printed_at)),
        (labels.municipality, summary.municipality),
        (labels.policy, summary.policy),
    ]
    cells = [
        [
            style.paragraph(label, look.quiet),
            style.paragraph(_shortened(value, _HEAD_TEXT, labels), look.body),
        ]
        for label, value in pairs
        if value
    ]
    return Table(
        cells,
        colWidths=[_HEAD_LABEL, style.WIDTH - _HEAD_LABEL],
        style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *_NO_PADDING]),
    )


_NO_PADDING: Final = (
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
)


def _caution(summary: CaseSummary, labels: Labels) -> Flowable:
    look = style.styles()
    third = summary.recipient.third_party
    explained = labels.only_confirmed if third else labels.marks_explained
    return Table(
        [
            [
                [
                    style.paragraph(labels.not_a_conclusion, look.strong),
                    style.paragraph(explained, look.small),
                ]
            ]
        ],
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


def _block(summary: CaseSummary, labels: Labels, block: Block, room: _Room) -> Iterator[Flowable]:
    look = style.styles()
    if block.heading:
        yield style.paragraph(block.heading, look.subsection)
    if not block.entries:
        third = summary.recipient.third_party
        yield style.paragraph(
            labels.nothing_for_others if third else labels.nothing_recorded, look.quiet
        )
    dropped = max(0, len(block.entries) - room.entries)
    if dropped:
        yield style.paragraph(labels.earlier(dropped), look.quiet)
        yield Spacer(0, 4)
    for entry in block.entries[dropped:]:
        yield _entry(entry, labels, room)
    if block.note:
        yield style.paragraph(block.note, look.small)


def _entry(entry: Entry, labels: Labels, room: _Room) -> Flowable:
    look = style.styles()
    text = style.markup(_shortened(entry.text, room.text, labels))
    about = [style.markup(_shortened(item, room.text, labels)) for item in entry.about]
    if entry.mark:
        about.append(style.strong(style.markup(entry.mark)))
    if about:
        text += f"<br/>{style.quiet(' · '.join(about))}"
    if entry.day:
        return Paragraph(text, look.entry, bulletText=entry.day)
    return Paragraph(text, look.item, bulletText="–")


def _shortened(text: str, most: int, labels: Labels) -> str:
    text = text.strip()
    if len(text) <= most:
        return text
    cut = text[:most].rsplit(maxsplit=1)[0] if " " in text[:most] else text[:most]
    return f"{cut} … [{labels.shortened}]"
