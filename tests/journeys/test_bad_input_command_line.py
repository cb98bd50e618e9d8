# SPDX-License-Identifier: EUPL-1.2
"""Bad input on the command line: one Danish sentence on standard error, and exit code 1."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.services.register import close_register
from tests.journeys.disks import disk_of
from tests.journeys.test_bad_input_door import (
    BUSY,
    CUT,
    FULL,
    KEYS_DAMAGED,
    KEYS_MISSING,
    NO_REGISTER,
    READ_ONLY,
    WRONG,
    damaged_keys,
    truncated,
    without_keys,
)
from tests.test_cli import TODAY, VECTOR_UNTIL, at, entered, made, run

NO_FOLDER = "Filen kunne ikke gemmes i den mappe. Vælg en anden mappe, og prøv igen."


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register that the command can open, closed; it must be as it was after each test."""
    folder = tmp_path_factory.mktemp("cli")
    close_register(made(folder, TODAY), now=at(TODAY), reason="quit")
    return folder / "register"


@pytest.fixture
def copy(register: Path, tmp_path: Path) -> Path:
    """The same register for one test to spoil."""
    return shutil.copytree(register, tmp_path / "register")


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        pytest.param(without_keys, KEYS_MISSING, id="key file missing"),
        pytest.param(damaged_keys, KEYS_DAMAGED, id="both key files damaged"),
        pytest.param(truncated, CUT, id="file cut off"),
        pytest.param(shutil.rmtree, NO_REGISTER, id="no register"),
    ],
)
def test_a_register_that_cannot_be_opened(
    happens: Callable[[Path], None], said: str, copy: Path
) -> None:
    happens(copy)
    done = run("verify", copy)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{said}\n")


def test_a_wrong_passphrase(register: Path) -> None:
    done = run("verify", register, secret="abe bøg cykel drage ulv")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{WRONG}\n")


def test_a_register_that_is_open_in_the_window(register: Path) -> None:
    window = entered(register.parent, TODAY)
    try:
        done = run("verify", register)
    finally:
        close_register(window, now=at(TODAY), reason="quit")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{BUSY}\n")


def test_a_register_that_may_only_be_read(register: Path, tmp_path: Path) -> None:
    with disk_of(tmp_path / "disk", 8) as disk:
        folder = shutil.copytree(register, disk.folder / "register")
        disk.protect()
        done = run("verify", folder)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{READ_ONLY}\n")


def test_a_sheet_on_a_full_disk(register: Path, tmp_path: Path) -> None:
    with disk_of(tmp_path / "disk", 1) as disk:
        (disk.folder / "ud").mkdir()
        disk.fill()
        done = run("survey", register, *VECTOR_UNTIL, "--out", disk.folder / "ud")
        assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{FULL}\n")
        assert list((disk.folder / "ud").iterdir()) == []


def test_a_sheet_in_a_folder_that_cannot_be(register: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("")
    done = run("survey", register, *VECTOR_UNTIL, "--out", tmp_path / "fil" / "ud")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{NO_FOLDER}\n")
