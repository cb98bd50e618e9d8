# SPDX-License-Identifier: EUPL-1.2
"""Turns a protected sheet into the bytes of a file: the one door to all its formats."""

from typing import Final

from app.domain.protected import ProtectedSheet
from app.export.labels import SheetLabels
from app.export.sheet_text import demand_protected, file_name, legend, safe_field, sheet_text
from app.export.sheets_csv import csv_bytes
from app.export.sheets_json import json_bytes

__all__ = [
    "ENDINGS",
    "csv_bytes",
    "demand_protected",
    "file_name",
    "json_bytes",
    "legend",
    "safe_field",
    "sheet_text",
    "written",
]

ENDINGS: Final = ("csv", "json", "xlsx", "pdf")


def written(sheet: ProtectedSheet, labels: SheetLabels, ending: str) -> bytes:
    """The sheet in the format of that ending; ValueError for another ending."""
    demand_protected(sheet)
    match ending:
        case "csv":
            return csv_bytes(sheet, labels)
        case "json":
            return json_bytes(sheet, labels)
        case "xlsx":
            from app.export.sheets_xlsx import xlsx_bytes

            return xlsx_bytes(sheet, labels)
        case "pdf":
            from app.export.pdf.survey_sheet import survey_pdf

            return survey_pdf(sheet, labels)
    raise ValueError(ending)
