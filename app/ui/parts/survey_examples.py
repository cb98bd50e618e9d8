# SPDX-License-Identifier: EUPL-1.2
"""Examples of another form of extremism, typed by hand and approved before they leave."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import Problem
from app.ui.parts.cpr_notice import CprNotice
from app.widgets.forms import Form, LineEdit, TickBox
from app.widgets.parts import Text, inline_button, row_of
from app.widgets.texts import tr

MOST: Final = 5
_LONGEST: Final = 60


class ExamplesEdit(QWidget):
    """Up to five short lines; a line appears when the one before it is filled in."""

    changed = Signal()
    """The approved examples are others than before."""

    def __init__(self) -> None:
        super().__init__()
        self._told: tuple[str, ...] = ()
        self._read: tuple[str, ...] | None = None
        self.open_button = inline_button(tr("Add examples of another form of extremism"))
        self.open_button.clicked.connect(self._on_open)
        self.form = Form()
        self._names = tuple(f"example_{number}" for number in range(1, MOST + 1))
        for number, name in enumerate(self._names, 1):
            label = tr("Example {number}").format(number=number)
            self.form.add(name, label, LineEdit(longest=_LONGEST), mark_optional=False)
        self._said = Text("")
        self.form.add_widget(self._said)
        self.approved = TickBox(tr("I have read them, and none of them is about a person"))
        self.form.add("approved", "", self.approved)
        self._cpr = CprNotice(self.form)
        self.inside = QWidget()
        inner = QVBoxLayout(self.inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(Text(tr("Examples of another form of extremism"), "strong"))
        inner.addWidget(
            Text(
                tr(
                    "They are never taken from the cases. What you write here stands on the sheet "
                    "as it is, for example “animal rights”."
                ),
                "quiet",
            )
        )
        inner.addWidget(self.form)
        inner.addWidget(self._cpr)
        self.inside.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row_of(self.open_button))
        column.addWidget(self.inside)
        self.form.changed.connect(self._on_changed)
        self._follow()

    def value(self) -> tuple[str, ...]:
        """The examples that leave: none until they are approved and can be kept."""
        if not self.approved.value() or self.problems():
            return ()
        return self._typed()

    def problems(self) -> tuple[tuple[str, Problem], ...]:
        """What keeps them from leaving."""
        return (*self.form.problems(), *self._cpr.problems())

    def clear(self) -> None:
        """Forget what was typed."""
        self.form.fill(dict.fromkeys(self._names, "") | {"approved": False})
        self.form.clear_problems()
        self._told, self._read = (), None
        self._follow()

    def _typed(self) -> tuple[str, ...]:
        typed = (self.form[name].editor.value() for name in self._names)
        return tuple(dict.fromkeys(one for one in typed if one))

    def _on_open(self) -> None:
        self.inside.show()
        self.open_button.hide()
        self.form[self._names[0]].focus()

    def _on_changed(self) -> None:
        typed = self._typed()
        if not self.approved.value():
            self._read = None
        elif self._read is None and typed and not self.problems():
            self._read = typed
        elif self._read != typed:  # what was approved is what was read
            self._read = None
            self.form.fill({"approved": False})
            self.form.show_problems(self.problems())
        self._follow()
        if (now := self.value()) != self._told:
            self._told = now
            self.changed.emit()

    def _follow(self) -> None:
        shown = True
        for name in self._names:
            self.form[name].setVisible(shown)
            shown = shown and bool(self.form[name].editor.value())
        typed = self._typed()
        said = tr("On the sheet they stand as: {examples}").format(examples=" · ".join(typed))
        self._said.setText(said if typed else "")
        self._said.setVisible(bool(typed))
        self.form["approved"].setVisible(bool(typed))
