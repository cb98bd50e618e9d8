# SPDX-License-Identifier: EUPL-1.2
"""The words for what waits and what is found, and those of the survey sheet."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from app.services.access import WayIn
from app.services.views import CardKind, Due, Noun
from app.widgets.sheet_words import sheet_tables
from app.widgets.texts import tr

Words = Mapping[Any, str]


def page_tables() -> Mapping[type[Enum], Words]:
    """Every vocabulary of the start page, the search and the survey sheet."""
    return {
        CardKind: _cards(),
        Due: _due(),
        Noun: _nouns(),
        WayIn: _ways_in(),
        **sheet_tables(),
    }


def _cards() -> Words:
    """Stands after a number, one or many."""
    return {
        CardKind.OVERDUE: tr("should have been done before today", "after a number"),
        CardKind.TODAY: tr("to do today", "after a number"),
        CardKind.NEXT_14_DAYS: tr("to do in the next 14 days", "after a number"),
        CardKind.DRAFTS: tr("begun and not saved", "after a number"),
        CardKind.DECISIONS_MISSING: tr("waiting for a decision", "after a number"),
        CardKind.DELETIONS: tr("due for deletion within 30 days", "after a number"),
    }


def _due() -> Words:
    return {
        Due.FOLLOW_UP: tr("Follow-up"),
        Due.TASK: tr("Task"),
        Due.NEXT_STEP: tr("Next step"),
        Due.RE_REVIEW: tr("Re-review"),
        Due.FEEDBACK: tr("Feedback is due"),
        Due.RESUME: tr("Resume or close"),
        Due.WORKING_NOTE: tr("The working note ends"),
        Due.DRAFT: tr("Draft"),
        Due.REGISTRATION_DECISION: tr("Is it to be registered?"),
        Due.FORM_UNCLARIFIED: tr("Which form of extremism?"),
        Due.PRIMACY_UNCLARIFIED: tr("Primary or non-primary?"),
        Due.DELETE_CONCERN: tr("The concern is due for deletion"),
        Due.DELETE_CASE: tr("The case is due for deletion"),
    }


def _nouns() -> Words:
    return {
        Noun.CONCERN: tr("Concern"),
        Noun.CASE: tr("Case"),
        Noun.PERSON: tr("Person"),
        Noun.NOTE: tr("Note"),
        Noun.INTERVENTION: tr("Intervention"),
        Noun.FOLLOW_UP: tr("Follow-up"),
        Noun.TASK: tr("Task"),
        Noun.RE_REVIEW: tr("Re-review"),
        Noun.HANDOVER: tr("Handover"),
        Noun.HOLD: tr("On hold"),
        Noun.REVIEW: tr("Assessment"),
        Noun.DRAFT: tr("Draft"),
    }


def _ways_in() -> Words:
    return {
        WayIn.PASSPHRASE: tr("Passphrase"),
        WayIn.HOLDER: tr("Passphrase"),
        WayIn.RECOVERY: tr("Recovery key"),
    }
