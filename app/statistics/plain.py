# SPDX-License-Identifier: EUPL-1.2
"""The parts of a sheet that no attacker has a say in: its head, plain answers, and silence."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.periods import SurveyPeriod
from app.domain.protected import (
    SEAL,
    Profile,
    ProtectedCell,
    ProtectedSheet,
    ProtectedTable,
    Reason,
    SheetHeader,
    Statement,
    Why,
)
from app.domain.questionnaire import DEFINITIONS, LISTS, Unit, definition
from app.domain.survey import MunicipalityFacts, SurveyFacts
from app.statistics.counting import count
from app.statistics.ladder import NOT_RECORDED, Cells, tables_of, withheld
from app.statistics.policy import Policy
from app.statistics.states import codes_of
from app.statistics.tables import ExactSurvey, ExactTable, Reply

SCHEMA_VERSION: Final = "2"
COUNTING_RULES: Final = ("N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8", "N9")

STATED: Final[Mapping[Reply, Statement]] = {
    Reply.YES: Statement.YES,
    Reply.NO: Statement.NO,
    Reply.DONT_KNOW: Statement.DONT_KNOW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """A sheet that may leave, why it says no more, and its proof.

    `secrets` were tried and are open; `alternatives` are counts of other registers that fit.
    """

    sheet: ProtectedSheet
    whys: Mapping[tuple[str, str], Why] = field(repr=False)
    secrets: int
    alternatives: tuple[ExactSurvey, ...] = field(repr=False)


def unprotected(
    facts: SurveyFacts,
    period: SurveyPeriod,
    profile: Profile,
    policy: Policy,
    list_versions: Mapping[str, str],
    *,
    examples: tuple[str, ...] = (),
) -> ProtectedSheet:
    """What needs no protection: whether there were cases, and the municipality's own answers."""
    exact = count(facts, period)
    header = header_of(exact, facts.municipality, profile, policy, list_versions, examples)
    return below_floor(exact, header, profile).sheet


def below_floor(exact: ExactSurvey, header: SheetHeader, profile: Profile) -> Protected:
    """Rule 5: whether there were cases, and what the municipality answers about itself."""
    reason = Reason.TOO_FEW_CASES if exact.cases else Reason.NO_CASES
    silent = ("T1a", *tables_of(profile, crossed=False), *NOT_RECORDED)
    tables = []
    for name, question in DEFINITIONS.items():
        if name == "T1" or question.unit is Unit.MUNICIPALITY:
            tables.append(plainly(exact.table(name)))
        elif name in silent and (profile is not Profile.YES_NO or name not in NOT_RECORDED):
            codes = question.categories if profile is Profile.YES_NO else codes_of(name)
            tables.append(table_of(name, withheld(codes, reason)))
    return Protected(
        sheet=ProtectedSheet(header=header, tables=tuple(tables), seal=SEAL),
        whys=dict(other_whys(tables, {})),
        secrets=0,
        alternatives=(),
    )


def other_whys(
    tables: Iterable[ProtectedTable], known: Mapping[tuple[str, str], Why]
) -> Iterator[tuple[tuple[str, str], Why]]:
    """Why cells say no more that no ladder decided."""
    for table in tables:
        for cell in table.cells:
            key = (table.id, cell.code)
            if cell.reason is not None and key not in known:
                yield key, Why(reason=cell.reason)
            elif table.id == "T1a" and cell.lower != cell.upper:
                yield key, Why(reason=Reason.PROFILE)


def header_of(
    exact: ExactSurvey,
    municipality: MunicipalityFacts,
    profile: Profile,
    policy: Policy,
    list_versions: Mapping[str, str],
    examples: tuple[str, ...],
) -> SheetHeader:
    """The head of a sheet."""
    return SheetHeader(
        schema_version=SCHEMA_VERSION,
        municipality=municipality.name,
        region=municipality.region,
        police_district=municipality.police_district,
        size_class=municipality.size_class,
        period=exact.period,
        registration_policy=municipality.registration_policy,
        profile=profile.value,
        policy_version=policy.version,
        policy_sha256=policy.sha256,
        k=policy.k,
        r=policy.r,
        group=policy.group,
        counting_rules=COUNTING_RULES,
        list_versions=tuple((name, list_versions[name]) for name in LISTS),
        partial=exact.partial,
        examples=examples,
    )


def plainly(table: ExactTable) -> ProtectedTable:
    """Answers that hold no case data, as they are."""
    cells = tuple(
        ProtectedCell(code=cell.code, statement=STATED[cell.answer])
        if cell.answer is not None
        else ProtectedCell(code=cell.code, statement=Statement.WITHHELD, reason=Reason.NOT_ANSWERED)
        for cell in table.cells
    )
    return table_of(table.id, cells)


def table_of(name: str, cells: Cells) -> ProtectedTable:
    """A table that may leave."""
    return ProtectedTable(id=name, kind=definition(name).kind, cells=cells, seal=SEAL)
