# SPDX-License-Identifier: EUPL-1.2
"""The survey counted from a real register: the test vector of survey.md §5.8 gives its answers."""

import json
from datetime import date

import pytest

from app.domain.audit import Action
from app.domain.cases import (
    Anchor,
    Anchoring,
    Case,
    CaseStatus,
    Episode,
    Primacy,
    PrimacyPeriod,
)
from app.domain.closing import Handover, HandoverTo
from app.domain.concerns import Answer, Concern, ConcernStatus, Outcome
from app.domain.ids import CaseId, ConcernId, PersonId, RecordId
from app.domain.inquiry import FormOfExtremism
from app.domain.people import Involvement, Person, Role
from app.domain.periods import SurveyPeriod
from app.domain.protected import Statement
from app.domain.questionnaire import CROSSES, DEFINITIONS
from app.services.common import Register, new_id, writing
from app.services.statistics import (
    exact_tables,
    internal_survey,
    protected_sheet,
    release,
    releases,
    survey_facts,
)
from app.statistics.tables import Reply
from app.storage import audit, cases, closing, concerns, inquiry, people, tally
from app.storage.connection import ConstraintFailed, Database
from tests.builders import NOW
from tests.services.registers import HOLDER

PERIOD = SurveyPeriod(date(2023, 7, 1), date(2026, 6, 30))
STAMPS = {"created_at": NOW, "changed_at": NOW}


def day(text: str) -> date:
    return date.fromisoformat(text)


def add_case(
    database: Database,
    number: int,
    *episodes: tuple[str, str | None],
    form: str,
    birth: tuple[int, int] | None,
    primacies: tuple[tuple[Primacy, str, str | None], ...],
    anchors: tuple[tuple[Anchor, str, str | None], ...],
    police: str | None = None,
    outside: bool = False,
) -> None:
    opened = day(episodes[0][0])
    closed = episodes[-1][1]
    concern_id, case_id, person_id = new_id(ConcernId), new_id(CaseId), new_id(PersonId)
    concerns.insert_concern(
        database,
        Concern(
            id=concern_id,
            number=f"H-{number}",
            received_on=opened,
            source="teacher",
            summary="x",
            outside_definition=outside,
            registered=True,
            status=ConcernStatus.DECIDED,
            outcome=Outcome.CASE_OPENED,
            outcome_reason="x",
            decided_on=opened,
            **STAMPS,
        ),
    )
    cases.insert_case(
        database,
        Case(
            id=case_id,
            number=f"S-{number}",
            opened_on=opened,
            founded_on="x",
            outside_definition=outside,
            status=CaseStatus.CLOSED if closed else CaseStatus.ACTIVE,
            closed_on=day(closed) if closed else None,
            closure_reason="handled" if closed else "",
            **STAMPS,
        ),
    )
    cases.link_concern(database, case_id, concern_id, opened)
    person = Person(id=person_id, code=f"P{number}", gender="man", **STAMPS)
    if birth is not None:
        person = Person(
            id=person_id,
            code=f"P{number}",
            gender="woman",
            birth_year=birth[0],
            birth_month=birth[1],
            **STAMPS,
        )
    people.insert_person(database, person)
    for owner in ({"concern_id": concern_id}, {"case_id": case_id}):
        people.insert_involvement(
            database,
            Involvement(
                id=new_id(RecordId),
                person_id=person_id,
                role=Role.FOCUS,
                created_at=NOW,
                **owner,  # type: ignore[arg-type]  # one of the two ids
            ),
        )
    for since, until in episodes:
        cases.insert_episode(
            database,
            Episode(
                id=new_id(RecordId),
                case_id=case_id,
                opened_on=day(since),
                closed_on=day(until) if until else None,
                **STAMPS,
            ),
        )
    inquiry.insert_form(
        database,
        FormOfExtremism(
            id=new_id(RecordId),
            case_id=case_id,
            form=form,
            legitimised="x" if form == "other_named" else "",
            since=opened,
            **STAMPS,
        ),
    )
    for primacy, since, until in primacies:
        cases.insert_primacy(
            database,
            PrimacyPeriod(
                id=new_id(RecordId),
                case_id=case_id,
                primacy=primacy,
                since=day(since),
                until=day(until) if until else None,
                **STAMPS,
            ),
        )
    for anchor, since, until in anchors:
        cases.insert_anchoring(
            database,
            Anchoring(
                id=new_id(RecordId),
                case_id=case_id,
                anchor=anchor,
                unit="ssp",
                since=day(since),
                until=day(until) if until else None,
                **STAMPS,
            ),
        )
    if police:
        closing.insert_handover(
            database,
            Handover(
                id=new_id(RecordId),
                case_id=case_id,
                passed_to=HandoverTo.POLICE,
                receiver="x",
                handed_on=day(police),
                basis="section_115",
                what="x",
                **STAMPS,
            ),
        )


def fill(register: Register) -> None:
    """The six cases of survey.md §5.8."""
    outside, inside = Anchor.OUTSIDE, Anchor.INSIDE
    primary, other = Primacy.PRIMARY, Primacy.NON_PRIMARY
    with writing(register, Action.CREATE, now=NOW) as database:
        add_case(
            database,
            1,
            ("2022-01-10", "2023-06-30"),
            form="extreme_islamism",
            birth=(2005, 3),
            primacies=((primary, "2022-01-10", None),),
            anchors=((outside, "2022-01-10", None),),
        )
        add_case(
            database,
            2,
            ("2022-05-01", "2023-07-01"),
            form="right_wing",
            birth=(2006, 1),
            primacies=((other, "2022-05-01", None),),
            anchors=((outside, "2022-05-01", None),),
        )
        add_case(
            database,
            3,
            ("2024-02-02", None),
            form="extreme_islamism",
            birth=(2006, 9),
            primacies=((other, "2024-02-02", "2025-02-28"), (primary, "2025-03-01", None)),
            anchors=((outside, "2024-02-02", "2024-12-31"), (inside, "2025-01-01", None)),
            police="2025-03-02",
        )
        add_case(
            database,
            4,
            ("2025-11-11", "2026-01-01"),
            ("2026-03-01", None),
            form="other_named",
            birth=None,
            primacies=((other, "2025-11-11", None),),
            anchors=((inside, "2025-11-11", None),),
        )
        add_case(
            database,
            5,
            ("2026-07-01", None),
            form="left_wing",
            birth=(2004, 1),
            primacies=((primary, "2026-07-01", None),),
            anchors=((outside, "2026-07-01", None),),
        )
        add_case(
            database,
            6,
            ("2024-04-04", "2024-05-05"),
            form="none_identified",
            birth=(2004, 1),
            primacies=((other, "2024-04-04", None),),
            anchors=((outside, "2024-04-04", None),),
            police="2024-04-10",
            outside=True,
        )


def test_the_test_vector_gives_exactly_its_answers(register: Register) -> None:
    fill(register)
    survey = exact_tables(register, PERIOD, now=NOW)
    yes, no = Reply.YES, Reply.NO
    assert (survey.cases, survey.outside_definition) == (3, 1)
    assert survey.table("T1").answer("handled") is yes
    t2 = survey.table("T2")
    assert [
        t2.answer(code) for code in ("right_wing", "left_wing", "extreme_islamism", "other_named")
    ] == [yes, no, yes, yes]
    assert survey.table("T3").answer("handed_over") is yes
    assert survey.table("T3").count("handed_over") == 1
    t4 = survey.table("T4")
    assert t4.answer("both") is yes
    assert [t4.count(code) for code in ("both", "only_over", "only_under", "unknown")] == [
        1,
        0,
        1,
        1,
    ]
    assert survey.table("T1a").count("cases") == 3
    assert survey.table("T2xT4").count("extreme_islamism+both") == 1
    assert survey.table("T3xT4").count("handed_over+both") == 1
    for name, codes in (
        ("T5", ("inside", "outside", "both")),
        ("T6", ("primary", "non_primary", "both")),
    ):
        assert {survey.table(name).answer(code) for code in codes} == {yes}
    t8 = survey.table("T8")
    assert [
        t8.count(code)
        for code in (
            "primary_inside",
            "non_primary_outside",
            "non_primary_inside",
            "primary_outside",
        )
    ] == [1, 1, 1, 0]
    assert audit.latest(register.database, limit=1)[0].action is Action.COUNT


def test_the_sheet_that_leaves_says_little_and_is_written_down(register: Register) -> None:
    fill(register)
    sheet = protected_sheet(register, PERIOD, now=NOW)
    assert sheet.table("T1").cells[0].statement is Statement.YES
    for name in ("T2", "T3", "T4", "T5", "T6"):
        assert {cell.statement for cell in sheet.table(name).cells} == {Statement.WITHHELD}
    line = release(register, sheet, now=NOW)
    assert releases(register) == (line,)
    assert (line.by, line.period_start, line.period_end) == (HOLDER, PERIOD.start, PERIOD.end)
    last = audit.latest(register.database, limit=1)[0]
    assert (last.action, last.record) == (Action.RELEASE, line.id)


@pytest.mark.parametrize("statement", ["UPDATE release SET kind = 'x'", "DELETE FROM release"])
def test_the_release_ledger_is_only_added_to(register: Register, statement: str) -> None:
    release(register, protected_sheet(register, PERIOD, now=NOW), now=NOW)
    with pytest.raises(ConstraintFailed), register.database.transaction() as database:
        database.execute(statement)
    assert len(releases(register)) == 1


def test_exact_counts_are_marked_and_logged_before_they_are_given(register: Register) -> None:
    fill(register)
    text = internal_survey(register, PERIOD, now=NOW)
    assert text.lstrip("{\n ").startswith('"personoplysninger": true')
    document = json.loads(text)
    assert document["sager"] == 3
    assert list(document["tabeller"]) == [*DEFINITIONS, *CROSSES]
    assert document["tabeller"]["T2xT4"]["antal"]["right_wing+only_under"] == 1
    assert document["tabeller"]["T16"]["antal"]["none"] == 3
    last = audit.latest(register.database, limit=1)[0]
    assert (last.action, last.detail) == (Action.COUNT, "internal")


def test_sums_without_names_count_as_concerns(register: Register) -> None:
    with writing(register, Action.TALLY, now=NOW) as database:
        for outcome in ("police_only", "counted", "counted"):
            tally.add(
                database,
                day=date(2025, 3, 4),
                source="teacher",
                age_band="under_18",
                outcome=outcome,
            )
    t7 = exact_tables(register, PERIOD, now=NOW).table("T7")
    assert (t7.count("received"), t7.count("police_only"), t7.count("advice_only")) == (3, 1, 2)


def test_working_notes_are_not_counted(register: Register) -> None:
    with writing(register, Action.CREATE, now=NOW) as database:
        concerns.insert_concern(
            database,
            Concern(
                id=new_id(ConcernId),
                number="H-1",
                received_on=date(2026, 1, 1),
                source="teacher",
                summary="x",
                under_18=Answer.NO,
                registered=False,
                status=ConcernStatus.RECEIVED,
                **STAMPS,
            ),
        )
    assert survey_facts(register).concerns == ()
