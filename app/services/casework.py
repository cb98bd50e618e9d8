# SPDX-License-Identifier: EUPL-1.2
"""What a user writes down about the work: notes with their addenda, and reviews of the concern."""

from dataclasses import replace
from datetime import datetime

from app.domain.audit import Action
from app.domain.casework import (
    ConcernReview,
    Note,
    NoteDraft,
    ReviewDraft,
    note_is_open,
    note_problems,
    review_problems,
)
from app.domain.errors import InvalidDraft, NoteClosed, Problem
from app.domain.ids import RecordId
from app.domain.inquiry import Owned
from app.services.common import Register, new_id, writing
from app.services.places import Place, demand, index_record, place_of, written
from app.services.views import Noun
from app.storage import cases, casework
from app.storage.connection import Database


def add_note(register: Register, draft: NoteDraft, *, now: datetime) -> Note:
    """Write a note by the template; it may be rewritten for 24 hours (CAS-5)."""
    demand(note_problems(draft, today=now.date()))
    place = place_of(register.database, draft)
    note = _note(register, draft, now)
    with writing(register, Action.CREATE, place.id, detail=Noun.NOTE, now=now) as database:
        casework.insert_note(database, note)
        index_record(database, place, note)
    return note


def change_note(register: Register, note_id: RecordId, draft: NoteDraft, *, now: datetime) -> Note:
    """Write a note anew within its first 24 hours.

    Raises:
        NoteClosed: it is older; only an addendum can be added.
    """
    before = casework.note(register.database, note_id)
    if not note_is_open(before, now):
        raise NoteClosed
    demand(note_problems(draft, today=now.date()))
    kept = {"concern_id": before.concern_id, "case_id": before.case_id, "changed_at": now}
    note = replace(before, **(written(draft, NoteDraft) | kept))
    place = place_of(register.database, note)
    with writing(register, Action.CHANGE, place.id, detail=Noun.NOTE, now=now) as database:
        casework.update_note(database, note)
        index_record(database, place, note)
    return note


def add_addendum(register: Register, note_id: RecordId, text: str, *, now: datetime) -> Note:
    """Add to a note at any time; the note itself stays as it is."""
    if not text.strip():
        raise InvalidDraft([("text", Problem.NEEDS_TEXT)])
    about = casework.note(register.database, note_id)
    draft = NoteDraft(
        concern_id=about.concern_id,
        case_id=about.case_id,
        noted_on=now.date(),
        text=text,
        internal=about.internal,
    )
    note = replace(_note(register, draft, now), addendum_to=about.addendum_to or note_id)
    place = place_of(register.database, note)
    with writing(register, Action.CREATE, place.id, detail=Noun.NOTE, now=now) as database:
        casework.insert_note(database, note)
        index_record(database, place, note)
    return note


def add_review(register: Register, draft: ReviewDraft, *, now: datetime) -> ConcernReview:
    """Review the concern in a case: what is new, where it moves, what follows (R:2485-2493)."""
    case = cases.case(register.database, draft.case_id)
    demand(review_problems(draft, opened_on=case.opened_on, today=now.date()))
    review = ConcernReview(
        **written(draft, ReviewDraft),
        id=new_id(RecordId),
        created_at=now,
        changed_at=now,
        author=register.holder,
    )
    place = Place(owner=Owned(case_id=case.id), case=case)
    with writing(register, Action.CREATE, place.id, detail=Noun.REVIEW, now=now) as database:
        casework.insert_review(database, review)
        index_record(database, place, review)
    return review


def keep_reason(
    register: Register, database: Database, place: Place, reason: str, *, now: datetime
) -> Note:
    """Keep why something was done as a note of its place, in the caller's transaction.

    The log and the history hold codes only (LOG-1).
    """
    draft = NoteDraft(
        concern_id=place.owner.concern_id,
        case_id=place.owner.case_id,
        noted_on=now.date(),
        text=reason.strip(),
    )
    note = _note(register, draft, now)
    casework.insert_note(database, note)
    index_record(database, place, note)
    return note


def _note(register: Register, draft: NoteDraft, now: datetime) -> Note:
    return Note(
        **written(draft, NoteDraft),
        id=new_id(RecordId),
        created_at=now,
        changed_at=now,
        author=register.holder,
    )
