# SPDX-License-Identifier: EUPL-1.2
"""The words for the states and steps of a case and of what belongs to it."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from app.domain.cases import Anchor, CaseStatus
from app.domain.disclosure import Medium
from app.domain.followups import PlanStatus
from app.domain.interventions import InterventionEvent, InterventionStatus
from app.domain.retention import RetentionRule
from app.services.views import CaseFilter
from app.widgets.texts import tr

Words = Mapping[Any, str]


def case_tables() -> Mapping[type[Enum], Words]:
    """Every vocabulary of casework that has no code list of its own."""
    return {
        Anchor: _anchors(),
        CaseFilter: _filters(),
        CaseStatus: _statuses(),
        InterventionEvent: _intervention_events(),
        InterventionStatus: _intervention_statuses(),
        Medium: _media(),
        PlanStatus: _plans(),
        RetentionRule: _rules(),
    }


def _anchors() -> Words:
    return {
        Anchor.INSIDE: tr("Inside the authority area"),
        Anchor.OUTSIDE: tr("Outside the authority area"),
    }


def _filters() -> Words:
    return {
        CaseFilter.OPEN: tr("Open", "several"),
        CaseFilter.CLOSED: tr("Closed", "several"),
        CaseFilter.ALL: tr("All"),
    }


def _statuses() -> Words:
    return {
        CaseStatus.CREATED: tr("Not started"),
        CaseStatus.ACTIVE: tr("Active"),
        CaseStatus.ON_HOLD: tr("On hold"),
        CaseStatus.CLOSED: tr("Closed"),
        CaseStatus.FINALLY_CLOSED: tr("Finally closed"),
        CaseStatus.DELETED: tr("Deleted"),
    }


def _intervention_statuses() -> Words:
    return {
        InterventionStatus.PROPOSED: tr("Proposed"),
        InterventionStatus.OFFERED: tr("Offered"),
        InterventionStatus.ACCEPTED: tr("Accepted"),
        InterventionStatus.RUNNING: tr("Running"),
        InterventionStatus.ON_HOLD: tr("On hold"),
        InterventionStatus.COMPLETED: tr("Completed"),
        InterventionStatus.INTERRUPTED: tr("Broken off"),
        InterventionStatus.DECLINED: tr("Declined"),
    }


def _intervention_events() -> Words:
    return {
        InterventionEvent.OFFER: tr("Offer", "deed"),
        InterventionEvent.ACCEPT: tr("Accepted …"),
        InterventionEvent.DECLINE: tr("Declined by …"),
        InterventionEvent.START: tr("Start"),
        InterventionEvent.HOLD: tr("Put on hold"),
        InterventionEvent.RESUME: tr("Resume"),
        InterventionEvent.COMPLETE: tr("Complete"),
        InterventionEvent.INTERRUPT: tr("Break off"),
    }


def _media() -> Words:
    return {
        Medium.PRINT: tr("Printed"),
        Medium.SAVED: tr("Saved as a file"),
        Medium.ORAL: tr("Told"),
    }


def _plans() -> Words:
    return {
        PlanStatus.PLANNED: tr("Planned"),
        PlanStatus.DONE: tr("Done"),
        PlanStatus.CANCELLED: tr("Cancelled"),
    }


def _rules() -> Words:
    return {
        RetentionRule.WORKING_NOTE: tr("it is a working note"),
        RetentionRule.UNFOUNDED: tr("the concern was unfounded"),
        RetentionRule.PASSED_ON: tr("the concern was passed on"),
        RetentionRule.CASE_ADULT: tr("the case of an adult was closed"),
        RetentionRule.CASE_MINOR: tr("the case of a citizen under 18 was closed"),
        RetentionRule.TWENTIETH_BIRTHDAY: tr("the citizen turns 20"),
        RetentionRule.PAPER: tr("papers are kept for a limited time"),
    }
