# SPDX-License-Identifier: EUPL-1.2
"""The assistant that makes a register: its form, then the recovery key on paper and typed back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import AppError
from app.door import work
from app.door.create_form import CreateForm
from app.door.recovery_paper import RecoveryPaper
from app.door.recovery_step import RecoveryStep, Ways
from app.widgets.jobs import BugReport, Busy, Failed, Lane, Outcome
from app.widgets.messages import Message
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.domain.codelists import Language


class CreatePage(QWidget):
    """Asks for everything a register needs; the window above makes it.

    `create_requested` comes only once the recovery key has been typed back from paper. Where
    making the register fails, the key on that paper stays good.
    """

    create_requested = Signal(object)
    back_requested = Signal()
    key_shown = Signal(bool)
    """Whether a recovery key is being put on paper: a change of language would lose it."""

    def __init__(
        self,
        now: Callable[[], datetime],
        language: "Language",
        lane: Lane,
        *,
        ways: Ways | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._language, self._lane = now, language, lane
        self._order: work.NewRegister | None = None
        step = tr("Step {number} of {steps}")
        first, second, third = (step.format(number=number, steps=3) for number in (1, 2, 3))
        self.form = CreateForm(now, language, first)
        self.step = RecoveryStep(
            lane, deed=tr("Create the register"), steps=(second, third), ways=ways
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.form)
        self.stack.addWidget(self.step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.form.filled.connect(self._on_filled)
        self.form.back_requested.connect(self._on_leave)
        self.step.back_requested.connect(self._show_form)
        self.step.confirmed.connect(self._on_confirmed)

    @property
    def busy(self) -> Busy:
        """Where the making of the register is shown."""
        return self.step.busy

    def set_working(self, working: bool) -> None:
        """Hold the assistant while the register is made."""
        self.step.set_working(working)

    def show_error(self, error: AppError) -> None:
        """Say what went wrong beside its field."""
        self.set_working(False)
        self._show_form()
        self.form.show_error(error)

    def _show_form(self) -> None:
        self.stack.setCurrentWidget(self.form)
        self.key_shown.emit(False)
        self.form.button.setFocus()

    def _on_leave(self) -> None:
        self.step.forget()
        self.back_requested.emit()

    def _on_filled(self, order: work.NewRegister) -> None:
        """Before anybody prints a key, see that there can be a register."""
        self._order = order
        self.form.set_working(True)

        def receive(outcome: Outcome[None]) -> None:
            self.form.set_working(False)
            match outcome:
                case Failed(error=AppError() as error):
                    self.form.show_error(error)
                case Failed(error=BugReport() as report):
                    self.form.form.bar.show_message(Message.bug(str(report)))
                case _:
                    self._show_step(order)

        looking = self._lane.submit(lambda _task: work.try_place(order.folder), receive, self)
        self.form.busy.watch(looking)

    def _show_step(self, order: work.NewRegister) -> None:
        self.stack.setCurrentWidget(self.step)
        self.key_shown.emit(True)
        self.step.begin(
            RecoveryPaper(
                register=order.profile.name,
                folder=order.folder,
                made_on=self._now().date(),
                language=self._language,
            )
        )

    def _on_confirmed(self, key: str) -> None:
        if self._order is not None:
            self.create_requested.emit(replace(self._order, recovery=key))
