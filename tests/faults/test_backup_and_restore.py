# SPDX-License-Identifier: EUPL-1.2
"""Suite 14: a backup of 100 MB beside the work; the ZIP and the sheet alone give it back.

The five seconds are of an idle machine, so the figure is reported and not held.
"""

import random
import shutil
import zipfile
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time

import pytest

from app.domain.audit import Purpose
from app.domain.errors import BackupDamaged, DeletionsUnknown, NotABackup
from app.services import backups, pages, restore
from app.services.register import (
    check_register,
    close_register,
    open_register,
)
from app.services.task import Task
from app.services.views import ConcernFilter
from app.storage import drafts
from app.storage.vault import FLOORS, SlotKind, keyfile, recovery, unlock
from app.storage.vault.keys import DerivedKeys
from app.storage.vault.vault import with_slot
from benchmarks._registers import NOW, PASSPHRASE, Made, made_once
from tests.builders import a_concern, make_register
from tests.faults.rows import Figure, SoakSize
from tests.services.registers import CHEAP, SECRET
from tests.services.stores import later, put_back, take

CASES_OF_100_MB = 2_000
LATER = NOW + timedelta(minutes=5)


def with_a_sheet(made: Made) -> tuple[str, DerivedKeys]:
    """Give the register an emergency key; returns what is printed on the sheet."""
    key = recovery.generate()
    unlocked = unlock(made.folder, PASSPHRASE)
    more = with_slot(unlocked, key, kind=SlotKind.RECOVERY, label="Nødnøgle", cost=FLOORS)
    keyfile.write(made.folder, more.key_file)
    return key, unlocked.keys()


@pytest.mark.suite("14")
def test_a_backup_of_100_mb_gives_the_register_back_on_a_machine_that_never_saw_it(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    made = made_once(tmp_path, soak_size(20, CASES_OF_100_MB))
    sheet, opens = with_a_sheet(made)
    register = made.open(opens)
    saved: list[float] = []

    def save() -> None:
        begun = perf_counter()
        with register.database.transaction():
            drafts.save(
                register.database,
                drafts.Draft(form=f"f{len(saved)}", content={"summary": "x"}, changed_at=NOW),
            )
        saved.append(perf_counter() - begun)

    begun, worked = perf_counter(), process_time()
    copy = backups.begin(register, now=NOW, task=Task(on_breath=save))
    held = perf_counter() - begun
    taken = backups.finish(copy, task=Task())
    took, worked = perf_counter() - begun, process_time() - worked
    backups.record(register, taken, now=NOW)
    concerns = len(pages.list_concerns(register, ConcernFilter.ALL, limit=100_000))
    close_register(register, now=NOW, reason="quit")

    lone = tmp_path / "usb" / taken.path.name
    lone.parent.mkdir()
    shutil.move(taken.path, lone)
    shutil.rmtree(made.folder)
    shutil.rmtree(made.state)
    with pytest.raises(DeletionsUnknown):
        restore.restore(lone, sheet, tmp_path / "new", now=LATER, task=Task())
    begun = perf_counter()
    keys = restore.restore(
        lone,
        sheet,
        tmp_path / "new",
        now=LATER,
        state_folder=tmp_path / "its state",
        task=Task(),
        deletions_unknown_accepted=True,
    )
    back = perf_counter() - begun
    again = open_register(
        tmp_path / "new",
        keys,
        Purpose.OPERATIONS,
        now=LATER,
        state_folder=tmp_path / "its state",
    )
    found = check_register(again)
    left = drafts.count(again.database)
    there = len(pages.list_concerns(again, ConcernFilter.ALL, limit=100_000))
    close_register(again, now=LATER, reason="quit")
    worst = max(saved, default=0) * 1000
    figure(
        f"{taken.size / 1e6:,.0f} MB: backup {took:.1f} s, of that {worked:.1f} s of one core, "
        f"{held:.1f} s beside the work ({len(saved)} saves between, the slowest {worst:,.0f} ms), "
        f"restored in {back:.1f} s"
    )
    assert found.sound
    assert (left, there) == (len(saved), concerns)


@pytest.mark.suite("14")
def test_no_flipped_bit_of_a_backup_goes_unnoticed(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    """What is not noticed lies outside the four parts: a date or a mode in the ZIP's own lists."""
    dice = random.Random(14)  # noqa: S311 - a repeatable test, no secret
    register = make_register(tmp_path)
    a_concern(register)
    taken = take(register)
    close_register(register, now=later(5), reason="command")
    whole = taken.path.read_bytes()
    spoiled = tmp_path / taken.path.name
    edges = [*range(120), *range(len(whole) - 1200, len(whole))]
    places = [
        *dice.sample(edges, soak_size(30, 1300)),
        *dice.sample(range(120, len(whole) - 1200), soak_size(30, 700)),
    ]
    refused = harmless = 0
    for place in places:
        content = bytearray(whole)
        content[place] ^= 1 << dice.randrange(8)
        spoiled.write_bytes(content)
        try:
            restore.look(spoiled)
        except (BackupDamaged, NotABackup):
            refused += 1
        else:
            with zipfile.ZipFile(spoiled) as packed, zipfile.ZipFile(taken.path) as original:
                same = {name: packed.read(name) for name in packed.namelist()}
                assert same == {name: original.read(name) for name in original.namelist()}
            harmless += 1
    spoiled.write_bytes(whole)
    assert restore.look(spoiled).good
    put_back(taken.path, tmp_path, secret=SECRET, now=later(9))
    figure(f"{len(places)} flips: {refused} refused, {harmless} changed no part, 0 silent")
    assert refused
    assert unlock(tmp_path / "register", SECRET, floors=CHEAP).key_file.epoch == 1
