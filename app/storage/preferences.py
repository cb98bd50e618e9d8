# SPDX-License-Identifier: EUPL-1.2
"""What this user likes, outside any register: no content, no secret, never a reason not to start.

One JSON file in the user's configuration folder. A missing, damaged, older or newer file gives the
defaults for whatever cannot be read.
"""

import base64
import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import platformdirs

from app.domain.errors import AppError
from app.storage.files import write_atomic

LANGUAGES: Final = ("da", "en")
THEMES: Final = ("system", "light", "dark")
RECENT: Final = 6
_MAX_BYTES: Final = 64 * 1024
_MAX_TEXT: Final = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """All preferences; `window` is what the toolkit gives for a window's place and size."""

    recent: tuple[Path, ...] = ()
    language: str = "da"
    theme: str = "system"
    window: bytes = b""

    def with_recent(self, folder: Path) -> "Preferences":
        """The same with this register as the one used last."""
        others = tuple(path for path in self.recent if path != folder)
        return replace(self, recent=(folder, *others)[:RECENT])


def default_path() -> Path:
    """This user's preferences file."""
    return platformdirs.user_config_path("tovholder", appauthor=False) / "preferences.json"


def load(path: Path) -> Preferences:
    """Read the preferences; whatever cannot be read or is not allowed has its default."""
    try:
        with path.open("rb") as file:
            fields = json.loads(file.read(_MAX_BYTES))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(fields, dict):
        return Preferences()
    plain = Preferences()
    return Preferences(
        recent=_recent(fields.get("recent")),
        language=_one_of(fields, "language", LANGUAGES, plain.language),
        theme=_one_of(fields, "theme", THEMES, plain.theme),
        window=_window(fields.get("window")),
    )


def save(preferences: Preferences, path: Path) -> None:
    """Write the preferences where the folder allows it; nobody could act on a failure."""
    fields = {
        "recent": [str(folder) for folder in preferences.recent],
        "language": preferences.language,
        "theme": preferences.theme,
        "window": base64.b64encode(preferences.window).decode("ascii"),
    }
    content = json.dumps(fields, indent=1, sort_keys=True).encode("ascii") + b"\n"
    with contextlib.suppress(AppError, OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomic(path, content, durable=False)


def _one_of(fields: Mapping[str, object], name: str, allowed: tuple[str, ...], default: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) and value in allowed else default


def _recent(value: object) -> tuple[Path, ...]:
    if not isinstance(value, list):
        return ()
    folders = [
        Path(item)
        for item in value
        if isinstance(item, str) and item and len(item) <= _MAX_TEXT and "\0" not in item
    ]
    return tuple(dict.fromkeys(folder for folder in folders if folder.is_absolute()))[:RECENT]


def _window(value: object) -> bytes:
    if not isinstance(value, str) or len(value) > _MAX_TEXT:
        return b""
    try:
        return base64.b64decode(value, validate=True)
    except ValueError:
        return b""
