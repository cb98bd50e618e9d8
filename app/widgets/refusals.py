# SPDX-License-Identifier: EUPL-1.2
"""Why a step cannot be taken now, and what to do first: one sentence per refusal."""

from collections.abc import Mapping

from app.domain.machines import UNDO_SECONDS, Refusal
from app.widgets.texts import tr


def refusal_words() -> Mapping[Refusal, str]:
    """Every refusal of a state machine with what to do about it."""
    return {
        Refusal.NOT_FROM_HERE: tr(
            "This step is not possible as things stand now. Refresh the page to see what has "
            "changed."
        ),
        Refusal.NEEDS_REASON: tr("Write the reason first."),
        Refusal.NEEDS_FOUNDED_ASSESSMENT: tr(
            "A case needs an initial assessment that finds the concern founded. Write it first."
        ),
        Refusal.NEEDS_REGISTRATION_DECISION: tr(
            "A registration decision is missing. Decide first for each person in focus, and for "
            "each person who is named."
        ),
        Refusal.NEEDS_HANDOVER: tr("Write first to whom it is passed on, and what."),
        Refusal.NEEDS_MEETING_BASIS: tr(
            "The meeting needs a legal basis before somebody is named there."
        ),
        Refusal.NEEDS_CASE: tr("Choose the case first."),
        Refusal.NEEDS_CONCERN: tr("A case needs a concern. Choose it first."),
        Refusal.NEEDS_PRIMACY: tr(
            "Say first whether it is a primary or a non-primary radicalisation case."
        ),
        Refusal.NEEDS_INTERVENTION_OR_TEXT: tr(
            "The case needs an intervention, or a few words about following up without one."
        ),
        Refusal.NEEDS_RESUME_DATE: tr("Write first when it is expected to resume."),
        Refusal.NEEDS_RESULT: tr("Choose the result first."),
        Refusal.NEEDS_ACCEPTANCE: tr("Say first who has accepted."),
        Refusal.OPEN_INTERVENTIONS: tr(
            "Interventions are still running. Say for each how it ended, then close the case."
        ),
        Refusal.IN_FUTURE: tr("The date lies in the future. Write a date up to today."),
        Refusal.BEFORE_OPENING: tr(
            "The date lies before the case was opened. Write a date from the opening on."
        ),
        Refusal.BEFORE_START: tr("The date lies before the start. Write a date from the start on."),
        Refusal.BEFORE_RECEIVED: tr(
            "The date lies before the concern was received. Write that date or a later one."
        ),
        Refusal.HOLD_TOO_LONG: tr(
            "A case is on hold for at most six months. Write an earlier day."
        ),
        Refusal.REASON_NOT_ALLOWED_YET: tr(
            "A case that has not started closes only as an error, after a move or after a death."
        ),
        Refusal.UNDO_TOO_LATE: tr(
            "More than %n second(s) have passed. Make the change by hand.", "", UNDO_SECONDS
        ),
        Refusal.CHANGED_SINCE: tr(
            "Something else has happened since. Make the change by hand instead."
        ),
        Refusal.WRONG_POLICY: tr("The municipality's registration policy does not allow this."),
    }


def refusal_text(why: str) -> str:
    """The sentence for a refusal; the general one where the reason is not a known one."""
    known = refusal_words()
    return known.get(Refusal(why) if why in list(Refusal) else Refusal.NOT_FROM_HERE, "")
