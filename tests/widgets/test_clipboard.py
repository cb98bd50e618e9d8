# SPDX-License-Identifier: EUPL-1.2
"""Copies of ours are marked for the clipboard managers and do not stay, seen by another program."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.widgets.clipboard import MARKS
from tests.faults.real_program import screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs an X server of its own")
CHILD = Path(__file__).parent / "copying_child.py"
LOOK = """
import json, sys
from PySide6.QtGui import QClipboard, QGuiApplication
application = QGuiApplication([])
mode = QClipboard.Mode[sys.argv[1]]
held = QGuiApplication.clipboard().mimeData(mode)
found = {name: bytes(held.data(name).data()) for name in held.formats()}
print(json.dumps({name: data.decode("latin-1") for name, data in found.items()}))
"""


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with screen() as name:
        yield name


def environment(display: str) -> dict[str, str]:
    root = str(Path(__file__).parents[2])
    return {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": root}


@contextmanager
def copied(display: str, deed: str, seconds: float = 3600) -> Iterator[subprocess.Popen[str]]:
    """A program in which somebody has just copied something."""
    process = subprocess.Popen(
        [sys.executable, str(CHILD), deed, str(seconds)],
        env=environment(display),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "copied\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def seen(display: str, mode: str = "Clipboard") -> dict[str, str]:
    """What another program finds there."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, mode],
        env=environment(display),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("deed", ["cut", "text", "label", "data"])
def test_every_copy_is_marked(display: str, deed: str) -> None:
    with copied(display, deed):
        found = seen(display)
    assert found["x-kde-passwordManagerHint"] == "secret"
    assert set(MARKS) <= set(found)
    assert "Sofie Lund blev set" in found.values()
    assert not any("<html" in text for text in found.values())


def test_what_is_selected_with_the_mouse_is_marked_too(display: str) -> None:
    with copied(display, "selected"):
        found = seen(display, "Selection")
    assert found["x-kde-passwordManagerHint"] == "secret"
    assert "Sofie" in found["text/plain"]


@pytest.mark.parametrize(("deed", "mode"), [("text", "Clipboard"), ("selected", "Selection")])
def test_it_does_not_stay(display: str, deed: str, mode: str) -> None:
    with copied(display, deed, seconds=0.1) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "cleared\n"
        assert seen(display, mode) == {}


def test_the_lock_clears_it(display: str) -> None:
    with copied(display, "line") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("lock\n")
        process.stdin.flush()
        assert process.stdout.readline() == "cleared\n"
        assert seen(display) == {}


def test_what_another_program_copied_meanwhile_is_left_alone(display: str) -> None:
    with copied(display, "line") as first, copied(display, "program"):
        assert first.stdin is not None
        first.stdin.write("lock\n")
        first.stdin.flush()
        assert "Sofie Lund blev set" in seen(display).values()
