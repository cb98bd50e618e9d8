# SPDX-License-Identifier: EUPL-1.2
"""A section that is folded away under its heading, and built when it is first opened."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.icons import set_icon
from app.widgets.parts import Button, Text, row_of
from app.widgets.texts import tr


class Folded(QWidget):
    """A heading with a line of what is inside; Space or Enter opens and closes it."""

    toggled = Signal(bool)

    def __init__(self, title: str, summary: str, build: Callable[[], QWidget]) -> None:
        super().__init__()
        self._title, self._build = title, build
        self.content: QWidget | None = None
        self.button = Button(f" {title}", self.toggle, role="inline")
        self.summary = Text(summary, "small")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        head = row_of(self.button)
        self.column.addLayout(head)
        self.summary.setContentsMargins(26, 0, 0, 4)
        self.column.addWidget(self.summary)
        self.summary.setVisible(bool(summary))
        self._name()

    @property
    def is_open(self) -> bool:
        """Whether the inside is shown."""
        return self.content is not None and not self.content.isHidden()

    def open(self) -> None:
        """Show what is inside."""
        if self.content is None:
            self.content = self._build()
            self.column.addWidget(self.content)
        self.content.show()
        self._name()

    def toggle(self) -> None:
        """Open or fold away."""
        if self.content is None or not self.is_open:
            self.open()
        else:
            self.content.hide()
            self._name()
        self.toggled.emit(self.is_open)

    def _name(self) -> None:
        state = tr("open", "section") if self.is_open else tr("folded away")
        set_icon(self.button, "chevron-down" if self.is_open else "chevron-right", role="accent")
        self.button.setAccessibleName(f"{self._title}, {state}")
        self.button.setAccessibleDescription(self.summary.text())
