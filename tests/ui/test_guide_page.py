# SPDX-License-Identifier: EUPL-1.2
"""The guide inside the program: found from the menu, walked by keyboard, in two languages."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.codelists import Language
from app.ui.pages.guide import GuidePage
from app.widgets.parts import Button
from app.widgets.texts import install_language
from tests.ui.rooms import desk_in


@pytest.mark.parametrize(
    ("language", "heading"), [("da", "Når computeren er væk"), ("en", "When the computer is gone")]
)
def test_a_heading_brings_its_part_into_sight(
    tmp_path: Path, qtbot: QtBot, language: Language, heading: str
) -> None:
    install_language(language)
    with desk_in(tmp_path, qtbot, language=language) as desk:
        page = desk.go("guide")
        assert isinstance(page, GuidePage)
        assert page.prose.hasFocus()
        desk.shot(f"guide-{language}")
        link = next(b for b in page.findChildren(Button) if b.text().strip() == heading)
        link.setFocus()
        desk.key(Qt.Key.Key_Space, link)
        assert page.prose.textCursor().block().text() == heading
        assert page.prose.verticalScrollBar().value() > 0
        assert page.prose.hasFocus()
        desk.shot(f"guide-gone-{language}")


def test_both_languages_have_the_same_parts() -> None:
    root = Path(__file__).parents[2] / "resources" / "help"
    shapes = [
        [line.split(" ", 1)[0] for line in path.read_text("utf-8").splitlines() if line[:1] in "#|"]
        for path in sorted(root.glob("*/security.md"))
    ]
    assert len(shapes) == 2
    assert shapes[0] == shapes[1]
    assert shapes[0].count("##") >= 8
