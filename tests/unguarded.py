# SPDX-License-Identifier: EUPL-1.2
"""SQLCipher without its guard of memory, which locks and unlocks pages at each allocation.

The guard costs tests most of their time and changes nothing of what is read or written. Where it is
what is tested, and in all suites of faults, the program's own connection is used.
"""

from typing import Any

import sqlcipher3


class Unguarded(sqlcipher3.Connection):
    """A connection whose memory is not guarded; it says otherwise when asked."""

    def execute(self, sql: str, *values: Any) -> Any:
        """As the connection does it, but for one setting."""
        if "cipher_memory_security" in sql:
            sql = "PRAGMA cipher_default_use_hmac"  # "1", and reads nothing
        return super().execute(sql, *values)
