# SPDX-License-Identifier: EUPL-1.2
"""The sheet on paper: readable text, embedded type, page numbers, and only what is protected."""

import pytest

from app.domain.questionnaire import DEFINITIONS
from app.export.labels import SheetLabels
from app.export.pdf.style import missing_glyphs
from app.export.pdf.survey_sheet import blank_pdf, survey_pdf
from app.statistics.counting import count
from tests.export.pdf_text import one_line, pages
from tests.export.protected_sheets import DANISH, ENGLISH, PERIOD, interval_sheet, yes_no_sheet
from tests.statistics.builders import vector


def test_the_paper_says_what_the_sheet_says() -> None:
    texts = pages(survey_pdf(yes_no_sheet(), DANISH))
    text = one_line(texts)
    assert "Svarark · Lyngsø Kommune" in text
    assert "1. juli 2023 – 30. juni 2026" in text
    assert "Midt- og Vestjylland" in text
    assert "Skema 2 · Ja/nej-ark · beskyttelse 1" in text
    assert DANISH.questions["T23"] in text
    assert "Sager i alt 10–14" in text
    assert "✓ Højreekstremisme Venstreekstremisme Ekstrem islamisme" in text
    assert "Både under og over 18 år · Kun over 18 år" in text
    assert "Inden for Ja Uden for Nej Både inden for og uden for Oplyses ikke" in text
    assert "Alle tal er sande; intet er afrundet eller ændret." in text
    for number, page in enumerate(texts, start=1):
        assert f"Side {number} af {len(texts)}" in page


def test_a_number_is_told_as_its_interval_with_what_it_means() -> None:
    text = one_line(pages(survey_pdf(interval_sheet(), DANISH)))
    assert "Højreekstremisme 0–4 Venstreekstremisme 5 eller flere" in text
    assert "0–4 betyder 0, 1, 2, 3 eller 4." in text
    assert "»5 eller flere« betyder 5 eller et højere tal." in text
    assert "skraveret" in text
    assert "Skema 2 · Intervalark · beskyttelse 1" in text
    assert "Strengt ark" in one_line(pages(survey_pdf(interval_sheet(profile="streng"), DANISH)))


def test_the_paper_explains_its_words_its_policy_and_its_examples() -> None:
    one = interval_sheet(examples=("klima", "<b>anarkisme</b>"))
    text = one_line(pages(survey_pdf(one, DANISH)))
    assert "Andre former, eksempler klima · <b>anarkisme</b>" in text
    assert "En bekymringshenvendelse betegner den indledende bekymring om radikalisering" in text
    assert "intet tal under 5 står nøjagtigt på arket" in text
    assert "0123456789abcdef" * 4 in text
    assert "(mapping_2017)" in text


def test_the_head_of_a_section_is_never_left_behind_at_the_foot_of_a_page() -> None:
    for labels in (DANISH, ENGLISH):
        for page in pages(survey_pdf(interval_sheet(), labels)):
            lines = page.splitlines()
            assert lines[-1] not in {
                labels.word(one) for one in ("cases", "municipality", "across")
            }


def test_the_paper_reads_in_english() -> None:
    text = one_line(pages(survey_pdf(yes_no_sheet(), ENGLISH)))
    assert "Survey sheet · Lyngsø Kommune" in text
    assert "Not disclosed" in text
    assert "Page 1 of" in text
    assert "Oplyses" not in text


@pytest.mark.parametrize("labels", [DANISH, ENGLISH])
def test_the_bare_questions_hold_every_question_and_no_answer(labels: SheetLabels) -> None:
    text = one_line(pages(blank_pdf("Lyngsø Kommune", PERIOD, labels)))
    for name in DEFINITIONS:
        assert labels.questions[name] in text
    assert "✓" not in text
    assert labels.word("notes") in text


def test_the_typeface_is_embedded_and_no_other_is_used() -> None:
    data = survey_pdf(interval_sheet(), DANISH)
    assert data.count(b"/FontFile2") == 2
    assert b"IBMPlexSans" in data
    assert b"Helvetica" not in data
    assert b"Times" not in data


@pytest.mark.parametrize("labels", [DANISH, ENGLISH])
def test_the_typeface_draws_every_character_of_the_sheet(labels: SheetLabels) -> None:
    words = (labels.words, labels.questions, labels.helps, labels.categories, labels.rules)
    text = "".join(text for table in words for text in table.values()) + "✓"
    assert missing_glyphs(text) == frozenset()
    assert missing_glyphs("Æøå Łódź Ďáblice Ærø Киев Αθήνα ğışç ñ ß „“ – …") == frozenset()
    assert missing_glyphs("字") == {"字"}


def test_a_name_is_never_read_as_markup() -> None:
    sheet = yes_no_sheet(municipality="<b>Lyng & sø</b> =1+1")
    assert "Svarark · <b>Lyng & sø</b> =1+1" in one_line(pages(survey_pdf(sheet, DANISH)))


def test_the_paper_takes_only_a_protected_sheet() -> None:
    exact = count(vector(), PERIOD)
    with pytest.raises(TypeError, match="protected"):
        survey_pdf(exact, DANISH)  # type: ignore[arg-type]
