# SPDX-License-Identifier: EUPL-1.2
"""Who can open the register, and the deeds that change it: the door's page after reason KEYS.

What the window above gives it and gets from it:

* `KeysPage(KeyDesk(folder, unlocked, vault), lane=lane, now=now)`: `unlocked` is what
  `services.keys.unlock_keys` gave on the lane and belongs to the page from then on; `vault` is the
  door's `Vault` (floors, cost, state folder). The page does all work on `lane` itself.
* `focus_first()` once it is the current page.
* `continue_requested(packed)`: "Open the register". `packed` are the keys for the `Handover`, a
  bytearray as from `Vault.unlock`; the page has wiped what it held.
* `closed_requested()`: "Close". The page has wiped what it held; show the unlock page.
* `leave()`: wipe, before the window closes or goes elsewhere (also after a change of language).
"""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.door.keys_work import KeyDesk
from app.widgets.jobs import Lane
from app.widgets.parts import PageBody, Text, primary_button, quiet_button, row_of
from app.widgets.texts import tr


class KeysPage(QWidget):
    """Holds the opened vault while it is shown, and wipes it when it is left."""

    continue_requested = Signal(object)
    closed_requested = Signal()

    def __init__(
        self,
        desk: KeyDesk,
        *,
        lane: Lane,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._lane, self._now = desk, lane, now
        self.body = PageBody(self, width=760, centred=True)
        self.body.add(Text(tr("Who can open the register"), "title"))
        self.open_button = primary_button(tr("Open the register"), self._on_continue)
        self.close_button = quiet_button(tr("Close"), self._on_close)
        self.body.add_layout(row_of(self.open_button, self.close_button))
        self.body.add_stretch()

    def focus_first(self) -> None:
        """Put the focus where the user begins."""
        self.open_button.setFocus()

    def leave(self) -> None:
        """Wipe the opened vault; the page is of no use afterwards."""
        self._desk.wipe()

    def _on_continue(self) -> None:
        packed = self._desk.packed()
        self.leave()
        self.continue_requested.emit(packed)

    def _on_close(self) -> None:
        self.leave()
        self.closed_requested.emit()
