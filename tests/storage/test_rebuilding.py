# SPDX-License-Identifier: EUPL-1.2
"""A backup becomes a database again: of an older schema, of a newer one, with a false manifest."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import BackupDamaged, NewerRegister, NotABackup
from app.services.register import close_register
from app.storage import archive, audit, backup
from app.storage.connection import open_database
from app.storage.migrate import Migration, known, migrate, split, version_of
from app.storage.restore import rebuilt
from app.storage.vault import unlock
from app.storage.vault.keyfile import canonical
from app.storage.vault.keys import DerivedKeys, authenticate
from tests.builders import NOW, a_concern, make_register
from tests.services.registers import CHEAP, SECRET
from tests.services.stores import take

LATER = Migration(
    version=len(known()) + 1,
    name="later.sql",
    statements=split("CREATE TABLE later (one TEXT) STRICT;"),
)
NEWER = (*known(), LATER)


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, DerivedKeys]:
    register = make_register(tmp_path)
    a_concern(register)
    taken = take(register)
    close_register(register, now=NOW, reason="command")
    return taken.path, unlock(tmp_path / "register", SECRET, floors=CHEAP).keys()


def test_a_backup_of_an_older_version_is_brought_up_to_date_on_the_way(
    made: tuple[Path, DerivedKeys], tmp_path: Path
) -> None:
    path, keys = made
    with (
        archive.opened(path) as found,
        rebuilt(found, keys, keys, tmp_path, gone=(), now=NOW, migrations=NEWER) as one,
    ):
        with open_database(one.part, keys, known_version=LATER.version) as database:
            assert version_of(database) == LATER.version
            assert not database.faults()
            assert not list(audit.faults(database, keys.log))
            assert backup.count(database).concerns == one.counts.concerns == 1
        assert one.part.exists()
    assert not list(tmp_path.glob(".restore*"))


def test_a_backup_of_a_newer_version_is_refused(
    made: tuple[Path, DerivedKeys], tmp_path: Path
) -> None:
    path, keys = made
    database_path = tmp_path / "register" / keys.db_file
    with open_database(database_path, keys, known_version=LATER.version) as database:
        migrate(database, NEWER)
        with pytest.raises(NewerRegister):
            backup.make(database, keys, tmp_path / "register", now=NOW)
    assert [one.name for one in path.parent.glob("*.zip")] == [path.name]


def rewritten(path: Path, keys: DerivedKeys, change: Callable[[dict[str, object]], None]) -> None:
    """A backup whose manifest says something else, sealed by whoever has the keys."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    fields = json.loads(parts["manifest.json"])
    del fields["mac"]
    change(fields)
    fields["mac"] = authenticate(keys.seal, canonical(fields)).hex()
    parts["manifest.json"] = canonical(fields) + b"\n"
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


@pytest.mark.parametrize(
    "change",
    [
        {"concerns": 2},
        {"entries": 1},
        {"receipt": "3 · 00000000"},
        {"pages": 1},
        {"database_sha256": hashlib.sha256(b"").hexdigest()},
    ],
)
def test_what_is_inside_has_to_be_what_the_manifest_says(
    made: tuple[Path, DerivedKeys], tmp_path: Path, change: dict[str, object]
) -> None:
    path, keys = made
    rewritten(path, keys, lambda fields: fields.update(change))

    def restored() -> None:
        with (
            archive.opened(path) as found,
            rebuilt(found, keys, keys, tmp_path, gone=(), now=NOW),
        ):
            raise AssertionError

    with pytest.raises(BackupDamaged):
        restored()
    assert not list(tmp_path.glob(".restore*"))


@pytest.mark.parametrize(
    "change",
    [
        {"format": 0},
        {"format": "1"},
        {"made_at": "2026-11-21T10:00:00"},
        {"made_at": "i går"},
        {"pages": True},
        {"pages": 0},
        {"more": 1},
        {"seq": 1.5},
    ],
)
def test_a_manifest_that_says_nonsense_is_damage(
    made: tuple[Path, DerivedKeys], change: dict[str, object]
) -> None:
    path, keys = made
    rewritten(path, keys, lambda fields: fields.update(change))
    with pytest.raises(BackupDamaged), archive.opened(path):
        pass


def test_a_later_format_of_backups_is_told_apart_from_damage(
    made: tuple[Path, DerivedKeys],
) -> None:
    path, keys = made
    rewritten(path, keys, lambda fields: fields.update(format=2))
    with pytest.raises(NewerRegister), archive.opened(path):
        pass


def test_a_packed_bomb_is_not_unpacked(made: tuple[Path, DerivedKeys]) -> None:
    path, _keys = made
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content if name != "register.db" else bytes(50 << 20))
    with pytest.raises(BackupDamaged), archive.opened(path):
        pass


def test_another_zip_is_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "breve.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("brev.txt", "Kære Viggo")
    with pytest.raises(NotABackup), archive.opened(path):
        pass


def test_parts_that_would_lie_before_the_file_are_damage(made: tuple[Path, DerivedKeys]) -> None:
    path, _keys = made
    content = bytearray(path.read_bytes())
    content[-4] ^= 0x40  # where the list of members begins: far beyond the end
    path.write_bytes(content)
    with pytest.raises(BackupDamaged), archive.opened(path):
        pass
