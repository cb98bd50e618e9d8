# SPDX-License-Identifier: EUPL-1.2
"""Where a register may lie: the folder that is suggested, and what speaks against a folder."""

from enum import StrEnum
from pathlib import Path, PurePath
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
    """Why a folder is not a good place for a register."""

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


def suggested_folder(home: Path, documents: Path) -> Path:
    """A new folder among the documents, or in the home folder where those are synced."""
    base = home if risk_of(documents) is not None else documents
    return base / "Tovholder-register"
