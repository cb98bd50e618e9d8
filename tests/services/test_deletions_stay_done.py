# SPDX-License-Identifier: EUPL-1.2
"""Deletions stay done: no restored copy, and no older file, brings back what is gone (RET-3)."""

import shutil
from pathlib import Path

import pytest

from app.domain.concerns import ConcernEvent
from app.domain.errors import (
    DeletionsUnknown,
)
from app.domain.municipality import RegistrationPolicy
from app.services import drafts, outcomes, search
from app.services.register import open_register
from app.storage import deletions, tally
from tests.builders import NOW, a_concern, concern_draft, make_register
from tests.services.registers import enter
from tests.services.stores import closed, found, later, numbers, put_back, take, usb

MARK = "Smedevænget"


def test_a_deleted_concern_does_not_come_back_with_an_older_copy(tmp_path: Path) -> None:
    """Scenario 1: closed as not clarified; a search finds nothing after a restore either."""
    register = make_register(tmp_path, policy=RegistrationPolicy.NAME_AT_MEASURE)
    gone = a_concern(register, summary=f"{MARK} 14, AB 12 345", inquiry=True)
    stays = a_concern(register, summary="Noget andet")
    taken = take(register)
    outcomes.decide_outcome(
        register,
        gone.id,
        ConcernEvent.CANNOT_BE_CLARIFIED,
        "Intet at gå videre med.",
        on=NOW.date(),
        now=later(5),
    )
    sums = tally.outcomes(register.database)
    closed(register)
    assert found(tmp_path, MARK) == 0
    put_back(taken.path, tmp_path, now=later(40))
    again = enter(tmp_path, now=later(41))
    assert not search.search(again, MARK)
    assert numbers(again) == [stays.number]
    assert tally.outcomes(again.database) == sums
    assert [one.record for one in deletions.all_of(again.database)] == [gone.id]
    closed(again)
    assert found(tmp_path, MARK) == found(tmp_path, "AB 12") == 0
    assert found(tmp_path, "Noget andet") > 0


def test_the_draft_of_a_call_that_ended_as_a_number_does_not_come_back(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    kept = a_concern(register)
    drafts.save_draft(register, "concern:new", {"summary": MARK}, now=NOW)
    drafts.save_draft(register, f"note:{kept.id}", {"text": "Lidt"}, now=NOW, concern_id=kept.id)
    taken = take(register)
    outcomes.give_advice(register, concern_draft(), form_key="concern:new", now=later(5))
    closed(register)
    put_back(taken.path, tmp_path, now=later(40))
    again = enter(tmp_path, now=later(41))
    assert [one.form for one in drafts.list_drafts(again)] == [f"note:{kept.id}"]
    closed(again)
    assert found(tmp_path, MARK) == 0


def test_the_list_alone_is_enough_when_the_database_is_lost(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    gone = a_concern(register, summary=MARK)
    taken = take(register)
    outcomes.give_advice_on(register, gone.id, now=later(5))
    path = register.database.path
    closed(register)
    path.unlink()
    put_back(taken.path, tmp_path, now=later(40))
    again = enter(tmp_path, now=later(41))
    closed(again)
    assert found(tmp_path, MARK) == 0


def test_an_older_copy_put_back_by_hand_deletes_again_when_it_is_opened(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    gone = a_concern(register, summary=MARK)
    path = register.database.path
    closed(register)
    content = path.read_bytes()
    register = enter(tmp_path, now=later(5))
    outcomes.give_advice_on(register, gone.id, now=later(5))
    closed(register)
    path.write_bytes(content)
    again = enter(tmp_path, now=later(41), accept_older="checked")
    closed(again)
    assert found(tmp_path, MARK) == 0


def test_a_list_that_was_not_written_in_time_is_mended_when_it_is_opened(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    gone = a_concern(register)
    outcomes.give_advice_on(register, gone.id, now=later(5))
    path = register.folder / deletions.FILE
    closed(register)
    for change in (lambda: path.unlink(), lambda: path.write_bytes(b"{}")):
        change()
        register = enter(tmp_path, now=later(6))
        listed = deletions.read(register.folder, register.keys)
        closed(register)
        assert listed is not None
        assert [one.record for one in listed.deletions] == [gone.id]


def test_where_no_list_is_newer_than_the_copy_it_asks(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    kept = a_concern(register)
    taken = take(register)
    closed(register)
    lone = Path(shutil.copy(taken.path, tmp_path / "alone.zip"))
    with pytest.raises(DeletionsUnknown) as asked:
        put_back(lone, tmp_path, place="new")
    assert asked.value.made_at == taken.made_at
    assert not (tmp_path / "new").exists()
    keys = put_back(lone, tmp_path, place="new", accepted=True)
    again = open_register(
        tmp_path / "new",
        keys,
        register.purpose,
        now=later(50),
        state_folder=tmp_path / "state",
    )
    assert numbers(again) == [kept.number]
    closed(again)


def test_the_list_on_a_drive_that_was_away_is_heeded_but_does_not_answer(tmp_path: Path) -> None:
    """It was written with the backup itself, so it always looks newer; the computer is lost."""
    register = make_register(tmp_path)
    told = a_concern(register, summary="Slettet før")
    gone = a_concern(register, summary=MARK)
    place = usb(register, tmp_path)
    taken = take(register)
    outcomes.give_advice_on(register, told.id, now=later(5))
    drive = place.rename(tmp_path / "away")
    outcomes.give_advice_on(register, gone.id, now=later(6))
    closed(register)
    shutil.rmtree(tmp_path / "register")
    shutil.rmtree(tmp_path / "state")
    copy = drive / taken.path.name
    with pytest.raises(DeletionsUnknown):
        put_back(copy, tmp_path)
    assert not (tmp_path / "register").exists()
    put_back(copy, tmp_path, accepted=True)
    assert found(tmp_path, "Slettet før") == 0, "what the drive was told is deleted again"
    assert found(tmp_path, MARK) > 0, "what it was not told comes back, as was accepted"


def test_backups_and_lists_copied_into_a_new_folder_do_not_answer_either(tmp_path: Path) -> None:
    register = make_register(tmp_path)
    taken = take(register)
    closed(register)
    shutil.copytree(taken.path.parent, tmp_path / "new/backups")
    with pytest.raises(DeletionsUnknown):
        put_back(tmp_path / "new/backups" / taken.path.name, tmp_path, place="new")
