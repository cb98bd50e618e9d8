# SPDX-License-Identifier: EUPL-1.2
"""The list of what has left: kind, period and fingerprint, what is repeated, what came between."""

from pathlib import Path

import pytest

from app.services import statistics
from app.ui.parts.survey_ledger import ReleaseList
from tests.builders import NOW
from tests.ui.rooms import Desk
from tests.ui.test_survey_protection import Ways, desk, proposals, survey, ways

__all__ = ["desk", "proposals", "ways"]  # fixtures

AGAIN = "Exactly the same sheet as on 14 April 2026."


@pytest.fixture
def saved(desk: Desk, ways: Ways, tmp_path: Path) -> Desk:
    """A desk on whose survey page a sheet was saved."""
    survey(desk)
    ways.path = tmp_path / "ud.xlsx"
    desk.primary().trigger()
    desk.press("No, nobody")
    return desk


def test_a_sheet_that_left_stands_with_kind_period_and_fingerprint(saved: Desk) -> None:
    said = saved.texts()
    line = saved.do(statistics.releases)[0]
    assert "14 April 2026 at 09:00 · Yes/no sheet" in said
    assert f"15/04/2023 – 14/04/2026 · {line.by} · fingerprint {line.sha256[:12]}" in said
    assert AGAIN not in said


def test_the_same_sheet_again_says_so_in_the_list(saved: Desk) -> None:
    saved.primary().trigger()
    saved.settle()
    assert len(saved.do(statistics.releases)) == 2
    shown = saved.page.findChild(ReleaseList)
    assert shown is not None
    assert AGAIN in saved.texts()


def test_another_sheet_in_between_refuses_and_offers_to_count_again(saved: Desk) -> None:
    page = survey(saved)

    def meanwhile(register: object) -> None:
        saved.register.proposed.clear()  # as after a lock: nothing is proposed any more

    saved.do(meanwhile)
    saved.primary().trigger()
    saved.settle()
    shown = page.out.bar.message
    assert shown is not None
    assert "another sheet has left or a case has been deleted" in shown.text
    assert len(saved.do(statistics.releases)) == 1
    saved.press("Count again")
    saved.primary().trigger()
    saved.settle()
    assert len(saved.do(statistics.releases)) == 2


def test_the_yearly_wheel_says_when_the_last_sheet_left(saved: Desk) -> None:
    saved.go("year")
    assert f"Last saved {NOW.day} April 2026" in saved.texts()
