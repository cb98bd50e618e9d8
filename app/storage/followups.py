# SPDX-License-Identifier: EUPL-1.2
"""Follow-ups and tasks as rows."""

from typing import Final

from app.domain.followups import FollowUp, Task
from app.domain.ids import CaseId, RecordId
from app.domain.inquiry import Owned
from app.storage.codec import parameters
from app.storage.connection import Database
from app.storage.rows import every, one, owned

INSERT_FOLLOW_UP: Final = """
INSERT INTO follow_up (
    case_id, intervention_id, planned_on, form, with_whom, id, created_at, changed_at, status,
    done_on, result
) VALUES (
    :case_id, :intervention_id, :planned_on, :form, :with_whom, :id, :created_at, :changed_at,
    :status, :done_on, :result
)
"""

UPDATE_FOLLOW_UP: Final = """
UPDATE follow_up SET
    intervention_id = :intervention_id, planned_on = :planned_on, form = :form,
    with_whom = :with_whom, changed_at = :changed_at, status = :status, done_on = :done_on,
    result = :result
WHERE id = :id
"""

SELECT_FOLLOW_UP: Final = """
SELECT
    case_id, intervention_id, planned_on, form, with_whom, id, created_at, changed_at, status,
    done_on, result
FROM follow_up WHERE id = :id
"""

SELECT_FOLLOW_UPS: Final = """
SELECT
    case_id, intervention_id, planned_on, form, with_whom, id, created_at, changed_at, status,
    done_on, result
FROM follow_up WHERE case_id = :case_id
"""

INSERT_TASK: Final = """
INSERT INTO task (
    concern_id, case_id, text, due_on, id, created_at, changed_at, status, done_on, result
) VALUES (
    :concern_id, :case_id, :text, :due_on, :id, :created_at, :changed_at, :status, :done_on,
    :result
)
"""

UPDATE_TASK: Final = """
UPDATE task SET
    text = :text, due_on = :due_on, changed_at = :changed_at, status = :status,
    done_on = :done_on, result = :result
WHERE id = :id
"""

SELECT_TASK: Final = """
SELECT
    concern_id, case_id, text, due_on, id, created_at, changed_at, status, done_on, result
FROM task WHERE id = :id
"""

SELECT_TASKS: Final = """
SELECT
    concern_id, case_id, text, due_on, id, created_at, changed_at, status, done_on, result
FROM task WHERE concern_id = :concern_id OR case_id = :case_id
"""


def insert_follow_up(database: Database, follow_up: FollowUp) -> None:
    """Add a row."""
    database.execute(INSERT_FOLLOW_UP, parameters(follow_up))


def update_follow_up(database: Database, follow_up: FollowUp) -> None:
    """Write all that may change."""
    database.execute(UPDATE_FOLLOW_UP, parameters(follow_up))


def follow_up(database: Database, follow_up_id: RecordId) -> FollowUp:
    """One row; NotFound when it is not there."""
    return one(database, FollowUp, SELECT_FOLLOW_UP, {"id": follow_up_id}, "follow_up")


def follow_ups(database: Database, case_id: CaseId) -> tuple[FollowUp, ...]:
    """Those of one case, in the order of their dates."""
    return every(
        database,
        FollowUp,
        SELECT_FOLLOW_UPS,
        {"case_id": case_id},
        key=lambda r: (r.planned_on, r.created_at),
    )


def insert_task(database: Database, task: Task) -> None:
    """Add a row."""
    database.execute(INSERT_TASK, parameters(task))


def update_task(database: Database, task: Task) -> None:
    """Write all that may change."""
    database.execute(UPDATE_TASK, parameters(task))


def task(database: Database, task_id: RecordId) -> Task:
    """One row; NotFound when it is not there."""
    return one(database, Task, SELECT_TASK, {"id": task_id}, "task")


def tasks(database: Database, owner: Owned) -> tuple[Task, ...]:
    """Those of one concern or case, in the order of their dates."""
    return every(database, Task, SELECT_TASKS, owned(owner), key=lambda r: (r.due_on, r.created_at))
