# SPDX-License-Identifier: EUPL-1.2
"""The two ledgers that are only ever added to: disclosures (MEE-5) and releases of counts."""

from typing import Final

from app.domain.disclosure import Disclosure, Release
from app.storage import codec
from app.storage.connection import Database

INSERT_DISCLOSURE: Final = """
INSERT INTO disclosure (
    id, concern_id, case_id, recipient, recipient_name, collaboration, basis, what, why, medium,
    copies, delete_by, at, by, seal
) VALUES (
    :id, :concern_id, :case_id, :recipient, :recipient_name, :collaboration, :basis, :what, :why,
    :medium, :copies, :delete_by, :at, :by, :seal
)
"""
SELECT_OF_CONCERN: Final = """
SELECT id, concern_id, case_id, recipient, recipient_name, collaboration, basis, what, why, medium,
    copies, delete_by, at, by, seal
FROM disclosure WHERE concern_id = :owner ORDER BY at
"""
SELECT_OF_CASE: Final = """
SELECT id, concern_id, case_id, recipient, recipient_name, collaboration, basis, what, why, medium,
    copies, delete_by, at, by, seal
FROM disclosure WHERE case_id = :owner ORDER BY at
"""
INSERT_RELEASE: Final = """
INSERT INTO release (id, at, by, kind, period_start, period_end, statements, sha256, cases)
VALUES (:id, :at, :by, :kind, :period_start, :period_end, :statements, :sha256, :cases)
"""
SELECT_RELEASES: Final = """
SELECT id, at, by, kind, period_start, period_end, statements, sha256, cases FROM release
ORDER BY at DESC LIMIT :limit OFFSET :offset
"""
SELECT_ALL_RELEASES: Final = """
SELECT id, at, by, kind, period_start, period_end, statements, sha256, cases FROM release
ORDER BY at DESC
"""
LIST_QUERIES: Final = (SELECT_OF_CONCERN, SELECT_OF_CASE, SELECT_RELEASES)


def add_disclosure(database: Database, disclosure: Disclosure) -> None:
    """Add a line to the disclosure ledger."""
    database.execute(INSERT_DISCLOSURE, codec.parameters(disclosure))


def disclosures_of_concern(database: Database, concern_id: str) -> tuple[Disclosure, ...]:
    """What was passed on about a concern, in order."""
    rows = database.fetchall(SELECT_OF_CONCERN, {"owner": concern_id})
    return tuple(codec.record(Disclosure, row) for row in rows)


def disclosures_of_case(database: Database, case_id: str) -> tuple[Disclosure, ...]:
    """What was passed on about a case, in order."""
    rows = database.fetchall(SELECT_OF_CASE, {"owner": case_id})
    return tuple(codec.record(Disclosure, row) for row in rows)


def add_release(database: Database, release: Release) -> None:
    """Add a line to the release ledger."""
    database.execute(INSERT_RELEASE, codec.parameters(release))


def releases(database: Database, *, offset: int = 0, limit: int = 100) -> tuple[Release, ...]:
    """The releases, the latest first."""
    rows = database.fetchall(SELECT_RELEASES, {"offset": offset, "limit": limit})
    return tuple(codec.record(Release, row) for row in rows)


def all_releases(database: Database) -> tuple[Release, ...]:
    """Every release, the latest first."""
    rows = database.fetchall(SELECT_ALL_RELEASES, {})
    return tuple(codec.record(Release, row) for row in rows)
