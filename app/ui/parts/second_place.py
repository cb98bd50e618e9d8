# SPDX-License-Identifier: EUPL-1.2
"""The second place for backups: which it is, what follows from it, choosing and leaving it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services import backups
from app.ui.backup_watch import Standing
from app.ui.page import Page
from app.ui.paper_out import forget
from app.ui.parts.asking import Question
from app.ui.parts.backup_words import second_text
from app.widgets.file_dialog import file_dialog
from app.widgets.parts import Card, SectionTitle, Text, quiet_button, row_of
from app.widgets.places import Risk, risk_of
from app.widgets.texts import tr

if TYPE_CHECKING:
    from app.services.register import Register

Choose = Callable[[QWidget], Path | None]


def choose_folder(parent: QWidget) -> Path | None:
    """Ask for a folder; what the dialog remembers is removed."""
    dialog = file_dialog(parent, tr("Second place for backups"), Path.home())
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles() if accepted else []
    forget(dialog)
    return Path(chosen[0]) if chosen else None


class SecondPlace(Card):
    """`changed` when another place, or none, was chosen."""

    changed = Signal()
    chosen = Signal()
    """A place was chosen, and holds no backup yet."""

    def __init__(self, page: Page, choose: Choose = choose_folder) -> None:
        super().__init__(SectionTitle(tr("Second place")))
        self._page, self._choose = page, choose
        self._target: Path | None = None
        self.state = Text("", "strong")
        self.lag = Text("", "body")
        self.note = Text("", "quiet")
        self.choose_button = quiet_button(tr("Choose a folder …"), self._on_choose)
        self.leave_button = quiet_button(tr("Use no second place"), self._on_leave)
        self.question = Question()
        self.add(
            Text(
                tr(
                    "Every backup is also put here, so that the register is not lost together "
                    "with the computer: a USB drive that is locked away, or a folder on a network "
                    "drive. It need not be there all the time. The copies are encrypted."
                ),
                "quiet",
            ),
            self.state,
            self.lag,
            self.note,
        )
        self.add_layout(row_of(self.choose_button, self.leave_button))
        self.add(self.question)

    def show_standing(self, standing: Standing) -> None:
        """Show which place it is and how it lags."""
        self._target = standing.target
        none = standing.target is None
        self.state.setText(tr("None is chosen.") if none else str(standing.target))
        lag = second_text(standing, self._page.context.now().date())
        self.lag.setText(lag)
        self.lag.setVisible(bool(lag))
        note = "" if standing.target is None else _consequence(standing.target)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.leave_button.setVisible(not none)

    def _on_choose(self) -> None:
        chosen = self._choose(self._page)
        if chosen is None:
            return
        if risk_of(chosen) is Risk.SYNCED:
            self.question.ask(
                tr("Put backups in a synced folder?"),
                tr(
                    "Everything in this folder is copied to a cloud service. The backups are "
                    "encrypted, but they lie with others, and deleting them here does not delete "
                    "them there. Ask the DPO first."
                ),
                tr("Use this folder"),
                lambda: self._set(chosen),
                destructive=False,
            )
        else:
            self._set(chosen)

    def _on_leave(self) -> None:
        self.question.ask(
            tr("Use no second place?"),
            tr(
                "No more backups are put there. Those that lie there stay until you delete them; "
                "records that are deleted in the register are still in them."
            ),
            tr("Use no second place"),
            lambda: self._set(None),
        )

    def _set(self, chosen: Path | None) -> None:
        now = self._page.context.now()

        def work(register: "Register") -> None:
            backups.choose_second_target(register, chosen, now=now)

        def done(_none: None) -> None:
            self.changed.emit()
            if chosen is not None:
                self.chosen.emit()

        self._page.run(work, done)


def _consequence(target: Path) -> str:
    match risk_of(target):
        case Risk.SYNCED:
            return tr(
                "This folder is copied to a cloud service: what is deleted here is not deleted "
                "there. Another place is better."
            )
        case Risk.REMOVABLE:
            return tr("Keep the drive locked away when it is not in use.")
        case Risk.NETWORK:
            return tr("Others may be able to delete the copies there. The IT department knows who.")
        case _:
            return tr(
                "If this folder is on the same disk as the register, it does not help when the "
                "computer is lost."
            )
