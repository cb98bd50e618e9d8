# SPDX-License-Identifier: EUPL-1.2
"""The connection on real files: what it refuses, what it keeps, and what it says of faults."""

import threading
from pathlib import Path

import pytest

from app.domain.errors import (
    AppError,
)
from app.storage import engine
from app.storage.connection import (
    APPLICATION_ID,
    ConstraintFailed,
    Database,
    Interrupted,
    StatementFailed,
)
from app.storage.files import write_atomic
from tests.storage.vault_builders import DATABASE, fill, filled, make, names, parents, work

ROOT = Path(__file__).parents[2]


def test_what_was_saved_is_there_after_reopening(tmp_path: Path) -> None:
    unlocked = filled(tmp_path / "r")
    with work(tmp_path / "r", unlocked) as database:
        assert parents(database) == 60
        assert database.faults() == ()
        row = database.fetchone("SELECT id, note FROM parent WHERE id = :id", {"id": "p7"})
        assert row is not None
        assert (row["id"], row[0], row.keys()) == ("p7", "p7", ["id", "note"])


def test_nothing_readable_is_on_the_disk(tmp_path: Path) -> None:
    unlocked = make(tmp_path / "r")
    with work(tmp_path / "r", unlocked) as database:
        fill(database, 40, note="Kanariefugl " * 30)
        for path in (tmp_path / "r").iterdir():
            data = path.read_bytes() if path.name != DATABASE else b""
            assert b"Kanarie" not in data
    data = (tmp_path / "r" / DATABASE).read_bytes()
    for word in (b"Kanarie", b"SQLite format 3", b"register_identity", b"CREATE"):
        assert word not in data


def test_every_setting_is_as_the_design_says(tmp_path: Path) -> None:
    expected = {
        "locking_mode": "exclusive",
        "journal_mode": "truncate",
        "synchronous": 3,
        "fullfsync": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "auto_vacuum": 0,
        "cipher_memory_security": "1",
        "cipher_page_size": "4096",
        "cipher_use_hmac": "1",
        "application_id": APPLICATION_ID,
        "user_version": 1,
    }
    with work(tmp_path / "r", make(tmp_path / "r")) as database:
        found = {name: database.scalar(f"PRAGMA {name}") for name in expected}
    assert found == expected


class Recorder:
    """Stands where SQLCipher's connection would; remembers whether it got a key."""

    def __init__(self) -> None:
        self.keys: list[bytes] = []

    def set_key(self, key: bytearray) -> None:
        self.keys.append(bytes(key))


@pytest.mark.parametrize(
    "key",
    [
        b"",
        b"''",
        b"x''",
        b"x'" + b"a" * 63 + b"'",
        b"x'" + b"a" * 65 + b"'",
        b"x'" + b"a" * 96 + b"'",
        b"x'" + b"A" * 64 + b"'",
        b"x'" + b"a" * 63 + b"g'",
        b'x"' + b"a" * 64 + b'"',
        b"a" * 67,
    ],
)
def test_keys_that_are_not_sixty_four_digits_never_reach_the_engine(key: bytes) -> None:
    recorder = Recorder()
    with pytest.raises(ValueError, match="raw key"):
        engine.set_raw_key(recorder, bytearray(key))
    assert recorder.keys == []


def test_the_key_is_wiped_once_it_was_given() -> None:
    key = bytearray(b"x'" + b"5a" * 32 + b"'")
    recorder = Recorder()
    engine.set_raw_key(recorder, key)
    assert recorder.keys == [b"x'" + b"5a" * 32 + b"'"]
    assert not any(key)


def write_and_fail(database: Database, sql: str) -> None:
    with database.transaction():
        database.execute(sql)
        raise KeyError


def test_an_exception_takes_everything_back(tmp_path: Path) -> None:
    with work(tmp_path / "r", make(tmp_path / "r")) as database:
        with pytest.raises(KeyError):
            write_and_fail(database, "INSERT INTO parent (id) VALUES ('a')")
        assert parents(database) == 0
        fill(database, 3)
        assert parents(database) == 3


def test_writing_outside_a_transaction_is_a_bug(tmp_path: Path) -> None:
    with work(tmp_path / "r", make(tmp_path / "r")) as database:
        for sql in (
            "INSERT INTO parent (id) VALUES ('a')",
            "with new AS (SELECT 'a' AS id) insert INTO parent (id) SELECT id FROM new",
            "-- a comment\nUPDATE parent SET note = ''",
            "DROP TABLE child",
            "PRAGMA user_version = 3",
            "PRAGMA user_version(3)",
            "PRAGMA journal_mode = WAL",
        ):
            with pytest.raises(StatementFailed, match="outside a transaction"):
                database.execute(sql)
        fill(database, 1)
        with pytest.raises(StatementFailed):
            database.execute("DELETE FROM parent")
        assert parents(database) == 1


def test_statements_that_would_leave_the_file_or_the_transaction_are_refused(
    tmp_path: Path,
) -> None:
    with work(tmp_path / "r", make(tmp_path / "r")) as database:
        for sql in (
            "SELECT 1; SELECT 2",
            "ATTACH ':memory:' AS other",
            "commit;",
            "-- a comment\n/* another */ END",
            " BEGIN",
            "VACUUM INTO 'copy.db'",
            "REPLACE INTO parent (id) VALUES ('a')",
            "SELECT :missing",
            "SELEC 1",
        ):
            with pytest.raises(StatementFailed):
                database.execute(sql)
        with database.transaction(), pytest.raises(RuntimeError, match="inside"):
            database.transaction().__enter__()


def test_constraints_are_bugs_with_a_code(tmp_path: Path) -> None:
    with work(tmp_path / "r", make(tmp_path / "r")) as database:
        fill(database, 1)
        for sql in (
            "INSERT INTO parent (id) VALUES ('p0')",
            "INSERT INTO child (id, parent) VALUES ('x', 'nobody')",
            "UPDATE register_identity SET one = 2",
        ):
            with pytest.raises(ConstraintFailed) as caught, database.transaction():
                database.execute(sql)
            assert caught.value.code == "SQLITE_CONSTRAINT"
        assert parents(database) == 1


def test_rows_changed_and_new_keys_are_told(tmp_path: Path) -> None:
    with work(tmp_path / "r", make(tmp_path / "r")) as database:
        fill(database, 4)
        with database.transaction():
            assert database.execute("UPDATE parent SET note = 'y'").rowcount == 4
            inserted = database.execute("INSERT INTO parent (id) VALUES ('z')")
            assert inserted.lastrowid == 5
        found = database.execute("SELECT id FROM parent ORDER BY id")
        assert [row["id"] for row in found] == ["p0", "p1", "p2", "p3", "z"]


def test_hooks_run_after_commits_that_changed_something(tmp_path: Path) -> None:
    with work(tmp_path / "r", make(tmp_path / "r")) as database:
        seen: list[int] = []
        database.after_commit.append(lambda: seen.append(parents(database)))
        fill(database, 2)
        with database.transaction():
            database.fetchall("SELECT id FROM parent")
        with pytest.raises(KeyError):
            write_and_fail(database, "DELETE FROM parent")
        assert seen == [2]


def test_a_copy_under_other_keys_is_whole_and_made_in_steps(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    other = make(tmp_path / "other")
    with work(folder, filled(folder)) as database:
        steps: list[tuple[int, int]] = []
        database.copy_to(
            tmp_path / "copy.db",
            other.keys(),
            pages=5,
            step=lambda left, total: steps.append((left, total)),
        )
        assert len(steps) > 3
        assert steps[-1][0] == 0
        with pytest.raises(AppError):
            database.copy_to(tmp_path / "copy.db", other.keys())
    with engine.translated(tmp_path / "copy.db"):
        raw = engine.connect(tmp_path / "copy.db", other.keys())
        engine.open_settled(raw)
        assert raw.execute("SELECT count(*) FROM child").fetchone()[0] == 60
        raw.close()


def test_a_copy_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    unlocked = filled(folder)

    def stop(_left: int, _total: int) -> None:
        raise KeyboardInterrupt

    with work(folder, unlocked) as database, pytest.raises(KeyboardInterrupt):
        database.copy_to(tmp_path / "copy.db", unlocked.keys(), pages=5, step=stop)
    assert names(tmp_path) == ["r"]


def test_a_long_query_can_be_stopped_from_another_thread(tmp_path: Path) -> None:
    with work(tmp_path / "r", make(tmp_path / "r")) as database:
        timer = threading.Timer(0.1, database.interrupt)
        timer.start()
        with pytest.raises(Interrupted):
            database.fetchall(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                "SELECT count(*) FROM n"
            )
        timer.join()
        assert parents(database) == 0


def test_an_atomic_write_leaves_only_the_file(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a", b"one")
    write_atomic(tmp_path / "a", b"two", durable=False)
    assert (tmp_path / "a").read_bytes() == b"two"
    assert names(tmp_path) == ["a"]
