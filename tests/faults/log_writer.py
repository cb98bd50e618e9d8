# SPDX-License-Identifier: EUPL-1.2
"""Unlocks, writes and locks for as long as it lives; a byte to the pipe for each thing done."""

import os
import sys
from itertools import count
from pathlib import Path

from app.domain.audit import Action
from app.services.common import writing
from app.services.register import close_register
from tests.services.registers import enter, later


def main(folder: Path, pipe: int) -> None:
    """Never ends by itself."""
    for number in count():
        register = enter(folder, now=later(number))
        os.write(pipe, b"u")
        for _ in range(number % 4):
            with writing(register, Action.SEARCH, f"r{number}", now=later(number)):
                pass
            os.write(pipe, b"w")
        close_register(register, now=later(number), reason="locked")
        os.write(pipe, b"l")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
