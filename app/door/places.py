# SPDX-License-Identifier: EUPL-1.2
"""Where a register may lie: the folder that is suggested for a new one."""

from pathlib import Path

from app.widgets.places import Risk, risk_of

__all__ = ["Risk", "risk_of", "suggested_folder"]


def suggested_folder(home: Path, documents: Path) -> Path:
    """A new folder among the documents, or in the home folder where those are synced."""
    base = home if risk_of(documents) is not None else documents
    return base / "Tovholder-register"
