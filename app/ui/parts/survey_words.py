# SPDX-License-Identifier: EUPL-1.2
"""The screen's words for tables, categories and figures of the survey sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.protected import ProtectedCell, ProtectedTable, Statement
from app.domain.questionnaire import DEFINITIONS, Kind
from app.export.labels import SheetLabels
from app.export.sheet_text import sheet_text
from app.statistics.tables import ExactCell
from app.widgets.texts import number_text, tr

_ONE_ROW = (Kind.YES_NO, Kind.YES_NO_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Naming:
    """Says what a table, a row and a figure are."""

    labels: SheetLabels = field(repr=False)

    def question(self, table: str) -> str:
        """What a table asks; of a cross table its two sides."""
        return self.labels.question(table)

    def title(self, table: str) -> str:
        """A table in a few words."""
        return _titles().get(table) or self.labels.question(table)

    def category(self, table: str, code: str) -> str:
        """What a row is about, beginning with a capital."""
        said = self.labels.category(table, code)
        return said[:1].upper() + said[1:]

    def exact(self, cell: ExactCell) -> str:
        """An exact answer and its number, for the screen only."""
        said = [] if cell.answer is None else [self.labels.statements[Statement(cell.answer)]]
        if cell.count is not None:
            said.append(number_text(cell.count))
        return " · ".join(said)

    def figure(self, cell: ProtectedCell) -> str:
        """What leaves, as every file says it."""
        return sheet_text(cell, self.labels)

    def answer(self, table: ProtectedTable) -> str:
        """The municipality's own answer to one question, all chosen categories in one line."""
        given = [cell for cell in table.cells if cell.statement is not Statement.WITHHELD]
        if not given:
            return tr("Not answered")
        if DEFINITIONS[table.id].kind in _ONE_ROW:
            return self.labels.statements[given[0].statement]
        chosen = [cell for cell in given if cell.statement is Statement.YES]
        return " · ".join(self.category(table.id, cell.code) for cell in chosen)


def coarse(cell: ProtectedCell) -> bool:
    """Whether a figure says less than all."""
    if cell.statement is Statement.NUMBER:
        return cell.lower != cell.upper
    return cell.statement is Statement.WITHHELD


def summary(tables: Iterable[ProtectedTable]) -> str:
    """How many questions are answered in numbers, in intervals, with yes or no, not at all."""
    numbers = intervals = answered = silent = 0
    for table in tables:
        said = [cell for cell in table.cells if cell.statement is not Statement.WITHHELD]
        if not said:
            silent += 1
        elif not any(cell.statement is Statement.NUMBER for cell in said):
            answered += 1
        elif any(coarse(cell) for cell in said):
            intervals += 1
        else:
            numbers += 1
    parts = [
        tr("%n in numbers", "questions", numbers) if numbers else "",
        tr("%n in intervals", "questions", intervals) if intervals else "",
        tr("%n with yes or no, or a choice", "questions", answered) if answered else "",
        tr("%n not at all", "questions", silent) if silent else "",
    ]
    how = " · ".join(part for part in parts if part)
    asked = tr("%n question(s)", "", numbers + intervals + answered + silent)
    return f"{asked}: {how}" if how else ""


def _titles() -> Mapping[str, str]:
    return {
        "T1": tr("Cases"),
        "T1a": tr("Number of cases"),
        "T2": tr("Form of extremism"),
        "T3": tr("Handed over to the police"),
        "T4": tr("Age under and over 18"),
        "T5": tr("Inside or outside the area of authority"),
        "T6": tr("Primary or non-primary"),
        "T7": tr("Concerns"),
        "T8": tr("Kinds of cases"),
        "T9": tr("Gender of the persons in focus"),
        "T10": tr("Age of the persons in focus when the concern was received"),
        "T11": tr("Whether the case is about one person, a family or a group"),
        "T12": tr("Affiliation to an extremist milieu"),
        "T13": tr("Signs of concern"),
        "T15": tr("Offers used"),
        "T16": tr("Ordinary or tailored offers"),
        "T17": tr("Level of prevention"),
        "T18a": tr("Whom the work was aimed at"),
        "T18b": tr("Success criteria"),
        "T18c": tr("Systematic follow-up"),
        "T18d": tr("Barriers"),
    }
