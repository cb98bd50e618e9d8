# SPDX-License-Identifier: EUPL-1.2
"""The one search box: finds as one types, and says in the log that somebody searched."""

from datetime import datetime

from app.domain.audit import Action
from app.services.common import Register, writing
from app.services.views import Hit, Noun
from app.storage import search as index


def search(register: Register, text: str, *, limit: int = 50) -> tuple[Hit, ...]:
    """The newest records in which all that is typed occurs; working notes are not among them."""
    return tuple(
        Hit(
            noun=Noun(one.noun),
            record=one.record,
            concern_id=one.concern_id,
            case_id=one.case_id,
            number=one.number,
            label=one.label,
            day=one.day,
            closed=one.closed,
        )
        for one in index.find(register.database, text, limit=limit)
    )


def log_search(register: Register, *, now: datetime) -> None:
    """Log that a search was made, once per pause in typing; what was typed is not logged."""
    with writing(register, Action.SEARCH, now=now):
        pass
