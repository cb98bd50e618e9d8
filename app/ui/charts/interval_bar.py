# SPDX-License-Identifier: EUPL-1.2
"""A thin bar beside a published figure: solid up to what is certain, lighter up to what may be."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.theme import theme_changes, tokens

_HEIGHT: Final = 7
_LIGHT: Final = 80  # of 255: how much of the accent what is not certain keeps


class IntervalBar(QWidget):
    """One figure on the scale of its table; without an upper limit the light part runs out."""

    def __init__(self, lower: int, upper: int | None, scale: int, said: str) -> None:
        super().__init__()
        self._lower, self._upper, self._scale = lower, upper, max(scale, 1)
        self.setAccessibleName(said)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_changes().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A thin line."""
        return QSize(120, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(40, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track, what may be, and what is certain."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(whole, 2, 2)
        certain = self._part(whole, self._lower)
        if self._upper is None:
            self._draw_open(painter, whole, certain)
        elif self._upper > self._lower:
            light = QColor(colours.accent)
            light.setAlpha(_LIGHT)
            painter.setBrush(light)
            painter.drawRoundedRect(self._part(whole, self._upper), 2, 2)
        painter.setBrush(QColor(colours.accent))
        if self._lower:
            painter.drawRoundedRect(certain, 2, 2)
        painter.end()

    def _part(self, whole: QRectF, number: int) -> QRectF:
        width = whole.width() * min(number / self._scale, 1.0)
        return QRectF(whole.left(), whole.top(), max(width, 2.0), whole.height())

    def _draw_open(self, painter: QPainter, whole: QRectF, certain: QRectF) -> None:
        light = QColor(tokens().accent)
        light.setAlpha(_LIGHT)
        painter.setPen(QPen(light, whole.height(), Qt.PenStyle.DotLine, Qt.PenCapStyle.FlatCap))
        middle = whole.center().y()
        painter.drawLine(QPointF(certain.right(), middle), QPointF(whole.right(), middle))
        painter.setPen(Qt.PenStyle.NoPen)
