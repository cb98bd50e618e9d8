# SPDX-License-Identifier: EUPL-1.2
"""Every format of a sheet says the same: its figures, no other, and nothing it does not state."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import fastjsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app
from app import RESOURCES
from app.domain.periods import SurveyPeriod
from app.domain.protected import ProtectedCell, ProtectedSheet, ProtectedTable, Statement
from app.domain.questionnaire import CROSSES, JOIN
from app.export.labels import SheetLabels
from app.export.pdf.survey_parts import REPLIES, columns_of
from app.export.pdf.survey_sheet import survey_pdf
from app.export.sheet_text import beginning, breaks, facts, sheet_text, terms
from app.export.sheets import ENDINGS, csv_bytes, json_bytes, written
from app.export.sheets_xlsx import xlsx_bytes
from app.statistics.counting import count
from tests.export.pdf_text import pages
from tests.export.protected_sheets import (
    DANISH,
    ENGLISH,
    PERIOD,
    any_sheet,
    interval_sheet,
    labels_of,
    number,
    said,
    sheet,
    statements,
    yes_no_sheet,
)
from tests.export.spreadsheets import read_workbook
from tests.statistics.builders import vector

SCHEMA = RESOURCES / "survey" / "indberetning-2.schema.json"
VALID = fastjsonschema.compile(json.loads(SCHEMA.read_text(encoding="utf-8")))
SAYS = list[tuple[str, str, str, int | None, int | None]]

few = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
some = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
languages = st.sampled_from(["da", "en"])


def whole(field: str) -> int | None:
    return int(field) if field else None


def csv_says(data: bytes) -> SAYS:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    lines = [row for row in rows[3:] if len(row) == 6]
    return [(row[0], row[1], row[3], whole(row[4]), whole(row[5])) for row in lines]


def json_says(data: bytes) -> SAYS:
    document = json.loads(data)
    VALID(document)
    return [
        (table["tabel"], row["kategori_kode"], row["svar"], row["fra"], row["til"])
        for table in document["tabeller"]
        for row in table["kategorier"]
    ]


def xlsx_says(data: bytes, labels: SheetLabels) -> SAYS:
    """What the pages say, read from their words; the numbers beside the words must fit them."""
    found: SAYS = []
    for page in read_workbook(data).worksheets[1:]:
        for row in page.iter_rows(min_row=5, values_only=True):
            _category, text, lower, upper, code = row[:5]
            if code is None:
                break
            answer, stated = understood(str(text), labels)
            assert (lower, upper) == stated
            found.append((page.title, str(code), answer.value, *stated))
    return found


def understood(text: str, labels: SheetLabels) -> tuple[Statement, tuple[int | None, int | None]]:
    """The answer that the words of a cell give."""
    for statement, words in labels.statements.items():
        if text == words:
            return statement, (None, None)
    more = re.fullmatch(r"(\d+) (?:eller flere|or more)", text)
    if more:
        return Statement.NUMBER, (int(more[1]), None)
    lower, _, upper = text.partition("–")
    return Statement.NUMBER, (int(lower), int(upper or lower))


def paper_words(one: ProtectedSheet, labels: SheetLabels) -> Iterator[str]:
    """Everything between the head and the legend, in the order it is printed."""
    ordered = sorted(one.tables, key=lambda table: table.id in CROSSES)
    latest = ""
    for section in ("cases", "municipality", "across"):
        for table in ordered:
            if section_of(table) != section:
                continue
            if section != latest:
                yield labels.word(section)
                latest = section
            yield f"{table.id} {labels.question(table.id)} {labels.helps.get(table.id, '')}"
            yield from table_words(table, labels)


def section_of(table: ProtectedTable) -> str:
    if table.id in CROSSES:
        return "across"
    return "municipality" if re.match(r"T(19|2\d)", table.id) else "cases"


def table_words(table: ProtectedTable, labels: SheetLabels) -> Iterator[str]:
    def named(cell: ProtectedCell) -> str:
        return beginning(labels.category(table.id, cell.code))

    given = {cell.statement for cell in table.cells}
    replies = REPLIES.get(table.kind, ())
    if given == {Statement.WITHHELD}:
        if len(table.cells) > 1:
            yield " · ".join(named(cell) for cell in table.cells)
        yield labels.statements[Statement.WITHHELD]
    elif table.id in CROSSES:
        yield from matrix_words(table, labels)
    elif len(table.cells) == 1 and given <= set(replies):
        for reply in replies:
            yield ("✓ " if reply is table.cells[0].statement else "") + labels.statements[reply]
    elif given <= {Statement.YES, Statement.NO}:
        height = -(-len(table.cells) // columns_of([named(cell) for cell in table.cells]))
        for row in range(height):
            for cell in table.cells[row::height]:
                yield ("✓ " if cell.statement is Statement.YES else "") + named(cell)
    else:
        for cell in table.cells:
            yield f"{named(cell)} {sheet_text(cell, labels)}"


def matrix_words(table: ProtectedTable, labels: SheetLabels) -> Iterator[str]:
    first, second = table.id.split("x")
    across = list(dict.fromkeys(cell.code.split(JOIN)[1] for cell in table.cells))
    yield from (beginning(labels.categories[second, code]) for code in across)
    for place, cell in enumerate(table.cells):
        if place % len(across) == 0:
            yield beginning(labels.categories[first, cell.code.split(JOIN)[0]])
        yield sheet_text(cell, labels)


def body_of_paper(one: ProtectedSheet, labels: SheetLabels) -> str:
    """The paper's text without what stands around each page, from first question to legend."""
    texts = pages(written(one, labels, "pdf"))
    inner = [
        text.split(labels.word("page").format(page=number, pages=len(texts)), 1)[1]
        for number, text in enumerate(texts, start=1)
    ]
    joined = squeezed("".join(inner))
    _, version = list(facts(one, labels))[-1]
    return joined.split(squeezed(version), 1)[1].split(squeezed(labels.word("reading")))[0]


def squeezed(text: str) -> str:
    return "".join(text.split())


@some
@given(one=any_sheet(), language=languages)
def test_csv_json_and_spreadsheet_say_what_the_sheet_says(
    one: ProtectedSheet, language: str
) -> None:
    labels = labels_of(language)
    expected = statements(one)
    assert csv_says(written(one, labels, "csv")) == expected
    assert json_says(written(one, labels, "json")) == expected
    assert xlsx_says(written(one, labels, "xlsx"), labels) == expected


@few
@given(one=any_sheet(place=st.just("Lyngsø Kommune"), examples=st.just(())), language=languages)
def test_the_paper_says_what_the_sheet_says_and_nothing_more(
    one: ProtectedSheet, language: str
) -> None:
    labels = labels_of(language)
    printed = body_of_paper(one, labels)
    expected = "".join(map(squeezed, paper_words(one, labels)))
    assert printed == expected


@pytest.mark.parametrize("labels", [DANISH, ENGLISH])
@pytest.mark.parametrize("make", [interval_sheet, yes_no_sheet])
def test_the_whole_sheet_says_the_same_in_every_format(
    make: Callable[[], ProtectedSheet], labels: SheetLabels
) -> None:
    one = make()
    expected = statements(one)
    assert csv_says(written(one, labels, "csv")) == expected
    assert json_says(written(one, labels, "json")) == expected
    assert xlsx_says(written(one, labels, "xlsx"), labels) == expected
    printed = body_of_paper(one, labels)
    assert printed == "".join(map(squeezed, paper_words(one, labels)))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_sheet_is_the_same_bytes(ending: str) -> None:
    assert written(interval_sheet(), DANISH, ending) == written(interval_sheet(), DANISH, ending)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("statement", [one for one in Statement if one is not Statement.NUMBER])
@pytest.mark.parametrize(("lower", "upper"), [(3, 3), (3, None), (None, 7), (0, 4)])
def test_a_figure_beside_an_answer_that_states_none_is_not_written(
    ending: str, statement: Statement, lower: int | None, upper: int | None
) -> None:
    leaking = ProtectedCell(code="woman", statement=statement, lower=lower, upper=upper)
    with pytest.raises(ValueError, match="states none"):
        written(sheet({"T9": [number("man", 5, 9), leaking]}), DANISH, ending)
    with pytest.raises(ValueError, match="states none"):
        written(sheet({"T9": [leaking]}), DANISH, ending)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(("lower", "upper"), [(None, None), (None, 4), (9, 5), (-1, 4)])
def test_a_number_without_an_interval_is_not_written(
    ending: str, lower: int | None, upper: int | None
) -> None:
    broken = ProtectedCell(code="woman", statement=Statement.NUMBER, lower=lower, upper=upper)
    with pytest.raises(ValueError, match="interval"):
        written(sheet({"T9": [broken]}), DANISH, ending)


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_not_protected_is_not_written(ending: str) -> None:
    exact = count(vector(), PERIOD)
    one = interval_sheet()
    for unprotected in (exact, exact.table("T2"), one.tables, one.header, None):
        with pytest.raises(TypeError, match="protected"):
            written(unprotected, DANISH, ending)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="protected"):
        sheet_text(exact.table("T2").cells[0], DANISH)  # type: ignore[arg-type]


@pytest.mark.parametrize("write", [csv_bytes, json_bytes, xlsx_bytes, survey_pdf])
def test_no_writer_is_a_way_round_the_protection(
    write: Callable[[object, SheetLabels], bytes],
) -> None:
    for unprotected in (count(vector(), PERIOD), interval_sheet().tables):
        with pytest.raises(TypeError, match="protected"):
            write(unprotected, DANISH)


def test_another_ending_is_refused() -> None:
    with pytest.raises(ValueError, match="docx"):
        written(interval_sheet(), DANISH, "docx")


@pytest.mark.parametrize(
    ("cell", "danish", "english"),
    [
        (number("x", 7, 7), "7", "7"),
        (number("x", 5, 9), "5–9", "5–9"),
        (number("x", 0, 4), "0–4", "0–4"),
        (number("x", 5, None), "5 eller flere", "5 or more"),
        (number("x", 0, 0), "0", "0"),
        (said("x", Statement.YES), "Ja", "Yes"),
        (said("x", Statement.DONT_KNOW), "Ved ikke", "Don’t know"),
        (said("x", Statement.WITHHELD), "Oplyses ikke", "Not disclosed"),
    ],
)
def test_a_cell_has_one_wording(cell: ProtectedCell, danish: str, english: str) -> None:
    assert sheet_text(cell, DANISH) == danish
    assert sheet_text(cell, ENGLISH) == english


@pytest.mark.parametrize("make", [interval_sheet, yes_no_sheet])
def test_the_tables_of_two_questions_come_last(make: Callable[[], ProtectedSheet]) -> None:
    one = sheet(
        {"T2xT4": [number("right_wing+both", 0, 4)], "T1": [said("handled", Statement.YES)]}
    )
    assert [row[0] for row in csv_says(written(one, DANISH, "csv"))] == ["T1", "T2xT4"]
    names = [row[0] for row in json_says(written(make(), DANISH, "json"))]
    crossed = [name in CROSSES for name in names]
    assert crossed == sorted(crossed)


def test_the_json_carries_policy_terms_breaks_notes_and_examples() -> None:
    across = SurveyPeriod(date(2025, 1, 1), date(2027, 12, 31))
    one = interval_sheet(
        period=across, region="hovedstaden", partial=True, examples=("klima", "=1+1")
    )
    document = json.loads(written(one, DANISH, "json"))
    VALID(document)
    assert document["skema_version"] == "2"
    assert document["profil"] == "interval"
    assert document["beskyttelse"] == {"k": 5, "r": 3, "gruppe": 2}
    assert document["politik_sha256"] == "0123456789abcdef" * 4
    assert document["noter"] == ["delvis_registrering"]
    assert document["eksempler"] == ["klima", "=1+1"]
    assert document["brud"][0]["dato"] == "2027-01-01"
    assert "Østdanmark i stedet for Hovedstaden og Sjælland" in document["brud"][0]["tekst"]
    assert {"extremism", "case", "primary", "inside_authority", "intervention"} <= {
        term["kode"] for term in document["definitioner"]
    }
    assert "0–4 betyder 0, 1, 2, 3 eller 4." in document["tegnforklaring"]
    assert "Alle tal er sande; intet er afrundet eller ændret." in document["tegnforklaring"]


@pytest.mark.parametrize(
    ("region", "start", "end", "expected"),
    [
        ("hovedstaden", date(2025, 1, 1), date(2027, 12, 31), 1),
        ("sjaelland", date(2026, 12, 31), date(2027, 1, 1), 1),
        ("oestdanmark", date(2026, 6, 1), date(2028, 1, 1), 1),
        ("midtjylland", date(2025, 1, 1), date(2027, 12, 31), 0),
        ("hovedstaden", date(2024, 1, 1), date(2026, 12, 31), 0),
        ("oestdanmark", date(2027, 1, 1), date(2029, 12, 31), 0),
    ],
)
def test_a_region_that_merges_within_the_period_is_said(
    region: str, start: date, end: date, expected: int
) -> None:
    one = yes_no_sheet(region=region, period=SurveyPeriod(start, end))
    assert len(breaks(one, DANISH)) == expected


def test_only_the_terms_a_sheet_uses_are_explained() -> None:
    few_terms = {
        term.code for term in terms(sheet({"T1": [said("handled", Statement.NO)]}), DANISH)
    }
    assert few_terms == {"extremism", "radicalisation", "concern", "case"}
    assert all(term.meaning for term in terms(interval_sheet(), ENGLISH))


@pytest.mark.parametrize(
    ("where", "changed"),
    [
        pytest.param((), {"ekstra": 1}, id="a field too many"),
        pytest.param(("tabeller", 1), {"note": "x"}, id="a field too many in a table"),
        pytest.param(("tabeller", 1), {"tabel": "T1; DROP"}, id="no table id"),
        pytest.param(
            ("tabeller", 1, "kategorier", 0), {"svar": "oplyses_ikke"}, id="withheld number"
        ),
        pytest.param(("tabeller", 1, "kategorier", 0), {"fra": None}, id="number without interval"),
        pytest.param(("tabeller", 1, "kategorier", 0), {"fra": 5.5}, id="no whole number"),
        pytest.param(("tabeller", 1, "kategorier", 0), {"til": "9"}, id="number as text"),
        pytest.param((), {"kommune": "Lyngsø\nKommune"}, id="two lines"),
        pytest.param((), {"kommune": "x" * 201}, id="too long"),
        pytest.param((), {"periode_slut": "2026-02-30"}, id="no such day"),
        pytest.param((), {"politik_sha256": "0" * 63}, id="short fingerprint"),
        pytest.param((), {"skema_version": "1"}, id="another schema"),
        pytest.param((), {"profil": "fri"}, id="unknown profile"),
        pytest.param((), {"noter": ["ring til mig"]}, id="free text in a note"),
    ],
)
def test_the_schema_refuses_what_no_sheet_says(
    where: tuple[str | int, ...], changed: dict[str, object]
) -> None:
    document = json.loads(written(interval_sheet(), DANISH, "json"))
    VALID(document)
    place = document
    for step in where:
        place = place[step]
    place.update(changed)
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        VALID(document)


_NOTHING_ON_DISK = """
import os, sys
from tests.export.protected_sheets import DANISH, interval_sheet
from app.export.sheets import ENDINGS, written
import app.export.sheets_xlsx, app.export.pdf.survey_sheet
one = interval_sheet()
written(one, DANISH, "pdf")  # what is read once only, is read
touched = []
def heard(event, given):
    if event == "open" and (given[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        touched.append(given[0])
    if event.startswith(("tempfile.", "os.mkdir", "os.rename", "shutil.")):
        touched.append(event)
sys.addaudithook(heard)
sizes = [len(written(one, DANISH, ending)) for ending in ENDINGS]
assert min(sizes) > 1000, sizes
print(touched)
"""


def test_no_format_touches_the_disk(tmp_path: Path) -> None:
    gone = tmp_path / "gone"  # a temporary file would have nowhere to be
    done = subprocess.run(
        [sys.executable, "-B", "-c", _NOTHING_ON_DISK],
        cwd=Path(app.__file__).parents[1],
        env={"TMPDIR": str(gone), "TEMP": str(gone), "TMP": str(gone), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
