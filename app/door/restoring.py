# SPDX-License-Identifier: EUPL-1.2
"""What the restore page asks for: backups found, a file looked at, a trial, and the restore."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from app.domain.errors import (
    AppError,
    KeyFileDamaged,
    RegisterDamaged,
    RegisterTruncated,
)
from app.door.damage_page import OF_THE_KEYS
from app.door.folders import ask_file, ask_folder
from app.door.places import suggested_folder
from app.door.restore_page import RestorePage
from app.door.work import RestoreOrder
from app.widgets.messages import Message
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.door.window import DoorWindow


class Restoring(QObject):
    """One visit to the restore page, from the register that the door stands at, if any."""

    def __init__(self, door: "DoorWindow") -> None:
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        home = Path.home()
        suggested = suggested_folder(home, Path(documents or home))
        self.page = RestorePage(
            door.now,
            register=door.folder,
            suggested=suggested,
            replacing=replacing_text(door.folder, door.entry.trouble),
        )
        super().__init__(self.page)
        self._door = door
        entry = door.entry
        if entry.order is not None and (entry.opened is not None or entry.trouble is not None):
            self.page.fill_secret(entry.order.typed)
        if entry.may_go_in:
            self.page.offer_entry()
        self.page.file_requested.connect(self._on_file)
        self.page.folder_requested.connect(self._on_folder)
        self.page.try_requested.connect(self._on_try)
        self.page.restore_requested.connect(self._on_restore)
        self.page.back_requested.connect(entry.leave_restore)
        self._find()

    def look(self, path: Path) -> None:
        """Show a file that the user chose, if it is a backup."""
        door, page = self._door, self.page
        door.do(
            lambda _task: door.vault.look(path),
            page.add_copy,
            page.show_error,
            page.busy,
            lambda: page.set_working(False),
        )

    def _find(self) -> None:
        door, folder = self._door, self._door.folder
        if folder is not None:
            door.do(
                lambda _task: door.vault.copies(folder),
                self.page.show_copies,
                self.page.show_error,
                self.page.busy,
                lambda: self.page.set_working(False),
            )

    def _on_file(self) -> None:
        copy = self.page.copies.copy()
        start = copy.path.parent if copy is not None else Path.home()
        kind = tr("Backups (*.zip)")
        ask_file(self.page, tr("Choose the backup"), start, kind, self.look)

    def _on_folder(self) -> None:
        ask_folder(self.page, tr("Choose a folder"), Path.home(), self.page.set_folder)

    def _on_try(self, order: RestoreOrder) -> None:
        door, page, now = self._door, self.page, self._door.now()
        page.set_working(True)
        door.do(
            lambda task: door.vault.rehearse(order, now, task),
            page.show_rehearsed,
            page.show_error,
            page.try_busy,
            lambda: page.set_working(False),
        )

    def _on_restore(self, order: RestoreOrder) -> None:
        door, page, now = self._door, self.page, self._door.now()
        page.set_working(True)
        altered = isinstance(door.entry.trouble, KeyFileDamaged)
        order = replace(order, altered=altered)
        door.do(
            lambda task: door.vault.restore(order, now, task),
            lambda replaced: self._on_restored(order, replaced),
            page.show_error,
            page.busy,
            lambda: page.set_working(False),
        )

    def _on_restored(self, order: RestoreOrder, replaced: bool) -> None:
        door = self._door
        door.entry.forget()
        door.show_unlock(order.folder)
        door.drop_page("restore")
        door.unlock_page.fill(order.typed)
        said = (
            tr("The backup has been restored and checked. Unlock the register to go on.")
            if replaced
            else tr("The key file has been fetched. Nothing else was changed. Unlock to go on.")
        )
        door.bar.show_message(replace(Message.success(said), seconds=0))
        door.unlock_page.say("")


def replacing_text(folder: Path | None, trouble: AppError | None) -> str:
    """What becomes of the register that lies where the backup is to go."""
    if isinstance(trouble, OF_THE_KEYS):
        said = tr(
            "If the register is whole but for its key file, only the key file is fetched from the "
            "backup, and nothing that was written is lost. Otherwise the register in {folder} is "
            "replaced by the backup."
        )
    elif isinstance(trouble, RegisterDamaged | RegisterTruncated):
        said = tr(
            "The damaged register in {folder} is replaced by the backup, once that has been read "
            "and checked. If the damaged one can still be copied whole, a backup of it is made "
            "first; otherwise its file stays in the folder for the IT department, with a name that "
            "begins with damaged."
        )
    else:
        said = tr(
            "The register in {folder} is replaced by the backup. A backup of it is made first; "
            "if it is damaged, its file stays in the folder for the IT department instead, with a "
            "name that begins with damaged."
        )
    return said.format(folder=folder)
