# SPDX-License-Identifier: EUPL-1.2
"""The two ledgers: what was passed on about somebody (MEE-5), and which counts were released."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.errors import Problem
from app.domain.ids import RecordId
from app.domain.inquiry import Owned


class Medium(StrEnum):
    """How it was passed on."""

    PRINT = "print"
    SAVED = "saved"
    ORAL = "oral"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureDraft(Owned):
    """Something about to be passed on; `recipient`, `collaboration` and `basis` are codes."""

    recipient: str
    recipient_name: str = field(default="", repr=False)
    collaboration: str = ""
    basis: str
    what: str = field(repr=False)
    why: str = field(repr=False)
    medium: Medium
    copies: int = 1
    delete_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(DisclosureDraft):
    """A line of the disclosure ledger; never changed."""

    id: RecordId
    at: datetime
    by: str
    seal: str


def disclosure_problems(
    draft: DisclosureDraft, *, refused: frozenset[str]
) -> Iterator[tuple[str, Problem]]:
    """Every fault; `refused` are recipients the register must not be used for (MEE-5)."""
    if not draft.recipient:
        yield "recipient", Problem.REQUIRED
    elif draft.recipient in refused:
        yield "recipient", Problem.REFUSED_RECIPIENT
    if not draft.basis:
        yield "basis", Problem.REQUIRED
    for name in ("what", "why"):
        if not getattr(draft, name).strip():
            yield name, Problem.NEEDS_TEXT
    if draft.copies < 1:
        yield "copies", Problem.NOT_A_NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A protected sheet that left the register; `statements` is its canonical form.

    `cases` is how many cases it counted; 0 where it repeats an earlier answer.
    """

    id: RecordId
    at: datetime
    by: str
    kind: str
    period_start: date
    period_end: date
    statements: bytes = field(repr=False)
    sha256: str
    cases: int = field(default=0, repr=False)
