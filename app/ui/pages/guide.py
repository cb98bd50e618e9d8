# SPDX-License-Identifier: EUPL-1.2
"""The guide inside the program: one chapter so far, security, in both languages."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import RESOURCES
from app.ui.page import Context, Page, Target
from app.widgets.parts import link_button
from app.widgets.prose import Prose
from app.widgets.texts import tr

_CHAPTER = "security"
_BOTH = 820  # px


class GuidePage(Page):
    """The chapter, and its headings beside it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        path = RESOURCES / "help" / context.language / f"{_CHAPTER}.md"
        self.prose = Prose(path.read_text(encoding="utf-8"), tr("The guide: security"))
        self.contents = QWidget()
        contents = QVBoxLayout(self.contents)
        contents.setContentsMargins(0, 0, 0, 0)
        contents.setSpacing(2)
        for heading in self.prose.headings():
            contents.addWidget(link_button(heading, partial(self._on_heading, heading)))
        contents.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 16, 24, 16)
        row.setSpacing(16)
        row.addWidget(self.prose, 10)
        row.addWidget(self.contents)
        row.addStretch(1)

    def title(self) -> str:
        """The guide."""
        return tr("Guide")

    def place(self) -> Target | None:
        """The page."""
        return Target(page="guide")

    def focus_first(self) -> None:
        """Into the text, so that the arrows scroll it."""
        self.prose.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the text stands alone."""
        super().resizeEvent(event)
        self.contents.setVisible(self.width() >= _BOTH)

    def _on_heading(self, heading: str) -> None:
        self.prose.show_heading(heading)
        self.prose.setFocus()
