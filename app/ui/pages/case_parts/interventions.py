# SPDX-License-Identifier: EUPL-1.2
"""Interventions in the stream: what is offered, and each step with its day."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from app.domain.ages import under_18_on
from app.domain.concerns import Answer
from app.domain.interventions import (
    TRANSITIONS,
    DeclinedBy,
    Intervention,
    InterventionDraft,
    InterventionEvent,
)
from app.domain.machines import allowed
from app.domain.people import Role, birth
from app.services import cases
from app.ui.pages.case_parts.drafting import draft_of
from app.ui.pages.case_parts.sections import CaseForm, Values, deed, entry
from app.ui.parts.inplace import Work
from app.widgets.forms import (
    CodeChoice,
    DateEdit,
    Form,
    LineEdit,
    Segmented,
    TextEdit,
    YesNoUnknown,
)
from app.widgets.parts import Button
from app.widgets.texts import date_text, short_date_text, tr, words

if TYPE_CHECKING:
    from app.ui.pages.case_parts.course import Stream

_E = InterventionEvent
_NEEDS_NO_WORDS: Final = frozenset({_E.OFFER, _E.ACCEPT, _E.START, _E.HOLD, _E.RESUME})
_FIELDS: Final = (
    "offer",
    "level",
    "target",
    "performer",
    "method",
    "basis",
    "offered_on",
    "child_accepts",
    "parents_accept",
    "note",
)


class Interventions:
    """Makes the blocks and forms of interventions for the stream."""

    def __init__(self, stream: "Stream") -> None:
        self._stream, self._host = stream, stream.host

    def block(self, one: Intervention) -> QWidget:
        """An intervention as a row, with the steps its state allows."""
        label = self._host.label
        day = one.ended_on or one.started_on or one.offered_on
        about = [
            label("prevention_level", one.level),
            label("target_group", one.target),
            one.performer,
            one.method,
        ]
        lines = [" · ".join(text for text in about if text), one.note]
        if one.declined_by is not None:
            who = label("declined_by", one.declined_by)
            lines.append(tr("Declined by: {who}").format(who=who))
        if one.result:
            lines.append(tr("What came of it: {text}").format(text=one.result))
        if one.end_reason:
            lines.append(tr("Why: {text}").format(text=one.end_reason))
        days = []
        if one.offered_on:
            days.append(tr("offered {date}").format(date=date_text(one.offered_on)))
        if one.started_on:
            days.append(tr("begun {date}").format(date=date_text(one.started_on)))
        if one.ended_on:
            days.append(tr("ended {date}").format(date=date_text(one.ended_on)))
        deeds = []
        if self._host.is_open:
            deeds = [
                deed(words(event), partial(self.step, one, event))
                for event in allowed(TRANSITIONS, one.status)
            ]
            deeds.append(deed(tr("Change"), lambda back: self.change(one, back)))
        return entry(
            short_date_text(day) if day is not None else tr("No date yet"),
            label("offer", one.offer),
            chip=words(one.status),
            lines=lines,
            small=" · ".join([tr("Intervention"), *days]),
            deeds=deeds,
        )

    def add(self, back: Button) -> None:
        """The form for a new one."""
        host, now = self._host, self._host.context.now
        case_id = host.shown.case.id

        def work(values: Values) -> Work:
            draft, at = _draft(case_id, values), now()
            return lambda register: cases.propose_intervention(register, draft, now=at)

        opened = CaseForm(
            host,
            f"intervention:{case_id}:new",
            self._form(),
            title=tr("Add an intervention"),
            deed=tr("Save the intervention"),
            work=work,
            date_field="offered_on",
        )
        self._stream.open_new(opened, {"target": "citizen"}, back=back)

    def change(self, one: Intervention, back: Button) -> None:
        """The form for what is written about one; steps have their own buttons."""
        host, now = self._host, self._host.context.now

        def work(values: Values) -> Work:
            draft, at = _draft(one.case_id, values, one), now()
            return lambda register: cases.change_intervention(register, one.id, draft, now=at)

        opened = CaseForm(
            host,
            f"intervention:{one.id}",
            self._form(),
            title=host.label("offer", one.offer),
            deed=tr("Save the intervention"),
            work=work,
            date_field="offered_on",
        )
        values = {name: getattr(one, name) for name in _FIELDS}
        self._stream.open_at(opened, one.id, values, back=back)

    def step(self, one: Intervention, event: InterventionEvent, back: Button) -> None:
        """The small form for a step: its day, and what the step asks for."""
        host, now = self._host, self._host.context.now

        def work(values: Values) -> Work:
            on, at, reason = values["on"], now(), values.get("reason", "")
            chosen = values.get("declined_by")
            declined = DeclinedBy(chosen) if chosen else None
            return lambda register: cases.step_intervention(
                register, one.id, event, on=on, reason=reason, declined_by=declined, now=at
            )

        form = Form()
        if event is _E.DECLINE:
            codes = host.codes("declined_by")
            options = [(e.code, e.label(host.context.language)) for e in codes]
            form.add("declined_by", tr("Who declined?"), Segmented(options), required=True)
        form.add("on", tr("Date"), DateEdit(now), required=True)
        if event not in _NEEDS_NO_WORDS:
            asked = tr("What came of it?") if event is _E.COMPLETE else tr("Why?")
            form.add("reason", asked, TextEdit(lines=2), required=event is _E.INTERRUPT)
        offer = host.label("offer", one.offer)
        opened = CaseForm(
            host,
            f"intervention:{one.id}:{event}",
            form,
            title=f"{words(event).rstrip(' …')}: {offer}",
            deed=tr("Save the step"),
            work=work,
            said=tr("The intervention is changed."),
        )
        self._stream.open_at(opened, one.id, {"on": host.today()}, back=back)

    def _form(self) -> Form:
        host, now, language = self._host, self._host.context.now, self._host.context.language
        form = Form()
        offers = CodeChoice(host.codes("offer"), language, width=480)
        form.add("offer", tr("What is offered?"), offers, required=True)
        levels = host.codes("prevention_level")
        form.add(
            "level",
            tr("Level in the prevention triangle"),
            CodeChoice(levels, language),
            help=tr("The level describes the intervention, never the citizen."),
            required=True,
        )
        targets = CodeChoice(host.codes("target_group"), language)
        form.add("target", tr("Whom is it for?"), targets, required=True)
        form.add("performer", tr("Who carries it out?"), LineEdit())
        form.add("method", tr("Method"), LineEdit())
        basis = CodeChoice(host.codes("legal_basis"), language)
        form.add("basis", tr("On which basis?"), basis)
        form.add(
            "offered_on",
            tr("Offered on"),
            DateEdit(now),
            help=tr("Leave it empty while the offer is only being considered."),
        )
        if self._about_children():
            form.add("child_accepts", tr("Does the child or young person accept?"), YesNoUnknown())
            form.add("parents_accept", tr("Do the parents accept?"), YesNoUnknown())
        form.add("note", tr("Note"), TextEdit(lines=2))
        return form

    def _about_children(self) -> bool:
        today = self._host.today()
        return any(
            under_18_on(birth(one.person), today) is not False
            for one in self._host.shown.people
            if one.role is Role.FOCUS
        )


def _draft(case_id: str, values: Values, before: Intervention | None = None) -> InterventionDraft:
    written = {name: values[name] for name in _FIELDS if name in values}
    for name in ("offer", "level", "target", "basis"):
        written[name] = values[name] or ""
    for name in ("child_accepts", "parents_accept"):
        if name in values:
            written[name] = Answer(values[name] or Answer.UNKNOWN)
    if before is not None:
        return draft_of(InterventionDraft, before, **written)
    return InterventionDraft(**({"case_id": case_id} | written))
