# SPDX-License-Identifier: EUPL-1.2
"""The case summary on its way out: made from the register, and out only after its ledger line."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.casework import Direction
from app.domain.disclosure import DisclosureDraft, Medium
from app.domain.ids import CaseId
from app.services import papers
from app.ui.page import Context
from app.ui.pages.paper_options import PaperOptions
from app.ui.pages.paper_preview import PaperOrder, PaperPreview, Ways, with_line
from app.ui.paper_words import case_summary_labels, section_words
from app.widgets.texts import tr, words

if TYPE_CHECKING:
    from app.domain.codelists import CodeLists, Language
    from app.export.records import Paper
    from app.services.register import Register


class CasePaperPage(PaperPreview):
    """The preview for one case; printing and saving write the disclosure ledger first (MEE-5)."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, ways: Ways | None = None
    ) -> None:
        super().__init__(context, self._make_paper, parent, ways=ways)
        self.print_requested.connect(self._on_order)
        self.save_requested.connect(self._on_order)

    def _make_paper(self, register: "Register", record_id: str, options: PaperOptions) -> "Paper":
        from app.export.pdf.case_summary import case_summary

        codelists, language = self.context.codelists, self.context.language
        summary = papers.case_summary_snapshot(
            register,
            CaseId(record_id),
            papers.SummaryOptions(
                recipient=options.on_paper(codelists, language),
                language=language,
                words=lambda member: _word(codelists, language, member),
                sections=options.sections,
                copies=options.copies,
                citizen=options.initials,
            ),
            now=self.context.now(),
        )
        return case_summary(summary, case_summary_labels())

    def _on_order(self, order: PaperOrder) -> None:
        options, now = order.options, self.context.now()
        said = section_words()
        sections = [said[one] for one in said if one in options.sections]
        draft = DisclosureDraft(
            case_id=CaseId(order.record_id),
            recipient=options.recipient,
            recipient_name=options.recipient_name,
            collaboration=options.collaboration,
            basis=options.basis,
            what=tr("Case summary: {sections}").format(sections=", ".join(sections)),
            why=options.why,
            medium=order.medium,
            copies=options.copies,
            delete_by=options.delete_by if order.medium is Medium.SAVED else None,
        )
        self.run(
            lambda register: with_line(
                order, lambda: papers.record_disclosure(register, draft, now=now)
            ),
            lambda _none: self.carry_out(order),
            failed=self.panel.form.show_error,
        )


def _word(codelists: "CodeLists", language: "Language", member: StrEnum) -> str:
    if isinstance(member, Direction):
        return codelists["concern_direction"].label(member, language)
    return words(member)
