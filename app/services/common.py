# SPDX-License-Identifier: EUPL-1.2
"""The open register, and the one way to write to it: a transaction with its entry in the log."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, TypeVar
from uuid import uuid4

from app.domain.audit import Action, LogEntry, Purpose
from app.domain.codelists import CodeLists
from app.domain.municipality import Profile
from app.services.views import Changed, Undo
from app.storage import audit, deletions, history
from app.storage.audit import Head
from app.storage.connection import Database
from app.storage.seal import write_seal
from app.storage.vault.keys import DerivedKeys

__all__ = ["Changed", "Register", "Undo", "new_id", "writing"]

Id = TypeVar("Id")
_CODE: Final = re.compile(r"[a-z0-9_]{0,60}")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Proposed:
    """What a proposed sheet counted, and how many releases there were when it was made."""

    members: Mapping[str, Mapping[tuple[str, str], int]]
    releases: int


@dataclass(slots=True, kw_only=True, repr=False, eq=False)
class Register:
    """An open register; used on one thread. Shows nothing of itself.

    `head` is the end of the log chain as it is on the disk. `unclean` says that the program did not
    close the register last time, so that a full check is due. `sealed` is false while the last seal
    could not be written. `listed` is how far the list of deletions was published, None before
    `deletions.mend`. `opened` are the concerns and cases that were opened since the unlock, with
    the reason that was given; they are opened again without another. `proposed` are the latest
    proposed sheets of counts, by fingerprint. `last_used` is set where the register was not used
    for so long that the computer's clock may be wrong: nothing is deleted by itself then.
    """

    database: Database
    keys: DerivedKeys
    codelists: CodeLists
    holder: str
    purpose: Purpose
    folder: Path
    state_folder: Path
    head: Head
    profile: Profile
    unclean: bool = False
    sealed: bool = True
    listed: int | None = None
    last_used: datetime | None = None
    opened: dict[str, str] = field(default_factory=dict)
    proposed: dict[str, Proposed] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Register(closed={self.database.closed})"


def new_id(kind: Callable[[str], Id]) -> Id:
    """A random id of that type, such as `new_id(CaseId)`."""
    return kind(str(uuid4()))


@contextmanager
def writing(
    register: Register,
    action: Action,
    record: str = "",
    *,
    reason: str = "",
    detail: str = "",
    now: datetime,
) -> Iterator[Database]:
    """One transaction: who and why for the history, then the changes, then the log entry.

    `reason` goes into the history lines and, where it is a code, into the log; `detail` is a
    code that goes into the log alone (LOG-1: no free text). The seal is written when the commit
    is on the disk. Raises what the body and the commit raise; then nothing was written.
    """
    if not _CODE.fullmatch(detail):
        raise ValueError("a log entry holds codes only")
    if not detail and _CODE.fullmatch(reason):
        detail = reason
    database = register.database
    with database.transaction():
        history.set_context(
            database, at=now, holder=register.holder, purpose=register.purpose, reason=reason
        )
        yield database
        head = _append(register, action, record, detail=detail, now=now)
    register.head = head
    register.sealed = not write_seal(
        register.folder,
        register.keys,
        seq=head.seq,
        head=head.mac,
        state_folder=register.state_folder,
    )
    if register.listed is not None and register.listed != deletions.newest(database):
        publish_deletions(register)


def publish_deletions(register: Register, *, second: bool = True) -> None:
    """Bring the list of deletions beside the register and on its targets up to date.

    Without `second` the second place is not touched: it was found not to answer a moment ago.
    What cannot be written is tried again at the next deletion, backup and opening.
    """
    database, folder, keys = register.database, register.folder, register.keys
    places = deletions.targets(database, folder, keys.vault_id, second=second)
    deletions.publish(folder, keys, database, places)
    register.listed = deletions.newest(database)


def _append(register: Register, action: Action, record: str, *, detail: str, now: datetime) -> Head:
    entry = LogEntry(
        seq=register.head.seq + 1,
        at=now,
        holder=register.holder,
        purpose=register.purpose,
        action=action,
        record=record,
        detail=detail,
    )
    return audit.append(register.database, register.keys.log, register.head, entry)
