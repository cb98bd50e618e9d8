# SPDX-License-Identifier: EUPL-1.2
"""Notes that close after a day, their addenda, and reviews of the concern."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.casework import Direction, NoteDraft, ReviewDraft
from app.domain.errors import InvalidDraft, NoteClosed, Problem
from app.services import cases
from app.services.pages import case_page
from app.services.register import Register
from app.storage.search import find
from tests.builders import DAY, NOW, a_case, a_concern

A_DAY = timedelta(hours=24)


def test_a_note_is_rewritten_within_a_day(register: Register) -> None:
    case = a_case(register)
    draft = NoteDraft(case_id=case.id, noted_on=DAY, text="Talt med læreren.", source="skolen")
    note = cases.add_note(register, draft, now=NOW)
    again = replace(draft, text="Talt med skolelederen.")
    changed = cases.change_note(register, note.id, again, now=NOW + A_DAY)
    assert case_page(register.database, case.id).notes == (changed,)
    assert changed.author == register.holder
    assert find(register.database, "skolelederen")
    assert not find(register.database, "læreren")
    history = case_page(register.database, case.id).history
    assert dict(history[0].before)["text"] == "Talt med læreren."


def test_after_a_day_only_addenda_are_possible(register: Register) -> None:
    case = a_case(register)
    draft = NoteDraft(case_id=case.id, noted_on=DAY, text="Talt med læreren.", internal=True)
    note = cases.add_note(register, draft, now=NOW)
    late = NOW + A_DAY + timedelta(seconds=1)
    with pytest.raises(NoteClosed):
        cases.change_note(register, note.id, draft, now=late)
    addendum = cases.add_addendum(register, note.id, "Læreren retter sig.", now=late)
    second = cases.add_addendum(register, addendum.id, "Og igen.", now=late)
    assert (addendum.addendum_to, second.addendum_to) == (note.id, note.id)
    assert addendum.internal
    assert case_page(register.database, case.id).notes == (note, addendum, second)
    with pytest.raises(InvalidDraft):
        cases.add_addendum(register, note.id, " ", now=late)


def test_a_working_notes_words_are_not_found(register: Register) -> None:
    concern = a_concern(register)
    draft = NoteDraft(concern_id=concern.id, noted_on=DAY, text="Kom cyklende.")
    cases.add_note(register, draft, now=NOW)
    assert not find(register.database, "cyklende")


def test_a_note_has_words_and_no_day_to_come(register: Register) -> None:
    case = a_case(register)
    draft = NoteDraft(case_id=case.id, noted_on=DAY + timedelta(days=1), text="")
    with pytest.raises(InvalidDraft) as refused:
        cases.add_note(register, draft, now=NOW)
    assert refused.value.problems == (
        ("noted_on", Problem.IN_FUTURE),
        ("text", Problem.NEEDS_TEXT),
    )


def test_reviews_stand_in_order_and_are_found(register: Register) -> None:
    case = a_case(register)
    draft = ReviewDraft(
        case_id=case.id,
        reviewed_on=DAY,
        whats_new="Begyndt i lære.",
        direction=Direction.FALLING,
        conclusion="Aftagende.",
        next_step="Samtale i juni.",
    )
    first = cases.add_review(register, draft, now=NOW)
    second = cases.add_review(register, replace(draft, whats_new="Bor alene."), now=NOW)
    assert case_page(register.database, case.id).reviews == (first, second)
    assert find(register.database, "begyndt")
    with pytest.raises(InvalidDraft):
        cases.add_review(register, replace(draft, conclusion=""), now=NOW)
