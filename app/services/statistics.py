# SPDX-License-Identifier: EUPL-1.2
"""Counting for the survey: exact on the screen, protected on the way out, each count logged."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from app.domain.audit import Action
from app.domain.codelists import CodeLists
from app.domain.disclosure import Release
from app.domain.errors import SheetRefusal, SheetRefused
from app.domain.ids import RecordId
from app.domain.periods import SurveyPeriod
from app.domain.protected import Profile, ProtectedSheet, Why
from app.domain.survey import MunicipalityFacts, SurveyFacts
from app.services.common import Proposed, Register, new_id, writing
from app.services.release_ledger import SURVEY, kept
from app.services.task import Task
from app.statistics import releases as ledger_form
from app.statistics.counting import count
from app.statistics.plain import unprotected
from app.statistics.policy import Policy
from app.statistics.policy import read as read_policy
from app.statistics.protect import How, members, protect
from app.statistics.releases import repeated
from app.statistics.states import Counts
from app.statistics.survey import internal_json
from app.statistics.tables import ExactSurvey
from app.storage import ledgers, release_members, survey, tally
from app.storage.resources import protection_policy

_SECONDS: Final = 30.0
_AT_MOST: Final = 300.0
_REMEMBERED: Final = 20
_OFFICIAL_SIGNS: Final = "sign_mapping"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A sheet as it would leave, beside what must not: for the screen, until it is released.

    `whys` say why a figure is no finer, by table and category. `secrets` is how many things were
    tried and cannot be worked out; `alternatives` are the counts of other registers that every
    figure fits, which prove it. `repeated` is when this very sheet was released before.
    """

    exact: ExactSurvey = field(repr=False)
    sheet: ProtectedSheet
    whys: Mapping[tuple[str, str], Why] = field(repr=False)
    secrets: int
    alternatives: tuple[ExactSurvey, ...] = field(repr=False)
    repeated: datetime | None = None


def survey_facts(register: Register, today: date | None = None) -> SurveyFacts:
    """Everything the survey is counted from, read in one pass; not logged by itself.

    `today` decides which planned follow-ups are overdue; without it none is.
    """
    database = register.database
    return SurveyFacts(
        municipality=_municipality(register),
        cases=tuple(survey.case_facts(database, meanings(register.codelists), today)),
        concerns=tuple(survey.concern_facts(database)),
        tallies=tally.outcomes(database),
    )


def meanings(lists: CodeLists) -> survey.Meanings:
    """What the lists say of signs, offers and targets; signs of other lists by the nearest one."""
    official = lists[_OFFICIAL_SIGNS]
    signs = {(official.name, code): code for code in official.codes}
    for one in lists.values():
        if one.nearest_list == official.name:
            signs.update({(one.name, entry.code): entry.nearest for entry in one if entry.nearest})
    return survey.Meanings(
        signs=signs,
        offer_groups={entry.code: entry.group for entry in lists["offer"]},
        target_groups={entry.code: entry.group for entry in lists["target_group"]},
    )


def exact_tables(register: Register, period: SurveyPeriod, *, now: datetime) -> ExactSurvey:
    """The exact answers of a period, for the screen only."""
    tables = count(survey_facts(register, now.date()), period)
    _log_count(register, now)
    return tables


def proposal(
    register: Register,
    period: SurveyPeriod,
    profile: Profile = Profile.YES_NO,
    *,
    now: datetime,
    examples: tuple[str, ...] = (),
    task: Task | None = None,
) -> Proposal:
    """The sheet of a period and profile, with what its protection found; nothing leaves yet.

    A question that was answered before gets the answer that was given then.

    Raises SheetRefused where no sheet can be made, WorkCancelled when `task` is cancelled.
    """
    facts = survey_facts(register, now.date())
    exact = count(facts, period)
    _log_count(register, now)
    earlier = kept(register)
    asked = (facts, period, profile, policy(), list_versions(register))
    if first := earlier.first(period, profile):
        sheet = repeated(first.sheet, unprotected(*asked, examples=examples))
        _remember(register, sheet, {}, earlier.lines)
        return Proposal(
            exact=exact,
            sheet=sheet,
            whys={},
            secrets=0,
            alternatives=(),
            repeated=first.released_at,
        )
    how = _how(task, limited=bool(earlier.ledger.past))
    made = protect(*asked, ledger=earlier.ledger, examples=examples, how=how)
    _remember(register, made.sheet, members(facts, period), earlier.lines)
    return Proposal(
        exact=exact,
        sheet=made.sheet,
        whys=made.whys,
        secrets=made.secrets,
        alternatives=made.alternatives,
    )


def _how(task: Task | None, *, limited: bool) -> How:
    """Stops when cancelled or hopeless; beside earlier releases tables are tried half a minute."""
    began = time.monotonic()

    def between() -> None:
        if task is not None:
            task.stop_if_cancelled()
        if time.monotonic() > began + _AT_MOST:
            raise SheetRefused(SheetRefusal.TOO_SLOW)

    late = (lambda: time.monotonic() > began + _SECONDS) if limited else (lambda: False)
    return How(between=between, late=late)


def _remember(
    register: Register, sheet: ProtectedSheet, counted: Mapping[str, Counts], lines: int
) -> None:
    """Keep what the latest sheets counted, for when one of them leaves."""
    register.proposed[ledger_form.release(sheet).sha256] = Proposed(
        members=counted if len(counted) >= policy().floor else {}, releases=lines
    )
    while len(register.proposed) > _REMEMBERED:
        del register.proposed[next(iter(register.proposed))]


def protected_sheet(register: Register, period: SurveyPeriod, *, now: datetime) -> ProtectedSheet:
    """The sheet of a period as it may leave."""
    return proposal(register, period, now=now).sheet


def policy() -> Policy:
    """How counts are protected now; SheetRefused where the file is unreadable or too loose."""
    return read_policy(protection_policy())


def release(register: Register, sheet: ProtectedSheet, *, now: datetime) -> Release:
    """Write into the release ledger that a sheet leaves; before its bytes are saved.

    Raises:
        SheetRefused: LEDGER_CHANGED, where the sheet was not proposed since the latest other
            release, or a case that it counted has been deleted; POLICY_CHANGED, where counts are
            protected in another way by now.
    """
    form = ledger_form.release(sheet)
    proposed = register.proposed.get(form.sha256)
    lines = ledgers.all_releases(register.database)
    since = lines[: len(lines) - proposed.releases] if proposed else lines
    if proposed is None or any(one.sha256 != form.sha256 for one in since):
        raise SheetRefused(SheetRefusal.LEDGER_CHANGED)
    again = any((one.sha256, one.kind) == (form.sha256, SURVEY) for one in since)
    counted = {} if again else proposed.members
    if not release_members.all_there(register.database, counted):
        raise SheetRefused(SheetRefusal.LEDGER_CHANGED)
    if counted and sheet.header.policy_sha256 != policy().sha256:
        raise SheetRefused(SheetRefusal.POLICY_CHANGED)
    line = Release(
        id=new_id(RecordId),
        at=now,
        by=register.holder,
        kind=SURVEY,
        period_start=form.period.start,
        period_end=form.period.end,
        statements=form.statements,
        sha256=form.sha256,
        cases=len(counted),
    )
    with writing(register, Action.RELEASE, line.id, detail=SURVEY, now=now) as database:
        ledgers.add_release(database, line)
        release_members.add(database, line.id, counted)
    return line


def releases(register: Register, *, offset: int = 0, limit: int = 100) -> tuple[Release, ...]:
    """What was released, the latest first."""
    return ledgers.releases(register.database, offset=offset, limit=limit)


def internal_survey(register: Register, period: SurveyPeriod, *, now: datetime) -> str:
    """The exact counts as JSON that begins with the mark of personal data; logged first."""
    _log_count(register, now, detail="internal")
    facts = survey_facts(register, now.date())
    return internal_json(count(facts, period), facts.municipality, list_versions(register))


def list_versions(register: Register) -> dict[str, str]:
    """The version of every code list in use."""
    return {name: one.version for name, one in register.codelists.items()}


def _log_count(register: Register, now: datetime, detail: str = "") -> None:
    with writing(register, Action.COUNT, detail=detail, now=now):
        pass


def _municipality(register: Register) -> MunicipalityFacts:
    profile = register.profile
    return MunicipalityFacts(
        name=profile.name,
        region=profile.region,
        police_district=profile.police_district,
        size_class=profile.size_class,
        registration_policy=profile.policy,
        strategy=profile.strategy,
        workflow=profile.workflow,
        forum=profile.forum,
        forum_actors=profile.forum_actors,
        anchoring_unit=profile.anchoring_unit,
        practice_model=profile.practice_model,
        meeting_rhythm=profile.meeting_rhythm,
        steering_group=profile.steering_group,
        mandate=profile.mandate,
        political_orientation=profile.political_orientation,
        registration_model=profile.registration_model,
        registration_place=profile.registration_place,
        radicalisation_noted=profile.radicalisation_noted,
        registered_by=profile.registered_by,
    )
