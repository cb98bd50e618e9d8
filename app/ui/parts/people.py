# SPDX-License-Identifier: EUPL-1.2
"""The persons of a concern or case: their roles, what is known and decided about them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.ages import under_18_on
from app.domain.inquiry import Decision, Owned
from app.domain.people import Person, PersonDraft, Role, birth, pseudonym
from app.services import people as services
from app.services.views import KnownPerson, PersonIn
from app.ui.page import Page
from app.ui.parts.decisions import decision_form, decision_text
from app.ui.parts.inplace import NOBODY, InPlace, RecordList, Work, question
from app.ui.parts.known import KnownPeople
from app.widgets.forms import Choice, Form, LineEdit, NumberEdit, Segmented, YesNoUnknown
from app.widgets.parts import Button, Text, inline_button, quiet_button, row_of
from app.widgets.texts import date_text, month_text, tr

_MONTH_FROM, _MONTH_TO = 14, 19
_YES_NO = {"yes": True, "no": False}


class People(QWidget):
    """Persons with their roles; add, change, take out, decide. `changed` after a save."""

    changed = Signal()

    def __init__(self, page: Page, *, editable: bool = True) -> None:
        super().__init__()
        self._page, self._editable = page, editable
        self._owner = NOBODY
        self._people: Sequence[PersonIn] = ()
        self._name_from_start = False
        self._shown: object = None
        self.list = RecordList(page, empty=tr("No persons written down."))
        self.list.changed.connect(self.changed)
        self.add = quiet_button(tr("Add a person"), self.begin, icon="user-plus")
        if not editable:
            self.add.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.list)
        column.addWidget(self.add)

    def show_records(
        self, owner: Owned, people: Sequence[PersonIn], *, name_from_start: bool = False
    ) -> None:
        """Show who is involved; a form that is open stays."""
        if owner != self._owner:
            self.list.put_away()
        shown = (owner, tuple(people), name_from_start, self._page.context.names_shown())
        if shown == self._shown:
            return
        self._shown = shown
        self._owner, self._people, self._name_from_start = owner, people, name_from_start
        self.list.show_blocks([(one.involvement_id, self._block(one)) for one in people])

    def decide(self, person_id: str) -> None:
        """Open the decision about one person, for a page that points there."""
        for one in self._people:
            if one.person.id == person_id:
                self._on_decide(one, self.add)

    def _block(self, one: PersonIn) -> QWidget:
        context = self._page.context
        person = one.person
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        code = pseudonym(person)
        shown = f"{person.name} · {code}" if person.name and context.names_shown() else code
        column.addWidget(Text(shown, "strong"))
        lists = context.codelists
        said = [lists.label("person_role", one.role, context.language), self._age(one)]
        if person.gender != "unknown":
            said.append(lists.label("gender", person.gender, context.language))
        said += [person.municipality, person.contact if context.names_shown() else ""]
        column.addWidget(Text(" · ".join(part for part in said if part), "small"))
        column.addWidget(Text(decision_text(context, one.decision), "small"))
        if self._editable:
            decide = inline_button(
                tr("Decide about registering"), lambda: self._on_decide(one, decide)
            )
            change = inline_button(tr("Change"), lambda: self._on_change(one, change))
            remove = inline_button(tr("Take out"), lambda: self._on_remove(one, remove))
            for button in (decide, change, remove):
                button.setAccessibleName(f"{button.text()}: {code}")
            column.addLayout(row_of(decide, change, remove))
        return block

    def _age(self, one: PersonIn) -> str:
        person = one.person
        if person.birth_year is not None and person.birth_month is not None:
            month = month_text(date(person.birth_year, person.birth_month, 1))
            return tr("born {when}").format(when=month)
        if person.birth_year is not None:
            return tr("born {when}").format(when=person.birth_year)
        if person.under_18 is None or person.under_18_on is None:
            return tr("age not known")
        said = tr("under 18 on {date}") if person.under_18 else tr("18 or over on {date}")
        return said.format(date=date_text(person.under_18_on))

    def _name_allowed(self, one: PersonIn | None) -> bool:
        if self._name_from_start or (one is not None and bool(one.person.name)):
            return True
        decision = one.decision if one is not None else None
        return decision is not None and decision.decision is Decision.REGISTER_HERE

    def begin(self) -> None:
        """The form for a new person."""
        key = f"person:{self._owner.concern_id or self._owner.case_id}:new"
        self._open(None, key, self.add)

    def _on_change(self, one: PersonIn, back: Button) -> None:
        self._open(one, f"person:{one.involvement_id}", back)

    def _open(self, one: PersonIn | None, key: str, back: Button) -> None:
        form, known = self._form(one)
        owner = self._owner
        now = self._page.context.now

        def collect() -> Work:
            at = now()
            draft = _draft(form, one, at.date())
            if one is not None:
                return lambda register: services.change_person(
                    register, one.person.id, draft, now=at
                )
            role = Role(form.values()["role"])
            return lambda register: services.add_person(register, owner, draft, role, now=at)

        opened = InPlace(
            self._page,
            form,
            title=tr("Add a person") if one is None else tr("Change what is written"),
            deed=tr("Save the person"),
            collect=collect,
            key=key,
            owner=owner,
        )
        known.same_person.connect(lambda found: self._on_same_person(found, form, opened))
        self.list.open_form(opened, "" if one is None else one.involvement_id, back=back)
        opened.start({"role": Role.FOCUS} if one is None else _values(one))

    def _form(self, one: PersonIn | None) -> tuple[Form, KnownPeople]:
        context = self._page.context
        lists = context.codelists
        form = Form()
        code = LineEdit(longest=40, width=240)
        form.add(
            "code",
            tr("Initials or other code"),
            code,
            help=tr("What lists and papers use, such as E.T.J. or young person 3."),
            required=not self._name_allowed(one),
        )
        name = LineEdit(longest=120)
        if self._name_allowed(one):
            form.add("name", tr("Name"), name)
        else:
            form.add_widget(
                Text(
                    tr("The name can be written when it is decided to register the person here."),
                    "small",
                )
            )
        known = KnownPeople(self._page)
        form.add_widget(known)
        for line in (code, name):
            line.left.connect(lambda line=line: known.look(line.value()) if one is None else None)
        if one is None:
            roles = [(entry.code, entry.label(context.language)) for entry in lists["person_role"]]
            form.add("role", tr("Role"), Choice(roles), required=True)
        year = NumberEdit(lowest=1900, highest=2999)
        form.add("birth_year", tr("Year of birth"), year)
        months = [(number, month_text(date(2000, number, 1)).split()[0]) for number in range(1, 13)]
        form.add("birth_month", tr("Month of birth"), Choice(months, width=240))
        form.add("under_18", tr("Under 18?"), YesNoUnknown())
        gender = Segmented([(one.code, one.label(context.language)) for one in lists["gender"]])
        form.add("gender", tr("Gender"), gender)
        form.add("municipality", tr("Municipality"), LineEdit(longest=80, width=240))
        form.add("contact", tr("Contact"), LineEdit())
        today = context.now().date()

        def follow() -> None:
            age = None if year.value() is None else today.year - (year.value() or 0)
            form["birth_month"].setVisible(age is not None and _MONTH_FROM <= age <= _MONTH_TO)
            form["under_18"].setVisible(age is None)

        year.changed.connect(follow)
        follow()
        return form, known

    def _on_same_person(self, found: KnownPerson, form: Form, opened: InPlace) -> None:
        role = form.values().get("role")
        if form.show_problems(() if role else form.problems()[-1:]):
            return
        chosen = Role(str(role))
        owner, at = self._owner, self._page.context.now()

        def added(_person: Person) -> None:
            opened.cancel()
            self.changed.emit()

        self._page.run(
            lambda register: services.add_known_person(register, owner, found.id, chosen, now=at),
            added,
            failed=form.show_error,
        )

    def _on_decide(self, one: PersonIn, back: Button) -> None:
        form = decision_form(self._page, self._owner, one)
        self.list.open_form(form, one.involvement_id, back=back)
        form.start({"decided_on": self._page.context.now().date()})

    def _on_remove(self, one: PersonIn, back: Button) -> None:
        at = self._page.context.now()
        asked = question(
            self._page,
            title=tr("Take {person} out?").format(person=pseudonym(one.person)),
            explanation=tr(
                "What is written about the person is deleted, and with it signs, resources and "
                "decisions about the person, unless the person is part of another concern or "
                "case. This cannot be undone."
            ),
            deed=tr("Take {person} out").format(person=pseudonym(one.person)),
            work=lambda register: services.remove_person(register, one.involvement_id, now=at),
        )
        self.list.open_form(asked, one.involvement_id, back=back)
        asked.start()


def _values(one: PersonIn) -> dict[str, object]:
    person = one.person
    under = under_18_on(birth(person), person.under_18_on) if person.under_18_on else None
    return {
        "code": person.code,
        "name": person.name,
        "birth_year": person.birth_year,
        "birth_month": person.birth_month,
        "under_18": {True: "yes", False: "no", None: None}[under],
        "gender": person.gender,
        "municipality": person.municipality,
        "contact": person.contact,
    }


def _draft(form: Form, one: PersonIn | None, today: date) -> PersonDraft:
    values = form.values()
    year = values["birth_year"]
    under = _YES_NO.get(values["under_18"] or "") if year is None else None
    stated_on = today
    if one is not None and one.person.under_18 == under and one.person.under_18_on is not None:
        stated_on = one.person.under_18_on
    return PersonDraft(
        code=values["code"],
        name=values.get("name") or "",
        birth_year=year,
        birth_month=None if form["birth_month"].isHidden() else values["birth_month"],
        under_18=under,
        under_18_on=None if under is None else stated_on,
        gender=values["gender"] or "unknown",
        municipality=values["municipality"],
        contact=values["contact"],
    )
