# SPDX-License-Identifier: EUPL-1.2
"""A user at the door of a register, and what happened to the register before they came."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.audit import Purpose
from app.domain.concerns import ConcernDraft
from app.door.window import DoorWindow
from app.pipes import Handover
from app.services import backups, concerns
from app.services.register import (
    close_register,
    open_register,
)
from app.services.task import Task
from app.services.views import ConcernFilter
from app.storage import audit
from app.storage.vault.keys import DerivedKeys
from app.widgets.jobs import Lane
from tests.door.front import NOW, Outside, door_at
from tests.services.registers import SECRET, enter, make

OTHER_SECRET = "fem helt andre danske ord"


class Visit:
    """A user at the door of one register."""

    def __init__(self, tmp_path: Path, lane: Lane, outside: Outside, qtbot: QtBot) -> None:
        self.place, self.lane, self.outside, self.qtbot = tmp_path, lane, outside, qtbot
        self.folder = tmp_path / "register"
        self.door: DoorWindow | None = None

    def come(self, folder: Path | None = None, **facts: object) -> DoorWindow:
        if self.door is not None:
            self.door.hide()
        self.door = door_at(
            folder or self.folder, self.outside, self.lane, self.qtbot, self.place, **facts
        )
        return self.door

    def unlock(self, secret: str = SECRET, **facts: object) -> Any:
        """Come, type the passphrase, press the button; the page that is shown then."""
        door = self.come(**facts)
        door.unlock_page.passphrase.set_value(secret)
        return self.press(door.unlock_page.button)

    def press(self, button: Any) -> Any:
        assert button.isEnabled()
        button.click()
        return self.settle()

    def settle(self) -> Any:
        self.qtbot.waitUntil(lambda: not self.lane.busy, timeout=20_000)
        QApplication.sendPostedEvents()
        assert self.door is not None
        message = self.door.bar.message
        assert message is None or "mistake" not in message.text, message.text
        return self.door.stack.currentWidget()

    @contextmanager
    def before_the_lane(self) -> Iterator[None]:
        """What happens before the lane comes to what it is given meanwhile."""
        go_on = threading.Event()
        self.lane.submit(lambda _task: go_on.wait(), lambda _outcome: None, self.lane)
        try:
            yield
        finally:
            go_on.set()

    @property
    def handed(self) -> list[Handover]:
        return self.outside.handed

    def room(self) -> Any:
        """Open as the room would what was handed over last."""
        last = self.handed[-1]
        return open_register(
            last.folder,
            DerivedKeys.unpack(last.packed_keys),
            Purpose(last.purpose),
            now=NOW,
            accept_older=last.accept_older,
            state_folder=self.place / "state",
        )

    def stories(self) -> list[str]:
        """What the concerns say in the register that was handed over last."""
        register = self.room()
        try:
            rows = concerns.list_concerns(register, ConcernFilter.ALL)
            return sorted(
                concerns.open_concern(register, row.id, now=NOW).concern.summary for row in rows
            )
        finally:
            close_register(register, now=NOW, reason="quit")


def write(place: Path, *stories: str, back_up: bool = False) -> None:
    """A session in the room: concerns are written, perhaps a backup is taken."""
    register = enter(place, now=NOW)
    for story in stories:
        draft = ConcernDraft(received_on=NOW.date(), source="teacher", summary=story)
        concerns.receive_concern(register, draft, now=NOW)
    if back_up:
        backups.back_up(register, now=NOW, task=Task())
    close_register(register, now=NOW, reason="quit")


def told_of(place: Path) -> list[tuple[str, str]]:
    """What the log says last, newest first."""
    register = enter(place, now=NOW)
    try:
        return [(str(one.action), one.detail) for one in audit.latest(register.database)]
    finally:
        close_register(register, now=NOW, reason="quit")


def older_copy(visit: Visit) -> None:
    """The register is copied, worked in, and the copy put back."""
    make(visit.place, now=NOW)
    write(visit.place, "Første.", back_up=True)
    shutil.copytree(visit.folder, visit.place / "copy")
    write(visit.place, "Anden.")
    shutil.rmtree(visit.folder)
    (visit.place / "copy").rename(visit.folder)
