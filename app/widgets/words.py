# SPDX-License-Identifier: EUPL-1.2
"""One word per member of every closed vocabulary that a user meets.

A new enum gets one function here and its line in `_tables`; a test demands every member.
Terms of the field come from the code lists, not from here.
"""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

from app.domain.errors import Problem
from app.widgets.errors import problem_words
from app.widgets.messages import MessageKind
from app.widgets.texts import tr

Words = Mapping[Any, str]


def _message_kinds() -> Words:
    return {
        MessageKind.INFO: tr("Note"),
        MessageKind.SUCCESS: tr("Done"),
        MessageKind.WARNING: tr("Careful"),
        MessageKind.ERROR: tr("Not done"),
    }


@cache
def _tables(_language: str) -> Mapping[type[Enum], Words]:
    return {
        MessageKind: _message_kinds(),
        Problem: problem_words(),
    }


def known_enums() -> tuple[type[Enum], ...]:
    """Every vocabulary that has words; for the test that compares them with the domain."""
    return tuple(_tables(""))


def word_of(member: Enum, language: str) -> str:
    """The word for a member; a missing one is a bug that names the member."""
    return _tables(language)[type(member)][member]
