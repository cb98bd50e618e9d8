# SPDX-License-Identifier: EUPL-1.2
"""How long records are kept and why; every period is a proposal the municipality may change."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class RetentionRule(StrEnum):
    """Why a record is deleted on its day (RET-1, REC-1, REC-2)."""

    WORKING_NOTE = "working_note"
    UNFOUNDED = "unfounded"
    PASSED_ON = "passed_on"
    CASE_ADULT = "case_adult"
    CASE_MINOR = "case_minor"
    TWENTIETH_BIRTHDAY = "twentieth_birthday"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """A length of time: days, or whole months."""

    days: int = 0
    months: int = 0


DEFAULTS: Final[Mapping[RetentionRule, Keep]] = {
    RetentionRule.WORKING_NOTE: Keep(days=14),
    RetentionRule.UNFOUNDED: Keep(months=6),
    RetentionRule.PASSED_ON: Keep(months=12),
    RetentionRule.CASE_ADULT: Keep(months=36),
    RetentionRule.CASE_MINOR: Keep(months=24),
    RetentionRule.PAPER: Keep(months=12),
}


def months_after(day: date, months: int) -> date:
    """The same day `months` later; the last of the month where that day does not exist."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def delete_on(rule: RetentionRule, since: date, keep: Mapping[RetentionRule, Keep]) -> date:
    """The day a record is deleted that came under `rule` on `since`."""
    length = keep.get(rule, DEFAULTS[rule])
    return months_after(since, length.months) + timedelta(days=length.days)


def case_deletion(
    closed_on: date,
    *,
    under_18_at_closing: bool,
    twentieth_birthday: date | None,
    keep: Mapping[RetentionRule, Keep],
) -> tuple[date, RetentionRule]:
    """When a closed case is deleted and by which rule; the earlier one wins (RET-1).

    `twentieth_birthday` is the earliest possible one of a focus person who was under 18 when the
    concern came, None when nobody was. A case closed after the 18th birthday keeps the birthday
    as its limit (scenarios.md 10).
    """
    rule = RetentionRule.CASE_MINOR if under_18_at_closing else RetentionRule.CASE_ADULT
    day = delete_on(rule, closed_on, keep)
    if twentieth_birthday is not None and closed_on < twentieth_birthday < day:
        return twentieth_birthday, RetentionRule.TWENTIETH_BIRTHDAY
    return day, rule
