# SPDX-License-Identifier: EUPL-1.2
"""One thing that waits, as a row that opens its record: shared by the start page and its lists."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.services.views import CardRow, Due
from app.ui.page import Target
from app.widgets.parts import Button, Text
from app.widgets.texts import near_date_text, tr, words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_NEW_CONCERN = "new_concern"
_HEIGHT = 56


def target_of(row: CardRow) -> Target:
    """Where the thing is done: its case or concern, or the form that was begun."""
    extra = {"noun": str(row.noun), "row": row.record}
    if row.case_id is not None:
        return Target(page="case", record_id=row.case_id, extra=extra)
    if row.concern_id is not None:
        return Target(page="concern", record_id=row.concern_id, extra=extra)
    return Target(page=_NEW_CONCERN)


def record_text(row: CardRow) -> str:
    """The record's number and whom it is about, without a name."""
    said = [text for text in (row.number, row.label) if text]
    if said:
        return " · ".join(said)
    if row.case_id is not None:
        return tr("A case")
    return tr("A concern") if row.concern_id is not None else tr("New concern")


def what_text(row: CardRow) -> str:
    """What is to be done."""
    return f"{words(row.what)}: {row.text}" if row.text else words(row.what)


def day_text(row: CardRow, today: date) -> str:
    """The working day to do it on."""
    return near_date_text(row.work_on, today)


def day_help(row: CardRow, today: date) -> str:
    """Why the day shown is not the day itself."""
    if row.what is Due.DRAFT or row.work_on == row.due_on:
        return ""
    day = near_date_text(row.due_on, today)
    return tr("The day itself is {date}, when nobody is at work.").format(date=day)


class Elided(Text):
    """One line that ends in … where there is no room for it."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__("", role, wrap=False)
        self._whole = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fit()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        room = max(self.width(), 1)
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class DueRow(Button):
    """A row: what, about whom, and when; a click or Enter opens it."""

    chosen = Signal(CardRow)

    def __init__(self, row: CardRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__("", lambda: self.chosen.emit(row), role="row", parent=parent)
        self.row = row
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        what, whom, day = what_text(row), record_text(row), day_text(row, today)
        self.setAccessibleName(f"{what}. {whom}. {day}")
        if help_text := day_help(row, today):
            self.setAccessibleDescription(help_text)
        self.setToolTip("\n".join(text for text in (what, help_text) if text))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(Elided(what, "body"))
        said.addWidget(Elided(whom, "small"))
        said.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(16)
        line.addLayout(said, 1)
        line.addWidget(Text(day, "quiet", wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        for label in self.findChildren(Text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As tall as two lines."""
        return QSize(280, _HEIGHT)
