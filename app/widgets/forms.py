# SPDX-License-Identifier: EUPL-1.2
"""Forms: a field joins label, editor, help and error; a form collects fields by draft name."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.errors import AppError, InvalidDraft, Problem
from app.widgets.choices import Choice, CodeChoice, MultiCodeChoice
from app.widgets.editors import (
    DateEdit,
    Editor,
    LineEdit,
    NumberEdit,
    Segmented,
    TextEdit,
    TickBox,
    YesNoUnknown,
)
from app.widgets.errors import problem_text, sentence
from app.widgets.icons import set_icon
from app.widgets.message_bar import Message, MessageBar
from app.widgets.parts import Text, bring_into_view
from app.widgets.stacking_row import StackingRow
from app.widgets.texts import tr
from app.widgets.theme import TEXT_WIDTH

__all__ = [
    "Choice",
    "CodeChoice",
    "DateEdit",
    "Editor",
    "Field",
    "Form",
    "LineEdit",
    "MultiCodeChoice",
    "NumberEdit",
    "Segmented",
    "TextEdit",
    "TickBox",
    "YesNoUnknown",
]


class Field(QWidget):
    """A label, its editor, what helps to fill it in, and what is wrong with it."""

    def __init__(
        self,
        label: str,
        editor: Editor,
        *,
        help: str = "",  # noqa: A002
        required: bool = False,
        mark_optional: bool = True,
    ) -> None:
        super().__init__()
        self.editor = editor
        self._help = help
        self._required = required
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        marked = bool(label) and not required and mark_optional
        said = tr("{label} (optional)").format(label=label) if marked else label
        self.label = Text(said if not isinstance(editor, TickBox) else "", "strong")
        if not self.label.text():
            self.label.hide()
        self.label.setBuddy(editor.target())
        column.addWidget(self.label)
        if help:
            self.help = Text(help, "small")
            column.addWidget(self.help)
        column.addWidget(editor)
        self._error_row = QWidget()
        row = QHBoxLayout(self._error_row)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(6)
        picture = QLabel()
        set_icon(picture, "circle-alert", role="error", size=16)
        row.addWidget(picture)
        self._error = Text("", "error")
        row.addWidget(self._error, 1)
        self._error_row.hide()
        column.addWidget(self._error_row)
        self._name(label)
        editor.left.connect(self._on_left)
        editor.changed.connect(self._on_changed)

    @property
    def error(self) -> str:
        """The words that stand beside the field, or ""."""
        return self._error.text()

    @property
    def is_missing(self) -> bool:
        """Whether the field must be filled in and is empty."""
        return self._required and self.editor.value() in (None, "", ())

    def set_label(self, label: str) -> None:
        """Ask for something else than at first; for a field that must be filled in."""
        self.label.setText(label)
        self._name(label)

    def show_error(self, text: str) -> None:
        """Say in words what is wrong; an empty text takes it back."""
        if text == self._error.text():
            return
        self._error.setText(text)
        self._error_row.setVisible(bool(text))
        self.editor.mark(bool(text))
        self._describe()

    def focus(self) -> None:
        """Put the focus into the editor."""
        self.editor.target().setFocus()
        bring_into_view(self)
        QTimer.singleShot(0, self, lambda: bring_into_view(self))  # what is wrong makes it taller

    def _name(self, label: str) -> None:
        if isinstance(self.editor, Segmented):
            for button in self.editor.buttons():
                button.setAccessibleName(f"{label}: {button.text()}")
        elif not isinstance(self.editor, TickBox):
            self.editor.target().setAccessibleName(label)
        self.editor.setAccessibleName(label)
        self._describe()

    def _describe(self) -> None:
        required = tr("Must be filled in.") if self._required else ""
        said = " ".join(part for part in (self._error.text(), self._help, required) if part)
        self.editor.target().setAccessibleDescription(said)

    def _on_left(self) -> None:
        problem = self.editor.problem()
        if problem is not None:
            self.show_error(problem_text(problem))

    def _on_changed(self) -> None:
        self.show_error("")


class Form(QWidget):
    """Fields by the names they have in the draft; says `changed` when the user edits one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(TEXT_WIDTH)
        self._fields: dict[str, Field] = {}
        self._filling = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.bar = MessageBar()
        self._column.addWidget(self.bar)

    def heightForWidth(self, width: int, /) -> int:
        """The height it will have; a column asks for its own width, even where that is wider."""
        return super().heightForWidth(min(width, self.maximumWidth()))

    def add(
        self,
        name: str,
        label: str,
        editor: Editor,
        *,
        help: str = "",  # noqa: A002
        required: bool = False,
        mark_optional: bool = True,
    ) -> Field:
        """Put a field beneath those there are.

        `mark_optional` off leaves the word away where every answer may be left open.
        """
        field = Field(label, editor, help=help, required=required, mark_optional=mark_optional)
        self._fields[name] = field
        editor.changed.connect(self._on_changed)
        self._column.addWidget(field)
        return field

    def add_row(self, *fields: str) -> None:
        """Put fields that were added beside each other where there is room."""
        widgets = [self._fields[name] for name in fields]
        self._column.addLayout(StackingRow(*widgets, spacing=24, stacked_spacing=16))

    def add_widget(self, widget: QWidget) -> None:
        """Put something else between the fields."""
        self._column.addWidget(widget)

    def __getitem__(self, name: str) -> Field:
        return self._fields[name]

    def __contains__(self, name: object) -> bool:
        return name in self._fields

    def values(self) -> dict[str, Any]:
        """What stands in the fields now, by name."""
        return {name: field.editor.value() for name, field in self._fields.items()}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show values without saying `changed`; names without a field are passed over."""
        self._filling = True
        try:
            for name, value in values.items():
                if name in self._fields:
                    self._fields[name].editor.set_value(value)
        finally:
            self._filling = False

    def problems(self) -> tuple[tuple[str, Problem], ...]:
        """What cannot even be read, and what is required and empty, of the visible fields."""
        found = []
        for name, field in self._fields.items():
            if field.isHidden():
                continue
            if (problem := field.editor.problem()) is not None:
                found.append((name, problem))
            elif field.is_missing:
                found.append((name, Problem.REQUIRED))
        return tuple(found)

    def clear_problems(self) -> None:
        """Take all errors back."""
        self.bar.dismiss()
        for field in self._fields.values():
            field.show_error("")

    def show_problems(self, found: Iterable[tuple[str, Problem]]) -> bool:
        """Say each problem beside its field and go to the first; tell whether there was one.

        A problem without a field of its own stands on top of the form.
        """
        first: Field | None = None
        homeless: list[str] = []
        any_problem = False
        for name, problem in found:
            any_problem = True
            field = self._fields.get(name)
            if field is None or field.isHidden():
                homeless.append(problem_text(problem))
                continue
            field.show_error(problem_text(problem))
            first = first or field
        if homeless:
            self.bar.show_message(Message.error(" ".join(dict.fromkeys(homeless))))
        if first is not None:
            first.focus()
        return any_problem

    def show_error(self, error: AppError) -> None:
        """Show an error where it belongs: beside its fields, otherwise on top of the form."""
        if isinstance(error, InvalidDraft):
            self.show_problems(error.problems)
        else:
            self.bar.show_message(Message.error(sentence(error)))

    def _on_changed(self) -> None:
        if not self._filling:
            self.changed.emit()
