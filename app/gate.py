# SPDX-License-Identifier: EUPL-1.2
"""The gate: what the user starts. No Qt, no secrets.

It starts the door and then the room, joins their pipe, closes its own ends, watches the room's
heartbeat, kills a room that missed it, and starts the next door (security.md §5).
"""

import base64
import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from app.hardening import harden_process
from app.pipes import DoorSpec, Kind, Line, Reason, listen

HANG_AFTER_S: Final = 4.0
OPEN_WITHIN_S: Final = 20.0
_TICK_S: Final = 0.25
_Lines = queue.Queue[Line | None]


@dataclass(slots=True)
class _Child:
    process: subprocess.Popen[bytes]
    ear: threading.Thread
    lines: _Lines
    """What it said; None once it is gone."""

    def end(self) -> None:
        """End it whatever it does, and wait until it is gone."""
        with contextlib.suppress(OSError):
            self.process.kill()
        self.process.wait()
        self.ear.join(2.0)


def run_gate(
    folder: Path | None = None,
    *,
    on_ready: Callable[[], None] | None = None,
    command: Sequence[str] | None = None,
    preferences: Path | None = None,
) -> int:
    """Run the program until the user quits; returns the exit code.

    `on_ready` is called each time a door's passphrase field has the focus. `command` starts a
    child (the benchmark and tests give their own); `preferences` is the file for the window's
    place.
    """
    harden_process()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))
    gate = _Gate(on_ready, tuple(command or _own_command()))
    try:
        return gate.run(DoorSpec(folder=folder))
    finally:
        gate.end()
        gate.keep_window(preferences)


class _Gate:
    def __init__(self, on_ready: Callable[[], None] | None, command: tuple[str, ...]) -> None:
        self._on_ready = on_ready
        self._command = command
        self._door: _Child | None = None
        self._room: _Child | None = None
        self._window = ""

    def run(self, spec: DoorSpec) -> int:
        """Doors and rooms in turn until somebody quits."""
        while True:
            door, keys_out = self._start_door(spec)
            said = self._wait_for_door(door, keys_out)
            if said is None:
                return door.process.wait() or 1
            if said.get("reason") == Reason.QUIT:
                return 0
            folder = said.get("folder")
            last = self._watch_room()
            reason = Reason(last.get("reason", Reason.CRASHED))
            if reason is Reason.QUIT:
                return 0
            self.end()
            spec = DoorSpec(
                folder=Path(folder) if isinstance(folder, str) else None,
                reason=reason,
                at=datetime.now().astimezone().isoformat(timespec="seconds"),
                sentence=str(last.get("sentence", "")),
                window=self._window,
            )

    def end(self) -> None:
        """End what still runs."""
        for child in (self._room, self._door):
            if child is not None:
                child.end()
        self._room = self._door = None

    def keep_window(self, path: Path | None) -> None:
        """Remember the window's place for the next start."""
        if not self._window:
            return
        from app.storage import preferences

        where = path or preferences.default_path()
        place = base64.b64decode(self._window)
        preferences.save(replace(preferences.load(where), window=place), where)

    def _start_door(self, spec: DoorSpec) -> tuple[_Child, int]:
        spec_out, spec_in = os.pipe()
        keys_out, keys_in = os.pipe()
        self._door = door = self._start("door", (spec_out, keys_in))
        os.close(spec_out)
        os.close(keys_in)
        with os.fdopen(spec_in, "wb") as pipe:
            pipe.write(spec.pack())
        return door, keys_out

    def _start_room(self, keys_out: int) -> None:
        self._room = self._start("room", (keys_out,))
        os.close(keys_out)

    def _start(self, role: str, ends: tuple[int, ...]) -> _Child:
        control_out, control_in = os.pipe()
        process = _spawn(self._command, role, (control_in, *ends))
        os.close(control_in)
        lines: _Lines = queue.Queue()
        ear = threading.Thread(
            target=_forward, args=(control_out, lines), name=f"gate-{role}", daemon=True
        )
        ear.start()
        return _Child(process, ear, lines)

    def _wait_for_door(self, door: _Child, keys_out: int) -> Line | None:
        """The line with which the door ended, or None when it ended without a word."""
        last: Line | None = None
        while True:
            line = door.lines.get()
            if line is None:
                if self._room is None:
                    os.close(keys_out)
                return last
            self._note(line)
            if line["kind"] == Kind.READY:
                if self._room is None:
                    self._start_room(keys_out)
                if self._on_ready is not None:
                    self._on_ready()
            elif line["kind"] in (Kind.UNLOCKED, Kind.END):
                last = line

    def _watch_room(self) -> Line:
        """The line with which the room ended; a room that hangs is killed.

        A room that never said a word cannot be started: it may be gone since before the door was.
        """
        room = self._room
        if room is None:
            return {"kind": Kind.END, "reason": Reason.CRASHED}
        last: Line = {"kind": Kind.END, "reason": Reason.UNSTARTED}
        heard, patience = time.monotonic(), OPEN_WITHIN_S
        while True:
            try:
                line = room.lines.get(timeout=_TICK_S)
            except queue.Empty:
                if time.monotonic() - heard > patience:
                    room.end()
                    return {"kind": Kind.END, "reason": Reason.HUNG}
                continue
            if line is None:
                room.process.wait()
                return last
            heard, patience = time.monotonic(), HANG_AFTER_S
            self._note(line)
            if line["kind"] == Kind.END:
                last = line
            elif last["reason"] is Reason.UNSTARTED:
                last = {"kind": Kind.END, "reason": Reason.CRASHED}

    def _note(self, line: Line) -> None:
        window = line.get("window")
        if isinstance(window, str) and window:
            self._window = window


def _forward(descriptor: int, lines: _Lines) -> None:
    for line in listen(descriptor):
        lines.put(line)
    lines.put(None)


def _own_command() -> tuple[str, ...]:
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-m", "app")


def _environment() -> dict[str, str]:
    environment = dict(os.environ)
    if not getattr(sys, "frozen", False):
        source = str(Path(__file__).resolve().parents[1])
        before = environment.get("PYTHONPATH")
        environment["PYTHONPATH"] = f"{source}{os.pathsep}{before}" if before else source
    return environment


def _spawn(command: Sequence[str], role: str, ends: tuple[int, ...]) -> subprocess.Popen[bytes]:
    if sys.platform == "win32":
        return _spawn_windows(command, role, ends)
    numbers = ",".join(str(end) for end in ends)
    return subprocess.Popen(  # noqa: S603 - our own program, no shell
        [*command, f"--{role}", numbers],
        stdin=subprocess.DEVNULL,
        pass_fds=ends,
        env=_environment(),
    )


if sys.platform == "win32":

    def _spawn_windows(
        command: Sequence[str], role: str, ends: tuple[int, ...]
    ) -> subprocess.Popen[bytes]:
        """Written from the documentation of `STARTUPINFO.lpAttributeList`; untested."""
        import msvcrt

        handles = [msvcrt.get_osfhandle(end) for end in ends]
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
        numbers = ",".join(str(handle) for handle in handles)
        return subprocess.Popen(  # noqa: S603 - our own program, no shell
            [*command, f"--{role}", numbers], startupinfo=startup, env=_environment()
        )


def inherited(numbers: str) -> tuple[int, ...]:
    """The descriptors that a door or room was given on its command line."""
    ends = tuple(int(number) for number in numbers.split(","))
    if sys.platform == "win32":
        import msvcrt

        flags = (os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)
        pairs = zip(ends, flags, strict=False)
        return tuple(msvcrt.open_osfhandle(end, flag) for end, flag in pairs)
    for end in ends:
        os.set_inheritable(end, False)
    return ends
