# SPDX-License-Identifier: EUPL-1.2
"""The list of deletions: table and file in step, sealed as a whole, on every target."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.storage import audit, deletions, register_folder
from app.storage.connection import ConstraintFailed, Database
from app.storage.deletions import Deletion
from app.storage.vault import unlock
from app.storage.vault.keys import DerivedKeys
from tests.storage.vault_builders import CHEAP, NOW, SECRET

DAY = date(2026, 11, 21)
ONE = Deletion(record="a" * 36, kind="concern", rule="unfounded", on_day=DAY)
TWO = Deletion(record="b" * 36, kind="concern", rule="working_note", on_day=DAY)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Path, DerivedKeys, Database]]:
    folder = tmp_path / "r"
    unlocked = register_folder.create_register(
        folder, SECRET, label="Asta Bro", now=NOW, cost=CHEAP, floors=CHEAP
    )
    with register_folder.open_register(folder, unlocked.keys()) as database:
        yield folder, unlocked.keys(), database


def gone(database: Database, *ones: Deletion) -> None:
    with database.transaction():
        for one in ones:
            deletions.record(
                database, record=one.record, kind=one.kind, rule=one.rule, on_day=one.on_day
            )


def test_the_file_says_what_the_table_says_and_up_to_where(
    opened: tuple[Path, DerivedKeys, Database], tmp_path: Path
) -> None:
    folder, keys, database = opened
    target = tmp_path / "usb"
    target.mkdir()
    assert deletions.read(folder, keys) is None
    gone(database, ONE)
    gone(database, TWO, ONE)
    assert deletions.publish(folder, keys, database, (target,)) == ()
    found = deletions.read(folder, keys)
    assert found is not None
    assert found.deletions == deletions.all_of(database) == (ONE, TWO)
    assert found.seq == audit.head(database).seq
    assert deletions.read_near(target, keys) == (found,)
    assert deletions.newest(database) == 2


def test_what_an_older_list_knows_is_kept(opened: tuple[Path, DerivedKeys, Database]) -> None:
    folder, keys, database = opened

    def interrupted() -> None:
        with database.transaction():
            deletions.record(database, record=TWO.record, kind=TWO.kind, rule=TWO.rule, on_day=DAY)
            deletions.publish(folder, keys, database)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert deletions.all_of(database) == ()
    listed = deletions.read(folder, keys)
    assert listed is not None
    assert deletions.missing(database, listed.deletions) == (TWO,)
    gone(database, ONE)
    deletions.publish(folder, keys, database)
    listed = deletions.read(folder, keys)
    assert listed is not None
    assert set(listed.deletions) == {ONE, TWO}


def test_no_line_can_be_changed_added_or_taken_out(
    opened: tuple[Path, DerivedKeys, Database],
) -> None:
    folder, keys, database = opened
    gone(database, ONE, TWO)
    deletions.publish(folder, keys, database)
    path = folder / deletions.FILE
    whole = path.read_bytes()
    fields = json.loads(whole)
    for change in (
        {"deletions": fields["deletions"][:1]},
        {"deletions": []},
        {"deletions": fields["deletions"] + fields["deletions"][:1]},
        {"seq": 10_000},
        {"vault_id": "0" * 32},
    ):
        path.write_bytes(json.dumps(fields | change).encode())
        assert deletions.read(folder, keys) is None
    for content in (b"", b"[]", b"{}", whole[:-20], b"[" * 100_000, b"\xff\xfe"):
        path.write_bytes(content)
        assert deletions.read(folder, keys) is None
    path.unlink()
    path.mkdir()
    assert deletions.read(folder, keys) is None
    assert len(deletions.publish(folder, keys, database)) == 1


def test_the_table_is_never_changed_and_never_emptied(
    opened: tuple[Path, DerivedKeys, Database],
) -> None:
    _folder, _keys, database = opened
    gone(database, ONE)
    for sql in ("DELETE FROM deletion", "UPDATE deletion SET rule = 'x'"):
        with pytest.raises(ConstraintFailed), database.transaction():
            database.execute(sql)
    assert deletions.all_of(database) == (ONE,)


def test_a_change_of_keys_seals_the_list_anew(
    opened: tuple[Path, DerivedKeys, Database], tmp_path: Path
) -> None:
    folder, keys, database = opened
    gone(database, ONE)
    deletions.publish(folder, keys, database)
    before = deletions.read(folder, keys)
    database.close()
    unlocked = unlock(folder, SECRET, floors=CHEAP)
    new = register_folder.rotate_register(
        folder, unlocked, rewrite=lambda copy, _old, after: audit.rechain(copy, after.log) and None
    ).keys()
    assert deletions.read(folder, new) is None
    deletions.rewrite(folder, keys, new)
    assert deletions.read(folder, new) == before
    assert deletions.read(folder, keys) is None
    deletions.rewrite(tmp_path, keys, new)  # where there is none, none is made
    assert not (tmp_path / deletions.FILE).exists()


def test_a_target_counts_only_while_it_holds_the_list(
    opened: tuple[Path, DerivedKeys, Database], tmp_path: Path
) -> None:
    folder, keys, database = opened
    target = tmp_path / "usb"
    target.mkdir()
    with database.transaction():
        database.execute(
            "INSERT INTO setting (name, value) VALUES (:name, :value)",
            {"name": deletions.SECOND_TARGET, "value": str(target)},
        )
    assert deletions.targets(database, folder, keys.vault_id) == ()
    deletions.publish(folder, keys, database, (target,))
    assert deletions.targets(database, folder, keys.vault_id) == (target,)
    (folder / "backups").mkdir()
    assert deletions.targets(database, folder, keys.vault_id) == (folder / "backups", target)
