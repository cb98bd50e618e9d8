# SPDX-License-Identifier: EUPL-1.2
"""Forms as a user meets them: typing, leaving a field, being told what is wrong, by keyboard."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskFull, InvalidDraft, Problem
from app.storage.resources import load_codelists
from app.widgets.errors import problem_text, sentence
from app.widgets.forms import (
    Choice,
    CodeChoice,
    DateEdit,
    Form,
    LineEdit,
    MultiCodeChoice,
    NumberEdit,
    TextEdit,
    TickBox,
    YesNoUnknown,
)
from app.widgets.texts import install_language
from app.widgets.theme import Mode, apply_theme

NOW = datetime(2026, 11, 21, 14, 7, tzinfo=UTC)


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> Form:
    install_language("en")
    apply_theme(qapp, Mode.LIGHT)
    made = Form()
    made.add("story", "What was seen?", TextEdit(), help="By whom?", required=True)
    made.add("on", "When?", DateEdit(lambda: NOW), required=True)
    made.add("minor", "Under 18?", YesNoUnknown())
    made.add("year", "Birth year", NumberEdit(lowest=1900, highest=2026))
    made.add("withheld", "", TickBox("Does not want to be named"))
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_missing_field_says_so_and_gets_the_focus(form: Form) -> None:
    assert form.show_problems(form.problems())
    assert form["story"].error == problem_text(Problem.REQUIRED)
    assert form["story"].editor.target().hasFocus()
    assert form["year"].error == ""


def test_an_error_is_part_of_what_a_screen_reader_says(form: Form) -> None:
    form.show_problems([("on", Problem.IN_FUTURE)])
    target = form["on"].editor.target()
    assert target.accessibleName() == "When?"
    assert problem_text(Problem.IN_FUTURE) in target.accessibleDescription()


def test_typing_takes_the_error_back(form: Form, qtbot: QtBot) -> None:
    form.show_problems([("story", Problem.REQUIRED)])
    qtbot.keyClicks(form["story"].editor.target(), "Eleven viste klistermærker.")
    assert form["story"].error == ""


def test_leaving_an_unreadable_date_says_what_to_write(form: Form, qtbot: QtBot) -> None:
    field = form["on"]
    field.focus()
    qtbot.keyClicks(field.editor.target(), "32.13.26")
    qtbot.keyClick(field.editor.target(), Qt.Key.Key_Tab)
    assert field.error == problem_text(Problem.NOT_A_DATE)
    assert field.editor.value() is None


def test_a_date_is_written_out_when_it_is_left(form: Form, qtbot: QtBot) -> None:
    editor = form["on"].editor
    assert isinstance(editor, DateEdit)
    qtbot.keyClicks(editor.line, "i dag")
    qtbot.keyClick(editor.line, Qt.Key.Key_Return)
    assert editor.line.text() == "21 November 2026"
    assert editor.value() == date(2026, 11, 21)


def test_tab_leaves_a_text_field(form: Form, qtbot: QtBot) -> None:
    form["story"].focus()
    qtbot.keyClick(form["story"].editor.target(), Qt.Key.Key_Tab)
    assert form["on"].editor.target().hasFocus()


def test_a_text_field_grows_with_its_text(form: Form) -> None:
    target = form["story"].editor.target()
    before = target.height()
    form["story"].editor.set_value("\n".join("abcdefgh"))
    assert target.height() > before


def test_filling_a_form_is_no_change_of_the_user(form: Form, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.changed):
        form.fill({"story": "Set i skolen", "on": NOW.date(), "minor": "yes", "year": 2009})
    assert form.values() == {
        "story": "Set i skolen",
        "on": NOW.date(),
        "minor": "yes",
        "year": 2009,
        "withheld": False,
    }
    with qtbot.waitSignal(form.changed):
        form["withheld"].editor.set_value(True)


def test_an_error_without_a_field_stands_on_top(form: Form) -> None:
    form.show_error(DiskFull())
    assert form.bar.message is not None
    assert form.bar.message.text == sentence(DiskFull())
    form.show_error(InvalidDraft([("year", Problem.TOO_LATE), ("unknown", Problem.NEEDS_REASON)]))
    assert form["year"].error
    assert form.bar.message.text == problem_text(Problem.NEEDS_REASON)
    form.clear_problems()
    assert form.bar.message is None
    assert not form["year"].error


def test_a_year_is_a_number_in_its_range(form: Form) -> None:
    editor = form["year"].editor
    for text, value, problem in (
        ("2009", 2009, None),
        ("", None, None),
        ("1812", None, Problem.NOT_A_NUMBER),
        ("niti", None, Problem.NOT_A_NUMBER),
    ):
        editor.set_value(text)
        assert (editor.value(), editor.problem()) == (value, problem)


def test_three_answers_none_of_them_beforehand(form: Form, qtbot: QtBot) -> None:
    editor = form["minor"].editor
    assert editor.value() is None
    editor.target().setFocus()
    qtbot.keyClick(editor.target(), Qt.Key.Key_Space)
    assert editor.value() == "yes"
    qtbot.keyClick(editor.target(), Qt.Key.Key_Right)
    assert editor.value() == "no"
    editor.set_value(None)
    assert editor.value() is None


def test_no_choice_is_made_for_the_user(qtbot: QtBot) -> None:
    several, single = Choice([(1, "One"), (2, "Two")]), Choice([(1, "One")])
    for widget in (several, single):
        qtbot.addWidget(widget)
    assert several.value() is None
    assert single.value() == 1


def test_a_retired_code_shows_and_is_not_offered(qtbot: QtBot) -> None:
    regions = load_codelists()["region"]
    retired = next(entry for entry in regions if entry.valid_to is not None)
    choice = CodeChoice(regions, "da", on=date(2030, 1, 1))
    qtbot.addWidget(choice)
    offered = choice.combo.count()
    assert retired.label_da not in [choice.combo.itemText(row) for row in range(offered)]
    choice.set_value(retired.code)
    assert choice.value() == retired.code
    assert retired.label_da in choice.combo.currentText()


def test_signs_are_found_by_typing_and_ticked_by_keyboard(qtbot: QtBot) -> None:
    signs = load_codelists()["sign_mapping"]
    several = MultiCodeChoice(signs, "da")
    qtbot.addWidget(several)
    several.show()
    qtbot.waitExposed(several)
    wanted = signs.entries[3]
    qtbot.keyClicks(several.filter, wanted.label_da[:18])
    qtbot.keyClick(several.filter, Qt.Key.Key_Down)
    qtbot.keyClick(several.list, Qt.Key.Key_Space)
    assert several.value() == (wanted.code,)
    assert wanted.label_da in several.chosen.text()


def test_every_editor_takes_the_focus_its_field_gives(form: Form) -> None:
    for name in form.values():
        form[name].focus()
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        assert form[name].isAncestorOf(focused)


def test_a_line_has_no_space_around_it(qtbot: QtBot) -> None:
    line = LineEdit()
    qtbot.addWidget(line)
    line.set_value("  Skovby  ")
    assert line.value() == "Skovby"
