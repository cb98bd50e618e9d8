# SPDX-License-Identifier: EUPL-1.2
"""The forms of extremism that are part of a concern, with the definition beside them (REC-7)."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.inquiry import OTHER_FORM, FormDraft, FormOfExtremism
from app.services import inquiry
from app.services.views import ConcernPage
from app.ui.page import Page
from app.ui.pages.concern_parts.section import Section
from app.ui.parts.inplace import InPlace, Work
from app.widgets.forms import CodeChoice, DateEdit, Form, LineEdit, TextEdit
from app.widgets.parts import Button, Text, inline_button, quiet_button, row_of
from app.widgets.texts import date_text, tr

_WIDTH = 300


class Extremism(Section):
    """Which forms, since when; another form always says which violence or illegality."""

    def __init__(self, page: Page) -> None:
        super().__init__(
            page, tr("Form of extremism"), empty=tr("Nothing written about the form yet.")
        )
        forms = page.context.codelists["extremism_form"]
        self.add_button = quiet_button(tr("Add a form"), self.begin, icon="plus")
        self.add(self.add_button, Text(forms.note(page.context.language), "small"))

    def show_page(self, shown: ConcernPage) -> None:
        """Show the forms."""
        super().show_page(shown)
        self.rows.show_blocks([(one.id, self._block(one)) for one in shown.forms])

    def _block(self, form: FormOfExtremism) -> QWidget:
        said = self.label("extremism_form", form.form)
        if form.other_form:
            said = f"{said} {self.label('other_extremism_form', form.other_form)}"
        if form.other_text:
            said = f"{said} {form.other_text}"
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(said, "strong"))
        if form.legitimised:
            column.addWidget(Text(form.legitimised))
        until = date_text(form.until) if form.until else ""
        when = tr("{start} to {end}") if until else tr("since {start}")
        column.addWidget(Text(when.format(start=date_text(form.since), end=until), "small"))
        if form.until is None:
            change = inline_button(tr("Change"), lambda: self._open(form, change))
            change.setAccessibleName(tr("Change: {what}").format(what=said))
            end = inline_button(tr("No longer"), lambda: self._on_end(form, end))
            end.setAccessibleName(tr("No longer: {what}").format(what=said))
            column.addLayout(row_of(change, end))
        return block

    def begin(self) -> None:
        """The form for a new one."""
        self._open(None, self.add_button)

    def _open(self, form: FormOfExtremism | None, back: Button) -> None:
        context = self.page.context
        lists, language = context.codelists, context.language
        fields = Form()
        chosen = CodeChoice(lists["extremism_form"], language, width=_WIDTH)
        fields.add("form", tr("Which form?"), chosen, required=True)
        fields.add(
            "other_form",
            tr("Arising from what?"),
            CodeChoice(lists["other_extremism_form"], language, width=_WIDTH),
        )
        fields.add("other_text", tr("Or in your own words"), LineEdit())
        fields.add(
            "legitimised",
            tr("Which violence or illegality is committed or legitimised?"),
            TextEdit(lines=2),
            required=True,
        )
        fields.add("since", tr("Part of the concern since"), DateEdit(context.now), required=True)

        def follow() -> None:
            other = chosen.value() == OTHER_FORM
            for name in ("other_form", "other_text", "legitimised"):
                fields[name].setVisible(other)

        chosen.changed.connect(follow)
        follow()
        owner = self.owner

        def collect() -> Work:
            values = fields.values()
            other = values["form"] == OTHER_FORM
            draft = FormDraft(
                concern_id=owner.concern_id,
                form=values["form"] or "",
                other_form=(values["other_form"] or "") if other else "",
                other_text=values["other_text"] if other else "",
                legitimised=values["legitimised"] if other else "",
                since=values["since"],
            )
            at = context.now()
            if form is None:
                return lambda register: inquiry.add_form(register, draft, now=at)
            return lambda register: inquiry.change_form(register, form.id, draft, now=at)

        opened = InPlace(
            self.page,
            fields,
            title=tr("Form of extremism"),
            deed=tr("Save the form"),
            collect=collect,
            key=f"form:{form.id}" if form is not None else f"form:{owner.concern_id}:new",
            owner=owner,
        )
        self.rows.open_form(opened, form.id if form is not None else "", back=back)
        if form is None:
            opened.start({"since": self.concern.received_on})
        else:
            names = ("form", "other_form", "other_text", "legitimised", "since")
            opened.start({name: getattr(form, name) or None for name in names})
        follow()

    def _on_end(self, form: FormOfExtremism, back: Button) -> None:
        now = self.page.context.now
        fields = Form()
        fields.add("until", tr("The last day"), DateEdit(now), required=True)

        def collect() -> Work:
            until, at = fields.values()["until"], now()
            return lambda register: inquiry.end_form(register, form.id, until, now=at)

        opened = InPlace(
            self.page,
            fields,
            title=tr("No longer part of the concern"),
            deed=tr("Save the day"),
            collect=collect,
        )
        self.rows.open_form(opened, form.id, back=back)
        opened.start({"until": self.today})
