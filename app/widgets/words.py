# SPDX-License-Identifier: EUPL-1.2
"""One word per member of every closed vocabulary that a user meets.

A new enum gets one function and its line in a table; a test demands every member.
Terms of the field come from the code lists, not from here.
"""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

from app.domain.audit import OlderReason, Purpose
from app.domain.errors import Problem
from app.domain.municipality import RegistrationPolicy
from app.widgets.errors import problem_words
from app.widgets.messages import MessageKind
from app.widgets.texts import tr

Words = Mapping[Any, str]


def _message_kinds() -> Words:
    return {
        MessageKind.INFO: tr("Note", "kind of message"),
        MessageKind.SUCCESS: tr("Done"),
        MessageKind.WARNING: tr("Careful"),
        MessageKind.ERROR: tr("Not done"),
    }


def _purposes() -> Words:
    return {
        Purpose.CASEWORK: tr("Casework"),
        Purpose.MEETING: tr("Meeting"),
        Purpose.FOLLOW_UP: tr("Follow-up"),
        Purpose.ACCESS: tr("A citizen's access"),
        Purpose.SUPERVISION: tr("Supervision"),
        Purpose.OPERATIONS: tr("Operations"),
    }


def _policies() -> Words:
    return {
        RegistrationPolicy.NAME_FROM_START: tr("Name from the start"),
        RegistrationPolicy.NAME_AT_MEASURE: tr("Name when a measure is taken"),
        RegistrationPolicy.POLICE_ONLY: tr("Police only"),
    }


def _older_reasons() -> Words:
    return {
        OlderReason.RESTORED_BY_IT: tr("The IT department has restored the computer"),
        OlderReason.PUT_BACK_BY_ME: tr("I have put an older copy back myself"),
        OlderReason.OTHER_COPY_DROPPED: tr("There were two copies, and this is the right one"),
        OlderReason.UNKNOWN: tr("I do not know. I will tell the DPO"),
    }


@cache
def _first_tables(_language: str) -> Mapping[type[Enum], Words]:
    """What the door speaks of; the rest would bring the services and with them the vault."""
    return {
        MessageKind: _message_kinds(),
        OlderReason: _older_reasons(),
        Problem: problem_words(),
        Purpose: _purposes(),
        RegistrationPolicy: _policies(),
    }


@cache
def _tables(language: str) -> Mapping[type[Enum], Words]:
    from app.widgets.case_words import case_tables
    from app.widgets.concern_words import concern_tables
    from app.widgets.page_words import page_tables

    return {
        **_first_tables(language),
        **case_tables(),
        **concern_tables(),
        **page_tables(),
    }


def known_enums() -> tuple[type[Enum], ...]:
    """Every vocabulary that has words; for the test that compares them with the domain."""
    return tuple(_tables(""))


def word_of(member: Enum, language: str) -> str:
    """The word for a member; a missing one is a bug that names the member."""
    tables = _first_tables(language)
    if type(member) not in tables:
        tables = _tables(language)
    return tables[type(member)][member]
