# SPDX-License-Identifier: EUPL-1.2
"""Released sheets are remembered with what they counted, and later ones are held against them."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.errors import SheetRefusal, SheetRefused
from app.domain.periods import SurveyPeriod, years_until
from app.domain.protected import Profile, ProtectedSheet, Statement
from app.export.labels import sheet_labels
from app.export.sheets import ENDINGS, written
from app.services import settings
from app.services.common import Register
from app.services.register import close_register
from app.services.statistics import proposal, release, releases
from app.storage import release_members
from tests.builders import a_case
from tests.services.registers import NOW, PROFILE, enter, later, make

DAY = NOW.date()
PERIOD = years_until(DAY)
EARLIER = years_until(DAY - timedelta(days=40))


def cases(register: Register, number: int, opened: date = DAY - timedelta(days=200)) -> None:
    for _ in range(number):
        a_case(register, day=opened)


def put_out(register: Register, period: SurveyPeriod, profile: Profile = Profile.YES_NO) -> bytes:
    made = proposal(register, period, profile, now=NOW)
    release(register, made.sheet, now=NOW)
    return written(made.sheet, sheet_labels("da", register.codelists), "csv")


def said(sheet: ProtectedSheet, table: str) -> list[tuple[object, ...]]:
    return [(one.code, one.statement, one.lower, one.upper) for one in sheet.table(table).cells]


def refusal(register: Register, period: SurveyPeriod) -> SheetRefused:
    with pytest.raises(SheetRefused) as refused:
        proposal(register, period, now=NOW)
    return refused.value


def test_the_same_question_gets_the_first_answer_byte_for_byte(register: Register) -> None:
    cases(register, 6)
    labels = sheet_labels("da", register.codelists)
    made = proposal(register, PERIOD, now=NOW)
    assert made.repeated is None
    first = {ending: written(made.sheet, labels, ending) for ending in ENDINGS}
    release(register, made.sheet, now=NOW)
    cases(register, 2)  # too few to be told apart, and no reason to answer otherwise
    again = proposal(register, PERIOD, now=later(5))
    assert again.repeated == NOW
    assert {ending: written(again.sheet, labels, ending) for ending in ENDINGS} == first
    release(register, again.sheet, now=later(6))
    assert [one.cases for one in releases(register)] == [0, 6]
    assert len({one.sha256 for one in releases(register)}) == 1
    assert proposal(register, PERIOD, now=later(9)).repeated == NOW


def test_what_the_municipality_says_of_itself_may_be_corrected(register: Register) -> None:
    cases(register, 6)
    first = proposal(register, PERIOD, now=NOW).sheet
    release(register, first, now=NOW)
    settings.change_profile(register, replace(PROFILE, strategy="yes"), now=NOW)
    again = proposal(register, PERIOD, now=NOW)
    assert again.sheet.table("T22").cells[0].statement is Statement.YES
    assert said(again.sheet, "T2") == said(first, "T2")
    release(register, again.sheet, now=NOW)


def test_a_few_new_cases_since_an_overlapping_sheet_are_refused(register: Register) -> None:
    cases(register, 6)
    put_out(register, EARLIER)
    cases(register, 2, DAY - timedelta(days=10))
    refused = refusal(register, PERIOD)
    assert refused.why is SheetRefusal.FEW_DIFFER
    assert (refused.start, refused.end) == (EARLIER.start, EARLIER.end)
    assert refused.released_at == NOW
    cases(register, 3, DAY - timedelta(days=9))
    put_out(register, PERIOD)
    assert len(releases(register)) == 2


def test_a_deleted_case_leaves_only_a_number_in_the_ledger(register: Register) -> None:
    cases(register, 8)
    put_out(register, EARLIER)
    put_out(register, EARLIER, Profile.STRICT)
    database = register.database
    kept = release_members.members(database)
    assert [len(one) for one in kept.values()] == [8, 8]
    gone = sorted(next(iter(kept.values())))[0]
    with database.transaction():
        database.execute("DELETE FROM case_file WHERE id = :id", {"id": gone})
    assert [len(one) for one in release_members.members(database).values()] == [7, 7]
    ((ids, number),) = release_members.gone(database).items()
    assert (set(ids), number) == (set(kept), 1)
    assert refusal(register, PERIOD).why is SheetRefusal.FEW_DIFFER
    assert proposal(register, EARLIER, now=NOW).repeated == NOW  # the first answer still stands


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM release_member WHERE case_id = (SELECT min(case_id) FROM release_member)",
        "UPDATE release_member SET counts = '[[\"T2\"]]'",
        "INSERT INTO release_gone (releases, cases)"
        " SELECT json_array(min(release_id)), 3 FROM release_member",
    ],
)
def test_a_ledger_that_was_altered_yields_no_sheet(register: Register, harm: str) -> None:
    cases(register, 6)
    put_out(register, EARLIER)
    with register.database.transaction() as database:
        database.execute(harm)
    assert refusal(register, PERIOD).why is SheetRefusal.LEDGER_DAMAGED


def test_statements_that_were_altered_yield_no_sheet(register: Register) -> None:
    cases(register, 6)
    put_out(register, EARLIER)
    with register.database.transaction() as database:
        for row in database.fetchall(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'release'", {}
        ):
            database.execute(f'DROP TRIGGER "{row["name"]}"')
        database.execute(
            "UPDATE release SET statements = CAST(replace(statements, 'ja', 'nej') AS BLOB)"
        )
    assert refusal(register, PERIOD).why is SheetRefusal.LEDGER_DAMAGED


def test_a_sheet_that_was_never_proposed_does_not_leave(register: Register) -> None:
    cases(register, 6)
    made = proposal(register, EARLIER, now=NOW)
    register.proposed.clear()
    with pytest.raises(SheetRefused) as refused:
        release(register, made.sheet, now=NOW)
    assert refused.value.why is SheetRefusal.LEDGER_CHANGED
    assert releases(register) == ()


def test_a_proposal_from_before_another_release_does_not_leave(register: Register) -> None:
    cases(register, 6)
    old = proposal(register, EARLIER, now=NOW)
    put_out(register, PERIOD)
    with pytest.raises(SheetRefused) as refused:
        release(register, old.sheet, now=NOW)
    assert refused.value.why is SheetRefusal.LEDGER_CHANGED
    again = proposal(register, EARLIER, now=NOW)
    release(register, again.sheet, now=NOW)


def test_a_proposal_that_counted_a_case_deleted_since_does_not_leave(register: Register) -> None:
    cases(register, 7)
    made = proposal(register, PERIOD, now=NOW)
    with register.database.transaction() as database:
        database.execute("DELETE FROM case_file WHERE id = (SELECT min(id) FROM case_file)")
    with pytest.raises(SheetRefused) as refused:
        release(register, made.sheet, now=NOW)
    assert refused.value.why is SheetRefusal.LEDGER_CHANGED
    assert releases(register) == ()
    put_out(register, PERIOD)
    assert [one.cases for one in releases(register)] == [6]


def test_a_clock_that_was_set_back_takes_nothing_out_of_the_ledger(register: Register) -> None:
    cases(register, 6)
    made = proposal(register, EARLIER, now=NOW)
    release(register, made.sheet, now=later(90))
    again = proposal(register, EARLIER, now=later(5))
    release(register, again.sheet, now=later(6))
    cases(register, 2, DAY - timedelta(days=10))
    assert refusal(register, PERIOD).why is SheetRefusal.FEW_DIFFER
    assert proposal(register, EARLIER, now=later(9)).repeated == later(90)


@pytest.mark.parametrize("few", [0, 3])
def test_a_sheet_of_too_few_cases_stands_in_no_later_ones_way(register: Register, few: int) -> None:
    cases(register, few)
    put_out(register, EARLIER)
    cases(register, 6, DAY - timedelta(days=10))
    made = proposal(register, PERIOD, now=NOW)
    assert said(made.sheet, "T3") == [("handed_over", Statement.NO, None, None)]
    release(register, made.sheet, now=NOW)


def test_one_sheet_may_be_saved_in_every_format(register: Register) -> None:
    cases(register, 6)
    made = proposal(register, PERIOD, now=NOW)
    for minute in range(4):
        release(register, made.sheet, now=later(minute))
    assert [one.cases for one in releases(register)] == [0, 0, 0, 6]


def test_what_a_sheet_counted_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    make(tmp_path)
    register = enter(tmp_path)
    cases(register, 6)
    first = put_out(register, PERIOD)
    close_register(register, now=NOW, reason="command")
    register = enter(tmp_path, now=later(10))
    try:
        assert put_out(register, PERIOD) == first
    finally:
        close_register(register, now=later(20), reason="command")


def test_four_cases_leave_no_member_in_the_ledger(register: Register) -> None:
    cases(register, 4)
    put_out(register, PERIOD)
    assert release_members.members(register.database) == {}
    document = json.loads(releases(register)[0].statements)
    said = {name for name, cells in document["tables"].items() if cells and "T2" not in name[:2]}
    assert document["tables"]["T1"] == {"handled": ["ja", None, None]}
    assert document["tables"]["T2"]["right_wing"] == ["oplyses_ikke", None, None]
    assert "T1a" in said


def test_a_sheet_without_a_breakdown_does_not_stay_when_it_becomes_untrue(
    register: Register,
) -> None:
    put_out(register, PERIOD)
    assert proposal(register, PERIOD, now=NOW).repeated is None
    cases(register, 6)
    made = proposal(register, PERIOD, now=NOW)
    assert {cell.statement for cell in made.sheet.table("T1").cells} == {Statement.YES}
    release(register, made.sheet, now=NOW)
    assert proposal(register, PERIOD, now=NOW).repeated == NOW
