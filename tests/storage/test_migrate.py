# SPDX-License-Identifier: EUPL-1.2
"""Migrations: all of one or nothing, on a copy, and never at the cost of a row."""

from pathlib import Path

import pytest

from app.domain.errors import DiskFull, NewerRegister
from app.storage.connection import ConstraintFailed, Database, StatementFailed
from app.storage.migrate import Migration, MigrationFailed, known, load, migrate, split, version_of
from app.storage.register_folder import bring_up_to_date, create_register, open_register
from app.storage.vault import DerivedKeys
from tests.storage.vault_builders import (
    CHEAP,
    FIRST,
    NOW,
    SECRET,
    enter,
    filled,
    make,
    names,
    parents,
    work,
)


def second(script: str, *, changes: frozenset[str] = frozenset()) -> tuple[Migration, ...]:
    return (
        FIRST,
        Migration(version=2, name="0002_second.sql", statements=split(script), changes=changes),
    )


def children(database: Database) -> int:
    return int(database.scalar("SELECT count(*) FROM child"))


REBUILD = """
CREATE TABLE parent_new (id TEXT PRIMARY KEY, note TEXT NOT NULL, colour TEXT) STRICT;
INSERT INTO parent_new (id, note) SELECT id, note FROM parent;
DROP TABLE parent;
ALTER TABLE parent_new RENAME TO parent;
"""


def test_this_program_s_own_migrations_apply_and_are_sound(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    unlocked = create_register(folder, SECRET, label="A", now=NOW, cost=CHEAP, floors=CHEAP)
    with open_register(folder, unlocked.keys()) as database:
        assert version_of(database) == len(known()) >= 1
        assert database.faults() == ()
        row = database.fetchone("SELECT vault_id, epoch, created_at FROM register_identity")
        assert row is not None
        assert tuple(row) == (unlocked.key_file.vault_id, 1, NOW.isoformat())


def test_statements_are_split_where_they_end() -> None:
    script = """
    -- a comment; with a semicolon
    CREATE TABLE a (x TEXT DEFAULT ';'); CREATE TABLE b (y TEXT);
    CREATE TRIGGER t AFTER INSERT ON a BEGIN
        INSERT INTO b VALUES ('it''s; here');
        DELETE FROM b; /* not; the end */
    END;
    ;
    -- the end; of it
    """
    found = split(script)
    assert len(found) == 3
    assert found[2].startswith("CREATE TRIGGER")
    assert found[2].endswith("END;")
    with pytest.raises(MigrationFailed):
        split("CREATE TABLE a (x TEXT)")


def test_files_without_order_are_refused(tmp_path: Path) -> None:
    (tmp_path / "0001_first.sql").write_text("-- changes rows of: a, b\nSELECT 1;")
    (loaded,) = load(tmp_path)
    assert (loaded.version, loaded.statements[-1], loaded.changes) == (
        1,
        "-- changes rows of: a, b\nSELECT 1;",
        {"a", "b"},
    )
    (tmp_path / "0003_gap.sql").write_text("SELECT 1;")
    with pytest.raises(MigrationFailed):
        load(tmp_path)


def test_rebuilding_a_parent_keeps_its_children(tmp_path: Path) -> None:
    with work(tmp_path / "r", filled(tmp_path / "r")) as database:
        assert migrate(database, second(REBUILD)) == 1
        assert (version_of(database), parents(database), children(database)) == (2, 60, 60)
        assert database.scalar("PRAGMA foreign_keys") == 1
        assert migrate(database, second(REBUILD)) == 0


@pytest.mark.parametrize(
    ("script", "error"),
    [
        pytest.param("DELETE FROM child WHERE id = 'c3';", MigrationFailed, id="lost row"),
        pytest.param("DROP TABLE child;", MigrationFailed, id="lost table"),
        pytest.param("UPDATE child SET parent = 'x';", MigrationFailed, id="broken reference"),
        pytest.param("CREATE TABLE z (a TEXT) STRICT; SELEC 1;", StatementFailed, id="typing slip"),
        pytest.param(
            "CREATE TABLE z (a TEXT) STRICT; INSERT INTO parent (id) VALUES ('p1');",
            ConstraintFailed,
            id="refused row",
        ),
        pytest.param("COMMIT;", StatementFailed, id="its own commit"),
    ],
)
def test_a_failing_migration_leaves_no_trace(
    tmp_path: Path, script: str, error: type[Exception]
) -> None:
    with work(tmp_path / "r", filled(tmp_path / "r")) as database:
        with pytest.raises(error):
            migrate(database, second(script))
        assert (version_of(database), parents(database), children(database)) == (1, 60, 60)
        assert database.fetchone("SELECT name FROM sqlite_schema WHERE name = 'z'") is None
        assert database.scalar("PRAGMA foreign_keys") == 1


def test_a_migration_may_say_which_rows_it_changes(tmp_path: Path) -> None:
    script = second("DELETE FROM child;", changes=frozenset({"child"}))
    with work(tmp_path / "r", filled(tmp_path / "r")) as database:
        migrate(database, script)
        assert children(database) == 0


def test_an_older_register_is_brought_up_to_date_on_a_copy(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    filled(folder)
    newer = second(REBUILD)
    with pytest.raises(RuntimeError, match="not migrated"):
        open_register(folder, enter(folder).keys(), migrations=newer)
    after = bring_up_to_date(folder, enter(folder), migrations=newer)
    assert names(folder) == ["register-0002.db", "register.keys", "register.keys.bak"]
    for unlocked in (after, enter(folder)):
        with open_register(folder, unlocked.keys(), migrations=newer) as database:
            assert (parents(database), children(database)) == (60, 60)
            assert database.faults() == ()
    again = bring_up_to_date(folder, after, migrations=newer)
    assert again.key_file.db_file == "register-0002.db"


def test_a_failing_migration_leaves_the_old_file_in_place(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    unlocked = filled(folder)
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    with pytest.raises(MigrationFailed):
        bring_up_to_date(folder, unlocked, migrations=second("DROP TABLE child;"))
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before


def test_the_older_register_is_seen_before_it_is_changed_and_only_then(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    filled(folder)
    seen: list[tuple[int, int]] = []

    def before(database: Database, keys: DerivedKeys) -> None:
        assert keys.db_file == "register-0001.db"
        seen.append((version_of(database), parents(database)))

    def full(_database: Database, _keys: DerivedKeys) -> None:
        raise DiskFull

    newer = second(REBUILD)
    with pytest.raises(DiskFull):
        bring_up_to_date(folder, enter(folder), before=full, migrations=newer)
    assert names(folder) == ["register-0001.db", "register.keys", "register.keys.bak"]
    after = bring_up_to_date(folder, enter(folder), before=before, migrations=newer)
    bring_up_to_date(folder, after, before=before, migrations=newer)
    assert seen == [(1, 60)]


def test_a_newer_register_is_not_migrated_back(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    make(folder)
    unlocked = bring_up_to_date(folder, enter(folder), migrations=second(REBUILD))
    with pytest.raises(NewerRegister):
        bring_up_to_date(folder, unlocked, migrations=(FIRST,))
