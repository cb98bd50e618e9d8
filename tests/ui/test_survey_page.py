# SPDX-License-Identifier: EUPL-1.2
"""The survey sheet by keyboard: the period, exact beside protected, and what leaves."""

import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import DiskFull
from app.domain.municipality import ProfileDraft
from app.domain.periods import SurveyPeriod
from app.services import settings, statistics
from app.services.register import Register
from app.ui.page import Context, PageEntry
from app.ui.pages.plain_paper import PaperWays
from app.ui.pages.survey import SurveyPage
from app.ui.pages.survey_paper import SurveyPaperPage
from app.ui.paper_out import saving
from app.ui.parts.survey_period import Span
from app.widgets.messages import MessageKind
from app.widgets.pdf_view import opened as pdf_opened
from app.widgets.pdf_view import page_text
from tests.builders import ADULT, DAY, NOW, YOUNG, a_case
from tests.ui.rooms import Desk, desk_in


class Ways:
    """Where the files go in a test; None is a dialog that was left."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.asked: list[str] = []
        self.printer: QPrinter | None = None

    def choose(self, _parent: QWidget, name: str, ending: str, _kind: str) -> Path | None:
        self.asked.append(f"{name}.{ending}")
        return self.path

    def choose_pdf(self, _parent: QWidget, name: str) -> Path | None:
        self.asked.append(f"{name}.pdf")
        return self.path


@pytest.fixture
def ways() -> Ways:
    return Ways()


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, ways: Ways) -> Iterator[Desk]:
    def survey(context: Context) -> SurveyPage:
        return SurveyPage(context, choose=ways.choose)

    def paper(context: Context) -> SurveyPaperPage:
        return SurveyPaperPage(
            context,
            ways=PaperWays(
                printers=lambda: [] if ways.printer is None else ["HP"],
                choose_printer=lambda _parent, _name: ways.printer,
                choose_file=ways.choose_pdf,
            ),
        )

    with desk_in(tmp_path, qtbot) as made:
        for key, factory in (("survey", survey), ("survey_paper", paper)):
            made.window._entries[key] = PageEntry(key=key, factory=factory, title=str)
        yield made


def survey(desk: Desk) -> SurveyPage:
    page = desk.go("survey")
    assert isinstance(page, SurveyPage)
    return page


def two_cases(register: Register) -> None:
    a_case(register, person=YOUNG)
    a_case(register, person=ADULT)


def out(desk: Desk, form: str = "csv") -> None:
    """Choose a form, ask for it, and answer that nobody is recognised where that is asked."""
    page = desk.page
    assert isinstance(page, SurveyPage)
    page.out.form.set_value(form)
    desk.settle()
    desk.primary().trigger()
    desk.settle()
    if page.out.question.isVisible():
        desk.press("No, nobody")


def released(desk: Desk) -> int:
    return len(desk.do(statistics.releases))


def counted(desk: Desk, page: SurveyPage) -> None:
    desk.qtbot.waitUntil(lambda: not page._pause.isActive() and not desk.lane.busy)
    desk.settle()


def test_the_period_is_three_years_up_to_today(desk: Desk) -> None:
    page = survey(desk)
    assert page.period.period() == SurveyPeriod(DAY.replace(year=2023) + timedelta(days=1), DAY)
    assert "15 April 2023 – 14 April 2026, both days included" in desk.texts()
    assert desk.focused is page.period.span.target()


@pytest.mark.parametrize(
    ("span", "start", "end"),
    [
        (Span.CALENDAR_YEAR, "2025-01-01", "2025-12-31"),
        (Span.TWO_YEARS, "2024-04-15", "2026-04-14"),
        (Span.FOUR_YEARS, "2022-04-15", "2026-04-14"),
    ],
)
def test_the_presets(desk: Desk, span: Span, start: str, end: str) -> None:
    page = survey(desk)
    page.period.span.set_value(span)
    counted(desk, page)
    found = page.period.period()
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)
    assert page.sheet is not None
    assert page.sheet.header.period == found


def test_any_other_period_is_typed(desk: Desk) -> None:
    page = survey(desk)
    page.period.span.set_value(Span.ANY)
    page.period.start.target().setFocus()
    desk.type("1.1.2026")
    counted(desk, page)
    assert page.sheet is not None
    assert page.sheet.header.period.start.isoformat() == "2026-01-01"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("1.1.2026", "1.6.2026", "The date lies in the future. Write a date up to today."),
        ("1.4.2026", "1.3.2026", "The date lies before the start. Write a date from the start on."),
        ("1.1.2026", "31.2.2026", "This is not a date. Write for example 12.5.2026."),
    ],
)
def test_an_impossible_period_is_said_beside_the_field_and_nothing_can_be_saved(
    desk: Desk, start: str, end: str, said: str
) -> None:
    page = survey(desk)
    page.period.form.fill({"span": Span.ANY, "start": start, "end": end})
    page.period.changed.emit()
    counted(desk, page)
    assert desk.problem(page.period.form, "end") == said
    assert page.sheet is None
    assert not desk.primary().isEnabled()


def test_exact_answers_stand_beside_what_leaves_and_say_what_they_are(desk: Desk) -> None:
    desk.do(two_cases)
    survey(desk)
    names = {one.accessibleName() for one in desk.page.findChildren(QWidget)}
    assert "Right-wing extremism, exact: Yes · 2" in names
    assert "Right-wing extremism, on the sheet: Not disclosed" in names
    assert "Has handled cases, on the sheet: Yes" in names
    assert "The exact answers are personal data." in desk.texts()
    desk.shot("survey")


def test_why_not_is_answered_in_place(desk: Desk) -> None:
    desk.do(two_cases)
    survey(desk)
    said = "There are fewer than five cases in the period."
    assert said not in desk.texts()
    desk.press("Why not? Form of extremism")
    assert said in desk.texts()
    desk.press("Hide why")
    assert said not in desk.texts()


def test_chapters_are_folded_away_until_asked_for(desk: Desk) -> None:
    desk.do(two_cases)
    survey(desk)
    asked = "What gender were the persons in focus?"
    assert asked not in desk.texts()
    desk.press("Persons and signs (chapter 5)")
    assert asked in desk.texts()
    desk.press("Persons and signs (chapter 5)")
    assert asked not in desk.texts()


def test_answers_about_the_municipality_come_from_its_profile(desk: Desk) -> None:
    def answer(register: Register) -> None:
        profile = settings.profile(register)
        given = {one.name: getattr(profile, one.name) for one in fields(ProfileDraft)}
        draft = ProfileDraft(**(given | {"strategy": "yes", "forum_actors": ("ssp", "police")}))
        settings.change_profile(register, draft, now=NOW)

    desk.do(answer)
    survey(desk)
    desk.press("About the municipality")
    names = {one.accessibleName() for one in desk.page.findChildren(QWidget)}
    asked = (
        "Has the municipality drawn up an action plan or strategy for preventing extremism and "
        "radicalisation?"
    )
    assert f"{asked}: Yes" in names
    assert "Which actors take part in the cross-cutting forum?: SSP · The police" in names
    assert "How do the partners meet?: Not answered" in names


def test_saving_writes_the_file_and_then_the_ledger_has_its_line(
    desk: Desk, ways: Ways, tmp_path: Path
) -> None:
    desk.do(two_cases)
    page = survey(desk)
    ways.path = tmp_path / "ud.csv"
    out(desk)
    assert ways.asked == ["indberetning_lyngsoe-kommune_2026-04-14.csv"]
    text = ways.path.read_text("utf-8-sig")
    assert "T1;handled;has handled cases;ja;;" in text
    assert "T2;right_wing;right-wing extremism;oplyses_ikke;;" in text
    assert page.out.bar.message is not None
    assert page.out.bar.message.text == "ud.csv is saved, and the ledger has its line."
    line = desk.do(statistics.releases)[0]
    assert line.sha256[:12] in desk.texts()
    assert [one.name for one in tmp_path.glob("*ud*")] == ["ud.csv"]


def test_json_says_the_same(desk: Desk, ways: Ways, tmp_path: Path) -> None:
    desk.do(two_cases)
    survey(desk)
    ways.path = tmp_path / "ud"
    out(desk, "json")
    document = json.loads((tmp_path / "ud.json").read_text("utf-8"))
    assert document["tabeller"][0]["kategorier"][0]["svar"] == "ja"
    assert released(desk) == 1


def test_leaving_the_dialog_releases_nothing(desk: Desk, ways: Ways) -> None:
    survey(desk)
    out(desk)
    assert ways.asked
    assert released(desk) == 0


def test_a_folder_that_cannot_be_written_is_said_in_place_and_nothing_is_released(
    desk: Desk, ways: Ways, tmp_path: Path
) -> None:
    page = survey(desk)
    (tmp_path / "file").write_bytes(b"")
    ways.path = tmp_path / "file" / "ud.csv"
    out(desk)
    assert page.out.bar.message is not None
    assert page.out.bar.message.kind is MessageKind.ERROR
    assert page.out.bar.message.text.startswith("The file could not be saved in that folder.")
    assert released(desk) == 0


def test_an_older_file_stays_whole_where_the_ledger_refuses(tmp_path: Path) -> None:
    path = tmp_path / "ud.csv"
    path.write_bytes(b"older")
    with pytest.raises(DiskFull), saving(path, b"newer"):
        raise DiskFull
    assert path.read_bytes() == b"older"
    assert [one.name for one in tmp_path.iterdir()] == ["ud.csv"]


def test_leaving_the_page_takes_the_exact_answers_down(desk: Desk) -> None:
    desk.do(two_cases)
    page = survey(desk)
    assert page.sheet is not None
    desk.go("today")
    assert page.sheet is None
    held = {one.accessibleName() for one in page.answers.findChildren(QWidget)}
    assert not any("exact:" in name for name in held)


def test_back_from_the_paper_keeps_the_period(desk: Desk) -> None:
    page = survey(desk)
    page.period.span.set_value(Span.TWO_YEARS)
    counted(desk, page)
    out(desk, "pdf")
    paper = desk.page
    assert isinstance(paper, SurveyPaperPage)
    assert paper.paper is not None
    desk.shot("survey-paper")
    desk.window.back()
    desk.settle()
    assert page.period.span.value() is Span.TWO_YEARS
    assert page.sheet is not None


def test_the_pdf_is_a_release_too(desk: Desk, ways: Ways, tmp_path: Path) -> None:
    desk.do(two_cases)
    survey(desk)
    out(desk, "pdf")
    ways.path = tmp_path / "ud.pdf"
    desk.press("Save as PDF …")
    with pdf_opened(ways.path.read_bytes()) as document:
        assert "Survey sheet" in page_text(document, 0)
    assert desk.message == "ud.pdf is saved."
    assert released(desk) == 1


def test_blank_questions_hold_no_answer_and_are_no_release(
    desk: Desk, ways: Ways, tmp_path: Path
) -> None:
    desk.do(two_cases)
    survey(desk)
    desk.press("Blank questions to print")
    assert desk.page.title() == "Blank questions"
    ways.path = tmp_path / "blank.pdf"
    desk.press("Save as PDF …")
    with pdf_opened(ways.path.read_bytes()) as document:
        assert "✓" not in page_text(document, 0)
    assert released(desk) == 0


def test_printing_is_written_in_the_ledger_before_the_first_page(
    desk: Desk, ways: Ways, tmp_path: Path
) -> None:
    survey(desk)
    out(desk, "pdf")
    ways.printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    ways.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    ways.printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    desk.primary().trigger()
    desk.qtbot.waitUntil(lambda: "printer" in desk.message)
    assert desk.message == "indberetning_lyngsoe-kommune_2026-04-14 is with the printer."
    assert released(desk) == 1


def test_without_a_printer_it_says_so(desk: Desk) -> None:
    survey(desk)
    out(desk, "pdf")
    desk.primary().trigger()
    assert desk.message.startswith("No printer is set up on this computer.")
    assert released(desk) == 0


def test_each_count_is_in_the_log_and_names_nobody(desk: Desk) -> None:
    before = desk.register.head.seq
    survey(desk)
    assert desk.register.head.seq > before


def test_page_down_turns_the_pages_of_the_paper(desk: Desk) -> None:
    survey(desk)
    out(desk, "pdf")
    paper = desk.page
    assert isinstance(paper, SurveyPaperPage)
    assert desk.focused is paper.view
    desk.key(Qt.Key.Key_PageDown)
    assert paper.view.page == 2


def test_a_paper_whose_sheet_is_no_longer_held_leads_to_the_page_that_makes_it(desk: Desk) -> None:
    desk.go("survey_paper", kind="sheet", start="2026-01-01", end="2026-04-14")
    desk.qtbot.waitUntil(lambda: isinstance(desk.page, SurveyPage))
    desk.settle()
    assert released(desk) == 0
