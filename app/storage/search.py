# SPDX-License-Identifier: EUPL-1.2
"""The folded full-text index: what is in it, and the search as one types.

Each piece of text of a record is an entry of its own, so that a change costs what was changed; a
finding is a record in one of whose pieces everything typed occurs. An entry's integer key falls
as its day grows: the newest come first in the index's own order, which it walks ten times faster
than the opposite one. Beginnings of up to three letters are in
the index; for longer ones `search_word` says which words begin so. Every change and deletion goes
through here: a row that a cascade took would leave its words in the index. Working notes are never
entered (REC-1).
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from app.domain.ids import CaseId, ConcernId, PersonId
from app.domain.order import fold
from app.domain.people import PersonDraft, label
from app.storage.connection import Database, Row, Value

SELECT_ENTRIES: Final = """
SELECT id, folded FROM search_entry WHERE noun = :noun AND record = :record
"""
SELECT_OF_CONCERN: Final = "SELECT id, folded FROM search_entry WHERE concern_id = :owner"
SELECT_OF_CASE: Final = "SELECT id, folded FROM search_entry WHERE case_id = :owner"
SELECT_OF_PERSON: Final = "SELECT id, folded FROM search_entry WHERE person_id = :owner"
SELECT_FREE_ID: Final = """
SELECT coalesce(min(id) - 1, :last) FROM search_entry WHERE id BETWEEN :first AND :last
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
SELECT_STALE: Final = """
SELECT 1 FROM (
    SELECT CAST(substr(term, 2) AS TEXT) AS first FROM search_idx WHERE substr(term, 1, 1) = x'30'
) WHERE length(first) > :indexed AND NOT EXISTS (
    SELECT 1 FROM search_word WHERE word >= first AND word < first || :last
) LIMIT 1
"""
SELECT_USE: Final = "SELECT rowid FROM search WHERE search MATCH :query LIMIT 1"
SELECT_ALL_TEXT: Final = "SELECT folded FROM search_entry"
SELECT_HITS: Final = """
SELECT e.id, e.noun, e.record, e.concern_id, e.case_id, e.day
FROM (
    SELECT rowid FROM search WHERE search MATCH :query ORDER BY rowid LIMIT :limit
) AS hit CROSS JOIN search_entry e ON e.id = hit.rowid
"""
SELECT_CASES: Final = """
SELECT k.id, k.number, k.label, k.status IN ('closed', 'finally_closed') AS closed
FROM json_each(:ids) j CROSS JOIN case_file k ON k.id = j.value
"""
SELECT_CONCERNS: Final = """
SELECT h.id, h.number, h.status = 'decided' AS closed,
    (
        SELECT json_group_array(json_array(p.code, p.name, p.birth_year))
        FROM involvement i JOIN person p ON p.id = i.person_id
        WHERE i.concern_id = h.id AND i.role = 'focus'
    ) AS people
FROM json_each(:ids) j CROSS JOIN concern h ON h.id = j.value
"""
LIST_QUERIES: Final = (
    SELECT_ENTRIES,
    SELECT_OF_CONCERN,
    SELECT_OF_CASE,
    SELECT_OF_PERSON,
    SELECT_FREE_ID,
    SELECT_BEGINNING,
)

_ENTRIES_PER_DAY: Final = 1 << 20
_LAST_DAY: Final = date.max.toordinal()
_INDEXED: Final = 3
_MOST_WORDS: Final = 64
_MORE: Final = 4
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
    label: str = field(repr=False)
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
    first, last = entry_id(day, _ENTRIES_PER_DAY - 1), entry_id(day, 0)
    old = []
    for row in database.fetchall(SELECT_ENTRIES, {"noun": noun, "record": record}):
        if row["folded"] in wanted and first <= row["id"] <= last:
            del wanted[row["folded"]]
        else:
            old.append((row["id"], row["folded"]))
    new = []
    if wanted:
        free = int(database.scalar(SELECT_FREE_ID, {"first": first, "last": last}))
        new = list(zip(range(free, first - 1, -1), wanted, strict=False))
    about: dict[str, Value] = {
        "noun": noun,
        "record": record,
        "concern_id": concern_id,
        "case_id": case_id,
        "person_id": person_id,
        "day": day.isoformat(),
    }
    for one, folded in new:
        database.execute(INSERT_ENTRY, {**about, "id": one, "folded": folded})
    database.executemany(INSERT_WORD, [{"word": word} for word in _long_words(wanted)])
    _rewrite(database, old, new)


def entry_id(day: date, number: int) -> int:
    """The key of the day's entry with this number, counted from 0; the last comes first."""
    return (_LAST_DAY - day.toordinal() + 1) * _ENTRIES_PER_DAY - 1 - number


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
    rows = _newest(database, query, limit)
    hits = _records(rows)
    if len(hits) < limit == len(rows):  # several pieces of one record
        hits = _records(_newest(database, query, limit * _MORE))
    chosen = hits[:limit]
    places = _places(database, chosen)
    return tuple(_found(row, places) for row in chosen)


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


def _newest(database: Database, query: str, limit: int) -> list[Row]:
    rows = database.fetchall(SELECT_HITS, {"query": query, "limit": limit})
    return sorted(rows, key=lambda row: int(row["id"]))


def _records(rows: Iterable[Row]) -> list[Row]:
    """The first row of each record."""
    first: dict[tuple[str, str], Row] = {}
    for row in rows:
        first.setdefault((row["noun"], row["record"]), row)
    return list(first.values())


def _found(row: Row, places: Mapping[str, tuple[str, str, bool]]) -> Found:
    place = places.get(row["case_id"] or row["concern_id"] or "", ("", "", False))
    number, called, closed = place
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


def _places(database: Database, rows: Sequence[Row]) -> dict[str, tuple[str, str, bool]]:
    """Number, label and whether it is closed, of every case and concern that was found."""
    found: dict[str, tuple[str, str, bool]] = {}
    case_ids = sorted({row["case_id"] for row in rows if row["case_id"]})
    if case_ids:
        for row in database.execute(SELECT_CASES, {"ids": json.dumps(case_ids)}):
            found[row["id"]] = (row["number"], row["label"], bool(row["closed"]))
    concern_ids = sorted({row["concern_id"] for row in rows if row["concern_id"]})
    if concern_ids:
        for row in database.execute(SELECT_CONCERNS, {"ids": json.dumps(concern_ids)}):
            people = (
                PersonDraft(code=code, name=name, birth_year=year)
                for code, name, year in json.loads(row["people"])
            )
            found[row["id"]] = (row["number"], label(people), bool(row["closed"]))
    return found


def _long_words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text) if len(word) > _INDEXED}


def _remove(database: Database, rows: Iterable[Row]) -> None:
    old = [(row["id"], row["folded"]) for row in rows]
    if not old:
        return
    _rewrite(database, old, [])
    if database.fetchone(SELECT_STALE, {"indexed": _INDEXED, "last": _LAST}) is not None:
        # FTS5's secure-delete leaves the beginnings of words by which it tells its pages apart.
        database.execute(INSERT_REBUILD)


def _rewrite(
    database: Database, old: Sequence[tuple[int, str]], new: Sequence[tuple[int, str]]
) -> None:
    """Take entries out of the index and put others in, in the order of their keys.

    In any other order the index would write a segment for each of them.
    """
    steps = [(*one, INSERT_REMOVAL) for one in old] + [(*one, INSERT_WORDS) for one in new]
    for one, folded, statement in sorted(steps):
        database.execute(statement, {"id": one, "folded": folded})
    database.executemany(DELETE_ENTRY, [{"id": one} for one, _folded in old])
    for word in _long_words(folded for _id, folded in old):
        if database.fetchone(SELECT_USE, {"query": f'"{word}"'}) is None:
            database.execute(DELETE_WORD, {"word": word})
