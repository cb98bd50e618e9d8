# SPDX-License-Identifier: EUPL-1.2
"""What a user does with a concern while it is open: take it in, change it, look into it.

The verbs of its neighbours (persons, inquiry, outcomes, the pages) are offered here too.
"""

from dataclasses import replace
from datetime import date, datetime

from app.domain.audit import Action
from app.domain.concerns import (
    Concern,
    ConcernDraft,
    ConcernEvent,
    ConcernStatus,
    concern_problems,
)
from app.domain.errors import InvalidDraft, Problem, TransitionRefused
from app.domain.ids import ConcernId
from app.domain.machines import Refusal
from app.domain.retention import RetentionRule, delete_on
from app.services.casework import keep_reason
from app.services.common import Register, new_id, writing
from app.services.guards import concern_codes, place_of_concern, step_concern
from app.services.inquiry import (
    add_form,
    add_resource,
    add_sign,
    assess,
    change_form,
    change_resource,
    change_sign,
    decide_registration,
    end_form,
    remove_resource,
    remove_sign,
)
from app.services.opening import open_case
from app.services.outcomes import (
    decide_outcome,
    give_advice,
    give_advice_on,
    new_information,
    police_only,
)
from app.services.pages import list_concerns, open_concern
from app.services.people import (
    add_known_person,
    add_person,
    change_person,
    known_people,
    remove_person,
)
from app.services.places import demand, index_place, written
from app.services.settings import keeping
from app.storage import cases, concerns, sequence

__all__ = [
    "add_form",
    "add_known_person",
    "add_person",
    "add_resource",
    "add_sign",
    "assess",
    "begin_inquiry",
    "change_concern",
    "change_form",
    "change_person",
    "change_resource",
    "change_sign",
    "decide_outcome",
    "decide_registration",
    "discuss",
    "discussed",
    "end_form",
    "extend_working_note",
    "give_advice",
    "give_advice_on",
    "known_people",
    "list_concerns",
    "mark_acute",
    "new_information",
    "open_case",
    "open_concern",
    "police_only",
    "receive_concern",
    "remove_person",
    "remove_resource",
    "remove_sign",
]


def receive_concern(register: Register, draft: ConcernDraft, *, now: datetime) -> Concern:
    """Take a concern in; a working note unless the policy is names from the start (REC-1).

    Raises:
        InvalidDraft: a field is wrong.
    """
    _check(register, draft, now.date())
    note = register.profile.policy.starts_as_working_note
    rule = RetentionRule.WORKING_NOTE
    with writing(
        register, Action.CREATE, concern_id := new_id(ConcernId), detail="concern", now=now
    ) as database:
        concern = Concern(
            **written(draft, ConcernDraft),
            id=concern_id,
            number=sequence.next_number(database, sequence.Series.CONCERN, draft.received_on.year),
            registered=not note,
            status=ConcernStatus.RECEIVED,
            received_by=register.holder,
            delete_on=delete_on(rule, draft.received_on, keeping(register)) if note else None,
            delete_rule=rule if note else "",
            created_at=now,
            changed_at=now,
        )
        concerns.insert_concern(database, concern)
        index_place(database, place_of_concern(concern))
    return concern


def change_concern(
    register: Register, concern_id: ConcernId, draft: ConcernDraft, *, now: datetime
) -> Concern:
    """Write about a concern anew; the history keeps what stood there."""
    before = concerns.concern(register.database, concern_id)
    _check(register, draft, now.date())
    if before.decided_on is not None and draft.received_on > before.decided_on:
        raise InvalidDraft([("received_on", Problem.TOO_LATE)])
    concern = replace(before, **written(draft, ConcernDraft), changed_at=now)
    if concern.delete_rule == RetentionRule.WORKING_NOTE and concern.outcome is None:
        ends = delete_on(RetentionRule.WORKING_NOTE, concern.received_on, keeping(register))
        if concern.extended:
            ends = delete_on(RetentionRule.WORKING_NOTE, ends, keeping(register))
        concern = replace(concern, delete_on=ends)
    return _save(register, concern, Action.CHANGE, now)


def mark_acute(
    register: Register, concern_id: ConcernId, *, contact_at: datetime, now: datetime
) -> Concern:
    """Note that 112 or the police was called, and when; everything else goes on (G:166)."""
    if contact_at > now:
        raise InvalidDraft([("acute_contact_at", Problem.IN_FUTURE)])
    concern = step_concern(register, concern_id, ConcernEvent.ACUTE, now=now)
    return _save(register, replace(concern, acute_contact_at=contact_at), Action.STATUS, now)


def begin_inquiry(register: Register, concern_id: ConcernId, *, now: datetime) -> Concern:
    """Start to look into a concern."""
    concern = step_concern(register, concern_id, ConcernEvent.BEGIN_INQUIRY, now=now)
    return _save(register, concern, Action.STATUS, now)


def discuss(
    register: Register, concern_id: ConcernId, *, meeting_has_basis: bool, now: datetime
) -> Concern:
    """Put a concern on a meeting that has a legal basis for naming somebody."""
    concern = step_concern(
        register, concern_id, ConcernEvent.DISCUSS, meeting_has_basis=meeting_has_basis, now=now
    )
    return _save(register, concern, Action.STATUS, now)


def discussed(register: Register, concern_id: ConcernId, *, now: datetime) -> Concern:
    """Take a concern back from the meeting into the inquiry."""
    concern = step_concern(register, concern_id, ConcernEvent.DISCUSSED, now=now)
    return _save(register, concern, Action.STATUS, now)


def extend_working_note(
    register: Register, concern_id: ConcernId, reason: str, *, now: datetime
) -> Concern:
    """Keep a working note for as long again, once, with a reason that becomes a note of it.

    Raises:
        TransitionRefused: no reason, extended already, or no working note any more.
    """
    before = concerns.concern(register.database, concern_id)
    why = None if reason.strip() else Refusal.NEEDS_REASON
    if before.registered or before.extended or before.delete_on is None or before.outcome:
        why = Refusal.NOT_FROM_HERE
    if why is not None or before.delete_on is None:
        raise TransitionRefused("concern", before.status, "extend", why or Refusal.NOT_FROM_HERE)
    ends = delete_on(RetentionRule.WORKING_NOTE, before.delete_on, keeping(register))
    concern = replace(before, extended=True, delete_on=ends, changed_at=now)
    with writing(register, Action.CHANGE, concern.id, reason="extend", now=now) as database:
        concerns.update_concern(database, concern)
        keep_reason(register, database, place_of_concern(concern), reason, now=now)
    return concern


def _check(register: Register, draft: ConcernDraft, today: date) -> None:
    demand([*concern_problems(draft, today=today), *concern_codes(register, draft, today)])


def _save(register: Register, concern: Concern, action: Action, now: datetime) -> Concern:
    concern = replace(concern, changed_at=now)
    with writing(register, action, concern.id, detail="concern", now=now) as database:
        concerns.update_concern(database, concern)
        if concern.case_id is not None:
            cases.redate_concern(database, concern.id, concern.received_on)
        index_place(database, place_of_concern(concern))
    return concern
