# SPDX-License-Identifier: EUPL-1.2
"""The room as a process of its own on a large register, saying how much memory it holds.

Arguments: the register's folder and its state folder; the packed keys come on standard input.
Writes one JSON object: resident megabytes after each step, and the peak.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import app.ui.process  # noqa: F401 - all that the real room has loaded
from app.domain.audit import Purpose
from app.storage.vault.keys import DerivedKeys
from app.ui.application import Room, Setting, build_room
from app.ui.page import Target
from app.widgets.texts import install_language
from app.widgets.theme import Mode, apply_theme

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
SCROLLED_PAGES = 10
TYPED = "skolen møde"


def megabytes(name: str) -> float:
    """A figure of this process from the kernel, such as VmRSS."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(name)


def steps(room: Room, seen: dict[str, float]) -> Iterator[None]:
    """What a user does; each step goes on when the lane is idle again."""
    window = room.window
    if window is None:
        raise RuntimeError("the register did not open")
    seen["start page"] = megabytes("VmRSS")
    window.go(Target(page="cases"))
    yield
    seen["list of cases"] = megabytes("VmRSS")
    view = getattr(window.page, "view", None)
    if view is not None:
        for _ in range(SCROLLED_PAGES):
            view.table.scrollToBottom()
            yield
        seen[f"list scrolled by {SCROLLED_PAGES} pages"] = megabytes("VmRSS")
        view.activated.emit(view.model.record(0))
        yield
        yield
        seen["a case"] = megabytes("VmRSS")
    if window.has_page("search"):
        for end in range(1, len(TYPED) + 1):
            window.go(Target(page="search", extra={"text": TYPED[:end]}), keep_focus=True)
            yield
        seen["a search"] = megabytes("VmRSS")
    window.go(Target(page="concerns"))
    yield
    seen["list of concerns"] = megabytes("VmRSS")
    seen["peak"] = megabytes("VmHWM")


def main(folder: Path, state: Path) -> None:
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    apply_theme(application, Mode.LIGHT)
    install_language("da")
    seen: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as own:
        room = build_room(
            DerivedKeys.unpack(bytearray(sys.stdin.buffer.read())),
            setting=Setting(
                folder=folder,
                purpose=Purpose.CASEWORK,
                preferences=Path(own) / "preferences.json",
                now=lambda: NOW,
                state_folder=state,
            ),
            end_process=lambda reason, _place, text: sys.exit(f"the room ended: {reason} {text}"),
        )
        doing = steps(room, seen)
        room.opened.connect(lambda: _when_idle(room, lambda: _go_on(room, doing)))
        application.exec()
        room.close()
    json.dump(seen, sys.stdout)


def _go_on(room: Room, doing: Iterator[None]) -> None:
    try:
        next(doing)
    except StopIteration:
        QApplication.quit()
    else:
        _when_idle(room, lambda: _go_on(room, doing))


def _when_idle(room: Room, then: Callable[[], None]) -> None:
    def look() -> None:
        if room.lane.busy:
            QTimer.singleShot(20, look)
        else:
            then()

    QTimer.singleShot(50, look)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
