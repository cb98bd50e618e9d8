# SPDX-License-Identifier: EUPL-1.2
"""What leaves is protected, says no number, and cannot be made or written any other way."""

import ast
import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import app
from app.domain.periods import years_until
from app.domain.protected import (
    ProtectedCell,
    ProtectedSheet,
    ProtectedTable,
    Reason,
    Statement,
)
from app.domain.questionnaire import DEFINITIONS, LISTS, Kind, Unit
from app.domain.survey import SurveyFacts
from app.statistics.counting import count
from app.statistics.releases import canonical_bytes, release
from app.statistics.survey import internal_json
from tests.statistics.builders import LYNGSOE, case, day, overview, since, vector
from tests.statistics.made import survey_sheet

PERIOD = years_until(day("2026-06-30"))
VERSIONS = {**dict.fromkeys(LISTS, "mapping_2017"), "resource": "1"}
SOURCES = sorted(Path(app.__file__).parent.rglob("*.py"))


def sheet_of(facts: SurveyFacts) -> ProtectedSheet:
    return survey_sheet(facts, PERIOD, VERSIONS)


def statements(sheet: ProtectedSheet, name: str) -> dict[str, Statement]:
    return {cell.code: cell.statement for cell in sheet.table(name).cells}


def test_the_yes_no_sheet_answers_the_survey_and_says_no_number_but_the_band() -> None:
    sheet = sheet_of(overview())
    assert [table.id for table in sheet.tables] == [
        name
        for name, definition in DEFINITIONS.items()
        if name in {"T1", "T1a", "T2", "T3", "T4", "T5", "T6"}
        or definition.unit is Unit.MUNICIPALITY
    ]
    assert statements(sheet, "T1") == {"handled": Statement.YES}
    assert statements(sheet, "T22") == {"strategy": Statement.YES}
    assert set(statements(sheet, "T2").values()) == {Statement.YES}
    assert statements(sheet, "T5") == dict(
        zip(("inside", "outside", "both"), (Statement.NO, Statement.YES, Statement.NO), strict=True)
    )
    (total,) = sheet.table("T1a").cells
    assert (total.lower, total.upper) == (35, 39)
    numbers = {table.id for table in sheet.tables for cell in table.cells if cell.lower is not None}
    assert numbers == {"T1a"}


def test_three_cases_answer_t1_and_nothing_else_about_cases() -> None:
    sheet = sheet_of(vector())
    assert statements(sheet, "T1") == {"handled": Statement.YES}
    reasons = {cell.reason for name in ("T2", "T6") for cell in sheet.table(name).cells}
    assert reasons == {Reason.TOO_FEW_CASES}


@pytest.mark.parametrize(
    ("cases", "statement", "reason"),
    [
        (0, Statement.NO, Reason.NO_CASES),
        (1, Statement.YES, Reason.TOO_FEW_CASES),
        (4, Statement.YES, Reason.TOO_FEW_CASES),
        (5, Statement.YES, Reason.WOULD_REVEAL),
    ],
)
def test_the_screen_is_told_why(cases: int, statement: Statement, reason: Reason) -> None:
    register = tuple(case(str(number), since("2024-01-01")) for number in range(cases))
    sheet = sheet_of(SurveyFacts(municipality=LYNGSOE, cases=register))
    assert statements(sheet, "T1") == {"handled": statement}
    assert {cell.reason for cell in sheet.table("T2").cells} == {reason}


def test_an_unanswered_question_is_neither_no_nor_dont_know() -> None:
    assert sheet_of(vector()).table("T27e").cells == (
        ProtectedCell(code="orientation", statement=Statement.WITHHELD, reason=Reason.NOT_ANSWERED),
    )


def test_a_release_does_not_depend_on_what_is_withheld() -> None:
    """Two registers with the same published answers are the same bytes: nothing else leaves."""
    fewer = replace(vector(), cases=vector().cases[:-2])
    one, other = sheet_of(vector()), sheet_of(fewer)
    assert count(fewer, PERIOD).outside_definition != count(vector(), PERIOD).outside_definition
    assert canonical_bytes(one) == canonical_bytes(other)
    assert release(one).sha256 == release(other).sha256
    nobody = sheet_of(SurveyFacts(municipality=LYNGSOE))
    assert release(nobody).sha256 != release(one).sha256


def test_a_release_is_deterministic_and_complete() -> None:
    made = release(sheet_of(vector()))
    assert made == release(sheet_of(vector()))
    assert len(made.sha256) == 64
    document = json.loads(made.statements)
    assert document["tables"]["T1"] == {"handled": ["ja", None, None]}
    assert document["period"] == ["2023-07-01", "2026-06-30"]
    assert document["profile"] == "ja_nej"
    assert "resource" not in document["list_versions"]


def test_a_missing_list_version_makes_no_sheet() -> None:
    with pytest.raises(LookupError):
        survey_sheet(vector(), PERIOD, {})


def test_nobody_else_can_make_what_may_leave() -> None:
    sheet = sheet_of(vector())
    with pytest.raises(TypeError):
        ProtectedTable(id="T2", kind=Kind.MANY, cells=())  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        ProtectedTable(id="T2", kind=Kind.MANY, cells=(), seal=object())
    with pytest.raises(TypeError):
        ProtectedSheet(header=sheet.header, tables=(), seal=None)
    with pytest.raises(ValueError, match="seal"):
        replace(sheet, tables=())
    with pytest.raises(TypeError):
        replace(sheet.tables[0], cells=(), seal=None)
    assert copy.copy(sheet) == sheet


def test_an_exact_table_is_not_released() -> None:
    with pytest.raises(TypeError):
        release(count(vector(), PERIOD))  # type: ignore[arg-type]


def _imports(path: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)


def _users_of(module: str, name: str) -> set[str]:
    root = Path(app.__file__).parent
    return {
        path.relative_to(root).as_posix()
        for path in SOURCES
        for found in _imports(path)
        if found == (module, name)
    }


def test_only_the_protection_and_the_ledger_hold_the_seal() -> None:
    assert _users_of("app.domain.protected", "SEAL") == {
        "statistics/plain.py",
        "statistics/protect.py",
        "statistics/releases.py",
    }


def test_no_writer_reaches_exact_tables() -> None:
    root = Path(app.__file__).parent
    users = {
        path.relative_to(root).parts[0]
        for path in SOURCES
        for module, _ in _imports(path)
        if module == "app.statistics.tables"
    }
    assert "statistics" in users
    assert not users & {"export", "storage", "importing", "domain"}


def test_the_internal_counts_begin_with_a_warning_and_hold_the_vector() -> None:
    text = internal_json(count(vector(), PERIOD), LYNGSOE, VERSIONS)
    document = json.loads(text)
    assert list(document)[:2] == ["personoplysninger", "maa_ikke_videregives"]
    assert document["personoplysninger"] is True
    assert document["sager"] == 3
    assert document["uden_for_definitionen"] == 1
    assert document["tabeller"]["T8"]["antal"] == {
        "primary_inside": 1,
        "primary_outside": 0,
        "non_primary_inside": 1,
        "non_primary_outside": 1,
        "not_stated": 0,
    }
    assert document["tabeller"]["T4"]["svar"] == {
        "both": "ja",
        "only_over": "nej",
        "only_under": "nej",
        "unknown": "nej",
    }
    assert document["tabeller"]["T22"]["svar"] == {"strategy": "ja"}


def test_the_internal_counts_hold_the_overview() -> None:
    tables = json.loads(internal_json(count(overview(), PERIOD), LYNGSOE, VERSIONS))["tabeller"]
    assert tables["T2"]["antal"]["extreme_islamism"] == 31
    assert tables["T9"]["antal"] == {"woman": 17, "man": 21, "other": 0, "unknown": 0}
    assert tables["T10"]["antal"] == {"under_18": 13, "over_18": 23, "unknown": 2}
    assert tables["T12"]["antal"]["physical"] == 22
