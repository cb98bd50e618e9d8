# SPDX-License-Identifier: EUPL-1.2
"""How long work speaks with whoever waits for it: progress out, cancellation in, others between."""

import threading
from collections.abc import Callable


class WorkCancelled(Exception):
    """Raised inside work that was asked to stop; nobody shows it."""


class Task:
    """Handed to long work. Safe from any thread."""

    def __init__(
        self,
        on_progress: Callable[[int, int], None] | None = None,
        *,
        on_breath: Callable[[], None] | None = None,
    ) -> None:
        self._on_progress, self._on_breath = on_progress, on_breath
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next `stop_if_cancelled`."""
        self._cancelled.set()

    def stop_if_cancelled(self) -> None:
        """Raise `WorkCancelled` when asked to stop; call between steps, never inside one."""
        if self.cancelled:
            raise WorkCancelled

    def progress(self, done: int, total: int) -> None:
        """Say how far the work is; `total` 0 means unknown."""
        if self._on_progress is not None:
            self._on_progress(done, total)

    def breathe(self) -> None:
        """Let shorter work that waits for the same thread go first, then go on.

        Call it between steps and never inside a transaction: what goes first may commit.
        Raises WorkCancelled when asked to stop, before or meanwhile.
        """
        self.stop_if_cancelled()
        if self._on_breath is not None:
            self._on_breath()
            self.stop_if_cancelled()
