# SPDX-License-Identifier: EUPL-1.2
"""The gate with its real door and room: unlock, lock, quit, and a room that does not answer."""

import json
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.gate import run_gate
from app.services.register import create_register
from app.storage import preferences
from app.storage.files import STATUS_FILE
from app.storage.vault.cost import FLOORS
from tests.services.registers import HOLDER, PROFILE, SECRET

pytestmark = pytest.mark.alone
CHILDREN = Path(__file__).parent / "door" / "children.py"
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A real register with the least derivation that production reads."""
    folder = tmp_path / "Skovby"
    create_register(folder, SECRET, PROFILE, holder=HOLDER, now=NOW, cost=FLOORS)
    return folder


def run(register: Path, *, secrets: list[str], room: str) -> tuple[int, int, list[str]]:
    """The exit code, how often a passphrase field got the focus, and what each door said."""
    script = register.parent / "script.json"
    script.write_text(json.dumps({"secrets": secrets, "room": room}))
    ready: list[bool] = []
    code = run_gate(
        register,
        on_ready=lambda: ready.append(True),
        command=[sys.executable, str(CHILDREN), str(script)],
        preferences=register.parent / "preferences.json",
    )
    said = [path.read_text() for path in sorted(register.parent.glob("script.why*"))]
    return code, len(ready), said


@contextmanager
def slow_print_server() -> Iterator[str]:
    """A print server that takes a question and hangs up after 6 s without an answer."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):
                asker, _address = server.accept()
                over.wait(6.0)
                server.close()
                asker.close()
                asked.set()

        over, asked = threading.Event(), threading.Event()
        answering = threading.Thread(target=serve, name="print server", daemon=True)
        answering.start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        over.set()
        assert asked.wait(2.0), "the room asked no print server"


def test_closing_the_door_ends_the_program(register: Path) -> None:
    assert run(register, secrets=[], room="quit") == (0, 1, [""])


def test_quitting_the_room_ends_the_program(register: Path) -> None:
    code, doors, _said = run(register, secrets=[SECRET], room="quit")
    assert (code, doors) == (0, 1)


def test_locking_ends_the_room_and_shows_a_door_that_says_when(register: Path) -> None:
    code, doors, said = run(register, secrets=[SECRET], room="lock")
    assert (code, doors) == (0, 2)
    assert said[0] == ""
    assert said[1]
    assert "HVIS COMPUTEREN BLIVER VÆK" in (register / STATUS_FILE).read_text(encoding="utf-8")


def test_the_register_opens_again_after_a_lock(register: Path) -> None:
    code, doors, _said = run(register, secrets=[SECRET, SECRET], room="lock")
    assert (code, doors) == (0, 3)


@pytest.mark.skipif(sys.platform == "win32", reason="stops and kills by signal")
@pytest.mark.parametrize("deed", ["stop", "die", "hold"])
def test_a_room_that_stops_or_dies_is_replaced_by_a_door(register: Path, deed: str) -> None:
    (register / STATUS_FILE).write_text("of the last lock")
    code, doors, said = run(register, secrets=[SECRET], room=deed)
    assert (code, doors) == (0, 2)
    assert said[1]
    assert (register / STATUS_FILE).read_text() == "of the last lock"


@pytest.mark.skipif(sys.platform == "win32", reason="holds the interpreter by a call of libc")
def test_a_room_that_waits_for_the_print_system_lives(register: Path) -> None:
    assert run(register, secrets=[SECRET], room="hold with patience")[:2] == (0, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="the print server of Linux")
def test_a_print_server_that_is_slow_to_answer_kills_no_room(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with slow_print_server() as address:
        monkeypatch.setenv("CUPS_SERVER", address)
        assert run(register, secrets=[SECRET], room="print")[:2] == (0, 1)


def test_a_room_that_cannot_start_is_told_of_after_the_passphrase(register: Path) -> None:
    where = preferences.default_path()
    preferences.save(replace(preferences.load(where), language="en"), where)
    code, doors, said = run(register, secrets=[SECRET], room="broken")
    assert (code, doors) == (0, 2)
    assert said[0] == ""
    assert said[1].startswith("The program's window could not be shown at")


def test_the_windows_place_is_remembered(register: Path) -> None:
    run(register, secrets=[], room="quit")
    kept = json.loads((register.parent / "preferences.json").read_text())
    assert kept["window"]
