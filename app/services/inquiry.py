# SPDX-License-Identifier: EUPL-1.2
"""What a user writes down while inquiring: signs, resources, forms, assessments and decisions."""

from dataclasses import replace
from datetime import date, datetime

from app.domain.ages import may_be_under
from app.domain.audit import Action
from app.domain.errors import InvalidDraft, Problem
from app.domain.ids import RecordId
from app.domain.inquiry import (
    NOT_YET_CLARIFIED,
    AssessmentDraft,
    Decision,
    FormDraft,
    FormOfExtremism,
    InitialAssessment,
    Owned,
    RegistrationDecision,
    RegistrationDraft,
    Resource,
    ResourceDraft,
    SignDraft,
    SignObservation,
    assessment_problems,
    form_problems,
    observation_problems,
    registration_problems,
)
from app.domain.people import birth
from app.domain.periods import ONE_DAY
from app.services.common import Register, new_id, writing
from app.services.places import (
    Place,
    code_problems,
    demand,
    index_all,
    index_place,
    place_of,
    written,
)
from app.storage import concerns, inquiry, people
from app.storage.connection import Database

APPROVAL_UNDER = 15
"""Under this age the leader approves a registration (REC-6, a proposal)."""


def add_sign(register: Register, draft: SignDraft, *, now: datetime) -> SignObservation:
    """Note a sign that was seen: which, by whom, what exactly."""
    _check_observation(register, draft, now)
    sign = SignObservation(
        **written(draft, SignDraft), id=new_id(RecordId), created_at=now, changed_at=now
    )
    place = place_of(register.database, draft)
    with writing(register, Action.CREATE, place.id, detail="sign", now=now) as database:
        inquiry.insert_sign(database, sign)
        index_place(database, place)
    return sign


def change_sign(
    register: Register, sign_id: RecordId, draft: SignDraft, *, now: datetime
) -> SignObservation:
    """Write about a sign anew; the history keeps what stood there."""
    _check_observation(register, draft, now)
    before = inquiry.sign(register.database, sign_id)
    kept = {"concern_id": before.concern_id, "case_id": before.case_id, "changed_at": now}
    sign = replace(before, **(written(draft, SignDraft) | kept))
    place = place_of(register.database, sign)
    with writing(register, Action.CHANGE, place.id, detail="sign", now=now) as database:
        inquiry.update_sign(database, sign)
        index_place(database, place)
    return sign


def remove_sign(register: Register, sign_id: RecordId, *, now: datetime) -> None:
    """Take a sign out."""
    place = place_of(register.database, inquiry.sign(register.database, sign_id))
    with writing(register, Action.DELETE, place.id, detail="sign", now=now) as database:
        inquiry.delete_sign(database, sign_id)
        index_place(database, place)


def add_resource(register: Register, draft: ResourceDraft, *, now: datetime) -> Resource:
    """Note a resource or protective factor."""
    _check_observation(register, draft, now)
    resource = Resource(
        **written(draft, ResourceDraft), id=new_id(RecordId), created_at=now, changed_at=now
    )
    place = place_of(register.database, draft)
    with writing(register, Action.CREATE, place.id, detail="resource", now=now) as database:
        inquiry.insert_resource(database, resource)
        index_place(database, place)
    return resource


def change_resource(
    register: Register, resource_id: RecordId, draft: ResourceDraft, *, now: datetime
) -> Resource:
    """Write about a resource anew; the history keeps what stood there."""
    _check_observation(register, draft, now)
    before = inquiry.resource(register.database, resource_id)
    kept = {"concern_id": before.concern_id, "case_id": before.case_id, "changed_at": now}
    resource = replace(before, **(written(draft, ResourceDraft) | kept))
    place = place_of(register.database, resource)
    with writing(register, Action.CHANGE, place.id, detail="resource", now=now) as database:
        inquiry.update_resource(database, resource)
        index_place(database, place)
    return resource


def remove_resource(register: Register, resource_id: RecordId, *, now: datetime) -> None:
    """Take a resource out."""
    place = place_of(register.database, inquiry.resource(register.database, resource_id))
    with writing(register, Action.DELETE, place.id, detail="resource", now=now) as database:
        inquiry.delete_resource(database, resource_id)
        index_place(database, place)


def add_form(register: Register, draft: FormDraft, *, now: datetime) -> FormOfExtremism:
    """Note a form of extremism from a day on; "not yet clarified" ends the day before."""
    _check_form(register, draft, now)
    form = FormOfExtremism(
        **written(draft, FormDraft), id=new_id(RecordId), created_at=now, changed_at=now
    )
    place = place_of(register.database, draft)
    with writing(register, Action.CREATE, place.id, detail="form", now=now) as database:
        if draft.form != NOT_YET_CLARIFIED:
            for running in inquiry.forms(database, place.owner):
                if running.form == NOT_YET_CLARIFIED and running.until is None:
                    _end_before(database, running, draft.since, now)
        inquiry.insert_form(database, form)
        index_place(database, place)
    return form


def change_form(
    register: Register, form_id: RecordId, draft: FormDraft, *, now: datetime
) -> FormOfExtremism:
    """Correct a form, or, where it begins later, let the old one end the day before."""
    _check_form(register, draft, now)
    before = inquiry.form(register.database, form_id)
    place = place_of(register.database, before)
    kept = {"concern_id": before.concern_id, "case_id": before.case_id, "changed_at": now}
    form = replace(before, **(written(draft, FormDraft) | kept))
    with writing(register, Action.CHANGE, place.id, detail="form", now=now) as database:
        if draft.since > before.since and draft.form != before.form:
            _end_before(database, before, draft.since, now)
            form = replace(form, id=new_id(RecordId), created_at=now)
            inquiry.insert_form(database, form)
        else:
            inquiry.update_form(database, form)
        index_place(database, place)
    return form


def end_form(
    register: Register, form_id: RecordId, until: date, *, now: datetime
) -> FormOfExtremism:
    """Say the last day on which a form was part of the concern."""
    before = inquiry.form(register.database, form_id)
    if until > now.date():
        raise InvalidDraft([("until", Problem.IN_FUTURE)])
    if until < before.since:
        raise InvalidDraft([("until", Problem.BEFORE_START)])
    form = replace(before, until=until, changed_at=now)
    place = place_of(register.database, form)
    with writing(register, Action.CHANGE, place.id, detail="form", now=now) as database:
        inquiry.update_form(database, form)
    return form


def assess(register: Register, draft: AssessmentDraft, *, now: datetime) -> InitialAssessment:
    """Write the initial assessment of a concern; an earlier one stays beside it."""
    today = now.date()
    concern = concerns.concern(register.database, draft.concern_id)
    demand(assessment_problems(draft, received_on=concern.received_on, today=today))
    assessment = InitialAssessment(
        **written(draft, AssessmentDraft),
        id=new_id(RecordId),
        created_at=now,
        changed_at=now,
        author=register.holder,
    )
    place = Place(owner=Owned(concern_id=concern.id), concern=concern)
    with writing(register, Action.CREATE, place.id, detail="assessment", now=now) as database:
        inquiry.insert_assessment(database, assessment)
        index_place(database, place)
    return assessment


def decide_registration(
    register: Register, draft: RegistrationDraft, *, now: datetime
) -> RegistrationDecision:
    """Decide about registering one person (REC-3).

    The first decision to register here makes a working note a concern: it stays, and is found.
    """
    today = now.date()
    place = place_of(register.database, draft)
    young = draft.person_id is not None and may_be_under(
        birth(people.person(register.database, draft.person_id)), APPROVAL_UNDER, today
    )
    demand(
        [
            *registration_problems(draft, today=today, under_15=young),
            *code_problems(register, today, basis=("registration_basis", draft.basis)),
        ]
    )
    decision = RegistrationDecision(
        **written(draft, RegistrationDraft),
        id=new_id(RecordId),
        created_at=now,
        changed_at=now,
        author=register.holder,
    )
    with writing(register, Action.CREATE, place.id, detail="decision", now=now) as database:
        inquiry.insert_decision(database, decision)
        concern = place.concern
        here = draft.decision is Decision.REGISTER_HERE
        if concern is not None and here and not concern.registered:
            concern = replace(
                concern, registered=True, delete_on=None, delete_rule="", changed_at=now
            )
            concerns.update_concern(database, concern)
            index_all(database, replace(place, concern=concern))
    return decision


def _check_observation(register: Register, draft: SignDraft | ResourceDraft, now: datetime) -> None:
    today = now.date()
    codes = (
        code_problems(register, today, sign=(draft.sign_list, draft.sign))
        if isinstance(draft, SignDraft)
        else code_problems(register, today, kind=("resource", draft.kind))
    )
    demand([*observation_problems(draft, today=today), *codes])


def _check_form(register: Register, draft: FormDraft, now: datetime) -> None:
    today = now.date()
    demand(
        [
            *form_problems(draft, today=today),
            *code_problems(
                register,
                today,
                form=("extremism_form", draft.form),
                other_form=("other_extremism_form", draft.other_form),
            ),
        ]
    )


def _end_before(database: Database, running: FormOfExtremism, begins: date, now: datetime) -> None:
    """End a period the day before the next begins; one that never lasted a day goes."""
    until = begins - ONE_DAY
    if until < running.since:
        inquiry.delete_form(database, running.id)
    else:
        inquiry.update_form(database, replace(running, until=until, changed_at=now))
