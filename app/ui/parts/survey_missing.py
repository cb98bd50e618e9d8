# SPDX-License-Identifier: EUPL-1.2
"""What the register lacks for this sheet, folded away; Back returns to the row that was opened."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.gaps import Gap
from app.export.labels import SheetLabels
from app.ui.page import Target
from app.ui.parts.folding import Folded
from app.ui.parts.survey_gaps import GapList, target_of
from app.widgets.parts import bring_into_view, clear
from app.widgets.texts import tr


class MissingAnswers(QWidget):
    """One line until it is opened; hidden where nothing is missing."""

    open_requested = Signal(object)
    """A `Target`."""

    def __init__(self, labels: SheetLabels) -> None:
        super().__init__()
        self._labels = labels
        self._keys: list[str] = []
        self._shown = False
        self.fold: Folded | None = None
        self.list: GapList | None = None
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_gaps(self, gaps: Sequence[Gap]) -> None:
        """Show these; what is open stays open."""
        self.clear()
        self._keys = list(dict.fromkeys(key_of(target_of(gap)) for gap in gaps))
        if not gaps:
            return

        def build() -> QWidget:
            self.list = GapList(self._labels)
            self.list.open_requested.connect(self.open_requested)
            self.list.show_gaps(gaps)
            return self.list

        said = tr("%n case(s), concern(s) or question(s) lack an answer", "", len(self._keys))
        self.fold = Folded(tr("What is missing in the register"), said, build)
        self.fold.toggled.connect(self._on_toggled)
        self._inside.addWidget(self.fold)
        self.show()
        if self._shown:
            self.fold.open()

    def clear(self) -> None:
        """Show nothing."""
        clear(self._inside)
        self.fold = self.list = None
        self.hide()

    def go_to(self, key: str) -> None:
        """Put the focus on the row that was opened, or on the heading where it is mended."""
        if self.fold is None:
            return
        self.fold.open()
        place = self._keys.index(key) if key in self._keys else -1
        if self.list is None or place < 0:
            self.fold.button.setFocus()
        else:
            if self.list.rows[place].isHidden():
                self.list.all_button.click()
            self.list.rows[place].setFocus()
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            bring_into_view(focused, 80)

    def _on_toggled(self, on: bool) -> None:
        self._shown = on


def key_of(target: Target) -> str:
    """A record or question by which its row is found again."""
    return target.record_id or target.extra.get("part", "")
