# SPDX-License-Identifier: EUPL-1.2
"""What one key derivation may cost: floors, ceilings, and the choice for this computer."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from app.domain.errors import NotEnoughMemory, UnsafeKeyParameters

ARGON2_VERSION: Final = 19
SALT_BYTES: Final = 16
_MIB: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Argon2id's memory in KiB, passes and lanes (RFC 9106)."""

    memory_kib: int
    passes: int
    lanes: int


FLOORS: Final = Cost(memory_kib=64 * _MIB, passes=3, lanes=1)
CEILINGS: Final = Cost(memory_kib=2048 * _MIB, passes=64, lanes=16)
NORMAL: Final = Cost(memory_kib=256 * _MIB, passes=3, lanes=4)
SMALL: Final = Cost(memory_kib=64 * _MIB, passes=4, lanes=4)


def check(cost: Cost, floors: Cost) -> None:
    """Raise UnsafeKeyParameters unless every figure is within bounds. Allocates nothing."""
    for name in ("memory_kib", "passes", "lanes"):
        if not getattr(floors, name) <= getattr(cost, name) <= getattr(CEILINGS, name):
            raise UnsafeKeyParameters(name)
    if cost.memory_kib < 8 * cost.lanes:
        raise UnsafeKeyParameters("memory_kib")


def stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Argon2id of a secret: 32 bytes. Raises NotEnoughMemory where the memory is refused."""
    try:
        return hash_secret_raw(
            secret,
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory_kib,
            parallelism=cost.lanes,
            hash_len=32,
            type=Type.ID,
            version=ARGON2_VERSION,
        )
    except (HashingError, MemoryError) as error:
        raise NotEnoughMemory(cost.memory_kib // _MIB) from error


def _memory_is_short() -> bool:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return False  # elsewhere the refused allocation below is the sign
    free = next((line.split()[1] for line in lines if line.startswith("MemAvailable:")), None)
    return free is not None and int(free) < 4 * NORMAL.memory_kib


def calibrate(
    seconds: float = 1.0,
    *,
    elapsed: Callable[[], float] = time.perf_counter,
    short: Callable[[], bool] = _memory_is_short,
) -> Cost:
    """The cost for new slots on this computer: about `seconds`, 3 to 16 passes.

    256 MiB and 4 lanes, or 64 MiB where memory is short. Takes about the time of 3 passes.
    """
    base = SMALL if short() else NORMAL
    trial = Cost(memory_kib=base.memory_kib, passes=3, lanes=base.lanes)
    start = elapsed()
    try:
        stretch(b"calibration", bytes(SALT_BYTES), trial)
    except NotEnoughMemory:
        return SMALL
    each = max((elapsed() - start) / trial.passes, 1e-6)
    passes = min(16, max(base.passes, round(seconds / each)))
    return Cost(memory_kib=base.memory_kib, passes=passes, lanes=base.lanes)
