# SPDX-License-Identifier: EUPL-1.2
"""The real door in Danish, at which a user types; and looking whether a register is whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.concerns import ConcernDraft
from app.door.window import DoorWindow, Exits
from app.door.work import Vault
from app.pipes import DoorSpec, Handover
from app.services import concerns
from app.services.register import check_register, close_register
from app.services.views import ConcernFilter
from app.widgets.jobs import Lane
from app.widgets.theme import Mode, apply_theme
from tests.services.registers import CHEAP, SECRET, enter, make

NOW = datetime(2026, 11, 21, 14, 7, tzinfo=UTC)
STORY = "Eleven viste klistermærker med trusler."


class Door:
    """The door's window and what it handed over."""

    def __init__(self, folder: Path | None, lane: Lane, qtbot: QtBot, state: Path) -> None:
        self.qtbot, self.lane = qtbot, lane
        self.handed: list[Handover] = []
        self.window = DoorWindow(
            DoorSpec(folder=folder),
            vault=Vault(floors=CHEAP, cost=CHEAP, state_folder=state),
            now=lambda: NOW,
            exits=Exits(
                unlocked=self.handed.append,
                quit=lambda _place: None,
                focused=lambda: None,
                language_chosen=lambda _language: None,
            ),
            lane=lane,
        )
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def settle(self) -> None:
        """Wait until the door has answered."""
        self.qtbot.waitUntil(lambda: not self.lane.busy, timeout=15_000)
        QApplication.sendPostedEvents()

    def unlock(self, secret: str = SECRET) -> str:
        """Type a passphrase and Enter; what is then said, beside the field or on another page."""
        page = self.window.unlock_page
        page.passphrase.line.selectAll()
        self.qtbot.keyClicks(page.passphrase.line, secret)
        self.qtbot.keyClick(page.passphrase.line, Qt.Key.Key_Return)
        self.settle()
        return self.told()

    def told(self) -> str:
        """What is wrong, as the page that is shown says it."""
        shown = self.window.stack.currentWidget()
        if shown is self.window.unlock_page:
            return self.window.unlock_page.field.error
        return shown.said.text()

    def press(self, name: str) -> None:
        """Press a button of the page that is shown."""
        button = getattr(self.window.stack.currentWidget(), name)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def can_try_again(self) -> bool:
        """Whether the field has the focus, its text is chosen, and the button can be pressed."""
        page = self.window.unlock_page
        line = page.passphrase.line
        return line.hasFocus() and line.selectedText() != "" and page.button.isEnabled()

    def create(self, folder: Path) -> str:
        """Fill in the assistant, type the recovery key back; what then stands beside the folder."""
        if self.window.create_page is None:
            self.window.show_create()
        assert self.window.create_page is not None
        page = self.window.create_page.form
        page.form.fill({"name": "Skovby Kommune", "holder": "AB"})
        page.region.combo.setCurrentIndex(0)
        page.district.combo.setCurrentIndex(0)
        page.folder.set_value(str(folder))
        page.secret_form.again.set_value(page.secret_form.offer.text())
        self.go_on()
        return page.place_form["folder"].error

    def go_on(self) -> None:
        """Press the assistant's buttons to its end, or to what is wrong."""
        assert self.window.create_page is not None
        page = self.window.create_page
        page.form.button.click()
        self.settle()
        if page.stack.currentWidget() is page.step:
            if page.step.stack.currentWidget() is page.step.sheet:
                page.step.have_button.click()
            for line, group in zip(page.step.fields.lines, page.step.key.split(), strict=True):
                if not line.text():  # what was typed for this paper before still stands there
                    self.qtbot.keyClicks(line, group.lower())
            page.step.deed_button.click()
            self.settle()


@contextmanager
def door_at(folder: Path | None, qtbot: QtBot, state: Path) -> Iterator[Door]:
    """A door at that register, or at none."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, Mode.LIGHT)
    lane = Lane("door")
    try:
        yield Door(folder, lane, qtbot, state)
    finally:
        assert lane.close()


def with_a_concern(place: Path) -> Path:
    """A register in which something stands, closed; the folder that holds it."""
    folder = make(place, now=NOW)
    register = enter(place, now=NOW)
    draft = ConcernDraft(received_on=NOW.date(), source="teacher", summary=STORY)
    concerns.receive_concern(register, draft, now=NOW)
    close_register(register, now=NOW, reason="quit")
    return folder


def is_whole(place: Path) -> bool:
    """Whether the register opens, is sound to the last page, and still holds what was saved."""
    register = enter(place, now=NOW)
    try:
        (row,) = concerns.list_concerns(register, ConcernFilter.ALL)
        found = concerns.open_concern(register, row.id, now=NOW)
        return check_register(register).sound and found.concern.summary == STORY
    finally:
        close_register(register, now=NOW, reason="quit")
