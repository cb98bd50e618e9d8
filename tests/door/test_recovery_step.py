# SPDX-License-Identifier: EUPL-1.2
"""A recovery key is shown, printed or written down, and typed back group by group."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.door.recovery_fields import RecoveryFields
from app.door.recovery_paper import RecoveryPaper
from app.door.recovery_step import RecoveryStep, Ways
from app.widgets.jobs import Lane
from app.widgets.messages import MessageKind
from app.widgets.pdf_view import opened, page_text

KEY = "NW5O OE3L B5KS KMIF YDRD MC4A UHAY RAZH 35VH"
PAPER = RecoveryPaper(
    register="Skovby Kommune",
    folder=Path("/srv/skovby/register"),
    made_on=date(2026, 11, 21),
    language="en",
)


@pytest.fixture
def fields(qtbot: QtBot) -> RecoveryFields:
    made = RecoveryFields()
    qtbot.addWidget(made)
    made.expect(KEY)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus_first()
    return made


def typed(fields: RecoveryFields) -> list[str]:
    return [line.text() for line in fields.lines]


def strike(qtbot: QtBot, text: str) -> None:
    """Type, each letter into the field that has the focus by then."""
    for letter in text:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


@pytest.mark.parametrize(
    "way",
    [KEY, KEY.lower(), KEY.replace(" ", ""), KEY.replace(" ", "-"), KEY.replace("O", "0")],
    ids=["as printed", "small", "without spaces", "with dashes", "0 for O"],
)
@pytest.mark.parametrize("pasted", [True, False], ids=["pasted", "typed"])
def test_the_key_is_taken_however_it_is_written(
    way: str, pasted: bool, fields: RecoveryFields, qtbot: QtBot
) -> None:
    if pasted:
        QApplication.clipboard().setText(way)
        fields.lines[0].paste()
    else:
        strike(qtbot, way)
    assert fields.check()
    assert fields.lines[-1].hasFocus()
    assert fields.error == ""


@pytest.mark.parametrize("group", range(1, 10))
def test_a_wrong_letter_names_its_group(group: int, fields: RecoveryFields, qtbot: QtBot) -> None:
    groups = KEY.split()
    groups[group - 1] = groups[group - 1][:2] + "XY"
    strike(qtbot, "".join(groups))
    assert f"Group {group} " in fields.error
    assert not fields.check()
    assert fields.lines[group - 1].hasFocus()
    assert fields.lines[group - 1].accessibleDescription() == fields.error
    strike(qtbot, KEY.split()[group - 1])
    assert fields.error == ""
    assert fields.check()


def test_a_group_that_is_short_is_named(fields: RecoveryFields, qtbot: QtBot) -> None:
    strike(qtbot, KEY.replace(" ", "")[:10])
    assert fields.error == "", "nothing is wrong while it is being typed"
    assert not fields.check()
    assert "Group 3 " in fields.error
    assert fields.lines[2].hasFocus()


def test_backspace_goes_back_into_the_group_before(fields: RecoveryFields, qtbot: QtBot) -> None:
    strike(qtbot, "OQDI")
    assert fields.lines[1].hasFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert typed(fields)[0] == "OQD"
    assert fields.lines[0].hasFocus()


def test_every_group_has_a_name_to_be_read_out(fields: RecoveryFields) -> None:
    assert [line.accessibleName() for line in fields.lines] == [
        f"Group {number} of 9" for number in range(1, 10)
    ]


def step_with(lane: Lane, qtbot: QtBot, ways: Ways) -> RecoveryStep:
    step = RecoveryStep(lane, deed="Create the register", ways=ways)
    qtbot.addWidget(step)
    with qtbot.waitActive(step):
        step.show()
        step.activateWindow()
    step.begin(PAPER)
    qtbot.waitUntil(lambda: not lane.busy)
    return step


def test_the_sheet_that_is_printed_holds_the_key_that_is_shown(
    lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    asked: list[str] = []

    def choose(_parent: object, name: str) -> QPrinter:
        asked.append(name)
        return printer

    step = step_with(lane, qtbot, Ways(printers=lambda: ["Kontor"], choose_printer=choose))
    assert step.print_button.hasFocus()
    assert step.preview.pages == 1
    shown = " ".join(label.text() for label in step.groups)
    assert shown == step.key
    said = step.preview.accessibleDescription().replace(" ", "")
    assert all(group in said for group in step.key.split())
    qtbot.keyClick(step.print_button, Qt.Key.Key_Return)
    assert asked == ["Recovery key"], "the print queue shows no name"
    assert step.bar.message is not None
    assert step.bar.message.kind is MessageKind.SUCCESS
    assert step.have_button.hasFocus()
    with opened((tmp_path / "printed.pdf").read_bytes()) as document:
        assert len(document) == 1
        assert page_text(document, 0) == "", "a picture: nothing to copy by hand"


def test_without_a_printer_the_key_is_written_by_hand(lane: Lane, qtbot: QtBot) -> None:
    step = step_with(lane, qtbot, Ways(printers=list))
    step.print_button.click()
    assert step.bar.message is not None
    assert "by hand" in step.bar.message.text
    assert all(label.isVisible() for label in step.groups)
    assert step.have_button.hasFocus()


def test_a_dialog_that_is_cancelled_prints_nothing(lane: Lane, qtbot: QtBot) -> None:
    step = step_with(lane, qtbot, Ways(printers=lambda: ["Kontor"], choose_printer=lambda *_: None))
    step.print_button.click()
    assert step.bar.message is None


def test_only_the_key_typed_back_goes_on(lane: Lane, qtbot: QtBot) -> None:
    step = step_with(lane, qtbot, Ways(printers=list))
    given: list[str] = []
    step.confirmed.connect(given.append)
    step.have_button.click()
    strike(qtbot, KEY.replace(" ", ""))
    step.deed_button.click()
    assert given == []
    assert "Group " in step.fields.error
    for line in step.fields.lines:
        line.clear()
    step.fields.focus_first()
    strike(qtbot, step.key.replace(" ", ""))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert given == [step.key]


def test_a_key_that_is_forgotten_stands_nowhere(lane: Lane, qtbot: QtBot) -> None:
    step = step_with(lane, qtbot, Ways(printers=list))
    step.have_button.click()
    strike(qtbot, step.key.replace(" ", ""))
    step.forget()
    assert step.key == ""
    assert typed(step.fields) == [""] * 9
    assert {label.text() for label in step.groups} == {""}
    assert step.preview.pages == 0
