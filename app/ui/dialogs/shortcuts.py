# SPDX-License-Identifier: EUPL-1.2
"""The list of shortcuts, read from the actions themselves."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from app.widgets.parts import Chip, SectionTitle, Text, quiet_button
from app.widgets.texts import tr


class ShortcutsDialog(QDialog):
    """Every action of the menus that has a shortcut."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tovholder"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(SectionTitle(tr("Shortcuts")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        shown = [action for action in actions if not action.shortcut().isEmpty()]
        half = (len(shown) + 1) // 2
        for number, action in enumerate(shown):
            row, side = number % half, 3 * (number // half)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(Text(action.text().replace("&", ""), wrap=False), row, side)
            grid.addWidget(Chip(keys), row, side + 1)
        grid.setColumnMinimumWidth(2, 24)
        column.addLayout(grid)
        close = quiet_button(tr("Close"), self.accept)
        close.setDefault(True)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()
