# SPDX-License-Identifier: EUPL-1.2
"""The editors of a form: each has a value, says when it changed, and what cannot be read."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Final

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from app.domain.errors import Problem
from app.widgets.dates import parse_date
from app.widgets.icons import set_icon
from app.widgets.parts import Button, restyle
from app.widgets.stacking_row import StackingRow
from app.widgets.texts import date_text, tr
from app.widgets.theme import CONTROL_HEIGHT


class Editor(QWidget):
    """One value in a form. `changed` follows the user and `set_value`; `left` the focus."""

    changed = Signal()
    left = Signal()

    def value(self) -> Any:
        """What stands there now."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def problem(self) -> Problem | None:
        """What makes the content unreadable, if anything."""
        return None

    def target(self) -> QWidget:
        """The control that takes the focus and the label."""
        return self

    def mark(self, wrong: bool) -> None:
        """Draw the control as wrong or right."""
        restyle(self.target(), "wrong", "true" if wrong else "false")

    def _hold(self, *widgets: QWidget, spacing: int = 8, stretch: bool = False) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        for widget in widgets:
            row.addWidget(widget)
        if stretch:
            row.addStretch(1)
        self.target().installEventFilter(self)
        self.setFocusProxy(self.target())
        return row

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the focus has gone elsewhere in the window."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            elsewhere = event.reason() not in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            )
            if elsewhere:
                self.left.emit()
        return super().eventFilter(watched, event)


class _OneLine(Editor):
    """What text and numbers share."""

    def __init__(self, *, placeholder: str = "", width: int = 0) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        if width:
            self.line.setFixedWidth(width)
        self._hold(self.line, stretch=bool(width))

    def target(self) -> QWidget:
        """The line."""
        return self.line


class LineEdit(_OneLine):
    """One line of text; the value has no space around it.

    What is longer than `longest` stays and is said: a limit of the line would cut a paste silently.
    """

    def __init__(self, *, placeholder: str = "", longest: int = 500, width: int = 0) -> None:
        super().__init__(placeholder=placeholder, width=width)
        self._longest = longest

    def value(self) -> str:
        """The text."""
        return self.line.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show a text."""
        self.line.setText(value or "")

    def problem(self) -> Problem | None:
        """Whether more stands there than is kept."""
        return Problem.TOO_LONG if len(self.value()) > self._longest else None


class NumberEdit(_OneLine):
    """A whole number, typed; for years and counts."""

    def __init__(self, *, lowest: int = 0, highest: int = 9999, width: int = 120) -> None:
        super().__init__(width=width)
        self._lowest, self._highest = lowest, highest
        self.line.setMaxLength(9)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def value(self) -> int | None:
        """The number, or None when empty or unreadable."""
        text = self.line.text().strip()
        if not text.isascii() or not text.isdigit():
            return None
        return int(text) if self._lowest <= int(text) <= self._highest else None

    def set_value(self, value: int | str | None) -> None:
        """Show a number."""
        self.line.setText("" if value is None else str(value))

    def problem(self) -> Problem | None:
        """Whether something stands there that is no such number."""
        unread = self.line.text().strip() and self.value() is None
        return Problem.NOT_A_NUMBER if unread else None


class DateEdit(Editor):
    """A date as people type it, with a calendar for those who would rather look."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.line = QLineEdit()
        self.line.setMaxLength(40)
        self.line.setFixedWidth(190)
        self.line.setPlaceholderText(tr("e.g. {date}").format(date=tr("12.5.2026")))
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self._on_finished)
        self.button = Button("", self._on_calendar, role="plain")
        set_icon(self.button, "calendar")
        self.button.setFixedHeight(CONTROL_HEIGHT)
        self.button.setAccessibleName(tr("Choose from a calendar"))
        self.button.setToolTip(tr("Choose from a calendar"))
        self._hold(self.line, self.button, spacing=4, stretch=True)

    def value(self) -> date | None:
        """The date, or None when empty or unreadable."""
        return parse_date(self.line.text(), self._now().date())

    def set_value(self, value: date | str | None) -> None:
        """Show a date; a text is taken as typed."""
        self.line.setText(date_text(value) if isinstance(value, date) else value or "")

    def problem(self) -> Problem | None:
        """Whether something stands there that is no date."""
        unread = self.line.text().strip() and self.value() is None
        return Problem.NOT_A_DATE if unread else None

    def target(self) -> QWidget:
        """The line."""
        return self.line

    def _on_finished(self) -> None:
        day = self.value()
        if day is not None and self.line.text() != date_text(day):
            with QSignalBlocker(self.line):
                self.line.setText(date_text(day))

    def _on_calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        day = self.value() or self._now().date()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)

        def choose(chosen: QDate) -> None:
            self.set_value(date(chosen.year(), chosen.month(), chosen.day()))
            menu.close()
            self.line.setFocus()

        calendar.clicked.connect(choose)
        calendar.activated.connect(choose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()


class _Paper(QPlainTextEdit):
    """A text field as tall as its text, between two heights; Tab leaves it."""

    def __init__(self, lines: int, most: int) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.fit())

    def fit(self) -> None:
        """Take the height that the text needs."""
        lines = max(self._lines, min(self._most, round(self.document().size().height())))
        edges = 2 * round(self.document().documentMargin()) + 12
        height = round(lines * self.fontMetrics().lineSpacing()) + edges
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps into another number of lines."""
        super().resizeEvent(event)
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll where this field has nothing to scroll."""
        bar = self.verticalScrollBar()
        if bar.maximum() == 0:
            event.ignore()
        else:
            super().wheelEvent(event)


class TextEdit(Editor):
    """Several lines of plain text, at most twenty pages of them."""

    LONGEST: Final = 50_000

    def __init__(self, *, lines: int = 3, most: int = 16, placeholder: str = "") -> None:
        super().__init__()
        self.paper = _Paper(lines, most)
        self.paper.setPlaceholderText(placeholder)
        self.paper.textChanged.connect(self.changed.emit)
        self._hold(self.paper)

    def value(self) -> str:
        """The text without space around it."""
        return self.paper.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Show a text."""
        self.paper.setPlainText(value or "")

    def problem(self) -> Problem | None:
        """Whether more stands there than is kept."""
        return Problem.TOO_LONG if len(self.value()) > self.LONGEST else None

    def target(self) -> QWidget:
        """The field."""
        return self.paper


class TickBox(Editor):
    """Yes when ticked."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.box = QCheckBox(text)
        self.box.toggled.connect(lambda _on: self.changed.emit())
        self._hold(self.box, stretch=True)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick it or not."""
        self.box.setChecked(bool(value))

    def target(self) -> QWidget:
        """The box."""
        return self.box


class Segmented(Editor):
    """One of a few answers, all of them seen; none is chosen beforehand."""

    def __init__(self, options: Sequence[tuple[Any, str]], *, upright: bool = False) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._values: list[Any] = []
        for number, (value, text) in enumerate(options):
            button = QRadioButton(text)
            button.setProperty("role", "segment")
            button.installEventFilter(self)
            self._group.addButton(button, number)
            self._values.append(value)
        self._lay_out(upright=upright)
        self._group.idToggled.connect(self._on_toggled)
        self.setFocusProxy(self._group.button(0))

    def value(self) -> Any:
        """The chosen answer, or None."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose an answer; None takes the choice back."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        self._stop_at_chosen()
        self.changed.emit()

    def target(self) -> QWidget:
        """The chosen answer, or the first."""
        return self._group.checkedButton() or self._group.button(0)

    def mark(self, wrong: bool) -> None:
        """Only the words beside it say that an answer is missing."""

    def buttons(self) -> list[QRadioButton]:
        """The answers in their order."""
        return [b for b in self._group.buttons() if isinstance(b, QRadioButton)]

    def _lay_out(self, *, upright: bool) -> None:
        if not upright:
            self.setLayout(StackingRow(*self.buttons(), spacing=8, stacked_spacing=8))
            return
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for button in self.buttons():
            column.addWidget(button)

    def _on_toggled(self, _number: int, on: bool) -> None:
        if on:
            self._stop_at_chosen()
            self.changed.emit()

    def _stop_at_chosen(self) -> None:
        """Tab stops once, at the answer; the arrows choose another (Qt does so from then on)."""
        chosen = self.target()
        for button in self._group.buttons():
            here = button is chosen
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)


class YesNoUnknown(Segmented):
    """Yes, no or not known, as "yes", "no", "unknown"; None while unanswered."""

    def __init__(self) -> None:
        super().__init__([("yes", tr("Yes")), ("no", tr("No")), ("unknown", tr("Not known"))])
