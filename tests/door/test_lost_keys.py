# SPDX-License-Identifier: EUPL-1.2
"""The door where the keys are lost or another register's, and where only paper opens it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import (
    AppError,
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    RecoveryKeyMistyped,
    UnsafeKeyParameters,
)
from app.door.restoring import Restoring
from app.services import keys
from app.services.register import create_register
from app.storage.files import KEY_FILE, KEY_FILE_COPY
from app.storage.vault import keyfile, recovery
from app.widgets.errors import sentence
from tests.door.front import NOW, door_at
from tests.door.visits import Visit, write
from tests.services.registers import CHEAP, PROFILE, SECRET, make

OTHER_SECRET = "fem helt andre danske ord"


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
