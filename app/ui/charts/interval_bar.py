# SPDX-License-Identifier: EUPL-1.2
"""A published figure with a thin bar: solid up to what is certain, lighter up to what may be."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from app.widgets.parts import Text
from app.widgets.theme import theme_changes, tokens

_HEIGHT: Final = 7
_LIGHT: Final = 80  # of 255: how much of the accent what is not certain keeps


class IntervalFigure(Text):
    """One figure over its bar on the scale of its table; the bar of an open one runs out."""

    def __init__(self, figure: str, lower: int, upper: int | None, scale: int) -> None:
        super().__init__(figure, wrap=False)
        self._lower, self._upper, self._scale = lower, upper, max(scale, 1)
        self.setContentsMargins(0, 3, 0, _HEIGHT + 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_changes().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the words, then the track, what may be, and what is certain."""
        super().paintEvent(event)
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0.5, self.height() - _HEIGHT + 1.5, self.width() - 1, _HEIGHT - 2)
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
