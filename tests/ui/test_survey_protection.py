# SPDX-License-Identifier: EUPL-1.2
"""What the survey page tells of the protection, asks before a file, and never lets out."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.errors import SheetRefusal, SheetRefused
from app.domain.periods import SurveyPeriod
from app.domain.protected import Profile
from app.services import statistics
from app.services.register import Register
from app.services.statistics import Proposal
from app.statistics.counting import count
from app.statistics.protect import Ledger, protect
from app.ui.charts.bars import BarChart, ColumnChart
from app.ui.charts.interval_bar import IntervalFigure
from app.ui.page import Command, Context, PageEntry
from app.ui.pages.survey import SurveyPage
from app.ui.parts.fixed_table import FixedTable
from app.ui.parts.survey_out import sheet_bytes
from app.widgets.pdf_view import opened as pdf_opened
from app.widgets.pdf_view import page_text
from tests.builders import ADULT, DAY, NOW, YOUNG, a_case
from tests.statistics.invented import register as invented_register
from tests.ui.proposals import KNOWN_ONLY_HERE, Proposals
from tests.ui.rooms import Desk, desk_in


class Ways:
    """Where files go; None is a dialog that was left."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.asked: list[str] = []

    def choose(self, _parent: QWidget, name: str, ending: str, _kind: str) -> Path | None:
        self.asked.append(f"{name}.{ending}")
        return self.path


@pytest.fixture
def ways() -> Ways:
    return Ways()


@pytest.fixture
def proposals() -> Proposals:
    return Proposals()


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, ways: Ways, proposals: Proposals) -> Iterator[Desk]:
    def survey(context: Context) -> SurveyPage:
        return SurveyPage(context, choose=ways.choose, propose=proposals)

    with desk_in(tmp_path, qtbot) as made:
        made.window._entries["survey"] = PageEntry(key="survey", factory=survey, title=str)
        yield made


@pytest.fixture
def real_desk(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with desk_in(tmp_path, qtbot) as made:
        yield made


def survey(desk: Desk, kind: Profile = Profile.YES_NO) -> SurveyPage:
    page = desk.go("survey")
    assert isinstance(page, SurveyPage)
    if kind is not Profile.YES_NO:
        page.profile.set_value(kind)
        page.refresh()
        desk.settle()
    return page


def counted(desk: Desk, page: SurveyPage) -> None:
    desk.qtbot.waitUntil(lambda: not page._pause.isActive() and not desk.lane.busy)
    desk.settle()


def names(desk: Desk) -> set[str]:
    return {one.accessibleName() for one in desk.page.findChildren(QWidget) if one.isVisible()}


# why a figure is no finer


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "Left-wing extremism",
            "One could then work out that there are at most 2 in “only under 18” (age under and "
            "over 18).",
        ),
        (
            "Extreme Islamism",
            "One could then work out that there are at least 1 in “left-wing extremism”.",
        ),
        (
            "Don’t know/have had no cases",
            "One could then conclude that all or nearly all in “both under and over 18” have "
            "“right-wing extremism” (form of extremism).",
        ),
        (
            "Both under and over 18",
            "One could then work out that there are exactly 2 in “only under 18” among those who "
            "have come since an earlier sheet.",
        ),
    ],
)
def test_why_not_names_what_one_could_work_out(desk: Desk, row: str, said: str) -> None:
    survey(desk, Profile.INTERVAL)
    assert said not in desk.texts()
    desk.press(f"Why not? {row}")
    assert said in desk.texts()


def test_what_is_new_since_an_earlier_sheet_is_said_with_its_date(desk: Desk, ways: Ways) -> None:
    page = survey(desk, Profile.INTERVAL)
    sheet = page.sheet
    assert sheet is not None
    desk.do(lambda one: statistics.release(one, sheet, now=NOW))
    page.refresh()
    desk.settle()
    desk.press("Why not? Both under and over 18")
    assert "who have come since the sheet of 14 April 2026." in desk.texts()


def test_the_summary_counts_questions_and_the_proof_is_said(desk: Desk) -> None:
    survey(desk, Profile.INTERVAL)
    said = desk.texts()
    assert "in intervals" in said
    assert "1 not at all" in said
    assert (
        "Tried: 459 pieces of information cannot be worked out. 25 other invented registers fit "
        "every single figure on the sheet." in said
    )


def test_the_proof_is_looked_through_by_keyboard(desk: Desk) -> None:
    page = survey(desk, Profile.INTERVAL)
    desk.press("Show the proof")
    assert "Invented register 1 of 25" in desk.texts()
    assert desk.focused is page.answers.proof.after
    first = list(page.answers.proof.table.rows)
    desk.key(Qt.Key.Key_Space)
    assert "Invented register 2 of 25" in desk.texts()
    assert list(page.answers.proof.table.rows) != first
    desk.press("Previous")
    desk.press("Previous")
    assert "Invented register 25 of 25" in desk.texts()
    desk.shot("survey-proof")
    desk.press("Hide the proof")
    assert desk.focused is page.answers.proof_button


def test_each_number_has_a_bar_that_says_itself(desk: Desk) -> None:
    page = survey(desk, Profile.INTERVAL)
    said = {bar.accessibleName() for bar in page.answers.findChildren(IntervalFigure)}
    assert "Left-wing extremism, on the sheet: 5 or more" in said
    assert "Cases in all, on the sheet: 5–9" in said
    desk.shot("survey-interval")


def test_the_same_sheet_again_is_said_with_its_date(desk: Desk, proposals: Proposals) -> None:
    proposals.repeated = datetime(2026, 5, 1, 9, tzinfo=UTC)
    survey(desk)
    assert "The same period and kind of sheet left on 1 May 2026." in desk.texts()


# what is chosen


def test_other_kinds_of_sheet_are_out_of_sight_and_chosen_by_keyboard(
    desk: Desk, proposals: Proposals
) -> None:
    page = survey(desk)
    assert proposals.asked[-1][1] is Profile.YES_NO
    assert not page.profile.buttons[Profile.INTERVAL].isVisible()
    desk.press("More kinds of sheet")
    button = page.profile.buttons[Profile.YES_NO]
    button.setFocus()
    desk.key(Qt.Key.Key_Down, button)
    counted(desk, page)
    assert proposals.asked[-1][1] is Profile.INTERVAL
    assert page.sheet is not None
    assert page.sheet.header.profile == Profile.INTERVAL.value
    desk.press("Fewer kinds of sheet")
    assert page.profile.buttons[Profile.INTERVAL].isVisible()  # what is chosen stays in sight


def test_examples_leave_only_when_they_are_approved(desk: Desk, proposals: Proposals) -> None:
    page = survey(desk)
    desk.press("Add examples of another form of extremism")
    desk.type("dyrerettigheder")
    counted(desk, page)
    assert proposals.asked[-1][2] == ()
    assert "On the sheet they stand as: dyrerettigheder" in desk.texts()
    page.examples.approved.box.setFocus()
    desk.key(Qt.Key.Key_Space, page.examples.approved.box)
    counted(desk, page)
    assert proposals.asked[-1][2] == ("dyrerettigheder",)
    page.examples.form["example_2"].editor.target().setFocus()
    desk.type("klima")
    counted(desk, page)
    assert not page.examples.approved.value()
    assert proposals.asked[-1][2] == ()


def test_an_example_with_a_cpr_number_is_refused_where_it_stands(
    desk: Desk, proposals: Proposals
) -> None:
    page = survey(desk)
    desk.press("Add examples of another form of extremism")
    desk.type("0101904443")
    assert "A CPR number stands in the text. CPR numbers are not kept here." in desk.texts()
    page.examples.approved.box.setFocus()
    desk.key(Qt.Key.Key_Space, page.examples.approved.box)
    counted(desk, page)
    assert desk.problem(page.examples.form, "example_1") == (
        "This looks like a CPR number. Remove it."
    )
    assert all(examples == () for _period, _kind, examples in proposals.asked)


def test_there_are_at_most_five_examples(desk: Desk) -> None:
    page = survey(desk)
    desk.press("Add examples of another form of extremism")
    for number in range(1, 6):
        page.examples.form[f"example_{number}"].editor.set_value(f"form {number}")
    shown = [name for name in page.examples.form.values() if name.startswith("example")]
    assert len(shown) == 5
    assert len(page.examples._typed()) == 5


# counting


def test_a_count_can_be_stopped_and_begun_again(desk: Desk, proposals: Proposals) -> None:
    page = survey(desk)
    proposals.hold.clear()
    page.refresh()
    desk.qtbot.waitUntil(lambda: len(proposals.asked) == 2)
    stop = next(b for b in desk.window.busy.findChildren(QPushButton) if b.text() == "Stop")
    stop.click()
    desk.settle()
    assert page.sheet is None
    assert "The count was stopped, so there are no answers to show." in desk.texts()
    assert not desk.primary().isEnabled()
    proposals.hold.set()
    desk.press("Count again")
    assert page.sheet is not None


def test_a_change_stops_the_count_before_it(desk: Desk, proposals: Proposals) -> None:
    page = survey(desk)
    proposals.hold.clear()
    page.refresh()
    desk.qtbot.waitUntil(lambda: len(proposals.asked) == 2)
    page.period.end.set_value("1.4.2026")
    desk.qtbot.waitUntil(lambda: proposals.stopped == 1)
    proposals.hold.set()
    counted(desk, page)
    assert page.sheet is not None
    assert page.sheet.header.period.end == date(2026, 4, 1)
    assert "The count was stopped" not in desk.texts()


@pytest.mark.parametrize("why", list(SheetRefusal))
def test_each_refusal_has_its_sentence_in_step_two_and_nothing_can_be_saved(
    desk: Desk, proposals: Proposals, ways: Ways, why: SheetRefusal
) -> None:
    proposals.refuse = SheetRefused(
        why,
        start=date(2023, 5, 1),
        end=date(2026, 4, 30),
        released_at=datetime(2026, 5, 1, 9, tzinfo=UTC),
    )
    page = survey(desk)
    shown = page.answers.refused.message
    assert shown is not None
    assert shown.text.startswith(("No sheet is made.", "The sheet does not leave."))
    assert "the sheet for 1 May 2023 – 30 April 2026, which left on 1 May 2026." in shown.text
    assert page.sheet is None
    assert not desk.primary().isEnabled()
    assert not page.out.out_button.isEnabled()
    assert "Has handled cases, exact: No · 0" in names(desk)
    desk.shot(f"survey-refused-{why.value}")


def test_few_who_differ_are_told_what_can_be_done(desk: Desk, proposals: Proposals) -> None:
    proposals.refuse = SheetRefused(SheetRefusal.FEW_DIFFER)
    page = survey(desk)
    assert page.answers.refused.message is not None
    said = page.answers.refused.message.text
    for what in ("that sheet again", "at least five cases", "no earlier sheet overlaps"):
        assert what in said


# before the first file


def test_the_whole_way_out_by_keyboard(desk: Desk, ways: Ways, tmp_path: Path) -> None:
    page = survey(desk)
    ways.path = tmp_path / "ud.xlsx"
    desk.window.do(Command.SAVE)
    assert "Can anybody in the municipality recognise a person?" in desk.texts()
    assert desk.focused is page.out.question.yes_button  # the safe answer
    desk.key(Qt.Key.Key_Tab)
    assert desk.focused is page.out.question.no_button
    desk.key(Qt.Key.Key_Return)
    desk.settle()
    assert ways.path.read_bytes()[:2] == b"PK"
    assert len(desk.do(statistics.releases)) == 1


def test_the_question_is_asked_once_for_each_sheet(desk: Desk, ways: Ways, tmp_path: Path) -> None:
    page = survey(desk)
    ways.path = tmp_path / "ud.csv"
    desk.primary().trigger()
    desk.press("No, nobody")
    desk.primary().trigger()
    desk.settle()
    assert not page.out.question.isVisible()
    assert len(ways.asked) == 2
    page.profile.set_value(Profile.STRICT)
    page.refresh()
    desk.settle()
    desk.primary().trigger()
    assert page.out.question.isVisible()


def test_whoever_may_be_recognised_is_not_sent(desk: Desk, ways: Ways) -> None:
    page = survey(desk)
    desk.primary().trigger()
    desk.press("Yes, perhaps")
    assert "Then do not send this sheet." in desk.texts()
    assert desk.focused is page.out.question.stricter_button
    desk.key(Qt.Key.Key_Space)
    assert page.profile.buttons[Profile.STRICT].isVisible()
    assert desk.focused is page.profile.buttons[Profile.YES_NO]
    assert not ways.asked
    desk.primary().trigger()
    assert page.out.question.isVisible()  # it is asked again
    desk.key(Qt.Key.Key_Escape)
    assert not page.out.question.isVisible()
    assert not desk.do(statistics.releases)


# what is seen of the file


def test_a_file_is_seen_exactly_as_it_leaves(desk: Desk) -> None:
    page = survey(desk)
    assert page.sheet is not None
    for form in ("csv", "json"):
        page.out.form.set_value(form)
        desk.settle()
        data = sheet_bytes(page.sheet, page.labels, form).decode("utf-8-sig")
        assert page.out.preview.text.toPlainText() == data.replace("\r\n", "\n")


def test_a_workbook_is_seen_page_by_page(desk: Desk) -> None:
    page = survey(desk)
    page.out.form.set_value("xlsx")
    desk.settle()
    leaf = page.out.preview.leaf
    assert leaf is not None
    assert "Survey sheet" in page.out.preview.table.rows[0][0]
    first = list(page.out.preview.table.rows)
    leaf.set_value(1)
    assert list(page.out.preview.table.rows) != first


# nothing unprotected gets out


def test_no_exact_count_is_in_any_file(desk: Desk) -> None:
    page = survey(desk)
    page.answers.folds["persons"].open()
    assert str(KNOWN_ONLY_HERE) in desk.texts()
    sheet = page.sheet
    assert sheet is not None
    for form in ("csv", "json"):
        assert str(KNOWN_ONLY_HERE) not in sheet_bytes(sheet, page.labels, form).decode()
    page.out.form.set_value("xlsx")
    desk.settle()
    leaf = page.out.preview.leaf
    assert leaf is not None
    for number in range(leaf.combo.count()):
        leaf.set_value(number)
        shown = " ".join(" ".join(row) for row in page.out.preview.table.rows)
        assert str(KNOWN_ONLY_HERE) not in shown
    with pdf_opened(sheet_bytes(sheet, page.labels, "pdf")) as document:
        text = " ".join(page_text(document, number) for number in range(len(document)))
    assert str(KNOWN_ONLY_HERE) not in text


def test_nothing_on_the_page_can_be_copied_or_has_a_menu_of_its_own(desk: Desk) -> None:
    page = survey(desk, Profile.INTERVAL)
    for fold in page.answers.folds.values():
        fold.open()
    page.answers._on_proof()
    page.out.form.set_value("csv")
    desk.settle()
    take_nothing(desk)


def take_nothing(desk: Desk) -> None:
    """Try to copy from everything on the page that shows a figure."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("as before")
    for label in desk.page.findChildren(QLabel):
        assert not label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        assert not label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    control = Qt.KeyboardModifier.ControlModifier
    for one in desk.page.findChildren(QWidget):
        if isinstance(one, QLineEdit):
            continue  # what is typed is the user's own
        if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus:
            one.setFocus()
            for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
                QTest.keyClick(one, key, control)
    for table in desk.page.findChildren(FixedTable):
        assert table.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
        assert not table.dragEnabled()
    for picture in (*desk.page.findChildren(ColumnChart), *desk.page.findChildren(BarChart)):
        assert picture.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    assert clipboard.text() == "as before"


# registers of every size, with the real protection


@pytest.mark.parametrize(
    ("cases", "answer", "reason"),
    [
        (0, "No", "There are no cases in the period, so there is nothing to break down."),
        (1, "Yes", "There are fewer than five cases in the period."),
        (4, "Yes", "There are fewer than five cases in the period."),
    ],
)
def test_a_small_register_answers_the_first_question_alone(
    real_desk: Desk, cases: int, answer: str, reason: str
) -> None:
    def make(register: Register) -> None:
        for number in range(cases):
            a_case(register, person=YOUNG if number % 2 else ADULT)

    real_desk.do(make)
    page = survey(real_desk)
    assert f"Has handled cases, on the sheet: {answer}" in names(real_desk)
    assert page.sheet is not None
    real_desk.press("Why not? Form of extremism")
    assert reason in real_desk.texts()
    real_desk.shot(f"survey-{cases}-cases")


def test_sixty_cases_are_answered_in_intervals_with_a_proof(tmp_path: Path, qtbot: QtBot) -> None:
    facts = invented_register(60)

    def propose(
        register: Register, period: SurveyPeriod, profile: Profile, **_more: object
    ) -> Proposal:
        versions = statistics.list_versions(register)
        made = protect(facts, period, profile, statistics.policy(), versions, ledger=Ledger())
        return Proposal(
            exact=count(facts, period),
            sheet=made.sheet,
            whys=made.whys,
            secrets=made.secrets,
            alternatives=made.alternatives,
        )

    with desk_in(tmp_path, qtbot) as desk:
        desk.window._entries["survey"] = PageEntry(
            key="survey", factory=lambda context: SurveyPage(context, propose=propose), title=str
        )
        page = desk.go("survey")
        assert isinstance(page, SurveyPage)
        page.profile.set_value(Profile.INTERVAL)
        page.refresh()
        qtbot.waitUntil(lambda: not desk.lane.busy, timeout=60_000)
        desk.settle()
        assert page.sheet is not None
        assert "cannot be worked out" in desk.texts()
        desk.press("Show the proof")
        assert "Invented register 1 of" in desk.texts()
        desk.shot("survey-60-cases")


# what the register lacks


def test_back_returns_to_the_row_that_was_opened(real_desk: Desk) -> None:
    real_desk.do(lambda register: a_case(register, day=DAY, person=YOUNG))
    page = survey(real_desk)
    real_desk.press("What is missing in the register")
    missing = page.answers.missing
    assert missing.list is not None
    row = missing.list.rows[0]
    row.setFocus()
    opened_row = row.accessibleName()
    real_desk.key(Qt.Key.Key_Return, row)
    real_desk.settle()
    assert real_desk.page is not page
    real_desk.window.back()
    real_desk.settle()
    assert real_desk.page is page
    assert real_desk.focused.accessibleName() == opened_row
