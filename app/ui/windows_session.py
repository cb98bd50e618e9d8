# SPDX-License-Identifier: EUPL-1.2
"""Hears on Windows that the session is locked, put to sleep, left, or the lid closed.

Written from Microsoft's documents (WTSRegisterSessionNotification, WM_WTSSESSION_CHANGE,
WM_POWERBROADCAST, GUID_LIDSWITCH_STATE_CHANGE); untested. The window's thread hears it, so a
window that is busy hears late; the guard's clock and the idle time remain.
"""

import ctypes
import sys
from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication
from PySide6.QtWidgets import QWidget

from app.pipes import Reason

_POWER: Final = 0x0218
_SESSION: Final = 0x02B1
_SESSION_REASONS: Final = {
    0x2: Reason.SWITCHED,  # WTS_CONSOLE_DISCONNECT
    0x4: Reason.SWITCHED,  # WTS_REMOTE_DISCONNECT
    0x7: Reason.SESSION,  # WTS_SESSION_LOCK
}
_SUSPEND: Final = 0x4
_SETTING_CHANGE: Final = 0x8013
_LID: Final = UUID("ba3e0f4d-b817-4094-a2d1-d56379e6a0f3")
_THIS_SESSION: Final = 0


class _Message(ctypes.Structure):
    """MSG of winuser.h; what follows these fields is of no use here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint32),
        ("first", ctypes.c_size_t),
        ("second", ctypes.c_size_t),
    )


class _PowerSetting(ctypes.Structure):
    """POWERBROADCAST_SETTING with the four bytes of the lid's state."""

    _fields_ = (
        ("setting", ctypes.c_ubyte * 16),
        ("length", ctypes.c_uint32),
        ("open", ctypes.c_uint32),
    )


class WindowsSession(QAbstractNativeEventFilter):
    """Watches from its making on; a hidden window of its own is told."""

    def __init__(self, end: Callable[[Reason], None]) -> None:
        super().__init__()
        self._end = end
        self._lid_was_open = False  # it is told at once, and may be closed on a desk
        self._window = QWidget()
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        if sys.platform == "win32":
            handle = ctypes.c_void_p(int(self._window.winId()))
            ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(handle, _THIS_SESSION)
            lid = (ctypes.c_ubyte * 16).from_buffer_copy(_LID.bytes_le)
            ctypes.WinDLL("user32").RegisterPowerSettingNotification(handle, ctypes.byref(lid), 0)

    def nativeEventFilter(self, _kind: object, address: int) -> object:
        """Look at one message, and let it pass."""
        message = _Message.from_address(int(address))
        reason: Reason | None = None
        if message.message == _SESSION:
            reason = _SESSION_REASONS.get(message.first)
        elif message.message == _POWER and message.first == _SUSPEND:
            reason = Reason.SUSPENDED
        elif message.message == _POWER and message.first == _SETTING_CHANGE:
            setting = _PowerSetting.from_address(message.second)
            if bytes(setting.setting) == _LID.bytes_le:
                reason = Reason.SUSPENDED if self._lid_was_open and not setting.open else None
                self._lid_was_open = bool(setting.open)
        if reason is not None:
            self._end(reason)
        return False, 0
