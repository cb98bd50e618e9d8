# SPDX-License-Identifier: EUPL-1.2
"""Autosave: what is typed is handed to the draft store within two seconds."""

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer

WITHIN_MS: Final = 1500


class _Connectable(Protocol):
    def connect(self, slot: Callable[[], None], /) -> object:
        """Call the slot at each change."""


class Autosave(QObject):
    """Calls `save` at most 1.5 s after the first change that is not saved yet.

    The clock does not start anew with each key: steady typing is saved too. `save` runs on the
    window's thread; it collects the form and hands the rest to the lane.
    """

    def __init__(
        self,
        owner: QObject,
        changed: _Connectable,
        save: Callable[[], None],
        *,
        within_ms: int = WITHIN_MS,
    ) -> None:
        super().__init__(owner)
        self._save = save
        self._missed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(within_ms)
        self._timer.timeout.connect(self._on_time)
        changed.connect(self.touch)

    def touch(self) -> None:
        """Something was changed."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Save now what waits; for `Page.leave`."""
        if self._timer.isActive() or self._missed:
            self._timer.stop()
            self._on_time()

    def missed(self) -> None:
        """What was handed over could not be kept: `flush` hands it over again."""
        self._missed = True

    def forget(self) -> None:
        """Drop what waits; for after the real save."""
        self._timer.stop()
        self._missed = False

    def _on_time(self) -> None:
        self._missed = False
        self._save()
