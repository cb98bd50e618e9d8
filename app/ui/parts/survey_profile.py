# SPDX-License-Identifier: EUPL-1.2
"""Choosing the kind of sheet: yes/no first, the others out of sight until they are asked for."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from app.domain.protected import Profile
from app.widgets.parts import Text, inline_button, row_of
from app.widgets.texts import tr, words

_INDENT = 28


class ProfileChoice(QWidget):
    """One of three kinds, each with what it says and for whom."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._open = False
        self._group = QButtonGroup(self)
        self.buttons: dict[Profile, QRadioButton] = {}
        self._blocks: dict[Profile, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._label = Text(tr("Which kind of sheet?"), "strong")
        column.addWidget(self._label)
        for profile, said in _sentences().items():
            column.addWidget(self._block(profile, said))
        self.more_button = inline_button("", self._on_more)
        column.addLayout(row_of(self.more_button))
        self.buttons[Profile.YES_NO].setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)
        self._follow()

    def value(self) -> Profile:
        """The chosen kind."""
        return next(kind for kind, button in self.buttons.items() if button.isChecked())

    def set_value(self, profile: Profile) -> None:
        """Choose a kind without saying `changed`."""
        with QSignalBlocker(self._group):
            self.buttons[profile].setChecked(True)
        self._follow()

    def offer_stricter(self) -> None:
        """Show all kinds and go to the one chosen."""
        self._open = True
        self._follow()
        self.buttons[self.value()].setFocus()

    def _block(self, profile: Profile, said: str) -> QWidget:
        block = QWidget()
        inner = QVBoxLayout(block)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        button = QRadioButton(words(profile))
        button.setAccessibleName(tr("Which kind of sheet? {kind}").format(kind=words(profile)))
        button.setAccessibleDescription(said)
        text = Text(said, "quiet")
        text.setContentsMargins(_INDENT, 0, 0, 0)
        inner.addWidget(button)
        inner.addWidget(text)
        self._group.addButton(button)
        self.buttons[profile] = button
        self._blocks[profile] = block
        return block

    def _on_toggled(self, _button: QRadioButton, on: bool) -> None:
        if on:
            self._follow()
            self.changed.emit()

    def _on_more(self) -> None:
        self._open = not self._open
        self._follow()

    def _follow(self) -> None:
        chosen = self.value()
        for profile, block in self._blocks.items():
            block.setVisible(self._open or profile is chosen or profile is Profile.YES_NO)
        said = tr("Fewer kinds of sheet") if self._open else tr("More kinds of sheet")
        self.more_button.setText(said)
        self.more_button.setAccessibleName(said)


def _sentences() -> Mapping[Profile, str]:
    return {
        Profile.YES_NO: tr(
            "Says whether something has occurred, not in how many cases. It is what the national "
            "survey asks for, and enough for most."
        ),
        Profile.INTERVAL: tr(
            "Says in how many cases, as exact numbers or intervals that are always true. For a "
            "municipality with many cases and a recipient who needs numbers."
        ),
        Profile.STRICT: tr(
            "Says only 0–4 or 5 or more. For a small municipality where people know each other."
        ),
    }
