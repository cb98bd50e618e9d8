# SPDX-License-Identifier: EUPL-1.2
"""The list of concerns: which ones, where they stand, and when each is deleted."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services import concerns
from app.services.views import ConcernFilter, ConcernRow
from app.ui.actions import make_action
from app.ui.page import Context, Target
from app.ui.pages.record_list import Preview, RecordListPage
from app.ui.record_table import Column
from app.widgets.parts import Chip, EmptyState, Rule, Text, quiet_button, row_of
from app.widgets.texts import date_text, short_date_text, tr, words

if TYPE_CHECKING:
    from app.services.register import Register


class ConcernsPage(RecordListPage):
    """The list of concerns."""

    list_key, record_key, filters = "concerns", "concern", ConcernFilter

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._empty = QStackedWidget()
        self._empties = {
            which: EmptyState(sentence, tr("New concern"), self._on_new)
            for which, sentence in self._sentences()
        }
        for empty in self._empties.values():
            self._empty.addWidget(empty)
        self.view.set_empty(self._empty)
        self._new_action = make_action(self, tr("New concern"), self._on_new)

    def title(self) -> str:
        """The list's name."""
        return tr("Concerns")

    def primary_action(self) -> QAction | None:
        """Take a concern in."""
        return self._new_action

    def _load(self, select: str | None) -> None:
        self._empty.setCurrentWidget(self._empties[self.filter.value()])
        super()._load(select)

    def _preview(self) -> Preview:
        return ConcernPreview(self.context, self._open_current)

    def _rows(
        self, register: "Register", which: ConcernFilter, offset: int, limit: int, names: bool
    ) -> Sequence[ConcernRow]:
        return concerns.list_concerns(register, which, offset=offset, limit=limit, names=names)

    def _sentences(self) -> list[tuple[ConcernFilter, str]]:
        return [
            (
                ConcernFilter.OPEN,
                tr(
                    "No concern waits for an outcome. A new one begins with what was seen or heard."
                ),
            ),
            (
                ConcernFilter.WORKING_NOTES,
                tr(
                    "There are no working notes. A new concern starts as one, until it is decided "
                    "to register it."
                ),
            ),
            (ConcernFilter.DECIDED, tr("No concern has been decided yet.")),
            (ConcernFilter.ALL, tr("There are no concerns yet.")),
        ]

    def _columns(self) -> list[Column]:
        sources, language = self.context.codelists["concern_source"], self.context.language

        def about(row: ConcernRow) -> str:
            return f"{row.label} · {row.name}" if row.name else row.label

        def source(row: ConcernRow) -> str:
            return sources.label(row.source, language)

        def status(row: ConcernRow) -> str:
            return status_text(self.context, row)

        return [
            Column(title=tr("Number"), text=lambda r: r.number, sort=lambda r: r.number, width=130),
            Column(
                title=tr("Received"),
                text=lambda r: short_date_text(r.received_on),
                sort=lambda r: r.received_on,
                width=112,
            ),
            Column(title=tr("Source"), text=source, sort=source, tooltip=source),
            Column(title=tr("Citizen"), text=about, sort=about, width=170, tooltip=about),
            Column(title=tr("Status"), text=status, sort=status, width=220, tooltip=status),
            Column(
                title=tr("Delete by"),
                text=lambda r: short_date_text(r.delete_on) if r.delete_on else "",
                sort=lambda r: r.delete_on or date.max,
                width=120,
            ),
        ]

    def _on_new(self) -> None:
        self.navigate_requested.emit(Target(page="new_concern"))


class ConcernPreview(Preview):
    """What the list knows of one concern."""

    def __init__(self, context: Context, on_open: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self._number = Text("", "title")
        self._about = Text("", "body")
        self._source = Text("", "quiet")
        self._status = Chip()
        self._days = Text("", "quiet")
        self._button = quiet_button(tr("Open"), on_open)
        self.add(self._number, self._about, self._source)
        self.add_layout(row_of(self._status))
        self.add(Rule(), self._days)
        self.add_layout(row_of(self._button))

    def show_row(self, row: ConcernRow | None) -> None:
        """Show a row, or an empty card while none is chosen."""
        self.setEnabled(row is not None)
        self._status.setVisible(row is not None)
        self._button.setVisible(row is not None)
        for widget in (self._about, self._source, self._days):
            widget.setText("")
        self._number.setText(row.number if row is not None else tr("No concern chosen"))
        if row is None:
            return
        sources = self._context.codelists["concern_source"]
        self._about.setText("\n".join(text for text in (row.label, row.name) if text))
        self._about.setVisible(bool(self._about.text()))
        self._source.setText(sources.label(row.source, self._context.language))
        self._status.setText(status_text(self._context, row))
        self._status.adjustSize()
        days = [tr("Received {date}").format(date=date_text(row.received_on))]
        if row.delete_on:
            day = date_text(row.delete_on)
            days.append(
                tr("To be deleted by {date}").format(date=day)
                if row.registered
                else tr("Deleted on {date}").format(date=day)
            )
        self._days.setText("\n".join(days))


def status_text(context: Context, row: ConcernRow) -> str:
    """Where a concern stands, in words."""
    if row.outcome is not None:
        said = context.codelists.label("concern_outcome", row.outcome, context.language)
    else:
        said = words(row.status)
    return said if row.registered else tr("{status} · working note").format(status=said)
