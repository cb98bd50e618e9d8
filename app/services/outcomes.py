# SPDX-License-Identifier: EUPL-1.2
"""How an inquiry ends: decided with an outcome, or without registration as a nameless count.

What ends without registration is gone at once, with its persons, versions and drafts (REC-2).
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from app.domain.ages import STATED_BANDS
from app.domain.audit import Action
from app.domain.closing import Handover, HandoverDraft, handover_problems
from app.domain.concerns import (
    Concern,
    ConcernCircumstances,
    ConcernDraft,
    ConcernEvent,
    ConcernStatus,
    Outcome,
    apply,
    concern_problems,
)
from app.domain.errors import TransitionRefused
from app.domain.ids import CaseId, ConcernId, RecordId
from app.domain.inquiry import Owned
from app.domain.machines import Refusal
from app.domain.retention import RetentionRule, delete_on
from app.services.casework import keep_reason
from app.services.common import Changed, Register, new_id, writing
from app.services.guards import (
    concern_codes,
    decisions_complete,
    place_of_concern,
    step_concern,
)
from app.services.places import demand, index_place, index_record, written
from app.services.settings import keeping
from app.services.undo import undo_of
from app.storage import cases, closing, concerns, deletions, drafts, expiry, tally
from app.storage.connection import Database

_REFERRALS: Final = frozenset({ConcernEvent.REFER_MUNICIPALITY, ConcernEvent.REFER_POLICE})
_ENDS_HERE: Final = frozenset({ConcernEvent.UNFOUNDED, ConcernEvent.CANNOT_BE_CLARIFIED})
_RULES: Final = {
    Outcome.UNFOUNDED: RetentionRule.UNFOUNDED,
    Outcome.CANNOT_BE_CLARIFIED: RetentionRule.UNFOUNDED,
    Outcome.REFERRED_MUNICIPALITY: RetentionRule.PASSED_ON,
    Outcome.REFERRED_POLICE: RetentionRule.PASSED_ON,
}


def give_advice(
    register: Register,
    draft: ConcernDraft,
    *,
    forms: Iterable[str] = (),
    form_key: str = "",
    now: datetime,
) -> None:
    """«Gav sparring – luk»: nothing is kept but one more in the half-year's sums (CAS-12).

    `form_key` names the autosaved form, which goes with it. No text needs to be written.
    """
    demand(
        fault
        for fault in (
            *concern_problems(replace(draft, summary=draft.summary or "-"), today=now.date()),
            *concern_codes(register, draft, now.date()),
        )
        if fault[0] in {"received_on", "source"}
    )
    with writing(register, Action.TALLY, now=now) as database:
        _count(database, draft, ConcernStatus.COUNTED, forms)
        if form_key:
            drafts.drop(database, form_key)
            deletions.record(
                database,
                record=new_id(str),
                kind=deletions.DRAFT,
                rule=ConcernStatus.COUNTED,
                on_day=now.date(),
            )


def give_advice_on(register: Register, concern_id: ConcernId, *, now: datetime) -> None:
    """The same for a concern that was received already: its record is gone."""
    _end_nameless(register, concern_id, ConcernEvent.GAVE_ADVICE, now.date(), now)


def police_only(register: Register, concern_id: ConcernId, *, now: datetime) -> None:
    """Registered with the police only: identity gone, one more in the sums (G:115)."""
    _end_nameless(register, concern_id, ConcernEvent.POLICE_ONLY, now.date(), now)


def decide_outcome(
    register: Register,
    concern_id: ConcernId,
    event: ConcernEvent,
    reason: str,
    *,
    on: date,
    handover: HandoverDraft | None = None,
    case_id: CaseId | None = None,
    now: datetime,
) -> Changed[Concern] | None:
    """End the inquiry. None: it ended without registration, so the record is gone (REC-2).

    A referral carries its `handover`, a joined case its `case_id`. A concern that joins a closed
    case says so by that case's status: the window then asks whether to reopen it.
    Raises TransitionRefused where something is missing, InvalidDraft for the handover's fields.
    """
    database = register.database
    before = concerns.concern(database, concern_id)
    if handover is not None and event in _REFERRALS:
        handover = replace(handover, concern_id=concern_id, case_id=None)
        demand(handover_problems(handover, received_on=before.received_on, today=now.date()))
    joined = None if case_id is None else cases.case(database, case_id)
    decided = decisions_complete(database, concern_id)
    if event is ConcernEvent.JOIN_CASE:
        decided = decided and before.registered
    concern = apply(
        before,
        event,
        ConcernCircumstances(
            today=now.date(),
            on=on,
            reason=reason,
            decisions_complete=decided,
            case_id=case_id,
            handover_recorded=handover is not None,
        ),
    )
    outcome = concern.outcome
    if outcome is None:
        raise ValueError(f"{event} is no outcome")
    if event in _ENDS_HERE and not before.registered:
        with writing(register, Action.TALLY, concern_id, detail=outcome, now=now):
            expiry.forget_concern(database, before.id, rule=outcome, on_day=now.date())
        return None
    created: list[tuple[str, str]] = []
    rule = _RULES.get(outcome)
    if rule is not None:
        ends = delete_on(rule, on, keeping(register))
        concern = replace(concern, delete_on=ends, delete_rule=rule)
    elif joined is not None:
        concern = replace(concern, delete_on=joined.delete_on, delete_rule=joined.delete_rule)
    concern = replace(concern, changed_at=now)
    with writing(register, Action.STATUS, concern_id, detail=outcome, now=now):
        concerns.update_concern(database, concern)
        if joined is not None and event is ConcernEvent.JOIN_CASE:
            linked = {one for one, _day in cases.linked_concerns(database, joined.id)}
            if concern_id not in linked:
                cases.link_concern(database, joined.id, concern_id, concern.received_on)
                created.append(("case_concern", f"{joined.id} {concern_id}"))
        if handover is not None and event in _REFERRALS:
            stored = Handover(
                **written(handover, HandoverDraft),
                id=new_id(RecordId),
                created_at=now,
                changed_at=now,
            )
            closing.insert_handover(database, stored)
            index_record(database, place_of_concern(concern), stored)
            created.append(("handover", stored.id))
        index_place(database, place_of_concern(concern))
    return Changed(
        record=concern,
        undo=undo_of(register, Owned(concern_id=concern_id), (before,), created, now=now),
    )


def new_information(
    register: Register, concern_id: ConcernId, reason: str, *, now: datetime
) -> Concern:
    """Take a decided concern up again; the reason becomes a note of it."""
    concern = step_concern(
        register, concern_id, ConcernEvent.NEW_INFORMATION, reason=reason, now=now
    )
    if concern.case_id is not None:
        raise TransitionRefused(
            "concern", ConcernStatus.DECIDED, ConcernEvent.NEW_INFORMATION, Refusal.NOT_FROM_HERE
        )
    if not concern.registered:
        ends = delete_on(RetentionRule.WORKING_NOTE, now.date(), keeping(register))
        concern = replace(concern, delete_on=ends, delete_rule=RetentionRule.WORKING_NOTE)
    concern = replace(concern, outcome_reason="", changed_at=now)
    with writing(
        register, Action.STATUS, concern_id, reason="new_information", now=now
    ) as database:
        concerns.update_concern(database, concern)
        keep_reason(register, database, place_of_concern(concern), reason, now=now)
        index_place(database, place_of_concern(concern))
    return concern


def _end_nameless(
    register: Register, concern_id: ConcernId, event: ConcernEvent, on: date, now: datetime
) -> None:
    database = register.database
    before = concerns.concern(database, concern_id)
    after = apply(before, event, ConcernCircumstances(today=now.date(), on=on))
    with writing(register, Action.TALLY, concern_id, detail=after.status, now=now):
        expiry.forget_concern(database, before.id, rule=after.status, on_day=now.date())


def _count(database: Database, draft: ConcernDraft, outcome: str, forms: Iterable[str]) -> None:
    tally.add(
        database,
        day=draft.received_on,
        source=draft.source,
        age_band=STATED_BANDS[draft.under_18],
        outcome=outcome,
        forms=forms,
        outside_definition=draft.outside_definition,
    )
