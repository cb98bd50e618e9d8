# SPDX-License-Identifier: EUPL-1.2
"""Suite 15: what a register of 100 MB may cost; held in a soak, only reported in the test command.

The lock screen's half second is held by suite 10, where the real door is started.
"""

import random
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from app.services.register import close_register
from benchmarks._registers import NOW, made_once
from benchmarks.register import savings, unlocks
from tests.faults.rows import Figure, SoakSize

CASES_OF_100_MB = 2_000
BUDGETS_MS = {"open": 50.0, "commit": 50.0, "both checks of 100 MB": 2_000.0}


@pytest.mark.suite("15")
def test_a_large_register_is_opened_saved_and_checked_in_time(
    tmp_path: Path, soak_size: SoakSize, figure: Figure
) -> None:
    made = made_once(tmp_path, soak_size(20, CASES_OF_100_MB))
    megabytes = made.size / 1e6
    keys = made.keys()
    took = {"open": median(unlocks(made, keys, soak_size(3, 30)))}
    register = made.open(keys)
    try:
        saved = savings(register, random.Random(15), soak_size(5, 200))  # noqa: S311 - repeatable
        took["commit"] = saved["saving a note, p95 ms"]
        begun = perf_counter()
        found = register.database.faults()
        checked = (perf_counter() - begun) * 1000
        took["both checks of 100 MB"] = checked * 100 / megabytes
    finally:
        close_register(register, now=NOW, reason="quit")
    said = "; ".join(f"{name} {took[name]:,.0f} ms" for name in BUDGETS_MS)
    changed = saved["changing a case, p95 ms"]
    figure(f"{megabytes:,.0f} MB: {said} (a case changed: p95 {changed:,.0f} ms)")
    assert not found
    if soak_size(0, 1):
        assert [name for name, most in BUDGETS_MS.items() if took[name] > most] == []
