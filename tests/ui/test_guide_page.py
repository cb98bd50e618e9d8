# SPDX-License-Identifier: EUPL-1.2
"""The guide: found from the menu or by F1, walked by keyboard, in two languages."""

import html
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.domain.codelists import Language
from app.ui.page import Page
from app.ui.pages import page_entries
from app.ui.pages.guide import GuidePage, chapters
from app.widgets.parts import Button
from app.widgets.texts import install_language
from tests.ui.rooms import Desk, desk_in

HELP = Path(__file__).parents[2] / "resources" / "help"
ITALICS = re.compile(r"(?<!\*)\*([^*\s][^*]*)\*(?!\*)")


@pytest.mark.parametrize(
    ("chapter", "language", "heading"),
    [
        ("security", "da", "Når computeren er væk"),
        ("security", "en", "When the computer is gone"),
        ("survey", "da", "Slettede sager"),
        ("survey", "en", "Deleted cases"),
    ],
)
def test_a_heading_brings_its_part_into_sight(
    tmp_path: Path, qtbot: QtBot, chapter: str, language: Language, heading: str
) -> None:
    install_language(language)
    with desk_in(tmp_path, qtbot, language=language) as desk:
        page = guide(desk.go("guide", chapter=chapter))
        assert page.prose.hasFocus()
        desk.shot(f"guide-{chapter}-{language}")
        link = next(b for b in page.findChildren(Button) if b.text().strip() == heading)
        link.setFocus()
        desk.key(Qt.Key.Key_Space, link)
        assert page.prose.textCursor().block().text() == heading
        assert page.prose.verticalScrollBar().value() > 0
        assert page.prose.hasFocus()
        desk.shot(f"guide-{chapter}-part-{language}")


@pytest.mark.parametrize("chapter", ["security", "survey"])
def test_both_languages_have_the_same_parts(chapter: str) -> None:
    shapes = [_shape(HELP / language / f"{chapter}.md") for language in ("da", "en")]
    assert shapes[0] == shapes[1]
    assert shapes[0].count("##") >= 8


def test_every_chapter_is_written_in_both_languages_and_none_is_out_of_reach() -> None:
    for language in ("da", "en"):
        assert {path.stem for path in (HELP / language).iterdir()} == set(chapters())


def test_the_help_key_opens_the_chapter_about_the_page_and_back_returns(
    tmp_path: Path, qtbot: QtBot
) -> None:
    install_language("da")
    with desk_in(tmp_path, qtbot, language="da") as desk:
        for where, first in (("survey", "Svararket"), ("backups", "Sikkerhed")):
            desk.go(where)
            _press_f1(desk)
            page = guide(desk.page)
            assert page.prose.document().firstBlock().text() == first
            assert page.prose.hasFocus()
            desk.window.back()
            desk.settle()
            place = desk.page.place()
            assert place is not None
            assert place.page == where


def test_the_survey_page_leads_to_how_its_figures_are_protected(
    tmp_path: Path, qtbot: QtBot
) -> None:
    install_language("da")
    with desk_in(tmp_path, qtbot, language="da") as desk:
        desk.go("survey")
        desk.press("Sådan beskyttes tallene")
        assert guide(desk.page).choice.value() == "survey"


def test_every_page_that_names_a_chapter_names_one_there_is() -> None:
    named = {entry.key: entry.chapter for entry in page_entries() if entry.chapter}
    assert set(named.values()) == set(chapters())
    assert {key for key, chapter in named.items() if chapter == "survey"} == {
        "survey",
        "survey_paper",
        "own_figures",
    }


def test_another_chapter_is_chosen_by_keyboard_and_begins_at_its_top(
    tmp_path: Path, qtbot: QtBot
) -> None:
    install_language("en")
    with desk_in(tmp_path, qtbot) as desk:
        page = guide(desk.go("guide", chapter="security"))
        page.prose.show_heading("For the IT department")
        chosen = page.choice.target()
        assert chosen.accessibleName() == "Chapter: Security"
        chosen.setFocus()
        desk.key(Qt.Key.Key_Right, chosen)
        desk.settle()
        assert page.choice.value() == "survey"
        assert page.prose.accessibleName() == "The guide: The survey sheet"
        assert page.prose.verticalScrollBar().value() == 0
        shown = [b.text().strip() for b in page.contents.findChildren(Button) if not b.isHidden()]
        assert shown == page.prose.headings()


def test_the_guide_opens_where_it_was_left(tmp_path: Path, qtbot: QtBot) -> None:
    with desk_in(tmp_path, qtbot) as desk:
        desk.go("guide", chapter="survey")
        desk.go("today")
        desk.window.back()
        assert guide(desk.page).choice.value() == "survey"


def test_the_menu_has_each_chapter(tmp_path: Path, qtbot: QtBot) -> None:
    install_language("en")
    with desk_in(tmp_path, qtbot) as desk:
        for said, chapter in (("Guide: security", "security"), ("Guide: survey sheet", "survey")):
            _action(desk, said).trigger()
            desk.settle()
            assert guide(desk.page).choice.value() == chapter


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_the_chapter_calls_a_button_is_what_the_page_calls_it(language: Language) -> None:
    """Words in italics are the program's own; a whole sentence is an example."""
    text = (HELP / language / "survey.md").read_text("utf-8")
    said = {" ".join(one.split()) for one in ITALICS.findall(text)}
    names = {part for one in said if not one.endswith(".") for part in one.split(" – ")}
    assert len(names) >= 8
    assert names - _catalogue(language) == set()


def guide(page: Page) -> GuidePage:
    assert isinstance(page, GuidePage)
    return page


def _shape(path: Path) -> list[str]:
    """Headings, rows of tables and points of lists, in their order."""
    first = (line.split(" ", 1)[0] for line in path.read_text("utf-8").splitlines())
    return [mark for mark in first if mark and not mark.strip("#|*") and mark != "**"]


def _catalogue(language: Language) -> set[str]:
    """Every text of the program in a language, without the marks of keys."""
    text = (HELP.parent / "i18n" / "tovholder_da.ts").read_text("utf-8")
    tag = "translation" if language == "da" else "source"
    found = re.findall(rf"<{tag}>(.*?)</{tag}>", text, flags=re.DOTALL)
    return {html.unescape(said).replace("&", "") for said in found}


def _press_f1(desk: Desk) -> None:
    action = next(a for a in desk.window.menus.all_actions() if a.shortcut().toString() == "F1")
    action.trigger()
    desk.settle()


def _action(desk: Desk, said: str) -> QAction:
    return next(a for a in desk.window.menus.all_actions() if a.text().replace("&", "") == said)
