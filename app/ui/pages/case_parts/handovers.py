# SPDX-License-Identifier: EUPL-1.2
"""Handovers of a case, and the feedback that was agreed about them (MEE-6)."""

from PySide6.QtWidgets import QWidget

from app.domain.cases import CaseEvent
from app.domain.closing import Consent, Handover, HandoverDraft, HandoverTo
from app.services import cases
from app.services.views import CasePage
from app.ui.pages.case_parts.host import CaseHost
from app.ui.pages.case_parts.sections import CaseForm, Section, Values, deed, entry
from app.ui.parts.inplace import Work
from app.widgets.forms import CodeChoice, DateEdit, Form, LineEdit, Segmented, TextEdit
from app.widgets.parts import Button
from app.widgets.texts import date_text, short_date_text, tr


class HandoverSection(Section):
    """Who was told what, and whether they have told what came of it."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(host, tr("Handovers"), empty=tr("Nothing has been handed over."))
        self.add_button = self.add_deed(tr("Hand over"), self._on_add, "send")

    def show_case(self, page: CasePage) -> None:
        """Show the handovers, the latest first."""
        self.show_rows([(one.id, self._block(one)) for one in reversed(page.handovers)])
        self.add_button.setVisible(self.host.may(CaseEvent.HAND_OVER))

    def _block(self, one: Handover) -> QWidget:
        label = self.host.label
        chip, deeds = "", []
        if one.feedback_on is not None:
            chip = tr("Feedback received")
        elif one.feedback_due is not None:
            late = one.feedback_due < self.host.today()
            chip = tr("Feedback overdue") if late else tr("Feedback agreed")
        if one.feedback_on is None:
            deeds = [deed(tr("Note the feedback"), lambda back: self._on_feedback(one, back))]
        lines = [one.what]
        if one.feedback_on is not None:
            said = tr("Feedback {date}: {text}")
            lines.append(said.format(date=date_text(one.feedback_on), text=one.feedback))
        small = [label("disclosure_basis", one.basis), label("handover_consent", one.consent)]
        if one.feedback_due is not None and one.feedback_on is None:
            due = tr("feedback agreed for {date}")
            small.append(due.format(date=date_text(one.feedback_due)))
        return entry(
            short_date_text(one.handed_on),
            f"{label('handover_to', one.passed_to)}: {one.receiver}",
            chip=chip,
            lines=lines,
            small=" · ".join(small),
            deeds=deeds,
        )

    def _on_add(self, back: Button) -> None:
        now, case, language = (
            self.host.context.now,
            self.host.shown.case,
            self.host.context.language,
        )

        def work(values: Values) -> Work:
            written = dict(values) | {
                "passed_to": HandoverTo(values["passed_to"]),
                "consent": Consent(values["consent"]),
                "basis": values["basis"] or "",
            }
            draft, at = HandoverDraft(case_id=case.id, **written), now()
            return lambda register: cases.hand_over(register, draft, now=at)

        form = Form()
        to = [(e.code, e.label(language)) for e in self.host.codes("handover_to")]
        form.add("passed_to", tr("Who takes over?"), Segmented(to), required=True)
        form.add("receiver", tr("Who exactly?"), LineEdit(), required=True)
        form.add("handed_on", tr("Date"), DateEdit(now), required=True)
        basis = CodeChoice(self.host.codes("disclosure_basis"), language)
        form.add("basis", tr("On which basis?"), basis, required=True)
        consents = self.host.codes("handover_consent")
        form.add(
            "consent",
            tr("Consent"),
            Segmented([(e.code, e.label(language)) for e in consents], upright=True),
            required=True,
        )
        form.add("what", tr("What was passed on?"), TextEdit(), required=True)
        form.add(
            "feedback_due",
            tr("Feedback agreed for"),
            DateEdit(now),
            help=tr("Leave it empty when no feedback was agreed."),
        )
        opened = CaseForm(
            self.host,
            f"handover:{case.id}:new",
            form,
            title=tr("Hand over"),
            deed=tr("Save the handover"),
            work=work,
            said=tr("The handover is noted."),
            date_field="handed_on",
        )
        values = {"handed_on": self.host.today(), "consent": Consent.NOT_REQUIRED}
        self.open_new(opened, values, back=back)

    def _on_feedback(self, one: Handover, back: Button) -> None:
        now = self.host.context.now

        def work(values: Values) -> Work:
            on, text, at = values["feedback_on"], values["text"], now()
            return lambda register: cases.record_feedback(
                register, one.id, on=on, text=text, now=at
            )

        form = Form()
        form.add("feedback_on", tr("When did it come?"), DateEdit(now), required=True)
        form.add("text", tr("What was said?"), TextEdit(), required=True)
        opened = CaseForm(
            self.host,
            f"handover:{one.id}:feedback",
            form,
            title=tr("Feedback from {receiver}").format(receiver=one.receiver),
            deed=tr("Save the feedback"),
            work=work,
            said=tr("The feedback is noted."),
            date_field="feedback_on",
        )
        self.open_at(opened, one.id, {"feedback_on": self.host.today()}, back=back)
