# SPDX-License-Identifier: EUPL-1.2
"""The session whose files rot: a hundred acknowledged commits, half of them changes; killed."""

import os
from pathlib import Path

from app.services import concerns
from tests.builders import NOW, concern_draft
from tests.faults.nursery import say
from tests.faults.registers_in_hand import open_again


def session(folder: Path, keys: str, commits: int) -> None:
    """Receive concerns and change each once; every one is acknowledged. The end is no close."""
    register = open_again(folder, keys)
    for number in range(commits // 2):
        long = " Der skete noget." * (500 if number % 10 == 3 else 3)
        draft = concern_draft(summary=f"Først {number}.{long}")
        concern = concerns.receive_concern(register, draft, now=NOW)
        say(f"ack {number}")
        changed = concern_draft(summary=f"Siden {number}.{long}")
        concerns.change_concern(register, concern.id, changed, now=NOW)
        say(f"ack {number} changed")
    os._exit(0)
