# SPDX-License-Identifier: EUPL-1.2
"""The guard: a thread without Qt that ends the room when it must be locked.

It beats for the gate, and locks after idling or when the clock jumped (the computer slept).
Nothing the window does can hold it up, except a held interpreter: then the gate misses the beat.
Where a call is known to hold the interpreter (a print server that is slow to answer) the gate is
asked for patience, and a lock that is asked for meanwhile takes at most that long.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from app.pipes import Reason

TICK_S: Final = 0.5
GAP_S: Final = 10.0
GRACE_S: Final = 0.3
"""How long the window may take to save what is typed and to close the register."""
LEISURE_S: Final = 3.0
"""As long where nobody's eyes are to be kept out; shorter than the gate waits for a beat."""
PATIENCE_S: Final = 20.0
"""How long a call that holds the interpreter may take; the gate has a bound of its own to it."""
_AT_LEISURE: Final = frozenset({Reason.QUIT, Reason.KEYS, Reason.COPIES, Reason.DAMAGED})


class Guard:
    """Watches from `start` on.

    `beat` is given for how many seconds the next one may stay away, 0 for no longer than ever; it
    returns False when the gate is gone.
    """

    def __init__(
        self,
        *,
        beat: Callable[[float], bool],
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
        self._patience_s = 0.0
        self._beating = threading.Lock()
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

    @contextmanager
    def patient(self) -> Iterator[None]:
        """Around one call that may hold the interpreter: the gate waits up to `PATIENCE_S` for it.

        A lock during the call ends the room at once where the interpreter is free; where it is
        held, the lock comes when the call returns, or when the gate's patience is over. Once the
        end has begun no more patience is asked for.
        """
        self._send_beat(0.0 if self._reason is not None else PATIENCE_S)
        try:
            yield
        finally:
            if self._slept():
                self.end(Reason.SLEPT)
            self._send_beat(0.0)

    def tick(self) -> Reason | None:
        """One look at the clocks: why the room must end now, if it must."""
        if self._slept():
            return Reason.SLEPT
        if self.idle_s >= self._idle_s:
            return Reason.IDLE
        if not self._send_beat():
            return Reason.LOCKED
        return None

    def _slept(self) -> bool:
        """Whether the clock jumped since the last look, by more than what was waited for."""
        with self._beating:
            wall, before = self._wall_clock(), self._last_wall
            self._last_wall = wall
            return abs(wall - before) > GAP_S + self._patience_s

    def _send_beat(self, patience_s: float | None = None) -> bool:
        """A beat; what was said last of the patience stands until something else is said."""
        with self._beating:  # no beat from before may come after one that asks for patience
            if patience_s is not None:
                self._patience_s = patience_s
            return self._beat(self._patience_s)

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
