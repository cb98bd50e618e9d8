# SPDX-License-Identifier: EUPL-1.2
"""Rotating a whole register: new keys, new file, one pointer, and a kill at any moment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.errors import RegisterDamaged, WrongPassphrase
from app.storage.connection import Database
from app.storage.files import KEY_FILE, KEY_FILE_COPY, sweep
from app.storage.register_folder import rotate_register
from app.storage.vault import DerivedKeys, Unlocked, vault
from tests.storage.vault_builders import (
    CHEAP,
    DATABASE,
    SCHEMA,
    SECRET,
    enter,
    filled,
    names,
    parents,
    work,
)

ROOT = Path(__file__).parents[2]
OTHER = "fugl gran hest insekt jord"


def nothing(_database: Database, _old: DerivedKeys, _new: DerivedKeys) -> None:
    pass


def rotate(folder: Path, unlocked: Unlocked, *, secret: str | None = None) -> Unlocked:
    return rotate_register(
        folder,
        unlocked,
        rewrite=nothing,
        secret=secret,
        cost=CHEAP,
        floors=CHEAP,
        migrations=SCHEMA,
    )


def test_rotation_moves_everything_to_new_keys_and_deletes_the_old(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    before = filled(folder)
    old_file = (folder / DATABASE).read_bytes()
    rotate(folder, before, secret=OTHER)
    assert names(folder) == ["register-0002.db", KEY_FILE, KEY_FILE_COPY]
    with pytest.raises(WrongPassphrase):
        enter(folder)
    after = enter(folder, OTHER)
    with work(folder, after) as database:
        assert parents(database) == 60
        assert database.scalar("SELECT epoch FROM register_identity") == 2
        assert database.faults() == ()
    (folder / DATABASE).write_bytes(old_file)
    with pytest.raises(RegisterDamaged):
        work(folder, repointed_keys(after))


def test_what_fails_after_the_pointer_has_moved_is_no_failure(tmp_path: Path) -> None:
    """The second copy of the key file cannot be written: the new keys are the register's."""
    folder = tmp_path / "r"
    before = filled(folder)
    (folder / KEY_FILE_COPY).unlink()
    (folder / KEY_FILE_COPY).mkdir()
    rotate(folder, before, secret=OTHER)
    with pytest.raises(WrongPassphrase):
        enter(folder)
    with work(folder, enter(folder, OTHER)) as database:
        assert parents(database) == 60
    (folder / KEY_FILE_COPY).rmdir()
    enter(folder, OTHER)
    assert (folder / KEY_FILE).read_bytes() == (folder / KEY_FILE_COPY).read_bytes()


def repointed_keys(unlocked: Unlocked) -> Unlocked:
    return vault.repointed(unlocked, DATABASE)


def test_what_hangs_on_the_old_keys_is_rewritten_with_the_epoch(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    seen: list[bool] = []

    def rewrite(database: Database, old: DerivedKeys, new: DerivedKeys) -> None:
        seen.append(old.log != new.log and database.in_transaction)
        database.execute("UPDATE parent SET note = 'rewritten'")

    after = rotate_register(folder, filled(folder), rewrite=rewrite, migrations=SCHEMA)
    assert seen == [True]
    with work(folder, after) as database:
        assert database.scalar("SELECT count(*) FROM parent WHERE note = 'rewritten'") == 60


def test_a_rotation_that_fails_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    unlocked = filled(folder)
    before = {name: (folder / name).read_bytes() for name in names(folder)}

    def fail(_database: Database, _old: DerivedKeys, _new: DerivedKeys) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        rotate_register(folder, unlocked, rewrite=fail, migrations=SCHEMA)
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before


def test_leftovers_are_swept_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    unlocked = filled(folder)
    for name in ("register-0007.db", "register-0007.db-journal", ".register.keys.0a1b2c3d.part"):
        (folder / name).write_bytes(b"left")
    for name in ("register-old.db", "min fil.part", "register.keys.part", "register.deletions"):
        (folder / name).write_bytes(b"keep")
    work(folder, unlocked).close()
    assert names(folder) == [
        "min fil.part",
        DATABASE,
        "register-old.db",
        "register.deletions",
        KEY_FILE,
        KEY_FILE_COPY,
        "register.keys.part",
    ]
    assert sweep(folder, DATABASE) == ()


@pytest.mark.skipif(os.name == "nt", reason="the kill is POSIX")
def test_killed_in_rotation_there_is_always_one_good_register(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    filled(folder)
    script = (
        "from pathlib import Path\n"
        "from tests.storage.vault_builders import *\n"
        "from tests.storage.test_vault_rotation import rotate\n"
        f"folder = Path({str(folder)!r})\n"
        "unlocked = enter(folder)\n"
        "while True:\n"
        "    unlocked = rotate(folder, unlocked)\n"
        "    print(unlocked.key_file.epoch, flush=True)\n"
    )
    acknowledged = 1
    for number in range(10):
        with subprocess.Popen(
            [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            for _ in range(1 + number % 3):
                acknowledged = int(child.stdout.readline())
            # Different lengths of work bring the kill to different places of the next rotation.
            sum(range(number * 20_000))
            child.kill()
            acknowledged = max([acknowledged, *map(int, child.stdout.read().split())])
        unlocked = enter(folder, SECRET)
        assert unlocked.key_file.epoch >= acknowledged
        with work(folder, unlocked) as database:
            assert parents(database) == 60
            assert database.faults() == ()
        assert names(folder) == [unlocked.key_file.db_file, KEY_FILE, KEY_FILE_COPY]
