# SPDX-License-Identifier: EUPL-1.2
"""What every test gets: its turn, no screen, its own home, and a look at the threads it leaves."""

import os
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.turns import turn_of
from tests.unguarded import guards_memory, spared

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="run the fault suites in full")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The guard of memory never ends in its process: the tests that begin it come last."""
    items.sort(key=lambda item: guards_memory(item.path))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let a test that is marked `alone` have the machine; its wait is not part of its time."""
    with turn_of(item), spared(item.path):
        return (yield)


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
