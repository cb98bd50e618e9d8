# SPDX-License-Identifier: EUPL-1.2
"""Suite 9: the memory of every process, read as root: open it shows the notes, locked nothing."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from tests.faults.marked_register import PASSPHRASE, Marked, marked_register
from tests.faults.real_program import (
    Program,
    came,
    demand_tools,
    running,
    screen,
    until,
    user_of,
)
from tests.faults.rows import Figure, SoakSize
from tests.faults.searched import found_in, memory_of, notes_in_memory

pytestmark = pytest.mark.alone  # the gate ends a room that is silent for too long
RECORDS = 200
TYPED = RECORDS  # the word of a concern that is being written
QT = "utf-16-le"


def found_in_all(program: Program, needles: dict[str, bytes]) -> list[str]:
    """What each living process of the program holds of these."""
    return [
        f"{child.role}: {name} × {times}"
        for child in program.children()
        for name, times in found_in(memory_of(child.pid), needles).items()
    ]


def show_records(program: Program, room: int, made: Marked, number: int) -> set[int]:
    """Open so many concerns from the list, each until it stands in a widget; those that do."""
    shown: set[int] = set()

    def is_shown(wanted: int) -> bool:
        shown.update(notes_in_memory(room, made.canaries, QT))
        return len(shown) >= wanted

    def opened(wanted: int) -> bool:
        program.press("ctrl+2", "Down", "Return")  # the list keeps its row
        return came(lambda: is_shown(wanted), 1.0)

    for wanted in range(1, number + 1):
        until("the note of the record that was opened", partial(opened, wanted))
    return shown


def write_a_concern(program: Program, room: int, made: Marked) -> None:
    """Begin a new concern, type a word of it, copy it, and leave the form as it is."""
    program.press("ctrl+n")
    program.type(made.canaries.word(TYPED))
    program.press("ctrl+a", "ctrl+c")
    until(
        "what was typed in the form",
        lambda: TYPED in notes_in_memory(room, made.canaries, QT),
    )


@pytest.mark.suite("9")
def test_memory_shows_the_notes_while_open_and_nothing_after_the_lock(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    demand_tools(bool(soak_size(0, 1)), "Xvfb", "xdotool")
    with screen() as display:
        variables = user_of(tmp_path / "home", display)
        made = marked_register(tmp_path / "home", RECORDS)
        notes, secret = made.canaries.needles(), made.passphrase | made.master
        everything = notes | made.keys | secret
        with running(variables) as program:
            door = program.await_focus("door")
            program.type(PASSPHRASE)
            until(
                "the passphrase in the door it was typed in",
                lambda: bool(found_in(memory_of(door), made.passphrase)),
            )
            program.press("Return")
            room = program.await_focus("room")
            shown = show_records(program, room, made, soak_size(3, 50))
            write_a_concern(program, room, made)
            held = notes_in_memory(room, made.canaries)
            keys = found_in(memory_of(room), made.keys)
            stray = found_in_all(program, secret)
            open_pids = {child.pid for child in program.children()}
            program.lock()
            locked = program.children()
            left = found_in_all(program, everything)
            if soak_size(0, 1):
                left += hung(program, everything)
    figure(
        f"unlocked: {len(held)} of {RECORDS + 1} notes in the room, {len(shown)} in widgets, "
        f"keys {keys.total()} times, passphrase {len(stray)}; "
        f"after the lock: {len(left)} finds in {len(locked)} processes"
    )
    # A note that lies across two pages of the file is in one piece only once it is shown.
    assert len(held) > 0.95 * RECORDS, "the control: the notes must be seen while it is open"
    assert keys["database key raw"], "the control: the key must be seen while it is open"
    assert stray == []
    assert room in open_pids
    assert {child.role for child in locked} >= {"gate", "door"}
    assert room not in {child.pid for child in locked}
    assert left == []


def hung(program: Program, everything: dict[str, bytes]) -> list[str]:
    """What is left of a room that stood still and was ended by the gate."""
    room = program.unlock(PASSPHRASE)
    os.kill(room, signal.SIGSTOP)
    until("the end of the room that hangs", lambda: room not in program.pids("room"))
    program.await_focus("door")
    return found_in_all(program, everything)
