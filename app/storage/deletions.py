# SPDX-License-Identifier: EUPL-1.2
"""The list of what was deleted for good, so that no restored copy brings it back (RET-3).

The table `deletion` is the truth; `register.deletions` beside the register and one file on every
backup target are its projection, for the day when the database is gone. No content:

    {format, vault_id, epoch, seq, deletions[{record, kind, rule, day}], mac}

`seq` is the log's number when the list was written, mac = HMAC-SHA256(seal key, canonical JSON of
the rest): one code over all, so that no line can be taken out either.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from app.domain.errors import AppError
from app.storage import audit, settings
from app.storage.connection import Database
from app.storage.files import read_small, write_atomic
from app.storage.vault.keyfile import canonical
from app.storage.vault.keys import DerivedKeys, authenticate, same

FILE: Final = "register.deletions"
SECOND_TARGET: Final = "second_target"
CONCERN: Final = "concern"
DRAFT: Final = "draft"
_SUFFIX: Final = ".deletions"
_FORMAT: Final = 1
_MAX_BYTES: Final = 16 << 20
_NAMES: Final = frozenset({"format", "vault_id", "epoch", "seq", "deletions", "mac"})

INSERT_DELETION: Final = """
INSERT INTO deletion (record, kind, rule, on_day) VALUES (:record, :kind, :rule, :on_day)
ON CONFLICT (record) DO NOTHING
"""
SELECT_DELETIONS: Final = "SELECT record, kind, rule, on_day FROM deletion ORDER BY rowid"
SELECT_NEWEST: Final = "SELECT coalesce(max(rowid), 0) FROM deletion"
SELECT_ONE: Final = "SELECT 1 FROM deletion WHERE record = :record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """A record that is gone: its random id, what it was, and why and when it went."""

    record: str
    kind: str
    rule: str
    on_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionList:
    """What a file says was deleted up to log entry `seq`."""

    seq: int
    deletions: tuple[Deletion, ...]


def record(database: Database, *, record: str, kind: str, rule: str, on_day: date) -> None:
    """Write down, in the transaction that deletes it, that a record is gone for good."""
    database.execute(
        INSERT_DELETION,
        {"record": record, "kind": kind, "rule": rule, "on_day": on_day.isoformat()},
    )


def all_of(database: Database) -> tuple[Deletion, ...]:
    """Everything that was deleted for good, the oldest first."""
    return tuple(
        Deletion(
            record=row["record"],
            kind=row["kind"],
            rule=row["rule"],
            on_day=date.fromisoformat(row["on_day"]),
        )
        for row in database.execute(SELECT_DELETIONS)
    )


def newest(database: Database) -> int:
    """A number that grows with every deletion."""
    return int(database.scalar(SELECT_NEWEST))


def missing(database: Database, deletions: Iterable[Deletion]) -> tuple[Deletion, ...]:
    """Those of them that this database does not know of."""
    return tuple(
        one for one in deletions if database.fetchone(SELECT_ONE, {"record": one.record}) is None
    )


def read(folder: Path, keys: DerivedKeys) -> DeletionList | None:
    """The list beside the register; None where there is none that these keys verify."""
    return _read(folder / FILE, keys)


def read_near(place: Path, keys: DerivedKeys) -> tuple[DeletionList, ...]:
    """Every list of this register that lies in a folder of backups."""
    try:
        paths = sorted(path for path in place.iterdir() if path.name.endswith(_SUFFIX))
    except OSError:
        return ()
    found = (_read(path, keys) for path in paths)
    return tuple(one for one in found if one is not None)


def target_file(target: Path, vault_id: str) -> Path:
    """Where a backup target keeps this register's list; two registers may share a target."""
    return target / f"register-{vault_id[:8]}{_SUFFIX}"


def targets(
    database: Database, folder: Path, vault_id: str, *, second: bool = True
) -> tuple[Path, ...]:
    """The folders that get the list: of backups here, and the second one where it is really there.

    The list itself marks a folder that was chosen: where a drive is out, its mount point may be
    an empty folder on this disk.
    """
    found = [folder / "backups"]
    chosen = second_target(database) if second else None
    if chosen is not None and is_there(chosen, vault_id):
        found.append(chosen)
    return tuple(one for one in found if one.is_dir())


def second_target(database: Database) -> Path | None:
    """The second place for backups, as it was chosen; it may not be there today."""
    text = settings.value(database, SECOND_TARGET)
    return Path(text) if text else None


def is_there(target: Path, vault_id: str) -> bool:
    """Whether a target that was chosen once is the folder that is there now."""
    try:
        return target_file(target, vault_id).is_file()
    except OSError:
        return False


def publish(
    folder: Path, keys: DerivedKeys, database: Database, targets: Iterable[Path] = ()
) -> tuple[AppError, ...]:
    """Write the list anew beside the register and on the targets; returns what went wrong.

    Keeps what an older list says and the table lacks. The deletion is on the disk already, so a
    list that cannot be written is no failure of it; the next publishing mends it.
    """
    known = all_of(database)
    before = read(folder, keys)
    extra = () if before is None else missing(database, before.deletions)
    content = _content(keys, audit.head(database).seq, (*extra, *known))
    places = [folder / FILE, *(target_file(target, keys.vault_id) for target in targets)]
    failed = []
    for path in places:
        try:
            write_atomic(path, content)
        except AppError as error:
            failed.append(error)
    return tuple(failed)


def rewrite(folder: Path, old_keys: DerivedKeys, new_keys: DerivedKeys) -> None:
    """Seal the list beside the register with new keys. Raises DiskFull, RegisterReadOnly, …

    Where it fails or is cut off, the next opening writes it from the table.
    """
    found = read(folder, old_keys)
    if found is not None:
        write_atomic(folder / FILE, _content(new_keys, found.seq, found.deletions))


def _content(keys: DerivedKeys, seq: int, deletions: Iterable[Deletion]) -> bytes:
    fields: dict[str, object] = {
        "format": _FORMAT,
        "vault_id": keys.vault_id,
        "epoch": keys.epoch,
        "seq": seq,
        "deletions": [
            {
                "record": one.record,
                "kind": one.kind,
                "rule": one.rule,
                "day": one.on_day.isoformat(),
            }
            for one in deletions
        ],
    }
    fields["mac"] = authenticate(keys.seal, canonical(fields)).hex()
    return canonical(fields) + b"\n"


def _read(path: Path, keys: DerivedKeys) -> DeletionList | None:
    try:
        fields = json.loads(read_small(path, _MAX_BYTES))
        if not isinstance(fields, dict) or fields.keys() != _NAMES:
            return None
        mac = bytes.fromhex(fields.pop("mac"))
        if fields["vault_id"] != keys.vault_id or fields["format"] != _FORMAT:
            return None
        if not same(authenticate(keys.seal, canonical(fields)), mac):
            return None
        return DeletionList(
            seq=fields["seq"],
            deletions=tuple(
                Deletion(
                    record=one["record"],
                    kind=one["kind"],
                    rule=one["rule"],
                    on_day=date.fromisoformat(one["day"]),
                )
                for one in fields["deletions"]
            ),
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
