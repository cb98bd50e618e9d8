# SPDX-License-Identifier: EUPL-1.2
"""What the door does on its worker: the only place where it meets the vault.

The vault is imported when it is needed, so that the passphrase field is there before it.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.errors import WeakPassphrase
from app.services.task import Task

if TYPE_CHECKING:
    from app.domain.codelists import CodeLists
    from app.domain.municipality import ProfileDraft
    from app.storage.vault.cost import Cost


_REGISTER_FILE: Final = re.compile(r"register\.keys(\.bak)?|register-\d{4,9}\.db", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """How this door opens and makes vaults: the production floors, or a test's weak ones."""

    floors: "Cost | None" = None
    cost: "Cost | None" = None
    state_folder: Path | None = None

    def unlock(self, folder: Path, secret: str, task: Task) -> bytearray:
        """From a passphrase or recovery key to the packed keys of the room."""
        from app.services.register import unlock_register
        from app.storage.vault.cost import FLOORS

        keys = unlock_register(folder, secret, floors=self.floors or FLOORS, progress=task.progress)
        try:
            return keys.pack()
        finally:
            keys.wipe()

    def create(self, order: "NewRegister", now: datetime, task: Task) -> bytearray:
        """Make a register; gives the packed keys that open it at once."""
        from app.services.register import create_register
        from app.storage.vault.cost import FLOORS

        keys = create_register(
            order.folder,
            order.passphrase,
            order.profile,
            holder=order.holder,
            now=now,
            cost=self.cost,
            floors=self.floors or FLOORS,
            progress=task.progress,
            state_folder=self.state_folder,
        )
        try:
            return keys.pack()
        finally:
            keys.wipe()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRegister:
    """What the assistant collected."""

    folder: Path
    holder: str = field(repr=False)
    passphrase: str = field(repr=False)
    profile: "ProfileDraft"


def is_register(folder: Path) -> bool:
    """Whether the folder looks like a register from outside, perhaps one that lacks its keys."""
    try:
        return any(_REGISTER_FILE.fullmatch(path.name) for path in folder.iterdir())
    except (OSError, ValueError):
        return False


def suggest() -> str:
    """Five words."""
    from app.storage.vault.passphrase import load_words, suggest_passphrase

    return suggest_passphrase(load_words())


def is_strong(passphrase: str) -> bool:
    """Whether a passphrase may protect a register."""
    from app.storage.vault.passphrase import accept_passphrase, load_words

    try:
        accept_passphrase(passphrase, load_words())
    except WeakPassphrase:
        return False
    return True


def codelists() -> "CodeLists":
    """The lists that the assistant offers."""
    from app.storage.resources import load_codelists

    return load_codelists()
