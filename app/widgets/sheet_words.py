# SPDX-License-Identifier: EUPL-1.2
"""The words of the survey sheet's protection: its kinds, why it says no more, why there is none."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from app.domain.errors import SheetRefusal, SheetRefused
from app.domain.protected import Profile, Reason
from app.widgets.texts import date_text, tr

Words = Mapping[Any, str]


def sheet_tables() -> Mapping[type[Enum], Words]:
    """Every vocabulary of the survey sheet."""
    return {Profile: _profiles(), Reason: _reasons(), SheetRefusal: _refusals()}


def sheet_refused(error: SheetRefused) -> str:
    """Why there is no sheet, with the earlier release it collides with, and what to do."""
    said = _refusals()[error.why]
    if error.start is None or error.end is None:
        return said
    period = tr("{start} – {end}").format(start=date_text(error.start), end=date_text(error.end))
    if error.released_at is None:
        which = tr("It is about the sheet for {period}.")
        return f"{said} {which.format(period=period)}"
    when = date_text(error.released_at.date())
    which = tr("It is about the sheet for {period}, which left on {date}.")
    return f"{said} {which.format(period=period, date=when)}"


def _profiles() -> Words:
    return {
        Profile.YES_NO: tr("Yes/no sheet"),
        Profile.INTERVAL: tr("Interval sheet"),
        Profile.STRICT: tr("Strict sheet"),
    }


def _reasons() -> Words:
    return {
        Reason.TOO_FEW_CASES: tr(
            "There are fewer than five cases in the period. A breakdown could then be about "
            "persons whom somebody knows, so only the first question is answered."
        ),
        Reason.TOO_FEW_CONCERNS: tr(
            "There are fewer than five concerns in the period. A breakdown could then be about "
            "persons whom somebody knows."
        ),
        Reason.WOULD_REVEAL: tr(
            "Together with the other figures on the sheet, a finer figure could give somebody away."
        ),
        Reason.SMALL_NUMBER: tr(
            "Small numbers are about few people, so the sheet does not say which of them it is."
        ),
        Reason.PROFILE: tr(
            "This kind of sheet says no more. Other kinds stand under “More kinds of sheet”."
        ),
        Reason.SAYS_NO_MORE: tr(
            "Everything this table could say stands in the other tables, so it is left out."
        ),
        Reason.NO_TIME: tr(
            "There was no time left to check whether a finer figure gives somebody away, so "
            "nothing finer is said."
        ),
        Reason.NO_CASES: tr("There are no cases in the period, so there is nothing to break down."),
        Reason.NOT_ANSWERED: tr(
            "The municipality has not answered this question. Answer it in the municipality "
            "profile, and it goes into the sheet."
        ),
    }


def _refusals() -> Words:
    return {
        SheetRefusal.FEW_DIFFER: tr(
            "No sheet is made. Fewer than five cases have come or gone since an earlier sheet "
            "whose period overlaps this one, and held against each other the two sheets would "
            "tell about exactly those. Use the same period again for the same answer, wait until "
            "at least five cases differ, or choose separate calendar years."
        ),
        SheetRefusal.CONTRADICTION: tr(
            "No sheet is made. An earlier sheet says something that the register no longer fits, "
            "so the two cannot be held safely against each other. Use the period of that sheet "
            "again, or choose a period that no earlier sheet overlaps."
        ),
        SheetRefusal.POLICY_CHANGED: tr(
            "No sheet is made. The rules of protection have changed since an earlier sheet whose "
            "period overlaps this one. Put the earlier rules back, or choose a period that no "
            "earlier sheet overlaps."
        ),
        SheetRefusal.POLICY_TOO_LOOSE: tr(
            "No sheet is made. The rules of protection on this computer protect less than the "
            "program allows. Ask the IT department to put the supplied rules back."
        ),
        SheetRefusal.POLICY_UNREADABLE: tr(
            "No sheet is made. The rules of protection on this computer cannot be read. Ask the "
            "IT department to put the supplied rules back."
        ),
        SheetRefusal.LEDGER_DAMAGED: tr(
            "No sheet is made. The ledger of what has left cannot be read whole, and without it a "
            "new sheet cannot be held against the earlier ones. Restore a backup, or tell the IT "
            "department."
        ),
        SheetRefusal.LEDGER_CHANGED: tr(
            "No sheet is made. Another sheet has left since this one was counted, and it has not "
            "been held against that one. Count again."
        ),
        SheetRefusal.NO_PROOF: tr(
            "No sheet is made. The program could not prove that the figures give nobody away. "
            "Choose a stricter sheet or another period."
        ),
        SheetRefusal.TOO_SLOW: tr(
            "No sheet is made. Holding it against the earlier sheets took too long. Choose a "
            "stricter sheet, or a period that overlaps fewer of them."
        ),
        SheetRefusal.SOLVER_FAILED: tr(
            "No sheet is made. The part of the program that checks the figures failed. Count "
            "again; if it fails once more, tell the IT department."
        ),
    }
