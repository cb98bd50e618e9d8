# SPDX-License-Identifier: EUPL-1.2
"""Agreements and deadlines: the goal, tasks, holds, handovers, how it was closed, re-reviews."""

from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.cases import CaseDraft
from app.domain.followups import PlanStatus, Task, TaskDraft, overdue
from app.domain.ids import ConcernId
from app.services import cases
from app.services.views import CasePage
from app.ui.page import Target
from app.ui.pages.case_parts.drafting import draft_of
from app.ui.pages.case_parts.handovers import HandoverSection
from app.ui.pages.case_parts.host import CaseHost, Part
from app.ui.pages.case_parts.pauses import ClosingSection, HoldSection, ReReviewSection
from app.ui.pages.case_parts.sections import CaseForm, Section, Values, deed, entry
from app.ui.parts.inplace import Work
from app.widgets.forms import DateEdit, Form, LineEdit, TextEdit
from app.widgets.parts import Button
from app.widgets.texts import date_text, short_date_text, tr, words


class AgreementsPart(Part):
    """What was agreed, and what falls due."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(host)
        self.goal = GoalSection(host)
        self.tasks = TaskSection(host)
        self.holds = HoldSection(host)
        self.handovers = HandoverSection(host)
        self.re_reviews = ReReviewSection(host)
        self.closing = ClosingSection(host)
        self._sections: tuple[Section, ...] = (
            self.closing,
            self.re_reviews,
            self.goal,
            self.tasks,
            self.holds,
            self.handovers,
        )
        for section in self._sections:
            self.column.addWidget(section)

    def show_case(self, page: CasePage) -> None:
        """Show what was read."""
        for section in self._sections:
            section.show_case(page)
        self.closing.setVisible(bool(page.closures))
        self.re_reviews.setVisible(bool(page.re_reviews))


class GoalSection(Section):
    """What the work shall lead to, and who is responsible."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(host, tr("Goal and next step"))
        self.change_button = self.add_deed(tr("Change"), self._on_change, "pencil")

    def show_case(self, page: CasePage) -> None:
        """Show goal, responsible and next step."""
        case = page.case
        step = case.next_step or tr("None agreed")
        if case.next_step_on:
            step = f"{step} · {date_text(case.next_step_on)}"
        self.show_rows(
            [
                ("goal", entry("", tr("Goal"), lines=[case.goal or tr("None agreed")])),
                ("step", entry("", tr("Next step"), lines=[step])),
                (
                    "responsible",
                    entry("", tr("Responsible"), lines=[case.responsible or tr("Not stated")]),
                ),
                ("founded", entry("", tr("Why it became a case"), lines=[case.founded_on])),
                ("origin", self._origin(page)),
            ]
        )
        self.change_button.setVisible(self.host.is_open)

    def _origin(self, page: CasePage) -> QWidget:
        lines = [
            f"{one.number} · {tr('received {date}').format(date=date_text(one.received_on))}"
            for one in page.concerns
        ]
        deeds = [
            deed(tr("Open {number}").format(number=one.number), partial(self._on_concern, one.id))
            for one in page.concerns
        ]
        return entry("", tr("Came from"), lines=lines, deeds=deeds)

    def _on_concern(self, concern_id: ConcernId, _back: Button) -> None:
        self.host.navigate_requested.emit(Target(page="concern", record_id=concern_id))

    def _on_change(self, back: Button) -> None:
        now, case = self.host.context.now, self.host.shown.case

        def work(values: Values) -> Work:
            draft, at = draft_of(CaseDraft, self.host.shown.case, **values), now()
            return lambda register: cases.change_case(register, case.id, draft, now=at)

        form = Form()
        form.add("goal", tr("Goal"), TextEdit())
        form.add("next_step", tr("Next step"), LineEdit())
        form.add("next_step_on", tr("By"), DateEdit(now))
        form.add("responsible", tr("Responsible"), LineEdit())
        opened = CaseForm(
            self.host,
            f"goal:{case.id}",
            form,
            title=tr("Goal and next step"),
            deed=tr("Save"),
            work=work,
        )
        names = ("goal", "next_step", "next_step_on", "responsible")
        self.open_new(opened, {name: getattr(case, name) for name in names}, back=back)


class TaskSection(Section):
    """Things to do by a day; those still to do stand first."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(
            host, tr("Tasks"), empty=tr("Nothing to do. Add a task when you agree one.")
        )
        self.add_button = self.add_deed(tr("Add a task"), self._on_add)

    def show_case(self, page: CasePage) -> None:
        """Show the tasks."""
        ordered = sorted(page.tasks, key=lambda one: (one.status != "planned", one.due_on))
        self.show_rows(
            [
                (
                    one.id,
                    entry(
                        short_date_text(one.due_on),
                        one.text,
                        chip=self._state(one),
                        lines=(one.result,),
                        deeds=self._deeds(one),
                    ),
                )
                for one in ordered
            ]
        )

    def _state(self, one: Task) -> str:
        late = overdue(one, today=self.host.today(), on_hold=False)
        return tr("Overdue") if late else words(one.status)

    def _deeds(self, one: Task) -> list[Button]:
        if one.status is not PlanStatus.PLANNED:
            return []
        return [
            deed(tr("Done"), lambda _back: self._on_done(one)),
            deed(tr("No longer needed"), lambda _back: self._on_cancel(one)),
        ]

    def _on_done(self, one: Task) -> None:
        now = self.host.context.now()
        self.host.change(
            lambda register: cases.finish_task(register, one.id, on=now.date(), now=now),
            tr("The task is done."),
        )

    def _on_cancel(self, one: Task) -> None:
        now = self.host.context.now()
        self.host.change(
            lambda register: cases.cancel_task(register, one.id, now=now),
            tr("The task is cancelled."),
        )

    def _on_add(self, back: Button) -> None:
        now, case = self.host.context.now, self.host.shown.case

        def work(values: Values) -> Work:
            draft = TaskDraft(case_id=case.id, text=values["text"], due_on=values["due_on"])
            at = now()
            return lambda register: cases.add_task(register, draft, now=at)

        form = Form()
        form.add("text", tr("What is to be done?"), LineEdit(), required=True)
        form.add("due_on", tr("By"), DateEdit(now), required=True)
        opened = CaseForm(
            self.host,
            f"task:{case.id}:new",
            form,
            title=tr("Add a task"),
            deed=tr("Save the task"),
            work=work,
            date_field="due_on",
        )
        self.open_new(opened, back=back)
