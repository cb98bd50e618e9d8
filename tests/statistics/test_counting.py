# SPDX-License-Identifier: EUPL-1.2
"""The survey is counted by rules N1-N9: the test vector, the mapping's overview, and any order."""

import random
import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ages import Birth
from app.domain.cases import Anchor, Primacy
from app.domain.concerns import ConcernStatus, Outcome
from app.domain.periods import Dated, Period, half_year, years_until
from app.domain.questionnaire import CATEGORY_LISTS, CROSSES, DEFINITIONS, Kind, definition
from app.domain.survey import CaseFacts, ConcernFacts, SurveyFacts, TallyFacts
from app.statistics.counting import count
from app.statistics.tables import ExactSurvey, Reply
from app.storage.resources import load_codelists
from tests.statistics.builders import LYNGSOE, case, day, overview, person, since, vector

PERIOD = years_until(day("2026-06-30"))
YES, NO, DONT_KNOW = Reply.YES, Reply.NO, Reply.DONT_KNOW


def counts(survey: ExactSurvey, name: str) -> dict[str, int | None]:
    return {cell.code: cell.count for cell in survey.table(name).cells if cell.count}


def answers(survey: ExactSurvey, name: str) -> dict[str, Reply]:
    return {cell.code: cell.answer for cell in survey.table(name).cells if cell.answer}


def counted(*cases: CaseFacts) -> ExactSurvey:
    return count(SurveyFacts(municipality=LYNGSOE, cases=cases), PERIOD)


def test_the_test_vector_gives_its_expected_answers() -> None:
    survey = count(vector(), PERIOD)
    assert (survey.cases, survey.persons) == (3, 3)
    assert (survey.outside_definition, survey.erroneous, survey.partial) == (1, 0, False)
    assert answers(survey, "T1") == {"handled": YES}
    assert answers(survey, "T2") == {
        "right_wing": YES,
        "left_wing": NO,
        "extreme_islamism": YES,
        "other_named": YES,
    }
    assert answers(survey, "T3") == {"handed_over": YES}
    assert counts(survey, "T3") == {"handed_over": 1}
    assert answers(survey, "T4") == {
        "both": YES,
        "only_over": NO,
        "only_under": NO,
        "unknown": NO,
    }
    assert counts(survey, "T4") == {"both": 1, "only_under": 1, "unknown": 1}
    assert answers(survey, "T5") == {"inside": YES, "outside": YES, "both": YES}
    assert counts(survey, "T2") == {"right_wing": 1, "extreme_islamism": 1, "other_named": 1}
    assert counts(survey, "T5") == {"inside": 2, "outside": 2, "both": 1}
    assert counts(survey, "T6") == {"primary": 1, "non_primary": 3, "both": 1}
    assert answers(survey, "T6") == {"primary": YES, "non_primary": YES, "both": YES}
    assert counts(survey, "T8") == {
        "primary_inside": 1,
        "non_primary_outside": 1,
        "non_primary_inside": 1,
    }
    assert survey.table("T8").count("primary_outside") == 0
    assert counts(survey, "T1a") == {"cases": 3}
    assert counts(survey, "T2xT4") == {
        "right_wing+only_under": 1,
        "extreme_islamism+both": 1,
        "other_named+unknown": 1,
    }
    assert counts(survey, "T2xT6") == {
        "right_wing+non_primary": 1,
        "extreme_islamism+primary": 1,
        "extreme_islamism+non_primary": 1,
        "other_named+non_primary": 1,
    }
    assert counts(survey, "T3xT4") == {"handed_over+both": 1}


def test_the_mappings_overview_is_given_back() -> None:
    survey = count(overview(), PERIOD)
    assert survey.cases == 38
    assert counts(survey, "T2") == {
        "extreme_islamism": 31,
        "left_wing": 2,
        "right_wing": 1,
        "other_named": 4,
    }
    assert counts(survey, "T9") == {"woman": 17, "man": 21}
    assert counts(survey, "T10") == {"under_18": 13, "over_18": 23, "unknown": 2}
    assert counts(survey, "T6") == {"primary": 29, "non_primary": 9}
    assert counts(survey, "T12") == {
        "yes": 25,
        "physical": 22,
        "physical_and_online": 2,
        "online": 1,
        "none_known": 8,
        "not_stated": 5,
    }


def test_no_cases_is_an_answer_and_every_category_is_present() -> None:
    survey = counted()
    assert answers(survey, "T1") == {"handled": NO}
    assert answers(survey, "T4")["unknown"] is YES
    assert answers(survey, "T2") == answers(survey, "T3") == answers(survey, "T5") == {}
    assert [table.id for table in survey.tables] == [*DEFINITIONS, *CROSSES]
    for table in survey.tables:
        asked = definition(table.id)
        assert tuple(cell.code for cell in table.cells) == (*asked.categories, *asked.also)
        assert not any(cell.count for cell in table.cells)


def test_mistakes_and_what_is_outside_the_definition_are_counted_apart_and_once() -> None:
    open_case = since("2024-01-01")
    survey = counted(
        case("a", open_case, erroneous=True),
        case("b", open_case, erroneous=True, outside_definition=True),
        case("c", open_case, outside_definition=True),
        case("d", since("2020-01-01", "2020-02-01"), outside_definition=True),
    )
    assert (survey.cases, survey.erroneous, survey.outside_definition) == (0, 2, 1)
    assert answers(survey, "T1") == {"handled": NO}


def test_a_case_with_two_episodes_counts_once_and_its_gap_does_not() -> None:
    gap = case("a", since("2020-01-01", "2021-01-01"), since("2026-07-01"))
    twice = case("b", since("2024-01-01", "2024-02-01"), since("2025-01-01", "2025-02-01"))
    assert counted(gap).cases == 0
    assert counted(twice).cases == 1


def test_the_snapshot_is_the_day_of_closing_when_the_case_is_closed() -> None:
    closed = case(
        "a",
        since("2024-01-01", "2024-06-30"),
        primacy=(
            Dated(Primacy.PRIMARY, since("2024-01-01", "2024-06-29")),
            Dated(Primacy.NON_PRIMARY, since("2024-06-30", "2024-06-30")),
            Dated(Primacy.PRIMARY, since("2024-07-01")),
        ),
    )
    assert counts(counted(closed), "T8") == {"non_primary_outside": 1}


def test_anchored_both_ways_on_the_day_counts_inside() -> None:
    both = case(
        "a",
        since("2024-01-01"),
        anchors=(
            Dated(Anchor.INSIDE, since("2024-01-01")),
            Dated(Anchor.OUTSIDE, since("2025-01-01")),
        ),
    )
    survey = counted(both)
    assert counts(survey, "T8") == {"non_primary_inside": 1}
    assert counts(survey, "T5") == {"inside": 1, "outside": 1, "both": 1}


def test_both_is_asked_of_the_municipality_and_counted_of_cases() -> None:
    opened = since("2024-01-01")
    survey = counted(
        case("a", opened, anchors=(Dated(Anchor.INSIDE, opened),)),
        case("b", opened, anchors=(Dated(Anchor.OUTSIDE, opened),)),
    )
    assert answers(survey, "T5")["both"] is YES
    assert survey.table("T5").count("both") == 0


def test_what_is_not_known_is_counted_and_never_answered_no() -> None:
    opened = since("2024-01-01")
    survey = counted(
        case("a", opened, form="cannot_be_clarified", anchors=(), primacy=()),
        case("b", opened, form="right_wing"),
    )
    assert answers(survey, "T2")["left_wing"] is DONT_KNOW
    assert answers(survey, "T2")["right_wing"] is YES
    assert answers(survey, "T5") == {"inside": DONT_KNOW, "outside": YES, "both": DONT_KNOW}
    assert survey.table("T2").count("cannot_be_clarified") == 1
    assert survey.table("T8").count("not_stated") == 1
    assert survey.table("T6").count("not_stated") == 1


def test_a_form_found_later_replaces_not_yet_clarified() -> None:
    found = replace(
        case("a", since("2024-01-01")),
        forms=(
            Dated("not_yet_clarified", since("2024-01-01", "2024-02-01")),
            Dated("left_wing", since("2024-02-02")),
        ),
    )
    survey = counted(found)
    assert counts(survey, "T2") == {"left_wing": 1}
    assert answers(survey, "T2")["right_wing"] is NO


def test_no_ideology_identified_is_known() -> None:
    survey = counted(case("a", since("2024-01-01"), form="none_identified"))
    assert answers(survey, "T2")["right_wing"] is NO


def test_one_adult_and_one_of_unknown_age_is_dont_know() -> None:
    opened = since("2024-01-01")
    adult = case("a", opened, persons=(person("2024-01-01", Birth(year=1990)),))
    unknown = case("b", opened, persons=(person("2024-01-01"),))
    assert answers(counted(adult), "T4")["only_over"] is YES
    assert answers(counted(adult, unknown), "T4")["unknown"] is YES
    child = case("c", opened, persons=(person("2024-01-01", Birth(year=2012)),))
    assert answers(counted(child), "T4")["only_under"] is YES
    assert answers(counted(adult, unknown, child), "T4")["both"] is YES


def test_a_group_is_one_case_with_its_persons_counted_apart() -> None:
    group = case(
        "a",
        since("2024-01-01"),
        persons=tuple(person("2024-01-01", Birth(year=2008), "man") for _ in range(3)),
    )
    survey = counted(group)
    assert (survey.cases, survey.persons) == (1, 3)
    assert counts(survey, "T9") == {"man": 3}
    assert sum(counts(survey, "T4").values()) == 1


def test_handovers_outside_the_period_do_not_count() -> None:
    early = case("a", since("2023-01-01"), police=(day("2023-06-30"), day("2026-07-01")))
    assert answers(counted(early), "T3") == {"handed_over": NO}
    first_day = case("a", since("2023-01-01"), police=(day("2023-07-01"),))
    assert answers(counted(first_day), "T3") == {"handed_over": YES}


def test_concerns_are_counted_apart_with_nameless_sums() -> None:
    inside = day("2024-03-01")
    facts = SurveyFacts(
        municipality=LYNGSOE,
        concerns=(
            ConcernFacts(
                received_on=inside, status=ConcernStatus.DECIDED, outcome=Outcome.CASE_OPENED
            ),
            ConcernFacts(
                received_on=inside, status=ConcernStatus.DECIDED, outcome=Outcome.REFERRED_POLICE
            ),
            ConcernFacts(received_on=inside, status=ConcernStatus.POLICE_ONLY),
            ConcernFacts(received_on=inside, status=ConcernStatus.UNDER_INQUIRY),
            ConcernFacts(received_on=inside, status=ConcernStatus.COUNTED),
            ConcernFacts(received_on=day("2023-06-30"), status=ConcernStatus.RECEIVED),
        ),
        tallies=(
            TallyFacts(half_year=half_year(inside), outcome=Outcome.UNFOUNDED, count=4),
            TallyFacts(half_year=half_year(inside), outcome="counted", count=2),
        ),
    )
    survey = count(facts, PERIOD)
    assert survey.cases == 0
    assert counts(survey, "T7") == {
        "received": 10,
        "became_case": 1,
        "referred": 1,
        "police_only": 1,
        "in_progress": 1,
        "declined": 4,
        "advice_only": 2,
    }
    assert not survey.partial


def test_a_half_year_the_period_cuts_is_left_out_and_said() -> None:
    tally = TallyFacts(half_year=half_year(day("2023-08-01")), outcome="counted", count=2)
    facts = SurveyFacts(municipality=LYNGSOE, tallies=(tally,))
    cut = count(facts, years_until(day("2026-09-30")))
    assert cut.partial
    assert cut.table("T7").count("received") == 0
    assert count(facts, PERIOD).table("T7").count("received") == 2


def test_the_municipality_answers_for_itself() -> None:
    survey = counted()
    assert answers(survey, "T22") == {"strategy": YES}
    assert answers(survey, "T23") == {"workflow": NO}
    assert answers(survey, "T24")["establishing"] is YES
    assert answers(survey, "T25")["psychiatry"] is YES
    assert answers(survey, "T25")["job_centre"] is NO
    assert answers(survey, "T27c") == {"steering_group": DONT_KNOW}
    assert answers(survey, "T27e") == {}, "not answered is neither no nor don't know"


def test_a_code_no_table_has_is_refused() -> None:
    strange = replace(LYNGSOE, mandate="nobody")
    with pytest.raises(LookupError, match="nobody"):
        count(SurveyFacts(municipality=strange), PERIOD)


def test_an_exact_table_shows_no_count() -> None:
    survey = count(overview(), PERIOD)
    assert "31" not in repr(survey)
    assert "31" not in repr(survey.table("T2"))
    assert "31" not in repr(survey.table("T2").cell("extreme_islamism"))


def test_categories_are_those_of_the_code_lists() -> None:
    lists = load_codelists()
    for table, name in CATEGORY_LISTS.items():
        assert DEFINITIONS[table].categories == lists[name].codes
    asked = set(DEFINITIONS["T2"].categories) | set(DEFINITIONS["T2"].also) - {"not_stated"}
    assert asked == set(lists["extremism_form"].codes)
    assert set(DEFINITIONS["T24"].categories) == set(lists["survey_answer"].codes)


DAYS = st.dates(date(2021, 1, 1), date(2028, 12, 31))


@st.composite
def cases(draw: st.DrawFn) -> CaseFacts:
    opened = draw(DAYS)
    length = draw(st.none() | st.integers(0, 900))
    period = Period(opened, None if length is None else opened + timedelta(days=length))
    birth = draw(
        st.builds(Birth)
        | st.builds(Birth, year=st.integers(1990, 2012))
        | st.builds(Birth, year=st.integers(1990, 2012), month=st.integers(1, 12))
    )
    forms = sorted(DEFINITIONS["T2"].categories + DEFINITIONS["T2"].also[:3])
    return case(
        draw(st.uuids()).hex,
        period,
        form=draw(st.sampled_from(forms)),
        persons=(person(opened.isoformat(), birth),) * draw(st.integers(0, 2)),
        anchors=tuple(
            Dated(anchor, Period(draw(DAYS)))
            for anchor in draw(st.lists(st.sampled_from(Anchor), max_size=2, unique=True))
        ),
        primacy=(Dated(draw(st.sampled_from(Primacy)), Period(opened)),),
        police=tuple(draw(st.lists(DAYS, max_size=1))),
        outside_definition=draw(st.booleans()),
        erroneous=draw(st.booleans()),
    )


@given(register=st.lists(cases(), max_size=12), seed=st.integers(0, 999))
@settings(max_examples=80, deadline=None)
def test_sums_agree_whatever_the_register_and_its_order(
    register: list[CaseFacts], seed: int
) -> None:
    survey = counted(*register)
    shuffled = list(register)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    assert counted(*shuffled) == survey

    in_period = sum(any(e.overlaps(PERIOD) for e in one.episodes) for one in register)
    assert survey.cases + survey.erroneous + survey.outside_definition == in_period
    assert sum(counts(survey, "T4").values()) == survey.cases
    assert sum(counts(survey, "T8").values()) == survey.cases
    asked = DEFINITIONS["T8"].categories
    assert sum(survey.table("T8").count(code) or 0 for code in asked) <= survey.cases
    assert sum(counts(survey, "T10").values()) == survey.persons
    assert sum(reply is YES for reply in answers(survey, "T4").values()) == 1
    for table in survey.tables:
        if definition(table.id).kind is Kind.MANY:
            for cell in table.cells:
                assert cell.count is None or 0 <= cell.count <= survey.cases
                assert cell.answer is not NO or not cell.count


def test_a_hundred_thousand_cases_are_counted_in_seconds() -> None:
    register = overview()
    many = replace(register, cases=register.cases * 2632)
    started = time.perf_counter()
    assert count(many, PERIOD).cases == 38 * 2632
    assert time.perf_counter() - started < 10
