# SPDX-License-Identifier: EUPL-1.2
"""What the lists of concerns and cases share: filter, table, and the chosen row beside it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.page import Context, Page, Target
from app.ui.record_table import Column, RecordTable, RecordView
from app.widgets.forms import Segmented
from app.widgets.parts import Card
from app.widgets.texts import tr, words
from app.widgets.theme import PREVIEW_FROM

if TYPE_CHECKING:
    from app.services.register import Register

PREVIEW_WIDTH = 340
MARGIN, GAP = 32, 24


class Preview(Card):
    """What the list knows of the chosen row, in larger type; opening it is a deed of its own."""

    def show_row(self, row: Any) -> None:
        """Show a row, or an empty card while none is chosen."""
        raise NotImplementedError


class RecordListPage(Page):
    """The list, with the chosen record beside it where there is room."""

    list_key: ClassVar[str]
    record_key: ClassVar[str]
    filters: ClassVar[type[StrEnum]]

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.filter = Segmented([(which, words(which)) for which in self.filters])
        for button in self.filter.buttons():
            button.setAccessibleName(tr("Show: {which}").format(which=button.text()))
        self.filter.set_value(next(iter(self.filters)))
        self.view = RecordView(RecordTable(self._columns()), self.title())
        self.preview = self._preview()
        self.preview.setFixedWidth(PREVIEW_WIDTH)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 16, MARGIN, 24)
        row.setSpacing(GAP)
        row.addLayout(column, 1)
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        self.filter.changed.connect(self.refresh)
        self.view.activated.connect(self._open)
        self.view.current_changed.connect(self.preview.show_row)
        self.preview.show_row(None)

    def open(self, target: Target) -> None:
        """Show the list, at the row that was left."""
        self._target = target
        if wanted := target.extra.get("filter", ""):
            with QSignalBlocker(self.filter):
                self.filter.set_value(self.filters(wanted))
        self._load(target.extra.get("row"))

    def place(self) -> Target | None:
        """The list with its filter and row."""
        extra = {"filter": str(self.filter.value())}
        if (row := self.view.current()) is not None:
            extra["row"] = str(row.id)
        return Target(page=self.list_key, extra=extra)

    def refresh(self) -> None:
        """Read the list again; the row stays."""
        self._load(None)

    def focus_first(self) -> None:
        """Into the table."""
        self.view.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview needs room."""
        super().resizeEvent(event)
        self.preview.setVisible(self.window().width() >= PREVIEW_FROM)

    def _load(self, select: str | None) -> None:
        which, names = self.filter.value(), self.context.names_shown()
        self.view.load(
            self,
            lambda register, offset, limit: self._rows(register, which, offset, limit, names),
            select=select,
        )

    def _open_current(self) -> None:
        self._open(self.view.current())

    def _open(self, row: Any) -> None:
        if row is not None:
            self.navigate_requested.emit(Target(page=self.record_key, record_id=row.id))

    def _columns(self) -> list[Column]:
        raise NotImplementedError

    def _preview(self) -> Preview:
        raise NotImplementedError

    def _rows(
        self, register: "Register", which: Any, offset: int, limit: int, names: bool
    ) -> Sequence[Any]:
        """One page of the list; on the lane."""
        raise NotImplementedError
