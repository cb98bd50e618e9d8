# SPDX-License-Identifier: EUPL-1.2
"""The sheet on paper: readable text, embedded type, page numbers, and only what is protected."""

from dataclasses import replace

import pypdfium2
import pytest

from app.domain.periods import years_until
from app.domain.protected import ProtectedSheet
from app.domain.survey import SurveyFacts
from app.export.labels import SheetLabels, sheet_labels
from app.export.pdf.style import missing_glyphs
from app.export.pdf.survey_sheet import blank_pdf, survey_pdf
from app.statistics.counting import count
from app.storage.resources import load_codelists
from tests.statistics.builders import LYNGSOE, day, overview, vector
from tests.statistics.made import survey_sheet

PERIOD = years_until(day("2026-06-30"))
DANISH = sheet_labels("da", load_codelists())
ENGLISH = sheet_labels("en", load_codelists())


def sheet_of(facts: SurveyFacts) -> ProtectedSheet:
    return survey_sheet(facts, PERIOD, load_codelists().versions())


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return texts


def one_line(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split())


def test_the_paper_says_what_the_sheet_says() -> None:
    texts = pages(survey_pdf(sheet_of(vector()), DANISH))
    text = one_line(texts)
    assert "Svarark · Lyngsø Kommune" in text
    assert "1. juli 2023 – 30. juni 2026" in text
    assert "Midt- og Vestjylland" in text
    assert DANISH.questions["T23"] in text
    assert text.count("Oplyses ikke") >= 6
    assert "✓ Ved at etablere" in text
    assert "✓ Socialforvaltningen" not in text
    assert "Alle svar er sande; intet er afrundet eller ændret." in text
    for number, page in enumerate(texts, start=1):
        assert f"Side {number} af {len(texts)}" in page


def test_the_paper_is_the_same_for_three_cases_and_for_38() -> None:
    assert survey_pdf(sheet_of(vector()), DANISH) == survey_pdf(sheet_of(overview()), DANISH)


def test_the_paper_reads_in_english() -> None:
    text = one_line(pages(survey_pdf(sheet_of(vector()), ENGLISH)))
    assert "Survey sheet · Lyngsø Kommune" in text
    assert "Not disclosed" in text
    assert "Page 1 of" in text
    assert "Oplyses" not in text


@pytest.mark.parametrize("labels", [DANISH, ENGLISH])
def test_the_bare_questions_hold_every_question_and_no_answer(labels: SheetLabels) -> None:
    text = one_line(pages(blank_pdf("Lyngsø Kommune", PERIOD, labels)))
    for name in ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T22", "T24", "T27e"):
        assert labels.questions[name] in text
    assert "✓" not in text
    assert labels.word("notes") in text


def test_the_typeface_is_embedded_and_no_other_is_used() -> None:
    data = survey_pdf(sheet_of(vector()), DANISH)
    assert data.count(b"/FontFile2") == 2
    assert b"IBMPlexSans" in data
    assert b"Helvetica" not in data


@pytest.mark.parametrize("labels", [DANISH, ENGLISH])
def test_the_typeface_draws_every_character_of_the_sheet(labels: SheetLabels) -> None:
    words = (labels.words, labels.questions, labels.helps, labels.categories, labels.rules)
    text = "".join(text for table in words for text in table.values()) + "✓"
    assert missing_glyphs(text) == frozenset()
    assert missing_glyphs("Æøå Łódź Ďáblice Ærø Киев Αθήνα ğışç ñ ß „“ – …") == frozenset()
    assert missing_glyphs("字") == {"字"}


def test_a_name_is_never_read_as_markup() -> None:
    strange = replace(LYNGSOE, name="<b>Lyng & sø</b> =1+1")
    sheet = sheet_of(SurveyFacts(municipality=strange))
    assert "Svarark · <b>Lyng & sø</b> =1+1" in one_line(pages(survey_pdf(sheet, DANISH)))


def test_the_paper_takes_only_a_protected_sheet() -> None:
    exact = count(vector(), PERIOD)
    with pytest.raises(TypeError, match="protected"):
        survey_pdf(exact, DANISH)  # type: ignore[arg-type]
