# SPDX-License-Identifier: EUPL-1.2
"""Meetings and their agendas (R:3332-3338, 4298-4316; G:95-115)."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.ids import CaseId, ConcernId, RecordId
from app.domain.inquiry import Stored


class MeetingBasis(StrEnum):
    """On what footing people meet; persons are discussed under § 115 only."""

    SECTION_115 = "section_115"
    ANONYMOUS = "anonymous"
    OTHER = "other"


class PoliceAnswer(StrEnum):
    """What the police answered about a concern (MEE-1)."""

    IN_INFOHUS = "in_infohus"
    POLICE_TAKE_OVER = "police_take_over"
    AWAITING = "awaiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Stored):
    """A meeting; `forum` is a code."""

    forum: str
    held_on: date
    place: str = field(default="", repr=False)
    basis: MeetingBasis
    minutes_by: str = field(default="", repr=False)
    follow_up: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Stored):
    """Who takes part, and whether § 115 covers them."""

    meeting_id: RecordId
    name: str = field(repr=False)
    authority: str
    covered_by_115: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Stored):
    """One item; there is no field for a decision of the forum, only of an authority (MEE-1)."""

    meeting_id: RecordId
    position: int
    concern_id: ConcernId | None = None
    case_id: CaseId | None = None
    shown_as: str = field(default="", repr=False)
    crime_risk: str = field(default="", repr=False)
    disclosed: str = field(default="", repr=False)
    assessment: str = field(default="", repr=False)
    agreement: str = field(default="", repr=False)
    responsible: str = field(default="", repr=False)
    basis: str = ""
    due_on: date | None = None
    police_answer: PoliceAnswer | None = None
    no_contact_before: date | None = None


def discussed_by_name(basis: MeetingBasis, crime_risk: str, no_risk: str = "none") -> bool:
    """Whether an item may carry identity: § 115 and a stated risk of crime (G:107, MEE-1)."""
    return basis is MeetingBasis.SECTION_115 and bool(crime_risk) and crime_risk != no_risk
