# SPDX-License-Identifier: EUPL-1.2
"""The package's name, version and the place of its data files."""

from pathlib import Path
from typing import Final

__version__: Final = "0.1.0"

_INSTALLED = Path(__file__).parent / "_resources"
RESOURCES: Final = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[1] / "resources"
