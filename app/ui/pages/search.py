# SPDX-License-Identifier: EUPL-1.2
"""What the search box found: shown while one types, closed records too, never working notes."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.services import search as finding
from app.services.views import Hit
from app.ui.actions import make_action
from app.ui.page import Context, Page, Target
from app.ui.record_table import Column, RecordTable, RecordView
from app.widgets.parts import EmptyState, Text
from app.widgets.texts import short_date_text, tr, words

MOST: Final = 50
_PAUSE: Final = 1200  # ms without a key: then the search is one line in the log


class SearchPage(Page):
    """The hits of what stands in the frame's search box, the newest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.text = ""
        self._logged = ""
        self._wanted_row: str | None = None
        self._shown_text = ""
        self._open_when_found = False
        self.said = Text("", "quiet")
        self.view = RecordView(RecordTable(self._columns()), tr("Found"))
        self.view.activated.connect(self._open)
        self._open_action = make_action(self, tr("Open"), lambda: self._open(self.view.current()))
        self._open_action.setEnabled(False)
        self.view.current_changed.connect(lambda row: self._open_action.setEnabled(row is not None))
        self._stack = QStackedWidget()
        self._nothing_typed = EmptyState(
            tr("Type a name, a number or a word from a note. The beginning of a word is enough."),
            icon="search",
        )
        self._nothing_found = EmptyState(
            tr(
                "Nothing was found. Try fewer letters or another word. Working notes are not "
                "searched; they stand among the concerns."
            ),
            tr("Go to the concerns"),
            lambda: self.navigate_requested.emit(Target(page="concerns")),
            icon="search",
        )
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(32, 16, 32, 24)
        column.setSpacing(12)
        column.addWidget(self.said)
        column.addWidget(self.view, 1)
        for widget in (self._nothing_typed, self._nothing_found, found):
            self._stack.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._log)

    def title(self) -> str:
        """Never what was searched for: it may be a name."""
        return tr("Search")

    def primary_action(self) -> QAction | None:
        """Open the chosen hit."""
        return self._open_action

    def open(self, target: Target) -> None:
        """Search for the text of the target."""
        self._target = target
        self._open_when_found = False
        self.text = target.extra.get("text", "").strip()
        self._wanted_row = target.extra.get("row")
        self.refresh()
        if self.text and self.text != self._logged:
            self._pause.start()

    def place(self) -> Target | None:
        """The same search at the same row."""
        extra = {"text": self.text}
        if (hit := self.view.current()) is not None:
            extra["row"] = hit.id
        return Target(page="search", extra=extra)

    def refresh(self) -> None:
        """Search again."""
        text = self.text
        if not text:
            self._shown_text = ""
            self.view.show_records(())
            self._stack.setCurrentWidget(self._nothing_typed)
            return
        self.run(
            lambda register: finding.search(register, text, limit=MOST),
            lambda hits: self._on_hits(text, hits),
        )

    def leave(self) -> None:
        """The search is logged even when the pause was not awaited."""
        if self._pause.isActive():
            self._pause.stop()
            self._log()

    def focus_first(self) -> None:
        """Into the hits."""
        self.view.table.setFocus()

    def search_confirmed(self) -> None:
        """Open the chosen hit; while the last key is still looked up, when that is done."""
        if self._shown_text == self.text:
            self._open(self.view.current())
        else:
            self._open_when_found = True

    def _on_hits(self, text: str, hits: tuple[Hit, ...]) -> None:
        if text != self.text:
            return  # more has been typed
        self.view.show_records(hits, select=self._wanted_row)
        self._wanted_row = None
        self._shown_text = text
        if not hits:
            self._stack.setCurrentWidget(self._nothing_found)
            return
        self._stack.setCurrentIndex(2)
        said = (
            tr("The newest %n are shown. Type more to narrow it down.", "", MOST)
            if len(hits) == MOST
            else tr("%n found, the newest first.", "", len(hits))
        )
        self.said.setText(said)
        if self._open_when_found:
            self._open_when_found = False
            self._open(self.view.current())

    def _log(self) -> None:
        self._logged = self.text
        now = self.context.now()
        self.run(lambda register: finding.log_search(register, now=now), lambda _none: None)

    def _columns(self) -> list[Column]:
        return [
            Column(title=tr("Record"), text=lambda hit: hit.number, width=140),
            Column(title=tr("Found in"), text=lambda hit: words(hit.noun), width=150),
            Column(title=tr("Citizen"), text=lambda hit: hit.label, tooltip=lambda hit: hit.label),
            Column(title=tr("Date"), text=lambda hit: short_date_text(hit.day), width=120),
            Column(title=tr("Status"), text=_status, width=110),
        ]

    def _open(self, hit: Hit | None) -> None:
        if hit is None:
            return
        extra = {"noun": str(hit.noun), "row": hit.record}
        if hit.case_id is not None:
            self.navigate_requested.emit(Target(page="case", record_id=hit.case_id, extra=extra))
        elif hit.concern_id is not None:
            self.navigate_requested.emit(
                Target(page="concern", record_id=hit.concern_id, extra=extra)
            )


def _status(hit: Hit) -> str:
    """A concern is not closed: it is decided, also where it became a case."""
    if not hit.closed:
        return tr("Open", "status")
    return tr("Closed") if hit.case_id is not None else tr("Decided")
