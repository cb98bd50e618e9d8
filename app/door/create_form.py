# SPDX-License-Identifier: EUPL-1.2
"""The first step of the assistant: the municipality, its policy, the place, the passphrase."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError, InvalidDraft, Problem
from app.domain.municipality import ProfileDraft, RegistrationPolicy
from app.door import work
from app.door.folders import ask_folder
from app.door.places import Risk, risk_of, suggested_folder
from app.door.secret_form import SecretForm
from app.widgets.choices import CodeChoice
from app.widgets.editors import DateEdit, LineEdit, Segmented
from app.widgets.errors import sentence
from app.widgets.forms import Form
from app.widgets.jobs import Busy
from app.widgets.messages import Message
from app.widgets.parts import (
    Card,
    PageBody,
    SectionTitle,
    Text,
    link_button,
    primary_button,
    quiet_button,
    row_of,
)
from app.widgets.texts import tr, words

if TYPE_CHECKING:
    from app.domain.codelists import Language

LONGEST_NAME = 40  # a holder's name in the log


class CreateForm(QWidget):
    """Collects what a new register needs; `filled` gives it without a recovery key."""

    filled = Signal(object)
    back_requested = Signal()

    def __init__(
        self,
        now: Callable[[], datetime],
        language: "Language",
        step: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self._language = now, language
        self.body = PageBody(self, width=760, centred=True)
        self.body.add(
            Text(step, "small"),
            Text(tr("Create a register"), "title"),
            Text(
                tr(
                    "The register is one encrypted folder on this computer. Only a passphrase or "
                    "the recovery key opens it; nobody can reset them."
                ),
                "quiet",
            ),
        )
        self.form = Form()
        self.policy_form = Form()
        self.place_form = Form()
        self.secret_form = SecretForm(lambda: (self.name.value(), self.holder.value()))
        self.secret_form.submitted.connect(self._on_continue)
        self.body.add(
            Card(SectionTitle(tr("The municipality")), self.form),
            Card(SectionTitle(tr("When may a name be written?")), self.policy_form),
            Card(SectionTitle(tr("Where the register lies")), self.place_form),
            Card(SectionTitle(tr("Your passphrase")), self.secret_form),
        )
        self._build_municipality()
        self._build_policy()
        self._build_place()
        self.busy = Busy()
        self.button = primary_button(tr("Continue"), self._on_continue)
        self.back = link_button(tr("Back"), self.back_requested.emit)
        self.body.add(self.busy)
        self.body.add_layout(row_of(self.button, self.back))
        self.body.add_stretch()

    def set_working(self, working: bool) -> None:
        """Hold the form while the place is looked at."""
        for widget in (*self._forms(), self.button, self.back):
            widget.setEnabled(not working)

    def show_error(self, error: AppError) -> None:
        """Say what went wrong beside its field."""
        if isinstance(error, InvalidDraft):
            self.form.show_problems(error.problems)
            return
        self.place_form["folder"].show_error(sentence(error))
        self.place_form["folder"].focus()

    def _forms(self) -> tuple[Form, ...]:
        return (self.form, self.policy_form, self.place_form, self.secret_form)

    def _build_municipality(self) -> None:
        lists, today = work.codelists(), self._now().date()
        self.name = LineEdit(placeholder=tr("e.g. Skovby Kommune"))
        self.region = CodeChoice(lists["region"], self._language, on=today)
        self.district = CodeChoice(lists["police_district"], self._language, on=today)
        self.holder = LineEdit(longest=LONGEST_NAME, width=220)
        self.form.add("name", tr("Name of the municipality"), self.name, required=True)
        self.form.add("region", tr("Region"), self.region, required=True)
        self.form.add("police_district", tr("Police district"), self.district, required=True)
        self.form.add(
            "holder",
            tr("Your initials or title"),
            self.holder,
            required=True,
            help=tr("They stand in the register's log beside what you do."),
        )

    def _build_policy(self) -> None:
        self.policy = Segmented([(one, words(one)) for one in RegistrationPolicy], upright=True)
        self.policy.set_value(RegistrationPolicy.NAME_AT_MEASURE)
        self.policy.changed.connect(self._on_policy)
        self.policy_form.add("policy", tr("Registration"), self.policy, required=True)
        self.consequence = Text("", "quiet")
        self.policy_form.add_widget(self.consequence)
        self._on_policy()

    def _build_place(self) -> None:
        documents = QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        home = Path.home()
        self.folder = LineEdit(longest=1000)
        self.folder.set_value(str(suggested_folder(home, Path(documents or home))))
        self.folder.changed.connect(self._on_folder)
        self.place_form.add("folder", tr("Folder"), self.folder, required=True)
        choose = quiet_button(tr("Choose another folder"), self._on_choose, icon="folder-open")
        line = QWidget()
        line.setLayout(row_of(choose))
        self.place_form.add_widget(line)
        self.approved = DateEdit(self._now)
        self.place_form.add(
            "approved",
            tr("The place was approved by the IT department or the DPO on"),
            self.approved,
            help=tr("The date is kept in the register. The field may stay empty."),
        )
        self._on_folder()

    def _on_policy(self) -> None:
        said = {
            RegistrationPolicy.NAME_FROM_START: tr(
                "A concern is registered with a name as soon as it comes in. A registration "
                "decision is still made per person."
            ),
            RegistrationPolicy.NAME_AT_MEASURE: tr(
                "A new concern is a working note without search and counts, deleted after 14 "
                "days unless a registration decision is made."
            ),
            RegistrationPolicy.POLICE_ONLY: tr(
                "A concern is a working note until it goes to the police, who register. The "
                "municipality keeps the police's reference until feedback has come."
            ),
        }
        self.consequence.setText(said[self.policy.value()])

    def _on_folder(self) -> None:
        risk = risk_of(Path(self.folder.value() or "."))
        said = {
            Risk.SYNCED: tr(
                "This folder seems to be copied to a cloud service. Choose a folder on this "
                "computer only, or ask the IT department first."
            ),
            Risk.REMOVABLE: tr(
                "This folder seems to lie on a removable disk. It can be lost or pulled out while "
                "the register is open."
            ),
            Risk.NETWORK: tr(
                "This folder lies on the network. The register is safest on this computer's disk."
            ),
        }
        if risk is None:
            self.place_form.bar.dismiss()
        else:
            self.place_form.bar.show_message(Message.warning(said[risk]))

    def _on_choose(self) -> None:
        start = Path(self.folder.value() or Path.home()).parent

        def take(chosen: Path) -> None:
            inside = chosen if _is_empty(chosen) else chosen / "Tovholder-register"
            self.folder.set_value(str(inside))

        ask_folder(self, tr("Choose a folder"), start, take)

    def _on_continue(self) -> None:
        for form in self._forms():
            if form is not self.place_form:
                form.clear_problems()
        secret = self.secret_form.secret()
        found = [form.problems() for form in self._forms()[:3]]
        approved = self.approved.value()
        if approved is not None and approved > self._now().date():
            found[2] = (*found[2], ("approved", Problem.IN_FUTURE))
        # the last to be shown has the focus, so the topmost comes last
        pairs = reversed(list(zip(self._forms()[:3], found, strict=True)))
        wrong = [form.show_problems(problems) for form, problems in pairs]
        if any(wrong) or secret is None:
            return
        profile = ProfileDraft(
            name=self.name.value(),
            region=self.region.value() or "",
            police_district=self.district.value() or "",
            policy=self.policy.value(),
        )
        order = work.NewRegister(
            folder=Path(self.folder.value()).expanduser(),
            holder=self.holder.value(),
            passphrase=secret,
            profile=profile,
            place_approved_on=approved,
        )
        self.filled.emit(order)


def _is_empty(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except OSError:  # making the register says what is wrong with it
        return False
