# SPDX-License-Identifier: EUPL-1.2
"""The exact counts in words, which must not leave.

`internal_json` is the one place in the program that writes exact counts, for the command
`survey --internal --json`; its first words say that this is personal data.
"""

import json
from collections.abc import Mapping
from typing import Final

from app.domain.questionnaire import definition
from app.domain.survey import MunicipalityFacts
from app.statistics.plain import COUNTING_RULES, SCHEMA_VERSION
from app.statistics.tables import ExactSurvey, ExactTable

PERSONAL_DATA: Final = (
    "Indeholder personoplysninger: nøjagtige tal om få personer. "
    "Må ikke videregives og ikke offentliggøres."
)


def internal_json(
    survey: ExactSurvey, municipality: MunicipalityFacts, list_versions: Mapping[str, str]
) -> str:
    """The exact counts as JSON. Personal data: never written to a file by this program."""
    document = {
        "personoplysninger": True,
        "maa_ikke_videregives": PERSONAL_DATA,
        "skema_version": SCHEMA_VERSION,
        "kommune": municipality.name,
        "periode": {
            "start": survey.period.start.isoformat(),
            "slut": survey.period.end.isoformat(),
        },
        "sager": survey.cases,
        "fokuspersoner": survey.persons,
        "uden_for_definitionen": survey.outside_definition,
        "fejloprettet": survey.erroneous,
        "delvist": survey.partial,
        "tabeller": {table.id: _table(table) for table in survey.tables},
        "taelleregler": list(COUNTING_RULES),
        "listeversioner": dict(sorted(list_versions.items())),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _table(table: ExactTable) -> dict[str, object]:
    return {
        "enhed": definition(table.id).unit.value,
        "antal": {cell.code: cell.count for cell in table.cells if cell.count is not None},
        "svar": {cell.code: cell.answer.value for cell in table.cells if cell.answer is not None},
    }
