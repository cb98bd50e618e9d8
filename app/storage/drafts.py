# SPDX-License-Identifier: EUPL-1.2
"""What was typed and not saved yet: one row per form, gone with the concern or case it is of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias

from app.domain.ids import CaseId, ConcernId
from app.storage.connection import Database, Row

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"

INSERT_OR_UPDATE: Final = """
INSERT INTO draft (form, concern_id, case_id, content, changed_at)
VALUES (:form, :concern_id, :case_id, :content, :changed_at)
ON CONFLICT (form) DO UPDATE SET content = excluded.content, changed_at = excluded.changed_at,
    concern_id = excluded.concern_id, case_id = excluded.case_id
"""
SELECT_ONE: Final = """
SELECT form, concern_id, case_id, content, changed_at FROM draft WHERE form = :form
"""
SELECT_LATEST: Final = """
SELECT form, concern_id, case_id, content, changed_at FROM draft
ORDER BY changed_at DESC LIMIT :limit OFFSET :offset
"""
SELECT_COUNT: Final = "SELECT count(*) FROM draft"
DELETE_ONE: Final = "DELETE FROM draft WHERE form = :form"
LIST_QUERIES: Final = (SELECT_LATEST,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A form as it stands; `content` maps its fields to what was typed."""

    form: str
    concern_id: ConcernId | None = None
    case_id: CaseId | None = None
    content: Mapping[str, Json] = field(repr=False)
    changed_at: datetime


def save(database: Database, draft: Draft) -> None:
    """Keep the draft, in place of the one the form had."""
    database.execute(
        INSERT_OR_UPDATE,
        {
            "form": draft.form,
            "concern_id": draft.concern_id,
            "case_id": draft.case_id,
            "content": json.dumps(dict(draft.content), ensure_ascii=False),
            "changed_at": draft.changed_at.isoformat(),
        },
    )


def load(database: Database, form: str) -> Draft | None:
    """The form's draft, if it has one."""
    row = database.fetchone(SELECT_ONE, {"form": form})
    return None if row is None else _draft(row)


def latest(database: Database, *, offset: int = 0, limit: int = 100) -> tuple[Draft, ...]:
    """The drafts, the one changed last first."""
    rows = database.fetchall(SELECT_LATEST, {"offset": offset, "limit": limit})
    return tuple(_draft(row) for row in rows)


def count(database: Database) -> int:
    """How many drafts there are."""
    return int(database.scalar(SELECT_COUNT))


def drop(database: Database, form: str) -> None:
    """Forget the form's draft; harmless when it has none."""
    database.execute(DELETE_ONE, {"form": form})


def _draft(row: Row) -> Draft:
    return Draft(
        form=row["form"],
        concern_id=row["concern_id"],
        case_id=row["case_id"],
        content=json.loads(row["content"]),
        changed_at=datetime.fromisoformat(row["changed_at"]),
    )
