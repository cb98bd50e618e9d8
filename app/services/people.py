# SPDX-License-Identifier: EUPL-1.2
"""What a user does with persons: put one into a concern or case, change one, take one out.

A name needs a registration decision about that person, or a policy of names from the start
(REC-1, REC-3). Whoever is in no concern and no case any more is gone.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from app.domain.audit import Action
from app.domain.ids import PersonId, RecordId
from app.domain.inquiry import Decision, Owned
from app.domain.municipality import RegistrationPolicy
from app.domain.people import (
    Involvement,
    Person,
    PersonDraft,
    Relation,
    RelationDraft,
    Role,
    initials,
    person_problems,
    pseudonym,
    relation_problems,
)
from app.services.common import Register, new_id, writing
from app.services.places import (
    Place,
    code_problems,
    demand,
    index_person,
    index_place,
    place_of,
    relabel,
    written,
)
from app.services.views import KnownPerson, Noun
from app.storage import cases, inquiry, people, search
from app.storage.connection import Database
from app.storage.people import PersonRole


def add_person(
    register: Register, owner: Owned, draft: PersonDraft, role: Role, *, now: datetime
) -> Person:
    """Put a new person into a concern or case; only a code where a name is not allowed yet.

    Raises:
        InvalidDraft: a field is wrong; a name without a decision is `NEEDS_DECISION`.
        NotFound: there is no such concern or case.
    """
    policy_allows = register.profile.policy is RegistrationPolicy.NAME_FROM_START
    _check(register, draft, name_allowed=policy_allows, now=now)
    person = Person(**_fields(draft), id=new_id(PersonId), created_at=now, changed_at=now)
    place = place_of(register.database, owner)
    with writing(register, Action.CREATE, place.id, detail=Noun.PERSON, now=now) as database:
        people.insert_person(database, person)
        involve(database, place, person, role, now=now)
        _refresh_labels(database, place, now)
    return person


def change_person(
    register: Register, person_id: PersonId, draft: PersonDraft, *, now: datetime
) -> Person:
    """Write about a person anew, in every concern and case they are part of.

    Raises:
        InvalidDraft: a field is wrong; a name without a decision is `NEEDS_DECISION`.
    """
    database = register.database
    before = people.person(database, person_id)
    allowed = name_allowed(register, person_id) or draft.name.strip() == before.name.strip()
    _check(register, draft, name_allowed=allowed, now=now)
    person = replace(before, **_fields(draft), changed_at=now)
    with writing(register, Action.CHANGE, person_id, detail=Noun.PERSON, now=now):
        people.update_person(database, person)
        _reindex(database, person, now)
    return person


def remove_person(register: Register, involvement_id: RecordId, *, now: datetime) -> None:
    """Take a person out of a concern or case; gone altogether, signs too, when in no other."""
    involvement = people.involvement(register.database, involvement_id)
    owner = Owned(concern_id=involvement.concern_id, case_id=involvement.case_id)
    place = place_of(register.database, owner)
    with writing(register, Action.DELETE, place.id, detail=Noun.PERSON, now=now) as database:
        search.unindex(database, noun=Noun.PERSON, record=involvement_id)
        people.delete_involvement(database, involvement_id)
        people.delete_unused_person(database, involvement.person_id)
        _refresh_labels(database, place, now)
        index_place(database, place_of(database, owner))


def add_known_person(
    register: Register, owner: Owned, person_id: PersonId, role: Role, *, now: datetime
) -> Person:
    """Give a person who is in the register a role here too («Kendt person?»)."""
    person = people.person(register.database, person_id)
    place = place_of(register.database, owner)
    with writing(register, Action.CHANGE, place.id, detail=Noun.PERSON, now=now) as database:
        involve(database, place, person, role, now=now)
        _refresh_labels(database, place, now)
    return person


def known_people(register: Register, text: str, *, now: datetime) -> tuple[KnownPerson, ...]:
    """Where somebody of that name or code is known already, working notes left out (REC-9).

    Says that a record exists, never what is in it.
    """
    database = register.database
    with writing(register, Action.SEARCH, now=now):
        pass
    return tuple(
        KnownPerson(
            id=person.id,
            label=pseudonym(person),
            concern_id=known.concern_id,
            case_id=known.case_id,
            number=known.number,
            closed=known.closed,
        )
        for person in people.named(database, text)
        for known in people.where_known(database, person.id)
    )


def link_people(register: Register, draft: RelationDraft, *, now: datetime) -> Relation:
    """Note a link between two persons, with its written reason (REC-9)."""
    today = now.date()
    demand(
        [
            *relation_problems(draft, today=today),
            *code_problems(register, today, kind=("relation", draft.kind)),
        ]
    )
    relation = Relation(
        **written(draft, RelationDraft), id=new_id(RecordId), created_at=now, changed_at=now
    )
    with writing(register, Action.CREATE, draft.person_id, detail="relation", now=now) as database:
        people.insert_relation(database, relation)
    return relation


def unlink_people(register: Register, relation: Relation, *, now: datetime) -> None:
    """Forget a link between two persons."""
    with writing(
        register, Action.DELETE, relation.person_id, detail="relation", now=now
    ) as database:
        people.delete_relation(database, relation.id)


def name_allowed(register: Register, person_id: PersonId) -> bool:
    """Whether a name may be written: by policy, or by the latest decision about the person."""
    if register.profile.policy is RegistrationPolicy.NAME_FROM_START:
        return True
    decided = inquiry.decisions_of_person(register.database, person_id)
    return bool(decided) and decided[-1].decision is Decision.REGISTER_HERE


def involve(
    database: Database, place: Place, person: Person, role: Role, *, now: datetime
) -> RecordId:
    """Give a person a role in a place, inside the caller's transaction; one role, the latest."""
    for earlier in people.involvements(database, place.owner):
        if earlier.person_id == person.id:
            search.unindex(database, noun=Noun.PERSON, record=earlier.id)
            people.delete_involvement(database, earlier.id)
    involvement = Involvement(
        id=new_id(RecordId),
        person_id=person.id,
        concern_id=place.owner.concern_id,
        case_id=place.owner.case_id,
        role=role,
        created_at=now,
    )
    people.insert_involvement(database, involvement)
    known = PersonRole(person=person, role=role, involvement_id=involvement.id)
    index_person(database, place, known)
    return involvement.id


def _check(register: Register, draft: PersonDraft, *, name_allowed: bool, now: datetime) -> None:
    today = now.date()
    demand(
        [
            *person_problems(draft, today=today, name_allowed=name_allowed),
            *code_problems(register, today, gender=("gender", draft.gender)),
        ]
    )


def _fields(draft: PersonDraft) -> dict[str, Any]:
    name = " ".join(draft.name.split())
    return written(draft, PersonDraft) | {
        "name": name,
        "code": draft.code.strip() or initials(name),
    }


def _refresh_labels(database: Database, place: Place, now: datetime) -> None:
    """The case says in its own row whom it is about; a concern asks its persons."""
    if place.case is None:
        return
    case = replace(place.case, label=relabel(database, place.case), changed_at=now)
    if case.label != place.case.label:
        cases.update_case(database, case)
        index_place(database, Place(owner=place.owner, case=case))


def _reindex(database: Database, person: Person, now: datetime) -> None:
    for one in people.involvements_of_person(database, person.id):
        place = place_of(database, Owned(concern_id=one.concern_id, case_id=one.case_id))
        known = PersonRole(person=person, role=one.role, involvement_id=one.id)
        index_person(database, place, known)
        _refresh_labels(database, place, now)
