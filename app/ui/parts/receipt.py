# SPDX-License-Identifier: EUPL-1.2
"""The receipt of the log on a page: how it reads now, its paper, and the check of one."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from app.services import receipts
from app.services.receipts import Compared, Receipt, Verdict
from app.ui.page import Context
from app.widgets.forms import Form, LineEdit
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message, MessageKind
from app.widgets.parts import Card, SectionTitle, Text, bring_into_view, quiet_button, row_of
from app.widgets.texts import date_text, near_time_text, tr

if TYPE_CHECKING:
    from app.services.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptStanding:
    """What the section shows."""

    present: Receipt
    printed: datetime | None


def receipt_standing(register: "Register") -> ReceiptStanding:
    """Read it; on the lane."""
    return ReceiptStanding(
        present=receipts.present_receipt(register), printed=receipts.last_printed(register)
    )


def receipt_text(receipt: Receipt) -> str:
    """As it stands on every print: number and eight digits."""
    return f"{receipt.seq} · {receipt.code}"


class ReceiptSection(Card):
    """`paper_requested` when the paper is wanted; the check is done here."""

    paper_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(SectionTitle(tr("Receipt of the log")))
        self._context = context
        self.present = Text("", "strong", wrap=False)
        self.printed = Text("", "quiet")
        self.paper_button = quiet_button(tr("Make the receipt …"), self.paper_requested.emit)
        self.form = Form()
        self.typed = LineEdit(longest=60, width=280)
        self.form.add(
            "receipt",
            tr("Check a receipt"),
            self.typed,
            required=True,
            help=tr("Type the number and the eight characters as they stand on the paper."),
        )
        self.typed.line.returnPressed.connect(self.check)
        self.check_button = quiet_button(tr("Check"), self.check)
        self.answer = MessageBar()
        self.add(
            Text(
                tr(
                    "A line for the second key holder to keep on paper, away from the computer. "
                    "With it, nobody can change the log or put back an older copy unseen. One a "
                    "month is enough."
                ),
                "quiet",
            ),
            self.present,
            self.printed,
        )
        self.add_layout(row_of(self.paper_button))
        self.add(self.form)
        self.add_layout(row_of(self.check_button))
        self.add(self.answer)

    def show_standing(self, standing: ReceiptStanding) -> None:
        """Show how the log ends now, and when the last paper was made."""
        self.present.setText(
            tr("The log ends now with {receipt}").format(receipt=receipt_text(standing.present))
        )
        today = self._context.now().date()
        self.printed.setText(
            tr("No receipt has been made yet.")
            if standing.printed is None
            else tr("The last one was made {when}.").format(
                when=near_time_text(standing.printed.astimezone(), today)
            )
        )

    def check(self) -> None:
        """Compare what is typed with the log, and say it."""
        self.answer.dismiss()
        if self.form.show_problems(self.form.problems()):
            return
        receipt = receipts.read_receipt(self.typed.value())
        if receipt is None:
            self.form["receipt"].show_error(
                tr("This is no receipt. Type the number and all eight characters, as on the paper.")
            )
            self.form["receipt"].focus()
            return
        self._context.run(
            self,
            lambda register: receipts.check_receipt(register, receipt),
            self._on_compared,
        )

    def _on_compared(self, compared: Compared) -> None:
        self.answer.show_message(_said(compared))
        QTimer.singleShot(0, self, lambda: bring_into_view(self.answer))  # once it has its height


def _said(compared: Compared) -> Message:
    day = "" if compared.at is None else date_text(compared.at.astimezone().date())
    match compared.verdict:
        case Verdict.FITS:
            said = tr("The receipt fits. The log up to there is as it was.")
            return Message(kind=MessageKind.SUCCESS, text=said)
        case Verdict.TOO_OLD:
            return Message.info(
                tr("The receipt is older than the log keeps. It can no longer be checked.")
            )
        case Verdict.KEYS_CHANGED:
            return Message.warning(
                tr(
                    "The keys were changed on {date}, and with them the characters. A receipt from "
                    "before that day can no longer be checked; use one made after it."
                ).format(date=day)
            )
        case Verdict.RESTORED:
            return Message.warning(
                tr(
                    "The receipt does not fit. The register was brought back to an older copy on "
                    "{date}. A receipt from before that day can no longer be checked; one made "
                    "after it must fit. If it does not, tell the DPO."
                ).format(date=day)
            )
        case Verdict.AHEAD:
            return Message.warning(
                tr(
                    "The receipt does not fit: the log ends before its number. This may be an "
                    "older copy of the register. Check what you typed; if it is right, tell the IT "
                    "department and the DPO before you work on."
                )
            )
        case Verdict.DIFFERS:
            return Message.warning(
                tr(
                    "The receipt does not fit: the log has been changed, or this is another copy. "
                    "Check what you typed; if it is right, tell the IT department and the DPO "
                    "before you work on."
                )
            )
