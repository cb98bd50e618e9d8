# SPDX-License-Identifier: EUPL-1.2
"""Says that a CPR number stands in a form, and takes it out when asked (REC-5)."""

from collections.abc import Iterator

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from app.domain import cpr
from app.domain.errors import Problem
from app.widgets.forms import Form, LineEdit, TextEdit
from app.widgets.icons import set_icon
from app.widgets.parts import Text, quiet_button
from app.widgets.texts import tr


class CprNotice(QFrame):
    """Hidden until a text of the form holds a CPR number; Undo (Ctrl+Z) brings it back."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self.setProperty("role", "bar")
        self.setProperty("kind", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        picture = QLabel()
        set_icon(picture, "triangle-alert", role="warning")
        picture.setFixedWidth(24)
        row.addWidget(picture)
        row.addWidget(
            Text(tr("A CPR number stands in the text. CPR numbers are not kept here.")), 1
        )
        self.remove_button = quiet_button(tr("Remove it"), self.remove)
        row.addWidget(self.remove_button)
        self.hide()
        form.changed.connect(self.look)

    def look(self) -> None:
        """Look through the texts of the form."""
        self.setVisible(any(True for _found in self._holding()))

    def problems(self) -> tuple[tuple[str, Problem], ...]:
        """The fields that hold a CPR number, as problems."""
        self.look()
        return tuple((name, Problem.CPR_NUMBER) for name, _editor in self._holding())

    def remove(self) -> None:
        """Take the numbers out where they stand, and go back to the text."""
        holding = list(self._holding())
        for name, editor in holding:
            if isinstance(editor, TextEdit):
                _take_out_of(editor)
            else:
                editor.line.setText(cpr.without(editor.line.text()))
            self._form[name].focus()
        self.look()

    def _holding(self) -> Iterator[tuple[str, TextEdit | LineEdit]]:
        for name, value in self._form.values().items():
            editor = self._form[name].editor
            if isinstance(editor, TextEdit | LineEdit) and cpr.find(value):
                yield name, editor


def _take_out_of(editor: TextEdit) -> None:
    paper = editor.paper
    cursor = QTextCursor(paper.document())
    cursor.beginEditBlock()
    for span in reversed(cpr.find(paper.toPlainText())):
        cursor.setPosition(span.start)
        cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    cursor.endEditBlock()
