# SPDX-License-Identifier: EUPL-1.2
"""One sentence per expected error and one per field problem: what happened and what to do."""

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.errors import (
    AppError,
    BackupDamaged,
    BackupUnpacked,
    CurrentPassphraseNeeded,
    DeletionsUnknown,
    DiskFailed,
    DiskFull,
    FileNotSaved,
    FolderImpossible,
    FolderNotEmpty,
    InvalidDraft,
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    KeyLabelTaken,
    KeySlotsFull,
    KeySlotStays,
    LastGoodBackup,
    LogBroken,
    Mistyping,
    NewerRegister,
    NotABackup,
    NotARegister,
    NoteClosed,
    NotEnoughMemory,
    NotFound,
    OlderCopy,
    OlderPassphraseNeeded,
    OtherHistory,
    PassphraseTaken,
    PrintingFailed,
    Problem,
    ReasonToOpenNeeded,
    RecoveryKeyMistyped,
    RegisterBusy,
    RegisterDamaged,
    RegisterExists,
    RegisterFileMissing,
    RegisterReadOnly,
    RegisterReplaced,
    RegisterTruncated,
    SheetRefused,
    SlotStaying,
    TargetInside,
    TargetMissing,
    TransitionRefused,
    UnsafeKeyParameters,
    WeakPassphrase,
    WrongPassphrase,
)
from app.widgets.refusals import refusal_text
from app.widgets.sheet_words import sheet_refused
from app.widgets.texts import date_text, tr

Sentence = Callable[[Any], str]


def problem_words() -> Mapping[Problem, str]:
    """Every field problem with what to do about it."""
    return {
        Problem.REQUIRED: tr("This must be filled in."),
        Problem.IN_FUTURE: tr("The date lies in the future. Write a date up to today."),
        Problem.IN_PAST: tr("The date has passed. Write today's date or a later one."),
        Problem.BEFORE_OPENING: tr(
            "The date lies before the case was opened. Write a date from the opening on."
        ),
        Problem.BEFORE_START: tr("The date lies before the start. Write a date from the start on."),
        Problem.BEFORE_RECEIVED: tr(
            "The date lies before the concern was received. Write that date or a later one."
        ),
        Problem.TOO_LATE: tr("The date is too late. Write an earlier date."),
        Problem.TOO_LONG: tr("The text is too long. Make it shorter."),
        Problem.NOT_A_DATE: tr("This is not a date. Write for example 12.5.2026."),
        Problem.NOT_A_NUMBER: tr("This is not a number. Write it with digits."),
        Problem.UNKNOWN_CODE: tr("This choice is not in the list. Choose one from the list."),
        Problem.RETIRED_CODE: tr("This choice is no longer in use. Choose one from the list."),
        Problem.NEEDS_REASON: tr("Write the reason."),
        Problem.NEEDS_TEXT: tr("This choice needs a few words. Write them beside it."),
        Problem.NEEDS_DECISION: tr("A decision is missing. Make it first."),
        Problem.CPR_NUMBER: tr("This looks like a CPR number. Remove it."),
        Problem.REFUSED_RECIPIENT: tr("The register must not be used for this. Ask the DPO."),
        Problem.SAME_PERSON: tr("This is the same person twice. Choose another one."),
    }


def problem_text(problem: Problem) -> str:
    """What is wrong with one field, in words."""
    return problem_words()[problem]


def _invalid_draft(error: InvalidDraft) -> str:
    return tr("%n field(s) must be corrected before this can be saved.", "", len(error.problems))


def _not_found(_error: NotFound) -> str:
    return tr("This record is no longer in the register. Go back and refresh the list.")


def _transition_refused(error: TransitionRefused) -> str:
    return refusal_text(error.why)


def _file_not_saved(_error: FileNotSaved) -> str:
    return tr("The file could not be saved in that folder. Choose another folder and try again.")


def _printing_failed(_error: PrintingFailed) -> str:
    return tr("The printer did not take the paper. Check the printer and print again.")


def _weak_passphrase(error: WeakPassphrase) -> str:
    if error.guessable:
        return tr(
            "The passphrase is too easy to guess: common words, names, dates and patterns are "
            "tried first. Add words that nobody expects together, or use the five words."
        )
    return tr(
        "The passphrase is too short. Use the five words, or at least %n character(s) of your own.",
        "",
        error.minimum,
    )


def _recovery_key_mistyped(error: RecoveryKeyMistyped) -> str:
    if error.fault is Mistyping.GROUP_MISSING:
        return tr("A group of the recovery key is missing. It has nine groups of four characters.")
    if error.group is None:
        return tr(
            "The recovery key has a typing mistake. Compare it with the sheet, group by group."
        )
    said = {
        Mistyping.LETTERS: tr("Group {group} does not fit. Compare it with the sheet."),
        Mistyping.LETTER_MISSING: tr(
            "A character is missing in group {group}. Compare it with the sheet."
        ),
        Mistyping.LETTER_TOO_MANY: tr(
            "There is a character too many in group {group}. Compare it with the sheet."
        ),
        Mistyping.GROUP_TOO_MANY: tr("There is a group too many: number {group}. Delete it."),
    }
    return said[error.fault].format(group=error.group)


def _key_slots_full(error: KeySlotsFull) -> str:
    return tr(
        "The register can have %n key(s), and all are in use. Remove one first.",
        "",
        error.most,
    )


def _key_slot_stays(error: KeySlotStays) -> str:
    return {
        SlotStaying.OWN: tr(
            "You opened the register with this key, so it cannot be removed now. Unlock with "
            "another passphrase or the recovery key, or change the passphrase."
        ),
        SlotStaying.LAST: tr(
            "Nobody could open the register with a passphrase any more. Add a key holder first."
        ),
        SlotStaying.RECOVERY: tr(
            "Without a recovery key the register can be lost when a passphrase is forgotten. Make "
            "a new recovery key instead; the old one then no longer opens the register."
        ),
    }[error.why]


def _log_broken(error: LogBroken) -> str:
    return tr(
        "The register's log has been altered at %n place(s), so the keys were not changed. "
        "Restore a backup, or ask the IT department.",
        "",
        error.places,
    )


def _not_enough_memory(error: NotEnoughMemory) -> str:
    return tr(
        "The computer has too little free memory to open the register ({size} MB are needed). "
        "Close other programs and try again."
    ).format(size=error.mebibytes)


def _key_file_damaged(error: KeyFileDamaged) -> str:
    if error.altered:
        return tr(
            "Somebody or something has changed the key file. Fetch it from a backup and tell "
            "the IT department."
        )
    return tr("The key file is damaged. Fetch it from a backup.")


def _register_file_missing(error: RegisterFileMissing) -> str:
    return tr(
        "The file {file} is missing from the register's folder. Put it back or restore a backup."
    ).format(file=error.db_file)


def _newer_register(_error: NewerRegister) -> str:
    return tr(
        "A newer version of the program has worked in this register. Install the newer version."
    )


def _disk_failed(error: DiskFailed) -> str:
    return tr(
        "The disk reports a fault ({name}). What was saved is safe. Check the disk or the "
        "connection and try again."
    ).format(name=error.name)


def _older_copy(error: OlderCopy) -> str:
    return tr(
        "%n event(s) are missing from this register: it may be an older copy. "
        "Find the latest copy or restore a backup.",
        "",
        error.missing,
    )


def _same(say: Callable[[], str]) -> Sentence:
    return lambda _error: say()


def _note_closed(_error: NoteClosed) -> str:
    return tr("This note is more than a day old and stays as it is. Write an addendum instead.")


def _reason_to_open_needed(_error: ReasonToOpenNeeded) -> str:
    return tr("This case is closed. Choose why you need to open it.")


def _backup_damaged(error: BackupDamaged) -> str:
    if error.altered:
        return tr(
            "Somebody or something has changed this backup, so it is not used. Choose another "
            "backup and tell the IT department."
        )
    return tr("This backup is damaged and is not used. Choose another backup.")


def _deletions_unknown(error: DeletionsUnknown) -> str:
    return tr(
        "It is not certain here what was deleted after {day}, so some of it may come back with "
        "this backup. If the register's own folder still exists, restore the backup there. "
        "Otherwise choose another backup, or accept it and delete again yourself."
    ).format(day=date_text(error.made_at))


def _older_passphrase_needed(error: OlderPassphraseNeeded) -> str:
    return tr(
        "This backup from {day} is older than the last change of keys. Type the passphrase or "
        "the recovery key of that time."
    ).format(day=date_text(error.made_at))


_SENTENCES: dict[type[AppError], Sentence] = {
    InvalidDraft: _invalid_draft,
    NotFound: _not_found,
    NoteClosed: _note_closed,
    ReasonToOpenNeeded: _reason_to_open_needed,
    FileNotSaved: _file_not_saved,
    PrintingFailed: _printing_failed,
    TransitionRefused: _transition_refused,
    SheetRefused: sheet_refused,
    WrongPassphrase: _same(
        lambda: tr("The passphrase does not fit. Check capital letters and try again.")
    ),
    WeakPassphrase: _weak_passphrase,
    RecoveryKeyMistyped: _recovery_key_mistyped,
    KeySlotsFull: _key_slots_full,
    KeyLabelTaken: _same(
        lambda: tr("Somebody with this name can open the register already. Write another name.")
    ),
    PassphraseTaken: _same(
        lambda: tr("This passphrase opens the register already. Choose a new one.")
    ),
    KeySlotStays: _key_slot_stays,
    LogBroken: _log_broken,
    UnsafeKeyParameters: _same(
        lambda: tr(
            "The key file asks for an unsafe protection and is not used. Fetch it from a backup."
        )
    ),
    NotEnoughMemory: _not_enough_memory,
    KeyFileDamaged: _key_file_damaged,
    KeyFileMissing: _same(
        lambda: tr("The key file is missing from the register's folder. Fetch it from a backup.")
    ),
    KeyFileForeign: _same(
        lambda: tr(
            "The key file in this folder belongs to another register. Put this register's own key "
            "file back, or restore a backup."
        )
    ),
    NotARegister: _same(
        lambda: tr("There is no register in this folder. Choose the folder that holds it.")
    ),
    NewerRegister: _newer_register,
    RegisterFileMissing: _register_file_missing,
    RegisterTruncated: _same(
        lambda: tr("The register's file was cut off or extended. Restore a backup.")
    ),
    RegisterDamaged: _same(lambda: tr("The register's file is damaged. Restore a backup.")),
    RegisterBusy: _same(
        lambda: tr("The register is open in another window or program. Close it there first.")
    ),
    RegisterReadOnly: _same(
        lambda: tr(
            "The register's folder cannot be written. Ask the IT department for the right to write "
            "there."
        )
    ),
    DiskFull: _same(lambda: tr("The disk is full. Make room and try again; nothing is lost.")),
    DiskFailed: _disk_failed,
    RegisterExists: _same(
        lambda: tr("There is a register in this folder already. Open it, or choose another folder.")
    ),
    FolderNotEmpty: _same(
        lambda: tr("There are other files in this folder. Choose an empty or a new folder.")
    ),
    FolderImpossible: _same(
        lambda: tr("There can be no folder with this name. Choose another folder.")
    ),
    RegisterReplaced: _same(
        lambda: tr(
            "The register's file was replaced by another while it was open. Lock the program and "
            "see which file is the right one."
        )
    ),
    OlderCopy: _older_copy,
    NotABackup: _same(
        lambda: tr(
            "This file is not a backup of a register, or cannot be read. Choose a file named "
            "after a day, such as 2026-11-21_1630.zip."
        )
    ),
    BackupDamaged: _backup_damaged,
    BackupUnpacked: _same(
        lambda: tr(
            "This folder holds a backup that was unpacked. It cannot be worked in. Choose the "
            "ZIP file itself and restore it."
        )
    ),
    DeletionsUnknown: _deletions_unknown,
    OlderPassphraseNeeded: _older_passphrase_needed,
    CurrentPassphraseNeeded: _same(
        lambda: tr(
            "This opens the backup, but not the register it is to be restored into. Type what "
            "opens the register today, or restore into a new folder."
        )
    ),
    TargetMissing: _same(
        lambda: tr(
            "The second place for backups is not there. Put the drive in or connect the network "
            "drive, or choose another place."
        )
    ),
    TargetInside: _same(
        lambda: tr(
            "The second place for backups must not lie in the register's own folder: both could "
            "be lost at once. Choose another drive or a network drive."
        )
    ),
    LastGoodBackup: _same(
        lambda: tr("This is the last good backup. Take a new one before you delete it.")
    ),
    OtherHistory: _same(
        lambda: tr(
            "Two copies of this register have been worked in. Find out which is the right one "
            "before you go on."
        )
    ),
}


def known_errors() -> frozenset[type[AppError]]:
    """The errors that have a sentence; for the test that compares them with the program."""
    return frozenset(_SENTENCES)


def sentence(error: AppError) -> str:
    """What happened, what it means and what to do; a missing sentence is a bug."""
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _SENTENCES[kind](error)
    raise KeyError(type(error).__name__)
