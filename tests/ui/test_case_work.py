# SPDX-License-Identifier: EUPL-1.2
"""The work in a case: interventions, notes, agreements and what kind of case it is."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.cases import CaseStatus
from app.domain.casework import NoteDraft
from app.domain.interventions import InterventionStatus
from app.domain.people import PersonDraft
from app.services import cases
from app.services.people import change_person
from app.services.register import Register
from app.ui.page import Command
from app.ui.pages.case import CaseDetail
from tests.ui.case_desk import NOW, TODAY, form_on, opened, stored
from tests.ui.case_stories import busy_case, small_case
from tests.ui.rooms import Desk, desk_in


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot, now=NOW) as made:
        yield made


def test_an_intervention_goes_from_offer_to_running_step_by_step(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    page = opened(desk, case.id, "course")
    desk.press("Add an intervention")
    form = form_on(desk)
    form.save()
    assert form.form["offer"].error
    assert form.form["level"].error
    form.form.fill({"offer": "psychologist", "level": "anticipatory"})
    form.save()
    desk.settle()
    offer = "Talks with a psychologist"
    for step, status in (
        ("Offer", InterventionStatus.OFFERED),
        ("Accepted …", InterventionStatus.ACCEPTED),
        ("Start", InterventionStatus.RUNNING),
    ):
        desk.press(f"{step}: {offer}")
        form_on(desk).save()
        desk.settle()
        assert page.shown.interventions[0].status is status
    assert desk.message == "The intervention is changed."


def test_a_step_in_the_future_is_refused_beside_its_date(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    page = opened(desk, case.id, "course")
    desk.press("Put on hold: Mentoring by specially trained mentors")
    form = form_on(desk)
    form.form.fill({"on": TODAY + timedelta(days=1)})
    form.save()
    desk.settle()
    assert "future" in form.form["on"].error
    assert stored(desk, case.id).interventions == page.shown.interventions


def test_the_next_step_is_changed_where_it_stands(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    page = opened(desk, case.id)
    desk.press("Change the next step")
    form = form_on(desk)
    form.form.fill({"next_step": "Hold møde", "next_step_on": TODAY + timedelta(days=9)})
    form.save()
    desk.settle()
    assert page.header.next_step.text() == "Hold møde · 25 November 2026"
    assert desk.focused is page.header.change


def test_a_new_note_has_the_focus_in_its_text_and_survives_a_lock(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    page = opened(desk, case.id)
    page.commands()[Command.NOTE]()
    desk.settle()
    assert desk.focused.accessibleName() == "What was seen or heard?"
    desk.type("Mor har ringet.")
    desk.lock()
    again = opened(desk, case.id, "course")
    again.commands()[Command.NOTE]()
    desk.settle()
    assert form_on(desk).form.values()["text"] == "Mor har ringet."
    again.commands()[Command.SAVE]()
    desk.settle()
    assert [one.text for one in again.shown.notes] == ["Mor har ringet."]


def test_a_note_is_rewritten_for_a_day_and_then_only_added_to(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    page = opened(desk, case.id, "course")
    assert desk.button("Change: Note").isVisible()
    desk.tick(days=2)
    desk.window.refresh()
    desk.settle()
    desk.press("Add to the note: Note")
    form = form_on(desk)
    form.form.fill({"text": "Kontoen er væk."})
    form.save()
    desk.settle()
    assert [one.text for one in page.shown.notes if one.addendum_to] == ["Kontoen er væk."]
    assert "Kontoen er væk." in desk.texts()


def test_a_case_is_put_on_hold_and_resumed(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    page = opened(desk, case.id, "agreements")
    desk.press("Put on hold")
    form = form_on(desk)
    form.form.fill({"reason": "lost_contact", "expected_resume": TODAY + timedelta(days=30)})
    form.save()
    desk.settle()
    assert page.shown.case.status is CaseStatus.ON_HOLD
    desk.press("Resume")
    form_on(desk).save()
    desk.settle()
    assert page.shown.case.status is CaseStatus.ACTIVE
    assert page.shown.holds[0].until == TODAY


def test_a_task_is_done_and_the_focus_stays_on_the_page(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    page = opened(desk, case.id, "agreements")
    desk.press("Done: Send indkaldelse")
    assert page.shown.tasks[0].status == "done"
    assert desk.message == "The task is done."
    assert desk.page.isAncestorOf(desk.focused)
    assert desk.focused.isVisible()


def test_feedback_after_a_handover_is_noted(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    page = opened(desk, case.id, "agreements")
    desk.press("Hand over")
    form = form_on(desk)
    form.form.fill(
        {
            "passed_to": "police",
            "receiver": "Infohus-tovholderen",
            "basis": "section_115",
            "what": "Forløbet i korte træk.",
            "feedback_due": TODAY + timedelta(days=14),
        }
    )
    form.save()
    desk.settle()
    assert "Feedback agreed" in desk.texts()
    desk.press("Note the feedback: Police: Infohus-tovholderen")
    form = form_on(desk)
    form.form.fill({"text": "Ingen yderligere skridt."})
    form.save()
    desk.settle()
    assert page.shown.handovers[0].feedback_on == TODAY


def test_a_form_of_extremism_that_is_named_asks_what_it_legitimises(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    page = opened(desk, case.id)
    desk.press("Add a form: Form of extremism")
    form = form_on(desk)
    form.form["form"].editor.set_value("other_named")
    form.save()
    assert form.form["legitimised"].error
    form.form.fill({"other_form": "climate", "legitimised": "Hærværk mod virksomheder."})
    form.save()
    desk.settle()
    assert "other_named" in {one.form for one in page.shown.forms}


def test_the_timeline_says_in_words_what_it_draws(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    page = opened(desk, case.id)
    desk.press("Show as a list")
    assert "from 02/10/2026" in desk.texts()
    assert "19/10/2026 – 06/11/2026" in desk.texts()
    picture = page.findChild(type(page.parts[0].timeline.picture))  # type: ignore[attr-defined]  # the overview
    assert picture is not None
    assert "Network meetings (with family)" in picture.accessibleDescription()


def test_what_was_begun_is_offered_when_the_case_is_opened_again(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    opened(desk, case.id, "agreements")
    desk.press("Add a task")
    desk.type("Ring til klubben")
    desk.lock()
    page = opened(desk, case.id)
    desk.press("Go on with: Task")
    assert page.tabs.currentIndex() == 2
    assert form_on(desk).form.values()["text"] == "Ring til klubben"


def test_what_was_told_enters_the_ledger_and_some_recipients_are_refused(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    page = opened(desk, case.id, "papers")
    recipients = desk.window.context.codelists["disclosure_recipient"]
    refused = next(one.code for one in recipients if one.flag("refused"))
    desk.press("Note what was told")
    form = form_on(desk)
    values = {"basis": "section_115", "what": "At der er en sag.", "why": "Fælles indsats."}
    form.form.fill(values | {"recipient": refused, "collaboration": "infohus_kommune"})
    form.save()
    desk.settle()
    assert form.form["recipient"].error
    form.form.fill({"recipient": "police"})
    form.save()
    desk.settle()
    assert [one.what for one in page.shown.disclosures] == ["At der er en sag."]
    assert "At der er en sag." in desk.texts()


def test_the_history_says_what_a_field_was_and_became(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    opened(desk, case.id)
    desk.press("Change the next step")
    form = form_on(desk)
    form.form.fill({"next_step": "Hold møde"})
    form.save()
    desk.settle()
    page = desk.page
    assert isinstance(page, CaseDetail)
    page.show_part("papers")
    desk.press("Show history")
    assert "Ring til skolen → Hold møde" in desk.texts()


def test_the_history_of_a_case_says_what_was_changed_about_its_persons(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    person = stored(desk, case.id).people[0].person
    for name, contact, code in (("Emil Toft", "skolen", "E.T."), ("Emil Juul", "SSP", "ung 1")):
        draft = PersonDraft(code=code, name=name, contact=contact, birth_year=2009)
        desk.do(lambda register, draft=draft: change_person(register, person.id, draft, now=NOW))
    opened(desk, case.id, "papers")
    desk.press("Show history")
    assert "E.T. → ung 1" in desk.texts()
    assert "Emil" not in desk.texts()
    assert "SSP" not in desk.texts()
    desk.key(Qt.Key.Key_F2, desk.window)
    desk.settle()
    assert "Emil Toft → Emil Juul" in desk.texts()


def test_a_long_course_shows_its_latest_part_and_finds_an_old_record(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))

    def write(register: Register) -> list[str]:
        return [
            cases.add_note(
                register,
                NoteDraft(
                    case_id=case.id, noted_on=TODAY - timedelta(days=number), text=f"Nr. {number}"
                ),
                now=NOW,
            ).id
            for number in range(30)
        ]

    notes = desk.do(write)
    opened(desk, case.id, "course")
    assert "Nr. 3" in desk.texts()
    assert "Nr. 29" not in desk.texts()
    desk.press("Show earlier")
    assert "Nr. 29" in desk.texts()
    desk.lock()
    desk.go("case", case.id, noun="note", row=notes[29])
    assert "Nr. 29" in desk.texts()
