# SPDX-License-Identifier: EUPL-1.2
"""What a user does with interventions: propose, change, and take one step at a time."""

from dataclasses import replace
from datetime import date, datetime

from app.domain.audit import Action
from app.domain.cases import OPEN_STATES
from app.domain.errors import TransitionRefused
from app.domain.ids import CaseId, RecordId
from app.domain.inquiry import Owned
from app.domain.interventions import (
    DeclinedBy,
    Intervention,
    InterventionCircumstances,
    InterventionDraft,
    InterventionEvent,
    apply,
    intervention_problems,
)
from app.domain.machines import Refusal
from app.services.common import Changed, Register, new_id, writing
from app.services.places import Place, code_problems, demand, index_record, place_of, written
from app.services.undo import undo_of
from app.services.views import Noun
from app.storage import interventions
from app.storage.connection import Database


def propose_intervention(
    register: Register, draft: InterventionDraft, *, now: datetime
) -> Intervention:
    """Note what could be offered; with the day of the offer it counts as offered.

    Raises:
        InvalidDraft: a field is wrong.
        TransitionRefused: the case is closed.
    """
    _check(register, draft, now)
    place = open_case_place(register.database, draft.case_id, "propose_intervention")
    intervention = Intervention(
        **written(draft, InterventionDraft),
        id=new_id(RecordId),
        created_at=now,
        changed_at=now,
    )
    if draft.offered_on is not None:
        facts = InterventionCircumstances(today=now.date(), on=draft.offered_on)
        intervention = apply(intervention, InterventionEvent.OFFER, facts)
    with writing(register, Action.CREATE, place.id, detail=Noun.INTERVENTION, now=now) as database:
        interventions.insert_intervention(database, intervention)
        index_record(database, place, intervention)
    return intervention


def change_intervention(
    register: Register, intervention_id: RecordId, draft: InterventionDraft, *, now: datetime
) -> Intervention:
    """Write about an intervention anew; where it stands is changed by steps only."""
    _check(register, draft, now)
    before = interventions.intervention(register.database, intervention_id)
    kept = {"case_id": before.case_id, "changed_at": now}
    if draft.offered_on is None:
        kept |= {"offered_on": before.offered_on}
    intervention = replace(before, **(written(draft, InterventionDraft) | kept))
    return _save(register, intervention, Action.CHANGE, now)


def step_intervention(
    register: Register,
    intervention_id: RecordId,
    event: InterventionEvent,
    *,
    on: date,
    reason: str = "",
    declined_by: DeclinedBy | None = None,
    now: datetime,
) -> Changed[Intervention]:
    """Take an intervention one step on; `reason` is what came of it where it is completed.

    Raises:
        TransitionRefused: not possible from where it stands, or something is missing.
    """
    before = interventions.intervention(register.database, intervention_id)
    facts = InterventionCircumstances(
        today=now.date(), on=on, reason=reason, declined_by=declined_by
    )
    intervention = _save(register, apply(before, event, facts), Action.STATUS, now)
    owner = Owned(case_id=before.case_id)
    return Changed(record=intervention, undo=undo_of(register, owner, (before,), now=now))


def open_case_place(database: Database, case_id: CaseId, event: str) -> Place:
    """The place of a case that is not closed; raises TransitionRefused where it is."""
    place = place_of(database, Owned(case_id=case_id))
    if place.case is not None and place.case.status not in OPEN_STATES:
        raise TransitionRefused("case", place.case.status, event, Refusal.NOT_FROM_HERE)
    return place


def _check(register: Register, draft: InterventionDraft, now: datetime) -> None:
    today = now.date()
    demand(
        [
            *intervention_problems(draft, today=today),
            *code_problems(
                register,
                today,
                offer=("offer", draft.offer),
                level=("prevention_level", draft.level),
                target=("target_group", draft.target),
                basis=("legal_basis", draft.basis),
            ),
        ]
    )


def _save(
    register: Register, intervention: Intervention, action: Action, now: datetime
) -> Intervention:
    intervention = replace(intervention, changed_at=now)
    place = place_of(register.database, Owned(case_id=intervention.case_id))
    with writing(register, action, place.id, detail=Noun.INTERVENTION, now=now) as database:
        interventions.update_intervention(database, intervention)
        index_record(database, place, intervention)
    return intervention
