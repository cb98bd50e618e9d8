# SPDX-License-Identifier: EUPL-1.2
"""The unlock page: the register's name, one field, one button, and the other ways in as links."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.audit import Purpose
from app.domain.errors import AppError, RecoveryKeyMistyped
from app.door.reasons import reason_text
from app.door.secret_line import SecretLine
from app.pipes import DoorSpec
from app.widgets.choices import Choice
from app.widgets.errors import sentence
from app.widgets.forms import Field
from app.widgets.jobs import Busy
from app.widgets.parts import (
    Card,
    PageBody,
    SectionTitle,
    Text,
    bring_into_view,
    link_button,
    primary_button,
    row_of,
)
from app.widgets.texts import tr, words

WIDTH = 500


class UnlockPage(QWidget):
    """Asks for the passphrase; the window above does the work."""

    unlock_requested = Signal(str, str, bool)
    """What was typed, the purpose, and whether it is an emergency key."""
    create_requested = Signal()
    other_requested = Signal()
    restore_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = PageBody(self, width=WIDTH, centred=True)
        self.body.add_stretch(2)
        self.why = Text("", "quiet")
        self.name = Text("", "title")
        self.passphrase = SecretLine()
        self.field = Field(tr("Passphrase"), self.passphrase, required=True)
        self.hint = Text(
            tr("Nine groups of four, as on the paper. Spaces and capitals do not matter."), "small"
        )
        self.purpose = Choice([(one, words(one)) for one in Purpose], width=220)
        self.purpose.set_value(Purpose.CASEWORK)
        self.purpose_field = Field(tr("Purpose"), self.purpose, required=True)
        self.busy = Busy()
        self.busy.bar.setAccessibleName(tr("The passphrase is being checked"))
        self.button = primary_button(tr("Unlock"), self._on_unlock)
        self.button.setDefault(True)
        self.key_button = link_button("", self._on_key)
        self.forgotten_button = link_button(tr("Forgotten the passphrase?"), self._on_forgotten)
        self.card = Card(self.name, self.field, self.hint, self.purpose_field, self.busy)
        self.card.add_layout(row_of(self.button, self.key_button, self.forgotten_button, spacing=8))
        self.other_button = link_button(tr("Open another register"), self.other_requested.emit)
        self.create_button = link_button(tr("Create a new register"), self.create_requested.emit)
        self.restore_button = link_button(tr("Restore a backup"), self.restore_requested.emit)
        self.forgotten = Card()
        self.forgotten.hide()
        self.body.add(self.why, self.card, self.forgotten)
        under = row_of(self.other_button, self.create_button, self.restore_button, spacing=0)
        self.body.add_layout(under)
        self.disk = Text(
            tr("This computer's disk is not encrypted. Ask the IT department."), "small"
        )
        self.disk.hide()
        self.body.add(self.disk)
        self.body.add_stretch(3)
        self.passphrase.line.returnPressed.connect(self._on_unlock)
        self._show_way()

    def show_register(self, folder: Path) -> None:
        """Name the register whose passphrase is asked for."""
        self.name.setText(folder.name)
        self.name.setToolTip(str(folder))

    def show_reason(self, spec: DoorSpec) -> None:
        """Say why and when the register was locked."""
        self.say(spec.sentence or reason_text(spec))

    def say(self, text: str) -> None:
        """A quiet line above the card; an empty text takes it away."""
        self.why.setText(text)
        self.why.setVisible(bool(text))

    def warn_of_disk(self, is_open: bool) -> None:
        """A small line beneath everything, where the disk is known not to be encrypted."""
        self.disk.setVisible(is_open)

    def ask_for_recovery(self, wanted: bool, typed: str = "") -> None:
        """Ask for the emergency key instead of the passphrase, or the other way round."""
        self.passphrase.ask_for_recovery(wanted)
        self.passphrase.set_value(typed)
        self._show_way()
        self.passphrase.line.setFocus()

    def fill(self, typed: str) -> None:
        """Show what was typed elsewhere, so that it need not be typed again."""
        self.passphrase.set_value(typed)

    def add_eye(self) -> None:
        """Let the user see what is typed; added once the field is there."""
        self.passphrase.add_eye()

    def set_working(self, working: bool) -> None:
        """Hold the form while the keys are derived."""
        for widget in (
            self.passphrase,
            self.purpose,
            self.button,
            self.key_button,
            self.forgotten_button,
            self.other_button,
            self.create_button,
            self.restore_button,
        ):
            widget.setEnabled(not working)

    def show_error(self, error: AppError) -> None:
        """Say in place why it did not open, and let the passphrase be typed anew."""
        self.set_working(False)
        self.field.show_error(sentence(error))
        self.passphrase.select(error.group if isinstance(error, RecoveryKeyMistyped) else None)

    def _show_way(self) -> None:
        recovery = self.passphrase.is_recovery
        self.field.set_label(tr("Recovery key") if recovery else tr("Passphrase"))
        self.field.show_error("")
        self.hint.setVisible(recovery)
        said = tr("Use the passphrase") if recovery else tr("Use the recovery key")
        self.key_button.setText(said)
        self.key_button.setAccessibleName(said)

    def _on_key(self) -> None:
        self.ask_for_recovery(not self.passphrase.is_recovery)

    def _on_forgotten(self) -> None:
        if not self.forgotten.findChildren(Text):
            self.forgotten.add(
                SectionTitle(tr("Nobody can reset the passphrase")),
                Text(tr("Not even the IT department can. There are two ways into the register:")),
                Text(
                    tr(
                        "Another key holder opens the register with their own passphrase, and "
                        "gives you a new one under “Who has access”."
                    )
                ),
                Text(
                    tr(
                        "The recovery key on paper opens it. Ask whoever keeps the sealed "
                        "envelope, most often the head of department."
                    )
                ),
            )
        self.forgotten.setVisible(self.forgotten.isHidden())
        QTimer.singleShot(0, self, lambda: bring_into_view(self.forgotten))

    def _on_unlock(self) -> None:
        text = self.passphrase.value()
        if not text:
            self.field.show_error(
                tr("Type the recovery key.")
                if self.passphrase.is_recovery
                else tr("Type the passphrase.")
            )
            self.passphrase.line.setFocus()
            return
        self.field.show_error("")
        self.unlock_requested.emit(text, str(self.purpose.value()), self.passphrase.is_recovery)
