# SPDX-License-Identifier: EUPL-1.2
"""The assistant that makes a register: municipality, policy, place, passphrase."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.errors import AppError, InvalidDraft
from app.domain.municipality import ProfileDraft, RegistrationPolicy
from app.door import work
from app.door.folders import ask_folder
from app.door.places import Risk, risk_of, suggested_folder
from app.widgets.choices import CodeChoice
from app.widgets.editors import LineEdit, Segmented, TickBox
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

_WORDS, _OWN = "words", "own"


class CreatePage(QWidget):
    """Collects what a new register needs; the window above makes it."""

    create_requested = Signal(object)
    back_requested = Signal()

    def __init__(
        self, now: Callable[[], datetime], language: "Language", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now, self._language = now, language
        self.body = PageBody(self, width=760, centred=True)
        self.body.add(
            Text(tr("Create a register"), "title"),
            Text(
                tr(
                    "The register is one encrypted folder on this computer. Only the passphrase "
                    "opens it; nobody can reset it."
                ),
                "quiet",
            ),
        )
        self.form = Form()
        self.policy_form = Form()
        self.place_form = Form()
        self.secret_form = Form()
        self.body.add(
            Card(SectionTitle(tr("The municipality")), self.form),
            Card(SectionTitle(tr("When may a name be written?")), self.policy_form),
            Card(SectionTitle(tr("Where the register lies")), self.place_form),
            Card(SectionTitle(tr("The passphrase")), self.secret_form),
        )
        self._build_municipality()
        self._build_policy()
        self._build_place()
        self._build_secret()
        self.busy = Busy()
        self.button = primary_button(tr("Create the register"), self._on_create)
        self.back = link_button(tr("Back"), self.back_requested.emit)
        self.body.add(self.busy)
        self.body.add_layout(row_of(self.button, self.back))
        self.body.add_stretch()

    def set_working(self, working: bool) -> None:
        """Hold the form while the register is made."""
        for widget in (*self._forms(), self.button, self.back):
            widget.setEnabled(not working)

    def show_error(self, error: AppError) -> None:
        """Say what went wrong beside its field."""
        self.set_working(False)
        if isinstance(error, InvalidDraft):
            self.form.show_problems(error.problems)
        else:
            self.place_form["folder"].show_error(sentence(error))
            self.folder.line.setFocus()
            self.body.ensureWidgetVisible(self.folder)

    def _forms(self) -> tuple[Form, ...]:
        return (self.form, self.policy_form, self.place_form, self.secret_form)

    def _build_municipality(self) -> None:
        lists, today = work.codelists(), self._now().date()
        self.name = LineEdit(placeholder=tr("e.g. Skovby Kommune"))
        self.region = CodeChoice(lists["region"], self._language, on=today)
        self.district = CodeChoice(lists["police_district"], self._language, on=today)
        self.holder = LineEdit(longest=40, width=220)
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
        self.policy = Segmented([(one, words(one)) for one in RegistrationPolicy])
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
        self._on_folder()

    def _build_secret(self) -> None:
        self.kind = Segmented(
            [(_WORDS, tr("Five words from the program")), (_OWN, tr("Words of my own"))]
        )
        self.kind.set_value(_WORDS)
        self.kind.changed.connect(self._on_kind)
        self.secret_form.add("kind", tr("Which passphrase?"), self.kind, required=True)
        self.offer = Text("", "section")
        self.offer_box = Card(
            self.offer,
            Text(
                tr(
                    "Write the five words on paper and keep it where you keep valuables, until "
                    "you know them by heart."
                ),
                "quiet",
            ),
        )
        self.offer_box.add_layout(
            row_of(quiet_button(tr("Suggest others"), self._on_suggest, icon="refresh-cw"))
        )
        self.secret_form.add_widget(self.offer_box)
        self.own = LineEdit(longest=1000)
        self.own.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret_form.add(
            "own",
            tr("Passphrase"),
            self.own,
            required=True,
            help=tr("At least 16 characters. A sentence only you would think of is good."),
        )
        self.again = LineEdit(longest=1000)
        self.again.line.returnPressed.connect(self._on_create)
        self.secret_form.add("again", tr("Type it once more"), self.again, required=True)
        self.show_typed = TickBox(tr("Show what I type"))
        self.show_typed.changed.connect(self._on_show)
        self.secret_form.add("show", "", self.show_typed)
        self._on_suggest()
        self._on_kind()

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

    def _on_suggest(self) -> None:
        self.offer.setText(work.suggest())

    def _on_kind(self) -> None:
        own = self.kind.value() == _OWN
        self.offer_box.setVisible(not own)
        self.secret_form["own"].setVisible(own)
        self.secret_form["again"].set_label(
            tr("Type it once more") if own else tr("Type the five words")
        )
        self._on_show()

    def _on_show(self) -> None:
        hidden = self.kind.value() == _OWN and not self.show_typed.value()
        mode = QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal
        self.own.line.setEchoMode(mode)
        self.again.line.setEchoMode(mode)
        self.secret_form["show"].setVisible(self.kind.value() == _OWN)

    def _on_create(self) -> None:
        for form in self._forms():
            if form is not self.place_form:
                form.clear_problems()
        wrong = [form.show_problems(form.problems()) for form in reversed(self._forms())]
        if any(wrong) or not self._check_secret():
            focused = self.window().focusWidget()
            if focused is not None:
                self.body.ensureWidgetVisible(focused, 24, 80)
            return
        secret = self.own.value() if self.kind.value() == _OWN else self.offer.text()
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
        )
        self.create_requested.emit(order)

    def _check_secret(self) -> bool:
        own = self.kind.value() == _OWN
        if own and not work.is_strong(self.own.value()):
            self.secret_form["own"].show_error(
                tr("The passphrase is too short. Use at least 16 characters.")
            )
            self.secret_form["own"].focus()
            return False
        secret = self.own.value() if own else self.offer.text()
        if self.again.value() != secret:
            self.secret_form["again"].show_error(
                tr("The two do not match. Type the passphrase once more.")
            )
            self.secret_form["again"].focus()
            return False
        return True


def _is_empty(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except OSError:  # making the register says what is wrong with it
        return False
