# SPDX-License-Identifier: EUPL-1.2
"""The seal: what the log chain's head was at the last commit, kept outside the database.

Two copies, beside the register and in this user's state folder. Written after each commit, so it
may lag behind the chain after a cut, and never leads; a seal ahead of the chain means an older
copy of the register was put back.

    {format, vault_id, epoch, seq, head, mac}     mac = HMAC-SHA256(seal key, canonical JSON of it)
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

import platformdirs

from app.domain.errors import AppError, OlderCopy, OtherHistory
from app.storage.files import SEAL_FILE, read_small, write_atomic
from app.storage.vault.keyfile import canonical
from app.storage.vault.keys import DerivedKeys, authenticate, same

_FORMAT: Final = 1
_MAX_BYTES: Final = 2048
_NAMES: Final = frozenset({"format", "vault_id", "epoch", "seq", "head", "mac"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A chain head: the last log entry's number and authentication code."""

    epoch: int
    seq: int
    head: bytes
    verified: bool = True
    written_at: datetime | None = None
    """When its file was last written, as far as the file system says."""


class Finding(StrEnum):
    """How an acceptable seal and the chain relate."""

    MATCHES = "matches"
    LAGS = "lags"
    ABSENT = "absent"


def default_state_folder() -> Path:
    """This user's state folder of the program."""
    return platformdirs.user_state_path("tovholder", appauthor=False)


def write_seal(
    folder: Path, keys: DerivedKeys, *, seq: int, head: bytes, state_folder: Path
) -> tuple[AppError, ...]:
    """Overwrite both copies; returns what went wrong.

    The commit is on the disk already, so a failing seal is no failure of the save. It does not
    wait for the disk: a lost seal lags.
    """
    fields: dict[str, object] = {
        "format": _FORMAT,
        "vault_id": keys.vault_id,
        "epoch": keys.epoch,
        "seq": seq,
        "head": head.hex(),
    }
    fields["mac"] = authenticate(keys.seal, canonical(fields)).hex()
    content = canonical(fields) + b"\n"
    failed = []
    for path in _paths(folder, keys, state_folder):
        try:
            if path.name != SEAL_FILE:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomic(path, content, durable=False)
        except AppError as error:
            failed.append(error)
        except OSError:
            continue  # no state folder on this computer: the copy beside the register is there
    return tuple(failed)


def read_seals(folder: Path, keys: DerivedKeys, *, state_folder: Path) -> tuple[Seal, ...]:
    """The whole seals of this register, the furthest first.

    One of a later epoch cannot be verified with these keys and is marked so; one that should
    verify and does not is left out.
    """
    found = []
    for path in _paths(folder, keys, state_folder):
        try:
            seal = _parse(read_small(path, _MAX_BYTES), keys)
            written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except OSError:
            continue
        if seal is not None:
            found.append(replace(seal, written_at=written))
    return tuple(sorted(found, key=lambda seal: (seal.epoch, seal.seq), reverse=True))


def vault_beside(folder: Path) -> str | None:
    """Which register the seal in this folder says it belongs to; a hint, not verified."""
    try:
        fields = json.loads(read_small(folder / SEAL_FILE, _MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return None
    named = fields.get("vault_id") if isinstance(fields, dict) else None
    return named if isinstance(named, str) else None


def compare(seals: tuple[Seal, ...], *, seq: int, mac_at: Callable[[int], bytes | None]) -> Finding:
    """Compare the seals with the chain whose last entry is `seq`.

    `mac_at(n)` gives entry n's code, None where it was pruned. Raises OlderCopy (with how many
    entries are missing, at least one) and OtherHistory.
    """
    if not seals:
        return Finding.ABSENT
    furthest = seals[0]
    if not furthest.verified or furthest.seq > seq:
        raise OlderCopy(max(1, furthest.seq - seq))
    for seal in seals:
        code = mac_at(seal.seq)
        if code is not None and not same(code, seal.head):
            raise OtherHistory
    return Finding.MATCHES if furthest.seq == seq else Finding.LAGS


def _paths(folder: Path, keys: DerivedKeys, state_folder: Path) -> tuple[Path, Path]:
    return folder / SEAL_FILE, state_folder / "seals" / f"{keys.vault_id}.seal"


def _parse(content: bytes, keys: DerivedKeys) -> Seal | None:
    try:
        fields = json.loads(content)
        if not isinstance(fields, dict) or fields.keys() != _NAMES:
            return None
        mac = bytes.fromhex(fields.pop("mac"))
        epoch, seq = fields["epoch"], fields["seq"]
        if fields["format"] != _FORMAT or fields["vault_id"] != keys.vault_id:
            return None
        if type(epoch) is not int or type(seq) is not int or epoch < keys.epoch or seq < 0:
            return None
        head = bytes.fromhex(fields["head"])
        verified = same(authenticate(keys.seal, canonical(fields)), mac)
    except (ValueError, TypeError, RecursionError):
        return None
    if not verified and epoch == keys.epoch:
        return None
    return Seal(epoch=epoch, seq=seq, head=head, verified=verified)
