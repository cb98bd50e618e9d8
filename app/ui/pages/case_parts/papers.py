# SPDX-License-Identifier: EUPL-1.2
"""Papers and registration: what left the register, who is in it and why, when it is deleted."""

from itertools import chain
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.cases import CaseDraft
from app.domain.disclosure import Disclosure, DisclosureDraft, Medium
from app.domain.municipality import RegistrationPolicy
from app.domain.people import pseudonym
from app.domain.retention import RetentionRule
from app.services import cases, papers
from app.services.views import CasePage
from app.ui.pages.case_parts.drafting import draft_of
from app.ui.pages.case_parts.host import CaseHost, Part
from app.ui.pages.case_parts.sections import CaseForm, Section, Values, entry
from app.ui.parts.history import History
from app.ui.parts.inplace import Work
from app.ui.parts.people import People
from app.widgets.forms import CodeChoice, Form, LineEdit, TextEdit
from app.widgets.parts import Button, Card, SectionTitle, Text
from app.widgets.texts import date_text, short_date_text, tr, words


class PapersPart(Part):
    """The administrative side of a case."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(host)
        self.papers = PaperSection(host)
        self.people = People(host)
        self.people.changed.connect(host.read_again)
        self.registration = RegistrationSection(host)
        self.deletion = Text("")
        self.history = History(host.context)
        self.column.addWidget(self.papers)
        self.column.addWidget(Card(SectionTitle(tr("Persons")), self.people))
        self.column.addWidget(self.registration)
        self.column.addWidget(Card(SectionTitle(tr("Deletion")), self.deletion))
        self.column.addWidget(Card(SectionTitle(tr("History")), self.history))

    def show_case(self, page: CasePage) -> None:
        """Show what was read."""
        self.papers.show_case(page)
        self.registration.show_case(page)
        policy = self.host.context.register.profile.policy
        self.people.show_records(
            self.host.owner,
            page.people,
            name_from_start=policy is RegistrationPolicy.NAME_FROM_START,
        )
        self.deletion.setText(_deletion(page))
        records = chain(
            [page.case, *(one.person for one in page.people)],
            page.primacies,
            page.anchorings,
            page.forms,
            page.signs,
            page.resources,
            page.reviews,
            page.interventions,
            page.follow_ups,
            page.notes,
            page.tasks,
            page.holds,
            page.handovers,
            page.closures,
            page.re_reviews,
            page.episodes,
            page.decisions,
        )
        self.history.show_records(page.history, list(records))


class PaperSection(Section):
    """The case summary, and the ledger of everything that was passed on."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(
            host,
            tr("Papers"),
            empty=tr("Nothing has been printed, saved or told from this case."),
        )
        self.told_button = self.add_deed(tr("Note what was told"), self._on_told, "message-square")
        self.summary_button = self.add_deed(
            tr("Case summary"), lambda _back: host.show_paper(), "file-text"
        )

    def show_case(self, page: CasePage) -> None:
        """Show the ledger, the latest first."""
        lines = sorted(page.disclosures, key=lambda one: one.at, reverse=True)
        self.show_rows([(one.id, self._block(one)) for one in lines])

    def _block(self, one: Disclosure) -> QWidget:
        label = self.host.label
        to = label("disclosure_recipient", one.recipient)
        small = [label("disclosure_basis", one.basis), one.by]
        if one.collaboration:
            small.insert(0, label("collaboration_form", one.collaboration))
        if one.copies > 1:
            small.append(tr("%n copies", "", one.copies))
        if one.delete_by is not None:
            small.append(tr("to be deleted by {date}").format(date=date_text(one.delete_by)))
        return entry(
            short_date_text(one.at.date()),
            f"{to}, {one.recipient_name}" if one.recipient_name else to,
            chip=words(one.medium),
            lines=(one.what, one.why),
            small=" · ".join(small),
        )

    def _on_told(self, back: Button) -> None:
        host, now = self.host, self.host.context.now
        case, language = host.shown.case, host.context.language

        def work(values: Values) -> Work:
            written: dict[str, Any] = {name: values[name] or "" for name in values}
            draft = DisclosureDraft(case_id=case.id, medium=Medium.ORAL, **written)
            at = now()
            return lambda register: papers.record_disclosure(register, draft, now=at)

        form = Form()
        recipients = CodeChoice(host.codes("disclosure_recipient"), language)
        form.add("recipient", tr("Who was told?"), recipients, required=True)
        form.add("recipient_name", tr("Who exactly?"), LineEdit())
        collaboration = CodeChoice(host.codes("collaboration_form"), language)
        form.add("collaboration", tr("In which collaboration?"), collaboration)
        basis = CodeChoice(host.codes("disclosure_basis"), language)
        form.add("basis", tr("On which basis?"), basis, required=True)
        form.add("what", tr("What was told?"), TextEdit(lines=2), required=True)
        form.add("why", tr("Why was it necessary?"), TextEdit(lines=2), required=True)
        opened = CaseForm(
            host,
            f"disclosure:{case.id}:new",
            form,
            title=tr("Note what was told"),
            deed=tr("Save in the ledger"),
            work=work,
        )
        self.open_new(opened, back=back)


class RegistrationSection(Section):
    """Every registration decision, and where the case is filed besides."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(host, tr("Registration"), empty=tr("No registration decision yet."))
        self.filed_button = self.add_deed(tr("Change where it is filed"), self._on_filed, "pencil")

    def show_case(self, page: CasePage) -> None:
        """Show the decisions, the latest first, and the journal's reference."""
        label = self.host.label
        people = {one.person.id: pseudonym(one.person) for one in page.people}
        blocks = []
        for one in sorted(page.decisions, key=lambda one: one.decided_on, reverse=True):
            about = people.get(one.person_id, "") if one.person_id else ""
            decided = label("registration_decision", one.decision)
            basis = label("registration_basis", one.basis) if one.basis else ""
            small = [basis, one.basis_text, one.journal_reference, one.author]
            blocks.append(
                (
                    str(one.id),
                    entry(
                        short_date_text(one.decided_on),
                        f"{decided}: {about}" if about else decided,
                        lines=(one.what, one.reason),
                        small=" · ".join(text for text in small if text),
                    ),
                )
            )
        if page.case.journal_reference:
            filed = page.case.journal_reference
            blocks.append(("filed", entry("", tr("Filed in the journal"), lines=[filed])))
        self.show_rows(blocks)
        self.filed_button.setVisible(self.host.is_open)

    def _on_filed(self, back: Button) -> None:
        host, now, case = self.host, self.host.context.now, self.host.shown.case

        def work(values: Values) -> Work:
            draft, at = draft_of(CaseDraft, host.shown.case, **values), now()
            return lambda register: cases.change_case(register, case.id, draft, now=at)

        form = Form()
        filed = tr("Filed in the journal (system, number, date)")
        form.add("journal_reference", filed, LineEdit())
        opened = CaseForm(
            host,
            f"filed:{case.id}",
            form,
            title=tr("Where it is filed"),
            deed=tr("Save"),
            work=work,
        )
        self.open_new(opened, {"journal_reference": case.journal_reference}, back=back)


def _deletion(page: CasePage) -> str:
    case = page.case
    if case.delete_on is None:
        return tr("An open case has no day of deletion. It is set when the case is closed.")
    said = tr("To be deleted by {date}, because {reason}.")
    rules = {str(rule): rule for rule in RetentionRule}
    reason = words(rules[case.delete_rule]) if case.delete_rule in rules else case.delete_rule
    return said.format(date=date_text(case.delete_on), reason=reason)
