# SPDX-License-Identifier: EUPL-1.2
"""Autosaved forms: kept encrypted while typing, offered again after an unlock, never logged."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from app.domain import cpr
from app.domain.ids import CaseId, ConcernId
from app.services.common import Register
from app.storage import drafts
from app.storage.drafts import Draft, Json

__all__ = ["Draft", "Json", "drop_draft", "list_drafts", "load_draft", "save_draft"]

_IN_PLACE_OF_CPR: Final = "xxxxxx-xxxx"


def save_draft(
    register: Register,
    form: str,
    content: Mapping[str, Json],
    *,
    concern_id: ConcernId | None = None,
    case_id: CaseId | None = None,
    now: datetime,
) -> None:
    """Keep what a form holds; `form` names it and its record, such as "concern:new".

    The draft goes with its concern or case when that is deleted. A CPR number is kept without
    its digits, since the record that it was typed for would refuse it.
    """
    kept = {name: _without_cpr(value) for name, value in content.items()}
    draft = Draft(form=form, concern_id=concern_id, case_id=case_id, content=kept, changed_at=now)
    with register.database.transaction() as database:
        drafts.save(database, draft)


def load_draft(register: Register, form: str) -> Draft | None:
    """What the form held, or None."""
    return drafts.load(register.database, form)


def list_drafts(register: Register, *, offset: int = 0, limit: int = 100) -> tuple[Draft, ...]:
    """The drafts, the one changed last first."""
    return drafts.latest(register.database, offset=offset, limit=limit)


def drop_draft(register: Register, form: str) -> None:
    """Forget a form's draft: it was saved, or given up."""
    if drafts.load(register.database, form) is None:
        return
    with register.database.transaction() as database:
        drafts.drop(database, form)


def _without_cpr(value: Json) -> Json:
    match value:
        case str():
            return cpr.without(value, _IN_PLACE_OF_CPR)
        case list():
            return [_without_cpr(one) for one in value]
        case dict():
            return {name: _without_cpr(one) for name, one in value.items()}
    return value
