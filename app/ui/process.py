# SPDX-License-Identifier: EUPL-1.2
"""The room as a process: started early, waiting for the keys, ended with `os._exit`."""

import os
import sys
from datetime import datetime
from types import TracebackType
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.audit import Purpose
from app.domain.codelists import Language
from app.hardening import harden_process, quiet_faults
from app.pipes import Kind, Reason, Speaker, receive_handover
from app.services import settings
from app.storage import preferences
from app.storage.resources import load_codelists
from app.storage.vault.keys import DerivedKeys
from app.ui.application import Room, Setting, build_room
from app.ui.guard import Guard
from app.ui.idle_lock import ActivityWatch
from app.widgets.clipboard import ClipboardWatch
from app.widgets.jobs import BugReport
from app.widgets.messages import Message
from app.widgets.printing import wait_with
from app.widgets.texts import install_language
from app.widgets.theme import Mode, apply_theme


def run_room(control: int, keys_end: int) -> int:
    """Wait for the keys, then show the window; returns only when the door gave none."""
    harden_process()
    quiet_faults()
    path = preferences.default_path()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("tovholder")
    application.setQuitOnLastWindowClosed(False)
    apply_theme(application, Mode(preferences.load(path).theme))
    load_codelists()
    handover = receive_handover(keys_end)
    if handover is None:
        os._exit(0)
    liked = preferences.load(path)
    language = cast(Language, handover.language)
    install_language(language)
    apply_theme(application, Mode(liked.theme))
    gate = Speaker(control)
    rooms: list[Room] = []

    def end_process(reason: Reason, window: str = "", sentence: str = "") -> None:
        try:
            status = rooms[0].status() if rooms else ""
            gate.say(Kind.END, reason=reason, window=window, sentence=sentence, status=status)
        finally:
            os._exit(0)

    guard = Guard(
        beat=lambda patience_s: gate.say(Kind.BEAT, patience=patience_s),
        end_process=end_process,
        idle_minutes=settings.BOUNDS[settings.Setting.IDLE_MINUTES].proposed,
    )
    guard.start()
    wait_with(guard.patient)
    room = build_room(
        DerivedKeys.unpack(handover.packed_keys),
        setting=Setting(
            folder=handover.folder,
            purpose=Purpose(handover.purpose),
            preferences=path,
            now=lambda: datetime.now().astimezone(),
            window=handover.window,
            accept_older=handover.accept_older,
            idle_s=lambda: guard.idle_s,
        ),
        end_process=end_process,
        language=language,
    )
    rooms.append(room)
    room.idle_minutes_changed.connect(guard.set_idle_minutes)
    room.ending.connect(lambda reason: guard.end(Reason(reason)))
    guard.ask_first(room.end_requested.emit)
    room.ending.connect(ClipboardWatch(application).clear)
    watch = ActivityWatch(application, guard.touch, lambda: room.end(Reason.LOCKED))
    room.screen_sharing_changed.connect(watch.share_screen)
    room.opened.connect(lambda: _on_opened(room, watch, gate))
    _report_bugs(room)
    session: list[object] = []
    room.opened.connect(lambda: QTimer.singleShot(0, lambda: session.append(_watched(guard))))
    code = application.exec()
    end_process(Reason.QUIT, room.place())
    return code


def _on_opened(room: Room, watch: ActivityWatch, gate: Speaker) -> None:
    if room.window is not None:
        watch.watch(room.window.windowHandle())
        room.window.raise_()
        room.window.activateWindow()
    gate.say(Kind.OPEN, window=room.place())


def _watched(guard: Guard) -> object:
    from app.ui.session_watch import watch_session

    return watch_session(guard.end)


def _report_bugs(room: Room) -> None:
    """A fault in a slot is told by type, module and line; nothing is printed."""

    def hook(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if room.window is not None:
            room.window.show_message(Message.bug(str(BugReport.of(error))))

    sys.excepthook = hook
