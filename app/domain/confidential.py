# SPDX-License-Identifier: EUPL-1.2
"""The confidential sheet: the survey's exact answers for one named authority. Personal data.

It stands here because statistics makes it and export writes it. Only `app.statistics.confidential`
holds the seal that makes one; a test looks for others.
"""

from collections.abc import Iterator
from dataclasses import InitVar, dataclass, field
from datetime import date
from typing import Final

from app.domain.disclosure import Disclosure
from app.domain.errors import Problem
from app.domain.ids import RecordId
from app.domain.periods import SurveyPeriod
from app.domain.protected import Statement

CONFIDENTIAL_SEAL: Final = object()
LONGEST: Final = 2000
"""Letters of what is typed about a confidential sheet; a cell of a spreadsheet holds it whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidentialDraft:
    """Who gets the exact answers and why; `recipient` and `basis` are codes, the rest is typed.

    `legal_basis` names the law, `necessity` says what it is for and why the anonymous sheet is
    not enough. Both confirmations are asked for in two steps.
    """

    recipient: str
    recipient_name: str = field(default="", repr=False)
    basis: str = "other"
    legal_basis: str = field(default="", repr=False)
    necessity: str = field(default="", repr=False)
    confirmed: bool = False
    confirmed_again: bool = False


def confidential_problems(
    draft: ConfidentialDraft, *, refused: frozenset[str]
) -> Iterator[tuple[str, Problem]]:
    """Every fault; `refused` are recipients the register must not be used for (MEE-5)."""
    if not draft.recipient:
        yield "recipient", Problem.REQUIRED
    elif draft.recipient in refused:
        yield "recipient", Problem.REFUSED_RECIPIENT
    if not draft.basis:
        yield "basis", Problem.REQUIRED
    for name in ("recipient_name", "legal_basis", "necessity"):
        text = getattr(draft, name).strip()
        if not text:
            yield name, Problem.NEEDS_TEXT
        elif len(text) > LONGEST:
            yield name, Problem.TOO_LONG
    for name in ("confirmed", "confirmed_again"):
        if getattr(draft, name) is not True:
            yield name, Problem.REQUIRED


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidentialCell:
    """One category: how many exactly, or what the answer is."""

    code: str
    count: int | None = field(default=None, repr=False)
    answer: Statement | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidentialTable:
    """One table in exact figures."""

    id: str
    cells: tuple[ConfidentialCell, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidentialSurvey:
    """The exact answers of one period for the recipient of `draft`; shows no figure of itself."""

    municipality: str
    period: SurveyPeriod
    made_on: date
    draft: ConfidentialDraft = field(repr=False)
    counting_rules: tuple[str, ...]
    list_versions: tuple[tuple[str, str], ...]
    partial: bool
    tables: tuple[ConfidentialTable, ...] = field(repr=False)
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not CONFIDENTIAL_SEAL:
            raise TypeError("only confidential_survey() makes a confidential sheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureOfCounts(Disclosure):
    """The ledger's line of exact counts passed on: about a release, not about somebody's case."""

    release_id: RecordId
