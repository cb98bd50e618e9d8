# SPDX-License-Identifier: EUPL-1.2
"""What a part of the case page may ask of the page: the snapshot, a change, another place."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.cases import OPEN_STATES, CaseEvent
from app.domain.codelists import CodeList
from app.domain.inquiry import Owned
from app.domain.people import Role, pseudonym
from app.services.views import CasePage
from app.ui.page import Page
from app.ui.parts.inplace import Work


class CaseHost(Page):
    """The page of a case as its parts see it."""

    snapshot: CasePage | None = None

    def change(self, work: Work, said: str) -> None:
        """Do `work` on the lane, read the case again, show it, say `said` and offer Undo."""
        raise NotImplementedError

    def with_page(self, work: Work) -> Work:
        """The same work, followed by reading the case again; its value is what `take` wants."""
        raise NotImplementedError

    def take(self, outcome: Any, said: str) -> None:
        """Show the case after a change."""
        raise NotImplementedError

    def read_again(self) -> None:
        """Show what the register holds now, without a new line in the log."""
        raise NotImplementedError

    def show_part(self, part: str) -> None:
        """Go to one of the four parts."""
        raise NotImplementedError

    def show_deed(self) -> None:
        """Show the form of the page's own deed in place of the parts."""
        raise NotImplementedError

    def leave_deed(self) -> None:
        """Back to the part that was left."""
        raise NotImplementedError

    def show_paper(self) -> None:
        """Go to the preview of the case summary."""
        raise NotImplementedError

    @property
    def shown(self) -> CasePage:
        """The case as it was last read; parts are not shown before."""
        if self.snapshot is None:
            raise LookupError("no case is shown")
        return self.snapshot

    @property
    def owner(self) -> Owned:
        """The case as an owner of what belongs to it."""
        return Owned(case_id=self.shown.case.id)

    @property
    def is_open(self) -> bool:
        """Whether there may still be work in the case."""
        return self.shown.case.status in OPEN_STATES

    def today(self) -> date:
        """The day it is."""
        return self.context.now().date()

    def may(self, event: CaseEvent) -> bool:
        """Whether the state of the case allows the event."""
        return event in self.shown.events

    def codes(self, name: str) -> CodeList:
        """A code list."""
        return self.context.codelists[name]

    def label(self, name: str, code: str) -> str:
        """The words of a code, or the code itself where somebody wrote free text instead."""
        codelist = self.context.codelists[name]
        return codelist.label(code, self.context.language) if code in codelist else code

    def in_focus(self) -> Iterable[tuple[str, str]]:
        """The persons in focus as (id, what lists call them)."""
        for one in self.shown.people:
            if one.role is Role.FOCUS:
                yield str(one.person.id), pseudonym(one.person)


class Part(QWidget):
    """One of the four parts: built once, filled at every reading of the case."""

    def __init__(self, host: CaseHost) -> None:
        super().__init__()
        self.host = host
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    def show_case(self, page: CasePage) -> None:
        """Show what was read."""
        raise NotImplementedError

    def reveal(self, record: str) -> None:
        """Make sure that the row of a record is built; most parts build all of theirs."""
