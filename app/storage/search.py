# SPDX-License-Identifier: EUPL-1.2
"""The folded full-text index: what is in it, and the search as one types.

An entry's integer key grows with its day, so the newest come first without sorting. Every change
and deletion goes through here: a row that a cascade took would leave its words in the index.
Working notes are never entered (REC-1).
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.ids import CaseId, ConcernId, PersonId
from app.domain.order import fold
from app.domain.people import PersonDraft, label
from app.storage.connection import Database

SELECT_ENTRY: Final = """
SELECT id, folded FROM search_entry WHERE noun = :noun AND record = :record
"""
SELECT_OF_CONCERN: Final = "SELECT id, folded FROM search_entry WHERE concern_id = :owner"
SELECT_OF_CASE: Final = "SELECT id, folded FROM search_entry WHERE case_id = :owner"
SELECT_OF_PERSON: Final = "SELECT id, folded FROM search_entry WHERE person_id = :owner"
SELECT_NEXT_ID: Final = """
SELECT coalesce(max(id), :first) + 1 FROM search_entry WHERE id BETWEEN :first AND :last
"""
INSERT_ENTRY: Final = """
INSERT INTO search_entry (id, noun, record, concern_id, case_id, person_id, day, folded)
VALUES (:id, :noun, :record, :concern_id, :case_id, :person_id, :day, :folded)
"""
INSERT_WORDS: Final = "INSERT INTO search (rowid, folded) VALUES (:id, :folded)"
INSERT_REMOVAL: Final = """
INSERT INTO search (search, rowid, folded) VALUES ('delete', :id, :folded)
"""
DELETE_ENTRY: Final = "DELETE FROM search_entry WHERE id = :id"
SELECT_HITS: Final = """
WITH hit AS MATERIALIZED (
    SELECT rowid AS id FROM search WHERE search MATCH :query ORDER BY rowid DESC LIMIT :limit
)
SELECT e.id, e.noun, e.record, e.concern_id, e.case_id, e.day,
    coalesce(k.number, h.number, '') AS number,
    coalesce(k.label, '') AS label,
    (
        SELECT json_group_array(json_array(p.code, p.name, p.birth_year))
        FROM involvement i JOIN person p ON p.id = i.person_id
        WHERE k.id IS NULL AND i.concern_id = e.concern_id AND i.role = 'focus'
    ) AS people,
    CASE WHEN k.id IS NULL THEN h.status = 'decided'
        ELSE k.status IN ('closed', 'finally_closed') END AS closed
FROM hit CROSS JOIN search_entry e ON e.id = hit.id
LEFT JOIN case_file k ON k.id = e.case_id
LEFT JOIN concern h ON h.id = e.concern_id
"""
LIST_QUERIES: Final = (
    SELECT_ENTRY,
    SELECT_OF_CONCERN,
    SELECT_OF_CASE,
    SELECT_OF_PERSON,
    SELECT_NEXT_ID,
)

_ENTRIES_PER_DAY: Final = 1 << 20
_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One finding; `closed` says that the concern is decided or the case closed."""

    id: int
    noun: str
    record: str
    concern_id: ConcernId | None
    case_id: CaseId | None
    day: date
    number: str
    label: str
    closed: bool


def index(
    database: Database,
    *,
    noun: str,
    record: str,
    day: date,
    text: Iterable[str] | str,
    concern_id: ConcernId | None = None,
    case_id: CaseId | None = None,
    person_id: PersonId | None = None,
) -> None:
    """Enter a record, or enter it anew; with nothing to search for it is taken out."""
    folded = fold(text if isinstance(text, str) else "\n".join(part for part in text if part))
    unindex(database, noun=noun, record=record)
    if not folded.strip():
        return
    first = day.toordinal() * _ENTRIES_PER_DAY
    last = first + _ENTRIES_PER_DAY - 1
    entry_id = int(database.scalar(SELECT_NEXT_ID, {"first": first, "last": last}))
    database.execute(
        INSERT_ENTRY,
        {
            "id": entry_id,
            "noun": noun,
            "record": record,
            "concern_id": concern_id,
            "case_id": case_id,
            "person_id": person_id,
            "day": day.isoformat(),
            "folded": folded,
        },
    )
    database.execute(INSERT_WORDS, {"id": entry_id, "folded": folded})


def unindex(database: Database, *, noun: str, record: str) -> None:
    """Take a record out, its words too."""
    _remove(database, SELECT_ENTRY, {"noun": noun, "record": record})


def unindex_concern(database: Database, concern_id: str) -> None:
    """Take a concern and all that belongs to it out; before it is deleted."""
    _remove(database, SELECT_OF_CONCERN, {"owner": concern_id})


def unindex_case(database: Database, case_id: str) -> None:
    """Take a case and all that belongs to it out; before it is deleted."""
    _remove(database, SELECT_OF_CASE, {"owner": case_id})


def unindex_person(database: Database, person_id: str) -> None:
    """Take a person out; before they are deleted."""
    _remove(database, SELECT_OF_PERSON, {"owner": person_id})


def query_of(text: str) -> str:
    """What is typed as a query: every piece must occur, each may go on where typing stopped.

    A piece such as S-2026-014 is looked for as its parts in a row. Empty when nothing can be
    looked for.
    """
    typed = fold(text).replace('"', " ").replace("\0", " ")
    pieces = [piece for piece in typed.split() if _WORD.search(piece)]
    return " ".join(f'"{piece}"*' for piece in pieces)


def find(database: Database, text: str, *, limit: int = 50) -> tuple[Found, ...]:
    """The newest records in which everything typed occurs."""
    query = query_of(text)
    if not query:
        return ()
    rows = database.fetchall(SELECT_HITS, {"query": query, "limit": limit})
    found = (
        Found(
            id=row["id"],
            noun=row["noun"],
            record=row["record"],
            concern_id=row["concern_id"],
            case_id=row["case_id"],
            day=date.fromisoformat(row["day"]),
            number=row["number"],
            label=row["label"] or _label(row["people"]),
            closed=bool(row["closed"]),
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: one.id, reverse=True))


def _label(people: str) -> str:
    return label(
        PersonDraft(code=code, name=name, birth_year=year)
        for code, name, year in json.loads(people)
    )


def _remove(database: Database, query: str, asked: dict[str, str]) -> None:
    for row in database.fetchall(query, asked):
        database.execute(INSERT_REMOVAL, {"id": row["id"], "folded": row["folded"]})
        database.execute(DELETE_ENTRY, {"id": row["id"]})
