# SPDX-License-Identifier: EUPL-1.2
"""The confidential sheet by keyboard: who and why, asked twice, a passphrase seen once."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services import confidential, statistics
from app.ui.page import Context, PageEntry
from app.ui.pages.survey import SurveyPage
from app.ui.parts.survey_confidential import ConfidentialSection
from tests.builders import ADULT, YOUNG, a_case
from tests.ui.rooms import Desk, desk_in
from tests.ui.test_survey_protection import Ways

OPEN = "Answer a named authority with the exact figures"


@pytest.fixture
def ways() -> Ways:
    return Ways()


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, ways: Ways) -> Iterator[Desk]:
    def survey(context: Context) -> SurveyPage:
        return SurveyPage(context, choose=ways.choose)

    with desk_in(tmp_path, qtbot) as made:
        made.window._entries["survey"] = PageEntry(key="survey", factory=survey, title=str)
        for person in (YOUNG, ADULT):
            made.do(lambda register, person=person: a_case(register, person=person))
        yield made


def section(desk: Desk) -> ConfidentialSection:
    page = desk.go("survey")
    assert isinstance(page, SurveyPage)
    desk.press(OPEN)
    return page.confidential


def fill(desk: Desk, here: ConfidentialSection, recipient: str = "survey_authority") -> None:
    here.form["recipient"].editor.set_value(recipient)
    for name, text in (
        ("recipient_name", "Styrelsen, Karen Holt"),
        ("legal_basis", "Retssikkerhedslovens § 12 a"),
        ("necessity", "Kun to sager; det anonyme ark siger intet."),
    ):
        here.form[name].editor.target().setFocus()
        desk.type(text)
    box = here.form["confirmed"].editor.target()
    box.setFocus()
    desk.key(Qt.Key.Key_Space, box)


def made(desk: Desk) -> ConfidentialSection:
    here = section(desk)
    fill(desk, here)
    desk.press("Go on")
    assert desk.focused is here.back_button  # the safe answer
    desk.press("Make the confidential sheet")
    return here


def test_it_is_asked_twice_encrypted_and_stands_in_both_ledgers(
    desk: Desk, ways: Ways, tmp_path: Path
) -> None:
    here = made(desk)
    passphrase = here.passphrase.text()
    assert len(passphrase.split()) == 5
    assert "Write it down; it is shown only now." in desk.texts()
    assert not here.save_button.isEnabled()
    desk.shot("survey-confidential")
    desk.key(Qt.Key.Key_Space, here.written.target())
    ways.path = tmp_path / "fortroligt.xlsx"
    desk.press("Save the encrypted spreadsheet …")
    assert ways.asked == ["fortroligt_lyngsoe-kommune_2026-04-14.xlsx"]
    office = OOXMLFile(BytesIO(ways.path.read_bytes()))
    assert office.is_encrypted()
    office.load_key(password=passphrase)
    assert here.passphrase.text() == ""
    assert passphrase not in desk.texts()
    assert [one.kind for one in desk.do(statistics.releases)] == ["confidential"]
    assert desk.do(confidential.disclosed)[0].recipient == "survey_authority"
    assert "Confidential sheet" in desk.texts()


def test_a_recipient_the_register_must_not_be_used_for_is_refused_at_once(desk: Desk) -> None:
    here = section(desk)
    fill(desk, here, "benefit_control")
    said = "The register must not be used for this. Ask the DPO."
    assert desk.problem(here.form, "recipient") == said
    desk.press("Go on")
    assert desk.problem(here.form, "recipient") == said
    assert not here.again.isVisible()


def test_each_missing_answer_is_said_beside_its_field(desk: Desk) -> None:
    here = section(desk)
    desk.press("Go on")
    for name in ("recipient", "recipient_name", "legal_basis", "necessity", "confirmed"):
        assert desk.problem(here.form, name) == "This must be filled in."
    assert not here.again.isVisible()


def test_a_cpr_number_is_not_written_on_it(desk: Desk) -> None:
    here = section(desk)
    fill(desk, here)
    here.form["necessity"].editor.set_value("Gælder 010190-4443.")
    desk.press("Go on")
    assert desk.problem(here.form, "necessity") == "This looks like a CPR number. Remove it."


def test_dropping_the_sheet_leaves_no_line_and_no_passphrase(desk: Desk, ways: Ways) -> None:
    here = made(desk)
    desk.press("Drop the sheet")
    assert here.passphrase.text() == ""
    assert desk.focused is here.open_button
    assert not ways.asked
    assert not desk.do(statistics.releases)


def test_leaving_the_save_dialog_keeps_the_passphrase_until_it_is_saved(
    desk: Desk, ways: Ways
) -> None:
    here = made(desk)
    shown = here.passphrase.text()
    desk.key(Qt.Key.Key_Space, here.written.target())
    desk.press("Save the encrypted spreadsheet …")
    assert ways.asked
    assert here.passphrase.text() == shown
    assert not desk.do(statistics.releases)


def test_another_period_makes_the_sheet_anew(desk: Desk) -> None:
    here = made(desk)
    page = desk.page
    assert isinstance(page, SurveyPage)
    page.period.end.set_value("1.4.2026")
    assert here.passphrase.text() == ""
    assert here.asking.isVisible()
    assert here.form["recipient_name"].editor.value() == "Styrelsen, Karen Holt"


def test_leaving_the_page_forgets_the_sheet(desk: Desk) -> None:
    here = made(desk)
    desk.go("today")
    assert here.passphrase.text() == ""
    assert here._sealed is None
