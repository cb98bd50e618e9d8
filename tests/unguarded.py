# SPDX-License-Identifier: EUPL-1.2
"""SQLCipher without its guard of memory, which locks and unlocks pages at each allocation.

The guard costs tests most of their time and changes nothing of what is read or written. Where it is
what is tested, and in all suites of faults, the program's own connection is used, and the guard is
on until the process ends.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3


class Unguarded(sqlcipher3.Connection):
    """A connection whose memory is not guarded; it says otherwise when asked."""

    def execute(self, sql: str, *values: Any) -> Any:
        """As the connection does it, but for one setting."""
        if "cipher_memory_security" in sql:
            sql = "PRAGMA cipher_default_use_hmac"  # "1", and reads nothing
        return super().execute(sql, *values)


def guards_memory(path: Path) -> bool:
    """Whether the tests of this file use the program's own connection."""
    return not {"faults", "storage"}.isdisjoint(path.parts)


@contextmanager
def spared(path: Path) -> Iterator[None]:
    """Spare the tests of everything else, and what they make once, what the guard costs."""
    with pytest.MonkeyPatch.context() as patch:
        if not guards_memory(path):
            patch.setattr(sqlcipher3, "connect", partial(sqlcipher3.connect, factory=Unguarded))
        yield
