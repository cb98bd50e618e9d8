# SPDX-License-Identifier: EUPL-1.2
"""What the keys page does on the door's worker: the opened vault, and what becomes of it.

The vault is imported when it is needed, as in `app.door.work`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.services.task import Task

if TYPE_CHECKING:
    from app.door.work import Vault
    from app.services.backups import Backup
    from app.services.keys import KeySlot
    from app.storage.vault.vault import Unlocked


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How things are: the register's name, its ways in, its backups that can be seen now."""

    name: str
    slots: "tuple[KeySlot, ...]" = field(repr=False)
    copies: "tuple[Backup, ...]"
    openers: Mapping[Path, frozenset[str]] = field(default_factory=dict, repr=False)
    """By backup, the ids of the ways in that were there when it was made."""

    @property
    def old(self) -> "tuple[Backup, ...]":
        """The backups that keys of before open, and today's do not."""
        return tuple(one for one in self.copies if not one.current)

    def opened_by(self, slot_id: str) -> "tuple[Backup, ...]":
        """The backups that this way in opens, with what its passphrase was then."""
        none: frozenset[str] = frozenset()
        return tuple(one for one in self.copies if slot_id in self.openers.get(one.path, none))


class KeyDesk:
    """A register's opened vault while its ways in are changed; only for the lane, but for `packed`.

    Each deed gives how things are afterwards, and raises what its namesake in `services.keys`
    does; then nothing has changed.
    """

    def __init__(self, folder: Path, unlocked: "Unlocked", vault: "Vault") -> None:
        self.folder, self._unlocked, self._vault = folder, unlocked, vault

    def packed(self) -> bytearray:
        """What the room gets, under the keys as they are now."""
        keys = self._unlocked.keys()
        try:
            return keys.pack()
        finally:
            keys.wipe()

    def wipe(self) -> None:
        """Overwrite the master key; the desk is of no use afterwards."""
        self._unlocked.wipe()

    def standing(self) -> Standing:
        """How things are now. Raises what opening the register raises."""
        from app.services import backups
        from app.services.keys import slots
        from app.storage import deletions, register_folder, settings

        keys = self._unlocked.keys()
        try:
            with register_folder.open_register(self.folder, keys) as database:
                profile = settings.profile(database)
                target = deletions.second_target(database)
        finally:
            keys.wipe()
        listed = backups.listed(self.folder, target=target)
        ours = tuple(one for one in listed if one.vault_id == keys.vault_id)
        return Standing(
            name=profile.name if profile is not None else self.folder.name,
            slots=slots(self._unlocked),
            copies=ours,
            openers={one.path: _openers(one.path) for one in ours},
        )

    def change_passphrase(self, secret: str, now: datetime, task: Task) -> Standing:
        """Give the user's own way in another passphrase."""
        from app.services import keys

        given = self._given(now, task)
        self._unlocked = keys.change_passphrase(self.folder, self._unlocked, secret, **given)
        return self.standing()

    def add_holder(
        self, secret: str, label: str, now: datetime, task: Task, *, replaces: str | None = None
    ) -> Standing:
        """Give somebody a way in, their own or another's."""
        from app.services import keys

        given = self._given(now, task)
        self._unlocked = keys.add_holder(
            self.folder, self._unlocked, secret, label=label, replaces=replaces, **given
        )
        return self.standing()

    def add_recovery(self, key: str, now: datetime, task: Task) -> Standing:
        """Let a new recovery key open the register, and the one of before no more."""
        from app.services import keys

        given = self._given(now, task)
        self._unlocked = keys.add_recovery(self.folder, self._unlocked, key, **given)
        return self.standing()

    def remove(self, slot_id: str, now: datetime, task: Task) -> Standing:
        """Take a way in away."""
        from app.services import keys

        given = self._given(now, task)
        given.pop("cost")  # nothing is derived
        self._unlocked = keys.remove_slot(self.folder, self._unlocked, slot_id, **given)
        return self.standing()

    def delete_copies(self, copies: "tuple[Backup, ...]", now: datetime, task: Task) -> Standing:
        """Delete backups of before, once there is a good one that today's keys open.

        Raises what making a backup and deleting one raise.
        """
        from app.domain.audit import Purpose
        from app.services import backups
        from app.services.register import close_register, open_register

        register = open_register(
            self.folder,
            self._unlocked.keys(),
            Purpose.OPERATIONS,
            now=now,
            state_folder=self._vault.state_folder,
        )
        try:
            if backups.latest(register) is None:
                backups.back_up(register, now=now, task=task)
            task.stop_if_cancelled()
            for one in copies:
                backups.delete_backup(register, one, now=now)
        finally:
            close_register(register, now=now, reason="keys")
        return self.standing()

    def _given(self, now: datetime, task: Task) -> dict[str, Any]:
        from app.storage.vault.cost import FLOORS

        return {
            "now": now,
            "cost": self._vault.cost,
            "floors": self._vault.floors or FLOORS,
            "task": task,
            "state_folder": self._vault.state_folder,
        }


def _openers(path: Path) -> frozenset[str]:
    from app.domain.errors import AppError
    from app.storage import archive
    from app.storage.vault.keyfile import NO_FLOORS, parse

    try:
        with archive.opened(path) as backup:
            return frozenset(one.id for one in parse(backup.key_file(), floors=NO_FLOORS).slots)
    except AppError:
        return frozenset()  # nobody opens what cannot be read
