# SPDX-License-Identifier: EUPL-1.2
"""The page of one case: its head, its four parts, and the one deed its state asks for."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.cases import CaseEvent
from app.domain.errors import AppError, ReasonToOpenNeeded
from app.domain.ids import CaseId
from app.services import cases, drafts, pages
from app.services.drafts import Draft
from app.services.views import CasePage, Changed, Undo
from app.ui.actions import make_action
from app.ui.page import Command, Context, Target
from app.ui.pages.case_parts.agreements import AgreementsPart
from app.ui.pages.case_parts.course import CoursePart
from app.ui.pages.case_parts.deeds import DeedPart
from app.ui.pages.case_parts.finding import area_of, focus_record
from app.ui.pages.case_parts.header import CaseHeader
from app.ui.pages.case_parts.host import CaseHost, Part
from app.ui.pages.case_parts.overview import OverviewPart
from app.ui.pages.case_parts.papers import PapersPart
from app.ui.pages.case_parts.unfinished import PART_OF, Unfinished
from app.ui.parts.asked_why import AskedWhy
from app.ui.parts.inplace import RecordList, Work, flush_all, save_open
from app.widgets.errors import sentence
from app.widgets.messages import Message
from app.widgets.parts import Button, PageBody, row_of
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.services.register import Register

PARTS: Final = ("overview", "course", "agreements", "papers")


class CaseDetail(CaseHost):
    """One case. What a closed one holds is read only after a reason is chosen (LOG-2)."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._case_id: CaseId | None = None
        self._stale: set[int] = set()
        self._wanted: Mapping[str, str] = {}
        self.header = CaseHeader(self)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Parts of the case"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for text in (
            tr("Overview"),
            tr("Course"),
            tr("Agreements and deadlines"),
            tr("Papers and registration"),
        ):
            self.tabs.addTab(text)
        self.overview = OverviewPart(self)
        self.course = CoursePart(self)
        self.agreements = AgreementsPart(self)
        self.papers = PapersPart(self)
        self.parts: tuple[Part, ...] = (self.overview, self.course, self.agreements, self.papers)
        self.unfinished = Unfinished(self._on_unfinished)
        self.deed = DeedPart(self)
        self._bodies = QStackedWidget()
        for part in (*self.parts, self.deed):
            self._bodies.addWidget(_scrolling(part))
        self.ask = AskedWhy(
            context, self._read, title=tr("This case is closed"), deed=tr("Open the case")
        )
        self._build()
        self.tabs.currentChanged.connect(self._on_tab)
        self.tabs.tabBarClicked.connect(self._on_tab)
        for keys, step in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._step_part(step))
        self._start = make_action(self, tr("Start the case"), self.deed.start)
        self._close = make_action(self, tr("Close the case"), self.deed.close_case)
        self._reopen = make_action(self, tr("Reopen the case"), self.deed.reopen)

    def title(self) -> str:
        """The number of the case."""
        if self.snapshot is None:
            return tr("Case")
        return tr("Case {number}").format(number=self.snapshot.case.number)

    def primary_action(self) -> QAction | None:
        """What the state of the case asks for."""
        if self.snapshot is None:
            return None
        for event, action in (
            (CaseEvent.START, self._start),
            (CaseEvent.REOPEN, self._reopen),
            (CaseEvent.CLOSE, self._close),
        ):
            if self.may(event):
                return action
        return None

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """Ctrl+S saves the open form, Ctrl+P shows the paper, Ctrl+Shift+N writes a note."""
        if self.snapshot is None:
            return {}
        return {
            Command.SAVE: lambda: save_open(self),
            Command.PAPER: self.show_paper,
            Command.NOTE: self._note,
        }

    def open(self, target: Target) -> None:
        """Show a case, perhaps one of its parts."""
        again = target.record_id == self._case_id and self.snapshot is not None
        self._target = target
        self._wanted = target.extra
        if not again:
            self._forget()
            self._case_id = CaseId(target.record_id or "")
        self._read(target.extra.get("reason", ""))

    def place(self) -> Target | None:
        """This case at this part."""
        if self._case_id is None:
            return None
        part = PARTS[self.tabs.currentIndex()]
        return Target(page="case", record_id=self._case_id, extra={"part": part})

    def refresh(self) -> None:
        """Read the case again."""
        if self.snapshot is not None:
            self.read_again()
        else:
            self._read()

    def _read(self, reason: str = "") -> None:
        if self._case_id is None:
            return
        case_id, now = self._case_id, self.context.now()
        self.run(
            lambda register: cases.open_case_page(register, case_id, reason=reason, now=now),
            self._on_read,
            failed=self._on_not_read,
        )

    def leave(self) -> None:
        """Keep what is typed."""
        flush_all(self)

    def focus_first(self) -> None:
        """Into the row of parts, or to the question why a closed case is opened."""
        if self._stack.currentWidget() is self.ask:
            self.ask.focus_first()
        else:
            self.tabs.setFocus()

    def change(self, work: Work, said: str) -> None:
        """Do `work`, read the case again and show it; offer Undo where there is one."""
        self.run(self.with_page(work), lambda outcome: self.take(outcome, said))

    def with_page(self, work: Work) -> Work:
        """The same work, followed by reading the case again."""
        case_id = self.shown.case.id

        def both(register: "Register") -> tuple[object, CasePage]:
            return work(register), pages.case_page(register.database, case_id)

        return both

    def take(self, outcome: tuple[object, CasePage], said: str) -> None:
        """Show the case after a change; the focus stays with the deed of the same name."""
        result, page = outcome
        if page.case.id != self._case_id:
            return
        self._show(page)
        self.saved.emit()
        if isinstance(result, Changed) and result.undo is not None:
            taken_back: Undo = result.undo
            self.tell(Message.undo(said, tr("Undo"), lambda: self._undo(taken_back)))
        elif said:
            self.tell(Message.success(said))

    def read_again(self) -> None:
        """Show what the register holds now; the case is open, so nothing new is logged."""
        if self.snapshot is not None:
            self.run(self.with_page(lambda _register: None), lambda o: self._show(o[1]))

    def show_part(self, part: str) -> None:
        """Go to one of the four parts."""
        index = PARTS.index(part)
        self._freshen(index)
        self.tabs.setCurrentIndex(index)
        self._bodies.setCurrentIndex(index)
        area = area_of(self.parts[index])
        if area is not None:
            area.verticalScrollBar().setValue(0)

    def show_deed(self) -> None:
        """Show the form of the page's own deed in place of the parts."""
        self._bodies.setCurrentIndex(len(self.parts))

    def leave_deed(self) -> None:
        """Back to the part that was left."""
        self._bodies.setCurrentIndex(self.tabs.currentIndex())
        self.tabs.setFocus()

    def show_paper(self) -> None:
        """The preview of the case summary."""
        if self._case_id is not None:
            self.leave()
            self.navigate_requested.emit(Target(page="case_paper", record_id=self._case_id))

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QWidget()
        inner = QVBoxLayout(head)
        inner.setContentsMargins(32, 12, 32, 0)
        inner.setSpacing(12)
        inner.addWidget(self.header)
        inner.addWidget(self.unfinished)
        inner.addLayout(row_of(self.tabs))
        column.addWidget(head)
        self._bodies.setMinimumHeight(72)  # in a low window it gives way to the form in the head
        column.addWidget(self._bodies, 1)
        self._stack = QStackedWidget()
        for widget in (QWidget(), self.ask, content):
            self._stack.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _forget(self) -> None:
        for records in self.findChildren(RecordList):
            records.put_away()
        self.snapshot = None
        self._stack.setCurrentIndex(0)
        self.tabs.setCurrentIndex(0)
        self._bodies.setCurrentIndex(0)
        self._tell_frame()

    def _on_read(self, page: CasePage) -> None:
        if page.case.id == self._case_id:
            self._show(page)
            self._go_to_wanted()
            self._offer_drafts()

    def _go_to_wanted(self) -> None:
        """The part, and where the target names one the record, that the user came for."""
        wanted, self._wanted = self._wanted, {}
        noun, row = wanted.get("noun", ""), wanted.get("row", "")
        if noun == "draft":
            self._on_unfinished(row)
            return
        part = wanted.get("part") or PART_OF.get(noun, "")
        if part in PARTS:
            self.show_part(part)
        if row:
            self._focus_record(row)

    def _focus_record(self, record: str) -> None:
        part = self.parts[self.tabs.currentIndex()]
        part.reveal(record)
        focus_record(part, record)

    def _offer_drafts(self) -> None:
        case_id = self.shown.case.id

        def show(found: tuple[Draft, ...]) -> None:
            if case_id == self._case_id:
                self.unfinished.show_drafts([one for one in found if one.case_id == case_id])

        self.run(drafts.list_drafts, show)

    def _on_unfinished(self, key: str) -> None:
        """Open the form again that was begun; its draft comes back by itself."""
        noun, _, rest = key.partition(":")
        if noun in PART_OF:
            self.show_part(PART_OF[noun])
        opener = self._openers().get(noun)
        if opener is not None and rest.startswith(str(self.shown.case.id)):
            opener()
        else:
            self._focus_record(rest.partition(":")[0])
        self.unfinished.hide()

    def _openers(self) -> Mapping[str, Callable[[], None]]:
        stream, agreed = self.course.stream, self.agreements
        return {
            "next_step": self.header.edit_next_step,
            "review": self.overview.reviews.add_button.click,
            "sign": self.overview.observations.add_sign.click,
            "resource": self.overview.observations.add_resource.click,
            "intervention": stream.intervention_button.click,
            "follow_up": stream.follow_up_button.click,
            "note": stream.note_button.click,
            "goal": agreed.goal.change_button.click,
            "task": agreed.tasks.add_button.click,
            "hold": agreed.holds.hold_button.click,
            "resume": agreed.holds.resume_button.click,
            "handover": agreed.handovers.add_button.click,
            "disclosure": self.papers.papers.told_button.click,
            "filed": self.papers.registration.filed_button.click,
            "person": self.papers.people.add.click,
            "start": self._start.trigger,
            "closure": self._close.trigger,
            "reopen": self._reopen.trigger,
            **self.overview.nature.openers(),
        }

    def _on_not_read(self, error: AppError) -> None:
        if isinstance(error, ReasonToOpenNeeded):
            self._forget()
            self.ask.ask()
            self._stack.setCurrentWidget(self.ask)
            self.ask.focus_first()
        else:
            self.tell(Message.error(sentence(error)))

    def _show(self, page: CasePage) -> None:
        asked = self._stack.currentWidget() is self.ask
        focused = self.window().focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        name = focused.accessibleName() if focused is not None and inside else ""
        self.snapshot = page
        self.header.show_case(page)
        self._stale = set(range(len(self.parts)))
        self._freshen(self.tabs.currentIndex())
        self._stack.setCurrentIndex(2)
        self._tell_frame()
        if asked:
            self.tabs.setFocus()
        elif inside:
            self._focus_again(name)

    def _freshen(self, index: int) -> None:
        """Fill a part that has not been looked at since the case was read."""
        if self.snapshot is not None and index in self._stale:
            self._stale.discard(index)
            self.parts[index].show_case(self.snapshot)

    def _focus_again(self, name: str) -> None:
        """The row that had the focus is built anew: go to its deed of the same name."""
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused) and focused.isVisible():
            return
        again = [b for b in self.findChildren(Button) if b.accessibleName() == name]
        visible = [button for button in again if button.isVisible()]
        (visible[0] if visible else self.tabs).setFocus()

    def _tell_frame(self) -> None:
        self.title_changed.emit()
        self.primary_changed.emit()
        self.commands_changed.emit()

    def _undo(self, change: Undo) -> None:
        now = self.context.now()
        self.change(lambda register: cases.undo(register, change, now=now), tr("Taken back."))

    def _on_tab(self, index: int) -> None:
        self.tabs.updateGeometry()  # the chosen one is in stronger type, so wider
        if index >= 0:
            self._freshen(index)
            self._bodies.setCurrentIndex(index)

    def _step_part(self, step: int) -> None:
        index = (self.tabs.currentIndex() + step) % len(self.parts)
        self.tabs.setCurrentIndex(index)
        self._bodies.setCurrentIndex(index)
        self.tabs.setFocus()

    def _note(self) -> None:
        self.show_part("course")
        self.course.add_note()


def _scrolling(part: Part) -> QWidget:
    holder = QWidget()
    body = PageBody(holder)
    body.add(part)
    body.add_stretch()
    return holder
