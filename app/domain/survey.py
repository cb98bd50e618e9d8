# SPDX-License-Identifier: EUPL-1.2
"""What the survey counts from: small frozen facts, without a name and without a text.

Storage makes them from the register; `app.statistics` makes counts of them (survey.md §5.1).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from app.domain.ages import Birth
from app.domain.cases import Anchor, Primacy
from app.domain.concerns import ConcernStatus, Gathering, Outcome
from app.domain.periods import Dated, Period

OUTSIDE_DEFINITION: Final = "outside_definition"
"""What the sums call a concern outside the definition of extremism (N4)."""


class Affiliation(StrEnum):
    """Whether the person belongs to an extremist milieu (R:2233-2241)."""

    YES = "yes"
    NONE_KNOWN = "none_known"
    NOT_STATED = "not_stated"


class AffiliationForm(StrEnum):
    """How (R:2245-2259)."""

    PHYSICAL = "physical"
    ONLINE = "online"
    BOTH = "both"
    UNKNOWN = "unknown"


class FollowedUp(StrEnum):
    """Whether a case was followed up systematically (T18c; R:4539-4551)."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    NOT_STATED = "not_stated"


class CriteriaAim(StrEnum):
    """What the success criteria of a case aim at (T18b; R:3179-3212)."""

    CITIZEN = "citizen"
    MUNICIPALITY = "municipality"
    BOTH = "both"
    NONE = "no"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionFacts:
    """One offer that was used, from its start to its end.

    `offer` and `offer_group` (ordinary, tailored, local) are codes of the list of offers, `level`
    of the prevention triangle, `target` is citizen, close or group (T15-T18a).
    """

    offer: str
    offer_group: str
    level: str
    target: str
    used: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """One person in focus of a case; `gender` is a code of its list."""

    gender: str = field(default="unknown", repr=False)
    birth: Birth = field(default_factory=Birth, repr=False)
    concern_received_on: date = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """One case. `forms` hold codes of the list of forms; every period has both its days.

    An episode runs from opening (or reopening) to closing; an open one has no end. `signs` are the
    official signs of the case that nobody has refuted (T13). `barriers` are the heads named
    (resources, motivation, competences); None: nobody has said (T18d).
    """

    id: str
    kind: Gathering = Gathering.INDIVIDUAL
    outside_definition: bool = field(default=False, repr=False)
    erroneous: bool = False
    episodes: tuple[Period, ...]
    forms: tuple[Dated[str], ...] = field(default=(), repr=False)
    anchoring: tuple[Dated[Anchor], ...] = field(default=(), repr=False)
    primacy: tuple[Dated[Primacy], ...] = field(default=(), repr=False)
    police_handovers: tuple[date, ...] = field(default=(), repr=False)
    persons: tuple[PersonFacts, ...] = field(default=(), repr=False)
    affiliation: Affiliation = field(default=Affiliation.NOT_STATED, repr=False)
    affiliation_form: AffiliationForm = field(default=AffiliationForm.UNKNOWN, repr=False)
    signs: frozenset[str] = field(default=frozenset(), repr=False)
    interventions: tuple[InterventionFacts, ...] = field(default=(), repr=False)
    criteria: CriteriaAim = field(default=CriteriaAim.NOT_STATED, repr=False)
    followed_up: FollowedUp = field(default=FollowedUp.NOT_STATED, repr=False)
    barriers: frozenset[str] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernFacts:
    """One concern that is still a row in the register (working notes are not counted)."""

    received_on: date
    status: ConcernStatus
    outcome: Outcome | None = None
    source: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyFacts:
    """Concerns of one half-year kept only as a number, by outcome (REC-2).

    `outcome` is an `Outcome`, or the status `police_only` or `counted` (advice without a name),
    or `OUTSIDE_DEFINITION`.
    """

    half_year: Period
    outcome: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityFacts:
    """The municipality's own answers (T22-T27): codes; empty text means not answered."""

    name: str
    region: str = ""
    police_district: str = ""
    size_class: str = ""
    registration_policy: str = ""
    strategy: str = ""
    workflow: str = ""
    forum: str = ""
    forum_actors: tuple[str, ...] = ()
    anchoring_unit: str = ""
    practice_model: str = ""
    meeting_rhythm: str = ""
    steering_group: str = ""
    mandate: str = ""
    political_orientation: str = ""
    registration_model: str = ""
    registration_place: str = ""
    radicalisation_noted: str = ""
    registered_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyFacts:
    """Everything one survey is counted from."""

    municipality: MunicipalityFacts
    cases: tuple[CaseFacts, ...] = field(default=(), repr=False)
    concerns: tuple[ConcernFacts, ...] = field(default=(), repr=False)
    tallies: tuple[TallyFacts, ...] = field(default=(), repr=False)
