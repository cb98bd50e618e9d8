# SPDX-License-Identifier: EUPL-1.2
"""The policy of protection: versioned data that may be tightened and never loosened too far."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from app.domain.errors import SheetRefusal, SheetRefused
from app.domain.questionnaire import DEFINITIONS, Unit

LEAST_K: Final = 3
LEAST_R: Final = 2
LEAST_GROUP: Final = 2
LEAST_FLOOR: Final = 5
LEAST_CROSS_FLOOR: Final = 20
_MOST: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What must stay open (disclosure.md, rules 3 to 5); `sha256` is of the file it was read from.

    Counts below `k` are small. `sensitive` holds (table, category).
    """

    version: str
    k: int
    r: int
    group: int
    floor: int
    cross_floor: int
    sensitive: frozenset[tuple[str, str]]
    sha256: str


def read(data: bytes) -> Policy:
    """The policy of a file's bytes.

    Raises:
        SheetRefused: POLICY_UNREADABLE, or POLICY_TOO_LOOSE where it protects less than the least.
    """
    try:
        policy = _parsed(tomllib.loads(data.decode()), hashlib.sha256(data).hexdigest())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, LookupError, TypeError) as error:
        raise SheetRefused(SheetRefusal.POLICY_UNREADABLE) from error
    least = (LEAST_K, LEAST_R, LEAST_GROUP, LEAST_FLOOR, LEAST_CROSS_FLOOR)
    given = (policy.k, policy.r, policy.group, policy.floor, policy.cross_floor)
    if any(one < bound for one, bound in zip(given, least, strict=True)):
        raise SheetRefused(SheetRefusal.POLICY_TOO_LOOSE)
    if not policy.sensitive >= _ALWAYS_SENSITIVE:
        raise SheetRefused(SheetRefusal.POLICY_TOO_LOOSE)
    return policy


_ALWAYS_SENSITIVE: Final = frozenset(
    ("T2", form) for form in ("right_wing", "left_wing", "extreme_islamism", "other_named")
)


def _parsed(data: Mapping[str, Any], sha256: str) -> Policy:
    numbers = {name: data[name] for name in ("k", "r", "group", "floor", "cross_floor")}
    if any(type(value) is not int or not 0 <= value <= _MOST for value in numbers.values()):
        raise TypeError("a threshold is no sensible whole number")
    version = data["version"]
    if type(version) is not str or not version.strip() or set(data) - _NAMES:
        raise TypeError("a name that the policy does not have")
    sensitive = set()
    for table, codes in data["sensitive"].items():
        definition = DEFINITIONS[table]
        if definition.unit is not Unit.CASES or not isinstance(codes, list):
            raise TypeError("only categories of tables about cases are sensitive")
        for code in codes:
            if code not in definition.categories:
                raise LookupError(code)
            sensitive.add((table, code))
    return Policy(version=version, sensitive=frozenset(sensitive), sha256=sha256, **numbers)


_NAMES: Final = frozenset({"version", "k", "r", "group", "floor", "cross_floor", "sensitive"})
