# SPDX-License-Identifier: EUPL-1.2
"""Dates that cannot be right, in every form of the window that has one.

The forms are found by pressing every button of the pages in every state, so that a new form is
tried without being named here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import ui
from app.domain.closing import HoldDraft
from app.domain.interventions import InterventionEvent
from app.services import cases
from app.services.pages import concern_page
from app.services.register import Register
from app.ui.page import Page
from app.ui.pages.new_concern import NewConcernPage
from app.ui.parts.inplace import InPlace
from tests.builders import a_case, a_ready_concern, an_intervention, closure_draft, handover_draft
from tests.journeys.forms import TEXT, complete, date_fields, every_form, open_forms
from tests.ui.case_desk import NOW, TODAY, stored
from tests.ui.case_stories import busy_case, small_case
from tests.ui.rooms import Desk, desk_in

FUTURE = "Datoen ligger i fremtiden. Skriv en dato til og med i dag."
UNREADABLE = "Det er ikke en dato. Skriv for eksempel 12.5.2026."
BEFORE_OPENING = "Datoen ligger før, sagen blev oprettet. Skriv en dato fra oprettelsen og frem."
BEFORE_START = "Datoen ligger før begyndelsen. Skriv en dato fra begyndelsen og frem."
BEFORE_RECEIVED = "Datoen ligger før, henvendelsen blev modtaget. Skriv den dato eller en senere."
LOOK_AHEAD = {"next_step_on", "due_on", "planned_on", "expected_resume", "feedback_due"}
"""Dates of what is to come."""
NO_DATES = ("32.13.26", "29.2.2027", "i aften")
BEGAN = TODAY - timedelta(days=20)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, danish: None) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot, now=NOW, language="da") as made:
        yield made


def busy(register: Register) -> str:
    case = busy_case(register, now=NOW)
    an_intervention(register, case.id, day=TODAY)
    accepted = an_intervention(register, case.id, day=TODAY)
    for event in (InterventionEvent.OFFER, InterventionEvent.ACCEPT):
        cases.step_intervention(register, accepted.id, event, on=TODAY, now=NOW)
    cases.hand_over(register, replace(handover_draft(TODAY), case_id=case.id), now=NOW)
    return case.id


def created(register: Register) -> str:
    return small_case(register, now=NOW).id


def on_hold(register: Register) -> str:
    case = busy_case(register, now=NOW)
    until = TODAY + timedelta(days=30)
    draft = HoldDraft(case_id=case.id, since=TODAY, reason="lost_contact", expected_resume=until)
    cases.hold_case(register, draft, now=NOW)
    return case.id


def closed(register: Register) -> str:
    case = a_case(register, day=TODAY, now=NOW)
    draft = closure_draft(case.id, TODAY, re_review=True)
    cases.close_case(register, draft, now=NOW)
    return case.id


def inquired(register: Register) -> str:
    small_case(register, now=NOW)
    return a_ready_concern(register, day=BEGAN, now=NOW).id


def fault(form: InPlace, name: str) -> str:
    """What is wrong about how a date was answered that cannot be one; "" when nothing is."""
    field = form.form[name]
    return f"{form.accessibleName()} · {name}: {field.error!r}"


def try_dates(desk: Desk, form: InPlace) -> Iterator[str]:
    """Write impossible dates into a form and save; gives what was not as it must be."""
    for name in date_fields(form.form):
        field = form.form[name]
        before = field.editor.line.text()
        for text in NO_DATES:
            field.editor.set_value(text)
            field.editor.left.emit()
            if field.error != UNREADABLE:
                yield f"on leaving, {fault(form, name)}"
            field.show_error("")
            form.save()
            if (field.error, field.editor.line.text()) != (UNREADABLE, text):
                yield f"on saving, {fault(form, name)}"
        if name not in LOOK_AHEAD:
            field.editor.set_value(TODAY + timedelta(days=1))
            complete(desk, form.form)
            typed = form.form.values()
            form.save()
            desk.settle()
            if form not in open_forms(desk):
                yield f"saved with a date in the future: {name}"
                return
            if (field.error, form.form.values()) != (FUTURE, typed):
                yield f"in the future, {fault(form, name)}"
        field.editor.set_value(before)


TRIED: set[str] = set()
"""The names of the date fields that the tests below met; the last test looks at them."""


def try_page(desk: Desk, show: Callable[[], Page]) -> None:
    wrong = []
    for form in every_form(desk, show):
        TRIED.update(date_fields(form.form))
        wrong += try_dates(desk, form)
    assert wrong == []


@pytest.mark.parametrize(
    ("make", "part"),
    [
        (busy, "overview"),
        (busy, "course"),
        (busy, "agreements"),
        (busy, "papers"),
        (created, "overview"),
        (on_hold, "agreements"),
        (closed, "agreements"),
    ],
)
def test_no_date_of_a_case_can_be_wrong(
    make: Callable[[Register], str], part: str, desk: Desk
) -> None:
    case_id = desk.do(make)
    before = stored(desk, case_id)
    try_page(desk, lambda: desk.go("case", case_id, part=part, reason="new_concern"))
    assert stored(desk, case_id) == before


def test_no_date_of_a_concern_can_be_wrong(desk: Desk) -> None:
    concern_id = desk.do(inquired)
    before = desk.do(lambda register: concern_page(register.database, concern_id))
    try_page(desk, lambda: desk.go("concern", concern_id))
    assert desk.do(lambda register: concern_page(register.database, concern_id)) == before


def test_no_form_with_a_date_was_forgotten() -> None:
    """Every date field that the source of these pages makes was met above (run them together)."""
    folder = Path(ui.__file__).parent
    named = {
        name
        for place in ("pages/case_parts", "pages/concern_parts", "parts")
        for path in (folder / place).glob("*.py")
        for name in re.findall(
            r'add\(\s*"(\w+)",\s*tr\([^)]*\),\s*DateEdit', path.read_text(encoding="utf-8")
        )
    }
    assert len(named) > 15
    if TRIED:
        assert named == TRIED


def test_the_intake_takes_no_date_that_is_none(desk: Desk) -> None:
    page = desk.go("new_concern")
    assert isinstance(page, NewConcernPage)
    page.form.fill({"summary": TEXT, "source": "teacher"})
    field = page.form["received_on"]
    for text, said in ((NO_DATES[0], UNREADABLE), (TODAY + timedelta(days=1), FUTURE)):
        field.editor.set_value(text)
        desk.press("Undersøg nærmere")
        assert field.error == said
        assert page.form.values()["summary"] == TEXT
        assert desk.focused is field.editor.target()


@pytest.mark.parametrize(
    ("make", "deed", "day", "said"),
    [
        (busy, "", TODAY - timedelta(days=400), BEFORE_OPENING),
        (created, "", TODAY - timedelta(days=400), BEFORE_OPENING),
        (on_hold, "Genoptag", TODAY - timedelta(days=400), BEFORE_OPENING),
    ],
    ids=["closing", "starting", "resuming"],
)
def test_a_step_before_the_case_was_opened(
    make: Callable[[Register], str], deed: str, day: date, said: str, desk: Desk
) -> None:
    case_id = desk.do(make)
    before = stored(desk, case_id)
    desk.go("case", case_id, part="agreements")
    if deed:
        desk.press(deed)
    else:
        desk.primary().trigger()
        desk.settle()
    (form,) = open_forms(desk)
    complete(desk, form.form)
    name = date_fields(form.form)[0]
    form.form.fill({name: day})
    form.save()
    desk.settle()
    assert form.form[name].error == said
    assert form.save_button.isEnabled()
    assert stored(desk, case_id) == before


def test_a_step_of_an_intervention_before_its_start(desk: Desk) -> None:
    case_id = desk.do(busy)
    desk.go("case", case_id, part="course")
    desk.press("Sæt i bero: Mentorforløb ved særuddannede mentorer")
    (form,) = open_forms(desk)
    form.form.fill({"on": TODAY - timedelta(days=400)})
    form.save()
    desk.settle()
    assert form.form["on"].error == BEFORE_START


def test_an_assessment_before_the_concern_was_received(desk: Desk) -> None:
    concern_id = desk.do(inquired)
    for deed, name in (("Skriv en ny vurdering", "assessed_on"), ("Luk: ikke begrundet", "on")):
        desk.go("concern", concern_id)
        desk.press(deed)
        (form,) = [one for one in open_forms(desk) if name in one.form]
        complete(desk, form.form)
        form.form.fill({name: BEGAN - timedelta(days=1)})
        form.save()
        desk.settle()
        assert form.form[name].error == BEFORE_RECEIVED
        form.cancel()
