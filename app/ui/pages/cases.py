# SPDX-License-Identifier: EUPL-1.2
"""The list of cases: which ones, where they stand, and what comes next in each."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.services import cases
from app.services.views import CaseFilter, CaseRow
from app.ui.actions import make_action
from app.ui.page import Context, Target
from app.ui.pages.record_list import GAP, MARGIN, PREVIEW_WIDTH, Preview, RecordListPage
from app.ui.record_table import Column
from app.widgets.parts import Chip, EmptyState, Rule, Text, quiet_button, row_of
from app.widgets.texts import date_text, short_date_text, tr, words

if TYPE_CHECKING:
    from app.services.register import Register

_TYPE_FROM, _DELETION_FROM = 960, 820
_TYPE_COLUMN, _DELETION_COLUMN = 2, 6


class CasesPage(RecordListPage):
    """The list of cases."""

    list_key, record_key, filters = "cases", "case", CaseFilter

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.view.set_empty(
            EmptyState(
                tr("There are no cases here. A case is opened from a concern."),
                tr("Go to the concerns"),
                lambda: self.navigate_requested.emit(Target(page="concerns")),
                icon="folder",
            )
        )
        self._open_action = make_action(self, tr("Open the case"), self._open_current)
        self._open_action.setEnabled(False)
        self.view.current_changed.connect(lambda row: self._open_action.setEnabled(row is not None))

    def title(self) -> str:
        """The list's name."""
        return tr("Cases")

    def primary_action(self) -> QAction | None:
        """Open the chosen case; a case is made from a concern, not here."""
        return self._open_action

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview and the minor columns need room."""
        super().resizeEvent(event)
        beside = PREVIEW_WIDTH + GAP if not self.preview.isHidden() else 0
        room = self.width() - 2 * MARGIN - beside
        self.view.table.setColumnHidden(_TYPE_COLUMN, room < _TYPE_FROM)
        self.view.table.setColumnHidden(_DELETION_COLUMN, room < _DELETION_FROM)

    def _preview(self) -> Preview:
        return CasePreview(self.context, self._open_current)

    def _rows(
        self, register: "Register", which: CaseFilter, offset: int, limit: int, names: bool
    ) -> Sequence[CaseRow]:
        return cases.list_cases(register, which, offset=offset, limit=limit, names=names)

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
                title=tr("Delete by"),
                text=lambda r: _day(r.delete_on),
                sort=lambda r: r.delete_on or date.max,
                width=120,
            ),
        ]


class CasePreview(Preview):
    """What the list knows of one case."""

    def __init__(self, context: Context, on_open: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
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
            days.append(tr("To be deleted by {date}").format(date=date_text(row.delete_on)))
        self._days.setText("\n".join(days))


def _status(row: CaseRow) -> str:
    return words(row.status)


def _next_step(row: CaseRow) -> str:
    return row.next_step if row.closed_on is None else ""


def _next_step_on(row: CaseRow) -> date | None:
    return row.next_step_on if row.closed_on is None else None


def _day(day: date | None) -> str:
    return short_date_text(day) if day is not None else ""
