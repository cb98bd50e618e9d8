# SPDX-License-Identifier: EUPL-1.2
"""The story of one invented case, from the day somebody called to its end or to yesterday."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Final

from app.domain.cases import Anchor, AnchoringDraft, Case, CaseDraft, Primacy
from app.domain.casework import Direction, NoteDraft, ReviewDraft
from app.domain.closing import (
    ClosureDraft,
    HandoverDraft,
    HandoverTo,
    HoldDraft,
    ReReviewResult,
)
from app.domain.concerns import Answer, ConcernEvent, Gathering
from app.domain.followups import FollowUpDraft, TaskDraft
from app.domain.ids import CaseId, PersonId, RecordId
from app.domain.inquiry import Decision, Owned, RegistrationDraft
from app.domain.interventions import DeclinedBy, InterventionDraft, InterventionEvent
from app.domain.people import Role
from app.services import cases, concerns
from app.services.common import Register
from app.services.demo_people import DemoCase, Offered
from app.services.demo_steps import (
    Story,
    add_focus,
    assessment_draft,
    concern_draft,
    decide_and_name,
    note_form,
    note_what_was_seen,
)
from app.services.outcomes import decide_outcome
from app.services.people import add_known_person

_ASSESSED, _OPENED, _STARTED = 5, 8, 10
_FORMS: Final = ("meeting", "phone", "visit")
_Event = tuple[date, Callable[[datetime], None]]


@dataclass(slots=True, kw_only=True)
class _Told:
    """A case while its story is told."""

    register: Register
    case: DemoCase
    today: date
    id: CaseId
    person_id: PersonId
    started: bool = False

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)


def case_story(register: Register, case: DemoCase, today: date) -> Story:
    """Concern, decision, case, interventions and follow-ups, and how it ended."""
    received = today - timedelta(days=case.received)
    now = yield received
    concern = concerns.receive_concern(register, concern_draft(case, now), now=now)
    owner = Owned(concern_id=concern.id)
    concerns.begin_inquiry(register, concern.id, now=now)
    person = add_focus(register, owner, case, now)
    note_what_was_seen(register, owner, case.signs, case.resources, source=case.reporter, now=now)
    note_form(register, owner, case, now)
    now = yield received + timedelta(days=_ASSESSED)
    concerns.assess(register, assessment_draft(case, owner, now), now=now)
    decide_and_name(register, owner, person, case.name, age=case.age, police=case.police, now=now)
    now = yield received + timedelta(days=_OPENED)
    opened = cases.open_case(
        register, concern.id, _case_draft(case, now), Primacy(case.primacy), now=now
    )
    told = _Told(register=register, case=case, today=today, id=opened.id, person_id=person.id)
    _anchor(told, now)
    begin = received + timedelta(days=_STARTED)
    last = told.ago(1 if case.closed is None else case.closed)
    events = [*_offers(told, case.offers, begin, last), *_meetings(told, begin, last)]
    events += _turns(told, begin, last)
    for day, happens in sorted(events, key=lambda event: event[0]):
        now = yield day
        happens(now)
    if case.closed is not None:
        now = yield last
        _close(told, now)
        yield from _afterwards(told)
    else:
        now = yield told.ago(1)
        _look_ahead(told, opened, now)


def _case_draft(case: DemoCase, now: datetime) -> CaseDraft:
    affiliated = case.milieu in {"physical", "online", "both"}
    return CaseDraft(
        opened_on=now.date(),
        gathering=Gathering(case.gathering),
        founded_on=case.judged,
        responsible="Tovholder",
        other_concerns=case.drivers,
        affiliation="yes" if affiliated else case.milieu,
        affiliation_form=case.milieu if affiliated else "",
        affiliation_path=case.path,
        goal=case.goal,
    )


def _anchor(told: _Told, now: datetime) -> None:
    inside = bool(told.case.drivers)
    unit = "social_family" if inside else "ssp"
    anchor = Anchor.INSIDE if inside else Anchor.OUTSIDE
    draft = AnchoringDraft(case_id=told.id, anchor=anchor, unit=unit, since=now.date())
    cases.set_anchoring(told.register, draft, now=now)


def _offers(told: _Told, offers: tuple[Offered, ...], begin: date, last: date) -> list[_Event]:
    events: list[_Event] = []
    span = (last - begin).days
    for number, offer in enumerate(offers):
        first = begin + timedelta(days=min(14 * number, span // 3))
        events += _offer(told, offer, first, first + timedelta(days=span * 4 // 5))
    return events


def _offer(told: _Told, offer: Offered, first: date, end: date) -> list[_Event]:
    """One intervention's days: offered, answered, begun, ended, as far as it went."""
    made: list[RecordId] = []
    register = told.register

    def propose(now: datetime) -> None:
        young = told.case.age is not None and told.case.age < 18
        answer = Answer.YES if young and offer.went not in {"offered"} else Answer.UNKNOWN
        draft = InterventionDraft(
            case_id=told.id,
            offer=offer.offer,
            level=offer.level,
            target=offer.target,
            performer=offer.performer,
            basis="consent",
            child_accepts=answer,
            parents_accept=answer,
            note="" if offer.went in {"completed", "interrupted"} else offer.words,
        )
        made.append(cases.propose_intervention(register, draft, now=now).id)
        if not told.started:
            told.started = True
            cases.start_case(register, told.id, on=now.date(), now=now)
        take(InterventionEvent.OFFER, now)

    def take(event: InterventionEvent, now: datetime, reason: str = "") -> None:
        said_no = DeclinedBy.CITIZEN if event is InterventionEvent.DECLINE else None
        cases.step_intervention(
            register, made[0], event, on=now.date(), reason=reason, declined_by=said_no, now=now
        )

    events: list[_Event] = [(first, propose)]
    answered, begun = first + timedelta(days=4), first + timedelta(days=7)
    if offer.went == "declined":
        decline = InterventionEvent.DECLINE
        return [*events, (answered, lambda now: take(decline, now, offer.words))]
    if offer.went == "offered":
        return events
    events.append((answered, lambda now: take(InterventionEvent.ACCEPT, now)))
    if offer.went == "accepted":
        return events
    events.append((begun, lambda now: take(InterventionEvent.START, now)))
    if offer.went == "completed":
        events.append((end, lambda now: take(InterventionEvent.COMPLETE, now, offer.words)))
    if offer.went == "interrupted":
        events.append((end, lambda now: take(InterventionEvent.INTERRUPT, now, offer.words)))
    return events


def _meetings(told: _Told, begin: date, last: date) -> list[_Event]:
    """Follow-ups at even distances, each planned two weeks ahead."""
    events: list[_Event] = []
    span = (last - begin).days
    for number, result in enumerate(told.case.met, 1):
        day = begin + timedelta(days=span * number // (len(told.case.met) + 1))
        events += _meeting(told, number, result, day)
    return events


def _meeting(told: _Told, number: int, result: str, day: date) -> list[_Event]:
    planned: list[RecordId] = []

    def plan(now: datetime) -> None:
        draft = FollowUpDraft(
            case_id=told.id,
            planned_on=max(day, now.date()),
            form=_FORMS[number % len(_FORMS)],
            with_whom=told.case.offers[0].performer,
        )
        planned.append(cases.plan_follow_up(told.register, draft, now=now).id)

    def meet(now: datetime) -> None:
        cases.finish_follow_up(told.register, planned[0], result, on=now.date(), now=now)
        if number == 1:
            note = NoteDraft(
                case_id=told.id,
                noted_on=now.date(),
                text=result,
                source=told.case.offers[0].performer,
                assessment="Aftalerne fortsætter.",
            )
            cases.add_note(told.register, note, now=now)

    return [(day - timedelta(days=min(14, 2 * number)), plan), (day, meet)]


def _turns(told: _Told, begin: date, last: date) -> list[_Event]:
    """What happens once: the police, a review, a hold."""
    events: list[_Event] = []
    case, span = told.case, (last - begin).days
    if case.police:
        events.append((begin + timedelta(days=max(1, span // 8)), lambda now: _police(told, now)))
    if case.review:
        day = told.ago((case.on_hold or 0) + 3)
        events.append((day, lambda now: _review(told, case.review, now)))
    elif case.met and case.closed is not None:
        day = begin + timedelta(days=span * 7 // 8)
        events.append((day, lambda now: _review(told, case.met[-1], now)))
    if case.on_hold is not None:
        events.append((told.ago(case.on_hold), lambda now: _hold(told, now)))
    return events


def _police(told: _Told, now: datetime) -> None:
    draft = HandoverDraft(
        case_id=told.id,
        passed_to=HandoverTo.POLICE,
        receiver="Politiets tovholder",
        handed_on=now.date(),
        basis="section_115",
        what="Det, der er set og hørt, og hvem der har fortalt det.",
        feedback_due=now.date() + timedelta(days=30),
        feedback_on=now.date(),
        feedback="Modtaget. Politiet og kommunen følger hver sin del.",
    )
    cases.hand_over(told.register, draft, now=now)


def _review(told: _Told, new: str, now: datetime) -> None:
    falling = told.case.closed is not None
    draft = ReviewDraft(
        case_id=told.id,
        reviewed_on=now.date(),
        whats_new=new,
        direction=Direction.FALLING if falling else Direction(told.case.direction),
        conclusion="Indsatsen passer til det, vi ser nu.",
        next_step=told.case.next or "Opfølgning som aftalt.",
    )
    cases.add_review(told.register, draft, now=now)


def _hold(told: _Told, now: datetime) -> None:
    draft = HoldDraft(
        case_id=told.id,
        since=now.date(),
        reason="away_temporarily",
        expected_resume=told.today + timedelta(days=9),
        note=told.case.review,
    )
    cases.hold_case(told.register, draft, now=now)


def _close(told: _Told, now: datetime) -> None:
    case = told.case
    draft = ClosureDraft(
        case_id=told.id,
        closed_on=now.date(),
        reason=case.reason,
        came_of_it=case.came,
        taken_over_by=case.offers[0].performer,
        evaluated=True,
        re_review=bool(case.re_review),
    )
    cases.close_case(told.register, draft, now=now)


def _afterwards(told: _Told) -> Story:
    """Re-reviews that were carried out, or the concern that came later."""
    if told.case.reopened is not None:
        yield from _again(told, told.case.reopened)
        return
    looks = {"once": 1, "final": 2}.get(told.case.re_review, 0)
    if looks:
        now = yield told.ago(told.case.closed or 0)
        planned = cases.open_case_page(
            told.register, told.id, reason="re_review", now=now
        ).re_reviews
        for review in sorted(planned, key=lambda one: one.months)[:looks]:
            now = yield review.planned_on
            cases.carry_out_re_review(
                told.register,
                review.id,
                ReReviewResult.STILL_CLOSED,
                "Der er ikke kommet nyt af sig selv.",
                on=now.date(),
                forum="bilateral_police",
                now=now,
            )


def _again(told: _Told, days: int) -> Story:
    """A new concern about somebody known: it joins the case, which is reopened."""
    register, case = told.register, told.case
    now = yield told.ago(days + 2)
    draft = replace(concern_draft(case, now), summary=case.again, source=case.source)
    concern = concerns.receive_concern(register, draft, now=now)
    owner = Owned(concern_id=concern.id)
    concerns.begin_inquiry(register, concern.id, now=now)
    add_known_person(register, owner, told.person_id, Role.FOCUS, now=now)
    decision = RegistrationDraft(
        concern_id=concern.id,
        person_id=told.person_id,
        decided_on=now.date(),
        decision=Decision.REGISTER_HERE,
        what="Den nye henvendelse.",
        reason="Den hører til en sag, der er registreret her.",
        basis="child_act",
        asked_for_help=Answer.YES,
    )
    concerns.decide_registration(register, decision, now=now)
    now = yield told.ago(days)
    day = now.date()
    decide_outcome(
        register, concern.id, ConcernEvent.JOIN_CASE, case.again, on=day, case_id=told.id, now=now
    )
    cases.reopen_case(register, told.id, case.again, on=day, now=now)
    events = _offers(told, case.offers_again, told.ago(days - 3), told.ago(1))
    for wanted, happens in sorted(events, key=lambda event: event[0]):
        now = yield wanted
        happens(now)
    now = yield told.ago(1)
    _plan_next(told, "Opfølgning med gadeplan", 13, now)


def _look_ahead(told: _Told, opened: Case, now: datetime) -> None:
    """The next step of an open case, and a follow-up after it."""
    case = told.case
    if not case.next or case.due is None:
        return
    kept = {one.name: getattr(opened, one.name) for one in fields(CaseDraft)}
    draft = replace(
        CaseDraft(**kept),
        next_step=case.next,
        next_step_on=told.today + timedelta(days=case.due),
    )
    cases.change_case(told.register, told.id, draft, now=now)
    _plan_next(told, case.offers[0].performer, max(case.due, 0) + 3, now)
    if case.due > 0:
        text = f"Skriv til {case.reporter.lower()}, hvad der er aftalt"
        task = TaskDraft(
            case_id=told.id, text=text, due_on=told.today + timedelta(days=case.due + 1)
        )
        cases.add_task(told.register, task, now=now)


def _plan_next(told: _Told, whom: str, in_days: int, now: datetime) -> None:
    draft = FollowUpDraft(
        case_id=told.id, planned_on=told.today + timedelta(days=in_days), with_whom=whom
    )
    cases.plan_follow_up(told.register, draft, now=now)
