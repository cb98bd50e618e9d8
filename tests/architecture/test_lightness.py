# SPDX-License-Identifier: EUPL-1.2
"""What starts fast stays light, and Qt itself is sound enough to carry the program."""

import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT, module_of, python_files

PAPER = ("reportlab", "PIL", "pypdfium2", "xlsxwriter", "msoffcrypto", "fastjsonschema")
SOLVER = ("highspy", "numpy")
QT = ("PySide6", "shiboken6")
VAULT = ("sqlcipher3", "argon2", "cryptography")


def loaded_by(modules: list[str], then: str = "") -> set[str]:
    """The top-level modules in memory after a fresh interpreter imported these."""
    script = f"import sys, {', '.join(modules)}\n{then}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("modules", "unwanted"),
    [
        pytest.param(
            ["app.gate"], ("dataclasses", "inspect", "json", "queue", "app.pipes"), id="first door"
        ),
        pytest.param(
            ["app.rounds"], (*QT, *VAULT, *PAPER, *SOLVER, "app.services", "app.ui"), id="gate"
        ),
        pytest.param(
            [module_of(path) for path in python_files("app/door")],
            (*PAPER, *SOLVER, "sqlcipher3", "app.ui", "app.export"),
            id="door",
        ),
        pytest.param(["app.__main__"], (*QT, *VAULT, *PAPER, *SOLVER), id="start"),
        pytest.param(
            ["app.cli"], ("PySide6.QtWidgets", *PAPER, *SOLVER, "app.ui"), id="command line"
        ),
        pytest.param(["app.ui.main_window"], (*PAPER, *SOLVER), id="window"),
        pytest.param(
            ["app.widgets.texts", "app.widgets.errors"],
            ("PySide6.QtGui", "PySide6.QtWidgets"),
            id="words",
        ),
    ],
)
def test_nothing_heavy_is_imported_before_it_is_needed(
    modules: list[str], unwanted: tuple[str, ...]
) -> None:
    assert loaded_by(modules).isdisjoint(unwanted)


def test_the_words_of_the_door_bring_no_vault() -> None:
    then = "app.widgets.texts.words(app.domain.audit.Purpose.CASEWORK)"
    loaded = loaded_by(["app.widgets.texts", "app.domain.audit"], then)
    assert loaded.isdisjoint((*VAULT, "app.services"))


def test_a_signal_survives_twenty_thousand_emits() -> None:
    """PySide6 6.12.0 dies after about 500 on Python 3.11; the pin is what keeps us whole."""
    script = (
        "from PySide6.QtCore import QObject, Signal\n"
        "class Bell(QObject):\n"
        "    rang = Signal(int)\n"
        "heard = []\n"
        "bell = Bell()\n"
        "bell.rang.connect(heard.append)\n"
        "for number in range(20_000):\n"
        "    bell.rang.emit(number)\n"
        "assert heard == list(range(20_000))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
