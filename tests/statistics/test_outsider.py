# SPDX-License-Identifier: EUPL-1.2
"""The attacker of the tests finds what is known to leak, and nothing where nothing is said."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.ages import Birth
from app.domain.cases import Anchor, Primacy
from app.domain.periods import Dated, Period, SurveyPeriod
from app.domain.protected import ProtectedCell, ProtectedSheet, Statement
from app.domain.questionnaire import definition
from app.domain.survey import CaseFacts, PersonFacts, SurveyFacts
from app.statistics.counting import count
from tests.statistics.invented import PERIOD, grown, odd_registers, register, registers, series
from tests.statistics.outsider import Known, Outsider, findings, joint_findings
from tests.statistics.recount import counted, state_of
from tests.statistics.sheets import (
    Say,
    exactly,
    hand_made,
    number,
    with_cell,
    withheld,
    word,
    yes_or_no,
)
from tests.statistics.statements import COUNTED


def band(_table: str, code: str, count: int) -> ProtectedCell:
    """Five wide, as a careful sheet has it: 0-4, 5-9, 10-14, …"""
    return number(code, count // 5 * 5, count // 5 * 5 + 4)


def spoken(facts: SurveyFacts, **tables: Say) -> ProtectedSheet:
    """Only the number of cases, in a band, and these tables."""
    return hand_made(facts, PERIOD, withheld, {"T1a": band, **tables})


def places(found: list[Known]) -> set[tuple[str, str]]:
    return {(one.table, one.code) for one in found}


def with_forms(facts: SurveyFacts, *forms: str) -> SurveyFacts:
    """The counted cases alone, with these forms in turn."""
    cases = [one for one in facts.cases if counted([one], PERIOD)]
    always = Period(date(2000, 1, 1))
    return replace(
        facts,
        cases=tuple(
            replace(one, forms=(Dated(forms[place % len(forms)], always),))
            for place, one in enumerate(cases)
        ),
    )


def test_a_register_is_counted_here_as_the_program_counts_it() -> None:
    for _name, facts in (*registers((12, 40), 2), *odd_registers()):
        outsider = Outsider([(hand_made(facts, PERIOD, exactly), facts, PERIOD)])
        survey = count(facts, PERIOD)
        for table in COUNTED:
            for code in (*definition(table).categories, *definition(table).also):
                true = outsider.true(outsider.world.expression(0, table, code))
                assert true == survey.table(table).count(code), (table, code)


def test_the_same_seed_gives_the_same_register_and_its_size_is_what_counts() -> None:
    assert register(20, 3) == register(20, 3)
    assert register(20, 3) != register(20, 4)
    for name, facts in registers((5, 60), 8):
        assert len(counted(facts.cases, PERIOD)) == int(name.split()[0])


def test_nothing_is_found_in_a_sheet_that_says_only_how_many_cases_there_are_about() -> None:
    for size in (5, 12, 20, 200):
        facts = register(size, 1)
        found = findings(spoken(facts), facts, PERIOD)
        assert not found.leaks
        assert not found.groups_of_the_difference
        assert found.tried > 60


def test_a_sheet_in_bands_of_five_alone_may_open_nothing_where_nothing_adds_up() -> None:
    facts = with_forms(register(20, 1), "right_wing", "extreme_islamism", "other_named")
    assert not findings(spoken(facts, T2=band), facts, PERIOD).leaks


def test_under_five_cases_the_first_answer_alone_gives_nothing_away() -> None:
    odd = dict(odd_registers())
    for name in ("no cases", "one case", "four cases"):
        facts = odd[name]
        assert not findings(hand_made(facts, PERIOD), facts, PERIOD).leaks


def test_exact_numbers_give_every_small_count_away() -> None:
    facts = register(20, 2)
    found = findings(hand_made(facts, PERIOD, exactly), facts, PERIOD)
    small = sum(
        (cell.count or 0) < 5
        for table in count(facts, PERIOD).tables
        if table.id in COUNTED
        for cell in table.cells
    )
    assert len(found.exact) == small
    assert not found.false


def test_a_number_that_is_not_true_is_named() -> None:
    facts = register(20, 2)
    true = hand_made(facts, PERIOD, exactly)
    right = true.table("T12").cells[0]
    assert right.lower is not None
    wrong = number(right.code, right.lower + 1, right.lower + 1)
    found = findings(with_cell(true, "T12", wrong), facts, PERIOD)
    assert any("T12 yes" in one for one in found.false)


def test_a_word_that_is_not_true_is_named() -> None:
    facts = with_forms(register(20, 2), "extreme_islamism", "right_wing")
    sheet = yes_or_no(facts, PERIOD, "T2")
    assert not findings(sheet, facts, PERIOD).false
    for code in ("right_wing", "left_wing"):
        cell = next(one for one in sheet.table("T2").cells if one.code == code)
        other = Statement.NO if cell.statement is Statement.YES else Statement.YES
        assert findings(with_cell(sheet, "T2", word(code, other)), facts, PERIOD).false


def test_the_only_star_of_a_table_follows_from_the_total() -> None:
    facts = register(20, 2)
    parts = {cell.code: cell.count or 0 for cell in count(facts, PERIOD).table("T7").cells}
    hidden = min((code for code in parts if parts[code]), key=lambda code: (parts[code], code))
    assert 1 <= parts[hidden] <= 4

    def but_one(_table: str, code: str, number_: int) -> ProtectedCell:
        return number(code, 1, 4) if code == hidden else number(code, number_, number_)

    found = findings(spoken(facts, T7=but_one), facts, PERIOD)
    assert ("T7", hidden) in places(found.exact)


def test_the_last_day_cannot_exceed_any_day() -> None:
    """T8 and T6: all who ever were primary are primary inside, so nobody is primary outside."""
    facts = _all_primary_inside(register(20, 2), 6)
    exact = {cell.code: cell.count for cell in count(facts, PERIOD).table("T8").cells}
    assert (exact["primary_inside"], exact["primary_outside"]) == (6, 0)

    def inside_alone(table: str, code: str, number_: int) -> ProtectedCell:
        return (exactly if code == "primary_inside" else withheld)(table, code, number_)

    def primary_alone(table: str, code: str, number_: int) -> ProtectedCell:
        return (exactly if code == "primary" else withheld)(table, code, number_)

    found = findings(spoken(facts, T6=primary_alone, T8=inside_alone), facts, PERIOD)
    assert ("T8", "primary_outside") in places(found.exact)
    assert not findings(spoken(facts, T8=inside_alone), facts, PERIOD).leaks
    assert not findings(spoken(facts, T6=primary_alone), facts, PERIOD).leaks


def _all_primary_inside(facts: SurveyFacts, several: int) -> SurveyFacts:
    always = Period(date(2000, 1, 1))
    cases = [one for one in facts.cases if counted([one], PERIOD)]
    return replace(
        facts,
        cases=tuple(
            replace(
                one,
                primacy=(
                    Dated(Primacy.PRIMARY if place < several else Primacy.NON_PRIMARY, always),
                ),
                anchoring=(Dated(Anchor.INSIDE if place < several else Anchor.OUTSIDE, always),),
            )
            for place, one in enumerate(cases)
        ),
    )


def test_one_form_yes_and_all_the_rest_no_says_what_everybody_has() -> None:
    facts = with_forms(register(12, 1), "extreme_islamism")
    sheet = yes_or_no(facts, PERIOD, "T2")
    found = findings(sheet, facts, PERIOD, everyone_has_a_form=True).groups
    assert {one.group for one in found} >= {("", ""), ("T4", "only_over")}
    assert places(found) == {("T2", "extreme_islamism")}
    # whoever allows for cases in which no form was identified cannot be as sure
    assert not findings(sheet, facts, PERIOD).groups
    two = with_forms(register(12, 1), "extreme_islamism", "right_wing")
    assert not findings(yes_or_no(two, PERIOD, "T2"), two, PERIOD).leaks


def test_all_but_one_is_as_good_as_all() -> None:
    facts = with_forms(register(20, 1), *["extreme_islamism"] * 19, "right_wing")

    def most(table: str, code: str, number_: int) -> ProtectedCell:
        return (exactly if code == "extreme_islamism" else withheld)(table, code, number_)

    sheet = hand_made(facts, PERIOD, withheld, {"T1a": exactly, "T2": most})
    groups = findings(sheet, facts, PERIOD).groups
    assert ("T2", "extreme_islamism") in places(groups)
    assert {one.upper for one in groups if not one.group[0]} == {1}


def test_a_whole_age_group_with_the_police_is_found_through_the_cross_table() -> None:
    facts = register(60, 2)
    ages = count(facts, PERIOD).table("T4").count("only_under") or 0
    everybody = {one.id for one in facts.cases if counted([one], PERIOD)}
    facts = replace(
        facts,
        cases=tuple(
            replace(one, police_handovers=(date(2025, 5, 5),) if _only_under(one) else ())
            for one in facts.cases
            if one.id in everybody
        ),
    )
    assert ages >= 5

    def children(table: str, code: str, number_: int) -> ProtectedCell:
        return (exactly if "only_under" in code else withheld)(table, code, number_)

    sheet = spoken(facts, T4=children, T3xT4=children)
    found = findings(sheet, facts, PERIOD).groups
    assert [one.group for one in found if one.table == "T3"] == [("T4", "only_under")]
    assert not findings(spoken(facts, T4=children), facts, PERIOD).groups


def _only_under(case: CaseFacts) -> bool:
    return state_of(case, PERIOD).states["age"] == (True, False)


def test_a_yes_that_cannot_be_three_is_found() -> None:
    """Twelve cases, ten of them with adults only: children alone are two at the most."""
    facts = _with_ages(register(12, 1), 10)

    def adults(table: str, code: str, number_: int) -> ProtectedCell:
        return (exactly if code == "only_over" else withheld)(table, code, number_)

    sheet = hand_made(facts, PERIOD, withheld, {"T1a": exactly, "T4": adults})
    found = findings(sheet, facts, PERIOD)
    assert places(found.below) >= {("T4", "only_under"), ("T4", "both"), ("T4", "unknown")}
    assert not found.exists


def _with_ages(facts: SurveyFacts, adults: int) -> SurveyFacts:
    cases = [one for one in facts.cases if counted([one], PERIOD)]
    return replace(
        facts,
        cases=tuple(
            replace(
                one,
                persons=(
                    PersonFacts(
                        birth=Birth(year=1980 if place < adults else 2015, month=1),
                        concern_received_on=date(2025, 1, 1),
                    ),
                ),
            )
            for place, one in enumerate(cases)
        ),
    )


def test_what_everybody_is_says_nothing_new_in_a_cross_table() -> None:
    """All are children only, so the cell of the police and children is the police, said again."""
    facts = dict(odd_registers())["everybody a child"]
    facts = replace(
        facts,
        cases=tuple(
            replace(one, police_handovers=(date(2025, 5, 5),) if place < 2 else ())
            for place, one in enumerate(facts.cases)
        ),
    )
    found = findings(yes_or_no(facts, PERIOD, "T3", "T4"), facts, PERIOD)
    assert not found.leaks
    assert {("T3xT4", "handed_over+only_under"), ("T10", "over_18")} <= places(found.stated)


def test_a_cell_of_a_cross_table_that_must_exist_is_found_without_the_cross_table() -> None:
    """Ten of twelve have the form and five are children only: some are both."""
    facts = _with_ages(
        with_forms(register(12, 1), *["extreme_islamism"] * 10, *["right_wing"] * 2), 7
    )
    sheet = spoken(facts, T2=_large, T4=_large)
    found = findings(hand_made(facts, PERIOD, withheld, {"T1a": exactly}), facts, PERIOD)
    assert not found.leaks
    found = findings(sheet, facts, PERIOD)
    assert ("T2xT4", "extreme_islamism+only_under") in places(found.exists)


def test_few_offers_say_that_many_cases_had_none() -> None:
    """T15 and T16: nobody had an ordinary offer but those who had one of the ordinary offers."""
    facts = register(60, 2)
    survey = count(facts, PERIOD)
    offers = sum(cell.count or 0 for cell in survey.table("T15").cells)
    sheet = hand_made(facts, PERIOD, withheld, {"T1a": exactly, "T15": exactly})
    outsider = Outsider([(sheet, facts, PERIOD)])
    least, _most = outsider.range(outsider.world.expression(0, "T16", "none"))
    assert least == max(0, 60 - offers)
    most = max(cell.count or 0 for cell in survey.table("T15").cells)
    assert outsider.range(outsider.world.expression(0, "T16", "none"))[1] == 60 - most


def test_two_safe_sheets_that_differ_by_one_case_give_that_case_away() -> None:
    before, after = grown(40, 1)
    sheets = [
        (spoken(one.facts, T2=_large, T3=_large, T4=_large, T1a=exactly), one.facts, one.period)
        for one in (before, after)
    ]
    found = joint_findings(sheets)
    assert any(one.where == "1-0" and one.table == "T1a" for one in found.exact)
    assert sum(one.where == "1-0" for one in found.exact) > 20
    assert sum(one.where == "1-0" for one in found.below) > 100


def _large(_table: str, code: str, count: int) -> ProtectedCell:
    return number(code, count, count) if count > 4 else number(code, 0, 4)


def test_overlapping_sheets_open_more_together_than_each_alone() -> None:
    dates = grown(60, 6)
    sheets = [(spoken(one.facts, T2=_large, T3=_large), one.facts, one.period) for one in dates]
    alone = sum(len(findings(*one).leaks) for one in sheets)
    together = joint_findings(sheets)
    assert len(together.leaks) > alone
    assert {one.where for one in [*together.exact, *together.below]} >= {"1-0"}


def test_dates_of_one_register_are_read_together(pytestconfig: pytest.Config) -> None:
    dates = series(12)[: 3 if pytestconfig.getoption("--soak") else 2]
    quiet = [(_quiet(one.facts, one.period), one.facts, one.period) for one in dates]
    found = joint_findings(quiet)
    assert not found.leaks
    assert found.tried > 500


def test_exact_sheets_of_two_dates_open_what_is_new() -> None:
    dates = grown(12, 5)
    sheets = [
        (
            hand_made(
                one.facts, one.period, withheld, dict.fromkeys(("T1a", "T2", "T3", "T4"), exactly)
            ),
            one.facts,
            one.period,
        )
        for one in dates
    ]
    found = joint_findings(sheets)
    assert {one.where for one in found.exact} == {"0", "1", "1-0"}


def _quiet(facts: SurveyFacts, period: SurveyPeriod) -> ProtectedSheet:
    return hand_made(facts, period, withheld, {"T1a": band})
