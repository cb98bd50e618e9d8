# SPDX-License-Identifier: EUPL-1.2
"""A register of concerns whose notes hold marked words, opened by a passphrase one can type."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain.audit import Purpose
from app.services.register import close_register, create_register, open_register
from app.storage import preferences, seal
from app.storage.vault import unlock
from app.storage.vault.cost import FLOORS
from tests.builders import a_concern
from tests.faults.searched import Canaries, forms, key_forms
from tests.services.registers import HOLDER, PROFILE

PASSPHRASE: Final = "hest plov skov vinge torn"
_TOLD: Final = "Læreren fortæller om {word}, som han har set og hørt flere gange i denne uge."


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The register, its words and its keys; the last in every form to look for."""

    folder: Path
    canaries: Canaries
    keys: dict[str, bytes] = field(repr=False)
    master: dict[str, bytes] = field(repr=False)
    passphrase: dict[str, bytes] = field(repr=False)


def marked_register(home: Path, records: int) -> Marked:
    """Made beside the home of a user, who opened it before; the least derivation that is read.

    The clock is the real one, since the program that opens it next has no other.
    """
    now = datetime.now().astimezone()
    folder, state = home.parent / "Skovby", home / ".local" / "state" / "tovholder"
    assert seal.default_state_folder().name == state.name
    made = create_register(
        folder, PASSPHRASE, PROFILE, holder=HOLDER, now=now, cost=FLOORS, state_folder=state
    )
    register = open_register(folder, made, Purpose.CASEWORK, now=now, state_folder=state)
    canaries = Canaries(records)
    for record in range(records):
        told = _TOLD.format(word=canaries.word(record))
        a_concern(register, day=now.date(), summary=told, now=now)
    close_register(register, now=now, reason="quit")
    where = home / ".config" / "tovholder" / "preferences.json"
    preferences.save(preferences.Preferences().with_recent(folder), where)
    unlocked = unlock(folder, PASSPHRASE)
    keys = unlocked.keys()
    return Marked(
        folder=folder,
        canaries=canaries,
        keys={
            **key_forms("database key", keys.database),
            **key_forms("log key", keys.log),
            **key_forms("seal key", keys.seal),
        },
        master=key_forms("master key", unlocked.master),
        passphrase=forms("passphrase", PASSPHRASE),
    )
