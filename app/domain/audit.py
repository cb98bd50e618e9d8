# SPDX-License-Identifier: EUPL-1.2
"""What the log inside the register records: no names, no free text (LOG-1)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Action(StrEnum):
    """What somebody did."""

    CREATE_REGISTER = "create_register"
    UNLOCK = "unlock"
    LOCK = "lock"
    OPEN = "open"
    SEARCH = "search"
    SHOW_NAMES = "show_names"
    CREATE = "create"
    CHANGE = "change"
    STATUS = "status"
    UNDO = "undo"
    PRINT = "print"
    EXPORT = "export"
    DISCLOSE = "disclose"
    COUNT = "count"
    RELEASE = "release"
    TALLY = "tally"
    DELETE = "delete"
    RESTRICT = "restrict"
    RESTORE = "restore"
    BACKUP = "backup"
    REPAIR = "repair"
    KEY_CHANGE = "key_change"
    SETTING = "setting"
    ACCEPT_OLDER = "accept_older"
    PRUNE = "prune"


class Purpose(StrEnum):
    """Why the register was opened (LOG-2)."""

    CASEWORK = "casework"
    MEETING = "meeting"
    FOLLOW_UP = "follow_up"
    ACCESS = "access"
    SUPERVISION = "supervision"
    OPERATIONS = "operations"


class OlderReason(StrEnum):
    """Why somebody went on with an older copy, or with one of two histories (ACCEPT_OLDER)."""

    RESTORED_BY_IT = "restored_by_it"
    PUT_BACK_BY_ME = "put_back_by_me"
    OTHER_COPY_DROPPED = "other_copy_dropped"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One line of the log; `record` is the random id of what it is about, or empty."""

    seq: int
    at: datetime
    holder: str
    purpose: Purpose
    action: Action
    record: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """A record as it was before a change: `before` maps column to old value (CAS-8)."""

    seq: int
    noun: str
    record: str
    at: datetime
    holder: str
    purpose: Purpose
    reason: str
    before: tuple[tuple[str, str], ...] = field(repr=False)
