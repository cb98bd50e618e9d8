# SPDX-License-Identifier: EUPL-1.2
"""Opening a case from a concern: what is needed for it, and what goes along (domain.md §4.6)."""

from dataclasses import replace
from datetime import datetime

from app.domain.audit import Action
from app.domain.cases import (
    Case,
    CaseCircumstances,
    CaseDraft,
    CaseStatus,
    Episode,
    Primacy,
    PrimacyPeriod,
    case_problems,
    refuse_opening,
)
from app.domain.concerns import Concern, ConcernCircumstances, ConcernEvent, apply
from app.domain.ids import CaseId, ConcernId, RecordId
from app.domain.inquiry import Owned
from app.domain.people import Role, label
from app.services.common import Register, new_id, writing
from app.services.guards import decisions_complete, founded, place_of_concern
from app.services.people import involve
from app.services.places import Place, code_problems, demand, index_all, index_place, written
from app.storage import cases, concerns, inquiry, people, sequence
from app.storage.connection import Database


def open_case(
    register: Register,
    concern_id: ConcernId,
    draft: CaseDraft,
    primacy: Primacy,
    *,
    now: datetime,
) -> Case:
    """Open a case from a concern under inquiry, with its signs, resources, forms and persons.

    Raises:
        InvalidDraft: a field is wrong.
        TransitionRefused: no founded assessment, a decision is missing, or it is a working note.
    """
    database = register.database
    today = now.date()
    concern = concerns.concern(database, concern_id)
    demand(
        [
            *case_problems(draft, today=today, received_on=concern.received_on),
            *code_problems(
                register,
                today,
                affiliation=("affiliation", draft.affiliation),
                affiliation_form=("affiliation_form", draft.affiliation_form),
                affiliation_path=("affiliation_path", draft.affiliation_path),
            ),
        ]
    )
    refuse_opening(CaseCircumstances(today=today, on=draft.opened_on, concerns=1, primacy_set=True))
    case_id = new_id(CaseId)
    decided = apply(
        concern,
        ConcernEvent.OPEN_CASE,
        ConcernCircumstances(
            today=today,
            on=draft.opened_on,
            reason=draft.founded_on,
            founded_assessment=founded(database, concern_id),
            decisions_complete=concern.registered and decisions_complete(database, concern_id),
            case_id=case_id,
            primacy_set=True,
        ),
    )
    decided = replace(decided, delete_on=None, delete_rule="", changed_at=now)
    persons = people.people_in(database, Owned(concern_id=concern_id))
    with writing(register, Action.CREATE, case_id, detail="case", now=now):
        case = Case(
            **written(draft, CaseDraft),
            id=case_id,
            number=sequence.next_number(database, sequence.Series.CASE, draft.opened_on.year),
            status=CaseStatus.CREATED,
            label=label(one.person for one in persons if one.role is Role.FOCUS),
            created_at=now,
            changed_at=now,
        )
        cases.insert_case(database, case)
        cases.link_concern(database, case.id, concern_id, concern.received_on)
        concerns.update_concern(database, decided)
        cases.insert_episode(
            database,
            Episode(
                id=new_id(RecordId),
                case_id=case.id,
                opened_on=case.opened_on,
                created_at=now,
                changed_at=now,
            ),
        )
        cases.insert_primacy(
            database,
            PrimacyPeriod(
                id=new_id(RecordId),
                case_id=case.id,
                primacy=primacy,
                since=case.opened_on,
                created_at=now,
                changed_at=now,
            ),
        )
        place = Place(owner=Owned(case_id=case.id), case=case)
        for one in persons:
            involve(database, place, one.person, one.role, now=now)
        _copy(database, concern, case, now)
        index_all(database, place)
        index_place(database, place_of_concern(decided))
    return case


def _copy(database: Database, concern: Concern, case: Case, now: datetime) -> None:
    """What was seen in the concern stands in the case too; the concern keeps its own."""
    source = Owned(concern_id=concern.id)
    for sign in inquiry.signs(database, source):
        inquiry.insert_sign(
            database,
            replace(sign, id=new_id(RecordId), concern_id=None, case_id=case.id, created_at=now),
        )
    for resource in inquiry.resources(database, source):
        inquiry.insert_resource(
            database,
            replace(
                resource, id=new_id(RecordId), concern_id=None, case_id=case.id, created_at=now
            ),
        )
    for form in inquiry.forms(database, source):
        if form.until is None or form.until >= case.opened_on:
            inquiry.insert_form(
                database,
                replace(
                    form,
                    id=new_id(RecordId),
                    concern_id=None,
                    case_id=case.id,
                    since=max(form.since, case.opened_on),
                    created_at=now,
                    changed_at=now,
                ),
            )
