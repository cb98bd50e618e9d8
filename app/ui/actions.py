# SPDX-License-Identifier: EUPL-1.2
"""Making actions: a text, a deed, perhaps a shortcut, in one line."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def make_action(
    owner: QWidget,
    text: str,
    on_trigger: Callable[[], object],
    shortcut: str | QKeySequence.StandardKey = "",
    *,
    checkable: bool = False,
) -> QAction:
    """An action of a page or the window, added to its owner so that its shortcut works there."""
    action = QAction(text, owner)
    action.setCheckable(checkable)
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
    action.triggered.connect(lambda _checked=False: on_trigger())
    owner.addAction(action)
    return action
