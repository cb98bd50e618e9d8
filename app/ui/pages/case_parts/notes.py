# SPDX-License-Identifier: EUPL-1.2
"""Notes in the stream: written by the template, open for a day, then only added to (CAS-5)."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.casework import Note, NoteDraft, note_is_open
from app.domain.ids import CaseId
from app.domain.inquiry import Confirmation
from app.services import cases
from app.ui.pages.case_parts.sections import CaseForm, Values, deed, entry
from app.ui.parts.inplace import Work
from app.widgets.forms import DateEdit, Form, LineEdit, Segmented, TextEdit, TickBox
from app.widgets.parts import Button
from app.widgets.texts import date_time_text, short_date_text, tr

if TYPE_CHECKING:
    from app.ui.pages.case_parts.course import Stream

_FIELDS = ("noted_on", "text", "source", "against", "assessment", "status", "internal")


class Notes:
    """Makes the blocks and forms of notes for the stream."""

    def __init__(self, stream: "Stream") -> None:
        self._stream, self._host = stream, stream.host

    def block(self, note: Note, added: Sequence[Note]) -> QWidget:
        """A note as a row, with what was added to it later."""
        lines = [note.text]
        if note.against:
            lines.append(tr("Speaks against it: {text}").format(text=note.against))
        if note.assessment:
            lines.append(tr("Assessment: {text}").format(text=note.assessment))
        for one in added:
            said = tr("Added {when} by {author}: {text}")
            when = date_time_text(one.created_at)
            lines.append(said.format(when=when, author=one.author, text=one.text))
        small = [self._host.label("sign_status", note.status)]
        if note.source:
            small.append(note.source)
        small.append(note.author)
        if note_is_open(note, self._host.context.now()):
            deeds = [deed(tr("Change"), lambda back: self.change(note, back))]
        else:
            deeds = [deed(tr("Add to the note"), lambda back: self.add_to(note, back))]
        return entry(
            short_date_text(note.noted_on),
            tr("Note"),
            chip=tr("Internal") if note.internal else "",
            lines=lines,
            small=" · ".join(small),
            deeds=deeds,
        )

    def add(self, back: Button) -> None:
        """The form for a new note."""
        host, now = self._host, self._host.context.now
        case_id = host.shown.case.id

        def work(values: Values) -> Work:
            draft, at = _draft(case_id, values), now()
            return lambda register: cases.add_note(register, draft, now=at)

        opened = self._opened(f"note:{case_id}:new", tr("Write a note"), work)
        values = {"noted_on": host.today(), "status": Confirmation.STATED}
        self._stream.open_new(opened, values, back=back)

    def change(self, note: Note, back: Button) -> None:
        """The form for a note that is not a day old."""
        now = self._host.context.now

        def work(values: Values) -> Work:
            draft, at = _draft(note.case_id, values), now()
            return lambda register: cases.change_note(register, note.id, draft, now=at)

        opened = self._opened(f"note:{note.id}", tr("Change the note"), work)
        values = {name: getattr(note, name) for name in _FIELDS}
        self._stream.open_at(opened, note.id, values, back=back)

    def add_to(self, note: Note, back: Button) -> None:
        """The form for an addendum."""
        now = self._host.context.now

        def work(values: Values) -> Work:
            text, at = values["text"], now()
            return lambda register: cases.add_addendum(register, note.id, text, now=at)

        form = Form()
        form.add("text", tr("What is to be added?"), TextEdit(), required=True)
        opened = CaseForm(
            self._host,
            f"note:{note.id}:added",
            form,
            title=tr("Add to the note"),
            explanation=note.text,
            deed=tr("Save the addition"),
            work=work,
        )
        self._stream.open_at(opened, note.id, back=back)

    def _opened(self, key: str, title: str, work: Callable[[Values], Work]) -> CaseForm:
        host, now = self._host, self._host.context.now
        form = Form()
        form.add("noted_on", tr("Date"), DateEdit(now), required=True)
        form.add(
            "text",
            tr("What was seen or heard?"),
            TextEdit(lines=4),
            help=tr("What exactly, when and where. Not what it may mean."),
            required=True,
        )
        form.add("source", tr("Who says so?"), LineEdit())
        codes = host.codes("sign_status")
        options = [(e.code, e.label(host.context.language)) for e in codes]
        form.add("status", tr("How certain is it?"), Segmented(options), required=True)
        form.add("against", tr("What speaks against it?"), TextEdit(lines=2))
        form.add("assessment", tr("Your assessment"), TextEdit(lines=2))
        form.add("internal", "", TickBox(tr("Internal: is not printed unless it is ticked")))
        return CaseForm(
            host,
            key,
            form,
            title=title,
            deed=tr("Save the note"),
            work=work,
            date_field="noted_on",
            begin_at="text",
        )


def _draft(case_id: CaseId | None, values: Values) -> NoteDraft:
    status = Confirmation(values["status"])
    return NoteDraft(case_id=case_id, **(dict(values) | {"status": status}))
