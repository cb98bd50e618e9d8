# SPDX-License-Identifier: EUPL-1.2
"""The real program on a screen of its own: a user who types, and the processes it runs as.

The gate is started as a user starts it, keys go through the X server, and every wait is for
something that can be seen from outside: a process, or which process has the keyboard's focus.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
_STEP_S: Final = 0.03
_PATIENCE_S: Final = 30.0


def demand_tools(soak: bool, *tools: str) -> None:
    """Fail in a soak, leave the test out otherwise, where a tool or the rights are missing."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if sys.platform != "linux":
        missing.append("Linux")
    elif not _may_trace():
        missing.append("root's right to read another process's memory")
    if missing:
        say = pytest.fail if soak else pytest.skip
        say(f"this needs {', '.join(missing)}")


def _may_trace() -> bool:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    rights = next(int(line.split()[1], 16) for line in lines if line.startswith("CapEff:"))
    return os.geteuid() == 0 and bool(rights >> 19 & 1)  # CAP_SYS_PTRACE


def until(what: str, happened: Callable[[], bool], patience: float = _PATIENCE_S) -> None:
    """Look until it happened; fail with `what` when it does not."""
    if not came(happened, patience):
        pytest.fail(f"waited {patience:.0f} s in vain: {what}")


def came(happened: Callable[[], bool], patience: float) -> bool:
    """Look until it happened; False when it does not within these seconds."""
    end = time.monotonic() + patience
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(_STEP_S)
    return True


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """A virtual screen that nothing else draws on; gives its name."""
    out, into = os.pipe()
    size = ("-screen", "0", "1400x900x24")
    # Without -noreset the server begins anew whenever its last client goes.
    command = ["Xvfb", "-displayfd", str(into), *size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=(into,), stderr=subprocess.DEVNULL)
    os.close(into)
    try:
        with os.fdopen(out, "rb") as pipe:
            yield f":{pipe.readline().decode('ascii').strip()}"
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def session_bus(folder: Path) -> Iterator[dict[str, str]]:
    """The variable that names a session bus of its own; none where the system has no such bus."""
    if shutil.which("dbus-daemon") is None:
        yield {}
        return
    address = f"unix:path={folder / 'bus'}"
    command = ["dbus-daemon", "--session", "--nofork", f"--address={address}"]
    server = subprocess.Popen([*command, "--print-address"], stdout=subprocess.PIPE)
    try:
        assert server.stdout is not None
        server.stdout.readline()  # it listens
        yield {"DBUS_SESSION_BUS_ADDRESS": address}
    finally:
        server.terminate()
        server.communicate()


def user_of(home: Path, display: str) -> dict[str, str]:
    """The variables of a user of their own, with folders that only they write in."""
    folders = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_STATE_HOME": home / ".local" / "state",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "run",
        "TMPDIR": home / "tmp",
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    screens = ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS")
    inherited = {name: value for name, value in os.environ.items() if name not in screens}
    shown = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8"}
    shown["PYTHONDONTWRITEBYTECODE"] = "1"  # so that what is written is the program's own
    return inherited | {name: str(folder) for name, folder in folders.items()} | shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """A process of the program; `role` is gate, door, room or another program's name."""

    pid: int
    role: str


class Program:
    """The running program, and the user at its keyboard."""

    def __init__(self, variables: Mapping[str, str], under: Sequence[str] = ()) -> None:
        self._variables = dict(variables)
        self._root = subprocess.Popen(
            [*under, sys.executable, "-m", "app"],
            cwd=ROOT,
            env=self._variables,
            stdin=subprocess.DEVNULL,
        )

    def children(self) -> list[Child]:
        """Every process that lives of those that were started, the gate first."""
        return [
            Child(pid=pid, role=role)
            for pid in _with_descendants(self._root.pid)
            if (role := _role(pid)) not in {"strace", ""}
        ]

    def pids(self, role: str) -> set[int]:
        """The processes of that role."""
        return {child.pid for child in self.children() if child.role == role}

    def at_keyboard(self) -> int:
        """The process whose window has the focus, 0 while none has."""
        return self._ask("getwindowfocus", "getwindowpid")

    def window_at_keyboard(self) -> int:
        """The window that has the focus."""
        return self._ask("getwindowfocus")

    def focus(self, window: int) -> None:
        """Give a window the keyboard, as a window manager does when a dialog has gone."""
        self._do("windowfocus", "--sync", str(window))

    def await_focus(self, role: str) -> int:
        """Wait until a window of that role can be typed in; gives its process."""
        until(f"a {role} with the focus", lambda: self.at_keyboard() in self.pids(role))
        return self.at_keyboard()

    def type(self, text: str) -> None:
        """Type at the keyboard."""
        self._do("type", "--delay", "4", text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each named as X names it: ctrl+l, Return."""
        self._do("key", "--delay", "4", *keys)

    def unlock(self, secret: str) -> int:
        """Type the passphrase at the door and wait for the room; gives the room's process."""
        self.await_focus("door")
        self.type(secret)
        self.press("Return")
        return self.await_focus("room")

    def lock(self) -> int:
        """Ctrl+L, and wait for the next door; gives the door's process."""
        room = self.await_focus("room")
        self.press("ctrl+l")
        until("the room's end", lambda: room not in self.pids("room"))
        return self.await_focus("door")

    def end(self) -> None:
        """End what still runs."""
        for child in self.children():
            with contextlib.suppress(ProcessLookupError):
                os.kill(child.pid, 9)
        self._root.wait()

    def _do(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self._variables, check=True)

    def _ask(self, *command: str) -> int:
        said = subprocess.run(
            ["xdotool", *command], env=self._variables, capture_output=True, text=True, check=False
        ).stdout.split()
        return int(said[-1]) if said and said[-1].isdigit() else 0


@contextlib.contextmanager
def running(variables: Mapping[str, str], under: Sequence[str] = ()) -> Iterator[Program]:
    """The program, until the test is done with it."""
    program = Program(variables, under)
    try:
        yield program
    finally:
        program.end()


def _with_descendants(pid: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (parent := _parent(folder)) is not None:
            parents.setdefault(parent, []).append(int(folder.name))
    found = [pid]
    for one in found:
        found += parents.get(one, ())
    return found


def _parent(folder: Path) -> int | None:
    """The parent of a process that lives; a zombie holds nothing any more."""
    with contextlib.suppress(OSError):
        state, parent = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:2]
        return None if state in "ZX" else int(parent)
    return None


def _role(pid: int) -> str:
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
    except OSError:
        return ""
    for role in ("door", "room"):
        if f"--{role}" in words:
            return role
    return "gate" if words[1:3] == ["-m", "app"] else Path(words[0]).name
