# SPDX-License-Identifier: EUPL-1.2
"""What every test gets: no screen, a home of its own, and a look at the threads it leaves."""

import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
import sqlcipher3

from tests.unguarded import Unguarded

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="run the fault suites in full")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder, so that no test reads or writes what the user likes."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    for name, part in (
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_CACHE_HOME", ".cache"),
    ):
        monkeypatch.setenv(name, str(folder / part))
    return folder


@pytest.fixture(autouse=True)
def unguarded_memory(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the tests of everything else what the guard of memory costs."""
    if not {"faults", "storage"} & set(request.path.parts):
        monkeypatch.setattr(sqlcipher3, "connect", partial(sqlcipher3.connect, factory=Unguarded))


@pytest.fixture(autouse=True)
def no_leaked_thread() -> Iterator[None]:
    """Fail a test that leaves a lane, a guard or a gate's listener running."""
    before = set(threading.enumerate())
    yield
    left = [
        thread.name
        for thread in threading.enumerate()
        if thread not in before and thread.name.startswith(("lane-", "guard", "gate-"))
    ]
    assert not left
