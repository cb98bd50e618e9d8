# SPDX-License-Identifier: EUPL-1.2
"""The sheet as a spreadsheet: numbers are numbers, text is never a formula, all of it in reach."""

import io
import zipfile

import pytest

from app.domain.protected import Statement
from app.export.labels import SheetLabels
from app.export.sheet_text import legend, one_line
from app.export.sheets import written
from tests.export.protected_sheets import (
    ALL,
    DANISH,
    ENGLISH,
    interval_sheet,
    number,
    said,
    sheet,
    yes_no_sheet,
)
from tests.export.spreadsheets import read_workbook


def everything(data: bytes) -> list[str]:
    return [
        str(value)
        for page in read_workbook(data).worksheets
        for row in page.iter_rows(values_only=True)
        for value in row
        if value is not None
    ]


@pytest.mark.parametrize(
    ("labels", "overview"), [(DANISH, "Oversigt"), (ENGLISH, "Overview")], ids=["da", "en"]
)
def test_there_is_an_overview_and_a_page_for_each_table(labels: SheetLabels, overview: str) -> None:
    book = read_workbook(written(interval_sheet(), labels, "xlsx"))
    assert book.sheetnames == [overview, *ALL]
    told = [str(row[1]) for row in book[overview].iter_rows(values_only=True)]
    assert labels.period(interval_sheet().header.period) in told
    for sentence in (*legend(interval_sheet(), labels), *labels.rules.values()):
        assert sentence in told


def test_numbers_are_numbers_beside_a_text_that_reads() -> None:
    book = read_workbook(
        written(
            sheet(
                {
                    "T9": [
                        number("woman", 5, 9),
                        number("man", 17, 17),
                        number("other", 5, None),
                        said("unknown", Statement.WITHHELD),
                    ]
                }
            ),
            DANISH,
            "xlsx",
        )
    )
    rows = list(book["T9"].iter_rows(min_row=4, values_only=True))
    assert rows == [
        ("Kategori", "Svar", "Fra", "Til", "Kode"),
        ("Kvinde", "5–9", 5, 9, "woman"),
        ("Mand", "17", 17, 17, "man"),
        ("Andet", "5 eller flere", 5, None, "other"),
        ("Ukendt", "Oplyses ikke", None, None, "unknown"),
    ]
    assert [book["T9"].cell(5, column).data_type for column in range(1, 6)] == list("ssnns")


def test_the_head_of_each_table_stays_in_sight_and_is_printed_on_every_page() -> None:
    book = read_workbook(written(interval_sheet(), DANISH, "xlsx"))
    for page in book.worksheets[1:]:
        assert page.freeze_panes == "A5"
        assert page.print_title_rows == "$1:$4"
        assert 40 <= page.column_dimensions["A"].width <= 60


@pytest.mark.parametrize(
    "name",
    ["=1+1", "+45 12", "-2+3", "@SUM(A1)", "=HYPERLINK(1)", "http://x.dk", "12", "\x00=\x1b1"],
)
def test_nothing_typed_becomes_a_formula_a_link_or_a_number(name: str) -> None:
    data = written(interval_sheet(municipality=name, examples=(name,)), DANISH, "xlsx")
    book = read_workbook(data)
    kinds = {cell.data_type for page in book.worksheets for row in page.iter_rows() for cell in row}
    assert kinds == {"s", "n"}
    assert book.worksheets[0]["A1"].value == f"Svarark · {one_line(name)}"
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        pages = [parts.read(part) for part in parts.namelist() if "/worksheets/sheet" in part]
        assert not any(b"<f>" in page for page in pages)
        assert not any("_rels/sheet" in part for part in parts.namelist())  # no link leads out


def test_a_cross_table_is_shown_both_ways() -> None:
    cells = [
        number(f"{form}+{primacy}", 0, 4)
        if form == "left_wing"
        else number(f"{form}+{primacy}", 5, None)
        for form in ("right_wing", "left_wing")
        for primacy in ("primary", "non_primary")
    ]
    rows = list(
        read_workbook(written(sheet({"T2xT6": cells}), DANISH, "xlsx"))["T2xT6"].iter_rows(
            min_row=10, values_only=True
        )
    )
    assert [row[:3] for row in rows] == [
        ("Antal sager: form for ekstremisme × primær/ikke-primær", "Primære", "Ikke-primære"),
        ("Højreekstremisme", "5 eller flere", "5 eller flere"),
        ("Venstreekstremisme", "0–4", "0–4"),
    ]


def test_the_bars_have_one_scale_and_end_at_the_highest_number_stated() -> None:
    cells = [number("woman", 5, 9), number("man", 5, None), number("other", 0, 4)]
    page = read_workbook(written(sheet({"T9": cells}), DANISH, "xlsx"))["T9"]
    (found,) = page.conditional_formatting
    assert str(found.sqref) == "C5:D7"
    low, high = found.rules[0].dataBar.cfvo
    assert (low.val, high.val) == (0, 9)


def test_the_file_knows_no_time_and_no_person() -> None:
    data = written(yes_no_sheet(), DANISH, "xlsx")
    about = read_workbook(data).properties
    assert (about.created.year, about.modified.year) == (2000, 2000)
    assert not about.creator
    assert not about.lastModifiedBy
    assert about.title == "Svarark"
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}


def test_a_sheet_of_yes_and_no_names_no_small_number() -> None:
    """Beside its interval a total is all the numbers that the yes/no sheet holds."""
    book = read_workbook(written(yes_no_sheet(), DANISH, "xlsx"))
    numbers = [
        (page.title, cell.value)
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "n" and cell.value is not None
    ]
    assert numbers == [("T1a", 10), ("T1a", 14)]
    assert "Skema 2 · Ja/nej-ark · beskyttelse 1" in everything(
        written(yes_no_sheet(), DANISH, "xlsx")
    )
