# SPDX-License-Identifier: EUPL-1.2
"""The unlock page: the register's name, one field, one button."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.audit import Purpose
from app.domain.errors import AppError
from app.pipes import DoorSpec, Reason
from app.widgets.choices import Choice
from app.widgets.editors import LineEdit
from app.widgets.errors import sentence
from app.widgets.forms import Field
from app.widgets.icons import icon
from app.widgets.jobs import Busy
from app.widgets.parts import (
    Card,
    Text,
    in_the_middle,
    link_button,
    primary_button,
    row_of,
)
from app.widgets.texts import time_text, tr, words

WIDTH = 460


class UnlockPage(QWidget):
    """Asks for the passphrase; the window above does the work."""

    unlock_requested = Signal(str, str)
    create_requested = Signal()
    other_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        self.why = Text("", "quiet")
        self.why.setFixedWidth(WIDTH)
        column.addLayout(in_the_middle(self.why))
        self.card = Card()
        self.card.setFixedWidth(WIDTH)
        column.addLayout(in_the_middle(self.card))
        self.name = Text("", "title")
        self.passphrase = LineEdit(longest=1000)
        self.passphrase.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.field = Field(tr("Passphrase"), self.passphrase, required=True)
        self.purpose = Choice([(one, words(one)) for one in Purpose], width=220)
        self.purpose.set_value(Purpose.CASEWORK)
        self.purpose_field = Field(tr("Purpose"), self.purpose, required=True)
        self.busy = Busy()
        self.busy.bar.setAccessibleName(tr("The passphrase is being checked"))
        self.button = primary_button(tr("Unlock"), self._on_unlock)
        self.button.setDefault(True)
        self.card.add(self.name, self.field, self.purpose_field, self.busy)
        self.card.add_layout(row_of(self.button))
        self.other_button = link_button(tr("Open another register"), self.other_requested.emit)
        self.create_button = link_button(tr("Create a new register"), self.create_requested.emit)
        links = QWidget()
        links.setFixedWidth(WIDTH)
        links.setLayout(row_of(self.other_button, self.create_button, spacing=8))
        column.addLayout(in_the_middle(links))
        column.addStretch(3)
        self.passphrase.line.returnPressed.connect(self._on_unlock)

    def show_register(self, folder: Path) -> None:
        """Name the register whose passphrase is asked for."""
        self.name.setText(folder.name)
        self.name.setToolTip(str(folder))

    def show_reason(self, spec: DoorSpec) -> None:
        """Say why and when the register was locked."""
        text = spec.sentence or reason_text(spec)
        self.why.setText(text)
        self.why.setVisible(bool(text))

    def add_eye(self) -> None:
        """Let the user see what is typed; added once the field is there."""
        line = self.passphrase.line
        self._eye = QAction(icon("eye", role="quiet", size=18), tr("Show the passphrase"), line)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._on_eye)
        line.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def set_working(self, working: bool) -> None:
        """Hold the form while the keys are derived."""
        for widget in (
            self.passphrase,
            self.purpose,
            self.button,
            self.other_button,
            self.create_button,
        ):
            widget.setEnabled(not working)

    def show_error(self, error: AppError) -> None:
        """Say in place why it did not open, and let the passphrase be typed anew."""
        self.set_working(False)
        self.field.show_error(sentence(error))
        self.passphrase.line.setFocus()
        self.passphrase.line.selectAll()

    def _on_eye(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.passphrase.line.setEchoMode(mode)
        self._eye.setIcon(icon("eye-off" if shown else "eye", role="quiet", size=18))
        self._eye.setText(tr("Hide the passphrase") if shown else tr("Show the passphrase"))

    def _on_unlock(self) -> None:
        text = self.passphrase.value()
        if not text:
            self.field.show_error(tr("Type the passphrase."))
            self.passphrase.line.setFocus()
            return
        self.field.show_error("")
        self.unlock_requested.emit(text, str(self.purpose.value()))


def reason_text(spec: DoorSpec) -> str:
    """Why the register was locked, with the time."""
    if spec.reason is None or not spec.at:
        return ""
    time = time_text(datetime.fromisoformat(spec.at))
    said: dict[Reason, Callable[[], str]] = {
        Reason.LOCKED: lambda: tr("Locked at {time}."),
        Reason.IDLE: lambda: tr(
            "Locked at {time} because the program had not been used for a while."
        ),
        Reason.SLEPT: lambda: tr("Locked at {time} because the computer had been asleep."),
        Reason.HUNG: lambda: tr(
            "Locked at {time} because the program did not answer. What was saved is safe."
        ),
        Reason.CRASHED: lambda: tr(
            "The program stopped by itself at {time}. What was saved is safe."
        ),
        Reason.UNSTARTED: lambda: tr(
            "The program's window could not be shown at {time}. Nothing in the register was "
            "changed. Ask the IT department to install the program again."
        ),
    }
    return said[spec.reason]().format(time=time) if spec.reason in said else ""
