# SPDX-License-Identifier: EUPL-1.2
"""The list behind a card of the start page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import today as waiting
from app.services.views import CardKind, CardRow
from app.ui.actions import make_action
from app.ui.page import Context, Page, Target
from app.ui.parts.due import day_help, record_text, target_of, what_text
from app.ui.record_table import Column, RecordTable, RecordView
from app.widgets.parts import EmptyState
from app.widgets.texts import short_date_text, tr, words

if TYPE_CHECKING:
    from app.services.register import Register


class AllDuePage(Page):
    """Everything of one card, the earliest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.kind = CardKind.OVERDUE
        self.view = RecordView(RecordTable(self._columns()), tr("What waits"))
        self.view.set_empty(
            EmptyState(
                tr("Nothing is waiting here."),
                tr("Back to Today"),
                lambda: self.navigate_requested.emit(Target(page="today")),
                icon="circle-check",
            )
        )
        self.view.activated.connect(self._open)
        self._open_action = make_action(self, tr("Open"), lambda: self._open(self.view.current()))
        self._open_action.setEnabled(False)
        self.view.current_changed.connect(lambda row: self._open_action.setEnabled(row is not None))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 24)
        column.addWidget(self.view)

    def title(self) -> str:
        """What the card says, as a heading."""
        said = words(self.kind)
        return said[:1].upper() + said[1:]

    def primary_action(self) -> QAction | None:
        """Open the chosen row."""
        return self._open_action

    def open(self, target: Target) -> None:
        """Show one card's list, at the row that was left."""
        self._target = target
        self.kind = CardKind(target.extra.get("card", CardKind.OVERDUE))
        self.title_changed.emit()
        self._load(target.extra.get("row"))

    def place(self) -> Target | None:
        """The list with its row."""
        extra = {"card": str(self.kind)}
        if (row := self.view.current()) is not None:
            extra["row"] = str(row.id)
        return Target(page="all_due", extra=extra)

    def refresh(self) -> None:
        """Read the list again; the row stays."""
        self._load(None)

    def focus_first(self) -> None:
        """Into the table."""
        self.view.table.setFocus()

    def _load(self, select: str | None) -> None:
        kind, now = self.kind, self.context.now()

        def fetch(register: "Register", offset: int, limit: int) -> Sequence[CardRow]:
            return waiting.all_rows(register, kind, now=now, offset=offset, limit=limit)

        self.view.load(self, fetch, select=select)

    def _columns(self) -> list[Column]:
        def help_text(row: CardRow) -> str:
            return day_help(row, self.context.now().date())

        def day(row: CardRow) -> str:
            return short_date_text(row.work_on)

        return [
            Column(
                title=tr("By"), text=day, sort=lambda r: r.work_on, width=120, tooltip=help_text
            ),
            Column(title=tr("What"), text=what_text, sort=what_text, tooltip=what_text),
            Column(title=tr("Record"), text=record_text, sort=record_text, width=260),
        ]

    def _open(self, row: CardRow | None) -> None:
        if row is not None:
            self.navigate_requested.emit(target_of(row))
