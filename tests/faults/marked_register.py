# SPDX-License-Identifier: EUPL-1.2
"""A register of concerns whose notes hold marked words, opened by a passphrase one can type."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain.audit import Purpose
from app.services.pages import case_page
from app.services.people import change_person
from app.services.register import Register, close_register, create_register, open_register
from app.storage import preferences, seal
from app.storage.vault import unlock
from app.storage.vault.cost import FLOORS
from tests.builders import YOUNG, a_case, a_concern
from tests.faults.searched import Canaries, forms, key_forms
from tests.services.registers import HOLDER, PROFILE

PASSPHRASE: Final = "hest plov skov vinge torn"
TOLD: Final = "Læreren fortæller om {word}, som han har set og hørt flere gange i denne uge."


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The register, its words and its keys; the last in every form to look for."""

    folder: Path
    canaries: Canaries
    keys: dict[str, bytes] = field(repr=False)
    master: dict[str, bytes] = field(repr=False)
    passphrase: dict[str, bytes] = field(repr=False)


def marked_register(home: Path, records: int, *, cases: int = 0) -> Marked:
    """Made beside the home of a user, who opened it before; the least derivation that is read.

    Of the records so many are cases with a named person, the others are working notes. The clock
    is the real one, since the program that opens it next has no other.
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
        word = canaries.word(record)
        told = TOLD.format(word=word)
        if record < records - cases:
            a_concern(register, day=now.date(), summary=told, now=now)
        else:
            _a_case(register, told, f"{word} Krabbe", now)
    close_register(register, now=now, reason="quit")
    where = home / ".config" / "tovholder" / "preferences.json"
    liked = preferences.Preferences(language="en").with_recent(folder)
    preferences.save(liked, where)
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


def _a_case(register: Register, told: str, name: str, now: datetime) -> None:
    case = a_case(register, day=now.date(), founded_on=told, follow_up_only=told, now=now)
    person = case_page(register.database, case.id).people[0].person
    change_person(register, person.id, replace(YOUNG, name=name), now=now)
