# SPDX-License-Identifier: EUPL-1.2
"""What a case summary is made from, and the ledger line without which nothing is passed on."""

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

import pytest

from app.domain.audit import Action
from app.domain.casework import NoteDraft, ReviewDraft
from app.domain.disclosure import DisclosureDraft, Medium
from app.domain.errors import InvalidDraft, Problem
from app.domain.followups import FollowUpDraft, TaskDraft
from app.domain.ids import CaseId
from app.domain.inquiry import Owned, SignDraft
from app.domain.people import PersonDraft, Role
from app.export.records import CaseSummary, Recipient, RecipientKind, Section
from app.services import cases, casework, concerns, followups
from app.services.common import Register
from app.services.papers import (
    SummaryOptions,
    case_summary_snapshot,
    record_disclosure,
)
from app.storage import audit, ledgers
from app.storage.connection import ConstraintFailed
from tests.builders import DAY, NOW, a_case, a_concern, an_intervention, at
from tests.services.registers import HOLDER


def word(member: StrEnum) -> str:
    return f"<{member.value}>"


OPTIONS = SummaryOptions(
    recipient=Recipient(name="Lone Ravnsbæk", kind=RecipientKind.AUTHORITY, covered=True),
    language="da",
    words=word,
)


def disclosure(case_id: CaseId, **changes: object) -> DisclosureDraft:
    draft = DisclosureDraft(
        case_id=case_id,
        recipient="police",
        recipient_name="Lone Ravnsbæk",
        basis="section_115",
        what="Sagsresumé",
        why="Drøftes i Infohus",
        medium=Medium.PRINT,
    )
    return replace(draft, **changes)  # type: ignore[arg-type]  # any of its fields


def a_full_case(register: Register) -> CaseId:
    case = a_case(register, next_step="Tal med mor", next_step_on=DAY, responsible="SSP")
    an_intervention(register, case.id, running=True)
    followups.add_task(register, TaskDraft(case_id=case.id, text="Ring", due_on=DAY), now=NOW)
    plan = FollowUpDraft(case_id=case.id, planned_on=DAY + timedelta(days=9), with_whom="mor")
    cases.plan_follow_up(register, plan, now=NOW)
    for text, internal in (("Set i byen", False), ("Kun til mig selv", True)):
        casework.add_note(
            register,
            NoteDraft(case_id=case.id, noted_on=DAY, text=text, internal=internal),
            now=NOW,
        )
    casework.add_review(
        register,
        ReviewDraft(
            case_id=case.id,
            reviewed_on=DAY,
            whats_new="Intet",
            conclusion="Uændret",
            next_step="Mentor",
        ),
        now=NOW,
    )
    return case.id


def summary(register: Register, **changes: object) -> CaseSummary:
    options = replace(OPTIONS, **changes)  # type: ignore[arg-type]  # any of its fields
    return case_summary_snapshot(register, a_full_case(register), options, now=NOW)


def test_a_summary_says_what_the_case_holds_in_words(register: Register) -> None:
    found = summary(register, copies=3, sections=frozenset({Section.FACTS}))
    assert (found.citizen, found.municipality) == ("E.T.J.", "Lyngsø Kommune")
    assert found.policy == register.codelists["registration_policy"].label("name_at_measure", "da")
    assert found.forms == ("Højreekstremisme",)
    assert [one.text for one in found.facts] == [
        "Eleven viste klistermærker med trusler i frikvarteret.",
        "Set i byen",
    ]
    assert [one.text for one in found.sources] == [
        register.codelists["concern_source"].label("teacher", "da")
    ]
    (sign,) = found.signs
    assert (sign.seen, sign.source) == ("Klistermærker på skabet.", "læreren")
    assert sign.group.endswith("tegn")
    assert "Taler med mentor." in found.resources[0].text
    assert [one.conclusion for one in found.assessments] == [
        "Der er grundlag for at tilbyde en samtale.",
        "Uændret",
    ]
    assert found.assessments[1].direction == "<unknown>"
    assert found.interventions[0].state == "<running>"
    assert {one.text for one in found.agreements} == {"Ring", "Tal med mor"}
    assert found.follow_ups[0].what.endswith(": mor")
    assert (found.copies, found.sections) == (3, {Section.FACTS})
    assert found.seal == register.head.receipt


def test_internal_notes_print_only_when_ticked(register: Register) -> None:
    case_id = a_full_case(register)
    page = cases.open_case_page(register, case_id, now=NOW)
    internal = frozenset(note.id for note in page.notes if note.internal)
    ticked = replace(OPTIONS, internal_notes=internal)
    assert len(case_summary_snapshot(register, case_id, ticked, now=NOW).facts) == 3


def test_the_record_number_can_stand_alone(register: Register) -> None:
    assert summary(register, citizen=False).citizen == ""


def test_a_reporter_who_does_not_want_to_be_named_is_not_in_it(register: Register) -> None:
    case = a_case(register)
    page = cases.open_case_page(register, case.id, now=NOW)
    with register.database.transaction() as database:
        database.execute(
            "UPDATE concern SET reporter_withheld = 1 WHERE id = :id", {"id": page.concerns[0].id}
        )
    found = case_summary_snapshot(register, case.id, OPTIONS, now=NOW)
    assert found.sources == ()
    assert found.facts[0].source == ""


def test_open_questions_are_what_the_assessment_misses(register: Register) -> None:
    case = a_case(register)
    page = cases.open_case_page(register, case.id, now=NOW)
    assert case_summary_snapshot(register, case.id, OPTIONS, now=NOW).open_questions == ()
    with register.database.transaction() as database:
        database.execute(
            "UPDATE initial_assessment SET missing = :text WHERE concern_id = :id",
            {"text": "Hvem mødes han med?\n\nHvad siger skolen?", "id": page.concerns[0].id},
        )
    assert case_summary_snapshot(register, case.id, OPTIONS, now=NOW).open_questions == (
        "Hvem mødes han med?",
        "Hvad siger skolen?",
    )


@pytest.mark.parametrize(
    ("more", "cautions"),
    [
        ((), ["sign_mapping"]),  # the case has one sign of the group "other"
        ((("sign_mapping", "withdrawal"),), []),
        ((("sign_mapping", "violence"),), []),
        ((("sign_mapping", "general_distress"),), ["sign_mapping"]),
        ((("sign_gladsaxe", "preoccupied"),), ["sign_mapping", "sign_gladsaxe"]),
    ],
)
def test_few_signs_carry_the_lists_own_caution(
    register: Register, more: tuple[tuple[str, str], ...], cautions: list[str]
) -> None:
    case = a_case(register)
    for sign_list, sign in more:
        draft = SignDraft(
            case_id=case.id, sign_list=sign_list, sign=sign, source="skolen", seen="x"
        )
        concerns.add_sign(register, draft, now=NOW)
    found = case_summary_snapshot(register, case.id, OPTIONS, now=NOW)
    lists = register.codelists
    assert found.signs_caution == " ".join(lists[name].note("da") for name in cautions)


@pytest.mark.parametrize(
    ("medium", "action"),
    [
        (Medium.PRINT, Action.PRINT),
        (Medium.SAVED, Action.EXPORT),
        (Medium.ORAL, Action.DISCLOSE),
    ],
)
def test_what_is_passed_on_is_a_line_in_the_ledger(
    register: Register, medium: Medium, action: Action
) -> None:
    case = a_case(register)
    seal = register.head.receipt
    line = record_disclosure(
        register,
        disclosure(case.id, medium=medium, delete_by=DAY + timedelta(days=30)),
        now=NOW,
    )
    assert ledgers.disclosures_of_case(register.database, case.id) == (line,)
    assert (line.by, line.at, line.seal) == (HOLDER, NOW, seal)
    last = audit.latest(register.database, limit=1)[0]
    assert (last.action, last.record) == (action, case.id)
    with pytest.raises(ConstraintFailed), register.database.transaction() as database:
        database.execute("UPDATE disclosure SET why = 'noget andet'")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"recipient": ""}, ("recipient", Problem.REQUIRED)),
        ({"recipient": "nobody"}, ("recipient", Problem.UNKNOWN_CODE)),
        ({"basis": "nothing"}, ("basis", Problem.UNKNOWN_CODE)),
        ({"why": " "}, ("why", Problem.NEEDS_TEXT)),
        ({"copies": 0}, ("copies", Problem.NOT_A_NUMBER)),
        ({"delete_by": DAY - timedelta(days=1)}, ("delete_by", Problem.IN_PAST)),
    ],
)
def test_a_faulty_line_is_refused(
    register: Register, changes: dict[str, object], fault: tuple[str, Problem]
) -> None:
    case = a_case(register)
    with pytest.raises(InvalidDraft) as caught:
        record_disclosure(register, disclosure(case.id, **changes), now=NOW)
    assert caught.value.problems == (fault,)
    assert ledgers.disclosures_of_case(register.database, case.id) == ()


def test_the_register_is_not_for_control(register: Register) -> None:
    case = a_case(register)
    recipients = register.codelists["disclosure_recipient"]
    refused = [one.code for one in recipients if one.flag("refused")]
    assert len(refused) == 4
    for code in refused:
        with pytest.raises(InvalidDraft) as caught:
            record_disclosure(register, disclosure(case.id, recipient=code), now=NOW)
        assert caught.value.problems == (("recipient", Problem.REFUSED_RECIPIENT),)


def test_nothing_is_passed_on_about_somebody_undecided(register: Register) -> None:
    case = a_case(register)
    newcomer = PersonDraft(code="ung 3")
    concerns.add_person(register, Owned(case_id=case.id), newcomer, Role.FOCUS, now=NOW)
    with pytest.raises(InvalidDraft) as caught:
        record_disclosure(register, disclosure(case.id), now=NOW)
    assert caught.value.problems == (("basis", Problem.NEEDS_DECISION),)


def test_a_concern_has_its_own_ledger(register: Register) -> None:
    concern = a_concern(register)
    draft = replace(disclosure(CaseId("")), case_id=None, concern_id=concern.id, medium=Medium.ORAL)
    line = record_disclosure(register, draft, now=at(DAY, 10))
    assert ledgers.disclosures_of_concern(register.database, concern.id) == (line,)
