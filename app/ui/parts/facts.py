# SPDX-License-Identifier: EUPL-1.2
"""What stands in a record, read: a small label above each text; empty ones are left out."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.parts import Text


def fact(label: str, value: str) -> QWidget:
    """One label and what stands under it."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(Text(label, "small"))
    column.addWidget(Text(value))
    return block


class Facts(QWidget):
    """Several facts beneath each other."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for label, value in pairs:
            if value:
                self._column.addWidget(fact(label, value))

    def insert(self, widget: QWidget) -> None:
        """Put something above the facts."""
        self._column.insertWidget(0, widget)
