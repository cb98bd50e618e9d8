# SPDX-License-Identifier: EUPL-1.2
"""The column of pages at the left: a word and an icon each, one of them lit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from app.ui.page import PageEntry
from app.widgets.icons import set_icon
from app.widgets.parts import Button, Text
from app.widgets.theme import NAVIGATION_COLLAPSED, NAVIGATION_WIDTH

_GAP: Final = "   "


class _Entry(Button):
    """One page in the column, with the number of things that wait there."""

    def __init__(self, entry: PageEntry) -> None:
        super().__init__("", role="navigation")
        self.key = entry.key
        self._title = entry.title()
        self._collapsed = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_icon(self, entry.icon)
        self._badge = Text("", "badge", self, wrap=False)
        self._badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._badge.hide()
        self._number = 0
        self._say()

    def set_badge(self, number: int) -> None:
        """Show how many wait; 0 shows nothing."""
        self._number = number
        self._say()

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the icon alone; the word moves into the tool tip."""
        self._collapsed = collapsed
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the number at the right edge."""
        super().resizeEvent(event)
        self._place()

    def _say(self) -> None:
        self.setText("" if self._collapsed else _GAP[:1] + self._title)
        self.setToolTip(self._title if self._collapsed else "")
        self.setAccessibleName(f"{self._title}, {self._number}" if self._number else self._title)
        self._badge.setText(str(self._number))
        self._badge.setVisible(bool(self._number) and not self._collapsed)
        self._place()

    def _place(self) -> None:
        self._badge.resize(self._badge.sizeHint())
        self._badge.move(
            self.width() - self._badge.width() - 10, (self.height() - self._badge.height()) // 2
        )


class Navigation(QWidget):
    """The pages a user can always reach."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "navigation-pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        self._entries: dict[str, _Entry] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 8, 12)
        column.setSpacing(4)
        shown = [entry for entry in entries if entry.in_navigation]
        for entry in shown:
            if not entry.at_foot:
                self._add(column, entry)
        column.addStretch(1)
        for entry in shown:
            if entry.at_foot:
                self._add(column, entry)
        self._group.buttonClicked.connect(self._on_clicked)
        self.set_collapsed(False)

    def light(self, key: str) -> None:
        """Mark a page as the one that is open; none where it is no page of the column."""
        self._group.setExclusive(False)
        for name, entry in self._entries.items():
            entry.setChecked(name == key)
        self._group.setExclusive(True)

    def set_badge(self, key: str, number: int) -> None:
        """Show how many things wait on a page."""
        if key in self._entries:
            self._entries[key].set_badge(number)

    def set_collapsed(self, collapsed: bool) -> None:
        """Icons alone, or words beside them."""
        self.setFixedWidth(NAVIGATION_COLLAPSED if collapsed else NAVIGATION_WIDTH)
        for entry in self._entries.values():
            entry.set_collapsed(collapsed)

    def sizeHint(self) -> QSize:
        """As wide as it is."""
        return QSize(self.width(), 320)

    def _add(self, column: QVBoxLayout, entry: PageEntry) -> None:
        button = _Entry(entry)
        self._entries[entry.key] = button
        self._group.addButton(button)
        column.addWidget(button)

    def _on_clicked(self, button: QAbstractButton) -> None:
        if isinstance(button, _Entry):
            self.chosen.emit(button.key)
