# SPDX-License-Identifier: EUPL-1.2
"""What the recovery key's sheet says besides the key; made into a PDF in memory, on the lane."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.codelists import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryPaper:
    """The sheet of one register, in the language it is read in; `register` is its name."""

    register: str
    folder: Path
    made_on: date
    language: "Language"

    def pdf(self, key: str) -> bytes:
        """One page. Brings the paper library with it."""
        from app.export.labels import recovery_labels
        from app.export.pdf.recovery_sheet import RecoverySheet, recovery_sheet_pdf

        sheet = RecoverySheet(
            register=self.register, key=key, made_on=self.made_on, place=str(self.folder)
        )
        return recovery_sheet_pdf(sheet, recovery_labels(self.language))
