# SPDX-License-Identifier: EUPL-1.2
"""Pictures of the recovery key's step and of the keys page for the demo; nobody in them is real."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.codelists import Language
from app.door.key_deeds import RemoveDeed
from app.door.key_list import KeyList
from app.door.keys_work import Standing
from app.door.recovery_paper import RecoveryPaper
from app.door.recovery_step import RecoveryStep
from app.widgets.jobs import Lane
from app.widgets.texts import language, tr

_SIZE = (1280, 900)
_MUNICIPALITY = "Skovby Kommune"
_LEAVER = "Anna Holm"


def key_pictures(folder: Path, lane: Lane, now: Callable[[], datetime]) -> int:
    """Save them in this folder, in the language that is installed; returns how many.

    Needs an application in its theme; `lane` is idle when it returns.
    """
    saved = 0
    for name, page in _pages(lane, now()):
        frame = QWidget()
        frame.setProperty("role", "page")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 24, 0, 0)
        column.addWidget(page)
        frame.resize(*_SIZE)
        frame.show()
        _settle(lane, frame)
        saved += frame.grab().save(str(folder / f"{name}.png"))
        frame.hide()
        page.setParent(None)
        frame.deleteLater()
    return saved


def _pages(lane: Lane, now: datetime) -> Iterator[tuple[str, QWidget]]:
    step = RecoveryStep(lane, deed=tr("Create the register"))
    step.begin(
        RecoveryPaper(
            register=_MUNICIPALITY,
            folder=Path("Tovholder-register"),
            made_on=now.date(),
            language=cast("Language", language()),
        )
    )
    yield "door-recovery-sheet", step
    step.have_button.click()
    for line, group in zip(step.fields.lines, step.key.split()[:5], strict=False):
        line.setText(group)
    step.fields.focus_first()
    yield "door-recovery-typed", step
    standing = _standing(now)
    keys = KeyList(_MUNICIPALITY)
    keys.show_standing(standing)
    yield "door-keys", keys
    yield "door-keys-remove", RemoveDeed(_LEAVER, standing.copies)


def _standing(now: datetime) -> Standing:
    from app.services.access import WayIn  # the vault comes with these
    from app.services.backups import Backup
    from app.services.keys import KeySlot

    copies = tuple(
        Backup(
            path=Path(f"{days}.zip"),
            made_at=now - timedelta(days=days),
            size=14_200_000,
            vault_id="",
            epoch=1,
            seq=1,
            receipt="",
            good=True,
            current=False,
        )
        for days in (1, 2, 3)
    )
    slots = (
        KeySlot(id="1", kind=WayIn.PASSPHRASE, label="Birgit Tangaa", own=True),
        KeySlot(id="2", kind=WayIn.HOLDER, label=_LEAVER, own=False),
        KeySlot(id="3", kind=WayIn.RECOVERY, label="", own=False),
    )
    return Standing(name=_MUNICIPALITY, slots=slots, copies=copies)


def _settle(lane: Lane, owner: QWidget) -> None:
    """Until everything the lane was asked for before has been delivered."""
    loop = QEventLoop()
    lane.submit(lambda _task: None, lambda _outcome: loop.quit(), owner)
    loop.exec()
