# SPDX-License-Identifier: EUPL-1.2
"""What goes by itself when its day has come, and what a wrong clock must not take."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.audit import Action
from app.domain.concerns import ConcernDraft
from app.domain.errors import RegisterBusy
from app.services import backups, concerns
from app.services.keys import add_holder, unlock_keys
from app.services.register import Register, check_register, close_register
from app.services.task import Task
from app.services.views import ConcernFilter
from app.storage import audit
from app.storage.files import STATUS_FILE
from tests.services.registers import CHEAP, NOW, SECRET, enter, later, make


def days_later(folder: Path, days: int) -> Register:
    return enter(folder, now=later(days=days))


def leave(register: Register, days: int) -> None:
    close_register(register, now=later(days=days), reason="locked")


def working_notes(register: Register) -> int:
    return len(concerns.list_concerns(register, ConcernFilter.ALL))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A register with one working note, which is due after two weeks."""
    make(tmp_path)
    register = enter(tmp_path)
    draft = ConcernDraft(received_on=NOW.date(), source="teacher", summary="Noget er sagt.")
    concerns.receive_concern(register, draft, now=NOW)
    leave(register, 0)
    return tmp_path


def test_one_unlock_under_a_clock_a_year_ahead_deletes_nothing(place: Path) -> None:
    register = days_later(place, 365)
    assert register.last_used == NOW
    assert working_notes(register) == 1
    leave(register, 365)


def test_after_a_long_leave_the_second_unlock_deletes_what_is_due(place: Path) -> None:
    leave(days_later(place, 90), 90)
    register = days_later(place, 91)
    assert register.last_used is None
    assert working_notes(register) == 0
    leave(register, 91)


def test_a_backup_under_a_clock_a_year_ahead_takes_no_other_away(place: Path) -> None:
    register = enter(place)
    for day in range(3):
        backups.back_up(register, now=later(days=day), task=Task())
    leave(register, 3)
    register = days_later(place, 365)
    backups.back_up(register, now=later(days=365), task=Task())
    assert len(backups.listed(register.folder)) == 4
    leave(register, 365)


def test_the_log_keeps_a_year_and_still_verifies(place: Path) -> None:
    for day in range(30, 420, 30):
        leave(days_later(place, day), day)
    register = days_later(place, 421)
    oldest = audit.latest(register.database, limit=1000)[-1]
    assert oldest.at.date() >= (NOW + timedelta(days=421 - 366)).date()
    assert oldest.seq > 1
    assert check_register(register).sound
    assert Action.PRUNE in {one.action for one in audit.latest(register.database, limit=1000)}
    leave(register, 421)
    leave(days_later(place, 422), 422)  # and the door has no question


def test_a_second_window_does_not_undo_a_change_of_keys(place: Path) -> None:
    folder = place / "register"
    state = place / "state"
    first, second = (unlock_keys(folder, SECRET, floors=CHEAP) for _ in range(2))
    add = {"now": NOW, "cost": CHEAP, "floors": CHEAP, "state_folder": state}
    add_holder(folder, first, "hest kat mus rotte gris fugl", label="Anna Holm", **add).wipe()  # type: ignore[arg-type]  # as its keywords
    with pytest.raises(RegisterBusy):
        add_holder(folder, second, "gul rød blå hvid sort grøn", label="Bo Lund", **add)  # type: ignore[arg-type]  # as its keywords
    second.wipe()


def test_the_paper_for_the_day_the_computer_is_gone_lies_with_the_backups(place: Path) -> None:
    stick = place / "stick"
    stick.mkdir()
    register = enter(place)
    (register.folder / STATUS_FILE).write_text("Sidst låst i går.", encoding="utf-8")
    backups.choose_second_target(register, stick, now=NOW)
    backups.back_up(register, now=NOW, task=Task())
    kept = [register.folder / "backups" / STATUS_FILE, *stick.glob("hvis-computeren*.txt")]
    assert [path.read_text(encoding="utf-8") for path in kept] == ["Sidst låst i går."] * 2
    leave(register, 0)
