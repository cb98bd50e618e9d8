# SPDX-License-Identifier: EUPL-1.2
"""A picture of every page of the window in both languages, and of a few in the dark."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtTest import QTest

from app.services import cases, concerns
from app.services.views import CardKind, CaseFilter, ConcernFilter
from app.ui.demo import Walk, WalkFailed, language_of
from app.ui.demo_hand import Hand
from app.ui.page import Command, Target
from app.ui.pages.case import PARTS
from app.ui.pages.new_concern import NewConcernPage
from app.widgets.texts import LANGUAGES, tr
from app.widgets.theme import Mode

if TYPE_CHECKING:
    from app.services.register import Register

DARK: Final = ("today", "case-overview", "concern", "survey")
_CALLED_AWAY: Final = "En klubmedarbejder har set tre drenge skrive på en mur. Ringer igen kl. 14."


class _Examples:
    """Records to show: one open, one closed, one concern."""

    def __init__(self) -> None:
        self.open = self.closed = self.concern = ""

    def find(self, hand: Hand) -> Walk:
        """Ask the register."""
        now = hand.stage.now()
        hand.page.run(lambda register: _look(register, now), self._on_found)
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
        opened = {"reason": "re_review", "part": "agreements"}
        yield "case-closed-opened", Target(page="case", record_id=self.closed, extra=opened)
        yield "case-summary", Target(page="case_paper", record_id=self.open)
        yield "year", Target(page="year")
        yield "survey", Target(page="survey")
        period = {"start": "2026-01-01", "end": "2026-06-30"}
        yield "survey-blank", Target(page="survey_paper", extra={"kind": "blank", **period})
        yield "own-figures", Target(page="own_figures")
        yield "profile", Target(page="profile")
        yield "search", Target(page="search")
        yield "settings", Target(page="settings")
        yield "backups", Target(page="backups")
        yield "access", Target(page="access")
        yield "receipt", Target(page="receipt_paper")

    def _on_found(self, found: tuple[str, str, str]) -> None:
        self.open, self.closed, self.concern = found


def _look(register: "Register", now: datetime) -> tuple[str, str, str]:
    """The open case with most to see, the one closed last, and a concern under inquiry."""
    running = cases.list_cases(register, CaseFilter.OPEN)
    closed = cases.list_cases(register, CaseFilter.CLOSED)
    heard = concerns.list_concerns(register, ConcernFilter.OPEN)
    pages = [cases.open_case_page(register, one.id, now=now) for one in running]
    fullest = max(pages, key=lambda one: len(one.interventions) + len(one.follow_ups))
    registered = next(one for one in heard if one.registered)
    return fullest.case.id, closed[0].id, registered.id


def _leave_a_draft(hand: Hand) -> Walk:
    """Somebody is called away in the middle of a call; what is typed stays as a draft."""
    yield from hand.go("new_concern")
    page = hand.page
    if not isinstance(page, NewConcernPage):
        raise WalkFailed("no intake")
    QTest.keyClicks(page.form["summary"].editor.target(), _CALLED_AWAY)
    yield from hand.do(Command.SAVE)


def _back_up(hand: Hand) -> Walk:
    """There is a backup to show."""
    watch = hand.window.context.backups
    watch.back_up()
    yield lambda: not watch.running


def every_page(hand: Hand) -> Walk:
    """A picture of every page in both languages, and of a few in the dark."""
    stage = hand.stage
    shown = _Examples()
    yield from shown.find(hand)
    yield from _leave_a_draft(hand)
    yield from _back_up(hand)
    first = stage.language
    for language in LANGUAGES:
        stage.room.set_language(language)
        stage.language = language_of(language)
        yield from hand.spread()
        for name, target in shown.targets():
            yield from hand.show(target)
            stage.picture(hand.window, name)
    stage.room.set_language(first)
    stage.language = first
    stage.room.set_theme(Mode.DARK)
    yield from hand.spread()
    for name, target in shown.targets():
        if name in DARK:
            yield from hand.show(target)
            stage.picture(hand.window, name, "dark")
    stage.room.set_theme(Mode.LIGHT)
    stage.told(tr("Every page is pictured in Danish and English."))
