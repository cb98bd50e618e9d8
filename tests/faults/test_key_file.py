# SPDX-License-Identifier: EUPL-1.2
"""Suite 5: the key file altered in every way, by chance and by somebody who knows the format."""

import base64
import copy
import hashlib
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.domain.audit import Purpose
from app.domain.errors import (
    AppError,
    KeyFileDamaged,
    KeyFileForeign,
    NewerRegister,
    OlderCopy,
    RecoveryKeyMistyped,
    RegisterFileMissing,
    UnsafeKeyParameters,
    WrongPassphrase,
)
from app.door.work import Secret, Vault
from app.services import keys as key_service
from app.services.register import (
    close_register,
    create_register,
    open_register,
)
from app.services.task import Task
from app.storage.files import KEY_FILE, KEY_FILE_COPY
from app.storage.vault import Cost, recovery, unlock
from app.storage.vault.cost import CEILINGS, FLOORS
from app.storage.vault.keyfile import canonical, parse
from app.widgets.errors import sentence
from tests.builders import NOW
from tests.faults.rows import Figure, SoakSize
from tests.services.registers import CHEAP, HOLDER, PROFILE, SECRET

Fields = dict[str, Any]
HIS = "kane lampe mus næse olie"
NEW = "fugl gran hest insekt jord"
REFUSALS = (KeyFileDamaged, WrongPassphrase, UnsafeKeyParameters, NewerRegister)


class Place:
    """A register that a passphrase, a second holder and a sheet open."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.state = folder / "register", folder / "state"
        self.sheet = recovery.generate()
        self.given: Any = {"floors": CHEAP, "state_folder": self.state}
        create_register(
            self.folder,
            SECRET,
            PROFILE,
            holder=HOLDER,
            now=NOW,
            recovery=self.sheet,
            cost=CHEAP,
            **self.given,
        ).wipe()
        unlocked = key_service.unlock_keys(self.folder, SECRET, floors=CHEAP)
        key_service.add_holder(
            self.folder, unlocked, HIS, label="Karl Lund", now=NOW, cost=CHEAP, **self.given
        )
        self.secrets = (SECRET, HIS, self.sheet)

    @property
    def content(self) -> bytes:
        return (self.folder / KEY_FILE).read_bytes()

    @property
    def fields(self) -> Fields:
        fields: Fields = json.loads(self.content)
        return fields

    def put(self, content: bytes) -> None:
        for name in (KEY_FILE, KEY_FILE_COPY):
            (self.folder / name).write_bytes(content)

    def prove(self, secret: str, floors: Cost = CHEAP) -> None:
        """Open as the door does; raises what it would show."""
        door = Vault(floors=floors, state_folder=self.state)
        order = Secret(folder=self.folder, purpose="casework", typed=secret)
        opened = door.enter(order, NOW, Task())
        if opened.trouble is not None:
            raise opened.trouble


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def signed(fields: Fields) -> bytes:
    """The file of somebody who knows the format and no secret: its check is right."""
    fields = {name: value for name, value in fields.items() if name != "check"}
    fields["check"] = hashlib.sha256(canonical(fields)).hexdigest()
    return canonical(fields) + b"\n"


@pytest.mark.suite("5")
def test_no_flipped_bit_is_accepted(place: Place, soak_size: SoakSize, figure: Figure) -> None:
    whole = place.content
    bits = range(0, 8 * len(whole), soak_size(7, 1))
    accepted = 0
    for bit in bits:
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        try:
            parse(bytes(flipped), floors=CHEAP)
            accepted += 1
        except KeyFileDamaged:
            continue
    figure(f"{len(bits):,} of {8 * len(whole):,} bits flipped, {accepted} accepted")
    assert not accepted


def cut_and_paste(whole: bytes, dice: random.Random) -> bytes:
    """Bytes lost, doubled, turned round or replaced by what confuses readers."""
    data = bytearray(whole)
    for _ in range(dice.randint(1, 4)):
        start, end = sorted(dice.sample(range(len(data)), 2))
        piece = bytes(data[start:end])
        odd = [b"", piece * 2, piece[::-1], b'"', b"9" * 30, b"\xff", b"[" * dice.randint(1, 3000)]
        data[start:end] = dice.choice(odd)
    return bytes(data)


def forged(fields: Fields, foreign: Fields, older: Fields, dice: random.Random) -> Fields:
    """What somebody writes who knows the format, with pieces of two other key files at hand."""
    fields = copy.deepcopy(fields)
    for _ in range(dice.randint(1, 3)):
        slots = fields["slots"]
        one, other = dice.choice(slots), dice.choice(slots)
        strange = dice.choice(dice.choice([foreign, older])["slots"])
        name = dice.choice(["id", "kind", "label", "public", "private_sealed", "mk_sealed", "kdf"])
        match dice.randrange(12):
            case 0 if len(slots) > 1:
                slots.remove(one)
            case 1:
                dice.shuffle(slots)
            case 2:
                one[name], other[name] = other[name], one[name]
            case 3:
                one[name] = copy.deepcopy(strange[name])
            case 4 if len(slots) < 8:
                slots.append(copy.deepcopy(strange))
            case 5:
                one["label"] = dice.choice([HOLDER, "Karl Lund", "Nogen", "\u0000", " "])
                one["kind"] = dice.choice(["passphrase", "holder", "recovery", "admin"])
            case 6:
                figures = {"m": [1, 8, 16, 64, 2**21 + 1, 2**39], "t": [0, 1, 2, 3, 65, 2**39]}
                figures["p"] = [0, 1, 2, 17, 2**20]
                figure = dice.choice("mtp")
                one["kdf"][figure] = dice.choice(figures[figure])
            case 7:
                fields["db_file"] = dice.choice(["register-0007.db", "../register-0001.db", "x"])
            case 8:
                fields["epoch"] = dice.choice([0, 1, 2, 3, 9, 2**31 + 1, True, 1.5])
            case 9:
                fields["mac"] = dice.choice([foreign["mac"], older["mac"], "", "AAAA"])
            case 10:
                fields["vault_id"] = dice.choice([foreign["vault_id"], "0" * 32, "F" * 32])
            case _:
                field = dice.choice(["public", "private_sealed", "mk_sealed"])
                raw = bytearray(base64.b64decode(one[field]))
                raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)
                one[field] = base64.b64encode(raw).decode()
    return fields


@pytest.mark.suite("5")
def test_no_mutation_is_accepted_and_none_crashes(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    """Every second one has a right check; all three secrets are tried on each."""
    dice = random.Random(5)  # noqa: S311 - a repeatable test, no secret
    place, other = Place(tmp_path / "one"), Place(tmp_path / "two")
    older = place.fields
    unlocked = key_service.unlock_keys(place.folder, SECRET, floors=CHEAP)
    key_service.change_passphrase(place.folder, unlocked, NEW, now=NOW, cost=CHEAP, **place.given)
    secrets = (NEW, HIS, place.sheet)
    whole, fields, foreign = place.content, place.fields, other.fields
    wanted = soak_size(400, 20_000)
    outcomes: Counter[str] = Counter()
    accepted = done = 0
    while done < wanted:
        if done % 2:
            content = signed(forged(fields, foreign, older, dice))
        else:
            content = cut_and_paste(whole, dice)
        if content == whole:
            continue
        done += 1
        place.put(content)
        for secret in secrets:
            try:
                unlock(place.folder, secret, floors=CHEAP).wipe()
                accepted += 1
            except REFUSALS as error:
                outcomes[type(error).__name__] += 1
        assert place.content == content, "a refused key file was written to"
    said = ", ".join(f"{name} {times:,}" for name, times in outcomes.most_common())
    figure(f"{wanted:,} mutations, {3 * wanted:,} tries: {accepted} accepted, 0 crashes ({said})")
    assert not accepted
    assert outcomes.keys() == {error.__name__ for error in REFUSALS} - {"NewerRegister"}


@pytest.mark.suite("5")
def test_downgrade_redirect_relabel_swap_and_removal_are_told(
    tmp_path: Path, figure: Figure
) -> None:
    """Whole files put back or exchanged, the moves that need no forging."""
    place, other = Place(tmp_path / "one"), Place(tmp_path / "two")
    older_file = place.content
    older_database = (place.folder / "register-0001.db").read_bytes()
    unlocked = key_service.unlock_keys(place.folder, SECRET, floors=CHEAP)
    current = key_service.change_passphrase(
        place.folder, unlocked, NEW, now=NOW, cost=CHEAP, **place.given
    )
    whole = place.content

    def forge(change: Callable[[Fields], object]) -> bytes:
        fields = json.loads(whole)
        change(fields)
        return signed(fields)

    def slots(fields: Fields) -> list[Fields]:
        found: list[Fields] = fields["slots"]
        return found

    def swap(fields: Fields) -> None:
        slots(fields)[0]["mk_sealed"], slots(fields)[1]["mk_sealed"] = (
            slots(fields)[1]["mk_sealed"],
            slots(fields)[0]["mk_sealed"],
        )

    met = [
        ("older key file", older_file, SECRET, RegisterFileMissing),
        ("older key file, new secret", older_file, NEW, WrongPassphrase),
        ("foreign key file, its secret", other.content, SECRET, KeyFileForeign),
        ("foreign key file, own secret", other.content, NEW, KeyFileForeign),
        ("redirected", forge(lambda f: f.update(db_file="register-0001.db")), NEW, KeyFileDamaged),
        ("epoch back", forge(lambda f: f.update(epoch=1)), NEW, KeyFileDamaged),
        ("slot removed", forge(lambda f: slots(f).pop()), NEW, KeyFileDamaged),
        ("slots in another order", forge(lambda f: slots(f).reverse()), NEW, KeyFileDamaged),
        ("master keys swapped", forge(swap), NEW, KeyFileDamaged),
        ("other relabelled", forge(lambda f: slots(f)[2].update(label="X")), NEW, KeyFileDamaged),
        ("own relabelled", forge(lambda f: slots(f)[0].update(label="X")), NEW, WrongPassphrase),
        ("own kind", forge(lambda f: slots(f)[0].update(kind="holder")), NEW, WrongPassphrase),
        ("later format", forge(lambda f: f.update(format=2)), NEW, NewerRegister),
        ("earlier format", forge(lambda f: f.update(format=0)), NEW, KeyFileDamaged),
        ("cut", whole[:-40], NEW, KeyFileDamaged),
        ("empty", b"", NEW, KeyFileDamaged),
    ]
    wrong = []
    for name, content, secret, expected in met:
        place.put(content)
        try:
            place.prove(secret)
            wrong.append(f"{name}: accepted")
        except AppError as error:
            if not isinstance(error, expected):
                wrong.append(f"{name}: {type(error).__name__}")
    # Everything put back at once, key file and database: the seal in the state folder tells.
    place.put(older_file)
    (place.folder / "register-0001.db").write_bytes(older_database)
    (place.folder / current.key_file.db_file).unlink()
    with pytest.raises(OlderCopy):
        place.prove(SECRET)
    figure(f"{len(met) + 1} whole files forged, exchanged or put back, {len(wrong)} not told")
    assert wrong == []


@pytest.mark.suite("5")
def test_weak_and_absurd_costs_are_refused_before_anything_is_derived(
    place: Place, figure: Figure
) -> None:
    """A derivation of the least of these memory bombs would take over 2 GiB or many minutes."""
    weak = [
        ("m", FLOORS.memory_kib - 1),
        ("t", FLOORS.passes - 1),
        ("m", 8),
        ("m", CEILINGS.memory_kib + 1),
        ("m", 2**39),
        ("t", CEILINGS.passes + 1),
        ("t", 2**39),
        ("p", CEILINGS.lanes + 1),
        ("p", 2**39),
    ]
    whole = place.fields
    slowest = 0.0
    for which in range(3):
        for name, value in weak:
            fields = copy.deepcopy(whole)
            for slot in fields["slots"]:
                slot["kdf"].update(m=FLOORS.memory_kib, t=FLOORS.passes, p=FLOORS.lanes)
            fields["slots"][which]["kdf"][name] = value
            place.put(signed(fields))
            begun = time.perf_counter()
            with pytest.raises(UnsafeKeyParameters) as caught:
                place.prove(SECRET, floors=FLOORS)
            slowest = max(slowest, time.perf_counter() - begun)
            assert caught.value.name == {"m": "memory_kib", "t": "passes", "p": "lanes"}[name]
    figure(f"{3 * len(weak)} weak or absurd costs refused, the slowest in {1000 * slowest:.0f} ms")
    assert slowest < 2


def test_each_bad_key_file_has_a_sentence_of_its_own(place: Place, tmp_path: Path) -> None:
    whole = place.content
    weak = place.fields
    weak["slots"][0]["kdf"]["t"] = 2**39
    said: dict[str, str] = {}

    def meet(what: str, secret: str = SECRET) -> None:
        with pytest.raises(AppError) as caught:
            place.prove(secret)
        said[what] = sentence(caught.value)

    meet("wrong passphrase", NEW)
    mistyped = place.sheet[:20] + ("A" if place.sheet[20] != "A" else "C") + place.sheet[21:]
    meet("mistyped recovery key", mistyped)
    meet("another sheet", recovery.generate())
    place.put(whole[:-40])
    meet("both copies damaged")
    place.put(signed({**place_fields(whole), "epoch": 7}))
    meet("altered")
    place.put(signed(weak))
    meet("absurd cost")
    place.put(signed({**place_fields(whole), "format": 2}))
    meet("newer format")
    Place(tmp_path / "two")
    place.put((tmp_path / "two" / "register" / KEY_FILE).read_bytes())
    meet("foreign key file")
    for name in (KEY_FILE, KEY_FILE_COPY):
        (place.folder / name).unlink()
    meet("no key file")
    assert "5" in said["mistyped recovery key"]
    assert said["another sheet"] == said["wrong passphrase"]
    assert len(set(said.values())) == len(said) - 1
    assert all(text.endswith(".") and ". " in text for text in said.values())


def place_fields(content: bytes) -> Fields:
    """What a whole key file says."""
    fields: Fields = json.loads(content)
    return fields


@pytest.mark.parametrize("name", [KEY_FILE, KEY_FILE_COPY])
def test_one_damaged_copy_is_mended_and_the_register_opens(place: Place, name: str) -> None:
    whole = place.content
    (place.folder / name).write_bytes(whole[:-40])
    unlocked = key_service.unlock_keys(place.folder, HIS, floors=CHEAP)
    register = open_register(
        place.folder, unlocked.keys(), Purpose.CASEWORK, now=NOW, state_folder=place.state
    )
    close_register(register, now=NOW, reason="command")
    assert (place.folder / name).read_bytes() == whole


def test_a_mistyped_sheet_is_no_wrong_passphrase(place: Place) -> None:
    for at, group in ((0, 1), (20, 5), (43, 9)):
        wrong = place.sheet[:at] + ("A" if place.sheet[at] != "A" else "C") + place.sheet[at + 1 :]
        with pytest.raises(RecoveryKeyMistyped) as caught:
            unlock(place.folder, wrong.lower().replace(" ", "-"), floors=CHEAP)
        assert caught.value.group == group
