# SPDX-License-Identifier: EUPL-1.2
"""Receipts of the log: number and eight digits on paper with the second holder (security.md §6).

Whoever rewrites the log, or puts an older copy back together with its seals, cannot change what
stands on paper elsewhere.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, auto
from typing import Final

from app.domain.audit import Action, LogEntry
from app.services.common import Register, writing
from app.storage import audit

ADDED_HOLDER: Final = "added_holder"
"""The one change of keys that leaves the log's codes as they are."""
_DETAIL: Final = "receipt"
_MISREAD: Final = str.maketrans("oil", "011")
_TYPED: Final = re.compile(r"(\d[\d. ]{0,20}?)[\s·.,;:/-]+([0-9a-f]{4})\s?([0-9a-f]{4})[\s.]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One place in the log: the entry's number, and the first eight digits of its code."""

    seq: int
    code: str


class Verdict(StrEnum):
    """What the log says to a receipt."""

    FITS = auto()
    DIFFERS = auto()
    """The entry is there and has another code."""
    AHEAD = auto()
    """The log ends before the receipt's number."""
    TOO_OLD = auto()
    """The entry is older than the log keeps."""
    KEYS_CHANGED = auto()
    """The keys were changed after it, and all codes with them."""
    RESTORED = auto()
    """A backup was restored, so the log may have gone another way since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The verdict, and when that happened which explains it."""

    verdict: Verdict
    at: datetime | None = None


def present_receipt(register: Register) -> Receipt:
    """The receipt of the log as it ends now."""
    return Receipt(seq=register.head.seq, code=register.head.code)


def last_printed(register: Register) -> datetime | None:
    """When a receipt last went to paper or file."""
    found = (
        audit.last_of(register.database, action, _DETAIL)
        for action in (Action.PRINT, Action.EXPORT)
    )
    return max((entry.at for entry in found if entry is not None), default=None)


def log_receipt(register: Register, *, now: datetime, saved: bool) -> None:
    """Log that the paper leaves, before it does; `saved` as a file, else printed."""
    with writing(register, Action.EXPORT if saved else Action.PRINT, detail=_DETAIL, now=now):
        pass


def read_receipt(typed: str) -> Receipt | None:
    """What stands on the paper, as somebody types it; None where it is no receipt.

    Which sign stands between does not matter, nor capitals, nor the letters O, I and L for 0 and 1.
    """
    found = _TYPED.fullmatch(typed.strip().casefold().translate(_MISREAD))
    if found is None:
        return None
    seq = int("".join(one for one in found[1] if one.isdigit()))
    return Receipt(seq=seq, code=found[2] + found[3]) if seq else None


def check_receipt(register: Register, receipt: Receipt) -> Compared:
    """Compare a receipt with the log; changes nothing."""
    database = register.database
    restored = audit.of_action(database, Action.RESTORE)
    restored += audit.of_action(database, Action.ACCEPT_OLDER)
    if receipt.seq > register.head.seq:
        return _explained(Verdict.AHEAD, Verdict.RESTORED, restored)
    code = audit.mac_at(database, receipt.seq)
    if code is None:
        return Compared(verdict=Verdict.TOO_OLD)
    if code.hex()[:8] == receipt.code:
        return Compared(verdict=Verdict.FITS)
    changed = tuple(
        entry
        for entry in audit.of_action(database, Action.KEY_CHANGE, after=receipt.seq)
        if entry.detail != ADDED_HOLDER
    )
    if changed:
        return _explained(Verdict.DIFFERS, Verdict.KEYS_CHANGED, changed)
    return _explained(Verdict.DIFFERS, Verdict.RESTORED, restored)


def _explained(plain: Verdict, because: Verdict, entries: tuple[LogEntry, ...]) -> Compared:
    if not entries:
        return Compared(verdict=plain)
    return Compared(verdict=because, at=max(entry.at for entry in entries))
