# SPDX-License-Identifier: EUPL-1.2
"""The list of what the survey of a period lacks, with the records in which it can be filled in."""

from collections.abc import Iterator

from app.domain.gaps import Gap, Missing
from app.domain.ids import CaseId
from app.domain.periods import SurveyPeriod
from app.domain.survey import SurveyFacts
from app.services.common import Register
from app.services.statistics import survey_facts
from app.statistics.gaps import case_gaps, profile_gaps
from app.storage import survey


def missing_answers(register: Register, period: SurveyPeriod) -> tuple[Gap, ...]:
    """What is missing in the cases counted in the period, its concerns, and the profile.

    Cases first, the newest first; then concerns not decided yet; then the profile's questions in
    the order of the sheet.
    """
    database = register.database
    facts = survey_facts(register)
    numbers = survey.case_numbers(database)
    undecided = survey.undecided(database, period.start, period.end)
    return (
        *sorted(_of_cases(facts, period, numbers), key=lambda gap: gap.number, reverse=True),
        *(
            Gap(missing=Missing.NOT_DECIDED, table="T7", concern_id=concern_id, number=number)
            for concern_id, number in undecided
        ),
        *(
            Gap(missing=Missing.NOT_ANSWERED, table=table, field=field)
            for table, field in profile_gaps(facts.municipality)
        ),
    )


def _of_cases(
    facts: SurveyFacts, period: SurveyPeriod, numbers: dict[CaseId, str]
) -> Iterator[Gap]:
    for case in facts.cases:
        case_id = CaseId(case.id)
        for table, missing in case_gaps(case, period):
            yield Gap(missing=missing, table=table, case_id=case_id, number=numbers[case_id])
