# SPDX-License-Identifier: EUPL-1.2
"""The door as a process: from the gate's pipes to a window, and out with `os._exit`."""

import base64
import contextlib
import gc
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.door.window import DoorWindow, Exits
from app.door.work import Vault, is_register
from app.hardening import harden_process, quiet_faults
from app.pipes import (
    DoorSpec,
    Handover,
    Kind,
    Reason,
    Speaker,
    read_all,
    send_handover,
)
from app.storage import preferences
from app.widgets.clipboard import ClipboardWatch
from app.widgets.jobs import Lane
from app.widgets.texts import install_language
from app.widgets.theme import Mode, apply_theme

_READY_ANYWAY_MS: Final = 1500
_PULSE_MS: Final = 1000


def run_door(control: int, spec_end: int, keys_end: int) -> int:
    """Show the door until it hands over keys or the user quits; does not return by itself."""
    harden_process()
    quiet_faults()
    path = preferences.default_path()
    liked = preferences.load(path)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("tovholder")
    install_language(liked.language)
    apply_theme(application, Mode(liked.theme))
    ClipboardWatch(application)
    packed = read_all(spec_end)  # the gate starts the next door while the room is still open
    if not packed:
        os._exit(0)
    spec = DoorSpec.unpack(packed)
    before, liked = liked, preferences.load(path)
    if (liked.language, liked.theme) != (before.language, before.theme):
        install_language(liked.language)
        apply_theme(application, Mode(liked.theme))
    gate = Speaker(control)

    def can_be_typed() -> None:
        gate.say(Kind.READY)
        gc.enable()

    ready = _once(can_be_typed)

    def unlocked(handover: Handover) -> None:
        with contextlib.suppress(OSError):
            send_handover(keys_end, handover)
        preferences.save(preferences.load(path).with_recent(handover.folder), path)
        gate.say(Kind.UNLOCKED, folder=str(handover.folder), window=handover.window)
        os._exit(0)

    def quit_program(window: str) -> None:
        gate.say(Kind.END, reason=Reason.QUIT, window=window)
        os._exit(0)

    def choose_language(chosen: str) -> None:
        preferences.save(replace(preferences.load(path), language=chosen), path)

    if spec.folder is None:
        known = next((folder for folder in liked.recent if is_register(folder)), None)
        spec = replace(spec, folder=known)
    if not spec.window and liked.window:
        spec = replace(spec, window=base64.b64encode(liked.window).decode("ascii"))
    door = DoorWindow(
        spec,
        vault=Vault(),
        now=lambda: datetime.now().astimezone(),
        exits=Exits(
            unlocked=unlocked,
            quit=quit_program,
            focused=ready,
            language_chosen=choose_language,
        ),
        lane=Lane("door"),
    )
    door.show()
    door.activateWindow()
    QTimer.singleShot(_READY_ANYWAY_MS, ready)
    pulse = QTimer(interval=_PULSE_MS)
    pulse.timeout.connect(lambda: gate.say(Kind.BEAT) or os._exit(0))
    pulse.start()
    code = application.exec()
    gate.say(Kind.END, reason=Reason.QUIT)
    os._exit(code)


def _once(deed: Callable[[], object]) -> Callable[[], None]:
    done: list[bool] = []

    def act() -> None:
        if not done:
            done.append(True)
            deed()

    return act
