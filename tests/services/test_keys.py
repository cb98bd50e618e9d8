# SPDX-License-Identifier: EUPL-1.2
"""Who can open the register: adding, changing and removing ways in, with whole registers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.audit import Action, LogEntry, Purpose
from app.domain.errors import (
    InvalidDraft,
    KeyLabelTaken,
    KeySlotsFull,
    KeySlotStays,
    LogBroken,
    OlderCopy,
    PassphraseTaken,
    RecoveryKeyMistyped,
    SlotStaying,
    WeakPassphrase,
    WrongPassphrase,
)
from app.services import keys
from app.services.access import RECOVERY_LABEL, WayIn
from app.services.register import check_register, close_register, create_register, open_register
from app.services.task import Task, WorkCancelled
from app.storage import audit, register_folder
from app.storage.files import KEY_FILE, KEY_FILE_COPY, SEAL_FILE
from app.storage.seal import read_seals
from app.storage.vault import Unlocked, recovery
from tests.services.registers import CHEAP, HOLDER, NOW, PROFILE, SECRET, later

NEW = "fugl gran hest insekt jord"
HIS = "kane lampe mus næse olie"


class Place:
    """A register with a passphrase and an emergency key, and the door's way into it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.state = folder / "register", folder / "state"
        self.sheet = recovery.generate()
        create_register(
            self.folder,
            SECRET,
            PROFILE,
            holder=HOLDER,
            now=NOW,
            recovery=self.sheet,
            cost=CHEAP,
            floors=CHEAP,
            state_folder=self.state,
        ).wipe()

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}

    def enter(self, secret: str = SECRET) -> Unlocked:
        return keys.unlock_keys(self.folder, secret, floors=CHEAP)

    def opens(self, secret: str) -> bool:
        try:
            self.enter(secret)
        except WrongPassphrase:
            return False
        return True

    def change(self, unlocked: Unlocked, secret: str, task: Task | None = None) -> Unlocked:
        return keys.change_passphrase(
            self.folder,
            unlocked,
            secret,
            now=later(1),
            cost=CHEAP,
            floors=CHEAP,
            task=task,
            state_folder=self.state,
        )

    def add(
        self, unlocked: Unlocked, secret: str, label: str, *, replaces: str | None = None
    ) -> Unlocked:
        return keys.add_holder(
            self.folder,
            unlocked,
            secret,
            label=label,
            replaces=replaces,
            now=later(1),
            cost=CHEAP,
            floors=CHEAP,
            state_folder=self.state,
        )

    def sheet_for(self, unlocked: Unlocked, sheet: str) -> Unlocked:
        return keys.add_recovery(
            self.folder,
            unlocked,
            sheet,
            now=later(1),
            cost=CHEAP,
            floors=CHEAP,
            state_folder=self.state,
        )

    def remove(self, unlocked: Unlocked, slot: str) -> Unlocked:
        return keys.remove_slot(
            self.folder, unlocked, slot, now=later(1), floors=CHEAP, state_folder=self.state
        )

    def work(self, unlocked: Unlocked, then: Callable[[LogEntry], object]) -> None:
        """Open for work as the room does: no alarm, nothing unclean, everything sound."""
        opened = open_register(
            self.folder,
            unlocked.keys(),
            Purpose.CASEWORK,
            now=later(2),
            state_folder=self.state,
        )
        try:
            assert not opened.unclean
            assert check_register(opened).sound
            then(next(one for one in audit.latest(opened.database) if one.action != Action.UNLOCK))
        finally:
            close_register(opened, now=later(3), reason="command")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def by_label(unlocked: Unlocked, label: str) -> str:
    return next(one.id for one in keys.slots(unlocked) if one.label == label)


def seals_agree(place: Place, unlocked: Unlocked) -> bool:
    found = read_seals(place.folder, unlocked.keys(), state_folder=place.state)
    return (
        len(found) == 2
        and found[0].epoch == unlocked.key_file.epoch
        and len({*[(one.epoch, one.seq, one.head) for one in found]}) == 1
    )


def test_a_new_register_is_opened_by_the_passphrase_and_by_the_sheet(place: Place) -> None:
    unlocked = place.enter()
    assert [(one.kind, one.own) for one in keys.slots(unlocked)] == [
        (WayIn.PASSPHRASE, True),
        (WayIn.RECOVERY, False),
    ]
    assert place.enter(place.sheet.lower()).master == unlocked.master
    assert HOLDER not in repr(keys.slots(unlocked))


def test_a_changed_passphrase_opens_and_the_old_one_does_not(place: Place) -> None:
    before = place.enter()
    after = place.change(before, NEW)
    assert not any(before.master)
    assert not place.opens(SECRET)
    assert place.enter(NEW).master == after.master == place.enter(place.sheet).master
    assert after.key_file.epoch == 2
    assert seals_agree(place, after)

    def logged(entry: LogEntry) -> None:
        assert (entry.action, entry.detail, entry.holder, entry.record) == (
            Action.KEY_CHANGE,
            "changed",
            HOLDER,
            after.slot.id,
        )

    place.work(after, logged)


def test_a_second_holder_enters_under_a_name_of_their_own(place: Place) -> None:
    after = place.add(place.enter(), HIS, "  Karl   Lund ")
    assert after.key_file.epoch == 1
    assert place.enter(SECRET).master == place.enter(HIS).master
    assert place.enter(HIS).keys().holder == "Karl Lund"
    assert seals_agree(place, after)
    place.work(after, lambda entry: check(entry, "added_holder", HOLDER))


def check(entry: LogEntry, detail: str, holder: str) -> None:
    assert (entry.action, entry.detail, entry.holder) == (Action.KEY_CHANGE, detail, holder)


def test_a_removed_holder_is_out(place: Place) -> None:
    both = place.add(place.enter(), HIS, "Karl Lund")
    after = place.remove(both, by_label(both, "Karl Lund"))
    assert not place.opens(HIS)
    assert place.opens(SECRET)
    assert place.opens(place.sheet)
    place.work(after, lambda entry: check(entry, "removed", HOLDER))


def test_a_new_sheet_takes_the_old_one_s_place(place: Place) -> None:
    fresh = recovery.generate()
    after = place.sheet_for(place.enter(), fresh)
    assert not place.opens(place.sheet)
    assert place.enter(fresh).master == place.enter(SECRET).master
    assert after.key_file.epoch == 2
    assert [one.kind for one in keys.slots(after)] == [WayIn.PASSPHRASE, WayIn.RECOVERY]
    place.work(after, lambda entry: check(entry, "added_recovery", HOLDER))


def test_whoever_opened_with_the_sheet_can_make_a_new_one(place: Place) -> None:
    fresh = recovery.generate()
    after = place.sheet_for(place.enter(place.sheet), fresh)
    assert not place.opens(place.sheet)
    assert place.enter(fresh).master == after.master == place.enter(SECRET).master


def test_the_leader_gives_the_successor_a_passphrase_and_takes_the_leaver_s(place: Place) -> None:
    leader = place.enter(place.sheet)
    after = place.add(leader, NEW, "Karl Lund", replaces=by_label(leader, HOLDER))
    assert not place.opens(SECRET)
    assert place.enter(NEW).keys().holder == "Karl Lund"
    assert [one.kind for one in keys.slots(after)] == [WayIn.RECOVERY, WayIn.HOLDER]
    place.work(after, lambda entry: check(entry, "replaced", RECOVERY_LABEL))


def test_who_forgot_the_passphrase_keeps_the_name(place: Place) -> None:
    leader = place.enter(place.sheet)
    place.add(leader, NEW, HOLDER, replaces=by_label(leader, HOLDER))
    assert place.enter(NEW).keys().holder == HOLDER


def test_two_steps_do_the_same_as_replacing(place: Place) -> None:
    leader = place.enter(place.sheet)
    both = place.add(leader, NEW, "Karl Lund")
    place.remove(both, by_label(both, HOLDER))
    assert place.opens(NEW)
    assert not place.opens(SECRET)


def test_names_are_needed_short_and_different(place: Place) -> None:
    unlocked = place.enter()
    for label in ("", " \n", "x" * 101):
        with pytest.raises(InvalidDraft):
            place.add(unlocked, HIS, label)
    for label in (HOLDER, HOLDER.upper(), f" {HOLDER} ", RECOVERY_LABEL):
        with pytest.raises(KeyLabelTaken):
            place.add(unlocked, HIS, label)
    assert place.enter().key_file == unlocked.key_file


def test_one_passphrase_opens_one_way_in(place: Place) -> None:
    both = place.add(place.enter(), HIS, "Karl Lund")
    with pytest.raises(PassphraseTaken):
        place.add(both, HIS, "Mette Lund")
    for secret in (HIS, SECRET):
        with pytest.raises(PassphraseTaken):
            place.change(both, secret)
    with pytest.raises(WeakPassphrase):
        place.change(both, "kodeord")
    with pytest.raises(RecoveryKeyMistyped):
        place.sheet_for(both, place.sheet[:-1])
    assert place.enter().key_file == both.key_file


def test_what_stays_says_why(place: Place) -> None:
    unlocked = place.enter()
    leader = place.enter(place.sheet)
    for opened, label, why in (
        (unlocked, HOLDER, SlotStaying.OWN),
        (unlocked, RECOVERY_LABEL, SlotStaying.RECOVERY),
        (leader, RECOVERY_LABEL, SlotStaying.OWN),
        (leader, HOLDER, SlotStaying.LAST),
    ):
        with pytest.raises(KeySlotStays) as caught:
            place.remove(opened, by_label(opened, label))
        assert caught.value.why is why
    with pytest.raises(KeySlotStays):
        place.add(unlocked, HIS, "Karl Lund", replaces=by_label(unlocked, RECOVERY_LABEL))
    with pytest.raises(ValueError, match="no passphrase"):
        place.change(leader, NEW)
    assert place.enter().key_file == unlocked.key_file


def test_the_ninth_way_in_is_refused_and_one_can_be_replaced(place: Place) -> None:
    unlocked = place.enter()
    for number in range(6):
        unlocked = place.add(unlocked, f"{HIS} {'papir ' * (number + 1)}ged", f"Nummer {number}")
    with pytest.raises(KeySlotsFull) as caught:
        place.add(unlocked, NEW, "Nummer 7")
    assert caught.value.most == 8
    after = place.add(unlocked, NEW, "Nummer 7", replaces=by_label(unlocked, "Nummer 0"))
    assert len(keys.slots(after)) == 8
    place.sheet_for(after, recovery.generate())


@pytest.mark.parametrize("at", range(0, 96, 5))
def test_a_stopped_change_leaves_the_register_as_it_was(place: Place, at: int) -> None:
    def progress(done: int, total: int) -> None:
        assert total == 100
        if done >= at:
            task.cancel()

    task = Task(progress)
    before = place.files()
    unlocked = place.enter()
    with pytest.raises(WorkCancelled):
        place.change(unlocked, NEW, task)
    assert place.files() == before
    place.change(unlocked, NEW)
    assert place.opens(NEW)


def test_a_broken_log_gets_no_new_keys(place: Place) -> None:
    unlocked = place.enter()
    place.work(unlocked, lambda entry: None)
    folder = register_folder.open_register(place.folder, unlocked.keys())
    with folder as database, database.transaction():
        guard = database.scalar(audit.SELECT_GUARD)
        database.execute("DROP TRIGGER log_is_never_rewritten")
        database.execute("UPDATE log SET holder = 'Nogen Anden' WHERE seq = 2")
        database.execute(guard)
    before = place.files()
    with pytest.raises(LogBroken) as caught:
        place.change(unlocked, NEW)
    assert caught.value.places == 1
    with pytest.raises(LogBroken):
        place.add(unlocked, HIS, "Karl Lund")
    assert place.files() == before


def test_an_older_copy_gets_no_new_keys(place: Place) -> None:
    unlocked = place.enter()
    database = place.folder / unlocked.key_file.db_file
    older = database.read_bytes()
    place.work(unlocked, lambda entry: None)
    database.write_bytes(older)
    for change in (
        lambda: place.change(unlocked, NEW),
        lambda: place.add(unlocked, HIS, "Karl Lund"),
    ):
        with pytest.raises(OlderCopy):
            change()
    assert place.enter().key_file == unlocked.key_file


def test_nothing_but_the_register_is_left(place: Place) -> None:
    after = place.change(place.enter(), NEW)
    assert {path.name for path in place.folder.iterdir()} >= {KEY_FILE, KEY_FILE_COPY, SEAL_FILE}
    databases = {path.name.removesuffix("-journal") for path in place.folder.glob("register-*")}
    assert databases == {after.key_file.db_file}
