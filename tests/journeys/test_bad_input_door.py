# SPDX-License-Identifier: EUPL-1.2
"""Bad input at the door: each is said in Danish where it happened, and the register stays whole."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services import backups
from app.services.register import close_register
from app.services.task import Task
from app.storage.connection import Database, open_database
from app.storage.files import KEY_FILE, KEY_FILE_COPY
from app.storage.migrate import known
from app.storage.vault.vault import unlock
from tests.journeys.disks import disk_of
from tests.journeys.doors import NOW, Door, door_at, is_whole, with_a_concern
from tests.services.registers import CHEAP, SECRET, enter

pytestmark = pytest.mark.usefixtures("danish")

WRONG = "Adgangskoden passer ikke. Tjek store bogstaver, og prøv igen."
NO_REGISTER = "Der er intet register i denne mappe. Vælg den mappe, det ligger i."
KEYS_MISSING = "Nøglefilen mangler i registrets mappe. Hent den fra en sikkerhedskopi."
KEYS_DAMAGED = "Nøglefilen er beskadiget. Hent den fra en sikkerhedskopi."
CUT = "Registrets fil er blevet skåret af eller forlænget. Gendan en sikkerhedskopi."
DAMAGED = "Registrets fil er beskadiget. Gendan en sikkerhedskopi."
FILE_MISSING = (
    "Filen register-0001.db mangler i registrets mappe. Læg den tilbage, eller gendan en "
    "sikkerhedskopi."
)
NEWER = "En nyere udgave af programmet har arbejdet i dette register. Installér den nyere udgave."
BUSY = "Registret er åbent i et andet vindue eller program. Luk det der først."
READ_ONLY = "Der kan ikke skrives i registrets mappe. Bed it-afdelingen om ret til at skrive der."
FULL = "Disken er fuld. Skaf plads, og prøv igen; intet er tabt."
OCCUPIED = "Der ligger andre filer i denne mappe. Vælg en tom eller en ny mappe."
EXISTS = "Der er allerede et register i denne mappe. Åbn det, eller vælg en anden mappe."
IMPOSSIBLE = "Der kan ikke være en mappe med dette navn. Vælg en anden mappe."


def test_a_wrong_passphrase(tmp_path: Path, qtbot: QtBot) -> None:
    folder = with_a_concern(tmp_path)
    with door_at(folder, qtbot, tmp_path / "state") as door:
        assert door.unlock("abe bøg cykel drage forkert") == WRONG
        assert door.can_try_again()
        assert door.unlock(SECRET.upper()) == WRONG
        assert door.unlock(SECRET) == ""
        assert len(door.handed) == 1


def test_no_passphrase_at_all(tmp_path: Path, qtbot: QtBot) -> None:
    with door_at(with_a_concern(tmp_path), qtbot, tmp_path / "state") as door:
        door.window.unlock_page.button.click()
        assert door.window.unlock_page.field.error == "Skriv adgangskoden."
        assert door.window.unlock_page.passphrase.line.hasFocus()


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def without_keys(folder: Path) -> None:
    for name in (KEY_FILE, KEY_FILE_COPY):
        (folder / name).unlink()


def damaged_keys(folder: Path) -> None:
    for name in (KEY_FILE, KEY_FILE_COPY):
        flip(folder / name, 200)


def truncated(folder: Path) -> None:
    path = folder / "register-0001.db"
    path.write_bytes(path.read_bytes()[:-4096])


def empty_file(folder: Path) -> None:
    (folder / "register-0001.db").write_bytes(b"")


def other_content(folder: Path) -> None:
    path = folder / "register-0001.db"
    path.write_text("Kære kollega, her er listen. " * 400, encoding="utf-8")


def without_file(folder: Path) -> None:
    (folder / "register-0001.db").unlink()


def database_in(folder: Path) -> Database:
    keys = unlock(folder, SECRET, floors=CHEAP).keys()
    return open_database(folder / keys.db_file, keys, known_version=len(known()))


def newer(folder: Path) -> None:
    with database_in(folder) as database, database.transaction():
        database.execute("PRAGMA user_version = 900")


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        pytest.param(without_keys, KEYS_MISSING, id="key file missing"),
        pytest.param(damaged_keys, KEYS_DAMAGED, id="both key files damaged"),
        pytest.param(truncated, CUT, id="file cut off"),
        pytest.param(empty_file, CUT, id="file empty"),
        pytest.param(other_content, DAMAGED, id="file of something else"),
        pytest.param(without_file, FILE_MISSING, id="file missing"),
        pytest.param(newer, NEWER, id="newer register"),
        pytest.param(lambda folder: flip(folder / "register-0001.db", 100), DAMAGED, id="one bit"),
        pytest.param(shutil.rmtree, NO_REGISTER, id="folder gone"),
    ],
)
def test_a_register_that_cannot_be_opened(
    happens: Callable[[Path], None], said: str, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = with_a_concern(tmp_path)
    happens(folder)
    before = {path.name: path.read_bytes() for path in folder.glob("*")}
    with door_at(folder, qtbot, tmp_path / "state") as door:
        assert door.unlock() == said
        leads_back = door.window.stack.currentWidget() is not door.window.unlock_page
        assert leads_back == (said not in (NEWER, NO_REGISTER))
        if leads_back:
            assert door.window.focusWidget() is door.window.stack.currentWidget().restore_button
            door.press("back_button")
            assert door.window.unlock_page.passphrase.line.hasFocus()
        else:
            assert door.can_try_again()
        assert door.handed == []
    assert {path.name: path.read_bytes() for path in folder.glob("*")} == before


def test_one_damaged_key_file_is_renewed_from_the_other(tmp_path: Path, qtbot: QtBot) -> None:
    folder = with_a_concern(tmp_path)
    for name in (KEY_FILE, KEY_FILE_COPY):
        flip(folder / name, 200)
        with door_at(folder, qtbot, tmp_path / "state") as door:
            assert door.unlock() == ""
            assert len(door.handed) == 1
        assert (folder / KEY_FILE).read_bytes() == (folder / KEY_FILE_COPY).read_bytes()
    assert is_whole(tmp_path)


@pytest.mark.parametrize(
    ("keys_there", "said"), [(True, ""), (False, KEYS_MISSING)], ids=["keys", "no keys"]
)
def test_another_folder_is_chosen(
    keys_there: bool, said: str, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = with_a_concern(tmp_path)
    if not keys_there:
        without_keys(folder)
    with door_at(None, qtbot, tmp_path / "state") as door:
        door.window.choose(tmp_path)
        assert shown(door) == NO_REGISTER
        door.window.choose(folder)
        assert shown(door) == ""
        assert door.unlock() == said


def shown(door: Door) -> str:
    message = door.window.bar.message
    return message.text if message is not None and door.window.bar.isVisible() else ""


def test_a_second_program_on_the_same_register(tmp_path: Path, qtbot: QtBot) -> None:
    folder = with_a_concern(tmp_path)
    first = enter(tmp_path, now=NOW)
    with door_at(folder, qtbot, tmp_path / "state") as door:
        assert door.unlock() == BUSY
        close_register(first, now=NOW, reason="quit")
        assert door.unlock() == ""
    assert is_whole(tmp_path)


def test_a_register_that_may_only_be_read(tmp_path: Path, qtbot: QtBot) -> None:
    with disk_of(tmp_path / "disk", 4) as disk:
        folder = with_a_concern(disk.folder)
        disk.protect()
        with door_at(folder, qtbot, tmp_path / "state") as door:
            assert door.unlock() == READ_ONLY
            assert door.can_try_again()
            disk.release()
            assert door.unlock() == ""
        assert is_whole(disk.folder)


def test_a_new_register_where_nothing_may_be_written(tmp_path: Path, qtbot: QtBot) -> None:
    with disk_of(tmp_path / "disk", 4) as disk:
        disk.protect()
        with door_at(None, qtbot, tmp_path / "state") as door:
            assert door.create(disk.folder / "nyt") == READ_ONLY
            assert door.create(tmp_path / "nyt") == ""
            assert len(door.handed) == 1


@pytest.mark.parametrize("free_kib", [0, 64])
def test_a_restore_on_a_full_disk(free_kib: int, tmp_path: Path, qtbot: QtBot) -> None:
    with disk_of(tmp_path / "disk", 4) as disk:
        folder = with_a_concern(disk.folder)
        register = enter(disk.folder, now=NOW)
        backups.back_up(register, now=NOW, task=Task())
        close_register(register, now=NOW, reason="quit")
        (disk.folder / "kept").write_bytes(bytes(free_kib * 1024))
        disk.fill()
        (disk.folder / "kept").unlink()
        with door_at(folder, qtbot, tmp_path / "state") as door:
            door.press("restore_button")
            page = door.window.stack.currentWidget()
            page.secret.set_value(SECRET)
            door.press("try_button")
            assert page.bar.message is not None
            assert page.bar.message.text == FULL
            page.bar.dismiss()
            door.press("button")
            if page.accept_field.isVisible():
                page.accept.set_value(True)
                door.press("button")
            assert page.bar.message is not None
            assert page.bar.message.text == FULL
            disk.make_room()
            door.press("button")
            assert door.window.stack.currentWidget() is door.window.unlock_page
            door.press("button")
            assert len(door.handed) == 1
        assert is_whole(disk.folder)


@pytest.mark.parametrize("free_kib", [0, 8, 64])
def test_a_new_register_on_a_full_disk(free_kib: int, tmp_path: Path, qtbot: QtBot) -> None:
    with disk_of(tmp_path / "disk", 2) as disk:
        (disk.folder / "kept").write_bytes(bytes(free_kib * 1024))
        disk.fill()
        (disk.folder / "kept").unlink()
        with door_at(None, qtbot, tmp_path / "state") as door:
            assert door.create(disk.folder / "nyt") == FULL
            assert door.window.create_page is not None
            page = door.window.create_page.form
            assert page.name.value() == "Skovby Kommune"
            words = page.secret_form.offer.text()
            assert page.secret_form.again.value() == words
            key = door.window.create_page.step.key
            assert not (disk.folder / "nyt").exists()
            disk.make_room()
            door.go_on()
            assert len(door.handed) == 1
            assert page.secret_form.offer.text() == words
            assert not key or door.window.create_page.step.key == key, "the paper stays good"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("photos", OCCUPIED),
        ("photos/cat.jpg", OCCUPIED),
        ("photos/cat.jpg/register", IMPOSSIBLE),
        ("m" * 300, IMPOSSIBLE),
        ("nul\0", IMPOSSIBLE),
        ("register", EXISTS),
    ],
)
def test_a_new_register_in_a_folder_that_cannot_be_one(
    name: str, said: str, tmp_path: Path, qtbot: QtBot
) -> None:
    with_a_concern(tmp_path)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"cat")
    with door_at(None, qtbot, tmp_path / "state") as door:
        assert door.create(tmp_path / name) == said
        assert door.handed == []
    assert (tmp_path / "photos" / "cat.jpg").read_bytes() == b"cat"
    assert is_whole(tmp_path)
