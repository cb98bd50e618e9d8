# SPDX-License-Identifier: EUPL-1.2
"""Course: interventions, follow-ups and notes in one dated stream, the latest first."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.interventions import ENDED
from app.services.views import CasePage
from app.ui.pages.case_parts.followups import FollowUps
from app.ui.pages.case_parts.host import CaseHost, Part
from app.ui.pages.case_parts.interventions import Interventions
from app.ui.pages.case_parts.notes import Notes
from app.ui.pages.case_parts.sections import Section
from app.widgets.forms import Segmented
from app.widgets.parts import link_button
from app.widgets.texts import tr

_STEP = 20
_ALL, _INTERVENTIONS, _FOLLOW_UPS, _NOTES = "all", "interventions", "follow_ups", "notes"


class CoursePart(Part):
    """The stream as a part of the page."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(host)
        self.stream = Stream(host)
        self.column.addWidget(self.stream)

    def show_case(self, page: CasePage) -> None:
        """Show what was read."""
        self.stream.show_case(page)

    def reveal(self, record: str) -> None:
        """Show as much of the stream as is needed to see a record."""
        self.stream.reveal(record)

    def add_note(self) -> None:
        """Open a new note."""
        self.stream.notes.add(self.stream.note_button)


class Stream(Section):
    """Everything that was done or is planned, by its day."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(
            host,
            tr("Course"),
            empty=tr("Nothing here yet. Add an intervention, plan a follow-up or write a note."),
        )
        self.interventions = Interventions(self)
        self.follow_ups = FollowUps(self)
        self.notes = Notes(self)
        self.intervention_button = self.add_deed(tr("Add an intervention"), self.interventions.add)
        self.follow_up_button = self.add_deed(tr("Plan a follow-up"), self.follow_ups.add)
        self.note_button = self.add_deed(tr("Write a note"), self.notes.add, "notebook-pen")
        self.filter = Segmented(
            [
                (_ALL, tr("All")),
                (_INTERVENTIONS, tr("Interventions")),
                (_FOLLOW_UPS, tr("Follow-ups")),
                (_NOTES, tr("Notes")),
            ]
        )
        for button in self.filter.buttons():
            button.setAccessibleName(tr("Show: {which}").format(which=button.text()))
        self.filter.set_value(_ALL)
        self.filter.changed.connect(self._on_filter)
        self._column.insertWidget(1, self.filter)
        self._most = _STEP
        self._more = link_button(tr("Show earlier"), self._on_more)
        self._column.insertWidget(self._column.count() - 1, self._more)

    def show_case(self, page: CasePage) -> None:
        """Show the stream; what is still to come stands on top."""
        ordered = sorted(self._rows(page), key=lambda row: row[:3], reverse=True)
        shown = ordered[: self._most]
        self.show_rows([(record, block()) for _day, _at, record, block in shown])
        self._more.setVisible(len(shown) < len(ordered))
        for button in (self.intervention_button, self.follow_up_button):
            button.setVisible(self.host.is_open)

    def reveal(self, record: str) -> None:
        """Show as many rows as it takes to see a record."""
        self.filter.set_value(_ALL)
        rows = sorted(self._rows(self.host.shown), key=lambda row: row[:3], reverse=True)
        places = [number for number, row in enumerate(rows) if row[2] == record]
        if places and places[0] >= self._most:
            self._most = places[0] + 1
            self.show_case(self.host.shown)

    def _on_more(self) -> None:
        self._most += _STEP
        self.show_case(self.host.shown)

    def _on_filter(self) -> None:
        self._most = _STEP
        self.show_case(self.host.shown)

    def _rows(self, page: CasePage) -> Iterator[tuple[date, str, str, Callable[[], QWidget]]]:
        which = self.filter.value()
        if which in (_ALL, _INTERVENTIONS):
            for one in page.interventions:
                day = one.started_on or one.offered_on or one.created_at.date()
                if one.status in ENDED and one.ended_on is not None:
                    day = one.ended_on
                yield (
                    day,
                    one.created_at.isoformat(),
                    one.id,
                    partial(self.interventions.block, one),
                )
        if which in (_ALL, _FOLLOW_UPS):
            for planned in page.follow_ups:
                day = planned.done_on or planned.planned_on
                at = planned.created_at.isoformat()
                yield day, at, planned.id, partial(self.follow_ups.block, planned)
        if which in (_ALL, _NOTES):
            for note in page.notes:
                if note.addendum_to is None:
                    added = [other for other in page.notes if other.addendum_to == note.id]
                    at = note.created_at.isoformat()
                    yield note.noted_on, at, note.id, partial(self.notes.block, note, added)
