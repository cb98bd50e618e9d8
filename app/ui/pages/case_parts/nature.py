# SPDX-License-Identifier: EUPL-1.2
"""What kind of case it is, with its periods: primary or not, anchoring, forms, affiliation."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from app.domain.cases import Anchor, AnchoringDraft, CaseDraft, Primacy
from app.domain.inquiry import OTHER_FORM, FormDraft, FormOfExtremism
from app.services import cases, inquiry
from app.services.views import CasePage
from app.ui.pages.case_parts.drafting import draft_of
from app.ui.pages.case_parts.host import CaseHost
from app.ui.pages.case_parts.sections import CaseForm, Section, Values, deed, entry, period
from app.ui.parts.inplace import RecordList, Work
from app.widgets.forms import (
    CodeChoice,
    DateEdit,
    Form,
    LineEdit,
    MultiCodeChoice,
    Segmented,
    TextEdit,
    TickBox,
)
from app.widgets.parts import Button
from app.widgets.texts import tr, words


class NatureSection(Section):
    """Each answer with the time it holds for; a new answer ends the one before."""

    def __init__(self, host: CaseHost, forms: RecordList) -> None:
        super().__init__(host, tr("The case"), forms=forms)

    def show_case(self, page: CasePage) -> None:
        """Show what holds now and what held before."""
        self.show_rows(list(self._blocks(page)))

    def openers(self) -> Mapping[str, Callable[[], None]]:
        """What opens each of its forms, by the word their drafts begin with."""
        return {
            "primacy": lambda: self._on_primacy(None),
            "anchoring": lambda: self._on_anchoring(None),
            "form": lambda: self._on_form(None),
            "affiliation": lambda: self._on_affiliation(None),
        }

    def _blocks(self, page: CasePage) -> Iterator[tuple[str, QWidget]]:
        may, label = self.host.is_open, self.host.label
        periods = [
            f"{label('primacy', one.primacy)} · {period(one.since, one.until)}"
            for one in reversed(page.primacies)
        ]
        change = [deed(tr("Change"), self._on_primacy)] if may else []
        yield "primacy", entry("", tr("Primary or not"), lines=periods, deeds=change)
        anchored = [
            f"{words(one.anchor)}, {label('anchoring_unit', one.unit)} · "
            f"{period(one.since, one.until)}"
            for one in reversed(page.anchorings)
        ]
        change = [deed(tr("Change"), self._on_anchoring)] if may else []
        yield (
            "anchoring",
            entry("", tr("Anchoring"), lines=anchored or [tr("Not stated")], deeds=change),
        )
        forms = list(reversed(page.forms))
        change = [deed(tr("Add a form"), self._on_form)] if may else []
        for one in forms:
            if may and one.until is None:
                said = tr("End “{form}”").format(form=self._form_label(one))
                change.append(deed(said, partial(self._on_end, one)))
        lines = [f"{self._form_label(o)} · {period(o.since, o.until)}" for o in forms]
        yield (
            "forms",
            entry("", tr("Form of extremism"), lines=lines or [tr("Not stated")], deeds=change),
        )
        change = [deed(tr("Change"), self._on_affiliation)] if may else []
        yield (
            "affiliation",
            entry(
                "",
                tr("Affiliation to an extremist milieu"),
                lines=self._affiliation(page),
                deeds=change,
            ),
        )

    def _affiliation(self, page: CasePage) -> list[str]:
        case, label = page.case, self.host.label
        said = [label("affiliation", case.affiliation)]
        if case.affiliation_form:
            said.append(label("affiliation_form", case.affiliation_form))
        if case.affiliation_path:
            said.append(label("affiliation_path", case.affiliation_path))
        lines = [" · ".join(said)]
        if case.travelled:
            lines.append(tr("Has travelled out, or come back"))
        if case.other_concerns:
            other = ", ".join(label("other_driver", code) for code in case.other_concerns)
            lines.append(tr("Other concerns: {list}").format(list=other))
        if case.outside_definition:
            lines.append(tr("Outside the definition of extremism"))
        return lines

    def _form_label(self, one: FormOfExtremism) -> str:
        said = self.host.label("extremism_form", one.form)
        more = one.other_text or (
            self.host.label("other_extremism_form", one.other_form) if one.other_form else ""
        )
        return f"{said}: {more}" if more else said

    def _on_primacy(self, back: Button | None) -> None:
        now, case, language = (
            self.host.context.now,
            self.host.shown.case,
            self.host.context.language,
        )

        def work(values: Values) -> Work:
            primacy, since, at = Primacy(values["primacy"]), values["since"], now()
            return lambda register: cases.set_primacy(register, case.id, primacy, since, now=at)

        form = Form()
        codes = self.host.codes("primacy")
        form.add(
            "primacy",
            tr("Does radicalisation drive the case?"),
            Segmented([(one.code, one.label(language)) for one in codes], upright=True),
            help="\n".join(
                f"{one.label(language)}: {one.definition(language)}"
                for one in codes
                if one.definition(language)
            ),
            required=True,
        )
        form.add("since", tr("From"), DateEdit(now), required=True)
        opened = CaseForm(
            self.host,
            f"primacy:{case.id}",
            form,
            title=tr("Primary or not"),
            deed=tr("Save"),
            work=work,
            date_field="since",
        )
        self.open_at(opened, "primacy", {"since": self.host.today()}, back=back)

    def _on_anchoring(self, back: Button | None) -> None:
        now, case = self.host.context.now, self.host.shown.case

        def work(values: Values) -> Work:
            draft = AnchoringDraft(
                case_id=case.id,
                anchor=Anchor(values["anchor"]),
                unit=values["unit"] or "",
                since=values["since"],
            )
            alongside, at = values["alongside"], now()
            return lambda register: cases.set_anchoring(
                register, draft, alongside=alongside, now=at
            )

        form = Form()
        form.add(
            "anchor",
            tr("Where is it handled?"),
            Segmented([(one, words(one)) for one in Anchor], upright=True),
            required=True,
        )
        units = CodeChoice(self.host.codes("anchoring_unit"), self.host.context.language)
        form.add("unit", tr("By which unit?"), units, required=True)
        form.add("since", tr("From"), DateEdit(now), required=True)
        form.add("alongside", "", TickBox(tr("It stands beside what holds now")))
        opened = CaseForm(
            self.host,
            f"anchoring:{case.id}",
            form,
            title=tr("Anchoring"),
            deed=tr("Save"),
            work=work,
            date_field="since",
        )
        self.open_at(opened, "anchoring", {"since": self.host.today()}, back=back)

    def _on_form(self, back: Button | None) -> None:
        now, case, language = (
            self.host.context.now,
            self.host.shown.case,
            self.host.context.language,
        )
        codes = self.host.codes("extremism_form")

        def work(values: Values) -> Work:
            other = values["form"] == OTHER_FORM
            draft = FormDraft(
                case_id=case.id,
                form=values["form"] or "",
                other_form=(values["other_form"] or "") if other else "",
                other_text=values["other_text"] if other else "",
                legitimised=values["legitimised"] if other else "",
                since=values["since"],
            )
            at = now()
            return lambda register: inquiry.add_form(register, draft, now=at)

        form = Form()
        kind = CodeChoice(codes, language)
        form.add("form", tr("Form of extremism"), kind, help=codes.note(language), required=True)
        others = CodeChoice(self.host.codes("other_extremism_form"), language)
        form.add("other_form", tr("Based on what?"), others)
        form.add("other_text", tr("In other words"), LineEdit())
        form.add(
            "legitimised",
            tr("Which violence or unlawful act is committed or legitimised?"),
            TextEdit(lines=2),
            required=True,
        )
        form.add("since", tr("From"), DateEdit(now), required=True)

        def follow() -> None:
            for name in ("other_form", "other_text", "legitimised"):
                form[name].setVisible(kind.value() == OTHER_FORM)

        kind.changed.connect(follow)
        follow()
        opened = CaseForm(
            self.host,
            f"form:{case.id}:new",
            form,
            title=tr("Add a form"),
            deed=tr("Save the form"),
            work=work,
            date_field="since",
        )
        self.open_at(opened, "forms", {"since": self.host.today()}, back=back)

    def _on_end(self, one: FormOfExtremism, back: Button) -> None:
        now = self.host.context.now

        def work(values: Values) -> Work:
            until, at = values["until"], now()
            return lambda register: inquiry.end_form(register, one.id, until, now=at)

        form = Form()
        form.add("until", tr("Last day"), DateEdit(now), required=True)
        opened = CaseForm(
            self.host,
            f"form:{one.id}:end",
            form,
            title=self._form_label(one),
            deed=tr("Save the last day"),
            work=work,
            date_field="until",
        )
        self.open_at(opened, "forms", {"until": self.host.today()}, back=back)

    def _on_affiliation(self, back: Button | None) -> None:
        now, case, language = (
            self.host.context.now,
            self.host.shown.case,
            self.host.context.language,
        )
        names = ("affiliation", "affiliation_form", "affiliation_path", "travelled")
        rest = ("other_concerns", "outside_definition")

        def work(values: Values) -> Work:
            yes, at = values["affiliation"] == "yes", now()
            changes = dict(values) | {
                name: (values[name] or "") if yes else ""
                for name in ("affiliation_form", "affiliation_path")
            }
            draft = draft_of(CaseDraft, self.host.shown.case, **changes)
            return lambda register: cases.change_case(register, case.id, draft, now=at)

        form = Form()
        known = _segments(self.host, "affiliation", upright=True)
        form.add("affiliation", tr("Is there an affiliation?"), known, required=True)
        form.add("affiliation_form", tr("Form"), _segments(self.host, "affiliation_form"))
        paths = _segments(self.host, "affiliation_path", upright=True)
        form.add("affiliation_path", tr("Path"), paths)
        form.add("travelled", "", TickBox(tr("Has travelled out, or come back")))
        other = MultiCodeChoice(self.host.codes("other_driver"), language, rows=4)
        form.add("other_concerns", tr("Other concerns that drive the case"), other)
        outside = TickBox(tr("Outside the definition of extremism (gang, hooligans, distress)"))
        form.add("outside_definition", "", outside)

        def follow() -> None:
            for name in ("affiliation_form", "affiliation_path"):
                form[name].setVisible(known.value() == "yes")

        known.changed.connect(follow)
        opened = CaseForm(
            self.host,
            f"affiliation:{case.id}",
            form,
            title=tr("Affiliation and other concerns"),
            deed=tr("Save"),
            work=work,
        )
        values = {name: getattr(case, name) for name in (*names, *rest)}
        self.open_at(opened, "affiliation", values, back=back)
        follow()


def _segments(host: CaseHost, name: str, *, upright: bool = False) -> Segmented:
    entries = host.codes(name).entries
    return Segmented([(e.code, e.label(host.context.language)) for e in entries], upright=upright)
