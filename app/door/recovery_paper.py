# SPDX-License-Identifier: EUPL-1.2
"""The words of the recovery key's sheet, and the sheet itself, made in memory on the lane."""

from datetime import datetime

from app.door.recovery_step import Maker


def sheet_maker(name: str, now: datetime) -> Maker:
    """Makes the sheet of a key for the register of this municipality."""

    def make(_key: str) -> bytes:
        raise NotImplementedError(name, now)

    return make
