# SPDX-License-Identifier: EUPL-1.2
"""The log is only added to, and every edit of it is named by its entry."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.audit import Action
from app.services.common import Register, writing
from app.storage import audit
from app.storage.audit import ChainFault, Fault
from app.storage.connection import ConstraintFailed
from tests.services.registers import HOLDER, NOW, later, opened


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with opened(tmp_path) as register:
        for number in range(1, 6):
            with writing(register, Action.SEARCH, f"r{number}", now=later(number)):
                pass
        yield register


def faults(register: Register) -> list[Fault]:
    return list(audit.faults(register.database, register.keys.log))


def tamper(register: Register, *statements: str) -> None:
    with register.database.transaction() as database:
        for trigger in ("log_is_never_rewritten", "log_is_pruned_behind_its_anchor"):
            database.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            database.execute(statement)


def test_chain_is_whole_after_writes(register: Register) -> None:
    assert faults(register) == []
    assert audit.head(register.database) == register.head
    assert [one.record for one in audit.latest(register.database, limit=2)] == ["r5", "r4"]


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE log SET at = '2026-11-16T09:31:00+00:00' WHERE seq = 4",
        "UPDATE log SET holder = 'x' WHERE seq = 4",
        "UPDATE log SET purpose = 'meeting' WHERE seq = 4",
        "UPDATE log SET action = 'open' WHERE seq = 4",
        "UPDATE log SET record = 'r9' WHERE seq = 4",
        "UPDATE log SET detail = 'x' WHERE seq = 4",
    ],
)
def test_edited_entry_is_named_alone(register: Register, edit: str) -> None:
    tamper(register, edit)
    assert faults(register) == [Fault(seq=4, fault=ChainFault.ALTERED)]


def test_removed_entry_is_named(register: Register) -> None:
    tamper(register, "DELETE FROM log WHERE seq = 4")
    assert faults(register) == [Fault(seq=4, fault=ChainFault.MISSING)]


def test_exchanged_entries_are_both_named(register: Register) -> None:
    tamper(
        register,
        "UPDATE log SET seq = 99 WHERE seq = 4",
        "UPDATE log SET seq = 4 WHERE seq = 5",
        "UPDATE log SET seq = 5 WHERE seq = 99",
    )
    assert [one.seq for one in faults(register)] == [4, 5, 6]


def test_entry_added_without_the_key_is_named(register: Register) -> None:
    tamper(
        register,
        "INSERT INTO log (seq, at, holder, purpose, action, record, detail, mac) "
        "SELECT (SELECT max(seq) FROM log) + 1, at, holder, purpose, action, record, detail, mac "
        "FROM log WHERE seq = 3",
    )
    register.head = audit.head(register.database)
    assert faults(register) == [Fault(seq=register.head.seq, fault=ChainFault.ALTERED)]


@pytest.mark.parametrize(
    "statement", ["UPDATE log SET detail = 'x' WHERE seq = 2", "DELETE FROM log WHERE seq = 2"]
)
def test_the_database_itself_refuses_to_rewrite_the_log(register: Register, statement: str) -> None:
    with pytest.raises(ConstraintFailed), register.database.transaction() as database:
        database.execute(statement)
    assert faults(register) == []


def test_pruning_keeps_the_rest_verifiable(register: Register) -> None:
    with register.database.transaction() as database:
        anchor = {"seq": 3, "mac": audit.mac_at(database, 3)}
        database.execute("INSERT INTO log_anchor (one, seq, mac) VALUES (1, :seq, :mac)", anchor)
        database.execute("DELETE FROM log WHERE seq <= 3")
    assert faults(register) == []
    assert audit.mac_at(register.database, 3) == anchor["mac"]
    tamper(register, "UPDATE log SET detail = 'x' WHERE seq = 4")
    assert faults(register) == [Fault(seq=4, fault=ChainFault.ALTERED)]


def test_a_new_log_key_makes_every_code_anew(register: Register) -> None:
    new = bytes(range(32))
    with register.database.transaction() as database:
        head = audit.rechain(database, new)
    assert list(audit.faults(register.database, new)) == []
    assert head == audit.head(register.database)
    assert len(faults(register)) == head.seq
    with pytest.raises(ConstraintFailed), register.database.transaction() as database:
        database.execute("UPDATE log SET detail = 'x' WHERE seq = 2")


def test_a_failed_change_leaves_no_entry(register: Register) -> None:
    before = register.head
    with pytest.raises(LookupError), writing(register, Action.CHANGE, now=NOW):
        raise LookupError
    assert register.head == before == audit.head(register.database)


def test_the_log_takes_codes_only(register: Register) -> None:
    with (
        pytest.raises(ValueError, match="codes only"),
        writing(register, Action.CHANGE, detail="Emil Toft Jessen", now=NOW),
    ):
        pass
    with writing(register, Action.CHANGE, "r9", reason="Emil er fyldt 18", now=NOW):
        pass
    assert audit.of_record(register.database, "r9")[0].detail == ""
    assert {one.holder for one in audit.latest(register.database)} == {HOLDER}
