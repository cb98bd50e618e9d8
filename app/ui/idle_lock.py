# SPDX-License-Identifier: EUPL-1.2
"""Tells the guard whenever the user does something in any window of the room.

Ctrl+L is caught here too: a dialog over the window would shadow the menu's shortcut.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from app.hardening import CAN_HIDE_FROM_CAPTURE, hide_from_capture

LOCK_KEYS = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)

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

    def __init__(
        self, application: QGuiApplication, touch: Callable[[], None], lock: Callable[[], None]
    ) -> None:
        super().__init__(application)
        self._touch, self._lock = touch, lock
        self._hidden = True
        application.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Watch a window from now on; harmless when it is watched already."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
            self._hide_or_show(window)

    def share_screen(self, shared: bool) -> None:
        """Let screenshots and shared screens show the windows, or not; they begin hidden."""
        self._hidden = not shared
        for window in QGuiApplication.topLevelWindows():
            self._hide_or_show(window)

    def _hide_or_show(self, window: QWindow) -> None:
        if CAN_HIDE_FROM_CAPTURE and window.isTopLevel():
            hide_from_capture(int(window.winId()), hidden=self._hidden)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice, and let everything pass but the lock's own keys."""
        if event.type() in _ACTIVITY:
            self._touch()
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.keyCombination() == LOCK_KEYS
        ):
            self._lock()
            return True
        return super().eventFilter(watched, event)
