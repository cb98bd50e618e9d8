# SPDX-License-Identifier: EUPL-1.2
"""Who changes what and why: the context the history triggers read, and the lines they write."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from app.domain.audit import HistoryLine, Purpose
from app.domain.ids import CaseId, ConcernId, PersonId
from app.storage.connection import Database, Row

INSERT_CONTEXT: Final = """
INSERT INTO change_context (one, at, holder, purpose, reason)
VALUES (1, :at, :holder, :purpose, :reason)
ON CONFLICT (one) DO UPDATE SET at = excluded.at, holder = excluded.holder,
    purpose = excluded.purpose, reason = excluded.reason
"""
SELECT_OF_CONCERN: Final = """
SELECT seq, noun, record, at, holder, purpose, reason, before FROM history
WHERE concern_id = :owner ORDER BY seq DESC LIMIT :limit
"""
SELECT_OF_CASE: Final = """
SELECT seq, noun, record, at, holder, purpose, reason, before FROM history
WHERE case_id = :owner ORDER BY seq DESC LIMIT :limit
"""
SELECT_OF_PEOPLE: Final = """
SELECT h.seq, h.noun, h.record, h.at, h.holder, h.purpose, h.reason, h.before
FROM json_each(:people) AS j CROSS JOIN history h ON h.seq IN (
    SELECT seq FROM history WHERE person_id = j.value ORDER BY seq DESC LIMIT :limit
)
"""
LIST_QUERIES: Final = (SELECT_OF_CONCERN, SELECT_OF_CASE)

_MOST: Final = 200


def set_context(
    database: Database, *, at: datetime, holder: str, purpose: Purpose, reason: str
) -> None:
    """Say who changes, in the transaction of the changes and before them; `reason` is a code."""
    database.execute(
        INSERT_CONTEXT,
        {"at": at.isoformat(), "holder": holder, "purpose": purpose.value, "reason": reason},
    )


def of_concern(
    database: Database, concern_id: ConcernId, people: Iterable[PersonId]
) -> tuple[HistoryLine, ...]:
    """What was changed in a concern and about these persons, the newest 200."""
    return _lines(database, SELECT_OF_CONCERN, concern_id, people)


def of_case(
    database: Database, case_id: CaseId, people: Iterable[PersonId]
) -> tuple[HistoryLine, ...]:
    """What was changed in a case and about these persons, the newest 200."""
    return _lines(database, SELECT_OF_CASE, case_id, people)


def _lines(
    database: Database, query: str, owner: str, people: Iterable[PersonId]
) -> tuple[HistoryLine, ...]:
    rows = [
        *database.fetchall(query, {"owner": owner, "limit": _MOST}),
        *database.fetchall(SELECT_OF_PEOPLE, {"people": json.dumps(list(people)), "limit": _MOST}),
    ]
    rows.sort(key=lambda row: int(row["seq"]), reverse=True)
    return tuple(_line(row) for row in rows[:_MOST])


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
