# SPDX-License-Identifier: EUPL-1.2
"""The only way from exact tables to something that may leave: `protect` makes the sheet.

A `ProtectedTable` or `ProtectedSheet` cannot be made anywhere else, and every format writes only
these. Until an attacker decides what each figure gives away, the sheet says whether there were
cases (T1) and what the municipality answers about itself (T22-T27); T2-T6 say nothing. What is not
named here as allowed is withheld: a new table stays in until somebody lets it out.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from app.domain.protected import (
    SEAL,
    ProtectedCell,
    ProtectedSheet,
    ProtectedTable,
    Reason,
    SheetHeader,
    Statement,
)
from app.domain.questionnaire import DEFINITIONS, LISTS, Unit
from app.domain.survey import MunicipalityFacts
from app.statistics.tables import ExactSurvey, ExactTable, Reply

SCHEMA_VERSION: Final = "1"
POLICY_VERSION: Final = "1"
PROFILE: Final = "ja_nej"
FLOOR: Final = 5
"""With fewer cases than this there is no breakdown (disclosure.md, rule 5)."""

COUNTING_RULES: Final = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9")

_WITHHELD: Final = ("T2", "T3", "T4", "T5", "T6")


_STATED: Final[Mapping[Reply, Statement]] = {
    Reply.YES: Statement.YES,
    Reply.NO: Statement.NO,
    Reply.DONT_KNOW: Statement.DONT_KNOW,
}


def protect(
    survey: ExactSurvey, municipality: MunicipalityFacts, list_versions: Mapping[str, str]
) -> ProtectedSheet:
    """The sheet that leaves, made from exact tables; `list_versions` of all code lists."""
    header = SheetHeader(
        schema_version=SCHEMA_VERSION,
        municipality=municipality.name,
        region=municipality.region,
        police_district=municipality.police_district,
        size_class=municipality.size_class,
        period=survey.period,
        registration_policy=municipality.registration_policy,
        profile=PROFILE,
        policy_version=POLICY_VERSION,
        counting_rules=COUNTING_RULES,
        list_versions=tuple((name, list_versions[name]) for name in LISTS),
        partial=survey.partial,
        policy_sha256="",
        k=5,
        r=3,
        group=2,
    )
    return ProtectedSheet(header=header, tables=tuple(_tables(survey)), seal=SEAL)


def _tables(survey: ExactSurvey) -> Iterable[ProtectedTable]:
    for name, definition in DEFINITIONS.items():
        if name == "T1" or definition.unit is Unit.MUNICIPALITY:
            yield _stated(survey.table(name))
        elif name in _WITHHELD:
            yield _withheld(name, _why(survey.cases))


def _stated(table: ExactTable) -> ProtectedTable:
    cells = tuple(
        ProtectedCell(code=cell.code, statement=_STATED[cell.answer])
        if cell.answer is not None
        else ProtectedCell(code=cell.code, statement=Statement.WITHHELD, reason=Reason.NOT_ANSWERED)
        for cell in table.cells
    )
    return ProtectedTable(id=table.id, kind=DEFINITIONS[table.id].kind, cells=cells, seal=SEAL)


def _withheld(name: str, reason: Reason) -> ProtectedTable:
    cells = tuple(
        ProtectedCell(code=code, statement=Statement.WITHHELD, reason=reason)
        for code in DEFINITIONS[name].categories
    )
    return ProtectedTable(id=name, kind=DEFINITIONS[name].kind, cells=cells, seal=SEAL)


def _why(cases: int) -> Reason:
    if cases == 0:
        return Reason.NO_CASES
    return Reason.TOO_FEW_CASES if cases < FLOOR else Reason.WOULD_REVEAL
