# SPDX-License-Identifier: EUPL-1.2
"""The log's receipt as a paper for the second key holder: shown, then printed or saved, logged."""

from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.disclosure import Medium
from app.services import receipts, settings
from app.ui.pages.plain_paper import Maker, PlainPaper, ShownPaper
from app.ui.parts.receipt import receipt_text
from app.widgets.texts import date_time_text, language, number_text, tr

if TYPE_CHECKING:
    from app.services.register import Register


class ReceiptPaperPage(PlainPaper):
    """The preview of the receipt of the log as it ends now."""

    def title(self) -> str:
        """What is about to be printed."""
        return tr("Receipt of the log")

    def note(self) -> str:
        """For whom it is."""
        return tr(
            "For the second key holder, to keep away from the computer. It says nothing about "
            "any citizen."
        )

    def maker(self) -> Maker:
        """The receipt of now."""
        return _make


def _make(register: "Register", now: datetime) -> ShownPaper:
    from app.export.pdf.receipt import ReceiptSheet, receipt_pdf

    receipt = receipts.present_receipt(register)
    sheet = ReceiptSheet(
        language=language(),
        title=tr("Receipt of the log"),
        register=settings.profile(register).name,
        facts=(
            (tr("Made"), date_time_text(now)),
            (tr("By", "who"), register.holder),
            (tr("Events in the log"), number_text(receipt.seq)),
        ),
        code=receipt_text(receipt),
        sections=(
            (
                tr("What this is"),
                tr(
                    "The register keeps a log of all that is done in it. The number above says "
                    "how many events it held, and the eight characters after it belong to the "
                    "last of them and to all before it. The paper says nothing about any citizen."
                ),
            ),
            (
                tr("What it is for"),
                tr(
                    "As long as this paper lies somewhere else, nobody can change the log or put "
                    "back an older copy of the register without it being seen. Keep the latest "
                    "paper until the next one comes; one a month is enough."
                ),
            ),
            (
                tr("How to check it"),
                tr(
                    'In the open register: "Who has access", then "Check a receipt". Type the '
                    "number and the eight characters. After a change of keys and after a restored "
                    "backup a new paper is needed, because the characters are then new."
                ),
            ),
        ),
        signed=(tr("Received by"), tr("Date")),
        page_label=tr("Page {page} of {pages}"),
    )

    def log(register: "Register", medium: Medium, now: datetime) -> None:
        receipts.log_receipt(register, now=now, saved=medium is Medium.SAVED)

    return ShownPaper(pdf=receipt_pdf(sheet), name=tr("Receipt of the log"), log=log)
