# SPDX-License-Identifier: EUPL-1.2
"""A disk of a test's own: a small tmpfs in a mount namespace that only this process sees.

Root's rights pass over the mode of a folder, so only a real file system answers "full" and
"read-only" as it would to a user. Where the system does not let a process mount, the tests that
need it are left out and say so.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

_NEW_NAMESPACE: Final = 0x00020000
_READ_ONLY, _REMOUNT, _RECURSIVE, _PRIVATE = 1, 32, 16384, 1 << 18
_DETACH: Final = 2
_FILLER: Final = "filler.bin"
_own_namespace: list[bool] = []


@dataclass(frozen=True, slots=True)
class Disk:
    """A mounted folder that can be filled, emptied and protected."""

    folder: Path

    def fill(self) -> None:
        """Leave not one page free."""
        with (self.folder / _FILLER).open("ab", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                return

    def make_room(self) -> None:
        """What a user does who is told that the disk is full."""
        (self.folder / _FILLER).unlink()

    def protect(self) -> None:
        """Make it read-only, as a write-protected share is."""
        _mount(self.folder, _REMOUNT | _READ_ONLY)

    def release(self) -> None:
        """Make it writable again."""
        _mount(self.folder, _REMOUNT)


@contextmanager
def disk_of(folder: Path, mebibytes: int) -> Iterator[Disk]:
    """A disk of that size, mounted at a new folder for the time of the test."""
    _enter_own_namespace()
    folder.mkdir()
    _mount(folder, 0, f"size={mebibytes}m")
    try:
        yield Disk(folder)
    finally:
        _answer(_libc().umount2(os.fsencode(folder), _DETACH))


def _enter_own_namespace() -> None:
    """Once per process: nothing mounted from here on is seen outside it."""
    if not _own_namespace:
        try:
            if sys.platform != "linux":
                raise OSError("mount namespaces are Linux's")
            _answer(_libc().unshare(_NEW_NAMESPACE))
            _answer(_libc().mount(None, b"/", None, _RECURSIVE | _PRIVATE, None))
        except OSError as error:
            _own_namespace.append(False)
            pytest.skip(f"a disk of its own cannot be mounted here: {error}")
        _own_namespace.append(True)
    if not _own_namespace[0]:
        pytest.skip("a disk of its own cannot be mounted here")


def _mount(folder: Path, flags: int, options: str = "") -> None:
    data = options.encode() or None
    _answer(_libc().mount(b"none", os.fsencode(folder), b"tmpfs", flags, data))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _answer(code: int) -> None:
    if code != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
