# SPDX-License-Identifier: EUPL-1.2
"""Every deed of the program that writes, as something to try on a disk with a few pages left.

A `Deed` is made with room on the disk, tried with little, and tried again with room. What it
acknowledges before the disk is full must be there whatever comes of it.
"""

import os
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from app.domain.audit import Purpose
from app.domain.casework import NoteDraft
from app.domain.concerns import ConcernEvent
from app.domain.errors import AppError, WrongPassphrase
from app.services import backups, cases, concerns, drafts, keys, pages, repair, restore
from app.services import register as registers
from app.services.register import Register, close_register
from app.services.task import Task
from app.services.views import ConcernFilter
from app.storage import audit, deletions, preferences, register_folder
from app.storage.connection import Database
from app.storage.migrate import Migration, known, split
from app.storage.vault import unlock
from app.ui.paper_out import save_file
from tests.builders import a_concern
from tests.journeys.disks import Disk
from tests.services.registers import CHEAP, HOLDER, PROFILE, SECRET, enter, later

PAGE = 4096
OTHER = "fugl gran hest insekt jord"
NOW = later()
LONG = "Han fortalte om en video, som to andre også har set. " * 300
SECOND = Migration(
    version=2,
    name="0002_second.sql",
    statements=split("CREATE TABLE later (one TEXT) STRICT; INSERT INTO later VALUES ('x');"),
)


def leave_pages(disk: Disk, number: int) -> None:
    """Fill the disk but for so many pages."""
    disk.fill()
    filler = disk.folder / "filler.bin"
    os.truncate(filler, filler.stat().st_size - number * PAGE)


def stories(place: Path, secret: str = SECRET) -> list[str]:
    """What every concern of the register tells, oldest first; file and log have to be sound."""
    folder = place / "register"
    opened = unlock(folder, secret, floors=CHEAP).keys()
    with register_folder.open_register(folder, opened) as database:
        assert database.faults() == ()
        assert list(audit.faults(database, opened.log)) == []
        return told_in(database)


def told_in(database: Database) -> list[str]:
    """What every concern tells."""
    rows = database.fetchall("SELECT summary FROM concern ORDER BY number")
    return [row["summary"] for row in rows]


class Deed:
    """One way to write. `place` holds a register that tells `told`; `kept` has a backup of it."""

    on_disk: ClassVar[bool] = True
    """Whether `place` is on the disk that gets full; otherwise `elsewhere` is."""
    has_register: ClassVar[bool] = True

    def __init__(self, place: Path, elsewhere: Path, told: list[str], kept: Path) -> None:
        self.place, self.elsewhere, self.told, self.kept = place, elsewhere, told, kept
        self.prepare()

    def prepare(self) -> None:
        """Whatever is done before, with room on the disk."""

    def act(self) -> None:
        """The deed; raises AppError where there is no room."""
        raise NotImplementedError

    def refused(self) -> None:
        """After a refusal, with room again: everything is as it was."""
        assert stories(self.place) == self.told

    def done(self) -> None:
        """After success: what was acknowledged is there."""
        assert stories(self.place) == self.told

    def end(self) -> None:
        """Let go of what is open."""


class Create(Deed):
    """A new register."""

    has_register = False

    def act(self) -> None:
        registers.create_register(
            self.place / "register",
            SECRET,
            PROFILE,
            holder=HOLDER,
            now=NOW,
            cost=CHEAP,
            floors=CHEAP,
            state_folder=self.place / "state",
        ).wipe()

    def refused(self) -> None:
        assert not (self.place / "register").exists()

    def done(self) -> None:
        assert stories(self.place) == []


class Unlock(Deed):
    """Opening a register writes its line in the log."""

    def act(self) -> None:
        close_register(enter(self.place, now=NOW), now=NOW, reason="quit")


class InRoom(Deed):
    """A deed in an open register, which goes on being used when it was refused."""

    register: Register

    def prepare(self) -> None:
        self.register = enter(self.place, now=NOW)
        self.in_room()

    def in_room(self) -> None:
        """Whatever is done before in the open register."""

    def refused(self) -> None:
        assert told_in(self.register.database) == self.told

    def done(self) -> None:
        self.end()
        super().done()

    def end(self) -> None:
        close_register(self.register, now=NOW, reason="quit")


class Save(InRoom):
    """A concern is taken in."""

    def act(self) -> None:
        a_concern(self.register, summary=LONG.strip(), day=NOW.date(), now=NOW)
        self.told = [*self.told, LONG.strip()]


class SaveDraft(InRoom):
    """A form is autosaved."""

    def act(self) -> None:
        drafts.save_draft(self.register, "concern:new", {"summary": LONG}, now=NOW)

    def refused(self) -> None:
        assert drafts.load_draft(self.register, "concern:new") is None

    def done(self) -> None:
        kept = drafts.load_draft(self.register, "concern:new")
        assert kept is not None
        assert kept.content == {"summary": LONG}
        super().done()


class AddNote(InRoom):
    """A note is written about a concern."""

    def in_room(self) -> None:
        self.owner = concerns.list_concerns(self.register, ConcernFilter.ALL)[0].id

    def act(self) -> None:
        note = NoteDraft(concern_id=self.owner, noted_on=NOW.date(), text=LONG, source="Læreren")
        cases.add_note(self.register, note, now=NOW)

    def notes(self) -> list[str]:
        return [one.text for one in pages.concern_page(self.register.database, self.owner).notes]

    def refused(self) -> None:
        assert self.notes() == []

    def done(self) -> None:
        assert self.notes() == [LONG]
        super().done()


class Erase(InRoom):
    """A concern without ground is counted and deleted; the list of deletions is written."""

    def in_room(self) -> None:
        rows = self.register.database.fetchall("SELECT id FROM concern ORDER BY number")
        self.concern_id = rows[0]["id"]
        concerns.begin_inquiry(self.register, self.concern_id, now=NOW)

    def act(self) -> None:
        concerns.decide_outcome(
            self.register,
            self.concern_id,
            ConcernEvent.UNFOUNDED,
            "Intet set.",
            on=NOW.date(),
            now=NOW,
        )
        self.told = self.told[1:]

    def done(self) -> None:
        self.end()
        self.register = enter(self.place, now=NOW)  # which writes the list where it lacks
        listed = deletions.read(self.register.folder, self.register.keys)
        assert listed is not None
        assert [one.record for one in listed.deletions] == [self.concern_id]
        super().done()


class SealElsewhere(InRoom):
    """The seal's folder is full, the register's is not: a save is a save, and opens again."""

    on_disk = False

    def prepare(self) -> None:
        self.register = self.opened()

    def opened(self) -> Register:
        keys_of = registers.unlock_register(self.place / "register", SECRET, floors=CHEAP)
        return registers.open_register(
            self.place / "register",
            keys_of,
            Purpose.CASEWORK,
            now=NOW,
            state_folder=self.elsewhere / "state",
        )

    def act(self) -> None:
        a_concern(self.register, summary="Gemt alligevel.", day=NOW.date(), now=NOW)
        self.told = [*self.told, "Gemt alligevel."]
        close_register(self.register, now=NOW, reason="quit")
        self.register = self.opened()

    def done(self) -> None:
        close_register(self.register, now=NOW, reason="quit")
        self.register = self.opened()
        super().done()


class ChangePassphrase(Deed):
    """New keys for the whole register."""

    def act(self) -> None:
        folder = self.place / "register"
        opened = keys.unlock_keys(folder, SECRET, floors=CHEAP)
        keys.change_passphrase(
            folder,
            opened,
            OTHER,
            now=NOW,
            cost=CHEAP,
            floors=CHEAP,
            state_folder=self.place / "state",
        ).wipe()

    def done(self) -> None:
        assert stories(self.place, OTHER) == self.told
        try:
            unlock(self.place / "register", SECRET, floors=CHEAP)
        except WrongPassphrase:
            return
        raise AssertionError("the old passphrase still opens")


class AddHolder(Deed):
    """A second way in, under the same keys."""

    def act(self) -> None:
        folder = self.place / "register"
        opened = keys.unlock_keys(folder, SECRET, floors=CHEAP)
        keys.add_holder(
            folder,
            opened,
            OTHER,
            label="Carl Dam",
            now=NOW,
            cost=CHEAP,
            floors=CHEAP,
            state_folder=self.place / "state",
        ).wipe()

    def done(self) -> None:
        assert stories(self.place) == stories(self.place, OTHER) == self.told


class Migrate(Deed):
    """An older register is brought up to date on a copy."""

    steps = (*known(), replace(SECOND, version=len(known()) + 1))

    def act(self) -> None:
        folder = self.place / "register"
        opened = unlock(folder, SECRET, floors=CHEAP)
        register_folder.bring_up_to_date(folder, opened, migrations=self.steps).wipe()

    def done(self) -> None:
        folder = self.place / "register"
        opened = unlock(folder, SECRET, floors=CHEAP)
        with register_folder.open_register(
            folder, opened.keys(), migrations=self.steps
        ) as database:
            assert database.faults() == ()
            assert told_in(database) == self.told
            assert database.scalar("SELECT one FROM later") == "x"


class Repair(Deed):
    """A register is written to its next numbered file."""

    def act(self) -> None:
        folder = self.place / "register"
        opened = unlock(folder, SECRET, floors=CHEAP)
        repair.repair(folder, opened, now=NOW, state_folder=self.place / "state").wipe()


class BackUp(InRoom):
    """A backup into the register's own folder."""

    def act(self) -> None:
        backups.back_up(self.register, now=NOW, task=Task())

    def refused(self) -> None:
        super().refused()
        assert backups.listed(self.register.folder) == ()
        assert backup_files(self.register.folder / "backups") == []

    def done(self) -> None:
        (made,) = backups.listed(self.register.folder)
        assert made.good
        assert restore.look(made.path).good
        assert backup_files(self.register.folder / "backups") == [made.path.name]
        super().done()


class BackUpToSecond(InRoom):
    """A backup whose second place is full; the first is not."""

    on_disk = False

    def in_room(self) -> None:
        self.target = self.elsewhere / "stick"
        self.target.mkdir()
        backups.choose_second_target(self.register, self.target, now=NOW)

    def act(self) -> None:
        taken = backups.back_up(self.register, now=NOW, task=Task())
        assert restore.look(taken.path).good, "the first place has its backup whatever comes"
        if taken.second is not backups.Second.MADE:
            raise SecondRefused

    def refused(self) -> None:
        super().refused()
        assert backup_files(self.target) == []
        assert backups.latest_on_target(self.register) is None

    def done(self) -> None:
        found = backups.latest_on_target(self.register)
        assert found is not None
        assert restore.look(found.path).good
        assert len(backup_files(self.target)) == 1
        super().done()


class SecondRefused(AppError):
    """What a full second place is to this test; the program says it with the backup."""


class RestoreAnew(Deed):
    """A backup becomes a register in a new folder."""

    has_register = False

    def prepare(self) -> None:
        self.backup = next(self.kept.glob("*.zip"))

    def act(self) -> None:
        restore.restore(
            self.backup,
            SECRET,
            self.place / "register",
            now=NOW,
            floors=CHEAP,
            state_folder=self.place / "state",
            task=Task(),
            deletions_unknown_accepted=True,
        ).wipe()

    def refused(self) -> None:
        folder = self.place / "register"
        assert not folder.exists() or list(folder.iterdir()) == []


class RestoreOver(RestoreAnew):
    """A backup becomes the register of a folder that has one."""

    has_register = True

    def refused(self) -> None:
        assert stories(self.place) == self.told


class Like(Deed):
    """The preferences, which no failure may keep the program from."""

    has_register = False
    before = preferences.Preferences(language="en")

    def prepare(self) -> None:
        self.file = self.place / "preferences.json"
        preferences.save(self.before, self.file)
        self.new = replace(self.before, window=bytes(2000), theme="dark")

    def act(self) -> None:
        preferences.save(self.new, self.file)
        found = preferences.load(self.file)
        assert found in (self.before, self.new), "old or new, never a mixture"
        if found != self.new:
            raise SecondRefused

    def refused(self) -> None:
        assert preferences.load(self.file) == self.before

    def done(self) -> None:
        assert preferences.load(self.file) == self.new
        assert [path.name for path in self.place.iterdir()] == [self.file.name]


class Export(Deed):
    """A paper is saved over an older one."""

    has_register = False
    old, new = b"%PDF old", b"%PDF new" * 4000

    def prepare(self) -> None:
        self.file = self.place / "sag.pdf"
        save_file(self.file, self.old)

    def act(self) -> None:
        save_file(self.file, self.new)

    def refused(self) -> None:
        assert self.file.read_bytes() == self.old
        assert [path.name for path in self.place.iterdir()] == [self.file.name]

    def done(self) -> None:
        assert self.file.read_bytes() == self.new


def backup_files(folder: Path) -> list[str]:
    """What lies among the backups; the list of deletions is none."""
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".deletions")


DEEDS: tuple[type[Deed], ...] = (
    *(Create, Unlock, Save, SaveDraft, AddNote, Erase, SealElsewhere, ChangePassphrase),
    *(AddHolder, Migrate),
    *(Repair, BackUp, BackUpToSecond, RestoreAnew, RestoreOver, Like, Export),
)
