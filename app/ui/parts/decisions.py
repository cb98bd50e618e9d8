# SPDX-License-Identifier: EUPL-1.2
"""The registration decision about one person: made in place, and read in words (REC-3, REC-4)."""

from collections.abc import Callable
from typing import Any

from app.domain.ages import may_be_under
from app.domain.concerns import Answer
from app.domain.inquiry import (
    SOCIAL_COUNSELLING,
    Decision,
    Owned,
    RegistrationDecision,
    RegistrationDraft,
)
from app.domain.people import birth, pseudonym
from app.services import inquiry
from app.services.views import PersonIn
from app.ui.page import Context, Page
from app.ui.parts.inplace import InPlace, Work
from app.widgets.forms import (
    CodeChoice,
    DateEdit,
    Form,
    LineEdit,
    MultiCodeChoice,
    Segmented,
    TextEdit,
    YesNoUnknown,
)
from app.widgets.texts import date_text, tr

APPROVAL_UNDER = 15


def decision_form(
    page: Page, owner: Owned, one: PersonIn, done: Callable[[Any], None] | None = None
) -> InPlace:
    """The form for a decision about one person of a concern or case; not started yet."""
    context = page.context
    lists, language, now = context.codelists, context.language, context.now
    young = may_be_under(birth(one.person), APPROVAL_UNDER, now().date())
    form = Form()
    decision = Segmented(
        [(entry.code, entry.label(language)) for entry in lists["registration_decision"].entries],
        upright=True,
    )
    basis = CodeChoice(lists["registration_basis"], language)
    form.add("decision", tr("What is decided?"), decision, required=True)
    form.add("reason", tr("Why?"), TextEdit(lines=2), required=True)
    form.add(
        "what",
        tr("What is registered?"),
        TextEdit(lines=2),
        help=tr("Only what is necessary, for example initials, birth year and the signs."),
        required=True,
    )
    form.add(
        "basis",
        tr("On which basis?"),
        basis,
        help=lists["registration_basis"].note(language),
        required=True,
    )
    form.add("basis_text", tr("Which basis?"), TextEdit(lines=2), required=True)
    form.add(
        "asked_for_help",
        tr("Has the citizen turned to you, or has outreach been decided?"),
        YesNoUnknown(),
        required=True,
    )
    registrars = MultiCodeChoice(lists["other_registrar"], language, rows=5)
    form.add("also_registered_by", tr("Who else registers?"), registrars)
    form.add("journal_reference", tr("Filed in (system, number, date)"), LineEdit())
    form.add(
        "approved_by",
        tr("Which leader has approved it?"),
        LineEdit(),
        help=tr("The citizen may be under 15."),
        required=True,
    )
    form.add("decided_on", tr("Decided on"), DateEdit(now), required=True)

    def follow() -> None:
        here = decision.value() == Decision.REGISTER_HERE
        chosen = basis.value() if here else None
        for name, shown in (
            ("what", here),
            ("basis", here),
            ("basis_text", chosen == "other"),
            ("asked_for_help", chosen == SOCIAL_COUNSELLING),
            ("approved_by", here and young),
            ("also_registered_by", decision.value() is not None),
            ("journal_reference", decision.value() is not None),
        ):
            form[name].setVisible(shown)

    decision.changed.connect(follow)
    basis.changed.connect(follow)
    follow()

    def collect() -> Work:
        values: dict[str, Any] = {
            name: None if form[name].isHidden() else value for name, value in form.values().items()
        }
        draft = RegistrationDraft(
            concern_id=owner.concern_id,
            case_id=owner.case_id,
            person_id=one.person.id,
            decided_on=values["decided_on"],
            decision=Decision(values["decision"]),
            what=values["what"] or "",
            reason=values["reason"] or "",
            basis=values["basis"] or "",
            basis_text=values["basis_text"] or "",
            asked_for_help=Answer(values["asked_for_help"] or Answer.UNKNOWN),
            also_registered_by=values["also_registered_by"] or (),
            journal_reference=values["journal_reference"] or "",
            approved_by=values["approved_by"] or "",
        )
        at = now()
        return lambda register: inquiry.decide_registration(register, draft, now=at)

    return InPlace(
        page,
        form,
        title=tr("Decide about registering {person}").format(person=pseudonym(one.person)),
        explanation=tr("The decision is dated and kept. A new one stands beside it."),
        deed=tr("Save the decision"),
        collect=collect,
        key=f"decision:{one.involvement_id}",
        owner=owner,
        done=done,
    )


def decision_text(context: Context, decision: RegistrationDecision | None) -> str:
    """The latest decision in a few words."""
    if decision is None:
        return tr("No decision about registering yet")
    said = context.codelists.label("registration_decision", decision.decision, context.language)
    return tr("{decision}, decided {date}").format(
        decision=said, date=date_text(decision.decided_on)
    )
