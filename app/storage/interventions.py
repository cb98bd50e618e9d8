# SPDX-License-Identifier: EUPL-1.2
"""Interventions as rows: what was offered in a case."""

from typing import Final

from app.domain.ids import CaseId, RecordId
from app.domain.interventions import Intervention
from app.storage.codec import parameters
from app.storage.connection import Database
from app.storage.rows import every, one

INSERT_INTERVENTION: Final = """
INSERT INTO intervention (
    case_id, offer, level, target, performer, method, basis, offered_on, child_accepts,
    parents_accept, note, id, created_at, changed_at, status, started_on, ended_on, result,
    end_reason, declined_by
) VALUES (
    :case_id, :offer, :level, :target, :performer, :method, :basis, :offered_on, :child_accepts,
    :parents_accept, :note, :id, :created_at, :changed_at, :status, :started_on, :ended_on,
    :result, :end_reason, :declined_by
)
"""

UPDATE_INTERVENTION: Final = """
UPDATE intervention SET
    offer = :offer, level = :level, target = :target, performer = :performer, method = :method,
    basis = :basis, offered_on = :offered_on, child_accepts = :child_accepts,
    parents_accept = :parents_accept, note = :note, changed_at = :changed_at, status = :status,
    started_on = :started_on, ended_on = :ended_on, result = :result, end_reason = :end_reason,
    declined_by = :declined_by
WHERE id = :id
"""

SELECT_INTERVENTION: Final = """
SELECT
    case_id, offer, level, target, performer, method, basis, offered_on, child_accepts,
    parents_accept, note, id, created_at, changed_at, status, started_on, ended_on, result,
    end_reason, declined_by
FROM intervention WHERE id = :id
"""

SELECT_INTERVENTIONS: Final = """
SELECT
    case_id, offer, level, target, performer, method, basis, offered_on, child_accepts,
    parents_accept, note, id, created_at, changed_at, status, started_on, ended_on, result,
    end_reason, declined_by
FROM intervention WHERE case_id = :case_id
"""


def insert_intervention(database: Database, intervention: Intervention) -> None:
    """Add a row."""
    database.execute(INSERT_INTERVENTION, parameters(intervention))


def update_intervention(database: Database, intervention: Intervention) -> None:
    """Write all that may change."""
    database.execute(UPDATE_INTERVENTION, parameters(intervention))


def intervention(database: Database, intervention_id: RecordId) -> Intervention:
    """One row; NotFound when it is not there."""
    return one(database, Intervention, SELECT_INTERVENTION, {"id": intervention_id}, "intervention")


def interventions(database: Database, case_id: CaseId) -> tuple[Intervention, ...]:
    """Those of one case, in the order of their making."""
    return every(
        database,
        Intervention,
        SELECT_INTERVENTIONS,
        {"case_id": case_id},
        key=lambda r: r.created_at,
    )
