# SPDX-License-Identifier: EUPL-1.2
"""The confidential sheet: exact, sealed, for one recipient, unreadable without its words."""

import ast
import io
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.exceptions import InvalidKeyError

import app
from app.domain.confidential import (
    LONGEST,
    ConfidentialDraft,
    ConfidentialSurvey,
    confidential_problems,
)
from app.domain.errors import InvalidDraft, Problem
from app.domain.questionnaire import LISTS
from app.export.confidential import confidential_name, confidential_xlsx
from app.export.labels import SheetLabels
from app.export.sheets import ENDINGS, written
from app.statistics.confidential import confidential_survey
from app.statistics.counting import count
from tests.export.protected_sheets import DANISH, ENGLISH, PERIOD, interval_sheet
from tests.export.spreadsheets import read_workbook
from tests.statistics.builders import vector

WORDS = "fem små ord til æblet"
DRAFT = ConfidentialDraft(
    recipient="survey_authority",
    recipient_name="Styrelsen for Æbler",
    legal_basis="Lov om æbler § 3",
    necessity="=Tre sager; det anonyme ark siger ikke nok",
    confirmed=True,
    confirmed_again=True,
)
REFUSED = frozenset({"housing"})


def sealed(**changes: object) -> ConfidentialSurvey:
    return confidential_survey(
        count(vector(), PERIOD),
        "Lyngsø Kommune",
        replace(DRAFT, **changes),  # type: ignore[arg-type]  # any of its fields
        dict.fromkeys(LISTS, "mapping_2017"),
        made_on=date(2026, 7, 1),
        refused=REFUSED,
    )


def decrypted(data: bytes, passphrase: str = WORDS) -> bytes:
    locked = msoffcrypto.OfficeFile(io.BytesIO(data))
    locked.load_key(password=passphrase, verify_password=True)
    opened = io.BytesIO()
    locked.decrypt(opened, verify_integrity=True)
    return opened.getvalue()


@pytest.mark.parametrize(
    ("labels", "warning", "basis"),
    [
        (DANISH, "Indeholder personoplysninger", "Hjemmel"),
        (ENGLISH, "Contains personal data", "Legal basis"),
    ],
)
def test_every_page_says_what_it_is_for_whom_and_why(
    labels: SheetLabels, warning: str, basis: str
) -> None:
    survey = sealed()
    book = read_workbook(decrypted(confidential_xlsx(survey, labels, WORDS)))
    assert book.sheetnames[1:] == [table.id for table in survey.tables]
    for page in book.worksheets:
        rows = [row[:2] for row in page.iter_rows(max_row=7, values_only=True)]
        said = {str(name): str(value) for name, value in rows}
        assert page["A1"].value == warning
        assert warning in page.oddHeader.center.text
        assert said[basis] == "Lov om æbler § 3"
        assert said[labels.word("necessity")] == "=Tre sager; det anonyme ark siger ikke nok"
        assert said[labels.word("recipient")].startswith("Styrelsen for Æbler (")
        assert said[labels.word("period")] == labels.period(PERIOD)
        assert said[labels.word("made_on")] == labels.day(date(2026, 7, 1))
        assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "n"}


def test_the_figures_are_the_exact_ones() -> None:
    exact = count(vector(), PERIOD)
    book = read_workbook(decrypted(confidential_xlsx(sealed(), DANISH, WORDS)))
    assert [table.id for table in exact.tables] == book.sheetnames[1:]
    for table in exact.tables:
        rows = [row for row in book[table.id].iter_rows(min_row=13, values_only=True) if row[3]]
        assert [(row[3], row[1]) for row in rows] == [
            (cell.code, cell.count) for cell in table.cells
        ]


def test_only_the_right_words_open_it() -> None:
    data = confidential_xlsx(sealed(), DANISH, WORDS)
    for wrong in ("fem små ord til æble", WORDS.upper(), ""):
        with pytest.raises((InvalidKeyError, msoffcrypto.exceptions.DecryptionError)):
            decrypted(data, wrong)
    damaged = bytearray(data)
    damaged[len(data) // 2] ^= 1
    with pytest.raises(InvalidKeyError):
        decrypted(bytes(damaged))


def test_nothing_of_it_stands_in_the_clear_and_the_lock_is_the_strongest_there_is() -> None:
    data = confidential_xlsx(sealed(), DANISH, WORDS)
    assert data.startswith(bytes.fromhex("d0cf11e0a1b11ae1"))
    for hidden in ("Lyngsø", "Styrelsen", "xl/worksheets", "personoplysninger", "PK\x03\x04"):
        for encoding in ("utf-8", "utf-16-le"):
            assert hidden.encode(encoding) not in data
    locked = msoffcrypto.OfficeFile(io.BytesIO(data))
    assert (locked.type, locked.info["passwordKeyBits"]) == ("agile", 256)
    assert locked.info["passwordHashAlgorithm"] == locked.info["keyDataHashAlgorithm"] == "SHA512"
    assert locked.info["spinValue"] >= 100_000
    again = msoffcrypto.OfficeFile(io.BytesIO(confidential_xlsx(sealed(), DANISH, WORDS)))
    for salt in ("passwordSalt", "keyDataSalt"):
        assert len(locked.info[salt]) == 16
        assert locked.info[salt] != again.info[salt]


@pytest.mark.parametrize("passphrase", ["", "  "])
def test_without_words_it_has_no_writer(passphrase: str) -> None:
    with pytest.raises(ValueError, match="passphrase"):
        confidential_xlsx(sealed(), DANISH, passphrase)


def test_neither_kind_of_sheet_is_written_as_the_other() -> None:
    exact = count(vector(), PERIOD)
    for other in (interval_sheet(), exact, exact.tables):
        with pytest.raises(TypeError, match="confidential"):
            confidential_xlsx(other, DANISH, WORDS)  # type: ignore[arg-type]
    for ending in ENDINGS:
        with pytest.raises(TypeError, match="protected"):
            written(sealed(), DANISH, ending)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"recipient": ""}, ("recipient", Problem.REQUIRED)),
        ({"recipient": "housing"}, ("recipient", Problem.REFUSED_RECIPIENT)),
        ({"recipient_name": " "}, ("recipient_name", Problem.NEEDS_TEXT)),
        ({"basis": ""}, ("basis", Problem.REQUIRED)),
        ({"legal_basis": ""}, ("legal_basis", Problem.NEEDS_TEXT)),
        ({"necessity": "\n"}, ("necessity", Problem.NEEDS_TEXT)),
        ({"necessity": "x" * (LONGEST + 1)}, ("necessity", Problem.TOO_LONG)),
        ({"confirmed": False}, ("confirmed", Problem.REQUIRED)),
        ({"confirmed_again": False}, ("confirmed_again", Problem.REQUIRED)),
    ],
)
def test_nothing_is_made_while_a_demand_is_open(
    changes: dict[str, object], fault: tuple[str, Problem]
) -> None:
    draft = replace(DRAFT, **changes)  # type: ignore[arg-type]
    assert list(confidential_problems(draft, refused=REFUSED)) == [fault]
    with pytest.raises(InvalidDraft):
        sealed(**changes)


def test_a_complete_draft_has_no_fault_and_nothing_shows_itself() -> None:
    assert not list(confidential_problems(DRAFT, refused=REFUSED))
    shown = repr(sealed())
    for hidden in ("Styrelsen", "æbler", "right_wing", "Tre sager"):
        assert hidden not in shown
    assert confidential_name(sealed()) == "fortroligt_lyngsoe-kommune_2026-06-30.xlsx"


def test_nobody_else_can_make_a_confidential_sheet() -> None:
    with pytest.raises(ValueError, match="seal"):
        replace(sealed(), tables=())
    with pytest.raises(TypeError):
        replace(sealed(), tables=(), seal=object())
    root = Path(app.__file__).parent
    holders = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and any(alias.name == "CONFIDENTIAL_SEAL" for alias in node.names)
    }
    assert holders == {"statistics/confidential.py"}


_IN_MEMORY = """
import os, sys
from tests.export.test_confidential_workbook import DANISH, WORDS, sealed
from app.export.confidential import confidential_xlsx
survey = sealed()
touched = []
def heard(event, given):
    if event == "open" and (given[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        touched.append(given[0])
    if event.startswith(("tempfile.", "os.mkdir", "os.rename", "shutil.")):
        touched.append(event)
sys.addaudithook(heard)
assert len(confidential_xlsx(survey, DANISH, WORDS)) > 10_000
print(touched)
"""


def test_it_is_made_and_encrypted_without_touching_the_disk(tmp_path: Path) -> None:
    gone = str(tmp_path / "gone")  # a temporary file would have nowhere to be
    done = subprocess.run(
        [sys.executable, "-B", "-c", _IN_MEMORY],
        cwd=Path(app.__file__).parents[1],
        env={"TMPDIR": gone, "TEMP": gone, "TMP": gone, "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
