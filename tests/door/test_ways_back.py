# SPDX-License-Identifier: EUPL-1.2
"""The door where the register is not as it was left: each trouble has a page and a way out."""

import shutil
from pathlib import Path

import pytest

from app.domain.audit import Action, OlderReason
from app.domain.errors import (
    RegisterDamaged,
    RegisterExists,
    RegisterFileMissing,
    WrongPassphrase,
)
from app.pipes import Reason
from app.services.register import (
    prove_register,
)
from app.storage.disk_encryption import DiskEncryption, disk_encryption
from app.storage.files import SEAL_FILE
from app.storage.vault import unlock
from app.widgets.errors import sentence
from app.widgets.parts import Button
from tests.door.front import NOW
from tests.door.visits import Visit, older_copy, told_of, write
from tests.services.registers import CHEAP, SECRET, enter, make
from tests.services.test_repair import free_pages, stocked, tear

OTHER_SECRET = "fem helt andre danske ord"


def test_an_older_copy_is_asked_about_and_taken_only_with_a_reason(visit: Visit) -> None:
    older_copy(visit)
    page = visit.unlock()
    assert page is visit.door.show_page("rollback")
    assert "2 event" not in page.title.text()
    assert " event" in page.said.text()
    assert visit.handed == []
    page = visit.press(page.go_on_button)
    assert page.form["reason"].error
    assert visit.handed == []
    page.reason.set_value(OlderReason.RESTORED_BY_IT)
    visit.press(page.go_on_button)
    assert visit.handed[0].accept_older == OlderReason.RESTORED_BY_IT
    assert visit.stories() == ["Første."]
    assert (Action.ACCEPT_OLDER, OlderReason.RESTORED_BY_IT) in told_of(visit.place)
    visit.unlock()
    assert len(visit.handed) == 2  # the question does not come again


def test_the_rollback_question_can_be_closed(visit: Visit) -> None:
    older_copy(visit)
    before = {one.name: one.read_bytes() for one in visit.folder.glob("*.*") if one.is_file()}
    page = visit.unlock()
    page.close_button.click()
    assert len(visit.outside.quits) == 1
    assert visit.handed == []
    after = {one.name: one.read_bytes() for one in visit.folder.glob("*.*") if one.is_file()}
    assert after == before


def test_two_copies_that_were_both_worked_in(visit: Visit) -> None:
    older_copy(visit)
    for name in (visit.folder / SEAL_FILE, *(visit.place / "state" / "seals").iterdir()):
        name.rename(name.with_suffix(".away"))
    write(visit.place, "En helt anden.", "Og en til.", "Og én mere.")
    for name in (visit.place / "state" / "seals").glob("*.away"):
        name.rename(name.with_suffix(".seal"))
    page = visit.unlock()
    assert "two copies" in page.title.text()
    page.reason.set_value(OlderReason.OTHER_COPY_DROPPED)
    visit.press(page.go_on_button)
    assert visit.stories() == ["En helt anden.", "Første.", "Og en til.", "Og én mere."]


def test_damage_is_examined_and_the_latest_backup_is_the_way_back(visit: Visit) -> None:
    make(visit.place, now=NOW)
    write(visit.place, "Før kopien.", back_up=True)
    path = visit.folder / "register-0001.db"
    whole = path.read_bytes()
    content = bytearray(whole)
    for page_start in range(8 * 4096, len(content), 4096):
        content[page_start + 1000] ^= 1
    path.write_bytes(content)
    page = visit.unlock(reason=Reason.DAMAGED, at=NOW.isoformat())
    assert page.said.text() == sentence(RegisterDamaged())
    assert page.found.isVisible()
    assert path.read_bytes() == content
    path.write_bytes(whole)
    visit.press(page.again_button)
    assert len(visit.handed) == 1
    path.write_bytes(content)
    page = visit.press(visit.unlock(reason=Reason.DAMAGED, at=NOW.isoformat()).restore_button)
    visit.press(page.button)
    visit.press(visit.door.unlock_page.button)
    assert visit.stories() == ["Før kopien."]


def test_a_missing_database_is_said_by_name_and_restored(visit: Visit) -> None:
    make(visit.place, now=NOW)
    write(visit.place, "Før kopien.", back_up=True)
    (visit.folder / "register-0001.db").unlink()
    page = visit.unlock()
    assert page.said.text() == sentence(RegisterFileMissing("register-0001.db"))
    page = visit.press(page.restore_button)
    visit.press(page.button)
    visit.press(visit.door.unlock_page.button)
    assert visit.stories() == ["Før kopien."]


def test_torn_free_pages_are_mended_without_a_word(visit: Visit) -> None:
    path = stocked(visit.place)
    unlocked = unlock(visit.folder, SECRET, floors=CHEAP)
    _trunks, leaves = free_pages(path, bytes(unlocked.keys().database))
    tear(path, leaves[len(leaves) // 2])
    visit.unlock(reason=Reason.DAMAGED, at=NOW.isoformat())
    assert len(visit.handed) == 1
    assert (visit.folder / "register-0002.db").is_file()
    assert not path.exists()
    mended = unlock(visit.folder, SECRET, floors=CHEAP).keys()
    state = visit.place / "state"
    assert prove_register(visit.folder, mended, full=True, state_folder=state).entries


def test_the_disk_is_spoken_of_only_where_it_is_known_to_be_open(visit: Visit) -> None:
    make(visit.place, now=NOW)
    with visit.qtbot.waitSignal(visit.lane._finished):
        door = visit.come()
    visit.settle()
    known = disk_encryption(visit.folder)
    assert door.unlock_page.disk.isVisible() == (known is DiskEncryption.NOT_ENCRYPTED)
    door.unlock_page.warn_of_disk(True)
    assert "not encrypted" in door.unlock_page.disk.text()
    assert door.unlock_page.disk.isVisible()


def test_after_an_unclean_end_every_page_is_read_before_the_room_opens(visit: Visit) -> None:
    make(visit.place, now=NOW)
    register = enter(visit.place, now=NOW)
    register.database.close()  # as a kill leaves it: no mark of a clean end
    door = visit.come()
    said: list[str] = []
    say = door.unlock_page.say
    door.unlock_page.say = lambda text: (said.append(text), say(text))
    door.unlock_page.passphrase.set_value(SECRET)
    visit.press(door.unlock_page.button)
    assert any("the whole file is checked" in text for text in said)
    assert len(visit.handed) == 1


def test_a_trial_restore_says_what_is_in_the_backup_and_changes_nothing(visit: Visit) -> None:
    make(visit.place, now=NOW)
    write(visit.place, "Før kopien.", back_up=True)
    write(visit.place, "Efter kopien.")
    before = {one: one.read_bytes() for one in visit.folder.rglob("*") if one.is_file()}
    door = visit.come()
    door.unlock_page.restore_button.click()
    page = visit.settle()
    page.secret.set_value(SECRET)
    visit.press(page.try_button)
    assert "1 concern" in page.tried.message.text
    assert {one: one.read_bytes() for one in visit.folder.rglob("*") if one.is_file()} == before
    page.secret.set_value("noget helt andet end den")
    visit.press(page.try_button)
    assert page.secret_field.error == sentence(WrongPassphrase())
    assert page.tried.message is None


def test_a_restore_into_a_new_folder_never_replaces_a_register(visit: Visit) -> None:
    make(visit.place, now=NOW)
    write(visit.place, "Før kopien.", back_up=True)
    write(visit.place, "Efter kopien.")
    other = visit.place / "another"
    shutil.copytree(visit.folder, other)
    door = visit.come()
    door.unlock_page.restore_button.click()
    page = visit.settle()
    assert page.window().focusWidget() is page.copies
    page.secret.set_value(SECRET)
    page.where.set_value("new")
    assert not Path(page.folder.value()).exists()
    for there in (visit.folder, other):
        before = {one: one.read_bytes() for one in there.rglob("*") if one.is_file()}
        page.folder.set_value(str(there))
        assert visit.press(page.button) is page
        assert page.form["folder"].error == sentence(RegisterExists())
        assert {one: one.read_bytes() for one in there.rglob("*") if one.is_file()} == before


@pytest.mark.parametrize(("reason", "name"), [(Reason.KEYS, "keys"), (Reason.COPIES, "restore")])
def test_what_the_user_left_the_room_for_comes_after_the_passphrase(
    reason: Reason, name: str, visit: Visit
) -> None:
    make(visit.place, now=NOW)
    page = visit.unlock(reason=reason, at=NOW.isoformat())
    assert page is visit.door.show_page(name)
    assert visit.handed == []


def test_whoever_came_to_restore_may_go_in_without(visit: Visit) -> None:
    make(visit.place, now=NOW)
    page = visit.unlock(reason=Reason.COPIES, at=NOW.isoformat())
    assert page.secret.value() == SECRET
    page.back.click()
    assert len(visit.handed) == 1
    assert visit.stories() == []


def test_the_way_back_from_the_restore_page_is_the_question_that_led_there(visit: Visit) -> None:
    older_copy(visit)
    asked = visit.unlock()
    page = visit.press(asked.restore_button)
    assert visit.press(page.back) is asked
    asked.reason.set_value(OlderReason.UNKNOWN)
    visit.press(asked.go_on_button)
    assert visit.handed[0].accept_older == OlderReason.UNKNOWN


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_to_lock_has_its_words(reason: Reason, visit: Visit) -> None:
    make(visit.place, now=NOW)
    silent = {Reason.QUIT, Reason.REFUSED}
    door = visit.come(reason=reason, at=NOW.isoformat())
    assert ("14:07" in door.unlock_page.why.text()) == (reason not in silent)


def test_a_forgotten_passphrase_is_explained_and_reset_by_nobody(visit: Visit) -> None:
    make(visit.place, now=NOW)
    page = visit.come().unlock_page
    assert not page.forgotten.isVisible()
    page.forgotten_button.click()
    assert page.forgotten.isVisible()
    page.forgotten_button.click()
    assert not page.forgotten.isVisible()


def test_an_unlock_that_is_stopped_opens_nothing(visit: Visit) -> None:
    make(visit.place, now=NOW)
    door = visit.come()
    door.unlock_page.passphrase.set_value(SECRET)
    with visit.before_the_lane():
        door.unlock_page.button.click()
        assert not door.unlock_page.button.isEnabled()
        door.unlock_page.busy.words.findChild(Button).click()
    assert visit.settle() is door.unlock_page
    assert visit.handed == []
    assert door.unlock_page.button.isEnabled()
    visit.press(door.unlock_page.button)
    assert len(visit.handed) == 1


def test_a_restore_that_is_stopped_leaves_the_register_as_it_was(visit: Visit) -> None:
    make(visit.place, now=NOW)
    write(visit.place, "Før kopien.", back_up=True)
    write(visit.place, "Efter kopien.")
    door = visit.come()
    door.unlock_page.restore_button.click()
    page = visit.settle()
    page.secret.set_value(SECRET)
    with visit.before_the_lane():
        page.button.click()
        page.busy.words.findChild(Button).click()
    assert visit.settle() is page
    assert page.button.isEnabled()
    visit.unlock()
    assert visit.stories() == ["Efter kopien.", "Før kopien."]
