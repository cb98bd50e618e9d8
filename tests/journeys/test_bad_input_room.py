# SPDX-License-Identifier: EUPL-1.2
"""Bad input in the room: said in Danish where it happened, the form as it was, nothing written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.cases import CaseStatus
from app.domain.concerns import ConcernStatus
from app.services import cases, concerns, drafts
from app.services.views import CaseFilter
from app.ui.page import Command
from app.ui.pages.new_concern import NewConcernPage
from app.ui.parts.inplace import InPlace
from app.widgets.forms import Form, LineEdit, TextEdit
from tests.builders import a_concern, an_intervention, closure_draft
from tests.journeys.forms import TEXT, complete, open_forms
from tests.ui.case_desk import NOW, TODAY, stored
from tests.ui.case_stories import busy_case, small_case
from tests.ui.rooms import Desk, desk_in

REQUIRED = "Skal udfyldes."
RUNNING = "Der er stadig indsatser i gang. Angiv for hver, hvordan den sluttede, og luk så sagen."
NOT_ASSESSED = (
    "En sag kræver en indledende vurdering, der finder bekymringen begrundet. Skriv den først."
)
CPR = "Det ligner et CPR-nummer. Fjern det."
TOO_LONG = "Teksten er for lang. Gør den kortere."
NOT_FROM_HERE = (
    "Det kan ikke gøres, som tingene står nu. Opdatér siden for at se, hvad der er ændret."
)
BUG = (
    "Programmet lavede en fejl og stoppede det, det var i gang med. Det, der var gemt, er i "
    "behold. Sig det til it-afdelingen: ZeroDivisionError ("
)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, danish: None) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot, now=NOW, language="da") as made:
        yield made


def the_form(desk: Desk) -> InPlace:
    (form,) = open_forms(desk)
    return form


def save(desk: Desk) -> None:
    """Ctrl+S."""
    desk.page.commands()[Command.SAVE]()
    desk.settle()


def test_a_case_is_not_closed_while_interventions_run(desk: Desk) -> None:
    """The form asks how each ends; one begun meanwhile in another place is told by the service."""
    case = desk.do(lambda register: busy_case(register, now=NOW))
    desk.go("case", case.id)
    desk.primary().trigger()
    desk.settle()
    form = the_form(desk)
    form.form.fill({"reason": "handled", "re_review": False, "came_of_it": TEXT})
    save(desk)
    (ending,) = [name for name in form.form.values() if name.startswith("end_")]
    assert form.form[ending].error == REQUIRED
    assert "Hvordan slutter det?" in form.form[ending].label.text()
    assert stored(desk, case.id).case.status is CaseStatus.ACTIVE
    desk.do(lambda register: an_intervention(register, case.id, day=TODAY, running=True))
    form.form.fill({ending: "complete"})
    typed = form.form.values()
    save(desk)
    assert form.bar.isVisible()
    assert form.bar.message is not None
    assert form.bar.message.text == RUNNING
    assert form.form.values() == typed
    assert form.save_button.isEnabled()
    assert stored(desk, case.id).case.status is CaseStatus.ACTIVE


@pytest.mark.parametrize(
    "way", ["Luk: ikke begrundet", "Luk: kan ikke afklares", "Send videre til …"]
)
def test_an_outcome_without_a_reason(desk: Desk, way: str) -> None:
    concern = desk.do(lambda register: a_concern(register, day=TODAY, inquiry=True, now=NOW))
    desk.go("concern", concern.id)
    desk.press(way)
    form = the_form(desk)
    complete(desk, form.form)
    form.form.fill({"reason": "   "})
    save(desk)
    assert form.form["reason"].error == REQUIRED
    assert desk.focused is form.form["reason"].editor.target()
    found = desk.do(lambda register: concerns.open_concern(register, concern.id, now=NOW))
    assert found.concern.status is ConcernStatus.UNDER_INQUIRY


def test_a_case_without_an_assessment(desk: Desk) -> None:
    concern = desk.do(lambda register: a_concern(register, day=TODAY, inquiry=True, now=NOW))
    desk.go("concern", concern.id)
    desk.press("Opret sag")
    form = the_form(desk)
    complete(desk, form.form)
    typed = form.form.values()
    save(desk)
    assert form.bar.isVisible()
    assert form.bar.message is not None
    assert form.bar.message.text == NOT_ASSESSED
    assert form.form.values() == typed
    assert desk.do(lambda register: cases.list_cases(register, CaseFilter.ALL)) == ()


def test_a_cpr_number_in_any_text(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    desk.go("case", case.id, part="course")
    desk.press("Skriv et notat")
    form = the_form(desk)
    for name in ("text", "source", "against", "assessment"):
        form.form.fill({"text": TEXT, "source": "", "against": "", "assessment": ""})
        form.form.fill({name: "Drengen, 010203-1234, var der."})
        save(desk)
        assert form.form[name].error == CPR
        assert stored(desk, case.id).notes == ()
    form.form.fill({"assessment": ""})
    save(desk)
    assert [one.text for one in stored(desk, case.id).notes] == [TEXT]


def test_a_cpr_number_in_a_new_concern(desk: Desk) -> None:
    page = desk.go("new_concern")
    assert isinstance(page, NewConcernPage)
    page.form.fill({"summary": "Drengen 0102031234 var der.", "source": "teacher"})
    desk.press("Undersøg nærmere")
    assert page.form["summary"].error == CPR
    desk.press("Fjern det")
    assert page.form.values()["summary"] == "Drengen  var der."


def test_a_text_that_is_too_long_is_not_cut(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    desk.go("case", case.id, part="course")
    desk.press("Skriv et notat")
    form = the_form(desk)
    for name, longest in (("source", 500), ("text", TextEdit.LONGEST)):
        form.form.fill({"text": TEXT, "source": ""})
        form.form.fill({name: "a" * (longest + 1)})
        save(desk)
        assert form.form[name].error == TOO_LONG
        assert len(form.form.values()[name]) == longest + 1
        assert stored(desk, case.id).notes == ()
        form.form.fill({name: "a" * longest})
    form.form.fill({"source": "b" * 500})
    save(desk)
    (note,) = stored(desk, case.id).notes
    assert (len(note.text), len(note.source)) == (TextEdit.LONGEST, 500)


def test_after_a_fault_of_the_program_the_deed_can_be_tried_again(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    page = desk.go("case", case.id)
    form = Form()
    form.add("text", "Tekst", LineEdit(), required=True)
    fails = [True]

    def work(register: object) -> str:
        if fails.pop():
            raise ZeroDivisionError("hemmeligt")
        return "gjort"

    done: list[str] = []
    one = InPlace(
        page,
        form,
        title="Prøve",
        deed="Gem",
        collect=lambda: work,
        key="test:fault",
        done=done.append,
    )
    page.layout().addWidget(one)
    form["text"].editor.set_value(TEXT)
    one.save()
    assert not one.save_button.isEnabled()
    desk.settle()
    assert desk.message.startswith(BUG)
    assert "hemmeligt" not in desk.message
    assert one.save_button.isEnabled()
    assert form.values() == {"text": TEXT}
    one.flush()
    desk.settle()
    kept = desk.do(lambda register: drafts.load_draft(register, "test:fault"))
    assert kept is not None
    assert kept.content == {"text": TEXT}
    fails.append(False)
    one.save()
    desk.settle()
    assert done == ["gjort"]
    assert desk.do(lambda register: drafts.load_draft(register, "test:fault")) is None


def test_a_case_that_was_closed_meanwhile(desk: Desk) -> None:
    case = desk.do(lambda register: small_case(register, now=NOW))
    desk.go("case", case.id, part="agreements")
    desk.primary().trigger()
    desk.settle()
    form = the_form(desk)
    form.form.fill({"follow_up_only": TEXT})
    draft = closure_draft(case.id, TODAY, reason="erroneous")
    desk.do(lambda register: cases.close_case(register, draft, now=NOW))
    save(desk)
    assert form.bar.message is not None
    assert form.bar.message.text == NOT_FROM_HERE
    assert form.form.values()["follow_up_only"] == TEXT
    assert stored(desk, case.id).case.follow_up_only == ""
