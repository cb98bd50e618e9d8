# SPDX-License-Identifier: EUPL-1.2
"""Writes the national figures as CSV and as a spreadsheet, in memory."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Final

from app.domain.national import (
    Collected,
    Group,
    NationalFigure,
    NationalFigures,
    Share,
    Split,
    percent_bounds,
    whole_percent,
)
from app.export import workbook as book_of
from app.export.national_words import NationalWords, printable
from app.export.sheet_text import safe_field
from app.export.workbook import Format, Formats, Workbook, Worksheet

_BOM: Final = b"\xef\xbb\xbf"
_ABOUT: Final = ("periode_start", "periode_slut", "kommuner", "kommuner_med_sager")
_COLUMNS: Final = (
    "figur",
    "tabel",
    "opdeling",
    "gruppe_kode",
    "gruppe",
    "svar_kode",
    "svar",
    "andel",
    "andel_fra",
    "andel_til",
    "andel_af_svarene",
    "antal",
    "kan_vaere_flere",
    "ja",
    "nej",
    "ved_ikke",
    "oplyses_ikke",
    "mangler",
    "kommuner",
)
_LEFT_OUT: Final = ("fil", "grund_kode", "grund")
_WORDS: Final = (
    "split",
    "group",
    "row",
    "share",
    "least",
    "most",
    "among",
    "count",
    "could",
    "yes",
    "no",
    "dont_know",
    "withheld",
    "absent",
    "n",
)
_TEXTS: Final = 4
"""So many of the spreadsheet's columns hold text; the rest are numbers."""

_WIDTHS: Final = (25, 24, 44, 12, 12, 12, 18, 11, 17, 9, 9, 13, 16, 12, 15)
_OVERVIEW: Final = (30, 92)
_FILES: Final = (60, 80)
_HEADING: Final = 22.0
_HEAD_ROW: Final = 3


def file_name(figures: NationalFigures, ending: str) -> str:
    """`landstal_<slutdato><ending>`."""
    return f"landstal_{figures.period.end.isoformat()}{ending}"


def figures_csv(figures: NationalFigures, words: NationalWords) -> bytes:
    """Every row of every figure, with its numbers; two blocks, each under its head."""
    about = (
        figures.period.start.isoformat(),
        figures.period.end.isoformat(),
        str(figures.sheets),
        str(figures.with_cases),
    )
    return _csv([_ABOUT, about, _COLUMNS, *_rows(figures, words)])


def left_out_csv(collected: Collected, words: NationalWords) -> bytes:
    """The files that are not counted, and why."""
    return _csv(
        [
            _LEFT_OUT,
            *(
                (printable(one.file), one.fault.value, words.reason(one))
                for one in collected.left_out
            ),
        ]
    )


def figures_xlsx(figures: NationalFigures, collected: Collected, words: NationalWords) -> bytes:
    """A page for each figure, after an overview; the files left out stand last."""

    def fill(book: Workbook, formats: Formats) -> None:
        _overview(book, formats, figures, collected, words)
        for figure in figures.figures:
            _figure_page(book, formats, figure, words)
        _left_out_page(book, formats, collected, words)

    return book_of.in_memory(fill, title=words.word("title"))


def _csv(rows: Iterable[Sequence[str]]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe_field(field) for field in row] for row in rows)
    return _BOM + text.getvalue().encode()


def _rows(figures: NationalFigures, words: NationalWords) -> Iterator[Sequence[str]]:
    for figure in figures.figures:
        for group in figure.groups:
            for share in group.shares:
                yield (
                    figure.id,
                    figure.table,
                    group.split.value,
                    group.code,
                    words.group(group),
                    share.code,
                    words.row(figure, share),
                    words.percent(share),
                    *("" if number is None else str(number) for number in _numbers(share)),
                )


def _numbers(share: Share) -> tuple[int | None, ...]:
    """What is counted of a row, in the order of the columns; None where there is nothing."""
    least = most = among = None
    if share.least is not None and share.most is not None:
        least, most = percent_bounds(share.least, share.most)
    if share.among_answers is not None:
        among = whole_percent(share.among_answers)
    return (
        least,
        most,
        among,
        share.sure,
        share.could,
        share.yes,
        share.no,
        share.dont_know,
        share.withheld,
        share.absent,
        share.n,
    )


def _overview(
    book: Workbook,
    formats: Formats,
    figures: NationalFigures,
    collected: Collected,
    words: NationalWords,
) -> None:
    page = book_of.new_page(book, words.word("overview"), _OVERVIEW, footer=words.word("title"))
    title = f"{words.word('title')} · {words.word('subtitle')}"
    _heading(page, 0, title, formats.title, len(_OVERVIEW))
    facts = (
        ("period", words.sheet.period(figures.period)),
        ("sheets", str(figures.sheets)),
        ("with_cases", str(figures.with_cases)),
        ("not_counted", str(len(collected.left_out))),
    )
    row = 1
    for name, said in facts:
        row += 1
        book_of.text(page, row, 0, words.word(name), formats.quiet)
        book_of.text(page, row, 1, said, formats.text)
    remarks = [words.remark(unknown) for unknown in collected.unknown_codes]
    for name, lines in (("reading", words.legend()), ("remarks", remarks)):
        if lines:
            row += 2
            book_of.text(page, row, 0, words.word(name), formats.strong)
        for line in lines:
            row += 1
            book_of.line(page, row, _OVERVIEW, (("", formats.text), (line, formats.text)))
    row += 2
    for figure in figures.figures:
        name = words.number(figure)
        page.write_url(row, 0, f"internal:'{name}'!A1", string=name)
        book_of.text(page, row, 1, words.figures[figure.id], formats.text)
        row += 1


def _figure_page(
    book: Workbook, formats: Formats, figure: NationalFigure, words: NationalWords
) -> None:
    page = book_of.new_page(book, words.number(figure), _WIDTHS, footer=words.word("title"))
    page.set_landscape()
    _heading(page, 0, words.title(figure), formats.title, len(_WIDTHS))
    _heading(page, 1, words.base(figure), formats.quiet, len(_WIDTHS))
    for column, name in enumerate(_WORDS):
        look = formats.head if column < _TEXTS else formats.head_number
        book_of.text(page, _HEAD_ROW, column, words.word(name), look)
    page.freeze_panes(_HEAD_ROW + 1, 0)
    page.repeat_rows(0, _HEAD_ROW)
    row = _HEAD_ROW
    for group in figure.groups:
        for share in group.shares:
            row += 1
            strong = group.split is Split.COUNTRY
            look = formats.strong if strong else formats.text
            for column, said in enumerate(_texts(figure, group, share, words)):
                book_of.text(page, row, column, said, look)
            for column, number in enumerate(_numbers(share), _TEXTS):
                if number is not None:
                    page.write_number(row, column, number, formats.number)
    page.autofilter(_HEAD_ROW, 0, row, len(_WORDS) - 1)
    bar = {
        "type": "data_bar",
        "bar_solid": True,
        "bar_color": book_of.BAR,
        "bar_border_color": book_of.BAR,
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": 100,
    }
    page.conditional_format(_HEAD_ROW + 1, _TEXTS, row, _TEXTS + 2, bar)


def _heading(page: Worksheet, row: int, said: str, look: Format, columns: int) -> None:
    """One line across all columns."""
    page.merge_range(row, 0, row, columns - 1, "", look)
    book_of.text(page, row, 0, said, look)
    page.set_row(row, _HEADING)


def _texts(
    figure: NationalFigure, group: Group, share: Share, words: NationalWords
) -> tuple[str, ...]:
    return (
        words.split(group.split),
        words.group(group),
        words.row(figure, share),
        words.percent(share),
    )


def _left_out_page(
    book: Workbook, formats: Formats, collected: Collected, words: NationalWords
) -> None:
    page = book_of.new_page(book, words.word("left_out"), _FILES, footer=words.word("title"))
    book_of.text(page, 0, 0, words.word("file"), formats.head)
    book_of.text(page, 0, 1, words.word("reason"), formats.head)
    page.freeze_panes(1, 0)
    for row, one in enumerate(collected.left_out, 1):
        cells = ((printable(one.file), formats.text), (words.reason(one), formats.text))
        book_of.line(page, row, _FILES, cells)
    if not collected.left_out:
        book_of.text(page, 1, 0, words.word("none_left_out"), formats.quiet)
