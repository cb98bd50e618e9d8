# SPDX-License-Identifier: EUPL-1.2
"""What the services hand to a page: frozen snapshots of rows, whole records and the start page."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from app.domain.audit import HistoryLine
from app.domain.cases import (
    Anchoring,
    Case,
    CaseEvent,
    CaseStatus,
    Episode,
    PrimacyPeriod,
)
from app.domain.casework import ConcernReview, Note
from app.domain.closing import Closure, Handover, Hold, ReReview
from app.domain.concerns import Concern, ConcernEvent, ConcernStatus, Gathering, Outcome
from app.domain.disclosure import Disclosure
from app.domain.followups import FollowUp, Task
from app.domain.ids import CaseId, ConcernId, PersonId, RecordId
from app.domain.inquiry import (
    FormOfExtremism,
    InitialAssessment,
    RegistrationDecision,
    Resource,
    SignObservation,
)
from app.domain.interventions import Intervention
from app.domain.people import Person, Role

T = TypeVar("T")


class ConcernFilter(StrEnum):
    """Which concerns a list shows; restricted to what is still open unless asked otherwise."""

    OPEN = "open"
    WORKING_NOTES = "working_notes"
    DECIDED = "decided"
    ALL = "all"


class CaseFilter(StrEnum):
    """Which cases a list shows; `open` means created, active or on hold."""

    OPEN = "open"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRow:
    """One line of the list of concerns.

    `label` is the pseudonyms of the persons in focus, with their birth years; `name` their names,
    empty unless names were asked for.
    """

    id: ConcernId
    number: str
    received_on: date
    source: str
    label: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    status: ConcernStatus
    outcome: Outcome | None = None
    registered: bool
    acute: bool = False
    delete_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One line of the list of cases; `label` and `name` as in `ConcernRow`."""

    id: CaseId
    number: str
    opened_on: date
    label: str = field(default="", repr=False)
    name: str = field(default="", repr=False)
    gathering: Gathering
    status: CaseStatus
    next_step: str = field(default="", repr=False)
    next_step_on: date | None = None
    closed_on: date | None = None
    delete_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonIn:
    """A person in a concern or case, with the latest registration decision about them there."""

    person: Person
    role: Role
    involvement_id: RecordId
    decision: RegistrationDecision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernPage:
    """All of one concern. `events` are what its state allows now, guards not asked."""

    concern: Concern
    people: tuple[PersonIn, ...] = ()
    signs: tuple[SignObservation, ...] = ()
    resources: tuple[Resource, ...] = ()
    forms: tuple[FormOfExtremism, ...] = ()
    assessments: tuple[InitialAssessment, ...] = ()
    decisions: tuple[RegistrationDecision, ...] = ()
    notes: tuple[Note, ...] = ()
    handovers: tuple[Handover, ...] = ()
    tasks: tuple[Task, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    events: tuple[ConcernEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """All of one case. `events` are what its state allows now, guards not asked."""

    case: Case
    people: tuple[PersonIn, ...] = ()
    concerns: tuple[ConcernRow, ...] = ()
    episodes: tuple[Episode, ...] = ()
    primacies: tuple[PrimacyPeriod, ...] = ()
    anchorings: tuple[Anchoring, ...] = ()
    forms: tuple[FormOfExtremism, ...] = ()
    signs: tuple[SignObservation, ...] = ()
    resources: tuple[Resource, ...] = ()
    reviews: tuple[ConcernReview, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    notes: tuple[Note, ...] = ()
    tasks: tuple[Task, ...] = ()
    holds: tuple[Hold, ...] = ()
    handovers: tuple[Handover, ...] = ()
    closures: tuple[Closure, ...] = ()
    re_reviews: tuple[ReReview, ...] = ()
    decisions: tuple[RegistrationDecision, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    history: tuple[HistoryLine, ...] = ()
    events: tuple[CaseEvent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """That a person is in the register already, and where; never what is written there.

    `label` is the pseudonym with the birth year. `closed` says that the record is decided or
    closed, so that opening it asks for a reason.
    """

    id: PersonId
    label: str = field(repr=False)
    concern_id: ConcernId | None = None
    case_id: CaseId | None = None
    number: str
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """How to take a change of state back within ten seconds; opaque to the window.

    `before` are the records as they were, `created` the (table, id) of rows the change made.
    `entry` is the number of the log entry after which nothing else may have happened.
    """

    at: datetime
    concern_id: ConcernId | None = None
    case_id: CaseId | None = None
    entry: int = 0
    before: tuple[object, ...] = field(default=(), repr=False)
    created: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed(Generic[T]):
    """A record after a change of state, and how to undo it where that is safe."""

    record: T
    undo: Undo | None = None


class Noun(StrEnum):
    """What kind of record a hit or a row of a card is."""

    CONCERN = "concern"
    CASE = "case"
    PERSON = "person"
    NOTE = "note"
    INTERVENTION = "intervention"
    FOLLOW_UP = "follow_up"
    TASK = "task"
    RE_REVIEW = "re_review"
    HANDOVER = "handover"
    HOLD = "hold"
    REVIEW = "review"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One finding of the search: the record, and the concern or case to open for it."""

    noun: Noun
    record: str
    concern_id: ConcernId | None = None
    case_id: CaseId | None = None
    number: str
    label: str = field(default="", repr=False)
    day: date
    closed: bool

    @property
    def id(self) -> str:
        """For the table of the window."""
        return f"{self.noun}:{self.record}"


class CardKind(StrEnum):
    """The cards of the start page, in their order; at most six."""

    OVERDUE = "overdue"
    TODAY = "today"
    NEXT_14_DAYS = "next_14_days"
    DRAFTS = "drafts"
    DECISIONS_MISSING = "decisions_missing"
    DELETIONS = "deletions"


class Due(StrEnum):
    """What a row of a card is about."""

    FOLLOW_UP = "follow_up"
    TASK = "task"
    NEXT_STEP = "next_step"
    RE_REVIEW = "re_review"
    FEEDBACK = "feedback"
    RESUME = "resume"
    WORKING_NOTE = "working_note"
    DRAFT = "draft"
    REGISTRATION_DECISION = "registration_decision"
    FORM_UNCLARIFIED = "form_unclarified"
    PRIMACY_UNCLARIFIED = "primacy_unclarified"
    DELETE_CONCERN = "delete_concern"
    DELETE_CASE = "delete_case"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """One line of a card: open `case_id` or `concern_id` (or the draft's form, in `record`).

    `text` is what is to be done where somebody wrote it. `due_on` is the day itself; `work_on`
    the working day to do it on, which is earlier where the day is a weekend or a holiday.
    """

    noun: Noun
    record: str
    concern_id: ConcernId | None = None
    case_id: CaseId | None = None
    number: str = ""
    label: str = field(default="", repr=False)
    what: Due
    text: str = field(default="", repr=False)
    due_on: date
    work_on: date

    @property
    def id(self) -> str:
        """For the table of the window."""
        return f"{self.what}:{self.record}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card of the start page: how many, and the first three of them."""

    kind: CardKind
    count: int
    rows: tuple[CardRow, ...] = ()
