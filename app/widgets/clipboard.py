# SPDX-License-Identifier: EUPL-1.2
"""What is copied out of the program stays out of histories and clouds, and not for long.

Whatever put it there, every copy of ours is marked as soon as the clipboard is told of it. On
Windows a history may look before us; written from Microsoft's documents, untested.
"""

from typing import Final

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEAR_AFTER_MS: Final = 30_000
MARKS: Final = {
    "x-kde-passwordManagerHint": b"secret",  # Klipper, and the managers that follow it
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": bytes(4),  # a DWORD: no
    "CanUploadToCloudClipboard": bytes(4),
    "application/x-nspasteboard-concealed-type": b"1",
}
_HINT: Final = next(iter(MARKS))
_MODES: Final = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class ClipboardWatch(QObject):
    """Lives as long as the application, whose clipboard and primary selection it watches."""

    def __init__(self, application: QGuiApplication, *, after_ms: int = CLEAR_AFTER_MS) -> None:
        super().__init__(application)
        self._clipboard = QGuiApplication.clipboard()
        self._timer = QTimer(self, interval=after_ms, singleShot=True)
        self._timer.timeout.connect(self.clear)
        self._clipboard.changed.connect(self._on_change)

    def clear(self) -> None:
        """Empty what still holds a copy of ours."""
        self._timer.stop()
        for mode in _MODES:
            if self._is_ours(mode):
                self._clipboard.clear(mode)

    def _is_ours(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.supportsSelection() and self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()

    def _on_change(self, mode: QClipboard.Mode) -> None:
        if mode not in _MODES or not self._is_ours(mode):
            return
        held = self._clipboard.mimeData(mode)
        if not held.formats() or held.hasFormat(_HINT):
            return
        marked = QMimeData()
        if held.hasText():
            marked.setText(held.text())
        else:
            for name in held.formats():
                marked.setData(name, held.data(name))
        for name, value in MARKS.items():
            marked.setData(name, value)
        self._clipboard.setMimeData(marked, mode)
        self._timer.start()
