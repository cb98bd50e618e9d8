# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a damaged register are called: plurals, by what they mean to a user."""

from collections.abc import Callable, Mapping
from typing import Final

from app.widgets.texts import tr

_WORDS: Final[Mapping[str, Callable[[], str]]] = {
    "concern": lambda: tr("Concerns"),
    "case_file": lambda: tr("Cases"),
    "person": lambda: tr("People"),
    "involvement": lambda: tr("People"),
    "relation": lambda: tr("People"),
    "sign_observation": lambda: tr("Signs and resources"),
    "resource": lambda: tr("Signs and resources"),
    "extremism_form": lambda: tr("Assessments and decisions"),
    "initial_assessment": lambda: tr("Assessments and decisions"),
    "registration_decision": lambda: tr("Assessments and decisions"),
    "concern_review": lambda: tr("Assessments and decisions"),
    "intervention": lambda: tr("Interventions and follow-ups"),
    "follow_up": lambda: tr("Interventions and follow-ups"),
    "task": lambda: tr("Tasks"),
    "note": lambda: tr("Notes"),
    "disclosure": lambda: tr("Disclosures and papers"),
    "release": lambda: tr("Disclosures and papers"),
    "history": lambda: tr("Earlier versions"),
    "log": lambda: tr("The log"),
    "draft": lambda: tr("Drafts"),
    "search_entry": lambda: tr("The search"),
    "search_word": lambda: tr("The search"),
}


def part_words(part: str) -> str:
    """What a part is called; several tables may share a word."""
    return _WORDS[part]() if part in _WORDS else tr("Other parts of the register")
