# SPDX-License-Identifier: EUPL-1.2
"""Making a register as a user meets it: the form, the recovery key on paper, and typed back."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.audit import Purpose
from app.domain.errors import FolderNotEmpty, RegisterExists
from app.domain.municipality import RegistrationPolicy
from app.door.create_page import CreatePage
from app.door.window import DoorWindow
from app.services.access import WayIn
from app.services.keys import slots, unlock_keys
from app.services.register import PLACE_APPROVED_ON, close_register, open_register
from app.storage import settings
from app.storage.vault.keys import DerivedKeys
from app.widgets.errors import sentence
from app.widgets.jobs import Lane
from tests.door.front import NOW, Outside, door_at
from tests.services.registers import CHEAP, make


@pytest.fixture
def door(outside: Outside, lane: Lane, qtbot: QtBot, tmp_path: Path) -> DoorWindow:
    return door_at(None, outside, lane, qtbot, tmp_path)


@pytest.fixture
def page(door: DoorWindow) -> CreatePage:
    door.show_create()
    assert door.create_page is not None
    return door.create_page


def fill(page: CreatePage, folder: Path) -> None:
    form = page.form
    form.form.fill({"name": "Skovby Kommune", "holder": "AB"})
    form.region.combo.setCurrentIndex(0)
    form.district.combo.setCurrentIndex(0)
    form.folder.set_value(str(folder))
    form.secret_form.again.set_value(form.secret_form.offer.text())


def to_the_key(page: CreatePage, folder: Path, qtbot: QtBot) -> str:
    """As far as the recovery key; gives it."""
    fill(page, folder)
    page.form.button.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.step)
    return page.step.key


def test_a_register_is_made_with_both_ways_in_and_opened_at_once(
    door: DoorWindow, outside: Outside, qtbot: QtBot, tmp_path: Path
) -> None:
    assert door.welcome_page is not None
    door.welcome_page.create_button.click()
    page = door.create_page
    assert page is not None
    form = page.form
    assert form.name.line.hasFocus()
    qtbot.keyClicks(form.name.line, "Skovby Kommune")
    form.region.combo.setCurrentIndex(0)
    form.district.combo.setCurrentIndex(0)
    qtbot.keyClicks(form.holder.line, "AB")
    folder = tmp_path / "new"
    form.folder.set_value(str(folder))
    form.approved.set_value(date(2026, 11, 2))
    words = form.secret_form.offer.text()
    qtbot.keyClicks(form.secret_form.again.line, words)
    qtbot.keyClick(form.secret_form.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.step)
    key = page.step.key
    assert not folder.exists(), "no register before the key has been typed back"
    qtbot.keyClick(page.step.have_button, Qt.Key.Key_Return)
    for letter in key.replace(" ", "").lower():
        qtbot.keyClicks(QApplication.focusWidget(), letter)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(outside.handed), timeout=15_000)

    assert outside.handed[0].folder == folder
    assert form.policy.value() is RegistrationPolicy.NAME_AT_MEASURE
    for secret in (words, key):
        unlocked = unlock_keys(folder, secret, floors=CHEAP)
        assert [slot.kind for slot in slots(unlocked)] == [WayIn.PASSPHRASE, WayIn.RECOVERY]
        unlocked.wipe()
    keys = DerivedKeys.unpack(outside.handed[0].packed_keys)
    register = open_register(
        folder, keys, Purpose.CASEWORK, now=NOW, state_folder=tmp_path / "state"
    )
    assert settings.value(register.database, PLACE_APPROVED_ON) == "2026-11-02"
    close_register(register, now=NOW, reason="quit")


def test_the_form_says_beside_each_field_what_is_missing(page: CreatePage, lane: Lane) -> None:
    page.form.button.click()
    for name in ("name", "region", "police_district", "holder"):
        assert page.form.form[name].error
    assert page.form.name.line.hasFocus()
    assert not lane.busy


def test_a_passphrase_that_is_typed_wrong_goes_no_further(
    page: CreatePage, lane: Lane, tmp_path: Path
) -> None:
    fill(page, tmp_path / "new")
    secret = page.form.secret_form
    secret.again.set_value("noget andet")
    page.form.button.click()
    assert secret["again"].error
    secret.kind.set_value("own")
    secret.own.set_value("for kort")
    secret.again.set_value("for kort")
    page.form.button.click()
    assert secret["own"].error
    assert secret.own.line.hasFocus()
    assert not lane.busy


def test_the_second_field_asks_for_the_words_or_for_the_passphrase_again(page: CreatePage) -> None:
    secret = page.form.secret_form
    again = secret["again"]
    assert again.label.text() == "Type the five words"
    secret.kind.set_value("own")
    assert again.label.text() == secret.again.line.accessibleName() == "Type it once more"
    secret.kind.set_value("words")
    assert again.label.text() == secret.again.line.accessibleName() == "Type the five words"


def test_a_synced_folder_is_warned_of(page: CreatePage) -> None:
    page.form.folder.set_value("/srv/x/OneDrive - Skovby/Register")
    assert page.form.place_form.bar.isVisible()
    page.form.folder.set_value("/srv/x/Register")
    assert not page.form.place_form.bar.isVisible()


def test_an_approval_lies_not_in_the_future(page: CreatePage, lane: Lane, tmp_path: Path) -> None:
    fill(page, tmp_path / "new")
    page.form.approved.set_value(date(2026, 11, 22))
    page.form.button.click()
    assert page.form.place_form["approved"].error
    assert not lane.busy


def test_a_folder_that_cannot_be_is_refused_before_a_key_is_made(
    page: CreatePage, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(page, make(tmp_path))
    page.form.button.click()
    field = page.form.place_form["folder"]
    qtbot.waitUntil(lambda: bool(field.error))
    assert field.error == sentence(RegisterExists())
    assert page.step.key == ""
    assert page.form.folder.line.hasFocus()


def put_in_the_way(folder: Path) -> Path:
    folder.mkdir()
    letter = folder / "letter.txt"
    letter.write_text("Kære kollega", encoding="utf-8")
    return letter


def fail_to_make(page: CreatePage, folder: Path, qtbot: QtBot) -> str:
    """All the way, and then the folder is taken; gives the key that is on paper."""
    key = to_the_key(page, folder, qtbot)
    page.step.have_button.click()
    QApplication.clipboard().setText(key)
    page.step.fields.lines[0].paste()
    put_in_the_way(folder)
    page.step.deed_button.click()
    field = page.form.place_form["folder"]
    qtbot.waitUntil(lambda: bool(field.error), timeout=15_000)
    assert field.error == sentence(FolderNotEmpty())
    return key


def test_the_paper_stays_good_when_the_register_could_not_be_made(
    page: CreatePage, outside: Outside, qtbot: QtBot, tmp_path: Path
) -> None:
    key = fail_to_make(page, tmp_path / "new", qtbot)
    (tmp_path / "new" / "letter.txt").unlink()
    page.form.button.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.step)
    assert page.step.stack.currentWidget() is page.step.typing
    page.step.deed_button.click()
    qtbot.waitUntil(lambda: bool(outside.handed), timeout=15_000)
    unlock_keys(tmp_path / "new", key, floors=CHEAP).wipe()


def test_a_sheet_that_would_name_another_folder_is_replaced(
    page: CreatePage, qtbot: QtBot, tmp_path: Path
) -> None:
    key = fail_to_make(page, tmp_path / "new", qtbot)
    page.form.folder.set_value(str(tmp_path / "other"))
    page.form.button.click()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.step)
    assert page.step.stack.currentWidget() is page.step.sheet
    assert page.step.key not in ("", key)
    assert page.step.bar.isVisible()
    assert not any(line.text() for line in page.step.fields.lines)


def test_esc_goes_back_one_view_at_a_time(
    door: DoorWindow, page: CreatePage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert door.language_button.isVisible()
    key = to_the_key(page, tmp_path / "new", qtbot)
    assert not door.language_button.isVisible(), "the key would be lost with its page"
    page.step.have_button.click()
    assert page.step.stack.currentWidget() is page.step.typing
    qtbot.keyClick(page.step.fields.lines[0], Qt.Key.Key_Escape)
    assert page.step.stack.currentWidget() is page.step.sheet
    qtbot.keyClick(page.step.have_button, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.form
    assert page.step.key == key
    assert door.language_button.isVisible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sommer", "Too short yet: 6 of at least 16 characters."),
        ("Skovby Kommune 2026", "Easy to guess yet."),
        ("abe cykel drage elg bøg", "Strong: very hard to guess."),
    ],
)
def test_the_strength_of_own_words_is_said_while_typing(
    typed: str, said: str, page: CreatePage, qtbot: QtBot
) -> None:
    page.form.name.set_value("Skovby Kommune")
    secret = page.form.secret_form
    assert not secret.strength.isVisible()
    secret.kind.set_value("own")
    assert secret.strength.text() == ""
    qtbot.keyClicks(secret.own.line, typed)
    qtbot.waitUntil(lambda: secret.strength.text().startswith(said))
    secret.kind.set_value("words")
    assert not secret.strength.isVisible()


def test_a_passphrase_that_is_easy_to_guess_goes_no_further(
    page: CreatePage, lane: Lane, tmp_path: Path
) -> None:
    fill(page, tmp_path / "new")
    secret = page.form.secret_form
    secret.kind.set_value("own")
    secret.own.set_value("Skovby Kommune 2026")
    secret.again.set_value("Skovby Kommune 2026")
    page.form.button.click()
    assert secret["own"].error
    assert secret.own.line.hasFocus()
    assert not lane.busy
