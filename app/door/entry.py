# SPDX-License-Identifier: EUPL-1.2
"""The way from a passphrase to the room: unlock, prove, ask where something is wrong, hand over."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from app.domain.audit import Purpose
from app.domain.errors import AppError
from app.door.work import NewRegister, Opened, Secret
from app.pipes import Reason

if TYPE_CHECKING:
    from app.door.window import DoorWindow

PAGE_OF_TROUBLE: Final[Mapping[type[AppError], str]] = {}
"""Where a trouble leads that another passphrase does not mend; the others stay at the field."""
PAGE_OF_REASON: Final[Mapping[Reason, str]] = {}
"""Where the user wanted to go when the room was left for the door."""


class Entry:
    """What was typed at this door, and how far it has led."""

    def __init__(self, door: "DoorWindow") -> None:
        self._door = door
        self.order: Secret | None = None
        self.opened: Opened | None = None

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
        order, page = self.order, self._door.unlock_page
        if order is None:
            return
        self.forget()
        page.set_working(True)
        self._door.do(
            lambda task: self._door.vault.enter(order, task),
            self._on_opened,
            self._on_trouble,
            page.busy,
            self._stop,
        )

    def forget(self) -> None:
        """Wipe what was opened."""
        if self.opened is not None:
            self.opened.unlocked.wipe()
            self.opened = None

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

    def hand_over(self) -> None:
        """Go into the room with what was opened."""
        opened = self.opened
        if opened is None:
            return
        self._door.unlock_page.passphrase.line.clear()
        self._door.hand_over(
            opened.order.folder,
            opened.order.purpose,
            opened.pack_keys(),
            accept_older=opened.accept_older,
        )

    def _on_opened(self, opened: Opened) -> None:
        self.opened = opened
        if opened.trouble is not None:
            self._on_trouble(opened.trouble)
            return
        self.hand_over()

    def _on_trouble(self, error: AppError) -> None:
        page = self._door.unlock_page
        name = PAGE_OF_TROUBLE.get(type(error))
        if name is None:
            page.show_error(error)
            return
        page.set_working(False)
        self._door.show_page(name)

    def _stop(self) -> None:
        self._door.unlock_page.set_working(False)
