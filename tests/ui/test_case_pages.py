# SPDX-License-Identifier: EUPL-1.2
"""The list of cases, and a case from start to closing and back, by keyboard."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.cases import CaseStatus
from app.domain.closing import ClosureDraft, ReReviewStatus
from app.domain.interventions import InterventionEvent
from app.services import cases
from app.ui.pages.case import CaseDetail
from app.ui.pages.cases import CasesPage
from tests.ui.case_desk import NOW, TODAY, closed_case, form_on, opened, stored
from tests.ui.case_stories import busy_case, small_case
from tests.ui.rooms import Desk, desk_in


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot, now=NOW) as made:
        yield made


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


def test_a_case_closed_here_asks_for_a_reason_after_the_next_unlock(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    opened(desk, case.id)
    draft = ClosureDraft(
        case_id=case.id, closed_on=TODAY, reason="erroneous", came_of_it="Slåfejl."
    )
    desk.do(lambda register: cases.close_case(register, draft, now=NOW))
    desk.go("cases")
    desk.window.back()
    desk.settle()
    assert "E.T.J. (2009)" in desk.texts()
    desk.lock()
    page = opened(desk, case.id)
    assert "This case is closed" in desk.texts()
    assert "E.T.J." not in desk.texts()
    assert page.primary_action() is None
