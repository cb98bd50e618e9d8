# SPDX-License-Identifier: EUPL-1.2
"""Invented concerns and cases in real registers, made through the services as a user would."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from app.domain.cases import Case, CaseDraft, Primacy
from app.domain.closing import ClosureDraft, HandoverDraft, HandoverTo
from app.domain.concerns import Answer, Concern, ConcernDraft
from app.domain.ids import CaseId, ConcernId
from app.domain.inquiry import (
    AssessmentDraft,
    Decision,
    FormDraft,
    Owned,
    RegistrationDraft,
    ResourceDraft,
    SignDraft,
)
from app.domain.interventions import Intervention, InterventionDraft, InterventionEvent
from app.domain.municipality import RegistrationPolicy
from app.domain.people import Person, PersonDraft, Role
from app.services import cases, concerns
from app.services.register import Register
from tests.services.registers import PROFILE, enter, make

DAY = date(2026, 4, 14)
YOUNG = PersonDraft(code="E.T.J.", birth_year=2008, birth_month=10, gender="man")
ADULT = PersonDraft(code="R.A.", birth_year=1998, gender="woman")


def at(day: date, hour: int = 9, minute: int = 0, second: int = 0) -> datetime:
    """A moment of that day."""
    return datetime.combine(day, time(hour, minute, second), UTC)


NOW = at(DAY)


def make_register(
    folder: Path,
    *,
    policy: RegistrationPolicy = RegistrationPolicy.NAME_AT_MEASURE,
    practice_model: str = "",
    now: datetime = NOW,
) -> Register:
    """A new register, open; its key derivation is weak on purpose. The caller closes it."""
    make(folder, replace(PROFILE, policy=policy, practice_model=practice_model), now=now)
    return enter(folder, now=now)


def concern_draft(day: date = DAY, **changes: object) -> ConcernDraft:
    """What a teacher told on the phone."""
    draft = ConcernDraft(
        received_on=day,
        source="teacher",
        summary="Eleven viste klistermærker med trusler i frikvarteret.",
        under_18=Answer.YES,
    )
    return replace(draft, **changes)  # type: ignore[arg-type]  # any of its fields


def a_concern(
    register: Register,
    *,
    day: date = DAY,
    person: PersonDraft | None = None,
    inquiry: bool = False,
    now: datetime | None = None,
    **changes: object,
) -> Concern:
    """A concern that was received, perhaps with a person in focus, perhaps under inquiry."""
    now = now or at(day)
    concern = concerns.receive_concern(register, concern_draft(day, **changes), now=now)
    if person is not None:
        concerns.add_person(register, Owned(concern_id=concern.id), person, Role.FOCUS, now=now)
    if inquiry:
        concern = concerns.begin_inquiry(register, concern.id, now=now)
    return concern


def decide(
    register: Register,
    concern_id: ConcernId,
    person: Person | None,
    *,
    decision: Decision = Decision.REGISTER_HERE,
    now: datetime = NOW,
) -> None:
    """A registration decision that holds."""
    concerns.decide_registration(
        register,
        RegistrationDraft(
            concern_id=concern_id,
            person_id=None if person is None else person.id,
            decided_on=now.date(),
            decision=decision,
            what="Henvendelsen og vurderingen.",
            reason="Der skal tilbydes rådgivning.",
            basis="section_12b",
            asked_for_help=Answer.YES,
            approved_by="Henning Krabbe",
        ),
        now=now,
    )


def assess(
    register: Register,
    concern_id: ConcernId,
    *,
    founded: Answer = Answer.YES,
    now: datetime = NOW,
) -> None:
    """An initial assessment."""
    draft = AssessmentDraft(
        concern_id=concern_id,
        assessed_on=now.date(),
        conclusion="Der er grundlag for at tilbyde en samtale.",
        founded=founded,
    )
    concerns.assess(register, draft, now=now)


def a_ready_concern(
    register: Register,
    *,
    day: date = DAY,
    person: PersonDraft = YOUNG,
    now: datetime | None = None,
) -> Concern:
    """A concern with all that opening a case needs: decision, founded assessment, inquiry."""
    now = now or at(day)
    concern = a_concern(register, day=day, person=person, inquiry=True, now=now)
    owner = Owned(concern_id=concern.id)
    page = concerns.open_concern(register, concern.id, now=now)
    decide(register, concern.id, page.people[0].person, now=now)
    assess(register, concern.id, now=now)
    concerns.add_sign(
        register,
        SignDraft(
            concern_id=concern.id,
            sign_list="sign_mapping",
            sign="totalitarian_symbols",
            observed_on=day,
            source="læreren",
            seen="Klistermærker på skabet.",
        ),
        now=now,
    )
    concerns.add_resource(
        register,
        ResourceDraft(concern_id=owner.concern_id, kind="trusted_adult", seen="Taler med mentor."),
        now=now,
    )
    concerns.add_form(
        register, FormDraft(concern_id=concern.id, form="right_wing", since=day), now=now
    )
    return concern


def case_draft(day: date = DAY, **changes: object) -> CaseDraft:
    """Why a case was opened."""
    draft = CaseDraft(opened_on=day, founded_on="Flere har set og hørt det samme.")
    return replace(draft, **changes)  # type: ignore[arg-type]  # any of its fields


def a_case(
    register: Register,
    *,
    day: date = DAY,
    person: PersonDraft = YOUNG,
    primacy: Primacy = Primacy.PRIMARY,
    started: bool = True,
    now: datetime | None = None,
    **changes: object,
) -> Case:
    """A case opened from its own concern, and started as follow-up without intervention."""
    now = now or at(day)
    concern = a_ready_concern(register, day=day, person=person, now=now)
    draft = case_draft(day, **({"follow_up_only": "Samtaler på skolen."} | changes))
    case = cases.open_case(register, concern.id, draft, primacy, now=now)
    return cases.start_case(register, case.id, on=day, now=now).record if started else case


def closure_draft(case_id: CaseId, day: date, **changes: object) -> ClosureDraft:
    """How a case ended."""
    draft = ClosureDraft(
        case_id=case_id, closed_on=day, reason="handled", came_of_it="Han er i lære nu."
    )
    return replace(draft, **changes)  # type: ignore[arg-type]  # any of its fields


def an_intervention(
    register: Register, case_id: CaseId, *, day: date = DAY, running: bool = False
) -> Intervention:
    """A mentor who is proposed, or who has begun."""
    now = at(day)
    draft = InterventionDraft(
        case_id=case_id, offer="mentor_lab", level="anticipatory", target="citizen"
    )
    found = cases.propose_intervention(register, draft, now=now)
    if running:
        for event in (InterventionEvent.OFFER, InterventionEvent.ACCEPT, InterventionEvent.START):
            found = cases.step_intervention(register, found.id, event, on=day, now=now).record
    return found


def handover_draft(day: date, to: HandoverTo = HandoverTo.POLICE) -> HandoverDraft:
    """Passing on to the police, with feedback agreed."""
    return HandoverDraft(
        passed_to=to,
        receiver="Lone Ravnsbæk",
        handed_on=day,
        basis="section_115",
        what="Opslagene og hvem der så dem.",
        feedback_due=day + timedelta(days=14),
    )
