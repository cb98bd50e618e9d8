# SPDX-License-Identifier: EUPL-1.2
"""The fixed line "Is anybody in danger now? Call 112", with the numbers and the log of the call."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from app.widgets.icons import set_icon
from app.widgets.parts import Text, link_button, quiet_button
from app.widgets.texts import date_time_text, tr


class AcuteLine(QFrame):
    """Always on top: numbers to call, and that somebody was called."""

    def __init__(self, on_called: Callable[[], None], on_not_called: Callable[[], None]) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setProperty("kind", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(12)
        picture = QLabel()
        set_icon(picture, "phone", role="warning")
        picture.setFixedWidth(24)
        row.addWidget(picture)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Text(tr("Is anybody in danger now? Call 112"), "strong"))
        self._numbers = Text("")
        said.addWidget(self._numbers)
        row.addLayout(said, 1)
        self._called = Text("", wrap=False)
        self._called.hide()
        row.addWidget(self._called)
        self.call_button = quiet_button(tr("I have called – log it"), on_called)
        row.addWidget(self.call_button)
        self.undo_button = link_button(tr("Not after all"), on_not_called)
        self.undo_button.hide()
        row.addWidget(self.undo_button)

    def show_numbers(self, hotline: str, police: str) -> None:
        """Show the numbers of the municipality's profile."""
        said = [tr("Hotline {number}").format(number=hotline) if hotline else ""]
        said.append(tr("Police coordinator {contact}").format(contact=police) if police else "")
        self._numbers.setText(" · ".join(part for part in said if part))
        self._numbers.setVisible(bool(self._numbers.text()))

    def show_called(self, at: datetime | None) -> None:
        """Show when somebody was called, or offer to log it."""
        had_focus = self.call_button.hasFocus() or self.undo_button.hasFocus()
        self._called.setText(
            tr("Called {when}").format(when=date_time_text(at)) if at is not None else ""
        )
        self._called.setVisible(at is not None)
        self.undo_button.setVisible(at is not None)
        self.call_button.setVisible(at is None)
        if had_focus:
            (self.call_button if at is None else self.undo_button).setFocus()
