# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is where tests run side by side: while one marked `alone` runs, no other does.

Two locks on files, which the system lets go of when a worker dies. Whoever waits for the floor
stands first in the queue, so that a test that wants it alone is not passed by those that share it.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

if sys.platform != "win32":
    import fcntl

    @contextmanager
    def _locked(path: Path, how: int) -> Iterator[None]:
        with path.open("w") as file:
            fcntl.flock(file, how)
            try:
                yield
            finally:
                fcntl.flock(file, fcntl.LOCK_UN)  # a child may have the file still open

    @contextmanager
    def turn(folder: Path, *, alone: bool) -> Iterator[None]:
        """Wait for the floor, alone or with others; it is free again after the block."""
        with ExitStack() as floor:
            with _locked(folder / "queue", fcntl.LOCK_EX):
                how = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
                floor.enter_context(_locked(folder / "floor", how))
            yield


@contextmanager
def turn_of(item: pytest.Item) -> Iterator[None]:
    """The turn of a test; at once where tests run one after the other."""
    if not hasattr(item.config, "workerinput"):
        yield
        return
    shared = Path(item.config.option.basetemp).parent
    with turn(shared, alone=item.get_closest_marker("alone") is not None):
        yield
