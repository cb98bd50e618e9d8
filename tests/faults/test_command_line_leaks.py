# SPDX-License-Identifier: EUPL-1.2
"""Suites 8 and 17 for the command line: no readable note in any file or pipe, and no socket."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.marked_register import PASSPHRASE, Marked, marked_register
from tests.faults.real_program import ROOT, demand_tools, user_of
from tests.faults.rows import Figure
from tests.faults.searched import found_in
from tests.faults.traced import Trace

RECORDS, CASES = 20, 4


def commands(made: Marked, folder: Path) -> list[list[str | Path]]:
    """Everything the command line does with a register; the zip is the one that backup makes."""
    register = made.folder
    zipped = register / "backups" / "*.zip"
    return [
        ["verify", register],
        ["backup", register, "--to", folder / "stick"],
        ["verify", zipped],
        ["restore", zipped, "--rehearse"],
        ["survey", register, "--until", "2025-12-31", "--years", "1", "--out", folder / "out"],
        ["restore", zipped, "--into", folder / "new", "--accept-unknown-deletions"],
    ]


def run(command: list[str | Path], trace: Trace, variables: dict[str, str]) -> str:
    """Run the program under strace with the passphrase on standard input; what it said."""
    words = []
    for word in command:
        found = sorted(word.parent.glob(word.name)) if isinstance(word, Path) else []
        words.append(str(found[0] if found else word))
    done = subprocess.run(
        [*trace.command(), sys.executable, "-m", "app", *words, "--passphrase-stdin"],
        cwd=ROOT,
        env=variables,
        input=f"{PASSPHRASE}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.mark.suite("8")
def test_the_command_line_leaves_no_readable_note_and_asks_no_network(
    tmp_path: Path, pytestconfig: pytest.Config, figure: Figure
) -> None:
    demand_tools(pytestconfig.getoption("--soak"), "strace")
    home = tmp_path / "home"
    variables = user_of(home, "")
    made = marked_register(home, RECORDS, cases=CASES)
    for name in ("stick", "out"):
        (tmp_path / name).mkdir()
    written: set[Path] = set()
    into: set[str] = set()
    families: set[str] = set()
    said = ""
    for number, command in enumerate(commands(made, tmp_path)):
        trace = Trace(tmp_path / f"trace-{number}")
        said += run(command, trace, variables)
        written |= trace.written()
        into |= trace.targets_of([made.canaries.mark, PASSPHRASE])
        families |= trace.families()
        trace.path.unlink()
    secrets = made.canaries.needles() | made.passphrase | made.keys | made.master
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    readable = [path.name for path in left if found_in([path.read_bytes()], secrets)]
    strange = {path for path in written if tmp_path not in path.parents}
    figure(
        f"{len(commands(made, tmp_path))} commands of the command line: {len(written)} files "
        f"opened for writing, {len(readable) + len(into)} hold a canary; {len(families)} sockets"
    )
    assert any(path.suffix == ".zip" for path in left), "the control: a backup was made"
    assert made.canaries.mark not in said
    assert readable == []
    assert into == set()
    assert strange == set()
    assert families == set()
