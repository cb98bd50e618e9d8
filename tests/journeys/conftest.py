# SPDX-License-Identifier: EUPL-1.2
"""Danish, the language the program starts in, for the journeys that read its sentences."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.widgets.texts import install_language, language


@pytest.fixture
def danish(qtbot: QtBot) -> Iterator[None]:
    """The program speaks Danish until the test ends."""
    before = language()
    install_language("da")
    yield
    install_language(before)
