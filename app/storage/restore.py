# SPDX-License-Identifier: EUPL-1.2
"""From a backup to a database that can be opened: unpacked, checked, brought under today's keys.

All of it happens in `.restore.….part` files, encrypted throughout; the caller moves the pointer.
"""

import contextlib
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain.audit import Action, LogEntry, Purpose
from app.domain.errors import BackupDamaged, RegisterDamaged
from app.storage import audit, backup, deletions, files
from app.storage.archive import Archive, flush
from app.storage.connection import Database, make_empty_file, open_database
from app.storage.expiry import replay
from app.storage.migrate import Migration, known, migrate
from app.storage.vault.keys import DerivedKeys

_PREFIX: Final = ".restore."
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """A database ready to be the register, closed: its part, its log's end, what it holds."""

    part: Path
    head: audit.Head
    counts: backup.Counts


@contextlib.contextmanager
def rebuilt(
    found: Archive,
    old: DerivedKeys,
    new: DerivedKeys,
    place: Path,
    *,
    gone: Iterable[deletions.Deletion],
    seal: bytes = b"",
    now: datetime,
    step: Step | None = None,
    migrations: Sequence[Migration] | None = None,
) -> Iterator[Rebuilt]:
    """Unpack a backup made under `old` into `place` as it will be opened with `new`.

    Both checks, the log's chain, its end and the counts have to fit the manifest; then keys, log
    and schema are brought up to date, the deletions done again and the restore logged, with the
    head of the `seal` it puts out of force. The part is gone at the end unless the caller has
    renamed it. Raises BackupDamaged, NewerRegister, DiskFull, RegisterReadOnly, DiskFailed, and
    what `step` raises.
    """
    sweep(place)
    unpacked, rewritten = _part(place), _part(place)
    try:
        _unpack(found, unpacked, step)
        epoch = found.manifest.epoch
        steps = known() if migrations is None else migrations
        with _checked(found, unpacked, old, len(steps)) as database:
            counts = backup.count(database)
            if old.database != new.database:
                database.copy_to(rewritten, new, step=_left(step))
        part = rewritten if rewritten.exists() else unpacked
        with open_database(part, new, known_version=len(steps), epoch=epoch) as database:
            changed = bool(migrate(database, steps)) or part == rewritten
            head = _continue(
                database,
                new,
                tuple(gone),
                now,
                seal=audit.seal_name(seal),
                rekeyed=part == rewritten,
            )
            if changed and (database.faults() or any(audit.faults(database, new.log))):
                raise BackupDamaged
        yield Rebuilt(part=part, head=head, counts=counts)
    finally:
        for path in (unpacked, rewritten):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
                path.with_name(path.name + "-journal").unlink(missing_ok=True)


def sweep(place: Path) -> None:
    """Delete what an interrupted restore or rehearsal left in a folder."""
    with contextlib.suppress(OSError):
        for path in list(place.iterdir()):
            if path.name.startswith(_PREFIX) and path.suffix in {".part", ".part-journal"}:
                path.unlink(missing_ok=True)


def _unpack(found: Archive, part: Path, step: Step | None) -> None:
    make_empty_file(part)
    try:
        with part.open("r+b") as file:
            for block in found.database(step):
                file.write(block)
        flush(part)
    except OSError as error:
        raise files.disk_error(error) from error


@contextlib.contextmanager
def _checked(
    found: Archive, part: Path, keys: DerivedKeys, known_version: int
) -> Iterator[Database]:
    manifest = found.manifest
    try:
        database = open_database(part, keys, known_version=known_version, epoch=manifest.epoch)
    except RegisterDamaged as error:
        raise BackupDamaged from error
    with database:
        try:
            unsound = bool(database.faults()) or any(audit.faults(database, keys.log))
            head, counts = audit.head(database), backup.count(database)
        except RegisterDamaged as error:
            raise BackupDamaged from error
        stated = (manifest.receipt, manifest.concerns, manifest.cases, manifest.entries)
        if unsound or stated != (
            head.receipt,
            counts.concerns,
            counts.cases,
            counts.entries,
        ):
            raise BackupDamaged
        yield database


def _continue(
    database: Database,
    keys: DerivedKeys,
    gone: tuple[deletions.Deletion, ...],
    now: datetime,
    *,
    seal: str,
    rekeyed: bool,
) -> audit.Head:
    with database.transaction():
        head = audit.head(database)
        if rekeyed:
            database.execute(
                "UPDATE register_identity SET epoch = :epoch WHERE one = 1", {"epoch": keys.epoch}
            )
            head = audit.rechain(database, keys.log)
        lacking = deletions.missing(database, gone)
        replay(database, lacking)
        logged = [(Action.DELETE, "", "replayed")] if lacking else []
        for action, record, detail in (*logged, (Action.RESTORE, seal, "backup")):
            entry = LogEntry(
                seq=head.seq + 1,
                at=now,
                holder=keys.holder,
                purpose=Purpose.OPERATIONS,
                action=action,
                record=record,
                detail=detail,
            )
            head = audit.append(database, keys.log, head, entry)
    return head


def _left(step: Step | None) -> Step | None:
    if step is None:
        return None
    return lambda left, pages: step(pages - left, pages)


def _part(place: Path) -> Path:
    return place / f"{_PREFIX}{secrets.token_hex(4)}.part"
