# SPDX-License-Identifier: EUPL-1.2
"""The collector reads what the protection really lets out, and finds the true answer possible."""

import json

import pytest

from app import RESOURCES
from app.domain.protected import Profile
from app.domain.questionnaire import DEFINITIONS
from app.domain.survey import SurveyFacts
from app.export.sheets import json_bytes
from app.statistics.counting import count
from app.statistics.inference import ASKED, DONT_KNOW, NO, YES
from app.statistics.reading import SheetReader
from app.statistics.tables import Reply
from tests.mapping_sheets import LABELS
from tests.statistics.builders import LYNGSOE, overview, vector
from tests.statistics.made import protected
from tests.statistics.test_inference import PERIOD

SCHEMA = RESOURCES / "survey" / "indberetning-2.schema.json"
BITS = {Reply.YES: YES, Reply.NO: NO, Reply.DONT_KNOW: DONT_KNOW}
EXCLUSIVE = ("T4", "T24")


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize(
    "facts", [vector(), overview(), SurveyFacts(municipality=LYNGSOE)], ids=["3", "38", "0"]
)
def test_a_real_sheet_is_read_and_leaves_the_truth_possible(
    facts: SurveyFacts, profile: Profile
) -> None:
    reader = SheetReader({"2": json.loads(SCHEMA.read_text(encoding="utf-8"))})
    data = json_bytes(protected(facts, PERIOD, profile).sheet, LABELS)
    sheet = reader.read(data)
    assert sheet.municipality == "lyngsø"
    exact = count(facts, PERIOD)
    for table in ASKED:
        possible = sheet.answers[table]
        for place, code in enumerate(DEFINITIONS[table].categories):
            answer = exact.table(table).answer(code)
            if table in EXCLUSIVE:
                assert answer is not Reply.YES or possible[0] >> place & 1, (table, code)
            elif answer is not None:
                assert possible[place] & BITS[answer], (table, code)
