# SPDX-License-Identifier: EUPL-1.2
"""Every colour, size and font of the window; nothing else in the program names one."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QWidget

from app import RESOURCES
from app.widgets.stylesheet import stylesheet


class Mode(StrEnum):
    """Which colours the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme, as "#RRGGBB"."""

    name: str
    background: str
    surface: str
    raised: str
    line: str
    strong_line: str
    text: str
    quiet: str
    accent: str
    pressed: str
    tint: str
    on_accent: str
    success: str
    success_tint: str
    warning: str
    warning_tint: str
    error: str
    error_tint: str
    info: str
    info_tint: str


LIGHT: Final = Tokens(
    name="light",
    background="#F7F8FA",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#DCE0E6",
    strong_line="#9AA3AF",
    text="#1A1F27",
    quiet="#545E6B",
    accent="#0059B3",
    pressed="#003972",
    tint="#E6EFF8",
    on_accent="#FFFFFF",
    success="#17603A",
    success_tint="#E6F3EB",
    warning="#774A00",
    warning_tint="#FDF2DC",
    error="#A3161D",
    error_tint="#FCECEC",
    info="#003972",
    info_tint="#E6EFF8",
)
DARK: Final = Tokens(
    name="dark",
    background="#14171C",
    surface="#1B1F26",
    raised="#232932",
    line="#313844",
    strong_line="#596373",
    text="#E8EBF0",
    quiet="#A9B2BF",
    accent="#6FB1FF",
    pressed="#A5CEFF",
    tint="#16304D",
    on_accent="#0B1A2C",
    success="#8FD6AC",
    success_tint="#16301F",
    warning="#F2C879",
    warning_tint="#33270F",
    error="#FFB3B0",
    error_tint="#3B1B1D",
    info="#A5CEFF",
    info_tint="#16304D",
)

FAMILY: Final = "IBM Plex Sans"
SMALL, BODY, SECTION, TITLE = 13.0, 14.5, 17.0, 22.0
ROW_HEIGHT: Final = 36
CONTROL_HEIGHT: Final = 36
NAVIGATION_WIDTH: Final = 208
NAVIGATION_COLLAPSED: Final = 64
COLLAPSE_BELOW: Final = 1100
PREVIEW_FROM: Final = 1300
TEXT_WIDTH: Final = 720
ICON: Final = 20


class _Current(QObject):
    """Tells pictures drawn in a theme colour that it changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.mode = Mode.SYSTEM
        self.follows = False


@cache
def theme_changes() -> _Current:
    """The object whose `changed` signal follows every switch of theme."""
    return _Current()


def tokens() -> Tokens:
    """The colours in use."""
    return theme_changes().tokens


def floating_shadow(owner: QWidget) -> QGraphicsDropShadowEffect:
    """The one shadow, for what floats."""
    shadow = QGraphicsDropShadowEffect(owner)
    shadow.setBlurRadius(20)
    shadow.setOffset(0, 3)
    shadow.setColor(QColor(0, 0, 0, 70))
    return shadow


@cache
def _load_fonts() -> None:
    for weight in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"IBMPlexSans-{weight}.ttf"))


def font(size: float = BODY, *, strong: bool = False) -> QFont:
    """The program's font; `size` in px at 100 %."""
    screen = QGuiApplication.primaryScreen()
    dots_per_inch = screen.logicalDotsPerInch() if screen is not None else 96.0
    made = QFont(FAMILY)
    made.setPointSizeF(size * 72.0 / dots_per_inch)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made


def apply_theme(application: QApplication, mode: Mode) -> None:
    """Dress the whole program; may be called again at any time."""
    _load_fonts()
    current = theme_changes()
    current.mode = mode
    hints = application.styleHints()
    if not current.follows:
        hints.colorSchemeChanged.connect(_on_system_change)
        current.follows = True
        application.setStyle("Fusion")
    wanted = {
        Mode.SYSTEM: Qt.ColorScheme.Unknown,
        Mode.LIGHT: Qt.ColorScheme.Light,
        Mode.DARK: Qt.ColorScheme.Dark,
    }[mode]
    hints.setColorScheme(wanted)
    _dress(application)


def _on_system_change(_scheme: Qt.ColorScheme) -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication):
        _dress(application)


def _dress(application: QApplication) -> None:
    current = theme_changes()
    dark = current.mode is Mode.DARK or (
        current.mode is Mode.SYSTEM
        and application.styleHints().colorScheme() == Qt.ColorScheme.Dark
    )
    current.tokens = DARK if dark else LIGHT
    application.setFont(font())
    application.setPalette(_palette(current.tokens))
    application.setStyleSheet(stylesheet(current.tokens))
    current.changed.emit()


def _palette(colours: Tokens) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for which, colour in (
        (role.Window, colours.background),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.background),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.quiet),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.on_accent),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.ToolTipBase, colours.raised),
        (role.ToolTipText, colours.text),
        (role.Accent, colours.accent),
        (role.Light, colours.raised),
        (role.Midlight, colours.line),
        (role.Mid, colours.line),
        (role.Dark, colours.strong_line),
        (role.Shadow, colours.strong_line),
    ):
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.strong_line))
    return made
