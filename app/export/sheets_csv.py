# SPDX-License-Identifier: EUPL-1.2
"""Writes a protected sheet as CSV, in memory, in the layout of the survey (survey.md §5.7)."""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import Final

from app.domain.protected import ProtectedCell, ProtectedSheet
from app.export.labels import SheetLabels
from app.export.sheet_text import demand_protected, interval, notes, safe_field, tables

BOM: Final = b"\xef\xbb\xbf"
EXAMPLE: Final = "eksempel_anden_form"

_HEADER: Final = (
    "skema_version",
    "kommune",
    "region",
    "politikreds",
    "stoerrelse",
    "periode_start",
    "periode_slut",
    "registreringspolitik",
    "profil",
    "politik_version",
)
_COLUMNS: Final = ("tabel", "kategori_kode", "kategori", "svar", "fra", "til")
_NOTES: Final = ("note", "tekst")


def csv_bytes(sheet: ProtectedSheet, labels: SheetLabels) -> bytes:
    """UTF-8 with BOM, `;` between fields, CRLF; blocks, each under its head.

    The third block, of notes and approved examples, is there only when the sheet has any.
    """
    demand_protected(sheet)
    header = sheet.header
    rows: list[Sequence[str]] = [
        _HEADER,
        [
            header.schema_version,
            header.municipality,
            header.region,
            header.police_district,
            header.size_class,
            header.period.start.isoformat(),
            header.period.end.isoformat(),
            header.registration_policy,
            header.profile,
            header.policy_version,
        ],
        _COLUMNS,
    ]
    for table in tables(sheet):
        for cell in table.cells:
            label = labels.category(table.id, cell.code)
            rows.append([table.id, cell.code, label, cell.statement.value, *_bounds(cell)])
    said = [
        *((note, "") for note in notes(sheet)),
        *((EXAMPLE, example) for example in header.examples),
    ]
    if said:
        rows += [_NOTES, *said]
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe_field(field) for field in row] for row in rows)
    return BOM + text.getvalue().encode()


def _bounds(cell: ProtectedCell) -> tuple[str, str]:
    stated = interval(cell)
    if stated is None:
        return "", ""
    lower, upper = stated
    return str(lower), "" if upper is None else str(upper)
