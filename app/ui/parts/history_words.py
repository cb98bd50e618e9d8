# SPDX-License-Identifier: EUPL-1.2
"""What the kinds of records and their fields are called in the history, and how values read."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Final

from app.domain.cases import CaseStatus
from app.domain.concerns import Answer, ConcernStatus
from app.domain.followups import PlanStatus
from app.domain.interventions import InterventionStatus
from app.widgets.texts import date_text, date_time_text, tr, words

if TYPE_CHECKING:
    from app.domain.codelists import CodeLists, Language

# Shown where they stand, or nobody's business.
SILENT: Final = frozenset(
    {
        *("number", "label", "delete_rule", "author", "case_id", "received_by", "sign_list"),
        *("person_id", "other_id", "intervention_id", "addendum_to"),
    }
)

_STATUSES: Final[Mapping[str, type[Enum]]] = {
    "concern": ConcernStatus,
    "case_file": CaseStatus,
    "intervention": InterventionStatus,
    "follow_up": PlanStatus,
    "task": PlanStatus,
    "re_review": PlanStatus,
}
_LISTS: Final[Mapping[tuple[str, str], str]] = {
    ("", "source"): "concern_source",
    ("", "channel"): "concern_channel",
    ("", "gathering"): "case_type",
    ("", "notification"): "notification",
    ("", "outcome"): "concern_outcome",
    ("", "gender"): "gender",
    ("", "affiliation"): "affiliation",
    ("", "affiliation_form"): "affiliation_form",
    ("", "affiliation_path"): "affiliation_path",
    ("", "other_form"): "other_extremism_form",
    ("", "decision"): "registration_decision",
    ("", "primacy"): "primacy",
    ("", "offer"): "offer",
    ("", "level"): "prevention_level",
    ("", "declined_by"): "declined_by",
    ("", "passed_to"): "handover_to",
    ("", "consent"): "handover_consent",
    ("", "closure_reason"): "closure_reason",
    ("", "direction"): "concern_direction",
    ("sign_observation", "status"): "sign_status",
    ("note", "status"): "sign_status",
    ("resource", "kind"): "resource",
    ("extremism_form", "form"): "extremism_form",
    ("follow_up", "form"): "follow_up_form",
    ("registration_decision", "basis"): "registration_basis",
    ("handover", "basis"): "disclosure_basis",
    ("intervention", "basis"): "legal_basis",
    ("closure", "reason"): "closure_reason",
    ("hold", "reason"): "hold_reason",
    ("re_review", "result"): "re_review_result",
}
_SEVERAL: Final[Mapping[str, str]] = {
    "methods": "assessment_method",
    "also_registered_by": "other_registrar",
    "other_concerns": "other_driver",
}
_SIGNS: Final = ("sign_mapping", "sign_gladsaxe")
_YES_NO: Final = frozenset(
    {
        *("reporter_withheld", "acute", "outside_definition", "registered", "extended"),
        *("travelled", "internal", "evaluated", "re_review"),
    }
)
_ANSWERS: Final = frozenset(
    {
        *("reporter_saw", "police_involved", "founded", "asked_for_help"),
        *("child_accepts", "parents_accept"),
    }
)


def noun_words() -> Mapping[str, str]:
    """What a kind of record is called."""
    return {
        "person": tr("Person"),
        "case_file": tr("Case"),
        "concern": tr("Concern"),
        "relation": tr("Relation"),
        "sign_observation": tr("Sign"),
        "resource": tr("Resource"),
        "extremism_form": tr("Form of extremism"),
        "registration_decision": tr("Registration decision"),
        "initial_assessment": tr("Initial assessment"),
        "episode": tr("Case period"),
        "primacy_period": tr("Primary or non-primary"),
        "anchoring": tr("Anchoring"),
        "concern_review": tr("Review"),
        "intervention": tr("Intervention"),
        "follow_up": tr("Follow-up"),
        "task": tr("Task"),
        "note": tr("Note"),
        "hold": tr("On hold"),
        "handover": tr("Handover"),
        "closure": tr("Closure"),
        "re_review": tr("Re-review"),
    }


def field_words() -> Mapping[str, str]:
    """What a field is called; one word for the same thing in every record."""
    return {
        **_concern_fields(),
        **_case_fields(),
        **_work_fields(),
    }


def _concern_fields() -> Mapping[str, str]:
    return {
        "received_on": tr("Received on"),
        "source": tr("Source"),
        "channel": tr("Channel"),
        "summary": tr("What was seen or heard"),
        "reporter_name": tr("Reporter"),
        "reporter_contact": tr("Reporter's contact"),
        "reporter_withheld": tr("The reporter does not want to be named"),
        "reporter_saw": tr("The reporter saw it"),
        "under_18": tr("Under 18"),
        "under_18_on": tr("Under 18 on"),
        "gathering": tr("About whom"),
        "acute": tr("Acute"),
        "acute_contact_at": tr("Police or 112 called at"),
        "notification": tr("Notification to social services"),
        "notification_on": tr("Notification on"),
        "notification_by": tr("Notification by"),
        "outside_definition": tr("Outside the definition"),
        "crime_risk": tr("Risk of crime"),
        "registered": tr("Registered"),
        "status": tr("Status"),
        "outcome": tr("Outcome"),
        "outcome_reason": tr("Reason for the outcome"),
        "decided_on": tr("Decided on"),
        "extended": tr("Extended"),
        "delete_on": tr("To be deleted by"),
        "code": tr("Code"),
        "name": tr("Name"),
        "birth_year": tr("Year of birth"),
        "birth_month": tr("Month of birth"),
        "gender": tr("Gender"),
        "municipality": tr("Municipality"),
        "contact": tr("Contact"),
        "sign": tr("Sign"),
        "sign_list": tr("List"),
        "person_id": tr("Person"),
        "other_id": tr("Other person"),
        "observed_on": tr("Seen on"),
        "seen": tr("What was seen"),
        "kind": tr("Kind"),
        "form": tr("Form"),
        "other_form": tr("Other form"),
        "other_text": tr("Other form in words"),
        "legitimised": tr("Violence or illegality"),
        "decision": tr("Decision"),
        "what": tr("What"),
        "reason": tr("Reason"),
        "basis": tr("Basis"),
        "basis_text": tr("Basis in words"),
        "asked_for_help": tr("Turned to us, or outreach decided"),
        "also_registered_by": tr("Also registered by"),
        "journal_reference": tr("Filed in"),
        "approved_by": tr("Approved by"),
        "assessed_on": tr("Assessed on"),
        "methods": tr("Methods"),
        "contributors": tr("Contributors"),
        "known": tr("What we know"),
        "missing": tr("What is missing"),
        "risk": tr("Risk and threat"),
        "resilience": tr("Resilience and well-being"),
        "police_involved": tr("Police involved"),
        "police_why": tr("Why the police"),
        "conclusion": tr("Conclusion"),
        "founded": tr("Founded"),
    }


def _case_fields() -> Mapping[str, str]:
    return {
        "opened_on": tr("Opened on"),
        "closed_on": tr("Closed on"),
        "founded_on": tr("Grounds"),
        "responsible": tr("Responsible"),
        "other_concerns": tr("Other concerns"),
        "affiliation": tr("Affiliation"),
        "affiliation_form": tr("Form of affiliation"),
        "affiliation_path": tr("Path of affiliation"),
        "travelled": tr("Travelled out or returned"),
        "goal": tr("Goal"),
        "next_step": tr("Next step"),
        "next_step_on": tr("Next step on"),
        "follow_up_only": tr("Follow-up without intervention"),
        "closure_reason": tr("Reason for closing"),
        "since": tr("From"),
        "until": tr("Until"),
        "influence": tr("Influence"),
        "primacy": tr("Primary or non-primary"),
        "anchor": tr("Anchoring"),
        "unit": tr("Unit"),
        "reviewed_on": tr("Reviewed on"),
        "whats_new": tr("What is new"),
        "direction": tr("Direction"),
        "expected_resume": tr("Expected to resume"),
        "came_of_it": tr("What came of it"),
        "taken_over_by": tr("Who takes over"),
        "evaluated": tr("Evaluated"),
        "re_review": tr("Re-review"),
        "months": tr("Months"),
        "forum": tr("Forum"),
    }


def _work_fields() -> Mapping[str, str]:
    return {
        "offer": tr("Offer"),
        "level": tr("Level"),
        "target": tr("Target group"),
        "performer": tr("Carried out by"),
        "method": tr("Method"),
        "offered_on": tr("Offered on"),
        "child_accepts": tr("The child accepts"),
        "parents_accept": tr("The parents accept"),
        "started_on": tr("Started on"),
        "ended_on": tr("Ended on"),
        "result": tr("Result"),
        "end_reason": tr("Reason for the end"),
        "declined_by": tr("Declined by"),
        "intervention_id": tr("Intervention"),
        "planned_on": tr("Planned on"),
        "with_whom": tr("With whom"),
        "done_on": tr("Done on"),
        "text": tr("Text"),
        "due_on": tr("Due on"),
        "noted_on": tr("Noted on"),
        "against": tr("What speaks against it"),
        "assessment": tr("Assessment"),
        "internal": tr("Internal"),
        "addendum_to": tr("Addendum to"),
        "note": tr("Note"),
        "passed_to": tr("Passed to"),
        "receiver": tr("Receiver"),
        "handed_on": tr("Passed on the"),
        "consent": tr("Consent"),
        "feedback_due": tr("Feedback due"),
        "feedback_on": tr("Feedback on"),
        "feedback": tr("Feedback"),
    }


def value_text(
    codelists: "CodeLists", language: "Language", noun: str, column: str, value: str
) -> str:
    """A stored value as a user reads it; text as it was written, "" when there was none."""
    if not value:
        return ""
    if column == "status" and noun in _STATUSES:
        kind = _STATUSES[noun]
        return words(kind(value)) if value in [one.value for one in kind] else value
    if column in _YES_NO:
        return tr("Yes") if value in ("1", "True") else tr("No")
    if column in _ANSWERS or (noun == "concern" and column == "under_18"):
        return words(Answer(value)) if value in [one.value for one in Answer] else value
    if column == "under_18":
        return tr("Yes") if value in ("1", "True") else tr("No")
    if column == "sign":
        return next(
            (codelists.label(n, value, language) for n in _SIGNS if value in codelists[n]), value
        )
    if column in _SEVERAL:
        known = codelists[_SEVERAL[column]]
        codes = json.loads(value)
        return ", ".join(known.label(one, language) if one in known else one for one in codes)
    if name := _LISTS.get((noun, column)) or _LISTS.get(("", column)):
        known = codelists[name]
        return known.label(value, language) if value in known else value
    if column.endswith("_at"):
        return date_time_text(datetime.fromisoformat(value))
    if column.endswith(("_on", "_due")) or column in ("since", "until", "expected_resume"):
        return _date(value)
    return value


def _date(value: str) -> str:
    try:
        return date_text(date.fromisoformat(value))
    except ValueError:
        return value
