# SPDX-License-Identifier: EUPL-1.2
"""Closing a case, looking back at it, and taking it up again (domain.md §4.6, stage D)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from app.domain import closing as rules
from app.domain import interventions as intervention_rules
from app.domain.ages import twentieth_birthday, under_18_on
from app.domain.audit import Action
from app.domain.cases import Case, CaseCircumstances, CaseEvent, Episode, apply
from app.domain.closing import (
    RE_REVIEW_MONTHS,
    Closure,
    ClosureDraft,
    ReReview,
    ReReviewCircumstances,
    ReReviewEvent,
    ReReviewResult,
    ReReviewStatus,
    closure_problems,
    re_review_offered,
)
from app.domain.ids import CaseId, RecordId
from app.domain.inquiry import Owned
from app.domain.interventions import (
    RUNNING,
    DeclinedBy,
    Intervention,
    InterventionCircumstances,
    InterventionEvent,
    InterventionStatus,
)
from app.domain.people import Role, birth
from app.domain.retention import RetentionRule, case_deletion, months_after
from app.services.casework import keep_reason
from app.services.common import Changed, Register, new_id, writing
from app.services.places import (
    Place,
    code_problems,
    demand,
    index_place,
    index_record,
    written,
)
from app.services.settings import keeping
from app.services.undo import undo_of
from app.storage import cases, closing, concerns, interventions, people
from app.storage.connection import Database

Endings = Mapping[RecordId, tuple[InterventionEvent, str]]
_NO_ENDINGS: Endings = {}
_RESULTS = {
    ReReviewResult.STILL_CLOSED: CaseEvent.REVIEW_STILL_CLOSED,
    ReReviewResult.CANNOT_ASSESS: CaseEvent.REVIEW_CANNOT_ASSESS,
    ReReviewResult.REOPENED: CaseEvent.REVIEW_REOPEN,
}


def close_case(
    register: Register, draft: ClosureDraft, *, endings: Endings = _NO_ENDINGS, now: datetime
) -> Changed[Case]:
    """Close a case, ending the named interventions with it (event, and what came of it or why).

    Plans the re-reviews where they are wanted and allowed (CAS-1), and says when the case and its
    concerns are deleted (RET-1).

    Raises:
        InvalidDraft: a field is wrong.
        TransitionRefused: an intervention would still run, or the reason does not fit the state.
    """
    database = register.database
    today = now.date()
    before = cases.case(database, draft.case_id)
    episode = cases.episodes(database, before.id)[-1]
    holds = [one for one in closing.holds(database, before.id) if one.until is None]
    earliest = max([episode.opened_on, *(one.since for one in holds)])
    demand(
        [
            *closure_problems(draft, opened_on=earliest, today=today),
            *code_problems(register, today, reason=("closure_reason", draft.reason)),
        ]
    )
    known = interventions.interventions(database, before.id)
    ended = {
        one.id: _ended(one, *endings[one.id], on=draft.closed_on, today=today)
        for one in known
        if one.id in endings
    }
    facts = CaseCircumstances(
        today=today,
        on=draft.closed_on,
        opened_on=earliest,
        reason=draft.reason,
        open_interventions=sum(ended.get(one.id, one).status in RUNNING for one in known),
    )
    ends, rule = _deletion(register, before, draft.closed_on)
    case = replace(
        apply(before, CaseEvent.CLOSE, facts), delete_on=ends, delete_rule=rule, changed_at=now
    )
    wanted = draft.re_review and re_review_offered(draft.reason)
    closure = Closure(
        **(written(draft, ClosureDraft) | {"re_review": wanted}),
        id=new_id(RecordId),
        created_at=now,
        changed_at=now,
    )
    planned = [
        ReReview(
            id=new_id(RecordId),
            case_id=case.id,
            months=months,
            planned_on=months_after(draft.closed_on, months),
            created_at=now,
            changed_at=now,
        )
        for months in RE_REVIEW_MONTHS
        if wanted
    ]
    linked = [
        concerns.concern(database, one) for one, _ in cases.linked_concerns(database, case.id)
    ]
    with writing(register, Action.STATUS, case.id, detail="close", now=now):
        place = Place(owner=Owned(case_id=case.id), case=case)
        for intervention in ended.values():
            changed = replace(intervention, changed_at=now)
            interventions.update_intervention(database, changed)
            index_record(database, place, changed)
        cases.update_case(database, case)
        cases.update_episode(database, replace(episode, closed_on=draft.closed_on, changed_at=now))
        for hold in holds:
            closing.update_hold(database, replace(hold, until=draft.closed_on, changed_at=now))
        closing.insert_closure(database, closure)
        for review in planned:
            closing.insert_re_review(database, review)
        _keep_concerns_until(database, case, now)
        index_place(database, place)
    kept = [one for one in known if one.id in ended]
    created = [("closure", closure.id), *(("re_review", one.id) for one in planned)]
    return Changed(
        record=case,
        undo=undo_of(
            register,
            Owned(case_id=case.id),
            (before, episode, *holds, *kept, *linked),
            created,
            now=now,
        ),
    )


def reopen_case(
    register: Register, case_id: CaseId, reason: str, *, on: date, now: datetime
) -> Changed[Case]:
    """Take a closed case up again: a new episode, planned re-reviews cancelled.

    The reason becomes a note of the case.
    """
    database = register.database
    before = cases.case(database, case_id)
    case = apply(before, CaseEvent.REOPEN, _facts(before, reason, on, now))
    reviews = [one for one in closing.re_reviews(database, case_id) if _is_planned(one)]
    linked = [
        concerns.concern(database, one) for one, _ in cases.linked_concerns(database, case_id)
    ]
    with writing(register, Action.STATUS, case_id, reason="reopen", now=now):
        case, created = _reopen(register, case, reason, on=on, now=now)
    return Changed(
        record=case,
        undo=undo_of(
            register, Owned(case_id=case_id), (before, *reviews, *linked), created, now=now
        ),
    )


def carry_out_re_review(
    register: Register,
    re_review_id: RecordId,
    result: ReReviewResult,
    reason: str,
    *,
    on: date,
    forum: str = "",
    now: datetime,
) -> Case:
    """Note what a re-review found; "still closed" at the last one closes the case for good.

    When the case is deleted stays as it was, unless it is reopened.
    """
    database = register.database
    review = closing.re_review(database, re_review_id)
    before = cases.case(database, review.case_id)
    done = rules.apply(
        review,
        ReReviewEvent.CARRY_OUT,
        ReReviewCircumstances(today=now.date(), on=on, result=result, reason=reason, forum=forum),
    )
    final = review.months >= max(RE_REVIEW_MONTHS) and result is ReReviewResult.STILL_CLOSED
    event = CaseEvent.FINALLY_CLOSE if final else _RESULTS[result]
    facts = replace(_facts(before, reason, on, now), final_review=final)
    case = replace(apply(before, event, facts), changed_at=now)
    with writing(register, Action.STATUS, case.id, detail=event, now=now):
        closing.update_re_review(database, replace(done, changed_at=now))
        if result is ReReviewResult.REOPENED:
            case, _created = _reopen(register, case, reason, on=on, now=now)
        else:
            cases.update_case(database, case)
        if final:
            _cancel_planned(database, case, on, now)
    return case


def _facts(case: Case, reason: str, on: date, now: datetime) -> CaseCircumstances:
    return CaseCircumstances(today=now.date(), on=on, opened_on=case.closed_on, reason=reason)


def _is_planned(review: ReReview) -> bool:
    return review.status is ReReviewStatus.PLANNED


def _reopen(
    register: Register, case: Case, reason: str, *, on: date, now: datetime
) -> tuple[Case, list[tuple[str, str]]]:
    """What follows from reopening, in the caller's transaction; says which rows it made."""
    database = register.database
    case = replace(case, changed_at=now)
    cases.update_case(database, case)
    _cancel_planned(database, case, on, now)
    episode = Episode(
        id=new_id(RecordId), case_id=case.id, opened_on=on, created_at=now, changed_at=now
    )
    cases.insert_episode(database, episode)
    place = Place(owner=Owned(case_id=case.id), case=case)
    note = keep_reason(register, database, place, reason, now=now)
    _keep_concerns_until(database, case, now)
    index_place(database, place)
    return case, [("episode", episode.id), ("note", note.id)]


def _cancel_planned(database: Database, case: Case, on: date, now: datetime) -> None:
    for review in closing.re_reviews(database, case.id):
        if _is_planned(review):
            facts = ReReviewCircumstances(today=now.date(), on=on)
            cancelled = rules.apply(review, ReReviewEvent.CANCEL, facts)
            closing.update_re_review(database, replace(cancelled, changed_at=now))


def _keep_concerns_until(database: Database, case: Case, now: datetime) -> None:
    """A case's concerns are deleted with it: on its day, by its rule."""
    for concern_id, _received in cases.linked_concerns(database, case.id):
        concern = concerns.concern(database, concern_id)
        concerns.update_concern(
            database,
            replace(
                concern, delete_on=case.delete_on, delete_rule=case.delete_rule, changed_at=now
            ),
        )


def _ended(
    intervention: Intervention, event: InterventionEvent, reason: str, *, on: date, today: date
) -> Intervention:
    """The intervention as the closing leaves it; one on hold is taken up first."""
    facts = InterventionCircumstances(
        today=today, on=on, reason=reason, declined_by=DeclinedBy.NOT_RELEVANT
    )
    if intervention.status is InterventionStatus.ON_HOLD:
        intervention = intervention_rules.apply(intervention, InterventionEvent.RESUME, facts)
    return intervention_rules.apply(intervention, event, facts)


def _deletion(register: Register, case: Case, closed_on: date) -> tuple[date, RetentionRule]:
    """When a case closed on that day is deleted, by its persons in focus (RET-1).

    Who may still be under 18 counts as under 18: the shorter time is the safer one.
    """
    births = [
        birth(one.person)
        for one in people.people_in(register.database, Owned(case_id=case.id))
        if one.role is Role.FOCUS
    ]
    linked = cases.linked_concerns(register.database, case.id)
    received = linked[0][1] if linked else case.opened_on
    twentieth = [twentieth_birthday(one, received) for one in births]
    return case_deletion(
        closed_on,
        under_18_at_closing=any(
            (one.year is not None and under_18_on(one, closed_on) is not False)
            or under_18_on(one, closed_on) is True
            for one in births
        ),
        twentieth_birthday=min((day for day in twentieth if day is not None), default=None),
        keep=keeping(register),
    )
