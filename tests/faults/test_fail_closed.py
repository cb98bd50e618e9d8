# SPDX-License-Identifier: EUPL-1.2
"""Suite 16: a setting that does not hold, no key, half a key, a plain file: nothing is opened.

What has its test elsewhere is run from there; new here is each setting refused by the engine.
"""

import contextlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from app.domain.errors import RegisterDamaged
from app.storage import engine
from app.storage.connection import create_database, open_database
from tests.architecture.test_lightness import test_a_signal_survives_twenty_thousand_emits as emits
from tests.faults.rows import Figure
from tests.storage import test_connection, test_connection_faults
from tests.storage.vault_builders import DATABASE, make

WRONG = {
    "locking_mode": "NORMAL",
    "journal_mode": "DELETE",
    "synchronous": "FULL",
    "fullfsync": "OFF",
    "temp_store": "FILE",
    "secure_delete": "OFF",
    "foreign_keys": "OFF",
    "trusted_schema": "ON",
    "cell_size_check": "OFF",
    "mmap_size": "65536",
}
CARELESS = """
import sys, sqlcipher3
from pathlib import Path
from app.storage import engine
from app.storage.vault.keys import DerivedKeys
class Careless(sqlcipher3.Connection):
    def execute(self, sql, *values):
        return super().execute(sql.replace("security = ON", "security = OFF"), *values)
real = sqlcipher3.connect
sqlcipher3.connect = lambda *given, **named: real(*given, **named, factory=Careless)
engine.connect(Path(sys.argv[1]), DerivedKeys.unpack(bytearray(sys.stdin.buffer.read())))
"""
REAL_CONNECT = sqlcipher3.connect


def engine_that(monkeypatch: pytest.MonkeyPatch, kind: type[Any]) -> None:
    """Let every new connection be of that kind."""
    monkeypatch.setattr(
        sqlcipher3,
        "connect",
        lambda *given, **named: REAL_CONNECT(*given, **named, factory=kind),
    )


def stubborn(setting: str) -> type[Any]:
    """A connection that gives one setting another value, as a differently built engine may."""

    class Stubborn(sqlcipher3.Connection):  # type: ignore[misc]  # untyped library
        def execute(self, sql: str, *values: Any) -> Any:
            if sql.startswith(f"PRAGMA {setting} = "):
                sql = f"PRAGMA {setting} = {WRONG[setting]}"
            return super().execute(sql, *values)

    return Stubborn


class Keyless(sqlcipher3.Connection):  # type: ignore[misc]  # untyped library
    """A connection whose key gets lost."""

    def set_key(self, _key: bytearray) -> None:
        """Do nothing."""


@pytest.mark.suite("16")
def test_a_register_is_opened_with_every_setting_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    test_connection.test_every_setting_is_as_the_design_says(tmp_path / "settings")
    folder = tmp_path / "r"
    keys = make(folder).keys()
    opened = []
    for setting in WRONG:
        engine_that(monkeypatch, stubborn(setting))
        with contextlib.suppress(RuntimeError):
            open_database(folder / DATABASE, keys, known_version=1).close()
            opened.append(setting)
    figure(f"{len(WRONG)} settings that did not hold: {len(opened)} opened a register")
    assert opened == []
    assert {name for name, _written, _read in engine._SETTINGS} <= WRONG.keys()


@pytest.mark.suite("16")
def test_memory_that_is_not_guarded_is_noticed(tmp_path: Path, figure: Figure) -> None:
    """In a process of its own: once on, SQLCipher's guard stays on."""
    keys = make(tmp_path / "r").keys()
    done = subprocess.run(
        [sys.executable, "-c", CARELESS, str(tmp_path / "r" / DATABASE)],
        cwd=Path(__file__).parents[2],
        input=bytes(keys.pack()),
        capture_output=True,
        check=False,
    )
    figure("memory that is not guarded: noticed")
    assert b"RuntimeError: PRAGMA cipher_memory_security" in done.stderr


@pytest.mark.suite("16")
def test_a_file_that_vacuums_by_itself_is_not_opened(tmp_path: Path, figure: Figure) -> None:
    keys = make(tmp_path / "r").keys()
    path = tmp_path / "r" / DATABASE
    path.unlink()
    raw = engine.connect(path, keys)
    raw.execute("PRAGMA auto_vacuum = FULL")
    raw.execute("CREATE TABLE t (x)")
    raw.close()
    with pytest.raises(RuntimeError, match="auto_vacuum"):
        open_database(path, keys, known_version=1)
    figure("auto_vacuum in the file: refused")


@pytest.mark.suite("16")
def test_without_a_key_nothing_is_made_and_nothing_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    folder = tmp_path / "r"
    keys = make(folder).keys()
    engine_that(monkeypatch, Keyless)
    new = folder / "register-0002.db"
    with pytest.raises(RuntimeError, match="cipher_page_size"):
        create_database(new, keys)
    assert not new.exists(), "no plain database, not even an empty one"
    with pytest.raises(RegisterDamaged):
        open_database(folder / DATABASE, keys, known_version=1)
    figure("a lost key: nothing made, nothing opened")


@pytest.mark.suite("16")
def test_what_is_no_whole_key_never_reaches_the_engine(tmp_path: Path, figure: Figure) -> None:
    tried = [mark for mark in test_connection.__dict__.values() if hasattr(mark, "pytestmark")]
    tell = test_connection.test_keys_that_are_not_sixty_four_digits_never_reach_the_engine
    assert tell in tried
    (parameters,) = (mark for mark in tell.pytestmark if mark.name == "parametrize")
    for key in parameters.args[1]:
        tell(key)
    taken = 0
    for key in (b"x'" + b"a" * 63 + b"'", b""):  # the control: the engine itself takes them
        raw = REAL_CONNECT(str(tmp_path / f"{len(key)}.db"))
        if key:
            raw.set_key(bytearray(key))
        raw.execute("CREATE TABLE t (x)")
        raw.close()
        taken += 1
    figure(
        f"{len(parameters.args[1])} keys that are none, 63 digits and '' among them: "
        f"0 reached the engine, which would have taken {taken} of two"
    )
    assert (tmp_path / "0.db").read_bytes().startswith(b"SQLite format 3\0")


@pytest.mark.suite("16")
def test_a_plain_database_is_refused_and_signals_live(tmp_path: Path, figure: Figure) -> None:
    test_connection_faults.test_a_plain_database_or_a_folder_in_its_place_is_no_register(tmp_path)
    emits()
    figure("a plain database in place: refused; 20,000 emits of a signal: alive")
