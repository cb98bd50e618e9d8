# SPDX-License-Identifier: EUPL-1.2
"""Creating, opening and changing a register's vault; used by the door and by tests only.

Nothing here writes a database. `Unlocked` holds the master key and never leaves the door; the room
gets `Unlocked.keys()`.
"""

import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from app.domain.errors import KeyFileDamaged, RecoveryKeyMistyped, WrongPassphrase
from app.storage.files import database_name, database_number
from app.storage.vault import keyfile, recovery, slots
from app.storage.vault.cost import FLOORS, Cost, check
from app.storage.vault.keyfile import KeyFile, Slot, SlotKind
from app.storage.vault.keys import KEY_BYTES, DerivedKeys, authenticate, derive

Progress = Callable[[int, int], None]
_HEADER: Final = "header"


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class Unlocked:
    """An opened vault in the door's memory: key file, the slot that opened it, master key."""

    key_file: KeyFile
    slot: Slot
    master: bytearray

    def keys(self) -> DerivedKeys:
        """What the room gets."""
        vault_id = self.key_file.vault_id
        return DerivedKeys(
            database=derive(self.master, vault_id, "database"),
            log=derive(self.master, vault_id, "log"),
            seal=derive(self.master, vault_id, "seal"),
            vault_id=vault_id,
            epoch=self.key_file.epoch,
            db_file=self.key_file.db_file,
            holder=self.slot.label,
            slot_id=self.slot.id,
        )

    def wipe(self) -> None:
        """Overwrite the master key."""
        self.master[:] = bytes(len(self.master))


def create(
    secret: str,
    *,
    label: str,
    cost: Cost,
    kind: SlotKind = SlotKind.PASSPHRASE,
    floors: Cost = FLOORS,
) -> Unlocked:
    """A new vault with one slot, in memory; `keyfile.write` makes it real.

    The secret is taken as it is: `accept_passphrase` has judged it. Takes the cost's time.
    """
    check(cost, floors)
    vault_id = secrets.token_hex(16)
    slot = slots.make(vault_id, _secret(kind, secret), kind=kind, label=label, cost=cost)
    return _sealed(vault_id, 1, database_name(1), (slot,), slot.id)


def unlock(
    folder: Path, secret: str, *, floors: Cost = FLOORS, progress: Progress | None = None
) -> Unlocked:
    """Open a folder's vault with a passphrase or a recovery key.

    Takes one derivation per slot tried; `progress(done, of)` is told. A damaged copy of the key
    file is renewed from the whole one. Raises what `keyfile.read` raises, and WrongPassphrase,
    RecoveryKeyMistyped, NotEnoughMemory, KeyFileDamaged(altered).
    """
    found = keyfile.read(folder, floors=floors)
    unlocked = open_key_file(found.key_file, secret, progress=progress)
    if found.copies_differ:
        keyfile.write(folder, found.key_file)
    return unlocked


def open_key_file(key_file: KeyFile, secret: str, *, progress: Progress | None = None) -> Unlocked:
    """Open a key file that has been read; writes nothing.

    Raises WrongPassphrase, and RecoveryKeyMistyped for what is meant as a recovery key.
    """
    is_recovery = recovery.looks_like_one(secret)
    tried = [slot for slot in key_file.slots if (slot.kind is SlotKind.RECOVERY) == is_recovery]
    for done, slot in enumerate(tried):
        if progress is not None:
            progress(done, len(tried))
        master = slots.open_slot(key_file.vault_id, slot, _secret(slot.kind, secret))
        if master is not None:
            if len(master) != KEY_BYTES or not key_file.sealed_by(
                derive(master, key_file.vault_id, _HEADER)
            ):
                raise KeyFileDamaged(altered=True)
            return Unlocked(key_file=key_file, slot=slot, master=master)
    if recovery.resembles_one(secret):
        recovery.parse(secret)
    raise WrongPassphrase


def opens_a_slot(key_file: KeyFile, secret: str, *, progress: Progress | None = None) -> bool:
    """Whether a passphrase fits one of the slots; takes one derivation per slot."""
    try:
        open_key_file(key_file, secret, progress=progress).wipe()
    except (WrongPassphrase, RecoveryKeyMistyped):
        return False
    return True


def new_slot(
    unlocked: Unlocked,
    secret: str,
    *,
    kind: SlotKind,
    label: str,
    cost: Cost,
    floors: Cost = FLOORS,
) -> Slot:
    """A slot for this vault that no key file holds yet. Takes the cost's time."""
    check(cost, floors)
    vault_id = unlocked.key_file.vault_id
    return slots.make(vault_id, _secret(kind, secret), kind=kind, label=label, cost=cost)


def with_slot(
    unlocked: Unlocked,
    secret: str,
    *,
    kind: SlotKind,
    label: str,
    cost: Cost,
    floors: Cost = FLOORS,
) -> Unlocked:
    """The vault with one slot more for the same master key; `keyfile.write` makes it real."""
    slot = new_slot(unlocked, secret, kind=kind, label=label, cost=cost, floors=floors)
    return joined(unlocked, slot)


def joined(unlocked: Unlocked, slot: Slot) -> Unlocked:
    """The vault with a slot of `new_slot` for the same master key."""
    old = unlocked.key_file
    if len(old.slots) >= keyfile.MAX_SLOTS:
        raise ValueError("all slots are taken")
    sealed = slots.seal(old.vault_id, slot, unlocked.master)
    key_file = _signed(replace(old, slots=(*old.slots, sealed)), unlocked.master)
    return Unlocked(key_file=key_file, slot=unlocked.slot, master=bytearray(unlocked.master))


def rotated(
    unlocked: Unlocked,
    *,
    db_file: str,
    remove: Collection[str] = (),
    add: Collection[Slot] = (),
    secret: str | None = None,
    cost: Cost | None = None,
    floors: Cost = FLOORS,
) -> Unlocked:
    """The vault with a new master key, sealed to every slot that stays, and the epoch raised.

    `remove` names slots that go, never the one that opened; `add` are slots of `new_slot`; `secret`
    gives the opening slot a new secret and key pair. Other slots keep their secrets, which are
    not needed. The database has to be written anew as `db_file` under the new keys before
    `keyfile.write` moves the pointer.
    """
    old = unlocked.key_file
    if database_number(db_file) is None or db_file == old.db_file:
        raise ValueError("a rotation needs a new database name")
    if unlocked.slot.id in remove or not {slot.id for slot in old.slots}.issuperset(remove):
        raise ValueError("this slot cannot be removed")
    kept = (*(slot for slot in old.slots if slot.id not in remove), *add)
    if len(kept) > keyfile.MAX_SLOTS:
        raise ValueError("all slots are taken")
    if secret is not None:
        new_cost = cost or unlocked.slot.cost
        check(new_cost, floors)
        mine = slots.make(
            old.vault_id,
            _secret(unlocked.slot.kind, secret),
            kind=unlocked.slot.kind,
            label=unlocked.slot.label,
            cost=new_cost,
            slot_id=unlocked.slot.id,
        )
        kept = tuple(mine if slot.id == mine.id else slot for slot in kept)
    return _sealed(old.vault_id, old.epoch + 1, db_file, kept, unlocked.slot.id)


def repointed(unlocked: Unlocked, db_file: str) -> Unlocked:
    """The vault pointing at another database under the same keys (migration, repair, restore)."""
    key_file = _signed(replace(unlocked.key_file, db_file=db_file), unlocked.master)
    return Unlocked(key_file=key_file, slot=unlocked.slot, master=bytearray(unlocked.master))


def _sealed(
    vault_id: str, epoch: int, db_file: str, members: tuple[Slot, ...], slot_id: str
) -> Unlocked:
    master = bytearray(secrets.token_bytes(KEY_BYTES))
    sealed = tuple(slots.seal(vault_id, slot, master) for slot in members)
    bare = KeyFile(vault_id=vault_id, epoch=epoch, db_file=db_file, slots=sealed)
    mine = next(slot for slot in sealed if slot.id == slot_id)
    return Unlocked(key_file=_signed(bare, master), slot=mine, master=master)


def _signed(key_file: KeyFile, master: bytearray) -> KeyFile:
    header = derive(master, key_file.vault_id, _HEADER)
    return replace(key_file, mac=authenticate(header, key_file.body()))


def _secret(kind: SlotKind, secret: str) -> str:
    return recovery.parse(secret) if kind is SlotKind.RECOVERY else secret
