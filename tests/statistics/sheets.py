# SPDX-License-Identifier: EUPL-1.2
"""Sheets for the outsider: those of the program, and exact, naive and leaking ones made by hand."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.domain.periods import SurveyPeriod
from app.domain.protected import (
    SEAL,
    Profile,
    ProtectedCell,
    ProtectedSheet,
    ProtectedTable,
    SheetHeader,
    Statement,
)
from app.domain.questionnaire import CROSSES, DEFINITIONS, Unit, definition
from app.domain.survey import SurveyFacts
from app.statistics.counting import count
from app.statistics.earlier import Ledger, Past
from app.statistics.protect import members
from app.statistics.tables import ExactSurvey, Reply
from tests.statistics.invented import Moment
from tests.statistics.made import protected

Say = Callable[[str, str, int], ProtectedCell]

WITHHELD = Statement.WITHHELD
_TABLES = tuple(
    name
    for name, one in (*DEFINITIONS.items(), *CROSSES.items())
    if one.unit is not Unit.MUNICIPALITY and name != "T1"
)


def made(facts: SurveyFacts, period: SurveyPeriod, profile: Profile) -> ProtectedSheet:
    """The program's own sheet."""
    return protected(facts, period, profile).sheet


def made_after(
    earlier: Sequence[tuple[ProtectedSheet, Moment]], now: Moment, profile: Profile
) -> ProtectedSheet:
    """The program's sheet when these have left before it."""
    left = {one.id for one in now.facts.cases}
    counted = [members(moment.facts, moment.period) for _sheet, moment in earlier]
    gone = Counter(
        tuple(number for number, one in enumerate(counted) if name in one)
        for name in {name for one in counted for name in one} - left
    )
    past = tuple(
        Past(
            sheet=sheet,
            released_at=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number),
            members={name: one for name, one in counted[number].items() if name in left},
            cases=len(counted[number]),
        )
        for number, (sheet, _moment) in enumerate(earlier)
    )
    return protected(now.facts, now.period, profile, ledger=Ledger(past=past, gone=gone)).sheet


def header(period: SurveyPeriod, profile: Profile) -> SheetHeader:
    return SheetHeader(
        schema_version="1",
        municipality="Lyngsø Kommune",
        region="midtjylland",
        police_district="midt_og_vestjylland",
        size_class="small",
        period=period,
        registration_policy="name_at_measure",
        profile=profile,
        policy_version="1",
        counting_rules=(),
        list_versions=(),
        partial=False,
        policy_sha256="0" * 64,
        k=5,
        r=3,
        group=2,
    )


def number(code: str, lower: int, upper: int | None) -> ProtectedCell:
    return ProtectedCell(code=code, statement=Statement.NUMBER, lower=lower, upper=upper)


def word(code: str, statement: Statement) -> ProtectedCell:
    return ProtectedCell(code=code, statement=statement)


def exactly(_table: str, code: str, count: int) -> ProtectedCell:
    return number(code, count, count)


def naively(_table: str, code: str, count: int) -> ProtectedCell:
    """The rule of thumb: every count of 1-4 is a star, everything else (0 too) a number."""
    return number(code, 1, 4) if 1 <= count <= 4 else number(code, count, count)


def withheld(_table: str, code: str, _count: int) -> ProtectedCell:
    return word(code, WITHHELD)


def hand_made(
    facts: SurveyFacts,
    period: SurveyPeriod,
    say: Say = withheld,
    only: Mapping[str, Say] | None = None,
    profile: Profile = Profile.INTERVAL,
) -> ProtectedSheet:
    """A sheet that says of each cell what `say` says; `only` chooses for single tables."""
    survey = count(facts, period)
    tables = [_handled(survey)]
    for name in _TABLES:
        speaks = (only or {}).get(name, say)
        one = definition(name)
        exact = survey.table(name)
        tables.append(
            ProtectedTable(
                id=name,
                kind=one.kind,
                cells=tuple(
                    speaks(name, code, exact.count(code) or 0)
                    for code in (*one.categories, *one.also)
                ),
                seal=SEAL,
            )
        )
    return ProtectedSheet(header=header(period, profile), tables=tuple(tables), seal=SEAL)


def yes_or_no(facts: SurveyFacts, period: SurveyPeriod, *names: str) -> ProtectedSheet:
    """A Ja/nej-ark that answers these tables truly, without any protection."""
    survey = count(facts, period)
    sheet = hand_made(facts, period, profile=Profile.YES_NO)
    tables = []
    for table in sheet.tables:
        if table.id not in names:
            tables.append(table)
            continue
        cells = tuple(
            _answered(cell.code, survey.table(table.id).answer(cell.code)) for cell in table.cells
        )
        tables.append(ProtectedTable(id=table.id, kind=table.kind, cells=cells, seal=SEAL))
    return ProtectedSheet(header=sheet.header, tables=tuple(tables), seal=SEAL)


def with_cell(sheet: ProtectedSheet, table: str, cell: ProtectedCell) -> ProtectedSheet:
    """The same sheet with another word in one place."""
    tables = tuple(
        ProtectedTable(
            id=one.id,
            kind=one.kind,
            cells=tuple(cell if old.code == cell.code else old for old in one.cells),
            seal=SEAL,
        )
        if one.id == table
        else one
        for one in sheet.tables
    )
    return replace(sheet, tables=tables, seal=SEAL)


def _answered(code: str, answer: Reply | None) -> ProtectedCell:
    return word(code, WITHHELD if answer is None else Statement(answer.value))


def _handled(survey: ExactSurvey) -> ProtectedTable:
    statement = Statement.YES if survey.cases else Statement.NO
    return ProtectedTable(
        id="T1", kind=DEFINITIONS["T1"].kind, cells=(word("handled", statement),), seal=SEAL
    )
