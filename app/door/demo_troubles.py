# SPDX-License-Identifier: EUPL-1.2
"""Pictures for the demo of what the door shows when something is wrong; all of it invented."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.domain.errors import OlderCopy, RecoveryKeyMistyped, RegisterDamaged
from app.door.restore_page import RestorePage
from app.door.restoring import replacing_text
from app.door.window import DoorWindow
from app.door.work import Trouble
from app.pipes import DoorSpec

Make = Callable[[DoorSpec], DoorWindow]


def trouble_pictures(folder: Path, register: Path, make: Make, now: datetime) -> int:
    """Save a picture per page of trouble; `make` gives a window of its own for each."""
    shows: dict[str, Callable[[DoorWindow], object]] = {
        "door-recovery-key": _mistyped,
        "door-forgotten": lambda door: door.unlock_page.forgotten_button.click(),
        "door-rollback": lambda door: _ask(door, "rollback", _older(register, now)),
        "door-damage": lambda door: _ask(door, "damage", _damaged(register, now)),
        "door-restore": lambda door: _restore(door, register, now),
    }
    saved = 0
    for name, show in shows.items():
        window = make(DoorSpec(folder=register))
        show(window)
        window.show()
        window.resize(1280, 900)
        QApplication.sendPostedEvents()
        saved += window.grab().save(str(folder / f"{name}.png"))
        window.hide()
        window.deleteLater()
    return saved


def _ask(door: DoorWindow, name: str, trouble: Trouble) -> None:
    door.show_page(name).show_trouble(trouble)


def _mistyped(door: DoorWindow) -> None:
    from app.storage.vault import recovery

    door.unlock_page.ask_for_recovery(True, recovery.generate())
    door.unlock_page.show_error(RecoveryKeyMistyped(5))


def _older(register: Path, now: datetime) -> Trouble:
    error = OlderCopy(12, last_at=now - timedelta(days=3), known_at=now - timedelta(hours=1))
    return Trouble(error=error, folder=register, latest=now - timedelta(hours=6))


def _damaged(register: Path, now: datetime) -> Trouble:
    from app.services.repair import Examination

    found = Examination(
        torn_free_pages_only=False,
        damaged=("concern", "note"),
        readable={"concern": (118, 120), "case_file": (31, 31), "note": (402, 405)},
    )
    latest = now - timedelta(hours=6)
    return Trouble(error=RegisterDamaged(), folder=register, latest=latest, examination=found)


def _restore(door: DoorWindow, register: Path, now: datetime) -> None:
    from app.services.backups import Backup

    page = RestorePage(
        door.now,
        register=register,
        suggested=register,
        replacing=replacing_text(register, None),
    )
    door.stack.addWidget(page)
    door.stack.setCurrentWidget(page)
    page.show_copies(
        tuple(
            Backup(
                path=register / "backups" / f"{days}.zip",
                made_at=now - timedelta(days=days, hours=2),
                size=1_400_000 - 4_000 * days,
                vault_id="",
                epoch=1,
                seq=1,
                receipt="",
                good=True,
                current=days < 20,
            )
            for days in (0, 1, 2, 5, 9, 30)
        )
    )
