# SPDX-License-Identifier: EUPL-1.2
"""The guard of memory is off where it is not tested; one test that begins it slows all after it."""

import sqlcipher3


def test_the_guard_of_memory_has_not_begun_in_this_process() -> None:
    with sqlcipher3.connect(":memory:") as database:
        assert database.cursor().execute("PRAGMA cipher_memory_security").fetchone() == ("0",)
    database.close()
