# SPDX-License-Identifier: EUPL-1.2
"""Children to kill: forked in a moment from a small process that has imported everything already.

    with Nursery() as nursery:
        child = nursery.child(some_module.some_function, "its", "arguments")
        lines = child.kill_after(0.02, lines_first=1)

The function runs in a process of its own; what it prints with `say` comes back as `lines`, also
what it said just before it was killed. Arguments are strings and numbers.
"""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).parents[2]
_PATIENCE = 60.0


def say(line: object) -> None:
    """Tell the killer; has arrived when this returns."""
    os.write(1, f"{line}\n".encode())


class Nursery:
    """The process that forks."""

    def __enter__(self) -> "Nursery":
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from tests.faults import nursery; nursery.serve()"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._rest = b""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.communicate(timeout=_PATIENCE)

    def child(self, function: Callable[..., None], *arguments: Any) -> "Child":
        """Start the function; it stands at the top of a module of tests/faults."""
        module = f"tests.faults.{function.__module__.rpartition('.')[2]}"  # pytest calls it less
        order = [module, function.__name__, *arguments]
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(order).encode() + b"\n")
        self.process.stdin.flush()
        return Child(self, int(self.line() or "0"))

    def line(self, until: float | None = None) -> str | None:
        """The next line; None when the moment `until` (monotonic) came first."""
        assert self.process.stdout is not None
        pipe = self.process.stdout.fileno()
        while b"\n" not in self._rest:
            wait = _PATIENCE if until is None else max(0.0, until - time.monotonic())
            if not select.select([pipe], [], [], wait)[0]:
                if until is None:
                    raise TimeoutError("a child says nothing")
                return None
            piece = os.read(pipe, 65536)
            if not piece:
                raise EOFError("the nursery has ended")
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode()


class Child:
    """One child, started."""

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self.nursery, self.pid = nursery, pid
        self.killed = False

    def kill_after(self, seconds: float, *, lines_first: int = 0) -> list[str]:
        """Kill -9 so long after it has said so many lines; returns all it said."""
        lines: list[str] = []
        while len(lines) < lines_first:
            line = self.nursery.line()
            if line is None or line.startswith("ended"):
                raise AssertionError(lines)
            lines.append(line)
        until = time.monotonic() + seconds
        while (line := self.nursery.line(until)) is not None and not line.startswith("ended"):
            lines.append(line)
        if line is None:
            with contextlib.suppress(ProcessLookupError):  # it ended in this moment
                os.kill(self.pid, signal.SIGKILL)
            return lines + self._to_its_end()
        self.killed = line == f"ended {signal.SIGKILL}"
        return lines

    def finish(self) -> list[str]:
        """Let it run to its end."""
        return self._to_its_end()

    def _to_its_end(self) -> list[str]:
        lines = []
        while not (line := self.nursery.line() or "").startswith("ended"):
            lines.append(line)
        self.killed = line == f"ended {signal.SIGKILL}"
        return lines


def serve() -> None:
    """Fork a child per line of standard input, and say how each ended: its signal, or 0."""
    for order in sys.stdin:
        module, name, *arguments = json.loads(order)
        function = getattr(import_module(module), name)
        pid = os.fork()
        if pid == 0:
            try:
                say(os.getpid())
                function(*arguments)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(pid, 0)
        say(f"ended {status & 0x7F}")
