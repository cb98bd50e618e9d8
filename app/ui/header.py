# SPDX-License-Identifier: EUPL-1.2
"""The line above a page: where you are, its one deed, the search box and the lock."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from app.widgets.icons import icon, set_icon
from app.widgets.parts import ActionButton, Button, Text
from app.widgets.texts import tr
from app.widgets.theme import theme_changes


class Header(QWidget):
    """Title, back, primary button, search and lock; knows nothing of pages."""

    back_requested = Signal()
    lock_requested = Signal()
    search_changed = Signal(str)
    search_left = Signal()
    search_entered = Signal()
    search_confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "header")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 16, 24, 12)
        row.setSpacing(12)
        self.back = Button("", self.back_requested.emit, role="plain")
        set_icon(self.back, "arrow-left")
        self.back.setAccessibleName(tr("Back"))
        self.back.setToolTip(tr("Back (Alt+Left)"))
        row.addWidget(self.back)
        self.title = Text("", "title", wrap=False)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.title.setMinimumWidth(120)
        row.addWidget(self.title, 1)
        self._primary: ActionButton | None = None
        self._row = row
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText(tr("Search  Ctrl+K"))
        self.search.setAccessibleName(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(240)
        self._search_icon = QAction(icon("search", role="quiet", size=18), "", self.search)
        self.search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        theme_changes().changed.connect(self._on_theme)
        self.search.textEdited.connect(self.search_changed)
        self.search.installEventFilter(self)
        row.addWidget(self.search)
        self.lock = Button(tr("Lock"), self.lock_requested.emit, icon="lock")
        self.lock.setToolTip(tr("Lock the register (Ctrl+L)"))
        row.addWidget(self.lock)

    def set_back(self, possible: bool) -> None:
        """Show the way back where there is one."""
        self.back.setVisible(possible)
        self.title.setContentsMargins(0 if possible else 8, 0, 0, 0)

    def set_primary(self, action: QAction | None) -> None:
        """Show the page's one deed, or none."""
        if self._primary is not None and self._primary.action is action:
            return
        if self._primary is not None:
            self._row.removeWidget(self._primary)
            self._primary.hide()
            self._primary.deleteLater()
            self._primary = None
        if action is not None:
            self._primary = ActionButton(action, "primary", self)
            self._row.insertWidget(2, self._primary)
            self._primary.show()
            for before, after in pairwise((self.back, self._primary, self.search, self.lock)):
                self.setTabOrder(before, after)

    def focus_deed(self) -> None:
        """Into the page's one deed, or the search where it has none to do now."""
        ready = self._primary is not None and self._primary.isEnabled()
        (self._primary if self._primary is not None and ready else self.search).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the search, Down goes to what was found, Enter opens it."""
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                self.search_left.emit()
                return True
            if pressed and event.key() == Qt.Key.Key_Down:
                self.search_entered.emit()
                return True
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.search_confirmed.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_theme(self) -> None:
        self._search_icon.setIcon(icon("search", role="quiet", size=18))
