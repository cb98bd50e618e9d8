# SPDX-License-Identifier: EUPL-1.2
"""Notes on a concern: written by the template, open for a day, then only added to (CAS-5)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.casework import Note, NoteDraft, note_is_open
from app.domain.inquiry import Confirmation
from app.services import casework
from app.services.views import ConcernPage
from app.ui.page import Page
from app.ui.pages.concern_parts.section import Section
from app.ui.parts.inplace import InPlace, Work
from app.widgets.forms import DateEdit, Form, LineEdit, Segmented, TextEdit, TickBox
from app.widgets.parts import Button, Text, inline_button, quiet_button, row_of
from app.widgets.texts import date_text, date_time_text, tr

_FIELDS = ("noted_on", "text", "source", "status", "against", "assessment", "internal")


class Notes(Section):
    """The notes, the oldest first, each with what was added to it later."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, tr("Notes"), empty=tr("No notes."))
        self.write = quiet_button(tr("Write a note"), self.begin, icon="notebook-pen")
        self.add(self.write)

    def show_page(self, shown: ConcernPage) -> None:
        """Show the notes."""
        super().show_page(shown)
        whole = [one for one in shown.notes if one.addendum_to is None]
        added = {
            note.id: [one for one in shown.notes if one.addendum_to == note.id] for note in whole
        }
        self.rows.show_blocks([(one.id, self._block(one, added[one.id])) for one in whole])

    def begin(self) -> None:
        """The form for a new note."""
        self._open(None, self.write)

    def _block(self, note: Note, added: Sequence[Note]) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        said = [date_text(note.noted_on), note.author, note.source]
        said.append(self.label("sign_status", note.status))
        said.append(tr("internal") if note.internal else "")
        column.addWidget(Text(" · ".join(part for part in said if part), "small"))
        column.addWidget(Text(note.text))
        if note.against:
            column.addWidget(Text(tr("Speaks against it: {text}").format(text=note.against)))
        if note.assessment:
            column.addWidget(Text(tr("Assessment: {text}").format(text=note.assessment)))
        for one in added:
            when = tr("Added {when} by {author}: {text}")
            column.addWidget(
                Text(
                    when.format(
                        when=date_time_text(one.created_at), author=one.author, text=one.text
                    )
                )
            )
        if note_is_open(note, self.page.context.now()):
            deed = inline_button(tr("Change"), lambda: self._open(note, deed))
        else:
            deed = inline_button(tr("Add to the note"), lambda: self._add_to(note, deed))
        deed.setAccessibleName(f"{deed.text()}: {date_text(note.noted_on)}")
        column.addLayout(row_of(deed))
        return block

    def _open(self, note: Note | None, back: Button) -> None:
        context, owner = self.page.context, self.owner
        form = Form()
        form.add(
            "text",
            tr("What was seen or heard?"),
            TextEdit(lines=4),
            help=tr("What exactly, when and where. Not what it may mean."),
            required=True,
        )
        form.add("source", tr("Who says so?"), LineEdit())
        statuses = context.codelists["sign_status"]
        options = [(one.code, one.label(context.language)) for one in statuses]
        form.add("status", tr("How certain is it?"), Segmented(options), required=True)
        form.add("against", tr("What speaks against it?"), TextEdit(lines=2))
        form.add("assessment", tr("Your assessment"), TextEdit(lines=2))
        form.add("internal", "", TickBox(tr("Internal: is not printed unless it is ticked")))
        form.add("noted_on", tr("Date"), DateEdit(context.now), required=True)

        def collect() -> Work:
            values = form.values()
            values["status"] = Confirmation(values["status"])
            draft, at = NoteDraft(concern_id=owner.concern_id, **values), context.now()
            if note is None:
                return lambda register: casework.add_note(register, draft, now=at)
            return lambda register: casework.change_note(register, note.id, draft, now=at)

        opened = InPlace(
            self.page,
            form,
            title=tr("Write a note") if note is None else tr("Change the note"),
            deed=tr("Save the note"),
            collect=collect,
            key=f"note:{owner.concern_id}:new" if note is None else f"note:{note.id}",
            owner=owner,
        )
        self.rows.open_form(opened, "" if note is None else note.id, back=back)
        opened.start(
            {"noted_on": self.today, "status": Confirmation.STATED}
            if note is None
            else {name: getattr(note, name) for name in _FIELDS}
        )

    def _add_to(self, note: Note, back: Button) -> None:
        now = self.page.context.now
        form = Form()
        form.add("text", tr("What is to be added?"), TextEdit(), required=True)

        def collect() -> Work:
            text, at = form.values()["text"], now()
            return lambda register: casework.add_addendum(register, note.id, text, now=at)

        opened = InPlace(
            self.page,
            form,
            title=tr("Add to the note"),
            explanation=note.text,
            deed=tr("Save the addition"),
            collect=collect,
            key=f"note:{note.id}:added",
            owner=self.owner,
        )
        self.rows.open_form(opened, note.id, back=back)
        opened.start()
