# SPDX-License-Identifier: EUPL-1.2
"""What work on a case leaves behind: reviews, goals, criteria, competences, barriers, notes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from app.domain.concerns import Answer
from app.domain.errors import Problem
from app.domain.ids import CaseId, PersonId, RecordId
from app.domain.inquiry import Confirmation, Owned, Stored


class Direction(StrEnum):
    """Where a concern moves; words, never a number (R:2485-2493)."""

    RISING = "rising"
    UNCHANGED = "unchanged"
    FALLING = "falling"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDraft:
    """A dated review of the concern in a case (bekymringsvurdering)."""

    case_id: CaseId
    reviewed_on: date
    whats_new: str = field(default="", repr=False)
    direction: Direction = Direction.UNKNOWN
    conclusion: str = field(default="", repr=False)
    next_step: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernReview(ReviewDraft):
    """A stored review; `author` is the key holder's label."""

    id: RecordId
    created_at: datetime
    changed_at: datetime
    author: str


class Reached(StrEnum):
    """How far a goal or criterion was met."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    CANNOT_ASSESS = "cannot_assess"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Stored):
    """A goal, or a sub-goal when `parent_id` is set (R:3060-3066, 3165-3170)."""

    case_id: CaseId
    parent_id: RecordId | None = None
    wording: str = field(repr=False)
    agreed_with_citizen: bool = False
    due_on: date | None = None
    reached: Reached | None = None
    reached_on: date | None = None
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessCriterion(Stored):
    """A success criterion; `kind` and `direction` are codes (R:3096-3212)."""

    case_id: CaseId
    intervention_id: RecordId | None = None
    kind: str
    direction: str = ""
    wording: str = field(repr=False)
    met: Reached | None = None
    met_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceRating(Stored):
    """One of the ten competences, 1-4, filled in with the citizen (R:3158-3163)."""

    case_id: CaseId
    person_id: PersonId
    rated_on: date
    competence: str
    score: int = field(repr=False)
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Stored):
    """A barrier or driver; `kind` is a code (R:2960-3091)."""

    case_id: CaseId
    intervention_id: RecordId | None = None
    kind: str
    is_driver: bool = False
    observed_on: date
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft(Owned):
    """A note by the template: what, by whom, what speaks against it, assessment (CAS-5)."""

    noted_on: date
    text: str = field(repr=False)
    source: str = field(default="", repr=False)
    against: str = field(default="", repr=False)
    assessment: str = field(default="", repr=False)
    internal: bool = False
    status: Confirmation = Confirmation.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(NoteDraft):
    """A stored note; `addendum_to` is the note it adds to."""

    id: RecordId
    created_at: datetime
    changed_at: datetime
    author: str
    addendum_to: RecordId | None = None


NOTE_OPEN: Final = timedelta(hours=24)
"""How long a note may be rewritten; after that only addenda (CAS-5)."""


def note_is_open(note: Note, now: datetime) -> bool:
    """Whether the note may still be rewritten."""
    return now - note.created_at <= NOTE_OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Owned):
    """A file inside the register; its bytes are stored apart."""

    id: RecordId
    created_at: datetime
    changed_at: datetime
    name: str = field(repr=False)
    media_type: str
    sha256: str
    shows: str = field(default="", repr=False)
    needed_because: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Stored):
    """An authority, unit or organisation of the local network (domain.md §4.5)."""

    name: str
    category: str
    authority: Answer = Answer.UNKNOWN
    contact: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralActivity(Stored):
    """A talk, dialogue or training; no person data (CAS-10, G:123-146)."""

    held_on: date
    kind: str
    audience: str = ""
    area: str = ""
    participants: int | None = None
    note: str = ""


def review_problems(
    draft: ReviewDraft, *, opened_on: date, today: date
) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft."""
    if draft.reviewed_on > today:
        yield "reviewed_on", Problem.IN_FUTURE
    if draft.reviewed_on < opened_on:
        yield "reviewed_on", Problem.BEFORE_OPENING
    for name in ("whats_new", "conclusion", "next_step"):
        if not getattr(draft, name).strip():
            yield name, Problem.NEEDS_TEXT


def note_problems(draft: NoteDraft, *, today: date) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft."""
    if draft.noted_on > today:
        yield "noted_on", Problem.IN_FUTURE
    if not draft.text.strip():
        yield "text", Problem.NEEDS_TEXT
