# SPDX-License-Identifier: EUPL-1.2
"""The municipality profile: the survey's questions about the municipality (T19-T27), autosaved.

The wording is the questionnaire's own where the source has it.
"""

from dataclasses import fields
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError, InvalidDraft
from app.domain.municipality import Profile, ProfileDraft
from app.domain.questionnaire import DEFINITIONS
from app.export.labels import sheet_labels
from app.services import settings
from app.ui.autosave import Autosave
from app.ui.page import Context, Page, Target
from app.widgets.errors import sentence
from app.widgets.forms import (
    CodeChoice,
    DateEdit,
    Editor,
    Form,
    LineEdit,
    MultiCodeChoice,
    Segmented,
    YesNoUnknown,
)
from app.widgets.messages import Message
from app.widgets.parts import Card, PageBody, SectionTitle, Text
from app.widgets.texts import tr

_NAMES: Final = tuple(one.name for one in fields(ProfileDraft))
_WIDEST: Final = 770  # the form inside a card is then exactly as wide as it may be
_WITHIN_MS: Final = 800


class ProfilePage(Page):
    """Five sections of one form each; every change is saved by itself."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._profile: Profile | None = None
        self._changes = 0
        self._wanted = ""
        self._today = context.now().date()
        self.labels = sheet_labels(context.language, context.codelists)
        self.forms: list[Form] = []
        self.body = PageBody(self, width=_WIDEST)
        self.body.add(
            Text(
                tr(
                    "What the survey asks about the municipality itself. What you change is saved "
                    "by itself, and every question may be left open."
                ),
                "quiet",
            )
        )
        self._about()
        self._registration()
        self._plan()
        self._forum()
        self._organisation()
        self.body.add_stretch()
        self._saves = []
        for form in self.forms:
            form.changed.connect(self._on_changed)
            self._saves.append(Autosave(self, form.changed, self._save, within_ms=_WITHIN_MS))

    def title(self) -> str:
        """The profile's name."""
        return tr("Municipality profile")

    def open(self, target: Target) -> None:
        """Show the profile, at one question where the target names it."""
        self._wanted = target.extra.get("part", "")
        super().open(target)

    def place(self) -> Target | None:
        """The page at the question that has the focus."""
        focused = self.focusWidget()
        for form in self.forms:
            for name in form.values():
                if focused is not None and form[name].isAncestorOf(focused):
                    return Target(page="profile", extra={"part": name})
        return Target(page="profile")

    def refresh(self) -> None:
        """Save what waits, then read the profile; what cannot be saved yet stays as typed."""
        self.leave()
        if self._profile is not None and any(form.problems() for form in self.forms):
            return
        seen = self._changes
        self.run(settings.profile, lambda profile: self._on_profile(profile, seen))

    def leave(self) -> None:
        """Save what waits."""
        for one in self._saves:
            one.flush()

    def focus_first(self) -> None:
        """On the question that was asked for, otherwise the first."""
        QTimer.singleShot(0, self, self._focus)

    def _focus(self) -> None:
        for form in self.forms:
            if self._wanted in form:
                form[self._wanted].focus()
                self.body.ensureWidgetVisible(form[self._wanted], 0, 120)
                return
        self.forms[0]["name"].focus()

    def _on_changed(self) -> None:
        self._changes += 1

    def _on_profile(self, profile: Profile, seen: int) -> None:
        self._profile = profile
        if seen != self._changes:
            return  # somebody types already
        for form in self.forms:
            form.fill({name: _shown(getattr(profile, name)) for name in form.values()})

    def _save(self) -> None:
        profile = self._profile
        if profile is None:
            return
        for form in self.forms:
            if form.problems():
                form.show_problems(form.problems())
                return
        given = {name: getattr(profile, name) for name in _NAMES}
        for form in self.forms:
            given.update({name: _kept(name, value) for name, value in form.values().items()})
        draft = ProfileDraft(**given)
        if all(getattr(profile, name) == getattr(draft, name) for name in _NAMES):
            return
        now = self.context.now()
        self.run(
            lambda register: settings.change_profile(register, draft, now=now),
            self._on_saved,
            failed=self._on_failed,
        )

    def _on_saved(self, profile: Profile) -> None:
        self._profile = profile
        self.saved.emit()

    def _on_failed(self, error: AppError) -> None:
        if not isinstance(error, InvalidDraft):
            self.tell(Message.error(sentence(error)))
            return
        for form in self.forms:
            form.show_problems([one for one in error.problems if one[0] in form])

    def _form(self, title: str) -> Form:
        form = Form()
        self.forms.append(form)
        self.body.add(Card(SectionTitle(title), form))
        return form

    def _ask(self, form: Form, name: str, label: str, editor: Editor, help_text: str = "") -> None:
        form.add(name, label, editor, help=help_text, mark_optional=False)

    def _code(self, name: str, *, width: int = 460) -> CodeChoice:
        lists, language = self.context.codelists, self.context.language
        return CodeChoice(lists[name], language, on=self._today, width=width)

    def _codes(self, name: str) -> MultiCodeChoice:
        lists, language = self.context.codelists, self.context.language
        chosen = lists[name]
        return MultiCodeChoice(chosen, language, on=self._today, rows=min(len(chosen), 7))

    def _question(self, table: str) -> str:
        return self.labels.questions[table]

    def _about(self) -> None:
        form = self._form(tr("The municipality"))
        district = self._code("police_district")
        form.add("name", tr("Name of the municipality"), LineEdit(), required=True)
        form.add("region", tr("Region"), self._code("region"), required=True)
        form.add("police_district", tr("Police district"), district, required=True)
        self._ask(form, "size_class", tr("Size"), self._code("municipality_size"))

    def _registration(self) -> None:
        form = self._form(tr("How it is registered"))
        for name, label, editor in (
            (
                "registration_model",
                tr("When does the municipality register?"),
                self._code("registration_model", width=680),
            ),
            ("registration_place", tr("Where does it register?"), self._code("registration_place")),
            (
                "radicalisation_noted",
                tr("Is it noted that radicalisation is part of the concern?"),
                self._code("partial_answer"),
            ),
            ("registered_by", tr("Who registers?"), self._codes("registered_by")),
        ):
            self._ask(form, name, label, editor)

    def _plan(self) -> None:
        form, now = self._form(tr("Plan and workflow")), self.context.now
        self._ask(form, "strategy", self._question("T22"), YesNoUnknown())
        self._ask(form, "strategy_on", tr("Date of the plan"), DateEdit(now))
        self._ask(
            form,
            "strategy_revision_on",
            tr("Next revision of the plan"),
            DateEdit(now),
            tr("It stands in the yearly wheel."),
        )
        self._ask(form, "workflow", self._question("T23"), YesNoUnknown())

    def _forum(self) -> None:
        form = self._form(tr("The forum across departments"))
        answers = []
        for code in DEFINITIONS["T24"].categories:
            said = self.labels.categories["T24", code]
            answers.append((code, said[:1].upper() + said[1:]))
        self._ask(form, "forum", self._question("T24"), Segmented(answers))
        self._ask(form, "forum_actors", self._question("T25"), self._codes("forum_actor"))

    def _organisation(self) -> None:
        form = self._form(tr("How the work is organised"))
        for name, table in (
            ("anchoring_unit", "T26"),
            ("practice_model", "T27a"),
            ("meeting_rhythm", "T27b"),
        ):
            self._ask(form, name, self._question(table), self._code(name, width=600))
        self._ask(form, "steering_group", self._question("T27c"), YesNoUnknown())
        self._ask(form, "mandate", self._question("T27d"), self._code("mandate"))
        self._ask(form, "political_orientation", self._question("T27e"), YesNoUnknown())


def _shown(value: Any) -> Any:
    """An answer that is open is empty text in the record and nothing in an editor."""
    return None if value == "" else value


def _kept(name: str, value: Any) -> Any:
    if value is None and not name.endswith("_on"):
        return ""
    return value
