# SPDX-License-Identifier: EUPL-1.2
"""The sections of the case page: a heading with its deeds, records, and forms among them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.views import CasePage
from app.ui.pages.case_parts.finding import area_of
from app.ui.pages.case_parts.host import CaseHost
from app.ui.parts.inplace import InPlace, RecordList, Work
from app.widgets.forms import Form
from app.widgets.parts import (
    Button,
    Card,
    Chip,
    SectionTitle,
    Text,
    inline_button,
    quiet_button,
    row_of,
)
from app.widgets.texts import date_text, tr
from app.widgets.theme import TEXT_WIDTH

Values = Mapping[str, Any]


class CaseForm(InPlace):
    """A form about the case; after Save the case is read and shown again."""

    def __init__(
        self,
        host: CaseHost,
        key: str,
        form: Form,
        *,
        title: str,
        deed: str,
        work: Callable[[Values], Work],
        said: str = "",
        date_field: str = "on",
        explanation: str = "",
        begin_at: str = "",
    ) -> None:
        super().__init__(
            host,
            form,
            title=title,
            deed=deed,
            collect=lambda: host.with_page(work(form.values())),
            key=key,
            owner=host.owner,
            done=lambda outcome: host.take(outcome, said),
            explanation=explanation,
            date_field=date_field,
        )
        self._begin_at = begin_at

    def focus(self) -> None:
        """Into the field where writing begins, otherwise into the first."""
        if self._begin_at:
            self.form[self._begin_at].focus()
        else:
            super().focus()

    def _reveal(self) -> None:
        super()._reveal()
        area = area_of(self)
        if area is not None and self.height() > area.viewport().height():
            canvas = area.widget()
            top = self.mapTo(canvas, QPoint(0, 0)).y() if canvas is not None else 0
            area.verticalScrollBar().setValue(top - 8)


class Section(Card):
    """A heading with its deeds; new records open above the rows, changes in place of a row.

    Where the section is too narrow for a form, `forms` says where forms open instead.
    """

    def __init__(
        self,
        host: CaseHost,
        title: str,
        *,
        quiet: str = "",
        empty: str = "",
        forms: RecordList | None = None,
    ) -> None:
        super().__init__()
        self.host = host
        head = QHBoxLayout()
        head.setSpacing(8)
        said = SectionTitle(title)
        said.setWordWrap(False)
        head.addWidget(said)
        head.addStretch(1)
        self._head = head
        self.add_layout(head)
        if quiet:
            self.add(Text(quiet, "small"))
        self._elsewhere = forms
        self.top = RecordList(host)
        self.rows = RecordList(host, empty=empty)
        self.add(self.top, self.rows)
        self.top.hide()
        self._column.addStretch(1)

    def show_case(self, page: CasePage) -> None:
        """Show the part of the case that stands here."""
        raise NotImplementedError

    def add_deed(
        self, text: str, on_click: Callable[[Button], object], icon: str = "plus"
    ) -> Button:
        """A button at the right of the heading; it gets the focus back when its form closes."""
        button = quiet_button(text, icon=icon)
        button.clicked.connect(lambda: on_click(button))
        self._head.addWidget(button)
        return button

    def show_rows(self, rows: Iterable[tuple[str, QWidget]]) -> None:
        """Show these by record id; each can be found again by its id."""
        blocks = [(str(record), widget) for record, widget in rows]
        for record, widget in blocks:
            widget.setProperty("record", record)
        self.rows.show_blocks(blocks)

    def open_new(
        self, form: InPlace, values: Values | None = None, *, back: QWidget | None = None
    ) -> None:
        """Open a form for something new, above the rows."""
        self.rows.put_away()
        forms = self._elsewhere or self.top
        forms.show()
        forms.open_form(form, back=back)
        form.start(values)

    def open_at(
        self,
        form: InPlace,
        record: str,
        values: Values | None = None,
        *,
        back: QWidget | None = None,
    ) -> None:
        """Open a form in place of a record."""
        if self._elsewhere is not None:
            self.open_new(form, values, back=back)
            return
        self.top.put_away()
        self.rows.open_form(form, record, back=back)
        form.start(values)

    def put_away(self) -> None:
        """Close forms that are open; their drafts stay."""
        self.top.put_away()
        self.rows.put_away()


def entry(
    when: str,
    title: str,
    *,
    chip: str = "",
    lines: Iterable[str] = (),
    small: str = "",
    deeds: Sequence[Button] = (),
) -> QWidget:
    """One record as a row: its day, what it is, its state as a word, its lines and its deeds."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 4, 0, 4)
    across.setSpacing(16)
    if when:
        day = Text(when, "quiet")
        day.setFixedWidth(120)
        beside = QVBoxLayout()
        beside.addWidget(day)
        beside.addStretch(1)
        across.addLayout(beside)
    words = QWidget()
    words.setMaximumWidth(TEXT_WIDTH)
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    head = QHBoxLayout()
    head.setSpacing(12)
    head.addWidget(Text(title, "strong"), 1)
    if chip:
        head.addWidget(Chip(chip))
    column.addLayout(head)
    for line in lines:
        if line:
            column.addWidget(Text(line))
    if small:
        column.addWidget(Text(small, "small"))
    if deeds:
        for button in deeds:
            button.setAccessibleName(f"{button.text().strip()}: {title}")
        column.addLayout(row_of(*deeds))
    across.addWidget(words, 1)
    across.addStretch(0)
    return row


def deed(text: str, on_click: Callable[[Button], object]) -> Button:
    """A small deed of a row; it is handed itself, so that the focus can come back to it."""
    button = inline_button(text)
    button.clicked.connect(lambda: on_click(button))
    return button


def period(since: date, until: date | None) -> str:
    """As "12 May 2026 – 3 June 2026" or "from 12 May 2026"."""
    if until is None:
        return tr("from {date}").format(date=date_text(since))
    return tr("{since} – {until}").format(since=date_text(since), until=date_text(until))
