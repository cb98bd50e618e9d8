# SPDX-License-Identifier: EUPL-1.2
"""Whether the disk under a folder is encrypted by the system (security.md §8), as far as it shows.

Linux: LUKS and other dm-crypt devices, also beneath LVM and RAID. macOS: FileVault, untested.
Windows does not tell an ordinary program in a way we could test, so there it is unknown.
"""

import os
import subprocess
import sys
from enum import StrEnum
from pathlib import Path
from typing import Final

_FILEVAULT: Final = ("/usr/bin/fdesetup", "status")
_WITHIN_S: Final = 5.0
_DEEPEST: Final = 8


class DiskEncryption(StrEnum):
    """What the system says of a disk."""

    ENCRYPTED = "encrypted"
    NOT_ENCRYPTED = "not_encrypted"
    UNKNOWN = "unknown"


def disk_encryption(folder: Path) -> DiskEncryption:
    """Ask the system; may take seconds on macOS, so never while somebody waits for a page."""
    ask = {"linux": _under, "darwin": _filevault}.get(sys.platform)
    try:
        return ask(folder) if ask is not None else DiskEncryption.UNKNOWN
    except (OSError, ValueError, subprocess.SubprocessError):
        return DiskEncryption.UNKNOWN


def of_block(block: Path, *, deepest: int = _DEEPEST) -> DiskEncryption:
    """A block device by its folder in /sys: dm-crypt itself, or standing on nothing else.

    `deepest` bounds how many layers are looked through.
    """
    kind = block / "dm" / "uuid"
    if kind.is_file() and kind.read_text().startswith("CRYPT-"):
        return DiskEncryption.ENCRYPTED
    if not (block / "dev").is_file():
        return DiskEncryption.UNKNOWN
    slaves = block / "slaves"
    beneath = sorted(slaves.iterdir()) if slaves.is_dir() else []
    if deepest and beneath:
        found = {of_block(one.resolve(), deepest=deepest - 1) for one in beneath}
        if DiskEncryption.NOT_ENCRYPTED not in found:
            return min(found, key=[DiskEncryption.UNKNOWN, DiskEncryption.ENCRYPTED].index)
    return DiskEncryption.NOT_ENCRYPTED


def source_of(mounts: str, folder: Path) -> str:
    """The device that /proc/self/mountinfo names for a folder, "" where it names none.

    Needed where the file system hides its device, as btrfs does (proc(5): field 5 is where it is
    mounted, the second after " - " its source).
    """
    found, deepest = "", -1
    for line in mounts.splitlines():
        before, separator, after = line.partition(" - ")
        fields, source = before.split(), after.split()
        if not separator or len(fields) < 5 or len(source) < 2:
            continue
        place = Path(fields[4].encode().decode("unicode_escape"))
        if folder.is_relative_to(place) and len(place.parts) >= deepest:
            found, deepest = source[1], len(place.parts)
    return found if found.startswith("/dev/") else ""


def _under(folder: Path) -> DiskEncryption:
    place = folder.resolve()
    device = place.stat().st_dev
    if os.major(device) == 0:
        source = source_of(Path("/proc/self/mountinfo").read_text(), place)
        if not source:
            return DiskEncryption.UNKNOWN
        device = Path(source).stat().st_rdev
    block = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}")
    return of_block(block.resolve())


def _filevault(_folder: Path) -> DiskEncryption:
    """Written from the manual of fdesetup(8); untested."""
    done = subprocess.run(  # noqa: S603 - the system's own tool, by its full path
        _FILEVAULT, capture_output=True, text=True, timeout=_WITHIN_S, check=True
    )
    on = done.stdout.startswith("FileVault is On")
    return DiskEncryption.ENCRYPTED if on else DiskEncryption.NOT_ENCRYPTED
