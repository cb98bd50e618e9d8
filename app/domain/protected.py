# SPDX-License-Identifier: EUPL-1.2
"""What may leave the program: the sheet whose every statement has passed the protection.

It stands here because statistics makes it and export writes it, and the two know nothing of each
other. Only `app.statistics.protect` holds the seal that makes one; a test looks for others.
"""

from dataclasses import InitVar, dataclass, field
from enum import StrEnum
from typing import Final

from app.domain.periods import SurveyPeriod
from app.domain.questionnaire import Kind

SEAL: Final = object()


class Statement(StrEnum):
    """What a cell says; the values are those of the file."""

    YES = "ja"
    NO = "nej"
    DONT_KNOW = "ved_ikke"
    WITHHELD = "oplyses_ikke"
    NUMBER = "tal"


class Profile(StrEnum):
    """The kinds of anonymous sheet (disclosure.md, "Two kinds of sheet")."""

    YES_NO = "ja_nej"
    INTERVAL = "interval"
    STRICT = "streng"


class Reason(StrEnum):
    """Why a cell says less than all: for the screen only, because it tells something itself."""

    TOO_FEW_CASES = "too_few_cases"
    TOO_FEW_CONCERNS = "too_few_concerns"
    NO_CASES = "no_cases"
    NOT_ANSWERED = "not_answered"
    WOULD_REVEAL = "would_reveal"
    SMALL_NUMBER = "small_number"
    PROFILE = "profile"
    SAYS_NO_MORE = "says_no_more"
    NO_TIME = "no_time"


class Danger(StrEnum):
    """What a figure must not let anyone work out (disclosure.md, rules 3 and 8)."""

    COUNT = "count"  # a small count: whether it is 0, or that it is fewer than r
    GROUP = "group"  # that (nearly) everybody of a group has a sensitive mark
    NEW = "new"  # a small count among those counted now and not in an earlier release
    GONE = "gone"  # a small count among those counted in an earlier release and not now


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """One thing that must stay open: a category of a table, or of a group of another table.

    `group_table` and `group_code` are empty where the group is all cases (GROUP), and for
    counts.
    """

    danger: Danger
    table: str
    code: str
    group_table: str = ""
    group_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a figure is no finer: what one could then work out.

    With `secret`: its count (for GROUP: the number of the group that lacks the mark) would be
    known to lie between `lower` and `upper` (None: no upper limit). Without, the reason says all.
    """

    reason: Reason
    secret: Secret | None = None
    lower: int | None = field(default=None, repr=False)
    upper: int | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedCell:
    """One published statement; `lower` and `upper` bound a number.

    Equal: exact. `upper` None beside a `lower`: that many or more.
    """

    code: str
    statement: Statement
    lower: int | None = None
    upper: int | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedTable:
    """A table that may leave; only `protect` can make one."""

    id: str
    kind: Kind
    cells: tuple[ProtectedCell, ...]
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        _demand(seal)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHeader:
    """What the figures are about and by which rules they were made; codes, not words.

    `k`, `r` and `group` are the policy's: counts below `k` are small, each can still be `r` or
    more, and `group` of every group can lack a sensitive mark. `examples` of another form of
    extremism were typed by hand and approved, never taken from a record.
    """

    schema_version: str
    municipality: str
    region: str
    police_district: str
    size_class: str
    period: SurveyPeriod
    registration_policy: str
    profile: str
    policy_version: str
    counting_rules: tuple[str, ...]
    list_versions: tuple[tuple[str, str], ...]
    partial: bool
    policy_sha256: str
    k: int
    r: int
    group: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedSheet:
    """The one object every format is made from; only `protect` can make one."""

    header: SheetHeader
    tables: tuple[ProtectedTable, ...]
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        _demand(seal)

    def table(self, name: str) -> ProtectedTable:
        """The table with that id; LookupError if the sheet has none."""
        for table in self.tables:
            if table.id == name:
                return table
        raise LookupError(f"the sheet has no table {name!r}")


def _demand(seal: object) -> None:
    if seal is not SEAL:
        raise TypeError("only protect() makes what may leave")
