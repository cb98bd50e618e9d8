# SPDX-License-Identifier: EUPL-1.2
"""What the guards of the concern's machine want to know, asked of the register."""

from collections.abc import Iterable
from datetime import date, datetime

from app.domain.concerns import (
    Answer,
    Concern,
    ConcernCircumstances,
    ConcernDraft,
    ConcernEvent,
    apply,
)
from app.domain.errors import Problem
from app.domain.ids import ConcernId
from app.domain.inquiry import Owned
from app.domain.people import Role
from app.services.common import Register
from app.services.places import Place, code_problems
from app.storage import concerns, inquiry, people
from app.storage.connection import Database


def decisions_complete(database: Database, concern_id: ConcernId) -> bool:
    """Whether somebody decided at all, and about everybody in focus or named (REC-3)."""
    owner = Owned(concern_id=concern_id)
    decisions = inquiry.decisions(database, owner)
    decided = {one.person_id for one in decisions}
    return bool(decisions) and all(
        one.person.id in decided
        for one in people.people_in(database, owner)
        if one.role is Role.FOCUS or one.person.name
    )


def founded(database: Database, concern_id: ConcernId) -> bool:
    """Whether the latest initial assessment found grounds for going on."""
    written_so_far = inquiry.assessments(database, concern_id)
    return bool(written_so_far) and written_so_far[-1].founded is Answer.YES


def step_concern(
    register: Register,
    concern_id: ConcernId,
    event: ConcernEvent,
    *,
    reason: str = "",
    meeting_has_basis: bool = False,
    now: datetime,
) -> Concern:
    """The concern after an event of today; nothing is written yet."""
    database = register.database
    return apply(
        concerns.concern(database, concern_id),
        event,
        ConcernCircumstances(
            today=now.date(),
            on=now.date(),
            reason=reason,
            meeting_has_basis=meeting_has_basis,
            decisions_complete=decisions_complete(database, concern_id),
        ),
    )


def place_of_concern(concern: Concern) -> Place:
    """The concern as the place that things belong to."""
    return Place(owner=Owned(concern_id=concern.id), concern=concern)


def concern_codes(
    register: Register, draft: ConcernDraft, today: date
) -> Iterable[tuple[str, Problem]]:
    """The faults of the fields that hold codes."""
    return code_problems(
        register,
        today,
        source=("concern_source", draft.source),
        channel=("concern_channel", draft.channel),
    )
