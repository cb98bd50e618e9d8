# SPDX-License-Identifier: EUPL-1.2
"""What of a damaged register can be read, and the quiet repair of one whose free pages are torn.

A cut may tear a page that holds nothing any more. Every row is there then, but the page does not
verify: no copy can be made, and the check of every page goes on finding it (security.md §4).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.audit import Action, LogEntry, Purpose
from app.domain.errors import AppError, RegisterDamaged
from app.services.task import Task
from app.storage import audit
from app.storage import repair as storage_repair
from app.storage.connection import Database
from app.storage.seal import compare, default_state_folder, read_seals, write_seal
from app.storage.vault import DerivedKeys, Unlocked

_LOG = "log"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What a look at a damaged register found; holds no content.

    `damaged` names tables; `readable` says of each noun how many rows can be read in full, and
    how many there should be, as far as that can be known.
    """

    torn_free_pages_only: bool
    damaged: tuple[str, ...]
    readable: Mapping[str, tuple[int, int]]


def examine(
    folder: Path, unlocked_or_keys: Unlocked | DerivedKeys, *, task: Task | None = None
) -> Examination:
    """Read around the damage, row by row where need be; changes nothing.

    Reads the whole file more than once. Raises RegisterBusy, RegisterFileMissing,
    RegisterReadOnly, DiskFailed, and WorkCancelled.
    """
    work = task or Task()
    given = unlocked_or_keys
    keys = given if isinstance(given, DerivedKeys) else given.keys()

    def step(done: int, total: int) -> None:
        work.progress(done, total)
        work.stop_if_cancelled()

    try:
        found = storage_repair.read_around(folder, keys, step=step)
        damaged = list(found.tables)
        whole = True
        if not damaged:
            try:
                with storage_repair.opened(folder, keys) as database:
                    if any(audit.faults(database, keys.log)):
                        damaged.append(_LOG)
            except RegisterDamaged:
                damaged.append(_LOG)
            except AppError:  # its size, say: no repair makes up for that
                whole = False
    finally:
        if keys is not given:
            keys.wipe()
    return Examination(
        torn_free_pages_only=whole and found.unverified and not damaged,
        damaged=tuple(damaged),
        readable=found.readable,
    )


def repair(
    folder: Path,
    unlocked: Unlocked,
    *,
    now: datetime,
    task: Task | None = None,
    state_folder: Path | None = None,
) -> Unlocked:
    """Write a register whose free pages are torn to the next numbered file, under the same keys.

    Returns what opens it now and wipes `unlocked`. The log says REPAIR, and the seals are written.
    Raises RegisterDamaged where a page that holds something is damaged, OlderCopy and
    OtherHistory (a new seal must not make an older copy the truth), WorkCancelled, DiskFull and
    what opening raises; then the register and `unlocked` are as they were.
    """
    work = task or Task()
    state = state_folder or default_state_folder()
    heads: list[audit.Head] = []

    def look(database: Database, keys: DerivedKeys) -> None:
        head = audit.head(database)
        compare(
            read_seals(folder, keys, state_folder=state),
            seq=head.seq,
            mac_at=lambda seq: audit.mac_at(database, seq),
        )
        heads.append(head)
        work.progress(0, 0)
        work.stop_if_cancelled()

    def change(copy: Database, keys: DerivedKeys) -> None:
        before = audit.head(copy)
        if before != heads[0] or any(audit.faults(copy, keys.log)):
            raise RegisterDamaged
        entry = LogEntry(
            seq=before.seq + 1,
            at=now,
            holder=unlocked.slot.label,
            purpose=Purpose.OPERATIONS,
            action=Action.REPAIR,
        )
        with copy.transaction():
            heads.append(audit.append(copy, keys.log, before, entry))
        work.stop_if_cancelled()

    mended = storage_repair.rewrite(folder, unlocked, before=look, change=change)
    keys = mended.keys()
    write_seal(folder, keys, seq=heads[-1].seq, head=heads[-1].mac, state_folder=state)
    keys.wipe()
    unlocked.wipe()
    return mended
