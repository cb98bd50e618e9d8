# SPDX-License-Identifier: EUPL-1.2
"""What the release ledger keeps of a sheet: one form in bytes, its fingerprint, and the way back.

The bytes hold every published statement and nothing that was not published, and depend on no
language, file format or order of rows: the same answers are the same bytes. From them the sheet is
given back as it was.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from app.domain.periods import SurveyPeriod
from app.domain.protected import (
    SEAL,
    ProtectedCell,
    ProtectedSheet,
    ProtectedTable,
    SheetHeader,
    Statement,
)
from app.domain.questionnaire import CROSSES, DEFINITIONS, LISTS, Unit, definition


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
        sha256=fingerprint(statements),
    )


def fingerprint(statements: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(statements).hexdigest()


def canonical_bytes(sheet: ProtectedSheet) -> bytes:
    """The sheet as JSON with sorted keys and no spaces, in UTF-8."""
    header = sheet.header
    document = {name: getattr(header, name) for name in _TEXTS + _NUMBERS + _LISTS}
    document |= {
        "list_versions": dict(header.list_versions),
        "partial": header.partial,
        "period": [header.period.start.isoformat(), header.period.end.isoformat()],
        "tables": {
            table.id: {
                cell.code: [cell.statement.value, cell.lower, cell.upper] for cell in table.cells
            }
            for table in sheet.tables
        },
    }
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def given_back(statements: bytes, sha256: str) -> ProtectedSheet:
    """The sheet that the ledger keeps.

    Raises:
        ValueError: the bytes are not what was released.
    """
    if fingerprint(statements) != sha256:
        raise ValueError("the fingerprint of a release does not fit")
    try:
        document = json.loads(statements)
        return ProtectedSheet(
            header=_header(document),
            tables=tuple(
                _table(name, document["tables"][name])
                for name in (*DEFINITIONS, *CROSSES)
                if name in document["tables"]
            ),
            seal=SEAL,
        )
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError("a release cannot be read") from error


def repeated(first: ProtectedSheet, now: ProtectedSheet) -> ProtectedSheet:
    """The first answer about cases, with what the municipality now says about itself.

    Where that is the same as then, the sheet is the same byte for byte.
    """
    about_itself = [table for table in now.tables if _of_municipality(table)]
    return ProtectedSheet(
        header=replace(
            first.header,
            municipality=now.header.municipality,
            region=now.header.region,
            police_district=now.header.police_district,
            size_class=now.header.size_class,
            registration_policy=now.header.registration_policy,
            examples=now.header.examples,
        ),
        tables=tuple(
            sorted(
                (*(table for table in first.tables if not _of_municipality(table)), *about_itself),
                key=lambda table: _ORDER[table.id],
            )
        ),
        seal=SEAL,
    )


_TEXTS: Final = (
    "municipality",
    "region",
    "police_district",
    "size_class",
    "registration_policy",
    "profile",
    "policy_version",
    "policy_sha256",
    "schema_version",
)
_NUMBERS: Final = ("k", "r", "group")
_LISTS: Final = ("counting_rules", "examples")
_OLDER: Final[Mapping[str, Any]] = {
    "policy_sha256": "",
    "k": 5,
    "r": 3,
    "group": 2,
    "examples": (),
}
"""What sheets of schema 1 did not say; they said nothing about cases but T1."""

_ORDER: Final = {name: place for place, name in enumerate((*DEFINITIONS, *CROSSES))}


def _header(document: Mapping[str, Any]) -> SheetHeader:
    said = {**_OLDER, **document}
    start, end = (date.fromisoformat(day) for day in said["period"])
    given: dict[str, Any] = {name: str(said[name]) for name in _TEXTS}
    given |= {name: int(said[name]) for name in _NUMBERS}
    given |= {name: tuple(said[name]) for name in _LISTS}
    return SheetHeader(
        period=SurveyPeriod(start, end),
        partial=bool(said["partial"]),
        list_versions=tuple(sorted(said["list_versions"].items(), key=_list_order)),
        **given,
    )


def _list_order(entry: tuple[str, str]) -> tuple[int, str]:
    name = entry[0]
    return (LISTS.index(name) if name in LISTS else len(LISTS), name)


def _table(name: str, cells: Mapping[str, Any]) -> ProtectedTable:
    asked = definition(name)
    return ProtectedTable(
        id=name,
        kind=asked.kind,
        cells=tuple(
            ProtectedCell(
                code=code,
                statement=Statement(cells[code][0]),
                lower=cells[code][1],
                upper=cells[code][2],
            )
            for code in (*asked.categories, *asked.also)
            if code in cells
        ),
        seal=SEAL,
    )


def _of_municipality(table: ProtectedTable) -> bool:
    return definition(table.id).unit is Unit.MUNICIPALITY
