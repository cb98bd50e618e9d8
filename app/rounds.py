# SPDX-License-Identifier: EUPL-1.2
"""The gate's rounds: a door, its room, the next door, until the user quits. No Qt, no secrets.

The gate starts the room, joins its pipe to the door's, closes its own ends, watches the room's
heartbeat, kills a room that missed it, and starts the next door (security.md §5).
"""

import base64
import contextlib
import math
import os
import queue
import subprocess
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from app.pipes import DoorSpec, Kind, Line, Reason, listen
from app.spawn import Started, StartedDoor, start, start_door

HANG_AFTER_S: Final = 4.0
MOST_PATIENCE_S: Final = 30.0
"""The longest silence that a room can ask for, whatever its beat says."""
OPEN_WITHIN_S: Final = 20.0
SPARE_AFTER_S: Final = 1.0
"""How long after the unlock the next door is started, to wait until the room is locked."""
_TICK_S: Final = 0.25
_LONGEST_TICK_S: Final = 2 * _TICK_S
"""A tick that took longer says that this process did not run; then the room did not either."""
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


class Rounds:
    """What runs now, and how it was left."""

    def __init__(self, on_ready: Callable[[], None] | None, command: tuple[str, ...]) -> None:
        self._on_ready = on_ready
        self._command = command
        self._door: _Child | None = None
        self._room: _Child | None = None
        self._spare: StartedDoor | None = None
        self._window = ""
        self._said: tuple[Path, Line] | None = None

    def run(self, folder: Path | None, started: StartedDoor) -> int:
        """Doors and rooms in turn until somebody quits; the first door was started before."""
        spec = DoorSpec(folder=folder)
        while True:
            self._door = door = _listening(started.door, "door")
            with contextlib.suppress(OSError), os.fdopen(started.spec_in, "wb") as pipe:
                pipe.write(spec.pack())
            self._keep_status()  # now that nobody waits for the door
            said = self._wait_for_door(door, started.keys_out)
            if said is None:
                return door.process.wait() or 1
            if said.get("reason") == Reason.QUIT:
                return 0
            folder = said.get("folder")
            last = self._watch_room()
            if isinstance(folder, str):
                self._said = (Path(folder), last)
            reason = Reason(last.get("reason", Reason.CRASHED))
            if reason is Reason.QUIT:
                self._keep_status()
                return 0
            self.end()
            spec = DoorSpec(
                folder=Path(folder) if isinstance(folder, str) else None,
                reason=reason,
                at=datetime.now().astimezone().isoformat(timespec="seconds"),
                sentence=str(last.get("sentence", "")),
                window=self._window,
            )
            started = self._next_door()

    def end(self) -> None:
        """End what still runs, but the door that waits for its turn."""
        for child in (self._room, self._door):
            if child is not None:
                child.end()
        self._room = self._door = None

    def leave(self) -> None:
        """End everything."""
        self.end()
        if self._spare is not None:
            _put_away(self._spare)
            self._spare = None

    def keep_window(self, path: Path | None) -> None:
        """Remember the window's place for the next start."""
        if not self._window:
            return
        from app.storage import preferences

        where = path or preferences.default_path()
        place = base64.b64decode(self._window)
        preferences.save(replace(preferences.load(where), window=place), where)

    def _keep_status(self) -> None:
        """Write what the last room said for the day the computer is gone."""
        said, self._said = self._said, None
        if said is not None:
            _keep_status(*said)

    def _start_room(self, keys_out: int) -> None:
        self._room = _listening(start(self._command, "room", (keys_out,)), "room")
        os.close(keys_out)

    def _next_door(self) -> StartedDoor:
        """The door that waits, if it still does; it is there sooner than a new one."""
        spare, self._spare = self._spare, None
        if spare is not None and spare.door.process.poll() is None:
            return spare
        if spare is not None:
            _put_away(spare)
        return start_door(self._command)

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

        It hangs when nothing came for `HANG_AFTER_S`, or for what its last beat asked for: a lock
        that is asked for while the interpreter is held takes at most that long.

        A room that never said a word cannot be started: it may be gone since before the door was.
        """
        room = self._room
        if room is None:
            return {"kind": Kind.END, "reason": Reason.CRASHED}
        last: Line = {"kind": Kind.END, "reason": Reason.UNSTARTED}
        silent, patience = 0.0, OPEN_WITHIN_S
        looked, spare_at = time.monotonic(), math.inf
        while True:
            if time.monotonic() >= spare_at and self._spare is None:
                self._spare = start_door(self._command)
            try:
                line = room.lines.get(timeout=_TICK_S)
            except queue.Empty:
                now = time.monotonic()
                silent += min(now - looked, _LONGEST_TICK_S)
                looked = now
                if silent > patience:
                    room.end()
                    return {"kind": Kind.END, "reason": Reason.HUNG}
                continue
            if line is None:
                room.process.wait()
                return last
            silent, patience, looked = 0.0, _patience(line), time.monotonic()
            self._note(line)
            if line["kind"] == Kind.OPEN:
                spare_at = looked + SPARE_AFTER_S
            if line["kind"] == Kind.END:
                last = line
            elif last["reason"] is Reason.UNSTARTED:
                last = {"kind": Kind.END, "reason": Reason.CRASHED}

    def _note(self, line: Line) -> None:
        window = line.get("window")
        if isinstance(window, str) and window:
            self._window = window


def _listening(started: Started, role: str) -> _Child:
    lines: _Lines = queue.Queue()
    ear = threading.Thread(
        target=_forward, args=(started.control_out, lines), name=f"gate-{role}", daemon=True
    )
    ear.start()
    return _Child(started.process, ear, lines)


def _patience(line: Line) -> float:
    """Seconds of silence that are granted after a line: what it asks for, within the bounds."""
    asked = line.get("patience")
    if not isinstance(asked, int | float):
        return HANG_AFTER_S
    return max(HANG_AFTER_S, min(MOST_PATIENCE_S, asked))


def _keep_status(folder: Path, last: Line) -> None:
    """What the room said of the register, for the day the computer is gone (HAN-3)."""
    text = last.get("status")
    if not isinstance(text, str) or not text:
        return  # it was killed: the file of the last lock stays
    from app.domain.errors import AppError
    from app.storage.files import STATUS_FILE, write_atomic

    with contextlib.suppress(AppError, OSError):
        write_atomic(folder / STATUS_FILE, text.encode())


def _put_away(door: StartedDoor) -> None:
    """End a door that was never told what to show."""
    with contextlib.suppress(OSError):
        door.door.process.kill()
    door.door.process.wait()
    for end in (door.door.control_out, door.spec_in, door.keys_out):
        os.close(end)


def _forward(descriptor: int, lines: _Lines) -> None:
    for line in listen(descriptor):
        lines.put(line)
    lines.put(None)
