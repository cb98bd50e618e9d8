# SPDX-License-Identifier: EUPL-1.2
"""What the door does on its worker: the only place where it meets the vault.

The vault is imported when it is needed, so that the passphrase field is there before it.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.errors import (
    AppError,
    KeyFileForeign,
    RegisterDamaged,
    RegisterExists,
    RegisterFileMissing,
    RegisterTruncated,
    WrongPassphrase,
)
from app.services.task import Task

if TYPE_CHECKING:
    from app.domain.codelists import CodeLists
    from app.domain.municipality import ProfileDraft
    from app.services.backups import Backup
    from app.services.repair import Examination
    from app.services.restore import Rehearsed
    from app.storage.vault.cost import Cost
    from app.storage.vault.vault import Unlocked


_REGISTER_FILE: Final = re.compile(r"register\.keys(\.bak)?|register-\d{4,9}\.db", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """How this door opens and makes vaults: the production floors, or a test's weak ones."""

    floors: "Cost | None" = None
    cost: "Cost | None" = None
    state_folder: Path | None = None

    def enter(self, order: "Secret", now: datetime, task: Task) -> "Opened":
        """From what was typed to an unlocked register and what its proof found.

        A register of an older version is backed up, then brought up to date.
        """
        from app.services.register import is_foreign
        from app.storage import backup
        from app.storage.register_folder import bring_up_to_date
        from app.storage.vault import FLOORS, keyfile, recovery, unlock

        floors = self.floors or FLOORS
        if order.is_recovery:
            recovery.parse(order.typed)  # says which group is wrong, before any derivation
        try:
            unlocked = unlock(order.folder, order.typed, floors=floors, progress=task.progress)
        except WrongPassphrase:
            found = keyfile.read(order.folder, floors=floors).key_file
            if is_foreign(order.folder, found.vault_id):
                raise KeyFileForeign from None
            raise
        if task.cancelled:
            unlocked.wipe()
            task.stop_if_cancelled()
        opened = Opened(order=order, unlocked=unlocked)
        try:
            current = bring_up_to_date(
                order.folder,
                unlocked,
                before=lambda older, keys: backup.make(older, keys, order.folder, now=now),
            )
        except AppError as error:
            other = isinstance(error, RegisterDamaged | RegisterFileMissing) and is_foreign(
                order.folder, unlocked.key_file.vault_id
            )
            return replace(opened, trouble=KeyFileForeign() if other else error)
        if current is not unlocked:
            unlocked.wipe()
        return self.prove(replace(opened, unlocked=current), task)

    def prove(self, opened: "Opened", task: Task, *, full: bool = False) -> "Opened":
        """Open the register as the room will, and close it again; trouble is part of the answer."""
        from app.services.register import prove_register

        keys = opened.unlocked.keys()
        try:
            proof = prove_register(
                opened.order.folder,
                keys,
                full=full,
                accept_older=opened.accept_older,
                state_folder=self.state_folder,
                task=task,
            )
        except AppError as error:
            return replace(opened, trouble=error)
        finally:
            keys.wipe()
        return replace(opened, trouble=None, checked=full, unclean=proof.unclean)

    def check(self, opened: "Opened", now: datetime, task: Task) -> "Opened":
        """Read every page; repair torn free pages quietly, and examine what is worse."""
        checked = replace(self.prove(opened, task, full=True), checked=True)
        if not isinstance(checked.trouble, RegisterDamaged | RegisterTruncated):
            return checked
        from app.services.repair import examine, repair

        folder = opened.order.folder
        with suppress(AppError):  # then there is no more to say than what was found already
            found = examine(folder, opened.unlocked, task=task)
            if not found.torn_free_pages_only:
                return replace(checked, examination=found)
            mended = repair(
                folder, opened.unlocked, now=now, task=task, state_folder=self.state_folder
            )
            checked = self.prove(replace(checked, unlocked=mended), task, full=True)
        return checked

    def disk_is_open(self, folder: Path) -> bool:
        """Whether the disk under a folder is known not to be encrypted."""
        from app.storage.disk_encryption import DiskEncryption, disk_encryption

        return disk_encryption(folder) is DiskEncryption.NOT_ENCRYPTED

    def copies(self, folder: Path) -> "tuple[Backup, ...]":
        """The copies in the register's own folder, newest first."""
        from app.services.backups import listed

        return listed(folder)

    def look(self, path: Path) -> "Backup":
        """What a file says of itself, if it is a backup."""
        from app.services.restore import look

        return look(path)

    def rehearse(self, order: "RestoreOrder", now: datetime, task: Task) -> "Rehearsed":
        """Restore a backup to see that it can be, and leave nothing of it."""
        from app.services.restore import rehearse
        from app.storage.vault.cost import FLOORS

        floors = self.floors or FLOORS
        secret = order.of_then or order.typed
        return rehearse(order.path, secret, now=now, floors=floors, task=task)

    def restore(self, order: "RestoreOrder", now: datetime, task: Task) -> bool:
        """Put a backup into a register's folder, or into a new one.

        False where the register was whole but for its key file, and only that was fetched.
        Raises RegisterExists where a register with its keys lies in what was to be a new folder.
        """
        from app.services.restore import restore
        from app.services.restore_keys import fetch_keys
        from app.storage.files import KEY_FILE, KEY_FILE_COPY
        from app.storage.vault.cost import FLOORS

        if order.new and any((order.folder / one).exists() for one in (KEY_FILE, KEY_FILE_COPY)):
            raise RegisterExists
        floors = self.floors or FLOORS
        of_then = order.of_then or order.typed
        if fetch_keys(
            order.path, of_then, order.folder, altered=order.altered, floors=floors, task=task
        ):
            return False
        restore(
            order.path,
            order.typed,
            order.folder,
            now=now,
            floors=floors,
            state_folder=self.state_folder,
            task=task,
            deletions_unknown_accepted=order.deletions_unknown_accepted,
            copy_secret=order.of_then or None,
        ).wipe()
        return True

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
            recovery=order.recovery,
            place_approved_on=order.place_approved_on,
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
class Secret:
    """What was typed at the door, for which register and purpose."""

    folder: Path
    purpose: str
    typed: str = field(repr=False)
    is_recovery: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreOrder:
    """Which backup, what opens it, and the folder it goes into."""

    path: Path
    typed: str = field(repr=False)
    of_then: str = field(default="", repr=False)
    """What opened the register when the backup was made, where that is something else."""
    folder: Path
    new: bool = False
    """Whether the folder is to be a new one: a register in it is not replaced."""
    deletions_unknown_accepted: bool = False
    altered: bool = False
    """Whether the folder's key file is known to have been altered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A register that this door has unlocked, and what proving it found."""

    order: Secret
    unlocked: "Unlocked" = field(repr=False)
    trouble: AppError | None = None
    unclean: bool = False
    checked: bool = False
    """Whether every page of it was read."""
    examination: "Examination | None" = None
    """Where it is damaged: what can be read."""
    accept_older: str = ""

    def pack_keys(self) -> bytearray:
        """What the room gets; the master key is gone afterwards."""
        keys = self.unlocked.keys()
        try:
            return keys.pack()
        finally:
            keys.wipe()
            self.unlocked.wipe()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What a page is told of a register that cannot be gone into; `latest` is the good copy's."""

    error: AppError
    folder: Path
    latest: datetime | None = None
    examination: "Examination | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRegister:
    """What the assistant collected."""

    folder: Path
    holder: str = field(repr=False)
    passphrase: str = field(repr=False)
    profile: "ProfileDraft"
    place_approved_on: date | None = None
    """When the IT department or the DPO approved the folder."""
    recovery: str | None = field(default=None, repr=False)
    """The recovery key as it was printed and typed back."""


def is_register(folder: Path) -> bool:
    """Whether the folder looks like a register from outside, perhaps one that lacks its keys."""
    try:
        return any(_REGISTER_FILE.fullmatch(path.name) for path in folder.iterdir())
    except (OSError, ValueError):
        return False


def try_place(folder: Path) -> None:
    """Raise what making a register in this folder would; nothing is left of it."""
    from app.storage.register_folder import try_folder

    try_folder(folder)


def suggest() -> str:
    """Five words."""
    from app.storage.vault.passphrase import load_words, suggest_passphrase

    return suggest_passphrase(load_words())


def codelists() -> "CodeLists":
    """The lists that the assistant offers."""
    from app.storage.resources import load_codelists

    return load_codelists()
