# SPDX-License-Identifier: EUPL-1.2
"""Nine small fields, laid out as on the paper, into which the recovery key is typed back.

Case, spaces and dashes do not matter, a full field goes on to the next, and a whole key can be
pasted into any of them. A group that does not fit is said as soon as it is full.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.widgets.icons import set_icon
from app.widgets.parts import Text, bring_into_view, restyle, row_of
from app.widgets.texts import tr
from app.widgets.theme import SECTION, font

GROUPS: Final = 9
LETTERS: Final = 4
_COLUMNS: Final = 3
_WIDTH: Final = 112


class RecoveryFields(QWidget):
    """Knows the key that is expected, and says which group is not it."""

    changed = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[str, ...] = ("",) * GROUPS
        self.lines = tuple(self._line(number) for number in range(GROUPS))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        for number, line in enumerate(self.lines):
            cell = row_of(numeral(number), line, spacing=8)
            grid.addLayout(cell, number // _COLUMNS, number % _COLUMNS)
        grid.setColumnStretch(_COLUMNS, 1)
        picture = QLabel()
        set_icon(picture, "circle-alert", role="error", size=16)
        self._said = Text("", "error")
        self.error_row = QWidget()
        row = row_of(picture, spacing=6)
        row.insertWidget(1, self._said, 1)
        row.setStretch(row.count() - 1, 0)  # the sentence takes the width there is
        self.error_row.setLayout(row)
        self.error_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self.error_row)

    @property
    def error(self) -> str:
        """What stands beneath the fields, or ""."""
        return self._said.text()

    def expect(self, key: str) -> None:
        """Ask for this key (as it is printed); what was typed for another one is forgotten."""
        groups = tuple(key.split())
        if groups != self._groups:
            self._groups = groups
            for line in self.lines:
                line.setText("")  # what is cleared comes back with Ctrl+Z
        self._say()

    def check(self) -> bool:
        """Whether every group is right; otherwise the first one that is not has the focus."""
        wrong = next((number for number in range(GROUPS) if not self._fits(number)), None)
        if wrong is None:
            return True
        self._say(wrong)
        line = self.lines[wrong]
        line.setFocus()
        line.selectAll()
        bring_into_view(self)
        return False

    def focus_first(self) -> None:
        """The first group that is not there yet; the last one where all are."""
        empty = (line for line in self.lines if not line.text())
        next(empty, self.lines[-1]).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in an empty group goes back to the one before."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            number = next((n for n, line in enumerate(self.lines) if line is watched), 0)
            back = event.key() == Qt.Key.Key_Backspace and not self.lines[number].text()
            if back and number:
                self.lines[number - 1].setFocus()
                self.lines[number - 1].end(False)
                return True
        return super().eventFilter(watched, event)

    def _line(self, number: int) -> QLineEdit:
        line = QLineEdit()
        line.setFixedWidth(_WIDTH)
        line.setFont(font(SECTION))
        line.setAccessibleName(tr("Group {number} of 9").format(number=number + 1))
        line.setInputMethodHints(
            Qt.InputMethodHint.ImhUppercaseOnly | Qt.InputMethodHint.ImhNoPredictiveText
        )
        line.textEdited.connect(lambda text: self._on_typed(number, text))
        line.returnPressed.connect(self.submitted)
        line.installEventFilter(self)
        return line

    def _on_typed(self, number: int, text: str) -> None:
        line = self.lines[number]
        at_end = line.cursorPosition() == len(text)
        rest = "".join(char for char in text if char.isalnum()).upper()
        place = line.cursorPosition()
        last = number
        for last in range(number, GROUPS):
            part, rest = rest[:LETTERS], rest[LETTERS:]
            self.lines[last].setText(part)
            if not rest:
                break
        line.setCursorPosition(min(place, len(line.text())))
        if at_end and (last > number or len(line.text()) == LETTERS):
            full = len(self.lines[last].text()) == LETTERS
            goal = self.lines[min(last + full, GROUPS - 1)]
            goal.setFocus()
            goal.end(False)
        newest_first = (*range(number, GROUPS), *range(number))
        self._say(next((n for n in newest_first if self._is_wrong(n)), None))
        self.changed.emit()

    def _is_wrong(self, number: int) -> bool:
        return len(self.lines[number].text()) == LETTERS and not self._fits(number)

    def _fits(self, number: int) -> bool:
        """Whether a group is the paper's; the key's own reading decides what does not matter."""
        from app.domain.errors import RecoveryKeyMistyped
        from app.storage.vault import recovery

        typed = self.lines[number].text()
        others = (*self._groups[:number], typed, *self._groups[number + 1 :])
        try:
            return recovery.parse(" ".join(others)) == "".join(self._groups)
        except RecoveryKeyMistyped:
            return False

    def _say(self, wrong: int | None = None) -> None:
        said = ""
        if wrong is not None:
            missing = len(self.lines[wrong].text()) < LETTERS
            said = (
                tr("Group {number} has four letters and digits. Type all of them.")
                if missing
                else tr("Group {number} is not as on the paper. Compare it letter by letter.")
            ).format(number=wrong + 1)
        self._said.setText(said)
        self.error_row.setVisible(bool(said))
        for number, line in enumerate(self.lines):
            marked = number == wrong or self._is_wrong(number)
            if bool(line.property("wrong") == "true") != marked:
                restyle(line, "wrong", "true" if marked else "false")
            line.setAccessibleDescription(said if number == wrong else "")


def numeral(number: int) -> Text:
    """A group's number (from 0) as it stands beside it."""
    said = Text(str(number + 1), "small", wrap=False)
    said.setFixedWidth(12)
    said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return said
