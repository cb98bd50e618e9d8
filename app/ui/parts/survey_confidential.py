# SPDX-License-Identifier: EUPL-1.2
"""The confidential sheet: who gets the exact figures and why, asked twice, then encrypted.

Its bytes exist encrypted only; the passphrase is shown once and kept nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.confidential import ConfidentialDraft, ConfidentialSurvey
from app.domain.errors import AppError, InvalidDraft, Problem
from app.domain.periods import SurveyPeriod
from app.export.labels import SheetLabels
from app.services import confidential
from app.ui.page import Page
from app.ui.paper_out import saving
from app.ui.parts.cpr_notice import CprNotice
from app.widgets.errors import sentence
from app.widgets.forms import CodeChoice, Form, LineEdit, TextEdit, TickBox
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message
from app.widgets.parts import (
    Card,
    SectionTitle,
    Text,
    bring_into_view,
    destructive_button,
    inline_button,
    quiet_button,
    row_of,
)
from app.widgets.texts import date_text, tr

if TYPE_CHECKING:
    from app.services.register import Register

ChooseFile = Callable[[QWidget, str, str, str], Path | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sealed:
    """The encrypted file and what opens it, until it is saved or dropped."""

    survey: ConfidentialSurvey = field(repr=False)
    data: bytes = field(repr=False)
    name: str
    passphrase: str = field(repr=False)


class _Step(QFrame):
    """One step in a frame of its own."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 16)
        self.column.setSpacing(10)
        self.column.addWidget(Text(title, "section"))
        self.hide()


class ConfidentialSection(Card):
    """A link until it is asked for; then the form, the second question, and the passphrase."""

    released = Signal()

    def __init__(
        self,
        page: Page,
        labels: SheetLabels,
        *,
        choose: ChooseFile,
        period: Callable[[], SurveyPeriod | None],
    ) -> None:
        super().__init__(
            SectionTitle(tr("The confidential sheet")),
            Text(
                tr(
                    "The anonymous sheet is enough for most. If the municipality decides to answer "
                    "a named authority with the exact figures, they leave encrypted, and both "
                    "ledgers get a line."
                )
            ),
        )
        self._page, self._labels, self._choose, self._period = page, labels, choose, period
        self._sealed: _Sealed | None = None
        self.bar = MessageBar()
        self.open_button = inline_button(
            tr("Answer a named authority with the exact figures"), self._on_open
        )
        self.form = self._form()
        self._cpr = CprNotice(self.form)
        self.asking = _Step(tr("Who gets the exact figures, and why?"))
        self.go_on_button = quiet_button(tr("Go on"), self._on_go_on)
        self.asking.column.addWidget(self.form)
        self.asking.column.addWidget(self._cpr)
        self.asking.column.addLayout(
            row_of(self.go_on_button, quiet_button(tr("Cancel"), self.close_up))
        )
        self.again = _Step(tr("Let the exact figures leave?"))
        self._again_said = Text("")
        self.make_button = destructive_button(tr("Make the confidential sheet"), self._on_make)
        self.back_button = quiet_button(tr("Back"), self._on_back)
        self.again.column.addWidget(self._again_said)
        self.again.column.addLayout(row_of(self.back_button, self.make_button))
        self.secret = _Step(tr("The passphrase of the file"))
        self.passphrase = Text("", "title")
        self.written = TickBox(tr("I have written it down"))
        self.save_button = quiet_button(tr("Save the encrypted spreadsheet …"), self._on_save)
        for widget in (
            Text(
                tr(
                    "Write it down; it is shown only now. Tell it to the recipient by another way "
                    "than the file, for example by telephone."
                )
            ),
            self.passphrase,
            self.written,
        ):
            self.secret.column.addWidget(widget)
        self.secret.column.addLayout(
            row_of(self.save_button, quiet_button(tr("Drop the sheet"), self.close_up))
        )
        self.add_layout(row_of(self.open_button))
        self.add(self.asking, self.again, self.secret, self.bar)
        self.written.changed.connect(self._allow)
        self.form["recipient"].editor.changed.connect(self._on_recipient)

    def close_up(self) -> None:
        """Forget what was made and what was typed."""
        self._forget()
        for step in (self.asking, self.again, self.secret):
            step.hide()
        self.form.fill(dict.fromkeys(self.form.values()))
        self.form.clear_problems()
        self._cpr.look()
        shown = self.open_button.isHidden()
        self.open_button.show()
        if shown and self.isVisible():
            self.open_button.setFocus()

    def drop(self) -> None:
        """Forget what was made, because the period is another now or nobody looks."""
        if self._sealed is not None or not self.again.isHidden():
            self._forget()
            self.again.hide()
            self.secret.hide()
            self.asking.show()

    def _form(self) -> Form:
        context, form = self._page.context, Form()
        recipients = CodeChoice(context.codelists["disclosure_recipient"], context.language)
        form.add("recipient", tr("Who is the sheet for?"), recipients, required=True)
        form.add("recipient_name", tr("Which authority, and who there?"), LineEdit(), required=True)
        form.add(
            "legal_basis",
            tr("Which law allows it?"),
            LineEdit(),
            help=tr("Name the act and the section."),
            required=True,
        )
        form.add(
            "necessity",
            tr("What is it for, and why is the anonymous sheet not enough?"),
            TextEdit(lines=3),
            required=True,
        )
        form.add(
            "confirmed",
            "",
            TickBox(tr("I know that the sheet holds personal data about few people")),
        )
        return form

    def _on_open(self) -> None:
        self.bar.dismiss()
        self.open_button.hide()
        self.asking.show()
        self.form["recipient"].focus()

    def _on_recipient(self) -> None:
        if self._refused():
            self.form.show_problems([("recipient", Problem.REFUSED_RECIPIENT)])

    def _refused(self) -> bool:
        code = self.form["recipient"].editor.value()
        recipients = self._page.context.codelists["disclosure_recipient"]
        return bool(code) and recipients.entry(code).flag("refused")

    def _on_go_on(self) -> None:
        self.form.clear_problems()
        found = [*self.form.problems(), *self._cpr.problems()]
        if self._refused():
            found.append(("recipient", Problem.REFUSED_RECIPIENT))
        if not self.form["confirmed"].editor.value():
            found.append(("confirmed", Problem.REQUIRED))
        period = self._period()
        if self.form.show_problems(found) or period is None:
            return
        self._again_said.setText(
            tr(
                "{who} gets the exact figures for {start} – {end}. Whoever opens the file can "
                "recognise people in it. What has left cannot be taken back."
            ).format(
                who=self.form["recipient_name"].editor.value(),
                start=date_text(period.start),
                end=date_text(period.end),
            )
        )
        self.asking.hide()
        self.again.show()
        self.back_button.setFocus()
        self._reveal(self.again)

    def _on_back(self) -> None:
        self.again.hide()
        self.asking.show()
        self.go_on_button.setFocus()

    def _on_make(self) -> None:
        period, labels, now = self._period(), self._labels, self._page.context.now()
        if period is None:
            return
        values = self.form.values()
        draft = ConfidentialDraft(
            recipient=values["recipient"],
            recipient_name=values["recipient_name"],
            legal_basis=values["legal_basis"],
            necessity=values["necessity"],
            confirmed=True,
            confirmed_again=True,
        )

        def work(register: "Register") -> _Sealed:
            from app.export.confidential import confidential_name, confidential_xlsx

            survey = confidential.prepare(register, period, draft, now=now)
            passphrase = confidential.offered_passphrase()
            return _Sealed(
                survey=survey,
                data=confidential_xlsx(survey, labels, passphrase),
                name=Path(confidential_name(survey)).stem,
                passphrase=passphrase,
            )

        self._page.run(work, self._on_made, failed=self._on_failed)

    def _on_made(self, sealed: _Sealed) -> None:
        if self.again.isHidden():
            return  # it was dropped meanwhile
        self._sealed = sealed
        self.passphrase.setText(sealed.passphrase)
        self.written.set_value(False)
        self.again.hide()
        self.secret.show()
        self._allow()
        self.written.target().setFocus()
        self._reveal(self.secret)

    def _on_save(self) -> None:
        sealed, labels, now = self._sealed, self._labels, self._page.context.now()
        if sealed is None:
            return
        path = self._choose(self, sealed.name, "xlsx", tr("Encrypted spreadsheet (XLSX)"))
        if path is None:
            return
        if path.suffix.lower() != ".xlsx":
            path = path.with_name(f"{path.name}.xlsx")

        def work(register: "Register") -> None:
            with saving(path, sealed.data):
                confidential.record(register, sealed.survey, sealed.data, labels, now=now)

        self._page.run(work, lambda _none: self._on_saved(path.name), failed=self._on_failed)

    def _on_saved(self, name: str) -> None:
        self.close_up()
        said = tr("{name} is saved encrypted, and both ledgers have their line.")
        self.bar.show_message(Message.success(said.format(name=name)))
        self._reveal(self)
        self._page.saved.emit()
        self.released.emit()

    def _on_failed(self, error: AppError) -> None:
        if isinstance(error, InvalidDraft):
            self._on_back()
            self.form.show_error(error)
        else:
            self.bar.show_message(Message.error(sentence(error)))
            self._reveal(self.bar)

    def _forget(self) -> None:
        self._sealed = None
        self.passphrase.setText("")
        self.written.set_value(False)

    def _allow(self) -> None:
        self.save_button.setEnabled(self._sealed is not None and self.written.value())

    def _reveal(self, step: QWidget) -> None:
        QTimer.singleShot(0, self, lambda: bring_into_view(step))
