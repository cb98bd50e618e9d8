# SPDX-License-Identifier: EUPL-1.2
"""The one table of the program: frozen records as rows, columns as data, read page by page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QWidget,
)

from app.widgets.theme import ROW_HEIGHT

if TYPE_CHECKING:
    from app.services.register import Register
    from app.ui.page import Page

PAGE_ROWS: Final = 100
SEEK_ROWS: Final = 2000
SORT_ROLE: Final = Qt.ItemDataRole.UserRole
RECORD_ROLE: Final = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class Record(Protocol):
    """What a row needs: an id that stays."""

    @property
    def id(self) -> Any:
        """The record's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: how a record is shown and, where it may be ordered, by which key."""

    title: str
    text: Callable[[Any], str]
    sort: Callable[[Any], Any] | None = None
    width: int = 0
    """Logical px; 0 takes what is left."""
    align_right: bool = False
    tooltip: Callable[[Any], str] | None = None


class RecordTable(QAbstractTableModel):
    """A model over frozen records that asks for more of them when the view gets there."""

    more_requested = Signal(int, int)

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._records: list[Any] = []
        self._complete = True
        self._waiting = False

    @property
    def complete(self) -> bool:
        """Whether every record there is has been read."""
        return self._complete

    def start(self) -> None:
        """Forget all rows and ask for the first ones."""
        self.beginResetModel()
        self._records = []
        self._complete = False
        self._waiting = False
        self.endResetModel()
        self.fetchMore(QModelIndex())

    def append(self, records: Sequence[Any], *, complete: bool) -> None:
        """Take the records that were asked for."""
        self._waiting = False
        if records:
            first = len(self._records)
            self.beginInsertRows(QModelIndex(), first, first + len(records) - 1)
            self._records.extend(records)
            self.endInsertRows()
        self._complete = complete

    def give_up(self) -> None:
        """The asked-for records will not come; no more are asked for."""
        self._waiting = False
        self._complete = True

    def set_records(self, records: Sequence[Any]) -> None:
        """Show exactly these."""
        self.beginResetModel()
        self._records = list(records)
        self._complete = True
        self._waiting = False
        self.endResetModel()

    def record(self, row: int) -> Any:
        """The record of a row."""
        return self._records[row]

    def row_of(self, record_id: object) -> int | None:
        """The row of a record among those read so far."""
        wanted = str(record_id)
        for row, record in enumerate(self._records):
            if str(record.id) == wanted:
                return row
        return None

    def replace(self, record: Any) -> None:
        """Show a record's new state in its row."""
        row = self.row_of(record.id)
        if row is not None:
            self._records[row] = record
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows have been read."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, sort key or the record itself."""
        if not index.isValid():
            return None
        record, column = self._records[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.text(record)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.ToolTipRole:
                return column.tooltip(record) if column.tooltip else None
            case _ if role == SORT_ROLE:
                return column.sort(record) if column.sort else column.text(record)
            case _ if role == RECORD_ROLE:
                return record
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The columns' titles."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there may be more, and none are on their way."""
        return not parent.isValid() and not self._complete and not self._waiting

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next rows."""
        if self.canFetchMore(parent):
            self._waiting = True
            self.more_requested.emit(len(self._records), PAGE_ROWS)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column's key; only when all of them have been read."""
        if not self._complete or not 0 <= column < len(self.columns):
            return
        key = self.columns[column].sort
        if key is None:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self._records[index.row()].id for index in before]
        self._records.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        rows = {record.id: row for row, record in enumerate(self._records)}
        after = [
            self.index(rows[wanted], index.column())
            for wanted, index in zip(ids, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


class _Table(QTableView):
    """The table on the screen: rows only, Enter opens, nothing is copied out by keyboard."""

    entered_row = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; copying is left out on purpose (security.md §8)."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.entered_row.emit(self.currentIndex().row())
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            return
        super().keyPressEvent(event)


class RecordView(QWidget):
    """A table of records that keeps its row, and what stands there when it is empty."""

    activated = Signal(object)
    current_changed = Signal(object)
    loaded = Signal()

    def __init__(self, model: RecordTable, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._wanted: str | None = None
        self._generation = 0
        self._read: Callable[[int, int], None] | None = None
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.table = _Table()
        self.table.setAccessibleName(name)
        self.table.setModel(model)
        self._dress()
        self._stack.addWidget(self.table)
        self._empty: QWidget | None = None
        self.setFocusProxy(self.table)
        model.more_requested.connect(self._on_more)
        self.table.entered_row.connect(lambda row: self.activated.emit(model.record(row)))
        self.table.doubleClicked.connect(lambda i: self.activated.emit(model.record(i.row())))
        self.table.selectionModel().currentRowChanged.connect(self._on_current)

    def set_empty(self, empty: QWidget) -> None:
        """What to show in place of a table without rows."""
        self._empty = empty
        self._stack.addWidget(empty)

    def load(
        self,
        page: "Page",
        fetch: "Callable[[Register, int, int], Sequence[Any]]",
        *,
        select: object = None,
    ) -> None:
        """Read the list anew, page by page, on the lane: `fetch(register, offset, limit)`.

        The current row, or the one of `select`, is current again afterwards.
        """
        current = self.current()
        self._wanted = str(select or (current.id if current is not None else "")) or None
        self._generation += 1
        generation = self._generation

        def read(offset: int, limit: int) -> None:
            def take(records: Sequence[Any]) -> None:
                if generation == self._generation:
                    self.model.append(records, complete=len(records) < limit)
                    self._after_append()

            page.run(lambda register: fetch(register, offset, limit), take)

        self._read = read
        self.model.start()

    def show_records(self, records: Sequence[Any], *, select: object = None) -> None:
        """Show a list that has been read already."""
        current = self.current()
        self._wanted = str(select or (current.id if current is not None else "")) or None
        self._generation += 1
        self._read = None
        self.model.set_records(records)
        self._after_append()

    def current(self) -> Any | None:
        """The record of the current row."""
        index = self.table.currentIndex()
        return self.model.record(index.row()) if index.isValid() else None

    def select(self, record_id: object) -> bool:
        """Make a record's row the current one; tell whether it is there."""
        row = self.model.row_of(record_id)
        if row is None:
            return False
        index = self.model.index(row, 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def _dress(self) -> None:
        table = self.table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setDragEnabled(False)
        table.setCornerButtonEnabled(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(48)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for section, column in enumerate(self.model.columns):
            if column.width:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(section, column.width)
            else:
                header.setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self._on_header)
        header.setSectionsClickable(any(column.sort for column in self.model.columns))

    def _on_header(self, section: int) -> None:
        if not self.model.complete or self.model.columns[section].sort is None:
            return
        header = self.table.horizontalHeader()
        again = header.isSortIndicatorShown() and header.sortIndicatorSection() == section
        order = header.sortIndicatorOrder() if again else Qt.SortOrder.DescendingOrder
        ascending = Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if order == ascending else ascending
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, order)
        self.model.sort(section, order)

    def _on_more(self, offset: int, limit: int) -> None:
        if self._read is not None:
            self._read(offset, limit)
        else:
            self.model.give_up()

    def _after_append(self) -> None:
        rows = self.model.rowCount()
        if self._wanted is not None and self.select(self._wanted):
            self._wanted = None
        elif self._wanted is not None and not self.model.complete and rows < SEEK_ROWS:
            self.model.fetchMore(QModelIndex())
            return
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        empty = self._empty is not None and not rows
        had_focus = self.table.hasFocus()
        self._stack.setCurrentWidget(self._empty if empty and self._empty else self.table)
        if had_focus and not empty:
            self.table.setFocus()
        self.loaded.emit()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        record = self.model.record(current.row()) if current.isValid() else None
        self.current_changed.emit(record)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.align_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
