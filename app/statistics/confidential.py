# SPDX-License-Identifier: EUPL-1.2
"""The only way from exact tables to a confidential sheet: a recipient, a basis and a need."""

from collections.abc import Mapping
from datetime import date

from app.domain.confidential import (
    CONFIDENTIAL_SEAL,
    ConfidentialCell,
    ConfidentialDraft,
    ConfidentialSurvey,
    ConfidentialTable,
    confidential_problems,
)
from app.domain.errors import InvalidDraft
from app.domain.questionnaire import LISTS
from app.statistics.plain import COUNTING_RULES, STATED
from app.statistics.tables import ExactCell, ExactSurvey


def confidential_survey(
    survey: ExactSurvey,
    municipality: str,
    draft: ConfidentialDraft,
    list_versions: Mapping[str, str],
    *,
    made_on: date,
    refused: frozenset[str],
) -> ConfidentialSurvey:
    """The exact answers, sealed for the draft's recipient. Raises InvalidDraft."""
    faults = list(confidential_problems(draft, refused=refused))
    if faults:
        raise InvalidDraft(faults)
    return ConfidentialSurvey(
        municipality=municipality,
        period=survey.period,
        made_on=made_on,
        draft=draft,
        counting_rules=COUNTING_RULES,
        list_versions=tuple((name, list_versions[name]) for name in LISTS),
        partial=survey.partial,
        tables=tuple(
            ConfidentialTable(id=table.id, cells=tuple(_cell(cell) for cell in table.cells))
            for table in survey.tables
        ),
        seal=CONFIDENTIAL_SEAL,
    )


def _cell(cell: ExactCell) -> ConfidentialCell:
    return ConfidentialCell(
        code=cell.code,
        count=cell.count,
        answer=None if cell.answer is None else STATED[cell.answer],
    )
