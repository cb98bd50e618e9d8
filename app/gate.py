# SPDX-License-Identifier: EUPL-1.2
"""The gate: what the user starts. No Qt, no secrets.

The first door is on its way before the gate has imported what it watches it with.
"""

import signal
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from app.hardening import harden_process
from app.spawn import own_command, start_door


def run_gate(
    folder: Path | None = None,
    *,
    on_ready: Callable[[], None] | None = None,
    command: Sequence[str] | None = None,
    preferences: Path | None = None,
) -> int:
    """Run the program until the user quits; returns the exit code.

    `on_ready` is called each time a door's passphrase field has the focus. `command` starts a
    child (the benchmark and tests give their own); `preferences` is the file for the window's
    place.
    """
    harden_process()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda _number, _frame: sys.exit(0))
    command = tuple(command or own_command())
    door = start_door(command)
    from app.rounds import Rounds

    rounds = Rounds(on_ready, command)
    try:
        return rounds.run(folder, door)
    finally:
        rounds.leave()
        rounds.keep_window(preferences)
