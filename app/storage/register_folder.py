# SPDX-License-Identifier: EUPL-1.2
"""A register as a folder: making one, opening it, and moving its one atomic pointer.

Rotation and migration build the next numbered database beside the old one, check it, move
`register.keys`, and only then delete the old file; a cut at any place leaves one good state, and
what it left over is swept when the register is opened next.
"""

import contextlib
import errno
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from app.domain.errors import (
    AppError,
    FolderImpossible,
    FolderNotEmpty,
    RegisterDamaged,
    RegisterExists,
)
from app.storage import files
from app.storage.connection import Database, create_database, open_database
from app.storage.migrate import Migration, known, migrate, version_of
from app.storage.vault import keyfile, vault
from app.storage.vault.cost import FLOORS, Cost
from app.storage.vault.keyfile import Slot, SlotKind
from app.storage.vault.keys import DerivedKeys
from app.storage.vault.vault import Unlocked

_NO_SUCH_PLACE: Final = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP}
)
_SYSTEM_FILES: Final = frozenset({".ds_store", "desktop.ini", "thumbs.db", ".directory"})
Rewrite = Callable[[Database, DerivedKeys, DerivedKeys], None]
Fill = Callable[[Database, DerivedKeys], None]


def create_register(
    folder: Path,
    secret: str,
    *,
    label: str,
    now: datetime,
    cost: Cost,
    floors: Cost = FLOORS,
    migrations: Sequence[Migration] | None = None,
    fill: Fill | None = None,
    recovery: tuple[str, str] | None = None,
) -> Unlocked:
    """Make a register with one passphrase slot in a new or empty folder, and leave it closed.

    `recovery` is a recovery key and its slot's label, for a second slot. `fill(database, keys)`
    writes what a register has from the start; only after it the key file is written, and so the
    folder is a register or is none. Takes the cost's time once for each slot.
    Raises RegisterExists, FolderNotEmpty, FolderImpossible, RegisterReadOnly, DiskFull,
    DiskFailed, NotEnoughMemory; then the folder is as it was.
    """
    made = _make_folder(folder)
    database_path = None
    try:
        unlocked = vault.create(secret, label=label, cost=cost, floors=floors)
        if recovery is not None:
            key, kept_as = recovery
            unlocked = vault.with_slot(
                unlocked, key, kind=SlotKind.RECOVERY, label=kept_as, cost=cost, floors=floors
            )
        keys = unlocked.keys()
        database_path = folder / keys.db_file
        with create_database(database_path, keys) as database:
            migrate(database, known() if migrations is None else migrations)
            with database.transaction():
                database.execute(
                    "INSERT INTO register_identity (one, vault_id, epoch, created_at) "
                    "VALUES (1, :vault_id, :epoch, :created_at)",
                    {
                        "vault_id": keys.vault_id,
                        "epoch": keys.epoch,
                        "created_at": now.isoformat(),
                    },
                )
            if fill is not None:
                fill(database, keys)
        keys.wipe()
        keyfile.write(folder, unlocked.key_file)
    except BaseException:
        _undo(folder, database_path, made=made)
        raise
    return unlocked


def try_folder(folder: Path) -> None:
    """Raise what `create_register` would raise of the folder; nothing is left of it."""
    _undo(folder, None, made=_make_folder(folder))


def open_register(
    folder: Path,
    keys: DerivedKeys,
    *,
    migrations: Sequence[Migration] | None = None,
    sweep: bool = True,
) -> Database:
    """Open the register for work, and sweep what an interrupted change left behind.

    Whoever does not know yet whether this is an older copy does not `sweep`: what looks like
    leftovers may be the register itself, of which a sync program brought the key file last.
    The door has brought it up to date. Raises what `open_database` raises.
    """
    steps = known() if migrations is None else migrations
    database = open_database(folder / keys.db_file, keys, known_version=len(steps))
    try:
        if version_of(database) < len(steps):
            raise RuntimeError("the door has not migrated this register")
        if sweep:
            files.sweep(folder, keys.db_file)
    except BaseException:
        database.close()
        raise
    return database


def bring_up_to_date(
    folder: Path,
    unlocked: Unlocked,
    *,
    before: Callable[[Database, DerivedKeys], object] | None = None,
    migrations: Sequence[Migration] | None = None,
) -> Unlocked:
    """Migrate a register of an older version on a numbered copy; returns what opens it now.

    `before(database, keys)` sees the older register first, and only where there is one.
    Raises NewerRegister, and what `open_database` and `migrate` raise; the register is then as
    it was.
    """
    steps = known() if migrations is None else migrations
    keys = unlocked.keys()
    with open_database(folder / keys.db_file, keys, known_version=len(steps)) as old:
        if version_of(old) == len(steps):
            return unlocked
        if before is not None:
            before(old, keys)
        new = vault.repointed(unlocked, files.next_database_name(folder, keys.db_file))

        def change(copy: Database) -> None:
            migrate(copy, steps)

        switch(folder, old, new, change, epoch=keys.epoch, known_version=len(steps))
    drop(folder / keys.db_file)
    keys.wipe()
    return new


def rotate_register(
    folder: Path,
    unlocked: Unlocked,
    *,
    rewrite: Rewrite,
    before: Fill | None = None,
    step: Callable[[int, int], None] | None = None,
    ready: Callable[[], None] | None = None,
    remove: Collection[str] = (),
    add: Collection[Slot] = (),
    secret: str | None = None,
    cost: Cost | None = None,
    floors: Cost = FLOORS,
    migrations: Sequence[Migration] | None = None,
) -> Unlocked:
    """Give the register new keys (`vault.rotated`); returns what opens it now.

    `before(database, keys)` looks at the register as it is, or copies it. `step(pages left,
    pages)` is called while it is copied. `rewrite(database, old keys, new keys)` does over what
    hangs on the old keys inside the database, the log's codes, in the transaction that raises the
    epoch. `ready()` is called when all is checked and the pointer is about to move. What any of
    them raises leaves the register as it was. The caller writes the seal anew and wipes `unlocked`.
    """
    steps = known() if migrations is None else migrations
    old_keys = unlocked.keys()
    new = vault.rotated(
        unlocked,
        db_file=files.next_database_name(folder, old_keys.db_file),
        remove=remove,
        add=add,
        secret=secret,
        cost=cost,
        floors=floors,
    )
    new_keys = new.keys()

    def change(copy: Database) -> None:
        with copy.transaction():
            copy.execute(
                "UPDATE register_identity SET epoch = :epoch WHERE one = 1",
                {"epoch": new_keys.epoch},
            )
            rewrite(copy, old_keys, new_keys)

    with open_database(folder / old_keys.db_file, old_keys, known_version=len(steps)) as old:
        if before is not None:
            before(old, old_keys)
        switch(
            folder,
            old,
            new,
            change,
            epoch=old_keys.epoch,
            known_version=len(steps),
            step=step,
            ready=ready,
        )
    drop(folder / old_keys.db_file)
    old_keys.wipe()
    new_keys.wipe()
    return new


def switch(
    folder: Path,
    old: Database,
    new: Unlocked,
    change: Callable[[Database], None],
    *,
    epoch: int,
    known_version: int,
    step: Callable[[int, int], None] | None = None,
    ready: Callable[[], None] | None = None,
    live_pages_only: bool = False,
) -> None:
    """Write `old` anew as `new` names it, with `change` made in it, check it, move the pointer.

    `ready()` is called just before it moves. The caller deletes the old file. With
    `live_pages_only` under the same keys.
    """
    keys = new.keys()
    path = folder / keys.db_file
    if live_pages_only:
        old.live_pages_to(path)
    else:
        old.copy_to(path, keys, step=step)
    try:
        with open_database(path, keys, known_version=known_version, epoch=epoch) as copy:
            change(copy)
            if copy.faults():
                raise RegisterDamaged
        files.fsync_folder(folder)
        if ready is not None:
            ready()
        keyfile.write(folder, new.key_file)
    except BaseException as error:
        # Once register.keys names the new file it must stay, whatever failed after: it is what
        # the user asked for. The next unlock renews the second copy.
        if keyfile.points_at(folder) != keys.db_file:
            drop(path)
            raise
        if not isinstance(error, AppError):
            raise


def drop(path: Path) -> None:
    """Delete a database that the pointer does not name; what cannot go now is swept later."""
    with contextlib.suppress(AppError):
        files.remove_database(path)


def _make_folder(folder: Path) -> bool:
    try:
        if folder.is_dir():
            names = [path.name for path in folder.iterdir()]
            if any(_belongs_to_a_register(name) for name in names):
                raise RegisterExists
            if any(name.lower() not in _SYSTEM_FILES for name in names):
                raise FolderNotEmpty
            folder.chmod(0o700)
            return False
        if folder.exists():
            raise FolderNotEmpty
        folder.mkdir(mode=0o700, parents=True)
        files.fsync_folder(folder.parent)
    except ValueError as error:  # a character that no file system takes
        raise FolderImpossible from error
    except OSError as error:
        if error.errno in _NO_SUCH_PLACE:
            raise FolderImpossible from error
        raise files.disk_error(error) from error
    return True


def _belongs_to_a_register(name: str) -> bool:
    return name in (files.KEY_FILE, files.KEY_FILE_COPY) or files.database_number(name) is not None


def _undo(folder: Path, database_path: Path | None, *, made: bool) -> None:
    with contextlib.suppress(OSError):
        for name in (files.KEY_FILE, files.KEY_FILE_COPY):
            (folder / name).unlink(missing_ok=True)
        if database_path is not None:
            files.remove_database(database_path)
        if made:
            folder.rmdir()
