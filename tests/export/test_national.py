# SPDX-License-Identifier: EUPL-1.2
"""The national figures in words and on paper: complete in both languages, and safe to open."""

import pypdfium2
import pytest

from app.domain.codelists import Language
from app.domain.national import (
    Collected,
    Fault,
    Group,
    LeftOut,
    NationalFigure,
    NationalFigures,
    Share,
    Split,
    UnknownCode,
)
from app.domain.questionnaire import DEFINITIONS
from app.export.national import figures_csv, figures_xlsx, left_out_csv
from app.export.national_words import NationalWords, national_words
from app.export.pdf.national import national_pdf
from app.export.pdf.style import missing_glyphs
from app.statistics.national_tally import FIGURES
from app.storage.resources import load_codelists
from tests.export.spreadsheets import read_workbook
from tests.mapping_sheets import PERIOD

LANGUAGES: tuple[Language, ...] = ("da", "en")
REGIONS = ("", *load_codelists()["region"].codes)


def share(code: str, **counts: int) -> Share:
    none = dict.fromkeys(("yes", "no", "dont_know", "withheld", "absent", "sure", "could"), 0)
    return Share(code=code, **{**none, **counts})


def figure(**counts: int) -> NationalFigure:
    """Figure 3 with the same counts in every row of the country and of every region."""
    rows = tuple(share(code, **counts) for code in DEFINITIONS["T2"].categories)
    groups = [(Split.COUNTRY, ""), *((Split.REGION, code) for code in REGIONS)]
    return NationalFigure(
        id="3",
        table="T2",
        with_cases=True,
        groups=tuple(
            Group(split=split, code=code, municipalities=rows[0].n, shares=rows)
            for split, code in groups
        ),
    )


def figures(*made: NationalFigure) -> NationalFigures:
    return NationalFigures(period=PERIOD, sheets=9, with_cases=7, figures=made)


def collected(*left_out: LeftOut, unknown: tuple[UnknownCode, ...] = ()) -> Collected:
    return Collected(figures=None, left_out=left_out, unknown_codes=unknown)


def said(words: NationalWords, **counts: int) -> str:
    return words.percent(share("ja", **counts))


def paper(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return " ".join(
            " ".join(page.get_textpage().get_text_bounded() for page in document).split()
        )
    finally:
        document.close()


def test_a_share_is_one_number_where_it_is_known_and_an_interval_where_it_is_not() -> None:
    danish, english = (national_words(one, load_codelists()) for one in LANGUAGES)
    assert said(danish, yes=57, no=43, sure=57) == "57 %"
    assert said(english, yes=57, no=43, sure=57) == "57%"
    assert said(danish, yes=1, no=7, sure=1) == "13 %"
    assert said(danish, yes=55, no=40, withheld=5, sure=55, could=5) == "55–60 %"
    assert said(danish, yes=1, no=1, absent=1, sure=1, could=1) == "33–67 %"
    assert said(danish, yes=0, no=3, withheld=1, sure=0, could=0) == "0 %"
    assert said(danish) == "–"
    # the ends of an interval may round to neighbours; they never become one number
    assert said(danish, yes=500, no=499, withheld=1, sure=500, could=1) == "50–51 %"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_figure_and_remark_has_its_words(language: Language) -> None:
    words = national_words(language, load_codelists())
    for fault in Fault:
        for detail in ("", "2014-01-01/2016-12-31" if fault is Fault.OTHER_PERIOD else "x.json"):
            if fault is Fault.OTHER_PERIOD and not detail:
                continue
            sentence = words.reason(LeftOut(file="a.json", fault=fault, detail=detail))
            assert sentence.endswith(".")
            assert "{" not in sentence
    for split in (Split.REGION, Split.SIZE, Split.DISTRICT):
        unknown = UnknownCode(file="a.json", split=split, code="atlantis")
        assert "atlantis" in words.remark(unknown)
    assert set(words.figures) == set(FIGURES)
    everything = (*words.words.values(), *words.figures.values(), *words.faults.values())
    assert missing_glyphs("".join(everything)) == frozenset()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_paper_speaks_one_language(language: Language) -> None:
    words = national_words(language, load_codelists())
    made = figures(figure(yes=3, no=2, withheld=2, sure=3, could=2))
    text = paper(national_pdf(made, collected(), words, list_file="x.csv"))
    danish = ("Landstal", "Hele landet", "Oplyses ikke", "Side 1 af", "Højreekstremisme 42–72 %")
    english = ("National figures", "Not disclosed", "Page 1 of", "Right-wing extremism 42–72%")
    spoken, other = (danish, english) if language == "da" else (english, danish)
    assert [phrase for phrase in spoken if phrase not in text and phrase != "Hele landet"] == []
    assert [phrase for phrase in other if phrase in text] == []
    assert words.word("none_left_out") in text


def test_a_long_list_of_files_is_cut_on_paper_and_whole_in_the_list() -> None:
    words = national_words("da", load_codelists())
    many = collected(
        *(LeftOut(file=f"ark{n:03}.json", fault=Fault.BROKEN_JSON) for n in range(200))
    )
    text = paper(national_pdf(figures(), many, words, list_file="liste.csv"))
    assert "ark059.json" in text
    assert "ark060.json" not in text
    assert "Og 140 filer mere. Alle står i liste.csv." in text
    assert len(left_out_csv(many, words).splitlines()) == 201


def test_no_file_name_is_a_formula_or_markup() -> None:
    words = national_words("da", load_codelists())
    strange = collected(
        LeftOut(file="=1+1.json", fault=Fault.CONFLICT, detail="<b>&\x00\udcff.json"),
        unknown=(UnknownCode(file="@x.json", split=Split.REGION, code="<i>"),),
    )
    made = figures(figure(yes=1, sure=1))
    assert b"'=1+1.json;conflict;" in left_out_csv(strange, words)
    page = read_workbook(figures_xlsx(made, strange, words)).worksheets[-1]
    assert (page["A2"].value, page["A2"].data_type) == ("=1+1.json", "s")
    assert "<b>& ?.json" in paper(national_pdf(made, strange, words, list_file="x.csv"))


def test_the_same_figures_are_the_same_bytes() -> None:
    words = national_words("da", load_codelists())
    made = figures(figure(yes=1, sure=1))
    for write in (
        lambda: figures_csv(made, words),
        lambda: figures_xlsx(made, collected(), words),
        lambda: national_pdf(made, collected(), words, list_file="x.csv"),
    ):
        assert write() == write()
