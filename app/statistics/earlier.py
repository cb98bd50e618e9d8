# SPDX-License-Identifier: EUPL-1.2
"""Earlier releases beside a new one: which belong to it, and which few may not stand alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.errors import SheetRefusal, SheetRefused
from app.domain.periods import SurveyPeriod
from app.domain.protected import ProtectedSheet, Statement
from app.statistics.seen import Pattern
from app.statistics.states import Counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """An earlier release: its sheet, and what it counted of the cases that still exist.

    `cases` is how many it counted then.
    """

    sheet: ProtectedSheet
    released_at: datetime
    members: Mapping[str, Counts] = field(repr=False)
    cases: int = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All earlier releases, the oldest first, and the deleted cases by what counted them."""

    past: tuple[Past, ...] = ()
    gone: Mapping[Pattern, int] = field(default_factory=dict, repr=False)


def related(ledger: Ledger, own: Mapping[str, Counts], period: SurveyPeriod) -> Ledger:
    """The earlier releases that share a case or a day with this one, directly or by others.

    Sheets of fewer cases than the floor said nothing that could be held against this one.
    """
    keys, periods = set(own), [period]
    chosen: set[int] = set()
    grown = True
    while grown:
        grown = False
        for number, one in enumerate(ledger.past):
            if number in chosen or not one.cases:
                continue
            near = any(one.sheet.header.period.overlaps(other) for other in periods)
            lost = any(number in pattern and chosen & set(pattern) for pattern in ledger.gone)
            if near or lost or keys & one.members.keys():
                chosen.add(number)
                keys |= set(one.members)
                periods.append(one.sheet.header.period)
                grown = True
    order = sorted(chosen)
    places = {number: place for place, number in enumerate(order)}
    gone = {
        tuple(places[number] for number in pattern): deleted
        for pattern, deleted in ledger.gone.items()
        if set(pattern) <= chosen
    }
    return Ledger(past=tuple(ledger.past[number] for number in order), gone=gone)


def refuse_few(ledger: Ledger, own: Mapping[str, Counts], period: SurveyPeriod, k: int) -> None:
    """Rule (b) of the ledger: a few who are new or gone would stand alone in the difference."""
    for one in ledger.past:
        common = len(own.keys() & one.members.keys())
        few = any(0 < number < k for number in (len(own) - common, one.cases - common))
        if few and one.sheet.header.period.overlaps(period):
            raise SheetRefused(
                SheetRefusal.FEW_DIFFER,
                start=one.sheet.header.period.start,
                end=one.sheet.header.period.end,
                released_at=one.released_at,
            )


def told_of_concerns(sheet: ProtectedSheet) -> bool:
    """Whether a sheet gave any figure of T7."""
    return any(
        cell.statement is Statement.NUMBER
        for table in sheet.tables
        if table.id == "T7"
        for cell in table.cells
    )
