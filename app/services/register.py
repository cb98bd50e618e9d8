# SPDX-License-Identifier: EUPL-1.2
"""Making, unlocking, opening, checking and closing a register."""

from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from app.domain.audit import Action, LogEntry, Purpose
from app.domain.errors import (
    AppError,
    InvalidDraft,
    KeyFileForeign,
    OlderCopy,
    OtherHistory,
    RegisterDamaged,
    RegisterFileMissing,
)
from app.domain.municipality import Profile, ProfileDraft, profile_problems
from app.services import deletions
from app.services.access import RECOVERY_LABEL
from app.services.common import Register, writing
from app.services.expiry import expire_working_notes, prune_log
from app.services.task import Task
from app.storage import audit, backup, files, register_folder, settings
from app.storage.audit import Fault
from app.storage.connection import Database
from app.storage.resources import load_codelists
from app.storage.seal import (
    Seal,
    compare,
    default_state_folder,
    read_seals,
    vault_beside,
    write_seal,
)
from app.storage.vault import FLOORS, Cost, Unlocked, calibrate, unlock
from app.storage.vault.keys import DerivedKeys
from app.storage.vault.vault import Progress

# What the log ends with after the lock, and after work on the whole register in the door.
_CLEAN_ENDS: Final = frozenset(
    {Action.LOCK, Action.CREATE_REGISTER, Action.KEY_CHANGE, Action.RESTORE, Action.REPAIR}
)

_LONG_AGO: Final = timedelta(days=60)

PLACE_APPROVED_ON: Final = "place_approved_on"
"""The setting that holds the day on which the register's place was approved."""

__all__ = [
    "Checked",
    "Proof",
    "Register",
    "check_register",
    "close_register",
    "create_register",
    "is_foreign",
    "open_register",
    "prove_register",
    "unlock_keys",
    "unlock_register",
]


def create_register(
    folder: Path,
    passphrase: str,
    profile: ProfileDraft,
    *,
    holder: str,
    now: datetime,
    recovery: str | None = None,
    place_approved_on: date | None = None,
    cost: Cost | None = None,
    floors: Cost = FLOORS,
    progress: Progress | None = None,
    state_folder: Path | None = None,
) -> DerivedKeys:
    """Make a register in a new or empty folder and leave it closed; `open_register` opens it.

    The passphrase is taken as it is: `accept_passphrase` has judged it. `recovery` is a key of
    `recovery.generate` as it was printed. `place_approved_on` is when the IT department or the DPO
    approved the folder (UIX-2). Without `cost` this computer is measured first. Raises
    InvalidDraft, RecoveryKeyMistyped, RegisterExists, FolderNotEmpty,
    FolderImpossible, RegisterReadOnly, DiskFull, DiskFailed, NotEnoughMemory; then nothing is
    left of it.
    """
    faults = list(profile_problems(profile))
    if faults:
        raise InvalidDraft(faults)
    first = LogEntry(
        seq=1, at=now, holder=holder, purpose=Purpose.OPERATIONS, action=Action.CREATE_REGISTER
    )
    heads: list[audit.Head] = []

    def fill(database: Database, keys: DerivedKeys) -> None:
        with database.transaction():
            given = {one.name: getattr(profile, one.name) for one in fields(ProfileDraft)}
            settings.add_profile(database, Profile(**given, changed_at=now))
            if place_approved_on is not None:
                settings.set_value(database, PLACE_APPROVED_ON, place_approved_on.isoformat())
            heads.append(audit.append(database, keys.log, audit.head(database), first))

    if progress is not None:
        progress(0, 2)
    chosen = cost or calibrate()
    if progress is not None:
        progress(1, 2)
    unlocked = register_folder.create_register(
        folder,
        passphrase,
        label=holder,
        now=now,
        cost=chosen,
        floors=floors,
        fill=fill,
        recovery=None if recovery is None else (recovery, RECOVERY_LABEL),
    )
    keys = unlocked.keys()
    unlocked.wipe()
    write_seal(
        folder,
        keys,
        seq=heads[-1].seq,
        head=heads[-1].mac,
        state_folder=state_folder or default_state_folder(),
    )
    if progress is not None:
        progress(2, 2)
    return keys


def unlock_keys(
    folder: Path,
    secret: str,
    *,
    now: datetime | None = None,
    floors: Cost = FLOORS,
    progress: Progress | None = None,
) -> Unlocked:
    """Open the vault; the caller wipes it. Brings an older register up to date.

    With `now` a backup of the older register is made first. Raises what `vault.unlock`,
    `backup.make` and `register_folder.bring_up_to_date` raise.
    """
    unlocked = unlock(folder, secret, floors=floors, progress=progress)

    def save(database: Database, keys: DerivedKeys) -> None:
        if now is not None:
            backup.make(database, keys, folder, now=now)

    try:
        current = register_folder.bring_up_to_date(folder, unlocked, before=save)
    except BaseException:
        unlocked.wipe()
        raise
    if current is not unlocked:
        unlocked.wipe()
    return current


def unlock_register(
    folder: Path,
    secret: str,
    *,
    now: datetime | None = None,
    floors: Cost = FLOORS,
    progress: Progress | None = None,
) -> DerivedKeys:
    """From a passphrase or recovery key to the keys of the room; as `unlock_keys`."""
    unlocked = unlock_keys(folder, secret, now=now, floors=floors, progress=progress)
    try:
        return unlocked.keys()
    finally:
        unlocked.wipe()


def open_register(
    folder: Path,
    keys: DerivedKeys,
    purpose: Purpose,
    *,
    now: datetime,
    accept_older: str = "",
    state_folder: Path | None = None,
) -> Register:
    """Open a register for work: the connection's checks, chain head against seal, UNLOCK.

    Working notes and log entries past their day are deleted, but not at the first opening after
    more than 60 days: a clock far ahead must delete nothing for good. `accept_older` is the coded
    reason for going on with an older copy or another history; without it OlderCopy and
    OtherHistory are raised. Raises also what `register_folder.open_register` raises. Reads no
    whole table.
    """
    state = state_folder or default_state_folder()
    database = register_folder.open_register(folder, keys, sweep=False)
    try:
        head = audit.head(database)
        before = audit.latest(database, limit=1)
        accepted = not fits_its_seal(database, head, folder, keys, state, accept_older)
        files.sweep(folder, keys.db_file)
        profile = settings.profile(database)
        if profile is None:
            raise RuntimeError("the register has no profile")
        unclean = database.hot_journal or head.action not in _CLEAN_ENDS
        register = Register(
            database=database,
            keys=keys,
            codelists=load_codelists(),
            holder=keys.holder,
            purpose=purpose,
            folder=folder,
            state_folder=state,
            head=head,
            profile=profile,
            unclean=unclean,
        )
        if before and now - before[0].at > _LONG_AGO:
            register.last_used = before[0].at
        if accepted:
            with writing(register, Action.ACCEPT_OLDER, detail=accept_older, now=now):
                pass
        with writing(register, Action.UNLOCK, detail="unclean" if unclean else "", now=now):
            pass
        backup.sweep(folder / backup.FOLDER)
        deletions.mend(register, now=now)
        if register.last_used is None:
            expire_working_notes(register, now=now)
            prune_log(register, now=now)
    except BaseException:
        database.close()
        raise
    return register


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the door learned before it hands a register over.

    `unclean`: the program did not close it last time, so that a full check is due.
    """

    entries: int
    unclean: bool


def prove_register(
    folder: Path,
    keys: DerivedKeys,
    *,
    full: bool = False,
    accept_older: str = "",
    state_folder: Path | None = None,
    task: Task | None = None,
) -> Proof:
    """Open as the room will, hold the chain against the seal, close; nothing is logged.

    `full` adds the check of every page and of the whole chain, which reads the whole file. Raises
    OlderCopy and OtherHistory (unless accepted), KeyFileForeign, RegisterDamaged, and what
    `register_folder.open_register` raises. Without `full` it takes less than 50 ms.
    """
    state = state_folder or default_state_folder()
    step = task or Task()
    try:
        database = register_folder.open_register(folder, keys, sweep=False)
    except (RegisterDamaged, RegisterFileMissing):
        if is_foreign(folder, keys.vault_id):
            raise KeyFileForeign from None
        raise
    with database:
        head = audit.head(database)
        unclean = database.hot_journal or head.action not in _CLEAN_ENDS
        fits_its_seal(database, head, folder, keys, state, accept_older)
        if full:
            step.progress(0, 0)
            if database.faults() or any(audit.faults(database, keys.log)):
                raise RegisterDamaged
    return Proof(entries=head.seq, unclean=unclean)


def is_foreign(folder: Path, vault_id: str) -> bool:
    """Whether the seal in the folder is another register's than this: a hint, not a proof."""
    return vault_beside(folder) not in (None, vault_id)


def fits_its_seal(
    database: Database,
    head: audit.Head,
    folder: Path,
    keys: DerivedKeys,
    state_folder: Path,
    accept_older: str,
) -> bool:
    """False where it does not and the user has said why; raises OlderCopy or OtherHistory."""
    seals = read_seals(folder, keys, state_folder=state_folder)
    return _fits(database, head, seals, accept_older)


def _fits(database: Database, head: audit.Head, seals: tuple[Seal, ...], accept_older: str) -> bool:
    try:
        compare(seals, seq=head.seq, mac_at=lambda seq: audit.mac_at(database, seq))
    except (OlderCopy, OtherHistory) as error:
        gone = audit.superseded(database)
        left = tuple(one for one in seals if audit.seal_name(one.head) not in gone)
        if left != seals:
            return _fits(database, head, left, accept_older)
        if accept_older:
            return False
        if isinstance(error, OlderCopy):
            last = audit.latest(database, limit=1)
            error.last_at = last[0].at if last else None
            error.known_at = seals[0].written_at
        raise
    return True


def close_register(register: Register, *, now: datetime, reason: str) -> None:
    """Log LOCK with its coded reason, which is also the mark of a clean end, and close the file.

    The file is closed and the keys are wiped even where the log cannot be written.
    """
    if register.database.closed:
        return
    try:
        with suppress(AppError), writing(register, Action.LOCK, detail=reason, now=now):
            pass
    finally:
        register.database.close()
        register.keys.wipe()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a full check found; `pages` are SQLite's findings, which hold no content."""

    entries: int
    pages: tuple[str, ...]
    chain: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.pages and not self.chain


def check_register(register: Register) -> Checked:
    """The full check: every page, table, index and reference, and the whole log chain.

    Reads the whole file.
    """
    database = register.database
    pages = database.faults()
    chain = tuple(audit.faults(database, register.keys.log))
    register.unclean = bool(pages or chain)
    return Checked(entries=register.head.seq, pages=pages, chain=chain)
