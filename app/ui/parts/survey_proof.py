# SPDX-License-Identifier: EUPL-1.2
"""The proof, to look at: other registers, all invented, of which every figure is true as well."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.domain.protected import ProtectedSheet, Statement
from app.statistics.tables import ExactSurvey
from app.ui.parts.fixed_table import FixedTable
from app.ui.parts.survey_rows import is_municipal
from app.ui.parts.survey_words import Naming
from app.widgets.parts import Text, inline_button, quiet_button, row_of
from app.widgets.texts import tr

_FIGURE_WIDTH: Final = 150
_HERE_WIDTH: Final = 150


class ProofPanel(QFrame):
    """One invented register at a time beside the figures of the sheet."""

    closed = Signal()

    def __init__(self, naming: Naming) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._naming = naming
        self._sheet: ProtectedSheet | None = None
        self._others: Sequence[ExactSurvey] = ()
        self.number = 0
        self._which = Text("", "strong", wrap=False)
        self.before = quiet_button(tr("Previous"), lambda: self._step(-1), icon="chevron-left")
        self.after = quiet_button(tr("Next"), lambda: self._step(1), icon="chevron-right")
        self.table = FixedTable(tr("The invented register beside the sheet"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addWidget(self._which)
        column.addWidget(
            Text(
                tr(
                    "Each of these registers is invented, and every figure on the sheet is true of "
                    "it as well. So whoever holds the sheet cannot tell which register is yours."
                ),
                "quiet",
            )
        )
        column.addWidget(self.table)
        close = inline_button(tr("Hide the proof"), self._on_close)
        column.addLayout(row_of(self.before, self.after, close))
        self.hide()

    def show_registers(self, sheet: ProtectedSheet, others: Sequence[ExactSurvey]) -> None:
        """Begin with the first."""
        self._sheet, self._others, self.number = sheet, others, 0
        self._show()
        self.show()
        self.after.setFocus() if len(others) > 1 else self.table.setFocus()

    def clear(self) -> None:
        """Hold nothing."""
        self._sheet, self._others = None, ()
        self.table.show_rows((), ())
        self.hide()

    def _step(self, by: int) -> None:
        self.number = (self.number + by) % len(self._others)
        self._show()

    def _show(self) -> None:
        if self._sheet is None or not self._others:
            return
        other = self._others[self.number]
        said = tr("Invented register {number} of {all}").format(
            number=self.number + 1, all=len(self._others)
        )
        self._which.setText(said)
        self.table.setAccessibleName(said)
        rows = [
            (
                f"{self._naming.title(table.id)}: {self._naming.category(table.id, cell.code)}",
                self._naming.figure(cell),
                _counted(self._naming, other, table.id, cell.code),
            )
            for table in self._sheet.tables
            if not is_municipal(table.id)
            for cell in table.cells
            if cell.statement is not Statement.WITHHELD
        ]
        heads = (tr("Figure"), tr("On the sheet"), tr("In this register"))
        self.table.show_rows(heads, rows, (0, _FIGURE_WIDTH, _HERE_WIDTH))

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()


def _counted(naming: Naming, survey: ExactSurvey, table: str, code: str) -> str:
    found = next((one for one in survey.tables if one.id == table), None)
    cell = next((one for one in found.cells if one.code == code), None) if found else None
    return naming.exact(cell) if cell is not None else ""
