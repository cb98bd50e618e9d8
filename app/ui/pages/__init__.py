# SPDX-License-Identifier: EUPL-1.2
"""The pages of the window and how the frame knows them."""

from app.ui.page import PageEntry
from app.ui.pages.soon import SoonPage
from app.widgets.texts import tr


def page_entries() -> tuple[PageEntry, ...]:
    """Every page; those in the navigation are in its order."""
    return (
        PageEntry(
            key="today",
            factory=lambda context: SoonPage(context, "today"),
            title=lambda: tr("Today"),
            icon="house",
            in_navigation=True,
        ),
        PageEntry(
            key="concerns",
            factory=lambda context: SoonPage(context, "concerns"),
            title=lambda: tr("Concerns"),
            icon="inbox",
            in_navigation=True,
        ),
        PageEntry(
            key="cases",
            factory=lambda context: SoonPage(context, "cases"),
            title=lambda: tr("Cases"),
            icon="folder",
            in_navigation=True,
        ),
        PageEntry(
            key="year",
            factory=lambda context: SoonPage(context, "year"),
            title=lambda: tr("Yearly wheel"),
            icon="calendar-days",
            in_navigation=True,
        ),
        PageEntry(
            key="settings",
            factory=lambda context: SoonPage(context, "settings"),
            title=lambda: tr("Settings"),
            icon="settings",
            in_navigation=True,
            at_foot=True,
        ),
    )
