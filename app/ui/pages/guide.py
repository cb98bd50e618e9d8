# SPDX-License-Identifier: EUPL-1.2
"""The guide inside the program: its chapters, each with its headings beside it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import RESOURCES
from app.ui.page import Context, Page, Target
from app.widgets.forms import Segmented
from app.widgets.parts import clear, link_button
from app.widgets.prose import Prose
from app.widgets.texts import tr

_BOTH = 820  # px


def chapters() -> Mapping[str, str]:
    """The chapters in their order, by the names of their files."""
    return {"security": tr("Security"), "survey": tr("The survey sheet")}


class GuidePage(Page):
    """One chapter at a time."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        names = chapters()
        self._shown = ""
        self.choice = Segmented(list(names.items()))
        for button in self.choice.buttons():
            button.setAccessibleName(tr("Chapter: {name}").format(name=button.text()))
        self.prose = Prose("", "")
        self.contents = QWidget()
        self._contents = QVBoxLayout(self.contents)
        self._contents.setContentsMargins(0, 0, 0, 0)
        self._contents.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.prose, 10)
        row.addWidget(self.contents)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.choice)
        column.addLayout(row, 1)
        self.choice.changed.connect(lambda: self._show(self.choice.value()))
        self.choice.set_value(next(iter(names)))

    def title(self) -> str:
        """The guide."""
        return tr("Guide")

    def open(self, target: Target) -> None:
        """Show the chapter that is asked for; otherwise the one that was read last."""
        asked = target.extra.get("chapter", "")
        if asked in chapters():
            self.choice.set_value(asked)

    def place(self) -> Target | None:
        """The chapter."""
        return Target(page="guide", extra={"chapter": self._shown})

    def focus_first(self) -> None:
        """Into the text, so that the arrows scroll it."""
        self.prose.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the text stands alone."""
        super().resizeEvent(event)
        self.contents.setVisible(self.width() >= _BOTH)

    def _show(self, chapter: str) -> None:
        if chapter == self._shown:
            return
        self._shown = chapter
        path = RESOURCES / "help" / self.context.language / f"{chapter}.md"
        name = tr("The guide: {chapter}").format(chapter=chapters()[chapter])
        self.prose.show_text(path.read_text(encoding="utf-8"), name)
        clear(self._contents)
        for heading in self.prose.headings():
            self._contents.addWidget(link_button(heading, partial(self._on_heading, heading)))
        self._contents.addStretch(1)

    def _on_heading(self, heading: str) -> None:
        self.prose.show_heading(heading)
        self.prose.setFocus()
