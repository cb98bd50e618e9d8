# SPDX-License-Identifier: EUPL-1.2
"""The tests of the protection can fail: each rule that is taken out turns one red."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROTECTION = "tests/statistics/test_protection.py"

MUTANTS = {
    "group rule dropped": (
        "app/statistics/claims.py",
        "yield from self._groups(table, release, everybody)",
        "yield from ()",
        f"{PROTECTION}::test_nobody_concludes_a_mark_for_a_whole_group",
    ),
    "zeros treated as safe": (
        "app/statistics/claims.py",
        "small = truth.count(table, code, release, everybody) < limits.k",
        "small = 0 < truth.count(table, code, release, everybody) < limits.k",
        f"{PROTECTION}::test_a_zero_is_a_small_number",
    ),
    "complement category skipped": (
        "app/statistics/claims.py",
        "for code in codes_of(table):\n                small = truth",
        "for code in definition(table).categories[:-1]:\n                small = truth",
        f"{PROTECTION}::test_the_category_that_is_left_is_as_secret_as_the_others",
    ),
    "ledger skipped": (
        "app/statistics/protect.py",
        "ledger or Ledger()",
        "Ledger()",
        f"{PROTECTION}::test_the_difference_between_two_releases_is_a_secret_too",
    ),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_rule_that_is_taken_out_turns_its_test_red(name: str, tmp_path: Path) -> None:
    file, rule, without, test = MUTANTS[name]
    for folder in ("app", "tests", "resources"):
        ignored = shutil.ignore_patterns("__pycache__", "*.qm", "images")
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    source = (tmp_path / file).read_text(encoding="utf-8")
    assert source.count(rule) == 1, "the rule is not where it was"
    (tmp_path / file).write_text(source.replace(rule, without), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", test]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stdout[-2000:] + run.stderr[-2000:]
    assert "1 failed" in run.stdout
