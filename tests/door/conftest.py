# SPDX-License-Identifier: EUPL-1.2
"""A lane of the door's own for each test, and the world outside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.widgets.jobs import Lane
from tests.door.front import Outside
from tests.door.visits import Visit


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    made = Lane("door")
    yield made
    assert made.close()


@pytest.fixture
def visit(tmp_path: Path, lane: Lane, outside: Outside, qtbot: QtBot) -> Visit:
    return Visit(tmp_path, lane, outside, qtbot)
