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
# The owner and the system may end the process, wait for it and ask what it is: nobody may read
# its memory, put threads into it or change these rights (OW is "owner rights").
_PROCESS_RIGHTS: Final = "D:P(A;;0x00101001;;;OW)(A;;0x00101001;;;SY)"
_SDDL_REVISION: Final = 1
_DACL: Final = 0x4
_NO_ERROR_BOXES: Final = 0x1 | 0x2 | 0x8000
_REPORT_NO_HEAP: Final = 0x1
_SHOWN: Final = 0x0
_MONITOR_ONLY: Final = 0x1
_EXCLUDE_FROM_CAPTURE: Final = 0x11
CAN_HIDE_FROM_CAPTURE: Final[bool] = sys.platform == "win32"


def harden_process() -> None:
    """Call first in every process (security.md §8)."""
    os.umask(0o077)
    if sys.platform == "win32":
        _harden_on_windows()
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


def hide_from_capture(window: int, *, hidden: bool = True) -> None:
    """Keep a window, by its native handle, out of screenshots and shared screens; Windows alone.

    Before Windows 10 2004 it shows black there instead. From the documentation of
    SetWindowDisplayAffinity; untested.
    """
    if sys.platform == "win32":
        set_affinity = ctypes.WinDLL("user32").SetWindowDisplayAffinity
        set_affinity.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        wanted = (_EXCLUDE_FROM_CAPTURE, _MONITOR_ONLY) if hidden else (_SHOWN,)
        any(set_affinity(window, affinity) for affinity in wanted)


if sys.platform == "win32":

    def _harden_on_windows() -> None:
        """No neighbour opens this process, and no error report holds its memory.

        From the documentation of SetKernelObjectSecurity, WerSetFlags and
        WerAddExcludedApplication; untested. What fails is left as Windows has it.
        """
        kernel, security = ctypes.WinDLL("kernel32"), ctypes.WinDLL("advapi32")
        descriptor = ctypes.c_void_p()
        made = security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            _PROCESS_RIGHTS, _SDDL_REVISION, ctypes.byref(descriptor), None
        )
        if made:
            kernel.GetCurrentProcess.restype = ctypes.c_void_p
            own = ctypes.c_void_p(kernel.GetCurrentProcess())
            security.SetKernelObjectSecurity(own, _DACL, descriptor)
            kernel.LocalFree(descriptor)
        kernel.SetErrorMode(_NO_ERROR_BOXES)
        with contextlib.suppress(OSError, AttributeError):
            reports = ctypes.WinDLL("wer")
            reports.WerAddExcludedApplication(ctypes.c_wchar_p(sys.executable), False)
            kernel.WerSetFlags(_REPORT_NO_HEAP)


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
