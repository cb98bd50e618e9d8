# SPDX-License-Identifier: EUPL-1.2
"""«Known person?»: says that somebody is in the register, never what is written there (REC-9)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import people
from app.services.views import KnownPerson
from app.ui.page import Page, Target
from app.widgets.parts import Text, clear, inline_button, row_of
from app.widgets.texts import tr

_LEAST = 2


class KnownPeople(QWidget):
    """What the register knows of a name or code that was typed; hidden when nothing is known."""

    same_person = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._asked = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def look(self, text: str) -> None:
        """Ask the register, once per text."""
        text = text.strip()
        if text == self._asked:
            return
        self._asked = text
        if len(text) < _LEAST:
            self._show(())
            return
        now = self._page.context.now()
        self._page.context.run(
            self,
            lambda register: people.known_people(register, text, now=now),
            lambda found: self._show(found) if text == self._asked else None,
        )

    def _show(self, found: Sequence[KnownPerson]) -> None:
        clear(self._column)
        self.setVisible(bool(found))
        if not found:
            return
        self._column.addWidget(
            Text(tr("Known already. What is written there is shown when you open it."), "small")
        )
        for one in found:
            self._column.addLayout(self._line(one))

    def _line(self, one: KnownPerson) -> QVBoxLayout:
        closed = tr("closed") if one.closed else tr("open")
        said = Text(f"{one.number} · {one.label} · {closed}", wrap=False)
        go = inline_button(tr("Open {number}").format(number=one.number), lambda: self._open(one))
        same = inline_button(tr("It is the same person"), lambda: self.same_person.emit(one))
        same.setAccessibleName(tr("{number}: it is the same person").format(number=one.number))
        block = QVBoxLayout()
        block.setSpacing(0)
        block.addWidget(said)
        block.addLayout(row_of(go, same))
        return block

    def _open(self, one: KnownPerson) -> None:
        if one.case_id is not None:
            self._page.navigate_requested.emit(Target(page="case", record_id=one.case_id))
        elif one.concern_id is not None:
            self._page.navigate_requested.emit(Target(page="concern", record_id=one.concern_id))
