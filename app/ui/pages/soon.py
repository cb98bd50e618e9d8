# SPDX-License-Identifier: EUPL-1.2
"""The page that stands in for one that is not built yet."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.page import Context, Page
from app.widgets.parts import EmptyState
from app.widgets.texts import tr


class SoonPage(Page):
    """An empty state and a title."""

    def __init__(self, context: Context, key: str, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._key = key
        column = QVBoxLayout(self)
        column.addWidget(EmptyState(tr("Nothing is waiting.")))

    def title(self) -> str:
        """The name in the navigation."""
        titles = {
            "today": tr("Today"),
            "concerns": tr("Concerns"),
            "cases": tr("Cases"),
            "year": tr("Yearly wheel"),
            "settings": tr("Settings"),
        }
        return titles[self._key]
