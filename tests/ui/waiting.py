# SPDX-License-Identifier: EUPL-1.2
"""A register in which something of every kind waits; for the start page and the search."""

from datetime import timedelta

from app.domain.cases import Case
from app.domain.concerns import Concern
from app.domain.followups import FollowUpDraft, TaskDraft
from app.services import drafts, followups
from app.services.register import Register
from tests.builders import ADULT, DAY, YOUNG, a_case, a_concern, at

TODAY = DAY
OPENED = DAY - timedelta(days=40)


def follow_up(register: Register, case: Case, days: int, with_whom: str = "klasselæreren") -> None:
    """A follow-up planned so many days from the day of the tests; negative is overdue."""
    draft = FollowUpDraft(
        case_id=case.id, planned_on=TODAY + timedelta(days=days), with_whom=with_whom
    )
    followups.plan_follow_up(register, draft, now=at(OPENED))


def task(register: Register, case: Case, days: int, text: str) -> None:
    """A task due so many days from the day of the tests."""
    draft = TaskDraft(case_id=case.id, text=text, due_on=TODAY + timedelta(days=days))
    followups.add_task(register, draft, now=at(OPENED))


def busy_register(register: Register) -> tuple[Case, Case, Concern]:
    """Two cases and a working note with things overdue, due today and due soon."""
    first = a_case(register, day=OPENED, person=YOUNG)
    second = a_case(register, day=OPENED, person=ADULT)
    follow_up(register, first, -3)
    follow_up(register, second, -2, "jobcentret")
    task(register, first, -1, "Send referatet til skolen")
    task(register, second, -1, "Ring til mentoren")
    follow_up(register, first, 0, "forældrene")
    task(register, second, 6, "Aftal næste møde i Infohus")
    note = a_concern(register, day=TODAY - timedelta(days=2), inquiry=True)
    drafts.save_draft(register, "concern:new", {"summary": "En kollega ringer"}, now=at(TODAY))
    return first, second, note
