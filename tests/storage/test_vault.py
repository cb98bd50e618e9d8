# SPDX-License-Identifier: EUPL-1.2
"""The vault: who gets in, who does not, and what a rotation leaves behind."""

import ast
import inspect
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import app.storage.vault as vault_package
from app.domain.errors import (
    KeyFileDamaged,
    RecoveryKeyMistyped,
    UnsafeKeyParameters,
    WrongPassphrase,
)
from app.storage.files import KEY_FILE
from app.storage.vault import (
    FLOORS,
    Cost,
    DerivedKeys,
    SlotKind,
    Unlocked,
    accept_passphrase,
    calibrate,
    load_words,
    recovery,
    suggest_passphrase,
    unlock,
    vault,
)
from app.storage.vault.cost import CEILINGS, check
from app.storage.vault.keyfile import parse, write
from tests.storage.vault_builders import CHEAP, SECRET, enter, make, names

HOLDER_SECRET = "fugl gran hest insekt jord"


def three_slots(folder: Path) -> tuple[Unlocked, str]:
    """A register that a passphrase, a second holder and a recovery key open."""
    unlocked = make(folder)
    sheet = recovery.generate()
    for secret, kind, label in (
        (HOLDER_SECRET, SlotKind.HOLDER, "Bo Holm"),
        (sheet, SlotKind.RECOVERY, "Nødnøgle"),
    ):
        unlocked = vault.with_slot(
            unlocked, secret, kind=kind, label=label, cost=CHEAP, floors=CHEAP
        )
    write(folder, unlocked.key_file)
    return unlocked, sheet


def test_the_passphrase_opens_and_names_its_holder(tmp_path: Path) -> None:
    made = make(tmp_path / "r")
    opened = enter(tmp_path / "r")
    assert opened.master == made.master
    assert opened.keys().holder == "Asta Bro"
    assert opened.keys().db_file == "register-0001.db"


def test_a_wrong_passphrase_opens_nothing(tmp_path: Path) -> None:
    make(tmp_path / "r")
    for secret in (SECRET + "a", SECRET.upper(), "", " " + SECRET):
        with pytest.raises(WrongPassphrase):
            enter(tmp_path / "r", secret)


def test_letters_typed_as_two_characters_are_the_same_secret(tmp_path: Path) -> None:
    make(tmp_path / "r", secret="å går i åen ved Århus")
    enter(tmp_path / "r", "a\u030a ga\u030ar i a\u030aen ved A\u030arhus")


def test_the_four_purposes_get_four_keys(tmp_path: Path) -> None:
    keys = make(tmp_path / "r").keys()
    assert len({bytes(keys.database), bytes(keys.log), bytes(keys.seal)}) == 3


def test_rotation_needs_one_secret_and_serves_all_three(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    before, sheet = three_slots(folder)
    old_master, old_public = bytes(before.master), [slot.public for slot in before.key_file.slots]
    after = vault.rotated(enter(folder, HOLDER_SECRET), db_file="register-0002.db")
    write(folder, after.key_file)
    opened = [enter(folder, secret) for secret in (SECRET, HOLDER_SECRET, sheet)]
    assert {bytes(one.master) for one in opened} == {bytes(after.master)}
    assert bytes(after.master) != old_master
    assert [one.key_file.epoch for one in opened] == [2, 2, 2]
    assert [one.slot.label for one in opened] == ["Asta Bro", "Bo Holm", "Nødnøgle"]
    assert [slot.public for slot in after.key_file.slots] == old_public
    assert bytes(after.keys().database) != bytes(before.keys().database)


def test_a_removed_slot_opens_nothing_made_later(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    before, sheet = three_slots(folder)
    holder = before.key_file.slots[1].id
    after = vault.rotated(enter(folder), db_file="register-0002.db", remove=(holder,))
    write(folder, after.key_file)
    with pytest.raises(WrongPassphrase):
        enter(folder, HOLDER_SECRET)
    assert enter(folder, sheet).master == enter(folder).master


def test_a_changed_secret_makes_a_new_key_pair_for_its_slot_alone(tmp_path: Path) -> None:
    folder = tmp_path / "r"
    before, sheet = three_slots(folder)
    after = vault.rotated(
        enter(folder), db_file="register-0002.db", secret="kat lam mus ned op", floors=CHEAP
    )
    write(folder, after.key_file)
    old, new = before.key_file.slots, after.key_file.slots
    assert [one.public == other.public for one, other in zip(old, new, strict=True)] == [
        False,
        True,
        True,
    ]
    with pytest.raises(WrongPassphrase):
        enter(folder, SECRET)
    assert enter(folder, "kat lam mus ned op").slot.id == old[0].id
    enter(folder, HOLDER_SECRET)
    enter(folder, sheet)


def test_the_opening_slot_and_unknown_slots_cannot_be_removed(tmp_path: Path) -> None:
    unlocked = make(tmp_path / "r")
    for slot in (unlocked.slot.id, "0" * 32):
        with pytest.raises(ValueError, match="removed"):
            vault.rotated(unlocked, db_file="register-0002.db", remove=(slot,))
    with pytest.raises(ValueError, match="new database"):
        vault.rotated(unlocked, db_file="register-0001.db")


def test_there_are_eight_slots_and_no_ninth(tmp_path: Path) -> None:
    unlocked = make(tmp_path / "r")
    for number in range(7):
        unlocked = vault.with_slot(
            unlocked,
            f"secret number {number}",
            kind=SlotKind.HOLDER,
            label=f"Holder {number}",
            cost=CHEAP,
            floors=CHEAP,
        )
    assert parse(unlocked.key_file.to_bytes(), floors=CHEAP) == unlocked.key_file
    with pytest.raises(ValueError, match="taken"):
        vault.with_slot(
            unlocked, "one more", kind=SlotKind.HOLDER, label="X", cost=CHEAP, floors=CHEAP
        )


def test_progress_is_told_once_per_slot_tried(tmp_path: Path) -> None:
    three_slots(tmp_path / "r")
    told: list[tuple[int, int]] = []
    unlock(
        tmp_path / "r",
        HOLDER_SECRET,
        floors=CHEAP,
        progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(0, 2), (1, 2)]


def test_keys_cross_the_pipe_whole_and_show_nothing(tmp_path: Path) -> None:
    unlocked = make(tmp_path / "r")
    keys = unlocked.keys()
    again = DerivedKeys.unpack(keys.pack())
    for name in ("database", "log", "seal", "vault_id", "epoch", "db_file", "holder", "slot_id"):
        assert getattr(again, name) == getattr(keys, name)
    shown = repr(keys) + str(keys) + repr(unlocked) + str(unlocked)
    for secret in (keys.database, keys.log, keys.seal, unlocked.master):
        assert secret.hex() not in shown
        assert repr(secret) not in shown
    assert "Asta" not in shown
    assert bytes(unlocked.master) not in keys.pack()


def test_wiped_keys_are_gone_and_refuse_to_open(tmp_path: Path) -> None:
    unlocked = make(tmp_path / "r")
    keys = unlocked.keys()
    keys.wipe()
    unlocked.wipe()
    assert not any(keys.database + keys.log + keys.seal + unlocked.master)
    with pytest.raises(ValueError, match="wiped"):
        keys.database_key()


def test_the_database_key_is_sixty_four_digits_in_quotes(tmp_path: Path) -> None:
    keys = make(tmp_path / "r").keys()
    assert keys.database_key() == b"x'" + keys.database.hex().encode() + b"'"


def test_costs_outside_the_bounds_are_refused_by_name() -> None:
    check(FLOORS, FLOORS)
    check(CEILINGS, FLOORS)
    for name in ("memory_kib", "passes", "lanes"):
        low = {**figures(FLOORS), name: getattr(FLOORS, name) - 1}
        high = {**figures(CEILINGS), name: getattr(CEILINGS, name) + 1}
        for wrong in (low, high):
            with pytest.raises(UnsafeKeyParameters) as caught:
                check(Cost(**wrong), FLOORS)
            assert caught.value.name == name


def figures(cost: Cost) -> dict[str, int]:
    return {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}


def test_a_cheap_register_is_refused_by_the_program(tmp_path: Path) -> None:
    make(tmp_path / "r")
    with pytest.raises(UnsafeKeyParameters):
        unlock(tmp_path / "r", SECRET)
    with pytest.raises(UnsafeKeyParameters):
        vault.create(SECRET, label="A", cost=CHEAP)


def test_no_setting_variable_or_option_reaches_the_floors() -> None:
    """The floors are an argument whose default is a constant.

    Storage, services and the door's builders hand it on; what starts the program never names it.
    """
    root = Path(inspect.getfile(vault_package)).parents[3]
    passes_on = {"floors", "FLOORS", "NO_FLOORS", "self"}
    strangers = []
    for path in (root / "app").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "floors":
                parts = list(ast.walk(node.value))
                names_used = {part.id for part in parts if isinstance(part, ast.Name)}
                names_used |= {part.attr for part in parts if isinstance(part, ast.Attribute)}
                computed = any(isinstance(part, ast.Call | ast.Constant) for part in parts)
                room = path.relative_to(root / "app").parts[0]
                inside = room in ("storage", "services", "door")
                if computed or not names_used <= passes_on or not inside:
                    strangers.append(f"{path.name}:{node.value.lineno}")
            if isinstance(node, ast.FunctionDef):
                arguments = node.args
                pairs = zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
                for argument, default in pairs:
                    if argument.arg == "floors" and ast.unparse(default or node) != "FLOORS":
                        strangers.append(f"{path.name}:{argument.lineno}")
    assert not strangers
    for path in (root / "app" / "storage" / "vault").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "environ" not in text
        assert "getenv" not in text
        assert "argv" not in text
    assert Cost(memory_kib=64 * 1024, passes=3, lanes=1) == FLOORS


def test_calibration_aims_at_its_time_and_stays_in_range() -> None:
    def clock(*ticks: float) -> Callable[[], float]:
        times = iter(ticks)
        return lambda: next(times)

    for seconds_per_three, passes in ((0.06, 16), (0.6, 5), (9.0, 4)):
        cost = calibrate(elapsed=clock(0.0, seconds_per_three), short=lambda: True)
        assert cost == Cost(memory_kib=64 * 1024, passes=passes, lanes=4)
        check(cost, FLOORS)


def test_a_recovery_key_survives_being_copied_by_hand() -> None:
    key = recovery.generate()
    groups = key.split(" ")
    assert [len(group) for group in groups] == [4] * 9
    secret = recovery.parse(key)
    assert secret == "".join(groups)
    assert recovery.parse(key.lower().replace(" ", "-")) == secret
    assert recovery.parse(key.replace("O", "0").replace("I", "1").replace("B", "8")) == secret
    assert recovery.generate() != key


def test_a_mistyped_recovery_key_is_told_from_a_wrong_one(tmp_path: Path) -> None:
    key = recovery.generate().replace(" ", "")
    for place in range(36):
        wrong = key[:place] + ("A" if key[place] != "A" else "C") + key[place + 1 :]
        with pytest.raises(RecoveryKeyMistyped):
            recovery.parse(wrong)
    for typed in ("", "ABCD", key[:-1], key + "A", "ø" * 36):
        with pytest.raises(RecoveryKeyMistyped):
            recovery.parse(typed)
    make(tmp_path / "r")
    with pytest.raises(WrongPassphrase):
        enter(tmp_path / "r", key)


def test_offered_words_are_accepted_and_differ() -> None:
    words = load_words()
    offers = {suggest_passphrase(words) for _ in range(20)}
    assert len(offers) == 20
    for offer in offers:
        assert len(set(offer.split())) == 5
        accept_passphrase(offer, words)
    accept_passphrase("abe øre fod arm ben", ("abe", "øre", "fod", "arm", "ben"))


def test_a_slot_that_opens_with_a_foreign_master_key_is_an_alteration(tmp_path: Path) -> None:
    """Swapping in another register's sealed master key is noticed though the check is right."""
    mine, other = make(tmp_path / "a"), make(tmp_path / "b")
    forged = replace(
        mine.key_file,
        slots=(replace(mine.key_file.slots[0], mk_sealed=other.key_file.slots[0].mk_sealed),),
    )
    (tmp_path / "a" / KEY_FILE).write_bytes(forged.to_bytes())
    with pytest.raises(KeyFileDamaged) as caught:
        enter(tmp_path / "a")
    assert caught.value.altered
    assert KEY_FILE in names(tmp_path / "a")
