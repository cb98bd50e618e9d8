# SPDX-License-Identifier: EUPL-1.2
"""Suite 4: the database altered in every plain way is refused or reported, with the right error.

An older page put back at its own place verifies, for SQLCipher knows no order of writings; where
it breaks no index, log or seal nobody notices. These are counted, and may only be what once was.
"""

import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.domain.errors import (
    AppError,
    NotARegister,
    OlderCopy,
    RegisterDamaged,
    RegisterFileMissing,
    RegisterTruncated,
)
from app.domain.inquiry import Owned
from app.domain.people import Role
from app.services import concerns, drafts, people
from app.services.register import Register, close_register, prove_register
from app.storage.connection import Database
from app.storage.register_folder import open_register
from tests.builders import NOW, YOUNG, a_concern, concern_draft
from tests.faults.registers_in_hand import keys_of, new_register, open_again
from tests.faults.rows import Figure, SoakSize

PAGE = 4096
LATER = NOW + timedelta(hours=1)
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
Rows = dict[str, list[tuple[object, ...]]]


class Altered:
    """A closed register, the same one earlier, and what the program says of altered files."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.place = folder, folder / "register"
        self.keys = new_register(folder)
        self.path = self.place / "register-0001.db"
        register = open_again(folder, self.keys)
        made = [self.concern(register, number) for number in range(25)]
        close_register(register, now=NOW, reason="command")
        self.old = self.path.read_bytes()
        register = open_again(folder, self.keys, now=LATER)
        for number in (1, 5, 9, 20):
            text = concern_draft(summary=f"Nummer {number}. " + "Der skete andet. " * 20)
            concerns.change_concern(register, made[number], text, now=LATER)
        concerns.begin_inquiry(register, made[2], now=LATER)
        a_concern(register, summary="Den seneste.", now=LATER)
        drafts.save_draft(register, "concern:new", {"summary": "y" * 100}, now=LATER)
        close_register(register, now=LATER, reason="command")
        self.new = self.path.read_bytes()
        self.pages = len(self.new) // PAGE

    def concern(self, register: Register, number: int) -> object:
        text = f"Nummer {number}. " + "Der skete noget. " * 20
        concern = a_concern(register, summary=text, now=NOW)
        if number % 3 == 0:
            owner = Owned(concern_id=concern.id)
            people.add_person(register, owner, YOUNG, Role.FOCUS, now=NOW)
        return concern.id

    def says(self, content: bytes) -> type[AppError] | None:
        """What the door meets: opening, seal and the full check; None where all is well."""
        self.path.write_bytes(content)
        for seal in self.folder.rglob("*.db-journal"):
            seal.unlink()
        try:
            prove_register(
                self.place, keys_of(self.keys), full=True, state_folder=self.folder / "state"
            )
        except AppError as error:
            return type(error)
        return None

    def rows(self) -> Rows:
        with open_register(self.place, keys_of(self.keys)) as database:
            return rows_of(database)

    def with_page(self, number: int, page: bytes) -> bytes:
        at = (number - 1) * PAGE
        return self.new[:at] + page + self.new[at + PAGE :]

    def page(self, number: int) -> bytes:
        return self.new[(number - 1) * PAGE : number * PAGE]


def rows_of(database: Database) -> Rows:
    return {
        table: [tuple(row) for row in database.execute(f'SELECT * FROM "{table}"')]  # noqa: S608
        for (table,) in database.fetchall(TABLES)
    }


@pytest.fixture
def altered(tmp_path: Path) -> Altered:
    return Altered(tmp_path)


def alterations(
    altered: Altered, foreign: bytes, plain: bytes, many: int, dice: random.Random
) -> Iterator[tuple[str, bytes, set[type[AppError]]]]:
    """(kind, the file's content, what may be said of it)"""
    torn, size = {RegisterDamaged}, {RegisterTruncated}
    first = {RegisterDamaged, RegisterTruncated}
    numbers = range(1, altered.pages + 1)
    for number in dice.sample(numbers, min(many, altered.pages)):
        page = bytearray(altered.page(number))
        page[dice.randrange(PAGE)] ^= 1 << dice.randrange(8)
        yield "flips", altered.with_page(number, bytes(page)), torn
        yield "zero pages", altered.with_page(number, bytes(PAGE)), first if number == 1 else torn
        other = dice.choice([one for one in numbers if one != number])
        swapped = bytearray(altered.with_page(number, altered.page(other)))
        swapped[(other - 1) * PAGE : other * PAGE] = altered.page(number)
        yield "page swaps", bytes(swapped), torn
    for _ in range(many // 2):
        yield "cuts", altered.new[: dice.randrange(len(altered.new))], size
        yield "appends", altered.new + dice.randbytes(dice.choice([1, 100, PAGE, 9000])), size
        zeros = PAGE * dice.randrange(1, altered.pages)
        yield "zero tails", altered.new[:-zeros] + bytes(zeros), torn
    yield "cuts", b"", size
    yield "appends", altered.new + bytes(PAGE), size
    yield "rollbacks", altered.old, {OlderCopy}
    yield "foreign files", foreign, torn
    yield "foreign files", plain, {NotARegister}
    yield "foreign files", dice.randbytes(len(altered.new)), torn
    yield "foreign files", b"En helt anden fil.\n" * 500, torn


@pytest.mark.suite("4")
def test_every_altered_database_is_refused_or_reported(
    altered: Altered, tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    dice = random.Random(4)  # noqa: S311 - a repeatable test, no secret
    new_register(tmp_path / "other")
    foreign = (tmp_path / "other" / "register" / "register-0001.db").read_bytes()
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE t (x)")
    plain.close()
    unlike: list[tuple[str, object]] = []
    kinds: Counter[str] = Counter()
    given = alterations(
        altered, foreign, (tmp_path / "plain.db").read_bytes(), soak_size(18, 160), dice
    )
    for kind, content, right in given:
        kinds[kind] += 1
        said = altered.says(content)
        if said not in right:
            unlike.append((kind, said))
    altered.path.unlink()
    with pytest.raises(RegisterFileMissing):
        prove_register(altered.place, keys_of(altered.keys), state_folder=tmp_path / "state")
    altered.path.mkdir()
    with pytest.raises(NotARegister):
        prove_register(altered.place, keys_of(altered.keys), state_folder=tmp_path / "state")
    altered.path.rmdir()
    assert altered.says(altered.new) is None
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    figure(f"{kinds.total():,} alterations ({told}): {len(unlike)} silent or called wrongly")
    assert unlike == []


@pytest.mark.suite("4")
def test_an_older_page_put_back_is_reported_or_is_what_once_was(
    altered: Altered, figure: Figure
) -> None:
    """The limit of security.md §1.8, measured: every page that changed, put back alone."""
    assert altered.says(altered.old[:-PAGE]) is not None
    seals = [(path, path.read_bytes()) for path in altered.folder.rglob("*.seal")]
    for path, _ in seals:
        path.unlink()
    assert altered.says(altered.old) is None
    before = altered.rows()
    for path, content in seals:
        path.write_bytes(content)
    assert altered.says(altered.new) is None
    now = altered.rows()
    outcomes: Counter[str] = Counter()
    unseen: Counter[str] = Counter()
    for number in range(1, len(altered.old) // PAGE + 1):
        older = altered.old[(number - 1) * PAGE : number * PAGE]
        if older == altered.page(number):
            continue
        if altered.says(altered.with_page(number, older)) is not None:
            outcomes["reported"] += 1
            continue
        found = altered.rows()
        tables = [table for table in now if found[table] != now[table]]
        outcomes["unseen" if tables else "without effect"] += 1
        unseen.update(tables)
        for table in tables:
            assert {*found[table]} <= {*now[table], *before[table]}
            assert len(found[table]) == len(now[table])
    figure(
        f"older pages put back one by one: {outcomes['reported']} reported, "
        f"{outcomes['without effect']} without effect, {outcomes['unseen']} unseen "
        f"(an older text of: {', '.join(sorted(unseen)) or 'nothing'})"
    )
    assert outcomes["reported"] > 10
