# SPDX-License-Identifier: EUPL-1.2
"""What the keys page does on the door's worker: the opened vault, and what becomes of it.

The vault is imported when it is needed, as in `app.door.work`.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.door.work import Vault
    from app.storage.vault.vault import Unlocked


class KeyDesk:
    """A register's opened vault while its slots are changed; everything but `wipe` on the lane."""

    def __init__(self, folder: Path, unlocked: "Unlocked", vault: "Vault") -> None:
        self.folder, self._unlocked, self._vault = folder, unlocked, vault

    def packed(self) -> bytearray:
        """What the room gets, under the keys as they are now."""
        keys = self._unlocked.keys()
        try:
            return keys.pack()
        finally:
            keys.wipe()

    def wipe(self) -> None:
        """Overwrite the master key; the desk is of no use afterwards."""
        self._unlocked.wipe()
