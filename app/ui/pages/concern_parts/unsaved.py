# SPDX-License-Identifier: EUPL-1.2
"""What was typed about a concern and not saved: named on top of its page, each with a way on."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.services.drafts import Draft
from app.widgets.parts import Text, clear, quiet_button
from app.widgets.texts import tr

Way: TypeAlias = tuple[str, Callable[[], None]]


class Unsaved(QFrame):
    """Hidden while nothing waits. `ways` gives, for a kind of form, its word and how to open it."""

    def __init__(self, ways: Mapping[str, Way]) -> None:
        super().__init__()
        self._ways = ways
        self.setProperty("role", "bar")
        self.setProperty("kind", "info")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(8)
        self.hide()

    def show_drafts(self, drafts: Iterable[Draft], opened: frozenset[str]) -> None:
        """Offer those that have a way on and are not open already."""
        clear(self._row)
        offered: dict[str, Way] = {}
        for draft in drafts:
            kind = _kind(draft.form)
            if draft.form not in opened and kind in self._ways:
                offered[kind] = self._ways[kind]
        self._row.addWidget(Text(tr("Begun and not saved:"), wrap=False))
        for word, way in offered.values():
            button = quiet_button(word, way)
            button.setAccessibleName(tr("Go on with: {what}").format(what=word))
            button.clicked.connect(self.hide)
            self._row.addWidget(button)
        self._row.addStretch(1)
        self.setVisible(bool(offered))


def _kind(form: str) -> str:
    """The kind of form a draft is of: "sign:…:new" is "sign", "outcome:…:join" "outcome:join"."""
    parts = form.split(":")
    if parts[0] == "outcome":
        return f"outcome:{parts[-1]}"
    if len(parts) == 3 and parts[-1] != "new":
        return ""
    return parts[0] if parts[-1] == "new" or parts[0] in _WHOLE else ""


_WHOLE = frozenset({"story", "assessment", "notification", "extend", "again"})
