# SPDX-License-Identifier: EUPL-1.2
"""The door's real window in English for its tests, and what it did to the world outside."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.door.window import DoorWindow, Exits
from app.door.work import Vault
from app.pipes import DoorSpec, Handover
from app.widgets.jobs import Lane
from app.widgets.texts import install_language
from app.widgets.theme import Mode, apply_theme
from tests.services.registers import CHEAP

NOW = datetime(2026, 11, 21, 14, 7, tzinfo=UTC)


@dataclass
class Outside:
    """What the door did to the world."""

    handed: list[Handover] = field(default_factory=list)
    quits: list[str] = field(default_factory=list)
    focused: int = 0
    languages: list[str] = field(default_factory=list)

    def focus(self) -> None:
        self.focused += 1


def door_at(
    folder: Path | None,
    outside: Outside,
    lane: Lane,
    qtbot: QtBot,
    tmp_path: Path,
    **facts: object,
) -> DoorWindow:
    install_language("en")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, Mode.LIGHT)
    door = DoorWindow(
        DoorSpec(folder=folder, **facts),
        vault=Vault(floors=CHEAP, cost=CHEAP, state_folder=tmp_path / "state"),
        now=lambda: NOW,
        exits=Exits(
            unlocked=outside.handed.append,
            quit=outside.quits.append,
            focused=outside.focus,
            language_chosen=outside.languages.append,
        ),
        lane=lane,
    )
    qtbot.addWidget(door)
    with qtbot.waitActive(door):
        door.show()
        door.activateWindow()
    return door
