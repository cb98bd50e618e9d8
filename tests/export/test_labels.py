# SPDX-License-Identifier: EUPL-1.2
"""Every question and every row of the survey has words in both languages."""

import pytest

from app.domain.codelists import Language
from app.domain.questionnaire import CROSSES, DEFINITIONS, definition
from app.export.labels import SheetLabels, sheet_labels
from app.storage.resources import load_codelists

LISTS = load_codelists()
LABELS: dict[Language, SheetLabels] = {
    "da": sheet_labels("da", LISTS),
    "en": sheet_labels("en", LISTS),
}
ALL = (*DEFINITIONS, *CROSSES)


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("table", ALL)
def test_every_cell_has_a_word(table: str, language: Language) -> None:
    labels, asked = LABELS[language], definition(table)
    assert labels.question(table).strip()
    said = [labels.category(table, code) for code in (*asked.categories, *asked.also)]
    assert all(word == word.strip() and word for word in said)
    assert len(set(said)) == len(said), "two rows of a table read the same"


def test_only_names_and_signs_read_the_same_in_both_languages() -> None:
    same = {
        word
        for table in DEFINITIONS
        for code in (*DEFINITIONS[table].categories, *DEFINITIONS[table].also)
        if (word := LABELS["da"].category(table, code)) == LABELS["en"].category(table, code)
    }
    assert same <= {"SSP", "PSP", "Ad hoc"}
    for table in ALL:
        assert LABELS["da"].question(table) != LABELS["en"].question(table)


def test_a_row_of_a_cross_table_says_both_its_sides() -> None:
    code = "right_wing+only_under"
    assert LABELS["da"].category("T2xT4", code) == "højreekstremisme · kun under 18 år"
    assert LABELS["en"].category("T2xT4", code) == "right-wing extremism · only under 18"


def test_no_word_is_for_a_row_that_no_table_has() -> None:
    for table, code in LABELS["da"].categories:
        asked = definition(table)
        assert code in (*asked.categories, *asked.also), (table, code)


def test_words_of_the_lists_are_those_of_the_lists() -> None:
    labels = LABELS["da"]
    assert labels.category("T15", "leisure") == LISTS.label("offer", "leisure", "da")
    assert labels.category("T13", "violence") == LISTS.label("sign_mapping", "violence", "da")
    assert labels.category("T15", "local") == "øvrige tilbud"
    assert labels.category("T2", "none_identified") == "ingen ideologi identificeret"
