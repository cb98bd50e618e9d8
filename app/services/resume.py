# SPDX-License-Identifier: EUPL-1.2
"""Where each holder stopped working, kept in the register until the next unlock; never logged."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain.errors import NotFound
from app.domain.ids import CaseId, ConcernId
from app.services.common import Register
from app.storage import cases, concerns, settings

# Parts, filters, row ids and dates. What was searched for may be a name and is never kept.
_EXTRA: Final = frozenset(
    {"part", "card", "filter", "row", "kind", "topic", "span", "year", "start", "end"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page, perhaps with a record and what brings one back to the same row or part of it.

    `quit` says that the program was closed there, and not locked, killed or cut off.
    """

    page: str
    record_id: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)
    quit: bool = False


def keep_place(register: Register, place: Place) -> None:
    """Remember where this holder is, in place of where they were before."""
    kept = {name: value for name, value in place.extra.items() if name in _EXTRA}
    text = json.dumps([place.page, place.record_id, kept, place.quit])
    if settings.value(register.database, _name(register)) == text:
        return
    with register.database.transaction() as database:
        settings.set_value(database, _name(register), text)


def kept_place(register: Register) -> Place | None:
    """Where this holder was; None where nothing is known, or the record is gone."""
    text = settings.value(register.database, _name(register))
    if text is None:
        return None
    content: Any = json.loads(text)
    page, record_id, extra, quit_there = content
    if record_id is not None and not _is_there(register, record_id):
        return None
    return Place(page=page, record_id=record_id, extra=extra, quit=quit_there)


def _name(register: Register) -> str:
    return f"place:{register.keys.slot_id}"


def _is_there(register: Register, record_id: str) -> bool:
    try:
        concerns.concern(register.database, ConcernId(record_id))
    except NotFound:
        try:
            cases.case(register.database, CaseId(record_id))
        except NotFound:
            return False
    return True
