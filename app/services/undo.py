# SPDX-License-Identifier: EUPL-1.2
"""Taking a change of state back: for ten seconds, while nothing else has happened (§4.6 «fortryd»).

The rows as they were are written over the new ones, and what the change created is taken out; the
history keeps both directions.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from app.domain import cases as case_rules
from app.domain import concerns as concern_rules
from app.domain.audit import Action
from app.domain.cases import Case, CaseCircumstances, Episode
from app.domain.closing import Hold, ReReview
from app.domain.concerns import Concern, ConcernCircumstances, refuse_undo
from app.domain.followups import FollowUp, Task
from app.domain.ids import CaseId, ConcernId, RecordId
from app.domain.inquiry import Owned
from app.domain.interventions import Intervention
from app.services.common import Register, Undo, writing
from app.services.places import index_all, place_of, relabel
from app.services.views import Noun
from app.storage import (
    audit,
    cases,
    casework,
    closing,
    concerns,
    followups,
    interventions,
    search,
)
from app.storage.connection import Database

_PASSIVE: Final = frozenset({Action.OPEN, Action.SEARCH, Action.SHOW_NAMES, Action.PRINT})
_FORGET: Final[Mapping[str, Callable[[Database, RecordId], None]]] = {
    "closure": closing.delete_closure,
    "episode": cases.delete_episode,
    "handover": closing.delete_handover,
    "hold": closing.delete_hold,
    "note": casework.delete_note,
    "re_review": closing.delete_re_review,
}
_SEARCHED: Final = frozenset({Noun.HANDOVER.value, Noun.NOTE.value})


def undo_of(
    register: Register,
    owner: Owned,
    before: Iterable[object],
    created: Iterable[tuple[str, str]] = (),
    *,
    now: datetime,
) -> Undo:
    """How to take back what the transaction just committed did."""
    return Undo(
        at=now,
        concern_id=owner.concern_id,
        case_id=owner.case_id,
        entry=register.head.seq,
        before=tuple(before),
        created=tuple(created),
    )


def undo(register: Register, undo: Undo, *, now: datetime) -> None:
    """Take a change of state back.

    Raises:
        TransitionRefused: more than ten seconds have passed, or something else happened to it.
    """
    owner = Owned(concern_id=undo.concern_id, case_id=undo.case_id)
    place = place_of(register.database, owner)
    seconds = (now - undo.at).total_seconds()
    changed = any(_changed_since(register, one, undo.entry) for one in _about(undo, place.id))
    with writing(register, Action.UNDO, place.id, now=now) as database:
        for table, record in undo.created:
            _take_out(database, table, record)
        for before in undo.before:
            _put_back(database, before, seconds, changed, now)
        index_all(database, place_of(database, owner))


def _about(undo: Undo, place_id: str) -> set[str]:
    """The records that the log would name if one of them had changed."""
    return {place_id, *(one.id for one in undo.before if isinstance(one, Case | Concern))}


def _changed_since(register: Register, record: str, entry: int) -> bool:
    if register.head.seq == entry:
        return False
    since = (one for one in audit.of_record(register.database, record) if one.seq > entry)
    return any(one.action not in _PASSIVE for one in since)


def _take_out(database: Database, table: str, record: str) -> None:
    if table == "case_concern":
        case_id, concern_id = record.split()
        cases.unlink_concern(database, CaseId(case_id), ConcernId(concern_id))
        return
    if table in _SEARCHED:
        search.unindex(database, noun=table, record=record)
    _FORGET[table](database, RecordId(record))


def _put_back(
    database: Database, before: object, seconds: float, changed: bool, now: datetime
) -> None:
    facts: dict[str, Any] = {
        "today": now.date(),
        "on": now.date(),
        "seconds_since_change": seconds,
        "changed_since": changed,
    }
    match before:
        case Concern():
            concern = concerns.concern(database, before.id)
            concern = concern_rules.undo(concern, before, ConcernCircumstances(**facts))
            concerns.update_concern(database, replace(concern, changed_at=now))
        case Case():
            case = cases.case(database, before.id)
            case = case_rules.undo(case, before, CaseCircumstances(**facts))
            case = replace(case, label=relabel(database, case), changed_at=now)
            cases.update_case(database, case)
        case Intervention():
            refuse_undo("intervention", before.status, seconds, changed)
            interventions.update_intervention(database, replace(before, changed_at=now))
        case FollowUp():
            refuse_undo("follow_up", before.status, seconds, changed)
            followups.update_follow_up(database, replace(before, changed_at=now))
        case Task():
            refuse_undo("task", before.status, seconds, changed)
            followups.update_task(database, replace(before, changed_at=now))
        case ReReview():
            refuse_undo("re_review", before.status, seconds, changed)
            closing.update_re_review(database, replace(before, changed_at=now))
        case Episode():
            cases.update_episode(database, replace(before, changed_at=now))
        case Hold():
            closing.update_hold(database, replace(before, changed_at=now))
        case _:
            raise TypeError(type(before).__name__)
