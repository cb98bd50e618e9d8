# SPDX-License-Identifier: EUPL-1.2
"""Finding a record's row on the page: scrolled to, its first deed with the focus."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from app.widgets.parts import Button


def area_of(widget: QWidget) -> QScrollArea | None:
    """The scrolling body that a widget stands in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def focus_record(page: QWidget, record: str) -> None:
    """Go to the row of a record, where the page shows one."""
    rows = [one for one in page.findChildren(QWidget) if one.property("record") == record]
    if not rows:
        return
    row = rows[0]
    buttons = [one for one in row.findChildren(Button) if one.isVisible()]
    if buttons:
        buttons[0].setFocus()
    QTimer.singleShot(0, row, lambda: _scroll_to(row))


def _scroll_to(row: QWidget) -> None:
    area = area_of(row)
    if area is not None:
        area.ensureWidgetVisible(row, 0, 24)
