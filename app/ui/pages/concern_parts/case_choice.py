# SPDX-License-Identifier: EUPL-1.2
"""Finding the case that a concern belongs to: the open ones first, any other by typing."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from app.services import pages, search
from app.services.views import CaseFilter, CaseRow, Hit
from app.ui.page import Page
from app.widgets.editors import Editor
from app.widgets.parts import Text
from app.widgets.texts import tr, words

_ID: Final = Qt.ItemDataRole.UserRole
_PAUSE_MS: Final = 200
_MOST: Final = 50


class CaseChoice(Editor):
    """One case; shows number, initials and whether it is open. The value is its id, or ""."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._wanted = ""
        self._asked = ""
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Type a number or initials …"))
        self.filter.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setFixedHeight(5 * 36 + 4)
        self.list.setAccessibleName(tr("Cases"))
        self._nothing = Text(tr("No case found."), "small")
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.filter, self.list, self._nothing):
            column.addWidget(widget)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.filter.textEdited.connect(lambda _text: self._pause.start())
        self.list.currentItemChanged.connect(lambda item, _old: self._on_current(item))
        for widget in (self.filter, self.list):
            widget.installEventFilter(self)
        self.setFocusProxy(self.filter)

    def value(self) -> str:
        """The id of the chosen case."""
        return self._wanted

    def set_value(self, value: str | None) -> None:
        """Choose a case; it is marked when it is among those shown."""
        self._wanted = value or ""
        self._mark()

    def target(self) -> QLineEdit:
        """The field to type in."""
        return self.filter

    def look(self) -> None:
        """Read the open cases, or those that fit what is typed."""
        text = self.filter.text().strip()
        self._asked = text
        if text:
            self._page.context.run(
                self,
                lambda register: search.search(register, text, limit=_MOST),
                lambda hits: self._show(text, _of_hits(hits)),
            )
        else:
            self._page.context.run(
                self,
                lambda register: pages.list_cases(register, CaseFilter.OPEN, limit=_MOST),
                lambda rows: self._show(text, _of_rows(rows)),
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field into the list; Enter takes the first case."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self.list.count()
        ):
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                self.list.setCurrentRow(max(self.list.currentRow(), 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.setCurrentRow(0)
                return True
        return super().eventFilter(watched, event)

    def _show(self, asked: str, found: Sequence[tuple[str, str]]) -> None:
        if asked != self._asked:
            return
        self.list.blockSignals(True)
        self.list.clear()
        for case_id, text in found:
            item = QListWidgetItem(text, self.list)
            item.setData(_ID, case_id)
        self.list.setCurrentRow(-1)
        self.list.blockSignals(False)
        self._nothing.setVisible(not found)
        self._mark()

    def _mark(self) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == self._wanted:
                self.list.setCurrentRow(row)

    def _on_current(self, item: QListWidgetItem | None) -> None:
        chosen = str(item.data(_ID)) if item is not None else ""
        if chosen and chosen != self._wanted:
            self._wanted = chosen
            self.changed.emit()


def _of_rows(rows: Sequence[CaseRow]) -> list[tuple[str, str]]:
    return [(row.id, f"{row.number} · {row.label} · {words(row.status)}") for row in rows]


def _of_hits(hits: Sequence[Hit]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for hit in hits:
        if hit.case_id is not None and hit.case_id not in found:
            state = tr("closed") if hit.closed else tr("open")
            found[hit.case_id] = f"{hit.number} · {hit.label} · {state}"
    return list(found.items())
