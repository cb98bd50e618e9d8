# SPDX-License-Identifier: EUPL-1.2
"""What may leave the program: the sheet whose every statement has passed the protection.

It stands here because statistics makes it and export writes it, and the two know nothing of each
other. Only `app.statistics.protect` holds the seal that makes one; a test looks for others.
"""

from dataclasses import InitVar, dataclass
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


class Reason(StrEnum):
    """Why a cell says nothing: for the screen only, because the reason itself tells something."""

    TOO_FEW_CASES = "too_few_cases"
    ATTACKER_MISSING = "attacker_missing"
    NO_CASES = "no_cases"
    NOT_ANSWERED = "not_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedCell:
    """One published statement; `lower` and `upper` bound a number (equal: exact)."""

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
    """What the figures are about and by which rules they were made; codes, not words."""

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
