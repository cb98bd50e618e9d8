# SPDX-License-Identifier: EUPL-1.2
"""What the door says of the time before it: why and when the register was locked."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from app.pipes import DoorSpec, Reason
from app.widgets.texts import time_text, tr

_SAID: Final[Mapping[Reason, Callable[[], str]]] = {
    Reason.LOCKED: lambda: tr("Locked at {time}."),
    Reason.IDLE: lambda: tr("Locked at {time} because the program had not been used for a while."),
    Reason.SLEPT: lambda: tr("Locked at {time} because the computer had been asleep."),
    Reason.SESSION: lambda: tr("Locked at {time} because the computer was locked."),
    Reason.SUSPENDED: lambda: tr("Locked at {time} because the computer went to sleep."),
    Reason.SWITCHED: lambda: tr("Locked at {time} because the computer changed user."),
    Reason.KEYS: lambda: tr("Locked at {time}. Unlock to change who can open the register."),
    Reason.COPIES: lambda: tr("Locked at {time}. Unlock to restore a backup."),
    Reason.DAMAGED: lambda: tr(
        "Locked at {time} because a check found a fault in the register. Unlock to see what it is."
    ),
    Reason.HUNG: lambda: tr(
        "Locked at {time} because the program did not answer. What was saved is safe."
    ),
    Reason.CRASHED: lambda: tr("The program stopped by itself at {time}. What was saved is safe."),
    Reason.UNSTARTED: lambda: tr(
        "The program's window could not be shown at {time}. Nothing in the register was "
        "changed. Ask the IT department to install the program again."
    ),
}


def reason_text(spec: DoorSpec) -> str:
    """Why the register was locked, with the time; empty at a first start."""
    if spec.reason is None or spec.reason not in _SAID or not spec.at:
        return ""
    return _SAID[spec.reason]().format(time=time_text(datetime.fromisoformat(spec.at)))
