# SPDX-License-Identifier: EUPL-1.2
"""The door as a user meets it: typing a passphrase, being refused, making a register."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.audit import Purpose
from app.domain.errors import KeyFileDamaged, RegisterBusy, WrongPassphrase
from app.door.window import DoorWindow
from app.pipes import Reason
from app.storage.vault.keys import DerivedKeys
from app.widgets.errors import sentence
from app.widgets.jobs import Lane
from app.widgets.texts import install_language
from tests.door.front import NOW, Outside, door_at
from tests.services.registers import SECRET, enter, make


def type_and_unlock(door: DoorWindow, qtbot: QtBot, secret: str) -> None:
    line = door.unlock_page.passphrase.line
    line.selectAll()
    qtbot.keyClicks(line, secret)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_the_passphrase_has_the_focus_and_the_gate_is_told_once(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(make(tmp_path), outside, lane, qtbot, tmp_path)
    qtbot.waitUntil(lambda: outside.focused > 0)
    assert door.unlock_page.passphrase.line.hasFocus()
    door.unlock_page.purpose.combo.setFocus()
    door.unlock_page.passphrase.line.setFocus()
    QApplication.processEvents()
    assert outside.focused == 1


def test_the_right_passphrase_hands_over_keys_and_nothing_else(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make(tmp_path)
    door = door_at(folder, outside, lane, qtbot, tmp_path)
    door.unlock_page.purpose.set_value(Purpose.MEETING)
    type_and_unlock(door, qtbot, SECRET)
    qtbot.waitUntil(lambda: bool(outside.handed))
    handed = outside.handed[0]
    assert (handed.folder, handed.purpose, handed.language) == (folder, "meeting", "en")
    assert SECRET.encode() not in bytes(handed.packed_keys)
    assert DerivedKeys.unpack(handed.packed_keys).db_file.startswith("register-")
    assert SECRET not in repr(handed)


def test_a_wrong_passphrase_says_so_beside_the_field(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(make(tmp_path), outside, lane, qtbot, tmp_path)
    type_and_unlock(door, qtbot, "abe bøg cykel drage forkert")
    qtbot.waitUntil(lambda: bool(door.unlock_page.field.error))
    assert door.unlock_page.field.error == sentence(WrongPassphrase())
    assert door.unlock_page.passphrase.line.hasFocus()
    assert outside.handed == []
    type_and_unlock(door, qtbot, SECRET)
    qtbot.waitUntil(lambda: bool(outside.handed))


def test_an_empty_passphrase_is_not_tried(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(make(tmp_path), outside, lane, qtbot, tmp_path)
    door.unlock_page.button.click()
    assert door.unlock_page.field.error
    assert not lane.busy


def test_a_damaged_key_file_is_not_called_a_wrong_passphrase(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make(tmp_path)
    for name in ("register.keys", "register.keys.bak"):
        content = bytearray((folder / name).read_bytes())
        content[len(content) // 2] ^= 1
        (folder / name).write_bytes(content)
    door = door_at(folder, outside, lane, qtbot, tmp_path)
    type_and_unlock(door, qtbot, SECRET)
    qtbot.waitUntil(lambda: door.stack.currentWidget() is not door.unlock_page)
    assert door.stack.currentWidget().said.text() == sentence(KeyFileDamaged())


def test_a_register_that_is_open_elsewhere_says_so(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make(tmp_path)
    register = enter(tmp_path)
    try:
        door = door_at(folder, outside, lane, qtbot, tmp_path)
        type_and_unlock(door, qtbot, SECRET)
        qtbot.waitUntil(lambda: bool(door.unlock_page.field.error), timeout=15_000)
        assert door.unlock_page.field.error == sentence(RegisterBusy())
    finally:
        register.database.close()


def test_a_long_refusal_leaves_the_field_whole(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(make(tmp_path), outside, lane, qtbot, tmp_path)
    door.resize(1400, 800)
    page = door.unlock_page
    page.show_error(RegisterBusy())
    field, line = page.field, page.passphrase.line
    qtbot.waitUntil(lambda: field.height() >= field.heightForWidth(field.width()))
    assert line.visibleRegion().boundingRect().height() == line.sizeHint().height()


@pytest.mark.parametrize(
    "reason", [Reason.LOCKED, Reason.IDLE, Reason.SLEPT, Reason.HUNG, Reason.CRASHED]
)
def test_the_door_says_why_and_when_it_was_locked(
    reason: Reason, outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(
        make(tmp_path), outside, lane, qtbot, tmp_path, reason=reason, at=NOW.isoformat()
    )
    assert "14:07" in door.unlock_page.why.text()


def test_what_the_room_refused_is_said_at_the_door(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    said = sentence(RegisterBusy())
    door = door_at(
        make(tmp_path),
        outside,
        lane,
        qtbot,
        tmp_path,
        reason=Reason.REFUSED,
        at=NOW.isoformat(),
        sentence=said,
    )
    assert door.unlock_page.why.text() == said


def test_another_language_at_the_door(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(make(tmp_path), outside, lane, qtbot, tmp_path)
    assert door.language_button.text() == "Dansk"
    qtbot.waitUntil(lambda: bool(door.unlock_page.passphrase.line.actions()))
    door.language_button.click()
    assert outside.languages == ["da"]
    assert door.language_button.text() == "English"
    assert door.unlock_page.passphrase.line.actions()
    assert door.unlock_page.passphrase.line.hasFocus()
    install_language("en")


def test_closing_the_door_quits(outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path) -> None:
    door = door_at(make(tmp_path), outside, lane, qtbot, tmp_path)
    door.close()
    assert len(outside.quits) == 1


def test_what_is_typed_can_be_shown(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(make(tmp_path), outside, lane, qtbot, tmp_path)
    qtbot.waitUntil(lambda: outside.focused > 0)
    line = door.unlock_page.passphrase.line
    hidden = line.echoMode()
    line.actions()[0].trigger()
    assert line.echoMode() != hidden
