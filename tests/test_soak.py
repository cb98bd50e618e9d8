# SPDX-License-Identifier: EUPL-1.2
"""The table at the end of a soak: a row each with its figure, and an exit code that tells."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import dev
from tests.faults.rows import ROWS, Outcome, table

SUITES = """
import pytest

@pytest.mark.suite("1")
def test_whole(soak_size, figure):
    figure(f"{soak_size(5, 1000)} kills")

@pytest.mark.suite("2")
def test_broken(figure):
    figure("1 of 9 lost")
    assert False

@pytest.mark.suite("3")
def test_skipped(figure):
    pytest.skip("not here")

@pytest.mark.suite("4")
def test_without_figure():
    pass

def test_helper():
    pass
"""


def faults(folder: Path, suites: str, *arguments: str) -> tuple[int, list[str]]:
    """A run over these suites in a folder of its own, with the real conftest files."""
    tests = Path(dev.ROOT, "tests")
    (folder / "faults").mkdir()
    shutil.copy(tests / "conftest.py", folder / "conftest.py")
    shutil.copy(tests / "faults" / "conftest.py", folder / "faults" / "conftest.py")
    (folder / "faults" / "test_small.py").write_text(suites)
    (folder / "pytest.ini").write_text(f"[pytest]\npythonpath = {dev.ROOT}\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "faults"]
    done = subprocess.run(
        [*command, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout.splitlines()


def test_every_row_stands_in_the_table_with_its_figure_and_what_came_of_it(tmp_path: Path) -> None:
    code, lines = faults(tmp_path, SUITES, "--soak")
    rows = dict(
        re.findall(r"^ +([\w-]+)  (passed|FAILED|not run) ", "\n".join(lines), re.MULTILINE)
    )
    assert code == 1
    assert {name: rows[name] for name in ("1", "2", "3", "4", "5")} == {
        "1": "passed",
        "2": "FAILED",
        "3": "FAILED",
        "4": "FAILED",
        "5": "not run",
    }
    assert [line.strip() for line in lines if line.strip() in {"1000 kills", "1 of 9 lost"}]
    assert rows.keys() >= ROWS.keys()
    assert lines[-1] == f"1 passed, {len(ROWS) - 1} failed"


def test_a_chosen_suite_is_short_without_soak_and_answers_for_itself_alone(tmp_path: Path) -> None:
    code, lines = faults(tmp_path, SUITES, "-k", "whole")
    assert code == 0
    assert "5 kills" in [line.strip() for line in lines]
    assert lines[-1] == "1 passed, 0 failed"


def test_a_whole_soak_in_which_rows_were_not_run_fails(tmp_path: Path) -> None:
    code, lines = faults(tmp_path, SUITES.split('@pytest.mark.suite("2")')[0], "--soak")
    assert code == 1
    assert lines[-1] == f"1 passed, {len(ROWS) - 1} failed"


def test_an_unknown_row_is_refused(tmp_path: Path) -> None:
    code, _ = faults(tmp_path, SUITES.replace('"1"', '"99"'))
    assert code not in {0, 1}


def test_a_row_without_a_figure_has_not_passed() -> None:
    lines, failed = table({"1": Outcome(), "2": Outcome(figures=["9 states"])})
    assert failed == 1
    assert lines[-1] == "1 passed, 1 failed"
