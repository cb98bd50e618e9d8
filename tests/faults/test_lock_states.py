# SPDX-License-Identifier: EUPL-1.2
"""Suite 10: the lock comes from eight states that resist it, with the real gate, door and room.

The clock starts when the lock is asked for: by Ctrl+L, or by the session's lock on a real bus where
the window cannot take a key. It stops when the room's process is gone, and when the next door can
be typed in.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.audit import Purpose
from app.gate import run_gate
from app.services.drafts import load_draft
from app.services.register import create_register, open_register, unlock_register
from app.storage.vault.cost import FLOORS
from tests.buses import bus_in
from tests.faults.rows import Figure, SoakSize
from tests.services.registers import HOLDER, PROFILE, SECRET

CHILDREN = Path(__file__).parent / "lock_children.py"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
GRACEFUL_S, KILLED_S, LOST_S = 0.5, 5.0, 2.0
STATES = {
    "nested": GRACEFUL_S,
    "busy": GRACEFUL_S,
    "modal": GRACEFUL_S,
    "refused": GRACEFUL_S,
    "sql": GRACEFUL_S,
    "dragging": GRACEFUL_S,
    "held": KILLED_S,
    "stopped": KILLED_S,
}
TYPED_FOR_S = 4.0
"""Longer than an autosave takes, and than the gate takes to start the door that waits."""
TRIES = 3
"""A computer that does other things at the same time is slow; the lock's own time is the least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """What one lock took, in seconds."""

    gone: float
    door: float
    lost: float


class Ear(threading.Thread):
    """Reads what the room says on its pipe, and when the pipe ended with the room."""

    def __init__(self, pipe: Path) -> None:
        super().__init__(daemon=True)
        self._pipe = pipe
        self.said: dict[str, object] = {}
        self.over = 0.0

    def run(self) -> None:
        with self._pipe.open() as pipe:
            self.said = json.loads(pipe.readline())
            pipe.read()
        self.over = time.monotonic()


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A register with the least derivation that production reads, and a session bus."""
    folder = tmp_path / "Skovby"
    create_register(folder, SECRET, PROFILE, holder=HOLDER, now=NOW, cost=FLOORS)
    with bus_in(tmp_path / "bus") as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
        yield folder


@pytest.mark.alone
@pytest.mark.suite("10")
@pytest.mark.skipif(sys.platform != "linux", reason="buses, signals and named pipes of Linux")
def test_no_state_holds_the_lock_up(register: Path, soak_size: SoakSize, figure: Figure) -> None:
    found = {state: best_of(register, state) for state in list(STATES)[: soak_size(2, 8)]}
    for state, locked in found.items():
        figure(
            f"{state}: room gone {locked.gone:.2f} s, door ready {locked.door:.2f} s, "
            f"typing lost {locked.lost:.1f} s"
        )
    late = {state for state, one in found.items() if max(one.gone, one.door) > STATES[state]}
    assert not late
    assert not {state for state, one in found.items() if one.lost > LOST_S}


def best_of(register: Path, state: str) -> Locked:
    """The quickest of some tries, and the most typing that was lost in any."""
    tries: list[Locked] = []
    while len(tries) < TRIES:
        tries.append(lock_from(register, state))
        if tries[-1].door <= STATES[state]:
            break
    quickest = min(tries, key=lambda one: one.door)
    return Locked(gone=quickest.gone, door=quickest.door, lost=max(one.lost for one in tries))


def lock_from(register: Path, state: str) -> Locked:
    """Unlock, type, get into the state, ask for the lock, and look what was kept."""
    place = register.parent / f"{state}-{time.monotonic_ns()}"
    place.mkdir()
    pipe, script = place / "room", place / "script.json"
    os.mkfifo(pipe)
    script.write_text(
        json.dumps({"secrets": [SECRET], "state": state, "pipe": str(pipe), "seconds": TYPED_FOR_S})
    )
    ear = Ear(pipe)
    ear.start()
    ready: list[float] = []
    code = run_gate(
        register,
        on_ready=lambda: ready.append(time.monotonic()),
        command=[sys.executable, str(CHILDREN), str(script)],
        preferences=place / "preferences.json",
    )
    ear.join(10)
    assert (code, len(ready)) == (0, 2)
    asked = ear.said["at"]
    assert isinstance(asked, float)
    return Locked(
        gone=ear.over - asked, door=ready[1] - asked, lost=lost(register, asked, ear.said)
    )


def lost(register: Path, asked: float, said: dict[str, object]) -> float:
    """How long before the lock the first word was typed that is not in the draft any more."""
    typed = said["typed"]
    assert isinstance(typed, list)
    opened = open_register(register, unlock_register(register, SECRET), Purpose.CASEWORK, now=NOW)
    draft = load_draft(opened, "concern:new")
    opened.database.close()
    assert draft is not None
    kept = set(str(draft.content["summary"]).split())
    missing = [at for at, word in typed if word not in kept]
    return asked - min(missing) if missing else 0.0
