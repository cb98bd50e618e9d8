# SPDX-License-Identifier: EUPL-1.2
"""Every rule of every form: the draft that is fine, and each fault by its field."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.domain.ages import Birth, may_be_under, twentieth_birthday
from app.domain.cases import (
    Anchor,
    AnchoringDraft,
    CaseDraft,
    anchoring_problems,
    case_problems,
)
from app.domain.casework import (
    Direction,
    Note,
    NoteDraft,
    ReviewDraft,
    note_is_open,
    note_problems,
    review_problems,
)
from app.domain.closing import (
    ClosureDraft,
    HandoverDraft,
    HandoverTo,
    HoldDraft,
    closure_problems,
    handover_problems,
    hold_problems,
    re_review_default,
    re_review_offered,
)
from app.domain.concerns import Answer, ConcernDraft, Notification, concern_problems
from app.domain.disclosure import DisclosureDraft, Medium, disclosure_problems
from app.domain.errors import Problem
from app.domain.followups import FollowUpDraft, TaskDraft, follow_up_problems, task_problems
from app.domain.ids import CaseId, ConcernId, PersonId, RecordId
from app.domain.inquiry import (
    AssessmentDraft,
    Decision,
    FormDraft,
    RegistrationDraft,
    ResourceDraft,
    SignDraft,
    assessment_problems,
    form_problems,
    observation_problems,
    registration_problems,
)
from app.domain.interventions import InterventionDraft, intervention_problems
from app.domain.municipality import ProfileDraft, profile_problems
from app.domain.people import (
    PersonDraft,
    RelationDraft,
    initials,
    label,
    person_problems,
    pseudonym,
    relation_problems,
)
from app.domain.retention import RetentionRule, case_deletion, delete_on, months_after

TODAY = date(2026, 5, 20)
TOMORROW = date(2026, 5, 21)
OPENED = date(2026, 4, 14)
BEFORE = date(2026, 4, 13)
CASE = CaseId("k")
CONCERN = ConcernId("c")

Check = Callable[[Any], Iterable[tuple[str, Problem]]]

PERSON = PersonDraft(code="ung 3")
SIGN = SignDraft(
    concern_id=CONCERN, sign_list="sign_mapping", sign="violence", source="skolen", seen="Slag."
)
RESOURCE = ResourceDraft(concern_id=CONCERN, kind="leisure", seen="Spiller bold.")
FORM = FormDraft(concern_id=CONCERN, form="right_wing", since=OPENED)
OTHER = replace(FORM, form="other_named", other_form="climate", legitimised="Hærværk.")
DECISION = RegistrationDraft(
    concern_id=CONCERN,
    decided_on=TODAY,
    decision=Decision.REGISTER_HERE,
    what="Vurderingen.",
    reason="Rådgivning tilbydes.",
    basis="child_act",
)
HANDOVER = HandoverDraft(
    case_id=CASE,
    passed_to=HandoverTo.POLICE,
    receiver="Lone Ravnsbæk",
    handed_on=TODAY,
    basis="section_115",
    what="Opslagene.",
)
DISCLOSURE = DisclosureDraft(
    case_id=CASE, recipient="police", basis="section_115", what="Resumé", why="Møde",
    medium=Medium.PRINT,
)  # fmt: skip

FORMS: dict[str, tuple[Any, Check]] = {
    "concern": (
        ConcernDraft(received_on=TODAY, source="teacher", summary="Set i skolegården."),
        lambda d: concern_problems(d, today=TODAY),
    ),
    "person": (PERSON, lambda d: person_problems(d, today=TODAY, name_allowed=False)),
    "named person": (
        replace(PERSON, name="Rikke Aastrup"),
        lambda d: person_problems(d, today=TODAY, name_allowed=True),
    ),
    "relation": (
        RelationDraft(
            person_id=PersonId("a"), other_id=PersonId("b"), kind="friend", reason="Følges ad."
        ),
        lambda d: relation_problems(d, today=TODAY),
    ),
    "sign": (SIGN, lambda d: observation_problems(d, today=TODAY)),
    "resource": (RESOURCE, lambda d: observation_problems(d, today=TODAY)),
    "form": (FORM, lambda d: form_problems(d, today=TODAY)),
    "other form": (OTHER, lambda d: form_problems(d, today=TODAY)),
    "assessment": (
        AssessmentDraft(
            concern_id=CONCERN, assessed_on=TODAY, conclusion="Grundlag.", founded=Answer.YES
        ),
        lambda d: assessment_problems(d, received_on=OPENED, today=TODAY),
    ),
    "decision": (DECISION, lambda d: registration_problems(d, today=TODAY)),
    "decision about a child": (
        replace(DECISION, approved_by="Henning Krabbe"),
        lambda d: registration_problems(d, today=TODAY, under_15=True),
    ),
    "case": (
        CaseDraft(opened_on=TODAY, founded_on="Set af flere."),
        lambda d: case_problems(d, today=TODAY, received_on=OPENED),
    ),
    "anchoring": (
        AnchoringDraft(case_id=CASE, anchor=Anchor.OUTSIDE, unit="ssp", since=OPENED),
        lambda d: anchoring_problems(d, opened_on=OPENED, today=TODAY),
    ),
    "closure": (
        ClosureDraft(case_id=CASE, closed_on=TODAY, reason="handled", came_of_it="I lære."),
        lambda d: closure_problems(d, opened_on=OPENED, today=TODAY),
    ),
    "hold": (
        HoldDraft(case_id=CASE, since=TODAY, reason="lost_contact", expected_resume=TOMORROW),
        lambda d: hold_problems(d, today=TODAY),
    ),
    "handover": (HANDOVER, lambda d: handover_problems(d, today=TODAY)),
    "intervention": (
        InterventionDraft(case_id=CASE, offer="mentor_lab", level="building", target="citizen"),
        lambda d: intervention_problems(d, today=TODAY),
    ),
    "follow-up": (
        FollowUpDraft(case_id=CASE, planned_on=TOMORROW),
        lambda d: follow_up_problems(d, opened_on=OPENED),
    ),
    "task": (TaskDraft(text="Ring.", due_on=TOMORROW), task_problems),
    "review": (
        ReviewDraft(
            case_id=CASE,
            reviewed_on=TODAY,
            whats_new="Nyt job.",
            direction=Direction.FALLING,
            conclusion="Aftagende.",
            next_step="Samtale.",
        ),
        lambda d: review_problems(d, opened_on=OPENED, today=TODAY),
    ),
    "note": (
        NoteDraft(case_id=CASE, noted_on=TODAY, text="Talt med læreren."),
        lambda d: note_problems(d, today=TODAY),
    ),
    "disclosure": (
        DISCLOSURE,
        lambda d: disclosure_problems(d, refused=frozenset({"benefit_control"})),
    ),
    "profile": (
        ProfileDraft(name="Lyngsø", region="central", police_district="mid_west"),
        profile_problems,
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_filled_form_has_no_fault(form: str) -> None:
    draft, problems = FORMS[form]
    assert list(problems(draft)) == []


FAULTS: list[tuple[str, dict[str, Any], str, Problem]] = [
    ("concern", {"received_on": TOMORROW}, "received_on", Problem.IN_FUTURE),
    ("concern", {"summary": "  "}, "summary", Problem.REQUIRED),
    ("concern", {"source": ""}, "source", Problem.REQUIRED),
    ("concern", {"notification_on": TOMORROW}, "notification_on", Problem.IN_FUTURE),
    ("concern", {"notification": Notification.GIVEN}, "notification_on", Problem.REQUIRED),
    ("person", {"code": " "}, "code", Problem.REQUIRED),
    ("person", {"name": "Emil"}, "name", Problem.NEEDS_DECISION),
    ("person", {"birth_year": 2027}, "birth_year", Problem.IN_FUTURE),
    ("person", {"birth_year": 1899}, "birth_year", Problem.NOT_A_NUMBER),
    ("person", {"birth_month": 5}, "birth_month", Problem.NOT_A_DATE),
    ("person", {"birth_year": 2008, "birth_month": 13}, "birth_month", Problem.NOT_A_DATE),
    ("person", {"under_18": True}, "under_18_on", Problem.REQUIRED),
    ("person", {"under_18_on": TODAY}, "under_18", Problem.REQUIRED),
    ("person", {"under_18": True, "under_18_on": TOMORROW}, "under_18_on", Problem.IN_FUTURE),
    ("relation", {"other_id": "a"}, "other_id", Problem.SAME_PERSON),
    ("relation", {"kind": ""}, "kind", Problem.REQUIRED),
    ("relation", {"reason": ""}, "reason", Problem.NEEDS_REASON),
    ("relation", {"since": TOMORROW}, "since", Problem.IN_FUTURE),
    ("relation", {"since": TODAY, "until": OPENED}, "until", Problem.BEFORE_START),
    ("sign", {"sign": ""}, "sign", Problem.REQUIRED),
    ("sign", {"observed_on": TOMORROW}, "observed_on", Problem.IN_FUTURE),
    ("sign", {"seen": ""}, "seen", Problem.NEEDS_TEXT),
    ("sign", {"source": ""}, "source", Problem.REQUIRED),
    ("resource", {"kind": ""}, "kind", Problem.REQUIRED),
    ("resource", {"observed_on": TOMORROW}, "observed_on", Problem.IN_FUTURE),
    ("resource", {"seen": ""}, "seen", Problem.NEEDS_TEXT),
    ("form", {"form": ""}, "form", Problem.REQUIRED),
    ("form", {"since": TOMORROW}, "since", Problem.IN_FUTURE),
    ("form", {"until": BEFORE}, "until", Problem.BEFORE_START),
    ("other form", {"other_form": ""}, "other_form", Problem.REQUIRED),
    ("other form", {"legitimised": " "}, "legitimised", Problem.NEEDS_TEXT),
    ("assessment", {"assessed_on": TOMORROW}, "assessed_on", Problem.IN_FUTURE),
    ("assessment", {"assessed_on": BEFORE}, "assessed_on", Problem.BEFORE_RECEIVED),
    ("assessment", {"conclusion": ""}, "conclusion", Problem.NEEDS_TEXT),
    ("assessment", {"founded": Answer.UNKNOWN}, "founded", Problem.REQUIRED),
    ("decision", {"decided_on": TOMORROW}, "decided_on", Problem.IN_FUTURE),
    ("decision", {"reason": ""}, "reason", Problem.NEEDS_REASON),
    ("decision", {"basis": ""}, "basis", Problem.REQUIRED),
    ("decision", {"what": ""}, "what", Problem.NEEDS_TEXT),
    ("decision", {"basis": "other"}, "basis_text", Problem.NEEDS_TEXT),
    ("decision", {"basis": "section_12b"}, "asked_for_help", Problem.REQUIRED),
    (
        *("decision", {"decision": Decision.JOURNAL_ELSEWHERE}),
        *("journal_reference", Problem.REQUIRED),
    ),
    ("decision about a child", {"approved_by": ""}, "approved_by", Problem.REQUIRED),
    ("case", {"opened_on": TOMORROW}, "opened_on", Problem.IN_FUTURE),
    ("case", {"opened_on": BEFORE}, "opened_on", Problem.BEFORE_RECEIVED),
    ("case", {"founded_on": " "}, "founded_on", Problem.NEEDS_REASON),
    ("case", {"affiliation": "yes"}, "affiliation_form", Problem.REQUIRED),
    ("case", {"next_step_on": TOMORROW}, "next_step", Problem.NEEDS_TEXT),
    ("anchoring", {"unit": ""}, "unit", Problem.REQUIRED),
    ("anchoring", {"since": TOMORROW}, "since", Problem.IN_FUTURE),
    ("anchoring", {"since": BEFORE}, "since", Problem.BEFORE_OPENING),
    ("anchoring", {"until": BEFORE}, "until", Problem.BEFORE_START),
    ("closure", {"closed_on": TOMORROW}, "closed_on", Problem.IN_FUTURE),
    ("closure", {"closed_on": BEFORE}, "closed_on", Problem.BEFORE_OPENING),
    ("closure", {"reason": ""}, "reason", Problem.NEEDS_REASON),
    ("closure", {"came_of_it": ""}, "came_of_it", Problem.NEEDS_TEXT),
    ("hold", {"since": TOMORROW, "expected_resume": date(2026, 6, 1)}, "since", Problem.IN_FUTURE),
    ("hold", {"reason": ""}, "reason", Problem.NEEDS_REASON),
    ("hold", {"expected_resume": TODAY}, "expected_resume", Problem.BEFORE_START),
    ("handover", {"handed_on": TOMORROW}, "handed_on", Problem.IN_FUTURE),
    ("handover", {"receiver": ""}, "receiver", Problem.REQUIRED),
    ("handover", {"basis": ""}, "basis", Problem.REQUIRED),
    ("handover", {"what": " "}, "what", Problem.REQUIRED),
    ("handover", {"feedback_on": OPENED}, "feedback_on", Problem.BEFORE_START),
    ("intervention", {"offer": ""}, "offer", Problem.REQUIRED),
    ("intervention", {"level": ""}, "level", Problem.REQUIRED),
    ("intervention", {"target": ""}, "target", Problem.REQUIRED),
    ("intervention", {"offered_on": TOMORROW}, "offered_on", Problem.IN_FUTURE),
    ("follow-up", {"planned_on": BEFORE}, "planned_on", Problem.BEFORE_OPENING),
    ("follow-up", {"form": ""}, "form", Problem.REQUIRED),
    ("task", {"text": " "}, "text", Problem.NEEDS_TEXT),
    ("review", {"reviewed_on": TOMORROW}, "reviewed_on", Problem.IN_FUTURE),
    ("review", {"reviewed_on": BEFORE}, "reviewed_on", Problem.BEFORE_OPENING),
    ("review", {"whats_new": ""}, "whats_new", Problem.NEEDS_TEXT),
    ("review", {"conclusion": ""}, "conclusion", Problem.NEEDS_TEXT),
    ("review", {"next_step": ""}, "next_step", Problem.NEEDS_TEXT),
    ("note", {"noted_on": TOMORROW}, "noted_on", Problem.IN_FUTURE),
    ("note", {"text": " "}, "text", Problem.NEEDS_TEXT),
    ("disclosure", {"recipient": ""}, "recipient", Problem.REQUIRED),
    ("disclosure", {"recipient": "benefit_control"}, "recipient", Problem.REFUSED_RECIPIENT),
    ("disclosure", {"basis": ""}, "basis", Problem.REQUIRED),
    ("disclosure", {"what": ""}, "what", Problem.NEEDS_TEXT),
    ("disclosure", {"why": ""}, "why", Problem.NEEDS_TEXT),
    ("disclosure", {"copies": 0}, "copies", Problem.NOT_A_NUMBER),
    ("profile", {"name": " "}, "name", Problem.REQUIRED),
    ("profile", {"region": ""}, "region", Problem.REQUIRED),
    ("profile", {"police_district": ""}, "police_district", Problem.REQUIRED),
    (
        *("profile", {"strategy_on": TODAY, "strategy_revision_on": OPENED}),
        *("strategy_revision_on", Problem.BEFORE_START),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("form", "changes", "field", "problem"), FAULTS)
def test_fault_is_named_by_field(
    form: str, changes: dict[str, Any], field: str, problem: Problem
) -> None:
    draft, problems = FORMS[form]
    assert list(problems(replace(draft, **changes))) == [(field, problem)]


@pytest.mark.parametrize(("form", "changes"), [
    ("concern", {"notification": Notification.GIVEN, "notification_on": TODAY}),
    ("named person", {"code": ""}),
    ("other form", {"other_form": "", "other_text": "En lukket kreds."}),
    ("decision", {"decision": Decision.DO_NOT_REGISTER, "basis": "", "what": ""}),
    ("decision", {"basis": "section_12b", "asked_for_help": Answer.NO}),
    ("decision about a child", {"decision": Decision.POLICE_ONLY, "approved_by": ""}),
    ("case", {"affiliation": "yes", "affiliation_form": "online"}),
    ("case", {"next_step": "Ring.", "next_step_on": TOMORROW}),
    ("handover", {"feedback_on": TODAY}),
])  # fmt: skip
def test_no_fault_where_the_other_field_answers(form: str, changes: dict[str, Any]) -> None:
    draft, problems = FORMS[form]
    assert list(problems(replace(draft, **changes))) == []


def test_note_may_be_rewritten_for_a_day() -> None:
    made = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
    note = Note(
        id=RecordId("n"), case_id=CASE, noted_on=TODAY, text="x", author="B", created_at=made,
        changed_at=made,
    )  # fmt: skip
    assert note_is_open(note, made + timedelta(hours=24))
    assert not note_is_open(note, made + timedelta(hours=24, seconds=1))


@pytest.mark.parametrize("reason", ["erroneous", "died", "moved", "police", ""])
def test_no_re_review_after(reason: str) -> None:
    assert not re_review_offered(reason)


@pytest.mark.parametrize("reason", ["handled", "passed_to_unit", "citizen_declined"])
def test_re_review_is_offered_after(reason: str) -> None:
    assert re_review_offered(reason)


def test_re_review_is_preselected_in_the_third_model_only() -> None:
    assert re_review_default("model_3")
    assert not re_review_default("model_1")
    assert not re_review_default("")


def test_pseudonym_is_code_or_initials_with_the_birth_year() -> None:
    assert initials("Emil Toft  Jessen") == "E.T.J."
    assert pseudonym(PersonDraft(name="Emil Toft Jessen", birth_year=2008)) == "E.T.J. (2008)"
    assert pseudonym(PersonDraft(code="ung 3", name="Emil")) == "ung 3"
    assert label([PersonDraft(code="ung 3"), PersonDraft(code="R.A.", birth_year=1998)]) == (
        "ung 3, R.A. (1998)"
    )


def test_nobody_is_taken_for_fifteen_before_the_year_or_month_is_over() -> None:
    year = Birth(year=2011)
    assert may_be_under(year, 15, date(2026, 12, 30))
    assert not may_be_under(year, 15, date(2026, 12, 31))
    assert not may_be_under(Birth(year=2011, month=4), 15, date(2026, 4, 30))
    assert not may_be_under(Birth(), 15, TODAY)


def test_twentieth_birthday_is_the_earliest_possible_one_of_who_was_under_18() -> None:
    received = date(2026, 4, 14)
    exact = Birth(year=2008, month=10, under_18=True, stated_on=date(2026, 10, 3))
    assert twentieth_birthday(exact, received) == date(2028, 10, 4)
    assert twentieth_birthday(Birth(year=2008), received) == date(2028, 1, 1)
    assert twentieth_birthday(Birth(year=1998), received) is None
    assert twentieth_birthday(Birth(), received) is None


@pytest.mark.parametrize(("rule", "since", "day"), [
    (RetentionRule.WORKING_NOTE, date(2026, 2, 20), date(2026, 3, 6)),
    (RetentionRule.UNFOUNDED, date(2026, 8, 31), date(2027, 2, 28)),
    (RetentionRule.PASSED_ON, date(2026, 5, 5), date(2027, 5, 5)),
    (RetentionRule.CASE_ADULT, date(2026, 5, 5), date(2029, 5, 5)),
    (RetentionRule.CASE_MINOR, date(2024, 2, 29), date(2026, 2, 28)),
    (RetentionRule.PAPER, date(2026, 5, 5), date(2027, 5, 5)),
])  # fmt: skip
def test_default_time_of_keeping(rule: RetentionRule, since: date, day: date) -> None:
    assert delete_on(rule, since, {}) == day


def test_months_end_with_the_month() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 5, 5), 12) == date(2027, 5, 5)


@pytest.mark.parametrize(("minor", "birthday", "day", "rule"), [
    (False, None, date(2029, 5, 5), RetentionRule.CASE_ADULT),
    (True, None, date(2028, 5, 5), RetentionRule.CASE_MINOR),
    (True, date(2027, 1, 1), date(2027, 1, 1), RetentionRule.TWENTIETH_BIRTHDAY),
    (True, date(2029, 1, 1), date(2028, 5, 5), RetentionRule.CASE_MINOR),
    (False, date(2028, 1, 1), date(2028, 1, 1), RetentionRule.TWENTIETH_BIRTHDAY),
    (False, date(2026, 5, 5), date(2029, 5, 5), RetentionRule.CASE_ADULT),
])  # fmt: skip
def test_closed_case_is_deleted_by_the_earlier_rule(
    minor: bool, birthday: date | None, day: date, rule: RetentionRule
) -> None:
    found = case_deletion(
        date(2026, 5, 5), under_18_at_closing=minor, twentieth_birthday=birthday, keep={}
    )
    assert found == (day, rule)
