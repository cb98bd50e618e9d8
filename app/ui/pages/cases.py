# SPDX-License-Identifier: EUPL-1.2
"""The list of cases: which ones, where they stand, and what comes next in each."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import cases
from app.services.views import CaseFilter, CaseRow
from app.ui.actions import make_action
from app.ui.page import Command, Context, Page, Target
from app.ui.record_table import Column, RecordTable, RecordView
from app.widgets.forms import Segmented
from app.widgets.parts import Card, Chip, EmptyState, Rule, Text, quiet_button, row_of
from app.widgets.texts import date_text, short_date_text, tr, words
from app.widgets.theme import PREVIEW_FROM

_PREVIEW_WIDTH = 340
_MARGINS, _GAP = 64, 24
_TYPE_FROM, _DELETION_FROM = 960, 820
_TYPE_COLUMN, _DELETION_COLUMN = 2, 6


class CasesPage(Page):
    """The list, with the chosen case beside it where there is room."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.filter = Segmented([(which, words(which)) for which in CaseFilter])
        for button in self.filter.buttons():
            button.setAccessibleName(tr("Show: {which}").format(which=button.text()))
        self.filter.set_value(CaseFilter.OPEN)
        self.view = RecordView(RecordTable(self._columns()), tr("Cases"))
        self._empty = EmptyState(
            tr("There are no cases here. A case is opened from a concern."),
            tr("Go to the concerns"),
            lambda: self.navigate_requested.emit(Target(page="concerns")),
            icon="folder",
        )
        self.view.set_empty(self._empty)
        self.preview = CasePreview(context, self._open_current)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 16, 32, 24)
        row.setSpacing(_GAP)
        row.addLayout(column, 1)
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        self.filter.changed.connect(self.refresh)
        self.view.activated.connect(self._open)
        self.view.current_changed.connect(self.preview.show_row)
        self._open_action = make_action(self, tr("Open the case"), self._open_current)
        self._open_action.setEnabled(False)
        self.view.current_changed.connect(lambda row: self._open_action.setEnabled(row is not None))
        self.preview.show_row(None)

    def title(self) -> str:
        """The list's name."""
        return tr("Cases")

    def primary_action(self) -> QAction | None:
        """Open the chosen case; a case is made from a concern, not here."""
        return self._open_action

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """None: nothing is written here."""
        return {}

    def open(self, target: Target) -> None:
        """Show the list, at the row that was left."""
        self._target = target
        wanted = target.extra.get("filter", "")
        if wanted and wanted != self.filter.value():
            self.filter.changed.disconnect(self.refresh)
            self.filter.set_value(CaseFilter(wanted))
            self.filter.changed.connect(self.refresh)
        self._load(target.extra.get("row"))

    def place(self) -> Target | None:
        """The list with its filter and row."""
        extra = {"filter": str(self.filter.value())}
        if (row := self.view.current()) is not None:
            extra["row"] = str(row.id)
        return Target(page="cases", extra=extra)

    def refresh(self) -> None:
        """Read the list again; the row stays."""
        self._load(None)

    def focus_first(self) -> None:
        """Into the table."""
        self.view.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview and the minor columns need room."""
        super().resizeEvent(event)
        beside = self.window().width() >= PREVIEW_FROM
        self.preview.setVisible(beside)
        room = self.width() - _MARGINS - (_PREVIEW_WIDTH + _GAP if beside else 0)
        self.view.table.setColumnHidden(_TYPE_COLUMN, room < _TYPE_FROM)
        self.view.table.setColumnHidden(_DELETION_COLUMN, room < _DELETION_FROM)

    def _load(self, select: str | None) -> None:
        which, names = self.filter.value(), self.context.names_shown()
        self.view.load(
            self,
            lambda register, offset, limit: cases.list_cases(
                register, which, offset=offset, limit=limit, names=names
            ),
            select=select,
        )

    def _columns(self) -> list[Column]:
        types, language = self.context.codelists["case_type"], self.context.language

        def about(row: CaseRow) -> str:
            return f"{row.label} · {row.name}" if row.name else row.label

        def kind(row: CaseRow) -> str:
            return types.label(row.gathering, language)

        return [
            Column(title=tr("Number"), text=lambda r: r.number, sort=lambda r: r.number, width=124),
            Column(title=tr("Citizen"), text=about, sort=about, width=170, tooltip=about),
            Column(title=tr("Type"), text=kind, sort=kind, width=130),
            Column(title=tr("Status"), text=_status, sort=_status, width=130),
            Column(title=tr("Next step"), text=_next_step, tooltip=_next_step),
            Column(
                title=tr("By"),
                text=lambda r: _day(_next_step_on(r)),
                sort=lambda r: _next_step_on(r) or date.max,
                width=112,
            ),
            Column(
                title=tr("Deleted on"),
                text=lambda r: _day(r.delete_on),
                sort=lambda r: r.delete_on or date.max,
                width=120,
            ),
        ]

    def _open_current(self) -> None:
        self._open(self.view.current())

    def _open(self, row: CaseRow | None) -> None:
        if row is not None:
            self.navigate_requested.emit(Target(page="case", record_id=row.id))


class CasePreview(Card):
    """What the list knows of one case, in larger type; opening it is a deed of its own."""

    def __init__(self, context: Context, on_open: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self.setFixedWidth(_PREVIEW_WIDTH)
        self._number = Text("", "title")
        self._about = Text("", "body")
        self._type = Text("", "quiet")
        self._status = Chip()
        self._next = Text("", "body")
        self._next_on = Text("", "quiet")
        self._days = Text("", "quiet")
        self._button = quiet_button(tr("Open"), on_open)
        self.add(self._number, self._about, self._type)
        self.add_layout(row_of(self._status))
        self.add(Rule(), Text(tr("Next step"), "strong"), self._next, self._next_on, Rule())
        self.add(self._days)
        self.add_layout(row_of(self._button))

    def show_row(self, row: CaseRow | None) -> None:
        """Show a row, or an empty card while none is chosen."""
        self.setEnabled(row is not None)
        for widget in (self._about, self._type, self._next, self._next_on, self._days):
            widget.setText("")
        self._status.setVisible(row is not None)
        self._number.setText(row.number if row is not None else tr("No case chosen"))
        if row is None:
            return
        types = self._context.codelists["case_type"]
        self._about.setText("\n".join(text for text in (row.label, row.name) if text))
        self._type.setText(types.label(row.gathering, self._context.language))
        self._status.setText(_status(row))
        self._status.adjustSize()
        self._next.setText(_next_step(row) or tr("None agreed"))
        by = _next_step_on(row)
        self._next_on.setText(date_text(by) if by else "")
        days = [tr("Opened {date}").format(date=date_text(row.opened_on))]
        if row.closed_on:
            days.append(tr("Closed {date}").format(date=date_text(row.closed_on)))
        if row.delete_on:
            days.append(tr("Deleted on {date}").format(date=date_text(row.delete_on)))
        self._days.setText("\n".join(days))


def _status(row: CaseRow) -> str:
    return words(row.status)


def _next_step(row: CaseRow) -> str:
    return row.next_step if row.closed_on is None else ""


def _next_step_on(row: CaseRow) -> date | None:
    return row.next_step_on if row.closed_on is None else None


def _day(day: date | None) -> str:
    return short_date_text(day) if day is not None else ""
