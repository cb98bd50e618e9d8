# SPDX-License-Identifier: EUPL-1.2
"""Opening a case: what it needs, and what goes along from the concern."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.cases import CaseStatus, Primacy
from app.domain.concerns import Answer, ConcernStatus, Outcome
from app.domain.errors import InvalidDraft, Problem, TransitionRefused
from app.domain.ids import ConcernId
from app.domain.inquiry import Decision, FormDraft, Owned
from app.domain.machines import Refusal
from app.domain.people import PersonDraft, Role
from app.services import cases, concerns
from app.services.register import Register
from app.services.views import CaseFilter
from app.storage import cases as rows
from app.storage.search import find
from tests.builders import (
    ADULT,
    DAY,
    NOW,
    YOUNG,
    a_case,
    a_concern,
    a_ready_concern,
    assess,
    at,
    case_draft,
    decide,
)


def test_a_case_takes_along_what_was_found(register: Register) -> None:
    concern = a_ready_concern(register, person=YOUNG)
    opened = DAY + timedelta(days=3)
    case = cases.open_case(
        register, concern.id, case_draft(opened), Primacy.NON_PRIMARY, now=at(opened)
    )
    assert (case.number, case.status, case.label) == (
        *("S-2026-001", CaseStatus.CREATED),
        "E.T.J. (2008)",
    )
    page = cases.open_case_page(register, case.id, now=at(opened))
    before = concerns.open_concern(register, concern.id, now=at(opened))
    assert [one.person for one in page.people] == [one.person for one in before.people]
    assert [one.seen for one in page.signs] == [one.seen for one in before.signs]
    assert [one.seen for one in page.resources] == [one.seen for one in before.resources]
    assert [(one.form, one.since) for one in page.forms] == [("right_wing", opened)]
    assert [(one.opened_on, one.closed_on) for one in page.episodes] == [(opened, None)]
    assert [(one.primacy, one.since, one.until) for one in page.primacies] == [
        (Primacy.NON_PRIMARY, opened, None)
    ]
    assert rows.linked_concerns(register.database, case.id) == ((concern.id, DAY),)
    assert page.decisions == before.decisions
    assert page.people[0].decision == before.decisions[0]
    assert before.concern.status is ConcernStatus.DECIDED
    assert before.concern.outcome is Outcome.CASE_OPENED
    assert before.concern.case_id == case.id
    assert before.concern.delete_on is None


def test_forms_keep_a_later_day_and_ended_ones_stay_behind(register: Register) -> None:
    concern = a_ready_concern(register)
    opened = DAY + timedelta(days=10)
    later = DAY + timedelta(days=12)
    now = at(later)
    ended = concerns.add_form(
        register, FormDraft(concern_id=concern.id, form="left_wing", since=DAY), now=now
    )
    concerns.end_form(register, ended.id, DAY + timedelta(days=5), now=now)
    concerns.add_form(
        register, FormDraft(concern_id=concern.id, form="extreme_islamism", since=later), now=now
    )
    case = cases.open_case(register, concern.id, case_draft(opened), Primacy.PRIMARY, now=now)
    forms = cases.open_case_page(register, case.id, now=now).forms
    assert [(one.form, one.since) for one in forms] == [
        ("right_wing", opened),
        ("extreme_islamism", later),
    ]


def test_the_case_is_found_by_everything_in_it(register: Register) -> None:
    case = a_case(register, started=False)
    for text in (case.number, "E.T.J.", "flere har set", "klistermærker skabet", "mentor"):
        assert case.id in {hit.case_id for hit in find(register.database, text)}, text


def unassessed(register: Register) -> ConcernId:
    concern = a_concern(register, person=ADULT, inquiry=True)
    decide(
        register, concern.id, concerns.open_concern(register, concern.id, now=NOW).people[0].person
    )
    return concern.id


def unfounded(register: Register) -> ConcernId:
    concern_id = unassessed(register)
    assess(register, concern_id, founded=Answer.NO)
    return concern_id


def undecided(register: Register) -> ConcernId:
    concern = a_concern(register, person=ADULT, inquiry=True)
    assess(register, concern.id)
    return concern.id


def decided_otherwise(register: Register) -> ConcernId:
    concern_id = undecided(register)
    person = concerns.open_concern(register, concern_id, now=NOW).people[0].person
    decide(register, concern_id, person, decision=Decision.POLICE_ONLY)
    return concern_id


def somebody_undecided(register: Register) -> ConcernId:
    concern = a_ready_concern(register)
    concerns.add_person(
        register, Owned(concern_id=concern.id), PersonDraft(code="ung 2"), Role.FOCUS, now=NOW
    )
    return concern.id


def not_begun(register: Register) -> ConcernId:
    return a_concern(register).id


@pytest.mark.parametrize(("make", "why"), [
    (unassessed, Refusal.NEEDS_FOUNDED_ASSESSMENT),
    (unfounded, Refusal.NEEDS_FOUNDED_ASSESSMENT),
    (undecided, Refusal.NEEDS_REGISTRATION_DECISION),
    (decided_otherwise, Refusal.NEEDS_REGISTRATION_DECISION),
    (somebody_undecided, Refusal.NEEDS_REGISTRATION_DECISION),
    (not_begun, Refusal.NOT_FROM_HERE),
])  # fmt: skip
def test_no_case_without(
    register: Register, make: Callable[[Register], ConcernId], why: Refusal
) -> None:
    concern_id = make(register)
    with pytest.raises(TransitionRefused) as refused:
        cases.open_case(register, concern_id, case_draft(), Primacy.PRIMARY, now=NOW)
    assert refused.value.why is why
    assert cases.list_cases(register, CaseFilter.ALL) == ()


@pytest.mark.parametrize(("changes", "fault"), [
    ({"founded_on": ""}, ("founded_on", Problem.NEEDS_REASON)),
    ({"opened_on": DAY - timedelta(days=1)}, ("opened_on", Problem.BEFORE_RECEIVED)),
    ({"opened_on": DAY + timedelta(days=1)}, ("opened_on", Problem.IN_FUTURE)),
    ({"affiliation": "sometimes"}, ("affiliation", Problem.UNKNOWN_CODE)),
])  # fmt: skip
def test_a_faulty_case_is_refused(
    register: Register, changes: dict[str, object], fault: tuple[str, Problem]
) -> None:
    concern = a_ready_concern(register)
    draft = replace(case_draft(), **changes)  # type: ignore[arg-type]  # any of its fields
    with pytest.raises(InvalidDraft) as refused:
        cases.open_case(register, concern.id, draft, Primacy.PRIMARY, now=NOW)
    assert refused.value.problems == (fault,)
    assert concerns.open_concern(register, concern.id, now=NOW).concern.case_id is None


def test_a_refused_case_uses_no_number(register: Register) -> None:
    concern_id = undecided(register)
    with pytest.raises(TransitionRefused):
        cases.open_case(register, concern_id, case_draft(), Primacy.PRIMARY, now=NOW)
    assert a_case(register).number == f"S-{date(2026, 1, 1).year}-001"
