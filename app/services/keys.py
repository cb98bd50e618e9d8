# SPDX-License-Identifier: EUPL-1.2
"""Who can open the register: adding, changing and removing ways in; used by the door only.

Changing or removing a way in gives the register new keys on a numbered copy, so that a leaver's
passphrase opens nothing made later; adding one does not. Each change has its line in the log. A
passphrase is judged here, a recovery key is one of `recovery.generate`.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.domain.errors import KeySlotStays, SlotStaying
from app.services.access import KINDS, RECOVERY_LABEL, WayIn
from app.services.key_change import KeyChange, KeyWork
from app.services.register import unlock_keys
from app.services.task import Task
from app.storage.vault import FLOORS, Cost, SlotKind, Unlocked, recovery

__all__ = [
    "KeyChange",
    "KeySlot",
    "add_holder",
    "add_recovery",
    "change_passphrase",
    "remove_slot",
    "slots",
    "unlock_keys",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlot:
    """One way in as its owner is shown it; `own` says that it opened the register now."""

    id: str
    kind: WayIn
    label: str = field(repr=False)
    own: bool


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

    A backup is made first. Returns what opens it now and wipes `unlocked`. Raises WeakPassphrase,
    PassphraseTaken, OlderCopy, OtherHistory, LogBroken, what opening, copying and writing a
    register raise, and WorkCancelled; then the register and `unlocked` are as they were. A
    recovery key has no passphrase to change (ValueError): add a holder.
    """
    if unlocked.slot.kind is SlotKind.RECOVERY:
        raise ValueError("a recovery key is no passphrase")
    work = KeyWork(folder, unlocked, now, cost, floors, task or Task(), state_folder)
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
    work = KeyWork(folder, unlocked, now, cost, floors, task or Task(), state_folder)
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
    work = KeyWork(folder, unlocked, now, cost, floors, task or Task(), state_folder)
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
    work = KeyWork(folder, unlocked, now, None, floors, task or Task(), state_folder)
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
