# SPDX-License-Identifier: EUPL-1.2
"""Invented cases, written by the services, for the tests of the case pages."""

from datetime import date, datetime, timedelta

from app.domain.cases import Anchor, AnchoringDraft, Case, CaseDraft, Primacy
from app.domain.casework import Direction, NoteDraft, ReviewDraft
from app.domain.concerns import Answer, ConcernDraft
from app.domain.followups import FollowUpDraft, TaskDraft
from app.domain.inquiry import (
    AssessmentDraft,
    Confirmation,
    Decision,
    FormDraft,
    Owned,
    RegistrationDraft,
    ResourceDraft,
    SignDraft,
)
from app.domain.interventions import InterventionDraft, InterventionEvent
from app.domain.people import PersonDraft, Role
from app.services import cases, concerns, inquiry, people
from app.services.register import Register


def small_case(register: Register, *, now: datetime, code: str = "E.T.J.") -> Case:
    """A case that was just opened from a concern: one person, one sign, one resource."""
    today = now.date()
    draft = ConcernDraft(received_on=today - timedelta(days=70), source="teacher", summary="Uro.")
    concern = concerns.receive_concern(register, draft, now=now)
    concern = concerns.begin_inquiry(register, concern.id, now=now)
    owner = Owned(concern_id=concern.id)
    born = PersonDraft(code=code, birth_year=2009, gender="man")
    person = people.add_person(register, owner, born, Role.FOCUS, now=now)
    inquiry.decide_registration(
        register,
        RegistrationDraft(
            concern_id=concern.id,
            person_id=person.id,
            decided_on=today,
            decision=Decision.REGISTER_HERE,
            what="Initialer, fødselsår og tegn",
            reason="Der er grundlag for at tilbyde en indsats.",
            basis="child_act",
        ),
        now=now,
    )
    inquiry.add_sign(
        register,
        SignDraft(
            concern_id=concern.id,
            sign_list="sign_mapping",
            sign="seeks_material",
            observed_on=today - timedelta(days=80),
            source="Klasselærer",
            status=Confirmation.CONFIRMED,
            seen="Viste en video for to kammerater i frikvarteret.",
        ),
        now=now,
    )
    inquiry.add_resource(
        register,
        ResourceDraft(
            concern_id=concern.id,
            kind="leisure",
            source="Forældre",
            seen="Går til håndbold to gange om ugen.",
        ),
        now=now,
    )
    inquiry.assess(
        register,
        AssessmentDraft(
            concern_id=concern.id,
            assessed_on=today,
            known="En video er vist.",
            conclusion="Der er grundlag for opfølgning.",
            founded=Answer.YES,
        ),
        now=now,
    )
    return cases.open_case(
        register,
        concern.id,
        CaseDraft(
            opened_on=today - timedelta(days=60),
            founded_on="Skole og forældre ønsker hjælp.",
            goal="Tilbage i klassens fællesskab.",
            next_step="Ring til skolen",
            next_step_on=today + timedelta(days=6),
        ),
        Primacy.UNCLARIFIED,
        now=now,
    )


def busy_case(register: Register, *, now: datetime) -> Case:
    """A case in full course: interventions, follow-ups, notes, tasks, periods."""
    case = small_case(register, now=now)
    today = now.date()

    def days(number: int) -> date:
        return today - timedelta(days=number)

    inquiry.add_form(
        register, FormDraft(case_id=case.id, form="not_yet_clarified", since=days(60)), now=now
    )
    cases.set_primacy(register, case.id, Primacy.PRIMARY, days(40), now=now)
    cases.set_anchoring(
        register,
        AnchoringDraft(case_id=case.id, anchor=Anchor.OUTSIDE, unit="ssp", since=days(60)),
        now=now,
    )
    mentor = cases.propose_intervention(
        register,
        InterventionDraft(
            case_id=case.id,
            offer="trained_mentor",
            level="anticipatory",
            target="citizen",
            performer="Mentorkorpset",
            offered_on=days(50),
        ),
        now=now,
    )
    for event, back in ((InterventionEvent.ACCEPT, 48), (InterventionEvent.START, 45)):
        cases.step_intervention(register, mentor.id, event, on=days(back), now=now)
    parents = cases.propose_intervention(
        register,
        InterventionDraft(
            case_id=case.id,
            offer="network_meetings",
            level="anticipatory",
            target="family",
            offered_on=days(30),
        ),
        now=now,
    )
    for event, back in (
        (InterventionEvent.ACCEPT, 30),
        (InterventionEvent.START, 28),
        (InterventionEvent.COMPLETE, 10),
    ):
        cases.step_intervention(
            register, parents.id, event, on=days(back), reason="Tre møder holdt.", now=now
        )
    cases.start_case(register, case.id, on=days(58), now=now)
    done = cases.plan_follow_up(
        register,
        FollowUpDraft(case_id=case.id, planned_on=days(20), form="phone", with_whom="Skolen"),
        now=now,
    )
    cases.finish_follow_up(register, done.id, "Roligt i klassen.", on=days(19), now=now)
    cases.plan_follow_up(
        register,
        FollowUpDraft(
            case_id=case.id,
            intervention_id=mentor.id,
            planned_on=days(2),
            form="meeting",
            with_whom="Mentor",
        ),
        now=now,
    )
    cases.add_note(
        register,
        NoteDraft(
            case_id=case.id,
            noted_on=days(5),
            text="Mor fortæller, at han har slettet kontoen.",
            source="Mor",
            against="Han kan have en anden konto.",
            assessment="Et skridt væk fra materialet.",
        ),
        now=now,
    )
    cases.add_review(
        register,
        ReviewDraft(
            case_id=case.id,
            reviewed_on=days(7),
            whats_new="Han er begyndt at komme i klubben igen.",
            direction=Direction.FALLING,
            conclusion="Bekymringen er aftagende.",
            next_step="Mentor fortsætter til jul.",
        ),
        now=now,
    )
    cases.add_task(
        register,
        TaskDraft(case_id=case.id, text="Send indkaldelse", due_on=today + timedelta(days=3)),
        now=now,
    )
    return case
