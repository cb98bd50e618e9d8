# SPDX-License-Identifier: EUPL-1.2
"""The words for the states of a concern, its answers and its lists."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from app.domain.concerns import Answer, ConcernStatus
from app.domain.machines import Refusal
from app.services.views import ConcernFilter
from app.widgets.refusals import refusal_words
from app.widgets.texts import tr

Words = Mapping[Any, str]


def concern_tables() -> Mapping[type[Enum], Words]:
    """Every vocabulary of concerns that has no code list of its own."""
    return {
        Answer: _answers(),
        ConcernFilter: _filters(),
        ConcernStatus: _statuses(),
        Refusal: refusal_words(),
    }


def _answers() -> Words:
    return {
        Answer.YES: tr("Yes"),
        Answer.NO: tr("No"),
        Answer.UNKNOWN: tr("Not known"),
    }


def _filters() -> Words:
    return {
        ConcernFilter.OPEN: tr("Open", "several"),
        ConcernFilter.WORKING_NOTES: tr("Working notes"),
        ConcernFilter.DECIDED: tr("Decided", "several"),
        ConcernFilter.ALL: tr("All"),
    }


def _statuses() -> Words:
    return {
        ConcernStatus.RECEIVED: tr("Received"),
        ConcernStatus.UNDER_INQUIRY: tr("Under inquiry"),
        ConcernStatus.UNDER_DISCUSSION: tr("To be discussed"),
        ConcernStatus.DECIDED: tr("Decided"),
        ConcernStatus.POLICE_ONLY: tr("With the police only"),
        ConcernStatus.COUNTED: tr("Counted without a name"),
        ConcernStatus.DELETED: tr("Deleted"),
    }
