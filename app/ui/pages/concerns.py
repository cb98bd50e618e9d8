# SPDX-License-Identifier: EUPL-1.2
"""The list of concerns: which ones, where they stand, and when each is deleted."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services import concerns
from app.services.views import ConcernFilter, ConcernRow
from app.ui.actions import make_action
from app.ui.page import Context, Page, Target
from app.ui.record_table import Column, RecordTable, RecordView
from app.widgets.forms import Segmented
from app.widgets.parts import Card, Chip, EmptyState, Rule, Text, quiet_button, row_of
from app.widgets.texts import date_text, short_date_text, tr, words
from app.widgets.theme import PREVIEW_FROM

_PREVIEW_WIDTH = 340


class ConcernsPage(Page):
    """The list, with the chosen concern beside it where there is room."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.filter = Segmented([(which, words(which)) for which in ConcernFilter])
        for button in self.filter.buttons():
            button.setAccessibleName(tr("Show: {which}").format(which=button.text()))
        self.filter.set_value(ConcernFilter.OPEN)
        self.view = RecordView(RecordTable(self._columns()), tr("Concerns"))
        self._empty = QStackedWidget()
        self._empties = {
            which: EmptyState(sentence, tr("New concern"), self._on_new)
            for which, sentence in self._sentences()
        }
        for empty in self._empties.values():
            self._empty.addWidget(empty)
        self.view.set_empty(self._empty)
        self.preview = ConcernPreview(context, self._open_current)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 16, 32, 24)
        row.setSpacing(24)
        row.addLayout(column, 1)
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        self.filter.changed.connect(self.refresh)
        self.view.activated.connect(self._open)
        self.view.current_changed.connect(self.preview.show_row)
        self._new_action = make_action(self, tr("New concern"), self._on_new)
        self.preview.show_row(None)

    def title(self) -> str:
        """The list's name."""
        return tr("Concerns")

    def primary_action(self) -> QAction | None:
        """Take a concern in."""
        return self._new_action

    def open(self, target: Target) -> None:
        """Show the list, at the row that was left."""
        self._target = target
        if wanted := target.extra.get("filter", ""):
            with QSignalBlocker(self.filter):
                self.filter.set_value(ConcernFilter(wanted))
        self._load(target.extra.get("row"))

    def place(self) -> Target | None:
        """The list with its filter and row."""
        extra = {"filter": str(self.filter.value())}
        if (row := self.view.current()) is not None:
            extra["row"] = str(row.id)
        return Target(page="concerns", extra=extra)

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
        self._empty.setCurrentWidget(self._empties[which])
        self.view.load(
            self,
            lambda register, offset, limit: concerns.list_concerns(
                register, which, offset=offset, limit=limit, names=names
            ),
            select=select,
        )

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
                title=tr("Deleted on"),
                text=lambda r: short_date_text(r.delete_on) if r.delete_on else "",
                sort=lambda r: r.delete_on or date.max,
                width=120,
            ),
        ]

    def _on_new(self) -> None:
        self.navigate_requested.emit(Target(page="new_concern"))

    def _open_current(self) -> None:
        self._open(self.view.current())

    def _open(self, row: ConcernRow | None) -> None:
        if row is not None:
            self.navigate_requested.emit(Target(page="concern", record_id=row.id))


class ConcernPreview(Card):
    """What the list knows of one concern, in larger type; opening it is a deed of its own."""

    def __init__(self, context: Context, on_open: Callable[[], None]) -> None:
        super().__init__()
        self._context = context
        self.setFixedWidth(_PREVIEW_WIDTH)
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
            days.append(tr("Deleted on {date}").format(date=date_text(row.delete_on)))
        self._days.setText("\n".join(days))


def status_text(context: Context, row: ConcernRow) -> str:
    """Where a concern stands, in words."""
    if row.outcome is not None:
        said = context.codelists.label("concern_outcome", row.outcome, context.language)
    else:
        said = words(row.status)
    return said if row.registered else tr("{status} · working note").format(status=said)
