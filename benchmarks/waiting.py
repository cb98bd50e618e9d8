# SPDX-License-Identifier: EUPL-1.2
"""How long a draft waits while a backup of 100 MB is taken: the room's two lanes, no window."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from app.services.drafts import save_draft
from app.services.register import Register, close_register
from app.storage.vault.keys import DerivedKeys
from app.ui.backup_watch import BackupWatch
from app.widgets.jobs import Lane
from benchmarks._registers import NOW, Made, made_in
from benchmarks.register import machine

CASES_OF_100_MB: Final = 2_000
EVERY_MS: Final = 200
"""How often a draft is saved here: ten times as often as in the window."""


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--registers", type=Path, help="folder in which registers are kept")
    for made in made_in(parser.parse_args().registers, [CASES_OF_100_MB]):
        print(f"{machine()}\n{json.dumps(draft_waits(made, made.keys()), indent=1)}")
    return 0


def draft_waits(made: Made, keys: DerivedKeys) -> dict[str, float]:
    """The median and the worst wait in milliseconds, and how long the backup took meanwhile."""
    _application = QCoreApplication.instance() or QCoreApplication(["tovholder"])
    lane, loop = Lane(), QEventLoop()
    opened: list[Register] = []
    lane.submit(lambda _task: opened.append(made.open(keys)), lambda _none: loop.quit(), lane)
    loop.exec()
    register, waits = opened[0], list[float]()
    watch = BackupWatch(register, lane, now=lambda: NOW)

    def save() -> None:
        asked = perf_counter()

        def work(_task: object) -> None:
            save_draft(register, "case:benchmark", {"text": "Samtale på skolen. " * 20}, now=NOW)
            waits.append((perf_counter() - asked) * 1000)

        lane.submit(work, lambda _outcome: None, lane)

    timer = QTimer(interval=EVERY_MS)
    timer.timeout.connect(save)
    watch.made.connect(lambda _backup: loop.quit())
    watch.failed.connect(lambda _error: loop.quit())
    begun = perf_counter()
    watch.back_up()
    timer.start()
    loop.exec()
    took = (perf_counter() - begun) * 1000
    timer.stop()
    lane.submit(
        lambda _task: close_register(register, now=NOW, reason="quit"),
        lambda _outcome: loop.quit(),
        lane,
    )
    loop.exec()
    watch.close()
    lane.close()
    return {
        "drafts": len(waits),
        "a draft meanwhile, p50 ms": median(waits),
        "a draft meanwhile, worst ms": max(waits),
        "the backup, ms": took,
    }


if __name__ == "__main__":
    sys.exit(main())
