# SPDX-License-Identifier: EUPL-1.2
"""The page of one concern: left the story, right the work, its history at the end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.concerns import Concern, ConcernEvent
from app.domain.errors import AppError, NotFound, ReasonToOpenNeeded
from app.domain.ids import ConcernId
from app.domain.inquiry import Owned
from app.domain.municipality import Profile, RegistrationPolicy
from app.domain.people import Role, label
from app.services import concerns, drafts
from app.services.drafts import Draft
from app.services.pages import concern_page
from app.services.settings import profile
from app.services.views import ConcernPage
from app.ui.actions import make_action
from app.ui.page import Command, Context, Page, Target
from app.ui.pages.concern_parts.assessment import Assessment
from app.ui.pages.concern_parts.extremism import Extremism
from app.ui.pages.concern_parts.notes import Notes
from app.ui.pages.concern_parts.notification import NotificationQuestion
from app.ui.pages.concern_parts.outcome import OutcomeSection
from app.ui.pages.concern_parts.section import Section
from app.ui.pages.concern_parts.standing import Acute, Beginning, WorkingNote
from app.ui.pages.concern_parts.story import Story
from app.ui.pages.concern_parts.unsaved import Unsaved, Way
from app.ui.parts.asked_why import AskedWhy
from app.ui.parts.history import History
from app.ui.parts.inplace import flush_all, open_keys, save_open
from app.ui.parts.observations import Observations
from app.ui.parts.people import People
from app.widgets.errors import sentence
from app.widgets.messages import Message
from app.widgets.parts import Card, Chip, PageBody, SectionTitle, Text, row_of
from app.widgets.tab_order import tab_stops
from app.widgets.texts import date_text, tr, words

if TYPE_CHECKING:
    from app.services.register import Register

_BESIDE_FROM = 960
_MOST_DRAFTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    page: ConcernPage = field(repr=False)
    profile: Profile = field(repr=False)
    drafts: tuple[Draft, ...] = field(repr=False)


class ConcernDetail(Page):
    """One concern. What a decided one holds is shown only after a reason is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.shown: ConcernPage | None = None
        self._concern_id: ConcernId | None = None
        self._gone = False
        self._focus_wanted = False
        self._build()
        self._look_into_it = make_action(self, tr("Look into it"), self._on_inquiry)
        self._assess = make_action(self, tr("Write the assessment"), self.assessment.begin)
        self._open_case = make_action(self, tr("Open a case"), self.outcome.open_case)
        self._go_to_case = make_action(self, tr("Go to the case"), self.outcome.go_to_case)

    def title(self) -> str:
        """The number of the concern."""
        if self.shown is None:
            return tr("Concern")
        return tr("Concern {number}").format(number=self.shown.concern.number)

    def primary_action(self) -> QAction | None:
        """What its state asks for."""
        if self.shown is None:
            return None
        if ConcernEvent.BEGIN_INQUIRY in self.shown.events:
            return self._look_into_it
        if self.shown.concern.case_id is not None:
            return self._go_to_case
        if ConcernEvent.OPEN_CASE not in self.shown.events:
            return None
        return self._open_case if self.shown.assessments else self._assess

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """Ctrl+S saves the open form, Ctrl+Shift+N writes a note."""
        if self.shown is None:
            return {}
        return {Command.SAVE: lambda: save_open(self), Command.NOTE: self.notes.begin}

    def open(self, target: Target) -> None:
        """Show a concern; a decided one asks for a reason first, once per unlock."""
        self._target = target
        wanted = ConcernId(target.record_id or "")
        if wanted != self._concern_id:
            self.shown = None
            for section in self.sections:
                section.rows.put_away()
        self._concern_id = wanted
        self._gone = False
        self._read(target.extra.get("reason", ""))

    def place(self) -> Target | None:
        """This concern, while it exists."""
        return None if self._gone else self._target

    def refresh(self) -> None:
        """Read the concern again; it is open, so nothing new is logged."""
        self._read(again=self.shown is not None)

    def _read(self, reason: str = "", *, again: bool = False) -> None:
        if self._concern_id is None or self._gone:
            return
        concern_id, now = self._concern_id, self.context.now()

        def read(register: "Register") -> _Read:
            page = (
                concern_page(register.database, concern_id)
                if again
                else concerns.open_concern(register, concern_id, reason=reason, now=now)
            )
            begun = drafts.list_drafts(register, limit=_MOST_DRAFTS)
            mine = tuple(one for one in begun if one.concern_id == concern_id)
            return _Read(page=page, profile=profile(register), drafts=mine)

        self.run(read, self._on_read, failed=self._on_failed)

    def leave(self) -> None:
        """Keep what is typed in open forms; what is read later takes no focus from others."""
        self._focus_wanted = False
        flush_all(self)

    def focus_first(self) -> None:
        """The first thing to do at the right, or the question why it is opened."""
        if self._stack.currentWidget() is self.ask:
            self.ask.focus_first()
        else:
            self.setFocus()
            self._focus_wanted = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room, otherwise the work beneath the story."""
        super().resizeEvent(event)
        wide = event.size().width() >= _BESIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != way:
            self._columns.setDirection(way)

    def _build(self) -> None:
        self.story = Story(self)
        self.observations = Observations(self)
        self.people = People(self)
        self.notes = Notes(self)
        self.working_note = WorkingNote(self)
        self.beginning = Beginning(self, self._on_inquiry, self._on_gone)
        self.notification = NotificationQuestion(self)
        self.acute = Acute(self)
        self.extremism = Extremism(self)
        self.assessment = Assessment(self)
        self.outcome = OutcomeSection(self, self._on_gone)
        self.sections: tuple[Section, ...] = (
            *(self.story, self.notes, self.working_note, self.beginning, self.notification),
            *(self.acute, self.extremism, self.assessment, self.outcome),
        )
        for part in (*self.sections, self.observations, self.people):
            part.changed.connect(self.refresh)
        self.history = History(self.context)
        self.status = Chip()
        self.kind = Chip(tr("Working note"))
        self.about = Text("", "quiet", wrap=False)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        people = Card(SectionTitle(tr("Persons")), self.people)
        left: tuple[QWidget, ...] = (self.story, Card(self.observations), people, self.notes)
        right: tuple[QWidget, ...] = (
            *(self.notification, self.working_note, self.beginning, self.acute),
            *(self.extremism, self.assessment, self.outcome),
        )
        self._work = right
        columns: tuple[tuple[tuple[QWidget, ...], int], ...] = ((left, 11), (right, 9))
        for parts, share in columns:
            column = QVBoxLayout()
            column.setSpacing(16)
            for widget in parts:
                column.addWidget(widget)
            column.addStretch(1)
            self._columns.addLayout(column, share)
        content = QWidget()
        self.body = PageBody(content)
        self.unsaved = Unsaved(self._ways())
        self.body.add(self.unsaved)
        self.body.add_layout(row_of(self.status, self.kind, self.about))
        self.body.add_layout(self._columns)
        self.body.add(self.history)
        self.body.add_stretch()
        self.ask = AskedWhy(
            self.context,
            self._read,
            title=tr("This concern is decided"),
            deed=tr("Open the concern"),
        )
        self._stack = QStackedWidget()
        for widget in (QWidget(), content, self.ask):
            self._stack.addWidget(widget)
        self._content = content
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _ways(self) -> dict[str, Way]:
        outcome = self.outcome
        unfounded, unclear = ConcernEvent.UNFOUNDED, ConcernEvent.CANNOT_BE_CLARIFIED
        return {
            "story": (tr("What was told"), self.story.begin),
            "sign": (tr("A sign"), self.observations.begin_sign),
            "resource": (tr("A resource"), self.observations.begin_resource),
            "person": (tr("A person"), self.people.begin),
            "note": (tr("A note"), self.notes.begin),
            "notification": (tr("Notification"), self.notification.begin),
            "extend": (tr("Keep it longer"), self.working_note.begin),
            "form": (tr("Form of extremism"), self.extremism.begin),
            "assessment": (tr("The assessment"), self.assessment.begin),
            "outcome:case": (tr("Open a case"), outcome.open_case),
            "outcome:join": (tr("Join to a case we have"), outcome.join),
            "outcome:refer": (tr("Pass on to …"), outcome.pass_on),
            f"outcome:{unfounded}": (tr("Close: not founded"), lambda: outcome.close_as(unfounded)),
            f"outcome:{unclear}": (
                tr("Close: cannot be clarified"),
                lambda: outcome.close_as(unclear),
            ),
            "again": (tr("Take it up again"), outcome.take_up_again),
        }

    def _on_read(self, read: _Read) -> None:
        page = read.page
        if self._gone or page.concern.id != self._concern_id:
            return
        self.shown = page
        asked = self._stack.currentWidget() is self.ask
        self._show(page, read.profile)
        self.unsaved.show_drafts(read.drafts, open_keys(self))
        self._stack.setCurrentWidget(self._content)
        self._tell_frame()
        if asked or self._focus_wanted:
            self._focus()

    def _focus(self) -> None:
        self._focus_wanted = False
        beside = self._columns.direction() == QBoxLayout.Direction.LeftToRight
        parts = (*self._work, self._content) if beside else (self._content,)
        first = next((stop for part in parts for stop in tab_stops(part)), None)
        if first is not None:
            first.setFocus()

    def _show(self, page: ConcernPage, known: Profile) -> None:
        concern, owner = page.concern, Owned(concern_id=page.concern.id)
        for section in self.sections:
            section.show_page(page)
        self.acute.show_numbers(known.hotline, known.police_contact)
        self.observations.show_records(owner, page.signs, page.resources, page.people)
        from_start = known.policy is RegistrationPolicy.NAME_FROM_START
        self.people.show_records(owner, page.people, name_from_start=from_start)
        records: list[Any] = [concern, *page.signs, *page.resources, *page.forms, *page.notes]
        records += [one.person for one in page.people]
        records += [*page.handovers, *page.tasks, *page.decisions, *page.assessments]
        self.history.show_records(page.history, records)
        self.status.setText(words(concern.status))
        self.status.adjustSize()
        self.kind.setVisible(not concern.registered)
        self.about.setText(self._about(page))

    def _about(self, page: ConcernPage) -> str:
        concern = page.concern
        focus = label(one.person for one in page.people if one.role is Role.FOCUS)
        said = [focus, tr("received {date}").format(date=date_text(concern.received_on))]
        if concern.delete_on is not None:
            day = date_text(concern.delete_on)
            said.append(
                tr("to be deleted by {date}").format(date=day)
                if concern.registered
                else tr("deleted on {date}").format(date=day)
            )
        return " · ".join(part for part in said if part)

    def _on_failed(self, error: AppError) -> None:
        if self._gone:
            return
        if isinstance(error, ReasonToOpenNeeded):
            self.shown = None
            self.ask.ask()
            self._stack.setCurrentWidget(self.ask)
            self.ask.focus_first()
            self._tell_frame()
            return
        if isinstance(error, NotFound):
            self._gone = True
            self.navigate_requested.emit(Target(page="concerns"))
        self.tell(Message.error(sentence(error)))

    def _tell_frame(self) -> None:
        self.title_changed.emit()
        self.primary_changed.emit()
        self.commands_changed.emit()

    def _on_inquiry(self) -> None:
        if self._concern_id is None:
            return
        concern_id, now = self._concern_id, self.context.now()
        self.run(
            lambda register: concerns.begin_inquiry(register, concern_id, now=now),
            self._on_begun,
        )

    def _on_begun(self, _concern: Concern) -> None:
        self.saved.emit()
        self.refresh()

    def _on_gone(self) -> None:
        self._gone = True
        self.shown = None
        self.navigate_requested.emit(Target(page="concerns"))
        said = tr("The concern is counted without a name. The text is deleted.")
        self.tell(Message.success(said))
