# SPDX-License-Identifier: EUPL-1.2
"""A drawn timeline: stretches as bars, events as points, pauses shaded; said in words too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.widgets.texts import short_date_text, tr
from app.widgets.theme import SMALL, font, theme_changes, tokens

_ROW: Final = 36
_TOP: Final = 8
_FOOT: Final = 26
_POINTS: Final = 34
_LEAST_DAYS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stretch of days; without an end it goes on."""

    since: date
    until: date | None = None
    label: str = field(default="", repr=False)
    shaded: bool = False
    """A pause: drawn behind everything, over the whole height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Something that happened on a day."""

    on: date
    label: str = field(default="", repr=False)


def sentences(bars: Sequence[Bar], points: Sequence[Point]) -> tuple[tuple[str, str], ...]:
    """The picture as rows of a table, (when, what), in the order of their days."""
    rows = [(one.since, _stretch(one), one.label) for one in bars]
    rows += [(one.on, short_date_text(one.on), one.label) for one in points]
    return tuple((when, what) for _day, when, what in sorted(rows))


class Timeline(QWidget):
    """The picture; its accessible description holds every sentence."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._shades: tuple[Bar, ...] = ()
        self._points: tuple[Point, ...] = ()
        self._first = self._last = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Timeline of the case"))
        theme_changes().changed.connect(self.update)

    def set_content(
        self, bars: Sequence[Bar], points: Sequence[Point], *, first: date, last: date
    ) -> None:
        """Draw these between two days."""
        self._bars = tuple(one for one in bars if not one.shaded)
        self._shades = tuple(one for one in bars if one.shaded)
        self._points = tuple(points)
        self._first = first
        self._last = max(last, first + timedelta(days=_LEAST_DAYS))
        said = "; ".join(f"{when}: {what}" for when, what in sentences(bars, points))
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each bar, one for the points, the line of days beneath."""
        points = _POINTS if self._points else 0
        return QSize(480, _TOP + _ROW * len(self._bars) + points + _FOOT)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(240, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Name the ring or bar beneath the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.said_at(event.pos()), self)
            return True
        return super().event(event)

    def said_at(self, place: QPoint) -> str:
        """What is drawn at a place, in words."""
        if place.y() >= _TOP + _ROW * len(self._bars):
            near = [one for one in self._points if abs(self._x(one.on) - place.x()) <= 8]
            return "\n".join(f"{short_date_text(one.on)}: {one.label}" for one in near)
        row = (place.y() - _TOP) // _ROW
        if 0 <= row < len(self._bars):
            return f"{_stretch(self._bars[row])}: {self._bars[row].label}"
        return ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw shades, days, bars and points, in this order."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL))
        self._draw_shades(painter)
        self._draw_days(painter)
        for row, bar in enumerate(self._bars):
            self._draw_bar(painter, bar, _TOP + row * _ROW)
        self._draw_points(painter)
        painter.end()

    def _x(self, day: date) -> float:
        whole = (self._last - self._first).days
        return 8 + (self.width() - 16) * max(0, min((day - self._first).days, whole)) / whole

    def _draw_shades(self, painter: QPainter) -> None:
        colours = tokens()
        for shade in self._shades:
            left, right = self._x(shade.since), self._x(shade.until or self._last)
            box = QRectF(left, 0, max(right - left, 3), self.height() - _FOOT)
            painter.fillRect(box, QColor(colours.background))
            brush = QBrush(QColor(colours.line), Qt.BrushStyle.BDiagPattern)
            painter.fillRect(box, brush)

    def _draw_days(self, painter: QPainter) -> None:
        colours = tokens()
        foot = self.height() - _FOOT
        painter.setPen(QPen(QColor(colours.strong_line), 1.0))
        painter.drawLine(QPointF(8, foot), QPointF(self.width() - 8, foot))
        for number, day in enumerate(days := tuple(self._marks())):
            x = self._x(day)
            painter.setPen(QPen(QColor(colours.strong_line), 1.0))
            painter.drawLine(QPointF(x, foot), QPointF(x, foot + 4))
            painter.setPen(QColor(colours.quiet))
            side, left = Qt.AlignmentFlag.AlignHCenter, x - 50
            if number == 0:
                side, left = Qt.AlignmentFlag.AlignLeft, x
            elif number == len(days) - 1:
                side, left = Qt.AlignmentFlag.AlignRight, x - 100
            box = QRectF(left, foot + 6, 100, _FOOT - 6)
            painter.drawText(box, side | Qt.AlignmentFlag.AlignTop, short_date_text(day))

    def _marks(self) -> Iterator[date]:
        whole = (self._last - self._first).days
        steps = max(1, min(5, (self.width() - 16) // 150))
        for step in range(steps + 1):
            yield self._first + timedelta(days=round(whole * step / steps))

    def _draw_bar(self, painter: QPainter, bar: Bar, top: float) -> None:
        colours = tokens()
        left, right = self._x(bar.since), self._x(bar.until or self._last)
        width = max(right - left, 6.0)
        painter.setPen(QColor(colours.text))
        metrics = painter.fontMetrics()
        wanted = metrics.horizontalAdvance(bar.label)
        start = min(left, max(8.0, self.width() - 8.0 - wanted))
        said = metrics.elidedText(
            bar.label, Qt.TextElideMode.ElideRight, int(self.width() - 8 - start)
        )
        painter.drawText(
            QRectF(start, top, self.width(), 18),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
            said,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(QRectF(left, top + 21, width, 6), 3, 3)
        if bar.until is None:  # it goes on: the end is open
            painter.setBrush(QColor(colours.surface))
            painter.drawEllipse(QPointF(left + width - 4, top + 24), 2.0, 2.0)

    def _draw_points(self, painter: QPainter) -> None:
        if not self._points:
            return
        colours = tokens()
        y = self.height() - _FOOT - _POINTS / 2
        painter.setPen(QPen(QColor(colours.accent), 2.0))
        painter.setBrush(QColor(colours.surface))
        for point in self._points:
            painter.drawEllipse(QPointF(self._x(point.on), y), 5.0, 5.0)


def _stretch(bar: Bar) -> str:
    if bar.until is None:
        return tr("from {date}").format(date=short_date_text(bar.since))
    return tr("{since} – {until}").format(
        since=short_date_text(bar.since), until=short_date_text(bar.until)
    )
