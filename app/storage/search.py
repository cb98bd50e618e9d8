# SPDX-License-Identifier: EUPL-1.2
"""The folded full-text index: what is in it, and the search as one types.

Each piece of text of a record is an entry of its own, so that a change costs what was changed; a
finding is a record in one of whose pieces everything typed occurs. An entry's integer key grows
with its day, so the newest come first without sorting. Beginnings of up to three letters are in
the index; for longer ones `search_word` says which words begin so. Every change and deletion goes
through here: a row that a cascade took would leave its words in the index. Working notes are never
entered (REC-1).
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from app.domain.ids import CaseId, ConcernId, PersonId
from app.domain.order import fold
from app.domain.people import PersonDraft, label
from app.storage.connection import Database, Row

SELECT_ENTRIES: Final = """
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
INSERT_REBUILD: Final = "INSERT INTO search (search) VALUES ('rebuild')"
DELETE_ENTRY: Final = "DELETE FROM search_entry WHERE id = :id"
INSERT_WORD: Final = "INSERT INTO search_word (word) VALUES (:word) ON CONFLICT (word) DO NOTHING"
DELETE_WORD: Final = "DELETE FROM search_word WHERE word = :word"
SELECT_BEGINNING: Final = """
SELECT word FROM search_word WHERE word >= :first AND word < :last LIMIT :limit
"""
SELECT_USE: Final = "SELECT rowid FROM search WHERE search MATCH :query LIMIT 1"
SELECT_ALL_TEXT: Final = "SELECT folded FROM search_entry"
SELECT_HITS: Final = """
SELECT e.id, e.noun, e.record, e.concern_id, e.case_id, e.day
FROM (
    SELECT rowid FROM search WHERE search MATCH :query ORDER BY rowid DESC LIMIT :limit
) AS hit CROSS JOIN search_entry e ON e.id = hit.rowid
"""
SELECT_CASE: Final = """
SELECT number, label, status IN ('closed', 'finally_closed') AS closed
FROM case_file WHERE id = :id
"""
SELECT_CONCERN: Final = """
SELECT h.number, h.status = 'decided' AS closed,
    (
        SELECT json_group_array(json_array(p.code, p.name, p.birth_year))
        FROM involvement i JOIN person p ON p.id = i.person_id
        WHERE i.concern_id = h.id AND i.role = 'focus'
    ) AS people
FROM concern h WHERE h.id = :id
"""
LIST_QUERIES: Final = (
    SELECT_ENTRIES,
    SELECT_OF_CONCERN,
    SELECT_OF_CASE,
    SELECT_OF_PERSON,
    SELECT_NEXT_ID,
    SELECT_BEGINNING,
    SELECT_CASE,
    SELECT_CONCERN,
)

_ENTRIES_PER_DAY: Final = 1 << 20
_INDEXED: Final = 3
_MOST_WORDS: Final = 64
_PIECES_PER_HIT: Final = 2
_WORD: Final = re.compile(r"[^\W_]+")
_LAST: Final = "\U0010ffff"


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
    """Enter a record with its pieces of text, or bring its entries up to date."""
    pieces = [text] if isinstance(text, str) else text
    wanted = dict.fromkeys(folded for piece in pieces if (folded := fold(piece).strip()))
    ordinal = day.toordinal()
    old = []
    for row in database.fetchall(SELECT_ENTRIES, {"noun": noun, "record": record}):
        if row["folded"] in wanted and row["id"] // _ENTRIES_PER_DAY == ordinal:
            del wanted[row["folded"]]
        else:
            old.append(row)
    for folded in wanted:
        first = ordinal * _ENTRIES_PER_DAY
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
    database.executemany(INSERT_WORD, [{"word": word} for word in _long_words(wanted)])
    _remove(database, old)


def unindex(database: Database, *, noun: str, record: str) -> None:
    """Take a record out, its words too."""
    _remove(database, database.fetchall(SELECT_ENTRIES, {"noun": noun, "record": record}))


def unindex_concern(database: Database, concern_id: str) -> None:
    """Take a concern and all that belongs to it out; before it is deleted."""
    _remove(database, database.fetchall(SELECT_OF_CONCERN, {"owner": concern_id}))


def unindex_case(database: Database, case_id: str) -> None:
    """Take a case and all that belongs to it out; before it is deleted."""
    _remove(database, database.fetchall(SELECT_OF_CASE, {"owner": case_id}))


def unindex_person(database: Database, person_id: str) -> None:
    """Take a person out; before they are deleted."""
    _remove(database, database.fetchall(SELECT_OF_PERSON, {"owner": person_id}))


def rebuild(database: Database) -> None:
    """Make index and words anew from the entries; reads all of them."""
    database.execute(INSERT_REBUILD)
    words: set[str] = set()
    for row in database.execute(SELECT_ALL_TEXT):
        words |= _long_words([row["folded"]])
    database.executemany(INSERT_WORD, [{"word": word} for word in sorted(words)])


def find(database: Database, text: str, *, limit: int = 50) -> tuple[Found, ...]:
    """The newest records in which everything typed occurs, each word perhaps not to its end."""
    query = query_of(database, text)
    if not query:
        return ()
    asked: dict[str, str | int] = {"query": query, "limit": limit * _PIECES_PER_HIT}
    rows = sorted(database.fetchall(SELECT_HITS, asked), key=_newest, reverse=True)
    hits: dict[tuple[str, str], Row] = {}
    for row in rows:
        hits.setdefault((row["noun"], row["record"]), row)
    places: dict[tuple[str | None, str | None], tuple[str, str, bool]] = {}
    return tuple(_found(database, row, places) for row in list(hits.values())[:limit])


def query_of(database: Database, text: str) -> str:
    """What is typed, as a query of the index; empty when nothing can be looked for.

    A piece such as S-2026-014 is looked for as its parts in a row.
    """
    pieces = [words for piece in fold(text).split() if (words := _WORD.findall(piece))]
    return " AND ".join(_piece(database, words) for words in pieces)


def _piece(database: Database, words: Sequence[str]) -> str:
    before, typed = list(words[:-1]), words[-1]
    if len(typed) > _INDEXED:
        asked: dict[str, str | int] = {
            "first": typed,
            "last": typed + _LAST,
            "limit": _MOST_WORDS + 1,
        }
        found = [row["word"] for row in database.fetchall(SELECT_BEGINNING, asked)]
        # one list per word can be walked from its newest end; many would have to be merged first
        if 0 < len(found) <= _MOST_WORDS:
            return "(" + " OR ".join(f'"{" ".join([*before, word])}"' for word in found) + ")"
    return f'"{" ".join([*before, typed])}"*'


def _found(
    database: Database,
    row: Row,
    places: dict[tuple[str | None, str | None], tuple[str, str, bool]],
) -> Found:
    place = (row["concern_id"], row["case_id"])
    if place not in places:
        places[place] = _place(database, *place)
    number, called, closed = places[place]
    return Found(
        id=row["id"],
        noun=row["noun"],
        record=row["record"],
        concern_id=row["concern_id"],
        case_id=row["case_id"],
        day=date.fromisoformat(row["day"]),
        number=number,
        label=called,
        closed=closed,
    )


def _place(
    database: Database, concern_id: str | None, case_id: str | None
) -> tuple[str, str, bool]:
    """Number, label and whether it is closed."""
    if case_id is not None and (row := database.fetchone(SELECT_CASE, {"id": case_id})):
        return row["number"], row["label"], bool(row["closed"])
    if concern_id is not None and (row := database.fetchone(SELECT_CONCERN, {"id": concern_id})):
        people = (
            PersonDraft(code=code, name=name, birth_year=year)
            for code, name, year in json.loads(row["people"])
        )
        return row["number"], label(people), bool(row["closed"])
    return "", "", False


def _newest(row: Row) -> int:
    return int(row["id"])


def _long_words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text) if len(word) > _INDEXED}


def _remove(database: Database, rows: Sequence[Row]) -> None:
    for row in rows:
        database.execute(INSERT_REMOVAL, {"id": row["id"], "folded": row["folded"]})
        database.execute(DELETE_ENTRY, {"id": row["id"]})
    for word in _long_words(row["folded"] for row in rows):
        if database.fetchone(SELECT_USE, {"query": f'"{word}"'}) is None:
            database.execute(DELETE_WORD, {"word": word})
