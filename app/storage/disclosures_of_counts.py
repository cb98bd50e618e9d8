# SPDX-License-Identifier: EUPL-1.2
"""The disclosure ledger's lines about counts: exact answers that went to a named authority."""

from typing import Final

from app.domain.confidential import DisclosureOfCounts
from app.storage import codec
from app.storage.connection import Database

INSERT: Final = """
INSERT INTO disclosure (
    id, concern_id, case_id, release_id, recipient, recipient_name, collaboration, basis, what, why,
    medium, copies, delete_by, at, by, seal
) VALUES (
    :id, :concern_id, :case_id, :release_id, :recipient, :recipient_name, :collaboration, :basis,
    :what, :why, :medium, :copies, :delete_by, :at, :by, :seal
)
"""
SELECT: Final = """
SELECT id, concern_id, case_id, release_id, recipient, recipient_name, collaboration, basis, what,
    why, medium, copies, delete_by, at, by, seal
FROM disclosure WHERE release_id IS NOT NULL ORDER BY at DESC LIMIT :limit OFFSET :offset
"""
LIST_QUERIES: Final = (SELECT,)


def add(database: Database, disclosure: DisclosureOfCounts) -> None:
    """Add a line; its release stands in the release ledger already."""
    database.execute(INSERT, codec.parameters(disclosure))


def disclosures(
    database: Database, *, offset: int = 0, limit: int = 100
) -> tuple[DisclosureOfCounts, ...]:
    """The exact counts that were passed on, the latest first."""
    rows = database.fetchall(SELECT, {"offset": offset, "limit": limit})
    return tuple(codec.record(DisclosureOfCounts, row) for row in rows)
