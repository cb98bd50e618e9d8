# SPDX-License-Identifier: EUPL-1.2
"""The sheet as files: exactly the layout of survey.md §5.7, safe to open, protected only."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import app
from app.domain.questionnaire import DEFINITIONS
from app.export.labels import SheetLabels
from app.export.sheets import csv_bytes, file_name, json_bytes, safe_field
from app.statistics.counting import count
from tests.export.protected_sheets import (
    ALL,
    DANISH,
    ENGLISH,
    PERIOD,
    interval_sheet,
    yes_no_sheet,
)
from tests.statistics.builders import vector


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_csv_has_two_blocks_in_the_layout_of_the_survey() -> None:
    data = csv_bytes(yes_no_sheet(), DANISH)
    assert data.startswith(b"\xef\xbb\xbfskema_version;kommune;region;politikreds;stoerrelse;")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    rows = read(data)
    assert ";".join(rows[0]) == (
        "skema_version;kommune;region;politikreds;stoerrelse;periode_start;periode_slut;"
        "registreringspolitik;profil;politik_version"
    )
    assert rows[1] == [
        "2",
        "Lyngsø Kommune",
        "midtjylland",
        "midt_og_vestjylland",
        "small",
        "2023-07-01",
        "2026-06-30",
        "name_at_measure",
        "ja_nej",
        "1",
    ]
    assert ";".join(rows[2]) == "tabel;kategori_kode;kategori;svar;fra;til"
    assert rows[3] == ["T1", "handled", "har håndteret sager", "ja", "", ""]
    assert rows[4] == ["T1a", "cases", "sager i alt", "tal", "10", "14"]
    assert ["T2", "left_wing", "venstreekstremisme", "nej", "", ""] in rows
    assert ["T4", "only_under", "kun under 18 år", "oplyses_ikke", "", ""] in rows
    assert ["T22", "strategy", "har handleplan/strategi", "ja", "", ""] in rows


def test_an_open_interval_has_no_upper_end_and_the_lines_are_of_one_width() -> None:
    rows = read(csv_bytes(interval_sheet(), DANISH))[3:]
    assert ["T2", "left_wing", "venstreekstremisme", "tal", "5", ""] in rows
    assert ["T2", "right_wing", "højreekstremisme", "tal", "0", "4"] in rows
    assert {len(row) for row in rows} == {6}
    assert {row[3] for row in rows} == {"ja", "nej", "ved_ikke", "oplyses_ikke", "tal"}


def test_notes_and_approved_examples_stand_under_a_head_of_their_own() -> None:
    partial = yes_no_sheet(partial=True, examples=("klima", "=1+1; og\nmere"))
    assert read(csv_bytes(partial, DANISH))[-4:] == [
        ["note", "tekst"],
        ["delvis_registrering", ""],
        ["eksempel_anden_form", "klima"],
        ["eksempel_anden_form", "'=1+1; og mere"],
    ]
    assert ["note", "tekst"] not in read(csv_bytes(yes_no_sheet(), DANISH))


def test_the_json_has_the_words_of_the_csv_with_its_rules_and_versions() -> None:
    one = yes_no_sheet()
    document = json.loads(json_bytes(one, DANISH))
    rows = [
        [table["tabel"], line["kategori_kode"], line["kategori"], line["svar"]]
        for table in document["tabeller"]
        for line in table["kategorier"]
    ]
    assert rows == [row[:4] for row in read(csv_bytes(one, DANISH))[3:]]
    assert set(document["taelleregler"]) == {f"N{number}" for number in range(1, 10)}
    assert document["listeversioner"]["extremism_form"] == "mapping_2017"
    assert document["noter"] == []
    assert any("Oplyses ikke" in sentence for sentence in document["tegnforklaring"])


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+45 12", "'+45 12"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("\t=1+1", "'=1+1"),
        ("  =1+1", "'=1+1"),
        ("\r\n=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("Lyngsø\nKommune", "Lyngsø Kommune"),
        ("\ufeff=1", "'=1"),
        ("\u200b=1", "'=1"),
        ('Lyng;sø "Kommune"', 'Lyng;sø "Kommune"'),
        ("Lyngsø", "Lyngsø"),
        ("", ""),
    ],
)
def test_no_field_is_a_formula(name: str, written: str) -> None:
    assert safe_field(name) == written
    assert read(csv_bytes(yes_no_sheet(municipality=name), DANISH))[1][1] == written


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Lyngsø Kommune", "indberetning_lyngsoe-kommune_2026-06-30.csv"),
        ("Å\u030as og Ærø", "indberetning_aas-og-aeroe_2026-06-30.csv"),
        ("A\u030alborg", "indberetning_aalborg_2026-06-30.csv"),
        ("../../etc/passwd", "indberetning_etc-passwd_2026-06-30.csv"),
        ("=cmd|' /C calc'!A0", "indberetning_cmd-c-calc-a0_2026-06-30.csv"),
        ("", "indberetning_kommune_2026-06-30.csv"),
    ],
)
def test_the_file_name_is_plain(name: str, file: str) -> None:
    assert file_name(yes_no_sheet(municipality=name), "csv") == file


@pytest.mark.parametrize("write", [csv_bytes, json_bytes, file_name])
def test_what_is_not_protected_has_no_writer(write: object) -> None:
    exact = count(vector(), PERIOD)
    for unprotected in (exact, exact.table("T2"), exact.tables, yes_no_sheet().tables):
        with pytest.raises(TypeError, match="protected"):
            write(unprotected, DANISH)  # type: ignore[operator]


@pytest.mark.parametrize("labels", [DANISH, ENGLISH])
def test_every_question_and_category_has_words(labels: SheetLabels) -> None:
    for name, definition in ALL.items():
        assert labels.question(name).endswith("?") == (name in DEFINITIONS)
        for code in (*definition.categories, *definition.also):
            assert labels.category(name, code).strip()
    for code in ("name_from_start", "name_at_measure", "police_only"):
        assert labels.code("registration_policy", code) != code


def test_dates_are_written_as_the_language_writes_them() -> None:
    assert DANISH.period(PERIOD) == "1. juli 2023 – 30. juni 2026"
    assert ENGLISH.period(PERIOD) == "1 July 2023 – 30 June 2026"
    assert DANISH.code("region", "") == "ikke oplyst"


def test_mypy_refuses_an_exact_table(tmp_path: Path) -> None:
    snippet = tmp_path / "leak.py"
    snippet.write_text(
        "from app.export.labels import SheetLabels\n"
        "from app.export.sheets import csv_bytes\n"
        "from app.statistics.tables import ExactSurvey, ExactTable\n"
        "def leak(survey: ExactSurvey, table: ExactTable, labels: SheetLabels) -> None:\n"
        "    csv_bytes(survey, labels)\n"
        "    csv_bytes(table, labels)\n",
        encoding="utf-8",
    )
    found = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path / "cache"), str(snippet)],
        cwd=Path(app.__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert 'has incompatible type "ExactSurvey"; expected "ProtectedSheet"' in found.stdout
    assert 'has incompatible type "ExactTable"; expected "ProtectedSheet"' in found.stdout
