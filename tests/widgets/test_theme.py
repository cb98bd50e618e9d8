# SPDX-License-Identifier: EUPL-1.2
"""Texts can be read on their grounds in both themes, and the theme can be switched at any time."""

import pytest
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.widgets.icons import set_icon
from app.widgets.parts import Button
from app.widgets.theme import DARK, LIGHT, Mode, Tokens, apply_theme, font, tokens

PAIRS = [
    ("text", "background"),
    ("text", "surface"),
    ("text", "raised"),
    ("text", "tint"),
    ("quiet", "background"),
    ("quiet", "surface"),
    ("accent", "background"),
    ("accent", "surface"),
    ("pressed", "tint"),
    ("on_accent", "accent"),
    ("on_accent", "pressed"),
    ("success", "success_tint"),
    ("warning", "warning_tint"),
    ("error", "error_tint"),
    ("error", "surface"),
    ("info", "info_tint"),
]


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_is_readable(theme: Tokens, ink: str, ground: str) -> None:
    light, dark = sorted((luminance(getattr(theme, ink)), luminance(getattr(theme, ground))))[::-1]
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_bundled_font_is_used(qapp: QApplication) -> None:
    apply_theme(qapp, Mode.LIGHT)
    assert QFontInfo(font()).family() == "IBM Plex Sans"


def test_switching_the_theme_redraws_icons(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Mode.LIGHT)
    label, button = QLabel(), Button("Lock", icon="lock")
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    set_icon(label, "lock")
    before = label.pixmap().toImage()
    key = button.icon().cacheKey()
    apply_theme(qapp, Mode.DARK)
    assert tokens() is DARK
    assert label.pixmap().toImage() != before
    assert button.icon().cacheKey() != key
    apply_theme(qapp, Mode.LIGHT)
    assert label.pixmap().toImage() == before
