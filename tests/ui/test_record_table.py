# SPDX-License-Identifier: EUPL-1.2
"""The table over records: read page by page, keeps its row, opens with Enter, copies nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.record_table import PAGE_ROWS, RECORD_ROLE, SORT_ROLE, Column, RecordTable, RecordView
from app.widgets.parts import EmptyState


@dataclass(frozen=True)
class Row:
    id: str
    year: int


ROWS = [Row(f"r{number}", 2026 - number % 7) for number in range(1000)]
COLUMNS = (
    Column(title="Number", text=lambda row: row.id, width=120),
    Column(title="Year", text=lambda row: str(row.year), sort=lambda row: row.year),
)


class FakePage:
    """Answers at once, as the lane does a moment later; counts what was asked for."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.asked: list[tuple[int, int]] = []

    def run(self, work, done, **_more):
        done(work(self))

    def fetch(self, _register: object, offset: int, limit: int) -> Sequence[Row]:
        self.asked.append((offset, limit))
        return self.rows[offset : offset + limit]


@pytest.fixture
def view(qtbot: QtBot) -> RecordView:
    made = RecordView(RecordTable(COLUMNS), "Cases")
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_model_keeps_qts_rules_through_all_it_does() -> None:
    model = RecordTable(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_records(ROWS[:10])
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.start()
    model.append(ROWS[:5], complete=False)
    model.append(ROWS[5:8], complete=True)
    model.replace(Row("r6", 1990))
    model.append([], complete=True)
    model.set_records([])
    assert tester.model() is model


def test_a_list_of_any_size_opens_with_one_page(view: RecordView) -> None:
    page = FakePage(ROWS)
    view.load(page, page.fetch)
    assert page.asked == [(0, PAGE_ROWS)]
    assert view.model.rowCount() == PAGE_ROWS
    assert not view.model.complete


def test_scrolling_to_the_end_reads_the_rest(view: RecordView, qtbot: QtBot) -> None:
    page = FakePage(ROWS[:250])
    view.load(page, page.fetch)
    while view.model.canFetchMore(QModelIndex()):
        view.table.scrollToBottom()
        view.model.fetchMore(QModelIndex())
    assert view.model.rowCount() == 250
    assert page.asked == [(0, 100), (100, 100), (200, 100)]


def test_reading_again_keeps_the_row_even_on_a_later_page(view: RecordView) -> None:
    page = FakePage(ROWS)
    view.load(page, page.fetch, select="r345")
    current = view.current()
    assert current is not None
    assert current.id == "r345"
    view.load(page, page.fetch)
    current = view.current()
    assert current is not None
    assert current.id == "r345"


def test_an_answer_to_an_older_question_is_dropped(view: RecordView) -> None:
    late = []

    class SlowPage(FakePage):
        def run(self, work, done, **_more):
            late.append((work, done))

    slow, quick = SlowPage(ROWS[:3]), FakePage(ROWS[10:12])
    view.load(slow, slow.fetch)
    view.load(quick, quick.fetch)
    work, done = late[0]
    done(work(None))
    assert [view.model.record(row).id for row in range(view.model.rowCount())] == ["r10", "r11"]


def test_enter_opens_the_row_and_arrows_move(view: RecordView, qtbot: QtBot) -> None:
    view.show_records(ROWS[:5])
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.activated) as opened:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args == [ROWS[1]]


def test_nothing_is_copied(view: RecordView, qtbot: QtBot) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setText("before")
    view.show_records(ROWS[:5])
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "before"


def test_an_empty_list_says_so(view: RecordView) -> None:
    empty = EmptyState("There are no cases yet.")
    view.set_empty(empty)
    view.show_records([])
    assert empty.isVisible()
    view.show_records(ROWS[:1])
    assert view.table.isVisible()


def test_roles_give_the_sort_key_and_the_record() -> None:
    model = RecordTable(COLUMNS)
    model.set_records(ROWS[:2])
    index = model.index(1, 1)
    assert index.data(SORT_ROLE) == 2025
    assert index.data(RECORD_ROLE) is ROWS[1]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Year"


def test_ordering_keeps_the_current_record(view: RecordView, qtbot: QtBot) -> None:
    view.show_records(ROWS[:10], select="r9")
    view.model.sort(1)
    current = view.current()
    assert current is not None
    assert current.id == "r9"
    assert [view.model.record(row).year for row in (0, 9)] == [2020, 2026]
