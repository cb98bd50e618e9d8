# SPDX-License-Identifier: EUPL-1.2
"""Keeping the register and its list of deletions in step, in both directions, at each opening."""

from datetime import datetime

from app.domain.audit import Action
from app.services.common import Register, publish_deletions, writing
from app.storage import deletions
from app.storage.expiry import replay


def mend(register: Register, *, now: datetime) -> int:
    """Delete again what the list knows and this file brought back; returns how many (RET-3).

    That is so after an older copy was put back by hand. Where the list lacks something, because
    the program ended between a deletion and the list, it is written anew.
    """
    database = register.database
    listed = deletions.read(register.folder, register.keys)
    known = deletions.all_of(database)
    lacking = () if listed is None else deletions.missing(database, listed.deletions)
    found = 0
    if lacking:
        with writing(register, Action.DELETE, detail="replayed", now=now):
            found = replay(database, lacking)
    register.listed = deletions.newest(database)
    if known if listed is None else set(known) - set(listed.deletions):
        publish_deletions(register)
    return found
