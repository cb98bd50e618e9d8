# SPDX-License-Identifier: EUPL-1.2
"""The shipped code lists against the numbers of domain.md, and broken files refused."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from app.domain.ages import AgeBand
from app.domain.audit import Purpose
from app.domain.cases import CLOSABLE_BEFORE_START, NO_RE_REVIEW, Anchor, Primacy
from app.domain.casework import Direction, Reached
from app.domain.closing import Consent, HandoverTo, ReReviewResult
from app.domain.codelists import CodeList, CodeLists
from app.domain.concerns import Gathering, Notification, Outcome
from app.domain.inquiry import Confirmation, Decision
from app.domain.interventions import DeclinedBy
from app.domain.meetings import MeetingBasis, PoliceAnswer
from app.domain.municipality import RegistrationPolicy
from app.domain.people import Role
from app.domain.questionnaire import DEFINITIONS
from app.domain.survey import Affiliation
from app.storage.resources import BrokenResource, load_codelists, read_codelists

LISTS = load_codelists()
IN_2026 = date(2026, 6, 1)

# Every count that domain.md §4 states, as (list, group, number); an empty group is the whole list.
COUNTS = [
    ("concern_source", "", 14),  # 13 and "not stated"
    ("gender", "", 4),
    ("age_group", "", 3),
    ("relation", "", 13),
    ("registration_model", "", 6),
    ("legal_basis", "", 10),  # 9 and "other"
    ("assessment_method", "", 6),
    ("extremism_form", "", 7),
    ("other_extremism_form", "", 15),
    ("other_driver", "", 7),
    ("affiliation", "", 3),
    ("affiliation_form", "", 3),
    ("affiliation_path", "", 2),
    ("travel_track", "", 2),
    ("prevention_level", "", 3),
    ("target_group", "", 8),
    ("activity_target_group", "", 3),
    ("criterion_kind", "", 2),
    ("criterion_direction", "", 13),
    ("competence", "", 10),
    ("barrier", "resources", 4),
    ("barrier", "motivation", 8),
    ("barrier", "competences", 4),
    ("barrier", "framework", 2),
    ("forum", "", 8),
    ("hold_reason", "", 5),  # 4 and "other"
    ("closure_reason", "", 7),
    ("general_activity", "", 11),  # 10 and "other"
    ("activity_area", "", 3),
    ("practice_model", "", 3),
    ("police_district", "", 12),
    ("municipality_size", "", 3),
    ("sign_mapping", "serious", 9),
    ("sign_mapping", "other", 7),
    ("sign_mapping", "general", 4),
    ("sign_gladsaxe", "", 15),
    ("sign_gladsaxe", "individual", 10),
    ("sign_gladsaxe", "social", 5),
    ("offer", "ordinary", 21),
    ("offer", "tailored", 3),
    ("offer", "local", 10),
    ("definitions", "", 12),
    ("anchoring_unit", "", 8),
    ("actor", "key", 5),
    ("actor", "civil_society", 5),
    ("stage", "", 4),
    ("unlock_purpose", "", 6),
    ("registration_policy", "", 3),
]

# Every code that domain.md names.
CODES = {
    "concern_source": "relative friend_acquaintance mentor housing_social_worker "
    "other_municipal_professional teacher police other_municipality citizen association "
    "professional self other",
    "extremism_form": "extreme_islamism right_wing left_wing other_named none_identified "
    "not_yet_clarified cannot_be_clarified",
    "prevention_level": "building anticipatory intervening",
    "sign_mapping": "violence weapons_milieu threats_pressure arson_vandalism spreads_messages "
    "extreme_company election_pressure travel_conflict absolute_solutions attends_events "
    "seeks_material injustice_narratives hero_narratives totalitarian_symbols intolerance "
    "withdrawal",
    "offer": "mentor_lab exit_programme support_contact individual_talks psychologist "
    "group_family_talks network_meetings family_treatment education_support employment_support "
    "work_placement other_counselling psychiatric substance_treatment day_placement "
    "residential_placement housing_offer social_pedagogical behaviour_therapy youth_events "
    "leisure trained_mentor trained_parent_coach dialogue_visits",
}

# The nearest signs of G1 to G15 (domain.md §4.4).
NEAREST = "B2 – B6 B5 B6 A5 B1 A3 A8 A1 A6 B7 – C2 A2"

# Lists whose codes are also a closed vocabulary of the domain.
ENUMS: list[tuple[str, type[StrEnum]]] = [
    ("affiliation", Affiliation),
    ("authority_area", Anchor),
    ("case_type", Gathering),
    ("concern_direction", Direction),
    ("concern_outcome", Outcome),
    ("declined_by", DeclinedBy),
    ("handover_consent", Consent),
    ("handover_to", HandoverTo),
    ("meeting_basis", MeetingBasis),
    ("notification", Notification),
    ("partial_answer", Reached),
    ("person_role", Role),
    ("police_answer", PoliceAnswer),
    ("primacy", Primacy),
    ("re_review_result", ReReviewResult),
    ("registration_decision", Decision),
    ("registration_policy", RegistrationPolicy),
    ("sign_status", Confirmation),
    ("unlock_purpose", Purpose),
    ("age_group", AgeBand),
]

# The lists behind the survey's questions (survey.md §5.2-5.5).
QUESTIONS = [
    ("extremism_form", "T2"),
    ("gender", "T9"),
    ("age_group", "T10"),
    ("case_type", "T11"),
    ("survey_answer", "T24"),
    ("forum_actor", "T25"),
    ("anchoring_unit", "T26"),
    ("practice_model", "T27a"),
    ("meeting_rhythm", "T27b"),
    ("mandate", "T27d"),
]

# What must not stand in a calendar entry or a file name that a colleague may see (LAN-1).
TELLING = re.compile(
    r"ekstrem|extrem|radikal|radical|islam|højre|venstre|-wing|terror|krimin|crim|bande|gang"
    r"|hooligan|vold|violen|våben|weapon|misbrug|abuse|psyki|psykolog|psych|exit|politi|police"
    r"|infohus|§ 1[12]|section 1[12]|hjemvend|udrejs|terapi|therap|mistriv",
    re.IGNORECASE,
)


def in_list(name: str, group: str) -> int:
    return len(LISTS[name].in_group(group) if group else LISTS[name])


@pytest.mark.parametrize(("name", "group", "number"), COUNTS)
def test_every_list_has_the_number_of_entries_of_its_source(
    name: str, group: str, number: int
) -> None:
    assert in_list(name, group) == number


@pytest.mark.parametrize("name", CODES)
def test_every_code_of_the_document_is_there_in_its_order(name: str) -> None:
    codes = CODES[name].split()
    assert [code for code in LISTS[name].codes if code in codes] == codes


def test_five_regions_in_2026_and_four_after_the_merger() -> None:
    regions = LISTS["region"]
    assert len(regions.active(IN_2026)) == 5
    assert len(regions.active(date(2026, 12, 31))) == 5
    after = {one.code for one in regions.active(date(2027, 1, 1))}
    assert after == {"oestdanmark", "midtjylland", "nordjylland", "syddanmark"}
    assert regions.label("hovedstaden", "da") == "Hovedstaden"


def test_signs_carry_their_numbers_and_the_two_lists_never_share_a_code() -> None:
    mapping, gladsaxe = LISTS["sign_mapping"], LISTS["sign_gladsaxe"]
    numbers = [
        f"{letter}{n}" for letter, last in ("A9", "B7", "C4") for n in range(1, int(last) + 1)
    ]
    assert [one.number for one in mapping] == numbers
    assert [one.number for one in gladsaxe] == [f"G{n}" for n in range(1, 16)]
    assert not set(mapping.codes) & set(gladsaxe.codes)
    assert (mapping.version, gladsaxe.version) == ("mapping_2017", "gladsaxe_2025")


def test_each_point_of_attention_names_its_nearest_sign() -> None:
    mapping = LISTS["sign_mapping"]
    near = [
        mapping.entry(one.nearest).number if one.nearest else "–" for one in LISTS["sign_gladsaxe"]
    ]
    assert " ".join(near) == NEAREST


def test_the_doubled_word_is_corrected_on_screen_and_kept_in_the_source() -> None:
    fourth = LISTS["sign_gladsaxe"].entry("shows_symbols")
    assert "gennem gennem" not in fourth.label_da
    assert "G:69" in fourth.source
    assert "Viser gennem gennem sin påklædning" in fourth.source


def test_sensitive_is_exactly_what_the_policy_says() -> None:
    named = {"extremism_form": {"extreme_islamism", "right_wing", "left_wing", "other_named"}}
    expected = named | {
        "other_extremism_form": set(LISTS["other_extremism_form"].codes),
        "sign_mapping": set(LISTS["sign_mapping"].codes),
        "sign_gladsaxe": set(LISTS["sign_gladsaxe"].codes),
        "primacy": {"primary"},
        "affiliation": {"yes"},
        # Each of these says "yes" to a milieu, so it is as sensitive as the yes itself.
        "affiliation_form": {"physical", "online", "both"},
        "affiliation_path": {"direct", "indirect"},
        # Police handover, wherever a record can say it.
        "handover_to": {"police"},
        "concern_outcome": {"referred_police"},
        "closure_reason": {"police"},
        "offer": {
            "exit_programme",
            "psychiatric",
            "substance_treatment",
            "day_placement",
            "residential_placement",
        },
    }
    marked = {
        name: {entry.code for entry in one if entry.sensitive}
        for name, one in LISTS.items()
        if any(entry.sensitive for entry in one)
    }
    assert marked == expected


def test_no_neutral_label_tells_what_the_register_is_about() -> None:
    telling = [
        (one.name, entry.code, word)
        for one in LISTS.values()
        for entry in (*one, *one.groups)
        for word in (entry.neutral_da, entry.neutral_en)
        if TELLING.search(word)
    ]
    assert telling == []


def test_gangs_and_hooligans_alone_are_outside_the_definition() -> None:
    forms = LISTS["other_extremism_form"]
    outside = {one.code for one in forms if one.flag("outside_definition")}
    assert outside == {"gangs", "hooligans"}
    assert {one.parent for one in forms} == {"other_named"}


def test_the_flags_of_closing_reasons_agree_with_the_rules_of_cases() -> None:
    reasons = LISTS["closure_reason"]
    assert {one.code for one in reasons if not one.flag("re_review")} == NO_RE_REVIEW
    assert {one.code for one in reasons if one.flag("before_start")} == CLOSABLE_BEFORE_START


@pytest.mark.parametrize(("name", "values"), ENUMS)
def test_lists_that_rules_depend_on_have_exactly_the_codes_of_the_rules(
    name: str, values: type[StrEnum]
) -> None:
    assert set(LISTS[name].codes) == {value.value for value in values}


@pytest.mark.parametrize(("name", "table"), QUESTIONS)
def test_every_answer_of_the_questionnaire_can_be_chosen(name: str, table: str) -> None:
    assert set(DEFINITIONS[table].categories) <= set(LISTS[name].codes)


def test_refused_recipients_have_no_basis_and_all_others_a_known_one() -> None:
    bases = LISTS["disclosure_basis"]
    refused = set()
    for one in LISTS["disclosure_recipient"]:
        offered = str(one.extra.get("bases", "")).split()
        assert all(code in bases for code in offered)
        assert bool(offered) is not one.flag("refused")
        if one.flag("refused"):
            refused.add(one.code)
    assert refused == {"benefit_control", "housing", "employment", "residence"}


def test_every_actor_says_its_authority_by_a_known_code() -> None:
    for name in ("actor", "actor_gladsaxe"):
        assert {one.extra["authority"] for one in LISTS[name]} <= set(
            LISTS["actor_authority"].codes
        )


def test_the_sizes_of_municipalities_leave_no_gap() -> None:
    large, medium, small = (one.extra for one in LISTS["municipality_size"])
    assert (small["min"], small["max"]) == (0, 34_999)
    assert (medium["min"], medium["max"]) == (35_000, 100_000)
    assert large["min"] == 100_001


def test_no_field_that_must_not_exist_has_a_list() -> None:
    assert not {"religion", "ethnicity", "nationality", "party", "diagnosis", "risk_score"} & set(
        LISTS
    )


def test_lists_are_read_once() -> None:
    assert load_codelists() is LISTS


def test_versions_name_every_list() -> None:
    assert LISTS.versions()["sign_gladsaxe"] == "gladsaxe_2025"
    assert set(LISTS.versions()) == set(LISTS)


HEAD = """
name = "sample"
title_da = "Prøve"
title_en = "Sample"
closed = true
version = "1"
source = "D"
"""
ENTRY = """
[[entry]]
code = "teacher"
label_da = "Lærer"
label_en = "Teacher"
source = "D"
"""


def read(folder: Path, text: str) -> CodeLists:
    (folder / "sample.toml").write_text(text, encoding="utf-8")
    return read_codelists(folder)


def test_a_sound_file_is_read_with_its_defaults(tmp_path: Path) -> None:
    sample: CodeList = read(tmp_path, HEAD + ENTRY)["sample"]
    teacher = sample.entry("teacher")
    assert (teacher.neutral_da, teacher.neutral_en, teacher.sort) == ("Lærer", "Teacher", 10)
    assert not teacher.sensitive


@pytest.mark.parametrize(
    ("text", "entry", "what"),
    [
        (HEAD + "[[entry", "", "Expected"),
        (HEAD, "", "no entries"),
        (HEAD.replace('"sample"', '"other"') + ENTRY, "", "name differs"),
        (HEAD.replace("closed = true", 'closed = "yes"') + ENTRY, "", "closed is not a bool"),
        (HEAD.replace('title_da = "Prøve"', "") + ENTRY, "", "title_da is missing"),
        (HEAD + ENTRY.replace("teacher", "Teacher 1"), "Teacher 1", "bad_code"),
        (HEAD + ENTRY.replace('label_en = "Teacher"', ""), "teacher", "label_en is missing"),
        (HEAD + ENTRY + "sensitive = true", "teacher", "neutral_tells"),
        (HEAD + ENTRY + "colour = 1", "teacher", "unknown key colour"),
        (HEAD + ENTRY + "sort = true", "teacher", "sort is not a int"),
        (HEAD + ENTRY + 'valid_from = "2026"', "teacher", "valid_from is not a date"),
        (HEAD + ENTRY + "valid_to = 2026-01-01T10:00:00", "teacher", "valid_to is not a date"),
        (HEAD + ENTRY + "extra = 1", "teacher", "extra is not a table"),
        (HEAD + ENTRY + "extra = { a = [1] }", "teacher", "extra.a is not"),
        (HEAD + ENTRY + ENTRY, "teacher", "duplicate_code"),
        (HEAD + "entry = 1", "", "entry is not an array"),
        (HEAD + "entry = [1]", "entry 1", "not a table"),
    ],
)
def test_a_broken_file_is_refused_by_file_and_entry(
    tmp_path: Path, text: str, entry: str, what: str
) -> None:
    with pytest.raises(BrokenResource) as caught:
        read(tmp_path, text)
    assert caught.value.file == "sample.toml"
    assert caught.value.entry == entry
    assert what in str(caught.value)
    assert "sample.toml" in str(caught.value)


def test_bytes_that_are_not_text_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenResource, match="no code lists"):
        read_codelists(tmp_path)
    (tmp_path / "sample.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BrokenResource, match=r"sample\.toml"):
        read_codelists(tmp_path)
