# SPDX-License-Identifier: EUPL-1.2
"""Who has access: every way in, the way to change them, and the receipt of the log."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QWidget

from app.pipes import Reason
from app.services.access import Access, WayIn, who_has_access
from app.ui.actions import make_action
from app.ui.page import Context, Page, Target
from app.ui.parts.receipt import ReceiptSection, ReceiptStanding, receipt_standing
from app.widgets.parts import Card, Chip, PageBody, SectionTitle, Text, clear
from app.widgets.texts import tr, words

if TYPE_CHECKING:
    from app.services.register import Register

_WIDEST: Final = 770


class AccessPage(Page):
    """The list is read from the key file; changing it happens at the door."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._change = make_action(self, tr("Change keys …"), self._on_change)
        self.missing = Text("", "strong")
        self.missing.hide()
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(24)
        self._rows.setVerticalSpacing(12)
        self._rows.setColumnStretch(3, 1)
        ways_in = Card(
            SectionTitle(tr("Those who can open the register")),
            Text(tr("Look through the list when somebody changes job."), "quiet"),
        )
        ways_in.add_layout(self._rows)
        ways_in.add(
            self.missing,
            Text(
                tr(
                    "Keys are changed in the window where you unlock, for that takes the "
                    "passphrase, and an open register does not know it. The register is locked, "
                    "and when you have unlocked it you can change keys. What you have typed here "
                    "is kept."
                ),
                "quiet",
            ),
        )
        self.receipt = ReceiptSection(context)
        self.receipt.paper_requested.connect(
            lambda: self.navigate_requested.emit(Target(page="receipt_paper"))
        )
        body = PageBody(self, width=_WIDEST)
        body.add(ways_in, self.receipt)
        body.add_stretch()

    def title(self) -> str:
        """Who has access."""
        return tr("Who has access")

    def primary_action(self) -> QAction | None:
        """To the door, where keys are changed."""
        return self._change

    def refresh(self) -> None:
        """Read the key file and the end of the log."""

        def read(register: "Register") -> tuple[tuple[Access, ...], ReceiptStanding]:
            return who_has_access(register), receipt_standing(register)

        self.run(read, lambda found: self._on_read(*found))

    def focus_first(self) -> None:
        """On the first thing to do."""
        self.receipt.paper_button.setFocus()

    def _on_read(self, ways_in: tuple[Access, ...], standing: ReceiptStanding) -> None:
        clear(self._rows)
        for row, one in enumerate(ways_in):
            for column, (said, role) in enumerate(_said(one)):
                self._rows.addWidget(Text(said, role, wrap=False), row, column)
            if one.own:
                self._rows.addWidget(Chip(tr("you, now")), row, 2)
        self.missing.setText(_missing(ways_in))
        self.missing.setVisible(bool(self.missing.text()))
        self.receipt.show_standing(standing)

    def _on_change(self) -> None:
        self.context.end_process(Reason.KEYS)


def _said(one: Access) -> tuple[tuple[str, str], tuple[str, str]]:
    if one.kind is WayIn.RECOVERY:
        return (words(one.kind), "strong"), (tr("On paper, in a sealed envelope"), "quiet")
    return (one.label, "strong"), (words(one.kind), "quiet")


def _missing(ways_in: tuple[Access, ...]) -> str:
    kinds = [one.kind for one in ways_in]
    if WayIn.RECOVERY not in kinds:
        return tr(
            "There is no recovery key. If the passphrases are lost, nobody can open the register."
        )
    if len(ways_in) - kinds.count(WayIn.RECOVERY) == 1:
        return tr("Only one person has a passphrase. Add a second key holder.")
    return ""
