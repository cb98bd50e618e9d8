# SPDX-License-Identifier: EUPL-1.2
"""The command `tovholder`: the window without arguments, otherwise a command line."""

import gc
import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    match arguments:
        case []:
            return _window()
        case ["--door", numbers]:
            gc.disable()  # until the passphrase can be typed: what starts leaves no rubbish
            from app.door.process import run_door
            from app.pipes import inherited

            return run_door(*inherited(numbers))
        case ["--room", numbers]:
            from app.pipes import inherited
            from app.ui.process import run_room

            return run_room(*inherited(numbers))
    from app.cli import main as command_line

    return command_line(arguments)


def has_display() -> bool:
    """Whether a window can be shown; asked only where it may be missing."""
    if sys.platform != "linux":
        return True
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    if wanted:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _window() -> int:
    if not has_display():
        sys.stderr.write(
            "Der er ingen skærm at vise vinduet på. / There is no display to show the window on.\n"
        )
        return 1
    from app.gate import run_gate
    from app.hardening import quiet_faults

    quiet_faults()
    return run_gate()


if __name__ == "__main__":
    sys.exit(main())
