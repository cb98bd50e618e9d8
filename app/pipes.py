# SPDX-License-Identifier: EUPL-1.2
"""How gate, door and room speak: short JSON lines over pipes, and the keys on a pipe of their own.

No line ever holds a secret; the keys go from door to room only and end with the pipe.
"""

import contextlib
import json
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

MOST_BYTES: Final = 64 * 1024


class Kind(StrEnum):
    """What a line is about."""

    READY = "ready"
    UNLOCKED = "unlocked"
    OPEN = "open"
    BEAT = "beat"
    END = "end"


class Reason(StrEnum):
    """Why a process of the program ended."""

    QUIT = "quit"
    LOCKED = "locked"
    IDLE = "idle"
    SLEPT = "slept"
    SESSION = "session"
    """The computer's session was locked."""
    SUSPENDED = "suspended"
    SWITCHED = "switched"
    """Another user came to the front."""
    KEYS = "keys"
    """The user wants to change who can open the register: the door shows its keys page."""
    COPIES = "copies"
    """The user wants to restore a backup: the door shows its restore page."""
    DAMAGED = "damaged"
    """A check found damage: the door examines the register after the next unlock."""
    HUNG = "hung"
    CRASHED = "crashed"
    UNSTARTED = "unstarted"
    REFUSED = "refused"


Line = dict[str, Any]


class Speaker:
    """The writing end of a control pipe; safe from any thread."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._one_at_a_time = threading.Lock()

    def say(self, kind: Kind, **facts: object) -> bool:
        """Send one line; False when nobody listens any more."""
        line = json.dumps({"kind": kind, **facts}).encode("ascii") + b"\n"
        with self._one_at_a_time:
            try:
                os.write(self._descriptor, line)
            except OSError:
                return False
        return True


def listen(descriptor: int) -> Iterator[Line]:
    """Every line until the other end is closed; what is no line is passed over."""
    with os.fdopen(descriptor, "rb") as pipe:
        for raw in pipe:
            with contextlib.suppress(ValueError):
                line = json.loads(raw)
                if isinstance(line, dict) and line.get("kind") in set(Kind):
                    yield line


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What the door gives the room: which register, why, in which language, and the keys."""

    folder: Path
    purpose: str
    language: str
    window: str = ""
    accept_older: str = ""
    """The coded reason for going on with an older copy (`open_register`), or empty."""
    packed_keys: bytearray = field(repr=False)


def send_handover(descriptor: int, handover: Handover) -> None:
    """Write the handover and close the pipe; the keys are overwritten here."""
    head = {
        "folder": str(handover.folder),
        "purpose": handover.purpose,
        "language": handover.language,
        "window": handover.window,
        "accept_older": handover.accept_older,
    }
    content = bytearray(json.dumps(head).encode("ascii") + b"\n")
    content += handover.packed_keys
    try:
        sent = 0
        while sent < len(content):
            with memoryview(content) as view:
                sent += os.write(descriptor, view[sent:])
    finally:
        content[:] = bytes(len(content))
        handover.packed_keys[:] = bytes(len(handover.packed_keys))
        os.close(descriptor)


def receive_handover(descriptor: int) -> Handover | None:
    """Wait for the handover; None when the door ended without one."""
    content = bytearray()
    with os.fdopen(descriptor, "rb", buffering=0) as pipe:
        while chunk := pipe.read(4096):
            content += chunk
            if len(content) > MOST_BYTES:
                raise ValueError("the handover is too long")
    cut = content.find(b"\n")
    if cut < 0:
        return None
    head = json.loads(content[:cut])
    packed = content[cut + 1 :]
    content[:] = bytes(len(content))
    return Handover(
        folder=Path(head["folder"]),
        purpose=head["purpose"],
        language=head["language"],
        window=head["window"],
        accept_older=head["accept_older"],
        packed_keys=packed,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorSpec:
    """What the gate tells a new door."""

    folder: Path | None = None
    reason: Reason | None = None
    at: str = ""
    sentence: str = ""
    window: str = ""

    def pack(self) -> bytes:
        """The form that goes through the pipe."""
        folder = str(self.folder) if self.folder is not None else None
        facts = [folder, self.reason, self.at, self.sentence, self.window]
        return json.dumps(facts).encode("ascii")

    @classmethod
    def unpack(cls, packed: bytes) -> "DoorSpec":
        """The inverse of `pack`."""
        folder, reason, at, sentence, window = json.loads(packed)
        return cls(
            folder=Path(folder) if folder is not None else None,
            reason=Reason(reason) if reason is not None else None,
            at=at,
            sentence=sentence,
            window=window,
        )


def read_all(descriptor: int) -> bytes:
    """Everything until the other end is closed."""
    with os.fdopen(descriptor, "rb") as pipe:
        return pipe.read(MOST_BYTES)


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
