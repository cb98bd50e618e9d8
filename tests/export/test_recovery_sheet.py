# SPDX-License-Identifier: EUPL-1.2
"""The emergency key's paper: the whole key, what it opens and how it is used, on one page."""

import re
from dataclasses import replace
from datetime import date
from typing import get_args

import pypdfium2
import pytest

from app.domain.codelists import Language
from app.export.labels import recovery_labels
from app.export.pdf import style
from app.export.pdf.recovery_sheet import RecoverySheet, recovery_sheet_pdf
from app.storage.vault import recovery

KEY = "OQDI 2Z5S 6GB3 UVWM ILJ7 4AHK NXYR PFTE C2DO"
SHEET = RecoverySheet(
    register="Lyngsø Kommune",
    key=KEY,
    made_on=date(2026, 11, 22),
    place="D:\\Tovholder",
)
LANGUAGES: tuple[Language, ...] = get_args(Language)


def read(pdf: bytes) -> tuple[str, int, dict[str, str]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        text = page.get_textpage()
        try:
            return text.get_text_range(), len(document), document.get_metadata_dict()
        finally:
            text.close()
            page.close()
    finally:
        document.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_key_stands_there_in_numbered_groups(language: Language) -> None:
    text, pages, _ = read(recovery_sheet_pdf(SHEET, recovery_labels(language)))
    close = re.sub(r"\s", "", text)
    for number, group in enumerate(KEY.split(" "), 1):
        assert f"{number}{group}" in close
    assert pages == 1
    assert "Lyngsø Kommune" in text
    assert "D:\\Tovholder" in text
    assert {"da": "22. november 2026", "en": "22 November 2026"}[language] in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_largest_sheet_is_one_page_and_every_letter_is_in_its_cell(language: Language) -> None:
    largest = replace(
        SHEET,
        register="Store Wærløse Kommunes register " * 9,
        place="W" * 300,
        key=" ".join(["WWWW"] * 9),
        keeper="Wilhelmine Wæhrens " * 12,
    )
    pdf = recovery_sheet_pdf(largest, recovery_labels(language))
    assert read(pdf)[1] == 1
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage()
    lines = [text.get_rect(number) for number in range(text.count_rects())]
    text.close()
    page.close()
    document.close()
    assert min(left for left, _, _, _ in lines) >= style.MARGIN - 1
    assert max(right for _, _, right, _ in lines) <= style.PAGE_WIDTH - style.MARGIN + 1
    assert len(re.findall(r"\d\s*W\sW\sW\sW\s", read(pdf)[0])) == 9, "a group is broken"


def test_the_pdf_itself_says_neither_key_nor_register() -> None:
    pdf = recovery_sheet_pdf(SHEET, recovery_labels("da"))
    _, _, facts = read(pdf)
    assert set(facts.values()) & {"Tovholder"} == {"Tovholder"}
    said = " ".join(facts.values())
    assert not any(group in said for group in [*KEY.split(" "), "Lyngsø", "nøgle"])
    assert pdf == recovery_sheet_pdf(SHEET, recovery_labels("da"))


def test_a_snapshot_shows_neither_key_nor_keeper() -> None:
    assert "OQDI" not in repr(replace(SHEET, keeper="Karl Lund"))
    assert "Karl" not in repr(replace(SHEET, keeper="Karl Lund"))


@pytest.mark.parametrize("key", ["", "ABCD", KEY[:-1], KEY + " ABCD", KEY.replace(" ", "")])
def test_half_a_key_is_never_printed(key: str) -> None:
    with pytest.raises(ValueError, match="as it is printed"):
        recovery_sheet_pdf(replace(SHEET, key=key), recovery_labels("da"))


def test_what_the_sheet_says_of_the_letters_is_true() -> None:
    letters = set("".join(recovery.generate().replace(" ", "") for _ in range(40)))
    assert letters == set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_typeface_draws_every_character_of_the_words(language: Language) -> None:
    labels = recovery_labels(language)
    said = [*labels.words.values(), *(step for steps in labels.steps.values() for step in steps)]
    assert not style.missing_glyphs("".join(said))
    assert all(text.strip() for text in said)


def test_both_languages_have_the_same_words() -> None:
    danish, english = (recovery_labels(language) for language in LANGUAGES)
    assert danish.words.keys() == english.words.keys()
    assert {name: len(steps) for name, steps in danish.steps.items()} == {
        name: len(steps) for name, steps in english.steps.items()
    }
