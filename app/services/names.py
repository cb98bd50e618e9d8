# SPDX-License-Identifier: EUPL-1.2
"""Showing names on the screen is an event of the log."""

from datetime import datetime

from app.domain.audit import Action
from app.services.common import Register, writing


def log_names_shown(register: Register, *, now: datetime) -> None:
    """Enter that names were switched on in lists and titles."""
    with writing(register, Action.SHOW_NAMES, now=now):
        pass
