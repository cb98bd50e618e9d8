# SPDX-License-Identifier: EUPL-1.2
"""The example in the guide's chapter on the survey sheet is what the program really does."""

from dataclasses import replace
from datetime import date

from app.domain.concerns import Gathering
from app.domain.periods import years_until
from app.domain.protected import Danger, Profile
from app.domain.survey import SurveyFacts
from tests.statistics.builders import LYNGSOE, case, since
from tests.statistics.made import protected

PERIOD = years_until(date(2026, 6, 30))
KINDS = [*[Gathering.INDIVIDUAL] * 10, Gathering.FAMILY, Gathering.FRIEND_GROUP]


def test_of_ten_one_and_one_the_sheet_says_five_or_more_and_twice_up_to_four() -> None:
    cases = tuple(
        replace(case(f"case-{number:02}", since("2025-01-01")), kind=kind)
        for number, kind in enumerate(KINDS)
    )
    facts = SurveyFacts(municipality=LYNGSOE, cases=cases, concerns=(), tallies=())
    made = protected(facts, PERIOD, Profile.INTERVAL)
    table = next(one for one in made.sheet.tables if one.id == "T11")
    said = {cell.code: (cell.lower, cell.upper) for cell in table.cells}
    assert said == {"individual": (5, None), "family": (0, 4), "friend_group": (0, 4)}
    why = made.whys["T11", "individual"]
    assert why.secret is not None
    assert (why.secret.danger, why.secret.code) == (Danger.COUNT, "family")
    assert (why.lower, why.upper) == (0, 2)
    assert made.alternatives
