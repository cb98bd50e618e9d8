# SPDX-License-Identifier: EUPL-1.2
"""Holds and resuming; how a case was closed; re-reviews with their result."""

from functools import partial

from app.domain.cases import CaseEvent
from app.domain.closing import HoldDraft, ReReview, ReReviewResult, ReReviewStatus
from app.services import cases
from app.services.views import CasePage
from app.ui.pages.case_parts.host import CaseHost
from app.ui.pages.case_parts.sections import CaseForm, Section, Values, deed, entry, period
from app.ui.parts.inplace import Work
from app.widgets.forms import Choice, CodeChoice, DateEdit, Form, Segmented, TextEdit
from app.widgets.parts import Button
from app.widgets.texts import date_text, short_date_text, tr


class HoldSection(Section):
    """When the case rested and why; follow-ups are not due meanwhile."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(
            host,
            tr("On hold"),
            quiet=tr(
                "Follow-ups pause while a case is on hold. Deletion and other deadlines do not."
            ),
            empty=tr("The case has not been on hold."),
        )
        self.hold_button = self.add_deed(tr("Put on hold"), self._on_hold, "pause")
        self.resume_button = self.add_deed(tr("Resume"), self._on_resume, "play")

    def show_case(self, page: CasePage) -> None:
        """Show the holds, the latest first."""
        blocks = []
        for one in reversed(page.holds):
            said = tr("expected to resume {date}").format(date=date_text(one.expected_resume))
            blocks.append(
                (
                    one.id,
                    entry(
                        short_date_text(one.since),
                        self.host.label("hold_reason", one.reason),
                        lines=(one.note,),
                        small=f"{period(one.since, one.until)} · {said}",
                    ),
                )
            )
        self.show_rows(blocks)
        self.hold_button.setVisible(self.host.may(CaseEvent.HOLD))
        self.resume_button.setVisible(self.host.may(CaseEvent.RESUME))

    def _on_hold(self, back: Button) -> None:
        now, case = self.host.context.now, self.host.shown.case

        def work(values: Values) -> Work:
            draft = HoldDraft(
                case_id=case.id,
                since=values["since"],
                reason=values["reason"] or "",
                expected_resume=values["expected_resume"],
                note=values["note"],
            )
            at = now()
            return lambda register: cases.hold_case(register, draft, now=at)

        form = Form()
        codes = self.host.codes("hold_reason")
        reason = CodeChoice(codes, self.host.context.language, width=480)
        form.add("reason", tr("Why?"), reason, required=True)
        form.add("since", tr("From"), DateEdit(now), required=True)
        form.add(
            "expected_resume",
            tr("When do you expect to go on?"),
            DateEdit(now),
            help=tr("At most six months ahead."),
            required=True,
        )
        form.add("note", tr("Note"), TextEdit(lines=2))
        opened = CaseForm(
            self.host,
            f"hold:{case.id}",
            form,
            title=tr("Put the case on hold"),
            deed=tr("Put on hold"),
            work=work,
            said=tr("The case is on hold."),
            date_field="since",
        )
        self.open_new(opened, {"since": self.host.today()}, back=back)

    def _on_resume(self, back: Button) -> None:
        now, case = self.host.context.now, self.host.shown.case

        def work(values: Values) -> Work:
            on, at = values["on"], now()
            return lambda register: cases.resume_case(register, case.id, on=on, now=at)

        form = Form()
        form.add("on", tr("Date"), DateEdit(now), required=True)
        opened = CaseForm(
            self.host,
            f"resume:{case.id}",
            form,
            title=tr("Resume the case"),
            deed=tr("Resume"),
            work=work,
            said=tr("The case is active again."),
        )
        self.open_new(opened, {"on": self.host.today()}, back=back)


class ClosingSection(Section):
    """How the case was closed, each time it was."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(host, tr("Closing"))

    def show_case(self, page: CasePage) -> None:
        """Show the closings, the latest first."""
        blocks = []
        for one in reversed(page.closures):
            lines = [tr("What came of it: {text}").format(text=one.came_of_it)]
            if one.taken_over_by:
                lines.append(tr("Who takes over: {text}").format(text=one.taken_over_by))
            evaluated = tr("evaluated with the citizen") if one.evaluated else tr("not evaluated")
            blocks.append(
                (
                    one.id,
                    entry(
                        short_date_text(one.closed_on),
                        self.host.label("closure_reason", one.reason),
                        lines=lines,
                        small=evaluated,
                    ),
                )
            )
        self.show_rows(blocks)


class ReReviewSection(Section):
    """A look back after closing: has anything new come of itself? No new look-ups (CAS-1)."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__(
            host,
            tr("Re-reviews"),
            quiet=tr("Has anything new come of itself? No new look-ups are made."),
        )

    def show_case(self, page: CasePage) -> None:
        """Show what is planned and what was found."""
        blocks = []
        for one in sorted(page.re_reviews, key=lambda one: one.planned_on):
            planned = one.status is ReReviewStatus.PLANNED
            state = {
                ReReviewStatus.PLANNED: tr("Planned"),
                ReReviewStatus.DONE: tr("Done"),
                ReReviewStatus.CANCELLED: tr("Cancelled"),
            }[one.status]
            if one.overdue(self.host.today()):
                state = tr("Overdue")
            found = self.host.label("re_review_result", one.result) if one.result else ""
            deeds = (
                [deed(tr("Carry out"), partial(self._on_carry_out, one))]
                if planned and self.host.may(CaseEvent.REVIEW_STILL_CLOSED)
                else []
            )
            blocks.append(
                (
                    one.id,
                    entry(
                        short_date_text(one.done_on or one.planned_on),
                        tr("{number} months after closing").format(number=one.months),
                        chip=state,
                        lines=(found, one.reason),
                        deeds=deeds,
                    ),
                )
            )
        self.show_rows(blocks)

    def _on_carry_out(self, one: ReReview, back: Button) -> None:
        now, language = self.host.context.now, self.host.context.language

        def work(values: Values) -> Work:
            result, reason = ReReviewResult(values["result"]), values["reason"]
            on, forum, at = values["on"], values["forum"] or "", now()
            return lambda register: cases.carry_out_re_review(
                register, one.id, result, reason, on=on, forum=forum, now=at
            )

        form = Form()
        results = self.host.codes("re_review_result")
        form.add(
            "result",
            tr("What did it find?"),
            Segmented([(e.code, e.label(language)) for e in results]),
            required=True,
        )
        form.add("reason", tr("Why?"), TextEdit(lines=2), required=True)
        form.add("on", tr("Date"), DateEdit(now), required=True)
        forums = [("", tr("None"))] + [
            (e.code, e.label(language)) for e in self.host.codes("forum")
        ]
        form.add("forum", tr("In which forum?"), Choice(forums))
        opened = CaseForm(
            self.host,
            f"re_review:{one.id}",
            form,
            title=tr("Re-review {number} months after closing").format(number=one.months),
            deed=tr("Save the re-review"),
            work=work,
            said=tr("The re-review is saved."),
        )
        self.open_at(opened, one.id, {"on": self.host.today(), "forum": ""}, back=back)
