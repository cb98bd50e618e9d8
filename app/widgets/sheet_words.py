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
            "There are fewer than five cases in the period. A breakdown could point to persons "
            "whom somebody knows, so only the first question is answered."
        ),
        Reason.TOO_FEW_CONCERNS: tr(
            "There are fewer than five concerns in the period. A breakdown could point to persons "
            "whom somebody knows."
        ),
        Reason.WOULD_REVEAL: tr(
            "Together with the other figures on the sheet, a more exact figure could give "
            "somebody away."
        ),
        Reason.SMALL_NUMBER: tr(
            "A small number is about few people. So the sheet does not say which number it is."
        ),
        Reason.PROFILE: tr(
            "This kind of sheet says no more. Other kinds stand under “More kinds of sheet”."
        ),
        Reason.SAYS_NO_MORE: tr(
            "Everything this table could say stands in the other tables, so it is left out."
        ),
        Reason.NO_TIME: tr(
            "There was no time left to check whether a more exact figure gives somebody away, so "
            "the sheet says no more."
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
            "whose period overlaps this one. Held against each other, the two sheets would tell "
            "about exactly those. Use the period of that sheet again and get the same answers, "
            "wait until it is at least five cases, or choose a period that no earlier sheet "
            "overlaps."
        ),
        SheetRefusal.CONTRADICTION: tr(
            "No sheet is made. The register no longer fits an earlier sheet, so a new one cannot "
            "be held against it. Use the period of that sheet again, or choose a period that no "
            "earlier sheet overlaps."
        ),
        SheetRefusal.POLICY_CHANGED: tr(
            "The sheet does not leave. The rules of protection have changed since it was counted. "
            "Count again."
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
            "No sheet is made. The list of what has left is damaged, and without it a new sheet "
            "cannot be held against the earlier ones. Restore a backup, or tell the IT department."
        ),
        SheetRefusal.LEDGER_CHANGED: tr(
            "The sheet does not leave. Since it was counted, another sheet has left or a case has "
            "been deleted, and that has not been taken into account. Count again."
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
            "again. If it happens once more, tell the IT department."
        ),
    }
