# SPDX-License-Identifier: EUPL-1.2
"""Every record that has rows of its own: written, read back, changed with history, taken out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.cases import Anchor, Anchoring, CaseStatus, Episode, Primacy, PrimacyPeriod
from app.domain.casework import ConcernReview, Direction, Note
from app.domain.closing import (
    Closure,
    Consent,
    Handover,
    HandoverTo,
    Hold,
    ReReview,
    ReReviewResult,
    ReReviewStatus,
)
from app.domain.concerns import Answer, ConcernStatus, Gathering, Notification, Outcome
from app.domain.errors import NotFound
from app.domain.followups import FollowUp, PlanStatus, Task
from app.domain.ids import CaseId, ConcernId, PersonId, RecordId
from app.domain.inquiry import (
    Confirmation,
    Decision,
    FormOfExtremism,
    InitialAssessment,
    RegistrationDecision,
    Resource,
    SignObservation,
)
from app.domain.interventions import DeclinedBy, Intervention, InterventionStatus
from app.domain.people import Relation
from app.storage import (
    cases,
    casework,
    closing,
    concerns,
    followups,
    inquiry,
    interventions,
    people,
)
from app.storage.connection import Database
from tests.storage.rows import (
    CASE,
    CONCERN,
    DAY,
    IN_CASE,
    LATER,
    STAMP,
    STAMPS,
    a_case,
    a_concern,
    a_person,
    by_id,
    change_and_compare,
    stocked,
)

ID = RecordId("one")
BASE: dict[str, Any] = {"id": ID, **STAMPS}
OTHER_TIME = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Noun:
    """One table: a record, the same changed in all that may change, and its functions."""

    table: str
    record: Any
    changed: Any = None
    insert: Callable[[Database, Any], None]
    read: Callable[[Database, Any], Any]
    update: Callable[[Database, Any], None] | None = None
    delete: Callable[[Database, Any], None] | None = None


def from_list(
    find: Callable[[Database, Any], tuple[Any, ...]], owner: Any
) -> Callable[[Database, Any], Any]:
    """Read one record out of those of its owner; StopIteration when it is not there."""
    return lambda database, record_id: by_id(find(database, owner), record_id)


PERSON = a_person("new")
CONCERN_ROW = a_concern("new")
CASE_ROW = a_case("new")
SIGN = SignObservation(concern_id=CONCERN.concern_id, sign_list="a", sign="b", **BASE)
RESOURCE = Resource(case_id=IN_CASE, kind="leisure", **BASE)
FORM = FormOfExtremism(case_id=IN_CASE, form="left_wing", since=DAY, **BASE)
EPISODE = Episode(case_id=IN_CASE, opened_on=DAY, **BASE)
PRIMACY = PrimacyPeriod(case_id=IN_CASE, primacy=Primacy.PRIMARY, since=DAY, **BASE)
ANCHORING = Anchoring(case_id=IN_CASE, anchor=Anchor.INSIDE, unit="ssp", since=DAY, **BASE)
HOLD = Hold(case_id=IN_CASE, since=DAY, reason="other", expected_resume=LATER, **BASE)
HANDOVER = Handover(
    concern_id=CONCERN.concern_id, passed_to=HandoverTo.POLICE, receiver="Lone", handed_on=DAY,
    basis="section_115", what="Alt", **BASE,
)  # fmt: skip
CLOSURE = Closure(case_id=IN_CASE, closed_on=DAY, reason="handled", came_of_it="I lære", **BASE)
RE_REVIEW = ReReview(case_id=IN_CASE, months=6, planned_on=LATER, **BASE)
INTERVENTION = Intervention(case_id=IN_CASE, offer="a", level="b", target="c", **BASE)
FOLLOW_UP = FollowUp(case_id=IN_CASE, planned_on=DAY, **BASE)
TASK = Task(case_id=IN_CASE, text="Ring", due_on=DAY, **BASE)
NOTE = Note(case_id=IN_CASE, noted_on=DAY, text="Set", author="Birgit", **BASE)
RELATION = Relation(
    person_id=PersonId("person"), other_id=PersonId("other"), kind="friend", reason="Ven", **BASE
)

NOUNS = (
    Noun(
        table="person",
        record=PERSON,
        changed=a_person(
            "new",
            code="E",
            name="Emil Toft",
            birth_year=2008,
            birth_month=10,
            under_18=True,
            under_18_on=DAY,
            gender="man",
            municipality="Lyngsø",
            contact="skolen",
            changed_at=OTHER_TIME,
        ),
        insert=people.insert_person,
        read=people.person,
        update=people.update_person,
        delete=people.delete_person,
    ),
    Noun(
        table="relation",
        record=RELATION,
        changed=replace(
            RELATION,
            kind="sibling",
            since=DAY,
            until=LATER,
            influence="Stor",
            reason="Bror",
            changed_at=OTHER_TIME,
        ),
        insert=people.insert_relation,
        read=from_list(people.relations, PersonId("person")),
        update=people.update_relation,
        delete=people.delete_relation,
    ),
    Noun(
        table="concern",
        record=CONCERN_ROW,
        changed=a_concern(
            "new",
            received_on=LATER,
            source="police",
            channel="via_other_unit",
            summary="Nyt",
            reporter_name="Pia",
            reporter_contact="mail",
            reporter_withheld=True,
            reporter_saw=Answer.YES,
            under_18=Answer.NO,
            gathering=Gathering.FAMILY,
            acute=True,
            acute_contact_at=STAMP,
            notification=Notification.GIVEN,
            notification_on=DAY,
            notification_by="Birgit",
            outside_definition=True,
            crime_risk="Hærværk",
            registered=False,
            status=ConcernStatus.DECIDED,
            outcome=Outcome.UNFOUNDED,
            outcome_reason="Intet",
            decided_on=LATER,
            case_id=IN_CASE,
            extended=True,
            delete_on=LATER,
            delete_rule="unfounded",
            changed_at=OTHER_TIME,
        ),
        insert=concerns.insert_concern,
        read=concerns.concern,
        update=concerns.update_concern,
        delete=concerns.delete_concern,
    ),
    Noun(
        table="case_file",
        record=CASE_ROW,
        changed=a_case(
            "new",
            opened_on=LATER,
            gathering=Gathering.FRIEND_GROUP,
            founded_on="Set",
            responsible="Birgit",
            other_concerns=("crime",),
            affiliation="yes",
            affiliation_form="online",
            affiliation_path="friends",
            travelled=True,
            outside_definition=True,
            goal="Lære",
            next_step="Ring",
            next_step_on=LATER,
            follow_up_only="Samtaler",
            journal_reference="26/1",
            status=CaseStatus.CLOSED,
            label="E",
            closed_on=LATER,
            closure_reason="handled",
            delete_on=LATER,
            delete_rule="case_adult",
            changed_at=OTHER_TIME,
        ),
        insert=cases.insert_case,
        read=cases.case,
        update=cases.update_case,
    ),
    Noun(
        table="sign_observation",
        record=SIGN,
        changed=replace(
            SIGN,
            sign_list="x",
            sign="y",
            person_id=PersonId("person"),
            observed_on=DAY,
            source="skolen",
            status=Confirmation.REFUTED,
            seen="Set",
            changed_at=OTHER_TIME,
        ),
        insert=inquiry.insert_sign,
        read=inquiry.sign,
        update=inquiry.update_sign,
        delete=inquiry.delete_sign,
    ),
    Noun(
        table="resource",
        record=RESOURCE,
        changed=replace(
            RESOURCE,
            kind="other",
            person_id=PersonId("person"),
            observed_on=DAY,
            source="mor",
            seen="Skak",
            changed_at=OTHER_TIME,
        ),
        insert=inquiry.insert_resource,
        read=inquiry.resource,
        update=inquiry.update_resource,
        delete=inquiry.delete_resource,
    ),
    Noun(
        table="extremism_form",
        record=FORM,
        changed=replace(
            FORM,
            form="other_named",
            other_form="climate",
            other_text="x",
            legitimised="y",
            since=LATER,
            until=LATER,
            changed_at=OTHER_TIME,
        ),
        insert=inquiry.insert_form,
        read=inquiry.form,
        update=inquiry.update_form,
        delete=inquiry.delete_form,
    ),
    Noun(
        table="initial_assessment",
        record=InitialAssessment(
            concern_id=ConcernId("concern"),
            assessed_on=DAY,
            methods=("phone", "meeting"),
            conclusion="Grundlag",
            founded=Answer.YES,
            author="Birgit",
            **BASE,
        ),
        insert=inquiry.insert_assessment,
        read=inquiry.assessment,
    ),
    Noun(
        table="registration_decision",
        record=RegistrationDecision(
            case_id=IN_CASE,
            person_id=PersonId("person"),
            decided_on=DAY,
            decision=Decision.REGISTER_HERE,
            reason="Støtte",
            also_registered_by=("police",),
            author="Birgit",
            **BASE,
        ),
        insert=inquiry.insert_decision,
        read=from_list(inquiry.decisions, CASE),
    ),
    Noun(
        table="episode",
        record=EPISODE,
        changed=replace(EPISODE, opened_on=LATER, closed_on=LATER, changed_at=OTHER_TIME),
        insert=cases.insert_episode,
        read=from_list(cases.episodes, IN_CASE),
        update=cases.update_episode,
        delete=cases.delete_episode,
    ),
    Noun(
        table="primacy_period",
        record=PRIMACY,
        changed=replace(
            PRIMACY, primacy=Primacy.NON_PRIMARY, since=LATER, until=LATER, changed_at=OTHER_TIME
        ),
        insert=cases.insert_primacy,
        read=from_list(cases.primacies, IN_CASE),
        update=cases.update_primacy,
        delete=cases.delete_primacy,
    ),
    Noun(
        table="anchoring",
        record=ANCHORING,
        changed=replace(
            ANCHORING,
            anchor=Anchor.OUTSIDE,
            unit="psp",
            since=LATER,
            until=LATER,
            changed_at=OTHER_TIME,
        ),
        insert=cases.insert_anchoring,
        read=from_list(cases.anchorings, IN_CASE),
        update=cases.update_anchoring,
        delete=cases.delete_anchoring,
    ),
    Noun(
        table="hold",
        record=HOLD,
        changed=replace(
            HOLD,
            since=LATER,
            reason="lost_contact",
            expected_resume=date(2026, 9, 1),
            note="x",
            until=LATER,
            changed_at=OTHER_TIME,
        ),
        insert=closing.insert_hold,
        read=from_list(closing.holds, IN_CASE),
        update=closing.update_hold,
        delete=closing.delete_hold,
    ),
    Noun(
        table="handover",
        record=HANDOVER,
        changed=replace(
            HANDOVER,
            passed_to=HandoverTo.OTHER,
            receiver="Søren",
            handed_on=LATER,
            basis="consent",
            what="Lidt",
            consent=Consent.GIVEN,
            feedback_due=LATER,
            feedback_on=LATER,
            feedback="Tak",
            changed_at=OTHER_TIME,
        ),
        insert=closing.insert_handover,
        read=closing.handover,
        update=closing.update_handover,
        delete=closing.delete_handover,
    ),
    Noun(
        table="closure",
        record=CLOSURE,
        changed=replace(
            CLOSURE,
            closed_on=LATER,
            reason="moved",
            came_of_it="Ny by",
            taken_over_by="Ny by",
            evaluated=True,
            re_review=True,
            changed_at=OTHER_TIME,
        ),
        insert=closing.insert_closure,
        read=from_list(closing.closures, IN_CASE),
        update=closing.update_closure,
        delete=closing.delete_closure,
    ),
    Noun(
        table="re_review",
        record=RE_REVIEW,
        changed=replace(
            RE_REVIEW,
            months=12,
            planned_on=DAY,
            status=ReReviewStatus.DONE,
            done_on=LATER,
            forum="Lone",
            result=ReReviewResult.STILL_CLOSED,
            reason="Intet",
            changed_at=OTHER_TIME,
        ),
        insert=closing.insert_re_review,
        read=closing.re_review,
        update=closing.update_re_review,
        delete=closing.delete_re_review,
    ),
    Noun(
        table="intervention",
        record=INTERVENTION,
        changed=replace(
            INTERVENTION,
            offer="x",
            level="y",
            target="z",
            performer="Jobcenter",
            method="m",
            basis="section_12b",
            offered_on=DAY,
            child_accepts=Answer.YES,
            parents_accept=Answer.NO,
            note="n",
            status=InterventionStatus.INTERRUPTED,
            started_on=DAY,
            ended_on=LATER,
            result="r",
            end_reason="e",
            declined_by=DeclinedBy.CITIZEN,
            changed_at=OTHER_TIME,
        ),
        insert=interventions.insert_intervention,
        read=interventions.intervention,
        update=interventions.update_intervention,
    ),
    Noun(
        table="follow_up",
        record=FOLLOW_UP,
        changed=replace(
            FOLLOW_UP,
            planned_on=LATER,
            form="phone",
            with_whom="mor",
            status=PlanStatus.DONE,
            done_on=LATER,
            result="Godt",
            changed_at=OTHER_TIME,
        ),
        insert=followups.insert_follow_up,
        read=followups.follow_up,
        update=followups.update_follow_up,
    ),
    Noun(
        table="task",
        record=TASK,
        changed=replace(
            TASK,
            text="Skriv",
            due_on=LATER,
            status=PlanStatus.DONE,
            done_on=LATER,
            result="Ja",
            changed_at=OTHER_TIME,
        ),
        insert=followups.insert_task,
        read=followups.task,
        update=followups.update_task,
    ),
    Noun(
        table="note",
        record=NOTE,
        changed=replace(
            NOTE,
            noted_on=LATER,
            text="Hørt",
            source="mor",
            against="far",
            assessment="ja",
            internal=True,
            status=Confirmation.CONFIRMED,
            changed_at=OTHER_TIME,
        ),
        insert=casework.insert_note,
        read=casework.note,
        update=casework.update_note,
        delete=casework.delete_note,
    ),
    Noun(
        table="concern_review",
        record=ConcernReview(
            case_id=IN_CASE,
            reviewed_on=DAY,
            whats_new="Nyt",
            direction=Direction.RISING,
            conclusion="c",
            next_step="n",
            author="Birgit",
            **BASE,
        ),
        insert=casework.insert_review,
        read=casework.review,
    ),
)
NEVER_CHANGED = {
    *("id", "created_at", "concern_id", "case_id", "number", "received_by", "author"),
    *("addendum_to", "person_id", "other_id", "intervention_id"),
}


def each(noun: Noun) -> str:
    return noun.table


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with stocked(tmp_path) as found:
        yield found


@pytest.mark.parametrize("noun", NOUNS, ids=each)
def test_record_is_read_back_as_it_was_written(database: Database, noun: Noun) -> None:
    noun.insert(database, noun.record)
    assert noun.read(database, noun.record.id) == noun.record


@pytest.mark.parametrize("noun", [n for n in NOUNS if n.update], ids=each)
def test_every_field_that_may_change_is_written_and_remembered(
    database: Database, noun: Noun
) -> None:
    same = {
        field.name
        for field in fields(noun.changed)
        if getattr(noun.changed, field.name) == getattr(noun.record, field.name)
    }
    assert same <= NEVER_CHANGED, "the test must change every field"
    noun.insert(database, noun.record)
    assert noun.update is not None
    change_and_compare(
        database,
        noun.record,
        noun.changed,
        table=noun.table,
        update=noun.update,
        read=noun.read,
    )


@pytest.mark.parametrize("noun", [n for n in NOUNS if n.delete], ids=each)
def test_record_taken_out_is_not_found(database: Database, noun: Noun) -> None:
    noun.insert(database, noun.record)
    assert noun.delete is not None
    noun.delete(database, noun.record.id)
    with pytest.raises((NotFound, StopIteration)):
        noun.read(database, noun.record.id)


def test_what_belongs_to_a_case_is_not_among_a_concerns(database: Database) -> None:
    inquiry.insert_resource(database, RESOURCE)
    casework.insert_note(database, NOTE)
    assert inquiry.resources(database, CASE) == (RESOURCE,)
    assert inquiry.resources(database, CONCERN) == ()
    assert casework.notes(database, CONCERN) == ()


def test_children_come_in_the_order_of_their_days_then_of_their_making(
    database: Database,
) -> None:
    days = [LATER, DAY, LATER, DAY]
    for n, day in enumerate(days):
        casework.insert_note(database, replace(NOTE, id=RecordId(f"{9 - n}"), noted_on=day))
    assert [one.id for one in casework.notes(database, CASE)] == ["8", "6", "9", "7"]


def test_a_case_is_linked_to_its_concerns_in_the_order_of_receipt(database: Database) -> None:
    concerns.insert_concern(database, a_concern("earlier", received_on=date(2026, 1, 2)))
    cases.link_concern(database, IN_CASE, ConcernId("concern"), DAY)
    cases.link_concern(database, IN_CASE, ConcernId("earlier"), date(2026, 1, 2))
    assert cases.linked_concerns(database, IN_CASE) == (
        ("earlier", date(2026, 1, 2)),
        ("concern", DAY),
    )
    cases.unlink_concern(database, IN_CASE, ConcernId("earlier"))
    assert cases.linked_concerns(database, IN_CASE) == (("concern", DAY),)
    assert cases.linked_concerns(database, CaseId("none")) == ()
