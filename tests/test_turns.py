# SPDX-License-Identifier: EUPL-1.2
"""Tests that run side by side: who is alone, who shares, and who waits for whom."""

import sys
import threading
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("tests run one after the other here", allow_module_level=True)

import fcntl

from tests.turns import turn


def is_free(path: Path, how: int) -> bool:
    """Whether somebody else could have that lock now."""
    with path.open("w") as file:
        try:
            fcntl.flock(file, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_nothing_runs_beside_a_test_that_is_alone(tmp_path: Path) -> None:
    with turn(tmp_path, alone=True):
        assert not is_free(tmp_path / "floor", fcntl.LOCK_SH)
    assert is_free(tmp_path / "floor", fcntl.LOCK_EX)


def test_the_others_run_side_by_side(tmp_path: Path) -> None:
    with turn(tmp_path, alone=False), turn(tmp_path, alone=False):
        assert not is_free(tmp_path / "floor", fcntl.LOCK_EX)
    assert is_free(tmp_path / "floor", fcntl.LOCK_EX)


def test_who_waits_to_be_alone_is_not_passed(tmp_path: Path) -> None:
    seen: list[str] = []

    def alone() -> None:
        with turn(tmp_path, alone=True):
            seen.append("alone")

    waiting = threading.Thread(target=alone)
    with turn(tmp_path, alone=False):
        waiting.start()
        while is_free(tmp_path / "queue", fcntl.LOCK_EX):
            assert waiting.is_alive()
        seen.append("shared")
    with turn(tmp_path, alone=False):
        seen.append("next")
    waiting.join()
    assert seen == ["shared", "alone", "next"]
