# SPDX-License-Identifier: EUPL-1.2
"""How the protected sheet leaves: as a file, with its ledger line first; and the ledger as a list.

Everything here takes a `ProtectedSheet`; exact answers do not reach this module.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.disclosure import Release
from app.domain.protected import ProtectedSheet
from app.export.labels import SheetLabels
from app.services import statistics
from app.ui.paper_out import saving
from app.widgets.parts import Text, clear
from app.widgets.texts import short_date_text, time_text, tr

if TYPE_CHECKING:
    from datetime import datetime

    from app.services.register import Register

_SHORT: Final = 12  # hexadecimal digits of a fingerprint that are read aloud and compared
_BY: Final = 2
LEDGER_ROWS: Final = 20


def sheet_bytes(sheet: ProtectedSheet, labels: SheetLabels, ending: str) -> bytes:
    """The sheet in one format, in memory."""
    from app.export import sheets

    match ending:
        case "csv":
            return sheets.csv_bytes(sheet, labels)
        case "json":
            return sheets.json_bytes(sheet, labels)
        case "pdf":
            from app.export.pdf.survey_sheet import survey_pdf

            return survey_pdf(sheet, labels)
    raise ValueError(ending)


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

    Raises DiskFull, FileNotSaved or DiskFailed; then nothing was released.
    """
    data = sheet_bytes(sheet, labels, path.suffix.lstrip(".").lower())
    with saving(path, data):
        return statistics.release(register, sheet, now=now)


class ReleaseList(QWidget):
    """The ledger of releases, the latest first."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_releases(self, releases: Sequence[Release]) -> None:
        """Show these."""
        clear(self._column)
        if not releases:
            self._column.addWidget(
                Text(
                    tr(
                        "Nothing has left yet. Each sheet you save or print gets a line here, so "
                        "that later sheets can be held against it."
                    ),
                    "quiet",
                )
            )
            return
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for column, title in enumerate(
            (tr("When"), tr("Period"), tr("By", "who"), tr("Fingerprint"))
        ):
            grid.addWidget(Text(title, "small", wrap=False), 0, column)
        for row, one in enumerate(releases[:LEDGER_ROWS], 1):
            when = f"{short_date_text(one.at.date())} {time_text(one.at)}"
            period = f"{short_date_text(one.period_start)} – {short_date_text(one.period_end)}"
            for column, said in enumerate((when, period, one.by, one.sha256[:_SHORT])):
                grid.addWidget(Text(said, wrap=column == _BY), row, column)
        grid.setColumnStretch(_BY, 1)
        self._column.addWidget(holder)
        if len(releases) > LEDGER_ROWS:
            said = tr("Only the latest %n are shown.", "", LEDGER_ROWS)
            self._column.addWidget(Text(said, "small"))
