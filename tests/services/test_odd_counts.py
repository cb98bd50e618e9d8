# SPDX-License-Identifier: EUPL-1.2
"""Counts of registers made through the services in ways that are allowed and seldom thought of."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.domain.ids import ConcernId
from app.domain.inquiry import FormDraft
from app.domain.people import PersonDraft
from app.domain.periods import SurveyPeriod, calendar_years
from app.services import concerns
from app.services.common import Register
from app.services.expiry import expire_working_notes
from app.services.statistics import survey_facts
from app.statistics.counting import count
from app.storage import audit
from app.storage import cases as case_rows
from tests.builders import DAY, NOW, a_case, a_concern, at, concern_draft

YEAR = calendar_years(DAY.year)


def counts(register: Register, table: str, period: SurveyPeriod = YEAR) -> dict[str, int]:
    """The counts of a table that are not zero."""
    cells = count(survey_facts(register), period).table(table).cells
    return {cell.code: cell.count for cell in cells if cell.count}


def sums(register: Register) -> set[tuple[str, str, int]]:
    """What the half-year's sums hold."""
    rows = register.database.fetchall("SELECT dimension, code, count FROM tally")
    return {(row["dimension"], row["code"], row["count"]) for row in rows}


def give_advice(register: Register, concern_id: ConcernId) -> None:
    concerns.give_advice_on(register, concern_id, now=NOW)


def leave_to_the_police(register: Register, concern_id: ConcernId) -> None:
    concerns.police_only(register, concern_id, now=NOW)


def wait(register: Register, _concern_id: ConcernId) -> None:
    expire_working_notes(register, now=at(DAY + timedelta(days=30)))


@pytest.mark.parametrize("end", [give_advice, leave_to_the_police, wait])
def test_what_is_outside_the_definition_is_counted_apart_also_without_a_name(
    register: Register, end: Callable[[Register, ConcernId], None]
) -> None:
    concern = a_concern(register, outside_definition=True)
    concerns.add_form(
        register, FormDraft(concern_id=concern.id, form="right_wing", since=DAY), now=NOW
    )
    assert counts(register, "T7") == {}
    end(register, concern.id)
    assert counts(register, "T7") == {}
    assert not count(survey_facts(register), SurveyPeriod(DAY, DAY)).partial
    assert sums(register) == {("outcome", "outside_definition", 1)}


def test_a_corrected_day_of_receipt_is_the_day_the_age_is_counted_on(register: Register) -> None:
    born = PersonDraft(code="E.", birth_year=DAY.year - 18, birth_month=DAY.month)
    case = a_case(register, person=born)
    assert counts(register, "T10") == {"over_18": 1}
    ((concern_id, _received),) = case_rows.linked_concerns(register.database, case.id)
    earlier = DAY - timedelta(days=60)
    concerns.change_concern(register, concern_id, concern_draft(earlier), now=NOW)
    assert counts(register, "T10") == {"under_18": 1}


def test_what_expires_is_logged_by_its_own_rule(register: Register) -> None:
    concern = a_concern(register)
    wait(register, concern.id)
    (last,) = audit.latest(register.database, limit=1)
    assert (last.record, last.detail) == (concern.id, "working_note")
