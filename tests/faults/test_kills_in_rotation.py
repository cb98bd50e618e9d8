# SPDX-License-Identifier: EUPL-1.2
"""Suite 6, rotation and migration: killed at any moment there is exactly one good register."""

import random
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.audit import Action, Purpose
from app.domain.errors import WrongPassphrase
from app.services import concerns, keys
from app.services.register import Register, check_register, close_register, create_register
from app.services.register import open_register as open_for_work
from app.services.task import Task
from app.storage import audit, register_folder
from app.storage.files import KEY_FILE, KEY_FILE_COPY, database_number
from app.storage.migrate import Migration, known, split, version_of
from app.storage.seal import compare, read_seals
from app.storage.vault import Unlocked, load_words, recovery, suggest_passphrase, unlock
from tests.builders import NOW, concern_draft
from tests.faults.nursery import Child, Nursery, say
from tests.faults.rows import Figure, SoakSize
from tests.services.registers import CHEAP, HOLDER, PROFILE, SECRET

CONCERNS = 6
LOG_ENTRIES = "SELECT count(*) FROM log WHERE action = 'key_change'"
COUNT = "SELECT count(*) FROM concern"
# What a child says when it has come so far, in per cent of the whole change.
MARKS = {"backing": 25, "copying": 65, "moving": 95}
DEEDS = ("change", "add", "replace", "remove", "sheet")
KARL, METTE = "Karl Lund", "Mette Lund"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must open the register: the own passphrase, another holder's, and the sheet."""

    own: str
    sheet: str
    other: str = ""
    label: str = KARL

    def all(self) -> frozenset[str]:
        return frozenset(filter(None, (self.own, self.sheet, self.other)))


def after(deed: str, now: Secrets) -> Secrets:
    """What must open it once the deed is done."""
    new = suggest_passphrase(load_words())
    match deed:
        case "change":
            return Secrets(new, now.sheet, now.other, now.label)
        case "add":
            return Secrets(now.own, now.sheet, new, KARL)
        case "replace":
            return Secrets(now.own, now.sheet, new, METTE)
        case "remove":
            return Secrets(now.own, now.sheet)
    return Secrets(now.own, recovery.generate(), now.other, now.label)


def alter(folder: str, deed: str, secret: str, new: str) -> None:
    """Change who can open the register, saying how far it is."""
    place, state = Path(folder) / "register", Path(folder) / "state"
    left = dict(MARKS)

    def progress(done: int, _total: int) -> None:
        for mark in [mark for mark, at in left.items() if done >= at]:
            del left[mark]
            say(mark)

    unlocked = keys.unlock_keys(place, secret, floors=CHEAP)
    other = next((one.id for one in keys.slots(unlocked) if one.label in (KARL, METTE)), "")
    say("ready")
    task = Task(progress)
    if deed == "remove":
        keys.remove_slot(
            place, unlocked, other, now=NOW, floors=CHEAP, task=task, state_folder=state
        )
    elif deed == "sheet":
        keys.add_recovery(
            place, unlocked, new, now=NOW, cost=CHEAP, floors=CHEAP, task=task, state_folder=state
        )
    elif deed == "change":
        keys.change_passphrase(
            place, unlocked, new, now=NOW, cost=CHEAP, floors=CHEAP, task=task, state_folder=state
        )
    else:
        keys.add_holder(
            place,
            unlocked,
            new,
            label=KARL if deed == "add" else METTE,
            replaces=other if deed == "replace" else None,
            now=NOW,
            cost=CHEAP,
            floors=CHEAP,
            task=task,
            state_folder=state,
        )
    say("done")


def make(folder: Path) -> Secrets:
    """A register with some concerns and a sheet, locked."""
    place, state = folder / "register", folder / "state"
    secrets = Secrets(SECRET, recovery.generate())
    made = create_register(
        place,
        secrets.own,
        PROFILE,
        holder=HOLDER,
        now=NOW,
        recovery=secrets.sheet,
        cost=CHEAP,
        floors=CHEAP,
        state_folder=state,
    )
    register = open_for_work(place, made, Purpose.CASEWORK, now=NOW, state_folder=state)
    for number in range(CONCERNS):
        concerns.receive_concern(register, concern_draft(summary=f"Sag {number}. " * 200), now=NOW)
    close_register(register, now=NOW, reason="command")
    return secrets


def work(folder: Path, unlocked: Unlocked) -> Register:
    """Open the register as the room does; every alarm is an exception here."""
    place, state = folder / "register", folder / "state"
    return open_for_work(place, unlocked.keys(), Purpose.CASEWORK, now=NOW, state_folder=state)


def opened_by(folder: Path, secret: str) -> Unlocked | None:
    try:
        return unlock(folder / "register", secret, floors=CHEAP)
    except WrongPassphrase:
        return None


def killed(child: Child, dice: random.Random, spent: list[float], slower: float) -> list[str]:
    """Kill a child a while after one of its marks, most often near the pointer's move."""
    mark = dice.choices(range(4), weights=[1, 2, 4, 8])[0]
    try:
        return child.kill_after(dice.uniform(0, slower * spent[mark]), lines_first=mark + 1)
    except AssertionError as error:  # it ended without the mark: adding copies nothing
        said: list[str] = error.args[0]
        assert "done" in said
        return said


def assert_spread(moved: int, kills: int) -> None:
    """Of many kills a good part came on either side of the pointer; a few prove nothing."""
    least = kills // 10 if kills >= 100 else 0
    assert least <= moved <= kills - least


def faults_of(folder: Path, unlocked: Unlocked) -> list[str]:
    """What is wrong with a register after a kill; opening it sweeps and seals."""
    place, state = folder / "register", folder / "state"
    register = work(folder, unlocked)
    checked = check_register(register)
    seals = read_seals(place, register.keys, state_folder=state)
    found = {
        "unclean": register.unclean,
        "unsound": not checked.sound,
        "lost": register.database.scalar(COUNT) != CONCERNS,
        "seals": {(one.seq, one.head) for one in seals} != {(register.head.seq, register.head.mac)},
        "epochs": {one.epoch for one in seals} != {unlocked.key_file.epoch},
        "copies": (place / KEY_FILE).read_bytes() != (place / KEY_FILE_COPY).read_bytes(),
        "leftovers": [path.name for path in place.iterdir() if database_number(path.name)]
        != [unlocked.key_file.db_file],
    }
    close_register(register, now=NOW, reason="command")
    return [name for name, wrong in found.items() if wrong]


def stretches(nursery: Nursery, folder: Path, secrets: Secrets) -> tuple[Secrets, list[float]]:
    """How long each stretch of a rotation takes here, in seconds, from one that is not killed."""
    wanted = after("change", secrets)
    child = nursery.child(alter, str(folder), "change", secrets.own, wanted.own)
    spent = []
    mark, begun = nursery.line(), time.monotonic()
    while mark != "done":
        mark = nursery.line()
        spent.append(time.monotonic() - begun)
        begun = time.monotonic()
    child.finish()
    return wanted, spent


@pytest.mark.suite("6-rotation")
def test_a_rotation_killed_at_any_moment_leaves_one_good_register(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    dice = random.Random(6)  # noqa: S311 - a repeatable test, no secret
    wanted = soak_size(10, 150)
    secrets = make(tmp_path)
    moved = both = neither = 0
    slower = 1.5
    wrong: list[str] = []
    with Nursery() as nursery:
        secrets, spent = stretches(nursery, tmp_path, secrets)
        for number in range(wanted):
            deed = dice.choice(["change", "sheet", *(["replace", "remove"] * bool(secrets.other))])
            if not secrets.other and number % 3 == 0:
                deed = "add"
            then = after(deed, secrets)
            new = "".join(then.all() - secrets.all())
            child = nursery.child(alter, str(tmp_path), deed, secrets.own, new)
            # A busy computer is slower than it was when the stretches were measured; about half
            # of the kills are to come after the move.
            slower *= 1.1 if 2 * moved < number else 1 / 1.1
            said = killed(child, dice, spent, slower)
            found = {
                secret: unlocked
                for secret in secrets.all() | then.all()
                if (unlocked := opened_by(tmp_path, secret))
            }
            before, done = found.keys() == secrets.all(), found.keys() == then.all()
            moved += done
            neither += not before and not done
            both += "done" in said and not done
            if done:
                secrets = then
            opener = found[dice.choice([secrets.own, secrets.sheet])]
            wrong += [f"{deed}: {fault}" for fault in faults_of(tmp_path, opener)]
            for unlocked in found.values():
                unlocked.wipe()
    figure(
        f"{wanted} kills, {moved} after the change and {wanted - moved} before it; "
        f"{neither} with other secrets, {both} done and not there, {len(wrong)} faults or alarms"
    )
    assert (neither, both, wrong) == (0, 0, [])
    assert_spread(moved, wanted)


@pytest.mark.suite("6-rotation")
def test_cut_between_pointer_and_seal_nothing_is_alarmed_and_the_log_has_its_line(
    tmp_path: Path, figure: Figure
) -> None:
    """The moment that chance seldom meets: both seals are still of the keys before."""
    secrets = make(tmp_path)
    place, state = tmp_path / "register", tmp_path / "state"
    paths = [place / "register.seal", *(state / "seals").iterdir()]
    olds = [path.read_bytes() for path in paths]
    for kept in ((0, 1), (0,), (1,)):
        unlocked = keys.unlock_keys(place, secrets.own, floors=CHEAP)
        after_it = after("change", secrets)
        current = keys.change_passphrase(
            place, unlocked, after_it.own, now=NOW, cost=CHEAP, floors=CHEAP, state_folder=state
        )
        for which in kept:
            paths[which].write_bytes(olds[which])
        secrets = after_it
        assert faults_of(tmp_path, current) == []
        olds = [path.read_bytes() for path in paths]
    register = work(tmp_path, keys.unlock_keys(place, secrets.own, floors=CHEAP))
    assert register.database.scalar(LOG_ENTRIES) == 3
    assert [one.detail for one in audit.of_action(register.database, Action.KEY_CHANGE)] == [
        "changed"
    ] * 3
    close_register(register, now=NOW, reason="command")
    figure("3 cuts between pointer and seals, 0 false alarms")


FURTHER = """
CREATE TABLE further (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
INSERT INTO further SELECT id, summary FROM concern;
"""


def newer(version: int) -> tuple[Migration, ...]:
    """This program's migrations and further ones, each with work to do."""
    further = [
        Migration(
            version=number,
            name=f"{number:04}_further.sql",
            statements=split(FURTHER.replace("further", f"further_{number}")),
        )
        for number in range(len(known()) + 1, version + 1)
    ]
    return (*known(), *further)


def migrate(folder: str, secret: str, version: int) -> None:
    """Bring the register up to a version."""
    place = Path(folder) / "register"
    unlocked = unlock(place, secret, floors=CHEAP)
    say("ready")
    register_folder.bring_up_to_date(place, unlocked, migrations=newer(version))
    say("done")


@pytest.mark.suite("6-migration")
def test_a_migration_killed_at_any_moment_leaves_one_good_register(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    dice = random.Random(7)  # noqa: S311 - a repeatable test, no secret
    wanted = soak_size(10, 150)
    secrets = make(tmp_path)
    place, state = tmp_path / "register", tmp_path / "state"
    version = len(known())
    moved, wrong = 0, []
    with Nursery() as nursery:
        version += 1
        begun = time.monotonic()
        nursery.child(migrate, str(tmp_path), secrets.own, version).finish()
        seconds = 1.1 * (time.monotonic() - begun)
        for number in range(wanted):
            seconds *= 1.1 if 2 * moved < number else 1 / 1.1
            child = nursery.child(migrate, str(tmp_path), secrets.own, version + 1)
            said = child.kill_after(dice.uniform(0, seconds), lines_first=1)
            unlocked = unlock(place, secrets.own, floors=CHEAP)
            with register_folder.open_database(
                place / unlocked.key_file.db_file, unlocked.keys(), known_version=version + 1
            ) as database:
                at = version_of(database)
            done = at == version + 1
            moved += done
            if "done" in said and not done:
                wrong.append("done and not there")
            version = at
            opened = register_folder.open_register(
                place, unlocked.keys(), migrations=newer(version)
            )
            with opened as database:
                head, log_key = audit.head(database), unlocked.keys().log
                compare(
                    read_seals(place, unlocked.keys(), state_folder=state),
                    seq=head.seq,
                    mac_at=lambda seq, database=database: audit.mac_at(database, seq),
                )
                made = range(len(known()) + 1, version + 1)
                counts = [database.scalar(COUNT.replace("concern", f"further_{n}")) for n in made]
                if database.faults() or list(audit.faults(database, log_key)):
                    wrong.append("unsound")
                if {CONCERNS, *counts, database.scalar(COUNT)} != {CONCERNS}:
                    wrong.append("rows")
                if head.action is not Action.LOCK or database.hot_journal:
                    wrong.append("unclean")
            if [one.name for one in place.iterdir() if database_number(one.name)] != [
                unlocked.key_file.db_file
            ]:
                wrong.append("leftovers")
    figure(
        f"{wanted} kills, {moved} after the migration and {wanted - moved} before it; "
        f"{len(wrong)} faults or alarms"
    )
    assert wrong == []
    assert_spread(moved, wanted)
