# SPDX-License-Identifier: EUPL-1.2
"""Who can open the register, and the deeds that change it: the door's page after reason KEYS.

What the window above gives it and gets from it:

* `KeysPage(KeyDesk(folder, unlocked, vault), lane=lane, now=now)`: `unlocked` is what
  `services.keys.unlock_keys` gave on the lane and belongs to the page from then on; `vault` is the
  door's `Vault` (floors, cost, state folder). The page does all work on `lane` itself.
* `focus_first()` once it is the current page.
* `continue_requested(packed)`: "Open the register". `packed` are the keys for the `Handover`, a
  bytearray as from `Vault.unlock`; the page has wiped what it held.
* `closed_requested()`: "Close". The page has wiped what it held; show the unlock page.
* `expired()`: nobody has used the page for ten minutes. As `closed_requested`.
* `leave()`: wipe, before the window closes or goes elsewhere (also after a change of language).
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.domain.errors import AppError
from app.door.idle import IdleWatch
from app.door.key_deeds import Deed, RemoveDeed, SecretDeed, delete_copies_deed
from app.door.key_list import KeyList
from app.door.keys_work import KeyDesk, Standing
from app.door.recovery_paper import RecoveryPaper
from app.door.recovery_step import RecoveryStep, Ways
from app.services.task import Task
from app.widgets.errors import sentence
from app.widgets.jobs import BugReport, Cancelled, Done, Failed, Job, Lane, Outcome
from app.widgets.messages import Message, MessageKind
from app.widgets.texts import language, tr

if TYPE_CHECKING:
    from app.domain.codelists import Language
    from app.services.backups import Backup
    from app.services.keys import KeySlot

Work = Callable[[Task], Standing]
Place = Deed | RecoveryStep | KeyList
"""Where a deed was asked for, and where it is said what hinders it."""


class KeysPage(QWidget):
    """Holds the opened vault while it is shown, and wipes it when it is left."""

    continue_requested = Signal(object)
    closed_requested = Signal()
    expired = Signal()

    def __init__(
        self,
        desk: KeyDesk,
        *,
        lane: Lane,
        now: Callable[[], datetime],
        ways: Ways | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._lane, self._now, self._ways = desk, lane, now, ways
        self._standing: Standing | None = None
        self._job: Job | None = None
        self._left = False
        self._came_from: QWidget | None = None
        self.idle = IdleWatch(now, self)
        self.idle.expired.connect(self._on_expired)
        self.stack = QStackedWidget()
        self.list = KeyList(desk.folder.name)
        self.stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.deed: Deed | RecoveryStep | None = None
        for signal, slot in (
            (self.list.open_requested, self._on_continue),
            (self.list.close_requested, self._on_close),
            (self.list.change_requested, self.ask_change),
            (self.list.holder_requested, self.ask_holder),
            (self.list.successor_requested, self.ask_successor),
            (self.list.recovery_requested, self.ask_recovery),
            (self.list.remove_requested, self.ask_remove),
            (self.list.copies_requested, self.ask_copies),
        ):
            signal.connect(slot)
        self._read()

    @property
    def working(self) -> bool:
        """Whether a deed is being done."""
        return self._job is not None and self._job.running

    def focus_first(self) -> None:
        """Put the focus where the user begins."""
        if self.deed is not None:
            self._focus_deed(self.deed)
        else:
            self.list.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where the user begins."""
        super().showEvent(event)
        self.idle.watch(self.window().windowHandle())
        self.focus_first()

    def leave(self) -> None:
        """Wipe the opened vault, after what is being done; the page is of no use afterwards."""
        self.idle.stop()
        self._left = True
        if self._job is not None and self._job.running:
            self._job.cancel()
            self._lane.submit(lambda _task: self._desk.wipe(), lambda _outcome: None, self._lane)
        else:
            self._drop_deed()
            self._desk.wipe()

    def ask_change(self) -> None:
        """Ask for one's own new passphrase."""
        own = next(slot for slot in self._slots if slot.own)
        deed = SecretDeed(
            tr("Change my passphrase"),
            (
                tr(
                    "From then on only the new passphrase opens the register for you. The register "
                    "gets new keys; the other key holders and the recovery key are not affected. "
                    "Backups from before still open with the old passphrase."
                ),
            ),
            tr("Change my passphrase"),
            known=(self._name, own.label),
        )
        self._ask_secret(
            deed,
            lambda task: self._desk.change_passphrase(deed.secret, self._now(), task),
            tr("Your passphrase is changed. The old one opens nothing made after it."),
        )

    def ask_holder(self) -> None:
        """Ask for a further holder, who types."""
        deed = SecretDeed(
            tr("Add a key holder"),
            (
                tr(
                    "Let the new key holder sit here and type a passphrase of their own. Nobody "
                    "else needs to know it, and the log shows who did what."
                ),
            ),
            tr("Add the key holder"),
            known=(self._name,),
            named="",
        )
        self._ask_secret(
            deed,
            lambda task: self._desk.add_holder(deed.secret, deed.name.value(), self._now(), task),
            tr("The new key holder can open the register."),
        )

    def ask_successor(self, slot: "KeySlot") -> None:
        """Ask for a new passphrase for somebody who forgot theirs, or who comes after them."""
        deed = SecretDeed(
            tr("New passphrase for {name}").format(name=slot.label),
            (
                tr(
                    "For a key holder who has forgotten the passphrase, or for a successor: write "
                    "the successor's name. Let whoever it is for sit here and type. The register "
                    "gets new keys, and the old passphrase opens nothing made from now on."
                ),
            ),
            tr("Set the new passphrase"),
            known=(self._name,),
            named=slot.label,
        )
        self._ask_secret(
            deed,
            lambda task: self._desk.add_holder(
                deed.secret, deed.name.value(), self._now(), task, replaces=slot.id
            ),
            tr("The new passphrase opens the register. The old one opens nothing made after it."),
        )

    def ask_recovery(self) -> None:
        """Make a recovery key: on paper, typed back, then put to use."""
        step = RecoveryStep(self._lane, deed=tr("Use this recovery key"), ways=self._ways)
        step.back_requested.connect(self._show_list)
        step.confirmed.connect(
            lambda key: self._do(
                lambda task: self._desk.add_recovery(key, self._now(), task),
                tr("The new recovery key opens the register. Shred the sheet of an older one."),
            )
        )
        self._show_deed(step)
        step.begin(
            RecoveryPaper(
                register=self._name,
                folder=self._desk.folder,
                made_on=self._now().date(),
                language=cast("Language", language()),
            )
        )

    def ask_remove(self, slot: "KeySlot") -> None:
        """Say what follows from removing a way in."""
        copies = self._standing.opened_by(slot.id) if self._standing is not None else ()
        deed = RemoveDeed(slot.label, copies)
        said = tr("{name}'s key is removed.").format(name=slot.label)
        deed.wanted.connect(
            lambda: self._do(
                lambda task: self._desk.remove(slot.id, self._now(), task),
                said,
                then=partial(self._delete_opened_by, slot) if deed.also.value() else None,
            )
        )
        self._show_deed(deed)

    def ask_copies(self) -> None:
        """Say which backups of before can be deleted."""
        if self._standing is not None and self._standing.old:
            old = self._standing.old
            deed = delete_copies_deed(old)
            said = tr("The old backups are deleted.")
            deed.wanted.connect(lambda: self._delete_copies(old, said, deed))
            self._show_deed(deed)

    @property
    def _slots(self) -> "tuple[KeySlot, ...]":
        return self._standing.slots if self._standing is not None else ()

    @property
    def _name(self) -> str:
        return self._standing.name if self._standing is not None else self._desk.folder.name

    def _read(self) -> None:
        def receive(outcome: Outcome[Standing]) -> None:
            match outcome:
                case Done(value=standing):
                    self._show_standing(standing)
                case Failed(error=AppError() as error):
                    self.list.tell(Message.error(sentence(error)))
                case Failed(error=BugReport() as report):
                    self.list.tell(Message.bug(str(report)))

        self._job = self._lane.submit(lambda _task: self._desk.standing(), receive, self)
        self.list.busy.watch(self._job)

    def _ask_secret(self, deed: SecretDeed, work: Work, said: str) -> None:
        deed.wanted.connect(lambda: self._do(work, said))
        self._show_deed(deed)

    def _delete_copies(self, copies: "tuple[Backup, ...]", said: str, place: Place) -> None:
        self._do(lambda task: self._desk.delete_copies(copies, self._now(), task), said, place)

    def _delete_opened_by(self, slot: "KeySlot", place: Place) -> None:
        if self._standing is not None:
            said = tr("{name}'s key is removed, and the backups it opened are deleted.")
            copies = self._standing.opened_by(slot.id)
            self._delete_copies(copies, said.format(name=slot.label), place)

    def _do(
        self,
        work: Work,
        said: str,
        place: Place | None = None,
        *,
        then: Callable[[Place], None] | None = None,
    ) -> None:
        """Do a deed on the lane; what comes of it is said on the list, or where it was asked.

        `then` follows on the list once the deed is done.
        """
        asked = place or self.deed or self.list
        before = self.window().focusWidget()
        asked.set_working(True)

        def receive(outcome: Outcome[Standing]) -> None:
            if self._left:
                return
            asked.set_working(False)
            self.idle.touch()
            if before is not None and isValid(before):
                before.setFocus()
            match outcome:
                case Done(value=standing):
                    self._show_standing(standing)
                    self._show_list()
                    done = Message(kind=MessageKind.SUCCESS, text=said)  # until it is dismissed
                    self.list.tell(done)
                    if then is not None:
                        then(self.list)
                case Failed(error=AppError() as error):
                    asked.show_error(error)
                case Failed(error=BugReport() as report):
                    asked.tell(Message.bug(str(report)))
                case Cancelled():
                    asked.tell(Message.info(tr("Stopped. The register is as it was.")))

        self._job = self._lane.submit(work, receive, self)
        asked.busy.watch(self._job)

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self.list.show_standing(standing)
        if self.isVisible() and self.deed is None:
            self.list.focus_first()

    def _show_deed(self, deed: Deed | RecoveryStep) -> None:
        self._drop_deed()
        self._came_from = self.window().focusWidget()
        self.deed = deed
        if isinstance(deed, Deed):
            deed.cancelled.connect(self._show_list)
        self.stack.addWidget(deed)
        self.stack.setCurrentWidget(deed)
        self._focus_deed(deed)

    def _focus_deed(self, deed: Deed | RecoveryStep) -> None:
        if isinstance(deed, Deed):
            deed.focus_first()

    def _show_list(self) -> None:
        self.list.bar.dismiss()
        self.stack.setCurrentWidget(self.list)
        self._drop_deed()
        before, self._came_from = self._came_from, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        else:
            self.list.focus_first()

    def _drop_deed(self) -> None:
        """Nothing of a passphrase or recovery key stays in a page that is no longer shown."""
        if self.deed is None:
            return
        if isinstance(self.deed, RecoveryStep):
            self.deed.forget()
        self.stack.removeWidget(self.deed)
        self.deed.hide()
        self.deed.deleteLater()
        self.deed = None

    def _on_continue(self) -> None:
        packed = self._desk.packed()
        self.leave()
        self.continue_requested.emit(packed)

    def _on_expired(self) -> None:
        if self.working:  # it ends by itself, and then the clock begins anew
            self.idle.watch(None)
            return
        self.leave()
        self.expired.emit()

    def _on_close(self) -> None:
        self.leave()
        self.closed_requested.emit()
