# SPDX-License-Identifier: EUPL-1.2
"""Notices that nobody has used the door for a while, where it holds an opened vault."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

AFTER: Final = timedelta(minutes=10)
_TICK_MS: Final = 1000
_ACTIVITY: Final = frozenset(
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


class IdleWatch(QObject):
    """Says `expired` once the clock, which also runs while the computer sleeps, is past `AFTER`."""

    expired = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._touched = now()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, window: QWindow | None) -> None:
        """Watch a native window from now on; harmless when it is watched already."""
        self.touch()
        self._timer.start()
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there, or work is being done."""
        self._touched = self._now()

    def look(self) -> None:
        """Look at the clock; done every second."""
        if self._timer.isActive() and abs(self._now() - self._touched) >= AFTER:
            self.stop()
            self.expired.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice, and let everything pass."""
        if event.type() in _ACTIVITY:
            self.touch()
        return super().eventFilter(watched, event)
