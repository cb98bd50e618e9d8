# SPDX-License-Identifier: EUPL-1.2
"""Counting for the survey: exact on the screen, protected on the way out, each count logged."""

from datetime import datetime
from typing import Final

from app.domain.audit import Action
from app.domain.disclosure import Release
from app.domain.ids import RecordId
from app.domain.periods import SurveyPeriod
from app.domain.protected import ProtectedSheet
from app.domain.survey import MunicipalityFacts, SurveyFacts
from app.services.common import Register, new_id, writing
from app.statistics import releases as ledger_form
from app.statistics.counting import count
from app.statistics.survey import internal_json, survey_sheet
from app.statistics.tables import ExactSurvey
from app.storage import ledgers, survey, tally

SURVEY: Final = "survey"


def survey_facts(register: Register) -> SurveyFacts:
    """Everything the survey is counted from, read in one pass; not logged by itself."""
    database = register.database
    return SurveyFacts(
        municipality=_municipality(register),
        cases=tuple(survey.case_facts(database)),
        concerns=tuple(survey.concern_facts(database)),
        tallies=tally.outcomes(database),
    )


def exact_tables(register: Register, period: SurveyPeriod, *, now: datetime) -> ExactSurvey:
    """The exact answers of a period, for the screen only."""
    tables = count(survey_facts(register), period)
    _log_count(register, now)
    return tables


def protected_sheet(register: Register, period: SurveyPeriod, *, now: datetime) -> ProtectedSheet:
    """The sheet of a period as it may leave."""
    sheet = survey_sheet(survey_facts(register), period, list_versions(register))
    _log_count(register, now)
    return sheet


def release(
    register: Register, sheet: ProtectedSheet, *, now: datetime, kind: str = SURVEY
) -> Release:
    """Write into the release ledger that a sheet leaves; before its bytes are saved."""
    form = ledger_form.release(sheet)
    line = Release(
        id=new_id(RecordId),
        at=now,
        by=register.holder,
        kind=kind,
        period_start=form.period.start,
        period_end=form.period.end,
        statements=form.statements,
        sha256=form.sha256,
    )
    with writing(register, Action.RELEASE, line.id, detail=kind, now=now) as database:
        ledgers.add_release(database, line)
    return line


def releases(register: Register, *, offset: int = 0, limit: int = 100) -> tuple[Release, ...]:
    """What was released, the latest first."""
    return ledgers.releases(register.database, offset=offset, limit=limit)


def internal_survey(register: Register, period: SurveyPeriod, *, now: datetime) -> str:
    """The exact counts as JSON that begins with the mark of personal data; logged first."""
    _log_count(register, now, detail="internal")
    facts = survey_facts(register)
    return internal_json(count(facts, period), facts.municipality, list_versions(register))


internal_survey_json = internal_survey


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
    )
