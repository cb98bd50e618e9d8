# SPDX-License-Identifier: EUPL-1.2
"""Suites 8 and 17: a whole session under strace leaves no readable note, and asks no network."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.marked_register import PASSPHRASE, Marked, marked_register
from tests.faults.real_program import (
    ROOT,
    Program,
    came,
    demand_tools,
    running,
    screen,
    session_bus,
    until,
    user_of,
)
from tests.faults.rows import Figure
from tests.faults.searched import Canaries, found_in, shows
from tests.faults.traced import Trace

pytestmark = pytest.mark.alone  # the gate ends a room that is silent for too long
RECORDS, CASES = 200, 10
TYPED = RECORDS  # the word of a concern that is being written


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What a session left behind."""

    home: Path
    made: Marked
    trace: Trace
    exported: Path


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Session:
    """Unlock, write, copy, search, see a paper, export, back up, lock, unlock and crash."""
    demand_tools(pytestconfig.getoption("--soak"), "Xvfb", "xdotool", "strace")
    folder = tmp_path_factory.mktemp("session")
    home, trace = folder / "home", Trace(folder / "trace")
    with screen() as display, session_bus(folder) as bus:
        variables = user_of(home, display) | bus
        made = marked_register(home, RECORDS, cases=CASES)
        with running(variables, trace.command()) as program:
            room = program.unlock(PASSPHRASE)
            write_a_draft(program, made)
            look_at_a_paper(program, room, made)
            exported = export_the_survey(program, room, home)
            backups = made.folder / "backups"
            until("the first backup of the day", lambda: any(backups.glob("*.zip")))
            program.lock()
            room = program.unlock(PASSPHRASE)
            os.kill(room, signal.SIGSEGV)
            program.await_focus("door")
    return Session(home=home, made=made, trace=trace, exported=exported)


def write_a_draft(program: Program, made: Marked) -> None:
    """Type in a new concern until it is autosaved, and put it on the clipboard."""
    database = made.folder / "register-0001.db"
    program.press("ctrl+n")
    before = database.stat().st_mtime_ns
    program.type(made.canaries.word(TYPED))
    until("the draft on the disk", lambda: database.stat().st_mtime_ns > before)
    program.press("ctrl+a", "ctrl+c")


def look_at_a_paper(program: Program, room: int, made: Marked) -> None:
    """Search for a case, open it, and see its summary as a paper."""
    word = made.canaries.word(RECORDS - 1)
    program.press("ctrl+k")
    program.type(word)
    program.press("Return")
    until("the case that was searched for", lambda: shows(room, "Case S-"))
    program.press("F2")
    until("the name of the person", lambda: shows(room, f"{word} Krabbe"))

    def is_on_paper() -> bool:
        program.press("Down")  # the recipient is chosen first
        return came(lambda: shows(room, "Page 1 of "), 2.0)

    program.press("ctrl+p")
    until("the summary on paper", is_on_paper)


def export_the_survey(program: Program, room: int, home: Path) -> Path:
    """Save the survey sheet where the dialog proposes to; nobody can be recognised in it."""
    frame = program.window_at_keyboard()

    def is_asked() -> bool:
        program.press("ctrl+s")
        return came(lambda: shows(room, "Read the answers once more with their eyes"), 2.0)

    program.press("alt+r", "s")
    until("the question whether anybody is recognised", is_asked)
    program.press("Tab", "space")
    until("the file dialog", lambda: program.window_at_keyboard() not in {0, frame})
    program.press("Return")
    until("the saved sheet", lambda: any(home.glob("indberetning_*")))
    program.focus(frame)
    return next(home.glob("indberetning_*"))


def everything_left(session: Session) -> list[Path]:
    """Every file in the folders of the user and of the register."""
    places = (session.home, session.made.folder)
    return [path for place in places for path in place.rglob("*") if path.is_file()]


@pytest.mark.suite("8")
def test_no_note_is_readable_in_any_file_of_a_whole_session(
    session: Session, figure: Figure
) -> None:
    made, trace = session.made, session.trace
    written = trace.written()
    left = everything_left(session)
    needles = made.canaries.needles() | made.passphrase | made.keys | made.master
    readable = [path.name for path in left if found_in([path.read_bytes()], needles)]
    into = trace.targets_of([made.canaries.mark, PASSPHRASE])
    figure(
        f"{RECORDS + 1} canaries, {len(written)} files opened for writing, {len(left)} left: "
        f"{len(readable) + len(into)} hold a canary, key or passphrase"
    )
    assert made.folder / "register-0001.db" in written, "the control: the register was written"
    assert session.exported.stat().st_size > 0
    assert any(path.suffix == ".zip" for path in left), "the control: a backup was made"
    assert readable == []
    assert {target for target in into if not target.startswith("socket:")} == set()
    assert {path for path in written if not is_expected(path, session)} == set()
    assert trace.shared_maps() <= {"/memfd:xorg"}  # the pictures for the screen, in memory
    desktop = session.home / ".config" / "QtProject.conf"
    assert session.home.name not in desktop.read_text(encoding="utf-8")


def is_expected(path: Path, session: Session) -> bool:
    """Whether the guide names the place."""
    places = (
        session.made.folder,
        session.home / ".config" / "tovholder",
        session.home / ".local" / "state" / "tovholder",
    )
    exported = (session.exported, session.exported.with_name(f".{session.exported.name}.part"))
    settings = session.home / ".config"
    return bool(
        any(place in path.parents for place in places)
        or path in exported
        or path == settings  # a file without a name, for the one below
        or (path.parent == settings and path.name.startswith("QtProject.conf"))
        or {"fontconfig", ".fontconfig"} & set(path.parts)  # the system's own list of its fonts
    )


@pytest.mark.suite("17")
def test_no_socket_leaves_the_computer_in_a_whole_session(session: Session, figure: Figure) -> None:
    families, addresses = session.trace.families(), session.trace.addresses()
    programs = session.trace.programs()
    figure(
        f"sockets of the kinds {sorted(families)}, to {sorted(addresses)}; "
        f"programs started: {sorted(programs)}"
    )
    assert any("/.X11-unix/" in address for address in addresses), "the control: the display"
    assert families == {"AF_UNIX"}
    assert programs == {Path(sys.executable).name}
    local = ("/.X11-unix/", "/dbus", "/at-spi", "/bus", "/nscd/")
    assert [one for one in addresses if not any(place in one for place in local)] == []


TELLTALE = """
import os, socket, sys
folder, mark = sys.argv[1:]
for number, encoding in enumerate(("utf-8", "utf-16-le", "utf-32-le")):
    name = f"{folder}/gone-{number}"
    with open(name, "wb") as file:
        file.write(mark.encode(encoding))
    os.remove(name)
socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(("127.0.0.1", 9))
"""


@pytest.mark.suite("8")
def test_the_trace_sees_files_that_are_gone_and_sockets_of_the_network(
    tmp_path: Path, pytestconfig: pytest.Config, figure: Figure
) -> None:
    demand_tools(pytestconfig.getoption("--soak"), "strace")
    trace, mark = Trace(tmp_path / "trace"), Canaries(1).mark
    command = [*trace.command(), sys.executable, "-c", TELLTALE, str(tmp_path), mark]
    subprocess.run(command, check=True)
    gone = {str(tmp_path / f"gone-{number}") for number in range(3)}
    found = trace.targets_of([mark])
    figure(f"the control: {len(found)} of 3 files that were written and removed are found")
    assert found == gone
    assert {str(path) for path in trace.written()} >= gone
    assert "AF_INET" in trace.families()


@pytest.mark.suite("8")
def test_printing_writes_no_readable_note(
    tmp_path: Path, pytestconfig: pytest.Config, figure: Figure
) -> None:
    demand_tools(pytestconfig.getoption("--soak"), "strace")
    trace, mark = Trace(tmp_path / "trace"), Canaries(1).mark
    variables = user_of(tmp_path / "home", "") | {"QT_QPA_PLATFORM": "offscreen"}
    script, printed = ROOT / "tests" / "faults" / "printing_child.py", tmp_path / "printed.pdf"
    subprocess.run(
        [*trace.command(), sys.executable, str(script), str(printed), mark],
        cwd=ROOT,
        env=variables | {"PYTHONPATH": str(ROOT)},
        check=True,
    )
    private = tmp_path / "home" / "run"
    strange = {path for path in trace.written() - {printed} if private not in path.parents}
    found = trace.targets_of([mark])
    figure(f"a paper printed: {len(found)} files hold its canary, {len(strange)} in odd places")
    assert printed.stat().st_size > 1000
    assert found == set()
    assert strange == set()
