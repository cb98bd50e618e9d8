# SPDX-License-Identifier: EUPL-1.2
"""The exact counts with pictures, for those who may see the cases; there is no way out of here."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.periods import SurveyPeriod, calendar_years, years_until
from app.domain.questionnaire import DEFINITIONS, JOIN
from app.export.labels import sheet_labels
from app.services import statistics
from app.statistics.counting import count
from app.statistics.tables import ExactSurvey
from app.ui.charts.bars import BarChart, ColumnChart, Count, Group
from app.ui.page import Context, Page
from app.ui.parts.fixed_table import FixedTable
from app.ui.parts.survey_words import Naming
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message
from app.widgets.parts import Card, PageBody, SectionTitle, Text, inline_button, row_of
from app.widgets.texts import date_text, number_text, tr
from app.widgets.theme import ROW_HEIGHT

if TYPE_CHECKING:
    from app.services.register import Register

_YEARS: Final = 10
_WIDEST: Final = 820
_MOST_ROWS: Final = 10
_FUNNEL: Final = "T7"
_CROSS: Final = "T2xT4"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figures:
    """All that the page shows; personal data."""

    whole: ExactSurvey = field(repr=False)
    years: tuple[Count, ...] = field(repr=False)


class _Picture(Card):
    """A picture, and the table behind it (UIX-3)."""

    def __init__(self, title: str, explanation: str, picture: QWidget, heads: tuple[str, str]):
        super().__init__(SectionTitle(title), Text(explanation, "quiet"))
        self._heads = heads
        self.empty = Text("", "quiet")
        self.picture, self.table = picture, FixedTable(title)
        self.table_button = inline_button("", self._on_table)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(picture)
        column.addWidget(self.table)
        self.table.hide()
        self.add(self.empty, holder)
        self.add_layout(row_of(self.table_button))
        self._name()

    def show_rows(self, rows: Sequence[tuple[str, str]], empty: str) -> None:
        """Fill the table; where all is zero, say so instead of a picture of nothing."""
        nothing = not any(number != number_text(0) for _what, number in rows)
        self.empty.setText(empty)
        self.empty.setVisible(nothing)
        self.table_button.setVisible(not nothing)
        self.picture.setVisible(not nothing and self.table.isHidden())
        if nothing:
            self.table.hide()
        self.table.show_rows(self._heads, rows, (0, 120))
        self.table.setFixedHeight((min(len(rows), _MOST_ROWS) + 1) * ROW_HEIGHT + 12)

    def _on_table(self) -> None:
        shown = self.table.isHidden()
        self.table.setVisible(shown)
        self.picture.setVisible(not shown)
        self._name()

    def _name(self) -> None:
        said = tr("Show as a table") if self.table.isHidden() else tr("Show as a picture")
        self.table_button.setText(said)
        self.table_button.setAccessibleName(f"{said}: {self.table.accessibleName()}")


class OwnFiguresPage(Page):
    """Counts per year, concerns to outcomes, age by form; on the screen and nowhere else."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._naming = Naming(sheet_labels(context.language, context.codelists))
        self._looked_at = False
        personal = MessageBar()
        self._period = Text("", "strong")
        self.years = ColumnChart(tr("Cases per year"))
        self.funnel = BarChart(tr("Concerns and what became of them"))
        self.ages = BarChart(tr("Form of extremism by age"))
        self.per_year = _Picture(
            tr("Cases per year"),
            tr("A case counts in every year in which it was open for at least one day."),
            self.years,
            (tr("Year"), tr("Cases")),
        )
        self.outcomes = _Picture(
            tr("Concerns and what became of them"),
            tr("Concerns received in the period, and those of them that have an outcome."),
            self.funnel,
            (tr("Outcome"), tr("Concerns")),
        )
        self.by_age = _Picture(
            tr("Form of extremism by age"),
            tr("A case with several forms stands under each of them."),
            self.ages,
            (tr("Form and age"), tr("Cases")),
        )
        body = PageBody(self, width=_WIDEST)
        body.add(personal, self._period, self.per_year, self.outcomes, self.by_age)
        personal.show_message(
            Message.warning(
                tr(
                    "These figures are exact, so they are personal data. They are shown here and "
                    "nowhere else: they cannot be saved, printed or copied. For others, use the "
                    "survey sheet."
                )
            )
        )
        personal.close_button.hide()  # it must not be taken away
        body.add_stretch()

    def title(self) -> str:
        """The exact counts."""
        return tr("Own figures")

    def refresh(self) -> None:
        """Count anew; the log has one line for it."""
        self._looked_at = True
        now, period = self.context.now(), self._chosen()

        def read(register: "Register") -> _Figures:
            whole = statistics.exact_tables(register, period, now=now)
            facts = statistics.survey_facts(register)
            years = [
                Count(str(year), count(facts, calendar_years(year)).cases)
                for year in range(now.year - _YEARS + 1, now.year + 1)
            ]
            first = next((n for n, one in enumerate(years) if one.number), len(years))
            return _Figures(whole=whole, years=tuple(years[first:]))

        self.run(read, self._on_read)

    def leave(self) -> None:
        """Keep no exact figure on a page nobody looks at."""
        self._looked_at = False
        self._show(None, ())

    def focus_first(self) -> None:
        """On the first way to look at it as a table."""
        self.per_year.table_button.setFocus()

    def _chosen(self) -> SurveyPeriod:
        extra = self._target.extra if self._target is not None else {}
        if "start" in extra and "end" in extra:
            return SurveyPeriod(*(date.fromisoformat(extra[name]) for name in ("start", "end")))
        return years_until(self.context.now().date(), 3)

    def _on_read(self, figures: _Figures) -> None:
        if self._looked_at:
            self._show(figures.whole, figures.years)

    def _show(self, whole: ExactSurvey | None, years: Sequence[Count]) -> None:
        period = self._chosen()
        self._period.setText(
            tr("{start} – {end}, both days included").format(
                start=date_text(period.start), end=date_text(period.end)
            )
        )
        self.years.set_counts(years)
        self.per_year.show_rows(
            [(one.label, number_text(one.number)) for one in years], tr("There are no cases yet.")
        )
        counts = self._counts(whole, _FUNNEL)
        self.funnel.set_groups([Group("", tuple(Count(said, n) for _code, said, n in counts))])
        self.outcomes.show_rows(
            [(said, number_text(n)) for _code, said, n in counts],
            tr("There are no concerns in the period."),
        )
        crossed = self._counts(whole, _CROSS)
        self.ages.set_groups(self._by_form(crossed))
        self.by_age.show_rows(
            [(said, number_text(n)) for _code, said, n in crossed],
            tr("There are no cases with a named form in the period."),
        )

    def _counts(self, whole: ExactSurvey | None, name: str) -> list[tuple[str, str, int]]:
        """(code, in words, number) of a table; nothing where it is not counted."""
        tables = whole.tables if whole is not None else ()
        found = next((one for one in tables if one.id == name), None)
        cells = found.cells if found is not None else ()
        return [
            (cell.code, self._naming.category(name, cell.code), cell.count or 0) for cell in cells
        ]

    def _by_form(self, crossed: Sequence[tuple[str, str, int]]) -> list[Group]:
        groups = []
        for form in DEFINITIONS["T2"].categories:
            counts = tuple(
                Count(self._naming.category("T4", code.partition(JOIN)[2]), number)
                for code, _said, number in crossed
                if code.partition(JOIN)[0] == form
            )
            if any(one.number for one in counts):
                groups.append(Group(self._naming.category("T2", form), counts))
        return groups
