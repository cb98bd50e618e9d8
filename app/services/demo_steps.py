# SPDX-License-Identifier: EUPL-1.2
"""What the invented stories have in common: drafts and decisions as the tovholder writes them."""

from collections.abc import Generator, Iterable
from datetime import date, datetime
from typing import Final

from app.domain.concerns import Answer, ConcernDraft
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
from app.domain.people import Person, PersonDraft, Role, initials
from app.services.common import Register
from app.services.demo_people import DemoCase, Seen
from app.services.inquiry import add_form, add_resource, add_sign, decide_registration
from app.services.people import add_person, change_person

Story = Generator[date, datetime, None]
"""Yields the day it wants to go on and is sent the moment it goes on."""

LEADER: Final = "Henning Krabbe"
APPROVAL_UP_TO: Final = 15


def concern_draft(case: DemoCase, now: datetime) -> ConcernDraft:
    """What was told when the case's concern came."""
    under_18 = Answer.UNKNOWN
    if case.age is not None:
        under_18 = Answer.YES if case.age < 18 else Answer.NO
    return ConcernDraft(
        received_on=now.date(), source=case.source, summary=case.told, under_18=under_18
    )


def person_draft(name: str, gender: str, born: int | None, month: int | None) -> PersonDraft:
    """A person before any decision: initials, no name."""
    return PersonDraft(
        code=initials(name), gender=gender, birth_year=born, birth_month=month if born else None
    )


def note_what_was_seen(
    register: Register,
    owner: Owned,
    signs: Iterable[Seen],
    resources: Iterable[Seen],
    *,
    source: str,
    now: datetime,
) -> None:
    """Signs and resources of a concern."""
    day = now.date()
    for one in signs:
        draft = SignDraft(
            concern_id=owner.concern_id,
            case_id=owner.case_id,
            sign_list="sign_mapping",
            sign=one.code,
            observed_on=day,
            source=source,
            status=Confirmation(one.status),
            seen=one.seen,
        )
        add_sign(register, draft, now=now)
    for one in resources:
        add_resource(
            register,
            ResourceDraft(
                concern_id=owner.concern_id,
                case_id=owner.case_id,
                kind=one.code,
                observed_on=day,
                source=source,
                seen=one.seen,
            ),
            now=now,
        )


def note_form(register: Register, owner: Owned, case: DemoCase, now: datetime) -> None:
    """The form of extremism that is part of the concern."""
    draft = FormDraft(
        concern_id=owner.concern_id,
        case_id=owner.case_id,
        form=case.form,
        other_form=case.other,
        legitimised=case.legitimised,
        since=now.date(),
    )
    add_form(register, draft, now=now)


def decide_and_name(
    register: Register,
    owner: Owned,
    person: Person,
    name: str,
    *,
    age: int | None,
    police: bool,
    now: datetime,
) -> None:
    """The registration decision about a person, and then, and only then, the name (REC-3)."""
    young = age is not None and age < 18
    decide_registration(
        register,
        RegistrationDraft(
            concern_id=owner.concern_id,
            case_id=owner.case_id,
            person_id=person.id,
            decided_on=now.date(),
            decision=Decision.REGISTER_HERE,
            what="Navn, fødselsår, henvendelsen, vurderingen og det, der tilbydes.",
            reason="Der skal tilbydes en indsats, og den skal kunne følges til ende.",
            basis="child_act" if young else "section_12b",
            asked_for_help=Answer.YES,
            also_registered_by=("police",) if police else ("none",),
            approved_by=LEADER if age is not None and age <= APPROVAL_UP_TO else "",
        ),
        now=now,
    )
    named = PersonDraft(
        code=person.code,
        name=name,
        gender=person.gender,
        birth_year=person.birth_year,
        birth_month=person.birth_month,
        municipality=register.profile.name,
    )
    change_person(register, person.id, named, now=now)


def assessment_draft(case: DemoCase, owner: Owned, now: datetime) -> AssessmentDraft:
    """The initial assessment of a case's concern."""
    if owner.concern_id is None:
        raise ValueError("an assessment belongs to a concern")
    return AssessmentDraft(
        concern_id=owner.concern_id,
        assessed_on=now.date(),
        methods=("dialogue_professionals", "police_sparring")
        if case.police
        else ("contact", "dialogue_professionals"),
        contributors=f"{case.reporter}, SSP og tovholder",
        known=case.told,
        missing="Borgerens egen fortælling. Den hører vi ved første samtale.",
        risk=" ".join(one.seen for one in case.signs),
        resilience=" ".join(one.seen for one in case.resources),
        police_involved=Answer.YES if case.police else Answer.NO,
        police_why="Oplysningen kan vedrøre noget strafbart." if case.police else "",
        conclusion=case.judged,
        founded=Answer.YES,
    )


def add_focus(register: Register, owner: Owned, case: DemoCase, now: datetime) -> Person:
    """The person in focus, and the others of a family or a group of friends by code only."""
    born = None if case.age is None else now.year - case.age
    draft = person_draft(case.name, case.gender, born, case.month)
    person = add_person(register, owner, draft, Role.FOCUS, now=now)
    for code in case.others:
        role = Role.MENTIONED if case.gathering == "friend_group" else Role.INFLUENCED
        add_person(register, owner, PersonDraft(code=code), role, now=now)
    return person
