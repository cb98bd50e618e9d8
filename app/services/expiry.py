# SPDX-License-Identifier: EUPL-1.2
"""What happens by itself when its day has come: working notes are counted and deleted (REC-1).

The log's oldest entries go as well (LOG-3).
"""

from datetime import datetime

from app.domain.audit import Action
from app.domain.retention import months_after
from app.services.common import Register, writing
from app.services.settings import Setting, setting
from app.storage import audit, expiry


def expire_working_notes(register: Register, *, now: datetime) -> int:
    """Delete the working notes whose day has come, one log entry each; returns how many.

    What was not decided counts as not clarified in the half-year's sums (REC-2).
    """
    notes = expiry.expired(register.database, now.date())
    for note in notes:
        with writing(
            register, Action.DELETE, note.id, detail=note.delete_rule, now=now
        ) as database:
            expiry.forget_concern(database, note.id, rule=note.delete_rule, on_day=now.date())
    return len(notes)


def prune_log(register: Register, *, now: datetime) -> int:
    """Delete the log's entries past their months; returns how many. The pruning is logged."""
    before = months_after(now.date(), -setting(register, Setting.LOG_MONTHS))
    if not audit.older_than(register.database, before):
        return 0
    with writing(register, Action.PRUNE, now=now) as database:
        return audit.prune(database, before)
