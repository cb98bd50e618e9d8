# SPDX-License-Identifier: EUPL-1.2
"""What the survey would ask for and the register does not say (CAS-11)."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.ids import CaseId, ConcernId


class Missing(StrEnum):
    """What is not known of a case or a concern, or not answered in the profile.

    Only what somebody can still find out or decide: "cannot be clarified" is an answer, and a case
    in which no sign was seen lacks nothing.
    """

    FORM_NOT_STATED = "form_not_stated"
    FORM_NOT_CLARIFIED = "form_not_clarified"
    ANCHORING_NOT_STATED = "anchoring_not_stated"
    PRIMACY_NOT_STATED = "primacy_not_stated"
    PRIMACY_NOT_CLARIFIED = "primacy_not_clarified"
    SNAPSHOT = "snapshot"
    NO_PERSON = "no_person"
    AGE_UNKNOWN = "age_unknown"
    GENDER_UNKNOWN = "gender_unknown"
    AFFILIATION_NOT_STATED = "affiliation_not_stated"
    AFFILIATION_FORM_UNKNOWN = "affiliation_form_unknown"
    NOT_DECIDED = "not_decided"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One missing answer: of a case, of a concern, or (neither id) of the municipality profile.

    `table` is the survey's table that lacks it; `field` is the profile's field.
    """

    missing: Missing
    table: str
    case_id: CaseId | None = None
    concern_id: ConcernId | None = None
    number: str = ""
    field: str = ""
