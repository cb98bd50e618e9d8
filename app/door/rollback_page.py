# SPDX-License-Identifier: EUPL-1.2
"""The question at rollback: the register lacks events that this computer knows of.

security.md §6: restore, or accept with a reason that is written in the log.
"""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.audit import OlderReason
from app.domain.errors import OlderCopy, Problem
from app.door.work import Trouble
from app.widgets.choices import Choice
from app.widgets.errors import problem_text
from app.widgets.forms import Form
from app.widgets.jobs import Busy
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
from app.widgets.texts import date_time_text, tr, words


class RollbackPage(QWidget):
    """Says what is missing, and asks: restore the latest copy, go on with a reason, or close."""

    restore_requested = Signal()
    go_on_requested = Signal(str)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = PageBody(self, width=760, centred=True)
        self.title = Text("", "title")
        self.said = Text()
        self.facts = Card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self.facts.add_layout(self._grid)
        self.busy = Busy()
        self.body.add(self.title, self.said, self.facts)
        self.body.add(self._restore_card(), self._go_on_card(), self.busy)
        self.close_button = link_button(tr("Close without changing anything"))
        self.close_button.clicked.connect(self.close_requested)
        self.body.add_layout(row_of(self.close_button))
        self.body.add_stretch()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what does not fit."""
        error, latest = trouble.error, trouble.latest
        if isinstance(error, OlderCopy):
            self.title.setText(tr("Is this an older copy of the register?"))
            self.said.setText(
                tr(
                    "This computer remembers %n event(s) that the register does not hold. Most "
                    "often an older copy of the register was put back: by the IT department, by a "
                    "program that copies files, or by hand. What was written in between is then "
                    "not in it.",
                    "",
                    error.missing,
                )
            )
            self._fact(tr("Last event in the register"), error.last_at)
            self._fact(tr("Last event this computer knows of"), error.known_at)
        else:
            self.title.setText(tr("Have two copies of the register been used?"))
            self.said.setText(
                tr(
                    "The register and this computer remember different events. Most often two "
                    "copies of the same register were worked in, each on its own. What was written "
                    "in the other copy is not in this one."
                )
            )
        self.facts.setVisible(isinstance(error, OlderCopy))
        last = error.last_at if isinstance(error, OlderCopy) else None
        self.latest.setText(_worth(latest, last))

    def set_working(self, working: bool) -> None:
        """Hold the page while the register is opened."""
        for widget in (self.restore_button, self.reason, self.go_on_button, self.close_button):
            widget.setEnabled(not working)

    def _restore_card(self) -> Card:
        self.restore_button = primary_button(tr("Restore a backup"))
        self.restore_button.clicked.connect(self.restore_requested)
        self.latest = Text()
        card = Card(
            SectionTitle(tr("Restore a backup")),
            self.latest,
        )
        card.add_layout(row_of(self.restore_button))
        return card

    def _go_on_card(self) -> Card:
        self.reason = Choice([(one, words(one)) for one in OlderReason], width=440)
        self.form = Form()
        self.form.add("reason", tr("Why is something missing?"), self.reason, required=True)
        self.go_on_button = quiet_button(tr("Go on with this copy"), self._on_go_on)
        card = Card(
            SectionTitle(tr("Go on with this copy")),
            Text(
                tr(
                    "What is missing stays missing. The reason is written in the register's log, "
                    "and the question does not come again."
                )
            ),
            self.form,
        )
        card.add_layout(row_of(self.go_on_button))
        return card

    def _fact(self, label: str, moment: datetime | None) -> None:
        said = tr("not known") if moment is None else date_time_text(moment.astimezone())
        row = self._grid.rowCount()
        self._grid.addWidget(Text(label, wrap=False), row, 0)
        self._grid.addWidget(Text(said, "strong", wrap=False), row, 1)

    def _on_go_on(self) -> None:
        reason = self.reason.value()
        if reason is None:
            self.form["reason"].show_error(problem_text(Problem.REQUIRED))
            self.form["reason"].focus()
            return
        self.set_working(True)
        self.go_on_requested.emit(str(reason))


def _worth(latest: datetime | None, last: datetime | None) -> str:
    """What the latest good backup can give back, seen from the register's last event."""
    if latest is None:
        return tr("No good backup was found in the register's folder. You can choose a file.")
    if last is None:
        said = tr("The latest good backup is from {time}.")
    elif latest > last:
        said = tr(
            "The latest good backup is from {time}. It is newer than the register is now, and "
            "gives back what was written until then."
        )
    else:
        said = tr(
            "The latest good backup in the register's folder is from {time}, and not newer than "
            "the register is now. Look for a newer one on a USB stick or a network drive."
        )
    return said.format(time=date_time_text(latest))
