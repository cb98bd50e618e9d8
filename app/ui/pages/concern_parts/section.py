# SPDX-License-Identifier: EUPL-1.2
"""What the sections of a concern share: a titled card with its records and the form among them."""

from dataclasses import fields
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from app.domain.concerns import Concern, ConcernDraft
from app.domain.inquiry import Owned
from app.services.views import ConcernPage
from app.ui.page import Page
from app.ui.parts.inplace import RecordList
from app.widgets.parts import Card, SectionTitle


def draft_of(concern: Concern, **changes: Any) -> ConcernDraft:
    """What is written about a concern, with some fields anew."""
    kept = {one.name: getattr(concern, one.name) for one in fields(ConcernDraft)}
    return ConcernDraft(**(kept | changes))


class Section(Card):
    """A titled card; `changed` after something in it was saved."""

    changed = Signal()

    def __init__(self, page: Page, title: str, *, empty: str = "") -> None:
        super().__init__(SectionTitle(title))
        self.setAccessibleName(title)
        self.page = page
        self.shown: ConcernPage | None = None
        self.rows = RecordList(page, empty=empty)
        self.rows.changed.connect(self.changed)
        self.add(self.rows)

    @property
    def concern(self) -> Concern:
        """The concern that is shown."""
        if self.shown is None:
            raise LookupError("no concern is shown")
        return self.shown.concern

    @property
    def owner(self) -> Owned:
        """To whom what is written here belongs."""
        return Owned(concern_id=self.concern.id)

    @property
    def today(self) -> date:
        """The day it is."""
        return self.page.context.now().date()

    def show_page(self, shown: ConcernPage) -> None:
        """Show a concern; a form that is open stays while it is the same one."""
        if self.shown is not None and self.shown.concern.id != shown.concern.id:
            self.rows.put_away()
        self.shown = shown

    def label(self, codelist: str, code: str) -> str:
        """The words of a code."""
        context = self.page.context
        return context.codelists.label(codelist, code, context.language)
