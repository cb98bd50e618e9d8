# SPDX-License-Identifier: EUPL-1.2
"""The page of a first start: make a register, or open one there is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.parts import Card, Text, primary_button, quiet_button, row_of
from app.widgets.texts import tr


class WelcomePage(QWidget):
    """What a first start shows: make a register, or open one there is."""

    create_requested = Signal()
    other_requested = Signal()
    restore_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        self.create_button = primary_button(tr("Create a register"), self.create_requested.emit)
        other = quiet_button(tr("Open an existing register"), self.other_requested.emit)
        card = Card(
            Text(tr("Welcome to Tovholder"), "title"),
            Text(
                tr(
                    "Tovholder keeps the municipality's concerns and cases in one encrypted "
                    "register on this computer. Nothing leaves the computer by itself."
                )
            ),
        )
        self.restore_button = quiet_button(tr("Restore a backup"), self.restore_requested.emit)
        card.add_layout(row_of(self.create_button, other, self.restore_button))
        card.setFixedWidth(720)
        line = row_of(card)
        line.insertStretch(0, 1)
        column.addLayout(line)
        column.addStretch(3)
