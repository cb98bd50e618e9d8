# SPDX-License-Identifier: EUPL-1.2
"""What a sheet leaves possible always holds what is true, and no more than its statements allow."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ages import Birth
from app.domain.cases import Anchor, Primacy
from app.domain.national import Split, percent_bounds, whole_percent
from app.domain.periods import Dated, years_until
from app.domain.protected import Statement
from app.domain.questionnaire import DEFINITIONS
from app.domain.survey import CaseFacts, SurveyFacts
from app.statistics.collect import Collector
from app.statistics.counting import count
from app.statistics.inference import (
    ASKED,
    DONT_KNOW,
    NO,
    OPEN,
    YES,
    Contradiction,
    Said,
    possible_answers,
)
from app.statistics.reading import SheetRead, municipality_key
from app.statistics.tables import ExactSurvey, Reply
from tests.statistics.builders import LYNGSOE, case, day, person, since

PERIOD = years_until(day("2026-06-30"))
JA, NEJ = Said(Statement.YES), Said(Statement.NO)
VED_IKKE, INTET = Said(Statement.DONT_KNOW), Said(Statement.WITHHELD)
FEW, MANY = Said(Statement.NUMBER, 0, 4), Said(Statement.NUMBER, 5, None)
NONE, ONE_OR_MORE = Said(Statement.NUMBER, 0, 0), Said(Statement.NUMBER, 1, 9)
BITS = {Reply.YES: YES, Reply.NO: NO, Reply.DONT_KNOW: DONT_KNOW}


def said(**tables: dict[str, Said]) -> dict[str, tuple[int, ...]]:
    return possible_answers({"T1": {"handled": JA}, **tables})


@pytest.mark.parametrize(
    ("statement", "possible"),
    [
        (JA, YES),
        (NEJ, NO),
        (VED_IKKE, DONT_KNOW),
        (INTET, OPEN),
        (MANY, YES),
        (ONE_OR_MORE, YES),
        (NONE, NO),
        (FEW, OPEN),
    ],
)
def test_a_statement_answers_whether_there_were_any(statement: Said, possible: int) -> None:
    assert said(T3={"handed_over": statement})["T3"] == (possible,)
    assert said(T2={"left_wing": statement})["T2"] == (OPEN, possible, OPEN, OPEN)


def test_a_number_of_none_is_no_answer_where_cases_are_not_clarified() -> None:
    assert said(T2={"left_wing": NONE, "not_yet_clarified": ONE_OR_MORE})["T2"][1] == DONT_KNOW
    assert said(T2={"left_wing": NONE, "not_yet_clarified": FEW})["T2"][1] == NO | DONT_KNOW
    assert said(T2={"left_wing": NONE, "none_identified": MANY})["T2"][1] == NO


def test_both_follows_from_the_two_and_they_from_both() -> None:
    assert said(T5={"inside": MANY, "outside": MANY})["T5"] == (YES, YES, YES)
    assert said(T5={"inside": NONE, "outside": MANY, "both": NONE})["T5"] == (NO, YES, NO)
    # no case is both, but the municipality has had the one and the other
    assert said(T5={"inside": MANY, "outside": MANY, "both": NONE})["T5"] == (YES, YES, YES)
    assert said(T6={"both": JA})["T6"] == (YES, YES, YES)
    assert said(T6={"primary": JA, "both": NEJ})["T6"] == (YES, NO, NO)
    assert said(T6={"primary": JA, "non_primary": INTET, "both": INTET})["T6"] == (YES, OPEN, OPEN)


def test_the_age_of_the_municipality_follows_from_the_numbers_of_cases() -> None:
    both, over, under, unknown = 1, 2, 4, 8
    numbers = {"both": NONE, "only_over": MANY, "only_under": NONE, "unknown": NONE}
    assert said(T4=numbers)["T4"] == (over,)
    assert said(T4={**numbers, "only_under": ONE_OR_MORE})["T4"] == (both,)
    assert said(T4={**numbers, "only_under": FEW})["T4"] == (both | over,)
    assert said(T4={**numbers, "unknown": MANY})["T4"] == (both | unknown,)
    assert said(T4={"both": MANY})["T4"] == (both,)
    assert said(T4={})["T4"] == (both | over | under | unknown,)
    assert possible_answers({"T1": {"handled": NEJ}})["T4"] == (unknown,)


@pytest.mark.parametrize(
    ("table", "statements"),
    [
        ("T4", {"both": JA, "only_over": JA}),
        ("T4", dict.fromkeys(DEFINITIONS["T4"].categories, NEJ)),
        ("T4", {"both": JA, "only_over": MANY}),
        ("T5", {"inside": NEJ, "outside": JA, "both": JA}),
        ("T6", {"primary": JA, "non_primary": JA, "both": NEJ}),
        ("T2", {"left_wing": Said(Statement.NUMBER, 9, 5)}),
        ("T2", {"left_wing": Said(Statement.NUMBER)}),
        ("T2", {"left_wing": Said(Statement.NO, 0, 0)}),
        ("T2", {"unheard_of": JA}),
        ("T22", {"strategy": MANY}),
        ("T24", {"yes": JA, "no": JA}),
        ("T1a", {"cases": NONE}),
    ],
)
def test_statements_that_cannot_all_be_true_are_refused(
    table: str, statements: dict[str, Said]
) -> None:
    with pytest.raises(Contradiction) as refused:
        said(**{table: statements})
    assert refused.value.table == table


@pytest.mark.parametrize("table", ["T2", "T3", "T5", "T6"])
def test_without_cases_there_are_none_of_any_kind(table: str) -> None:
    code = DEFINITIONS[table].categories[0]
    for statement in (JA, ONE_OR_MORE):
        with pytest.raises(Contradiction):
            possible_answers({"T1": {"handled": NEJ}, table: {code: statement}})


def test_the_name_of_a_municipality_is_read_however_it_is_written() -> None:
    assert {
        municipality_key(name) for name in ("Lyngsø", "LYNGSØ  Kommune", " lyngsø kommune")
    } == {"lyngsø"}
    assert municipality_key("Kommune") == ""


def test_percents_are_rounded_half_up_and_intervals_outwards() -> None:
    assert [whole_percent(Fraction(n, 200)) for n in (1, 2, 3, 199, 200)] == [1, 1, 2, 100, 100]
    assert percent_bounds(Fraction(1, 3), Fraction(1, 3)) == (33, 33)
    assert percent_bounds(Fraction(1, 3), Fraction(2, 3)) == (33, 67)
    assert percent_bounds(Fraction(1, 100), Fraction(2, 100)) == (1, 2)


# What follows takes invented registers whose answers are known and says only true things of them.

FORMS = (*DEFINITIONS["T2"].categories, "none_identified", "not_yet_clarified")
BIRTHS = (Birth(), Birth(year=1980), Birth(year=2020))


@st.composite
def cases(draw: st.DrawFn) -> CaseFacts:
    open_since = since("2025-01-01")
    return case(
        str(draw(st.integers())),
        open_since,
        form=draw(st.sampled_from(FORMS)),
        persons=tuple(
            person("2025-01-01", birth)
            for birth in draw(st.lists(st.sampled_from(BIRTHS), max_size=2))
        ),
        anchors=tuple(
            Dated(one, open_since) for one in draw(st.lists(st.sampled_from(Anchor), max_size=2))
        ),
        primacy=(Dated(draw(st.sampled_from(Primacy)), open_since),),
        police=(day("2025-02-01"),) if draw(st.booleans()) else (),
    )


def true_statement(draw: st.DrawFn, exact: int) -> Said:
    step = draw(st.sampled_from(("exact", "band", "class", "none")))
    if step == "exact":
        return Said(Statement.NUMBER, exact, exact)
    if step == "band" and exact >= 5:
        lower = exact - exact % 5
        return Said(Statement.NUMBER, lower, lower + 4)
    if step == "none":
        return INTET
    return MANY if exact >= 5 else FEW


@st.composite
def interval_statements(draw: st.DrawFn) -> tuple[ExactSurvey, dict[str, dict[str, Said]]]:
    """The exact tables of an invented register, and true statements of their numbers."""
    facts = SurveyFacts(
        municipality=replace(LYNGSOE, name="Lyngsø"),
        cases=tuple(draw(st.lists(cases(), min_size=1, max_size=9))),
    )
    exact = count(facts, PERIOD)
    tables = {"T1": {"handled": JA}}
    for name in ("T2", "T3", "T4", "T5", "T6"):
        tables[name] = {
            cell.code: true_statement(draw, cell.count)
            for cell in exact.table(name).cells
            if cell.count is not None
        }
    return exact, tables


@given(interval_statements())
@settings(max_examples=300, deadline=None)
def test_what_is_true_is_always_possible(
    made: tuple[ExactSurvey, dict[str, dict[str, Said]]],
) -> None:
    exact, tables = made
    found = possible_answers(tables)
    for name in ("T2", "T3", "T5", "T6"):
        for code, possible in zip(DEFINITIONS[name].categories, found[name], strict=True):
            answer = exact.table(name).answer(code)
            assert answer is not None
            assert possible & BITS[answer], (name, code)
    (ages,) = found["T4"]
    for place, code in enumerate(DEFINITIONS["T4"].categories):
        if exact.table("T4").answer(code) is Reply.YES:
            assert ages >> place & 1, code


@given(st.lists(interval_statements(), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_national_interval_holds_the_true_share(
    made: list[tuple[ExactSurvey, dict[str, dict[str, Said]]]],
) -> None:
    collector = Collector({Split.REGION: (), Split.SIZE: (), Split.DISTRICT: ()})
    for number, (_exact, tables) in enumerate(made):
        sheet = SheetRead(
            municipality=f"by {number}",
            region="",
            police_district="",
            size_class="",
            period=PERIOD,
            answers=possible_answers(tables),
            present=frozenset(tables),
        )
        collector.take(f"{number}.json", b"", sheet)
    figures = collector.finish().figures
    assert figures is not None
    assert {figure.table for figure in figures.figures} >= set(ASKED)
    for figure in ("3", "6", "7", "5"):
        table = figures.figure(figure).table
        for share in figures.figure(figure).group(Split.COUNTRY).shares:
            answers = [exact.table(table).answer(share.code) for exact, _tables in made]
            true = Fraction(answers.count(Reply.YES), len(made))
            assert share.least is not None
            assert share.most is not None
            assert share.least <= true <= share.most
            assert share.n == len(made)
