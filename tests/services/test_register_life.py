# SPDX-License-Identifier: EUPL-1.2
"""A register from its making to its closing, and what an older copy of it looks like."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.audit import Action, Purpose
from app.domain.errors import (
    AppError,
    FolderNotEmpty,
    InvalidDraft,
    OlderCopy,
    OtherHistory,
    Problem,
    RegisterBusy,
    RegisterExists,
    UnsafeKeyParameters,
    WrongPassphrase,
)
from app.domain.municipality import ProfileDraft, RegistrationPolicy
from app.services.common import Register, writing
from app.services.register import (
    check_register,
    close_register,
    create_register,
    open_register,
    unlock_register,
)
from app.services.settings import change_profile, profile
from app.storage import audit
from app.storage.vault import Cost
from tests.services.registers import (
    CHEAP,
    HOLDER,
    NOW,
    PROFILE,
    SECRET,
    enter,
    later,
    make,
    opened,
)


def actions(register: Register) -> list[Action]:
    return [one.action for one in audit.latest(register.database)]


def test_a_new_register_holds_its_profile_and_its_first_entry(tmp_path: Path) -> None:
    place = make(tmp_path)
    assert {path.name for path in place.iterdir()} == {
        "register-0001.db",
        "register-0001.db-journal",
        "register.keys",
        "register.keys.bak",
        "register.seal",
    }
    assert (place / "register-0001.db-journal").stat().st_size == 0
    assert place.stat().st_mode & 0o077 == 0
    register = enter(tmp_path, purpose=Purpose.MEETING, now=later(5))
    assert replace(profile(register), changed_at=NOW) == profile(register)
    assert profile(register).policy is RegistrationPolicy.NAME_AT_MEASURE
    assert actions(register) == [Action.UNLOCK, Action.CREATE_REGISTER]
    last = audit.latest(register.database)[0]
    assert (last.holder, last.purpose, last.at) == (HOLDER, Purpose.MEETING, later(5))
    assert check_register(register).sound
    close_register(register, now=later(9), reason="idle")


def test_nothing_of_an_open_register_can_be_read_from_its_repr(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        assert repr(register) == "Register(closed=False)"


@pytest.mark.parametrize("name", ["name", "region", "police_district"])
def test_a_profile_with_a_fault_makes_no_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidDraft) as caught:
        make(tmp_path, replace(PROFILE, **{name: " "}))
    assert caught.value.problems == ((name, Problem.REQUIRED),)
    assert list(tmp_path.iterdir()) == []


def test_a_register_is_never_made_over_another(tmp_path: Path) -> None:
    place = make(tmp_path)
    before = {path.name: path.read_bytes() for path in place.iterdir()}
    with pytest.raises(RegisterExists):
        make(tmp_path)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == before
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "brev.txt").write_text("hej", encoding="utf-8")
    with pytest.raises(FolderNotEmpty):
        create_register(
            tmp_path / "other", SECRET, PROFILE, holder=HOLDER, now=NOW, cost=CHEAP, floors=CHEAP
        )


def test_the_production_floors_hold_unless_a_test_says_otherwise(tmp_path: Path) -> None:
    with pytest.raises(UnsafeKeyParameters):
        create_register(tmp_path / "r", SECRET, PROFILE, holder=HOLDER, now=NOW, cost=CHEAP)
    assert list(tmp_path.iterdir()) == []
    make(tmp_path)
    with pytest.raises(UnsafeKeyParameters):
        unlock_register(tmp_path / "register", SECRET)


def test_a_failure_after_the_database_was_made_leaves_nothing_half_made(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        make(tmp_path, replace(PROFILE, hotline="\ud800"))
    assert not (tmp_path / "register").exists()


def test_a_wrong_passphrase_leaves_the_register_closed(tmp_path: Path) -> None:
    place = make(tmp_path)
    with pytest.raises(WrongPassphrase):
        unlock_register(place, "noget helt andet end det", floors=CHEAP)
    close_register(enter(tmp_path), now=NOW, reason="quit")


def test_only_one_program_at_a_time(tmp_path: Path) -> None:
    with opened(tmp_path), pytest.raises(RegisterBusy):
        enter(tmp_path)


def test_closing_logs_why_wipes_the_keys_and_marks_a_clean_end(tmp_path: Path) -> None:
    make(tmp_path)
    register = enter(tmp_path)
    keys = register.keys
    assert not register.unclean
    close_register(register, now=later(30), reason="idle")
    close_register(register, now=later(31), reason="idle")
    assert register.database.closed
    assert not any(keys.database)
    again = enter(tmp_path, now=later(40))
    assert not again.unclean
    last = audit.latest(again.database, limit=2)[1]
    assert (last.action, last.detail, last.at) == (Action.LOCK, "idle", later(30))
    again.database.close()  # as when the process was killed
    third = enter(tmp_path, now=later(50))
    assert third.unclean
    assert check_register(third).sound
    assert not third.unclean
    close_register(third, now=later(51), reason="quit")


def keep_copy(folder: Path) -> Callable[[], None]:
    """The register's database as it is now; called, puts it back with the seals left alone."""
    database = folder / "register" / "register-0001.db"
    copy = folder / "copy.db"
    shutil.copy(database, copy)

    def put_back() -> None:
        shutil.copy(copy, database)

    return put_back


def work(folder: Path, minute: int) -> None:
    register = enter(folder, now=later(minute))
    with writing(register, Action.SEARCH, now=later(minute)):
        pass
    close_register(register, now=later(minute), reason="quit")


def test_an_older_copy_is_reported_with_what_is_missing(tmp_path: Path) -> None:
    make(tmp_path)
    put_back = keep_copy(tmp_path)
    work(tmp_path, 5)
    put_back()
    with pytest.raises(OlderCopy) as caught:
        enter(tmp_path)
    assert caught.value.missing == 3
    register = enter(tmp_path, accept_older="restored_backup")
    assert actions(register) == [Action.UNLOCK, Action.ACCEPT_OLDER, Action.CREATE_REGISTER]
    close_register(register, now=NOW, reason="quit")
    close_register(enter(tmp_path), now=NOW, reason="quit")


def test_two_histories_of_one_register_are_told_apart(tmp_path: Path) -> None:
    make(tmp_path)
    put_back = keep_copy(tmp_path)
    seal = (tmp_path / "register" / "register.seal").read_bytes()
    work(tmp_path, 5)
    mine = next((tmp_path / "state" / "seals").iterdir())
    of_this_computer = mine.read_bytes()
    put_back()
    (tmp_path / "register" / "register.seal").write_bytes(seal)
    mine.unlink()
    work(tmp_path, 7)  # on another computer, which knows only the seal beside the register
    work(tmp_path, 8)
    mine.write_bytes(of_this_computer)
    with pytest.raises(OtherHistory):
        enter(tmp_path)
    close_register(enter(tmp_path, accept_older="restored_backup"), now=NOW, reason="quit")


def test_a_lost_seal_is_no_obstacle(tmp_path: Path) -> None:
    place = make(tmp_path)
    (place / "register.seal").unlink()
    shutil.rmtree(tmp_path / "state")
    register = enter(tmp_path)
    assert register.sealed
    close_register(register, now=NOW, reason="quit")


def test_history_says_who_why_and_what_was_there_before(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        change_profile(register, replace(PROFILE, name="Ny Kommune"), now=later(3))
        assert register.profile.name == "Ny Kommune"
        row = register.database.fetchone("SELECT * FROM history")
        assert row is not None
        assert (row["noun"], row["holder"], row["purpose"]) == (
            "municipality_profile",
            HOLDER,
            "casework",
        )
        assert '"name":"Lyngsø Kommune"' in row["before"]
        with writing(register, Action.CHANGE, reason="new_name", now=later(4)) as database:
            database.execute("UPDATE municipality_profile SET name = 'X'")
        row = register.database.fetchone("SELECT reason, at FROM history ORDER BY seq DESC")
        assert row is not None
        assert tuple(row) == ("new_name", later(4).isoformat())


def test_a_register_opens_only_with_its_own_keys(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = make(tmp_path / "a"), make(tmp_path / "b")
    keys = unlock_register(first, SECRET, floors=CHEAP)
    with pytest.raises(AppError):
        open_register(second, keys, Purpose.CASEWORK, now=NOW, state_folder=tmp_path / "state")


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    create_register(
        tmp_path / "r",
        SECRET,
        ProfileDraft(name="Lyngsø", region="r", police_district="p"),
        holder=HOLDER,
        now=NOW,
        cost=Cost(memory_kib=8, passes=1, lanes=1),
        floors=CHEAP,
        progress=lambda done, of: told.append((done, of)),
        state_folder=tmp_path / "state",
    )
    assert told == [(0, 2), (1, 2), (2, 2)]
