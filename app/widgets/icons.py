# SPDX-License-Identifier: EUPL-1.2
"""The line icons, drawn in the colour of the text around them."""

from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app import RESOURCES
from app.widgets.theme import ICON, theme_changes, tokens

_SCALES: Final = (1.0, 1.5, 2.0, 3.0)
_PROPERTY: Final = "line_icon"


@cache
def _source(name: str) -> bytes:
    return (RESOURCES / "icons" / f"{name}.svg").read_bytes()


def pixmap(name: str, colour: str, size: int = ICON, scale: float = 1.0) -> QPixmap:
    """One icon as a picture of `size` logical px."""
    from PySide6.QtSvg import QSvgRenderer  # the door paints its field without it

    side = round(size * scale)
    made = QPixmap(QSize(side, side))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    data = _source(name).replace(b"currentColor", colour.encode())
    data = data.replace(b'stroke-width="2"', b'stroke-width="1.75"')
    QSvgRenderer(QByteArray(data)).render(painter)
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


@cache
def _icon(name: str, colour: str, disabled: str, size: int) -> QIcon:
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size, scale), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, disabled, size, scale), QIcon.Mode.Disabled)
    return made


def icon(name: str, *, role: str = "text", size: int = ICON) -> QIcon:
    """An icon in a token's colour, sharp at every scaling."""
    return _icon(name, getattr(tokens(), role), tokens().strong_line, size)


def set_icon(
    widget: QAbstractButton | QLabel, name: str, *, role: str = "text", size: int = ICON
) -> None:
    """Give a button or label an icon that follows every change of theme."""
    widget.setProperty(_PROPERTY, [name, role, size])
    _follow_theme()
    _draw(widget)


def _draw(widget: QWidget) -> None:
    name, role, size = widget.property(_PROPERTY)
    if isinstance(widget, QLabel):
        scale = widget.devicePixelRatioF()
        widget.setPixmap(pixmap(name, getattr(tokens(), role), size, scale))
    elif isinstance(widget, QAbstractButton):
        widget.setIcon(icon(name, role=role, size=size))
        widget.setIconSize(QSize(size, size))


@cache
def _follow_theme() -> None:
    theme_changes().changed.connect(_draw_all)


def _draw_all() -> None:
    for widget in QApplication.allWidgets():
        if widget.property(_PROPERTY):
            _draw(widget)
