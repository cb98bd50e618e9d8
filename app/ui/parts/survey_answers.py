# SPDX-License-Identifier: EUPL-1.2
"""Step 2: how much is answered and how it is proven, then the answers chapter by chapter."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.disclosure import Release
from app.domain.errors import AppError
from app.domain.protected import ProtectedSheet, ProtectedTable
from app.domain.questionnaire import CROSSES
from app.services.statistics import Proposal
from app.statistics.tables import ExactSurvey
from app.ui.parts.folding import Folded
from app.ui.parts.survey_missing import MissingAnswers
from app.ui.parts.survey_proof import ProofPanel
from app.ui.parts.survey_rows import MunicipalityRows, Shown, TableRows, is_municipal
from app.ui.parts.survey_whys import Whys, earlier_sheet
from app.ui.parts.survey_words import Naming, summary
from app.widgets.errors import sentence
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message, MessageKind
from app.widgets.parts import Card, Rule, SectionTitle, Text, clear, inline_button, row_of
from app.widgets.texts import date_text, tr

CASES, PERSONS, WORK, ACROSS, MUNICIPALITY = "cases", "persons", "work", "across", "municipality"
_TABLES: Final[Mapping[str, Sequence[str]]] = {
    CASES: ("T1", "T1a", "T2", "T3", "T4", "T5", "T6", "T7", "T8"),
    PERSONS: ("T9", "T10", "T11", "T12", "T13"),
    WORK: ("T15", "T16", "T17", "T18a", "T18b", "T18c", "T18d"),
    ACROSS: tuple(CROSSES),
}


class SurveyAnswers(Card):
    """The exact answers on the screen beside the figures as they leave."""

    profile_requested = Signal()

    def __init__(self, naming: Naming) -> None:
        super().__init__(SectionTitle(tr("2. The answers")))
        self._naming = naming
        self._proposal: Proposal | None = None
        self._open = {CASES}
        self.folds: dict[str, Folded] = {}
        self.personal, self.refused = MessageBar(), MessageBar()
        self._summary = Text("", "strong")
        self._repeated, self._proven = Text(""), Text("", "quiet")
        self.proof_button = inline_button(tr("Show the proof"), self._on_proof)
        self.proof = ProofPanel(naming)
        self.proof.closed.connect(self._on_proof_closed)
        self._kept_out = Text("", "small")
        self._chapters = QWidget()
        self._inside = QVBoxLayout(self._chapters)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(8)
        self.add(self.refused, self.personal, self._summary, self._repeated, self._proven)
        self.personal.show_message(
            Message.warning(
                tr(
                    "The exact answers are personal data. They are shown here and nowhere else: "
                    "they cannot be saved, printed or copied. Only what stands under “On the "
                    "sheet” leaves."
                )
            )
        )
        for bar in (self.personal, self.refused):
            bar.close_button.hide()  # it must not be taken away
        self.add_layout(row_of(self.proof_button))
        self.missing = MissingAnswers(naming.labels)
        self.add(self.proof, self._kept_out, self.missing, self._chapters)
        self.clear()

    def show_proposal(self, proposal: Proposal, releases: Sequence[Release]) -> None:
        """Show what is counted; chapters that are open stay open."""
        self.clear()
        self._proposal = proposal
        self._say(self._summary, summary(proposal.sheet.tables))
        if proposal.repeated is not None:
            said = tr(
                "The same period and kind of sheet left on {date}. The answers about the cases "
                "are the same as then."
            )
            self._say(self._repeated, said.format(date=date_text(proposal.repeated.date())))
        if proposal.secrets:
            self._say(self._proven, _proven(proposal))
        self.proof_button.setVisible(bool(proposal.alternatives))
        self._fill(proposal.exact, proposal.sheet, proposal, releases)

    def show_refusal(self, error: AppError, exact: ExactSurvey) -> None:
        """Say why there is no sheet; the exact answers are shown all the same."""
        self.clear()
        self.refused.show_message(Message.error(sentence(error)))
        self._fill(exact, None, None, ())

    def show_stopped(self, again: Callable[[], None]) -> None:
        """Say that the count was stopped, and offer to begin again."""
        self.refused.show_message(
            Message(
                kind=MessageKind.INFO,
                text=tr("The count was stopped, so there are no answers to show."),
                action=tr("Count again"),
                on_action=again,
            )
        )

    def clear(self) -> None:
        """Hold no figures: there is no period, or they are being counted."""
        self._proposal = None
        clear(self._inside)
        self.folds = {}
        self.refused.dismiss()
        self.personal.hide()
        self.proof.clear()
        self.proof_button.hide()
        self.missing.clear()
        for text in (self._summary, self._repeated, self._proven, self._kept_out):
            self._say(text, "")

    def _fill(
        self,
        exact: ExactSurvey,
        sheet: ProtectedSheet | None,
        proposal: Proposal | None,
        releases: Sequence[Release],
    ) -> None:
        self.personal.show()
        self._say(self._kept_out, _kept_out(exact))
        tables = {one.id: one for one in sheet.tables} if sheet is not None else {}
        shown = Shown(
            exact=exact,
            published=tables,
            whys=proposal.whys if proposal is not None else {},
            naming=self._naming,
            sentences=Whys(self._naming, earlier_sheet(releases, exact.period)),
        )
        counted = {one.id for one in exact.tables}
        for chapter, names in _TABLES.items():
            here = [name for name in names if name in counted or name in tables]
            if chapter == ACROSS:
                here = [name for name in here if name in tables]
            if here:
                self._fold(chapter, [tables[name] for name in here if name in tables], shown, here)
        own = [one for one in tables.values() if is_municipal(one.id)]
        if own:
            self._fold(MUNICIPALITY, own, shown, [one.id for one in own])

    def _fold(
        self, chapter: str, published: Sequence[ProtectedTable], shown: Shown, tables: list[str]
    ) -> None:
        def build() -> QWidget:
            if chapter == MUNICIPALITY:
                return self._municipality(published)
            return TableRows(shown, tables)

        said = summary(published) or tr("Only on the screen")
        fold = Folded(_chapter_titles()[chapter], said, build)
        fold.toggled.connect(lambda on: (self._open.add if on else self._open.discard)(chapter))
        if self.folds:
            self._inside.addWidget(Rule())
        self._inside.addWidget(fold)
        self.folds[chapter] = fold
        if chapter in self._open:
            fold.open()

    def _municipality(self, published: Sequence[ProtectedTable]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(
            Text(
                tr("These answers come from the municipality profile and leave as they are."),
                "quiet",
            )
        )
        column.addWidget(MunicipalityRows(self._naming, published))
        link = inline_button(tr("Open the municipality profile"), self.profile_requested.emit)
        column.addLayout(row_of(link))
        return holder

    def _on_proof(self) -> None:
        if self._proposal is not None:
            self.proof_button.hide()
            self.proof.show_registers(self._proposal.sheet, self._proposal.alternatives)

    def _on_proof_closed(self) -> None:
        self.proof_button.show()
        self.proof_button.setFocus()

    def _say(self, text: Text, said: str) -> None:
        text.setText(said)
        text.setVisible(bool(said))


def _chapter_titles() -> Mapping[str, str]:
    return {
        CASES: tr("The cases (chapter 4)"),
        PERSONS: tr("Persons and signs (chapter 5)"),
        WORK: tr("The work done (chapter 6)"),
        ACROSS: tr("Tables against each other"),
        MUNICIPALITY: tr("About the municipality"),
    }


def _proven(proposal: Proposal) -> str:
    tried = tr("Tried: %n piece(s) of information cannot be worked out.", "", proposal.secrets)
    others = tr(
        "%n other invented register(s) fit every single figure on the sheet.",
        "",
        len(proposal.alternatives),
    )
    return f"{tried} {others}" if proposal.alternatives else tried


def _kept_out(exact: ExactSurvey) -> str:
    said = []
    if exact.outside_definition:
        said.append(
            tr(
                "%n case(s) lie outside the definition and are not counted.",
                "",
                exact.outside_definition,
            )
        )
    if exact.erroneous:
        said.append(
            tr("%n case(s) were opened by mistake and are not counted.", "", exact.erroneous)
        )
    if exact.partial:
        said.append(
            tr(
                "The period cuts a half-year in which concerns are kept as numbers only; "
                "that half-year is not counted."
            )
        )
    return " ".join(said)
