# SPDX-License-Identifier: EUPL-1.2
"""The list of what the survey lacks names each record, and only records that are counted."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from app.domain.ages import Birth
from app.domain.cases import Primacy
from app.domain.gaps import Missing
from app.domain.municipality import ProfileDraft, RegistrationPolicy
from app.domain.periods import Dated, SurveyPeriod, years_until
from app.domain.survey import Affiliation, CaseFacts, MunicipalityFacts
from app.services import settings
from app.services.common import Register
from app.services.register import close_register
from app.services.statistics_gaps import missing_answers
from app.statistics.counting_parts import PROFILE_FIELDS
from app.statistics.gaps import case_gaps, profile_gaps
from tests.builders import ADULT, DAY, NOW, YOUNG, a_case, a_concern, make_register
from tests.statistics.builders import LYNGSOE, case, day, person, since

PERIOD = years_until(DAY)
OPEN = since("2025-01-01")
KNOWN = replace(
    case(
        "a",
        OPEN,
        persons=(person("2025-01-01", Birth(year=1990), "man"),),
        affiliation=Affiliation.NONE_KNOWN,
    )
)


def missing(case: CaseFacts) -> set[Missing]:
    return {what for _table, what in case_gaps(case, PERIOD)}


def test_a_case_that_says_everything_lacks_nothing() -> None:
    assert missing(KNOWN) == set()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"forms": ()}, {Missing.FORM_NOT_STATED}),
        ({"forms": (Dated("not_yet_clarified", OPEN),)}, {Missing.FORM_NOT_CLARIFIED}),
        ({"forms": (Dated("cannot_be_clarified", OPEN),)}, set()),
        ({"forms": (Dated("none_identified", OPEN),)}, set()),
        ({"anchoring": ()}, {Missing.ANCHORING_NOT_STATED}),
        ({"primacy": ()}, {Missing.PRIMACY_NOT_STATED}),
        ({"primacy": (Dated(Primacy.UNCLARIFIED, OPEN),)}, {Missing.PRIMACY_NOT_CLARIFIED}),
        (
            {"primacy": (Dated(Primacy.PRIMARY, since("2025-01-01", "2025-02-01")),)},
            {Missing.SNAPSHOT},
        ),
        ({"persons": ()}, {Missing.NO_PERSON}),
        ({"persons": (person("2025-01-01", gender="man"),)}, {Missing.AGE_UNKNOWN}),
        ({"persons": (person("2025-01-01", Birth(year=1990)),)}, {Missing.GENDER_UNKNOWN}),
        ({"affiliation": Affiliation.NOT_STATED}, {Missing.AFFILIATION_NOT_STATED}),
        ({"affiliation": Affiliation.YES}, {Missing.AFFILIATION_FORM_UNKNOWN}),
    ],
)
def test_each_thing_that_is_missing_is_said(
    changed: dict[str, object], expected: set[Missing]
) -> None:
    assert missing(replace(KNOWN, **changed)) == expected  # type: ignore[arg-type]  # its fields


@pytest.mark.parametrize(
    "changed",
    [
        {"erroneous": True},
        {"outside_definition": True},
        {"episodes": (since("2020-01-01", "2020-02-01"),)},
    ],
)
def test_a_case_that_is_not_counted_lacks_nothing(changed: dict[str, object]) -> None:
    bare = CaseFacts(id="a", episodes=(OPEN,))
    assert missing(bare)
    assert missing(replace(bare, **changed)) == set()  # type: ignore[arg-type]  # its fields


def test_every_question_of_an_empty_profile_is_missing() -> None:
    assert dict(profile_gaps(MunicipalityFacts(name="Lyngsø Kommune"))) == PROFILE_FIELDS
    assert set(PROFILE_FIELDS.values()) <= {one.name for one in fields(ProfileDraft)}


def test_without_a_forum_nobody_has_to_say_who_is_in_it() -> None:
    said = replace(LYNGSOE, forum="no", forum_actors=())
    assert "T25" not in dict(profile_gaps(said))
    assert "T25" in dict(profile_gaps(replace(said, forum="yes")))


def test_the_list_names_the_records_of_the_register(register: Register) -> None:
    first = a_case(register, person=ADULT)
    second = a_case(register, person=YOUNG)
    waiting = a_concern(register, person=ADULT, inquiry=True)
    gaps = missing_answers(register, PERIOD)
    of_cases = [one for one in gaps if one.case_id is not None]
    assert {(one.case_id, one.number) for one in of_cases} == {
        (first.id, first.number),
        (second.id, second.number),
    }
    assert [one.number for one in of_cases] == sorted(
        (one.number for one in of_cases), reverse=True
    )
    assert waiting.id not in {one.concern_id for one in gaps}, "a working note is not counted"
    profile = [one for one in gaps if one.case_id is None and one.concern_id is None]
    assert {one.missing for one in profile} == {Missing.NOT_ANSWERED}
    assert "strategy" in {one.field for one in profile}


def test_answering_takes_the_question_off_the_list(register: Register) -> None:
    before = {one.field for one in missing_answers(register, PERIOD)}
    profile = settings.profile(register)
    draft = {one.name: getattr(profile, one.name) for one in fields(ProfileDraft)}
    draft |= {"strategy": "yes", "registered_by": ("ssp",)}
    settings.change_profile(register, ProfileDraft(**draft), now=NOW)
    after = {one.field for one in missing_answers(register, PERIOD)}
    assert before - after == {"strategy", "registered_by"}


def test_a_period_before_everything_lacks_only_the_profile(register: Register) -> None:
    a_case(register)
    early = SurveyPeriod(day("2010-01-01"), day("2010-12-31"))
    assert {one.missing for one in missing_answers(register, early)} == {Missing.NOT_ANSWERED}


def test_a_registered_concern_waits_for_its_decision(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("named")
    register = make_register(folder, policy=RegistrationPolicy.NAME_FROM_START)
    try:
        concern = a_concern(register, person=ADULT, inquiry=True)
        a_concern(register, outside_definition=True, inquiry=True)
        found = [one for one in missing_answers(register, PERIOD) if one.concern_id]
        assert [(one.concern_id, one.number, one.missing) for one in found] == [
            (concern.id, concern.number, Missing.NOT_DECIDED)
        ]
        later = SurveyPeriod(DAY + timedelta(days=1), DAY + timedelta(days=2))
        assert not any(one.concern_id for one in missing_answers(register, later))
    finally:
        close_register(register, now=NOW, reason="quit")
