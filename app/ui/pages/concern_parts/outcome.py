# SPDX-License-Identifier: EUPL-1.2
"""The outcome: one sentence per way the inquiry can end, each opening its form in place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.domain.cases import Case
from app.domain.concerns import Concern, ConcernEvent
from app.domain.ids import CaseId
from app.services import concerns, undo
from app.services.views import Changed, ConcernPage, Undo
from app.ui.page import Page, Target
from app.ui.pages.concern_parts.case_choice import CaseChoice
from app.ui.pages.concern_parts.opening_form import open_case_form
from app.ui.pages.concern_parts.referral_form import referral_form
from app.ui.pages.concern_parts.section import Section
from app.ui.parts.facts import Facts
from app.ui.parts.inplace import InPlace, RecordList, Work, question
from app.widgets.forms import DateEdit, Form, TextEdit
from app.widgets.messages import Message
from app.widgets.parts import Button, Text, quiet_button
from app.widgets.texts import date_text, tr, words

_REFERRALS = (ConcernEvent.REFER_MUNICIPALITY, ConcernEvent.REFER_POLICE)


@dataclass(frozen=True, slots=True)
class _Way:
    events: tuple[ConcernEvent, ...]
    button: Button


class OutcomeSection(Section):
    """The six ways, while the inquiry runs; the decision, once it is made."""

    def __init__(self, page: Page, on_gone: Callable[[], None]) -> None:
        super().__init__(page, tr("Outcome"))
        self._on_gone = on_gone
        self._just_decided = False
        self._names: dict[ConcernEvent, str] = {
            ConcernEvent.OPEN_CASE: tr("Open a case"),
            ConcernEvent.JOIN_CASE: tr("Join to a case we have"),
            ConcernEvent.UNFOUNDED: tr("Close: not founded"),
            ConcernEvent.CANNOT_BE_CLARIFIED: tr("Close: cannot be clarified"),
            ConcernEvent.REFER_MUNICIPALITY: tr("Pass on to …"),
            ConcernEvent.POLICE_ONLY: tr("With the police only"),
        }
        self._why = Text(tr("The outcome can be chosen once the inquiry has begun."), "small")
        self._decided = RecordList(page)
        self.add(self._decided, self._why)
        self.ways = [
            self._way((ConcernEvent.OPEN_CASE,), self.open_case),
            self._way((ConcernEvent.JOIN_CASE,), self.join),
            self._way((ConcernEvent.UNFOUNDED,), lambda: self.close_as(ConcernEvent.UNFOUNDED)),
            self._way(
                (ConcernEvent.CANNOT_BE_CLARIFIED,),
                lambda: self.close_as(ConcernEvent.CANNOT_BE_CLARIFIED),
            ),
            self._way(_REFERRALS, self.pass_on),
            self._way((ConcernEvent.POLICE_ONLY,), self._on_police_only),
        ]
        self.again = quiet_button(tr("Take it up again"), self.take_up_again, icon="rotate-ccw")
        self.case = quiet_button(tr("Go to the case"), self.go_to_case, icon="folder")
        self.add(self.case, self.again, self.rows)

    def show_page(self, shown: ConcernPage) -> None:
        """Show the ways that are possible now, or the outcome."""
        super().show_page(shown)
        concern = shown.concern
        for way in self.ways:
            way.button.setVisible(any(event in shown.events for event in way.events))
        self._why.setVisible(ConcernEvent.BEGIN_INQUIRY in shown.events)
        decided = concern.outcome is not None
        self._decided.show_blocks([("outcome", Facts(self._facts()))] if decided else [])
        self.case.setVisible(concern.case_id is not None)
        self.again.setVisible(
            ConcernEvent.NEW_INFORMATION in shown.events and concern.case_id is None
        )
        if self._just_decided and decided:
            (self.again if concern.case_id is None else self.case).setFocus()
        self._just_decided = False

    def button_of(self, event: ConcernEvent) -> Button:
        """The button of one way."""
        return next(way.button for way in self.ways if event in way.events)

    def go_to_case(self) -> None:
        """Open the case the concern became or joined."""
        if self.concern.case_id is not None:
            target = Target(page="case", record_id=self.concern.case_id)
            self.page.navigate_requested.emit(target)

    def open_case(self) -> None:
        """The form for opening a case."""
        if self.shown is None:
            return
        opened = open_case_form(self.page, self.shown, self._on_opened)
        self.rows.open_form(opened, back=self.button_of(ConcernEvent.OPEN_CASE))
        opened.start(
            {
                "opened_on": self.today,
                "gathering": self.concern.gathering,
                "founded_on": self._conclusion(),
            }
        )

    def _way(self, events: tuple[ConcernEvent, ...], on_click: Callable[[], None]) -> _Way:
        button = quiet_button(self._names[events[0]], on_click)
        self.add(button)
        return _Way(events, button)

    def _conclusion(self) -> str:
        if self.shown is None or not self.shown.assessments:
            return ""
        return self.shown.assessments[-1].conclusion

    def _facts(self) -> list[tuple[str, str]]:
        concern = self.concern
        if concern.outcome is None:
            return []
        found = [
            (
                tr("Decided {date}").format(
                    date=date_text(concern.decided_on) if concern.decided_on else ""
                ),
                self.label("concern_outcome", concern.outcome),
            ),
            (tr("Why"), concern.outcome_reason),
        ]
        for one in self.shown.handovers if self.shown is not None else ():
            due = tr("feedback agreed for {date}")
            said = [one.receiver, self.label("disclosure_basis", one.basis), one.what]
            if one.feedback_due is not None:
                said.append(due.format(date=date_text(one.feedback_due)))
            found.append(
                (
                    tr("Passed on {date}: {to}").format(
                        date=date_text(one.handed_on), to=self.label("handover_to", one.passed_to)
                    ),
                    " · ".join(said),
                )
            )
        return found

    def _on_opened(self, case: Case) -> None:
        self.page.navigate_requested.emit(Target(page="case", record_id=case.id))
        self.page.tell(Message.success(tr("{number} is opened.").format(number=case.number)))

    def close_as(self, event: ConcernEvent) -> None:
        """The form for closing with one of the two reasons."""
        concern, now = self.concern, self.page.context.now
        form = Form()
        form.add("reason", tr("Why?"), TextEdit(), required=True)
        form.add("on", tr("Decided on"), DateEdit(now), required=True)
        explanation = (
            tr("It is kept for some months under its number. Then it is due for deletion.")
            if concern.registered
            else tr(
                "It is a working note: it is counted without a name, and everything written about "
                "it is deleted at once. That cannot be undone."
            )
        )

        def collect() -> Work:
            values, at = form.values(), now()
            return lambda register: concerns.decide_outcome(
                register, concern.id, event, values["reason"], on=values["on"], now=at
            )

        self._open(
            InPlace(
                self.page,
                form,
                title=self._names[event],
                explanation=explanation,
                deed=tr("Close {number}").format(number=concern.number),
                collect=collect,
                key=f"outcome:{concern.id}:{event}",
                owner=self.owner,
                done=self._on_decided,
                destructive=not concern.registered,
            ),
            event,
            {"on": self.today, "reason": self._conclusion()},
        )

    def join(self) -> None:
        """The form for joining a case."""
        concern, now = self.concern, self.page.context.now
        choice = CaseChoice(self.page)
        form = Form()
        form.add("case_id", tr("Which case?"), choice, required=True)
        form.add("reason", tr("Why does it belong there?"), TextEdit(lines=2), required=True)
        form.add("on", tr("Decided on"), DateEdit(now), required=True)

        def collect() -> Work:
            values, at = form.values(), now()
            return lambda register: concerns.decide_outcome(
                register,
                concern.id,
                ConcernEvent.JOIN_CASE,
                values["reason"],
                on=values["on"],
                case_id=CaseId(values["case_id"]),
                now=at,
            )

        self._open(
            InPlace(
                self.page,
                form,
                title=self._names[ConcernEvent.JOIN_CASE],
                deed=tr("Join {number} to the case").format(number=concern.number),
                collect=collect,
                key=f"outcome:{concern.id}:join",
                owner=self.owner,
                done=self._on_decided,
            ),
            ConcernEvent.JOIN_CASE,
            {"on": self.today},
        )
        choice.look()

    def pass_on(self) -> None:
        """The form for passing it on."""
        opened = referral_form(self.page, self.concern, self._on_decided)
        self._open(opened, _REFERRALS[0], {"handed_on": self.today, "consent": "not_required"})

    def _on_police_only(self) -> None:
        shown, at = self.shown, self.page.context.now()
        if shown is None:
            return
        concern = shown.concern
        asked = question(
            self.page,
            title=tr("Leave {number} with the police only?").format(number=concern.number),
            explanation=tr(
                "Deleted here: the text, the persons, signs and resources, assessments, decisions, "
                "notes, drafts and history of {number}. What is kept: a number in the sums of the "
                "half-year, without a name. This cannot be undone."
            ).format(number=concern.number),
            deed=tr("Delete {number} here").format(number=concern.number),
            work=lambda register: concerns.police_only(register, concern.id, now=at),
            done=lambda _none: self._on_gone(),
        )
        self._open(asked, ConcernEvent.POLICE_ONLY, None)

    def take_up_again(self) -> None:
        """The form for new information."""
        concern, now = self.concern, self.page.context.now
        form = Form()
        form.add("reason", tr("What is new?"), TextEdit(lines=2), required=True)

        def collect() -> Work:
            reason, at = form.values()["reason"], now()
            return lambda register: concerns.new_information(register, concern.id, reason, now=at)

        opened = InPlace(
            self.page,
            form,
            title=tr("Take it up again"),
            deed=tr("Take {number} up again").format(number=concern.number),
            collect=collect,
            key=f"again:{concern.id}",
            owner=self.owner,
        )
        self.rows.open_form(opened, back=self.again)
        opened.start()

    def _open(self, form: InPlace, event: ConcernEvent, values: dict[str, Any] | None) -> None:
        self.rows.open_form(form, back=self.button_of(event))
        form.start(values)

    def _on_decided(self, changed: Changed[Concern] | None) -> None:
        if changed is None:
            self._on_gone()
            return
        self._just_decided = True
        concern, back = changed.record, changed.undo
        said = self._decided_text(concern)
        if back is None:
            self.page.tell(Message.success(said))
        else:
            self.page.tell(Message.undo(said, tr("Undo"), lambda: self._undo(back)))

    def _decided_text(self, concern: Concern) -> str:
        if concern.outcome is None:
            return words(concern.status)
        outcome = self.label("concern_outcome", concern.outcome)
        if concern.delete_on is None:
            return tr("{number}: {outcome}.").format(number=concern.number, outcome=outcome)
        return tr("{number}: {outcome}. To be deleted by {date}.").format(
            number=concern.number, outcome=outcome, date=date_text(concern.delete_on)
        )

    def _undo(self, back: Undo) -> None:
        at = self.page.context.now()
        self.page.run(
            lambda register: undo.undo(register, back, now=at), lambda _none: self.changed.emit()
        )
