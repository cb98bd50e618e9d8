# SPDX-License-Identifier: EUPL-1.2
"""The start page: what waits, in at most six cards, and the next deadline when nothing does."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services import today as waiting
from app.services.views import Card as Heap
from app.services.views import CardKind, CardRow
from app.ui.actions import make_action
from app.ui.page import Context, Page, Target
from app.ui.parts.due import DueRow, target_of
from app.widgets.parts import Card, EmptyState, PageBody, Rule, Text, clear, link_button
from app.widgets.texts import near_date_text, number_text, tr, words

if TYPE_CHECKING:
    from app.services.register import Register

_TWO_COLUMNS_FROM = 700
_WIDEST = 1180


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """All that the page shows, read in one go."""

    heaps: tuple[Heap, ...] = field(repr=False)
    urgent: int
    next_deadline: date | None


class TodayPage(Page):
    """At most six cards in two columns; never a dashboard."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.cards: list[HeapCard] = []
        self._new = make_action(self, tr("New concern"), self._on_new)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        heaps = QWidget()
        self.body = PageBody(heaps, width=_WIDEST)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(16)
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for one in self._columns:
            one.setSpacing(16)
            self._beside.addLayout(one, 1)
        self.body.add_layout(self._beside)
        self.body.add_stretch()
        self._nothing = QWidget()
        self._nothing_column = QVBoxLayout(self._nothing)
        self._stack.addWidget(heaps)
        self._stack.addWidget(self._nothing)
        self._focus_wanted = False

    def title(self) -> str:
        """Today."""
        return tr("Today")

    def primary_action(self) -> QAction | None:
        """Take a concern in."""
        return self._new

    def refresh(self) -> None:
        """Read what waits."""
        now = self.context.now()

        def read(register: "Register") -> _Waiting:
            return _Waiting(
                heaps=waiting.today_cards(register, now=now),
                urgent=waiting.badge_count(register, now=now),
                next_deadline=waiting.next_deadline(register),
            )

        self.run(read, self._on_read)

    def place(self) -> Target | None:
        """The page with the row that has the focus."""
        extra = {
            key: value
            for card in self.cards
            for row in card.rows
            if row.hasFocus()
            for key, value in (("row", row.row.id), ("card", str(card.kind)))
        }
        return Target(page="today", extra=extra)

    def focus_first(self) -> None:
        """On the row that was left, otherwise the first; where nothing waits, the frame's deed."""
        self.setFocus()
        self._focus_wanted = True
        self._focus()

    def leave(self) -> None:
        """What is read after another page has opened does not take the focus from it."""
        self._focus_wanted = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two are too narrow."""
        super().resizeEvent(event)
        self._lay_out()

    def _on_new(self) -> None:
        self.navigate_requested.emit(Target(page="new_concern"))

    def _on_read(self, read: _Waiting) -> None:
        self.badge_changed.emit(read.urgent)
        today = self.context.now().date()
        held = any(row.hasFocus() for card in self.cards for row in card.rows)
        if held:
            self._target = self.place()
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [HeapCard(heap, today) for heap in read.heaps]
        for card in self.cards:
            card.row_chosen.connect(lambda row: self.navigate_requested.emit(target_of(row)))
            card.all_requested.connect(self._on_all)
        if self.cards:
            self._stack.setCurrentIndex(0)
            self._lay_out()
        else:
            clear(self._nothing_column)
            self._nothing_column.addWidget(EmptyState(_nothing(read, today), icon="circle-check"))
            self._stack.setCurrentIndex(1)
        self._focus_wanted = self._focus_wanted or held
        self._focus()

    def _on_all(self, kind: CardKind) -> None:
        self.navigate_requested.emit(Target(page="all_due", extra={"card": str(kind)}))

    def _lay_out(self) -> None:
        two = self.width() >= _TWO_COLUMNS_FROM
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass
        for number, card in enumerate(self.cards):
            self._columns[number % 2 if two else 0].addWidget(card)
        for column in self._columns:
            column.addStretch(1)
        self._beside.setStretch(1, 1 if two else 0)

    def _focus(self) -> None:
        if not self._focus_wanted or not self.cards:
            return
        extra = self._target.extra if self._target is not None else {}
        wanted = (extra.get("card", ""), extra.get("row", ""))
        rows = [(str(card.kind), row) for card in self.cards for row in card.rows]
        left = [row for kind, row in rows if (kind, row.row.id) == wanted]
        self._focus_wanted = False
        (left or [row for _kind, row in rows])[0].setFocus()


class HeapCard(Card):
    """A number, a sentence, the first three of them, and the way to all."""

    row_chosen = Signal(CardRow)
    all_requested = Signal(CardKind)

    def __init__(self, heap: Heap, today: date) -> None:
        super().__init__()
        self.kind = heap.kind
        self.setAccessibleName(f"{heap.count} {words(heap.kind)}")
        number = Text(number_text(heap.count), "number", wrap=False)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(number, 0, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(Text(words(heap.kind), "section"), 1, Qt.AlignmentFlag.AlignBaseline)
        self.rows: Sequence[DueRow] = [DueRow(row, today, self) for row in heap.rows]
        listed = QVBoxLayout()
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(0)
        for row in self.rows:
            listed.addWidget(Rule())
            listed.addWidget(row)
            row.chosen.connect(self.row_chosen)
        listed.addWidget(Rule())
        self.all_button = link_button(
            tr("Show all"),
            lambda: self.all_requested.emit(self.kind),
        )
        said = self.accessibleName()
        self.all_button.setAccessibleName(tr("Show all: {which}").format(which=said))
        self.add_layout(head)
        if heap.kind is CardKind.DELETIONS:
            self.add(
                Text(
                    tr(
                        "Deleting them in time is a duty. The program does not do it by itself; a "
                        "later version offers it here."
                    ),
                    "quiet",
                )
            )
        self.add_layout(listed)
        self.add_layout(_left(self.all_button))


def _left(button: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(4, 0, 0, 0)
    line.addWidget(button)
    line.addStretch(1)
    return line


def _nothing(read: _Waiting, today: date) -> str:
    if read.next_deadline is None:
        return tr("Nothing is waiting, and no deadline is set.")
    day = near_date_text(read.next_deadline, today)
    return tr("Nothing is waiting. The next deadline is {date}.").format(date=day)
