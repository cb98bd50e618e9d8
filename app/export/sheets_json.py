# SPDX-License-Identifier: EUPL-1.2
"""Writes a protected sheet as JSON, in memory, as `resources/survey/` has its schema."""

import json

from app.domain.protected import ProtectedCell, ProtectedSheet
from app.domain.questionnaire import definition
from app.export.labels import SheetLabels
from app.export.sheet_text import (
    breaks,
    demand_protected,
    interval,
    legend,
    notes,
    one_line,
    tables,
    terms,
)


def json_bytes(sheet: ProtectedSheet, labels: SheetLabels) -> bytes:
    """The sheet with the rules it was counted by, its policy and the versions of its lists."""
    demand_protected(sheet)
    header = sheet.header
    document = {
        "skema_version": header.schema_version,
        "sprog": labels.language,
        "kommune": one_line(header.municipality),
        "region": header.region,
        "politikreds": header.police_district,
        "stoerrelse": header.size_class,
        "periode_start": header.period.start.isoformat(),
        "periode_slut": header.period.end.isoformat(),
        "registreringspolitik": header.registration_policy,
        "profil": header.profile,
        "politik_version": header.policy_version,
        "politik_sha256": header.policy_sha256,
        "beskyttelse": {"k": header.k, "r": header.r, "gruppe": header.group},
        "noter": notes(sheet),
        "eksempler": [said for example in header.examples if (said := one_line(example))],
        "taelleregler": {rule: labels.rules[rule] for rule in header.counting_rules},
        "listeversioner": dict(header.list_versions),
        "tegnforklaring": legend(sheet, labels),
        "definitioner": [
            {"kode": term.code, "begreb": term.name, "betydning": term.meaning}
            for term in terms(sheet, labels)
        ],
        "brud": [
            {"liste": one.list_name, "dato": one.day.isoformat(), "tekst": one.sentence}
            for one in breaks(sheet, labels)
        ],
        "tabeller": [
            {
                "tabel": table.id,
                "enhed": definition(table.id).unit.value,
                "spoergsmaal": labels.question(table.id),
                "kategorier": [
                    {
                        "kategori_kode": cell.code,
                        "kategori": labels.category(table.id, cell.code),
                        "svar": cell.statement.value,
                        **_bounds(cell),
                    }
                    for cell in table.cells
                ],
            }
            for table in tables(sheet)
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _bounds(cell: ProtectedCell) -> dict[str, int | None]:
    lower, upper = interval(cell) or (None, None)
    return {"fra": lower, "til": upper}
