# SPDX-License-Identifier: EUPL-1.2
"""What each release counted: case by case, and how many of those have been deleted since."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from app.storage.connection import Database

Counts = Mapping[tuple[str, str], int]
"""(table, category) → how often a case counts there."""

INSERT_MEMBER: Final = """
INSERT INTO release_member (release_id, case_id, counts) VALUES (:release_id, :case_id, :counts)
"""
SELECT_MEMBERS: Final = """
SELECT release_id, case_id, counts FROM release_member ORDER BY release_id, case_id
"""
SELECT_MISSING: Final = """
SELECT value FROM json_each(:ids) WHERE value NOT IN (SELECT id FROM case_file) LIMIT 1
"""
SELECT_GONE: Final = "SELECT releases, cases FROM release_gone ORDER BY releases"


def add(database: Database, release_id: str, members: Mapping[str, Counts]) -> None:
    """Keep what a release counted, by the id of the case."""
    database.executemany(
        INSERT_MEMBER,
        [
            {"release_id": release_id, "case_id": case_id, "counts": _text(counts)}
            for case_id, counts in sorted(members.items())
        ],
    )


def all_there(database: Database, case_ids: Iterable[str]) -> bool:
    """Whether none of the cases has been deleted."""
    return not database.fetchall(SELECT_MISSING, {"ids": json.dumps(sorted(case_ids))})


def members(database: Database) -> dict[str, dict[str, Counts]]:
    """Release → case → counts, of the cases that are still there.

    Raises ValueError for what cannot be read.
    """
    found: dict[str, dict[str, Counts]] = {}
    for row in database.execute(SELECT_MEMBERS):
        counts = dict(_counts(row["counts"]))
        found.setdefault(row["release_id"], {})[row["case_id"]] = counts
    return found


def gone(database: Database) -> dict[tuple[str, ...], int]:
    """The releases that counted them → how many deleted cases."""
    return {
        tuple(json.loads(row["releases"])): row["cases"] for row in database.execute(SELECT_GONE)
    }


def _text(counts: Counts) -> str:
    return json.dumps([[*code, number] for code, number in sorted(counts.items())])


def _counts(text: str) -> Iterator[tuple[tuple[str, str], int]]:
    for table, category, number in json.loads(text):
        yield (str(table), str(category)), int(number)
