# SPDX-License-Identifier: EUPL-1.2
"""What a user does with a case while it is open: change, start, pause, pass on, place it.

The verbs of its neighbours (closing, interventions, follow-ups, notes, pages) are offered here too.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from app.domain.audit import Action
from app.domain.cases import (
    MAX_HOLD_DAYS,
    Anchoring,
    AnchoringDraft,
    Case,
    CaseCircumstances,
    CaseDraft,
    CaseEvent,
    Primacy,
    PrimacyPeriod,
    anchoring_problems,
    apply,
    case_problems,
)
from app.domain.closing import (
    Handover,
    HandoverDraft,
    Hold,
    HoldDraft,
    handover_problems,
    hold_problems,
)
from app.domain.errors import InvalidDraft, Problem
from app.domain.ids import CaseId, RecordId
from app.domain.inquiry import Owned
from app.domain.periods import ONE_DAY
from app.services.casework import add_addendum, add_note, add_review, change_note
from app.services.closing import carry_out_re_review, close_case, reopen_case
from app.services.common import Changed, Register, new_id, writing
from app.services.followups import (
    add_task,
    cancel_follow_up,
    cancel_task,
    finish_follow_up,
    finish_task,
    plan_follow_up,
)
from app.services.interventions import (
    change_intervention,
    propose_intervention,
    step_intervention,
)
from app.services.opening import open_case
from app.services.pages import list_cases, open_case_page
from app.services.places import (
    Place,
    code_problems,
    demand,
    index_place,
    index_record,
    place_of,
    written,
)
from app.services.undo import undo, undo_of
from app.services.views import Noun
from app.storage import cases, closing, interventions
from app.storage.connection import Database

__all__ = [
    "add_addendum",
    "add_note",
    "add_review",
    "add_task",
    "cancel_follow_up",
    "cancel_task",
    "carry_out_re_review",
    "change_case",
    "change_intervention",
    "change_note",
    "close_case",
    "finish_follow_up",
    "finish_task",
    "hand_over",
    "hold_case",
    "list_cases",
    "open_case",
    "open_case_page",
    "plan_follow_up",
    "propose_intervention",
    "record_feedback",
    "reopen_case",
    "resume_case",
    "set_anchoring",
    "set_primacy",
    "start_case",
    "step_intervention",
    "undo",
]


def change_case(register: Register, case_id: CaseId, draft: CaseDraft, *, now: datetime) -> Case:
    """Write about a case anew; the history keeps what stood there.

    The opening day moves the first episode and the first periods with it.
    """
    database = register.database
    today = now.date()
    before = cases.case(database, case_id)
    linked = cases.linked_concerns(database, case_id)
    received = linked[0][1] if linked else None
    demand(
        [
            *case_problems(draft, today=today, received_on=received),
            *code_problems(
                register,
                today,
                affiliation=("affiliation", draft.affiliation),
                affiliation_form=("affiliation_form", draft.affiliation_form),
                affiliation_path=("affiliation_path", draft.affiliation_path),
            ),
        ]
    )
    case = replace(before, **written(draft, CaseDraft), changed_at=now)
    with writing(register, Action.CHANGE, case_id, detail=Noun.CASE, now=now):
        if case.opened_on != before.opened_on:
            _move_opening(database, before, case.opened_on, now)
        cases.update_case(database, case)
        index_place(database, _place(case))
    return case


def start_case(
    register: Register,
    case_id: CaseId,
    *,
    on: date | None = None,
    follow_up_only: str | None = None,
    now: datetime,
) -> Changed[Case]:
    """Begin the work: with an intervention, or a written "follow-up without intervention".

    `follow_up_only` is that text where it is written or changed in the same breath; Undo keeps it.
    """
    before = cases.case(register.database, case_id)
    if follow_up_only is not None:
        before = replace(before, follow_up_only=follow_up_only.strip())
    facts = CaseCircumstances(
        today=now.date(),
        on=on or now.date(),
        interventions=len(interventions.interventions(register.database, case_id)),
        follow_up_only=before.follow_up_only,
    )
    case = _save(register, apply(before, CaseEvent.START, facts), now)
    return Changed(record=case, undo=undo_of(register, _owner(case), (before,), now=now))


def hold_case(register: Register, draft: HoldDraft, *, now: datetime) -> Changed[Case]:
    """Put a case on hold, for six months at most (CAS-4)."""
    database = register.database
    today = now.date()
    demand(
        [
            *hold_problems(draft, today=today),
            *code_problems(register, today, reason=("hold_reason", draft.reason)),
        ]
    )
    before = cases.case(database, draft.case_id)
    facts = CaseCircumstances(
        today=today,
        on=draft.since,
        opened_on=_episode_start(database, before),
        reason=draft.reason,
        expected_resume=draft.expected_resume,
        latest_resume=draft.since + timedelta(days=MAX_HOLD_DAYS),
    )
    case = replace(apply(before, CaseEvent.HOLD, facts), changed_at=now)
    hold = Hold(**written(draft, HoldDraft), id=new_id(RecordId), created_at=now, changed_at=now)
    with writing(register, Action.STATUS, case.id, detail=Noun.HOLD, now=now):
        cases.update_case(database, case)
        closing.insert_hold(database, hold)
    created = (("hold", hold.id),)
    return Changed(record=case, undo=undo_of(register, _owner(case), (before,), created, now=now))


def resume_case(register: Register, case_id: CaseId, *, on: date, now: datetime) -> Changed[Case]:
    """Take a case up again after a hold."""
    database = register.database
    before = cases.case(database, case_id)
    running = [one for one in closing.holds(database, case_id) if one.until is None]
    facts = CaseCircumstances(
        today=now.date(), on=on, opened_on=running[-1].since if running else None
    )
    case = replace(apply(before, CaseEvent.RESUME, facts), changed_at=now)
    with writing(register, Action.STATUS, case_id, detail=Noun.CASE, now=now):
        cases.update_case(database, case)
        for hold in running:
            closing.update_hold(database, replace(hold, until=on, changed_at=now))
    return Changed(record=case, undo=undo_of(register, _owner(case), (before, *running), now=now))


def hand_over(register: Register, draft: HandoverDraft, *, now: datetime) -> Handover:
    """Pass a case on, to the police for one; it stays open here and waits for feedback.

    Raises:
        InvalidDraft: a field is wrong.
        TransitionRefused: the case is neither active nor on hold.
    """
    database = register.database
    place = place_of(database, draft)
    if place.case is None:
        raise InvalidDraft([("case_id", Problem.REQUIRED)])
    linked = cases.linked_concerns(database, place.case.id)
    received = linked[0][1] if linked else place.case.opened_on
    demand(handover_problems(draft, received_on=received, today=now.date()))
    facts = CaseCircumstances(today=now.date(), on=draft.handed_on, handover_recorded=True)
    apply(place.case, CaseEvent.HAND_OVER, facts)
    handover = Handover(
        **written(draft, HandoverDraft), id=new_id(RecordId), created_at=now, changed_at=now
    )
    with writing(register, Action.CREATE, place.id, detail=Noun.HANDOVER, now=now):
        closing.insert_handover(database, handover)
        index_record(database, place, handover)
    return handover


def record_feedback(
    register: Register, handover_id: RecordId, *, on: date, text: str, now: datetime
) -> Handover:
    """Note what came back after a handover, and when (R:3798-3806)."""
    before = closing.handover(register.database, handover_id)
    if on > now.date():
        raise InvalidDraft([("feedback_on", Problem.IN_FUTURE)])
    handover = replace(before, feedback_on=on, feedback=text.strip(), changed_at=now)
    demand(handover_problems(handover, today=now.date()))
    place = place_of(register.database, handover)
    with writing(register, Action.CHANGE, place.id, detail=Noun.HANDOVER, now=now) as database:
        closing.update_handover(database, handover)
        index_record(database, place, handover)
    return handover


def set_primacy(
    register: Register, case_id: CaseId, primacy: Primacy, since: date, *, now: datetime
) -> PrimacyPeriod:
    """Say whether radicalisation drives the case from a day on; the period before ends then."""
    database = register.database
    case = cases.case(database, case_id)
    periods = cases.primacies(database, case_id)
    latest = periods[-1]
    if since > now.date():
        raise InvalidDraft([("since", Problem.IN_FUTURE)])
    if since < case.opened_on:
        raise InvalidDraft([("since", Problem.BEFORE_OPENING)])
    if since < latest.since:
        raise InvalidDraft([("since", Problem.BEFORE_START)])
    with writing(register, Action.CHANGE, case_id, detail="primacy", now=now):
        if since == latest.since:
            period = replace(latest, primacy=primacy, changed_at=now)
            cases.update_primacy(database, period)
        else:
            cases.update_primacy(database, replace(latest, until=since - ONE_DAY, changed_at=now))
            period = PrimacyPeriod(
                id=new_id(RecordId),
                case_id=case_id,
                primacy=primacy,
                since=since,
                created_at=now,
                changed_at=now,
            )
            cases.insert_primacy(database, period)
    return period


def set_anchoring(
    register: Register, draft: AnchoringDraft, *, alongside: bool = False, now: datetime
) -> Anchoring:
    """Say where a case is handled from a day on (R:1684-1706).

    What held before ends the day before, unless the new one stands `alongside` it.
    """
    database = register.database
    case = cases.case(database, draft.case_id)
    running = [one for one in cases.anchorings(database, case.id) if one.until is None]
    demand(anchoring_problems(draft, opened_on=case.opened_on, today=now.date()))
    if not alongside and any(draft.since < one.since for one in running):
        raise InvalidDraft([("since", Problem.BEFORE_START)])
    anchoring = Anchoring(
        **written(draft, AnchoringDraft), id=new_id(RecordId), created_at=now, changed_at=now
    )
    with writing(register, Action.CHANGE, case.id, detail="anchoring", now=now):
        for one in running:
            if alongside:
                continue
            if one.since == draft.since:
                cases.delete_anchoring(database, one.id)
            else:
                ended = replace(one, until=draft.since - ONE_DAY, changed_at=now)
                cases.update_anchoring(database, ended)
        cases.insert_anchoring(database, anchoring)
    return anchoring


def _owner(case: Case) -> Owned:
    return Owned(case_id=case.id)


def _place(case: Case) -> Place:
    return Place(owner=_owner(case), case=case)


def _save(register: Register, case: Case, now: datetime) -> Case:
    case = replace(case, changed_at=now)
    with writing(register, Action.STATUS, case.id, detail=Noun.CASE, now=now) as database:
        cases.update_case(database, case)
        index_place(database, _place(case))
    return case


def _episode_start(database: Database, case: Case) -> date:
    episodes = cases.episodes(database, case.id)
    return episodes[-1].opened_on if episodes else case.opened_on


def _move_opening(database: Database, case: Case, day: date, now: datetime) -> None:
    """The first episode and the periods that began with it begin on the new day."""
    first = cases.episodes(database, case.id)[0]
    primacies = [one for one in cases.primacies(database, case.id) if one.since == case.opened_on]
    anchorings = [one for one in cases.anchorings(database, case.id) if one.since == case.opened_on]
    latest = [
        first.closed_on,
        *(one.until for one in primacies),
        *(one.until for one in anchorings),
        *(one.since for one in closing.holds(database, case.id)),
    ]
    if any(end is not None and day > end for end in latest):
        raise InvalidDraft([("opened_on", Problem.TOO_LATE)])
    cases.update_episode(database, replace(first, opened_on=day, changed_at=now))
    for period in primacies:
        cases.update_primacy(database, replace(period, since=day, changed_at=now))
    for anchoring in anchorings:
        cases.update_anchoring(database, replace(anchoring, since=day, changed_at=now))
