# SPDX-License-Identifier: EUPL-1.2
"""A table of words to read, by keyboard and screen reader; nothing can be copied out of it."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.widgets.theme import ROW_HEIGHT

Rows = Sequence[Sequence[str]]
_NOWHERE: Final = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class _Words(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.heads: Sequence[str] = ()
        self.rows: Rows = ()

    def fill(self, heads: Sequence[str], rows: Rows) -> None:
        self.beginResetModel()
        self.heads, self.rows = heads, rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        row = self.rows[index.row()]
        said = row[index.column()] if index.column() < len(row) else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.heads[index.column()]
            return f"{head}: {said}" if head and said else said
        return said

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.heads[section]
        return None


class FixedTable(QTableView):
    """Rows of words; the arrows walk through it, Tab leaves it."""

    def __init__(self, name: str, *, height: int = 9 * ROW_HEIGHT) -> None:
        super().__init__()
        self._words = _Words()
        self.setModel(self._words)
        self.setAccessibleName(name)
        self.setFixedHeight(height)
        self.setMinimumWidth(240)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setDragEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    @property
    def rows(self) -> Rows:
        """What it shows."""
        return self._words.rows

    def show_rows(self, heads: Sequence[str], rows: Rows, widths: Sequence[int] = ()) -> None:
        """Show these; a width of 0 takes what the others leave."""
        row = max(self.currentIndex().row(), 0)
        self._words.fill(heads, rows)
        self.horizontalHeader().setVisible(any(heads))
        for column, width in enumerate(widths):
            mode = QHeaderView.ResizeMode.Interactive if width else QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(column, mode)
            if width:
                self.setColumnWidth(column, width)
        if rows:
            self.setCurrentIndex(self._words.index(min(row, len(rows) - 1), 0))

    def fit(self, most: int) -> None:
        """Columns as wide as their words, at most so many; the last takes what is left."""
        self.resizeColumnsToContents()
        for column in range(self._words.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column) + 16, most))
        self.horizontalHeader().setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; copying is left out."""
        if event.matches(QKeySequence.StandardKey.Copy) or event.matches(
            QKeySequence.StandardKey.Cut
        ):
            event.accept()
            return
        super().keyPressEvent(event)
