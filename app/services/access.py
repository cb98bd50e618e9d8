# SPDX-License-Identifier: EUPL-1.2
"""Who can open the register: the key slots as their owners are shown them, no key material."""

from dataclasses import dataclass, field
from enum import StrEnum, auto
from typing import Final

from app.services.common import Register
from app.storage.vault.keyfile import NO_FLOORS, SlotKind, read

RECOVERY_LABEL: Final = "Nødnøgle"
"""The name of the emergency key's slot in the key file and the log; the register's own language."""


class WayIn(StrEnum):
    """With what the register can be opened."""

    PASSPHRASE = auto()
    HOLDER = auto()
    RECOVERY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One way in; `own` says that this session used it."""

    kind: WayIn
    label: str = field(repr=False)
    own: bool


KINDS = {
    SlotKind.PASSPHRASE: WayIn.PASSPHRASE,
    SlotKind.HOLDER: WayIn.HOLDER,
    SlotKind.RECOVERY: WayIn.RECOVERY,
}


def who_has_access(register: Register) -> tuple[Access, ...]:
    """Every way in, in the key file's order. Raises what reading the key file raises."""
    return tuple(
        Access(kind=KINDS[slot.kind], label=slot.label, own=slot.id == register.keys.slot_id)
        for slot in read(register.folder, floors=NO_FLOORS).key_file.slots
    )
