# SPDX-License-Identifier: EUPL-1.2
"""The whole path once through the real window: from a call to a closed case and a saved sheet."""

from PySide6.QtTest import QTest

from app.domain.closing import RE_REVIEW_MONTHS
from app.domain.concerns import Answer
from app.domain.inquiry import Decision
from app.domain.interventions import InterventionEvent
from app.domain.people import Role, initials
from app.services.demo import HOLDER
from app.services.demo_people import DemoCase, demo_cases
from app.ui.demo import Stage, Walk, WalkFailed
from app.ui.demo_hand import Hand, fill_paper, set_values
from app.ui.demo_pages import every_page
from app.ui.page import Command
from app.ui.pages.case import CaseDetail
from app.ui.pages.case_paper import CasePaperPage
from app.ui.pages.concern import ConcernDetail
from app.ui.pages.new_concern import NewConcernPage
from app.ui.pages.survey import SurveyPage
from app.ui.pages.survey_paper import SurveyPaperPage
from app.ui.parts.survey_out import FILES
from app.ui.parts.survey_save import PAPER
from app.widgets.texts import tr, words


def walk(stage: Stage) -> Walk:
    """Everything the demo does in the window."""
    case = next(one for one in demo_cases() if one.by_hand)
    hand = Hand(stage)
    yield from hand.spread()
    stage.picture(hand.window, "01-today")
    yield from _intake(hand, case)
    yield from _inquire(hand, case)
    yield from _open_case(hand, case)
    yield from _work(hand, case)
    yield from _close(hand, case)
    yield from _summary(hand)
    yield from _sheet(hand)
    yield from every_page(hand)


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
        yield from hand.write(
            {
                "kind": seen.code,
                "seen": seen.seen,
                "source": case.reporter,
                "observed_on": now.date(),
            }
        )
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
    yield from hand.write(
        {
            "founded_on": case.judged,
            "primacy": case.primacy,
            "responsible": HOLDER,
            "next_step": case.goal,
            "next_step_on": hand.stage.now().date(),
        }
    )
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
    page = hand.page
    if not isinstance(page, CaseDetail) or len(page.shown.re_reviews) != len(RE_REVIEW_MONTHS):
        raise WalkFailed("no re-reviews are planned")
    hand.stage.picture(hand.window, "06-closed")
    hand.stage.told(tr("The case is closed, and re-reviews are planned after 6 and 12 months."))


def _summary(hand: Hand) -> Walk:
    yield from hand.do(Command.PAPER)
    page = hand.page
    if not isinstance(page, CasePaperPage):
        raise WalkFailed("no case summary")
    yield from fill_paper(page)
    hand.stage.picture(hand.window, "07-case-summary")
    yield from hand.do(Command.SAVE)
    hand.stage.told(tr("The case summary is seen and saved, with its line in the ledger."))


def _sheet(hand: Hand) -> Walk:
    yield from hand.go("survey")
    page = hand.page
    if not isinstance(page, SurveyPage):
        raise WalkFailed("no survey sheet")
    yield lambda: page.sheet is not None
    hand.stage.picture(hand.window, "08-survey")
    for form in (*FILES, PAPER):
        page.out.form.set_value(form)
        yield from hand.click(page.out.out_button)
        if page.out.question.isVisible():
            yield from hand.click(page.out.question.no_button)
    paper = hand.page
    if not isinstance(paper, SurveyPaperPage):
        raise WalkFailed("no survey sheet on paper")
    yield lambda: paper.paper is not None
    hand.stage.picture(hand.window, "09-survey-paper")
    yield from hand.click(paper.save_button)
    hand.stage.told(tr("The protected survey sheet is saved, and its release is in the ledger."))
