# SPDX-License-Identifier: EUPL-1.2
"""Closing what a process would leak by itself: file modes, core dumps, neighbours, tracebacks."""

import contextlib
import ctypes
import os
import sys
import threading
from pathlib import PurePath
from types import TracebackType
from typing import Final

_PR_SET_DUMPABLE: Final = 4
_PT_DENY_ATTACH: Final = 31


def harden_process() -> None:
    """Call first in every process (security.md §8). Windows has nothing to do here yet."""
    os.umask(0o077)
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError, AttributeError):
        system = ctypes.CDLL(None)
        if sys.platform == "linux":
            system.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        elif sys.platform == "darwin":
            system.ptrace(_PT_DENY_ATTACH, 0, 0, 0)


def quiet_faults() -> None:
    """A fault nobody caught is told by type, module and line: its message may hold what was typed.

    Also those of threads, and those Python can only print.
    """
    sys.excepthook = _tell
    threading.excepthook = lambda fault: _tell(fault.exc_type, fault.exc_value, fault.exc_traceback)
    sys.unraisablehook = lambda fault: _tell(fault.exc_type, fault.exc_value, fault.exc_traceback)


def _tell(
    kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None
) -> None:
    where = ""
    while trace is not None:
        where = f" ({PurePath(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno})"
        trace = trace.tb_next
    if sys.stderr is not None:
        sys.stderr.write(f"tovholder: {kind.__name__}{where}\n")
