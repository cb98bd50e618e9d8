# SPDX-License-Identifier: EUPL-1.2
"""Whole registers for the tests of services: real encrypted files, a cheap key derivation."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.domain.audit import Purpose
from app.domain.municipality import ProfileDraft, RegistrationPolicy
from app.services.register import (
    Register,
    close_register,
    create_register,
    open_register,
    unlock_register,
)
from app.storage.vault import Cost

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
SECRET = "abe bøg cykel drage elg"
HOLDER = "Birgit Tangaa"
NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
PROFILE = ProfileDraft(
    name="Lyngsø Kommune",
    region="central_denmark",
    police_district="mid_west_jutland",
    policy=RegistrationPolicy.NAME_AT_MEASURE,
)


def later(minutes: float = 0, *, days: int = 0) -> datetime:
    """A moment after the start of the tests."""
    return NOW + timedelta(minutes=minutes, days=days)


def make(folder: Path, profile: ProfileDraft = PROFILE, *, now: datetime = NOW) -> Path:
    """A register in `folder`, closed; returns where it is."""
    place = folder / "register"
    create_register(
        place,
        SECRET,
        profile,
        holder=HOLDER,
        now=now,
        cost=CHEAP,
        floors=CHEAP,
        state_folder=folder / "state",
    )
    return place


def enter(
    folder: Path,
    *,
    purpose: Purpose = Purpose.CASEWORK,
    now: datetime = NOW,
    accept_older: str = "",
) -> Register:
    """Open the register of `make`."""
    place = folder / "register"
    return open_register(
        place,
        unlock_register(place, SECRET, floors=CHEAP),
        purpose,
        now=now,
        accept_older=accept_older,
        state_folder=folder / "state",
    )


@contextmanager
def opened(
    folder: Path, profile: ProfileDraft = PROFILE, *, now: datetime = NOW
) -> Iterator[Register]:
    """A new register, open, and closed at the end."""
    make(folder, profile, now=now)
    register = enter(folder, now=now)
    try:
        yield register
    finally:
        close_register(register, now=now, reason="command")


def plain_bytes(database: Path, key: bytes) -> bytes:
    """Every page of a SQLCipher 4 file decrypted, free pages too, without SQLCipher."""
    page, reserve = 4096, 80
    content = database.read_bytes()
    plain = bytearray()
    for start in range(0, len(content), page):
        one = content[start : start + page]
        iv = one[page - reserve : page - reserve + 16]
        sealed = one[16 if start == 0 else 0 : page - reserve]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        plain += decryptor.update(sealed) + decryptor.finalize()
    assert struct.unpack(">H", plain[:2])[0] == page  # the header said the same: it is decrypted
    return bytes(plain)
