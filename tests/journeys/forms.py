# SPDX-License-Identifier: EUPL-1.2
"""Opens every form of a page by its own buttons and fills in what each asks for."""

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QPushButton

from app.ui.page import Page
from app.ui.pages.concern_parts.case_choice import CaseChoice
from app.ui.parts.inplace import InPlace
from app.ui.parts.sign_choice import SignChoice
from app.widgets.choices import Choice, CodeChoice
from app.widgets.forms import DateEdit, Form, LineEdit, Segmented, TextEdit
from tests.ui.rooms import Desk

TEXT = "Det, der blev set."
_NO_FORM = (
    "Fjern",
    "Vis ",
    "Luk meddelelsen",
    "Vælg i en kalender",
    "Udført",
    "Ikke længere",
    "Jeg har ringet",
)


def every_form(desk: Desk, show: Callable[[], Page]) -> Iterator[InPlace]:
    """The forms of a page one after another, each freshly opened; the page is shown anew each."""
    seen: set[tuple[str, ...]] = set()
    show()
    names = dict.fromkeys(
        one.accessibleName() or one.text()
        for one in desk.page.findChildren(QPushButton)
        if one.isVisible() and one.isEnabled() and one.text().strip()
    )
    for name in ("", *names):
        if name.startswith(_NO_FORM):
            continue
        show()
        if name:
            desk.press(name)
        elif desk.page.primary_action() is not None:
            desk.primary().trigger()
            desk.settle()
        for form in open_forms(desk):
            known = (form.accessibleName(), *form.form.values())
            if known not in seen:
                seen.add(known)
                yield form
        for form in open_forms(desk):
            form.cancel()


def open_forms(desk: Desk) -> list[InPlace]:
    return [one for one in desk.page.findChildren(InPlace) if one.isVisible()]


def date_fields(form: Form) -> list[str]:
    """The visible fields that hold a date."""
    return [
        name
        for name in form.values()
        if isinstance(form[name].editor, DateEdit) and not form[name].isHidden()
    ]


def complete(desk: Desk, form: Form) -> None:
    """Answer what must be answered, so that only what the test writes can be wrong."""
    for _round in range(3):  # an answer may bring up another question
        for name, _problem in form.problems():
            editor = form[name].editor
            if isinstance(editor, TextEdit | LineEdit):
                editor.set_value(TEXT)
            elif isinstance(editor, Segmented):
                editor.buttons()[0].click()
            elif isinstance(editor, DateEdit):
                editor.set_value(desk.now.date())
            elif isinstance(editor, CodeChoice | Choice):
                editor.combo.setCurrentIndex(0)
            elif isinstance(editor, SignChoice):
                editor.set_value("sign_mapping:totalitarian_symbols")
            elif isinstance(editor, CaseChoice):
                editor.list.setCurrentRow(0)
