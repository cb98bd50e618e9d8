# SPDX-License-Identifier: EUPL-1.2
"""Overview: the timeline, signs beside resources, the latest review, what kind of case it is."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.domain.casework import Direction, ReviewDraft
from app.domain.followups import PlanStatus
from app.services import cases
from app.services.views import CasePage
from app.ui.charts.timeline import Bar, Point, Timeline, sentences
from app.ui.pages.case_parts.host import CaseHost, Part
from app.ui.pages.case_parts.nature import NatureSection
from app.ui.pages.case_parts.sections import CaseForm, Section, Values, entry
from app.ui.parts.inplace import RecordList, Work
from app.ui.parts.observations import Observations
from app.widgets.forms import DateEdit, Form, Segmented, TextEdit
from app.widgets.parts import Button, Card, Text, link_button
from app.widgets.texts import date_text, tr

_BESIDE_FROM = 860


class OverviewPart(Part):
    """What somebody wants to see who has not looked at the case for a month."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(host)
        self.timeline = TimelineSection(host)
        self.observations = Observations(host)
        self.observations.changed.connect(host.read_again)
        self.forms = RecordList(host)
        self.reviews = ReviewSection(host, self.forms)
        self.nature = NatureSection(host, self.forms)
        self.column.addWidget(self.timeline)
        self.column.addWidget(Card(self.observations))
        self.column.addWidget(Beside([self.reviews, self.nature]))
        self.column.addWidget(self.forms)
        self.forms.hide()

    def show_case(self, page: CasePage) -> None:
        """Show what was read."""
        self.timeline.show_case(page)
        focus = [one for one in page.people if one.role in ("focus", "influenced")]
        self.observations.show_records(self.host.owner, page.signs, page.resources, focus)
        self.reviews.show_case(page)
        self.nature.show_case(page)


class Beside(QWidget):
    """Sections beside each other where there is room, otherwise beneath each other."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        for widget in widgets:
            self._row.addWidget(widget, 1)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(240, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction that fits."""
        super().resizeEvent(event)
        wide = event.size().width() >= _BESIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != way:
            self._row.setDirection(way)


class TimelineSection(Section):
    """The picture, and the same as a list."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(host, tr("Timeline"))
        self.picture = Timeline()
        self._column.insertWidget(1, self.picture)
        said = tr("Bars are interventions, rings are events. The shaded time is a hold.")
        self._column.insertWidget(2, Text(said, "small"))
        self._as_list = link_button("", self._on_toggle)
        self._head.addWidget(self._as_list)
        self._listed = False
        self._name_toggle()
        self.rows.hide()

    def show_case(self, page: CasePage) -> None:
        """Draw what happened."""
        bars, points = bars_of(self.host, page), points_of(self.host, page)
        days = [page.case.opened_on, *(one.since for one in bars), *(one.on for one in points)]
        ends = [one.until for one in bars if one.until] + [one.on for one in points]
        last = max([*days, *ends, page.case.closed_on or self.host.today()])
        self.picture.set_content(bars, points, first=min(days), last=last)
        self.show_rows(
            [
                (str(number), entry(when, what))
                for number, (when, what) in enumerate(sentences(bars, points))
            ]
        )
        self.rows.setVisible(self._listed)

    def _on_toggle(self) -> None:
        self._listed = not self._listed
        self.rows.setVisible(self._listed)
        self.picture.setVisible(not self._listed)
        self._name_toggle()

    def _name_toggle(self) -> None:
        text = tr("Show as a picture") if self._listed else tr("Show as a list")
        self._as_list.setText(text)
        self._as_list.setAccessibleName(text)


class ReviewSection(Section):
    """Dated reviews of the concern as text, never a number; the latest stands first."""

    def __init__(self, host: CaseHost, forms: RecordList) -> None:
        super().__init__(
            host,
            tr("Assessment"),
            empty=tr("No assessment written yet. Write one when something is new."),
            forms=forms,
        )
        self.add_button = self.add_deed(tr("Add an assessment"), self._on_add)
        self._all = False
        self._more = link_button("", self._on_more)
        self._column.insertWidget(self._column.count() - 1, self._more)

    def show_case(self, page: CasePage) -> None:
        """Show the latest, or all of them."""
        reviews = sorted(page.reviews, key=lambda one: (one.reviewed_on, one.created_at))
        reviews.reverse()
        shown = reviews if self._all else reviews[:1]
        directions = self.host.codes("concern_direction")
        language = self.host.context.language
        self.show_rows(
            [
                (
                    one.id,
                    entry(
                        "",
                        date_text(one.reviewed_on),
                        chip=directions.label(one.direction, language),
                        lines=(
                            tr("What is new: {text}").format(text=one.whats_new),
                            tr("Conclusion: {text}").format(text=one.conclusion),
                            tr("Next step: {text}").format(text=one.next_step),
                        ),
                        small=one.author,
                    ),
                )
                for one in shown
            ]
        )
        self._more.setVisible(len(reviews) > 1)
        text = tr("Show the latest only") if self._all else tr("Show earlier ones")
        self._more.setText(text)
        self._more.setAccessibleName(text)
        self.add_button.setVisible(self.host.is_open)

    def _on_more(self) -> None:
        self._all = not self._all
        self.show_case(self.host.shown)

    def _on_add(self, back: Button) -> None:
        now, case = self.host.context.now, self.host.shown.case

        def work(values: Values) -> Work:
            draft = ReviewDraft(
                case_id=case.id, **(dict(values) | {"direction": Direction(values["direction"])})
            )
            at = now()
            return lambda register: cases.add_review(register, draft, now=at)

        form = Form()
        form.add("reviewed_on", tr("Date"), DateEdit(now), required=True)
        form.add("whats_new", tr("What is new since last time?"), TextEdit(), required=True)
        directions = self.host.codes("concern_direction")
        form.add(
            "direction",
            tr("Where does the concern move?"),
            Segmented([(d, directions.label(d, self.host.context.language)) for d in Direction]),
            required=True,
        )
        form.add("conclusion", tr("What do you conclude?"), TextEdit(), required=True)
        form.add("next_step", tr("What is the next step?"), TextEdit(lines=2), required=True)
        opened = CaseForm(
            self.host,
            f"review:{case.id}:new",
            form,
            title=tr("Assessment of the concern"),
            deed=tr("Save the assessment"),
            work=work,
            date_field="reviewed_on",
            begin_at="whats_new",
        )
        self.open_new(opened, {"reviewed_on": self.host.today()}, back=back)


def bars_of(host: CaseHost, page: CasePage) -> list[Bar]:
    """Interventions that have begun, and holds as pauses."""
    bars = [
        Bar(since=one.started_on, until=one.ended_on, label=host.label("offer", one.offer))
        for one in page.interventions
        if one.started_on is not None
    ]
    bars.sort(key=lambda one: one.since)
    end = page.case.closed_on
    bars += [
        Bar(since=one.since, until=one.until or end, label=tr("On hold"), shaded=True)
        for one in page.holds
    ]
    return bars


def points_of(host: CaseHost, page: CasePage) -> list[Point]:
    """What happened on a day: opening, assessments, follow-ups, handovers, closing."""
    points = [
        Point(on=one.received_on, label=tr("Concern {number}").format(number=one.number))
        for one in page.concerns
    ]
    for number, episode in enumerate(page.episodes):
        opened = tr("Case opened") if number == 0 else tr("Case reopened")
        points.append(Point(on=episode.opened_on, label=opened))
        if episode.closed_on is not None:
            points.append(Point(on=episode.closed_on, label=tr("Case closed")))
    points += [Point(on=one.reviewed_on, label=tr("Assessment")) for one in page.reviews]
    points += [
        Point(on=one.done_on, label=host.label("follow_up_form", one.form))
        for one in page.follow_ups
        if one.status is PlanStatus.DONE and one.done_on is not None
    ]
    points += [Point(on=one.handed_on, label=tr("Handover")) for one in page.handovers]
    return points
