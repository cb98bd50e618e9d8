# SPDX-License-Identifier: EUPL-1.2
"""Signs and resources of a concern or case, side by side at the same size (REC-8).

Signs are never counted, coloured or sorted on: they stand in the order they were written down.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.domain.inquiry import (
    Confirmation,
    Owned,
    Resource,
    ResourceDraft,
    SignDraft,
    SignObservation,
)
from app.domain.people import pseudonym
from app.services import inquiry
from app.services.views import PersonIn
from app.ui.page import Page
from app.ui.parts.inplace import NOBODY, InPlace, RecordList, Work, question
from app.ui.parts.kept_focus import give_back, held
from app.ui.parts.sign_choice import LISTS, SignChoice
from app.widgets.forms import Choice, CodeChoice, DateEdit, Form, LineEdit, Segmented, TextEdit
from app.widgets.parts import Button, SectionTitle, Text, clear, inline_button, quiet_button, row_of
from app.widgets.texts import date_text, tr

if TYPE_CHECKING:
    from app.domain.codelists import CodeLists

_Deed: TypeAlias = Callable[[Button], None]
_WorkAt: TypeAlias = Callable[[datetime], Work]

_BESIDE_FROM = 480
_SERIOUS, _OTHER = "serious", "other"


def cautions(signs: Iterable[SignObservation], codelists: "CodeLists") -> frozenset[str]:
    """The lists whose caution must be said beside these signs (R:2361, G:62).

    Of the mapping: when no serious and fewer than two other signs stand unrefuted.
    """
    standing = [one for one in signs if one.status is not Confirmation.REFUTED]
    found = {one.sign_list for one in standing if one.sign_list != LISTS[0]}
    mapping = {one.sign for one in standing if one.sign_list == LISTS[0]}
    groups = [codelists[LISTS[0]].entry(code).group for code in mapping]
    if mapping and _SERIOUS not in groups and groups.count(_OTHER) < 2:
        found.add(LISTS[0])
    return frozenset(found)


class Observations(QWidget):
    """Signs and resources; adding and changing them happens beneath. `changed` after a save."""

    changed = Signal()

    def __init__(self, page: Page, *, editable: bool = True) -> None:
        super().__init__()
        self._page, self._codelists = page, page.context.codelists
        self._language = page.context.language
        self._owner = NOBODY
        self._people: Sequence[PersonIn] = ()
        self._shown: object = None
        self._blocks: dict[str, QWidget] = {}
        self.add_sign = quiet_button(tr("Add a sign"), self.begin_sign, icon="plus")
        self.add_resource = quiet_button(tr("Add a resource"), self.begin_resource, icon="plus")
        self._signs, self._resources = QVBoxLayout(), QVBoxLayout()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(32)
        for title, inner, button in (
            (tr("Signs"), self._signs, self.add_sign),
            (tr("Resources"), self._resources, self.add_resource),
        ):
            column = QVBoxLayout()
            column.setSpacing(12)
            inner.setSpacing(16)
            column.addWidget(SectionTitle(title))
            column.addLayout(inner)
            column.addLayout(row_of(button))
            column.addStretch(1)
            self._beside.addLayout(column, 1)
            if not editable:
                button.hide()
        self._editable = editable
        self.forms = RecordList(page)
        self.forms.changed.connect(self.changed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addLayout(self._beside)
        whole.addWidget(self.forms)

    def show_records(
        self,
        owner: Owned,
        signs: Sequence[SignObservation],
        resources: Sequence[Resource],
        people: Sequence[PersonIn] = (),
    ) -> None:
        """Show what was seen; a form that is open stays."""
        if owner != self._owner:
            self.forms.put_away()
        shown = (owner, tuple(signs), tuple(resources), tuple(people))
        if shown == self._shown:
            return
        self._shown = shown
        self._owner, self._people = owner, people
        where = held(self._blocks)
        clear(self._signs)
        clear(self._resources)
        self._blocks = {}
        for sign in signs:
            self._blocks[sign.id] = self._sign_block(sign)
            self._signs.addWidget(self._blocks[sign.id])
        if not signs:
            self._signs.addWidget(Text(tr("No signs written down."), "quiet"))
        for name in sorted(cautions(signs, self._codelists)):
            self._signs.addWidget(Text(self._codelists[name].note(self._language), "small"))
        for resource in resources:
            self._blocks[resource.id] = self._resource_block(resource)
            self._resources.addWidget(self._blocks[resource.id])
        if not resources:
            self._resources.addWidget(Text(tr("No resources written down."), "quiet"))
        give_back(where, self._blocks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room, otherwise beneath each other."""
        super().resizeEvent(event)
        wide = event.size().width() >= _BESIDE_FROM
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() != way:
            self._beside.setDirection(way)
            self._beside.setSpacing(32 if wide else 20)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(240, super().minimumSizeHint().height())

    def _sign_block(self, sign: SignObservation) -> QWidget:
        signs = self._codelists[sign.sign_list]
        entry = signs.entry(sign.sign)
        said = [
            signs.group(entry.group).label(self._language),
            self._codelists.label("sign_status", sign.status, self._language),
            *self._circumstances(sign),
        ]
        label = entry.label(self._language)
        return self._block(
            label,
            sign.seen,
            said,
            change=lambda back: self._on_change_sign(sign, back),
            remove=lambda back: self._on_remove(
                sign.id,
                tr("Remove this sign?"),
                label,
                lambda now: lambda register: inquiry.remove_sign(register, sign.id, now=now),
                back,
            ),
        )

    def _resource_block(self, resource: Resource) -> QWidget:
        label = self._codelists.label("resource", resource.kind, self._language)
        return self._block(
            label,
            resource.seen,
            self._circumstances(resource),
            change=lambda back: self._on_change_resource(resource, back),
            remove=lambda back: self._on_remove(
                resource.id,
                tr("Remove this resource?"),
                label,
                lambda now: (
                    lambda register: inquiry.remove_resource(register, resource.id, now=now)
                ),
                back,
            ),
        )

    def _circumstances(self, seen: SignObservation | Resource) -> list[str]:
        said = []
        if seen.observed_on is not None:
            said.append(tr("seen {date}").format(date=date_text(seen.observed_on)))
        if seen.source:
            said.append(seen.source)
        about = next((one for one in self._people if one.person.id == seen.person_id), None)
        if about is not None:
            said.append(tr("about {person}").format(person=pseudonym(about.person)))
        return said

    def _block(
        self,
        label: str,
        seen: str,
        said: Sequence[str],
        *,
        change: _Deed,
        remove: _Deed,
    ) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(label, "strong"))
        column.addWidget(Text(seen))
        column.addWidget(Text(" · ".join(said), "small"))
        if self._editable:
            edit = inline_button(tr("Change"), lambda: change(edit))
            edit.setAccessibleName(tr("Change: {what}").format(what=label))
            drop = inline_button(tr("Remove"), lambda: remove(drop))
            drop.setAccessibleName(tr("Remove: {what}").format(what=label))
            column.addLayout(row_of(edit, drop))
        return block

    def _people_choice(self) -> Choice:
        options = [("", tr("No one in particular"))]
        options += [(one.person.id, pseudonym(one.person)) for one in self._people]
        return Choice(options)

    def _only_person(self) -> str:
        return self._people[0].person.id if len(self._people) == 1 else ""

    def begin_sign(self) -> None:
        """The form for a new sign."""
        key = f"sign:{self._owner.concern_id or self._owner.case_id}:new"
        self._open_sign(None, key, self.add_sign)

    def _on_change_sign(self, sign: SignObservation, back: Button) -> None:
        self._open_sign(sign, f"sign:{sign.id}", back)

    def _open_sign(self, sign: SignObservation | None, key: str, back: Button) -> None:
        now = self._page.context.now
        lists = [self._codelists[name] for name in LISTS]
        form = Form()
        form.add("sign", tr("Which sign?"), SignChoice(lists, self._language), required=True)
        form.add(
            "seen",
            tr("What was seen or heard?"),
            TextEdit(),
            help=tr("What exactly, where and how. Not what it may mean."),
            required=True,
        )
        form.add("source", tr("Who says so?"), LineEdit(), required=True)
        form.add("observed_on", tr("When was it seen?"), DateEdit(now))
        form.add("status", tr("How certain is it?"), self._status(), required=True)
        if self._people:
            form.add("person_id", tr("About whom?"), self._people_choice())
        owner = self._owner

        def collect() -> Work:
            values = form.values()
            name, _, code = str(values["sign"]).partition(":")
            draft = SignDraft(
                concern_id=owner.concern_id,
                case_id=owner.case_id,
                sign_list=name or LISTS[0],
                sign=code,
                person_id=values.get("person_id") or None,
                observed_on=values["observed_on"],
                source=values["source"],
                status=Confirmation(values["status"] or Confirmation.STATED),
                seen=values["seen"],
            )
            at = now()
            if sign is None:
                return lambda register: inquiry.add_sign(register, draft, now=at)
            return lambda register: inquiry.change_sign(register, sign.id, draft, now=at)

        opened = InPlace(
            self._page,
            form,
            title=tr("Add a sign") if sign is None else tr("Change the sign"),
            deed=tr("Save the sign"),
            collect=collect,
            key=key,
            owner=owner,
        )
        self.forms.open_form(opened, back=back)
        opened.start(
            {"status": Confirmation.STATED, "person_id": self._only_person()}
            if sign is None
            else {
                "sign": f"{sign.sign_list}:{sign.sign}",
                "seen": sign.seen,
                "source": sign.source,
                "observed_on": sign.observed_on,
                "status": sign.status,
                "person_id": sign.person_id or "",
            }
        )

    def _status(self) -> Segmented:
        entries = self._codelists["sign_status"].entries
        return Segmented([(one.code, one.label(self._language)) for one in entries])

    def begin_resource(self) -> None:
        """The form for a new resource."""
        key = f"resource:{self._owner.concern_id or self._owner.case_id}:new"
        self._open_resource(None, key, self.add_resource)

    def _on_change_resource(self, resource: Resource, back: Button) -> None:
        self._open_resource(resource, f"resource:{resource.id}", back)

    def _open_resource(self, resource: Resource | None, key: str, back: Button) -> None:
        now = self._page.context.now
        form = Form()
        kinds = CodeChoice(self._codelists["resource"], self._language)
        form.add("kind", tr("Which resource?"), kinds, required=True)
        form.add("seen", tr("What was seen or heard?"), TextEdit(), required=True)
        form.add("source", tr("Who says so?"), LineEdit())
        form.add("observed_on", tr("When was it seen?"), DateEdit(now))
        if self._people:
            form.add("person_id", tr("About whom?"), self._people_choice())
        owner = self._owner

        def collect() -> Work:
            values = form.values()
            draft = ResourceDraft(
                concern_id=owner.concern_id,
                case_id=owner.case_id,
                kind=values["kind"] or "",
                person_id=values.get("person_id") or None,
                observed_on=values["observed_on"],
                source=values["source"],
                seen=values["seen"],
            )
            at = now()
            if resource is None:
                return lambda register: inquiry.add_resource(register, draft, now=at)
            return lambda register: inquiry.change_resource(register, resource.id, draft, now=at)

        opened = InPlace(
            self._page,
            form,
            title=tr("Add a resource") if resource is None else tr("Change the resource"),
            deed=tr("Save the resource"),
            collect=collect,
            key=key,
            owner=owner,
        )
        self.forms.open_form(opened, back=back)
        opened.start(
            {"person_id": self._only_person()}
            if resource is None
            else {
                "kind": resource.kind,
                "seen": resource.seen,
                "source": resource.source,
                "observed_on": resource.observed_on,
                "person_id": resource.person_id or "",
            }
        )

    def _on_remove(self, record: str, title: str, label: str, work: _WorkAt, back: Button) -> None:
        asked = question(
            self._page,
            title=title,
            explanation=label,
            deed=tr("Remove it"),
            work=work(self._page.context.now()),
        )
        self.forms.open_form(asked, record, back=back)
        asked.start()
