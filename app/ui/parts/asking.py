# SPDX-License-Identifier: EUPL-1.2
"""A question in place before something is deleted or widened: the deed named, Esc leaves it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.widgets.parts import (
    Button,
    Card,
    Text,
    bring_into_view,
    clear,
    destructive_button,
    quiet_button,
)
from app.widgets.texts import tr


class Question(Card):
    """Hidden until it asks; the focus is on the safe choice and returns to where it came from."""

    def __init__(self) -> None:
        super().__init__()
        self.text = Text("", "strong")
        self.about = Text("", "body")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(12)
        self._back: QWidget | None = None
        self.deed: Button | None = None
        self.add(self.text, self.about)
        self.add_layout(self._buttons)
        self.hide()

    def ask(
        self,
        text: str,
        about: str,
        deed: str,
        on_deed: Callable[[], object],
        *,
        destructive: bool = True,
    ) -> None:
        """Ask; `deed` is the button's text and says what happens."""
        self._back = self.window().focusWidget()
        self.text.setText(text)
        self.about.setText(about)
        clear(self._buttons)

        def carry_out() -> None:
            self.put_away()
            on_deed()

        make = destructive_button if destructive else quiet_button
        self.deed = make(deed, carry_out)
        leave = quiet_button(tr("Cancel"), self.put_away)
        self._buttons.addWidget(self.deed)
        self._buttons.addWidget(leave)
        self._buttons.addStretch(1)
        self.show()
        leave.setFocus()
        QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def put_away(self) -> None:
        """Ask no more."""
        if self.isHidden():
            return
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it undone."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)
