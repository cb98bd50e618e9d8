# SPDX-License-Identifier: EUPL-1.2
"""Taking a concern in, for the hand that holds a telephone: what, who tells, under 18, what now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.concerns import Concern, ConcernDraft
from app.domain.errors import AppError
from app.domain.municipality import Profile
from app.services import concerns, drafts
from app.services.drafts import Draft, Json
from app.services.settings import Setting, profile, setting
from app.ui.autosave import Autosave
from app.ui.page import Command, Context, Page, Target
from app.ui.pages.concern_parts.acute import AcuteLine
from app.ui.pages.concern_parts.advice import AdviceQuestion
from app.ui.pages.concern_parts.intake_form import IntakeForm
from app.ui.pages.concern_parts.what_now import WhatNow
from app.ui.parts.typed import typed
from app.widgets.errors import sentence
from app.widgets.messages import Message
from app.widgets.parts import Card, PageBody, Text, link_button, quiet_button
from app.widgets.texts import date_text, near_time_text, time_text, tr
from app.widgets.theme import TEXT_WIDTH

if TYPE_CHECKING:
    from app.services.register import Register

T = TypeVar("T")
DRAFT = "concern:new"
"""The name under which the intake is autosaved; there is one."""
_WIDTH = TEXT_WIDTH + 48
_ACUTE_AT = "acute_contact_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """What the page needs to know when it opens."""

    draft: Draft | None = field(repr=False)
    profile: Profile = field(repr=False)
    note_days: int


class NewConcernPage(Page):
    """The intake. Nothing typed is lost: it is a draft until one of three buttons is pressed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._blank: dict[str, Json] = {}
        self._acute_at: datetime | None = None
        self._left = False
        self.acute = AcuteLine(self._on_called, self._on_not_called)
        self.form = IntakeForm(context)
        self._autosave = Autosave(self, self.form.changed, self._save_draft)
        self.what_now = WhatNow(
            on_advice=self._on_give_advice,
            on_inquiry=self._on_look_into_it,
            on_called=self._on_note_call,
        )
        self.advice = AdviceQuestion(context, self._on_advice_given, self._close_advice)
        self.advice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QWidget()
        space = QVBoxLayout(above)
        space.setContentsMargins(32, 12, 32, 8)
        self.acute.setMaximumWidth(_WIDTH)
        space.addWidget(self.acute)
        column.addWidget(above)
        holder = QWidget()
        column.addWidget(holder, 1)
        self.body = PageBody(holder, width=_WIDTH)
        self._from_draft = self._draft_line()
        self.body.add(self._from_draft, Card(self.form), self.what_now, self.advice)
        self.body.add_stretch()
        self._reset()

    def title(self) -> str:
        """What is being done."""
        return tr("New concern")

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """Ctrl+S keeps the draft now."""
        return {Command.SAVE: self._on_save}

    def open(self, target: Target) -> None:
        """Show what was typed before, if anything."""
        self._target = target
        self._left = False
        self.refresh()

    def place(self) -> Target | None:
        """Here, unless the concern was taken in or counted."""
        return None if self._left else self._target

    def refresh(self) -> None:
        """Read the draft and the numbers to call."""

        def read(register: "Register") -> _Start:
            return _Start(
                draft=drafts.load_draft(register, DRAFT),
                profile=profile(register),
                note_days=setting(register, Setting.WORKING_NOTE_DAYS),
            )

        self.run(read, self._on_start)

    def leave(self) -> None:
        """Keep what was typed."""
        self._autosave.flush()

    def focus_first(self) -> None:
        """The cursor stands where the story is written."""
        self.form["summary"].focus()

    def _draft_line(self) -> QWidget:
        line = QFrame()
        line.setProperty("role", "bar")
        line.setProperty("kind", "info")
        row = QHBoxLayout(line)
        row.setContentsMargins(12, 6, 8, 6)
        self._draft_text = Text("", "body")
        row.addWidget(self._draft_text, 1)
        self.set_aside = quiet_button(tr("Keep it as received"), self._on_set_aside)
        self.set_aside.setToolTip(tr("Put it among the concerns and start on another one"))
        self.start_again = link_button(tr("Start again"), self._on_start_again)
        row.addWidget(self.set_aside)
        row.addWidget(self.start_again)
        line.hide()
        return line

    def _on_start(self, start: _Start) -> None:
        self.acute.show_numbers(start.profile.hotline, start.profile.police_contact)
        ends = self.context.now().date() + timedelta(days=start.note_days)
        self.what_now.show_profile(start.profile, ends)
        draft = start.draft
        if draft is None or typed(self.form) != self._blank or self._acute_at is not None:
            return
        content = dict(draft.content)
        acute_at = str(content.pop(_ACUTE_AT, ""))
        self.form.take_up(content)
        self._set_acute(datetime.fromisoformat(acute_at) if acute_at else None)
        when = near_time_text(draft.changed_at, self.context.now().date())
        self._draft_text.setText(tr("This is your draft from {when}.").format(when=when))
        self._from_draft.show()

    def _reset(self) -> None:
        self._blank = dict(self.form.clear())
        self._set_acute(None)
        self._from_draft.hide()
        self.what_now.reset()
        self.advice.hide()

    def _save_draft(self) -> None:
        content: dict[str, Json] = typed(self.form)
        if self._acute_at is not None:
            content[_ACUTE_AT] = self._acute_at.isoformat()
        now = self.context.now()
        if content == self._blank:
            self.run(lambda register: drafts.drop_draft(register, DRAFT), lambda _none: None)
            return

        def failed(error: AppError) -> None:
            self._autosave.missed()
            self.tell(Message.error(sentence(error)))

        self.run(
            lambda register: drafts.save_draft(register, DRAFT, content, now=now),
            lambda _none: self.saved.emit(),
            failed=failed,
        )

    def _on_save(self) -> None:
        self._autosave.touch()
        self._autosave.flush()

    def _on_called(self) -> None:
        self._set_acute(self.context.now().replace(microsecond=0))
        self._autosave.touch()

    def _on_not_called(self) -> None:
        self._set_acute(None)
        self._autosave.touch()

    def _set_acute(self, at: datetime | None) -> None:
        self._acute_at = at
        self.acute.show_called(at)

    def _on_look_into_it(self) -> None:
        if self.form.faults():
            return

        def work(register: "Register", draft: ConcernDraft, now: datetime) -> Concern:
            concern = concerns.receive_concern(register, draft, now=now)
            drafts.drop_draft(register, DRAFT)
            return concerns.begin_inquiry(register, concern.id, now=now)

        self._receive(work, self._on_inquiry)

    def _on_set_aside(self) -> None:
        if self.form.faults():
            return

        def work(register: "Register", draft: ConcernDraft, now: datetime) -> Concern:
            concern = concerns.receive_concern(register, draft, now=now)
            drafts.drop_draft(register, DRAFT)
            return concern

        self._receive(work, self._on_received)

    def _receive(
        self,
        work: "Callable[[Register, ConcernDraft, datetime], Concern]",
        done: Callable[[Concern], None],
    ) -> None:
        draft, now = self.form.draft(self._acute_at), self.context.now()

        def finished(concern: Concern) -> None:
            self._reset()
            self.saved.emit()
            done(concern)

        self._decide(lambda register: work(register, draft, now), finished)

    def _decide(self, work: "Callable[[Register], T]", done: Callable[[T], None]) -> None:
        """Do one of the three deeds; until it ends none can be chosen, and what is typed stays."""
        self._autosave.forget()
        self._enable(False)

        def finished(value: T) -> None:
            self._autosave.forget()
            done(value)

        job = self.run(work, finished, failed=self.form.show_error)
        job.ended.connect(self._on_decided)

    def _on_decided(self) -> None:
        self._enable(True)
        self._autosave.touch()

    def _on_inquiry(self, concern: Concern) -> None:
        self._left = True
        self.navigate_requested.emit(Target(page="concern", record_id=concern.id))

    def _on_received(self, concern: Concern) -> None:
        said = tr("{number} is kept as received.").format(number=concern.number)
        self.tell(Message.success(said))
        self.focus_first()

    def _on_give_advice(self) -> None:
        if self.form.faults(frozenset({"source", "received_on"})):
            return
        draft = self.form.draft(self._acute_at)
        source = self.context.codelists.label("concern_source", draft.source, self.context.language)
        self.advice.ask(source, draft.under_18)
        QTimer.singleShot(0, self, lambda: self.body.ensureWidgetVisible(self.advice, 0, 24))

    def _close_advice(self) -> None:
        self.advice.hide()
        self.what_now.give_advice.setFocus()

    def _on_advice_given(self, forms: tuple[str, ...]) -> None:
        draft, now = self.form.draft(self._acute_at), self.context.now()

        def done(_none: None) -> None:
            self._reset()
            self._left = True
            self.navigate_requested.emit(Target(page="concerns"))
            said = tr("The concern is counted without a name. The text is deleted.")
            self.tell(Message.success(said))

        self._decide(
            lambda register: concerns.give_advice(
                register, draft, forms=forms, form_key=DRAFT, now=now
            ),
            done,
        )

    def _on_note_call(self) -> None:
        now = self.context.now()
        said = tr("Called the police coordinator {date} at {time}.").format(
            date=date_text(now.date()), time=time_text(now)
        )
        self.form.append(said)
        self.what_now.note_call.hide()
        self.what_now.look_into_it.setFocus()

    def _on_start_again(self) -> None:
        before, acute_at = typed(self.form), self._acute_at
        self._autosave.forget()
        self._reset()
        self.run(lambda register: drafts.drop_draft(register, DRAFT), lambda _none: None)
        self.focus_first()

        def put_back() -> None:
            self.form.fill(before)
            self._set_acute(acute_at)
            self._save_draft()

        self.tell(Message.undo(tr("What you typed was dropped."), tr("Undo"), put_back))

    def _enable(self, on: bool) -> None:
        self.what_now.enable(on)
        self.set_aside.setEnabled(on)
