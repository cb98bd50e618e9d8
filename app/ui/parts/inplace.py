# SPDX-License-Identifier: EUPL-1.2
"""Forms that open in the page where their record will stand, kept as encrypted drafts."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeAlias

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.errors import AppError, InvalidDraft, Problem, TransitionRefused
from app.domain.inquiry import Owned
from app.domain.machines import Refusal
from app.services import drafts
from app.services.common import Register
from app.services.drafts import Draft, Json
from app.ui.autosave import Autosave
from app.ui.page import Page
from app.ui.parts.cpr_notice import CprNotice
from app.ui.parts.kept_focus import give_back, held
from app.ui.parts.typed import keep_draft, typed
from app.widgets.errors import sentence
from app.widgets.forms import Form
from app.widgets.message_bar import Message, MessageBar
from app.widgets.parts import (
    Card,
    Text,
    bring_into_view,
    clear,
    destructive_button,
    inline_button,
    primary_button,
    quiet_button,
    row_of,
)
from app.widgets.texts import near_time_text, tr

Work: TypeAlias = Callable[[Register], Any]
NOBODY: Final = Owned()
_FIELD_OF: Final[Mapping[str, tuple[str, Problem]]] = {
    Refusal.HOLD_TOO_LONG: ("expected_resume", Problem.TOO_LATE),
    Refusal.IN_FUTURE: ("", Problem.IN_FUTURE),
    Refusal.BEFORE_OPENING: ("", Problem.BEFORE_OPENING),
    Refusal.BEFORE_START: ("", Problem.BEFORE_START),
    Refusal.BEFORE_RECEIVED: ("", Problem.BEFORE_RECEIVED),
    Refusal.NEEDS_REASON: ("reason", Problem.NEEDS_REASON),
}
"""Where a refused step is said; without a name it is the form's date."""


class InPlace(Card):
    """A form with its deed and a way out; autosaved under `key`, taken up again when opened.

    `collect` reads the form on the window's thread and gives the work for the lane, or None when
    it has shown what is missing. Save drops the draft in the same breath; Cancel drops it and
    offers what was typed back for ten seconds; leaving the page keeps it.
    """

    finished = Signal()
    saved = Signal()

    def __init__(
        self,
        page: Page,
        form: Form,
        *,
        title: str,
        deed: str,
        collect: Callable[[], Work | None],
        key: str = "",
        owner: Owned = NOBODY,
        done: Callable[[Any], None] | None = None,
        destructive: bool = False,
        explanation: str = "",
        date_field: str = "on",
    ) -> None:
        super().__init__()
        self._date_field = date_field
        self.page, self.form, self.key = page, form, key
        self._owner, self._collect, self._done = owner, collect, done
        self._destructive = destructive
        self._given: dict[str, Json] = {}
        self.setAccessibleName(title)
        self._column.setContentsMargins(16, 14, 16, 16)
        self.add(Text(title, "section"))
        if explanation:
            self.add(Text(explanation))
        self._from_draft = QWidget()
        self._draft_text = Text("", "small")
        again = inline_button(tr("Start again"), self._on_start_again)
        self._from_draft.setLayout(row_of(self._draft_text, again))
        self._from_draft.hide()
        self._cpr = CprNotice(form)
        self.bar = MessageBar()
        self.add(self._from_draft, form, self._cpr, self.bar)
        make = destructive_button if destructive else primary_button
        self.save_button = make(deed, self.save)
        self.cancel_button = quiet_button(tr("Cancel"), self.cancel)
        self.add_layout(row_of(self.save_button, self.cancel_button))
        self._autosave = Autosave(self, form.changed, self._save_draft) if key else None

    def start(self, values: Mapping[str, Any] | None = None) -> None:
        """Show a record's values, then what was typed here before and not saved; take the focus."""
        if values:
            self.form.fill(values)
        self._given = typed(self.form)
        QTimer.singleShot(0, self, self._reveal)
        if self.key:
            key = self.key
            self.page.context.run(
                self, lambda register: drafts.load_draft(register, key), self._on_draft
            )

    def save(self) -> None:
        """Do the deed, or say what is wrong beside the fields."""
        self.form.clear_problems()
        self.bar.dismiss()
        if self.form.show_problems((*self.form.problems(), *self._cpr.problems())):
            return
        work = self._collect()
        if work is None:
            return
        key = self.key
        if self._autosave is not None:
            self._autosave.forget()
        self.save_button.setEnabled(False)

        def deed(register: Register) -> Any:
            value = work(register)
            if key:
                drafts.drop_draft(register, key)
            return value

        page, owner, before = self.page, self._owner, typed(self.form)

        def saved(value: Any) -> None:
            if isValid(self):
                self._on_saved(value)
            else:  # the form was put away meanwhile; what it saved is shown all the same
                page.refresh()

        def failed(error: AppError) -> None:
            if isValid(self):
                self._on_failed(error)
            else:  # the form was put away meanwhile; what was typed in it is a draft again
                page.tell(Message.error(sentence(error)))
                if key:
                    keep_draft(page, key, owner, before)

        page.run(deed, saved, failed=failed).ended.connect(self._on_ended)

    def cancel(self) -> None:
        """Close without the deed, by its button or Esc."""
        if self._autosave is not None:
            self._autosave.forget()
        before = typed(self.form)
        if self.key and before != self._given:
            key, page, owner = self.key, self.page, self._owner
            page.run(lambda register: drafts.drop_draft(register, key), lambda _none: None)

            def put_back() -> None:
                keep_draft(page, key, owner, before)
                page.tell(Message.success(tr("What you typed is there when you open it again.")))

            page.tell(Message.undo(tr("What you typed was dropped."), tr("Undo"), put_back))
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is Cancel."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        """Hand unsaved typing to the lane now."""
        if self._autosave is not None:
            self._autosave.flush()

    def focus(self) -> None:
        """Put the focus into the form; where the deed cannot be undone, on the way out."""
        if self._destructive and not self.form.values():
            self.cancel_button.setFocus()
            return
        for name in self.form.values():
            if not self.form[name].isHidden():
                self.form[name].focus()
                return
        self.save_button.setFocus()

    def _reveal(self) -> None:
        self.focus()
        bring_into_view(self)
        if (focused := self.focusWidget()) is not None:
            bring_into_view(focused, 48)

    def _on_draft(self, draft: Draft | None) -> None:
        if draft is None or typed(self.form) != self._given:
            return
        self.form.fill(dict(draft.content))
        when = near_time_text(draft.changed_at, self.page.context.now().date())
        self._draft_text.setText(tr("This is your draft from {when}.").format(when=when))
        self._from_draft.show()

    def _on_start_again(self) -> None:
        before = typed(self.form)
        self.form.fill(self._given)
        self._from_draft.hide()
        self.focus()
        key = self.key
        self.page.run(lambda register: drafts.drop_draft(register, key), lambda _none: None)

        def put_back() -> None:
            self.form.fill(before)
            self._save_draft()

        self.page.tell(Message.undo(tr("What you typed was dropped."), tr("Undo"), put_back))

    def _save_draft(self) -> None:
        keep_draft(self.page, self.key, self._owner, typed(self.form), self._on_missed)

    def _on_missed(self) -> None:
        if isValid(self) and self._autosave is not None:
            self._autosave.missed()

    def _on_ended(self) -> None:
        # also after a fault of the program or a stop: the deed can be tried again, and what is
        # typed is a draft again until it has been done
        self.save_button.setEnabled(True)
        if self._autosave is not None:
            self._autosave.touch()

    def _on_saved(self, value: Any) -> None:
        if self._autosave is not None:
            self._autosave.forget()
        self.page.saved.emit()
        self.finished.emit()
        if self._done is not None:
            self._done(value)
        self.saved.emit()

    def _beside(self, error: AppError) -> tuple[str, Problem] | None:
        """The field a refused step is about, if this form has it."""
        if not isinstance(error, TransitionRefused) or error.why not in _FIELD_OF:
            return None
        field, problem = _FIELD_OF[error.why]
        name = field or self._date_field
        return (name, problem) if name in self.form else None

    def _on_failed(self, error: AppError) -> None:
        beside = self._beside(error)
        if beside is not None:
            self.form.show_problems([beside])
        elif isinstance(error, InvalidDraft):
            self.form.show_error(error)
            if self.form.bar.message is not None:
                bring_into_view(self.form.bar)
        else:
            self.bar.show_message(Message.error(sentence(error)))
            self.bar.close_button.setFocus()
            QTimer.singleShot(0, self, lambda: bring_into_view(self.cancel_button))


def question(
    page: Page,
    *,
    title: str,
    deed: str,
    work: Work,
    explanation: str = "",
    done: Callable[[Any], None] | None = None,
) -> InPlace:
    """A question with one deed that cannot be undone; the safe answer has the focus."""
    return InPlace(
        page,
        Form(),
        title=title,
        deed=deed,
        collect=lambda: work,
        done=done,
        destructive=True,
        explanation=explanation,
    )


class RecordList(QWidget):
    """Records beneath each other and the one form that is open among them.

    Showing the records anew keeps the form where it is, and what is typed in it.
    """

    changed = Signal()

    def __init__(self, page: Page, *, empty: str = "") -> None:
        super().__init__()
        self.page = page
        self.form: InPlace | None = None
        self._form_record = ""
        self._back: QWidget | None = None
        self._returned_to: QWidget | None = None
        self._blocks: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._empty_text = empty
        self.hide()

    def show_blocks(self, blocks: Sequence[tuple[str, QWidget]]) -> None:
        """Show these, by record id, in their order."""
        where = held(self._blocks)
        if self.form is not None:
            self._column.removeWidget(self.form)
        clear(self._column)
        self._blocks = dict(blocks)
        for _record, block in blocks:
            self._column.addWidget(block)
        if not blocks and self._empty_text and self.form is None:
            self._column.addWidget(Text(self._empty_text, "quiet"))
        if self.form is not None:
            self._place(self.form)
        self.setVisible(self._column.count() > 0)
        self._reveal_deed()
        self._returned_to = None
        give_back(where, self._blocks)

    def open_form(self, form: InPlace, record: str = "", *, back: QWidget | None = None) -> None:
        """Open a form in place of a record, or below them all; `back` gets the focus afterwards.

        A form that was open keeps its draft.
        """
        self.put_away()
        self.form, self._form_record, self._back = form, record, back
        form.finished.connect(self._on_finished)
        form.saved.connect(self.changed)
        self._place(form)

    def put_away(self) -> None:
        """Close the form that is open; its draft stays."""
        if self.form is not None:
            self.form.flush()
            self._on_finished()

    def _place(self, form: InPlace) -> None:
        block = self._blocks.get(self._form_record)
        if block is None:
            self._column.addWidget(form)
        else:
            block.hide()
            self._column.insertWidget(self._column.indexOf(block), form)
        form.show()
        self.show()

    def _on_finished(self) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        self._column.removeWidget(form)
        form.hide()
        form.deleteLater()
        block = self._blocks.get(self._form_record)
        if block is not None:
            block.show()
        self.setVisible(self._column.count() > 0)
        if self._back is None or not isValid(self._back):
            give_back((self._form_record, 0), self._blocks)
        elif self._back.isVisible():
            self._back.setFocus()
            self._returned_to = self._back
            self._reveal_deed()
        self._form_record, self._back = "", None

    def _reveal_deed(self) -> None:
        deed = self._returned_to
        if deed is not None and isValid(deed) and deed.hasFocus():
            QTimer.singleShot(0, deed, lambda: bring_into_view(deed, 80))


def open_keys(page: QWidget) -> frozenset[str]:
    """The draft keys of the forms that are open in a page."""
    return frozenset(one.key for one in page.findChildren(InPlace) if not one.isHidden())


def flush_all(page: QWidget) -> None:
    """Hand the typing of every open form of a page to the lane; for `Page.leave`."""
    for form in page.findChildren(InPlace):
        if not form.isHidden():
            form.flush()


def save_open(page: QWidget) -> None:
    """Do the deed of the form that has the focus, or of the only one that is open (Ctrl+S)."""
    forms = [form for form in page.findChildren(InPlace) if not form.isHidden()]
    focused = page.window().focusWidget()
    holding = [form for form in forms if focused is not None and form.isAncestorOf(focused)]
    chosen = holding or forms
    if len(chosen) == 1:
        chosen[0].save()
