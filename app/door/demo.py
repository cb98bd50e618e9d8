# SPDX-License-Identifier: EUPL-1.2
"""Pictures of the door for the demo: its pages, as they begin, in both languages."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.door.demo_keys import key_pictures
from app.door.demo_troubles import trouble_pictures
from app.door.window import DoorWindow, Exits
from app.door.work import Vault
from app.pipes import DoorSpec
from app.widgets.jobs import Lane
from app.widgets.texts import LANGUAGES, install_language, language


def door_pictures(folder: Path, register: Path, now: Callable[[], datetime]) -> int:
    """Save the pictures in one folder per language; returns how many. Needs an application."""
    spoken = language()
    exits = Exits(
        unlocked=lambda _handover: None,
        quit=lambda _place: None,
        focused=lambda: None,
        language_chosen=lambda _language: None,
    )
    lane = Lane("door")

    def door(spec: DoorSpec) -> DoorWindow:
        return DoorWindow(spec, vault=Vault(), now=now, exits=exits, lane=lane)

    saved = 0
    try:
        for wanted in LANGUAGES:
            install_language(wanted)
            for name, spec in (
                ("door-welcome", DoorSpec()),
                ("door-create", DoorSpec()),
                ("door-unlock", DoorSpec(folder=register)),
            ):
                window = door(spec)
                if name == "door-create":
                    window.show_create()
                window.show()
                window.resize(1280, 900)
                QApplication.sendPostedEvents()
                saved += window.grab().save(str(folder / wanted / f"{name}.png"))
                window.hide()
                window.deleteLater()
            saved += key_pictures(folder / wanted, lane, now)
            saved += trouble_pictures(folder / wanted, register, door, now())
    finally:
        lane.close()
        install_language(spoken)
    return saved
