# SPDX-License-Identifier: EUPL-1.2
"""Suite 11: whoever is erased is in no byte of the decrypted file, and no copy brings them back."""

import dataclasses
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest

from app.domain.casework import NoteDraft
from app.domain.concerns import Answer, ConcernDraft, ConcernEvent
from app.domain.ids import ConcernId
from app.domain.inquiry import AssessmentDraft, FormDraft, Owned, ResourceDraft, SignDraft
from app.domain.municipality import RegistrationPolicy
from app.domain.people import PersonDraft, Role
from app.services import cases, concerns
from app.services.drafts import save_draft
from app.services.register import Register, close_register
from app.services.search import search
from app.storage import search as index
from app.storage.vault.keys import DerivedKeys
from tests.builders import DAY, NOW, at, make_register
from tests.faults.rows import Figure, SoakSize
from tests.faults.searched import Canaries
from tests.services.registers import enter, plain_bytes
from tests.services.stores import later, put_back, take

Draft = TypeVar("Draft")
PIECE = 6
INDEX_PARTS = (("search_idx", "term"), ("search_data", "block"), ("search_word", "word"))
EXPIRED = at(DAY + timedelta(days=20))  # a working note is kept for 14 days, an extended one 28


def in_every_text(draft: type[Draft], word: str, **given: object) -> Draft:
    """A draft whose every free text is the word; what is personal is no part of a repr."""
    texts = {
        one.name: word
        for one in dataclasses.fields(draft)  # type: ignore[arg-type]  # a dataclass, every one
        if one.type is str and not one.repr
    }
    return draft(**(texts | given))


def tell_everything(register: Register, word: str, *, named: bool) -> ConcernId:
    """A concern with that word wherever words can stand, in versions and a draft too."""
    told = in_every_text(ConcernDraft, word, received_on=DAY, source="teacher", under_18=Answer.YES)
    concern = concerns.receive_concern(register, told, now=NOW)
    owner = Owned(concern_id=concern.id)
    name = {} if named else {"name": ""}
    person = in_every_text(PersonDraft, word, birth_year=2008, gender="man", **name)
    concerns.add_person(register, owner, person, Role.FOCUS, now=NOW)
    concerns.begin_inquiry(register, concern.id, now=NOW)
    about: dict[str, Any] = {"concern_id": concern.id}
    observed: dict[str, Any] = about | {"observed_on": DAY}
    sign = {"sign_list": "sign_mapping", "sign": "totalitarian_symbols"}
    seen = concerns.add_sign(register, in_every_text(SignDraft, word, **observed, **sign), now=NOW)
    again = in_every_text(SignDraft, f"{word} igen", **observed, **sign)
    concerns.change_sign(register, seen.id, again, now=NOW)
    kind = {"kind": "trusted_adult"}
    concerns.add_resource(register, in_every_text(ResourceDraft, word, **observed, **kind), now=NOW)
    form = in_every_text(FormDraft, word, **about, form="right_wing", since=DAY, other_text="")
    concerns.add_form(register, form, now=NOW)
    assessed = in_every_text(AssessmentDraft, word, **about, assessed_on=DAY, founded=Answer.NO)
    concerns.assess(register, assessed, now=NOW)
    written = in_every_text(NoteDraft, word, **about, noted_on=DAY)
    note = cases.add_note(register, written, now=NOW)
    longer = dataclasses.replace(written, text=f"{word} og mere. " * 400)
    cases.change_note(register, note.id, longer, now=NOW)
    changed = dataclasses.replace(told, summary=f"{word} set to gange")
    concerns.change_concern(register, concern.id, changed, now=NOW)
    save_draft(register, f"note:{concern.id}", {"text": word}, concern_id=concern.id, now=NOW)
    return concern.id


def end(event: ConcernEvent) -> Callable[[Register, ConcernId], object]:
    """An outcome with a reason, after which nothing is kept."""
    return lambda register, concern_id: concerns.decide_outcome(
        register, concern_id, event, "Intet set.", on=DAY, now=NOW
    )


def police_only(register: Register, concern_id: ConcernId) -> None:
    """Registered with the police only."""
    concerns.police_only(register, concern_id, now=NOW)


WAYS: dict[str, Callable[[Register, ConcernId], object]] = {
    "unfounded": end(ConcernEvent.UNFOUNDED),
    "cannot be clarified": end(ConcernEvent.CANNOT_BE_CLARIFIED),
    "police only": police_only,
    "its day has come": lambda _register, _concern_id: None,
}


def closed(register: Register) -> DerivedKeys:
    """Closed; its keys, which closing wipes."""
    keys = DerivedKeys.unpack(register.keys.pack())
    close_register(register, now=NOW, reason="quit")
    return keys


def traces(content: bytes, mark: str) -> int:
    """How often any six letters in a row of the mark stand there."""
    pieces = {mark[start : start + PIECE] for start in range(len(mark) - PIECE + 1)}
    return sum(content.count(piece.encode()) for piece in pieces)


def traces_in_folder(folder: Path, keys: DerivedKeys, mark: str) -> dict[str, int]:
    """What each file of a register holds, the databases decrypted, those in backups too."""
    key, found = bytes(keys.database), {}
    for path in (one for one in folder.rglob("*") if one.is_file()):
        plain = path.read_bytes()
        if path.suffix == ".db":
            plain = plain_bytes(path, key)
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as packed:
                packed.extract("register.db", folder.parent / "unpacked")
            plain = plain_bytes(folder.parent / "unpacked" / "register.db", key)
        found[path.name] = traces(plain, mark)
    return {name: number for name, number in found.items() if number}


@pytest.mark.suite("11")
@pytest.mark.parametrize("named", [False, True], ids=["working notes", "registered"])
def test_an_erased_person_is_in_no_byte_of_the_file(
    named: bool, tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    policy = RegistrationPolicy.NAME_FROM_START if named else RegistrationPolicy.NAME_AT_MEASURE
    ways = {"police only": police_only} if named else WAYS
    number = soak_size(2, 40)
    gone, kept = Canaries(number * len(ways)), Canaries(number)
    folder = tmp_path / "register"
    register = make_register(tmp_path, policy=policy)
    told: dict[ConcernId, str] = {}
    for one in range(number):
        stays = tell_everything(register, kept.word(one), named=named)
        if not named:
            concerns.extend_working_note(register, stays, reason="Afventer skolen.", now=NOW)
        for way in ways:
            told[tell_everything(register, gone.word(len(told)), named=named)] = way
    before = take(register)
    assert bool(search(register, gone.word(0))) == named, "the control: the index knows them"
    keys = closed(register)
    here = traces_in_folder(folder, keys, gone.mark)
    assert here[keys.db_file] > 0, "the control: the words are in the file"
    assert here[before.path.name] > 0, "the control: and in the backup"

    register = enter(tmp_path, now=NOW)
    for concern_id, way in told.items():
        ways[way](register, concern_id)
    closed(register)
    register = enter(tmp_path, now=EXPIRED)
    after = take(register, now=EXPIRED)
    assert search(register, gone.word(0)) == ()
    closed(register)
    left = traces_in_folder(folder, keys, gone.mark)
    assert left.pop(before.path.name) > 0  # made before, and what the restore below takes
    stays_there = traces_in_folder(folder, keys, kept.mark)

    restored = put_back(before.path, tmp_path, now=later(50, days=21))
    again = plain_bytes(folder / restored.db_file, bytes(restored.database))
    brought_back = traces(again, gone.mark)
    figure(
        f"{len(told)} erased ({', '.join(ways)}): {sum(left.values())} traces in the register, "
        f"its free pages and the backup after it; {brought_back} after an older backup came back"
    )
    assert left == {}
    assert brought_back == 0
    assert stays_there.keys() >= {keys.db_file, after.path.name}, "the control: others stay"
    assert traces(again, kept.mark) > 0


@pytest.mark.suite("11")
def test_the_index_keeps_no_beginning_of_a_word_that_is_gone(
    tmp_path: Path, figure: Figure
) -> None:
    """FTS5 tells its pages apart by beginnings of words, which its own deleting leaves behind."""
    register = make_register(tmp_path)
    database = register.database
    gone, kept = Canaries(900), Canaries(200)
    for_good = [gone.word(one) for one in range(gone.number)]
    words = for_good + [kept.word(one) for one in range(kept.number)]
    with database.transaction():
        for word in words:
            index.index(database, noun="concern", record=word, day=DAY, text=word)
    held = {"mark": gone.mark}
    known = database.scalar("SELECT count(*) FROM search_idx WHERE instr(term, :mark)", held)
    with database.transaction():
        for word in for_good:
            index.unindex(database, noun="concern", record=word)
    kept_in = {
        f"{table}.{column}": b"".join(
            row["value"] or b""
            for row in database.fetchall(
                f"SELECT CAST({column} AS BLOB) AS value FROM {table}"  # noqa: S608  our tables
            )
        )
        for table, column in INDEX_PARTS
    }
    closed(register)
    left = sum(traces(content, gone.mark) for content in kept_in.values())
    figure(
        f"{len(for_good)} words taken out of the index, whose pages were told apart by {known} "
        f"of them: {left} traces"
    )
    assert known > 0, "the control: the index has pages that begin with them"
    assert traces(kept_in["search_word.word"], kept.mark) > 0, "the control: the others stay"
    assert left == 0
