# SPDX-License-Identifier: EUPL-1.2
"""The list of what the survey lacks: rows by keyboard, capped, and never a name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.gaps import Gap, Missing
from app.domain.ids import CaseId, ConcernId
from app.export.labels import sheet_labels
from app.storage.resources import load_codelists
from app.ui.page import Target
from app.ui.parts.survey_gaps import SHOWN, GapList, _words

LABELS = sheet_labels("en", load_codelists())


def of_case(number: int, missing: Missing = Missing.FORM_NOT_STATED) -> Gap:
    return Gap(missing=missing, table="T2", case_id=CaseId(f"c{number}"), number=f"S-{number}")


@pytest.fixture
def shown(qtbot: QtBot) -> GapList:
    made = GapList(LABELS)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def read(shown: GapList) -> str:
    QApplication.sendPostedEvents()
    return "\n".join(one.text() for one in shown.findChildren(QLabel) if one.isVisible())


def test_nothing_missing_is_said(shown: GapList) -> None:
    shown.show_gaps([])
    assert read(shown) == "Nothing is missing for the survey sheet in this period."
    assert not shown.all_button.isVisible()


def test_what_one_record_lacks_is_one_row(shown: GapList) -> None:
    shown.show_gaps([of_case(2), of_case(2, Missing.AGE_UNKNOWN), of_case(1)])
    assert [row.accessibleName() for row in shown.rows] == [
        "S-2. Form of extremism not stated · age unknown",
        "S-1. Form of extremism not stated",
    ]
    assert "S-2" in read(shown)


def test_every_row_opens_the_place_where_it_can_be_said(shown: GapList, qtbot: QtBot) -> None:
    concern = Gap(missing=Missing.NOT_DECIDED, table="T7", concern_id=ConcernId("h1"), number="H-1")
    profile = Gap(missing=Missing.NOT_ANSWERED, table="T22", field="strategy")
    opened: list[Target] = []
    shown.open_requested.connect(opened.append)
    shown.show_gaps([of_case(1), concern, profile])
    for row in shown.rows:
        row.setFocus()
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert opened == [
        Target(page="case", record_id="c1", extra={"part": "overview"}),
        Target(page="concern", record_id="h1"),
        Target(page="profile", extra={"part": "strategy"}),
    ]
    assert "Municipality profile" in read(shown)


def test_a_long_list_shows_its_beginning_until_asked(shown: GapList, qtbot: QtBot) -> None:
    shown.show_gaps([of_case(number) for number in range(SHOWN + 3)])
    assert sum(row.isVisible() for row in shown.rows) == SHOWN
    assert shown.all_button.text() == f"Show all {SHOWN + 3}"
    shown.all_button.setFocus()
    qtbot.keyClick(shown.all_button, Qt.Key.Key_Space)
    assert all(row.isVisible() for row in shown.rows)
    assert shown.focusWidget() is shown.rows[SHOWN]
    assert not shown.all_button.isVisible()


def test_a_new_list_replaces_the_old(shown: GapList) -> None:
    shown.show_gaps([of_case(number) for number in range(SHOWN + 3)])
    shown.show_gaps([of_case(1)])
    assert len(shown.rows) == 1
    assert not shown.all_button.isVisible()


def test_everything_that_can_be_missing_has_words(shown: GapList) -> None:
    assert set(_words()) == set(Missing)
