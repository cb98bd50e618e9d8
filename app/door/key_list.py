# SPDX-License-Identifier: EUPL-1.2
"""The list of those who can open the register, with what can be done about each of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.door.key_deeds import copy_lines
from app.widgets.errors import sentence
from app.widgets.icons import set_icon
from app.widgets.jobs import Busy
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message
from app.widgets.parts import (
    Button,
    Card,
    Chip,
    PageBody,
    Rule,
    SectionTitle,
    Text,
    clear,
    primary_button,
    quiet_button,
    row_of,
)
from app.widgets.texts import tr, words

if TYPE_CHECKING:
    from app.door.keys_work import Standing
    from app.services.keys import KeySlot


class KeyList(QWidget):
    """Shows how things are, and says which deed is wished for."""

    open_requested = Signal()
    close_requested = Signal()
    change_requested = Signal()
    holder_requested = Signal()
    recovery_requested = Signal()
    successor_requested = Signal(object)
    remove_requested = Signal(object)
    copies_requested = Signal()

    def __init__(self, register: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = PageBody(self, width=760, centred=True)
        self.bar = MessageBar()
        self.busy = Busy()
        self.open_button = primary_button(tr("Open the register"), self.open_requested.emit)
        self.close_button = quiet_button(tr("Close"), self.close_requested.emit)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(tr("Who can open the register"), "title"), 1)
        head.addWidget(self.open_button)
        head.addWidget(self.close_button)
        self.name = Text(register, "quiet")
        self.body.add_layout(head)
        self.body.add(self.name, self.bar, self.busy)
        self.hint = Text("", "strong")
        self.hint.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self.add_button = quiet_button(
            tr("Add a key holder"), self.holder_requested.emit, icon="plus"
        )
        self.recovery_button = quiet_button(
            tr("Make a recovery key"), self.recovery_requested.emit, icon="key-round"
        )
        self._working = False
        self.card = Card()
        self.card.add_layout(self._rows)
        self.card.add(self.hint)
        self.card.add_layout(row_of(self.add_button, self.recovery_button))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.copies_button = quiet_button(tr("Delete them …"), self.copies_requested.emit)
        self.copies = Card(
            SectionTitle(tr("Backups that only old keys open")),
            Text(
                tr(
                    "They were made before the keys were changed. A passphrase or recovery key "
                    "from then still opens them, also that of somebody who has left."
                ),
                "quiet",
            ),
        )
        self.copies.add_layout(self._lines)
        self.copies.add_layout(row_of(self.copies_button))
        self.copies.hide()
        self.body.add(self.card, self.copies)
        self.body.add_stretch()
        self.buttons: dict[str, Button] = {}

    def show_standing(self, standing: "Standing") -> None:
        """Show who can open the register now, and what old keys still open."""
        self.name.setText(standing.name)
        clear(self._rows)
        self.buttons = {}
        on_paper_last = sorted(standing.slots, key=is_paper)
        alone = sum(not is_paper(slot) for slot in standing.slots) == 1
        for slot in on_paper_last:
            self._rows.addWidget(self._row(slot, alone=alone))
            self._rows.addWidget(Rule())
        said = _hint(standing.slots)
        self.hint.setText(said)
        self.hint.setVisible(bool(said))
        self.recovery_button.setVisible(not any(map(is_paper, standing.slots)))
        clear(self._lines)
        for line in copy_lines(standing.old):
            self._lines.addWidget(line)
        self.copies.setVisible(bool(standing.old))

    def focus_first(self) -> None:
        """The way on."""
        self.open_button.setFocus()

    def tell(self, message: Message) -> None:
        """Show a message above the list."""
        self.bar.show_message(message)
        self.body.ensureWidgetVisible(self.bar)

    def set_working(self, working: bool) -> None:
        """Hold the list while something is done."""
        for widget in (self.card, self.copies, self.open_button, self.close_button):
            widget.setEnabled(not working)
        self._working = working

    def show_error(self, error: AppError) -> None:
        """Say what hindered it."""
        self.tell(Message.error(sentence(error)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, as the button does."""
        if event.key() == Qt.Key.Key_Escape and not self._working:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def _row(self, slot: "KeySlot", *, alone: bool) -> QWidget:
        picture = QLabel()
        set_icon(picture, "file-text" if is_paper(slot) else "key-round", size=20)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(Text(_name(slot), "strong"))
        kind = row_of(Text(_kind(slot), "small", wrap=False), spacing=8)
        if slot.own:
            kind.insertWidget(1, Chip(tr("you, now")))
        who.addLayout(kind)
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(picture)
        row.addLayout(who, 1)
        for key, text, said, deed in self._deeds(slot, alone=alone):
            button = quiet_button(text, deed)
            button.setAccessibleName(said)
            row.addWidget(button)
            self.buttons[f"{key} {slot.id}"] = button
        return widget

    def _deeds(
        self, slot: "KeySlot", *, alone: bool
    ) -> list[tuple[str, str, str, Callable[[], None]]]:
        """Per deed: a name for it, what stands on the button, what is read out, what it does.

        The only holder (`alone`) can be given a successor, and not be removed.
        """
        if is_paper(slot):
            text = tr("Make a new one")
            said = tr("Make a new recovery key")
            return [("recovery", text, said, self.recovery_requested.emit)]
        if slot.own:
            text = tr("Change my passphrase")
            return [("change", text, text, self.change_requested.emit)]
        new, gone = tr("New passphrase"), tr("Remove")
        deeds: list[tuple[str, str, str, Callable[[], None]]] = [
            ("successor", new, f"{new}: {slot.label}", lambda: self.successor_requested.emit(slot)),
            ("remove", gone, f"{gone}: {slot.label}", lambda: self.remove_requested.emit(slot)),
        ]
        return deeds[:1] if alone else deeds


def is_paper(slot: "KeySlot") -> bool:
    """Whether this way in is the recovery key."""
    from app.services.access import WayIn  # brings the vault, which the door loads late

    return slot.kind is WayIn.RECOVERY


def _name(slot: "KeySlot") -> str:
    return words(slot.kind) if is_paper(slot) else slot.label


def _kind(slot: "KeySlot") -> str:
    if is_paper(slot):
        return tr("On paper") if slot.own else tr("On paper, in a sealed envelope")
    return words(slot.kind)


def _hint(slots: "tuple[KeySlot, ...]") -> str:
    """What is missing, the gravest first."""
    on_paper = [slot for slot in slots if is_paper(slot)]
    if any(slot.own for slot in on_paper):
        return tr(
            "You have opened the register with the recovery key. Give its key holder a new "
            "passphrase, or add one. Then make a new recovery key, as the envelope is open now."
        )
    if not on_paper:
        return tr(
            "There is no recovery key. If the passphrases are lost, nobody can open the register."
        )
    if len(slots) - len(on_paper) == 1:
        return tr("Only one person has a passphrase. Add a second key holder.")
    return ""
