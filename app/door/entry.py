# SPDX-License-Identifier: EUPL-1.2
"""The way from a passphrase to the room: unlock, prove, ask where something is wrong, hand over."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.audit import Purpose
from app.domain.errors import (
    AppError,
    BackupUnpacked,
    KeyFileDamaged,
    KeyFileForeign,
    KeyFileMissing,
    OlderCopy,
    OtherHistory,
    RegisterDamaged,
    RegisterFileMissing,
    RegisterTruncated,
    UnsafeKeyParameters,
)
from app.door.reasons import reason_text
from app.door.work import NewRegister, Opened, Secret, Trouble
from app.pipes import DoorSpec, Reason
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.door.window import DoorWindow

PAGE_OF_TROUBLE: Final[Mapping[type[AppError], str]] = {
    OlderCopy: "rollback",
    OtherHistory: "rollback",
    **dict.fromkeys(
        (
            BackupUnpacked,
            KeyFileDamaged,
            KeyFileForeign,
            KeyFileMissing,
            RegisterDamaged,
            RegisterFileMissing,
            RegisterTruncated,
            UnsafeKeyParameters,
        ),
        "damage",
    ),
}
"""Where a trouble leads that another passphrase does not mend; the others stay at the field."""
PAGE_OF_REASON: Final[Mapping[Reason, str]] = {Reason.KEYS: "keys", Reason.COPIES: "restore"}
"""Where the user wanted to go when the room was left for the door."""
_LEFT_ALONE: Final = ("rollback", "damage", "restore")
"""The pages from which one gets into the register, or reads what was typed, without typing it."""


class Entry:
    """What was typed at this door, and how far it has led."""

    def __init__(self, door: "DoorWindow") -> None:
        self._door = door
        self.order: Secret | None = None
        self.opened: Opened | None = None
        self.trouble: AppError | None = None

    def unlock(self, typed: str, purpose: str, is_recovery: bool = False) -> None:
        """Try a passphrase or an emergency key on the register that is shown."""
        folder = self._door.folder
        if folder is not None:
            self.order = Secret(
                folder=folder, purpose=purpose, typed=typed, is_recovery=is_recovery
            )
            self.again()

    def again(self) -> None:
        """Try once more what was typed last."""
        order, door, now = self.order, self._door, self._door.now()
        if order is None:
            return
        self.forget()
        self.trouble = None
        door.unlock_page.set_working(True)
        door.do(
            lambda task: door.vault.enter(order, now, task),
            self._on_opened,
            self._on_trouble,
            door.busy(),
            self._stop,
        )

    def go_on(self, reason: str) -> None:
        """Take an older copy, or one of two histories, for the register, and say why."""
        opened, door = self.opened, self._door
        if opened is None:
            return
        accepted = replace(opened, accept_older=reason)
        door.do(
            lambda task: door.vault.prove(accepted, task),
            self._on_opened,
            self._on_trouble,
            door.busy(),
            self._stop,
        )

    def forget(self) -> None:
        """Wipe what was opened."""
        if self.opened is not None:
            self.opened.unlocked.wipe()
            self.opened = None

    @property
    def may_go_in(self) -> bool:
        """Whether a register is unlocked and nothing speaks against going into it."""
        return self.opened is not None and self.trouble is None

    def leave_restore(self) -> None:
        """From the restore page, without a restore, to where it was asked for."""
        name = PAGE_OF_TROUBLE.get(type(self.trouble)) if self.trouble is not None else None
        if self.may_go_in:
            self.hand_over()
        elif name is not None:
            self._door.show_page(name)
        else:
            self.back()

    def back(self) -> None:
        """Ask for the passphrase again; what was typed before is gone."""
        self.forget()
        self.trouble = None
        self.order = None
        self._door.unlock_page.passphrase.set_value("")
        self._door.show_first()

    def expire(self) -> None:
        """Nobody has used the door for a while: what was typed and opened is forgotten.

        The keys page sees to itself, and the assistant holds no register yet.
        """
        door, name = self._door, self._door.page_name
        door.idle.watch(None)
        typed = bool(door.unlock_page.passphrase.value())
        if door.lane.busy or not (name in _LEFT_ALONE or (name == "unlock" and typed)):
            return
        self.back()
        for one in _LEFT_ALONE:
            door.drop_page(one)
        spec = DoorSpec(reason=Reason.IDLE, at=door.now().isoformat(timespec="seconds"))
        door.unlock_page.say(reason_text(spec))

    def create(self, order: NewRegister) -> None:
        """Make a register and go into it."""
        page, door = self._door.create_page, self._door
        if page is None:
            return
        page.set_working(True)
        now = door.now()
        door.do(
            lambda task: door.vault.create(order, now, task),
            lambda packed: door.hand_over(order.folder, Purpose.CASEWORK, packed),
            page.show_error,
            page.busy,
            lambda: page.set_working(False),
        )

    def hand_over(self, packed: bytearray | None = None) -> None:
        """Go into the room with what was opened, or with the keys as they are now."""
        opened = self.opened
        if opened is None:
            return
        self._door.unlock_page.passphrase.set_value("")
        self._door.hand_over(
            opened.order.folder,
            opened.order.purpose,
            opened.pack_keys() if packed is None else packed,
            accept_older=opened.accept_older,
        )

    def _on_opened(self, opened: Opened) -> None:
        self.opened = opened
        trouble = opened.trouble
        if not opened.checked and (self._is_suspect(opened) or _is_damage(trouble)):
            self._check(opened)
        elif trouble is not None:
            self._on_trouble(trouble)
        else:
            self._lead_on(opened)

    def _is_suspect(self, opened: Opened) -> bool:
        spec = self._door.spec
        told = spec.reason is Reason.DAMAGED and spec.folder == opened.order.folder
        return opened.trouble is None and (opened.unclean or told)

    def _check(self, opened: Opened) -> None:
        door, now = self._door, self._door.now()
        door.unlock_page.say(
            tr("The register was not closed properly last time, so the whole file is checked.")
            if opened.unclean
            else tr("The whole file of the register is checked.")
        )
        door.do(
            lambda task: door.vault.check(opened, now, task),
            self._on_opened,
            self._on_trouble,
            door.busy(),
            self._stop,
        )

    def _lead_on(self, opened: Opened) -> None:
        spec = self._door.spec
        asked = spec.reason if spec.folder == opened.order.folder else None
        name = PAGE_OF_REASON.get(asked) if asked is not None else None
        if name is None and opened.unlocked.slot.kind.value == "recovery":
            name = "keys"
        if name is None:
            self.hand_over()
            return
        self._door.spec = replace(spec, reason=None)
        self._door.unlock_page.set_working(False)
        self._door.show_anew(name)

    def _on_trouble(self, error: AppError) -> None:
        self.trouble = error
        door = self._door
        door.unlock_page.set_working(False)
        folder = door.folder
        name = PAGE_OF_TROUBLE.get(type(error))
        if name is None or folder is None:
            door.show_page("unlock")
            door.unlock_page.show_error(error)
            return
        door.do(
            lambda _task: door.vault.copies(folder),
            lambda copies: self._ask(
                name, error, next((c.made_at for c in copies if c.good), None)
            ),
            lambda _error: self._ask(name, error, None),
            door.busy(),
            lambda: self._ask(name, error, None),
        )

    def _ask(self, name: str, error: AppError, latest: datetime | None) -> None:
        examination = self.opened.examination if self.opened is not None else None
        folder = self._door.folder or Path()
        page = self._door.show_anew(name)
        page.show_trouble(
            Trouble(error=error, folder=folder, latest=latest, examination=examination)
        )
        self._door.focus_on(page)

    def _stop(self) -> None:
        self.forget()
        self._door.unlock_page.set_working(False)
        self._door.show_page("unlock")


def _is_damage(trouble: AppError | None) -> bool:
    return isinstance(trouble, RegisterDamaged | RegisterTruncated)
