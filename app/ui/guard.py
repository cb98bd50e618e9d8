# SPDX-License-Identifier: EUPL-1.2
"""The guard: a thread without Qt that ends the room when it must be locked.

It beats for the gate, and locks after idling or when the clock jumped (the computer slept).
Nothing the window does can hold it up, except a held interpreter: then the gate misses the beat.
"""

import threading
import time
from collections.abc import Callable
from typing import Final

from app.pipes import Reason

TICK_S: Final = 0.5
GAP_S: Final = 10.0
GRACE_S: Final = 0.3
"""How long the window may take to save what is typed and to close the register."""
LEISURE_S: Final = 3.0
"""As long where nobody's eyes are to be kept out; shorter than the gate waits for a beat."""
_AT_LEISURE: Final = frozenset({Reason.QUIT, Reason.KEYS, Reason.COPIES, Reason.DAMAGED})


class Guard:
    """Watches from `start` on. `beat` returns False when the gate is gone."""

    def __init__(
        self,
        *,
        beat: Callable[[], bool],
        end_process: Callable[[Reason], None],
        idle_minutes: int,
        wall_clock: Callable[[], float] = time.time,
        steady_clock: Callable[[], float] = time.monotonic,
        grace_s: float = GRACE_S,
        leisure_s: float = LEISURE_S,
    ) -> None:
        self._beat = beat
        self._end_process = end_process
        self._idle_s = idle_minutes * 60.0
        self._wall_clock, self._steady_clock = wall_clock, steady_clock
        self._grace_s, self._leisure_s = grace_s, leisure_s
        self._last_wall = wall_clock()
        self._last_activity = steady_clock()
        self._ask: Callable[[Reason], None] = _nobody
        self._reason: Reason | None = None
        self._woken = threading.Event()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="guard", daemon=True)

    @property
    def idle_s(self) -> float:
        """Seconds since the user did something."""
        return self._steady_clock() - self._last_activity

    def touch(self) -> None:
        """The user did something."""
        self._last_activity = self._steady_clock()

    def set_idle_minutes(self, minutes: int) -> None:
        """Lock after this long from now on."""
        self._idle_s = minutes * 60.0

    def ask_first(self, ask: Callable[[Reason], None]) -> None:
        """Before the end, ask the window to save and close; called on the guard's thread."""
        self._ask = ask

    def start(self) -> None:
        """Begin to watch."""
        self.touch()
        self._last_wall = self._wall_clock()
        self._thread.start()

    def stop(self) -> None:
        """Stop watching; for windows built inside a test or a demo."""
        self._stopped.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join()

    def end(self, reason: Reason) -> None:
        """End the process within the grace, whatever the window does; the first reason stands.

        Returns at once; safe from any thread.
        """
        if self._reason is None:
            self._reason = reason
        self._woken.set()

    def tick(self) -> Reason | None:
        """One look at the clocks: why the room must end now, if it must."""
        wall, before = self._wall_clock(), self._last_wall
        self._last_wall = wall
        if abs(wall - before) > GAP_S:
            return Reason.SLEPT
        if self.idle_s >= self._idle_s:
            return Reason.IDLE
        if not self._beat():
            return Reason.LOCKED
        return None

    def _run(self) -> None:
        while not self._woken.wait(TICK_S):
            reason = self.tick()
            if reason is not None:
                self.end(reason)
        if self._reason is None:
            return
        self._ask(self._reason)
        at_leisure = self._reason in _AT_LEISURE
        if not self._stopped.wait(self._leisure_s if at_leisure else self._grace_s):
            self._end_process(self._reason)


def _nobody(_reason: Reason) -> None:
    """There is no window yet."""
