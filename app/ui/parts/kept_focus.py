# SPDX-License-Identifier: EUPL-1.2
"""The focus stays on the same deed of the same record when records are shown anew."""

from collections.abc import Mapping
from typing import TypeAlias

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.widgets.parts import bring_into_view
from app.widgets.tab_order import tab_stops

Held: TypeAlias = tuple[str, int]
"""A record's id and which of its deeds."""


def held(blocks: Mapping[str, QWidget]) -> Held | None:
    """Where among the records the focus is, if anywhere."""
    for record, block in blocks.items():
        focused = block.window().focusWidget() if isValid(block) else None
        if focused is not None and block.isAncestorOf(focused):
            stops = list(tab_stops(block))
            return record, stops.index(focused) if focused in stops else 0
    return None


def give_back(where: Held | None, blocks: Mapping[str, QWidget]) -> None:
    """Put the focus there again, once the new records are seen."""
    if where is None or where[0] not in blocks:
        return
    block, number = blocks[where[0]], where[1]

    def focus() -> None:
        stops = list(tab_stops(block))
        if stops:
            deed = stops[min(number, len(stops) - 1)]
            deed.setFocus()
            bring_into_view(deed, 80)

    QTimer.singleShot(0, block, focus)
