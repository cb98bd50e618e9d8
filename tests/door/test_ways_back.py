# SPDX-License-Identifier: EUPL-1.2
"""The door where the register is not as it was left: each trouble has a page and a way out."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.audit import Action, OlderReason, Purpose
from app.domain.concerns import ConcernDraft
from app.domain.errors import (
    AppError,
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    RecoveryKeyMistyped,
    RegisterDamaged,
    RegisterFileMissing,
    UnsafeKeyParameters,
    WrongPassphrase,
)
from app.door.restoring import Restoring
from app.door.window import DoorWindow
from app.pipes import Handover, Reason
from app.services import backups, concerns, keys
from app.services.register import (
    close_register,
    create_register,
    open_register,
    prove_register,
)
from app.services.task import Task
from app.services.views import ConcernFilter
from app.storage import audit
from app.storage.disk_encryption import DiskEncryption, disk_encryption
from app.storage.files import KEY_FILE, KEY_FILE_COPY, SEAL_FILE
from app.storage.vault import keyfile, recovery, unlock
from app.storage.vault.keys import DerivedKeys
from app.widgets.errors import sentence
from app.widgets.jobs import Lane
from tests.door.front import NOW, Outside, door_at
from tests.services.registers import CHEAP, PROFILE, SECRET, enter, make
from tests.services.test_repair import free_pages, stocked, tear

OTHER_SECRET = "fem helt andre danske ord"


class Visit:
    """A user at the door of one register."""

    def __init__(self, tmp_path: Path, lane: Lane, outside: Outside, qtbot: QtBot) -> None:
        self.place, self.lane, self.outside, self.qtbot = tmp_path, lane, outside, qtbot
        self.folder = tmp_path / "register"
        self.door: DoorWindow | None = None

    def come(self, folder: Path | None = None, **facts: object) -> DoorWindow:
        if self.door is not None:
            self.door.hide()
        self.door = door_at(
            folder or self.folder, self.outside, self.lane, self.qtbot, self.place, **facts
        )
        return self.door

    def unlock(self, secret: str = SECRET, **facts: object) -> Any:
        """Come, type the passphrase, press the button; the page that is shown then."""
        door = self.come(**facts)
        door.unlock_page.passphrase.set_value(secret)
        return self.press(door.unlock_page.button)

    def press(self, button: Any) -> Any:
        assert button.isEnabled()
        button.click()
        return self.settle()

    def settle(self) -> Any:
        self.qtbot.waitUntil(lambda: not self.lane.busy, timeout=20_000)
        QApplication.sendPostedEvents()
        assert self.door is not None
        message = self.door.bar.message
        assert message is None or "mistake" not in message.text, message.text
        return self.door.stack.currentWidget()

    @property
    def handed(self) -> list[Handover]:
        return self.outside.handed

    def room(self) -> Any:
        """Open as the room would what was handed over last."""
        last = self.handed[-1]
        return open_register(
            last.folder,
            DerivedKeys.unpack(last.packed_keys),
            Purpose(last.purpose),
            now=NOW,
            accept_older=last.accept_older,
            state_folder=self.place / "state",
        )

    def stories(self) -> list[str]:
        """What the concerns say in the register that was handed over last."""
        register = self.room()
        try:
            rows = concerns.list_concerns(register, ConcernFilter.ALL)
            return sorted(
                concerns.open_concern(register, row.id, now=NOW).concern.summary for row in rows
            )
        finally:
            close_register(register, now=NOW, reason="quit")


@pytest.fixture
def visit(tmp_path: Path, lane: Lane, outside: Outside, qtbot: QtBot) -> Visit:
    return Visit(tmp_path, lane, outside, qtbot)


def write(place: Path, *stories: str, back_up: bool = False) -> None:
    """A session in the room: concerns are written, perhaps a backup is taken."""
    register = enter(place, now=NOW)
    for story in stories:
        draft = ConcernDraft(received_on=NOW.date(), source="teacher", summary=story)
        concerns.receive_concern(register, draft, now=NOW)
    if back_up:
        backups.back_up(register, now=NOW, task=Task())
    close_register(register, now=NOW, reason="quit")


def told_of(place: Path) -> list[tuple[str, str]]:
    """What the log says last, newest first."""
    register = enter(place, now=NOW)
    try:
        return [(str(one.action), one.detail) for one in audit.latest(register.database)]
    finally:
        close_register(register, now=NOW, reason="quit")


def older_copy(visit: Visit) -> None:
    """The register is copied, worked in, and the copy put back."""
    make(visit.place, now=NOW)
    write(visit.place, "Første.", back_up=True)
    shutil.copytree(visit.folder, visit.place / "copy")
    write(visit.place, "Anden.")
    shutil.rmtree(visit.folder)
    (visit.place / "copy").rename(visit.folder)


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


def damaged_key_files(folder: Path) -> None:
    for name in (KEY_FILE, KEY_FILE_COPY):
        content = bytearray((folder / name).read_bytes())
        content[200] ^= 1
        (folder / name).write_bytes(content)


def no_key_files(folder: Path) -> None:
    for name in (KEY_FILE, KEY_FILE_COPY):
        (folder / name).unlink()


def altered_key_file(folder: Path) -> None:
    """Whole by its sum, and not what the master key signed."""
    from dataclasses import replace

    found = keyfile.read(folder, floors=CHEAP).key_file
    keyfile.write(folder, replace(found, mac=bytes(len(found.mac))))


def costs(memory_kib: int) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        for name in (KEY_FILE, KEY_FILE_COPY):
            path = folder / name
            old = keyfile.parse(path.read_bytes(), floors=CHEAP)
            path.write_bytes(with_memory(old, memory_kib))

    return change


def with_memory(old: keyfile.KeyFile, memory_kib: int) -> bytes:
    from dataclasses import replace

    slots = tuple(
        replace(slot, cost=replace(slot.cost, memory_kib=memory_kib)) for slot in old.slots
    )
    return replace(old, slots=slots).to_bytes()


def foreign_keys(folder: Path) -> None:
    other = make(folder.parent / "elsewhere", now=NOW)
    for name in (KEY_FILE, KEY_FILE_COPY):
        shutil.copy(other / name, folder / name)


@pytest.mark.parametrize(
    ("happens", "error"),
    [
        pytest.param(no_key_files, KeyFileMissing(), id="missing"),
        pytest.param(damaged_key_files, KeyFileDamaged(), id="damaged"),
        pytest.param(altered_key_file, KeyFileDamaged(altered=True), id="altered"),
        pytest.param(costs(4), UnsafeKeyParameters("m"), id="weakened"),
        pytest.param(costs(64 << 20), UnsafeKeyParameters("m"), id="memory bomb"),
        pytest.param(foreign_keys, KeyFileForeign(), id="foreign"),
    ],
)
def test_the_keys_come_back_from_a_backup_and_nothing_written_since_is_lost(
    happens: Callable[[Path], None], error: AppError, visit: Visit
) -> None:
    make(visit.place, now=NOW)
    write(visit.place, "Før kopien.", back_up=True)
    write(visit.place, "Efter kopien.")
    happens(visit.folder)
    page = visit.unlock()
    assert page.said.text() == sentence(error)
    assert "The latest good backup is from" in page.latest.text()
    page = visit.press(page.restore_button)
    assert page.secret.value() == SECRET
    assert page.copies.copy().good
    visit.press(page.button)
    assert visit.door.bar.message.text.startswith("The key file has been fetched")
    assert visit.door.unlock_page.passphrase.value() == SECRET
    visit.press(visit.door.unlock_page.button)
    assert visit.stories() == ["Efter kopien.", "Før kopien."]


def test_the_key_file_of_another_register_is_put_aside_not_lost(visit: Visit) -> None:
    make(visit.place, now=NOW)
    write(visit.place, back_up=True)
    foreign_keys(visit.folder)
    foreign = (visit.folder / KEY_FILE).read_bytes()
    page = visit.press(visit.unlock().restore_button)
    visit.press(page.button)
    assert (visit.folder / f"other-{KEY_FILE}").read_bytes() == foreign


def test_a_foreign_key_file_is_named_also_when_the_passphrase_is_not_its_own(
    visit: Visit,
) -> None:
    make(visit.place, now=NOW)
    other = visit.place / "elsewhere"
    create_register(
        other,
        OTHER_SECRET,
        PROFILE,
        holder="CD",
        now=NOW,
        cost=CHEAP,
        floors=CHEAP,
        state_folder=visit.place / "state",
    )
    for name in (KEY_FILE, KEY_FILE_COPY):
        shutil.copy(other / name, visit.folder / name)
    assert visit.unlock(SECRET).said.text() == sentence(KeyFileForeign())
    assert visit.unlock(OTHER_SECRET).said.text() == sentence(KeyFileForeign())
    assert visit.unlock("et tredje sæt af fem ord").said.text() == sentence(KeyFileForeign())


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
    assert any("every page is being checked" in text for text in said)
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


def test_a_machine_that_never_saw_the_register(visit: Visit, tmp_path: Path) -> None:
    """A backup and the recovery key alone give the register back."""
    make(visit.place, now=NOW)
    key = recovery.generate()
    add_recovery(visit.folder, key, visit.place / "state")
    write(visit.place, "Før kopien.", back_up=True)
    (backup,) = (visit.folder / "backups").glob("*.zip")
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.move(backup, stick / backup.name)
    shutil.rmtree(visit.folder)
    shutil.rmtree(visit.place / "state")
    visit.door = door_at(None, visit.outside, visit.lane, visit.qtbot, visit.place)
    visit.door.welcome_page.restore_button.click()
    page = visit.settle()
    assert not page.button.isEnabled()
    page.findChild(Restoring).look(stick / backup.name)
    visit.settle()
    page.secret.set_value(key)
    page.folder.set_value(str(tmp_path / "new"))
    visit.press(page.button)
    assert page.unknown.message is not None  # no list of deletions came along
    assert not (tmp_path / "new").exists()
    visit.press(page.button)
    assert page.accept_field.error
    page.accept.set_value(True)
    visit.press(page.button)
    page = visit.press(visit.door.unlock_page.button)
    assert page is visit.door.show_page("keys")  # to give oneself a passphrase


def add_recovery(folder: Path, key: str, state: Path) -> None:
    unlocked = keys.unlock_keys(folder, SECRET, floors=CHEAP)
    keys.add_recovery(
        folder, unlocked, key, now=NOW, cost=CHEAP, floors=CHEAP, state_folder=state
    ).wipe()


def test_one_wrong_letter_in_the_recovery_key_is_named_by_its_group(visit: Visit) -> None:
    make(visit.place, now=NOW)
    key = recovery.generate()
    add_recovery(visit.folder, key, visit.place / "state")
    groups = key.split()
    groups[4] = groups[4][:3] + ("A" if groups[4][3] != "A" else "B")
    door = visit.come()
    page = door.unlock_page
    page.key_button.click()
    visit.qtbot.keyClicks(page.passphrase.line, "".join(groups).lower())
    assert page.passphrase.value() == " ".join(groups)
    visit.press(page.button)
    assert page.field.error == sentence(RecoveryKeyMistyped(5))
    assert page.passphrase.line.selectedText() == groups[4]
    visit.qtbot.keyClicks(page.passphrase.line, key.split()[4])
    assert page.passphrase.value() == key
    assert visit.press(page.button) is door.show_page("keys")
    page = visit.unlock(" ".join(groups))  # typed into the field for a passphrase
    assert page.field.error == sentence(RecoveryKeyMistyped(5))


@pytest.mark.parametrize(("reason", "name"), [(Reason.KEYS, "keys"), (Reason.COPIES, "restore")])
def test_what_the_user_left_the_room_for_comes_after_the_passphrase(
    reason: Reason, name: str, visit: Visit
) -> None:
    make(visit.place, now=NOW)
    page = visit.unlock(reason=reason, at=NOW.isoformat())
    assert page is visit.door.show_page(name)
    assert visit.handed == []


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
