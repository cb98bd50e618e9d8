# SPDX-License-Identifier: EUPL-1.2
"""The rows of survey tables: the exact answer beside what leaves, its bar, and why no finer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.protected import ProtectedCell, ProtectedTable, Statement, Why
from app.domain.questionnaire import definition
from app.statistics.tables import ExactSurvey, ExactTable
from app.ui.charts.interval_bar import IntervalFigure
from app.ui.parts.survey_whys import Whys
from app.ui.parts.survey_words import Naming, coarse
from app.widgets.parts import Button, Rule, Text, inline_button
from app.widgets.texts import tr

_EXACT_WIDTH: Final = 104
_SHEET_WIDTH: Final = 132
_WHY_WIDTH: Final = 104
_COLUMNS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything the rows are made of; `exact` is personal data and is shown only."""

    exact: ExactSurvey = field(repr=False)
    published: Mapping[str, ProtectedTable]
    whys: Mapping[tuple[str, str], Why] = field(repr=False)
    naming: Naming
    sentences: Whys

    def counted(self, table: str) -> ExactTable | None:
        """The exact table, if it is counted."""
        return next((one for one in self.exact.tables if one.id == table), None)


class TableRows(QWidget):
    """Several tables beneath each other under one pair of heads."""

    def __init__(self, shown: Shown, tables: Sequence[str]) -> None:
        super().__init__()
        self._shown = shown
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 12)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(1, _EXACT_WIDTH)
        self._grid.setColumnMinimumWidth(2, _SHEET_WIDTH)
        self._grid.setColumnMinimumWidth(3, _WHY_WIDTH)
        top = Qt.AlignmentFlag.AlignTop
        heads = [(1, tr("Exact, stays here"))]
        if shown.published:  # there may be no sheet
            heads.append((2, tr("On the sheet")))
        for column, title in heads:
            self._grid.addWidget(Text(title, "small"), 0, column, top)
        for table in tables:
            self._table(table)

    def _table(self, table: str) -> None:
        shown, grid = self._shown, self._grid
        published = shown.published.get(table)
        cells = {cell.code: cell for cell in published.cells} if published is not None else {}
        whys = {code: self._why(table, cell) for code, cell in cells.items() if coarse(cell)}
        given = set(whys.values())
        shared = given.pop() if len(given) == 1 and len(whys) > 1 else ""
        row = grid.rowCount()
        grid.setRowMinimumHeight(row, 13)
        grid.addWidget(Rule(), row, 0, 1, _COLUMNS, Qt.AlignmentFlag.AlignBottom)
        asked = Text(shown.naming.question(table), "strong")
        asked.setContentsMargins(0, 8, 0, 4)
        alone = published is None and bool(shown.published)
        if shared:
            grid.addWidget(asked, row + 1, 0, 1, 3)
            name = shown.naming.title(table)
            self._offer_why(row + 1, name, shared)
        else:
            grid.addWidget(asked, row + 1, 0, 1, 2 if alone else _COLUMNS)
        if alone:
            here = Text(tr("Only on the screen"), "quiet")
            here.setContentsMargins(0, 8, 0, 4)
            grid.addWidget(here, row + 1, 2, 1, 2, Qt.AlignmentFlag.AlignTop)
        scale = max((_end(one) for one in cells.values()), default=0)
        exact = shown.counted(table)
        for code in _codes(exact, cells):
            said = shown.naming.category(table, code)
            self._row(said, self._exact(exact, code), cells.get(code), scale)
            if not shared and whys.get(code):
                self._offer_why(grid.rowCount() - 1, said, whys[code])

    def _why(self, table: str, cell: ProtectedCell) -> str:
        return self._shown.sentences.of(table, cell, self._shown.whys.get((table, cell.code)))

    def _exact(self, exact: ExactTable | None, code: str) -> str:
        if exact is None:
            return ""
        return next((self._shown.naming.exact(one) for one in exact.cells if one.code == code), "")

    def _row(self, said: str, exact: str, leaves: ProtectedCell | None, scale: int) -> None:
        row, top = self._grid.rowCount(), Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(_row_text(said), row, 0, top)
        if exact:
            figure = _row_text(exact, wrap=False)
            figure.setAccessibleName(tr("{what}, exact: {figure}").format(what=said, figure=exact))
            self._grid.addWidget(figure, row, 1, top)
        if leaves is not None:
            self._grid.addWidget(self._on_sheet(said, leaves, scale), row, 2, top)

    def _on_sheet(self, said: str, cell: ProtectedCell, scale: int) -> Text:
        figure = self._shown.naming.figure(cell)
        if cell.statement is Statement.NUMBER and cell.lower is not None:
            text: Text = IntervalFigure(figure, cell.lower, cell.upper, scale)
        else:
            silent = cell.statement is Statement.WITHHELD
            text = _row_text(figure, "quiet" if silent else "body")
        text.setAccessibleName(
            tr("{what}, on the sheet: {figure}").format(what=said, figure=figure)
        )
        return text

    def _offer_why(self, row: int, said: str, why: str) -> None:
        """A link in that row; the answer stands in the next."""
        answer = Text(why, "quiet")
        answer.setContentsMargins(0, 0, 0, 6)
        answer.hide()
        button = inline_button(tr("Why not?"))
        button.setAccessibleName(tr("Why not? {question}").format(question=said))
        button.clicked.connect(lambda: _toggle(answer, button))
        self._grid.addWidget(button, row, 3, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(answer, row + 1, 0, 1, _COLUMNS)


class MunicipalityRows(QWidget):
    """The municipality's own answers, which leave as they are."""

    def __init__(self, naming: Naming, tables: Sequence[ProtectedTable]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        top = Qt.AlignmentFlag.AlignTop
        for table in tables:
            row = grid.rowCount()
            grid.addWidget(Rule(), row, 0, 1, 2)
            said, answer = naming.question(table.id), naming.answer(table)
            given = Text(answer, "quiet" if answer == tr("Not answered") else "strong")
            given.setAccessibleName(tr("{what}: {answer}").format(what=said, answer=answer))
            grid.addWidget(Text(said), row + 1, 0, top)
            grid.addWidget(given, row + 1, 1, top)


def _end(cell: ProtectedCell) -> int:
    """Where its bar ends; one without an upper limit has room to run out."""
    if cell.upper is not None:
        return cell.upper
    return 2 * (cell.lower or 0)


def _row_text(said: str, role: str = "body", *, wrap: bool = True) -> Text:
    """On the line of the link beside it."""
    text = Text(said, role, wrap=wrap)
    text.setContentsMargins(0, 3, 0, 3)
    return text


def _codes(exact: ExactTable | None, cells: Mapping[str, ProtectedCell]) -> list[str]:
    counted = [cell.code for cell in exact.cells] if exact is not None else []
    return [*counted, *(code for code in cells if code not in counted)]


def _toggle(answer: Text, button: Button) -> None:
    shown = answer.isHidden()
    answer.setVisible(shown)
    button.setText(tr("Hide why") if shown else tr("Why not?"))


def is_municipal(table: str) -> bool:
    """Whether a table is the municipality's own answer."""
    return definition(table).unit.value == "municipality"
