# SPDX-License-Identifier: EUPL-1.2
"""Who changes what and why: the context the history triggers read, and the lines they write."""

import json
from datetime import datetime
from typing import Final

from app.domain.audit import HistoryLine, Purpose
from app.storage.connection import Database, Row

INSERT_CONTEXT: Final = """
INSERT INTO change_context (one, at, holder, purpose, reason)
VALUES (1, :at, :holder, :purpose, :reason)
ON CONFLICT (one) DO UPDATE SET at = excluded.at, holder = excluded.holder,
    purpose = excluded.purpose, reason = excluded.reason
"""
SELECT_OF_CONCERN: Final = """
SELECT seq, noun, record, at, holder, purpose, reason, before FROM history
WHERE concern_id = :owner ORDER BY seq DESC LIMIT :limit OFFSET :offset
"""
SELECT_OF_CASE: Final = """
SELECT seq, noun, record, at, holder, purpose, reason, before FROM history
WHERE case_id = :owner ORDER BY seq DESC LIMIT :limit OFFSET :offset
"""
SELECT_OF_PERSON: Final = """
SELECT seq, noun, record, at, holder, purpose, reason, before FROM history
WHERE person_id = :owner ORDER BY seq DESC LIMIT :limit OFFSET :offset
"""
LIST_QUERIES: Final = (SELECT_OF_CONCERN, SELECT_OF_CASE, SELECT_OF_PERSON)


def set_context(
    database: Database, *, at: datetime, holder: str, purpose: Purpose, reason: str
) -> None:
    """Say who changes, in the transaction of the changes and before them; `reason` is a code."""
    database.execute(
        INSERT_CONTEXT,
        {"at": at.isoformat(), "holder": holder, "purpose": purpose.value, "reason": reason},
    )


def of_concern(
    database: Database, concern_id: str, *, offset: int = 0, limit: int = 200
) -> tuple[HistoryLine, ...]:
    """What was changed in a concern, newest first."""
    return _lines(database, SELECT_OF_CONCERN, concern_id, offset, limit)


def of_case(
    database: Database, case_id: str, *, offset: int = 0, limit: int = 200
) -> tuple[HistoryLine, ...]:
    """What was changed in a case, newest first."""
    return _lines(database, SELECT_OF_CASE, case_id, offset, limit)


def of_person(
    database: Database, person_id: str, *, offset: int = 0, limit: int = 200
) -> tuple[HistoryLine, ...]:
    """What was changed about a person, newest first."""
    return _lines(database, SELECT_OF_PERSON, person_id, offset, limit)


def _lines(
    database: Database, query: str, owner: str, offset: int, limit: int
) -> tuple[HistoryLine, ...]:
    asked: dict[str, str | int] = {"owner": owner, "offset": offset, "limit": limit}
    return tuple(_line(row) for row in database.fetchall(query, asked))


def _line(row: Row) -> HistoryLine:
    before = json.loads(row["before"])
    return HistoryLine(
        seq=row["seq"],
        noun=row["noun"],
        record=row["record"],
        at=datetime.fromisoformat(row["at"]),
        holder=row["holder"],
        purpose=Purpose(row["purpose"]),
        reason=row["reason"],
        before=tuple(
            (column, "" if value is None else str(value)) for column, value in before.items()
        ),
    )
