# SPDX-License-Identifier: EUPL-1.2
"""Concerns: what is taken in, and the machine from receipt to decision (domain.md §4.6)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from app.domain.errors import Problem, TransitionRefused
from app.domain.ids import CaseId, ConcernId
from app.domain.machines import UNDO_SECONDS, Refusal, Transition, step


class Answer(StrEnum):
    """An answer that is never silently "no"."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Notification(StrEnum):
    """Whether social services must be notified of a child today (REC-6, underretning)."""

    NOT_ASKED = "not_asked"
    CONSIDERED = "considered"
    GIVEN = "given"
    NOT_RELEVANT = "not_relevant"


class ConcernStatus(StrEnum):
    """Where a concern stands. The last three are ends at which the record holds no identity."""

    RECEIVED = "received"
    UNDER_INQUIRY = "under_inquiry"
    UNDER_DISCUSSION = "under_discussion"
    DECIDED = "decided"
    POLICE_ONLY = "police_only"
    COUNTED = "counted"
    DELETED = "deleted"


class ConcernEvent(StrEnum):
    """What can happen to a concern."""

    ACUTE = "acute"
    GAVE_ADVICE = "gave_advice"
    BEGIN_INQUIRY = "begin_inquiry"
    POLICE_ONLY = "police_only"
    DISCUSS = "discuss"
    DISCUSSED = "discussed"
    OPEN_CASE = "open_case"
    JOIN_CASE = "join_case"
    UNFOUNDED = "unfounded"
    CANNOT_BE_CLARIFIED = "cannot_be_clarified"
    REFER_MUNICIPALITY = "refer_municipality"
    REFER_POLICE = "refer_police"
    NEW_INFORMATION = "new_information"
    COUNT_WITHOUT_NAME = "count_without_name"
    DELETE = "delete"
    UNDO = "undo"


class Outcome(StrEnum):
    """How an inquiry ended (T7)."""

    CASE_OPENED = "case_opened"
    JOINED_CASE = "joined_case"
    UNFOUNDED = "unfounded"
    CANNOT_BE_CLARIFIED = "cannot_be_clarified"
    REFERRED_MUNICIPALITY = "referred_municipality"
    REFERRED_POLICE = "referred_police"


OUTCOMES: Final[Mapping[ConcernEvent, Outcome]] = {
    ConcernEvent.OPEN_CASE: Outcome.CASE_OPENED,
    ConcernEvent.JOIN_CASE: Outcome.JOINED_CASE,
    ConcernEvent.UNFOUNDED: Outcome.UNFOUNDED,
    ConcernEvent.CANNOT_BE_CLARIFIED: Outcome.CANNOT_BE_CLARIFIED,
    ConcernEvent.REFER_MUNICIPALITY: Outcome.REFERRED_MUNICIPALITY,
    ConcernEvent.REFER_POLICE: Outcome.REFERRED_POLICE,
}


class Gathering(StrEnum):
    """Whom a concern or case is about (R:2310-2343)."""

    INDIVIDUAL = "individual"
    FAMILY = "family"
    FRIEND_GROUP = "friend_group"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernDraft:
    """What is written while somebody tells; `source` and `channel` are codes.

    `acute_contact_at` is when 112 or the police was called. `outside_definition` keeps gangs,
    hooligans and distress apart from extremism (REC-7).
    """

    received_on: date
    source: str = ""
    channel: str = "direct"
    summary: str = field(default="", repr=False)
    reporter_name: str = field(default="", repr=False)
    reporter_contact: str = field(default="", repr=False)
    reporter_withheld: bool = False
    reporter_saw: Answer = Answer.UNKNOWN
    under_18: Answer = Answer.UNKNOWN
    gathering: Gathering = Gathering.INDIVIDUAL
    acute: bool = False
    acute_contact_at: datetime | None = None
    notification: Notification = Notification.NOT_ASKED
    notification_on: date | None = None
    notification_by: str = field(default="", repr=False)
    outside_definition: bool = False
    crime_risk: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern(ConcernDraft):
    """A concern in the register.

    `registered` is false while it is a working note: outside search and counts, without links,
    deleted on `delete_on` unless a registration decision is made (REC-1). `delete_rule` names the
    rule of `app.domain.retention`. `case_id` is the case it was opened as or joined to.
    """

    id: ConcernId
    number: str
    registered: bool
    status: ConcernStatus
    outcome: Outcome | None = None
    outcome_reason: str = field(default="", repr=False)
    decided_on: date | None = None
    case_id: CaseId | None = None
    received_by: str = ""
    extended: bool = False
    delete_on: date | None = None
    delete_rule: str = ""
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernCircumstances:
    """What the guards of the machine look at; made by the service from the register.

    `on` is the day the event happened. `seconds_since_change` and `changed_since` concern undo.
    """

    today: date
    on: date
    reason: str = field(default="", repr=False)
    founded_assessment: bool = False
    decisions_complete: bool = False
    meeting_has_basis: bool = False
    case_id: CaseId | None = None
    primacy_set: bool = False
    handover_recorded: bool = False
    received_on: date | None = None
    seconds_since_change: float = 0.0
    changed_since: bool = False


def _reason(facts: ConcernCircumstances) -> Refusal | None:
    return None if facts.reason.strip() else Refusal.NEEDS_REASON


def _when(facts: ConcernCircumstances) -> Refusal | None:
    if facts.on > facts.today:
        return Refusal.IN_FUTURE
    if facts.received_on is not None and facts.on < facts.received_on:
        return Refusal.BEFORE_RECEIVED
    return None


def _founded(facts: ConcernCircumstances) -> Refusal | None:
    return None if facts.founded_assessment else Refusal.NEEDS_FOUNDED_ASSESSMENT


def _decisions(facts: ConcernCircumstances) -> Refusal | None:
    return None if facts.decisions_complete else Refusal.NEEDS_REGISTRATION_DECISION


def _case(facts: ConcernCircumstances) -> Refusal | None:
    return None if facts.case_id is not None else Refusal.NEEDS_CASE


def _primacy(facts: ConcernCircumstances) -> Refusal | None:
    return None if facts.primacy_set else Refusal.NEEDS_PRIMACY


def _handover(facts: ConcernCircumstances) -> Refusal | None:
    return None if facts.handover_recorded else Refusal.NEEDS_HANDOVER


def _basis(facts: ConcernCircumstances) -> Refusal | None:
    return None if facts.meeting_has_basis else Refusal.NEEDS_MEETING_BASIS


_S = ConcernStatus
_E = ConcernEvent
_Arrow = Transition[ConcernStatus, ConcernCircumstances]

TRANSITIONS: Final[Mapping[tuple[ConcernStatus, ConcernEvent], _Arrow]] = {
    (_S.RECEIVED, _E.ACUTE): Transition(to=_S.RECEIVED),
    (_S.UNDER_INQUIRY, _E.ACUTE): Transition(to=_S.UNDER_INQUIRY),
    (_S.UNDER_DISCUSSION, _E.ACUTE): Transition(to=_S.UNDER_DISCUSSION),
    (_S.RECEIVED, _E.GAVE_ADVICE): Transition(to=_S.COUNTED, guards=(_when,)),
    (_S.RECEIVED, _E.BEGIN_INQUIRY): Transition(to=_S.UNDER_INQUIRY),
    (_S.RECEIVED, _E.POLICE_ONLY): Transition(to=_S.POLICE_ONLY, guards=(_when,)),
    (_S.UNDER_INQUIRY, _E.POLICE_ONLY): Transition(to=_S.POLICE_ONLY, guards=(_when,)),
    (_S.UNDER_INQUIRY, _E.DISCUSS): Transition(to=_S.UNDER_DISCUSSION, guards=(_basis, _decisions)),
    (_S.UNDER_DISCUSSION, _E.DISCUSSED): Transition(to=_S.UNDER_INQUIRY),
    (_S.UNDER_INQUIRY, _E.OPEN_CASE): Transition(
        to=_S.DECIDED, guards=(_when, _reason, _founded, _decisions, _primacy)
    ),
    (_S.UNDER_INQUIRY, _E.JOIN_CASE): Transition(
        to=_S.DECIDED, guards=(_when, _reason, _case, _decisions)
    ),
    (_S.UNDER_INQUIRY, _E.UNFOUNDED): Transition(to=_S.DECIDED, guards=(_when, _reason)),
    (_S.UNDER_INQUIRY, _E.CANNOT_BE_CLARIFIED): Transition(to=_S.DECIDED, guards=(_when, _reason)),
    (_S.UNDER_INQUIRY, _E.REFER_MUNICIPALITY): Transition(
        to=_S.DECIDED, guards=(_when, _reason, _decisions, _handover)
    ),
    (_S.UNDER_INQUIRY, _E.REFER_POLICE): Transition(
        to=_S.DECIDED, guards=(_when, _reason, _decisions, _handover)
    ),
    (_S.DECIDED, _E.NEW_INFORMATION): Transition(to=_S.UNDER_INQUIRY, guards=(_reason,)),
    (_S.DECIDED, _E.COUNT_WITHOUT_NAME): Transition(to=_S.COUNTED),
    **{(s, _E.DELETE): Transition(to=_S.DELETED) for s in list(_S)[:5]},
}
"""Arrows of domain.md §4.6. `UNDO` is not here: it leads to the state before, by `undo`."""


def apply(concern: Concern, event: ConcernEvent, facts: ConcernCircumstances) -> Concern:
    """The concern after `event`; the only place where its status is set.

    Raises:
        TransitionRefused: the event is not possible from this state, or a guard objects.
    """
    facts = replace(facts, received_on=concern.received_on)
    after = replace(concern, status=step("concern", TRANSITIONS, concern.status, event, facts))
    if event is ConcernEvent.ACUTE:
        return replace(after, acute=True)
    if event is ConcernEvent.NEW_INFORMATION:
        return replace(after, outcome=None, decided_on=None, delete_on=None, delete_rule="")
    if (outcome := OUTCOMES.get(event)) is not None:
        return replace(
            after,
            outcome=outcome,
            outcome_reason=facts.reason.strip(),
            decided_on=facts.on,
            case_id=facts.case_id or after.case_id,
        )
    return after


UNDOABLE: Final = frozenset(_S) - {_S.POLICE_ONLY, _S.COUNTED, _S.DELETED}
"""States whose effects can be taken back: where identity was removed, nothing can."""


def undo(concern: Concern, before: Concern, facts: ConcernCircumstances) -> Concern:
    """`before` again, for ten seconds and only while nothing else has happened (§4.6 «fortryd»).

    Raises:
        TransitionRefused: too late, something happened since, or identity was removed.
    """
    refuse_undo("concern", concern.status, facts.seconds_since_change, facts.changed_since)
    if concern.status not in UNDOABLE:
        raise TransitionRefused("concern", concern.status, "undo", Refusal.NOT_FROM_HERE)
    return before


def refuse_undo(machine: str, state: str, seconds: float, changed_since: bool) -> None:
    """Raise `TransitionRefused` unless an undo is still possible."""
    if seconds > UNDO_SECONDS:
        raise TransitionRefused(machine, state, "undo", Refusal.UNDO_TOO_LATE)
    if changed_since:
        raise TransitionRefused(machine, state, "undo", Refusal.CHANGED_SINCE)


def concern_problems(draft: ConcernDraft, *, today: date) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft, as (field, problem)."""
    if draft.received_on > today:
        yield "received_on", Problem.IN_FUTURE
    if not draft.summary.strip():
        yield "summary", Problem.REQUIRED
    if not draft.source:
        yield "source", Problem.REQUIRED
    if draft.notification_on and draft.notification_on > today:
        yield "notification_on", Problem.IN_FUTURE
    if draft.notification is Notification.GIVEN and draft.notification_on is None:
        yield "notification_on", Problem.REQUIRED
