# SPDX-License-Identifier: EUPL-1.2
"""One concern from its inquiry to its outcome, in the real window."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.concerns import Answer, Concern, ConcernStatus, Notification, Outcome
from app.domain.ids import ConcernId
from app.domain.inquiry import Confirmation, Decision
from app.services import cases, concerns, drafts, search
from app.services.views import CaseFilter, ConcernFilter, ConcernPage
from app.ui.page import Command
from app.ui.pages.concern import ConcernDetail
from app.ui.parts.inplace import InPlace
from app.ui.parts.sign_choice import SignChoice
from app.widgets.forms import Form
from tests.builders import YOUNG, a_case, a_concern, a_ready_concern
from tests.ui.rooms import Desk, desk_in


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot) as made:
        yield made


def show(desk: Desk, concern_id: str) -> ConcernDetail:
    page = desk.go("concern", concern_id)
    assert isinstance(page, ConcernDetail)
    return page


def stored(desk: Desk, concern_id: ConcernId) -> ConcernPage:
    return desk.do(lambda register: concerns.open_concern(register, concern_id, now=desk.now))


def open_form(page: QWidget) -> InPlace:
    (form,) = [one for one in page.findChildren(InPlace) if one.isVisible()]
    return form


def fill(page: QWidget, **values: object) -> Form:
    form = open_form(page).form
    form.fill(values)
    return form


def save(desk: Desk) -> None:
    """Ctrl+S."""
    desk.page.commands()[Command.SAVE]()
    desk.settle()


def inquiry(desk: Desk, **changes: object) -> Concern:
    return desk.do(lambda register: a_concern(register, inquiry=True, **changes))


def sums(desk: Desk) -> dict[tuple[str, str], int]:
    rows = desk.do(
        lambda register: register.database.fetchall("SELECT dimension, code, count FROM tally", {})
    )
    return {(row["dimension"], row["code"]): row["count"] for row in rows}


def test_a_whole_inquiry_leads_to_an_opened_case(desk: Desk) -> None:
    concern = desk.do(lambda register: a_concern(register))
    page = show(desk, concern.id)
    desk.shot("concern-received")
    desk.primary().trigger()
    desk.settle()
    assert stored(desk, concern.id).concern.status is ConcernStatus.UNDER_INQUIRY

    desk.press("Add a person")
    assert desk.focused is open_form(page).form["code"].editor.target()
    desk.type("E.T.J.")
    fill(page, birth_year=2008, birth_month=10, gender="man")
    save(desk)
    assert "E.T.J. (2008)" in desk.texts()
    assert desk.focused is page.people.add

    desk.press("Decide about registering")
    fill(page, decision="register_here", reason="Der skal tilbydes rådgivning.")
    fill(page, what="Henvendelsen og vurderingen.", basis="child_act")
    desk.shot("concern-decision")
    save(desk)
    (decision,) = stored(desk, concern.id).decisions
    assert decision.decision is Decision.REGISTER_HERE
    assert stored(desk, concern.id).concern.registered

    desk.press("Add a sign")
    desk.type("totalit")
    desk.key(Qt.Key.Key_Return)
    fill(page, seen="Klistermærker på skabet.", source="Læreren", status="confirmed")
    desk.shot("concern-sign")
    save(desk)
    desk.press("Add a resource")
    fill(page, kind="trusted_adult", seen="Taler med mentor.")
    save(desk)
    (sign,) = stored(desk, concern.id).signs
    assert (sign.sign_list, sign.sign) == ("sign_mapping", "totalitarian_symbols")
    assert sign.status is Confirmation.CONFIRMED
    assert sign.person_id == decision.person_id

    desk.press("Add a form")
    fill(page, form="right_wing")
    save(desk)
    desk.primary().trigger()
    desk.settle()
    fill(page, conclusion="Der er grundlag for en samtale.", founded="yes")
    save(desk)
    assert desk.primary().text() == "Open a case"
    desk.primary().trigger()
    desk.settle()
    assert open_form(page).form.values()["founded_on"] == "Der er grundlag for en samtale."
    fill(page, primacy="primary", next_step="Ring til forældrene")
    desk.shot("concern-open-case")
    save(desk)

    (row,) = desk.do(lambda register: cases.list_cases(register, CaseFilter.ALL))
    assert row.label == "E.T.J. (2008)"
    done = stored(desk, concern.id).concern
    assert (done.status, done.outcome) == (ConcernStatus.DECIDED, Outcome.CASE_OPENED)
    assert done.case_id == row.id
    assert desk.do(lambda register: drafts.list_drafts(register)) == ()
    assert desk.window.current_target().page == "case"


def test_opening_a_case_without_an_assessment_is_refused_where_it_happened(desk: Desk) -> None:
    page = show(desk, inquiry(desk).id)
    desk.press("Open a case")
    fill(page, primacy="primary", founded_on="Flere har set det.")
    save(desk)
    bar = open_form(page).bar
    assert bar.isVisible()
    assert "initial assessment" in bar.message.text
    assert open_form(page).form.values()["founded_on"] == "Flere har set det."
    desk.shot("concern-refused")


@pytest.mark.parametrize(
    "way", ["Close: not founded", "Close: cannot be clarified", "Pass on to …"]
)
def test_an_outcome_needs_its_reason(desk: Desk, way: str) -> None:
    concern = inquiry(desk)
    page = show(desk, concern.id)
    desk.press(way)
    save(desk)
    form = open_form(page).form
    assert form["reason"].error
    assert stored(desk, concern.id).concern.status is ConcernStatus.UNDER_INQUIRY


def test_an_outcome_is_not_dated_in_the_future(desk: Desk) -> None:
    concern = desk.do(lambda register: a_ready_concern(register))
    page = show(desk, concern.id)
    desk.press("Close: not founded")
    fill(page, reason="Intet nyt.", on=desk.now.date() + timedelta(days=1))
    save(desk)
    assert "future" in open_form(page).form["on"].error
    assert stored(desk, concern.id).concern.outcome is None


def test_closing_an_unregistered_concern_leaves_only_a_count(desk: Desk) -> None:
    concern = inquiry(desk, summary="Noget ved Smedevænget.")
    page = show(desk, concern.id)
    desk.press("Close: cannot be clarified")
    assert "deleted at once" in desk.texts()
    fill(page, reason="Intet at gå videre med.")
    save(desk)
    assert desk.page.title() == "Concerns"
    assert desk.message == "The concern is counted without a name. The text is deleted."
    assert desk.do(lambda one: concerns.list_concerns(one, ConcernFilter.ALL)) == ()
    assert desk.do(lambda one: search.search(one, "Smedevænget")) == ()
    assert desk.do(lambda one: drafts.list_drafts(one)) == ()
    assert sums(desk)[("outcome", "cannot_be_clarified")] == 1
    desk.window.back()
    desk.settle()
    assert desk.page.title() == "Concerns"


def test_closing_a_registered_concern_can_be_undone_for_ten_seconds(desk: Desk) -> None:
    concern = desk.do(lambda register: a_ready_concern(register))
    page = show(desk, concern.id)
    desk.press("Close: not founded")
    fill(page, reason="Misforståelse.")
    save(desk)
    assert stored(desk, concern.id).concern.outcome is Outcome.UNFOUNDED
    assert "To be deleted by" in desk.message
    assert desk.focused is page.outcome.again
    desk.shot("concern-decided")
    desk.window.bar.action_button.click()
    desk.settle()
    assert stored(desk, concern.id).concern.status is ConcernStatus.UNDER_INQUIRY
    assert desk.button("Close: not founded").isVisible()


def test_undoing_too_late_is_refused_in_words(desk: Desk) -> None:
    concern = desk.do(lambda register: a_ready_concern(register))
    page = show(desk, concern.id)
    desk.press("Close: not founded")
    fill(page, reason="Misforståelse.")
    save(desk)
    desk.tick(1)
    desk.window.bar.action_button.click()
    desk.settle()
    assert "have passed" in desk.message
    assert stored(desk, concern.id).concern.outcome is Outcome.UNFOUNDED


def test_passing_on_to_the_police_records_the_handover(desk: Desk) -> None:
    concern = desk.do(lambda register: a_ready_concern(register))
    page = show(desk, concern.id)
    desk.press("Pass on to …")
    fill(page, passed_to="police", receiver="Lone Ravnsbæk", basis="section_115")
    fill(page, what="Opslagene.", reason="Der er risiko for kriminalitet.")
    desk.shot("concern-refer")
    save(desk)
    after = stored(desk, concern.id)
    assert after.concern.outcome is Outcome.REFERRED_POLICE
    assert after.handovers[0].receiver == "Lone Ravnsbæk"
    assert "Lone Ravnsbæk" in desk.texts()


def test_a_concern_joins_a_case_that_is_found_by_its_number(desk: Desk) -> None:
    case = desk.do(lambda register: a_case(register))
    concern = desk.do(lambda register: a_ready_concern(register))
    page = show(desk, concern.id)
    desk.press("Join to a case we have")
    desk.type(case.number)
    choice = open_form(page).form["case_id"].editor
    choice.look()
    desk.settle()
    desk.key(Qt.Key.Key_Return)
    assert choice.value() == case.id
    fill(page, reason="Samme borger.")
    save(desk)
    after = stored(desk, concern.id).concern
    assert (after.outcome, after.case_id) == (Outcome.JOINED_CASE, case.id)


def test_police_only_says_what_is_removed_and_removes_it(desk: Desk) -> None:
    concern = desk.do(lambda register: a_ready_concern(register))
    show(desk, concern.id)
    desk.press("With the police only")
    assert "This cannot be undone" in desk.texts()
    assert desk.focused.accessibleName() == "Cancel"
    desk.shot("concern-police-only")
    desk.press(f"Delete {concern.number} here")
    assert desk.page.title() == "Concerns"
    assert desk.do(lambda one: concerns.list_concerns(one, ConcernFilter.ALL)) == ()
    assert sums(desk)[("outcome", "police_only")] == 1


def test_under_18_asks_about_notification_first(desk: Desk) -> None:
    concern = inquiry(desk)
    page = show(desk, concern.id)
    assert "Must social services be notified today?" in desk.texts()
    desk.press("Answer")
    fill(page, notification="given", notification_by="Birgit")
    save(desk)
    after = stored(desk, concern.id).concern
    assert (after.notification, after.notification_on) == (Notification.GIVEN, desk.now.date())
    adult = inquiry(desk, under_18=Answer.NO)
    show(desk, adult.id)
    assert "Must social services" not in desk.texts()


def test_a_working_note_is_kept_longer_once_with_a_reason(desk: Desk) -> None:
    concern = inquiry(desk)
    page = show(desk, concern.id)
    desk.press("Keep it 14 days longer")
    save(desk)
    assert open_form(page).form["reason"].error
    fill(page, reason="Skolen svarer på mandag.")
    save(desk)
    after = stored(desk, concern.id)
    assert after.concern.delete_on == concern.delete_on + timedelta(days=14)
    assert not page.working_note.extend.isVisible()
    assert "Skolen svarer på mandag." in desk.texts()


def test_a_name_waits_for_the_decision(desk: Desk) -> None:
    concern = inquiry(desk, person=YOUNG)
    page = show(desk, concern.id)
    desk.press("Change: E.T.J. (2008)")
    assert "name" not in open_form(page).form
    assert "The name can be written when" in desk.texts()
    desk.press("Cancel")
    desk.press("Decide about registering: E.T.J. (2008)")
    fill(page, decision="register_here", reason="Rådgivning.", what="Alt.", basis="child_act")
    save(desk)
    desk.press("Change: E.T.J. (2008)")
    fill(page, name="Emil Toft Jessen")
    save(desk)
    assert stored(desk, concern.id).people[0].person.name == "Emil Toft Jessen"
    assert "Emil" not in desk.texts()
    assert "Emil" not in desk.window.windowTitle()
    desk.window.switch_names()
    desk.settle()
    assert "Emil Toft Jessen" in desk.texts()


def test_section_12b_asks_whether_the_citizen_came(desk: Desk) -> None:
    concern = inquiry(desk, person=YOUNG)
    page = show(desk, concern.id)
    desk.press("Decide about registering")
    form = fill(page, decision="register_here", reason="Råd.", what="Alt.", basis="section_12b")
    save(desk)
    assert form["asked_for_help"].error
    assert not stored(desk, concern.id).decisions


def test_a_known_person_is_said_to_exist_and_nothing_more(desk: Desk) -> None:
    case = desk.do(lambda register: a_case(register))
    concern = inquiry(desk)
    page = show(desk, concern.id)
    desk.press("Add a person")
    desk.type("E.T.J.")
    desk.key(Qt.Key.Key_Tab)
    desk.settle()
    assert case.number in desk.texts()
    assert "Klistermærker" not in desk.texts().replace(concern.summary, "")
    desk.shot("concern-known")
    desk.press(f"{case.number}: it is the same person")
    (one,) = stored(desk, concern.id).people
    assert one.person.birth_year == 2008
    assert page.people.list.form is None


def test_what_is_typed_in_a_form_survives_a_lock(desk: Desk) -> None:
    concern = inquiry(desk)
    page = show(desk, concern.id)
    desk.press("Add a sign")
    open_form(page).form["seen"].focus()
    desk.type("Klistermærker med trusler")
    desk.lock()
    page = show(desk, concern.id)
    desk.shot("concern-unsaved")
    desk.press("Go on with: A sign")
    assert open_form(page).form.values()["seen"] == "Klistermærker med trusler"
    assert "This is your draft" in desk.texts()
    desk.press("Cancel")
    assert desk.do(lambda register: drafts.list_drafts(register)) == ()
    desk.window.bar.action_button.click()
    desk.settle()
    assert len(desk.do(lambda register: drafts.list_drafts(register))) == 1


def test_saving_one_part_keeps_what_is_typed_in_another(desk: Desk) -> None:
    concern = inquiry(desk)
    page = show(desk, concern.id)
    desk.press("Write a note")
    note = page.notes.rows.form
    note.form["text"].focus()
    desk.type("Halv sætning")
    desk.press("I have called – log it")
    assert page.notes.rows.form is note
    assert note.form.values()["text"] == "Halv sætning"
    assert stored(desk, concern.id).concern.acute_contact_at == desk.now


def test_one_sign_alone_gives_no_reason_to_act(desk: Desk) -> None:
    concern = desk.do(lambda register: a_ready_concern(register))
    show(desk, concern.id)
    assert "One sign is not in itself a reason to act." in desk.texts()


def test_history_tells_in_words_what_was_changed(desk: Desk) -> None:
    concern = inquiry(desk)
    page = show(desk, concern.id)
    desk.press("Change what was told")
    fill(page, source="police", summary="En ny tekst.")
    save(desk)
    desk.press("Show history")
    assert "Source: Teacher → The police" in desk.texts()
    assert "Status: Received → Under inquiry" in desk.texts()
    assert "Birgit Tangaa" in desk.texts()
    desk.window.resize(1280, 1900)
    desk.shot("concern-history")


def test_a_decided_concern_shows_nothing_before_a_reason_is_chosen(desk: Desk) -> None:
    concern = desk.do(lambda register: a_ready_concern(register))
    page = show(desk, concern.id)
    desk.press("Close: not founded")
    fill(page, reason="Misforståelse.")
    save(desk)
    desk.go("concerns")
    page = show(desk, concern.id)
    assert concern.summary in desk.texts()
    desk.lock()
    page = show(desk, concern.id)
    assert concern.summary not in desk.texts()
    assert page.primary_action() is None
    assert desk.focused is page.ask.reason.combo
    desk.shot("concern-ask-why")
    desk.press("Open the concern")
    assert page.ask.form["reason"].error
    page.ask.form.fill({"reason": "new_concern"})
    desk.press("Open the concern")
    assert concern.summary in desk.texts()
    desk.press("Take it up again")
    fill(page, reason="Læreren ringer igen.")
    save(desk)
    assert stored(desk, concern.id).concern.status is ConcernStatus.UNDER_INQUIRY


def test_advice_on_a_received_concern_leaves_nothing(desk: Desk) -> None:
    concern = desk.do(lambda register: a_concern(register))
    show(desk, concern.id)
    desk.press("Gave advice – close")
    desk.press(f"Close {concern.number} and keep no text")
    assert desk.do(lambda one: concerns.list_concerns(one, ConcernFilter.ALL)) == ()
    assert sums(desk)[("source", "teacher")] == 1


def test_back_returns_to_the_same_row_of_the_list(desk: Desk) -> None:
    rows = [desk.do(lambda register: a_concern(register)) for _number in range(3)]
    page = desk.go("concerns")
    page.view.select(rows[1].id)
    desk.shot("concerns-list")
    desk.key(Qt.Key.Key_Return, page.view.table)
    desk.settle()
    assert desk.page.title() == f"Concern {rows[1].number}"
    desk.window.back()
    desk.settle()
    assert desk.page.view.current().id == rows[1].id
    assert desk.focused is desk.page.view.table


def test_after_saving_the_deed_that_opened_the_form_is_seen(desk: Desk, qtbot: QtBot) -> None:
    concern = inquiry(desk)
    page = show(desk, concern.id)
    page.observations.begin_sign()
    desk.settle()
    fill(page, sign="sign_mapping:violence", seen="A fight on 3 March", source="A teacher")
    save(desk)
    deed = page.observations.add_sign
    assert deed.hasFocus()
    qtbot.waitUntil(lambda: deed.visibleRegion().boundingRect().height() == deed.height())


def test_a_search_among_the_signs_says_when_none_matches(desk: Desk) -> None:
    concern = inquiry(desk)
    page = show(desk, concern.id)
    page.observations.begin_sign()
    desk.settle()
    choice = open_form(page).form["sign"].editor
    assert isinstance(choice, SignChoice)
    choice.filter.setText("xyz")
    assert choice.none.isVisible()
    choice.filter.setText("")
    assert not choice.none.isVisible()


def test_a_serious_sign_is_not_said_to_give_no_reason_to_act(desk: Desk) -> None:
    concern = inquiry(desk)
    page = show(desk, concern.id)
    page.observations.begin_sign()
    desk.settle()
    choice = open_form(page).form["sign"].editor
    assert isinstance(choice, SignChoice)
    choice.set_value("sign_mapping:violence")
    assert "immediately give reason to act" in choice.help.text()
    assert "not in itself" not in choice.help.text()


def test_the_deed_of_a_record_keeps_the_focus_after_it_is_done(desk: Desk, qtbot: QtBot) -> None:
    concern = desk.do(lambda register: a_ready_concern(register))
    page = show(desk, concern.id)
    button = desk.button("Change", page.observations)
    said = button.text()
    desk.press(said, page.observations)
    fill(page, source="The teacher who saw it")
    save(desk)
    assert not [one for one in page.findChildren(InPlace) if one.isVisible()]
    qtbot.waitUntil(lambda: page.observations.isAncestorOf(desk.focused))
    now = desk.focused
    assert isinstance(now, QPushButton)
    assert now.text() == said


def test_a_form_is_left_after_its_record_was_shown_anew(desk: Desk) -> None:
    concern = desk.do(lambda register: a_ready_concern(register))
    page = show(desk, concern.id)
    desk.press("Change", page.observations)
    page.refresh()
    desk.settle()
    open_form(page).cancel_button.click()
    desk.settle()
    assert page.observations.isAncestorOf(desk.focused)


def test_esc_in_a_form_is_cancel_and_what_was_typed_is_offered_back(desk: Desk) -> None:
    concern = inquiry(desk)
    page = show(desk, concern.id)
    desk.press("Write a note")
    fill(page, text="Moderen ringer i morgen.")
    desk.key(Qt.Key.Key_Escape)
    desk.settle()
    assert not [one for one in page.findChildren(InPlace) if one.isVisible()]
    assert desk.message == "What you typed was dropped."
    desk.window.bar.action_button.click()
    desk.settle()
    desk.press("Write a note")
    assert open_form(page).form.values()["text"] == "Moderen ringer i morgen."
