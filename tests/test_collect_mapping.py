# SPDX-License-Identifier: EUPL-1.2
"""From 89 invented sheets built to the mapping's percentages, `collect` prints those percentages.

Held against figures 2-7, 12-15 and table 1 of the mapping of 2017, in all three formats.

Where the mapping's own numbers go together with no whole number of municipalities:

* Figures 3 and 4 cannot be shares of the 74 municipalities with cases (87 % of 74 does not exist:
  64 are 86 %, 65 are 88 %; 24 and 29 % of 22 do not either). They are met as shares of those that
  answered: 69 or 70. So the sheets of the others say "oplyses ikke", the share of all 74 is an
  interval, and the mapping's number is the one "of the answers".
* Figure 12 (62, 29 and 8 %) is met by one number of answers up to 89 alone: 53, 25 and 7 of 85.
* Figure 5: 46 % of the 11 municipalities of Nordjylland does not exist; 5 of 11 are 45 %. The
  mapping rounded up so that its column adds up to 100. The other three numbers of the column hold.
* Table 1 is met by one set of counts of 89 alone, and it contradicts figures 12 and 13: by it 63 %
  have an action plan (not 62), 34 % have no workflow (not 33) and 9 % do not know (not 10). So the
  table is built, and read, on its own.
* The rest of figure 15 is missing in the source; only its five printed numbers are checked.
"""

import csv
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from tests.export.spreadsheets import read_workbook
from tests.mapping_sheets import mapping, write

ROOT = Path(__file__).parents[1]

ISLANDS = ("Hovedstaden", "Midtjylland", "Nordjylland", "Sjælland", "Syddanmark", "Hele landet")
COUNTRY = "Hele landet"
OF_ALL, OF_ANSWERS = "Andel", "Af svarene %"

# figure: how it is read; then per row the numbers of the groups, as they are printed
BY_REGION = {
    "Figur 2": (OF_ALL, {"Ja": (79, 89, 64, 92, 90, 83)}),
    "Figur 3": (
        OF_ANSWERS,
        {
            "Højreekstremisme": (24, 19, 50, 9, 27, 23),
            "Venstreekstremisme": (5, 0, 0, 0, 0, 1),
            "Ekstrem islamisme": (91, 94, 83, 82, 80, 87),
            "Anden form for ekstremisme": (29, 6, 17, 36, 20, 22),
        },
    ),
    "Figur 4": (
        OF_ANSWERS,
        {
            "Ja": (75, 69, 71, 73, 73, 72),
            "Nej": (25, 31, 29, 27, 20, None),
            "Ved ikke": (0, 0, 0, 0, 7, None),
        },
    ),
    "Figur 5": (
        OF_ALL,
        {
            "Både under og over 18 år": (50, 78, 18, 67, 55, 55),
            "Kun over 18 år": (18, 11, 27, 25, 10, None),
            "Kun under 18 år": (0, 0, 9, 0, 15, None),
            "Ved ikke/har ikke haft sager": (32, 11, 45, 8, 20, None),  # the mapping: 46
        },
    ),
    "Figur 6": (
        OF_ALL,
        {
            "Inden for": (59, 69, 71, 64, 67, 65),
            "Uden for": (100, 81, 100, 100, 83, 92),
            "Både inden for og uden for": (59, 50, 71, 64, 50, 57),
        },
    ),
    "Figur 7": (
        OF_ALL,
        {
            "Primære": (59, 63, 71, 55, 67, 62),
            "Ikke-primære": (91, 81, 100, 91, 83, 88),
            "Både primære og ikke-primære": (50, 44, 71, 45, 50, 50),
        },
    ),
}
OF_COUNTRY = {
    "Figur 12": (OF_ANSWERS, {"Ja": 62, "Nej": 29, "Ved ikke": 8}),
    "Figur 13": (OF_ALL, {"Ja": 57, "Nej": 33, "Ved ikke": 10}),
    "Figur 14": (OF_ALL, {"Ja": 52, "Ved at etablere": 22, "Nej": 22, "Ved ikke": 3}),
    "Figur 15": (
        OF_ALL,
        {
            "SSP": 91,
            "Politiet": 75,
            "Børne- og unge-/familieområdet": 74,
            "Socialforvaltningen": 65,
            "Jobcentret": 63,
        },
    ),
}
TABLE_1 = {
    "ja": {"ja": 45, "nej": 8, "ved ikke": 4},
    "nej": {"ja": 12, "nej": 20, "ved ikke": 1},
    "ved ikke": {"ja": 6, "nej": 1, "ved ikke": 2},
}
# the share that has both, and the share that has neither (R:3880-3890)
BY_SIZE = {"Store": (80, 0), "Mellemstore": (47, 17), "Små": (35, 31)}
BOTH = "Arbejdsgang: ja · handleplan: ja"
NEITHER = "Arbejdsgang: nej · handleplan: nej"

Cells = dict[tuple[str, str, str], dict[str, str]]


def collected(folder: Path, *, table_1: bool) -> Path:
    """The files that the real command makes of the sheets."""
    write(folder / "ark", mapping(table_1))
    out = folder / "ud"
    done = subprocess.run(
        [sys.executable, "-m", "app", "collect", folder / "ark", "--out", out],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "89 ark er talt." in done.stdout
    return out / "landstal_2016-12-31"


@pytest.fixture(scope="module")
def main_figures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return collected(tmp_path_factory.mktemp("figurer"), table_1=False)


@pytest.fixture(scope="module")
def with_table_1(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return collected(tmp_path_factory.mktemp("tabel"), table_1=True)


def from_spreadsheet(stem: Path) -> Cells:
    """Every row of every figure's page, by figure, group and answer."""
    found: Cells = {}
    book = read_workbook(stem.with_suffix(".xlsx").read_bytes())
    for page in book.worksheets:
        rows = [["" if one is None else str(one) for one in row] for row in page.values]
        head = next((row for row in rows if row[:2] == ["Opdeling", "Gruppe"]), None)
        if head is not None:
            for row in rows[rows.index(head) + 1 :]:
                cell = dict(zip(head, row, strict=True))
                found[page.title, cell["Gruppe"], cell["Svar"]] = cell
    return found


def from_csv(stem: Path) -> Cells:
    text = io.StringIO(stem.with_suffix(".csv").read_text(encoding="utf-8-sig"), newline="")
    rows = list(csv.reader(text, delimiter=";"))[2:]
    found: Cells = {}
    for row in rows[1:]:
        cell = dict(zip(rows[0], row, strict=True))
        figure = "Tabel 1" if cell["figur"] == "tabel_1" else f"Figur {cell['figur']}"
        named = {OF_ALL: cell["andel"], OF_ANSWERS: cell["andel_af_svarene"], **cell}
        found[figure, cell["gruppe"], cell["svar"]] = named
    return found


def text_of(stem: Path) -> str:
    document = pypdfium2.PdfDocument(stem.with_suffix(".pdf").read_bytes())
    try:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(texts).replace("\ufffe", "-").split())


def printed() -> Iterator[tuple[str, str, str, str, int]]:
    """Figure, group, answer, column and the mapping's number."""
    for figure, (column, rows) in BY_REGION.items():
        for answer, numbers in rows.items():
            for group, number in zip(ISLANDS, numbers, strict=True):
                if number is not None:
                    yield figure, group, answer, column, number
    for figure, (column, answers) in OF_COUNTRY.items():
        for answer, number in answers.items():
            yield figure, COUNTRY, answer, column, number


@pytest.mark.parametrize("read", [from_spreadsheet, from_csv])
def test_89_invented_sheets_give_the_percentages_of_the_mapping(
    main_figures: Path, read: Callable[[Path], Cells]
) -> None:
    cells = read(main_figures)
    found = {
        (figure, group, answer): cells[figure, group, answer][column].removesuffix(" %")
        for figure, group, answer, column, _number in printed()
    }
    assert found == {
        (figure, group, answer): str(number) for figure, group, answer, _column, number in printed()
    }
    assert len(found) > 100


@pytest.mark.parametrize("read", [from_spreadsheet, from_csv])
def test_table_1_and_its_sizes_are_those_of_the_mapping(
    with_table_1: Path, read: Callable[[Path], Cells]
) -> None:
    cells = read(with_table_1)
    for first, row in TABLE_1.items():
        for second, number in row.items():
            answer = f"Arbejdsgang: {first} · handleplan: {second}"
            assert cells["Tabel 1", COUNTRY, answer][OF_ALL] == f"{number} %", answer
    for size, (both, neither) in BY_SIZE.items():
        assert cells["Tabel 1", size, BOTH][OF_ALL] == f"{both} %", size
        assert cells["Tabel 1", size, NEITHER][OF_ALL] == f"{neither} %", size


def test_the_share_of_all_is_an_interval_around_the_share_of_the_answers(
    main_figures: Path,
) -> None:
    cells = from_csv(main_figures)
    row = cells["Figur 3", COUNTRY, "Ekstrem islamisme"]
    assert (row["andel"], row["andel_af_svarene"]) == ("82–88 %", "87")
    counts = [
        row[name] for name in ("ja", "nej", "ved_ikke", "oplyses_ikke", "mangler", "kommuner")
    ]
    assert counts == ["61", "9", "0", "4", "0", "74"]


def test_the_paper_prints_the_same_percentages(main_figures: Path, with_table_1: Path) -> None:
    text = text_of(main_figures)
    cells = from_csv(main_figures)
    for figure, (column, rows) in BY_REGION.items():
        section = text[text.index(f"{figure} ·") :]
        for answer, numbers in rows.items():
            of_country = cells[figure, COUNTRY, answer]
            assert f"{answer} {of_country['andel']} " in section, (figure, answer)
            if column == OF_ALL:
                across = " ".join(f"{number} %" for number in numbers[:5])
                assert f"{answer} {across}" in section, (figure, answer)
    for figure, (column, answers) in OF_COUNTRY.items():
        section = text[text.index(f"{figure} ·") :]
        for answer, number in answers.items():
            if column == OF_ALL:
                assert f"{answer} {number} % ja " in section, (figure, answer)
    for number in (23, 1, 87, 22, 72, 62, 29, 8):
        assert f"af svarene {number} %" in text
    table = text_of(with_table_1)
    section = table[table.index("Tabel 1 · Arbejdsgang") :]
    assert "Ja 45 % 8 % 4 % Nej 12 % 20 % 1 % Ved ikke 6 % 1 % 2 %" in section
