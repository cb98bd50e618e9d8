# SPDX-License-Identifier: EUPL-1.2
"""The form that passes a concern on: to whom, on which basis, what, and the feedback agreed."""

from collections.abc import Callable
from typing import Any

from app.domain.closing import Consent, HandoverDraft, HandoverTo
from app.domain.concerns import Concern, ConcernEvent
from app.domain.inquiry import Owned
from app.services import concerns
from app.ui.page import Page
from app.ui.parts.inplace import InPlace, Work
from app.widgets.forms import Choice, CodeChoice, DateEdit, Form, LineEdit, Segmented, TextEdit
from app.widgets.texts import tr

_WIDTH = 300


def referral_form(page: Page, concern: Concern, done: Callable[[Any], None]) -> InPlace:
    """Not started yet."""
    context = page.context
    lists, language = context.codelists, context.language
    form = Form()
    to = [(entry.code, entry.label(language)) for entry in lists["handover_to"]]
    form.add("passed_to", tr("To whom?"), Segmented(to, upright=True), required=True)
    form.add("receiver", tr("Who exactly?"), LineEdit(longest=120), required=True)
    basis = CodeChoice(lists["disclosure_basis"], language, width=_WIDTH)
    form.add(
        "basis",
        tr("On which basis?"),
        basis,
        help=lists["disclosure_basis"].note(language),
        required=True,
    )
    form.add("what", tr("What is passed on?"), TextEdit(lines=2), required=True)
    consents = [(entry.code, entry.label(language)) for entry in lists["handover_consent"]]
    form.add("consent", tr("Consent"), Choice(consents, width=_WIDTH), required=True)
    form.add("reason", tr("Why?"), TextEdit(lines=2), required=True)
    form.add("handed_on", tr("Passed on"), DateEdit(context.now), required=True)
    form.add("feedback_due", tr("Feedback agreed for"), DateEdit(context.now))

    def collect() -> Work:
        values, at = form.values(), context.now()
        passed_to = HandoverTo(values["passed_to"])
        handover = HandoverDraft(
            concern_id=concern.id,
            passed_to=passed_to,
            receiver=values["receiver"],
            handed_on=values["handed_on"],
            basis=values["basis"],
            what=values["what"],
            consent=Consent(values["consent"]),
            feedback_due=values["feedback_due"],
        )
        event = (
            ConcernEvent.REFER_POLICE
            if passed_to is HandoverTo.POLICE
            else ConcernEvent.REFER_MUNICIPALITY
        )
        return lambda register: concerns.decide_outcome(
            register,
            concern.id,
            event,
            values["reason"],
            on=values["handed_on"],
            handover=handover,
            now=at,
        )

    return InPlace(
        page,
        form,
        title=tr("Pass on to …"),
        deed=tr("Pass {number} on").format(number=concern.number),
        collect=collect,
        key=f"outcome:{concern.id}:refer",
        owner=Owned(concern_id=concern.id),
        done=done,
        date_field="handed_on",
    )
