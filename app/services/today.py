# SPDX-License-Identifier: EUPL-1.2
"""The start page "I dag": what is overdue, due, unfinished, undecided or about to be deleted.

What falls on a weekend or holiday is shown as due on the last working day before it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from heapq import merge
from itertools import islice
from typing import Final

from app.domain.calendar import (
    add_working_days,
    danish_holidays,
    is_working_day,
    municipal_closing_days,
)
from app.domain.periods import ONE_DAY
from app.services.common import Register
from app.services.settings import Setting, setting
from app.services.views import Card, CardKind, CardRow, Due, Noun
from app.storage import agenda, drafts
from app.storage.agenda import Source, Waiting

ROWS_ON_CARD: Final = 3
NEXT_DAYS: Final = 14
DELETION_DAYS: Final = 30
_DATED: Final = (
    Source.FOLLOW_UP,
    Source.TASK,
    Source.NEXT_STEP,
    Source.RE_REVIEW,
    Source.FEEDBACK,
    Source.RESUME,
    Source.WORKING_NOTE,
)
_NOUNS: Final[Mapping[Source, Noun]] = {
    Source.FOLLOW_UP: Noun.FOLLOW_UP,
    Source.TASK: Noun.TASK,
    Source.NEXT_STEP: Noun.CASE,
    Source.RE_REVIEW: Noun.RE_REVIEW,
    Source.FEEDBACK: Noun.HANDOVER,
    Source.RESUME: Noun.HOLD,
    Source.WORKING_NOTE: Noun.CONCERN,
    Source.REGISTRATION_DECISION: Noun.CONCERN,
    Source.FORM_UNCLARIFIED: Noun.CASE,
    Source.PRIMACY_UNCLARIFIED: Noun.CASE,
    Source.DELETE_CONCERN: Noun.CONCERN,
    Source.DELETE_CASE: Noun.CASE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One source of a card and the days it asks for; `wait` days pass before it is due."""

    source: Source
    first: date
    last: date
    wait: timedelta = timedelta()


def today_cards(register: Register, *, now: datetime) -> tuple[Card, ...]:
    """The cards that have something to show, at most six, in their order."""
    cards = (_card(register, kind, now) for kind in CardKind)
    return tuple(card for card in cards if card.count)


def all_rows(
    register: Register, kind: CardKind, *, now: datetime, offset: int = 0, limit: int = 200
) -> tuple[CardRow, ...]:
    """The rows of one card, the earliest first; drafts the latest first."""
    if kind is CardKind.DRAFTS:
        return _draft_rows(register, offset, limit)
    rows = merge(
        *(_rows(register, part, offset + limit) for part in _parts(register, kind, now.date())),
        key=lambda row: row.due_on,
    )
    return tuple(islice(rows, offset, offset + limit))


def badge_count(register: Register, *, now: datetime) -> int:
    """The number in the navigation: overdue and due today."""
    parts = [
        *_parts(register, CardKind.OVERDUE, now.date()),
        *_parts(register, CardKind.TODAY, now.date()),
    ]
    return _count(register, parts)


def next_deadline(register: Register) -> date | None:
    """The earliest day anything is due; for the empty page."""
    found = (
        row.due_on
        for source in _DATED
        for row in agenda.waiting(register.database, source, first=date.min, last=date.max, limit=1)
    )
    return min(found, default=None)


def _card(register: Register, kind: CardKind, now: datetime) -> Card:
    if kind is CardKind.DRAFTS:
        count = drafts.count(register.database)
    else:
        count = _count(register, _parts(register, kind, now.date()))
    rows = all_rows(register, kind, now=now, limit=ROWS_ON_CARD) if count else ()
    return Card(kind=kind, count=count, rows=rows)


def _parts(register: Register, kind: CardKind, today: date) -> tuple[_Part, ...]:
    # what falls on the days off that follow today has to be done today
    until = add_working_days(today, 1, _days_off(today.year)) - ONE_DAY
    match kind:
        case CardKind.OVERDUE:
            return _dated(date.min, today - ONE_DAY)
        case CardKind.TODAY:
            return _dated(today, until)
        case CardKind.NEXT_14_DAYS:
            return _dated(until + ONE_DAY, today + timedelta(days=NEXT_DAYS))
        case CardKind.DECISIONS_MISSING:
            form = timedelta(days=setting(register, Setting.UNCLARIFIED_FORM_DAYS))
            primacy = timedelta(days=setting(register, Setting.UNCLARIFIED_PRIMACY_DAYS))
            return (
                _Part(source=Source.REGISTRATION_DECISION, first=date.min, last=date.max),
                _Part(source=Source.FORM_UNCLARIFIED, first=date.min, last=today - form, wait=form),
                _Part(
                    source=Source.PRIMACY_UNCLARIFIED,
                    first=date.min,
                    last=today - primacy,
                    wait=primacy,
                ),
            )
        case CardKind.DELETIONS:
            last = today + timedelta(days=DELETION_DAYS)
            return (
                _Part(source=Source.DELETE_CONCERN, first=date.min, last=last),
                _Part(source=Source.DELETE_CASE, first=date.min, last=last),
            )
        case CardKind.DRAFTS:
            return ()


def _dated(first: date, last: date) -> tuple[_Part, ...]:
    return tuple(_Part(source=source, first=first, last=last) for source in _DATED)


def _count(register: Register, parts: Iterable[_Part]) -> int:
    return sum(
        agenda.count(register.database, part.source, first=part.first, last=part.last)
        for part in parts
    )


def _rows(register: Register, part: _Part, limit: int) -> Iterator[CardRow]:
    found = agenda.waiting(
        register.database, part.source, first=part.first, last=part.last, limit=limit
    )
    return (_row(part, one) for one in found)


def _row(part: _Part, one: Waiting) -> CardRow:
    noun = _NOUNS[part.source]
    if noun is Noun.CASE and one.case_id is None:
        noun = Noun.CONCERN
    due_on = one.due_on + part.wait
    return CardRow(
        noun=noun,
        record=one.id,
        concern_id=one.concern_id,
        case_id=one.case_id,
        number=one.number,
        label=one.label,
        what=Due(part.source),
        text=one.text,
        due_on=due_on,
        work_on=_work_on(due_on),
    )


def _draft_rows(register: Register, offset: int, limit: int) -> tuple[CardRow, ...]:
    return tuple(
        CardRow(
            noun=Noun.DRAFT,
            record=draft.form,
            concern_id=draft.concern_id,
            case_id=draft.case_id,
            what=Due.DRAFT,
            due_on=draft.changed_at.date(),
            work_on=draft.changed_at.date(),
        )
        for draft in drafts.latest(register.database, offset=offset, limit=limit)
    )


def _work_on(due_on: date) -> date:
    """The due day, or the last working day before it."""
    days_off = _days_off(due_on.year)
    if is_working_day(due_on, days_off):
        return due_on
    return add_working_days(due_on, -1, days_off)


@cache
def _days_off(year: int) -> frozenset[date]:
    """The days nobody is at work, of that year and the two beside it."""
    years = range(max(year - 1, date.min.year), min(year + 1, date.max.year) + 1)
    return danish_holidays(years) | municipal_closing_days(years)
