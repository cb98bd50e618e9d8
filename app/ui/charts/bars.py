# SPDX-License-Identifier: EUPL-1.2
"""Drawn counts: columns along the years, and bars in groups; every number is said in words too."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.widgets.texts import number_text
from app.widgets.theme import SMALL, font, theme_changes, tokens

_COLUMNS_HEIGHT: Final = 200
_COLUMN_WIDTH: Final = 56
_FOOT, _HEAD = 26, 22
_ROW, _GROUP, _THICK = 26, 30, 10
_LABEL_SHARE: Final = 0.42
_LABEL_MOST: Final = 300
_NUMBER_WIDTH: Final = 48


@dataclass(frozen=True, slots=True)
class Count:
    """One number with its name."""

    label: str
    number: int = field(repr=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers that belong together; a group without a name has no heading."""

    title: str
    counts: tuple[Count, ...] = field(repr=False)


class _Chart(QWidget):
    """A picture that nothing can be taken out of; its description holds every number."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_changes().changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(240, self.sizeHint().height())


class ColumnChart(_Chart):
    """Columns beside each other, in the order of time."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._counts: Sequence[Count] = ()

    def set_counts(self, counts: Sequence[Count]) -> None:
        """Draw these."""
        self._counts = tuple(counts)
        self.setAccessibleDescription(_said(self._counts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its columns."""
        return QSize(max(320, _COLUMN_WIDTH * len(self._counts)), _COLUMNS_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the columns, their numbers above and their names beneath."""
        if not self._counts:
            return
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL))
        foot = self.height() - _FOOT
        whole = max(1, *(one.number for one in self._counts))
        step = min(self.width() / len(self._counts), _COLUMN_WIDTH * 1.6)
        for place, one in enumerate(self._counts):
            left, tall = place * step, (foot - _HEAD) * one.number / whole
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            if one.number:
                box = QRectF(left + step * 0.2, foot - tall, step * 0.6, tall)
                painter.drawRoundedRect(box, 2, 2)
            painter.setPen(QColor(colours.text))
            above = QRectF(left, foot - tall - _HEAD, step, _HEAD)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, number_text(one.number))
            painter.setPen(QColor(colours.quiet))
            beneath = QRectF(left, foot + 2, step, _FOOT - 2)
            painter.drawText(beneath, Qt.AlignmentFlag.AlignCenter, one.label)
        painter.setPen(QPen(QColor(colours.strong_line), 1.0))
        painter.drawLine(0, foot, round(step * len(self._counts)), foot)
        painter.end()


class BarChart(_Chart):
    """Bars beneath each other on one scale."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._groups: Sequence[Group] = ()

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Draw these."""
        self._groups = tuple(groups)
        said = (
            f"{one.title}: {_said(one.counts)}" if one.title else _said(one.counts)
            for one in self._groups
        )
        self.setAccessibleDescription(". ".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each number and each heading."""
        rows = sum(len(one.counts) for one in self._groups)
        heads = sum(bool(one.title) for one in self._groups)
        return QSize(480, rows * _ROW + heads * _GROUP + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw group by group."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = max((one.number for group in self._groups for one in group.counts), default=0)
        top = 0.0
        for group in self._groups:
            if group.title:
                painter.setFont(font(SMALL, strong=True))
                painter.setPen(QColor(tokens().text))
                box = QRectF(0, top, self.width(), _GROUP)
                painter.drawText(
                    box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, group.title
                )
                top += _GROUP
            painter.setFont(font(SMALL))
            for one in group.counts:
                self._draw(painter, one, top, max(whole, 1))
                top += _ROW
        painter.end()

    def _draw(self, painter: QPainter, one: Count, top: float, whole: int) -> None:
        colours = tokens()
        middle = Qt.AlignmentFlag.AlignVCenter
        label = min(self.width() * _LABEL_SHARE, _LABEL_MOST)
        metrics = QFontMetricsF(painter.font())
        said = metrics.elidedText(one.label, Qt.TextElideMode.ElideRight, label - 12)
        painter.setPen(QColor(colours.text))
        painter.drawText(QRectF(0, top, label, _ROW), Qt.AlignmentFlag.AlignLeft | middle, said)
        number = QRectF(label, top, _NUMBER_WIDTH - 12, _ROW)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | middle, number_text(one.number))
        room = self.width() - label - _NUMBER_WIDTH
        track = QRectF(label + _NUMBER_WIDTH, top + (_ROW - _THICK) / 2, room, _THICK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(track, 2, 2)
        if one.number:
            track.setWidth(max(room * one.number / whole, 3.0))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(track, 2, 2)


def _said(counts: Sequence[Count]) -> str:
    return "; ".join(f"{one.label}: {number_text(one.number)}" for one in counts)
