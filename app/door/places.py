# SPDX-License-Identifier: EUPL-1.2
"""Where a register may lie: the folder that is suggested for a new one."""

import itertools
from pathlib import Path

from app.widgets.places import Risk, risk_of

__all__ = ["Risk", "risk_of", "suggested_folder"]

_NAME = "Tovholder-register"


def suggested_folder(home: Path, documents: Path) -> Path:
    """A new folder among the documents, or in the home folder where those are synced.

    One that is there already is not new: the next gets a number.
    """
    base = home if risk_of(documents) is not None else documents
    names = itertools.chain([_NAME], (f"{_NAME}-{number}" for number in itertools.count(2)))
    return next(base / name for name in names if not _taken(base / name))


def _taken(folder: Path) -> bool:
    try:
        folder.lstat()
    except OSError:
        return False
    return True
