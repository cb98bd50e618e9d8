# SPDX-License-Identifier: EUPL-1.2
"""Suite 12: every edit of the log is named by its entry, and no kill makes a false alarm."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.audit import Action
from app.domain.errors import OlderCopy, OtherHistory
from app.services.common import Register, writing
from app.services.register import check_register, close_register
from app.storage import audit
from app.storage.audit import ChainFault
from app.storage.connection import Database
from app.storage.seal import compare, read_seals
from tests.faults.rows import Figure, SoakSize
from tests.services.registers import enter, later, make, opened

ENTRIES = 40
SEVEN = ["changed", "removed", "inserted", "exchanged", "replayed", "forged", "cut"]
Named = set[tuple[int, ChainFault]]


class _RollBack(Exception):
    """Ends an edit's transaction, so that the next begins with the whole log."""


def edit(database: Database, kind: str, chance: random.Random) -> Named:
    """Edit the log as somebody could who has the database's key and not the log's.

    Returns what must be named; nothing for a cut, which the seal tells.
    """

    def run(sql: str, **values: str | int | bytes) -> None:
        database.execute(sql, values)

    seq = chance.randrange(3, ENTRIES - 2)
    other = chance.choice([n for n in range(2, ENTRIES - 1) if abs(n - seq) > 2])
    match kind:
        case "changed":
            column = chance.choice(["at", "holder", "purpose", "record", "detail"])
            run(f"UPDATE log SET {column} = {column} || 'x' WHERE seq = :seq", seq=seq)  # noqa: S608
            return {(seq, ChainFault.ALTERED)}
        case "removed":
            run("DELETE FROM log WHERE seq = :seq", seq=seq)
            return {(seq, ChainFault.MISSING)}
        case "inserted":
            run("UPDATE log SET seq = -seq WHERE seq >= :seq", seq=seq)
            run("UPDATE log SET seq = 1 - seq WHERE seq < 0")
            run(
                "INSERT INTO log SELECT :seq, at, holder, purpose, action, record, detail, mac "
                "FROM log WHERE seq = :other",
                seq=seq,
                other=other if other < seq else other + 1,
            )
            return {(n, ChainFault.ALTERED) for n in range(seq, database_end(database) + 1)}
        case "exchanged":
            for one, to in ((seq, -1), (other, seq), (-1, other)):
                run("UPDATE log SET seq = :to WHERE seq = :one", one=one, to=to)
            around = {seq, seq + 1, other, other + 1}
            return {(n, ChainFault.ALTERED) for n in around}
        case "replayed":
            run(
                "UPDATE log SET (at, action, record, mac) = "
                "(SELECT at, action, record, mac FROM log WHERE seq = :other) WHERE seq = :seq",
                seq=seq,
                other=other,
            )
            return {(seq, ChainFault.ALTERED), (seq + 1, ChainFault.ALTERED)}
        case "forged":
            run(
                "UPDATE log SET record = 'x', mac = :mac WHERE seq = :seq",
                seq=seq,
                mac=chance.randbytes(32),
            )
            return {(seq, ChainFault.ALTERED), (seq + 1, ChainFault.ALTERED)}
    run("DELETE FROM log WHERE seq > :seq", seq=seq)
    return set()


def database_end(database: Database) -> int:
    """The number of the last entry."""
    return int(database.scalar("SELECT max(seq) FROM log"))


def outcome_of(register: Register, kind: str, chance: random.Random) -> tuple[Named, Named, bool]:
    """What had to be named, what was, and whether the seal objects; the log is whole again."""
    database, keys = register.database, register.keys
    seals = read_seals(register.folder, keys, state_folder=register.state_folder)
    result: list[tuple[Named, Named, bool]] = []

    def look(expected: Named) -> None:
        named = {(one.seq, one.fault) for one in audit.faults(database, keys.log)}
        try:
            compare(seals, seq=database_end(database), mac_at=lambda n: audit.mac_at(database, n))
            objects = False
        except (OlderCopy, OtherHistory):
            objects = True
        result.append((expected, named, objects))
        raise _RollBack

    try:
        with database.transaction():
            for trigger in ("log_is_never_rewritten", "log_is_pruned_behind_its_anchor"):
                database.execute(f"DROP TRIGGER {trigger}")
            look(edit(database, kind, chance))
    except _RollBack:
        pass
    return result[0]


@pytest.mark.suite("12")
def test_every_edit_is_named(tmp_path: Path, soak_size: SoakSize, figure: Figure) -> None:
    chance = random.Random(12)  # noqa: S311 - chance, repeatable
    edits = soak_size(70, 1400)
    missed = []
    with opened(tmp_path) as register:
        while register.head.seq < ENTRIES:
            with writing(
                register, Action.SEARCH, f"r{register.head.seq}", now=later(register.head.seq)
            ):
                pass
        for number in range(edits):
            kind = SEVEN[number % len(SEVEN)]
            expected, named, seal_objects = outcome_of(register, kind, chance)
            if named != expected or (kind == "cut" and not seal_objects):
                missed.append((kind, sorted(expected - named), sorted(named - expected)))
        assert check_register(register).sound, "the edits were not taken back"
    figure(f"{edits} edits of seven kinds, {len(missed)} not named as they were")
    assert not missed


CYCLE = Path(__file__).with_name("log_writer.py")


def killed_after(place: Path, wait: Callable[[int], None]) -> int:
    """Start unlocking, writing and locking in a row; kill it; how many it acknowledged."""
    reader, writer = os.pipe()
    with subprocess.Popen(
        [sys.executable, str(CYCLE), str(place), str(writer)],
        pass_fds=[writer],
        cwd=Path(__file__).parents[2],
    ) as child:
        os.close(writer)
        wait(reader)
        child.send_signal(signal.SIGKILL)
        child.wait()
    with os.fdopen(reader, "rb") as rest:
        return len(rest.read())


@pytest.mark.suite("12")
def test_a_kill_is_no_edit(tmp_path: Path, soak_size: SoakSize, figure: Figure) -> None:
    chance = random.Random(200)  # noqa: S311 - chance, repeatable
    kills = soak_size(5, 200)
    make(tmp_path)
    alarms = []
    for _ in range(kills):
        first = chance.randrange(1, 25)

        def wait(reader: int, first: int = first) -> None:
            assert len(os.read(reader, 1)) == 1, "the writer died by itself"
            for _ in range(first):
                os.read(reader, 1)

        killed_after(tmp_path, wait)
        try:
            register = enter(tmp_path)
        except OlderCopy as error:
            alarms.append(repr(error))
            register = enter(tmp_path, accept_older="test")
        try:
            if not (found := check_register(register)).sound:
                alarms.append(repr(found))
        finally:
            close_register(register, now=later(1), reason="quit")
    figure(f"{kills} kills, {len(alarms)} false alarms")
    assert not alarms
