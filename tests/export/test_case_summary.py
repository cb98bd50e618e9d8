# SPDX-License-Identifier: EUPL-1.2
"""The case summary as its readers get it: read back from the finished PDF."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.inquiry import Confirmation
from app.export.pdf.case_summary import case_summary
from app.export.records import CaseSummary, Paper, RecipientKind, Section
from tests.export.case_summaries import (
    DANISH,
    LESSER,
    OTHER,
    SCHOOL,
    SERIOUS,
    empty,
    fact,
    full,
)

HEADINGS = (
    "Fakta",
    "Kilder",
    "Ressourcer og tegn",
    "Vurdering",
    "Indsats og opfølgning",
    "Åbne spørgsmål",
)


@dataclass(frozen=True)
class Read:
    pages: tuple[str, ...]
    metadata: dict[str, str]

    @property
    def text(self) -> str:
        return " ".join(self.pages)


def read(paper: Paper) -> Read:
    document = pypdfium2.PdfDocument(paper.pdf)
    pages = []
    for page in document:
        textpage = page.get_textpage()
        # a hyphen at the end of a line comes back as U+FFFE
        said = textpage.get_text_bounded().replace("\ufffe", "-")
        pages.append(" ".join(said.split()))
        textpage.close()
        page.close()
    metadata = document.get_metadata_dict()
    document.close()
    return Read(tuple(pages), metadata)


def printed(summary: CaseSummary) -> Read:
    return read(case_summary(summary, DANISH))


def test_sections_come_in_the_order_of_the_meeting() -> None:
    text = printed(full()).text
    places = [text.index(f" {heading} ") for heading in HEADINGS]
    assert places == sorted(places)


def test_everything_recorded_is_printed() -> None:
    text = printed(full()).text
    for said in (
        "10. april 2026 Har i tre uger haft klistermærker",
        "Kilde: Klasselærer · ikke bekræftet af andre",
        "Kilde: FGU-skolen og forældrene · bekræftet af flere",
        "det var en anden. Kilde: En medelevs forælder · afkræftet",
        "En pårørende, som ikke ønsker at blive nævnt",
        "Ressourcer og beskyttende forhold",
        "Udbreder voldslegitimerende budskaber, for eksempel på sociale medier",
        "Set eller hørt: Kommer ikke længere i klubben om torsdagen.",
        "Borgerens bemærkning: »Det er bare klistermærker.",
        "Retning: aftagende · Vurderet af Birgit Tangaa",
        "Mentorforløb ved særuddannede mentorer i gang · udføres af mentorkorpset",
        "takket nej af forældrene · til 19. maj 2026",
        "Ansvarlig: mentor",
        "Emil kom til tiden og fortalte selv om klistermærkerne. holdt",
        "– Hvem har givet ham klistermærkerne?",
        "Form for ekstremisme højreekstremisme",
        "Registreringspolitik Navn ved foranstaltning",
        "Udskrevet 9. juni 2026 kl. 14.07",
        "Borger E.T.J.",
    ):
        assert said in text, said


def test_every_page_says_confidential_and_where_it_belongs() -> None:
    paper = printed(full(copies=3))
    assert len(paper.pages) == 6
    for index, page in enumerate(paper.pages):
        assert page.startswith(DANISH.header_covered)
        assert f"Kopi {index // 2 + 1} af 3" in page
        assert f"Side {index % 2 + 1} af 2" in page
        assert "Til Infohus Kommune, Midt- og Vestjyllands Politi" in page
        assert "Segl 1204 · 9f3a22c1" in page


def test_a_concern_is_said_not_to_be_a_conclusion() -> None:
    for summary in (full(), empty(), full(recipient=SCHOOL)):
        assert "En bekymring er ikke en konklusion." in printed(summary).pages[0]


def test_an_exchange_outside_section_115_does_not_claim_it() -> None:
    text = printed(full(recipient=OTHER)).text
    assert "§ 115" not in text
    assert text.startswith(DANISH.header_other)


def test_empty_sections_say_so() -> None:
    text = printed(empty()).text
    for heading in ("Fakta", "Kilder", "Bekymringstegn", "Vurdering", "Opfølgninger"):
        assert f"{heading} intet registreret" in text
    assert "Ressourcer og beskyttende forhold intet registreret" in text
    assert "Åbne spørgsmål intet registreret" in text


@pytest.mark.parametrize("left_out", Section)
def test_only_chosen_sections_are_printed(left_out: Section) -> None:
    text = printed(full(sections=frozenset(Section) - {left_out})).text
    heading = HEADINGS[list(Section).index(left_out)]
    assert f" {heading} " not in text
    for other in set(HEADINGS) - {heading}:
        assert f" {other} " in text


def test_signs_never_come_without_resources() -> None:
    text = printed(full(sections=frozenset({Section.RESOURCES}))).text
    assert text.index("Ressourcer og beskyttende forhold") < text.index(SERIOUS)
    assert text.index(SERIOUS) < text.index(LESSER)


def test_signs_and_resources_stand_at_the_same_size() -> None:
    sizes = _sizes(case_summary(full(), DANISH), ("Spiller fodbold", "Udbreder voldsl"))
    assert sizes["Spiller fodbold"] == sizes["Udbreder voldsl"] == 9.5
    sizes = _sizes(case_summary(full(), DANISH), ("Ressourcer og beskyttende", SERIOUS))
    assert len(set(sizes.values())) == 1


def _sizes(paper: Paper, wanted: tuple[str, ...]) -> dict[str, float]:
    found = {}
    document = pypdfium2.PdfDocument(paper.pdf)
    for page in document:
        textpage = page.get_textpage()
        for text in wanted:
            hit = textpage.search(text).get_next()
            if hit:
                size = pypdfium2.raw.FPDFText_GetFontSize(textpage, hit[0])
                found[text] = round(size, 2)
        textpage.close()
        page.close()
    document.close()
    return found


def test_two_hundred_facts_still_make_two_pages_and_say_what_is_missing() -> None:
    first = date(2025, 6, 1)
    facts = tuple(
        fact(f"Oplysning {n} om noget, der er set.", when=first + timedelta(days=n))
        for n in range(200)
    )
    paper = case_summary(full(facts=facts), DANISH)
    text = read(paper).text
    assert paper.pages == len(read(paper).pages) == 2
    shown = [int(n) for n in re.findall(r"Oplysning (\d+) om", text)]
    assert shown == list(range(paper.earlier, 200)), "the newest stay, oldest first"
    assert len(shown) >= 6
    assert f"{paper.earlier} ældre oplysninger er ikke trykt her." in text
    assert not paper.shortened
    for heading in HEADINGS:
        assert f" {heading} " in text, "no other section gives way"


def test_a_text_longer_than_the_paper_is_shortened_and_says_so() -> None:
    paper = case_summary(full(facts=(fact("ordet " * 5000),)), DANISH)
    assert paper.pages == 2
    assert paper.shortened
    assert "ordet … [forkortet, resten står i registret]" in read(paper).text


def test_the_newest_statement_wins_over_undated_ones() -> None:
    facts = (fact("uden dag", when=None), fact("med dag"))
    text = printed(empty(facts=facts)).text
    assert text.index("uden dato uden dag") < text.index("med dag")


@settings(max_examples=15, deadline=None)
@given(
    texts=st.lists(st.text(min_size=1, max_size=900), max_size=60),
    questions=st.lists(st.text(max_size=2000), max_size=30),
)
def test_whatever_is_typed_fits_two_pages(texts: list[str], questions: list[str]) -> None:
    summary = full(facts=tuple(map(fact, texts)), open_questions=tuple(questions))
    assert case_summary(summary, DANISH).pages <= 2


def test_what_is_typed_is_text_and_not_markup() -> None:
    text = printed(empty(facts=(fact("Skrev <b>5 & 6</b> {page} på væggen"),))).text
    assert "Skrev <b>5 & 6</b> {page} på væggen" in text


@pytest.mark.parametrize("recipient", [SCHOOL, OTHER])
def test_a_third_party_gets_nothing_that_is_not_confirmed(recipient: object) -> None:
    paper = case_summary(full(recipient=recipient), DANISH)
    text = read(paper).text
    for kept_out in ("Hæng dem", "set sammen med to ældre", "morfar", "klubben om torsdagen"):
        assert kept_out not in text
    assert "Emil er 17 år" in text
    assert "på to skabe i omklædningsrummet" in text
    assert paper.unconfirmed == 4
    assert "4" not in re.findall(r"\b\d+\b(?=[^.]*ikke bekræftet)", text), "no number betrays them"


def test_a_third_party_cannot_tell_an_empty_list_from_a_withheld_one() -> None:
    withheld = empty(recipient=OTHER, facts=(fact("noget, én har sagt"),))
    nothing = empty(recipient=OTHER)
    assert case_summary(withheld, DANISH).pdf == case_summary(nothing, DANISH).pdf
    assert "Fakta intet at give videre" in printed(nothing).text


def test_a_paper_for_a_school_carries_neither_form_nor_the_word() -> None:
    facts = (
        fact("Har fået RADIKALI\u00adSERET sin tone.", Confirmation.CONFIRMED),
        fact("Læser om højreekstremisme.", Confirmation.CONFIRMED),
        fact("Er begyndt til boksning.", Confirmation.CONFIRMED),
    )
    paper = case_summary(full(recipient=SCHOOL, facts=facts), DANISH)
    text = read(paper).text.casefold()
    for word in ("ekstrem", "radikalis", "islamis", "voldslegitimerende"):
        assert word not in text
    assert "er begyndt til boksning." in text
    assert "tegn" not in text
    assert paper.words == 2


def test_the_form_itself_is_a_word_a_school_does_not_get() -> None:
    facts = (fact("Taler om etnisk separatisme.", Confirmation.CONFIRMED),)
    summary = full(recipient=SCHOOL, facts=facts, forms=("Etnisk separatisme",))
    assert "separatisme" not in printed(summary).text.casefold()


@pytest.mark.parametrize("kind", RecipientKind)
def test_only_an_authority_reads_the_form(kind: RecipientKind) -> None:
    recipient = replace(OTHER, kind=kind)
    shown = "højreekstremisme" in printed(full(recipient=recipient)).text
    assert shown == (kind is not RecipientKind.SCHOOL)


def test_names_in_other_scripts_are_legible() -> None:
    text = printed(full()).text
    assert "Олександра Ковальчук-Христофориди" in text
    assert "Θεόδωρος Παπαδόπουλος" in text


def test_letters_the_typeface_lacks_are_told() -> None:
    paper = case_summary(empty(facts=(fact("Hedder مريم på arabisk"),)), DANISH)
    assert paper.glyphs == frozenset("مريم")
    assert case_summary(full(), DANISH).glyphs == frozenset()


def test_the_typeface_is_in_the_file() -> None:
    document = pypdfium2.PdfDocument(case_summary(full(), DANISH).pdf)
    page = document[0]
    fonts = {
        obj.get_font().get_base_name()
        for obj in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    }
    page.close()
    document.close()
    assert fonts
    assert all("IBMPlexSans" in name for name in fonts)


def test_the_file_says_only_the_record_number_about_itself() -> None:
    metadata = printed(full()).metadata
    assert metadata["Title"] == "S-2026-014"
    told = " ".join(metadata.values()).casefold()
    for name in ("emil", "birgit", "tangaa", "e.t.j.", "lyngsø", "ekstrem", "infohus"):
        assert name not in told
    assert metadata.get("Author", "") in ("", "anonymous", "(anonymous)")


def test_the_same_summary_is_the_same_bytes() -> None:
    assert case_summary(full(), DANISH).pdf == case_summary(full(), DANISH).pdf


def test_without_initials_only_the_number_tells_who() -> None:
    text = printed(empty()).text
    assert "Sag S-2026-014" in text
    assert "Borger" not in text


def test_a_long_recipient_does_not_push_the_footer_out() -> None:
    long = replace(OTHER, name="Udvalget for " + "ganske lange navne " * 12)
    page = printed(empty(recipient=long)).pages[0]
    assert "… · Segl 1204 · 9f3a22c1 Side 1 af 1" in page


def test_the_snapshot_does_not_tell_people_in_a_traceback() -> None:
    told = repr(full())
    for name in ("E.T.J.", "Emil", "klistermærker", "Birgit", "ekstremisme", "omklædning"):
        assert name not in told


def test_a_paper_without_copies_is_a_bug() -> None:
    with pytest.raises(ValueError, match="at least one copy"):
        case_summary(full(copies=0), DANISH)
