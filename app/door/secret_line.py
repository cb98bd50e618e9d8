# SPDX-License-Identifier: EUPL-1.2
"""The line for a secret: a passphrase hidden, an emergency key in the groups of its paper."""

from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from app.widgets.editors import LineEdit
from app.widgets.icons import icon
from app.widgets.texts import tr

_LETTERS: Final = 4


class SecretLine(LineEdit):
    """Hidden with an eye as a passphrase; seen, in capitals and groups of four, as a key."""

    def __init__(self, *, width: int = 0) -> None:
        super().__init__(longest=1000, width=width)
        self.is_recovery = False
        self._eye: QAction | None = None
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(self._on_edited)

    def add_eye(self) -> None:
        """Let the user see what is typed; costs a picture, so that the field is there before it."""
        if self._eye is not None:
            return
        self._eye = QAction(self.line)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._on_eye)
        self.line.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._on_eye(False)
        self._eye.setVisible(not self.is_recovery)

    def ask_for_recovery(self, wanted: bool) -> None:
        """Ask for an emergency key, or for a passphrase again; what was typed goes."""
        self.is_recovery = wanted
        self.line.setText("")  # what is cleared comes back with Ctrl+Z
        self.line.setPlaceholderText("ABCD EFGH …" if wanted else "")
        if self._eye is not None:
            self._eye.setChecked(False)
            self._eye.setVisible(not wanted)
        mode = QLineEdit.EchoMode.Normal if wanted else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)

    def select(self, group: int | None = None) -> None:
        """Go back to the field with everything chosen, or one group (from 1) of a key."""
        self.line.setFocus()
        self.line.selectAll()
        if group is not None and self.is_recovery:
            self.line.setSelection((group - 1) * (_LETTERS + 1), _LETTERS)

    def _on_eye(self, shown: bool) -> None:
        if self._eye is None:
            return
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        if not self.is_recovery:
            self.line.setEchoMode(mode)
        self._eye.setIcon(icon("eye-off" if shown else "eye", role="quiet", size=18))
        self._eye.setText(tr("Hide the passphrase") if shown else tr("Show the passphrase"))

    def _on_edited(self, text: str) -> None:
        if not self.is_recovery:
            return
        before = sum(char.isalnum() for char in text[: self.line.cursorPosition()])
        letters = "".join(char for char in text if char.isalnum()).upper()
        parts = [letters[at : at + _LETTERS] for at in range(0, len(letters), _LETTERS)]
        self.line.setText(" ".join(parts))
        self.line.setCursorPosition(before + max(0, before - 1) // _LETTERS)
