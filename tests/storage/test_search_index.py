# SPDX-License-Identifier: EUPL-1.2
"""The index finds what was written however it is typed, and forgets what was deleted."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.audit import Action
from app.domain.ids import ConcernId
from app.services.common import Register, writing
from app.storage import search
from tests.services.registers import NOW, TODAY, opened, plain_bytes


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with opened(tmp_path) as register:
        yield register


def enter(register: Register, record: str, text: str, *, days_ago: int = 0) -> None:
    with writing(register, Action.CREATE, record, now=NOW) as database:
        day = TODAY - timedelta(days=days_ago)
        search.index(database, noun="note", record=record, day=day, text=text)


def found(register: Register, text: str) -> list[str]:
    return [one.record for one in search.find(register.database, text)]


@pytest.mark.parametrize(
    "typed",
    ["Smedevænget", "smedevaenget", "SMEDEV", "s", "14 smed", "»Smedevænget«", "åsted", "aast"],
)
def test_found_by_the_beginnings_of_words(register: Register, typed: str) -> None:
    enter(register, "n1", "Aastedet: Smedevænget 14")
    enter(register, "n2", "Ingenting her")
    assert found(register, typed) == ["n1"]


@pytest.mark.parametrize("typed", ["medevænget", "Smedevænget 15", "", "  ", "-", '"', "*", "()"])
def test_not_found(register: Register, typed: str) -> None:
    enter(register, "n1", "Smedevænget 14")
    assert found(register, typed) == []


def test_a_record_number_is_found_whole_and_in_part(register: Register) -> None:
    enter(register, "n1", "S-2026-014")
    enter(register, "n2", "S-2026-140 · 2014")
    assert found(register, "S-2026-014") == ["n1"]
    assert found(register, "s-2026-0") == ["n1"]
    assert found(register, "S-2026") == ["n2", "n1"]


def test_the_newest_day_comes_first_whenever_it_was_written(register: Register) -> None:
    for record, days_ago in (("old", 300), ("new", 0), ("middle", 20), ("also_new", 0)):
        enter(register, record, "mentor", days_ago=days_ago)
    assert found(register, "men") == ["also_new", "new", "middle", "old"]
    assert [one.record for one in search.find(register.database, "men", limit=2)] == [
        "also_new",
        "new",
    ]


def test_a_changed_record_is_found_by_its_new_words_only(register: Register) -> None:
    enter(register, "n1", "mentor", days_ago=5)
    enter(register, "n1", "netværksmøde", days_ago=3)
    assert found(register, "mentor") == []
    assert found(register, "netvaerk") == ["n1"]
    enter(register, "n1", "  ")
    assert found(register, "netvaerk") == []


def test_words_of_a_deleted_record_are_gone_from_the_file(register: Register) -> None:
    database = register.database
    key = bytes(register.keys.database)
    for number in range(300):
        enter(register, f"n{number}", f"Løvstræde {number} og noget mere at skrive om")
    enter(register, "secret", "Kvidderhøjgård zyxwvut")
    before = plain_bytes(database.path, key)
    # in the table and as a term of the index, which cuts off what it shares with the term before
    assert before.count(b"kvidderhoejgaard") >= 2
    with writing(register, Action.DELETE, "secret", now=NOW) as database:
        search.unindex(database, noun="note", record="secret")
    after = plain_bytes(database.path, key)
    for remains in (b"kvidderhoej", b"idderhoejgaard", b"zyxwvut", b"yxwvut"):
        assert remains not in after
    assert b"loevstraede" in after
    assert database.faults() == ()


def test_all_of_a_concern_leaves_the_index_together(register: Register) -> None:
    with writing(register, Action.CREATE, "c", now=NOW) as database:
        database.execute(
            """
            INSERT INTO concern (
                id, number, received_on, source, channel, reporter_saw, under_18, gathering,
                notification, status, created_at, changed_at
            ) VALUES (
                'c', 'H-2026-001', '2026-11-16', 'school', 'direct', 'no', 'no', 'individual',
                'not_asked', 'received', '2026-11-16T09:30:00', '2026-11-16T09:30:00'
            )
            """
        )
        for noun in ("concern", "note", "task"):
            search.index(
                database,
                noun=noun,
                record=noun,
                day=TODAY,
                text=["klistermærker", ""],
                concern_id=ConcernId("c"),
            )
    hit = search.find(register.database, "klistermaerk")[0]
    assert (hit.number, hit.concern_id, hit.closed, hit.label) == ("H-2026-001", "c", False, "")
    with writing(register, Action.DELETE, "c", now=NOW) as database:
        search.unindex_concern(database, "c")
    assert found(register, "klistermaerk") == []


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with opened(tmp_path_factory.mktemp("filled")) as register:
        enter(register, "n1", "NEAR AND OR NOT folded Smedevænget 14")
        yield register


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_nothing_that_is_typed_is_taken_for_a_command(filled: Register, text: str) -> None:
    assert found(filled, text) in ([], ["n1"])


def test_a_long_beginning_finds_all_words_that_begin_so(register: Register) -> None:
    for number in range(100):
        enter(register, f"n{number}", f"mentor{number:03}x", days_ago=number)
    assert len(found(register, "mentor0")) == 50
    assert found(register, "mentor01") == [f"n{number}" for number in range(10, 20)]
    assert found(register, "mentor042x mento") == ["n42"]


def test_words_that_nobody_uses_any_more_are_forgotten(register: Register) -> None:
    enter(register, "n1", "mentor netværk")
    enter(register, "n2", "mentor")
    enter(register, "n1", "samtale")
    words = [row["word"] for row in register.database.fetchall("SELECT word FROM search_word")]
    assert words == ["mentor", "samtale"]
    assert found(register, "netvaerk") == []


def test_each_piece_of_a_record_is_found_and_the_record_once(register: Register) -> None:
    with writing(register, Action.CREATE, "c", now=NOW) as database:
        for pieces in (("S-2026-001", "mentor", ""), ("S-2026-001", "mentor hver uge", "mentor")):
            search.index(database, noun="case", record="c", day=TODAY, text=pieces)
    assert found(register, "mentor") == ["c"]
    assert found(register, "s-2026-001") == ["c"]
    assert found(register, "mentor uge") == ["c"]
    assert register.database.scalar("SELECT count(*) FROM search_entry") == 3


def test_a_rebuilt_index_finds_the_same(register: Register) -> None:
    enter(register, "n1", "mentor")
    with register.database.transaction() as database:
        database.execute("DELETE FROM search_word")
        database.execute("INSERT INTO search (search) VALUES ('delete-all')")
    assert found(register, "mentor") == []
    with register.database.transaction() as database:
        search.rebuild(database)
    assert found(register, "mentor") == ["n1"]


@pytest.mark.parametrize(
    "typed", ["NEAR(a b)", "a AND", "folded:x", "^a", "a* OR b", "{a}", "\x00a"]
)
def test_operators_are_words(register: Register, typed: str) -> None:
    enter(register, "n1", "noget andet")
    assert found(register, typed) in ([], ["n1"])
