# SPDX-License-Identifier: EUPL-1.2
"""What a statement does, by its text: reads, writes, or what only the connection itself may do.

`PRAGMA query_only` would tell reading from writing too, but switching it makes SQLite prepare
every statement anew, which takes longer than most statements.
"""

import re
from enum import Enum, auto
from functools import lru_cache
from typing import Final

_FIRST_WORD: Final = re.compile(r"(?:\s|;|--[^\n]*\n|/\*.*?\*/)*([A-Za-z]+)", re.DOTALL)
_CONTROL: Final = frozenset({"BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE"})
_RESERVED: Final = _CONTROL | {"ATTACH", "DETACH", "VACUUM", "REPLACE"}
_READS: Final = frozenset({"SELECT", "VALUES", "EXPLAIN"})
_WRITES: Final = re.compile(r"\b(?:INSERT|UPDATE|DELETE)\b", re.IGNORECASE)
_HARMLESS_PRAGMA: Final = re.compile(
    r"\s*PRAGMA\s+(?:\w+|\w+_(?:check|info|list)\s*\(.*\)|(?:cache_size|max_page_count)\s*=.*);?\s*",
    re.IGNORECASE | re.DOTALL,
)


class Use(Enum):
    """Where a statement may run: anywhere, inside a transaction only, or nowhere."""

    READS = auto()
    WRITES = auto()
    RESERVED = auto()


@lru_cache(maxsize=1000)
def use_of(sql: str) -> Use:
    """What the statement does; what is not known to read is taken to write."""
    match = _FIRST_WORD.match(sql)
    first = match[1].upper() if match is not None else ""
    if first in _RESERVED:
        return Use.RESERVED
    if first == "PRAGMA":
        reads = _HARMLESS_PRAGMA.fullmatch(sql) is not None
    else:
        reads = first in _READS or (first == "WITH" and not _WRITES.search(sql))
    return Use.READS if reads else Use.WRITES
