# SPDX-License-Identifier: EUPL-1.2
"""The set-up script: what it says, asks of the system, and leaves alone."""

import subprocess
import sys
from pathlib import Path

import pytest

import dev

LDD = """\
/somewhere/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffc)
\tlibxcb-cursor.so.0 => not found
\tlibxkbcommon.so.0 => /usr/lib/libxkbcommon.so.0 (0x00007f)
\tlibEGL.so.1 => not found
/somewhere/libqoffscreen.so:
\tlibEGL.so.1 => not found
"""


@pytest.fixture
def locks(tmp_path: Path) -> dict[str, Path]:
    """Two small lock files, in the folder that also plays the environment."""
    files = {name: tmp_path / f"{name}.lock" for name in ("run", "test")}
    for name, path in files.items():
        path.write_text(f"{name} 1\n")
    return files


def test_missing_libraries_become_package_names_once_each() -> None:
    assert dev.packages_for(LDD) == ["libegl1", "libxcb-cursor0"]


def test_a_library_without_a_known_package_is_named_itself() -> None:
    assert dev.packages_for("\tlibnew.so.9 => not found\n") == ["libnew.so.9"]


def test_where_we_may_not_install_one_line_names_the_packages() -> None:
    with pytest.raises(SystemExit) as stop:
        dev.install_packages(["libxcb-cursor0", "libegl1"], as_root=None)
    assert stop.value.code == "Tovholder needs from the system: libegl1 libxcb-cursor0"


def test_the_environment_stands_at_its_lock_until_the_lock_changes(
    locks: dict[str, Path], tmp_path: Path
) -> None:
    assert not dev.stands_at("run", locks, tmp_path)
    dev.remember("run", locks, tmp_path)
    assert dev.stands_at("run", locks, tmp_path)
    locks["run"].write_text("run 2\n")
    assert not dev.stands_at("run", locks, tmp_path)


def test_an_environment_for_the_tests_is_enough_to_run(
    locks: dict[str, Path], tmp_path: Path
) -> None:
    dev.remember("test", locks, tmp_path)
    assert dev.stands_at("run", locks, tmp_path)


def test_an_environment_for_running_is_not_enough_for_the_tests(
    locks: dict[str, Path], tmp_path: Path
) -> None:
    dev.remember("test", locks, tmp_path)
    dev.remember("run", locks, tmp_path)
    assert not dev.stands_at("test", locks, tmp_path)


def test_only_without_a_display_and_without_arguments_the_demo_runs() -> None:
    assert dev.program_arguments([], display=False) == ["demo", "--out", "demo"]
    assert dev.program_arguments([], display=True) == []
    assert dev.program_arguments(["version"], display=False) == ["version"]


def test_all_tests_run_side_by_side_and_a_choice_of_them_in_order() -> None:
    assert "--numprocesses=2" in dev.test_arguments([], locks=True)
    assert dev.test_arguments([], locks=False) == []
    assert dev.test_arguments(["tests/faults", "--soak"], locks=True) == ["tests/faults", "--soak"]


def test_the_run_lock_is_part_of_the_test_lock() -> None:
    run, test = (
        {line for line in path.read_text().splitlines() if "==" in line}
        for path in dev.LOCKS.values()
    )
    assert run
    assert run < test


def test_the_lock_files_hold_hashes_and_name_no_index() -> None:
    for path in dev.LOCKS.values():
        lines = path.read_text().splitlines()
        assert sum("==" in line for line in lines) > 10
        assert all(line.endswith("\\") for line in lines if "==" in line)
        assert not any("://" in line or line.startswith("-") for line in lines)


def test_the_pin_that_keeps_python_3_11_alive_is_in_the_lock() -> None:
    assert "pyside6-essentials==6.11.3 \\" in dev.LOCKS["run"].read_text().splitlines()


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), (["dance"], 2), ([], 0)])
def test_an_unknown_command_is_wrong_use_and_help_is_not(arguments: list[str], code: int) -> None:
    done = subprocess.run(
        [sys.executable, str(Path(dev.__file__)), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert all(command in done.stdout for command in dev.COMMANDS)
