# SPDX-License-Identifier: EUPL-1.2
"""The key file: every altered bit, every strange form and each damaged copy is met rightly."""

import hashlib
import json
import os
import random
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import (
    AppError,
    KeyFileDamaged,
    KeyFileMissing,
    NewerRegister,
    NotARegister,
    UnsafeKeyParameters,
    WrongPassphrase,
)
from app.storage.files import KEY_FILE, KEY_FILE_COPY
from app.storage.vault import SlotKind, vault
from app.storage.vault.keyfile import MAX_BYTES, KeyFile, canonical, parse, read, write
from tests.storage.vault_builders import CHEAP, SECRET, enter, make

Fields = dict[str, Any]


def content(folder: Path) -> bytes:
    return (folder / KEY_FILE).read_bytes()


def put(folder: Path, data: bytes) -> None:
    for name in (KEY_FILE, KEY_FILE_COPY):
        (folder / name).write_bytes(data)


def with_check(fields: Fields) -> bytes:
    """The file an attacker writes who knows the format and no secret."""
    fields.pop("check", None)
    fields["check"] = hashlib.sha256(canonical(fields)).hexdigest()
    return canonical(fields) + b"\n"


def altered(folder: Path, change: Callable[[Fields], object]) -> bytes:
    fields = json.loads(content(folder))
    change(fields)
    return with_check(fields)


def test_both_copies_are_the_same_private_and_small(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    make(folder)
    assert content(folder) == (folder / KEY_FILE_COPY).read_bytes()
    assert len(content(folder)) < 1100
    for name in (KEY_FILE, KEY_FILE_COPY):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert SECRET.encode() not in content(folder)


def test_reading_what_was_written_gives_the_same(tmp_path: Path) -> None:
    key_file = make(tmp_path / "r").key_file
    assert parse(key_file.to_bytes(), floors=CHEAP) == key_file


@pytest.mark.parametrize("name", [KEY_FILE, KEY_FILE_COPY])
@pytest.mark.parametrize("damage", ["flipped", "empty", "gone"])
def test_one_damaged_copy_is_healed_from_the_other(tmp_path: Path, name: str, damage: str) -> None:
    folder = tmp_path / "r"
    make(folder)
    whole = content(folder)
    if damage == "gone":
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(b"" if damage == "empty" else whole[:99] + b"~" + whole[100:])
    enter(folder)
    assert content(folder) == (folder / KEY_FILE_COPY).read_bytes() == whole


def test_a_wrong_passphrase_heals_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    make(folder)
    (folder / KEY_FILE).write_bytes(b"")
    with pytest.raises(WrongPassphrase):
        enter(folder, "not the passphrase")
    assert content(folder) == b""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_with_the_name_of_a_key_file_is_not_waited_for(tmp_path: Path) -> None:
    make(tmp_path)
    (tmp_path / KEY_FILE).unlink()
    os.mkfifo(tmp_path / KEY_FILE)
    read(tmp_path, floors=CHEAP)
    (tmp_path / KEY_FILE_COPY).unlink()
    os.mkfifo(tmp_path / KEY_FILE_COPY)
    with pytest.raises(KeyFileMissing):
        read(tmp_path, floors=CHEAP)


def test_two_damaged_copies_are_damage_and_no_wrong_passphrase(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    make(folder)
    put(folder, content(folder)[:-40])
    for secret in (SECRET, "not the passphrase"):
        with pytest.raises(KeyFileDamaged) as caught:
            enter(folder, secret)
        assert not caught.value.altered


def test_a_register_without_key_file_is_told_from_no_register(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    make(folder)
    for name in (KEY_FILE, KEY_FILE_COPY):
        (folder / name).unlink()
    with pytest.raises(KeyFileMissing):
        enter(folder)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    for other in ("empty", "nowhere", "file"):
        with pytest.raises(NotARegister):
            enter(tmp_path / other)


def test_no_flipped_bit_is_accepted(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    make(folder)
    whole = content(folder)
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << (place % 8)
        with pytest.raises(KeyFileDamaged):
            parse(bytes(flipped), floors=CHEAP)


def test_random_mutations_never_crash_and_are_never_accepted(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    make(folder)
    whole = content(folder)
    dice = random.Random(20261121)  # noqa: S311 - a repeatable test, no secret
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            start, end = sorted(dice.sample(range(len(data)), 2))
            piece = data[start:end]
            data[start:end] = dice.choice(
                [
                    b"",
                    piece * 2,
                    piece[::-1],
                    b'"',
                    b"[" * dice.randint(1, 4000),
                    b"9" * 30,
                    b"\xff",
                ]
            )
        if bytes(data) != whole:
            with pytest.raises(KeyFileDamaged):
                parse(bytes(data), floors=CHEAP)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda f: f.update(extra=1), id="unknown field"),
        pytest.param(lambda f: f.pop("mac"), id="missing field"),
        pytest.param(lambda f: f["slots"][0].update(extra=1), id="unknown slot field"),
        pytest.param(lambda f: f["slots"][0]["kdf"].update(extra=1), id="unknown kdf field"),
        pytest.param(lambda f: f.update(slots=[]), id="no slots"),
        pytest.param(lambda f: f.update(slots=f["slots"] * 2), id="one slot twice"),
        pytest.param(lambda f: f.update(slots=f["slots"] * 9), id="nine slots"),
        pytest.param(lambda f: f.update(epoch=0), id="epoch zero"),
        pytest.param(lambda f: f.update(epoch=True), id="epoch true"),
        pytest.param(lambda f: f.update(epoch=1.0), id="epoch a fraction"),
        pytest.param(lambda f: f.update(format=True), id="format true"),
        pytest.param(lambda f: f.update(format="1"), id="format a text"),
        pytest.param(lambda f: f.update(vault_id="F" * 32), id="capital digits"),
        pytest.param(lambda f: f.update(db_file="../register-0001.db"), id="another folder"),
        pytest.param(lambda f: f.update(db_file="register-00001.db"), id="spelled otherwise"),
        pytest.param(lambda f: f.update(db_file="/etc/passwd"), id="another file"),
        pytest.param(lambda f: f["slots"][0]["kdf"].update(name="argon2i"), id="weaker function"),
        pytest.param(lambda f: f["slots"][0]["kdf"].update(version=16), id="older function"),
        pytest.param(lambda f: f["slots"][0].update(kind="admin"), id="unknown kind"),
        pytest.param(lambda f: f["slots"][0].update(label=" "), id="no label"),
        pytest.param(lambda f: f["slots"][0].update(label="x" * 101), id="long label"),
        pytest.param(lambda f: f["slots"][0].update(public="AAAA"), id="short key"),
    ],
)
def test_strange_forms_with_a_right_check_are_refused(
    tmp_path: Path, change: Callable[[Fields], object]
) -> None:
    folder = tmp_path / "r"
    make(folder)
    with pytest.raises(KeyFileDamaged):
        parse(altered(folder, change), floors=CHEAP)


def test_other_spellings_of_the_same_json_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    make(folder)
    whole = content(folder)
    for other in (
        whole[:-1],
        whole + b"\n",
        b"\xef\xbb\xbf" + whole,
        whole.replace(b'"epoch":1', b'"epoch":1,"epoch":1'),
        whole.replace(b'"epoch":1', b'"epoch": 1'),
        whole.replace(b"Asta", b"\\u0041sta"),
        whole + b" " * MAX_BYTES,
        b"null",
        b"[]",
        b"[" * 20000,
        b'{"epoch":NaN}',
    ):
        with pytest.raises(KeyFileDamaged):
            parse(other, floors=CHEAP)


@pytest.mark.parametrize(
    ("field", "value"),
    [("m", 4), ("m", 2**21 + 1), ("m", 2**39), ("t", 65), ("p", 17), ("t", 2**39)],
)
def test_costs_are_judged_before_anything_is_derived(
    tmp_path: Path, field: str, value: int
) -> None:
    folder = tmp_path / "r"
    make(folder)
    put(folder, altered(folder, lambda f: f["slots"][0]["kdf"].update({field: value})))
    with pytest.raises(UnsafeKeyParameters):
        enter(folder)


def test_a_later_format_is_newer_and_not_damaged(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    make(folder)
    put(folder, altered(folder, lambda f: f.update(format=2, novelty=[])))
    with pytest.raises(NewerRegister) as caught:
        enter(folder)
    assert (caught.value.found, caught.value.known) == (2, 1)


def two_slots(folder: Path) -> KeyFile:
    unlocked = vault.with_slot(
        make(folder),
        "another secret of hers",
        kind=SlotKind.HOLDER,
        label="Bo Holm",
        cost=CHEAP,
        floors=CHEAP,
    )
    put(folder, unlocked.key_file.to_bytes())
    return unlocked.key_file


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param(lambda f: f.update(db_file="register-0007.db"), KeyFileDamaged, id="redirect"),
        pytest.param(lambda f: f.update(epoch=9), KeyFileDamaged, id="other epoch"),
        pytest.param(lambda f: f["slots"].pop(), KeyFileDamaged, id="removed slot"),
        pytest.param(lambda f: f["slots"].reverse(), KeyFileDamaged, id="swapped slots"),
        pytest.param(
            lambda f: f["slots"][1].update(label="Asta Bro"), KeyFileDamaged, id="other's label"
        ),
        pytest.param(
            lambda f: f["slots"][0].update(label="Bo Holm"), WrongPassphrase, id="own label"
        ),
        pytest.param(lambda f: f["slots"][0].update(kind="holder"), WrongPassphrase, id="own kind"),
        pytest.param(lambda f: f["slots"][0]["kdf"].update(t=2), WrongPassphrase, id="other cost"),
        pytest.param(lambda f: f.update(vault_id="0" * 32), WrongPassphrase, id="other vault"),
        pytest.param(
            lambda f: f["slots"][0].update(public=f["slots"][1]["public"]),
            KeyFileDamaged,
            id="another's public key",
        ),
    ],
)
def test_alterations_with_a_right_check_do_not_open(
    tmp_path: Path, change: Callable[[Fields], object], error: type[AppError]
) -> None:
    folder = tmp_path / "r"
    two_slots(folder)
    put(folder, altered(folder, change))
    with pytest.raises(error) as caught:
        enter(folder)
    if isinstance(caught.value, KeyFileDamaged):
        assert caught.value.altered


def test_the_main_copy_leads_where_both_are_whole(tmp_path: Path) -> None:
    """A cut between the two copies of a rotation leaves the new main copy and the old spare."""
    folder = tmp_path / "r"
    unlocked = make(folder)
    later = vault.rotated(unlocked, db_file="register-0002.db")
    (folder / KEY_FILE).write_bytes(later.key_file.to_bytes())
    assert enter(folder).key_file.epoch == 2
    assert (folder / KEY_FILE_COPY).read_bytes() == later.key_file.to_bytes()


def test_a_file_with_no_valid_form_is_never_written(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    key_file = make(folder).key_file
    before = content(folder)
    with pytest.raises(KeyFileDamaged):
        write(folder, replace(key_file, epoch=0))
    assert content(folder) == before
