# SPDX-License-Identifier: EUPL-1.2
"""Registers that are opened a thousand times: their keys are derived once and travel as text."""

from datetime import datetime
from pathlib import Path

from app.domain.audit import Purpose
from app.services.register import Register, open_register, unlock_register
from app.storage.vault import DerivedKeys
from tests.builders import NOW
from tests.services.registers import CHEAP, SECRET, make


def new_register(folder: Path) -> str:
    """Make a register in `folder`; returns its keys as text."""
    make(folder, now=NOW)
    return bytes(unlock_register(folder / "register", SECRET, floors=CHEAP).pack()).hex()


def keys_of(text: str) -> DerivedKeys:
    return DerivedKeys.unpack(bytearray.fromhex(text))


def open_again(folder: Path, keys: str, *, now: datetime = NOW, accept_older: str = "") -> Register:
    """Open it as the room does."""
    return open_register(
        folder / "register",
        keys_of(keys),
        Purpose.CASEWORK,
        now=now,
        accept_older=accept_older,
        state_folder=folder / "state",
    )
