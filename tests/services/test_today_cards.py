# SPDX-License-Identifier: EUPL-1.2
"""The start page: what is due when, what pauses on hold, and what happens by itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.cases import Primacy
from app.domain.closing import HoldDraft
from app.domain.followups import FollowUpDraft, TaskDraft
from app.domain.inquiry import FormDraft
from app.services import cases, concerns, drafts, followups
from app.services.common import Register
from app.services.settings import Setting, change_setting
from app.services.today import all_rows, badge_count, next_deadline, today_cards
from app.services.views import CardKind, Due, Noun
from tests.builders import (
    ADULT,
    DAY,
    NOW,
    a_case,
    a_concern,
    at,
    closure_draft,
    handover_draft,
)

TUESDAY = DAY


def shown(register: Register, day: date) -> dict[CardKind, list[Due]]:
    return {
        card.kind: [row.what for row in all_rows(register, card.kind, now=at(day))]
        for card in today_cards(register, now=at(day))
    }


def task(register: Register, due_on: date) -> None:
    followups.add_task(register, TaskDraft(text="Ring til skolen", due_on=due_on), now=NOW)


def test_nothing_waits_in_a_new_register(register: Register) -> None:
    assert today_cards(register, now=NOW) == ()
    assert next_deadline(register) is None
    assert badge_count(register, now=NOW) == 0


@pytest.mark.parametrize(
    ("due_on", "kind"),
    [
        (date(2026, 4, 13), CardKind.OVERDUE),
        (date(2026, 4, 14), CardKind.TODAY),
        (date(2026, 4, 15), CardKind.NEXT_14_DAYS),
        (date(2026, 4, 28), CardKind.NEXT_14_DAYS),
        (date(2026, 4, 29), None),
    ],
)
def test_a_task_stands_on_the_card_of_its_day(
    register: Register, due_on: date, kind: CardKind | None
) -> None:
    task(register, due_on)
    assert shown(register, TUESDAY) == ({} if kind is None else {kind: [Due.TASK]})
    assert next_deadline(register) == due_on


@pytest.mark.parametrize(
    ("today", "due_on", "kind", "work_on"),
    [
        # a weekend
        (date(2026, 4, 24), date(2026, 4, 26), CardKind.TODAY, date(2026, 4, 24)),
        (date(2026, 4, 25), date(2026, 4, 26), CardKind.TODAY, date(2026, 4, 24)),
        (date(2026, 4, 27), date(2026, 4, 26), CardKind.OVERDUE, date(2026, 4, 24)),
        (date(2026, 4, 24), date(2026, 4, 27), CardKind.NEXT_14_DAYS, date(2026, 4, 27)),
        # Easter 2026: Maundy Thursday is 2 April, the first working day after it 7 April
        (date(2026, 4, 1), date(2026, 4, 6), CardKind.TODAY, date(2026, 4, 1)),
        (date(2026, 4, 1), date(2026, 4, 7), CardKind.NEXT_14_DAYS, date(2026, 4, 7)),
        # Grundlovsdag is a Friday in 2026
        (date(2026, 6, 4), date(2026, 6, 7), CardKind.TODAY, date(2026, 6, 4)),
    ],
)
def test_what_falls_on_days_off_is_due_before_them(
    register: Register, today: date, due_on: date, kind: CardKind, work_on: date
) -> None:
    task(register, due_on)
    (card,) = today_cards(register, now=at(today))
    assert card.kind is kind
    assert (card.rows[0].due_on, card.rows[0].work_on) == (due_on, work_on)


def test_a_card_shows_three_and_counts_all_in_order(register: Register) -> None:
    for days in (5, 3, 9, 1, 7):
        task(register, TUESDAY + timedelta(days=days))
    (card,) = today_cards(register, now=NOW)
    assert card.count == 5
    assert [(row.due_on - TUESDAY).days for row in card.rows] == [1, 3, 5]
    assert [
        (row.due_on - TUESDAY).days
        for row in all_rows(register, card.kind, now=NOW, offset=3, limit=5)
    ] == [7, 9]


def test_a_hold_pauses_follow_ups_only(register: Register) -> None:
    case = a_case(register, next_step="Tal med mor", next_step_on=DAY)
    cases.plan_follow_up(register, FollowUpDraft(case_id=case.id, planned_on=DAY), now=NOW)
    followups.add_task(register, TaskDraft(case_id=case.id, text="Ring", due_on=DAY), now=NOW)
    before = shown(register, TUESDAY)[CardKind.TODAY]
    assert sorted(before) == [Due.FOLLOW_UP, Due.NEXT_STEP, Due.TASK]
    cases.hold_case(
        register,
        HoldDraft(
            case_id=case.id,
            since=DAY,
            reason="lost_contact",
            expected_resume=DAY + timedelta(days=30),
        ),
        now=NOW,
    )
    assert sorted(shown(register, TUESDAY)[CardKind.TODAY]) == [Due.NEXT_STEP, Due.TASK]
    assert Due.RESUME in shown(register, DAY + timedelta(days=30))[CardKind.TODAY]


def test_re_review_feedback_and_deletions_have_their_rows(register: Register) -> None:
    case = a_case(register, person=ADULT)
    cases.hand_over(
        register,
        replace(handover_draft(DAY), case_id=case.id),
        now=NOW,
    )
    closed = cases.close_case(register, closure_draft(case.id, DAY, re_review=True), now=NOW).record
    assert shown(register, DAY + timedelta(days=14)) == {CardKind.TODAY: [Due.FEEDBACK]}
    half_a_year = date(2026, 10, 14)
    assert shown(register, half_a_year + timedelta(days=7))[CardKind.OVERDUE] == [
        Due.FEEDBACK,
        Due.RE_REVIEW,
    ]
    assert closed.delete_on is not None
    soon = closed.delete_on - timedelta(days=30)
    rows = all_rows(register, CardKind.DELETIONS, now=at(soon))
    assert Due.DELETE_CASE in {row.what for row in rows}
    assert CardKind.DELETIONS not in shown(register, soon - timedelta(days=1))


def test_what_stays_unclarified_is_asked_about(register: Register) -> None:
    case = a_case(register, primacy=Primacy.UNCLARIFIED)
    concerns.add_form(
        register, FormDraft(case_id=case.id, form="not_yet_clarified", since=DAY), now=NOW
    )
    month = DAY + timedelta(days=30)
    assert CardKind.DECISIONS_MISSING not in shown(register, month - timedelta(days=1))
    assert shown(register, month)[CardKind.DECISIONS_MISSING] == [Due.PRIMACY_UNCLARIFIED]
    two_months = DAY + timedelta(days=60)
    rows = all_rows(register, CardKind.DECISIONS_MISSING, now=at(two_months))
    assert [(row.what, row.due_on) for row in rows] == [
        (Due.PRIMACY_UNCLARIFIED, month),
        (Due.FORM_UNCLARIFIED, two_months),
    ]
    change_setting(register, Setting.UNCLARIFIED_PRIMACY_DAYS, 20, now=NOW)
    assert shown(register, DAY + timedelta(days=20))[CardKind.DECISIONS_MISSING]


def test_a_working_note_waits_for_its_decision_and_its_end(register: Register) -> None:
    note = a_concern(register, inquiry=True)
    assert shown(register, DAY) == {
        CardKind.NEXT_14_DAYS: [Due.WORKING_NOTE],
        CardKind.DECISIONS_MISSING: [Due.REGISTRATION_DECISION],
    }
    (row,) = all_rows(register, CardKind.NEXT_14_DAYS, now=NOW)
    assert (row.noun, row.concern_id, row.number, row.due_on) == (
        Noun.CONCERN,
        note.id,
        note.number,
        DAY + timedelta(days=14),
    )


def test_drafts_have_a_card_the_latest_first(register: Register) -> None:
    drafts.save_draft(register, "concern:new", {"summary": "Hun ringer"}, now=at(DAY, 9))
    drafts.save_draft(register, "note:1", {"text": "x"}, now=at(DAY, 10))
    drafts.save_draft(register, "concern:new", {"summary": "Hun ringer op"}, now=at(DAY, 11))
    (card,) = today_cards(register, now=NOW)
    assert (card.kind, card.count) == (CardKind.DRAFTS, 2)
    assert [row.record for row in card.rows] == ["concern:new", "note:1"]
    kept = drafts.load_draft(register, "concern:new")
    assert kept is not None
    assert kept.content == {"summary": "Hun ringer op"}
    drafts.drop_draft(register, "concern:new")
    drafts.drop_draft(register, "concern:new")
    assert [one.form for one in drafts.list_drafts(register)] == ["note:1"]
