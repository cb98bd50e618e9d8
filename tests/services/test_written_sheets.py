# SPDX-License-Identifier: EUPL-1.2
"""What a real register answers is written in every format, and fits the schema that we publish."""

import json

import fastjsonschema
import pytest

from app import RESOURCES
from app.domain.periods import years_until
from app.domain.protected import Profile
from app.domain.questionnaire import CROSSES
from app.export.labels import sheet_labels
from app.export.sheets import ENDINGS, written
from app.services.common import Register
from app.services.statistics import proposal
from app.storage.resources import load_codelists
from tests.builders import DAY, NOW, a_case
from tests.export.protected_sheets import statements
from tests.export.test_every_format import csv_says, json_says, xlsx_says

PERIOD = years_until(DAY)
LABELS = sheet_labels("da", load_codelists())
VALID = fastjsonschema.compile(
    json.loads((RESOURCES / "survey/indberetning-2.schema.json").read_text(encoding="utf-8"))
)


@pytest.mark.parametrize("cases", [0, 3, 6])
@pytest.mark.parametrize("profile", list(Profile))
def test_a_register_s_sheet_is_the_same_in_every_format(
    register: Register, profile: Profile, cases: int
) -> None:
    for _ in range(cases):
        a_case(register)
    sheet = proposal(register, PERIOD, profile, now=NOW).sheet
    files = {ending: written(sheet, LABELS, ending) for ending in ENDINGS}
    VALID(json.loads(files["json"]))
    in_order = sorted(statements(sheet), key=lambda row: row[0] in CROSSES)
    assert csv_says(files["csv"]) == json_says(files["json"]) == in_order
    assert xlsx_says(files["xlsx"], LABELS) == in_order
    assert files["pdf"].startswith(b"%PDF-")
