# SPDX-License-Identifier: EUPL-1.2
"""The door as a user meets it: typing a passphrase, being refused, making a register."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.audit import Purpose
from app.domain.errors import KeyFileDamaged, RegisterBusy, WrongPassphrase
from app.domain.municipality import RegistrationPolicy
from app.door.window import DoorWindow, Exits
from app.door.work import Vault
from app.pipes import DoorSpec, Handover, Reason
from app.storage.vault.keys import DerivedKeys
from app.widgets.errors import sentence
from app.widgets.jobs import Lane
from app.widgets.texts import install_language
from app.widgets.theme import Mode, apply_theme
from tests.services.registers import CHEAP, SECRET, enter, make

NOW = datetime(2026, 11, 21, 14, 7, tzinfo=UTC)


@dataclass
class Outside:
    """What the door did to the world."""

    handed: list[Handover] = field(default_factory=list)
    quits: list[str] = field(default_factory=list)
    focused: int = 0
    languages: list[str] = field(default_factory=list)

    def focus(self) -> None:
        self.focused += 1


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    made = Lane("door")
    yield made
    assert made.close()


def door_at(
    folder: Path | None,
    outside: Outside,
    lane: Lane,
    qtbot: QtBot,
    tmp_path: Path,
    **facts: object,
) -> DoorWindow:
    install_language("en")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, Mode.LIGHT)
    door = DoorWindow(
        DoorSpec(folder=folder, **facts),
        vault=Vault(floors=CHEAP, cost=CHEAP, state_folder=tmp_path / "state"),
        now=lambda: NOW,
        exits=Exits(
            unlocked=outside.handed.append,
            quit=outside.quits.append,
            focused=outside.focus,
            language_chosen=outside.languages.append,
        ),
        lane=lane,
    )
    qtbot.addWidget(door)
    with qtbot.waitActive(door):
        door.show()
        door.activateWindow()
    return door


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
    qtbot.waitUntil(lambda: bool(door.unlock_page.field.error))
    assert door.unlock_page.field.error == sentence(KeyFileDamaged())


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


def test_a_register_is_made_and_opened_at_once(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(None, outside, lane, qtbot, tmp_path)
    door.welcome_page.create_button.click()
    page = door.create_page
    assert page is not None
    qtbot.keyClicks(page.name.line, "Skovby Kommune")
    page.region.combo.setCurrentIndex(0)
    page.district.combo.setCurrentIndex(0)
    qtbot.keyClicks(page.holder.line, "AB")
    folder = tmp_path / "new"
    page.folder.set_value(str(folder))
    qtbot.keyClicks(page.again.line, page.offer.text())
    qtbot.keyClick(page.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(outside.handed), timeout=15_000)
    assert outside.handed[0].folder == folder
    assert (folder / "register.keys").is_file()
    assert page.policy.value() is RegistrationPolicy.NAME_AT_MEASURE


def test_the_assistant_says_beside_each_field_what_is_missing(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(None, outside, lane, qtbot, tmp_path)
    door.show_create()
    page = door.create_page
    assert page is not None
    page.button.click()
    for name in ("name", "region", "police_district", "holder"):
        assert page.form[name].error
    assert page.name.line.hasFocus()
    assert not lane.busy


def test_a_passphrase_that_is_typed_back_wrong_makes_no_register(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(None, outside, lane, qtbot, tmp_path)
    door.show_create()
    page = door.create_page
    assert page is not None
    page.form.fill({"name": "Skovby", "holder": "AB"})
    page.region.combo.setCurrentIndex(0)
    page.district.combo.setCurrentIndex(0)
    page.folder.set_value(str(tmp_path / "new"))
    page.again.set_value("noget andet")
    page.button.click()
    assert page.secret_form["again"].error
    page.kind.set_value("own")
    page.own.set_value("for kort")
    page.again.set_value("for kort")
    page.button.click()
    assert page.secret_form["own"].error
    assert not (tmp_path / "new").exists()


def test_the_second_field_asks_for_the_words_or_for_the_passphrase_again(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(None, outside, lane, qtbot, tmp_path)
    door.show_create()
    page = door.create_page
    assert page is not None
    again = page.secret_form["again"]
    assert again.label.text() == "Type the five words"
    page.kind.set_value("own")
    assert again.label.text() == page.again.line.accessibleName() == "Type it once more"
    page.kind.set_value("words")
    assert again.label.text() == page.again.line.accessibleName() == "Type the five words"


def test_a_synced_folder_is_warned_of(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(None, outside, lane, qtbot, tmp_path)
    door.show_create()
    page = door.create_page
    assert page is not None
    page.folder.set_value("/srv/x/OneDrive - Skovby/Register")
    assert page.place_form.bar.isVisible()
    page.folder.set_value("/srv/x/Register")
    assert not page.place_form.bar.isVisible()


def test_another_language_at_the_door(
    outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path
) -> None:
    door = door_at(make(tmp_path), outside, lane, qtbot, tmp_path)
    assert door.language_button.text() == "Dansk"
    door.language_button.click()
    assert outside.languages == ["da"]
    assert door.language_button.text() == "English"
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
