# SPDX-License-Identifier: EUPL-1.2
"""The vault: from a secret to the register's keys. The names the other rooms use."""

from app.storage.vault.cost import FLOORS, Cost, calibrate
from app.storage.vault.keyfile import KeyFile, Slot, SlotKind
from app.storage.vault.keys import DerivedKeys
from app.storage.vault.passphrase import (
    accept_passphrase,
    load_words,
    offered_bits,
    suggest_passphrase,
)
from app.storage.vault.vault import Unlocked, unlock

__all__ = [
    "FLOORS",
    "Cost",
    "DerivedKeys",
    "KeyFile",
    "Slot",
    "SlotKind",
    "Unlocked",
    "accept_passphrase",
    "calibrate",
    "load_words",
    "offered_bits",
    "suggest_passphrase",
    "unlock",
]
