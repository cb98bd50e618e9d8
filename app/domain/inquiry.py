# SPDX-License-Identifier: EUPL-1.2
"""What an inquiry collects: signs, resources, forms, assessments and registration decisions.

Each belongs to a concern or to a case; exactly one of `concern_id` and `case_id` is set.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.concerns import Answer
from app.domain.errors import Problem
from app.domain.ids import CaseId, ConcernId, PersonId, RecordId


class Confirmation(StrEnum):
    """How far a statement holds (R:3390-3394)."""

    STATED = "stated"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """What belongs to a concern or to a case."""

    concern_id: ConcernId | None = None
    case_id: CaseId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What every stored record has."""

    id: RecordId
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SignDraft(Owned):
    """A sign that was seen; `sign_list` is the code list it was chosen from (lists never merge)."""

    sign_list: str
    sign: str
    person_id: PersonId | None = None
    observed_on: date | None = None
    source: str = field(default="", repr=False)
    status: Confirmation = Confirmation.STATED
    seen: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignObservation(SignDraft):
    """A stored sign observation (R:2347-2478, G:60-85)."""

    id: RecordId
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceDraft(Owned):
    """A resource or protective factor, shown beside the signs at the same size (REC-8)."""

    kind: str
    person_id: PersonId | None = None
    observed_on: date | None = None
    source: str = field(default="", repr=False)
    seen: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(ResourceDraft):
    """A stored resource."""

    id: RecordId
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraft(Owned):
    """A form of extremism that was part of the concern, for a time (REC-7, N6).

    `form` is a code of `extremism_form`; `other_form` of its sub-list; `legitimised` answers
    which violence or illegality is committed or legitimised (G:56).
    """

    form: str
    other_form: str = ""
    other_text: str = field(default="", repr=False)
    legitimised: str = field(default="", repr=False)
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormOfExtremism(FormDraft):
    """A stored form with its period (both days included)."""

    id: RecordId
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentDraft:
    """The initial assessment of a concern (R:4454-4507, G:105-113)."""

    concern_id: ConcernId
    assessed_on: date
    methods: tuple[str, ...] = ()
    contributors: str = field(default="", repr=False)
    known: str = field(default="", repr=False)
    missing: str = field(default="", repr=False)
    risk: str = field(default="", repr=False)
    resilience: str = field(default="", repr=False)
    police_involved: Answer = Answer.UNKNOWN
    police_why: str = field(default="", repr=False)
    conclusion: str = field(default="", repr=False)
    founded: Answer = Answer.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class InitialAssessment(AssessmentDraft):
    """A stored initial assessment; `author` is the key holder's label."""

    id: RecordId
    created_at: datetime
    changed_at: datetime
    author: str


class Decision(StrEnum):
    """What was decided about registering one person (domain.md §4.2)."""

    REGISTER_HERE = "register_here"
    POLICE_ONLY = "police_only"
    JOURNAL_ELSEWHERE = "journal_elsewhere"
    DO_NOT_REGISTER = "do_not_register"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationDraft(Owned):
    """A dated registration decision, per person (REC-3); `basis` is a code (REC-4).

    `asked_for_help` answers, for § 12 b, whether the citizen came or outreach was decided.
    """

    person_id: PersonId | None = None
    decided_on: date
    decision: Decision
    what: str = field(default="", repr=False)
    reason: str = field(default="", repr=False)
    basis: str = ""
    basis_text: str = field(default="", repr=False)
    asked_for_help: Answer = Answer.UNKNOWN
    also_registered_by: tuple[str, ...] = ()
    journal_reference: str = field(default="", repr=False)
    approved_by: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationDecision(RegistrationDraft):
    """A stored registration decision; `author` is the key holder's label."""

    id: RecordId
    created_at: datetime
    changed_at: datetime
    author: str


def observation_problems(
    draft: SignDraft | ResourceDraft, *, today: date
) -> Iterator[tuple[str, Problem]]:
    """Every fault of an observation: what was seen and who says so are never left out."""
    if isinstance(draft, SignDraft) and not draft.sign:
        yield "sign", Problem.REQUIRED
    if isinstance(draft, ResourceDraft) and not draft.kind:
        yield "kind", Problem.REQUIRED
    if draft.observed_on and draft.observed_on > today:
        yield "observed_on", Problem.IN_FUTURE
    if not draft.seen.strip():
        yield "seen", Problem.NEEDS_TEXT
    if isinstance(draft, SignDraft) and not draft.source.strip():
        yield "source", Problem.REQUIRED


OTHER_FORM = "other_named"
NOT_YET_CLARIFIED = "not_yet_clarified"


def form_problems(draft: FormDraft, *, today: date) -> Iterator[tuple[str, Problem]]:
    """Every fault: another form always says which violence or illegality (G:56)."""
    if not draft.form:
        yield "form", Problem.REQUIRED
    if draft.form == OTHER_FORM:
        if not draft.other_form and not draft.other_text.strip():
            yield "other_form", Problem.REQUIRED
        if not draft.legitimised.strip():
            yield "legitimised", Problem.NEEDS_TEXT
    if draft.since > today:
        yield "since", Problem.IN_FUTURE
    if draft.until and draft.until < draft.since:
        yield "until", Problem.BEFORE_START


def assessment_problems(
    draft: AssessmentDraft, *, received_on: date, today: date
) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft."""
    if draft.assessed_on > today:
        yield "assessed_on", Problem.IN_FUTURE
    if draft.assessed_on < received_on:
        yield "assessed_on", Problem.BEFORE_RECEIVED
    if not draft.conclusion.strip():
        yield "conclusion", Problem.NEEDS_TEXT
    if draft.founded is Answer.UNKNOWN:
        yield "founded", Problem.REQUIRED


SOCIAL_COUNSELLING = "section_12b"


def registration_problems(
    draft: RegistrationDraft, *, today: date, under_15: bool = False
) -> Iterator[tuple[str, Problem]]:
    """Every fault of the draft. Under 15 the leader's approval is needed (REC-6, a proposal)."""
    if draft.decided_on > today:
        yield "decided_on", Problem.IN_FUTURE
    if not draft.reason.strip():
        yield "reason", Problem.NEEDS_REASON
    if draft.decision is Decision.REGISTER_HERE:
        if not draft.basis:
            yield "basis", Problem.REQUIRED
        if not draft.what.strip():
            yield "what", Problem.NEEDS_TEXT
        if under_15 and not draft.approved_by.strip():
            yield "approved_by", Problem.REQUIRED
    if draft.basis == "other" and not draft.basis_text.strip():
        yield "basis_text", Problem.NEEDS_TEXT
    if draft.basis == SOCIAL_COUNSELLING and draft.asked_for_help is Answer.UNKNOWN:
        yield "asked_for_help", Problem.REQUIRED
    if draft.decision is Decision.JOURNAL_ELSEWHERE and not draft.journal_reference.strip():
        yield "journal_reference", Problem.REQUIRED
