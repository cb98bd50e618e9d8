# SPDX-License-Identifier: EUPL-1.2
"""The form that makes a case of a concern: why, primary or not, and the next step."""

from collections.abc import Callable
from typing import Any

from app.domain.cases import CaseDraft, Primacy
from app.domain.concerns import Gathering
from app.domain.inquiry import Owned
from app.services import concerns
from app.services.views import ConcernPage
from app.ui.page import Page
from app.ui.parts.inplace import InPlace, Work
from app.widgets.forms import DateEdit, Form, LineEdit, Segmented, TextEdit
from app.widgets.texts import tr


def open_case_form(page: Page, shown: ConcernPage, done: Callable[[Any], None]) -> InPlace:
    """Not started yet. What is missing in the concern is said by the service, on saving."""
    context, concern = page.context, shown.concern
    lists, language = context.codelists, context.language
    definitions, primacies = lists["definitions"], lists["primacy"]
    form = Form()
    form.add(
        "founded_on",
        tr("Why are there grounds for further action?"),
        TextEdit(),
        help=definitions.entry("case").definition(language),
        required=True,
    )
    primacy = Segmented([(entry.code, entry.label(language)) for entry in primacies], upright=True)
    form.add(
        "primacy",
        tr("What drives the case?"),
        primacy,
        help="\n".join(
            f"{entry.label(language)}: {entry.definition(language)}"
            for entry in primacies
            if entry.definition(language)
        ),
        required=True,
    )
    kinds = [(entry.code, entry.label(language)) for entry in lists["case_type"]]
    form.add("gathering", tr("Whom is it about?"), Segmented(kinds, upright=True), required=True)
    form.add("responsible", tr("Who is responsible?"), LineEdit(longest=120))
    form.add("next_step", tr("The next step"), TextEdit(lines=2))
    form.add("next_step_on", tr("When?"), DateEdit(context.now))
    form.add("opened_on", tr("Opened on"), DateEdit(context.now), required=True)

    def collect() -> Work:
        values, at = form.values(), context.now()
        draft = CaseDraft(
            opened_on=values["opened_on"],
            founded_on=values["founded_on"],
            gathering=Gathering(values["gathering"]),
            responsible=values["responsible"],
            next_step=values["next_step"],
            next_step_on=values["next_step_on"],
            outside_definition=concern.outside_definition,
        )
        chosen = Primacy(values["primacy"])
        return lambda register: concerns.open_case(register, concern.id, draft, chosen, now=at)

    return InPlace(
        page,
        form,
        title=tr("Open a case"),
        explanation=tr("Persons, signs, resources and forms go along. The concern keeps its own."),
        deed=tr("Open the case", "make it"),
        collect=collect,
        key=f"outcome:{concern.id}:case",
        owner=Owned(concern_id=concern.id),
        done=done,
    )
