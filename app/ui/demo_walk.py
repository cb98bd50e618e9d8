# SPDX-License-Identifier: EUPL-1.2
"""The whole path once through the real window: from a call to a closed case and a saved sheet."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.cases import CaseStatus
from app.domain.concerns import Answer
from app.domain.inquiry import Decision
from app.domain.interventions import InterventionEvent
from app.domain.people import Role, initials
from app.services import cases, concerns
from app.services.demo_people import DemoCase, demo_cases
from app.services.views import CardKind, CaseFilter, ConcernFilter
from app.ui.demo import Stage, Walk, WalkFailed, language_of
from app.ui.main_window import MainWindow
from app.ui.page import Command, Page, Target
from app.ui.pages.case import PARTS, CaseDetail
from app.ui.pages.case_paper import CasePaperPage
from app.ui.pages.concern import ConcernDetail
from app.ui.pages.new_concern import NewConcernPage
from app.ui.pages.search import SearchPage
from app.ui.pages.survey import SurveyPage
from app.ui.pages.survey_paper import SurveyPaperPage
from app.ui.parts.inplace import InPlace
from app.widgets.forms import Form
from app.widgets.texts import LANGUAGES, tr, words
from app.widgets.theme import Mode

if TYPE_CHECKING:
    from app.services.register import Register

DARK: Final = ("today", "case-overview", "concern", "survey")


_TYPED: Final = "men"


class _Examples:
    """Records to show: one open, one closed, one concern."""

    def __init__(self) -> None:
        self.open = self.closed = self.concern = ""

    def find(self, hand: "Hand") -> Walk:
        """Ask the register."""
        hand.page.run(_look, self._on_found)
        yield lambda: bool(self.open)

    def targets(self) -> Iterator[tuple[str, Target]]:
        """Every page with its name, as (name, target)."""
        yield "today", Target(page="today")
        yield "all-due", Target(page="all_due", extra={"card": CardKind.NEXT_14_DAYS})
        yield "concerns", Target(page="concerns")
        yield "new-concern", Target(page="new_concern")
        yield "concern", Target(page="concern", record_id=self.concern)
        yield "cases", Target(page="cases")
        for part in PARTS:
            yield f"case-{part}", Target(page="case", record_id=self.open, extra={"part": part})
        yield "case-closed", Target(page="case", record_id=self.closed)
        yield "case-summary", Target(page="case_paper", record_id=self.open)
        yield "year", Target(page="year")
        yield "survey", Target(page="survey")
        period = {"start": "2026-01-01", "end": "2026-06-30"}
        yield "survey-blank", Target(page="survey_paper", extra={"kind": "blank", **period})
        yield "profile", Target(page="profile")
        yield "search", Target(page="search")
        yield "settings", Target(page="settings")

    def _on_found(self, found: tuple[str, str, str]) -> None:
        self.open, self.closed, self.concern = found


def _look(register: "Register") -> tuple[str, str, str]:
    """A case with much in it, a closed one, and a concern under inquiry."""
    running = cases.list_cases(register, CaseFilter.OPEN)
    closed = cases.list_cases(register, CaseFilter.CLOSED)
    heard = concerns.list_concerns(register, ConcernFilter.OPEN)
    busy = [one for one in running if one.next_step and one.status == CaseStatus.ACTIVE]
    registered = [one for one in heard if one.registered]
    return busy[-1].id, closed[0].id, registered[0].id


class Hand:
    """Finds what the user would see, and does with it what the user would do."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    @property
    def window(self) -> MainWindow:
        """The window as it is now; a change of language makes another."""
        found = self.stage.room.window
        if found is None:
            raise WalkFailed("no window")
        return found

    @property
    def page(self) -> Page:
        """The page that is open."""
        found = self.window.page
        if found is None:
            raise WalkFailed("no page")
        return found

    def go(self, page: str, record_id: str | None = None, **extra: str) -> Walk:
        """Open a page."""
        self.window.go(Target(page=page, record_id=record_id, extra=extra))
        yield None

    def press(self, text: str) -> Walk:
        """Press the visible button that says so."""
        yield from self.press_in(self.page, text)

    def press_in(self, part: QWidget, text: str) -> Walk:
        """Press the visible button of a part of the page."""
        for one in part.findChildren(QPushButton):
            if one.isVisible() and text in (one.text().strip(), one.accessibleName()):
                yield from self.click(one)
                return
        raise WalkFailed(f"no button: {text}")

    def part(self, number: int) -> Walk:
        """Turn to a part of the case."""
        page = self.page
        if not isinstance(page, CaseDetail):
            raise WalkFailed("the case is not open")
        page.tabs.setCurrentIndex(number)
        yield None

    def show(self, target: Target) -> Walk:
        """Open a page for its picture, with what it needs to show something."""
        self.window.go(target)
        yield None
        page = self.page
        if isinstance(page, CasePaperPage):
            yield from _fill_paper(self, page)
        elif isinstance(page, SurveyPage):
            yield lambda: page.sheet is not None
        elif isinstance(page, SurveyPaperPage):
            yield lambda: page.paper is not None
        elif isinstance(page, SearchPage):
            QTest.keyClicks(self.window.header.search, _TYPED)
            yield lambda: page.text == _TYPED

    def click(self, button: QPushButton) -> Walk:
        """Press a button with the space bar."""
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        yield None

    def do(self, command: Command) -> Walk:
        """What Ctrl+S, Ctrl+P or Ctrl+Shift+N does here."""
        self.page.commands()[command]()
        yield None

    def deed(self) -> Walk:
        """The page's one deed, at its top right."""
        action = self.page.primary_action()
        if action is None or not action.isEnabled():
            raise WalkFailed("the page has no deed now")
        action.trigger()
        yield None

    def open_form(self) -> InPlace:
        """The form that is open in the page."""
        for one in self.page.findChildren(InPlace):
            if one.isVisible():
                return one
        raise WalkFailed("no form is open")

    def write(self, values: Mapping[str, Any]) -> Walk:
        """Fill the open form and do its deed."""
        opened = self.open_form()
        set_values(opened.form, values)
        yield None
        yield from self.click(opened.save_button)
        left = [one for one in self.page.findChildren(InPlace) if one.isVisible()]
        if wrong := [fault for one in left for fault in faults(one.form)]:
            raise WalkFailed("; ".join(wrong))


def set_values(form: Form, values: Mapping[str, Any]) -> None:
    """Choose and write in the form's fields, in their order."""
    for name, value in values.items():
        form[name].editor.set_value(value)


def faults(form: Form) -> list[str]:
    """The names of the fields that something is wrong with, with the words beside them."""
    said = [f"{name}: {form[name].error}" for name in form.values() if form[name].error]
    if form.bar.message is not None:
        said.append(form.bar.message.text)
    return said


def _may(page: Page) -> bool:
    """Whether the page's deed can be done now."""
    action = page.primary_action()
    return action is not None and action.isEnabled()


def walk(stage: Stage) -> Walk:
    """Everything the demo does in the window."""
    case = next(one for one in demo_cases() if one.by_hand)
    hand = Hand(stage)
    stage.picture(hand.window, "01-today")
    yield from _intake(hand, case)
    yield from _inquire(hand, case)
    yield from _open_case(hand, case)
    yield from _work(hand, case)
    yield from _close(hand, case)
    yield from _summary(hand)
    yield from _sheet(hand)
    yield from _every_page(hand)


def _intake(hand: Hand, case: DemoCase) -> Walk:
    yield from hand.go("new_concern")
    page = hand.page
    if not isinstance(page, NewConcernPage):
        raise WalkFailed("no intake")
    page.focus_first()
    QTest.keyClicks(page.form["summary"].editor.target(), case.told)
    set_values(
        page.form,
        {"source": case.source, "reporter_saw": Answer.YES.value, "under_18": Answer.NO.value},
    )
    yield None
    hand.stage.picture(hand.window, "02-new-concern")
    yield from hand.click(page.what_now.look_into_it)
    hand.stage.told(tr("A concern is taken in."))


def _inquire(hand: Hand, case: DemoCase) -> Walk:
    page = hand.page
    if not isinstance(page, ConcernDetail):
        raise WalkFailed("the concern is not open")
    now = hand.stage.now()
    born = None if case.age is None else now.year - case.age
    yield from hand.click(page.people.add)
    yield from hand.write(
        {
            "code": initials(case.name),
            "role": Role.FOCUS,
            "birth_year": born,
            "gender": case.gender,
        }
    )
    for seen in case.signs:
        yield from hand.click(page.observations.add_sign)
        yield from hand.write(
            {
                "sign": f"sign_mapping:{seen.code}",
                "seen": seen.seen,
                "source": case.reporter,
                "observed_on": now.date(),
                "status": seen.status,
            }
        )
    for seen in case.resources:
        yield from hand.click(page.observations.add_resource)
        yield from hand.write({"kind": seen.code, "seen": seen.seen, "source": case.reporter})
    yield from hand.click(page.extremism.add_button)
    yield from hand.write({"form": case.form, "since": now.date()})
    yield from hand.deed()
    yield from hand.write(
        {
            "methods": ("contact", "dialogue_professionals"),
            "contributors": case.reporter,
            "known": case.told,
            "police_involved": Answer.NO.value,
            "conclusion": case.judged,
            "founded": Answer.YES,
        }
    )
    hand.stage.told(tr("It is assessed, with signs and resources beside each other."))
    yield from hand.press(tr("Decide about registering"))
    yield from hand.write(
        {
            "decision": Decision.REGISTER_HERE,
            "reason": case.goal,
            "what": case.judged,
            "basis": "section_12b",
            "asked_for_help": Answer.YES.value,
        }
    )
    yield from hand.press_in(page.people, tr("Change"))
    yield from hand.write({"name": case.name})
    hand.stage.picture(hand.window, "03-concern")
    hand.stage.told(tr("It is decided to register the person here; only then the name."))


def _open_case(hand: Hand, case: DemoCase) -> Walk:
    yield from hand.deed()
    yield from hand.write({"founded_on": case.judged, "primacy": case.primacy})
    if not isinstance(hand.page, CaseDetail):
        raise WalkFailed("the case is not open")
    hand.stage.picture(hand.window, "04-case")
    hand.stage.told(tr("A case is opened from it."))


def _work(hand: Hand, case: DemoCase) -> Walk:
    page = hand.page
    if not isinstance(page, CaseDetail):
        raise WalkFailed("the case is not open")
    today = hand.stage.now().date()
    offer = case.offers[0]
    yield from hand.part(1)
    yield from hand.click(page.course.stream.intervention_button)
    yield from hand.write(
        {
            "offer": offer.offer,
            "level": offer.level,
            "target": offer.target,
            "performer": offer.performer,
        }
    )
    for event in (InterventionEvent.OFFER, InterventionEvent.ACCEPT, InterventionEvent.START):
        yield from hand.press(words(event))
        yield from hand.write({})
    yield from hand.deed()
    yield from hand.write({})
    hand.stage.told(tr("An intervention is offered, accepted and begun; the case is started."))
    yield from hand.part(1)
    yield from hand.click(page.course.stream.follow_up_button)
    yield from hand.write({"planned_on": today, "form": "meeting", "with_whom": offer.performer})
    yield from hand.press(tr("Done"))
    yield from hand.write({"result": case.met[0]})
    yield from hand.press(words(InterventionEvent.COMPLETE))
    yield from hand.write({"reason": offer.words})
    hand.stage.picture(hand.window, "05-course")
    hand.stage.told(tr("A follow-up is planned and done, and the intervention is completed."))


def _close(hand: Hand, case: DemoCase) -> Walk:
    yield from hand.deed()
    yield from hand.write(
        {
            "reason": case.reason,
            "re_review": True,
            "came_of_it": case.came,
            "evaluated": True,
            "taken_over_by": case.offers[0].performer,
        }
    )
    yield from hand.part(2)
    hand.stage.picture(hand.window, "06-closed")
    hand.stage.told(tr("The case is closed, and re-reviews are planned after 6 and 12 months."))


def _summary(hand: Hand) -> Walk:
    yield from hand.do(Command.PAPER)
    page = hand.page
    if not isinstance(page, CasePaperPage):
        raise WalkFailed("no case summary")
    yield from _fill_paper(hand, page)
    hand.stage.picture(hand.window, "07-case-summary")
    yield from hand.do(Command.SAVE)
    hand.stage.told(tr("The case summary is seen and saved, with its line in the ledger."))


def _fill_paper(hand: Hand, page: CasePaperPage) -> Walk:
    set_values(
        page.panel.form,
        {
            "recipient": "police",
            "collaboration": "infohus_kommune",
            "basis": "section_115",
            "why": tr("The meeting decides who does what."),
            "initials": True,
        },
    )
    yield lambda: _may(page)


def _sheet(hand: Hand) -> Walk:
    yield from hand.go("survey")
    page = hand.page
    if not isinstance(page, SurveyPage):
        raise WalkFailed("no survey sheet")
    yield lambda: page.sheet is not None
    hand.stage.picture(hand.window, "08-survey")
    yield from hand.click(page.csv_button)
    yield from hand.click(page.json_button)
    yield from hand.click(page.pdf_button)
    paper = hand.page
    if not isinstance(paper, SurveyPaperPage):
        raise WalkFailed("no survey sheet on paper")
    yield lambda: paper.paper is not None
    hand.stage.picture(hand.window, "09-survey-paper")
    yield from hand.click(paper.save_button)
    hand.stage.told(tr("The protected survey sheet is saved, and its release is in the ledger."))


def _every_page(hand: Hand) -> Walk:
    """A picture of every page in both languages, and of a few in the dark."""
    stage = hand.stage
    shown = _Examples()
    yield from shown.find(hand)
    first = stage.language
    for language in LANGUAGES:
        stage.room.set_language(language)
        stage.language = language_of(language)
        for name, target in shown.targets():
            yield from hand.show(target)
            stage.picture(hand.window, name)
    stage.room.set_language(first)
    stage.language = first
    stage.room.set_theme(Mode.DARK)
    for name, target in shown.targets():
        if name in DARK:
            yield from hand.show(target)
            stage.picture(hand.window, name, "dark")
    stage.room.set_theme(Mode.LIGHT)
    stage.told(tr("Every page is pictured in Danish and English."))
