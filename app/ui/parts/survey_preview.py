# SPDX-License-Identifier: EUPL-1.2
"""The file exactly as it leaves: text to read, or the pages of a workbook; nothing is copied."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app.ui.parts.fixed_table import FixedTable
from app.ui.parts.xlsx_rows import Leaf, leaves
from app.widgets.forms import Choice
from app.widgets.parts import clear
from app.widgets.texts import tr

_HEIGHT: Final = 320
_WIDEST: Final = 400
_Action = QAbstractSlider.SliderAction
_SCROLLS: Final = {
    Qt.Key.Key_Up: _Action.SliderSingleStepSub,
    Qt.Key.Key_Down: _Action.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
    Qt.Key.Key_Home: _Action.SliderToMinimum,
    Qt.Key.Key_End: _Action.SliderToMaximum,
}
_SIDEWAYS: Final = {
    Qt.Key.Key_Left: _Action.SliderSingleStepSub,
    Qt.Key.Key_Right: _Action.SliderSingleStepAdd,
}


def read_back(data: bytes, ending: str) -> str | tuple[Leaf, ...]:
    """A file's bytes as they are seen: its text, or the pages of a workbook; on the lane."""
    return leaves(data) if ending == "xlsx" else data.decode("utf-8-sig")


class FileText(QPlainTextEdit):
    """A file's text, scrolled by keyboard; a copy would leave without a line in the ledger."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("The file as it leaves"))
        self.selectionChanged.connect(self._select_nothing)

    def createMimeDataFromSelection(self, /) -> QMimeData:
        """Nothing, whoever asks: the menu, a drag, the system."""
        return QMimeData()

    def _select_nothing(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, and nothing else."""
        key = Qt.Key(event.key())
        if key in _SCROLLS:
            self.verticalScrollBar().triggerAction(_SCROLLS[key])
        elif key in _SIDEWAYS:
            self.horizontalScrollBar().triggerAction(_SIDEWAYS[key])
        else:
            event.ignore()


class FilePreview(QWidget):
    """Shows the bytes of one file."""

    def __init__(self) -> None:
        super().__init__()
        self.text = FileText()
        self.table = FixedTable(tr("The file as it leaves"), height=_HEIGHT)
        self._leaves: Sequence[Leaf] = ()
        self.leaf: Choice | None = None
        self._book = QWidget()
        self._leaf_row = QVBoxLayout()
        book = QVBoxLayout(self._book)
        book.setContentsMargins(0, 0, 0, 0)
        book.addLayout(self._leaf_row)
        book.addWidget(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.text)
        self._stack.addWidget(self._book)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.hide()

    def show_file(self, read: str | Sequence[Leaf]) -> None:
        """Show what `read_back` gave."""
        if isinstance(read, str):
            self.text.setPlainText(read)
            self._stack.setCurrentWidget(self.text)
        else:
            self._show_book(read)
        self.show()

    def clear(self) -> None:
        """Hold nothing."""
        self.text.clear()
        self._leaves = ()
        self.table.show_rows((), ())
        self.hide()

    def _show_book(self, found: Sequence[Leaf]) -> None:
        self._leaves = found
        clear(self._leaf_row)
        self.leaf = Choice([(number, leaf.title) for number, leaf in enumerate(found)])
        self.leaf.target().setAccessibleName(tr("Page of the spreadsheet"))
        self.leaf.set_value(0)
        self.leaf.changed.connect(self._show_leaf)
        self._leaf_row.addWidget(self.leaf)
        self._show_leaf()
        self._stack.setCurrentWidget(self._book)

    def _show_leaf(self) -> None:
        if self.leaf is None or not self._leaves:
            return
        rows = self._leaves[self.leaf.value() or 0].rows
        wide = max((len(row) for row in rows), default=0)
        self.table.show_rows([""] * wide, rows)
        self.table.fit(_WIDEST)
