# SPDX-License-Identifier: EUPL-1.2
"""On the narrowest window every page of keys fits in width, whatever a holder is called."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.door.create_form import CreateForm
from app.door.key_deeds import Deed, RemoveDeed, SecretDeed
from app.door.key_list import KeyList
from app.door.keys_work import Standing
from app.door.recovery_paper import RecoveryPaper
from app.door.recovery_step import RecoveryStep
from app.services.access import WayIn
from app.services.keys import KeySlot
from app.widgets.jobs import Lane
from app.widgets.parts import PageBody
from app.widgets.theme import Mode, apply_theme

NARROWEST = 560
NAME = "Sikkerhedskonsulent Frederikke Wandsgaard"[:40]
PAPER = RecoveryPaper(
    register="Skovby Kommune", folder=Path("register"), made_on=date(2026, 11, 21), language="da"
)


def form(_lane: Lane) -> QWidget:
    return CreateForm(lambda: datetime(2026, 11, 21, tzinfo=UTC), "da", "1")


def sheet(lane: Lane) -> QWidget:
    step = RecoveryStep(lane, deed="Opret registret")
    step.begin(PAPER)
    return step


def typing(lane: Lane) -> QWidget:
    step = RecoveryStep(lane, deed="Opret registret")
    step.begin(PAPER)
    step.have_button.click()
    return step


def key_list(_lane: Lane) -> QWidget:
    made = KeyList("Skovby Kommune")
    slots = [
        KeySlot(id=str(number), kind=WayIn.HOLDER, label=NAME, own=number == 0)
        for number in range(3)
    ]
    made.show_standing(Standing(name="Skovby Kommune", slots=tuple(slots), copies=()))
    return made


def secret(_lane: Lane) -> QWidget:
    return SecretDeed(NAME, ("Ord. " * 60,), "Skift adgangskoden", known=(), named=NAME)


def remove(_lane: Lane) -> Deed:
    return RemoveDeed(NAME, ())


@pytest.mark.parametrize("make", [form, sheet, typing, key_list, secret, remove])
def test_nothing_is_cut_off_at_the_right(
    make: Callable[[Lane], QWidget], lane: Lane, qtbot: QtBot
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, Mode.LIGHT)
    page = make(lane)
    qtbot.addWidget(page)
    page.resize(NARROWEST, 620)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: not lane.busy)
    bodies = [body for body in page.findChildren(PageBody) if body.isVisible()]
    assert bodies
    for body in bodies:
        assert body.widget().minimumSizeHint().width() <= body.viewport().width()
