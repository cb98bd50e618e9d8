# SPDX-License-Identifier: EUPL-1.2
"""The restore page: which backup, what opens it, a try without consequence, and where to."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import (
    AppError,
    CurrentPassphraseNeeded,
    DeletionsUnknown,
    FolderImpossible,
    FolderNotEmpty,
    OlderPassphraseNeeded,
    Problem,
    RecoveryKeyMistyped,
    RegisterExists,
    WrongPassphrase,
)
from app.door.copy_list import CopyList
from app.door.secret_line import SecretLine
from app.door.work import RestoreOrder
from app.widgets.editors import LineEdit, Segmented, TickBox
from app.widgets.errors import problem_text, sentence
from app.widgets.forms import Field, Form
from app.widgets.jobs import Busy
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message, MessageKind
from app.widgets.parts import (
    Card,
    PageBody,
    SectionTitle,
    Text,
    bring_into_view,
    link_button,
    primary_button,
    quiet_button,
    row_of,
)
from app.widgets.texts import date_time_text, tr

if TYPE_CHECKING:
    from app.services.backups import Backup
    from app.services.restore import Rehearsed

_HERE, _NEW = "here", "new"
_OF_THE_SECRET = (
    CurrentPassphraseNeeded,
    OlderPassphraseNeeded,
    RecoveryKeyMistyped,
    WrongPassphrase,
)
_OF_THE_FOLDER = (FolderImpossible, FolderNotEmpty, RegisterExists)


class RestorePage(QWidget):
    """Collects what a restore needs; `register` is the folder it was reached from, if any.

    `replacing` says what a restore into that folder does there.
    """

    file_requested = Signal()
    folder_requested = Signal()
    try_requested = Signal(object)
    restore_requested = Signal(object)
    back_requested = Signal()

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        register: Path | None,
        suggested: Path,
        replacing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._register, self._replacing = register, replacing
        self.body = PageBody(self, width=760, centred=True)
        self.copies = CopyList(now)
        self.copies.chosen.connect(self._on_chosen)
        self.busy = Busy()
        self.bar = MessageBar()
        self.button = primary_button(tr("Restore the backup"), self._on_restore)
        self.back = link_button(tr("Back"), self.back_requested.emit)
        self.body.add(
            Text(tr("Restore a backup"), "title"),
            Text(
                tr(
                    "A backup gives the register back as it was when the backup was made. What "
                    "was written later is not in it."
                ),
                "quiet",
            ),
            self._which_card(),
            self._secret_card(),
            self._where_card(suggested),
            self.bar,
            self.busy,
        )
        self.body.add_layout(row_of(self.button, self.back))
        self.body.add_stretch()
        self.show_copies(())

    def show_copies(self, copies: "tuple[Backup, ...]") -> None:
        """Show the backups that were found beside the register."""
        self.copies.show_copies(copies)
        self._show_list()
        if copies and self.window().focusWidget() in (None, self.file_button):
            self.copies.setFocus()  # the list came after the page

    def add_copy(self, copy: "Backup") -> None:
        """Show a file that the user chose."""
        self.bar.dismiss()
        self.copies.add_copy(copy)
        self._show_list()

    def fill_secret(self, typed: str) -> None:
        """Begin with what was typed at the door before."""
        self.secret.set_value(typed)

    def offer_entry(self) -> None:
        """Let the way back lead into the register, which is unlocked."""
        said = tr("Open the register without restoring")
        self.back.setText(said)
        self.back.setAccessibleName(said)

    def set_folder(self, folder: Path) -> None:
        """Show the new folder that was chosen."""
        self.folder.set_value(str(folder))

    def show_rehearsed(self, found: "Rehearsed") -> None:
        """Say what the backup holds."""
        self.set_working(False)
        said = tr(
            "The backup is whole and can be restored. It holds {concerns} and {cases}, as of "
            "{time}. Nothing has been changed."
        ).format(
            concerns=tr("%n concern(s)", "", found.concerns),
            cases=tr("%n case(s)", "", found.cases),
            time=date_time_text(found.made_at),
        )
        self.tried.show_message(Message(kind=MessageKind.SUCCESS, text=said))
        self.try_button.setFocus()

    def show_error(self, error: AppError) -> None:
        """Say what went wrong where it can be mended."""
        self.set_working(False)
        if isinstance(error, DeletionsUnknown):
            self.unknown.show_message(Message.warning(sentence(error)))
            self.accept.set_value(False)
            self.accept_field.show()
            self.accept_field.focus()
        elif isinstance(error, _OF_THE_SECRET):
            older = isinstance(error, OlderPassphraseNeeded)
            if older:
                self.then_field.show()
            field = self.then_field if older else self.secret_field
            field.show_error(sentence(error))
            (self.of_then if older else self.secret).select()
            bring_into_view(field)
        elif isinstance(error, _OF_THE_FOLDER) and self.where.value() == _NEW:
            self.form["folder"].show_error(sentence(error))
            self.form["folder"].focus()
        else:
            self.bar.show_message(Message.error(sentence(error)))
            self.button.setFocus()
            QTimer.singleShot(0, self, lambda: bring_into_view(self.bar))

    def set_working(self, working: bool) -> None:
        """Hold the page while a backup is read."""
        for widget in (
            self.copies,
            self.file_button,
            self.secret,
            self.of_then,
            self.try_button,
            self.form,
            self.accept,
            self.button,
            self.back,
        ):
            widget.setEnabled(not working)
        if not working:
            self._enable()

    def _which_card(self) -> Card:
        self.none = Text(
            tr("No backup was found in the register's folder. Choose a file."), "quiet"
        )
        self.file_button = quiet_button(
            tr("Choose a file"), self.file_requested.emit, icon="folder-open"
        )
        card = Card(SectionTitle(tr("Which backup?")), self.none, self.copies)
        card.add_layout(row_of(self.file_button))
        return card

    def _secret_card(self) -> Card:
        self.secret = SecretLine(width=440)
        self.secret.add_eye()
        self.secret.changed.connect(self._forget_trial)
        self.secret_field = Field(tr("Passphrase or recovery key"), self.secret, required=True)
        self.of_then = SecretLine(width=440)
        self.of_then.add_eye()
        self.of_then.changed.connect(self._forget_trial)
        self.then_field = Field(
            tr("Passphrase or recovery key of that time"),
            self.of_then,
            required=True,
            help=tr("The backup is older than the last change of keys."),
        )
        self.then_field.hide()
        self.try_button = quiet_button(tr("Try the restore"), self._on_try)
        self.try_busy = Busy()
        self.tried = _said_bar()
        card = Card(SectionTitle(tr("What opens it?")), self.secret_field, self.then_field)
        card.add(self.try_busy, self.tried)
        card.add_layout(row_of(self.try_button, Text(tr("Changes nothing."), "small", wrap=False)))
        return card

    def _where_card(self, suggested: Path) -> Card:
        self.where = Segmented(
            [(_HERE, tr("Here, in place of the register")), (_NEW, tr("In a new folder"))]
        )
        self.where.set_value(_NEW if self._register is None else _HERE)
        self.where.changed.connect(self._on_where)
        self.form = Form()
        self.form.add("where", tr("Restore"), self.where, required=True)
        self.consequence = Text("", "quiet")
        self.form.add_widget(self.consequence)
        self.folder = LineEdit(longest=1000)
        self.folder.set_value(str(suggested))
        self.form.add("folder", tr("Folder"), self.folder, required=True)
        self.folder_button = quiet_button(
            tr("Choose another folder"), self.folder_requested.emit, icon="folder-open"
        )
        line = QWidget()
        line.setLayout(row_of(self.folder_button))
        self.form.add_widget(line)
        self.accept = TickBox(tr("I know this, and will delete it again myself"))
        self.accept_field = Field("", self.accept)
        self.accept_field.hide()
        self.unknown = _said_bar()
        self.form["where"].setVisible(self._register is not None)
        card = Card(SectionTitle(tr("Where to?")), self.form, self.unknown, self.accept_field)
        self._on_where()
        return card

    def _show_list(self) -> None:
        found = self.copies.rowCount() > 0
        self.copies.setVisible(found)
        self.none.setVisible(not found)
        self.none.setText(
            tr("No backup was found in the register's folder. Choose a file.")
            if self._register is not None
            else tr("Choose the file with the backup, on a USB stick or a network drive.")
        )
        self._on_chosen()

    def _on_chosen(self) -> None:
        copy = self.copies.copy()
        self._forget_trial()
        older = copy is not None and copy.good and not copy.current
        self.then_field.setVisible(older and self.where.value() == _HERE)
        self.unknown.dismiss()
        self.accept_field.hide()
        self.accept.set_value(False)
        self._enable()
        said = (
            tr("Restore the backup from {time}").format(time=date_time_text(copy.made_at))
            if copy is not None
            else tr("Restore the backup")
        )
        self.button.setText(said)
        self.button.setAccessibleName(said)

    def _enable(self) -> None:
        chosen = self.copies.copy() is not None
        self.button.setEnabled(chosen)
        self.try_button.setEnabled(chosen)

    def _on_where(self) -> None:
        new = self.where.value() == _NEW
        self._on_chosen()
        self.form["folder"].setVisible(new)
        self.folder_button.setVisible(new)
        self.consequence.setText(
            tr("The register gets a folder of its own, and nothing else is changed.")
            if new
            else self._replacing
        )

    def _forget_trial(self) -> None:
        self.tried.dismiss()

    def _order(self) -> RestoreOrder | None:
        copy = self.copies.copy()
        if copy is None:
            return None
        for field in (self.secret_field, self.then_field):
            if not field.isHidden() and field.is_missing:
                field.show_error(problem_text(Problem.REQUIRED))
                field.focus()
                return None
        here = self.where.value() == _HERE
        return RestoreOrder(
            path=copy.path,
            typed=self.secret.value(),
            of_then="" if self.then_field.isHidden() else self.of_then.value(),
            folder=self._register if here and self._register else Path(self.folder.value()),
            new=not here,
            deletions_unknown_accepted=self.accept.value(),
        )

    def _on_try(self) -> None:
        order = self._order()
        if order is not None:
            self.bar.dismiss()
            self.try_requested.emit(order)

    def _on_restore(self) -> None:
        order = self._order()
        if order is None or self.form.show_problems(self.form.problems()):
            return
        if not self.accept_field.isHidden() and not self.accept.value():
            self.accept_field.show_error(tr("Tick this, or choose another backup."))
            self.accept_field.focus()
            return
        self.bar.dismiss()
        if order.new and order.folder == self._register:  # it may have lost its keys
            self.show_error(RegisterExists())
            return
        self.restore_requested.emit(order)


def _said_bar() -> MessageBar:
    """A bar for what stays as long as it is true; there is nothing to dismiss."""
    bar = MessageBar()
    bar.close_button.hide()
    return bar
