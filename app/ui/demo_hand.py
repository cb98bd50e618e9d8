# SPDX-License-Identifier: EUPL-1.2
"""The hand of the demo: finds what a user would see in the window, and presses and writes there."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.demo import Stage, Walk, WalkFailed
from app.ui.main_window import MainWindow
from app.ui.page import Command, Page, Target
from app.ui.pages.case import CaseDetail
from app.ui.pages.case_paper import CasePaperPage
from app.ui.pages.plain_paper import PlainPaper
from app.ui.pages.search import SearchPage
from app.ui.pages.survey import SurveyPage
from app.ui.parts.inplace import InPlace
from app.widgets.forms import Form
from app.widgets.texts import tr

SIZE: Final = (1280, 900)
TYPED: Final = "men"


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

    def spread(self) -> Walk:
        """Give the window the size of a common screen; the invisible one is smaller."""
        self.window.resize(*SIZE)
        yield None

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
            yield from fill_paper(page)
        elif isinstance(page, SurveyPage):
            yield lambda: page.sheet is not None
        elif isinstance(page, PlainPaper):
            yield lambda: page.paper is not None
        elif isinstance(page, SearchPage):
            QTest.keyClicks(self.window.header.search, TYPED)
            yield lambda: page.text == TYPED

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
        if wrong := [fault for one in left for fault in faults(one)]:
            raise WalkFailed("; ".join(wrong))


def set_values(form: Form, values: Mapping[str, Any]) -> None:
    """Choose and write in the form's fields, in their order."""
    for name, value in values.items():
        form[name].editor.set_value(value)


def faults(opened: InPlace) -> list[str]:
    """What is said beside the fields, above them, and beside the deed that was refused."""
    form = opened.form
    said = [f"{name}: {form[name].error}" for name in form.values() if form[name].error]
    shown = (bar.message for bar in (form.bar, opened.bar))
    return said + [message.text for message in shown if message is not None]


def may(page: Page) -> bool:
    """Whether the page's deed can be done now."""
    action = page.primary_action()
    return action is not None and action.isEnabled()


def fill_paper(page: CasePaperPage) -> Walk:
    """Choose the recipient and why, and wait for the paper."""
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
    yield lambda: may(page)
