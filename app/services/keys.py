# SPDX-License-Identifier: EUPL-1.2
"""Who can open the register: adding, changing and removing ways in; used by the door only.

Changing or removing a way in gives the register new keys on a numbered copy, so that a leaver's
passphrase opens nothing made later; adding one does not. Each change has its line in the log. A
passphrase is judged here, a recovery key is one of `recovery.generate`.
"""

import unicodedata
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from app.domain.audit import Action, LogEntry, Purpose
from app.domain.errors import (
    InvalidDraft,
    KeyLabelTaken,
    KeySlotsFull,
    KeySlotStays,
    LogBroken,
    PassphraseTaken,
    Problem,
    RegisterDamaged,
    SlotStaying,
)
from app.services.access import KINDS, WayIn
from app.services.task import Task
from app.storage import audit, register_folder
from app.storage.connection import Database
from app.storage.register_folder import bring_up_to_date, rotate_register
from app.storage.seal import compare, default_state_folder, read_seals, write_seal
from app.storage.vault import (
    FLOORS,
    Cost,
    DerivedKeys,
    SlotKind,
    Unlocked,
    accept_passphrase,
    calibrate,
    keyfile,
    load_words,
    recovery,
    unlock,
    vault,
)
from app.storage.vault.keyfile import MAX_LABEL, MAX_SLOTS, Slot
from app.storage.vault.vault import Progress

RECOVERY_LABEL: Final = "Nødnøgle"
"""The name of the emergency key's slot in the key file and the log; the register's own language."""


class KeyChange(StrEnum):
    """What was done to the ways in, as the log's detail."""

    ADDED_HOLDER = "added_holder"
    ADDED_RECOVERY = "added_recovery"
    CHANGED = "changed"
    REMOVED = "removed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlot:
    """One way in as its owner is shown it; `own` says that it opened the register now."""

    id: str
    kind: WayIn
    label: str = field(repr=False)
    own: bool


def unlock_keys(
    folder: Path, secret: str, *, floors: Cost = FLOORS, progress: Progress | None = None
) -> Unlocked:
    """Open the vault for changes; the caller wipes it. Brings an older register up to date.

    Raises what `vault.unlock` and `register_folder.bring_up_to_date` raise.
    """
    unlocked = unlock(folder, secret, floors=floors, progress=progress)
    try:
        current = bring_up_to_date(folder, unlocked)
    except BaseException:
        unlocked.wipe()
        raise
    if current is not unlocked:
        unlocked.wipe()
    return current


def slots(unlocked: Unlocked) -> tuple[KeySlot, ...]:
    """Every way in, in the key file's order."""
    return tuple(
        KeySlot(id=one.id, kind=KINDS[one.kind], label=one.label, own=one.id == unlocked.slot.id)
        for one in unlocked.key_file.slots
    )


def change_passphrase(
    folder: Path,
    unlocked: Unlocked,
    secret: str,
    *,
    now: datetime,
    cost: Cost | None = None,
    floors: Cost = FLOORS,
    task: Task | None = None,
    state_folder: Path | None = None,
) -> Unlocked:
    """Give the way in that opened a new passphrase, and the register new keys.

    Returns what opens it now and wipes `unlocked`. Raises WeakPassphrase, PassphraseTaken, what
    `_rotated` raises, and WorkCancelled; then the register and `unlocked` are as they were. A
    recovery key has no passphrase to change (ValueError): add a holder.
    """
    if unlocked.slot.kind is SlotKind.RECOVERY:
        raise ValueError("a recovery key is no passphrase")
    work = _Work(folder, unlocked, now, cost, floors, task or Task(), state_folder)
    work.judge(secret)
    return work.rotate(KeyChange.CHANGED, unlocked.slot.id, secret=secret)


def add_holder(
    folder: Path,
    unlocked: Unlocked,
    secret: str,
    *,
    label: str,
    now: datetime,
    replaces: str | None = None,
    cost: Cost | None = None,
    floors: Cost = FLOORS,
    task: Task | None = None,
    state_folder: Path | None = None,
) -> Unlocked:
    """Add a key holder with a passphrase and a name in the log of their own.

    With `replaces`, a slot's id, the new holder takes its place and the register gets new keys:
    a successor, or somebody who forgot the passphrase and has the same name. Returns and raises
    as `change_passphrase`; also InvalidDraft ("label"), KeyLabelTaken, KeySlotsFull, KeySlotStays.
    """
    work = _Work(folder, unlocked, now, cost, floors, task or Task(), state_folder)
    if replaces is not None:
        _may_go(unlocked, replaces, successor=True)
    name = work.label(label, besides=replaces)
    work.judge(secret)
    slot = work.make(secret, SlotKind.HOLDER, name)
    if replaces is None:
        return work.add(KeyChange.ADDED_HOLDER, slot)
    return work.rotate(KeyChange.REPLACED, slot.id, remove=(replaces,), add=(slot,))


def add_recovery(
    folder: Path,
    unlocked: Unlocked,
    recovery_key: str,
    *,
    now: datetime,
    cost: Cost | None = None,
    floors: Cost = FLOORS,
    task: Task | None = None,
    state_folder: Path | None = None,
) -> Unlocked:
    """Give the register an emergency key; an older one opens nothing made later.

    New keys only where there was an older one. Returns and raises as `change_passphrase`; also
    RecoveryKeyMistyped and KeySlotsFull.
    """
    recovery.parse(recovery_key)
    work = _Work(folder, unlocked, now, cost, floors, task or Task(), state_folder)
    change = KeyChange.ADDED_RECOVERY
    old = [one.id for one in unlocked.key_file.slots if one.kind is SlotKind.RECOVERY]
    if unlocked.slot.id in old:
        others = set(old) - {unlocked.slot.id}
        return work.rotate(change, unlocked.slot.id, secret=recovery_key, remove=others)
    if not old:
        work.room()
    slot = work.make(recovery_key, SlotKind.RECOVERY, RECOVERY_LABEL)
    if not old:
        return work.add(change, slot)
    return work.rotate(change, slot.id, remove=old, add=(slot,))


def remove_slot(
    folder: Path,
    unlocked: Unlocked,
    slot_id: str,
    *,
    now: datetime,
    floors: Cost = FLOORS,
    task: Task | None = None,
    state_folder: Path | None = None,
) -> Unlocked:
    """Take a way in away and give the register new keys.

    Never the one that opened, never the emergency key (`add_recovery` replaces it), and never the
    last passphrase: a register that only the sheet opens would have its sheet lying about. Returns
    and raises as `change_passphrase`; also KeySlotStays.
    """
    _may_go(unlocked, slot_id, successor=False)
    work = _Work(folder, unlocked, now, None, floors, task or Task(), state_folder)
    return work.rotate(KeyChange.REMOVED, slot_id, remove=(slot_id,))


def _may_go(unlocked: Unlocked, slot_id: str, *, successor: bool) -> None:
    going = next(one for one in unlocked.key_file.slots if one.id == slot_id)
    if going.id == unlocked.slot.id:
        raise KeySlotStays(SlotStaying.OWN)
    if going.kind is SlotKind.RECOVERY:
        raise KeySlotStays(SlotStaying.RECOVERY)
    left = [one for one in unlocked.key_file.slots if one.kind is not SlotKind.RECOVERY]
    if left == [going] and not successor:
        raise KeySlotStays(SlotStaying.LAST)


@dataclass(frozen=True, slots=True)
class _Work:
    """One change of the ways in: what it works on, and its steps."""

    folder: Path
    unlocked: Unlocked = field(repr=False)
    now: datetime
    cost: Cost | None
    floors: Cost
    task: Task
    state: Path | None

    def room(self) -> None:
        if len(self.unlocked.key_file.slots) >= MAX_SLOTS:
            raise KeySlotsFull(MAX_SLOTS)

    def label(self, label: str, *, besides: str | None) -> str:
        name = unicodedata.normalize("NFC", " ".join(label.split()))
        if not name:
            raise InvalidDraft([("label", Problem.REQUIRED)])
        if len(name) > MAX_LABEL:
            raise InvalidDraft([("label", Problem.TOO_LONG)])
        others = [one for one in self.unlocked.key_file.slots if one.id != besides]
        if any(one.label.casefold() == name.casefold() for one in others):
            raise KeyLabelTaken
        if besides is None:
            self.room()
        return name

    def judge(self, secret: str) -> None:
        names = [one.label for one in self.unlocked.key_file.slots]
        accept_passphrase(secret, load_words(), known=names)
        if vault.opens_a_slot(self.unlocked.key_file, secret, progress=self.task.progress):
            raise PassphraseTaken
        self.task.stop_if_cancelled()

    def make(self, secret: str, kind: SlotKind, label: str) -> Slot:
        cost = self.cost or calibrate()
        slot = vault.new_slot(
            self.unlocked, secret, kind=kind, label=label, cost=cost, floors=self.floors
        )
        self.task.stop_if_cancelled()
        return slot

    def add(self, change: KeyChange, slot: Slot) -> Unlocked:
        """The log first, the key file then: no way in without its line, whatever is cut off."""
        keys = self.unlocked.keys()
        new = vault.joined(self.unlocked, slot)
        with register_folder.open_register(self.folder, keys) as database:
            self._look(database, keys)
            if database.faults():
                raise RegisterDamaged
            _whole_chain(database, keys)
            self.task.stop_if_cancelled()
            with database.transaction():
                head = self._log(database, keys, change, slot.id)
            self._seal(keys, head)
            keyfile.write(self.folder, new.key_file)
        keys.wipe()
        self.unlocked.wipe()
        return new

    def rotate(
        self,
        change: KeyChange,
        about: str,
        *,
        secret: str | None = None,
        remove: Collection[str] = (),
        add: Collection[Slot] = (),
    ) -> Unlocked:
        heads: list[audit.Head] = []

        def rewrite(database: Database, old: DerivedKeys, new: DerivedKeys) -> None:
            _whole_chain(database, old)
            audit.rechain(database, new.log)
            heads.append(self._log(database, new, change, about))

        def step(left: int, pages: int) -> None:
            self.task.progress(pages - left, pages)
            self.task.stop_if_cancelled()

        cost = None if secret is None else self.cost or calibrate()
        new = rotate_register(
            self.folder,
            self.unlocked,
            rewrite=rewrite,
            before=self._look,
            step=step,
            remove=remove,
            add=add,
            secret=secret,
            cost=cost,
            floors=self.floors,
        )
        with _wiping(new.keys()) as keys:
            self._seal(keys, heads[-1])
        self.unlocked.wipe()
        return new

    def _look(self, database: Database, keys: DerivedKeys) -> None:
        """New keys and a new seal must not make an older copy the truth."""
        compare(
            read_seals(self.folder, keys, state_folder=self._state),
            seq=audit.head(database).seq,
            mac_at=lambda seq: audit.mac_at(database, seq),
        )

    def _log(
        self, database: Database, keys: DerivedKeys, change: KeyChange, about: str
    ) -> audit.Head:
        before = audit.head(database)
        entry = LogEntry(
            seq=before.seq + 1,
            at=self.now,
            holder=self.unlocked.slot.label,
            purpose=Purpose.OPERATIONS,
            action=Action.KEY_CHANGE,
            record=about,
            detail=change,
        )
        return audit.append(database, keys.log, before, entry)

    def _seal(self, keys: DerivedKeys, head: audit.Head) -> None:
        write_seal(self.folder, keys, seq=head.seq, head=head.mac, state_folder=self._state)

    @property
    def _state(self) -> Path:
        return self.state or default_state_folder()


def _whole_chain(database: Database, keys: DerivedKeys) -> None:
    places = sum(1 for _ in audit.faults(database, keys.log))
    if places:
        raise LogBroken(places)


@contextmanager
def _wiping(keys: DerivedKeys) -> Iterator[DerivedKeys]:
    try:
        yield keys
    finally:
        keys.wipe()
