# SPDX-License-Identifier: EUPL-1.2
"""Where work stopped is kept per holder in the register: no names, no log entry, nothing gone."""

import pytest

from app.domain.audit import Action
from app.domain.concerns import ConcernDraft
from app.services.common import Register
from app.services.concerns import receive_concern
from app.services.resume import Place, keep_place, kept_place
from app.storage import settings
from tests.services.registers import NOW, TODAY


@pytest.fixture
def concern_id(register: Register) -> str:
    draft = ConcernDraft(received_on=TODAY, source="teacher", summary="Har vist et flag.")
    return receive_concern(register, draft, now=NOW).id


def test_nothing_is_known_at_first(register: Register) -> None:
    assert kept_place(register) is None


def test_the_last_place_is_kept_and_not_logged(register: Register, concern_id: str) -> None:
    before = register.head
    place = Place(page="concern", record_id=concern_id, extra={"part": "signs"}, quit=True)
    keep_place(register, Place(page="today"))
    keep_place(register, place)
    assert kept_place(register) == place
    assert register.head == before


def test_each_holder_has_a_place_of_their_own(register: Register) -> None:
    keep_place(register, Place(page="survey"))
    register.keys.slot_id = "another"
    assert kept_place(register) is None


def test_what_was_searched_for_is_not_kept(register: Register) -> None:
    keep_place(register, Place(page="search", extra={"text": "Sofie Lund", "row": "7"}))
    assert kept_place(register) == Place(page="search", extra={"row": "7"})
    assert not any("Sofie" in text for text in settings.values(register.database).values())


def test_a_record_that_is_gone_is_no_place(register: Register) -> None:
    keep_place(register, Place(page="case", record_id="8d5b2c0e-0000-4000-8000-000000000000"))
    assert kept_place(register) is None


def test_the_same_place_is_written_once(register: Register) -> None:
    keep_place(register, Place(page="cases"))
    changes = register.database.scalar("SELECT total_changes()")
    keep_place(register, Place(page="cases"))
    assert register.database.scalar("SELECT total_changes()") == changes
    assert register.head.action is not Action.SETTING
