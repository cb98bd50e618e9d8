# SPDX-License-Identifier: EUPL-1.2
"""Starting the door and the room with the ends of their pipes.

The door is what the user waits for, so this imports no more than starting a process takes.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Started(NamedTuple):
    """A process, and the end of the pipe on which it speaks."""

    process: subprocess.Popen[bytes]
    control_out: int


class StartedDoor(NamedTuple):
    """A door that has not been told yet what to show."""

    door: Started
    spec_in: int
    keys_out: int


def start_door(command: Sequence[str]) -> StartedDoor:
    """The door, waiting for its specification."""
    spec_out, spec_in = os.pipe()
    keys_out, keys_in = os.pipe()
    door = start(command, "door", (spec_out, keys_in))
    os.close(spec_out)
    os.close(keys_in)
    return StartedDoor(door, spec_in, keys_out)


def start(command: Sequence[str], role: str, ends: tuple[int, ...]) -> Started:
    """A child that inherits a control pipe and these ends, nothing else."""
    control_out, control_in = os.pipe()
    process = _spawn(command, role, (control_in, *ends))
    os.close(control_in)
    return Started(process, control_out)


def own_command() -> tuple[str, ...]:
    """The program itself."""
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
