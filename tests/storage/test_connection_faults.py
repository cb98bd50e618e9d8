# SPDX-License-Identifier: EUPL-1.2
"""Damage, cuts, strangers, full and locked disks: the right answer, and nothing lost."""

import contextlib
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import (
    DiskFull,
    FolderNotEmpty,
    NewerRegister,
    NotARegister,
    RegisterBusy,
    RegisterDamaged,
    RegisterExists,
    RegisterFileMissing,
    RegisterReplaced,
    RegisterTruncated,
)
from app.storage.connection import (
    Database,
)
from app.storage.files import KEY_FILE
from tests.storage.vault_builders import DATABASE, filled, make, names, parents, work

ROOT = Path(__file__).parents[2]


def in_another_process(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run lines that know `folder`, `unlocked` and the builders; prints are the answer."""
    opening = (
        "import os, sys\nfrom pathlib import Path\n"
        "from tests.storage.vault_builders import *\n"
        "from app.domain.errors import *\n"
        f"folder = Path({str(folder)!r})\n"
    )
    return subprocess.run(
        [sys.executable, "-c", opening + script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_other_keys_do_not_open_the_file(tmp_path: Path) -> None:
    filled(tmp_path / "r")
    stranger = make(tmp_path / "other")
    with pytest.raises(RegisterDamaged):
        work(tmp_path / "r", stranger)


def test_a_plain_database_or_a_folder_in_its_place_is_no_register(tmp_path: Path) -> None:
    unlocked = make(tmp_path / "r")
    path = tmp_path / "r" / DATABASE
    path.unlink()
    with pytest.raises(RegisterFileMissing) as caught:
        work(tmp_path / "r", unlocked)
    assert caught.value.db_file == DATABASE
    plain = sqlite3.connect(path)
    plain.execute("CREATE TABLE t (x)")
    plain.close()
    with pytest.raises(NotARegister):
        work(tmp_path / "r", unlocked)
    path.unlink()
    path.mkdir()
    with pytest.raises(NotARegister):
        work(tmp_path / "r", unlocked)


def test_a_newer_register_is_refused_with_both_versions(tmp_path: Path) -> None:
    unlocked = make(tmp_path / "r")
    with work(tmp_path / "r", unlocked) as database, database.transaction():
        database.execute("PRAGMA user_version = 7")
    before = (tmp_path / "r" / DATABASE).read_bytes()
    with pytest.raises(NewerRegister) as caught:
        work(tmp_path / "r", unlocked)
    assert (caught.value.found, caught.value.known) == (7, 1)
    assert (tmp_path / "r" / DATABASE).read_bytes() == before


@pytest.mark.parametrize("cut", [0, 1, 100, 4095, 4096, 8192, 8200, -4096, -4097, -1])
def test_a_file_cut_anywhere_is_truncated(tmp_path: Path, cut: int) -> None:
    unlocked = filled(tmp_path / "r")
    path = tmp_path / "r" / DATABASE
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(RegisterTruncated):
        work(tmp_path / "r", unlocked)


@pytest.mark.parametrize("more", [b"\0", b"\0" * 4096, b"x" * 9000])
def test_a_file_with_more_at_its_end_is_refused(tmp_path: Path, more: bytes) -> None:
    unlocked = filled(tmp_path / "r")
    path = tmp_path / "r" / DATABASE
    path.write_bytes(path.read_bytes() + more)
    with pytest.raises(RegisterTruncated):
        work(tmp_path / "r", unlocked)


def test_every_flipped_bit_is_noticed_by_the_full_check(tmp_path: Path) -> None:
    unlocked = filled(tmp_path / "r")
    path = tmp_path / "r" / DATABASE
    whole = path.read_bytes()
    dice = random.Random(42)  # noqa: S311 - a repeatable test, no secret
    noticed = {"at opening": 0, "by the check": 0, "while reading": 0}
    for place in [0, 15, 16, *(dice.randrange(len(whole)) for _ in range(30))]:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << dice.randrange(8)
        path.write_bytes(flipped)
        try:
            with work(tmp_path / "r", unlocked) as database:
                try:
                    assert database.faults()
                    noticed["by the check"] += 1
                except RegisterDamaged:
                    noticed["while reading"] += 1
                    assert database.closed
        except RegisterDamaged:
            noticed["at opening"] += 1
    assert sum(noticed.values()) == 33
    assert noticed["at opening"] >= 3


def test_reading_a_damaged_page_closes_the_register(tmp_path: Path) -> None:
    unlocked = filled(tmp_path / "r")
    path = tmp_path / "r" / DATABASE
    data = bytearray(path.read_bytes())
    for page in range(6, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    path.write_bytes(data)
    database = work(tmp_path / "r", unlocked)
    with pytest.raises(RegisterDamaged):
        database.fetchall("SELECT id, note FROM parent")
    assert database.closed
    with pytest.raises(RegisterDamaged):
        database.fetchall("SELECT id FROM parent")


def test_a_second_opener_is_told_and_the_first_works_on(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    unlocked = filled(folder)
    script = (
        "try:\n    work(folder, enter(folder))\nexcept AppError as error:\n"
        "    print(type(error).__name__)\nelse:\n    print('opened')\n"
    )
    with work(folder, unlocked) as database:
        for _ in range(2):
            assert in_another_process(script, folder).stdout == "RegisterBusy\n"
        with pytest.raises(RegisterBusy):
            work(folder, unlocked)
        assert in_another_process(script, folder).stdout == "RegisterBusy\n"
        with database.transaction():
            database.execute("INSERT INTO parent (id) VALUES ('after')")
    assert in_another_process(script, folder).stdout == "opened\n"


def test_a_killed_process_leaves_all_it_acknowledged(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    unlocked = make(folder)
    script = (
        "database = work(folder, enter(folder))\nnumber = 0\n"
        "while True:\n"
        "    with database.transaction():\n"
        "        database.execute('INSERT INTO parent (id) VALUES (:id)', {'id': f'k{number}'})\n"
        "    number += 1\n    print(number, flush=True)\n"
    )
    opening = (
        "from pathlib import Path\nfrom tests.storage.vault_builders import *\n"
        f"folder = Path({str(folder)!r})\n"
    )
    acknowledged = 0
    for target in (5, 17, 40):
        with subprocess.Popen(
            [sys.executable, "-c", opening + script.replace("f'k", f"f'k{target}-")],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        ) as child:
            assert child.stdout is not None
            seen = 0
            while seen < target:
                seen = int(child.stdout.readline())
            child.kill()
            rest = child.stdout.read().split()
        acknowledged += int(rest[-1]) if rest else seen
        with work(folder, unlocked) as database:
            assert acknowledged <= parents(database) <= acknowledged + 3
            assert database.faults() == ()


def write_while(database: Database, happens: Callable[[], object]) -> None:
    with database.transaction():
        database.execute("INSERT INTO parent (id) VALUES ('lost')")
        happens()


def test_a_replaced_file_stops_the_commit(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    unlocked = filled(folder)
    older = (folder / DATABASE).read_bytes()
    database = work(folder, unlocked)
    synced = folder / "synced.tmp"
    synced.write_bytes(older)
    with pytest.raises(RegisterReplaced):
        write_while(database, lambda: synced.replace(folder / DATABASE))
    assert database.closed
    assert (folder / DATABASE).read_bytes() == older


def test_a_deleted_file_stops_the_commit(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    database = work(folder, filled(folder))
    with pytest.raises(RegisterReplaced):
        write_while(database, (folder / DATABASE).unlink)
    assert database.closed
    with pytest.raises(RegisterReplaced):
        parents(database)
    with pytest.raises(RegisterReplaced), database.transaction():
        pass


def test_a_full_disk_loses_nothing_and_the_register_works_again(tmp_path: Path) -> None:
    """SQLite is told the file may not grow; it answers as it does for a full disk."""
    with work(tmp_path / "r", filled(tmp_path / "r")) as database:
        most = database.scalar("PRAGMA page_count")
        database.execute(f"PRAGMA max_page_count = {most}")
        with pytest.raises(DiskFull):
            fill_more(database)
        assert parents(database) == 60
        database.execute("PRAGMA max_page_count = 100000")
        fill_more(database)
        assert parents(database) == 160
        assert database.faults() == ()


def fill_more(database: Database) -> None:
    with database.transaction():
        for number in range(100):
            database.execute(
                "INSERT INTO parent (id, note) VALUES (:id, :note)",
                {"id": f"m{number}", "note": "y" * 2000},
            )


def swallow_a_full_disk(database: Database) -> None:
    with database.transaction():
        with contextlib.suppress(DiskFull):
            for number in range(100):
                database.execute(
                    "INSERT INTO parent (id, note) VALUES (:id, :note)",
                    {"id": f"m{number}", "note": "y" * 2000},
                )
        assert not database._raw.in_transaction, "SQLite did not roll back by itself"
        database.execute("DELETE FROM parent")


def test_code_that_swallows_a_full_disk_cannot_write_on(tmp_path: Path) -> None:
    """SQLite has rolled back by itself then; the next statement would be a commit of its own."""
    with work(tmp_path / "r", filled(tmp_path / "r")) as database:
        most = database.scalar("PRAGMA page_count")
        database.execute(f"PRAGMA max_page_count = {most}")
        with pytest.raises(RuntimeError, match="ended already"):
            swallow_a_full_disk(database)
        assert parents(database) == 60


@pytest.mark.skipif(os.name == "nt", reason="file size limits are POSIX")
def test_small_files_keep_their_old_content_when_the_disk_is_full(tmp_path: Path) -> None:
    make(tmp_path / "r")
    before = (tmp_path / "r" / KEY_FILE).read_bytes()
    done = in_another_process(
        "import resource\nfrom app.storage.files import write_atomic\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))\n"
        "try:\n    write_atomic(folder / 'register.keys', b'x' * 5000)\n"
        "except DiskFull:\n    print('full')\n",
        tmp_path / "r",
    )
    assert done.stdout == "full\n"
    assert (tmp_path / "r" / KEY_FILE).read_bytes() == before
    assert names(tmp_path / "r") == [DATABASE, KEY_FILE, f"{KEY_FILE}.bak"]


@pytest.mark.skipif(os.name == "nt", reason="file size limits are POSIX")
def test_a_register_that_does_not_fit_leaves_no_trace(tmp_path: Path) -> None:
    done = in_another_process(
        "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
        "try:\n    make(folder)\n"
        "except AppError as error:\n    print(type(error).__name__)\n",
        tmp_path / "r",
    )
    assert done.stdout in ("DiskFull\n", "DiskFailed\n")
    assert not (tmp_path / "r").exists()


@pytest.mark.skipif(os.name == "nt", reason="rights are POSIX here")
@pytest.mark.parametrize("locked", ["folder", "file"])
def test_a_place_that_cannot_be_written_is_said_at_opening(tmp_path: Path, locked: str) -> None:
    """Root may write everywhere, so the child first becomes nobody."""
    folder = tmp_path / "r"
    filled(folder)
    for path in folder.iterdir():
        path.chmod(0o444 if locked == "file" else 0o666)
    folder.chmod(0o777 if locked == "file" else 0o555)
    done = in_another_process(
        "unlocked = enter(folder)\nos.chdir(folder)\n"
        "os.geteuid() == 0 and os.setuid(65534)\n"
        "try:\n    work(Path('.'), unlocked)\n"
        "except AppError as error:\n    print(type(error).__name__)\n"
        f"if {locked == 'folder'}:\n"
        "    try:\n        make(Path('new'))\n"
        "    except AppError as error:\n        print(type(error).__name__)\n",
        folder,
    )
    folder.chmod(0o700)
    expected = ["RegisterReadOnly"] * (2 if locked == "folder" else 1)
    assert done.stdout.split() == expected, done.stderr


def test_a_new_register_needs_a_folder_of_its_own(tmp_path: Path) -> None:
    make(tmp_path / "r")
    before = {path.name: path.read_bytes() for path in (tmp_path / "r").iterdir()}
    with pytest.raises(RegisterExists):
        make(tmp_path / "r")
    assert {path.name: path.read_bytes() for path in (tmp_path / "r").iterdir()} == before
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"cat")
    with pytest.raises(FolderNotEmpty):
        make(tmp_path / "photos")
    with pytest.raises(FolderNotEmpty):
        make(tmp_path / "photos" / "cat.jpg")
    assert names(tmp_path / "photos") == ["cat.jpg"]
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "desktop.ini").write_text("")
    make(tmp_path / "new")
