# SPDX-License-Identifier: EUPL-1.2
"""What a folder's path alone tells of it: synced, on a drive that is taken out, on a network."""

from enum import StrEnum
from pathlib import PurePath
from typing import Final

_SYNCED: Final = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "nextcloud",
    "box sync",
)
_REMOVABLE: Final = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


class Risk(StrEnum):
    """What a user should know of a folder before something lies there."""

    SYNCED = "synced"
    REMOVABLE = "removable"
    NETWORK = "network"


def risk_of(folder: PurePath) -> Risk | None:
    """What the folder's path alone tells; None when nothing speaks against it."""
    text = folder.as_posix()
    if text.startswith("//"):
        return Risk.NETWORK
    names = [part.casefold() for part in folder.parts]
    if any(name.startswith(synced) for name in names for synced in _SYNCED):
        return Risk.SYNCED
    if any(text.startswith(mount) for mount in _REMOVABLE):
        return Risk.REMOVABLE
    return None
