# SPDX-License-Identifier: EUPL-1.2
"""What each case is marked with: signs, offers, follow-up, and the sums and crosses of marks."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ages import Birth
from app.domain.cases import Anchor, Primacy
from app.domain.periods import Dated, Period, SurveyPeriod, years_until
from app.domain.questionnaire import CROSSES, DEFINITIONS, JOIN, NOT_STATED, Kind, Unit
from app.domain.survey import (
    Affiliation,
    AffiliationForm,
    CaseFacts,
    CriteriaAim,
    FollowedUp,
    InterventionFacts,
    MunicipalityFacts,
    SurveyFacts,
)
from app.statistics.counting import MARKED, case_marks, count
from app.statistics.tables import ExactSurvey, Reply
from tests.statistics.builders import LYNGSOE, case, day, overview, person, since, vector

PERIOD = years_until(day("2026-06-30"))
FUTURE = SurveyPeriod(day("2040-01-01"), day("2040-12-31"))
OPEN = since("2024-01-01")
YES, NO, DONT_KNOW = Reply.YES, Reply.NO, Reply.DONT_KNOW


def counted(*cases: CaseFacts, period: SurveyPeriod = PERIOD) -> ExactSurvey:
    return count(SurveyFacts(municipality=LYNGSOE, cases=cases), period)


def counts(survey: ExactSurvey, name: str) -> dict[str, int | None]:
    return {cell.code: cell.count for cell in survey.table(name).cells if cell.count}


def answers(survey: ExactSurvey, name: str) -> dict[str, Reply]:
    return {cell.code: cell.answer for cell in survey.table(name).cells if cell.answer}


def offer(
    code: str,
    group: str = "ordinary",
    used: Period = OPEN,
    *,
    level: str = "anticipatory",
    target: str = "citizen",
) -> InterventionFacts:
    return InterventionFacts(offer=code, offer_group=group, level=level, target=target, used=used)


def with_offers(*offers: InterventionFacts) -> CaseFacts:
    return replace(case("a", OPEN), interventions=offers)


def test_a_sign_is_counted_once_for_each_case_that_has_it() -> None:
    survey = counted(
        replace(case("a", OPEN), signs=frozenset(("violence", "withdrawal"))),
        replace(case("b", OPEN), signs=frozenset(("violence",))),
    )
    assert counts(survey, "T13") == {"violence": 2, "withdrawal": 1}
    assert answers(survey, "T13")["violence"] is YES
    assert answers(survey, "T13")["intolerance"] is NO


def test_a_case_without_a_sign_leaves_the_other_signs_unknown() -> None:
    survey = counted(
        replace(case("a", OPEN), signs=frozenset(("violence",))),
        case("b", OPEN),
    )
    assert answers(survey, "T13")["violence"] is YES
    assert answers(survey, "T13")["intolerance"] is DONT_KNOW


@pytest.mark.parametrize(
    ("start", "end", "is_used"),
    [
        ("2020-01-01", "2023-06-30", False),
        ("2020-01-01", "2023-07-01", True),
        ("2026-06-30", None, True),
        ("2026-07-01", None, False),
    ],
)
def test_an_offer_is_used_if_it_ran_on_one_day_of_the_period(
    start: str, end: str | None, is_used: bool
) -> None:
    survey = counted(with_offers(offer("psychologist", used=since(start, end), level="building")))
    assert counts(survey, "T15") == ({"psychologist": 1} if is_used else {})
    assert answers(survey, "T15")["psychologist"] is (YES if is_used else NO)
    assert counts(survey, "T16") == ({"ordinary": 1} if is_used else {"none": 1})
    assert counts(survey, "T17") == ({"building": 1} if is_used else {})
    assert counts(survey, "T18a") == ({"citizen": 1} if is_used else {})


def test_an_offer_used_twice_in_a_case_counts_once() -> None:
    survey = counted(with_offers(offer("leisure"), offer("leisure", used=since("2025-01-01"))))
    assert counts(survey, "T15") == {"leisure": 1}


def test_offers_of_the_municipality_itself_count_as_one_kind() -> None:
    survey = counted(with_offers(offer("family_therapy", "local"), offer("our_own", "local")))
    assert counts(survey, "T15") == {"local": 1}
    assert counts(survey, "T16") == {"local_only": 1}


@pytest.mark.parametrize(
    ("groups", "category"),
    [
        ((), "none"),
        (("local",), "local_only"),
        (("ordinary",), "ordinary"),
        (("ordinary", "local"), "ordinary"),
        (("tailored",), "tailored"),
        (("tailored", "ordinary"), "both"),
        (("tailored", "ordinary", "local"), "both"),
    ],
)
def test_each_case_is_in_one_group_of_offers(groups: tuple[str, ...], category: str) -> None:
    codes = {"ordinary": "leisure", "tailored": "trained_mentor", "local": "family_therapy"}
    survey = counted(with_offers(*(offer(codes[group], group) for group in groups)))
    assert counts(survey, "T16") == {category: 1}


def test_levels_and_target_groups_count_each_case_once() -> None:
    survey = counted(
        with_offers(
            offer("leisure", level="building"),
            offer("leisure", level="building", target="close"),
            offer("trained_mentor", "tailored", level="intervening", target="close"),
        )
    )
    assert counts(survey, "T17") == {"building": 1, "intervening": 1}
    assert answers(survey, "T17")["anticipatory"] is NO
    assert counts(survey, "T18a") == {"citizen": 1, "close": 1}
    assert answers(survey, "T18a")["group"] is NO


@pytest.mark.parametrize(
    ("aim", "codes"),
    [
        (CriteriaAim.CITIZEN, {"yes", "citizen"}),
        (CriteriaAim.MUNICIPALITY, {"yes", "municipality"}),
        (CriteriaAim.BOTH, {"yes", "both"}),
        (CriteriaAim.NONE, {"no"}),
        (CriteriaAim.NOT_STATED, {"not_stated"}),
    ],
)
def test_criteria_are_set_whatever_they_aim_at(aim: CriteriaAim, codes: set[str]) -> None:
    survey = counted(replace(case("a", OPEN), criteria=aim))
    assert counts(survey, "T18b") == dict.fromkeys(codes, 1)


@pytest.mark.parametrize("answer", FollowedUp)
def test_follow_up_is_counted_as_it_is_answered(answer: FollowedUp) -> None:
    survey = counted(replace(case("a", OPEN), followed_up=answer))
    assert counts(survey, "T18c") == {str(answer): 1}


def test_barriers_nobody_asked_about_are_not_no() -> None:
    asked = replace(case("a", OPEN), barriers=frozenset(("motivation",)))
    nothing = replace(case("b", OPEN), barriers=frozenset())
    both = counted(asked, nothing)
    assert counts(both, "T18d") == {"motivation": 1}
    assert answers(both, "T18d") == {"motivation": YES, "resources": NO, "competences": NO}
    with_unknown = counted(asked, case("c", OPEN))
    assert counts(with_unknown, "T18d") == {"motivation": 1, "not_stated": 1}
    assert answers(with_unknown, "T18d")["resources"] is DONT_KNOW


def test_what_a_new_case_does_not_say_is_counted_as_not_stated() -> None:
    bare = CaseFacts(id="a", episodes=(OPEN,))
    survey = counted(bare)
    for name in ("T2", "T5", "T6", "T8", "T12", "T18b", "T18c", "T18d"):
        assert counts(survey, name) == {NOT_STATED: 1}, name
    assert counts(survey, "T4") == {"unknown": 1}
    for name in ("T2", "T5", "T6", "T13", "T18d"):
        assert NO not in answers(survey, name).values(), name


@pytest.mark.parametrize("period", [PERIOD, FUTURE])
def test_without_cases_every_table_is_there_and_empty(period: SurveyPeriod) -> None:
    for survey in (
        counted(period=period),
        counted(case("a", since("2020-01-01", "2020-02-01")), period=period),
    ):
        assert survey.cases == 0
        assert answers(survey, "T1") == {"handled": NO}
        for name in (*MARKED, *CROSSES):
            assert counts(survey, name) == {}
            assert name == "T4" or answers(survey, name) == {}


def test_an_open_case_counts_also_in_a_period_to_come() -> None:
    assert counted(case("a", OPEN), period=FUTURE).cases == 1


def about(**answers_given: object) -> ExactSurvey:
    facts = replace(MunicipalityFacts(name="Lyngsø Kommune"), **answers_given)
    return count(SurveyFacts(municipality=facts), PERIOD)


@pytest.mark.parametrize(
    ("model", "when"),
    [
        ("on_receipt", "on_receipt"),
        ("when_qualified", "when_qualified"),
        ("police_unless_measure", "police_only"),
        ("no_practice", "varies"),
        ("own_register", None),
        ("ordinary_records", None),
        ("", None),
    ],
)
def test_the_model_of_registration_says_when(model: str, when: str | None) -> None:
    given = answers(about(registration_model=model), "T19")
    assert [code for code, reply in given.items() if reply is YES] == ([when] if when else [])
    assert bool(given) is (when is not None)


def test_where_what_and_who_are_answered_by_the_profile() -> None:
    survey = about(
        registration_place="ssp",
        radicalisation_noted="partly",
        registered_by=("coordinator", "police"),
    )
    assert answers(survey, "T20")["ssp"] is YES
    assert answers(survey, "T21a") == {
        "yes": NO,
        "partly": YES,
        "no": NO,
        "cannot_assess": NO,
    }
    assert answers(survey, "T21b") == {
        "coordinator": YES,
        "caseworker": NO,
        "ssp": NO,
        "police": YES,
    }


def test_a_profile_that_answers_nothing_says_no_to_nothing() -> None:
    survey = about()
    for name, definition in DEFINITIONS.items():
        if definition.unit is Unit.MUNICIPALITY:
            assert answers(survey, name) == {}, name


def test_marks_of_the_test_vector() -> None:
    marks = [case_marks(one, PERIOD) for one in vector().cases]
    assert [one is None for one in marks] == [True, False, False, False, True, True]
    third = marks[2]
    assert third is not None
    assert tuple(third) == MARKED
    assert third["T2"] == {"extreme_islamism"}
    assert third["T3"] == {"handed_over"}
    assert third["T4"] == {"both"}
    assert third["T5"] == {"inside", "outside", "both"}
    assert third["T6"] == {"primary", "non_primary", "both"}
    assert third["T8"] == {"primary_inside"}
    assert case_marks(replace(vector().cases[2], erroneous=True), PERIOD) is None


def test_marked_are_the_tables_about_cases() -> None:
    about_cases = [name for name, one in DEFINITIONS.items() if one.unit is Unit.CASES]
    assert [*MARKED] == [name for name in about_cases if name not in ("T1", "T1a")]
    for name in CROSSES:
        assert set(name.split("x")) <= set(MARKED)


def test_a_case_with_two_forms_is_in_both_rows_of_a_cross() -> None:
    two = replace(
        case("a", OPEN, persons=(person("2024-01-01", Birth(year=1990)),)),
        forms=(Dated("right_wing", OPEN), Dated("other_named", since("2025-01-01"))),
    )
    survey = counted(two)
    assert counts(survey, "T2xT4") == {"right_wing+only_over": 1, "other_named+only_over": 1}


def test_unknown_forms_and_unknown_primacy_are_in_no_cross() -> None:
    unknown = case("a", OPEN, form="cannot_be_clarified", primacy=())
    survey = counted(unknown)
    assert counts(survey, "T2xT4") == counts(survey, "T2xT6") == {}


OFFERS = {
    "ordinary": ("leisure", "psychologist"),
    "tailored": ("trained_mentor",),
    "local": ("family_therapy",),
}
DAYS = st.dates(day("2021-01-01"), day("2028-12-31"))


@st.composite
def interventions(draw: st.DrawFn) -> InterventionFacts:
    group = draw(st.sampled_from(sorted(OFFERS)))
    return offer(
        draw(st.sampled_from(OFFERS[group])),
        group,
        Period(draw(DAYS)),
        level=draw(st.sampled_from(DEFINITIONS["T17"].categories)),
        target=draw(st.sampled_from(DEFINITIONS["T18a"].categories)),
    )


def some(codes: tuple[str, ...]) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(codes), max_size=3)


@st.composite
def cases(draw: st.DrawFn) -> CaseFacts:
    opened = Period(draw(DAYS))
    births = st.builds(Birth, year=st.none() | st.integers(1990, 2012))
    forms = st.sampled_from((*DEFINITIONS["T2"].categories, *DEFINITIONS["T2"].also[:3]))
    made = case(
        draw(st.uuids()).hex,
        opened,
        persons=tuple(
            person(opened.start.isoformat(), birth) for birth in draw(st.lists(births, max_size=2))
        ),
        anchors=tuple(
            Dated(one, Period(draw(DAYS))) for one in draw(st.lists(st.sampled_from(Anchor)))
        ),
        primacy=tuple(
            Dated(one, Period(draw(DAYS))) for one in draw(st.lists(st.sampled_from(Primacy)))
        ),
        police=tuple(draw(st.lists(DAYS, max_size=1))),
        affiliation=draw(st.sampled_from(Affiliation)),
        affiliation_form=draw(st.sampled_from(AffiliationForm)),
        outside_definition=draw(st.integers(0, 9)) == 0,
        erroneous=draw(st.integers(0, 9)) == 0,
    )
    return replace(
        made,
        forms=tuple(Dated(one, Period(draw(DAYS))) for one in draw(st.lists(forms, max_size=3))),
        signs=draw(some(DEFINITIONS["T13"].categories)),
        interventions=tuple(draw(st.lists(interventions(), max_size=3))),
        criteria=draw(st.sampled_from(CriteriaAim)),
        followed_up=draw(st.sampled_from(FollowedUp)),
        barriers=draw(st.none() | some(DEFINITIONS["T18d"].categories)),
    )


def added_up(register: list[CaseFacts]) -> list[Mapping[str, frozenset[str]]]:
    marks = (case_marks(one, PERIOD) for one in register)
    return [one for one in marks if one is not None]


@given(register=st.lists(cases(), max_size=8))
@settings(max_examples=100, deadline=None)
def test_every_sum_is_the_marks_added_up(register: list[CaseFacts]) -> None:
    survey, marks = counted(*register), added_up(register)
    assert survey.cases == len(marks)
    for name in MARKED:
        for cell in survey.table(name).cells:
            assert cell.count == sum(cell.code in one[name] for one in marks), (name, cell.code)
            if DEFINITIONS[name].kind is Kind.MANY and cell.answer is not None:
                assert (cell.answer is YES) is (cell.count > 0) or cell.code == "both"
    for name in CROSSES:
        first, second = name.split("x")
        for cell in survey.table(name).cells:
            row, column = cell.code.split(JOIN)
            both = sum(row in one[first] and column in one[second] for one in marks)
            assert cell.count == both, (name, cell.code)


@given(register=st.lists(cases(), max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_case_is_somewhere_in_every_table_that_has_a_word_for_the_unknown(
    register: list[CaseFacts],
) -> None:
    survey = counted(*register)
    for one in added_up(register):
        for name in ("T2", "T4", "T5", "T6", "T8", "T11", "T12", "T16", "T18b", "T18c"):
            assert one[name], name
    for name in ("T4", "T8", "T11", "T16", "T18c"):
        assert sum(cell.count or 0 for cell in survey.table(name).cells) == survey.cases
    t18b = {cell.code: cell.count or 0 for cell in survey.table("T18b").cells}
    assert t18b["yes"] == t18b["citizen"] + t18b["municipality"] + t18b["both"]
    assert t18b["yes"] + t18b["no"] + t18b["not_stated"] == survey.cases


def test_the_overviews_crosses_add_up_to_their_tables() -> None:
    survey = count(overview(), PERIOD)
    ages = list(DEFINITIONS["T4"].categories)
    for form in DEFINITIONS["T2"].categories:
        row = sum(survey.table("T2xT4").count(f"{form}{JOIN}{age}") or 0 for age in ages)
        assert row == survey.table("T2").count(form)
