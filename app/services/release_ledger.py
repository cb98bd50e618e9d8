# SPDX-License-Identifier: EUPL-1.2
"""The ledger of releases as the protection of a new sheet needs it, checked on the way out."""

from dataclasses import dataclass

from app.domain.disclosure import Release
from app.domain.errors import SheetRefusal, SheetRefused
from app.domain.periods import SurveyPeriod
from app.domain.protected import Profile
from app.services.common import Register
from app.statistics.earlier import Ledger, Past
from app.statistics.releases import given_back
from app.storage import ledgers, release_members

SURVEY = "survey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """All earlier sheets: the first answer of each period and profile, and how many lines."""

    ledger: Ledger
    lines: int

    def first(self, period: SurveyPeriod, profile: Profile) -> Past | None:
        """The earlier answer to just this question; None where it is asked for the first time.

        A sheet of fewer cases than the floor broke nothing down and may become untrue with the
        next case that is written down: it is asked anew.
        """
        for one in self.ledger.past:
            header = one.sheet.header
            if one.cases and header.period == period and header.profile == profile.value:
                return one
        return None


def kept(register: Register) -> Kept:
    """The ledger, oldest first, sheets of too few cases last.

    Raises:
        SheetRefused: LEDGER_DAMAGED, where a line or what it counted is not as it was written.
    """
    database = register.database
    lines = tuple(reversed(ledgers.all_releases(database)))
    try:
        members, gone = release_members.members(database), release_members.gone(database)
        past: dict[tuple[SurveyPeriod, str], tuple[Release, Past]] = {}
        # what counted is the first answer, also where the clock was set back before it was repeated
        for line in sorted(lines, key=lambda line: not line.cases):
            if line.kind != SURVEY:
                continue
            sheet = given_back(line.statements, line.sha256)
            own = members.get(line.id, {})
            deleted = sum(number for ids, number in gone.items() if line.id in ids)
            if len(own) + deleted != line.cases:
                raise ValueError("what a release counted is not complete")
            one = Past(sheet=sheet, released_at=line.at, members=own, cases=line.cases)
            past.setdefault((sheet.header.period, sheet.header.profile), (line, one))
    except ValueError as error:
        raise SheetRefused(SheetRefusal.LEDGER_DAMAGED) from error
    places: dict[str, int] = {line.id: place for place, (line, _) in enumerate(past.values())}
    return Kept(
        ledger=Ledger(
            past=tuple(one for _, one in past.values()),
            gone={
                tuple(sorted(places[one] for one in ids if one in places)): number
                for ids, number in gone.items()
                if any(one in places for one in ids)
            },
        ),
        lines=len(lines),
    )
