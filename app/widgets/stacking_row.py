# SPDX-License-Identifier: EUPL-1.2
"""A row whose widgets stand beneath each other where they have no room beside each other."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayoutItem, QWidget


class StackingRow(QBoxLayout):
    """Widgets beside each other, as narrow as they are; on a narrow page in a column."""

    def __init__(self, *widgets: QWidget, spacing: int, stacked_spacing: int) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight)
        self._beside, self._beneath = spacing, stacked_spacing
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self.addStretch(1)

    def minimumSize(self, /) -> QSize:
        """As wide as its widest; it can stack."""
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(widest, super().minimumSize().height())

    def hasHeightForWidth(self, /) -> bool:
        """Narrow it is higher."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Its height at this width."""
        heights = [_height(item, width) for item in self._shown()]
        if not heights:
            return 0
        if self._fits(width):
            return max(_height(item, item.sizeHint().width()) for item in self._shown())
        return sum(heights) + self._beneath * (len(heights) - 1)

    def minimumHeightForWidth(self, width: int, /) -> int:
        """No lower than that."""
        return self.heightForWidth(width)

    def setGeometry(self, rect: QRect, /) -> None:
        """Turn before the widgets get their places."""
        beside = self._fits(rect.width())
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self.direction() != way:
            self.setDirection(way)
            self.setSpacing(self._beside if beside else self._beneath)
        super().setGeometry(rect)

    def _fits(self, width: int) -> bool:
        wide = [item.minimumSize().width() for item in self._shown()]
        return sum(wide) + self._beside * (len(wide) - 1) <= width

    def _shown(self) -> Iterator[QLayoutItem]:
        items = (self.itemAt(number) for number in range(self.count()))
        return (item for item in items if item is not None and item.widget() and not item.isEmpty())


def _height(item: QLayoutItem, width: int) -> int:
    if not item.hasHeightForWidth():
        return item.sizeHint().height()
    return item.heightForWidth(min(width, item.maximumSize().width()))
