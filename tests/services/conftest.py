# SPDX-License-Identifier: EUPL-1.2
"""One open register per test of a service, closed when the test is over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.services.register import Register, close_register
from tests.builders import NOW, make_register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    found = make_register(tmp_path)
    yield found
    close_register(found, now=NOW, reason="command")
