# SPDX-License-Identifier: EUPL-1.2
"""Tells the guard whenever the user does something in any window of the room."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWindow

_ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
        QEvent.Type.TabletPress,
    }
)


class ActivityWatch(QObject):
    """Watches native windows as they get the focus; widgets inside need no filter of their own."""

    def __init__(self, application: QGuiApplication, touch: Callable[[], None]) -> None:
        super().__init__(application)
        self._touch = touch
        application.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Watch a window from now on; harmless when it is watched already."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice, and let everything pass."""
        if event.type() in _ACTIVITY:
            self._touch()
        return super().eventFilter(watched, event)
