# SPDX-License-Identifier: EUPL-1.2
"""A door that its user walked away from: nobody else gets in, or reads what was typed."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from app.door.idle import AFTER
from app.door.recovery_fields import RecoveryFields
from app.door.secret_line import SecretLine
from app.pipes import Reason
from app.storage.vault import recovery
from tests.door.front import NOW
from tests.door.visits import Visit, older_copy, write
from tests.services.registers import SECRET, make


def asked_what_is_missing(visit: Visit) -> None:
    older_copy(visit)
    visit.unlock()


def came_to_restore(visit: Visit) -> None:
    make(visit.place, now=NOW)
    visit.unlock(reason=Reason.COPIES, at=NOW.isoformat())


def restored(visit: Visit) -> None:
    make(visit.place, now=NOW)
    write(visit.place, "Før kopien.", back_up=True)
    page = visit.unlock(reason=Reason.COPIES, at=NOW.isoformat())
    visit.press(page.button)


def typed_and_left(visit: Visit) -> None:
    make(visit.place, now=NOW)
    visit.come().unlock_page.passphrase.set_value(SECRET)


@pytest.mark.parametrize("came", [asked_what_is_missing, came_to_restore, restored, typed_and_left])
def test_after_ten_minutes_the_passphrase_is_asked_for_again(came: Any, visit: Visit) -> None:
    came(visit)
    door = visit.door
    assert door is not None
    opened = door.entry.opened
    door.idle._touched -= AFTER - timedelta(seconds=1)
    door.idle.look()
    held = [door.unlock_page.passphrase.value(), door.entry.order, door.entry.opened]
    assert any(held), "not before"
    door.idle._touched -= timedelta(seconds=1)
    door.idle.look()
    assert door.stack.currentWidget() is door.unlock_page
    assert "14:07" in door.unlock_page.why.text()
    assert opened is None or not any(opened.unlocked.master)
    assert (door.entry.order, door.entry.opened) == (None, None)
    assert door.unlock_page.passphrase.value() == ""
    door.unlock_page.button.click()
    assert door.unlock_page.field.error
    door.unlock_page.restore_button.click()
    visit.settle()
    assert door.show_page("restore").secret.value() == ""
    assert visit.handed == []


def test_work_that_goes_on_is_somebody_there(visit: Visit) -> None:
    came_to_restore(visit)
    door = visit.door
    assert door is not None
    with visit.before_the_lane():
        door.idle._touched -= AFTER
        door.idle.look()
    page = visit.settle()
    assert page is door.show_page("restore")
    door.idle._touched -= AFTER
    door.idle.look()
    assert door.stack.currentWidget() is door.unlock_page


def shown(line: QLineEdit) -> str:
    """What somebody can bring back who shows the line and presses Ctrl+Z."""
    line.setEchoMode(QLineEdit.EchoMode.Normal)
    line.undo()
    return line.text()


def test_what_was_typed_at_the_door_cannot_be_brought_back(visit: Visit) -> None:
    make(visit.place, now=NOW)
    door = visit.come(reason=Reason.KEYS, at=NOW.isoformat())
    line = door.unlock_page.passphrase.line
    QTest.keyClicks(line, SECRET)
    page = visit.press(door.unlock_page.button)
    page.list.close_button.click()
    assert door.stack.currentWidget() is door.unlock_page
    assert shown(line) == ""


def test_a_line_that_asks_for_something_else_has_forgotten(qtbot: Any) -> None:
    asked = SecretLine()
    qtbot.addWidget(asked)
    QTest.keyClicks(asked.line, SECRET)
    asked.ask_for_recovery(True)
    assert shown(asked.line) == ""
    fields = RecoveryFields()
    qtbot.addWidget(fields)
    fields.expect(recovery.generate())
    for one in fields.lines:
        QTest.keyClicks(one, "ABCD")
    fields.expect(recovery.generate())
    assert [shown(one) for one in fields.lines] == [""] * len(fields.lines)
