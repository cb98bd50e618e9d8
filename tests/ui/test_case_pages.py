# SPDX-License-Identifier: EUPL-1.2
"""The list of cases and the page of one case, driven by keyboard on a real register."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.cases import CaseStatus
from app.domain.closing import ClosureDraft, ReReviewStatus
from app.domain.interventions import InterventionEvent, InterventionStatus
from app.services import cases
from app.services.pages import case_page
from app.services.views import CasePage
from app.ui.page import Command
from app.ui.pages.case import CaseDetail
from app.ui.pages.cases import CasesPage
from app.ui.parts.inplace import InPlace
from tests.ui.case_stories import busy_case, small_case
from tests.ui.rooms import Desk, desk_in

NOW = datetime(2026, 11, 16, 9, 30, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot, now=NOW) as made:
        yield made


def opened(desk: Desk, case_id: str, part: str = "") -> CaseDetail:
    page = desk.go("case", case_id, **({"part": part} if part else {}))
    assert isinstance(page, CaseDetail)
    return page


def stored(desk: Desk, case_id: Any) -> CasePage:
    return desk.do(lambda register: case_page(register.database, case_id))


def form_on(desk: Desk) -> InPlace:
    """The one form that stands open."""
    found = [one for one in desk.page.findChildren(InPlace) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def closed_case(desk: Desk) -> Any:
    case = desk.do(lambda register: small_case(register, now=NOW))
    draft = ClosureDraft(
        case_id=case.id, closed_on=TODAY, reason="erroneous", came_of_it="Slåfejl."
    )
    desk.do(lambda register: cases.close_case(register, draft, now=NOW))
    return case


def test_the_list_shows_open_cases_and_enter_opens_one(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    page = desk.go("cases")
    assert isinstance(page, CasesPage)
    assert page.view.current().id == case.id
    desk.key(Qt.Key.Key_Return, page.view.table)
    desk.settle()
    assert isinstance(desk.page, CaseDetail)
    assert desk.page.title() == f"Case {case.number}"
    assert case.label not in desk.window.windowTitle()


def test_back_returns_to_the_same_row_and_filter(desk: Desk) -> None:
    first = desk.do(lambda register: small_case(register, now=NOW))
    desk.do(lambda register: small_case(register, now=NOW, code="K.M."))
    page = desk.go("cases")
    assert isinstance(page, CasesPage)
    page.filter.set_value("all")
    desk.settle()
    page.view.select(first.id)
    desk.key(Qt.Key.Key_Return, page.view.table)
    desk.settle()
    desk.window.back()
    desk.settle()
    assert page.view.current().id == first.id
    assert page.filter.value() == "all"


def test_a_list_without_cases_says_where_cases_come_from(desk: Desk) -> None:
    desk.go("cases")
    assert "A case is opened from a concern." in desk.texts()


def test_a_closed_case_asks_for_a_reason_and_shows_nothing_before(desk: Desk) -> None:
    case = closed_case(desk)
    page = opened(desk, case.id)
    assert "This case is closed" in desk.texts()
    assert "E.T.J." not in desk.texts()
    assert page.primary_action() is None
    desk.press("Open the case")
    assert page.ask.form["reason"].error
    page.ask.reason.set_value("data_quality")
    desk.press("Open the case")
    assert "E.T.J. (2009)" in desk.texts()


def test_ctrl_tab_goes_through_the_four_parts_and_round(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    page = opened(desk, case.id)
    with pytest.warns(DeprecationWarning, match="setActiveWindow"):  # shortcuts need it
        QApplication.setActiveWindow(desk.window)
    seen = []
    for _ in range(4):
        seen.append(page.tabs.currentIndex())
        desk.qtbot.keyClick(page.tabs, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
    assert seen == [0, 1, 2, 3]
    assert page.tabs.currentIndex() == 0


def test_a_case_starts_with_a_written_follow_up_where_nothing_is_offered(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    page = opened(desk, case.id)
    desk.primary().trigger()
    desk.settle()
    form = form_on(desk)
    form.save()
    assert form.form["follow_up_only"].error
    form.form.fill({"follow_up_only": "Skolen ringer hver måned."})
    form.save()
    desk.settle()
    assert page.shown.case.status is CaseStatus.ACTIVE
    assert desk.primary().text() == "Close the case"


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


def test_closing_asks_how_each_running_intervention_ends(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    page = opened(desk, case.id)
    desk.primary().trigger()
    desk.settle()
    form = form_on(desk)
    running = next(one for one in page.shown.interventions if one.status == "running")
    form.form.fill({"reason": "handled", "came_of_it": "Han er tilbage.", "re_review": True})
    form.save()
    assert form.form[f"end_{running.id}"].error
    form.form.fill({f"end_{running.id}": "interrupt"})
    form.save()
    assert form.form[f"why_{running.id}"].error
    form.form.fill({f"why_{running.id}": "Mentor er flyttet.", "closed_on": TODAY})
    form.save()
    desk.settle()
    after = stored(desk, case.id)
    assert after.case.status is CaseStatus.CLOSED
    assert {one.status for one in after.interventions} == {"interrupted", "completed"}
    assert [one.months for one in after.re_reviews] == [6, 12]
    page.show_part("agreements")
    assert "6 months after closing" in desk.texts()


def test_a_closing_date_before_the_opening_or_in_the_future_is_said_there(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    page = opened(desk, case.id)
    desk.primary().trigger()
    desk.settle()
    form = form_on(desk)
    running = next(one for one in page.shown.interventions if one.status == "running")
    form.form.fill({"reason": "handled", "came_of_it": "Godt.", f"end_{running.id}": "complete"})
    for day, word in ((TODAY + timedelta(days=2), "future"), (TODAY - timedelta(days=90), "open")):
        form.form.fill({"closed_on": day})
        form.save()
        desk.settle()
        assert word in form.form["closed_on"].error
        assert form.form.values()["came_of_it"] == "Godt."
    assert stored(desk, case.id).case.status is CaseStatus.ACTIVE


def test_closing_can_be_undone_for_ten_seconds(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    opened(desk, case.id)
    desk.primary().trigger()
    desk.settle()
    form = form_on(desk)
    ends = [name for name in form.form.values() if name.startswith("end_")]
    form.form.fill({"reason": "handled", "came_of_it": "Godt.", "re_review": True})
    form.form.fill(dict.fromkeys(ends, "complete"))
    form.save()
    desk.settle()
    shown = desk.window.bar.message
    assert shown is not None
    assert shown.action == "Undo"
    assert shown.on_action is not None
    desk.tick(0.1)
    shown.on_action()
    desk.settle()
    after = stored(desk, case.id)
    assert after.case.status is CaseStatus.ACTIVE
    assert after.re_reviews == ()
    assert "running" in {one.status for one in after.interventions}


def test_re_review_is_asked_only_after_reasons_that_allow_it(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    opened(desk, case.id)
    desk.primary().trigger()
    desk.settle()
    form = form_on(desk)
    asked = {}
    for reason in ("handled", "moved", "died", "erroneous", "police"):
        form.form["reason"].editor.set_value(reason)
        asked[reason] = form.form["re_review"].isVisible()
    assert asked == {
        "handled": True,
        "moved": False,
        "died": False,
        "erroneous": False,
        "police": False,
    }


def test_a_re_review_is_carried_out_with_its_result_and_reason(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    ends = {
        one.id: (InterventionEvent.COMPLETE, "")
        for one in stored(desk, case.id).interventions
        if one.status == "running"
    }
    draft = ClosureDraft(
        case_id=case.id, closed_on=TODAY, reason="handled", came_of_it="Godt.", re_review=True
    )
    desk.do(lambda register: cases.close_case(register, draft, endings=ends, now=NOW))
    page = desk.go("case", case.id, reason="re_review", part="agreements")
    assert isinstance(page, CaseDetail)
    desk.tick(days=190)
    desk.press("Carry out: 6 months after closing")
    form = form_on(desk)
    form.save()
    assert form.form["result"].error
    assert form.form["reason"].error
    form.form.fill({"result": "still_closed", "reason": "Intet nyt.", "on": desk.now.date()})
    form.save()
    desk.settle()
    assert page.shown.re_reviews[0].status is ReReviewStatus.DONE


def test_reopening_needs_a_reason_and_cancels_what_was_planned(desk: Desk) -> None:
    case = closed_case(desk)
    page = desk.go("case", case.id, reason="new_concern")
    assert isinstance(page, CaseDetail)
    assert desk.primary().text() == "Reopen the case"
    desk.primary().trigger()
    desk.settle()
    form = form_on(desk)
    form.save()
    assert form.form["reason"].error
    form.form.fill({"reason": "Skolen har ringet igen."})
    form.save()
    desk.settle()
    assert page.shown.case.status is CaseStatus.ACTIVE


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


def test_names_are_shown_with_f2_only(desk: Desk) -> None:
    from app.domain.people import PersonDraft
    from app.services import people

    case = desk.do(lambda register: small_case(register, now=NOW))
    person = stored(desk, case.id).people[0].person
    draft = PersonDraft(code="E.T.J.", name="Emil Testsen Jensen", birth_year=2009)
    desk.do(lambda register: people.change_person(register, person.id, draft, now=NOW))
    opened(desk, case.id)
    assert "Emil" not in desk.texts()
    desk.window.switch_names()
    desk.settle()
    assert "Emil Testsen Jensen" in desk.texts()


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


def test_a_target_with_a_record_opens_its_part_and_row(desk: Desk) -> None:
    case = desk.do(lambda register: busy_case(register, now=NOW))
    planned = next(o for o in stored(desk, case.id).follow_ups if o.status == "planned")
    page = desk.go("case", case.id, noun="follow_up", row=planned.id)
    assert isinstance(page, CaseDetail)
    assert page.tabs.currentIndex() == 1
    assert desk.focused.accessibleName() == "Done: Meeting: Mentor"


def test_the_usual_answer_about_re_review_follows_the_practice_model(desk: Desk) -> None:
    from dataclasses import replace

    from app.domain.municipality import ProfileDraft
    from app.services import settings

    case = desk.do(lambda register: busy_case(register, now=NOW))

    def answer(model: str) -> object:
        profile = desk.do(settings.profile)
        kept = {name: getattr(profile, name) for name in ProfileDraft.__slots__}
        draft = replace(ProfileDraft(**kept), practice_model=model)
        desk.do(lambda register: settings.change_profile(register, draft, now=desk.now))
        opened(desk, case.id)
        desk.primary().trigger()
        desk.settle()
        form = form_on(desk)
        given = form.form.values()["re_review"]
        form.cancel()
        desk.settle()
        return given

    models = desk.window.context.codelists["practice_model"].codes
    assert [answer(model) for model in models] == [False, False, True]


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
