# SPDX-License-Identifier: EUPL-1.2
"""One change of who can open the register: judging, a backup, the log's line, keys and seals."""

import unicodedata
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.domain.audit import Action, LogEntry, Purpose
from app.domain.errors import (
    AppError,
    InvalidDraft,
    KeyLabelTaken,
    KeySlotsFull,
    LogBroken,
    PassphraseTaken,
    Problem,
    RegisterBusy,
    RegisterDamaged,
)
from app.services.register import fits_its_seal
from app.services.task import Task
from app.storage import audit, backup, deletions, register_folder
from app.storage.connection import Database
from app.storage.register_folder import rotate_register
from app.storage.seal import default_state_folder, write_seal
from app.storage.vault import (
    Cost,
    DerivedKeys,
    SlotKind,
    Unlocked,
    accept_passphrase,
    calibrate,
    keyfile,
    load_words,
    vault,
)
from app.storage.vault.keyfile import MAX_LABEL, MAX_SLOTS, NO_FLOORS, Slot
from app.storage.vault.vault import Progress


class KeyChange(StrEnum):
    """What was done to the ways in, as the log's detail."""

    ADDED_HOLDER = "added_holder"
    ADDED_RECOVERY = "added_recovery"
    CHANGED = "changed"
    REMOVED = "removed"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class KeyWork:
    """One change of the ways in: what it works on, and its steps."""

    folder: Path
    unlocked: Unlocked = field(repr=False)
    now: datetime
    cost: Cost | None
    floors: Cost
    task: Task
    state: Path | None

    def room(self) -> None:
        """Raise KeySlotsFull where there is no place for one more."""
        if len(self.unlocked.key_file.slots) >= MAX_SLOTS:
            raise KeySlotsFull(MAX_SLOTS)

    def label(self, label: str, *, besides: str | None) -> str:
        """The name as it is written. Raises InvalidDraft, KeyLabelTaken and KeySlotsFull."""
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
        """Raise WeakPassphrase, or PassphraseTaken; takes a derivation per slot."""
        names = [one.label for one in self.unlocked.key_file.slots]
        accept_passphrase(secret, load_words(), known=names)
        if vault.opens_a_slot(self.unlocked.key_file, secret, progress=self._part(0, 15)):
            raise PassphraseTaken
        self.task.stop_if_cancelled()

    def make(self, secret: str, kind: SlotKind, label: str) -> Slot:
        """A slot that nothing holds yet; takes a derivation, and measures this computer first."""
        self._part(15, 25)(0, 1)
        cost = self.cost or calibrate()
        slot = vault.new_slot(
            self.unlocked, secret, kind=kind, label=label, cost=cost, floors=self.floors
        )
        self.task.stop_if_cancelled()
        return slot

    def add(self, change: KeyChange, slot: Slot) -> Unlocked:
        """The log first, the key file then: no way in without its line, whatever is cut off."""
        new = vault.joined(self.unlocked, slot)
        with (
            _wiping(self.unlocked.keys()) as keys,
            register_folder.open_register(self.folder, keys) as database,
        ):
            self._look(database, keys)
            if database.faults():
                raise RegisterDamaged
            _whole_chain(database, keys)
            self.task.stop_if_cancelled()
            with database.transaction():
                head = self._log(database, keys, change, slot.id)
            self._seal(keys, head)
            keyfile.write(self.folder, new.key_file)
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
        """A backup, then new keys for everybody who stays; afterwards both seals are theirs."""
        heads: list[audit.Head] = []

        def before(database: Database, keys: DerivedKeys) -> None:
            self._look(database, keys)
            _whole_chain(database, keys)
            pages, bytes_ = self._part(25, 45), self._part(45, 65)
            copy = backup.begin(
                database,
                keys,
                self.folder,
                now=self.now,
                step=lambda left, total: pages(total - left, total),
            )
            backup.finish(copy, step=bytes_)

        def rewrite(database: Database, old: DerivedKeys, new: DerivedKeys) -> None:
            _whole_chain(database, old)
            chained(1, 3)
            audit.rechain(database, new.log)
            chained(2, 3)
            heads.append(self._log(database, new, change, about))

        copied, chained = self._part(65, 75), self._part(75, 90)
        new = rotate_register(
            self.folder,
            self.unlocked,
            rewrite=rewrite,
            before=before,
            step=lambda left, total: copied(total - left, total),
            ready=lambda: self._part(90, 95)(1, 1),
            remove=remove,
            add=add,
            secret=secret,
            cost=None if secret is None else self.cost or calibrate(),
            floors=self.floors,
        )
        with _wiping(self.unlocked.keys()) as old, _wiping(new.keys()) as keys:
            self._seal(keys, heads[-1])
            with suppress(AppError):  # the next opening writes it from the table
                deletions.rewrite(self.folder, old, keys)
        self._part(95, 100)(1, 1)
        self.unlocked.wipe()
        return new

    def _part(self, start: int, end: int) -> Progress:
        """One stretch of the whole change, in per cent; whoever waits may stop it at each step."""

        def progress(done: int, total: int) -> None:
            self.task.progress(start + (end - start) * done // max(1, total), 100)
            if end < 100:
                self.task.stop_if_cancelled()

        return progress

    def _look(self, database: Database, keys: DerivedKeys) -> None:
        """New keys and a new seal must not make an older copy the truth, nor undo a change of keys
        that another window made since this one opened.
        """
        if keyfile.read(self.folder, floors=NO_FLOORS).key_file != self.unlocked.key_file:
            raise RegisterBusy
        fits_its_seal(database, audit.head(database), self.folder, keys, self._state, "")

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
