# SPDX-License-Identifier: EUPL-1.2
"""The order in which Tab goes through a page: as it is laid out, also what was put in later."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def follow_layout(top: QWidget) -> None:
    """Let Tab go through everything in `top` as it reads.

    Qt hangs a widget that is made later on the end of the chain, wherever it stands.
    """
    before: QWidget | None = None
    for widget in tab_stops(top):
        if before is not None and before.nextInFocusChain() is not widget:
            QWidget.setTabOrder(before, widget)
        before = widget


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab stops at in a widget, as it reads."""
    if widget.isHidden():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus.value and widget.focusProxy() is None:
        yield widget
        return
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)
        return
    children = [one for one in widget.children() if isinstance(one, QWidget)]
    for child in sorted(children, key=lambda one: (one.y(), one.x())):
        yield from tab_stops(child)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from tab_stops(widget)
        elif inner is not None:
            yield from _in_layout(inner)
