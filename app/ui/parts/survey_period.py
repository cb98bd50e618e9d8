# SPDX-License-Identifier: EUPL-1.2
"""Choosing the period of a count: three years until a day, or another (N1)."""

from datetime import date
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import Problem
from app.domain.periods import SurveyPeriod, calendar_years, years_until
from app.ui.page import Context
from app.widgets.forms import Choice, DateEdit, Form, Segmented
from app.widgets.parts import Text
from app.widgets.texts import date_text, tr

_YEARS_BACK: Final = 10


class Span(StrEnum):
    """How a period is chosen."""

    THREE_YEARS = "three_years"
    CALENDAR_YEAR = "calendar_year"
    TWO_YEARS = "two_years"
    FOUR_YEARS = "four_years"
    ANY = "any"


_LENGTHS: Final = {Span.THREE_YEARS: 3, Span.TWO_YEARS: 2, Span.FOUR_YEARS: 4}


class PeriodChoice(QWidget):
    """Presets and the days that go with them; says the period it makes in words."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = context.now
        today = self._now().date()
        self.form = Form()
        self.span = Segmented(
            [
                (Span.THREE_YEARS, tr("Three years")),
                (Span.CALENDAR_YEAR, tr("Calendar years")),
                (Span.TWO_YEARS, tr("Two years")),
                (Span.FOUR_YEARS, tr("Four years")),
                (Span.ANY, tr("Another period")),
            ]
        )
        self.start, self.end = DateEdit(self._now), DateEdit(self._now)
        years = range(today.year - 1, today.year - 1 - _YEARS_BACK, -1)
        self.whole = Segmented([(1, tr("One year")), (3, tr("Three years"))])
        self.year = Choice([(year, str(year)) for year in years], width=220)
        self.years = Choice([(year, f"{year - 2}–{year}") for year in years], width=220)
        self.form.add("span", tr("How long?"), self.span, required=True)
        self.form.add("whole", tr("How many?"), self.whole, required=True)
        self.form.add("year", tr("Which year?"), self.year, required=True)
        self.form.add("years", tr("Which years?"), self.years, required=True)
        self.form.add("start", tr("From"), self.start, required=True)
        self.form.add(
            "end",
            tr("Up to and including"),
            self.end,
            required=True,
            help=tr("The day the count is made up. The survey asks for three years."),
        )
        self._said = Text("", "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.form)
        column.addWidget(self._said)
        last = today.year - 1
        chosen = {"span": Span.THREE_YEARS, "end": today, "whole": 1, "year": last, "years": last}
        self.form.fill(chosen)
        self.span.changed.connect(self._on_span)
        self.whole.changed.connect(self._on_span)
        self.form.changed.connect(self._on_changed)
        self._on_span()

    def period(self) -> SurveyPeriod | None:
        """The chosen period; None while it cannot be one."""
        if self._problems():
            return None
        span, end = self.span.value(), self.end.value()
        if span is Span.CALENDAR_YEAR:
            return calendar_years(self._last_year(), self.whole.value())
        if end is None:
            return None
        if span in _LENGTHS:
            return years_until(end, _LENGTHS[span])
        start = self.start.value()
        return None if start is None else SurveyPeriod(start, end)

    def show_problems(self) -> bool:
        """Say beside the fields why there is no period; tell whether there is one."""
        self.form.clear_problems()
        return not self.form.show_problems(self._problems())

    def extra(self) -> dict[str, str]:
        """The choice as it is remembered in a target."""
        said = {
            "span": str(self.span.value()),
            "whole": str(self.whole.value()),
            "year": str(self._last_year()),
        }
        for name, editor in (("start", self.start), ("end", self.end)):
            if (day := editor.value()) is not None:
                said[name] = day.isoformat()
        return said

    def restore(self, extra: dict[str, str]) -> None:
        """Choose what `extra` remembers."""
        if "span" not in extra:
            return
        days: dict[str, date] = {
            name: date.fromisoformat(extra[name]) for name in ("start", "end") if name in extra
        }
        year = int(extra["year"])
        chosen = {"span": Span(extra["span"]), "whole": int(extra.get("whole", "1"))}
        self.form.fill(chosen | {"year": year, "years": year} | days)
        self._on_span()

    def _last_year(self) -> int:
        year: int = (self.year if self.whole.value() == 1 else self.years).value()
        return year

    def _problems(self) -> list[tuple[str, Problem]]:
        found = list(self.form.problems())
        if found or self.span.value() is Span.CALENDAR_YEAR:
            return found
        start, end = self.start.value(), self.end.value()
        if end is not None and end > self._now().date():
            return [("end", Problem.IN_FUTURE)]
        if self.span.value() is Span.ANY and start is not None and end is not None and start > end:
            return [("end", Problem.BEFORE_START)]
        return []

    def _on_span(self) -> None:
        span = self.span.value()
        whole_years = span is Span.CALENDAR_YEAR
        self.form["whole"].setVisible(whole_years)
        self.form["year"].setVisible(whole_years and self.whole.value() == 1)
        self.form["years"].setVisible(whole_years and self.whole.value() != 1)
        self.form["start"].setVisible(span is Span.ANY)
        self.form["end"].setVisible(not whole_years)
        self._say()

    def _on_changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        period = self.period()
        self._said.setVisible(period is not None)
        if period is not None:
            self._said.setText(
                tr("{start} – {end}, both days included").format(
                    start=date_text(period.start), end=date_text(period.end)
                )
            )
