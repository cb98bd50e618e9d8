# SPDX-License-Identifier: EUPL-1.2
"""The national figures on paper: each figure as bars for the country and for its parts.

A bar is solid up to the least its share can be and hatched up to the most, so that it reads in
black and white; the words beside it say the same.
"""

from collections.abc import Sequence
from typing import Final

from reportlab.graphics.shapes import Drawing, Line, Rect
from reportlab.platypus import CondPageBreak, KeepTogether, Spacer, Table, TableStyle

from app.domain.national import Collected, Group, NationalFigure, NationalFigures, Share, Split
from app.domain.questionnaire import JOIN
from app.export.national_words import TABLE_1, NationalWords, printable
from app.export.pdf.style import (
    ACCENT,
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

_LABEL: Final = 150.0
_PERCENT: Final = 62.0
_COUNTS: Final = 120.0
_BAR: Final = WIDTH - _LABEL - _PERCENT - _COUNTS - 10
_HIGH: Final = 9.0
_LOW: Final = 5.0
_HATCH: Final = 3.2
_SPLIT_LABEL: Final = 106.0
_WIDEST_COLUMN: Final = 75.0
_MOST_FILES: Final = 60
_FILE: Final = 190.0
_LONG: Final = 9
"""A figure of so many rows may go on on the next page."""

_SHOWN_SPLITS: Final = (Split.REGION, Split.SIZE)


def national_pdf(
    figures: NationalFigures, collected: Collected, words: NationalWords, *, list_file: str
) -> bytes:
    """The figures as PDF bytes; `list_file` is where all the files left out are listed."""

    def story() -> Sequence[Flowable]:
        content: list[Flowable] = [*_heading(figures, collected, words), *_reading(words)]
        for figure in figures.figures:
            content += _figure(figure, words)
        return [*content, *_left_out(collected, words, list_file)]

    page = Page(
        title=words.word("title"),
        header_left=words.word("subtitle"),
        header_right=words.word("anonymous"),
        footer=words.word("title"),
        page_label=words.word("page"),
        language=words.sheet.language,
    )
    return build(story, page)


def _heading(
    figures: NationalFigures, collected: Collected, words: NationalWords
) -> Sequence[Flowable]:
    style = styles()
    facts = (
        ("period", words.sheet.period(figures.period)),
        ("sheets", str(figures.sheets)),
        ("with_cases", str(figures.with_cases)),
        ("not_counted", str(len(collected.left_out))),
    )
    rows = [
        [paragraph(words.word(name), style.small), paragraph(said, style.body)]
        for name, said in facts
    ]
    table = Table(rows, colWidths=[130, WIDTH - 130], hAlign="LEFT")
    table.setStyle(_bare(("TOPPADDING", (0, 0), (0, -1), 1.4)))
    return [paragraph(words.word("title"), style.title), Spacer(1, 4), table, Spacer(1, 4)]


def _reading(words: NationalWords) -> Sequence[Flowable]:
    style = styles()
    story: list[Flowable] = [paragraph(words.word("reading"), style.section)]
    for line in (*words.legend(), words.word("legend_districts")):
        story += [paragraph(line, style.body), Spacer(1, 3)]
    return story


def _figure(figure: NationalFigure, words: NationalWords) -> Sequence[Flowable]:
    style = styles()
    country = figure.group(Split.COUNTRY)
    head = [
        paragraph(words.title(figure), style.section),
        paragraph(words.base(figure), style.small),
        Spacer(1, 6),
    ]
    if figure.id == TABLE_1:
        matrices = [_matrix(country, words)]
        if len(sizes := figure.of(Split.SIZE)) > 1:
            matrices += [_matrix(group, words) for group in sizes]
        return [KeepTogether([*head, matrices[0]]), *matrices[1:]]
    bars = [*head, _bars(figure, country, words)]
    tables: list[Flowable] = []
    for split in _SHOWN_SPLITS:
        if len(groups := figure.of(split)) > 1:
            tables += [Spacer(1, 6), _compared(figure, split, groups, words)]
    if len(country.shares) < _LONG:
        return [KeepTogether([*bars, *tables])]
    return [KeepTogether(bars), *tables]


def _bars(figure: NationalFigure, group: Group, words: NationalWords) -> Flowable:
    """One bar below the other, with its share and the numbers behind it."""
    style = styles()
    rows = [
        [
            paragraph(words.row(figure, share), style.body),
            _bar(share, _BAR, _HIGH),
            [paragraph(words.percent(share), style.strong)],
            _behind(share, words),
        ]
        for share in group.shares
    ]
    table = Table(rows, colWidths=[_LABEL, _BAR + 10, _PERCENT, _COUNTS], hAlign="LEFT")
    table.setStyle(
        _bare(
            ("TOPPADDING", (1, 0), (1, -1), 2.6),
            ("TOPPADDING", (3, 0), (3, -1), 1.4),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (0, -1), 6),
        )
    )
    return table


def _behind(share: Share, words: NationalWords) -> list[Flowable]:
    return [paragraph(words.counts(share), styles().small), *_among(share, words)]


def _compared(
    figure: NationalFigure, split: Split, groups: Sequence[Group], words: NationalWords
) -> Flowable:
    """The groups beside each other: rows are answers, every field has its share and its bar."""
    style = styles()
    column = min(_WIDEST_COLUMN, (WIDTH - _SPLIT_LABEL) / len(groups))
    head = [
        paragraph(f"{words.number(figure)} · {words.split(split)}", style.small),
        *(
            [
                paragraph(words.group(group), style.small),
                paragraph(f"n = {group.municipalities}", style.small),
            ]
            for group in groups
        ),
    ]
    rows = [
        [
            paragraph(words.row(figure, share), style.small),
            *(_field(group.share(share.code), column - 6, words) for group in groups),
        ]
        for share in groups[0].shares
    ]
    table = Table(
        [head, *rows],
        colWidths=[_SPLIT_LABEL, *[column] * len(groups)],
        hAlign="LEFT",
        repeatRows=1,
    )
    table.setStyle(
        _bare(
            ("LINEBELOW", (0, 0), (-1, 0), 0.6, STRONG_LINE),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, LINE),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("TOPPADDING", (0, 1), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        )
    )
    return table


def _field(share: Share, width: float, words: NationalWords) -> list[Flowable]:
    style = styles()
    return [
        paragraph(words.percent(share), style.body),
        Spacer(1, 1),
        _bar(share, width, _LOW),
        *_among(share, words),
    ]


def _among(share: Share, words: NationalWords) -> list[Flowable]:
    """The share of the known answers, where that is another than the share of all."""
    if share.answered == share.n:
        return []
    said = words.word("among_text").format(percent=words.among_answers(share))
    return [Spacer(1, 1.5), paragraph(said, styles().small)]


def _matrix(group: Group, words: NationalWords) -> Flowable:
    """Table 1: the workflow downwards, the action plan across."""
    style = styles()
    codes = [share.code.split(JOIN) for share in group.shares]
    across = list(dict.fromkeys(second for _first, second in codes))
    down = list(dict.fromkeys(first for first, _second in codes))
    title = f"{words.group(group)} (n = {group.municipalities})"
    rows: list[list[Flowable]] = [
        [paragraph(title, style.strong), paragraph(words.word("cross_columns"), style.small)],
        [
            paragraph(words.word("cross_rows"), style.small),
            *(paragraph(words.option(code), style.small) for code in across),
        ],
    ]
    for first in down:
        shares = [group.share(f"{first}{JOIN}{second}") for second in across]
        rows.append(
            [
                paragraph(words.option(first), style.body),
                *(_field(share, _WIDEST_COLUMN, words) for share in shares),
            ]
        )
    rows[0] += [""] * (len(across) - 1)
    table = Table(rows, colWidths=[_LABEL, *[_WIDEST_COLUMN + 16] * len(across)], hAlign="LEFT")
    table.setStyle(
        _bare(
            ("SPAN", (1, 0), (-1, 0)),
            ("VALIGN", (0, 0), (-1, 1), "BOTTOM"),
            ("LINEBELOW", (0, 1), (-1, 1), 0.6, STRONG_LINE),
            ("LINEBELOW", (0, 2), (-1, -1), 0.4, LINE),
            ("TOPPADDING", (0, 2), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 1), (-1, -1), 4),
        )
    )
    return KeepTogether([table, Spacer(1, 12)])


def _bar(share: Share, width: float, height: float) -> Flowable:
    drawing = Drawing(width, height)
    drawing.add(Rect(0, 0, width, height, fillColor=TINT, strokeColor=None))
    if share.least is None or share.most is None:
        return drawing
    least, most = float(share.least) * width, float(share.most) * width
    for line in _hatching(least, most, height):
        drawing.add(line)
    if most > least:
        drawing.add(
            Rect(
                least, 0, most - least, height, fillColor=None, strokeColor=ACCENT, strokeWidth=0.5
            )
        )
    if least:
        drawing.add(Rect(0, 0, least, height, fillColor=ACCENT, strokeColor=None))
    return drawing


def _hatching(left: float, right: float, height: float) -> Sequence[Flowable]:
    """Slanting lines within a field, cut off at its edges."""
    lines = []
    start = left - height
    while start < right:
        first, last = max(start, left), min(start + height, right)
        if last > first:
            lines.append(
                Line(first, first - start, last, last - start, strokeColor=ACCENT, strokeWidth=0.5)
            )
        start += _HATCH
    return lines


def _left_out(collected: Collected, words: NationalWords, list_file: str) -> Sequence[Flowable]:
    style = styles()
    story: list[Flowable] = [CondPageBreak(90), paragraph(words.word("not_counted"), style.section)]
    if not collected.left_out:
        story.append(paragraph(words.word("none_left_out"), style.body))
    else:
        rows = [
            [paragraph(printable(one.file), style.small), paragraph(words.reason(one), style.body)]
            for one in collected.left_out[:_MOST_FILES]
        ]
        table = Table(rows, colWidths=[_FILE, WIDTH - _FILE], hAlign="LEFT")
        table.setStyle(
            _bare(
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                ("RIGHTPADDING", (0, 0), (0, -1), 8),
            )
        )
        story.append(table)
    if (more := len(collected.left_out) - _MOST_FILES) > 0:
        said = words.word("more_left_out").format(count=more, file=list_file)
        story += [Spacer(1, 4), paragraph(said, style.body)]
    if collected.unknown_codes:
        story.append(paragraph(words.word("remarks"), style.section))
    story += (
        paragraph(words.remark(unknown), style.body)
        for unknown in collected.unknown_codes[:_MOST_FILES]
    )
    return story


def _bare(*settings: tuple[object, ...]) -> TableStyle:
    """A table without padding or lines, apart from what is given."""
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            *((side, (0, 0), (-1, -1), 0) for side in sides),
            *settings,
        ]
    )
