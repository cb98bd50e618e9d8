# SPDX-License-Identifier: EUPL-1.2
"""The session whose calls are recorded for the power cuts: work, a new passphrase, more work."""

from pathlib import Path

from app.services import concerns, drafts
from app.services.keys import change_passphrase
from app.services.register import Register, close_register
from app.storage import engine
from app.storage.vault import unlock
from tests.builders import NOW, concern_draft
from tests.faults.nursery import say
from tests.faults.registers_in_hand import open_again
from tests.services.registers import CHEAP, SECRET

NEW_SECRET = "hun kører altid på cykel til skoven"
WEAKER = {
    "": {},
    "OFF": {"synchronous": ("OFF", 0)},
    "DEFAULT": {
        "locking_mode": ("NORMAL", "normal"),
        "journal_mode": ("DELETE", "delete"),
        "synchronous": ("FULL", 2),
    },
}


def summary(name: str) -> str:
    """Short, or of several pages; told by its name alone."""
    return name + " Der skete noget." * (700 if name.endswith("3.") else 3)


def session(folder: Path, keys: str, commits: int, weaker: str) -> None:
    """Say `ack` with the name of each concern, and the keys; `weaker` is for the control."""
    engine._SETTINGS = tuple(
        (name, *WEAKER[weaker].get(name, (written, read_back)))
        for name, written, read_back in engine._SETTINGS
    )
    register = open_again(folder, keys)
    say(f"keys {register.keys.epoch} {keys}")
    work(register, "a", commits)
    close_register(register, now=NOW, reason="command")
    unlocked = change_passphrase(
        folder / "register",
        unlock(folder / "register", SECRET, floors=CHEAP),
        NEW_SECRET,
        now=NOW,
        cost=CHEAP,
        floors=CHEAP,
        state_folder=folder / "state",
    )
    keys = bytes(unlocked.keys().pack()).hex()
    say(f"keys {unlocked.key_file.epoch} {keys}")
    say("ack changed")
    register = open_again(folder, keys)
    work(register, "b", commits // 4)
    close_register(register, now=NOW, reason="command")


def work(register: Register, life: str, commits: int) -> None:
    for number in range(commits):
        name = f"{life}{number}."
        concerns.receive_concern(register, concern_draft(summary=summary(name)), now=NOW)
        say(f"ack {name}")
        if number % 5 == 2:
            drafts.save_draft(register, "concern:new", {"summary": "x" * 5000}, now=NOW)
        if number % 5 == 4:
            drafts.drop_draft(register, "concern:new")
