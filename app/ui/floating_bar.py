# SPDX-License-Identifier: EUPL-1.2
"""The frame's message bar: it floats over the page, so that nothing moves when it comes and goes.

It lies at the foot of the page, above the status line; at the top where it would cover what has
the focus.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message
from app.widgets.theme import floating_shadow

_EDGE: Final = 12
_SIDE: Final = 32
_WIDEST: Final = 880


class FloatingBar(MessageBar):
    """A message bar over a widget beside which it stands in the same parent."""

    def __init__(self) -> None:
        super().__init__()
        self._area: QWidget | None = None
        self.setGraphicsEffect(floating_shadow(self))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def float_over(self, area: QWidget) -> None:
        """Lie over this widget, which has its parent by now."""
        self.setParent(area.parentWidget())
        self._area = area
        area.installEventFilter(self)

    def show_message(self, message: Message) -> None:
        """Show a message; it covers the page, but not what has the focus."""
        super().show_message(message)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page when the window changes its size."""
        if watched is self._area and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def _on_focus(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._place()

    def _place(self) -> None:
        area, layout = self._area, self.layout()
        if area is None or layout is None or self.message is None:
            return
        over = area.geometry()
        width = min(over.width() - 2 * _SIDE, _WIDEST)
        height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        foot = QRect(over.left() + _SIDE, over.bottom() + 1 - height - _EDGE, width, height)
        head = QRect(over.left() + _SIDE, over.top() + _EDGE, width, height)
        self.setGeometry(min((foot, head), key=self._covered))
        self.raise_()

    def _covered(self, place: QRect) -> int:
        """How much of what has the focus would lie beneath it there."""
        focused, above = self.window().focusWidget(), self.parentWidget()
        if focused is None or above is None or self.isAncestorOf(focused):
            return 0
        corner = focused.mapTo(self.window(), QPoint(0, 0)) - above.mapTo(self.window(), QPoint())
        shared = QRect(corner, focused.size()).intersected(place)
        return shared.width() * shared.height() if shared.isValid() else 0
