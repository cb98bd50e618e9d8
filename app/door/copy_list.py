# SPDX-License-Identifier: EUPL-1.2
"""The list of backups to choose from: when each was made, how old and how large it is."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.widgets.texts import date_time_text, size_text, tr

if TYPE_CHECKING:
    from app.services.backups import Backup

_ROW: Final = 36
_MOST_ROWS: Final = 6


class CopyList(QTableWidget):
    """One row per backup, the newest first; the newest good one is chosen."""

    chosen = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(0, 4)
        self._now = now
        self._copies: list[Backup] = []
        self.setAccessibleName(tr("Backups"))
        self.setHorizontalHeaderLabels([tr("Made"), tr("Age"), tr("Size"), ""])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.itemSelectionChanged.connect(self.chosen)

    def show_copies(self, copies: Sequence["Backup"], choose: Path | None = None) -> None:
        """Show these; `choose` is the one to begin with, where not the newest good one."""
        self._copies = list(copies)
        self.setRowCount(len(self._copies))
        for row, one in enumerate(self._copies):
            cells = (
                date_time_text(one.made_at),
                age_text(one.made_at.date(), self._now().date()),
                size_text(one.size),
                _remark(one),
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(str(one.path))
                self.setItem(row, column, item)
        rows = min(len(self._copies), _MOST_ROWS)
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * _ROW + 4)
        wanted = next((n for n, one in enumerate(self._copies) if one.path == choose), None)
        best = next((n for n, one in enumerate(self._copies) if one.good), 0)
        if self._copies:
            self.selectRow(best if wanted is None else wanted)

    def add_copy(self, copy: "Backup") -> None:
        """Put a file that the user chose on top, and choose it."""
        others = [one for one in self._copies if one.path != copy.path]
        self.show_copies([copy, *others], choose=copy.path)

    def copy(self) -> "Backup | None":
        """The one that is chosen."""
        row = self.currentRow()
        return self._copies[row] if 0 <= row < len(self._copies) else None


def age_text(day: date, today: date) -> str:
    """As "3 days"; whole weeks from two on, whole months from two on."""
    days = (today - day).days
    if days <= 0:
        return tr("today")
    if days < 14:
        return tr("%n day(s)", "age", days)
    if days < 61:
        return tr("%n week(s)", "age", days // 7)
    return tr("%n month(s)", "age", days // 30)


def _remark(copy: "Backup") -> str:
    if not copy.good:
        return tr("Damaged")
    return "" if copy.current else tr("Opened by an earlier passphrase")
