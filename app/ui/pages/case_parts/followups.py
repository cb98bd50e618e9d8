# SPDX-License-Identifier: EUPL-1.2
"""Follow-ups in the stream: planned, done with a result, or cancelled."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.cases import CaseStatus
from app.domain.followups import FollowUp, FollowUpDraft, PlanStatus, overdue
from app.domain.interventions import ENDED
from app.services import cases
from app.ui.pages.case_parts.sections import CaseForm, Values, deed, entry
from app.ui.parts.inplace import Work
from app.widgets.forms import Choice, DateEdit, Form, LineEdit, Segmented, TextEdit
from app.widgets.parts import Button
from app.widgets.texts import date_text, short_date_text, tr, words

if TYPE_CHECKING:
    from app.ui.pages.case_parts.course import Stream


class FollowUps:
    """Makes the blocks and forms of follow-ups for the stream."""

    def __init__(self, stream: "Stream") -> None:
        self._stream, self._host = stream, stream.host

    def block(self, one: FollowUp) -> QWidget:
        """A follow-up as a row."""
        host = self._host
        on_hold = host.shown.case.status is CaseStatus.ON_HOLD
        late = overdue(one, today=host.today(), on_hold=on_hold)
        planned = one.status is PlanStatus.PLANNED
        deeds = []
        if planned:
            deeds = [
                deed(tr("Done"), lambda back: self.finish(one, back)),
                deed(tr("Will not take place"), lambda back: self.cancel(one, back)),
            ]
        small = [tr("Follow-up")]
        if not planned:
            small.append(tr("planned for {date}").format(date=date_text(one.planned_on)))
        about = next((i for i in host.shown.interventions if i.id == one.intervention_id), None)
        if about is not None:
            small.append(host.label("offer", about.offer))
        form = host.label("follow_up_form", one.form)
        return entry(
            short_date_text(one.done_on or one.planned_on),
            f"{form}: {one.with_whom}" if one.with_whom else form,
            chip=tr("Overdue") if late else words(one.status),
            lines=(one.result,),
            small=" · ".join(small),
            deeds=deeds,
        )

    def add(self, back: Button) -> None:
        """The form for a new one."""
        host, now = self._host, self._host.context.now
        case_id = host.shown.case.id

        def work(values: Values) -> Work:
            draft = FollowUpDraft(
                case_id=case_id,
                intervention_id=values.get("intervention_id") or None,
                planned_on=values["planned_on"],
                form=values["form"] or "",
                with_whom=values["with_whom"],
            )
            at = now()
            return lambda register: cases.plan_follow_up(register, draft, now=at)

        form = Form()
        form.add("planned_on", tr("When?"), DateEdit(now), required=True)
        codes = host.codes("follow_up_form")
        options = [(e.code, e.label(host.context.language)) for e in codes]
        form.add("form", tr("How?"), Segmented(options), required=True)
        form.add("with_whom", tr("With whom?"), LineEdit())
        running = [one for one in host.shown.interventions if one.status not in ENDED]
        if running:
            about = [("", tr("The whole case"))]
            about += [(str(one.id), host.label("offer", one.offer)) for one in running]
            form.add("intervention_id", tr("What is followed up?"), Choice(about, width=480))
        opened = CaseForm(
            host,
            f"follow_up:{case_id}:new",
            form,
            title=tr("Plan a follow-up"),
            deed=tr("Save the follow-up"),
            work=work,
            date_field="planned_on",
        )
        self._stream.open_new(opened, {"form": "meeting", "intervention_id": ""}, back=back)

    def finish(self, one: FollowUp, back: Button) -> None:
        """The form for what came of it."""
        now = self._host.context.now

        def work(values: Values) -> Work:
            on, result, at = values["on"], values["result"], now()
            return lambda register: cases.finish_follow_up(register, one.id, result, on=on, now=at)

        form = Form()
        form.add("on", tr("When was it done?"), DateEdit(now), required=True)
        form.add("result", tr("What came of it?"), TextEdit(lines=2), required=True)
        opened = CaseForm(
            self._host,
            f"follow_up:{one.id}:done",
            form,
            title=self._title(one),
            deed=tr("Save the result"),
            work=work,
            said=tr("The follow-up is done."),
        )
        self._stream.open_at(opened, one.id, {"on": self._host.today()}, back=back)

    def cancel(self, one: FollowUp, back: Button) -> None:
        """The form for why it will not take place."""
        now = self._host.context.now

        def work(values: Values) -> Work:
            reason, at = values["reason"], now()
            return lambda register: cases.cancel_follow_up(register, one.id, reason, now=at)

        form = Form()
        form.add("reason", tr("Why will it not take place?"), TextEdit(lines=2))
        opened = CaseForm(
            self._host,
            f"follow_up:{one.id}:cancel",
            form,
            title=self._title(one),
            deed=tr("Cancel the follow-up"),
            work=work,
            said=tr("The follow-up is cancelled."),
        )
        self._stream.open_at(opened, one.id, back=back)

    def _title(self, one: FollowUp) -> str:
        form = self._host.label("follow_up_form", one.form)
        return f"{form} · {date_text(one.planned_on)}"
