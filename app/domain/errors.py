# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong in ways a user can act on; anything else that is raised is a bug.

An error carries facts as attributes, never words: the sentences live in `app.widgets.errors`.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum


class AppError(Exception):
    """An expected failure: one class per situation a user can act on."""


class Problem(StrEnum):
    """What is wrong with one field of a form."""

    REQUIRED = "required"
    IN_FUTURE = "in_future"
    IN_PAST = "in_past"
    BEFORE_OPENING = "before_opening"
    BEFORE_START = "before_start"
    BEFORE_RECEIVED = "before_received"
    TOO_LATE = "too_late"
    TOO_LONG = "too_long"
    NOT_A_DATE = "not_a_date"
    NOT_A_NUMBER = "not_a_number"
    UNKNOWN_CODE = "unknown_code"
    RETIRED_CODE = "retired_code"
    NEEDS_REASON = "needs_reason"
    NEEDS_TEXT = "needs_text"
    NEEDS_DECISION = "needs_decision"
    CPR_NUMBER = "cpr_number"
    REFUSED_RECIPIENT = "refused_recipient"
    SAME_PERSON = "same_person"


class InvalidDraft(AppError):
    """A form could not be saved; says what is wrong with which field."""

    def __init__(self, problems: Iterable[tuple[str, Problem]]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(f"{name}: {problem}" for name, problem in self.problems))


class NotFound(AppError):
    """A record that was asked for is not in the register (any more)."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(kind)


class TransitionRefused(AppError):
    """A state machine refused an event; says the machine, the state, the event and why."""

    def __init__(self, machine: str, state: str, event: str, why: str) -> None:
        self.machine, self.state, self.event, self.why = machine, state, event, why
        super().__init__(f"{machine}: {state} + {event}: {why}")


class WrongPassphrase(AppError):
    """The key file is whole and no slot opens with this secret."""


class WeakPassphrase(AppError):
    """A passphrase of one's own is too short or too easy to guess; says the least length."""

    def __init__(self, minimum: int, *, guessable: bool = False) -> None:
        self.minimum, self.guessable = minimum, guessable
        super().__init__()


class Mistyping(StrEnum):
    """What a recovery key's checksum and length tell of a typing mistake."""

    LETTERS = "letters"
    LETTER_MISSING = "letter_missing"
    LETTER_TOO_MANY = "letter_too_many"
    GROUP_MISSING = "group_missing"
    GROUP_TOO_MANY = "group_too_many"


class RecoveryKeyMistyped(AppError):
    """A recovery key's checksum does not fit; says which group (1 to 9) where that is certain."""

    def __init__(self, group: int | None = None, fault: Mistyping = Mistyping.LETTERS) -> None:
        self.group, self.fault = group, fault
        super().__init__()


class KeySlotsFull(AppError):
    """The register has as many key holders as it can have; says how many that is."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__()


class KeyLabelTaken(AppError):
    """Another way into the register has this name already."""


class PassphraseTaken(AppError):
    """The new passphrase opens the register already: somebody's, or one's own old one."""


class SlotStaying(StrEnum):
    """Why a way into the register cannot be removed."""

    OWN = "own"
    LAST = "last"
    RECOVERY = "recovery"


class KeySlotStays(AppError):
    """A way into the register cannot be removed; says why."""

    def __init__(self, why: SlotStaying) -> None:
        self.why = why
        super().__init__(why)


class LogBroken(AppError):
    """The log's chain does not hold, so the register gets no new keys; says at how many places."""

    def __init__(self, places: int) -> None:
        self.places = places
        super().__init__()


class UnsafeKeyParameters(AppError):
    """The key file asks for a key derivation outside the allowed costs; says which cost."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class NotEnoughMemory(AppError):
    """The key derivation could not get its memory; says how many MiB it needs."""

    def __init__(self, mebibytes: int) -> None:
        self.mebibytes = mebibytes
        super().__init__()


class KeyFileDamaged(AppError):
    """No copy of the key file is whole; says whether somebody seems to have altered it."""

    def __init__(self, *, altered: bool = False) -> None:
        self.altered = altered
        super().__init__()


class KeyFileMissing(AppError):
    """The folder holds a register and no key file."""


class KeyFileForeign(AppError):
    """The key file belongs to another register than the one in the folder."""


class NotARegister(AppError):
    """The chosen folder or file is no register, or does not exist."""


class NewerRegister(AppError):
    """The register was written by a newer version of the program; says both versions."""

    def __init__(self, found: int, known: int) -> None:
        self.found, self.known = found, known
        super().__init__(f"{found} > {known}")


class RegisterFileMissing(AppError):
    """The key file names a database that is not in the folder; says its file name."""

    def __init__(self, db_file: str) -> None:
        self.db_file = db_file
        super().__init__(db_file)


class RegisterTruncated(AppError):
    """The database file is shorter or longer than it says itself."""


class RegisterDamaged(AppError):
    """A page of the database does not verify, or the file belongs to other keys."""


class RegisterBusy(AppError):
    """Another program, or this one a second time, has the register open."""


class RegisterReadOnly(AppError):
    """The register's folder or file cannot be written."""


class DiskFull(AppError):
    """There is no room left on the disk."""


class DiskFailed(AppError):
    """The disk or network drive reported a fault; says SQLite's or the system's name for it."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class FileNotSaved(AppError):
    """A file could not be written in the folder the user chose for it."""


class PrintingFailed(AppError):
    """The printer, or the computer's print service, refused a paper."""


class RegisterExists(AppError):
    """The folder chosen for a new register holds one already."""


class FolderNotEmpty(AppError):
    """The folder chosen for a new register holds other files."""


class FolderImpossible(AppError):
    """The folder chosen for a new register cannot exist: its name, or what it would lie in."""


class RegisterReplaced(AppError):
    """The database file was swapped for another while the register was open."""


class OlderCopy(AppError):
    """The seal knows of later events than the register; says how many are missing.

    `last_at` is the register's own last event, `known_at` when the seal was last written.
    """

    def __init__(
        self, missing: int, *, last_at: datetime | None = None, known_at: datetime | None = None
    ) -> None:
        self.missing, self.last_at, self.known_at = missing, last_at, known_at
        super().__init__()


class OtherHistory(AppError):
    """The register's log and the seal tell different histories: two copies were worked in."""


class NoteClosed(AppError):
    """A note is older than a day: it stays as it is, and only an addendum can be added."""


class ReasonToOpenNeeded(AppError):
    """A closed case or decided concern is opened only after a reason was chosen (REC-9, LOG-2)."""


class NotABackup(AppError):
    """The chosen file is no backup of a register, or cannot be read."""


class BackupDamaged(AppError):
    """A backup's parts do not fit together; says whether somebody seems to have altered it."""

    def __init__(self, *, altered: bool = False) -> None:
        self.altered = altered
        super().__init__()


class BackupUnpacked(AppError):
    """The folder holds a backup that was unpacked by hand; it has to be restored instead."""


class DeletionsUnknown(AppError):
    """What was deleted since the backup is not known; says when the backup was made."""

    def __init__(self, made_at: datetime) -> None:
        self.made_at = made_at
        super().__init__(made_at.isoformat())


class OlderPassphraseNeeded(AppError):
    """The backup is from before the keys were changed; says when it was made."""

    def __init__(self, made_at: datetime) -> None:
        self.made_at = made_at
        super().__init__(made_at.isoformat())


class CurrentPassphraseNeeded(AppError):
    """The secret opens the backup, but not the register it is to be restored into."""


class TargetMissing(AppError):
    """The second place for backups is not there: a drive is out, or a share is not connected."""


class TargetInside(AppError):
    """The second place for backups lies in the register's own folder and would go with it."""


class LastGoodBackup(AppError):
    """The last good backup stays: it is the only way back."""


class SheetRefusal(StrEnum):
    """Why no survey sheet can be made now (disclosure.md, rule 9)."""

    FEW_DIFFER = "few_differ"
    CONTRADICTION = "contradiction"
    POLICY_CHANGED = "policy_changed"
    POLICY_TOO_LOOSE = "policy_too_loose"
    POLICY_UNREADABLE = "policy_unreadable"
    LEDGER_DAMAGED = "ledger_damaged"
    LEDGER_CHANGED = "ledger_changed"
    NO_PROOF = "no_proof"
    TOO_SLOW = "too_slow"
    SOLVER_FAILED = "solver_failed"


class SheetRefused(AppError):
    """No sheet leaves; says why, and which earlier release it collides with, if one does."""

    def __init__(
        self,
        why: SheetRefusal,
        *,
        start: date | None = None,
        end: date | None = None,
        released_at: datetime | None = None,
    ) -> None:
        self.why, self.start, self.end, self.released_at = why, start, end, released_at
        super().__init__(why)
