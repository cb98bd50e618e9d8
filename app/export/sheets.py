# SPDX-License-Identifier: EUPL-1.2
"""Writes a protected sheet as CSV and JSON, in memory (survey.md §5.7).

Every function takes a `ProtectedSheet` and refuses anything else, also at run time: what was not
protected has no writer.
"""

import csv
import json
import unicodedata
from collections.abc import Sequence
from io import StringIO
from typing import Final

from app.domain.protected import ProtectedCell, ProtectedSheet, Statement
from app.export.labels import SheetLabels

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

_FORMULA_STARTS: Final = frozenset("=+-@＝＋－＠")
_LETTERS: Final = {"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th"}


def csv_bytes(sheet: ProtectedSheet, labels: SheetLabels) -> bytes:
    """UTF-8 with BOM, `;` between fields, CRLF; two blocks, each under its head."""
    demand_protected(sheet)
    header = sheet.header
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
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
    for table in sheet.tables:
        for cell in table.cells:
            label = labels.categories[table.id, cell.code]
            rows.append([table.id, cell.code, label, cell.statement.value, *_interval(cell)])
    writer.writerows([safe_field(field) for field in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def json_bytes(sheet: ProtectedSheet, labels: SheetLabels) -> bytes:
    """The same content with the rules used, the policy and the versions of the lists."""
    demand_protected(sheet)
    header = sheet.header
    document = {
        "skema_version": header.schema_version,
        "kommune": header.municipality,
        "region": header.region,
        "politikreds": header.police_district,
        "stoerrelse": header.size_class,
        "periode_start": header.period.start.isoformat(),
        "periode_slut": header.period.end.isoformat(),
        "registreringspolitik": header.registration_policy,
        "profil": header.profile,
        "politik_version": header.policy_version,
        "noter": ["delvis_registrering"] if header.partial else [],
        "taelleregler": {rule: labels.rules[rule] for rule in header.counting_rules},
        "listeversioner": dict(header.list_versions),
        "tegnforklaring": legend(sheet, labels),
        "tabeller": [
            {
                "tabel": table.id,
                "spoergsmaal": labels.questions[table.id],
                "kategorier": [
                    {
                        "kategori_kode": cell.code,
                        "kategori": labels.categories[table.id, cell.code],
                        "svar": cell.statement.value,
                        "fra": cell.lower,
                        "til": cell.upper,
                    }
                    for cell in table.cells
                ],
            }
            for table in sheet.tables
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def file_name(sheet: ProtectedSheet, extension: str) -> str:
    """`indberetning_<kommune>_<slutdato>.<extension>`, in letters every system can store."""
    demand_protected(sheet)
    place = _plain(sheet.header.municipality)
    return f"indberetning_{place}_{sheet.header.period.end.isoformat()}.{extension}"


def legend(sheet: ProtectedSheet, labels: SheetLabels) -> list[str]:
    """What the reader must know; the same sentences in every format."""
    names = ["legend_true", "legend_withheld", "legend_case"]
    if sheet.header.partial:
        names.append("legend_partial")
    return [labels.word(name) for name in names]


def safe_field(field: str) -> str:
    """A field no spreadsheet takes for a formula, on one line."""
    line = " ".join("".join(char if char.isprintable() else " " for char in field).split())
    return f"'{line}" if line[:1] in _FORMULA_STARTS and line else line


def demand_protected(sheet: ProtectedSheet) -> None:
    """TypeError for everything that is not a protected sheet, for callers mypy has not seen."""
    if type(sheet) is not ProtectedSheet:
        raise TypeError("only a protected sheet is written")


def _interval(cell: ProtectedCell) -> tuple[str, str]:
    if cell.statement is not Statement.NUMBER:
        return "", ""
    return (
        "" if cell.lower is None else str(cell.lower),
        "" if cell.upper is None else str(cell.upper),
    )


def _plain(name: str) -> str:
    composed = unicodedata.normalize("NFC", name).lower()
    spelled = "".join(_LETTERS.get(char, char) for char in composed)
    without_marks = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    words = "".join(char if char.isalnum() else " " for char in without_marks).split()
    return "-".join(words)[:60] or "kommune"
