# SPDX-License-Identifier: EUPL-1.2
"""What stands in a form as it was typed, and keeping it as the form's encrypted draft."""

from collections.abc import Callable, Mapping

from app.domain.errors import AppError
from app.domain.inquiry import Owned
from app.services import drafts
from app.services.drafts import Json
from app.ui.page import Page
from app.widgets.errors import sentence
from app.widgets.forms import DateEdit, Form, NumberEdit
from app.widgets.messages import Message


def typed(form: Form) -> dict[str, Json]:
    """What stands in the fields as it was typed, also what cannot be read; for a draft."""
    found: dict[str, Json] = {}
    for name, value in form.values().items():
        editor = form[name].editor
        if isinstance(editor, DateEdit | NumberEdit):
            found[name] = editor.line.text()
        elif isinstance(value, tuple):
            found[name] = list(value)
        else:
            found[name] = value
    return found


def keep_draft(
    page: Page,
    key: str,
    owner: Owned,
    content: Mapping[str, Json],
    missed: Callable[[], None] | None = None,
) -> None:
    """Save what was typed as the draft of a form; `missed` is called where that is refused."""
    now = page.context.now()

    def failed(error: AppError) -> None:
        if missed is not None:
            missed()
        page.tell(Message.error(sentence(error)))

    page.run(
        lambda register: drafts.save_draft(
            register,
            key,
            content,
            concern_id=owner.concern_id,
            case_id=owner.case_id,
            now=now,
        ),
        lambda _none: None,
        failed=failed,
    )
