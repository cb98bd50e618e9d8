# SPDX-License-Identifier: EUPL-1.2
"""One sentence per expected error and one per field problem: what happened and what to do."""

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.errors import (
    AppError,
    FileNotSaved,
    InvalidDraft,
    NotFound,
    PrintingFailed,
    Problem,
    TransitionRefused,
)
from app.widgets.texts import tr

Sentence = Callable[[Any], str]


def problem_words() -> Mapping[Problem, str]:
    """Every field problem with what to do about it."""
    return {
        Problem.REQUIRED: tr("This must be filled in."),
        Problem.IN_FUTURE: tr("The date lies in the future. Write a date up to today."),
        Problem.IN_PAST: tr("The date has passed. Write today's date or a later one."),
        Problem.BEFORE_OPENING: tr(
            "The date lies before the case was opened. Write a date from the opening on."
        ),
        Problem.BEFORE_START: tr("The date lies before the start. Write a date from the start on."),
        Problem.BEFORE_RECEIVED: tr(
            "The date lies before the concern was received. Write that date or a later one."
        ),
        Problem.TOO_LATE: tr("The date is too late. Write an earlier date."),
        Problem.TOO_LONG: tr("The text is too long. Make it shorter."),
        Problem.NOT_A_DATE: tr("This is not a date. Write for example 12.5.2026."),
        Problem.NOT_A_NUMBER: tr("This is not a number. Write it with digits."),
        Problem.UNKNOWN_CODE: tr("This choice is not in the list. Choose one from the list."),
        Problem.RETIRED_CODE: tr("This choice is no longer in use. Choose one from the list."),
        Problem.NEEDS_REASON: tr("Write the reason."),
        Problem.NEEDS_TEXT: tr("This choice needs a few words. Write them beside it."),
        Problem.NEEDS_DECISION: tr("A decision is missing. Make it first."),
        Problem.CPR_NUMBER: tr("This looks like a CPR number. Remove it."),
        Problem.SAME_PERSON: tr("This is the same person twice. Choose another one."),
    }


def problem_text(problem: Problem) -> str:
    """What is wrong with one field, in words."""
    return problem_words()[problem]


def _invalid_draft(error: InvalidDraft) -> str:
    return tr("%n field(s) must be corrected before this can be saved.", "", len(error.problems))


def _not_found(_error: NotFound) -> str:
    return tr("This record is no longer in the register. Go back and refresh the list.")


def _transition_refused(_error: TransitionRefused) -> str:
    return tr(
        "This step is not possible as things stand now. Refresh the page to see what has changed."
    )


def _file_not_saved(_error: FileNotSaved) -> str:
    return tr("The file could not be saved in that folder. Choose another folder and try again.")


def _printing_failed(_error: PrintingFailed) -> str:
    return tr("The printer did not take the paper. Check the printer and print again.")


_SENTENCES: dict[type[AppError], Sentence] = {
    InvalidDraft: _invalid_draft,
    NotFound: _not_found,
    FileNotSaved: _file_not_saved,
    PrintingFailed: _printing_failed,
    TransitionRefused: _transition_refused,
}


def known_errors() -> frozenset[type[AppError]]:
    """The errors that have a sentence; for the test that compares them with the program."""
    return frozenset(_SENTENCES)


def sentence(error: AppError) -> str:
    """What happened, what it means and what to do; a missing sentence is a bug."""
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _SENTENCES[kind](error)
    raise KeyError(type(error).__name__)
