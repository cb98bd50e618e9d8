# SPDX-License-Identifier: EUPL-1.2
"""The log inside the register: a chain of entries, each sealed by the code of the one before.

mac = HMAC-SHA256(log key, mac of the entry before + canonical JSON of the row); before the first
stand 32 zero bytes, or the anchor that pruning left. Entries are only ever added (security.md §6).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.audit import Action, LogEntry
from app.storage import codec
from app.storage.connection import Database, Row
from app.storage.vault.keyfile import canonical
from app.storage.vault.keys import authenticate, same

INSERT_ENTRY: Final = """
INSERT INTO log (seq, at, holder, purpose, action, record, detail, mac)
VALUES (:seq, :at, :holder, :purpose, :action, :record, :detail, :mac)
"""
SELECT_HEAD: Final = "SELECT seq, action, mac FROM log ORDER BY seq DESC LIMIT 1"
SELECT_MAC: Final = "SELECT mac FROM log WHERE seq = :seq"
SELECT_ANCHOR: Final = "SELECT seq, mac FROM log_anchor WHERE one = 1"
SELECT_CHAIN: Final = """
SELECT seq, at, holder, purpose, action, record, detail, mac FROM log
WHERE seq > :seq ORDER BY seq
"""
SELECT_LATEST: Final = """
SELECT seq, at, holder, purpose, action, record, detail FROM log
WHERE seq > 0 ORDER BY seq DESC LIMIT :limit OFFSET :offset
"""
SELECT_OF_RECORD: Final = """
SELECT seq, at, holder, purpose, action, record, detail FROM log
WHERE record = :record ORDER BY seq DESC LIMIT :limit OFFSET :offset
"""
SELECT_OF_ACTION: Final = """
SELECT seq, at, holder, purpose, action, record, detail FROM log
WHERE seq > :after AND action = :action ORDER BY seq DESC
"""
SELECT_LAST_OF: Final = """
SELECT seq, at, holder, purpose, action, record, detail FROM log
WHERE seq > 0 AND action = :action AND detail = :detail ORDER BY seq DESC LIMIT 1
"""
SELECT_OLDEST: Final = "SELECT at FROM log ORDER BY seq LIMIT 1"
SELECT_FIRST_KEPT: Final = "SELECT seq FROM log WHERE at >= :day ORDER BY seq LIMIT 1"
MOVE_ANCHOR: Final = """
INSERT INTO log_anchor (one, seq, mac) SELECT 1, seq, mac FROM log WHERE seq = :seq
ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, mac = excluded.mac
"""
DELETE_PRUNED: Final = "DELETE FROM log WHERE seq <= :seq"
SELECT_GUARD: Final = """
SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = 'log_is_never_rewritten'
"""
SELECT_SUPERSEDED: Final = "SELECT record FROM log WHERE action = 'restore' AND record <> ''"
SELECT_WROTE: Final = """
SELECT 1 FROM log WHERE seq > :seq AND action NOT IN (SELECT value FROM json_each(:passive)) LIMIT 1
"""
UPDATE_MAC: Final = "UPDATE log SET mac = :mac WHERE seq = :seq"
UPDATE_ANCHOR: Final = "UPDATE log_anchor SET mac = :mac WHERE one = 1"
LIST_QUERIES: Final = (SELECT_LATEST, SELECT_OF_RECORD)

_START: Final = bytes(32)
_SIGNED: Final = ("seq", "at", "holder", "purpose", "action", "record", "detail")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The end of the chain; `action` is what the last entry says, None in an empty log."""

    seq: int
    mac: bytes
    action: Action | None = None

    @property
    def code(self) -> str:
        """Eight hex digits that stand for the whole log up to here."""
        return self.mac.hex()[:8]

    @property
    def receipt(self) -> str:
        """The end of the log as it stands on every print and receipt (security.md §6)."""
        return f"{self.seq} · {self.code}"


class ChainFault(StrEnum):
    """What is wrong with the chain at one entry."""

    ALTERED = "altered"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """An entry that does not fit the one before it."""

    seq: int
    fault: ChainFault


def head(database: Database) -> Head:
    """The end of the chain, without reading the chain."""
    row = database.fetchone(SELECT_HEAD)
    if row is not None:
        return Head(seq=row["seq"], mac=row["mac"], action=Action(row["action"]))
    return _anchor(database)


def append(database: Database, key: bytes | bytearray, before: Head, entry: LogEntry) -> Head:
    """Add an entry after `before`, in the caller's transaction; returns the new end."""
    values = codec.parameters(entry)
    mac = authenticate(key, before.mac + canonical(values))
    database.execute(INSERT_ENTRY, {**values, "mac": mac})
    return Head(seq=entry.seq, mac=mac, action=entry.action)


def mac_at(database: Database, seq: int) -> bytes | None:
    """The code of one entry; None where it was pruned or never was."""
    row = database.fetchone(SELECT_MAC, {"seq": seq})
    if row is not None:
        return bytes(row["mac"])
    anchor = _anchor(database)
    return anchor.mac if anchor.seq == seq else None


def faults(database: Database, key: bytes | bytearray) -> Iterator[Fault]:
    """Every place where the chain is broken, reading it once from its start.

    After a broken entry the chain goes on from that entry's own code, so one edited row is named
    alone.
    """
    before = _anchor(database)
    seq, mac = before.seq, before.mac
    for row in database.execute(SELECT_CHAIN, {"seq": seq}):
        if row["seq"] != seq + 1:
            yield Fault(seq=seq + 1, fault=ChainFault.MISSING)
        elif not same(authenticate(key, mac + _canonical(row)), row["mac"]):
            yield Fault(seq=row["seq"], fault=ChainFault.ALTERED)
        seq, mac = row["seq"], row["mac"]


def latest(database: Database, *, offset: int = 0, limit: int = 100) -> tuple[LogEntry, ...]:
    """The newest entries first."""
    rows = database.fetchall(SELECT_LATEST, {"offset": offset, "limit": limit})
    return tuple(codec.record(LogEntry, row) for row in rows)


def of_record(
    database: Database, record: str, *, offset: int = 0, limit: int = 100
) -> tuple[LogEntry, ...]:
    """The newest entries about one record first."""
    asked: dict[str, str | int] = {"record": record, "offset": offset, "limit": limit}
    return tuple(codec.record(LogEntry, row) for row in database.fetchall(SELECT_OF_RECORD, asked))


def of_action(database: Database, action: Action, *, after: int = 0) -> tuple[LogEntry, ...]:
    """Every entry of one action beyond a number, the newest first; reads the log from there."""
    rows = database.fetchall(SELECT_OF_ACTION, {"after": after, "action": action})
    return tuple(codec.record(LogEntry, row) for row in rows)


def wrote_since(database: Database, seq: int, passive: Iterable[Action]) -> bool:
    """Whether anything but these actions was logged after entry `seq`."""
    asked: dict[str, str | int] = {"seq": seq, "passive": json.dumps(sorted(passive))}
    return database.fetchone(SELECT_WROTE, asked) is not None


def last_of(database: Database, action: Action, detail: str) -> LogEntry | None:
    """The newest entry of one action and detail; reads the log back to it."""
    row = database.fetchone(SELECT_LAST_OF, {"action": action, "detail": detail})
    return None if row is None else codec.record(LogEntry, row)


def seal_name(mac: bytes) -> str:
    """How a restore's entry names the seal it put out of force."""
    return mac.hex()[:32]


def superseded(database: Database) -> frozenset[str]:
    """The seals that restores put out of force; reads the whole log.

    A chain that has such an entry is younger than the seal it names, also where the program
    ended before it could write a new one.
    """
    return frozenset(row["record"] for row in database.execute(SELECT_SUPERSEDED))


def older_than(database: Database, day: date) -> bool:
    """Whether the oldest entry is from before that day."""
    row = database.fetchone(SELECT_OLDEST)
    return row is not None and row["at"] < day.isoformat()


def prune(database: Database, before: date) -> int:
    """Delete the entries older than that day, in the caller's transaction; returns how many.

    The anchor keeps the last one's number and code, so that the rest still verifies (LOG-3).
    """
    first_kept = database.fetchone(SELECT_FIRST_KEPT, {"day": before.isoformat()})
    last_gone = head(database).seq if first_kept is None else first_kept["seq"] - 1
    if last_gone <= _anchor(database).seq:
        return 0
    database.execute(MOVE_ANCHOR, {"seq": last_gone})
    return database.execute(DELETE_PRUNED, {"seq": last_gone}).rowcount


def rechain(database: Database, new_key: bytes | bytearray) -> Head:
    """Do the codes over under a new log key, in the transaction of a key rotation.

    The caller has verified the chain under the old key: what was broken would look whole after.
    """
    guard = database.scalar(SELECT_GUARD)
    database.execute("DROP TRIGGER log_is_never_rewritten")
    anchor = _anchor(database)
    mac = anchor.mac
    if anchor.seq:
        mac = authenticate(new_key, anchor.mac)
        database.execute(UPDATE_ANCHOR, {"mac": mac})
    for row in database.fetchall(SELECT_CHAIN, {"seq": anchor.seq}):
        mac = authenticate(new_key, mac + _canonical(row))
        database.execute(UPDATE_MAC, {"seq": row["seq"], "mac": mac})
    database.execute(guard)
    return head(database)


def _anchor(database: Database) -> Head:
    row = database.fetchone(SELECT_ANCHOR)
    return Head(seq=0, mac=_START) if row is None else Head(seq=row["seq"], mac=row["mac"])


def _canonical(row: Row) -> bytes:
    return canonical({name: row[name] for name in _SIGNED})
