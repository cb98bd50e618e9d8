# SPDX-License-Identifier: EUPL-1.2
"""The tools that guard style, types and floors run inside the test command."""

import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT

_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as c; c()"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-m", "ruff", "check", "--quiet", "."], id="ruff check"),
        pytest.param(["-m", "ruff", "format", "--check", "--quiet", "."], id="ruff format"),
        pytest.param(["-m", "mypy", "--strict", "--no-error-summary", "app"], id="mypy --strict"),
        pytest.param(["-c", _LINT_IMPORTS], id="import contracts"),
    ],
)
def test_tool_has_nothing_to_say(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
