# SPDX-License-Identifier: EUPL-1.2
"""What a process tells of a fault that nobody caught: never what was typed."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FAULTS = {
    "main thread": "raise ValueError(typed)",
    "another thread": """
one = threading.Thread(target=lambda: int(typed))
one.start()
one.join()
""",
    "where nobody can be told": """
class Last:
    def __del__(self):
        int(typed)
Last()
""",
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_nobody_caught_says_nothing_of_what_was_typed(fault: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import threading\nfrom app.hardening import quiet_faults\nquiet_faults()\n"
        f"typed = 'Ravns' + 'bjerg'\n{fault}\n"
    )
    ended = subprocess.run(
        [sys.executable, program],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "ValueError (program:" in ended.stderr
    assert "Ravnsbjerg" not in ended.stderr
    assert "Traceback" not in ended.stderr
