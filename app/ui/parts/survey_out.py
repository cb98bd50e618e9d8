# SPDX-License-Identifier: EUPL-1.2
"""How the protected sheet leaves: its bytes, its neutral name, and the file with its ledger line.

Everything here takes a `ProtectedSheet`; exact answers do not reach this module.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.disclosure import Release
from app.domain.protected import ProtectedSheet
from app.export.labels import SheetLabels
from app.services import statistics
from app.ui.paper_out import saving
from app.widgets.texts import tr

if TYPE_CHECKING:
    from datetime import datetime

    from app.services.register import Register

FILES: Final = ("xlsx", "csv", "json")
"""The formats that are saved from the page; the paper has a page of its own."""


def format_words() -> Mapping[str, str]:
    """Each format in words."""
    return {
        "xlsx": tr("Spreadsheet (XLSX)"),
        "csv": tr("Table (CSV)"),
        "json": tr("Data (JSON)"),
        "pdf": tr("Paper (PDF)"),
    }


def sheet_bytes(sheet: ProtectedSheet, labels: SheetLabels, ending: str) -> bytes:
    """The sheet in one format, in memory."""
    from app.export.sheets import written

    return written(sheet, labels, ending)


def sheet_name(sheet: ProtectedSheet) -> str:
    """The neutral file name without its ending."""
    from app.export.sheets import file_name

    return Path(file_name(sheet, "csv")).stem


def save_sheet(
    register: "Register",
    sheet: ProtectedSheet,
    labels: SheetLabels,
    path: Path,
    *,
    now: "datetime",
) -> Release:
    """Save the sheet where the user chose; it is there only once the ledger has its line.

    Raises DiskFull, FileNotSaved or DiskFailed; then there is no file. Where only its last step
    failed, the ledger has a line for a sheet that nobody got, and saving again gives the same one.
    """
    data = sheet_bytes(sheet, labels, path.suffix.lstrip(".").lower())
    with saving(path, data):
        return statistics.release(register, sheet, now=now)
