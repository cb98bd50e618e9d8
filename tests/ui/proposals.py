# SPDX-License-Identifier: EUPL-1.2
"""Proposals to show: an invented sheet of each kind beside invented exact answers."""

import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from app.domain.periods import SurveyPeriod
from app.domain.protected import (
    Danger,
    Profile,
    ProtectedSheet,
    Reason,
    Secret,
    Why,
)
from app.domain.questionnaire import CROSSES, DEFINITIONS, Kind, Unit
from app.services import statistics
from app.services.common import Proposed
from app.services.register import Register
from app.services.statistics import Proposal
from app.services.task import Task
from app.statistics.releases import release
from app.statistics.tables import ExactCell, ExactSurvey, ExactTable, Reply
from tests.export.protected_sheets import interval_sheet, yes_no_sheet

KNOWN_ONLY_HERE: Final = 977
"""An exact count that stands in no sheet: found anywhere outside, it has leaked."""

WHYS: Final[Mapping[tuple[str, str], Why]] = {
    ("T2", "left_wing"): Why(
        reason=Reason.WOULD_REVEAL,
        secret=Secret(danger=Danger.COUNT, table="T4", code="only_under"),
        lower=0,
        upper=2,
    ),
    ("T2", "extreme_islamism"): Why(
        reason=Reason.WOULD_REVEAL,
        secret=Secret(danger=Danger.COUNT, table="T2", code="left_wing"),
        lower=1,
    ),
    ("T4", "unknown"): Why(
        reason=Reason.WOULD_REVEAL,
        secret=Secret(
            danger=Danger.GROUP, table="T2", code="right_wing", group_table="T4", group_code="both"
        ),
        lower=0,
        upper=1,
    ),
    ("T4", "both"): Why(
        reason=Reason.WOULD_REVEAL,
        secret=Secret(danger=Danger.NEW, table="T4", code="only_under"),
        lower=2,
        upper=2,
    ),
}


def exact_survey(period: SurveyPeriod, *, extra: int = 0) -> ExactSurvey:
    """Every table with an invented number, one of them found nowhere else."""

    def table(name: str) -> ExactTable:
        one = DEFINITIONS[name] if name in DEFINITIONS else CROSSES[name]
        own = one.unit is Unit.MUNICIPALITY
        cells = []
        for place, code in enumerate((*one.categories, *one.also)):
            number = KNOWN_ONLY_HERE if (name, code) == ("T9", "woman") else 3 * place + extra
            asked = code in one.categories and one.kind is not Kind.COUNTS
            cells.append(
                ExactCell(
                    code=code,
                    count=None if own else number,
                    answer=(Reply.YES if place == 0 else Reply.NO) if asked else None,
                )
            )
        return ExactTable(id=name, cells=tuple(cells))

    return ExactSurvey(
        period=period,
        cases=12,
        persons=14,
        outside_definition=1,
        erroneous=0,
        partial=False,
        tables=tuple(table(name) for name in (*DEFINITIONS, *CROSSES)),
    )


def sheet_of(
    profile: Profile, period: SurveyPeriod, examples: tuple[str, ...] = ()
) -> ProtectedSheet:
    """An invented sheet of that kind."""
    make = yes_no_sheet if profile is Profile.YES_NO else interval_sheet
    return make(period=period, profile=profile.value, examples=examples)


class Proposals:
    """Stands in for the protection; keeps what it was asked, and may refuse or wait."""

    def __init__(self) -> None:
        self.asked: list[tuple[SurveyPeriod, Profile, tuple[str, ...]]] = []
        self.refuse: Exception | None = None
        self.alternatives = 25
        self.secrets = 459
        self.repeated: datetime | None = None
        self.whys: Mapping[tuple[str, str], Why] = WHYS
        self.hold = threading.Event()
        self.hold.set()
        self.stopped = 0

    def __call__(
        self,
        register: Register,
        period: SurveyPeriod,
        profile: Profile,
        *,
        now: datetime,
        examples: tuple[str, ...],
        task: Task,
    ) -> Proposal:
        self.asked.append((period, profile, examples))
        while not self.hold.wait(0.005):
            if task.cancelled:
                self.stopped += 1
            task.stop_if_cancelled()
        if self.refuse is not None:
            raise self.refuse
        exact = exact_survey(period)
        sheet = sheet_of(profile, period, examples)
        register.proposed[release(sheet).sha256] = Proposed(
            members={}, releases=len(statistics.releases(register))
        )
        return Proposal(
            exact=exact,
            sheet=sheet,
            whys=self.whys,
            secrets=self.secrets,
            alternatives=tuple(
                exact_survey(period, extra=number) for number in range(1, self.alternatives + 1)
            ),
            repeated=self.repeated,
        )
