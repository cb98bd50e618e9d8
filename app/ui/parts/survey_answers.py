# SPDX-License-Identifier: EUPL-1.2
"""The exact answers on the screen beside the figures as they leave, with "Why not?"."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.protected import ProtectedCell, ProtectedSheet, Statement
from app.domain.questionnaire import DEFINITIONS, Kind, Unit
from app.export.labels import SheetLabels
from app.statistics.tables import ExactCell, ExactSurvey
from app.ui.page import Context
from app.ui.parts.survey_words import category, question
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message
from app.widgets.parts import Button, Card, Rule, SectionTitle, Text, clear, link_button, row_of
from app.widgets.texts import number_text, tr, words
from app.widgets.theme import CONTROL_HEIGHT

_CASES: Final = ("T1", "T2", "T3", "T4", "T5", "T6")
_ONLY_HERE: Final = ("T7", "T8", "T9", "T10", "T11", "T12")
_EXACT_WIDTH: Final = 150
_SHEET_WIDTH: Final = 170
_ANSWER_WIDTH: Final = 220
_ONE_ROW: Final = (Kind.YES_NO, Kind.YES_NO_UNKNOWN)


class SurveyAnswers(QWidget):
    """Three cards: cases beside the sheet, the municipality's answers, and what stays here."""

    profile_requested = Signal()

    def __init__(self, context: Context, labels: SheetLabels) -> None:
        super().__init__()
        self._codelists, self._labels = context.codelists, labels
        self._more_shown = False
        self.cases, self.municipality, self.only_here = QWidget(), QWidget(), QWidget()
        self._grids: list[tuple[QWidget, QVBoxLayout]] = []
        personal = MessageBar()
        personal.show_message(
            Message.warning(
                tr(
                    "The exact answers are personal data. They are shown here and nowhere else: "
                    "they cannot be saved, printed or copied. Only what stands under “On the "
                    "sheet” leaves."
                )
            )
        )
        personal.close_button.hide()  # it must not be taken away
        self._summary = Text("", "quiet")
        self._kept_out = Text("", "small")
        self.more_button = link_button("", self._on_more)
        for widget in (self.cases, self.municipality, self.only_here):
            inner = QVBoxLayout(widget)
            inner.setContentsMargins(0, 0, 0, 0)
            self._grids.append((widget, inner))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        cases = Card(
            SectionTitle(tr("2. The answers")), personal, self._summary, self.cases, self._kept_out
        )
        cases.add_layout(row_of(self.more_button))
        cases.add(self.only_here)
        self.only_here.hide()
        column.addWidget(cases)
        column.addWidget(Card(SectionTitle(tr("About the municipality")), self.municipality))
        self._name_more()

    def show_survey(self, exact: ExactSurvey, sheet: ProtectedSheet) -> None:
        """Show both; what is open stays open."""
        for _widget, inner in self._grids:
            clear(inner)
        cells = [cell for table in sheet.tables for cell in table.cells]
        withheld = sum(cell.statement is Statement.WITHHELD for cell in cells)
        given = tr("%n answer(s) on the sheet say something.", "", len(cells) - withheld)
        silent = tr("%n are not disclosed.", "", withheld)
        self._summary.setText(f"{given} {silent}")
        self._grids[0][1].addWidget(self._beside(exact, sheet))
        self._grids[1][1].addWidget(self._about_municipality(sheet))
        self._grids[2][1].addWidget(self._alone(exact))
        self._kept_out.setText(_kept_out(exact))
        self._kept_out.setVisible(bool(self._kept_out.text()))

    def clear(self) -> None:
        """Show no figures: there is no period, or they are being counted."""
        for _widget, inner in self._grids:
            clear(inner)
        self._summary.setText("")
        self._kept_out.setText("")

    def _beside(self, exact: ExactSurvey, sheet: ProtectedSheet) -> QWidget:
        holder, grid = _grid(_EXACT_WIDTH, _SHEET_WIDTH)
        for column, (title, note) in enumerate(
            (
                (tr("Exact, stays here"), tr("answer · number of cases")),
                (tr("On the sheet"), tr("what leaves")),
            ),
            1,
        ):
            grid.addWidget(Text(title, "strong"), 0, column)
            grid.addWidget(Text(note, "small"), 1, column, Qt.AlignmentFlag.AlignTop)
        for name in _CASES:
            published = {cell.code: cell for cell in sheet.table(name).cells}
            self._question(grid, name, published.values())
            for cell in exact.table(name).cells:
                said = category(name, cell.code, self._labels, self._codelists)
                self._row(grid, said, self._exact(cell), self._on_sheet(published.get(cell.code)))
        return holder

    def _alone(self, exact: ExactSurvey) -> QWidget:
        holder, grid = _grid(_EXACT_WIDTH, _SHEET_WIDTH)
        for name in _ONLY_HERE:
            self._question(grid, name, ())
            for cell in exact.table(name).cells:
                said = category(name, cell.code, self._labels, self._codelists)
                self._row(grid, said, self._exact(cell), "")
        return holder

    def _about_municipality(self, sheet: ProtectedSheet) -> QWidget:
        holder, grid = _grid()
        grid.addWidget(
            Text(tr("These answers come from the municipality profile and leave as they are.")),
            0,
            0,
            1,
            2,
        )
        for table in sheet.tables:
            if DEFINITIONS[table.id].unit is not Unit.MUNICIPALITY:
                continue
            row = grid.rowCount()
            grid.addWidget(Rule(), row, 0, 1, 2)
            said, answer = question(table.id, self._labels), self._answer(table.id, table.cells)
            grid.addWidget(Text(said), row + 1, 0, Qt.AlignmentFlag.AlignTop)
            given = Text(answer, "quiet" if answer == tr("Not answered") else "strong")
            given.setAccessibleName(tr("{what}: {answer}").format(what=said, answer=answer))
            given.setMinimumWidth(_ANSWER_WIDTH)
            grid.addWidget(given, row + 1, 1, Qt.AlignmentFlag.AlignTop)
        link = link_button(tr("Open the municipality profile"), self.profile_requested.emit)
        grid.addLayout(row_of(link), grid.rowCount(), 0, 1, 2)
        return holder

    def _answer(self, name: str, cells: Iterable[ProtectedCell]) -> str:
        given = [cell for cell in cells if cell.statement is not Statement.WITHHELD]
        if not given:
            return tr("Not answered")
        if DEFINITIONS[name].kind in _ONE_ROW:
            return self._labels.statements[given[0].statement]
        chosen = [cell for cell in given if cell.statement is Statement.YES]
        return " · ".join(category(name, c.code, self._labels, self._codelists) for c in chosen)

    def _question(self, grid: QGridLayout, name: str, published: Iterable[ProtectedCell]) -> None:
        row = grid.rowCount()
        if row > 2:
            grid.addWidget(Rule(), row, 0, 1, 3)
            row += 1
        reasons = {cell.reason for cell in published if cell.reason is not None}
        asked = Text(question(name, self._labels), "strong")
        asked.setMinimumHeight(CONTROL_HEIGHT)
        grid.addWidget(asked, row, 0, 1, 2 if reasons else 3)
        if not reasons:
            return
        why = Text("\n".join(words(reason) for reason in sorted(reasons)), "quiet")
        why.hide()
        button = link_button(tr("Why not?"))
        button.setAccessibleName(tr("Why not? {question}").format(question=name))
        button.clicked.connect(lambda: _toggle(why, button))
        grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(why, row + 1, 0, 1, 3)

    def _row(self, grid: QGridLayout, said: str, exact: str, leaves: str) -> None:
        row = grid.rowCount()
        grid.addWidget(Text(said), row, 0)
        figure = Text(exact)
        figure.setAccessibleName(tr("{what}, exact: {figure}").format(what=said, figure=exact))
        grid.addWidget(figure, row, 1)
        if leaves:
            public = Text(leaves, "quiet" if leaves == tr("not asked") else "body")
            public.setAccessibleName(
                tr("{what}, on the sheet: {figure}").format(what=said, figure=leaves)
            )
            grid.addWidget(public, row, 2)

    def _exact(self, cell: ExactCell) -> str:
        said = [] if cell.answer is None else [self._labels.statements[Statement(cell.answer)]]
        if cell.count is not None:
            said.append(number_text(cell.count))
        return " · ".join(said)

    def _on_sheet(self, cell: ProtectedCell | None) -> str:
        if cell is None:
            return tr("not asked")
        said = self._labels.statements[cell.statement]
        if cell.statement is not Statement.NUMBER:
            return said
        lower = "" if cell.lower is None else number_text(cell.lower)
        upper = "" if cell.upper is None else number_text(cell.upper)
        return lower if lower == upper else f"{lower}–{upper}"

    def _on_more(self) -> None:
        self._more_shown = not self._more_shown
        self.only_here.setVisible(self._more_shown)
        self._name_more()

    def _name_more(self) -> None:
        self.more_button.setText(
            tr("Hide the counts that are only for you")
            if self._more_shown
            else tr("Show the counts that are only for you")
        )
        self.more_button.setAccessibleName(self.more_button.text())


def _grid(*widths: int) -> tuple[QWidget, QGridLayout]:
    """A first column that takes what the others leave."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 8, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for column, width in enumerate(widths, 1):
        grid.setColumnMinimumWidth(column, width)
    return holder, grid


def _toggle(why: Text, button: Button) -> None:
    shown = why.isHidden()
    why.setVisible(shown)
    button.setText(tr("Hide why") if shown else tr("Why not?"))


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
