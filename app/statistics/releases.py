# SPDX-License-Identifier: EUPL-1.2
"""What the release ledger keeps of a sheet: one form in bytes, and its fingerprint.

The bytes hold every published statement and nothing that was not published, and depend on no
language, file format or order of rows: the same answers are the same bytes.
"""

import hashlib
import json
from dataclasses import dataclass

from app.domain.periods import SurveyPeriod
from app.domain.protected import ProtectedSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One released sheet as the ledger keeps it; `sha256` is hexadecimal."""

    period: SurveyPeriod
    profile: str
    policy_version: str
    schema_version: str
    statements: bytes
    sha256: str


def release(sheet: ProtectedSheet) -> Release:
    """The ledger's form of a sheet."""
    if type(sheet) is not ProtectedSheet:
        raise TypeError("only a protected sheet is released")
    statements = canonical_bytes(sheet)
    return Release(
        period=sheet.header.period,
        profile=sheet.header.profile,
        policy_version=sheet.header.policy_version,
        schema_version=sheet.header.schema_version,
        statements=statements,
        sha256=hashlib.sha256(statements).hexdigest(),
    )


def canonical_bytes(sheet: ProtectedSheet) -> bytes:
    """The sheet as JSON with sorted keys and no spaces, in UTF-8."""
    header = sheet.header
    document = {
        "counting_rules": header.counting_rules,
        "list_versions": dict(header.list_versions),
        "municipality": header.municipality,
        "partial": header.partial,
        "period": [header.period.start.isoformat(), header.period.end.isoformat()],
        "police_district": header.police_district,
        "policy_version": header.policy_version,
        "profile": header.profile,
        "region": header.region,
        "registration_policy": header.registration_policy,
        "schema_version": header.schema_version,
        "size_class": header.size_class,
        "tables": {
            table.id: {
                cell.code: [cell.statement.value, cell.lower, cell.upper] for cell in table.cells
            }
            for table in sheet.tables
        },
    }
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()
