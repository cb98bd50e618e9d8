# SPDX-License-Identifier: EUPL-1.2
"""Every test of the window begins in English and light, whatever ran before it."""

import pytest
from PySide6.QtWidgets import QApplication

from app.widgets.texts import install_language
from app.widgets.theme import Mode, apply_theme


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> None:
    """The language and the colours that the tests of this folder are written in."""
    install_language("en")
    apply_theme(qapp, Mode.LIGHT)
